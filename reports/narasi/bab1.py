"""Narrative: written out of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.narasi.dasar import Rujuk, paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber


def latar_belakang(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def landasan_hukum(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def maksud_tujuan(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def tugas_fungsi(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def sumber_daya(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def pegawai_jenis_kelamin(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def pegawai_golongan(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def pegawai_pendidikan(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def kelembagaan(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def isu_strategis(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def sistematika(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")
