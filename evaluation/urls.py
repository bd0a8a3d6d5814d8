"""Pages of the Inspektorat's side: at /<unit>/<tahun>/akip/, /inspektorat/ and /kelola/<pemda>/lke/."""

from django.urls import URLPattern, URLResolver, include, path

from evaluation.views import ikhtisar

akip: list[URLPattern | URLResolver] = [
    path("", ikhtisar.ikhtisar, name="akip"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:unit>/<int:tahun>/akip/", include(akip)),
]
