"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import buku, unggah

triwulan: list[URLPattern | URLResolver] = [
    path("buku-kerja.xlsx", buku.unduh, name="pengisian-unduh"),
    path("unggah/", unggah.unggah, name="pengisian-unggah"),
    path("unggah/<uuid:unggahan>/", unggah.pratinjau, name="pengisian-pratinjau"),
]

tahunan: list[URLPattern | URLResolver] = [
    path("buku-kerja.xlsx", buku.unduh_tahun, name="pengisian-unduh-tahun"),
    path("<int:triwulan>/", include(triwulan)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
