"""Narrative: written out of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.narasi.dasar import Rujuk, paragraf

if TYPE_CHECKING:
    from reports.sumber import Sumber


def nilai_akip(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def tindak_lanjut(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def skala_capaian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def target_realisasi(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def target_realisasi_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def perbandingan_tahun(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def perbandingan_tahun_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def kemajuan_renstra(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def kemajuan_renstra_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def standar_nasional(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def standar_nasional_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def analisis_penyebab(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def analisis_penyebab_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def program_penunjang(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def program_penunjang_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def efisiensi_sdm(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def efisiensi_aset(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def efisiensi_anggaran(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def efisiensi_anggaran_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def realisasi_anggaran(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")


def realisasi_anggaran_uraian(data: Sumber, rujuk: Rujuk) -> str:
    return paragraf("")
