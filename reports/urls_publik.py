"""Pages for everybody: what was published, without sign-in and without cookies."""

from django.urls import path

from reports.views import publik, publik_data, publik_unduh

urlpatterns = [
    path("", publik.beranda, name="publik"),
    path("data.json", publik_data.daftar, name="publik-data"),
    path("openapi.json", publik_data.openapi, name="publik-openapi"),
    path("umpan.xml", publik_data.umpan, name="publik-umpan"),
    path("peta-situs.xml", publik_data.peta_situs, name="publik-peta-situs"),
    path("<slug:unit>/", publik.unit, name="publik-unit"),
    path("<slug:unit>/<int:tahun>/", publik.laporan, name="publik-laporan"),
    path("<slug:unit>/<int:tahun>/cari/", publik.pencarian, name="publik-cari"),
    path("<slug:unit>/<int:tahun>/data.json", publik_data.satu, name="publik-data-satu"),
    path("<slug:unit>/<int:tahun>/lkjip.<str:format>", publik_unduh.berkas, name="publik-berkas"),
    path("<slug:unit>/<int:tahun>/gambar/<slug:kunci>", publik_unduh.gambar, name="publik-gambar"),
    path("<slug:unit>/<int:tahun>/tabel/<slug:kunci>.csv", publik_unduh.tabel, name="publik-tabel"),
    path("<slug:unit>/<int:tahun>/baca/<slug:kunci>/", publik.bagian, name="publik-bagian"),
]
