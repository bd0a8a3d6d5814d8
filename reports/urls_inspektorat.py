"""Pages of the Inspektorat over all its units, at /inspektorat/reviu/."""

from django.urls import URLPattern, path

from reports.views import reviu_daftar

urlpatterns: list[URLPattern] = [path("<int:tahun>/", reviu_daftar.daftar, name="inspektorat-reviu")]
