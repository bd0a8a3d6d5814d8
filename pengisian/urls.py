"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import alur, kekurangan, rapor, salinan, tahun

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

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
