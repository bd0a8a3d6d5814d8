"""Below the address of a unit and year: the live figures of its texts, and the search for them."""

from django.urls import path

from reports.views import angka

urlpatterns = [
    path("angka/", angka.daftar, name="angka-hidup"),
    path("angka/cari/", angka.cari, name="angka-cari"),
]
