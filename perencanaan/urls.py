"""Pages that write planning documents, at /<unit>/<tahun>/rencana/susun/; RPJMD at /kelola/<pemda>/rpjmd/."""

from django.urls import URLPattern, URLResolver, include, path

from perencanaan.views import daftar, lintas, profil, susun

halaman: list[URLPattern | URLResolver] = [
    path("", susun.susun, name="rencana-susun"),
    path("lintas/", lintas.daftar, name="rencana-lintas"),
    path("lintas/baru/", lintas.baru, name="rencana-lintas-baru"),
    path("lintas/<int:hubungan>/", lintas.satu, name="rencana-lintas-satu"),
    path("", include("perencanaan.urls_tahunan")),
    path("", include("perencanaan.urls_menengah")),
    path("profil/", profil.profil, name="rencana-profil"),
    path("profil/bidang/", profil.bidang_baru, name="rencana-bidang"),
    path("profil/bidang/<int:bidang>/", profil.bidang_satu, name="rencana-bidang-satu"),
    path("daftar/", daftar.daftar, name="rencana-daftar"),
    path("daftar/<slug:kunci>/", daftar.satu, name="rencana-daftar-satu"),
    path("pembanding/", daftar.pembanding, name="rencana-pembanding"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/<slug:pemda>/rpjmd/", include("perencanaan.urls_rpjmd")),
    path("<slug:unit>/<int:tahun>/rencana/susun/", include(halaman)),
]
