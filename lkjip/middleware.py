"""The Content-Security-Policy header from SECURE_CSP, a setting of Django 6, whose own middleware will do."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def kebijakan_isi(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    nilai = "; ".join(f"{arahan} {' '.join(sumber)}" for arahan, sumber in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):  # Django's debug pages are inline
            response.headers.setdefault("Content-Security-Policy", nilai)  # a view may be stricter
        return response

    return middleware
