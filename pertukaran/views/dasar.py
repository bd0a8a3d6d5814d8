"""What pages of imports and exports begin with."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from lkjip.access import Hak, boleh
from perencanaan.views.dasar import MejaRencana, View, halaman_rencana


def pengimpor(view: View) -> View:
    """The view gets a MejaRencana. 403 for who may see the unit but not import its data."""

    @halaman_rencana
    @wraps(view)
    def bungkus(request: HttpRequest, meja: MejaRencana, **lain: Any) -> HttpResponse:
        if not boleh(meja.pengguna, Hak.IMPOR, meja.unit):
            raise PermissionDenied
        return view(request, meja, **lain)

    return bungkus


def remah_impor(meja: MejaRencana, judul: str) -> list[tuple[str, str]]:
    return [*meja.remah, ("Impor", meja.alamat("impor")), (judul, "")]
