"""Foreword and executive summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html

from indicators.predikat import predikat
from lkjip import formats
from reports.inspektorat.reviu import teks_pernyataan
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung
from reports.narasi.kalimat_capaian import (
    daftar_sementara,
    kalimat_kelompok,
    kalimat_rata,
    kalimat_serapan,
    langkah_perbaikan,
)
from reports.tables.bab3_evaluasi import total_evaluasi

if TYPE_CHECKING:
    from indicators.data import DataSasaran
    from reports.sumber import Sumber


def kata_pengantar(data: Sumber, rujuk: Rujuk) -> str:
    tahun_ke = bantu.tahun_renstra(data)
    return gabung(
        bantu.alinea(
            "Puji syukur kami panjatkan kepada Tuhan Yang Maha Esa atas selesainya Laporan Kinerja Instansi "
            f"Pemerintah (LKjIP) {bantu.nama_unit(data)} Tahun {data.tahun}.",
            f"Tahun {data.tahun} merupakan {tahun_ke}." if tahun_ke else "",
        ),
        bantu.alinea(
            "Laporan ini disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem "
            "Akuntabilitas Kinerja Instansi Pemerintah dan Peraturan Menteri PANRB Nomor 53 Tahun 2014.",
            "Isinya memuat kinerja yang diperjanjikan, hasil yang dicapai, anggaran yang digunakan, dan "
            "hal-hal "
            "yang masih harus diperbaiki.",
        ),
        bantu.alinea(
            "Kami berharap laporan ini bermanfaat sebagai bahan evaluasi dan perbaikan kinerja. Saran dan "
            "masukan dari semua pihak kami terima dengan terbuka."
        ),
    )


def tanda_tangan_pengantar(data: Sumber, rujuk: Rujuk) -> str:
    """Place, year after the one reported, and the office that signs; the name is written by hand."""
    return format_html(
        '<p class="tanda-tangan">{}, {}<br>{}</p>',
        data.unit.ibu_kota,
        data.tahun + 1,
        data.unit.jabatan_kepala,
    )


def pernyataan_reviu(data: Sumber, rujuk: Rujuk) -> str:
    """The statement of the Inspektorat, as it is printed by itself too."""
    isi = data.pernyataan_reviu
    return teks_pernyataan(isi) if isi else bantu.belum("LKjIP ini belum dinyatakan telah direviu.")


def ringkasan(data: Sumber, rujuk: Rujuk) -> str:
    return gabung(
        _tujuan_sasaran(data),
        bantu.alinea(kalimat_kelompok(data), kalimat_rata(data)),
        butir(_capaian(data)),
        *(bantu.alinea(s) for s in daftar_sementara(data)),
        bantu.alinea(kalimat_serapan(data), _serapan_sasaran(data)),
        bantu.alinea(kalimat_akip(data)),
        _kendala(data),
        _perbaikan(data),
    )


def _tujuan_sasaran(data: Sumber) -> str:
    if not data.sasaran:
        return bantu.belum(f"Belum ada sasaran strategis {data.unit.nama_singkat} yang berlaku.")
    tujuan = {t.id: t for t in (data.tujuan_sasaran(s) for s in data.sasaran)}
    sebut = formats.daftar([f"“{bantu.rapi(t.uraian)}”" for t in tujuan.values()])
    indikator = len(bantu.tinjau(data))
    pk = f" menurut {bantu.sebut_dokumen(data.pk)}" if data.pk else ""
    return gabung(
        bantu.alinea(
            f"Tujuan jangka menengah {bantu.nama_unit(data)} adalah {sebut}.",
            f"Tujuan tersebut dijabarkan menjadi {angka.banyak_sasaran(data)} sasaran strategis "
            "berikut, "
            f"yang diukur dengan {angka.banyak_kata(data, 'indikator', indikator)} indikator kinerja{pk}."
            if indikator
            else "Sasaran strategis berikut belum mempunyai indikator kinerja:",
        ),
        butir([bantu.rapi(s.uraian) for s in data.sasaran], urut=True),
    )


def _capaian(data: Sumber) -> list[str]:
    hasil = []
    for t in bantu.tinjau(data):
        bagian = [
            f"target {bantu.ukuran_target(t.indikator, t.kinerja.target)}",
            bantu.sebut_realisasi(t.kinerja),
            bantu.sebut_capaian(t)
            if t.kinerja.target or t.kinerja.dilaporkan
            else "capaian belum dapat dihitung",
        ]
        hasil.append(f"{bantu.nama_indikator(t.indikator)}: {', '.join(b for b in bagian if b)}.")
    return hasil


def _serapan_sasaran(data: Sumber) -> str:
    """The sasaran with the highest and the lowest absorption, where there is more than one."""
    ada = [
        (u.serapan.nilai, s)
        for s in data.sasaran
        if (u := data.anggaran.uang_sasaran(s.id)).serapan.nilai is not None
    ]
    if len(ada) < 2:
        return ""
    tinggi, rendah = max(ada, key=lambda x: x[0]), min(ada, key=lambda x: x[0])
    if tinggi[0] == rendah[0]:
        return f"Penyerapan setiap sasaran sama, yaitu {_serapan(data, tinggi[1])}."
    return (
        f"Penyerapan tertinggi terdapat pada {bantu.nama_sasaran(tinggi[1])} "
        f"({_serapan(data, tinggi[1])}) dan "
        f"terendah pada {bantu.nama_sasaran(rendah[1])} ({_serapan(data, rendah[1])})."
    )


def _serapan(data: Sumber, s: DataSasaran) -> str:
    return angka.serapan(data, s.kode, data.anggaran.uang_sasaran(s.id))


def kalimat_akip(data: Sumber) -> str:
    evaluasi = data.evaluasi_lalu
    if evaluasi is None:
        return f"Belum ada hasil evaluasi AKIP tahun {data.tahun - 1} yang dicatat."
    total = total_evaluasi(data, evaluasi)
    if total.nilai is None:
        return f"Nilai evaluasi AKIP tahun {evaluasi.tahun} belum lengkap: {total.alasan}."
    skala = data.skala.get("akip")
    tingkat = predikat(total.nilai, skala) if skala else None
    sebut = (
        f" dengan predikat {angka.predikat_akip(evaluasi.tahun, tingkat)} ({tingkat.jenjang.sebutan})"
        if tingkat
        else ""
    )
    return (
        f"Evaluasi AKIP tahun {evaluasi.tahun} oleh {data.unit.inspektorat} memberikan nilai "
        f"{angka.nilai_akip(evaluasi.tahun, total)}{sebut}."
    )


def _kendala(data: Sumber) -> str:
    """The first cause of each target that was missed."""
    gagal = bantu.pilah(bantu.tinjau(data))[bantu.BELUM]
    if not gagal:
        return ""
    isi = []
    for t in gagal:
        sebab = data.analisis(t.indikator.id, "penyebab")
        teks = bantu.kalimat(sebab[0].teks) if sebab else "Penyebabnya belum dianalisis."
        isi.append(format_html("{} {}", bantu.tebal(f"{bantu.nama_indikator(t.indikator)}."), teks))
    return gabung(bantu.alinea("Kendala utama pada target yang belum tercapai:"), butir(isi))


def _perbaikan(data: Sumber) -> str:
    langkah = langkah_perbaikan(data)
    if not langkah:
        return ""
    return gabung(bantu.alinea(f"Langkah perbaikan setelah tahun {data.tahun}:"), butir(langkah))
