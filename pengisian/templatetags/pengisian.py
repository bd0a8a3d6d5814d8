"""Tags of the pages of a unit's quarter: its tabs, its state and its deadline."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from lkjip.enums import Keadaan, Warna
from lkjip.formats import tanggal
from lkjip.models import Unit
from lkjip.navigation import alamat
from lkjip.periode import Jendela, Saat
from pengisian.kemajuan import Kemajuan
from pengisian.posisi import PosisiTriwulan
from pengisian.views.dasar import Meja

register = template.Library()

WARNA_KEADAAN = {
    Keadaan.TERISI_SEBAGIAN: Warna.KUNING,
    Keadaan.DIAJUKAN: Warna.BIRU,
    Keadaan.DIKEMBALIKAN: Warna.JINGGA,
    Keadaan.DISETUJUI: Warna.HIJAU,
    Keadaan.TERKUNCI: Warna.ABU,
}
# Name of the URL and what people read. Pages below one of them mark it by `tab` in their context.
TAB = (
    ("pengisian", "Lembar isian"),
    ("pengisian-kekurangan", "Kekurangan"),
    ("pengisian-alur", "Status dan persetujuan"),
    ("pengisian-unggah", "Excel"),
    ("pengisian-riwayat", "Riwayat"),
    ("nilai-tahunan", "Nilai tahunan"),
    ("pengisian-penanggung-jawab", "Penanggung jawab"),
    ("rapor-bidang", "Rapor bidang"),
)


@register.inclusion_tag("komponen/lencana_predikat.html")
def lencana_keadaan(keadaan: str) -> dict[str, str]:
    """The state of a quarter as a badge; the colour only repeats the text."""
    return {"warna": WARNA_KEADAAN[Keadaan(keadaan)], "teks": str(Keadaan(keadaan).label)}


@register.simple_tag
def tenggat(jendela: Jendela) -> str:
    """What a person wants to know of the period: how much time there is, or since when there is none."""
    sisa = jendela.sisa_hari
    if jendela.saat == Saat.TERBUKA and sisa is not None:
        hari = "hari ini" if sisa == 0 else "besok" if sisa == 1 else f"{sisa} hari lagi"
        return f"batas waktu {tanggal(jendela.tenggat_unit)} ({hari})"
    if jendela.saat == Saat.LEWAT_TENGGAT:
        return f"terlambat sejak {tanggal(jendela.tenggat_unit)}, ditutup {tanggal(jendela.tutup_unit)}"
    return {
        Saat.TAK_DIMINTA: "tidak diisi",
        Saat.TANPA_PERIODE: "periode belum ditetapkan",
        Saat.BELUM_DIBUKA: f"dibuka {tanggal(jendela.buka)}",
    }.get(jendela.saat, f"ditutup {tanggal(jendela.tutup_unit)}")


@register.inclusion_tag("pengisian/_tab.html", takes_context=True)
def tab_triwulan(context: dict[str, Any]) -> dict[str, Any]:
    """The pages of the quarter at hand, as far as they exist."""
    meja, sini = context["meja"], context["request"].resolver_match.view_name
    tab = context.get("tab", sini)
    daftar = []
    setahun = {"unit": meja.unit.slug, "tahun": meja.tahun}
    for nama, label in TAB:
        if tujuan := alamat(nama, setahun | {"triwulan": meja.triwulan}) or alamat(nama, setahun):
            daftar.append((label, tujuan, nama == tab))
    return {"daftar": daftar}


@register.inclusion_tag("pengisian/_kemajuan.html")
def kemajuan(nilai: Kemajuan) -> dict[str, int]:
    return {"terisi": nilai.terisi, "wajib": nilai.wajib}


@register.simple_tag
def alamat_triwulan(nama: str, unit: Unit, posisi: PosisiTriwulan, langkah: str = "") -> str:
    """A page of a quarter; with a step the page that confirms it."""
    tujuan = reverse(nama, kwargs={"unit": unit.slug, "tahun": posisi.tahun, "triwulan": posisi.triwulan})
    return f"{tujuan}?langkah={langkah}" if langkah else tujuan


@register.simple_tag
def alamat_salinan(meja: Meja, versi: int, nama: str = "pengisian-salinan") -> str:
    return meja.alamat(nama, versi=versi)
