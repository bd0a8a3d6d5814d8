"""Imports, exports and the API of other applications."""

from django.urls import URLPattern, URLResolver, include, path

from pertukaran.views import sipd

impor_sipd: list[URLPattern | URLResolver] = [
    path("", sipd.sipd, name="impor-sipd"),
    path("kode/", sipd.kode, name="impor-sipd-kode"),
    path("<uuid:impor>/", sipd.satu, name="impor-sipd-satu"),
    path("<uuid:impor>/kode/", sipd.petakan, name="impor-sipd-petakan"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/impor/sipd/", include(impor_sipd)),
]
