"""Every link on every page leads to a page."""

from __future__ import annotations

import re
from collections import deque

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from pengisian.baris import ambil_baris
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
TAUTAN = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
# Files are tried in test_unduh, printed sections in test_pratinjau; traces in test_jejak, where each computed
# cell is.
BUKAN_HALAMAN = re.compile(r"/unduh/|/pratinjau/|\.(?:xlsx|pdf|docx)(?:\?|$)|/jejak/")
MULAI = ("/dp3akb/2024/", "/dp3akb/2025/")
TAHUN_LAIN = re.compile(r"/dp3akb/(?!2024|2025)\d{4}/")
KUNCI_BARIS = re.compile(r"(?:/|\?kunci=)([is])(\d+)\b")
Macam = tuple[object, ...]


@pytest.mark.lama
def test_crawl() -> None:
    """From the front door to every page of 2024 and of the empty 2025, of a head and of the Inspektorat.

    Pages about one row of the sheet are alike: of each kind, quarter and sort of row one is opened, of the
    others the row is looked for. What the head's crawl has opened, the second opens once for each kind and
    year: frame and buttons go by the role, the content does not.
    """
    dinas = Unit.objects.get(slug="dp3akb")
    kepala = jelajah(buat_pengguna(Peran.KEPALA, dinas), dinas, set())
    assert len(kepala) > 200
    inspektorat = jelajah(buat_pengguna(Peran.INSPEKTORAT, pemda=dinas.pemda), dinas, kepala)
    assert len(inspektorat) > 40
    assert "/kelola/" in inspektorat - kepala


def jelajah(pengguna: Pengguna, dinas: Unit, sudah: set[str]) -> set[str]:
    """The addresses that were opened. Of those in `sudah` only the first of each kind is."""
    klien = Client()
    klien.force_login(pengguna)
    antre, dikenal = deque(MULAI), set(MULAI)
    dibuka: set[str] = set()
    macam: set[Macam] = set()
    baris: set[tuple[int, str]] = set()
    while antre:
        alamat = antre.popleft()
        jenis, per_baris = _macam(alamat, rinci=not sudah)
        if jenis in macam and (per_baris or alamat in sudah):
            if per_baris and alamat not in sudah:
                baris.add(per_baris)
            continue
        macam.add(jenis)
        dibuka.add(alamat)
        for tujuan in _tautan(alamat, klien.get(alamat, follow=True)):
            if tujuan not in dikenal:
                dikenal.add(tujuan)
                antre.append(tujuan)
    hilang = {b for b in baris if ambil_baris(dinas, *b, semua=True) is None}
    assert not hilang, f"rows that a link names and the sheet has not: {hilang}"
    return dibuka


def _macam(alamat: str, *, rinci: bool) -> tuple[Macam, tuple[int, str] | None]:
    """What kind of page it is; year and key of the row that it is about. rinci: each quarter by itself."""
    cocok = resolve(alamat.partition("?")[0])
    tahun = cocok.kwargs.get("tahun")
    kunci = KUNCI_BARIS.search(alamat)
    jenis = (
        cocok.view_name, tahun, kunci and kunci[1], rinci and cocok.kwargs.get("triwulan"), "?" in alamat
    )  # fmt: skip
    return jenis, (tahun, kunci[1] + kunci[2]) if kunci and tahun else None


def _tautan(alamat: str, jawaban: HttpResponse) -> list[str]:
    """Where the page leads within the application. What is no page, a download, leads nowhere."""
    assert jawaban.status_code == 200, alamat
    if not jawaban.headers["Content-Type"].startswith("text/html"):
        jawaban.close()
        return []
    hasil, isi = [], jawaban.text
    id_ada = set(re.findall(r'\bid="([^"]+)"', isi))
    for tujuan in dict.fromkeys(TAUTAN.findall(isi)):
        halaman, _, jangkar = tujuan.partition("#")
        if jangkar and not halaman:
            assert jangkar in id_ada, f"{alamat} leads to #{jangkar}, which it does not have"
        if halaman.startswith("/static/") or BUKAN_HALAMAN.search(halaman) or not halaman:
            continue
        assert halaman.startswith(("/", "?")), f"{alamat} leads out to {halaman}"
        if halaman.startswith("?"):
            halaman = alamat.partition("?")[0] + halaman
        if not TAHUN_LAIN.match(halaman):
            hasil.append(halaman)
    return hasil
