"""Pages of what holds for several years: Renstra, indicators, keputusan IKU; and the log of the plans."""

from django.urls import URLPattern, URLResolver, include, path

from perencanaan.views import iku, indikator, jejak, renstra, renstra_isi, temuan

butir: list[URLPattern | URLResolver] = [
    path("", renstra_isi.butir_ubah, name="renstra-butir"),
    path("ganti/", renstra_isi.butir_ganti, name="renstra-ganti"),
    path("geser/", renstra_isi.butir_geser, name="renstra-geser"),
    path("hapus/", renstra_isi.butir_hapus, name="renstra-hapus"),
]

versi_renstra: list[URLPattern | URLResolver] = [
    path("", renstra.versi, name="renstra-versi"),
    path("ubah/", renstra.ubah, name="renstra-ubah"),
    path("perubahan/", renstra.perubahan, name="renstra-perubahan"),
    path("tetapkan/", renstra.tetapkan, name="renstra-tetapkan"),
    path("buang/", renstra.buang, name="renstra-buang"),
    path("target/", renstra_isi.target, name="renstra-target"),
    path("baru/<slug:jenis>/", renstra_isi.butir_baru, name="renstra-butir-baru"),
    path("<slug:jenis>/<slug:kode>/", include(butir)),
]

versi_iku: list[URLPattern | URLResolver] = [
    path("", iku.versi, name="iku-versi"),
    path("ubah/", iku.ubah, name="iku-ubah"),
    path("perubahan/", iku.perubahan, name="iku-perubahan"),
    path("tetapkan/", iku.tetapkan, name="iku-tetapkan"),
    path("buang/", iku.buang, name="iku-buang"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("renstra/", renstra.pintu, name="rencana-renstra"),
    path("renstra/baru/", renstra.baru, name="renstra-baru"),
    path("renstra/<int:periode>/<int:versi>/", include(versi_renstra)),
    path("indikator/", indikator.daftar, name="rencana-indikator"),
    path("indikator/baru/", indikator.baru, name="indikator-baru"),
    path("indikator/<str:kode>/", indikator.ubah, name="indikator-ubah"),
    path("indikator/<str:kode>/hapus/", indikator.hapus, name="indikator-hapus"),
    path("sk-iku/", iku.pintu, name="rencana-sk-iku"),
    path("sk-iku/baru/", iku.baru, name="iku-baru"),
    path("sk-iku/<int:periode>/<int:versi>/", include(versi_iku)),
    path("peringatan/", temuan.daftar, name="rencana-peringatan"),
    path("peringatan/terima/", temuan.terima, name="peringatan-terima"),
    path("jejak/", jejak.daftar, name="rencana-jejak"),
]
