"""Template filters: one-line wrappers of lkjip.formats."""

from django import template

from lkjip import formats

register = template.Library()
register.filter("angka", formats.angka)
register.filter("persen", formats.persen)
register.filter("rupiah", formats.rupiah)
register.filter("tanggal", formats.tanggal)
register.filter("triwulan", formats.triwulan)
register.filter("romawi", formats.romawi)
