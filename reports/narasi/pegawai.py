"""Counting people by status for the text and the figures of chapter I."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip import formats
from lkjip.data import DataPegawai

STATUS = (("pns", "PNS"), ("pkb", "penyuluh KB"), ("non_pns", "non-PNS"))
GOLONGAN = (
    ("gol_iv", "golongan IV"),
    ("gol_iii", "golongan III"),
    ("gol_ii", "golongan II"),
    ("gol_i", "golongan I"),
    ("pppk", "PPPK"),
)
PENDIDIKAN = (
    ("pasca_sarjana", "pascasarjana"),
    ("sarjana", "sarjana"),
    ("diploma", "diploma"),
    ("slta", "SLTA"),
    ("sltp", "SLTP"),
    ("sd", "SD"),
)


def jumlah_orang(pegawai: Iterable[DataPegawai], kolom: str = "orang") -> int:
    return sum(getattr(p, kolom) for p in pegawai)


def menurut_status(pegawai: Iterable[DataPegawai], status: str) -> list[DataPegawai]:
    return [p for p in pegawai if p.status == status]


def status_ada(pegawai: Iterable[DataPegawai]) -> list[tuple[str, list[DataPegawai]]]:
    """The statuses that have anybody, with their people."""
    semua = list(pegawai)
    kelompok = [(label, menurut_status(semua, s)) for s, label in STATUS]
    return [(label, ps) for label, ps in kelompok if jumlah_orang(ps)]


def sebut_status(pegawai: Iterable[DataPegawai], kolom: str, nama: str) -> str:
    """ "golongan IV 10 orang (5 PNS dan 5 PKB)"; empty where there is nobody."""
    semua = list(pegawai)
    total = jumlah_orang(semua, kolom)
    if not total:
        return ""
    if kolom == "pppk":  # PPPK is a status of its own
        return f"{nama} {formats.angka(total)} orang"
    per = [(label, jumlah_orang(menurut_status(semua, s), kolom)) for s, label in STATUS]
    rincian = formats.daftar([f"{formats.angka(n)} {label}" for label, n in per if n])
    return f"{nama} {formats.angka(total)} orang ({rincian})"
