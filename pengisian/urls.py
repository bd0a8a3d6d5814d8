"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/."""

from django.urls import URLPattern, URLResolver, include, path

triwulan: list[URLPattern | URLResolver] = []

tahunan: list[URLPattern | URLResolver] = [
    path("<int:triwulan>/", include(triwulan)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
