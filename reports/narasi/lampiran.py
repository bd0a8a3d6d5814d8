"""Annexes: decree on the IKU, Perjanjian Kinerja, signature of Formulir E.81, summary of the LHE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.predikat import predikat
from lkjip import formats
from reports.narasi import angka, bantu
from reports.narasi.bab3 import tren_akip
from reports.narasi.dasar import Rujuk, butir, gabung, subjudul
from reports.tables.bab3_evaluasi import total_evaluasi

if TYPE_CHECKING:
    from evaluation.data import DataEvaluasi
    from reports.sumber import Sumber

RINCIAN = '<div class="rincian">{}</div>'


def _rincian(pasangan: list[tuple[str, str]]) -> SafeString:
    """Facts as label and value, one a line."""
    isi = [format_html("<p>{} {}</p>", bantu.tebal(f"{label}:"), nilai) for label, nilai in pasangan]
    return format_html(RINCIAN, gabung(*isi))


def sk_iku(data: Sumber, rujuk: Rujuk) -> str:
    if data.iku is None:
        return bantu.belum(
            f"Belum ada keputusan Indikator Kinerja Utama yang berlaku pada tahun {data.tahun}."
        )
    d = data.iku
    return gabung(
        _rincian(
            [
                ("Ditetapkan oleh", data.unit.jabatan_kepala),
                ("Nomor", d.nomor or "belum dicatat"),
                ("Tanggal", formats.tanggal(d.tanggal) if d.tanggal else "belum dicatat"),
                ("Tentang", bantu.rapi(d.nama)),
                ("Berlaku untuk", f"Tahun {bantu.masa(d)}"),
            ]
        ),
        subjudul("Menimbang"),
        bantu.alinea(
            bantu.kalimat(d.alasan) or "Pertimbangan keputusan belum dicatat.",
            "Indikator kinerja utama diperlukan sebagai ukuran keberhasilan tujuan dan sasaran strategis "
            "serta "
            "sebagai acuan perencanaan, penganggaran, pelaporan, dan evaluasi kinerja.",
        ),
        subjudul("Menetapkan"),
        bantu.alinea(
            f"Indikator Kinerja Utama di lingkungan {bantu.nama_unit(data)} sebagaimana tabel berikut."
        ),
    )


def tanda_tangan_iku(data: Sumber, rujuk: Rujuk) -> str:
    d = data.iku
    if d is None:
        return bantu.belum("Belum ada keputusan yang ditetapkan.")
    return format_html(
        '<div class="tanda-tangan-tunggal"><p>Ditetapkan di {}<br>pada tanggal {}</p>{}</div>',
        data.unit.ibu_kota,
        formats.tanggal(d.tanggal) if d.tanggal else "yang belum dicatat",
        _pihak("", data.unit.jabatan_kepala),
    )


# --- Perjanjian Kinerja
def pernyataan_pk(data: Sumber, rujuk: Rujuk) -> str:
    pk = data.pk
    if pk is None:
        return bantu.belum(f"Belum ada Perjanjian Kinerja tahun {data.tahun}.")
    pertama = bantu.rapi(pk.pihak_pertama) or "belum dicatat"
    kedua = bantu.rapi(pk.pihak_kedua) or "belum dicatat"
    return gabung(
        format_html('<p class="judul-pernyataan">{}</p>', bantu.rapi(pk.nama)),
        bantu.alinea(
            "Untuk mewujudkan manajemen pemerintahan yang efektif, transparan, akuntabel, dan "
            "berorientasi pada "
            "hasil, yang bertanda tangan di bawah ini:"
        ),
        _rincian([("Pihak pertama", pertama), ("Pihak kedua, selaku atasan pihak pertama", kedua)]),
        bantu.alinea(
            "Pihak pertama berjanji mewujudkan target kinerja sebagaimana lampiran perjanjian ini, dalam "
            "rangka "
            "mencapai target jangka menengah yang ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
            "kegagalan "
            "pencapaian target tersebut menjadi tanggung jawab pihak pertama."
        ),
        bantu.alinea(
            "Pihak kedua melakukan supervisi yang diperlukan, mengevaluasi capaian kinerja perjanjian "
            "ini, dan "
            "mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
        ),
    )


def _tempat_tanggal(data: Sumber) -> SafeString:
    pk = data.pk
    tanggal = formats.tanggal(pk.tanggal) if pk and pk.tanggal else "tanggal belum dicatat"
    return format_html('<p class="tempat-tanggal">{}, {}</p>', data.unit.ibu_kota, tanggal)


def tanda_tangan_pk(data: Sumber, rujuk: Rujuk) -> str:
    pk = data.pk
    if pk is None:
        return bantu.belum("Belum ada pihak yang menandatangani Perjanjian Kinerja.")
    return gabung(
        _tempat_tanggal(data),
        format_html(
            '<div class="tanda-tangan-pihak">{}{}</div>',
            _pihak("Pihak Kedua", pk.pihak_kedua),
            _pihak("Pihak Pertama", pk.pihak_pertama),
        ),
    )


def _pihak(sebutan: str, jabatan: str) -> SafeString:
    return format_html(
        '<div class="pihak">{}<p>{}</p><p class="ruang-tanda-tangan"></p></div>',
        format_html("<p>{},</p>", sebutan) if sebutan else "",
        bantu.rapi(jabatan) or "jabatan belum dicatat",
    )


# --- Formulir E.81
def tanda_tangan_e81(data: Sumber, rujuk: Rujuk) -> str:
    return format_html(
        '<div class="tanda-tangan-tunggal"><p>{}, ……………………………</p>{}</div>',
        data.unit.ibu_kota,
        _pihak("", data.unit.jabatan_kepala),
    )


# --- LHE
def lhe(data: Sumber, rujuk: Rujuk) -> str:
    e = data.evaluasi_lalu
    if e is None:
        return bantu.belum(f"Belum ada laporan hasil evaluasi AKIP tahun {data.tahun - 1}.")
    return gabung(
        _rincian(
            [
                ("Evaluator", data.unit.inspektorat),
                ("Nomor", e.nomor_lhe or "belum dicatat"),
                ("Tanggal", formats.tanggal(e.tanggal_lhe) if e.tanggal_lhe else "belum dicatat"),
                ("Tim evaluator", e.tim or "belum dicatat"),
                ("Perangkat daerah yang dievaluasi", bantu.nama_unit(data)),
            ]
        ),
        bantu.alinea(
            _nilai(data, e),
            tren_akip(data),
            f"Catatan evaluator: {bantu.kalimat(e.simpulan)}" if e.simpulan else "",
        ),
        _rekomendasi(data),
    )


def _nilai(data: Sumber, e: DataEvaluasi) -> str:
    total = total_evaluasi(data, e)
    if total.nilai is None:
        return f"Nilai AKIP tahun {e.tahun} belum lengkap: {total.alasan}."
    skala = data.skala.get("akip")
    tingkat = predikat(total.nilai, skala) if skala else None
    if tingkat is None:
        nilai = angka.nilai_akip(e.tahun, total)
        return f"Nilai AKIP tahun {e.tahun} adalah {nilai}; skala predikatnya belum dipilih."
    # What the step means is said only where the evaluator has said nothing.
    arti = "" if e.simpulan else bantu.kalimat(tingkat.jenjang.keterangan)
    return (
        f"Nilai AKIP tahun {e.tahun} adalah {angka.nilai_akip(e.tahun, total)} dengan predikat "
        f"{angka.predikat_akip(e.tahun, tingkat)} "
        f"({tingkat.jenjang.sebutan}). {arti}".rstrip()
    )


def _rekomendasi(data: Sumber) -> SafeString:
    per_nomor = {t.nomor: t.rekomendasi for t in data.tindak_lanjut}
    if not per_nomor:
        return bantu.belum("Belum ada rekomendasi yang dicatat.")
    return gabung(subjudul("Rekomendasi"), butir([bantu.kalimat(r) for r in per_nomor.values()], urut=True))
