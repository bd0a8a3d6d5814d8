"""Pages that write planning documents, at /<unit>/<tahun>/rencana/susun/."""

from django.urls import URLPattern, URLResolver, include, path

from perencanaan.views import lintas, susun

halaman: list[URLPattern | URLResolver] = [
    path("", susun.susun, name="rencana-susun"),
    path("lintas/", lintas.daftar, name="rencana-lintas"),
    path("lintas/baru/", lintas.baru, name="rencana-lintas-baru"),
    path("lintas/<int:hubungan>/", lintas.satu, name="rencana-lintas-satu"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/rencana/susun/", include(halaman)),
]
