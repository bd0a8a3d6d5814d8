"""The pemda's view, at /kelola/<pemda>/capaian/."""

from django.urls import URLPattern, URLResolver, include, path

from reports.views import pemda, pemda_unduh

triwulan: list[URLPattern | URLResolver] = [
    path("", pemda.ringkas, name="kelola-capaian"),
    path("sasaran/", pemda.sasaran, name="kelola-capaian-sasaran"),
    path("unduh/<slug:tabel>.<str:format>", pemda_unduh.tabel, name="kelola-capaian-tabel"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pemda.kini, name="kelola-capaian-kini"),
    path("<int:tahun>/<int:triwulan>/", include(triwulan)),
    path("<int:tahun>/akip/", pemda.akip, name="kelola-capaian-akip"),
    path("<int:tahun>/ikhtisar/", pemda_unduh.ikhtisar, name="kelola-capaian-ikhtisar"),
    path("<int:tahun>/ikhtisar.<str:format>", pemda_unduh.dokumen, name="kelola-capaian-dokumen"),
]
