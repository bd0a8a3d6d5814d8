"""Template filters: one-line wrappers of lkjip.formats."""

from datetime import datetime

from django import template
from django.utils.timezone import localtime

from lkjip import formats

register = template.Library()
register.filter("angka", formats.angka)
register.filter("persen", formats.persen)
register.filter("rupiah", formats.rupiah)
register.filter("tanggal", formats.tanggal)
register.filter("triwulan", formats.triwulan)
register.filter("romawi", formats.romawi)


@register.filter
def waktu(nilai: datetime | None) -> str:
    return formats.waktu(localtime(nilai) if nilai else None)
