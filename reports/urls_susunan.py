"""Pages of the outline of a unit's LKjIP, its annexes, and the analyses that feed its tables."""

from django.urls import URLPattern, path

from reports.views import analisis, lampiran, susunan

LAMPIRAN = "susunan/<slug:lampiran>/"

urlpatterns: list[URLPattern] = [
    path("susunan/", susunan.susunan, name="susunan"),
    path("susunan/lampiran/baru/", lampiran.baru, name="lampiran-baru"),
    path("susunan/<slug:kunci>/", susunan.satu, name="susunan-bagian"),
    path(f"{LAMPIRAN}berkas/", lampiran.ganti, name="lampiran-ganti"),
    path(f"{LAMPIRAN}asli.pdf", lampiran.asli, name="lampiran-asli"),
    path(f"{LAMPIRAN}halaman/<int:lembar>.jpg", lampiran.gambar_halaman, name="lampiran-halaman"),
    path("analisis/", analisis.daftar, name="analisis"),
    path("analisis/<slug:objek>/", analisis.isian, name="analisis-isian"),
]
