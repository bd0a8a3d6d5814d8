"""The evaluation of a unit's AKIP at a glance."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET


@require_GET
def ikhtisar(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    raise NotImplementedError
