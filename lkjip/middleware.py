"""The Content-Security-Policy header, and who has to sign in.

SECURE_CSP is a setting of Django 6, whose own middleware will do then.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse


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


class MasukDahulu(LoginRequiredMiddleware):
    """Leads to the sign-in page. A script gets 401 instead: it would take the page for its answer."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.headers.get("X-Requested-With") == "fetch":
            return JsonResponse(
                {"pesan": "Sesi Anda telah berakhir. Masuk lagi untuk melanjutkan."}, status=401
            )
        return super().handle_no_permission(request, view_func)
