"""Every address by odd requests: other methods, years and keys that there are not, a second step not taken.

Who may do what there stands in tests/hak_alamat.py and is walked by tests/test_hak_alamat.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from lkjip.models.unit import DIPAKAI, KODE_TERPAKAI
from reports.outline import TABEL, telusur
from tests.dunia_alamat import Dunia, bangun
from tests.hak_alamat import ALAMAT, ATUR_TIM, PER_NAMA, TIM, Bagi
from tests.pabrik import SANDI, beri_langkah_kedua, buat_unit
from tests.pengisian.bantu import orang

pytestmark = pytest.mark.django_db

MILIK_UNIT = [a for a in ALAMAT if "unit" in a.isian and a.perlu.bagi != Bagi.KUNCI]


@pytest.fixture
def dunia() -> Dunia:
    return bangun(kecil=True)


@pytest.fixture
def ringan(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Hundreds of refusals, whose page is drawn by tests of its own (tests/lkjip/test_galat.py)."""
    monkeypatch.setattr(Template, "render", lambda *a, **k: "")
    caplog.set_level("CRITICAL", "django.request")


def masuk(client: Client, peran: Peran) -> Pengguna:
    pengguna = orang(peran)
    client.force_login(pengguna)
    return pengguna


def test_a_password_alone_opens_nothing_where_there_is_a_second_step(client: Client, dunia: Dunia) -> None:
    pengguna = orang(Peran.KOORDINATOR, is_superuser=True)
    beri_langkah_kedua(pengguna)
    masukan = {"username": pengguna.username, "password": SANDI}
    assert client.post("/masuk/", masukan)["Location"] == "/masuk/langkah-kedua/"
    for a in ALAMAT:
        if a.perlu.bagi in (Bagi.SEMUA, Bagi.KUNCI):
            continue
        for cara in ("get", "post"):
            jawaban = getattr(client, cara)(dunia.alamat(a.nama))
            assert jawaban.status_code == 302, (a.nama, cara)
            assert jawaban["Location"].startswith("/masuk/?next="), (a.nama, cara)


def test_odd_accounts_are_not_found(client: Client, dunia: Dunia) -> None:
    masuk(client, Peran.KOORDINATOR)
    for a in (a for a in ALAMAT if "akun" in a.isian):
        for akun in (0, 10**12, 10**300):
            assert client.get(dunia.alamat(a.nama, akun=akun)).status_code == 404, (a.nama, akun)


