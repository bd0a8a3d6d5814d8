"""Imports, exports and the API of other applications."""

from django.urls import URLPattern, URLResolver, include, path

from pertukaran.views import kelola_api

kunci_api = [
    path("", kelola_api.daftar, name="kelola-api"),
    path("baru/", kelola_api.baru, name="kelola-api-baru"),
    path("<int:kunci>/", kelola_api.satu, name="kelola-api-satu"),
    path("<int:kunci>/cabut/", kelola_api.cabut, name="kelola-api-cabut"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/<slug:pemda>/api/", include(kunci_api)),
    path("", include("pertukaran.api.urls")),
]
