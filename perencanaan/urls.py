"""Pages that write planning documents, at /<unit>/<tahun>/rencana/susun/."""

from django.urls import URLPattern, URLResolver, include, path

from perencanaan.views import susun

halaman: list[URLPattern | URLResolver] = [
    path("", susun.susun, name="rencana-susun"),
    path("", include("perencanaan.urls_tahunan")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/rencana/susun/", include(halaman)),
]
