"""Narrative: written out of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.narasi.dasar import Rujuk, paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber


def kata_pengantar(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def ringkasan(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")
