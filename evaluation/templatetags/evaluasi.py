"""Tags of the pages of recommendations: the state as a badge, addresses of a recommendation's pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from evaluation.daftar import WARNA_STATUS
from evaluation.models import Rekomendasi
from lkjip.enums import StatusRekomendasi
from lkjip.unggahan.periksa import PER_MIME, Tipe

register = template.Library()


@register.inclusion_tag("komponen/lencana_predikat.html")
def lencana_status(status: str) -> dict[str, str]:
    """The state of a recommendation as a badge; the colour only repeats the text."""
    return {"warna": WARNA_STATUS[status], "teks": str(StatusRekomendasi(status).label)}


@register.simple_tag
def alamat_rekomendasi(
    rekomendasi: Rekomendasi, nama: str = "rekomendasi-satu", tahun: int | None = None, **lain: Any
) -> str:
    """A page of it; without a year, in the evaluated one."""
    evaluasi = rekomendasi.evaluasi
    kwargs = {"unit": evaluasi.unit.slug, "tahun": tahun or evaluasi.tahun, "rekomendasi": rekomendasi.pk}
    return reverse(nama, kwargs=kwargs | lain)


@register.filter
def tipe_berkas(mime: str) -> Tipe | None:
    return PER_MIME.get(mime)
