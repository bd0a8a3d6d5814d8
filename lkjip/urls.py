"""Addresses. The reports app comes last: its pages stand at /<unit>/<tahun>/."""

from django.urls import URLPattern, URLResolver, include, path

from lkjip import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.beranda, name="beranda"),
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("keluar/", views.Keluar.as_view(), name="keluar"),
    path("kata-sandi/", views.KataSandi.as_view(), name="kata-sandi"),
    path("perangkat-daerah/", views.unit_daftar, name="unit-daftar"),
    path("sehat/", views.sehat, name="sehat"),
    path("", include("pengisian.urls")),  # its /pemberitahuan/ is no unit
    path("<slug:unit>/", views.pintu_unit, name="unit"),
    path("", include("reports.urls")),
]
