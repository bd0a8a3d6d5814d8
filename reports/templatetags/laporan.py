"""Template tags of the report's pages: thin wrappers of the functions that do the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from reports.blok import Blok, Sel
from reports.renderers.html import blok_html
from reports.tables.dasar import sel_html

register = template.Library()


@register.simple_tag(takes_context=True)
def alamat(context: dict[str, Any], nama: str, **lain: Any) -> str:
    """The address of a page of the unit and year at hand."""
    return reverse(nama, kwargs={"unit": context["unit"].slug, "tahun": context["tahun"], **lain})


@register.filter
def ambil(isi: Mapping[str, Any], kunci: str) -> Any:
    """What stands under a key; None where nothing does."""
    return isi.get(kunci)


@register.simple_tag
def sel(isi: Sel, jalur: str = "") -> SafeString | str:
    """A figure as the tables write it; a computed one leads to its trace."""
    return sel_html(isi, jalur if isi.hasil else "")


@register.simple_tag
def blok(isi: Blok, jejak: str = "") -> SafeString:
    return blok_html(isi, jejak=jejak, layar=True)
