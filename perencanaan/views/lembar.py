"""A page with one form: what it is for, what the law says it is, its fields, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from perencanaan.ketentuan import KETENTUAN
from perencanaan.views.dasar import MejaRencana, tampilkan

ISIAN = require_http_methods(["GET", "HEAD", "POST"])


def lembar(
    request: HttpRequest,
    meja: MejaRencana,
    *,
    judul: str,
    form: BaseForm,
    jalur: Sequence[tuple[str, str]],
    untuk: str = "",
    ketentuan: str = "",
    tombol: str = "Simpan",
    templat: str = "perencanaan/lembar.html",
    **isi: Any,
) -> HttpResponse:
    """jalur: the pages between the list of editors and this one; the last of them is the way back.

    ketentuan: a key of perencanaan/ketentuan.py.
    """
    umum = {
        "judul": judul,
        "form": form,
        "untuk": untuk,
        "ketentuan": KETENTUAN.get(ketentuan),
        "tombol": tombol,
        "kembali": jalur[-1][1],
        "berbahaya": False,
        "remah": [*meja.remah, *jalur, (judul, "")],
    }
    return tampilkan(request, meja, templat, umum | isi)


def kiriman(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: a form that was sent empty is bound too, and says what is missing."""
    return request.POST if request.method == "POST" else None
