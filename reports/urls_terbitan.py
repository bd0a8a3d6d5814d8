"""The editions of a unit's LKjIP, below /<unit>/<tahun>/terbitan/."""

from django.urls import path

from reports.views import terbitan

urlpatterns = [
    path("", terbitan.terbitan, name="terbitan"),
    path("<int:terbitan>/<str:format>", terbitan.berkas, name="terbitan-berkas"),
]
