"""Template filters of the yearly editors: one-line wrappers."""

from django import template

from lkjip.formats import KOSONG
from perencanaan.peringatan_tahunan import Rentang, sebut_rentang

register = template.Library()


@register.filter
def rentang(nilai: Rentang | None) -> str:
    """A target, a range with both bounds."""
    return KOSONG if nilai is None else sebut_rentang(nilai)
