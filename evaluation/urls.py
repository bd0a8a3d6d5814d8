"""Pages of the Inspektorat's side: of a unit at /<unit>/<tahun>/, over all units at /inspektorat/."""

from django.urls import URLPattern, URLResolver, include, path

from evaluation.views import (
    bukti,
    ikhtisar,
    inspektorat,
    kelola_lke,
    lke,
    meja,
    rekomendasi,
    simulasi,
    tim,
    tindak_lanjut,
    tulis_rekomendasi,
)

akip: list[URLPattern | URLResolver] = [
    path("", ikhtisar.ikhtisar, name="akip"),
    path("buka/", ikhtisar.buka, name="akip-buka"),
    path("langkah/<slug:langkah>/", ikhtisar.langkah, name="akip-langkah"),
    path("lke/", lke.pintu, name="akip-lke"),
    path("lke/<slug:sub>/", lke.lembar, name="akip-lke-sub"),
    path("bukti/<slug:kunci>/", bukti.daftar, name="akip-bukti"),
    path("bukti/<slug:kunci>/<int:nomor>/", bukti.satu, name="akip-bukti-satu"),
    path("bukti/<slug:kunci>/<int:nomor>/berkas/", bukti.berkas, name="akip-berkas"),
    path("tim/", tim.tim, name="akip-tim"),
    path("data/", tim.kepala, name="akip-data"),
    path("nilai/", tim.nilai, name="akip-nilai"),
    path("rekomendasi/", tulis_rekomendasi.daftar, name="akip-rekomendasi"),
    path("rekomendasi/<int:rekomendasi>/", tulis_rekomendasi.satu, name="akip-rekomendasi-satu"),
    path("lhe/", ikhtisar.lhe, name="akip-lhe"),
    path("simulasi/", simulasi.simulasi, name="akip-simulasi"),
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

di_inspektorat: list[URLPattern | URLResolver] = [
    path("", inspektorat.pintu, name="inspektorat"),
    path("evaluasi/<int:tahun>/", inspektorat.evaluasi, name="inspektorat-evaluasi"),
    path("rekomendasi/", meja.meja, name="meja-rekomendasi"),
    path("rekomendasi.xlsx", meja.unduh, name="meja-rekomendasi-xlsx"),
]

kelola: list[URLPattern | URLResolver] = [
    path("", kelola_lke.daftar, name="kelola-lke"),
    path("<int:lke>/", kelola_lke.satu, name="kelola-lke-satu"),
    path("<int:lke>/skala/", kelola_lke.skala, name="kelola-lke-skala"),
    path("<int:lke>/sub/<int:sub>/", kelola_lke.kriteria, name="kelola-lke-kriteria"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("inspektorat/", include(di_inspektorat)),
    path("kelola/<slug:pemda>/lke/", include(kelola)),
    path("<slug:unit>/<int:tahun>/akip/", include(akip)),
    path("<slug:unit>/<int:tahun>/rekomendasi/", include(daftar_rekomendasi)),
]
