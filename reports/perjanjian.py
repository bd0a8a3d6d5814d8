"""The Perjanjian Kinerja as it is signed: the statement with its parties, and the annex with two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from budget.sumber import SumberKinerja
from indicators.models import Dokumen
from lkjip import formats
from lkjip.jabatan import kepala_pada
from lkjip.numbers import jumlah
from perencanaan.peringatan_tahunan import sebut_rentang
from perencanaan.perjanjian import susun_lampiran, target_tahun
from reports.blok import KOSONG, Bagian, Baris, ReportData, bilangan, teks, uang
from reports.inspektorat.dasar import BELUM, Tabel, bagian, narasi, paragraf, rincian, tabel
from reports.narasi.dasar import gabung
from reports.tables.dasar import Kolom


@dataclass(frozen=True, slots=True)
class Pihak:
    """A party: the office, and the person where it is known."""

    jabatan: str
    nama: str = ""


@dataclass(frozen=True, slots=True)
class BarisTarget:
    sasaran: str
    indikator: str
    satuan: str
    target: str


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    program: str
    anggaran: Decimal
    keterangan: str


@dataclass(frozen=True, slots=True)
class DataPerjanjian:
    """A document as it is printed."""

    unit: str
    unit_singkat: str
    pemda: str
    tahun: int
    tempat: str
    pengenal: str
    nama: str
    nomor: str
    tanggal: date | None
    draf: bool
    perubahan: bool
    pertama: Pihak
    kedua: Pihak
    target: tuple[BarisTarget, ...]
    anggaran: tuple[BarisAnggaran, ...]


def muat_perjanjian(dokumen: Dokumen) -> DataPerjanjian:
    """The document with the names of who holds the offices on its date (today where it has none)."""
    unit = dokumen.unit
    data = SumberKinerja(unit.pk, dokumen.tahun)
    milik = {t.indikator_id: (t.nilai, t.nilai_atas) for t in target_tahun(dokumen)}
    bidang = next((b for b in data.bidang if b.id == dokumen.bidang_id), None)
    lampiran = susun_lampiran(data, bidang, juga=milik)
    pertama, kedua = _para_pihak(dokumen)
    return DataPerjanjian(
        unit=unit.nama,
        unit_singkat=unit.nama_singkat,
        pemda=unit.pemda.nama,
        tahun=dokumen.tahun,
        tempat=unit.pemda.ibu_kota,
        pengenal=f"pk/{unit.slug}/{dokumen.tahun}/{bidang.kode if bidang else 'unit'}/{dokumen.urutan}",
        nama=dokumen.nama,
        nomor=dokumen.nomor,
        tanggal=dokumen.tanggal,
        draf=dokumen.draf,
        perubahan=dokumen.urutan > 0,
        pertama=pertama,
        kedua=kedua,
        target=tuple(
            BarisTarget(b.sasaran, b.indikator.nama, b.indikator.satuan, sebut_rentang(milik[b.indikator.id]))
            for b in lampiran.target
            if b.indikator.id in milik
        ),
        anggaran=tuple(
            BarisAnggaran(p.simpul.nama, p.anggaran, p.sumber_dana)
            for p in dokumen.program.select_related("simpul").order_by("urutan", "id")
        ),
    )


def _para_pihak(dokumen: Dokumen) -> tuple[Pihak, Pihak]:
    """The head of the unit is the first party of its own document, and the second of those right below."""
    pihak = Pihak(dokumen.pihak_pertama), Pihak(dokumen.pihak_kedua)
    kepala = kepala_pada(dokumen.unit, dokumen.tanggal or timezone.localdate())
    if kepala is None:
        return pihak
    jabatan = dokumen.unit.jabatan_kepala
    pertama, kedua = (
        Pihak(f"{kepala.awalan}{p.jabatan.removeprefix(kepala.awalan)}", kepala.nama)
        if p.jabatan.removeprefix(kepala.awalan) == jabatan
        else p
        for p in pihak
    )
    return pertama, kedua


class TabelTarget(Tabel):
    kunci = "pk-target"
    judul = "Target Kinerja"
    kosong = "Belum ada target yang diperjanjikan."

    no = Kolom("No", lebar=6, jenis="tengah")
    sasaran = Kolom("Sasaran", lebar=32)
    indikator = Kolom("Indikator Kinerja", lebar=36)
    satuan = Kolom("Satuan", lebar=11, jenis="tengah")
    target = Kolom("Target", lebar=15, jenis="tengah")


class TabelAnggaran(Tabel):
    kunci = "pk-anggaran"
    judul = "Anggaran"
    kosong = "Belum ada anggaran."

    no = Kolom("No", lebar=6, jenis="tengah")
    program = Kolom("Program/Kegiatan", lebar=50)
    anggaran = Kolom("Anggaran (Rp)", lebar=22, jenis="rupiah")
    keterangan = Kolom("Keterangan", lebar=22, jenis="tengah")


def susun_perjanjian(isi: DataPerjanjian) -> ReportData:
    tanda = narasi("tanda-tangan", _tanda_tangan(isi))
    return ReportData(
        judul="Perjanjian Kinerja Perubahan" if isi.perubahan else "Perjanjian Kinerja",
        unit=isi.unit,
        unit_singkat=isi.unit_singkat,
        pemda=isi.pemda,
        tahun=isi.tahun,
        tempat=isi.tempat,
        bagian=(
            Bagian("pernyataan", "", "", "subbab", 2, (narasi("pernyataan", _pernyataan(isi)), tanda)),
            bagian(
                "",
                isi.nama,
                tabel(TabelTarget, _baris_target(isi.target)),
                tabel(TabelAnggaran, _baris_anggaran(isi.anggaran)),
                replace(tanda, kunci="tanda-tangan-lampiran"),
                jenis="lampiran",
            ),
        ),
        pengenal=isi.pengenal,
        kepala=(isi.nama, isi.unit, isi.pemda, f"Nomor {isi.nomor}" if isi.nomor else ""),
        draf=isi.draf,
    )


def _pernyataan(isi: DataPerjanjian) -> SafeString:
    """The text after PermenPANRB 53/2014, annex I."""
    return gabung(
        paragraf(
            "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
            "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
        ),
        _sebut(isi.pertama),
        paragraf("selanjutnya disebut pihak pertama;"),
        _sebut(isi.kedua),
        paragraf("selaku atasan pihak pertama, selanjutnya disebut pihak kedua."),
        paragraf(
            "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
            "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah "
            "ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja "
            "tersebut menjadi tanggung jawab kami."
        ),
        paragraf(
            "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap "
            "capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka "
            "pemberian penghargaan dan sanksi."
        ),
    )


def _sebut(pihak: Pihak) -> SafeString:
    return rincian([("Nama", pihak.nama or BELUM * 2), ("Jabatan", pihak.jabatan or BELUM * 2)])


def _tanda_tangan(isi: DataPerjanjian) -> SafeString:
    return format_html(
        '<div class="kesatuan"><p class="tempat-tanggal">{}, {}</p>'
        '<div class="tanda-tangan-pihak">{}{}</div></div>',
        isi.tempat,
        formats.tanggal(isi.tanggal) if isi.tanggal else BELUM,
        _pihak("Pihak Kedua", isi.kedua),
        _pihak("Pihak Pertama", isi.pertama),
    )


def _pihak(sebutan: str, pihak: Pihak) -> SafeString:
    return format_html(
        '<div class="pihak"><p>{},</p><p>{}</p><p class="ruang-tanda-tangan">{}</p></div>',
        sebutan,
        pihak.jabatan or BELUM,
        pihak.nama,
    )


def _baris_target(baris: Iterable[BarisTarget]) -> Iterator[Baris]:
    """The number and the sasaran stand on its first line only."""
    nomor, lalu = 0, ""
    for n, b in enumerate(baris, 1):
        baru = b.sasaran != lalu
        nomor, lalu = nomor + baru, b.sasaran
        yield Baris(
            str(n),
            {
                "no": bilangan(nomor) if baru else KOSONG,
                "sasaran": teks(b.sasaran) if baru else KOSONG,
                "indikator": teks(b.indikator),
                "satuan": teks(b.satuan),
                "target": teks(b.target),
            },
        )


def _baris_anggaran(baris: Iterable[BarisAnggaran]) -> Iterator[Baris]:
    semua = list(baris)
    for n, b in enumerate(semua, 1):
        yield Baris(
            str(n),
            {
                "no": bilangan(n),
                "program": teks(b.program),
                "anggaran": uang(b.anggaran),
                "keterangan": teks(b.keterangan),
            },
        )
    if semua:
        total = uang(jumlah(b.anggaran for b in semua))
        yield Baris("jumlah", {"program": teks("Jumlah"), "anggaran": total}, "jumlah")
