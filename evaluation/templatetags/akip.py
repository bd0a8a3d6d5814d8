"""Tags of the pages of an evaluation: its tabs, its state, its scores."""

from __future__ import annotations

from typing import Any

from django import template

from evaluation.enums import CaraEvaluasi
from evaluation.lembar import BarisKriteria, BarisSub, DataBuktiEvaluasi
from evaluation.views.dasar import Meja
from indicators.predikat import Predikat
from lkjip.access import Hak
from lkjip.enums import TahapEvaluasi, Warna
from lkjip.formats import KOSONG, angka

register = template.Library()

WARNA_TAHAP = {
    TahapEvaluasi.MANDIRI: Warna.KUNING,
    TahapEvaluasi.TERKIRIM: Warna.BIRU,
    TahapEvaluasi.EVALUASI: Warna.JINGGA,
    TahapEvaluasi.MENUNGGU_KETUA: Warna.BIRU,
    TahapEvaluasi.FINAL: Warna.HIJAU,
}


@register.inclusion_tag("komponen/lencana_predikat.html")
def lencana_tahap(tahap: str) -> dict[str, str]:
    return {"warna": WARNA_TAHAP[TahapEvaluasi(tahap)], "teks": str(TahapEvaluasi(tahap).label)}


@register.inclusion_tag("komponen/lencana_predikat.html")
def lencana_nilai(predikat: Predikat) -> dict[str, str]:
    """The predikat as a badge: B (Baik)."""
    j = predikat.jenjang
    return {"warna": j.warna, "teks": f"{j.predikat} ({j.sebutan})" if j.sebutan else j.predikat}


@register.inclusion_tag("evaluation/_tab.html", takes_context=True)
def tab_akip(context: dict[str, Any]) -> dict[str, Any]:
    """The pages of the evaluation that exist for the user."""
    meja: Meja = context["meja"]
    tab = context.get("tab", context["request"].resolver_match.view_name)
    return {"daftar": [(label, meja.alamat(nama), nama == tab) for nama, label in _tab(meja)]}


def _tab(meja: Meja) -> list[tuple[str, str]]:
    evaluasi = meja.evaluasi
    hasil = [("akip", "Ikhtisar")]
    if evaluasi is None:
        return hasil
    if evaluasi.cara == CaraEvaluasi.LKE:
        hasil.append(("akip-lke", "Lembar kerja"))
        if meja.lihat_unit and meja.skala:
            hasil.append(("akip-simulasi", "Simulasi"))
    if meja.lihat_tim:
        if evaluasi.cara == CaraEvaluasi.NILAI and Hak.EVALUASI in meja.hak_kelak:
            hasil.append(("akip-nilai", "Nilai"))
        if Hak.EVALUASI in meja.hak_kelak and evaluasi.tahap != TahapEvaluasi.FINAL:
            hasil.append(("akip-rekomendasi", "Rekomendasi"))
        hasil.append(("akip-lhe", "LHE"))
    if Hak.ATUR_TIM in meja.hak_kelak:
        hasil += [("akip-tim", "Tim"), ("akip-data", "Data LHE")]
    return hasil


@register.filter
def bertanda(nilai: Any) -> str:
    """A difference with its sign: +1,5."""
    if nilai is None:
        return KOSONG
    teks = angka(nilai, 2)
    return f"+{teks}" if nilai > 0 else teks


@register.filter
def alamat_sub(kode: str) -> str:
    """1.a as an address has it: 1-a."""
    return kode.replace(".", "-")


@register.filter
def ambil(peta: Any, kunci: Any) -> Any:
    """What a mapping has under a key; None where it has nothing."""
    return peta.get(kunci)


@register.filter
def ya_tidak(nilai: bool | None) -> str:
    return "belum dijawab" if nilai is None else "Ya" if nilai else "Tidak"


@register.simple_tag
def bukti_pihak(kriteria: BarisKriteria, pihak: str) -> tuple[DataBuktiEvaluasi, ...]:
    return kriteria.bukti_pihak(pihak)


@register.simple_tag
def skor_sub(sub: BarisSub, pihak: str) -> dict[str, Any]:
    """Answer and score of one side; how many criteria have none yet."""
    jawaban = sub.jawaban(pihak)
    return {
        "jawaban": jawaban.kode if jawaban else "",
        "nilai": sub.nilai(pihak).nilai,
        "belum": sub.belum_dijawab(pihak),
        "terpenuhi": sub.terpenuhi(pihak),
    }
