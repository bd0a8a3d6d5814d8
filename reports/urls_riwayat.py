"""Below the address of a unit and year: documents in the making, previews, versions and comments."""

from django.urls import path

from reports.views import cetakan, komentar, pratinjau, riwayat_naskah

urlpatterns = [
    path("cetakan/<int:nomor>/", cetakan.cetakan, name="cetakan"),
    path("cetakan/<int:nomor>/berkas/", cetakan.berkas, name="cetakan-berkas"),
    path("tulis/<slug:bagian>/pratinjau/", pratinjau.pratinjau_bagian, name="pratinjau-bagian"),
    path("tulis/<slug:bagian>/<slug:naskah>/versi/", riwayat_naskah.riwayat, name="naskah-riwayat"),
    path("tulis/<slug:bagian>/<slug:naskah>/versi/beda/", riwayat_naskah.perbedaan, name="naskah-beda"),
    path("tulis/<slug:bagian>/<slug:naskah>/versi/<int:nomor>/", riwayat_naskah.versi, name="naskah-versi"),
    path("tulis/<slug:bagian>/<slug:naskah>/komentar/", komentar.komentar, name="naskah-komentar"),
]
