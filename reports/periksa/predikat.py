"""Which scales a text takes its predikat from. Pure text work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.predikat import Skala

# Scales of other regions, by words that those of PermenPANRB and Permendagri do not have.
LAIN = {
    "Skala keberhasilan": (
        "Sangat Berhasil",
        "Berhasil",
        "Cukup Berhasil",
        "Kurang Berhasil",
        "Tidak Berhasil",
    ),
    "Skala lima jenjang": ("Baik Sekali", "Cukup Baik", "Agak Kurang"),
}
# One word alone is a predikat only where the text says so, or sets it off: (Baik), "Tinggi".
PENANDA = re.compile(
    r"""(?:\b(?:predikat|kategori|kriteria|sebutan|berpredikat)\W+(?:\w+\W+)?|["“'(])$""", re.IGNORECASE
)
# A sentence that names what is scored may use the words of that score's scale beside others.
MILIK = {
    "akip": re.compile(r"\b(?:S?AKIP|LHE|Inspektorat)\b|akuntabilitas kinerja", re.IGNORECASE),
    "e81": re.compile(r"\bE\.81\b|\bRenja\b"),
}
_KALIMAT = re.compile(r"(?<=[.!?;])\s+|\n+")


def skala_dalam(teks: str, skala: Mapping[str, Skala]) -> dict[str, tuple[str, ...]]:
    """The scales that the predikat of a text belong to, each with the words found, in order.

    A word that several scales have tells nothing; words are predikat where they are written as such, with
    capitals.
    """
    kamus = _kamus(skala)
    if not kamus:
        return {}
    pola = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(kamus, key=len, reverse=True))) + r")\b")
    hasil: dict[str, dict[str, None]] = {}
    for kalimat in _KALIMAT.split(teks):
        bebas = {k for k, milik in MILIK.items() if milik.search(kalimat)}
        for m in pola.finditer(kalimat):
            pemilik = kamus[m[0]]
            if len(pemilik) == 1 and _predikat(m, kalimat) and not set(pemilik) & bebas:
                nama = _nama(pemilik[0], skala)
                hasil.setdefault(nama, {})[m[0]] = None
    return {nama: tuple(kata) for nama, kata in hasil.items()}


def _kamus(skala: Mapping[str, Skala]) -> dict[str, list[str]]:
    """Each word with the scales that have it; two uses of one scale count as one."""
    hasil: dict[str, dict[str, str]] = {}
    for jenis, s in skala.items():
        for j in s.jenjang:
            for kata in (*j.predikat.split("/"), j.sebutan):
                if len(kata.strip()) > 2:  # letters such as A and BB stand in too many places
                    hasil.setdefault(kata.strip(), {})[s.kode] = jenis
    for nama, kata_lain in LAIN.items():
        for kata in kata_lain:
            hasil.setdefault(kata, {})[nama] = nama
    return {kata: list(milik.values()) for kata, milik in hasil.items()}


def _predikat(m: re.Match[str], kalimat: str) -> bool:
    """Two words with capitals are one; a single word has to be set off, or stand inside a sentence."""
    if " " in m[0] or PENANDA.search(kalimat[: m.start()]):
        return True
    return m[0] == "Tercapai" and m.start() > 0


def _nama(jenis: str, skala: Mapping[str, Skala]) -> str:
    return skala[jenis].nama if jenis in skala else jenis
