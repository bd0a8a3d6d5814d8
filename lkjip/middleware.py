"""What every answer carries, and who is let through: content policy, end of sessions, sign-in required."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from lkjip import sesi

Jawab = Callable[[HttpRequest], HttpResponse]


def kebijakan_isi(get_response: Jawab) -> Jawab:
    """The Content-Security-Policy header from SECURE_CSP, a setting of Django 6, whose own will do."""
    nilai = "; ".join(f"{arahan} {' '.join(sumber)}" for arahan, sumber in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):  # Django's debug pages are inline
            response.headers.setdefault("Content-Security-Policy", nilai)  # a view may be stricter
        return response

    return middleware


def tanpa_sesi(request: HttpRequest) -> bool:
    """Whether the address knows no sessions: nobody is signed in there, and no cookie is read or set."""
    return request.path.startswith("/api/")


def batas_sesi(get_response: Jawab) -> Jawab:
    """Ends a session past its limits; else notes that it is in use. The API knows no sessions."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not tanpa_sesi(request) and request.user.is_authenticated:
            kini = timezone.now()
            if sesi.berakhir(request.session, kini):
                logout(request)
            else:
                sesi.catat_pemakaian(request.session, kini)
        return get_response(request)

    return middleware


class WajibMasuk(LoginRequiredMiddleware):
    """Sends to the sign-in page and back again; says so where a session has ended.

    A script gets 401 instead: it would take the page for its answer. The API is not asked who is signed in.
    """

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        return None if tanpa_sesi(request) else super().process_view(request, *args)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        if request.headers.get("X-Requested-With") == "fetch":
            pesan = "Sesi Anda telah berakhir. Masuk lagi untuk melanjutkan."
            return JsonResponse({"pesan": pesan}, status=401)
        masuk = reverse("masuk")
        return redirect_to_login(
            _tujuan(request), f"{masuk}?berakhir=1" if sesi.pernah_masuk(request) else masuk
        )


def _tujuan(request: HttpRequest) -> str:
    """The page that one was on: of a form that was sent too late, the page with the form."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    asal = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure()):
        bagian = urlsplit(asal)
        return bagian._replace(scheme="", netloc="").geturl()
    return resolve_url(settings.LOGIN_REDIRECT_URL)
