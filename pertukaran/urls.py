"""Imports, exports and the API of other applications."""

from django.urls import URLPattern, URLResolver, include, path

from pertukaran.views import ekspor, impor

halaman_impor: list[URLPattern | URLResolver] = [
    path("", impor.daftar, name="impor"),
    path("buku/", impor.buku, name="impor-buku"),
    path("realisasi/", impor.realisasi, name="impor-realisasi"),
    path("<uuid:impor>/", impor.satu, name="impor-satu"),
]

halaman_ekspor: list[URLPattern | URLResolver] = [
    path("", ekspor.halaman, name="ekspor-unit"),
    path("<slug:jenis>.xlsx", ekspor.unduh, name="ekspor-unduh"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/impor/", include(halaman_impor)),
    path("<slug:unit>/<int:tahun>/ekspor/", include(halaman_ekspor)),
]
