"""Imports, exports and the API of other applications."""

from django.urls import URLPattern, URLResolver, include, path

from pertukaran.views import ekspor, impor, kelola_api, paket, sipd

impor_sipd: list[URLPattern | URLResolver] = [
    path("", sipd.sipd, name="impor-sipd"),
    path("kode/", sipd.kode, name="impor-sipd-kode"),
    path("<uuid:impor>/", sipd.satu, name="impor-sipd-satu"),
    path("<uuid:impor>/kode/", sipd.petakan, name="impor-sipd-petakan"),
]

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

kunci_api = [
    path("", kelola_api.daftar, name="kelola-api"),
    path("baru/", kelola_api.baru, name="kelola-api-baru"),
    path("<int:kunci>/", kelola_api.satu, name="kelola-api-satu"),
    path("<int:kunci>/cabut/", kelola_api.cabut, name="kelola-api-cabut"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/impor/sipd/", include(impor_sipd)),
    path("<slug:unit>/<int:tahun>/impor/", include(halaman_impor)),
    path("<slug:unit>/<int:tahun>/ekspor/", include(halaman_ekspor)),
    path("kelola/<slug:pemda>/api/", include(kunci_api)),
    path("", include("pertukaran.api.urls")),
    path("<slug:unit>/<int:tahun>/paket/", paket.paket, name="paket"),
    path("<slug:unit>/<int:tahun>/paket/unduh/", paket.unduh, name="paket-unduh"),
]
