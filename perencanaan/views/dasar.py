"""What all pages that write planning documents begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Pengguna, Unit
from lkjip.navigation import tahun_tersedia

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class MejaRencana:
    """Who stands before which unit's plans of a year, and whether that user may write them."""

    pengguna: Pengguna
    unit: Unit
    tahun: int
    boleh_ubah: bool

    def alamat(self, nama: str, **lain: Any) -> str:
        """The address of another page of the same unit and year."""
        return reverse(nama, kwargs={"unit": self.unit.slug, "tahun": self.tahun, **lain})

    @property
    def remah(self) -> list[tuple[str, str]]:
        """The way to a page below the list of what is planned; the page itself is added last, with ""."""
        return [
            ("Perencanaan", self.alamat("rencana")),
            (f"Susun rencana {self.tahun}", self.alamat("rencana-susun")),
        ]


def halaman_rencana(view: View) -> View:
    """The view gets a MejaRencana instead of unit and year. Everybody of the unit reads; see `penyusun`.

    A unit that the user may not see is 404; so is a year that the pemda has not prepared.
    """

    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, **lain: Any) -> HttpResponse:
        perangkat = ambil_unit(request.user, unit)
        if tahun not in tahun_tersedia(perangkat):
            raise Http404("Tahun ini belum disiapkan.")
        ubah = boleh(request.user, Hak.ATUR_RENCANA, perangkat)
        return view(request, MejaRencana(request.user, perangkat, tahun, ubah), **lain)

    return bungkus


def penyusun(view: View) -> View:
    """As `halaman_rencana`, for who may write the plans; 403 for who may only see the unit."""

    @halaman_rencana
    @wraps(view)
    def bungkus(request: HttpRequest, meja: MejaRencana, **lain: Any) -> HttpResponse:
        if not meja.boleh_ubah:
            raise PermissionDenied
        return view(request, meja, **lain)

    return bungkus


def tampilkan(
    request: HttpRequest, meja: MejaRencana, templat: str, isi: dict[str, Any], **lain: Any
) -> HttpResponse:
    """Renders a page in the frame of planning (templates/perencanaan/dasar.html)."""
    bersama = {"meja": meja, "unit": meja.unit, "tahun": meja.tahun}
    return render(request, templat, bersama | isi, **lain)
