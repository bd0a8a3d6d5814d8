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
from reports.build import sumber_untuk
from reports.naskah import naskah_bagian
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
Satu = tuple[int, str] | tuple[int, str, str]  # a row by year and key; a text by year, section and key


@pytest.mark.lama
def test_crawl() -> None:
    """From the front door to every page of 2024 and of the empty 2025, of a head and of the Inspektorat.

    Pages about one row of the sheet are alike: of each kind, quarter and sort of row one is opened, of the
    others the row is looked for; so are those of remarks on a text, and of its versions. What the head
    opened, the second crawl opens once for each kind and year: frame and buttons go by the role, the content
    does not.
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
    baris: set[Satu] = set()
    while antre:
        alamat = antre.popleft()
        jenis, satu = _macam(alamat, rinci=not sudah)
        if jenis in macam and (satu or alamat in sudah):
            if satu and alamat not in sudah:
                baris.add(satu)
            continue
        macam.add(jenis)
        dibuka.add(alamat)
        for tujuan in _tautan(alamat, klien.get(alamat, follow=True)):
            if tujuan not in dikenal:
                dikenal.add(tujuan)
                antre.append(tujuan)
    hilang = baris - _yang_ada(dinas, baris)
    assert not hilang, f"rows and texts that a link names and that there are not: {hilang}"
    return dibuka


def _macam(alamat: str, *, rinci: bool) -> tuple[Macam, Satu | None]:
    """What kind of page it is, and the row or text that it is about. rinci: each quarter by itself."""
    cocok = resolve(alamat.partition("?")[0])
    isian = cocok.kwargs
    tahun = isian.get("tahun")
    kunci = KUNCI_BARIS.search(alamat)
    jenis = (cocok.view_name, tahun, kunci and kunci[1], rinci and isian.get("triwulan"), "?" in alamat)
    if cocok.view_name in ("naskah-komentar", "naskah-riwayat"):
        return jenis, (tahun, isian["bagian"], isian["naskah"])
    return jenis, (tahun, kunci[1] + kunci[2]) if kunci and tahun else None


def _yang_ada(dinas: Unit, dicari: set[Satu]) -> set[Satu]:
    """Those of the rows that the sheet has, and of the texts that the sections of the report have."""
    baris = {b for b in dicari if len(b) == 2 and ambil_baris(dinas, *b, semua=True)}
    return baris | {
        (tahun, r.kunci, n.kunci)
        for tahun in {t for t, *_ in dicari}
        for r in sumber_untuk(dinas.slug, tahun).susunan.telusur()
        for n in naskah_bagian(r)
    }


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
