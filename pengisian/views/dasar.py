"""What all pages of a unit's quarter begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lkjip.access import Hak, ambil_unit, hak_pada
from lkjip.formats import sebut_triwulan, triwulan
from lkjip.models import Pengguna, Unit
from lkjip.navigation import alamat, tahun_tersedia
from pengisian.posisi import PosisiTriwulan, posisi
from pengisian.simpan import Penulis

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Meja:
    """Who stands before which unit's quarter, where it stands, and what that user may do in it now."""

    pengguna: Pengguna
    unit: Unit
    posisi: PosisiTriwulan
    hak: frozenset[Hak]

    @property
    def tahun(self) -> int:
        return self.posisi.tahun

    @property
    def triwulan(self) -> int:
        return self.posisi.triwulan

    @property
    def sebutan(self) -> str:
        return sebut_triwulan(self.tahun, self.triwulan)

    @property
    def remah(self) -> tuple[tuple[str, str], ...]:
        """Where a page of the quarter stands; the page itself is in its tabs."""
        tahun = reverse("pengisian-tahun", kwargs={"unit": self.unit.slug, "tahun": self.tahun})
        return ((f"Pengisian {self.tahun}", tahun), (triwulan(self.triwulan), ""))

    @property
    def penulis(self) -> Penulis:
        return Penulis(self.pengguna, self.unit, self.tahun, self.triwulan)

    def alamat(self, nama: str, **lain: Any) -> str:
        """The address of another page of the same quarter."""
        kwargs = {"unit": self.unit.slug, "tahun": self.tahun, "triwulan": self.triwulan}
        return reverse(nama, kwargs=kwargs | lain)

    def alamat_bila_ada(self, nama: str) -> str:
        """The same; empty where there is no such page."""
        kwargs = {"unit": self.unit.slug, "tahun": self.tahun, "triwulan": self.triwulan}
        return alamat(nama, kwargs) or ""


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
        kini = posisi(perangkat, tahun, triwulan)
        hak = hak_pada(request.user, perangkat, kini.akses)
        return view(request, Meja(request.user, perangkat, kini, hak), **lain)

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


def lampiran(isi: bytes | str, tipe: str, nama: str) -> HttpResponse:
    """A file to be saved."""
    jawaban = HttpResponse(isi, content_type=tipe)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
