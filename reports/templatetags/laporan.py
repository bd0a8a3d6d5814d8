"""Template tags of the report's pages: thin wrappers of the functions that do the work."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from reports.blok import Blok, Sel
from reports.renderers.html import blok_html
from reports.tab import tab_lkjip as susun_tab
from reports.tables.dasar import sel_html

register = template.Library()


@register.simple_tag(takes_context=True)
def alamat(context: dict[str, Any], nama: str, **lain: Any) -> str:
    """The address of a page of the unit and year at hand."""
    return reverse(nama, kwargs={"unit": context["unit"].slug, "tahun": context["tahun"], **lain})


@register.inclusion_tag("reports/lkjip/_tab.html", takes_context=True)
def tab_lkjip(context: dict[str, Any]) -> dict[str, Any]:
    """The tabs of the LKjIP's pages, with the page at hand marked."""
    sini, hak = context["request"].path, context["nav"].hak
    return {"tab": susun_tab(context["unit"].slug, context["tahun"], hak, sini)}


@register.simple_tag
def sel(isi: Sel, jalur: str = "") -> SafeString | str:
    """A figure as the tables write it; a computed one leads to its trace."""
    return sel_html(isi, jalur if isi.hasil else "")


@register.simple_tag
def blok(isi: Blok, jejak: str = "") -> SafeString:
    return blok_html(isi, jejak=jejak, layar=True)