def awal_alamat(pola: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The first part of every address; an include that adds none is opened."""
    for p in pola:
        awal = str(p.pattern).split("/")[0]
        if isinstance(p, URLResolver) and not awal:
            yield from awal_alamat(p.url_patterns)
        else:
            yield awal


def test_no_unit_can_take_the_address_of_another_page() -> None:
    """The validator of a unit's code knows the first part of every address that is not a unit's."""
    pertama = set(awal_alamat(get_resolver().url_patterns))
    assert {p for p in pertama if p and "<" not in p} | {"static"} == DIPAKAI
    for kode in KODE_TERPAKAI:
        with pytest.raises(ValidationError, match="dipakai oleh alamat halaman lain"):
            Unit(slug=kode).clean_fields(exclude={f.name for f in Unit._meta.fields} - {"slug"})


@pytest.mark.usefixtures("ringan")
def test_what_is_not_declared_is_not_answered(client: Client, dunia: Dunia) -> None:
    """Nothing is written by a page that only reads, nor read from one that only writes."""
    masuk(client, Peran.PERENCANA)
    for a in ALAMAT:
        tanpa = ["put", "patch", "delete", *([] if a.kirim else ["post"]), *([] if a.get else ["get"])]
        # Who is signed in is led on from the sign-in page, whatever the method; no link is good here.
        harap = {"masuk": 302, "atur-sandi": 200, "api-lain": 404, "api-pangkal": 404}.get(a.nama, 405)
        for cara in tanpa:
            assert getattr(client, cara)(dunia.alamat(a.nama)).status_code == harap, (a.nama, cara)


def test_the_other_unit_of_ones_own_is_empty(client: Client) -> None:
    """Two units of one person: the pages of the second show nothing of the first."""
    dunia = bangun()  # all that the first has
    masuk(client, Peran.INSPEKTORAT)
    lain = buat_unit("dinas-lain", pemda=Unit.objects.get(slug="dp3akb").pemda)
    for a in MILIK_UNIT:
        jawaban = client.get(dunia.alamat(a.nama, unit=lain.slug))
        assert jawaban.status_code in ((200, 302, 403, 404) if a.get else (404, 405)), a.nama
        isi = jawaban.content.decode(errors="replace")
        for milik_demo in ("72,00", "70,65", "Indeks Pemberdayaan Gender", "38.462.234.005"):
            assert milik_demo not in isi, a.nama


@pytest.mark.usefixtures("ringan")
@pytest.mark.parametrize(
    ("nama", "aneh"),
    [("tahun", (0, 1, 1999, 2101, 10**12, 10**300)), ("triwulan", (0, 5, 99, 10**300))],
)
def test_odd_years_and_quarters_are_not_found(
    client: Client, dunia: Dunia, nama: str, aneh: tuple[int, ...]
) -> None:
    dunia.serahkan(masuk(client, Peran.KEPALA))
    for a in (a for a in MILIK_UNIT if nama in a.isian):
        for nilai in aneh:
            kode = client.get(dunia.alamat(a.nama, **{nama: nilai})).status_code
            assert kode in ((404,) if a.get else (404, 405)), (a.nama, nilai)


def test_an_odd_year_or_quarter_gets_a_page_that_says_so(client: Client, dunia: Dunia) -> None:
    masuk(client, Peran.KEPALA)
    for nama, aneh in (
        ("ringkasan", {"tahun": 10**300}),
        ("e81", {"triwulan": 99}),
        ("pengisian", {"tahun": 1}),
    ):
        jawaban = client.get(dunia.alamat(nama, **aneh))
        assert (jawaban.status_code, "</html>" in jawaban.text) == (404, True), nama


ANEH = ("x" * 3000, "..%2F..%2Fetc%2Fpasswd", "%00", "{tahun}", "%25s", "<b>", "²", "lkjip.pdf.pdf", "-")
BERKUNCI = (
    "/{}/",
    "/{}/2024/",
    "/dp3akb/{}/",
    "/dp3akb/2024/tabel/{}/",
    "/dp3akb/2024/tabel/{}.xlsx",
    "/dp3akb/2024/laporan/{}/",
    "/dp3akb/2024/unduh/{}.pdf",
    "/dp3akb/2024/unduh/lkjip.{}",
    "/dp3akb/2024/jejak/{}/1.1/capaian_k/",
    "/dp3akb/2024/jejak/e81/{}/capaian_k/",
    "/dp3akb/2024/jejak/e81/1.1/{}/",
    "/dp3akb/2024/pengisian/{}/",
    "/dp3akb/2024/pengisian/4/baris/{}/",
    "/dp3akb/2024/pengisian/4/unggah/{}/",
    "/dp3akb/2024/pengisian/4/impor-e81/{}/",
)


def test_odd_keys_are_not_found(client: Client) -> None:
    masuk(client, Peran.KEPALA)
    for aneh in ANEH:
        for pola in BERKUNCI:
            jalur = pola.replace("{}", aneh)
            assert client.get(jalur).status_code == 404, jalur


def test_odd_searches_find_nothing_and_break_nothing(client: Client, dunia: Dunia) -> None:
    masuk(client, Peran.KEPALA)
    for cari in ("%00", "{", "%", "_", "'", "<script>", "a" * 5000):
        for nama in ("unit-daftar", "tabel-daftar", "ringkasan", "pengisian"):
            jawaban = client.get(dunia.alamat(nama), {"cari": cari})
            assert jawaban.status_code == 200, (nama, cari)
            assert "<script>" not in jawaban.text, (nama, cari)


def test_signing_in_does_not_lead_out(client: Client) -> None:
    masuk(client, Peran.KEPALA)
    for tujuan in ("//evil.example", "https://evil.example/", r"\\evil.example", "javascript:1"):
        jawaban = client.get("/masuk/", {"next": tujuan})
        assert (jawaban.status_code, jawaban["Location"]) == (302, "/"), tujuan


def test_the_table_names_what_there_is(client: Client, dunia: Dunia) -> None:
    """Else a foreign unit would be 404 for want of a table. Here, pages are drawn and files composed."""
    assert PER_NAMA["tabel"].isian["kunci"] in TABEL
    assert PER_NAMA["laporan-bagian"].isian["kunci"] in {r.kunci for r in telusur()}
    dunia.serahkan(masuk(client, Peran.PERENCANA))
    inspektorat = Client()
    masuk(inspektorat, Peran.INSPEKTORAT)
    for a in MILIK_UNIT:
        klien = inspektorat if a.perlu in (TIM, ATUR_TIM) else client
        jawaban = klien.get(dunia.alamat(a.nama))
        assert jawaban.status_code in ((200, 302) if a.get else (405,)), a.nama
        jawaban.close()
