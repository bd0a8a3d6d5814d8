"""What the review of an LKjIP prints: Catatan Hasil Reviu (CHR) and Pernyataan Telah Direviu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.html import format_html

from lkjip import formats
from reports.blok import Bagian, Baris, BlokNarasi, ReportData, bilangan, teks
from reports.inspektorat.dasar import (
    Tabel,
    alinea_pengguna,
    bagian,
    narasi,
    paragraf,
    tabel,
    tanda_tangan,
)
from reports.narasi import bantu
from reports.narasi.dasar import gabung
from reports.tables.dasar import Kolom

if TYPE_CHECKING:
    from evaluation.isi_reviu import DataChr, DataPernyataan

PEDOMAN = (
    "Peraturan Menteri PANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan "
    "Kinerja, dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"
)


class TabelReviu(Tabel):
    kunci = "chr-butir"
    judul = "Hasil Reviu atas Setiap Butir"

    no = Kolom("No", lebar=5, jenis="tengah")
    uraian = Kolom("Butir yang Direviu", lebar=33)
    jawaban = Kolom("Hasil", lebar=10, jenis="tengah")
    catatan = Kolom("Catatan Pereviu", lebar=28)
    tanggapan = Kolom("Tanggapan Perangkat Daerah", lebar=24)


class TabelPereviu(Tabel):
    kunci = "chr-pereviu"
    judul = "Pereviu"
    kosong = "Belum ada butir yang dijawab."

    no = Kolom("No", lebar=8, jenis="tengah")
    nama = Kolom("Nama", lebar=36)
    jabatan = Kolom("Jabatan", lebar=32)
    tanda_tangan = Kolom("Tanda Tangan", lebar=24)


def susun_chr(
    isi: DataChr, *, unit_singkat: str, pengenal: str, tempat: str, draf: bool = False
) -> ReportData:
    """The CHR. A draft was not delivered yet."""
    dicatat = sum(b.dicatat for k in isi.kelompok for b in k.butir)
    return ReportData(
        judul="Catatan Hasil Reviu LKjIP",
        unit=isi.unit,
        unit_singkat=unit_singkat,
        pemda=isi.pemda,
        tahun=isi.tahun,
        tempat=tempat,
        bagian=(
            bagian(
                "1",
                "Hasil Reviu",
                narasi(
                    "pengantar",
                    paragraf(
                        f"Reviu atas LKjIP {isi.unit} tahun {isi.tahun} dilakukan menurut {PEDOMAN}.",
                        f"Dari butir yang direviu, {bantu.bilang(dicatat)} disertai catatan."
                        if dicatat
                        else "Tidak ada butir yang disertai catatan.",
                    ),
                ),
                tabel(TabelReviu, _butir(isi), nomor="1"),
            ),
            bagian(
                "2",
                "Simpulan",
                narasi("simpulan", alinea_pengguna(isi.simpulan) or bantu.belum("Simpulan belum ditulis.")),
                tabel(TabelPereviu, _pereviu(isi), nomor="2"),
            ),
        ),
        pengenal=pengenal,
        kepala=(
            f"Catatan Hasil Reviu atas Laporan Kinerja Tahun {isi.tahun}",
            isi.unit,
            isi.pemda,
            _nomor_tanggal(isi.nomor, formats.tanggal(isi.tanggal) if isi.tanggal else ""),
        ),
        draf=draf,
    )


def _nomor_tanggal(nomor: str, tanggal: str) -> str:
    sebut_nomor = f"Nomor {nomor}" if nomor else "Nomor belum ditetapkan"
    return f"{sebut_nomor}, {f'tanggal {tanggal}' if tanggal else 'tanggal belum dicatat'}"


def _butir(isi: DataChr) -> Iterator[Baris]:
    for n, k in enumerate(isi.kelompok, 1):
        if not k.butir:
            continue
        yield Baris(f"k{n}", rentang=f"{formats.romawi(n)}. {k.label}")
        for b in k.butir:
            yield Baris(
                f"{n}-{b.nomor}",
                {
                    "no": bilangan(b.nomor),
                    "uraian": teks(b.uraian),
                    "jawaban": teks(b.jawaban or "belum dijawab"),
                    "catatan": teks(b.catatan),
                    "tanggapan": teks(b.tanggapan),
                },
            )


def _pereviu(isi: DataChr) -> Iterator[Baris]:
    for n, p in enumerate(isi.penelaah, 1):
        yield Baris(
            str(n), {"no": bilangan(n), "nama": teks(p.nama), "jabatan": teks(p.jabatan)}, "ruang-paraf"
        )


def susun_pernyataan(isi: DataPernyataan, *, unit_singkat: str, pengenal: str) -> ReportData:
    """The statement alone, on one page."""
    return ReportData(
        judul="Pernyataan Telah Direviu",
        unit=isi.unit,
        unit_singkat=unit_singkat,
        pemda=isi.pemda,
        tahun=isi.tahun,
        tempat=isi.tempat,
        bagian=(Bagian("pernyataan", "", "", "subbab", 2, isi_pernyataan(isi)),),
        pengenal=pengenal,
        kepala=(
            "Pernyataan Telah Direviu",
            isi.inspektorat,
            f"Laporan Kinerja {isi.unit} Tahun {isi.tahun}",
            f"Nomor {isi.nomor}" if isi.nomor else "",
        ),
    )


def isi_pernyataan(isi: DataPernyataan) -> tuple[BlokNarasi, ...]:
    """The statement's text after PermenPANRB 53/2014, annex III; the LKjIP prints the same."""
    return (narasi("pernyataan-reviu", teks_pernyataan(isi)),)


def teks_pernyataan(isi: DataPernyataan) -> str:
    return gabung(
        paragraf(
            f"Kami telah mereviu Laporan Kinerja {isi.unit} untuk tahun anggaran {isi.tahun} sesuai dengan "
            "pedoman reviu atas laporan kinerja. Substansi informasi yang dimuat dalam laporan kinerja "
            f"menjadi tanggung jawab manajemen {isi.unit}."
        ),
        paragraf(
            "Reviu bertujuan memberikan keyakinan terbatas bahwa laporan kinerja telah disajikan secara "
            "akurat, andal, dan valid."
        ),
        paragraf(
            "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam "
            "meyakini keandalan informasi yang disajikan di dalam laporan kinerja ini."
        ),
        tanda_tangan(
            isi.tempat,
            isi.tanggal,
            (isi.jabatan,),
            isi.penandatangan,
            isi.pangkat,
            f"NIP {isi.nip}" if isi.nip else "",
        ).html,
        format_html('<p class="sidik">Sidik angka laporan yang direviu (SHA-256): {}</p>', isi.sidik)
        if isi.sidik
        else "",
    )
