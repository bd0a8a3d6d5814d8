"""Narrative: written out of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.narasi.dasar import Rujuk, paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber


def visi_misi(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def renstra(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def perubahan_renstra(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def program_tahun(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def iku(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def perjanjian_kinerja(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def anggaran(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")
