"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import baris, lembar, sel

triwulan: list[URLPattern | URLResolver] = [
    path("", lembar.lembar, name="pengisian"),
    path("simpan/", sel.simpan, name="pengisian-simpan"),
    path("segar/", sel.segar, name="pengisian-segar"),
    path("pratinjau/", sel.pratinjau, name="pengisian-pratinjau"),
    path("urungkan/", sel.urungkan, name="pengisian-urungkan"),
    path("terima/", sel.terima, name="pengisian-terima"),
    path("baris/<slug:kunci>/", baris.baris, name="pengisian-baris"),
]

tahunan: list[URLPattern | URLResolver] = [
    path("", lembar.kini, name="pengisian-kini"),
    path("<int:triwulan>/", include(triwulan)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
