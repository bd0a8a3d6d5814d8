"""The trace of a figure, as a page, or as the fragment that the script opens in a dialog."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from reports.jejak import Jejak, judul_tabel
from reports.jejak import jejak as jejak_angka
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman


@halaman
def jejak(
    request: HttpRequest, data: Sumber, tabel: str, baris: str, kolom: str, triwulan: int = 4
) -> HttpResponse:
    j = jejak_angka(data, tabel, baris, kolom)
    if j is None:
        raise Http404("Angka ini tidak ada.")
    isi = {
        "judul": "Jejak angka",
        "unit": data.unit,
        "tahun": data.tahun,
        "j": j,
        "asal": _asal(data, j, tabel),
        "juga": [(judul_tabel(data, k), alamat("tabel", data, kunci=k)) for k in j.juga],
        "remah": [(j.tempat, _asal(data, j, tabel)), ("Jejak angka", "")],
    }
    potongan = request.headers.get("X-Requested-With") == "fetch"
    jawaban = render(request, "reports/jejak/_isi.html" if potongan else "reports/jejak/halaman.html", isi)
    patch_vary_headers(jawaban, ["X-Requested-With"])  # else a browser may show the fragment as the page
    return jawaban


def _asal(data: Sumber, j: Jejak, tabel: str) -> str:
    """The page on which the figure stands."""
    if j.tabel:
        return alamat("tabel", data, kunci=j.tabel)
    return alamat("e81", data, triwulan=data.triwulan) if tabel == "e81" else alamat("ringkasan", data)
