"""The way from a page to the section of the guide that explains it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from reports.panduan import LETAK

register = template.Library()


@register.simple_tag(takes_context=True)
def bantuan_halaman(context: dict[str, Any]) -> str:
    """The address of the section, empty where none explains the page."""
    cocok = getattr(context.get("request"), "resolver_match", None)
    slug, _, jangkar = LETAK.get(cocok.url_name or "" if cocok else "", "").partition("#")
    return f"{reverse('bantuan-satu', kwargs={'slug': slug})}#{jangkar}" if slug else ""
