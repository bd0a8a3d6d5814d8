"""Managing a pemda: what there is to manage. Whoever may not gets 404: for such a user it does not exist."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lkjip.access import ambil_pemda, boleh_pemda, pemda_diatur
from lkjip.navigation import KELOLA, alamat

HAK_KELOLA = frozenset(b.hak for b in KELOLA)


@require_GET
def pintu(request: HttpRequest) -> HttpResponse:
    """The pemda that one manages; a list where they are several."""
    daftar = pemda_diatur(request.user, *HAK_KELOLA)
    if not daftar:
        raise Http404
    if len(daftar) == 1:
        return redirect("kelola", pemda=daftar[0].slug)
    return render(request, "lkjip/kelola/pemda.html", {"judul": "Kelola", "daftar": daftar})


@require_GET
def kelola(request: HttpRequest, pemda: str) -> HttpResponse:
    milik = ambil_pemda(request.user, pemda, *HAK_KELOLA)
    butir = [
        (b, alamat(b.nama, {"pemda": milik.slug})) for b in KELOLA if boleh_pemda(request.user, b.hak, milik)
    ]
    return render(request, "lkjip/kelola/daftar.html", {"judul": f"Kelola {milik}", "butir": butir})
