"""What the pages of the yearly editors share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from budget.sumber import SumberKinerja
from lkjip.queries import data_unit
from perencanaan.catat import Pencatat
from perencanaan.views.dasar import MejaRencana

ISIAN = require_http_methods(["GET", "POST"])


def sumber(meja: MejaRencana) -> SumberKinerja:
    """The plans of the desk's unit and year; the unit is at hand already."""
    data = SumberKinerja(meja.unit.pk, meja.tahun)
    data.unit = data_unit(meja.unit)
    return data


def penulis(meja: MejaRencana, alasan: str = "") -> Pencatat:
    return Pencatat(meja.pengguna, meja.unit, meja.tahun, alasan)


def dikirim(request: HttpRequest, meja: MejaRencana) -> bool:
    """Whether the page was sent to be written. 403 for who may only read the plans."""
    if request.method == "POST" and not meja.boleh_ubah:
        raise PermissionDenied
    return request.method == "POST"


def sebut(galat: ValidationError) -> str:
    """All messages of a refusal in one line."""
    return " ".join(galat.messages)


def remah(meja: MejaRencana, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    return [*meja.remah, *lanjut]


Isi = dict[str, Any]
