"""Pages of the Inspektorat's side: of a unit at /<unit>/<tahun>/, over all units at /inspektorat/."""

from django.urls import URLPattern, URLResolver, include, path

from evaluation.views import ikhtisar, meja, rekomendasi, tindak_lanjut, tulis_rekomendasi

inspektorat: list[URLPattern | URLResolver] = [
    path("rekomendasi/", meja.meja, name="meja-rekomendasi"),
    path("rekomendasi.xlsx", meja.unduh, name="meja-rekomendasi-xlsx"),
]

daftar_rekomendasi: list[URLPattern | URLResolver] = [
    path("", rekomendasi.daftar, name="rekomendasi"),
    path("<int:rekomendasi>/", rekomendasi.satu, name="rekomendasi-satu"),
    path("<int:rekomendasi>/tindak-lanjut/", tindak_lanjut.baru, name="rekomendasi-tindak-lanjut"),
    path(
        "<int:rekomendasi>/tindak-lanjut/<int:entri>/",
        tindak_lanjut.satu,
        name="rekomendasi-tindak-lanjut-satu",
    ),
    path("<int:rekomendasi>/bukti/<int:bukti>/berkas/", tindak_lanjut.berkas, name="rekomendasi-berkas"),
]

akip: list[URLPattern | URLResolver] = [
    path("", ikhtisar.ikhtisar, name="akip"),
    path("rekomendasi/", tulis_rekomendasi.daftar, name="akip-rekomendasi"),
    path("rekomendasi/<int:rekomendasi>/", tulis_rekomendasi.satu, name="akip-rekomendasi-satu"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("inspektorat/", include(inspektorat)),
    path("<slug:unit>/<int:tahun>/rekomendasi/", include(daftar_rekomendasi)),
    path("<slug:unit>/<int:tahun>/akip/", include(akip)),
]
