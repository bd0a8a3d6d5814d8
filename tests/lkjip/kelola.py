"""Addresses and forms of the pages where accounts are managed."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from lkjip.models import Pengguna, Unit

POKOK = "/kelola/kota-uji/akun/"


def isian(unit: Unit | None, peran: str = "perencana", **lain: object) -> dict[str, object]:
    """What the browser sends of the form of an invitation."""
    dasar = {"nama": "Siti Aminah, S.Sos.", "surel": "siti@contoh.invalid", "username": "", "peran": peran}
    tugas = {
        "unit": unit.pk if unit else "",
        "bidang": "",
        "sebutan": "",
        "mulai": "2025-03-03",
        "sampai": "",
    }
    return dasar | tugas | lain


def undang(kelola: Client, unit: Unit | None, peran: str = "perencana", **lain: object) -> HttpResponse:
    return kelola.post(f"{POKOK}undang/", isian(unit, peran, **lain))


def satu(akun: Pengguna, jalur: str = "") -> str:
    return f"{POKOK}{akun.pk}/{jalur}"
