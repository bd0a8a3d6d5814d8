"""/periksa-berkas/: whether a file is genuine. Open to all."""

from django.urls import path

from reports.views import periksa_berkas

urlpatterns = [
    path("", periksa_berkas.periksa_berkas, name="periksa-berkas"),
    path("<slug:kode>/", periksa_berkas.periksa_berkas, name="periksa-berkas-kode"),
]
