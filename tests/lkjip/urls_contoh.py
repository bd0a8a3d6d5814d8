"""The real addresses before example pages: one that shows the frame, one that refuses, one that breaks."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from lkjip.access import ambil_unit
from lkjip.urls import urlpatterns as asli


def contoh(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    ambil_unit(request.user, unit)
    return render(request, "base.html", {"judul": "Contoh", "remah": [("Awal", "/"), ("Contoh", "")]})


def tolak(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def rusak(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def pecah(request: HttpRequest) -> HttpResponse:
    raise ValueError("contoh")


urlpatterns = [
    path("contoh/tolak/", tolak),
    path("contoh/rusak/", rusak),
    path("contoh/pecah/", pecah),
    path("<slug:unit>/<int:tahun>/contoh/", contoh, name="contoh"),
    *asli,
]
