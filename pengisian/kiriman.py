"""Cells as the script sends them, checked before anything is done with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from pengisian.enums import Cara
from pengisian.simpan import Isian

SEL_TERBANYAK = 2000
CARA = {Cara.SEL, Cara.TEMPEL}


class KirimanSalah(ValueError):
    """A request that makes no sense. status is that of the answer, the message is for the person."""

    def __init__(self, pesan: str, status: int = 400) -> None:
        super().__init__(pesan)
        self.status = status


@dataclass(frozen=True, slots=True)
class Kiriman:
    """ringkas: the sender asks for what follows from its cells later, so that a save costs no more."""

    isian: tuple[Isian, ...]
    cara: Cara
    ringkas: bool = False


def baca(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request. Raises KirimanSalah; also where the page is another account's by now."""
    try:
        isi = json.loads(request.body)
    except RequestDataTooBig:
        raise KirimanSalah("Kiriman terlalu besar. Simpan sebagian demi sebagian.", 413) from None
    except (ValueError, RecursionError):  # no JSON, no UTF-8, too deep
        raise KirimanSalah("Kiriman tidak terbaca. Muat ulang halaman ini.") from None
    if not isinstance(isi, dict):
        raise KirimanSalah("Kiriman tidak terbaca. Muat ulang halaman ini.")
    if isi.get("pengguna", str(request.user.pk)) != str(request.user.pk):
        raise KirimanSalah("Peramban ini sekarang masuk dengan akun lain. Masuk lagi dengan akun Anda.", 401)
    return isi


def kiriman(request: HttpRequest) -> Kiriman:
    """{sel: [{kunci, kolom, teks, semula}], cara}. Raises KirimanSalah."""
    isi = baca(request)
    sel = isi.get("sel")
    cara = isi.get("cara", Cara.SEL)
    if not isinstance(sel, list) or not isinstance(cara, str) or cara not in CARA:
        raise KirimanSalah("Kiriman tidak terbaca. Muat ulang halaman ini.")
    if len(sel) > SEL_TERBANYAK:
        raise KirimanSalah(f"Paling banyak {SEL_TERBANYAK} sel sekali simpan; ini {len(sel)} sel.", 413)
    return Kiriman(tuple(map(_isian, sel)), Cara(cara), isi.get("ringkas") is True)


def kelompok(request: HttpRequest) -> UUID:
    """{kelompok}: the paste that is taken back. Raises KirimanSalah."""
    try:
        return UUID(str(baca(request).get("kelompok", "")))
    except ValueError as galat:
        if isinstance(galat, KirimanSalah):
            raise
        raise KirimanSalah("Tempelan ini tidak dikenal.") from None


def _isian(sel: object) -> Isian:
    if isinstance(sel, dict):
        kunci, kolom, teks, semula = (sel.get(n) for n in ("kunci", "kolom", "teks", "semula"))
        if all(isinstance(n, str) for n in (kunci, kolom, teks)) and isinstance(semula, str | None):
            return Isian(kunci, kolom, teks, semula)
    raise KirimanSalah("Kiriman tidak terbaca. Muat ulang halaman ini.")
