"""The latest attempts to sign in by a name: when, from where, with what, and how they ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from axes.models import AccessFailureLog, AccessLog

from lkjip.models import Pengguna

# In this order: every browser also calls itself by the names of older ones.
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Percobaan:
    pada: datetime
    alamat: str
    peramban: str
    berhasil: bool


def peramban(user_agent: str) -> str:
    """ "Chrome di Windows", as far as the browser tells."""
    nama = next((n for tanda, n in PERAMBAN if tanda in user_agent), "Peramban lain")
    sistem = next((n for tanda, n in SISTEM if tanda in user_agent), "")
    return f"{nama} di {sistem}" if sistem else nama


def terakhir(akun: Pengguna, banyak: int = 10) -> list[Percobaan]:
    """The latest first, failed ones among them. Two queries."""
    kolom = ("attempt_time", "ip_address", "user_agent")
    hasil = [
        Percobaan(pada, alamat or "", peramban(agen), berhasil)
        for catatan, berhasil in ((AccessLog, True), (AccessFailureLog, False))
        for pada, alamat, agen in catatan.objects.filter(username=akun.username)
        .order_by("-attempt_time")
        .values_list(*kolom)[:banyak]
    ]
    return sorted(hasil, key=lambda p: p.pada, reverse=True)[:banyak]
