"""The addresses of the API, from titik.py; whatever else is asked below /api/ is answered in JSON too."""

from __future__ import annotations

from itertools import groupby

from django.urls import URLPattern, path

from pertukaran.api.gerbang import gerbang
from pertukaran.api.titik import TITIK, VERSI

KONVERTER = {"{unit}": "<slug:unit>", "{tahun}": "<int:tahun>", "{triwulan}": "<int:triwulan>"}


def _pola(jalur: str) -> str:
    for nama, pola in KONVERTER.items():
        jalur = jalur.replace(nama, pola)
    return (VERSI + jalur).removeprefix("/")


def _alamat() -> list[URLPattern]:
    hasil = []
    for jalur, titik in groupby(TITIK, key=lambda t: t.jalur):
        milik = list(titik)
        hasil.append(path(_pola(jalur), gerbang(milik), name=milik[0].nama))
    return hasil


urlpatterns = [
    *_alamat(),
    path("api/", gerbang(()), name="api-pangkal"),
    path("api/<path:sisa>", gerbang(()), name="api-lain"),
]
