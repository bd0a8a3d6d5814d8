"""Chapter III: evaluation of the year before, achievement and its comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.capaian import capaian as hitung_capaian
from indicators.capaian import selisih_poin
from lkjip import formats
from lkjip.enums import StatusRekomendasi
from reports.hidup import hidup
from reports.narasi import angka, bantu
from reports.narasi.bab3_analisis import (
    analisis_penyebab,
    analisis_penyebab_uraian,
    program_penunjang,
    program_penunjang_uraian,
)
from reports.narasi.bab3_banding import (
    kemajuan_renstra,
    kemajuan_renstra_uraian,
    perbandingan_tahun,
    perbandingan_tahun_uraian,
    standar_nasional,
    standar_nasional_uraian,
)
from reports.narasi.bab3_sumber_daya import (
    efisiensi_anggaran,
    efisiensi_anggaran_uraian,
    efisiensi_aset,
    efisiensi_sdm,
    realisasi_anggaran,
    realisasi_anggaran_uraian,
)
from reports.narasi.dasar import Rujuk, butir, gabung
from reports.narasi.depan import kalimat_akip
from reports.narasi.kalimat_capaian import daftar_sementara, kalimat_kelompok, kalimat_rata
from reports.tables.bab3_evaluasi import evaluasi_sebelum, komponen_evaluasi, total_evaluasi

if TYPE_CHECKING:
    from evaluation.data import DataEvaluasi
    from lkjip.numbers import Hasil
    from reports.blok import Sel
    from reports.sumber import Sumber

__all__ = [
    "analisis_penyebab",
    "analisis_penyebab_uraian",
    "efisiensi_anggaran",
    "efisiensi_anggaran_uraian",
    "efisiensi_aset",
    "efisiensi_sdm",
    "kemajuan_renstra",
    "kemajuan_renstra_uraian",
    "nilai_akip",
    "perbandingan_tahun",
    "perbandingan_tahun_uraian",
    "program_penunjang",
    "program_penunjang_uraian",
    "realisasi_anggaran",
    "realisasi_anggaran_uraian",
    "skala_capaian",
    "standar_nasional",
    "standar_nasional_uraian",
    "target_realisasi",
    "target_realisasi_uraian",
    "tindak_lanjut",
]


# --- 3.1
def nilai_akip(data: Sumber, rujuk: Rujuk) -> str:
    evaluasi = data.evaluasi_lalu
    if evaluasi is None:
        return bantu.belum(f"Belum ada hasil evaluasi AKIP tahun {data.tahun - 1} yang dicatat.")
    lhe = f"Laporan Hasil Evaluasi Nomor {evaluasi.nomor_lhe}" if evaluasi.nomor_lhe else ""
    lhe += f" tanggal {formats.tanggal(evaluasi.tanggal_lhe)}" if lhe and evaluasi.tanggal_lhe else ""
    return gabung(
        bantu.alinea(
            kalimat_akip(data),
            f"Hasil tersebut dituangkan dalam {lhe}."
            if lhe
            else "Nomor laporan hasil evaluasi belum dicatat.",
            f"Rincian nilainya disajikan pada {rujuk('nilai-akip')}.",
        ),
        bantu.alinea(_komponen(data, evaluasi), tren_akip(data)),
        bantu.alinea(f"Catatan evaluator: {bantu.kalimat(evaluasi.simpulan)}") if evaluasi.simpulan else "",
    )


def _komponen(data: Sumber, evaluasi: DataEvaluasi) -> str:
    """The components that come nearest to their weight and farthest from it."""
    capai = [
        (h.nilai, _sebut_komponen(nomor, nama, evaluasi.tahun, h, bobot, n))
        for nomor, (nama, bobot, n) in enumerate(komponen_evaluasi(data, evaluasi), 1)
        if (h := hitung_capaian(target=Decimal(bobot.nilai or 0), realisasi=n.nilai)).nilai is not None
    ]
    if not capai:
        return "Nilai per komponen belum dicatat."
    tinggi, rendah = max(capai), min(capai)
    if tinggi[0] == rendah[0]:
        return f"Setiap komponen mencapai {formats.persen(tinggi[0])} dari bobotnya."
    return (
        f"Dibandingkan dengan bobotnya, komponen yang terbaik adalah {tinggi[1]}, sedangkan yang paling "
        "perlu "
        f"diperbaiki adalah {rendah[1]}."
    )


def _sebut_komponen(nomor: int, nama: str, tahun: int, bagian: Hasil, bobot: Sel, nilai: Hasil) -> str:
    """ "Perencanaan Kinerja (21,60 dari 30 atau 72,00%)"."""
    teks = hidup(f"sel:nilai-akip:{nomor}:nilai", formats.angka(nilai.nilai, 2))
    return f"{nama} ({teks} dari {bobot.teks} atau {angka.komponen_akip(tahun, nomor, bagian)})"


def tren_akip(data: Sumber) -> str:
    """Change of the total against the latest earlier evaluation."""
    kini = data.evaluasi_lalu
    lalu = evaluasi_sebelum(data, kini) if kini else None
    if kini is None or lalu is None:
        return "Belum ada nilai evaluasi tahun sebelumnya untuk dibandingkan." if kini else ""
    a, b = total_evaluasi(data, kini), total_evaluasi(data, lalu)
    selisih = selisih_poin(a.nilai, b.nilai)
    if selisih.nilai is None:
        return f"Perubahan terhadap nilai tahun {lalu.tahun} belum dapat dihitung."
    if selisih.nilai == 0:
        return f"Nilai tersebut sama dengan nilai tahun {lalu.tahun}."
    return (
        f"Nilai tersebut {angka.gerak_akip(kini.tahun, selisih)} dari nilai tahun {lalu.tahun} "
        f"({angka.nilai_akip(lalu.tahun, b)})."
    )


def tindak_lanjut(data: Sumber, rujuk: Rujuk) -> str:
    per_nomor = {t.nomor: t for t in data.tindak_lanjut}
    if not per_nomor:
        return bantu.belum(f"Belum ada rekomendasi evaluasi AKIP tahun {data.tahun - 1} yang dicatat.")
    semua = list(per_nomor.values())
    bagian = [
        f"{bantu.bilang(n)} {s.label.lower()}"
        for s in reversed(StatusRekomendasi)
        if (n := len([t for t in semua if t.status == s]))
    ]
    terbuka = [t for t in semua if t.status not in bantu.SELESAI]
    if len(bagian) == 1:
        status = StatusRekomendasi(semua[0].status).label.lower()
        hasil = f"Evaluasi tersebut memuat {bantu.bilang(len(semua))} rekomendasi; statusnya {status}."
    else:
        banyak = angka.banyak_kata(data, "rekomendasi", len(semua))
        hasil = f"Dari {banyak} rekomendasi evaluasi, {formats.daftar(bagian)}."
    return gabung(
        bantu.alinea(
            hasil, _lama(data), f"Matriks tindak lanjutnya disajikan pada {rujuk('tindak-lanjut')}."
        ),
        bantu.alinea("Rekomendasi yang belum selesai:") if terbuka else "",
        butir(
            [
                format_html("{} {}", bantu.tebal(f"Rekomendasi {t.nomor}."), bantu.kalimat(t.rekomendasi))
                for t in terbuka
            ]
        ),
    )


def _lama(data: Sumber) -> str:
    """How many of earlier LHE are still open."""
    banyak = len({t.rekomendasi_id for t in data.tindak_lanjut_lama})
    if not banyak:
        return ""
    sebut = bantu.bilang(banyak)
    return f"Dari evaluasi tahun-tahun sebelumnya, {sebut} rekomendasi belum terverifikasi selesai."


# --- 3.2
def skala_capaian(data: Sumber, rujuk: Rujuk) -> str:
    skala = data.skala.get("capaian")
    if skala is None:
        return bantu.belum(f"Belum ada skala predikat capaian kinerja yang dipilih untuk tahun {data.tahun}.")
    return gabung(
        bantu.alinea(
            "Capaian kinerja setiap indikator sasaran strategis dihitung dengan membandingkan realisasi "
            "dengan "
            "target. Pada indikator positif, makin tinggi realisasi makin baik; pada indikator negatif, "
            "makin "
            "rendah realisasi makin baik.",
            "Capaian tidak dibatasi: nilainya dapat melebihi 100% dan, pada indikator negatif, dapat "
            "pula kurang "
            "dari nol.",
            f"Capaian dinilai dengan {bantu.bilang(len(skala.jenjang))} jenjang predikat sebagaimana "
            f"{rujuk('skala-capaian')}, menurut {bantu.rapi(skala.dasar_hukum)}.",
        )
    )


# --- 3.2.1
def target_realisasi(data: Sumber, rujuk: Rujuk) -> str:
    semua = bantu.tinjau(data)
    if not semua:
        return bantu.belum(f"Belum ada indikator kinerja sasaran tahun {data.tahun}.")
    pk = f" sebagaimana {bantu.sebut_dokumen(data.pk)}" if data.pk else ""
    return bantu.alinea(
        f"Target dan realisasi {angka.banyak_kata(data, 'indikator', len(semua))} indikator kinerja dari "
        f"{angka.banyak_sasaran(data)} sasaran strategis{pk} disajikan pada "
        f"{rujuk('target-realisasi')} dan "
        f"{rujuk('grafik-capaian')}.",
        ""
        if data.pk
        else f"Belum ada Perjanjian Kinerja tahun {data.tahun}; target diambil dari dokumen "
        "perencanaan lain yang ada.",
    )


def target_realisasi_uraian(data: Sumber, rujuk: Rujuk) -> str:
    if not bantu.tinjau(data):
        return bantu.belum("Belum ada capaian kinerja yang dapat diuraikan.")
    return gabung(
        bantu.alinea(
            f"{rujuk('target-realisasi')} dan {rujuk('grafik-capaian')} memperlihatkan hasil sebagai "
            "berikut.",
            kalimat_kelompok(data),
        ),
        bantu.alinea(kalimat_rata(data)),
        butir([_uraian_sasaran(data, s.id) for s in data.sasaran]),
        *(bantu.alinea(s) for s in daftar_sementara(data)),
        bantu.alinea(_negatif(data)),
    )


def _uraian_sasaran(data: Sumber, sasaran_id: int) -> SafeString:
    """One sasaran: each of its indicators with target, realisation, capaian and predikat."""
    s = next(s for s in data.sasaran if s.id == sasaran_id)
    kepala = bantu.tebal(f"{bantu.nama_sasaran(s)} ({bantu.rapi(s.uraian)}).")
    bagian = [_satu_indikator(t) for t in bantu.tinjau_sasaran(data, s)]
    return format_html("{} {}", kepala, " ".join(bagian) or "Belum ada indikator kinerja.")


def _satu_indikator(t: bantu.Tinjauan) -> str:
    k, nama = t.kinerja, bantu.nama_indikator(t.indikator)
    if k.target is None and k.realisasi.nilai is None:
        return f"{nama} belum mempunyai target dan realisasi ({k.realisasi.alasan})."
    if k.target is None and not k.dilaporkan:
        nilai = f"{bantu.ukuran_realisasi(k)}{bantu.bintang(k)}"
        return f"{nama} terealisasi {nilai}, tetapi belum mempunyai target."
    if k.realisasi.nilai is None and not k.dilaporkan:
        sebab = " ".join(bantu.kalimat(c) for c in k.catatan)
        target = bantu.ukuran_target(t.indikator, k.target)
        return f"{nama} bertarget {target}; {k.realisasi.alasan}. {sebab}".rstrip()
    if k.dilaporkan:
        return f"{nama} dilaporkan dengan {bantu.sebut_capaian(t)}; targetnya tidak tercatat."
    return (
        f"{nama} terealisasi {bantu.ukuran_realisasi(k)}{bantu.bintang(k)} dari target "
        f"{bantu.ukuran_target(t.indikator, k.target)}, dengan {bantu.sebut_capaian(t)}."
    )


def _negatif(data: Sumber) -> str:
    """What a capaian below nought means."""
    return " ".join(
        f"Capaian {bantu.nama_indikator(t.indikator)} {bantu.persen_capaian(t.kinerja)}. {jelas}"
        for t in bantu.tinjau(data)
        if (jelas := bantu.jelas_minus(t.kinerja))
    )
