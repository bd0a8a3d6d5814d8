"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/; of all units, at /kelola/<pemda>/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import (
    alur,
    kekurangan,
    kelola_periode,
    kelola_triwulan,
    pemberitahuan,
    persetujuan,
    rapor,
    salinan,
    tahun,
)

triwulan: list[URLPattern | URLResolver] = [
    path("kekurangan/", kekurangan.daftar, name="pengisian-kekurangan"),
    path("alur/", alur.alur, name="pengisian-alur"),
    path("rapor/", rapor.halaman, name="rapor-bidang"),
    path("rapor.xlsx", rapor.unduh, name="rapor-bidang-xlsx"),
    path("salinan/<int:versi>/", salinan.salinan, name="pengisian-salinan"),
    path("salinan/<int:versi>.json", salinan.salinan_json, name="pengisian-salinan-json"),
]

tahunan: list[URLPattern | URLResolver] = [
    path("", tahun.setahun, name="pengisian-tahun"),
    path("<int:triwulan>/", include(triwulan)),
]

kelola: list[URLPattern | URLResolver] = [
    path("periode/", kelola_periode.daftar, name="kelola-periode"),
    path("periode/<int:tahun>/<int:triwulan>/", kelola_periode.ubah, name="kelola-periode-ubah"),
    path(
        "periode/<int:tahun>/<int:triwulan>/perpanjangan/",
        kelola_periode.tambah_waktu,
        name="kelola-perpanjangan",
    ),
    path("triwulan/", kelola_triwulan.kini, name="kelola-triwulan-kini"),
    path("triwulan/<int:tahun>/<int:triwulan>/", kelola_triwulan.halaman, name="kelola-triwulan"),
    path("triwulan/<int:tahun>/<int:triwulan>.xlsx", kelola_triwulan.unduh, name="kelola-triwulan-xlsx"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/<slug:pemda>/", include(kelola)),
    path("pemberitahuan/", pemberitahuan.daftar, name="pemberitahuan"),
    path("pemberitahuan/baca-semua/", pemberitahuan.baca_semua, name="pemberitahuan-baca-semua"),
    path("pemberitahuan/<int:nomor>/", pemberitahuan.buka, name="pemberitahuan-buka"),
    path("perangkat-daerah/persetujuan/", persetujuan.halaman, name="persetujuan"),
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
