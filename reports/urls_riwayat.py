"""Below the address of a unit and year: documents in the making."""

from django.urls import path

from reports.views import cetakan

urlpatterns = [
    path("cetakan/<int:nomor>/", cetakan.cetakan, name="cetakan"),
    path("cetakan/<int:nomor>/berkas/", cetakan.berkas, name="cetakan-berkas"),
]
