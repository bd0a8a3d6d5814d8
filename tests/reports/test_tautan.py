"""Every link on every page leads to a page."""

import re
from collections import deque

import pytest
from django.test import Client

from lkjip.enums import Peran
from lkjip.models import Unit
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
TAUTAN = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
# Files are tried in test_unduh; traces in test_jejak, where every computed cell is.
BUKAN_HALAMAN = re.compile(r"/unduh/|\.(?:xlsx|pdf|docx)(?:\?|$)|/jejak/")


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.INSPEKTORAT])
def test_crawl(client: Client, peran: Peran) -> None:
    """From the front door to every page of 2024 and of the empty 2025."""
    dinas = Unit.objects.get(slug="dp3akb")
    client.force_login(buat_pengguna(peran, dinas if peran == Peran.KEPALA else None, pemda=dinas.pemda))
    antre, dilihat = deque(["/dp3akb/2024/", "/dp3akb/2025/"]), set()
    while antre:
        alamat = antre.popleft()
        dilihat.add(alamat)
        jawaban = client.get(alamat, follow=True)
        assert jawaban.status_code == 200, alamat
        for tujuan in TAUTAN.findall(jawaban.text):
            halaman, _, jangkar = tujuan.partition("#")
            if jangkar and not halaman:
                assert f'id="{jangkar}"' in jawaban.text, (
                    f"{alamat} leads to #{jangkar}, which it does not have"
                )
            if halaman.startswith("/static/") or BUKAN_HALAMAN.search(halaman) or not halaman:
                continue
            assert halaman.startswith(("/", "?")), f"{alamat} leads out to {halaman}"
            tahun_lain = re.match(r"/dp3akb/(?!2024|2025)\d{4}/", halaman)
            if not tahun_lain and halaman not in dilihat and halaman not in antre:
                antre.append(halaman)
    assert len(dilihat) > 120
