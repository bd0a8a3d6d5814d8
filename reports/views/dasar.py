"""What all pages of a unit and year begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import ambil_unit, boleh
from lkjip.models import Unit
from lkjip.navigation import tahun_tersedia
from lkjip.periode import akhir_triwulan
from lkjip.queries import data_unit
from reports.sumber import Sumber

View = Callable[..., HttpResponse | FileResponse]


def halaman(view: View) -> View:
    """A page that only reads. The view gets the data source of the unit and year in its address.

    A unit that the user may not see is 404; so is a year without data, with a page that lists the others.
    """
    return require_GET(_terlingkup(view))


def halaman_isian(view: View) -> View:
    """A page with a form, else as `halaman`."""
    return require_http_methods(["GET", "POST"])(_terlingkup(view))


def _terlingkup(view: View) -> View:
    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, **lain: Any) -> HttpResponse | FileResponse:
        perangkat = ambil_unit(request.user, unit)
        ada = tahun_tersedia(perangkat)
        if tahun not in ada:
            isi = {"judul": f"Belum ada data tahun {tahun}", "unit": perangkat, "tahun_ada": ada}
            return render(request, "reports/tahun_kosong.html", isi, status=404)
        triwulan = lain.get("triwulan", 4)
        if not 1 <= triwulan <= 4:
            return triwulan_salah(request, perangkat, tahun)
        data = Sumber(perangkat.pk, tahun, triwulan)
        data.unit = data_unit(perangkat, akhir_triwulan(tahun, triwulan))  # it is at hand already
        return view(request, data, **lain)

    return bungkus


def triwulan_salah(request: HttpRequest, unit: Unit, tahun: int) -> HttpResponse:
    isi = {"judul": "Triwulan tidak ada", "unit": unit, "tahun": tahun, "pilihan_triwulan": range(1, 5)}
    return render(request, "reports/triwulan_salah.html", isi, status=404)


def alamat(nama: str, data: Sumber, **lain: Any) -> str:
    """The address of a page of the same unit and year."""
    return reverse(nama, kwargs={"unit": data.unit.slug, "tahun": data.tahun, **lain})


def jalur_jejak(data: Sumber) -> str:
    """Under which address the traces of this page's figures stand."""
    pangkal = alamat("ringkasan", data)
    return f"{pangkal}jejak/" if data.triwulan == 4 else f"{pangkal}e81/{data.triwulan}/jejak/"


def pastikan_boleh(request: HttpRequest, hak: str, data: Sumber) -> None:
    """403 for who may see the unit but not do this."""
    if not boleh(request.user, hak, ambil_unit(request.user, data.unit.slug)):
        raise PermissionDenied


def lampiran(isi: bytes, tipe: str, nama: str) -> HttpResponse:
    """A file to be saved."""
    jawaban = HttpResponse(isi, content_type=tipe)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
