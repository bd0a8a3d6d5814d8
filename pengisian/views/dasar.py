"""What all pages of a unit's quarter begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lkjip.access import Hak, ambil_unit, hak_pada
from lkjip.formats import sebut_triwulan, triwulan
from lkjip.models import Pengguna, Unit
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from lkjip.navigation import tahun_tersedia
from pengisian.baris import Baris, ambil_baris
from pengisian.posisi import PosisiTriwulan, posisi
from pengisian.simpan import TRIWULAN_TAHUNAN, Penulis

View = Callable[..., HttpResponse]
AdaTahun = Callable[[Unit, int], bool]


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
        return sebut_triwulan(self.tahun, self.triwulan)

    @property
    def remah(self) -> tuple[tuple[str, str], ...]:
        """Where a page of the quarter stands; the page itself is in its tabs."""
        tahun = reverse("pengisian-tahun", kwargs={"unit": self.unit.slug, "tahun": self.tahun})
        return ((f"Pengisian {self.tahun}", tahun), (triwulan(self.triwulan), ""))

    @property
    def penulis_tahunan(self) -> Penulis:
        return Penulis(self.pengguna, self.unit, self.tahun, None)

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
    return _bungkus(view, _disiapkan)


def tulisan_triwulan(view: View) -> View:
    """The same for what only writes by pengisian.simpan, which refuses a quarter without a period itself.

    Every cell that is saved comes this way, so it is spared the query for the years.
    """
    return _bungkus(view, lambda unit, tahun: TAHUN_MIN <= tahun <= TAHUN_MAX)


def _disiapkan(unit: Unit, tahun: int) -> bool:
    return tahun in tahun_tersedia(unit)


def _bungkus(view: View, ada: AdaTahun) -> View:
    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, triwulan: int, **lain: Any) -> HttpResponse:
        return view(request, _meja(request, unit, tahun, triwulan, ada), **lain)

    return bungkus


def halaman_tahun(view: View) -> View:
    """The same for pages of a whole year, which the fourth quarter settles."""

    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, **lain: Any) -> HttpResponse:
        return view(request, _meja(request, unit, tahun, TRIWULAN_TAHUNAN, _disiapkan), **lain)

    return bungkus


def _meja(request: HttpRequest, unit: str, tahun: int, triwulan: int, ada: AdaTahun) -> Meja:
    perangkat = ambil_unit(request.user, unit)
    if not 1 <= triwulan <= 4 or not ada(perangkat, tahun):
        raise Http404("Tahun atau triwulan ini tidak ada.")
    return Meja(request.user, perangkat, tahun, triwulan)


def baris_meja(meja: Meja, kunci: str) -> Baris:
    """The row of the sheet that a key in an address names, or 404."""
    baris = ambil_baris(meja.unit, meja.tahun, kunci)
    if baris is None:
        raise Http404("Baris ini tidak ada pada lembar tahun ini.")
    return baris


def remah_baris(meja: Meja, baris: Baris, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page about one row of the sheet."""
    return [("Lembar isian", f"{meja.alamat('pengisian')}#sel-{baris.kunci}-bukti"), *akhir]


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


def lampiran(isi: bytes | str, tipe: str, nama: str) -> HttpResponse:
    """A file to be saved."""
    jawaban = HttpResponse(isi, content_type=tipe)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
