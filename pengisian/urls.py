"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import bukti, penanggung_jawab, riwayat
from pengisian.views import tahunan as nilai_tahunan

triwulan: list[URLPattern | URLResolver] = [
    path("bukti/<slug:kunci>/", bukti.bukti, name="pengisian-bukti"),
    path("bukti/<slug:kunci>/<int:nomor>/", bukti.satu, name="pengisian-bukti-satu"),
    path("bukti/<slug:kunci>/<int:nomor>/berkas/", bukti.berkas, name="bukti-berkas"),
    path("riwayat/", riwayat.daftar, name="pengisian-riwayat"),
    path("riwayat.xlsx", riwayat.unduh, name="riwayat-xlsx"),
]

tahunan: list[URLPattern | URLResolver] = [
    path("tahunan/", nilai_tahunan.daftar, name="nilai-tahunan"),
    path("tahunan/<slug:kunci>/", nilai_tahunan.nilai, name="nilai-tahunan-satu"),
    path("penanggung-jawab/", penanggung_jawab.daftar, name="pengisian-penanggung-jawab"),
    path("<int:triwulan>/", include(triwulan)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
