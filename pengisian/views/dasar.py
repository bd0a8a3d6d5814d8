"""What all pages of a unit's quarter begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lkjip.access import Hak, ambil_unit, hak_pada
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pengguna, Unit
from lkjip.navigation import tahun_tersedia
from pengisian.posisi import PosisiTriwulan, posisi
from pengisian.simpan import Penulis

View = Callable[..., HttpResponse]


class Meja:
    """Who stands before which unit's quarter, where it stands, and what that user may do in it now."""

    def __init__(self, pengguna: Pengguna, unit: Unit, tahun: int, triwulan: int) -> None:
        self.pengguna, self.unit, self.tahun, self.triwulan = pengguna, unit, tahun, triwulan

    @cached_property
    def posisi(self) -> PosisiTriwulan:
        return posisi(self.unit, self.tahun, self.triwulan)

    @cached_property
    def hak(self) -> frozenset[Hak]:
        return hak_pada(self.pengguna, self.unit, self.posisi.akses)

    @property
    def sebutan(self) -> str:
        return f"Triwulan {ROMAWI_TRIWULAN[self.triwulan - 1]} Tahun {self.tahun}"

    @property
    def penulis(self) -> Penulis:
        return Penulis(self.pengguna, self.unit, self.tahun, self.triwulan)

    def alamat(self, nama: str, **lain: Any) -> str:
        """The address of another page of the same quarter."""
        kwargs = {"unit": self.unit.slug, "tahun": self.tahun, "triwulan": self.triwulan}
        return reverse(nama, kwargs=kwargs | lain)


def halaman_triwulan(view: View) -> View:
    """The view gets a Meja instead of unit, year and quarter.

    A unit that the user may not see is 404; so are a year that the pemda has not prepared and a quarter that
    does not exist. Which methods it answers is the view's own business.
    """

    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, triwulan: int, **lain: Any) -> HttpResponse:
        perangkat = ambil_unit(request.user, unit)
        if tahun not in tahun_tersedia(perangkat) or not 1 <= triwulan <= 4:
            raise Http404("Tahun atau triwulan ini tidak ada.")
        return view(request, Meja(request.user, perangkat, tahun, triwulan), **lain)

    return bungkus


def tampilkan(
    request: HttpRequest, meja: Meja, templat: str, isi: dict[str, Any], **lain: Any
) -> HttpResponse:
    """Renders a page of the quarter in its frame (templates/pengisian/dasar.html)."""
    bersama = {
        "meja": meja,
        "unit": meja.unit,
        "tahun": meja.tahun,
        "triwulan": meja.triwulan,
        "posisi": meja.posisi,
        "hak": meja.hak,
    }
    return render(request, templat, bersama | isi, **lain)
