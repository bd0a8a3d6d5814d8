"""The limit of a save: a view behind the same middleware that does nothing but update one row."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from indicators.models import Realisasi
from lkjip.urls import urlpatterns as milik_aplikasi


@require_POST
def telanjang(request: HttpRequest, pk: int) -> HttpResponse:
    Realisasi.objects.filter(pk=pk).update(nilai=request.body.decode())
    return HttpResponse("ok")


urlpatterns = [path("telanjang/<int:pk>/", telanjang), *milik_aplikasi]
