"""Narrative: written out of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.narasi.dasar import Rujuk, paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber


def sk_iku(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def pernyataan_pk(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def tanda_tangan_pk(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def kaki_e81(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def lhe(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")
