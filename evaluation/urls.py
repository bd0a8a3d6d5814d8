"""Pages of the Inspektorat's side: at /<unit>/<tahun>/akip/, /inspektorat/ and /kelola/<pemda>/lke/."""

from django.urls import URLPattern, URLResolver, include, path

from evaluation.views import bukti, ikhtisar, inspektorat, kelola_lke, lke, simulasi, tim

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
    path("lhe/", ikhtisar.lhe, name="akip-lhe"),
    path("simulasi/", simulasi.simulasi, name="akip-simulasi"),
]

kelola: list[URLPattern | URLResolver] = [
    path("", kelola_lke.daftar, name="kelola-lke"),
    path("<int:lke>/", kelola_lke.satu, name="kelola-lke-satu"),
    path("<int:lke>/skala/", kelola_lke.skala, name="kelola-lke-skala"),
    path("<int:lke>/sub/<int:sub>/", kelola_lke.kriteria, name="kelola-lke-kriteria"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("inspektorat/", inspektorat.pintu, name="inspektorat"),
    path("inspektorat/evaluasi/<int:tahun>/", inspektorat.evaluasi, name="inspektorat-evaluasi"),
    path("kelola/<slug:pemda>/lke/", include(kelola)),
    path("<slug:unit>/<int:tahun>/akip/", include(akip)),
]
