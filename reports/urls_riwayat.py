"""Below the address of a unit and year: documents in the making, previews, versions and comments."""

from django.urls import path

from reports.views import cetakan, pratinjau

urlpatterns = [
    path("cetakan/<int:nomor>/", cetakan.cetakan, name="cetakan"),
    path("cetakan/<int:nomor>/berkas/", cetakan.berkas, name="cetakan-berkas"),
    path("tulis/<slug:bagian>/pratinjau/", pratinjau.pratinjau_bagian, name="pratinjau-bagian"),
]
