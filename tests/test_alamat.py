"""Every address of the URLconf, by every kind of visitor; one that is added without a case fails here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import Pemda, Pengguna, Periode, Unit
from pengisian.models import SalinanTriwulan, TriwulanUnit
from reports.outline import TABEL, telusur
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db

PRIBADI = ("pemberitahuan", "pemberitahuan-baca-semua", "persetujuan")
TANPA_UNIT = ("beranda", "masuk", "keluar", "kata-sandi", "unit-daftar", "sehat", *PRIBADI)
TERBUKA = {"masuk", "keluar", "sehat"}
# The pages of a whole pemda, and who they exist for.
PEMANTAU = frozenset({Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN})
MILIK_PEMDA: dict[str, frozenset[Peran]] = {
    nama: frozenset({Peran.KOORDINATOR})
    for nama in ("kelola-periode", "kelola-periode-ubah", "kelola-perpanjangan")
} | dict.fromkeys(("kelola-triwulan-kini", "kelola-triwulan", "kelola-triwulan-xlsx"), PEMANTAU)
MENULIS = {
    *("masuk", "keluar", "kata-sandi", "pengisian-alur"),
    *("kelola-periode", "kelola-periode-ubah", "kelola-perpanjangan", "kelola-triwulan"),
    *("pemberitahuan-buka", "pemberitahuan-baca-semua", "persetujuan"),
}
HALAMAN: dict[str, Any] = {"unit": "dp3akb", "tahun": 2024}
TRIWULAN: dict[str, Any] = {**HALAMAN, "triwulan": 4}
SALINAN: dict[str, Any] = {**TRIWULAN, "versi": 1}
PEMDA: dict[str, Any] = {"pemda": "balikpapan"}
MASA_PEMDA: dict[str, Any] = {**PEMDA, "tahun": 2024, "triwulan": 4}
ANGKA: dict[str, Any] = {"tabel": "e81", "baris": "1.1", "kolom": "capaian_k"}
# What an address needs to be named in full. Any object that it names must be of the unit it names.
ISIAN: dict[str, dict[str, Any]] = {
    **{nama: {} for nama in TANPA_UNIT},
    "unit": {"unit": "dp3akb"},
    "pemberitahuan-buka": {"nomor": 1},
    **dict.fromkeys(("kelola-periode", "kelola-triwulan-kini"), PEMDA),
    **dict.fromkeys(("kelola-periode-ubah", "kelola-perpanjangan"), MASA_PEMDA),
    **dict.fromkeys(("kelola-triwulan", "kelola-triwulan-xlsx"), MASA_PEMDA),
    "pengisian-tahun": HALAMAN,
    **dict.fromkeys(
        ("pengisian-kekurangan", "pengisian-alur", "rapor-bidang", "rapor-bidang-xlsx"), TRIWULAN
    ),
    **dict.fromkeys(("pengisian-salinan", "pengisian-salinan-json"), SALINAN),
    **dict.fromkeys(("ringkasan", "rencana", "rencana-iku", "rencana-pk", "rencana-anggaran"), HALAMAN),
    "tabel-daftar": HALAMAN,
    "tabel": {**HALAMAN, "kunci": "target-realisasi"},
    "tabel-xlsx": {**HALAMAN, "kunci": "target-realisasi"},
    "e81": {**HALAMAN, "triwulan": 4},
    "laporan": HALAMAN,
    "laporan-bagian": {**HALAMAN, "kunci": "target-realisasi"},
    "jejak": {**HALAMAN, **ANGKA},
    "jejak-triwulan": {**HALAMAN, **ANGKA, "triwulan": 2},
    "unduh": {**HALAMAN, "dokumen": "lkjip", "format": "json"},
    "unduh-e81": {**HALAMAN, "triwulan": 4, "format": "json"},
}
MILIK_UNIT = sorted(n for n, kwargs in ISIAN.items() if "unit" in kwargs)


@pytest.fixture(autouse=True)
def salinan() -> None:
    """The approved copy that the cases name."""
    baris = TriwulanUnit.objects.create(unit=Unit.objects.get(slug="dp3akb"), tahun=2024, triwulan=4)
    SalinanTriwulan.objects.create(
        triwulan=baris,
        versi=1,
        isi='{"baris":[]}',
        sha256="0" * 64,
        oleh=buat_pengguna(),
        pada=timezone.now(),
    )


def daftar(pola: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for p in pola:
        if isinstance(p, URLResolver):
            yield from daftar(p.url_patterns)
        else:
            yield p


def alamat(nama: str, **ganti: Any) -> str:
    return reverse(nama, kwargs=ISIAN[nama] | {k: v for k, v in ganti.items() if k in ISIAN[nama]})


def masuk(client: Client, peran: Peran, unit: Unit | None, pemda: Pemda) -> Pengguna:
    pengguna = buat_pengguna(peran, unit, pemda=pemda)
    client.force_login(pengguna)
    return pengguna


def test_every_address_has_a_case() -> None:
    assert {p.name for p in daftar(get_resolver().url_patterns)} == ISIAN.keys()


@pytest.mark.parametrize("nama", ISIAN)
def test_only_the_front_door_is_open(client: Client, nama: str) -> None:
    jawaban = client.get(alamat(nama))
    if nama in TERBUKA:
        assert jawaban.status_code == (405 if nama == "keluar" else 200)
    else:
        assert (jawaban.status_code, jawaban["Location"]) == (302, f"/masuk/?next={alamat(nama)}")


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_a_foreign_unit_does_not_exist(client: Client, nama: str, peran: Peran) -> None:
    """Of another pemda for those who see a whole one, of the same pemda for all others."""
    demo = Unit.objects.get(slug="dp3akb")
    if peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN):
        masuk(client, peran, None, buat_unit().pemda)
    else:
        masuk(client, peran, buat_unit(pemda=demo.pemda), demo.pemda)
    assert client.get(alamat(nama)).status_code == 404


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("nama", MILIK_PEMDA)
def test_pages_of_a_pemda_exist_for_who_serves_all_of_it(client: Client, nama: str, peran: Peran) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    for n in range(1, 5):
        hari = timezone.localdate()
        Periode.objects.create(pemda=demo.pemda, tahun=2024, triwulan=n, buka=hari, tenggat=hari, tutup=hari)
    sepemda = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
    masuk(client, peran, None if sepemda else demo, demo.pemda)
    ada = client.get(alamat(nama)).status_code in (200, 302)
    assert ada is (peran in MILIK_PEMDA[nama])
    asing = buat_unit()
    masuk(client, peran, None if sepemda else asing, asing.pemda)
    assert client.get(alamat(nama)).status_code == 404


@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_without_a_role_there_is_no_unit(client: Client, nama: str) -> None:
    client.force_login(buat_pengguna())
    assert client.get(alamat(nama)).status_code == 404


@pytest.mark.parametrize("nama", ISIAN)
def test_reading_addresses_do_not_write(client: Client, nama: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.PERENCANA, demo, demo.pemda)
    for cara in ("post", "put", "patch", "delete"):
        if cara == "post" and nama in MENULIS:
            continue
        # Who is signed in is led on from the sign-in page, whatever the method.
        assert getattr(client, cara)(alamat(nama)).status_code == (302 if nama == "masuk" else 405), cara


@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_the_other_unit_of_ones_own_is_empty(client: Client, nama: str) -> None:
    """Two units of one person: the pages of the second show nothing of the first."""
    demo = Unit.objects.get(slug="dp3akb")
    lain = buat_unit("dinas-lain", pemda=demo.pemda)
    masuk(client, Peran.INSPEKTORAT, None, demo.pemda)
    jawaban = client.get(alamat(nama, unit=lain.slug))
    assert jawaban.status_code in (200, 302, 404)
    isi = jawaban.content.decode(errors="replace")
    for milik_demo in ("72,00", "70,65", "Indeks Pemberdayaan Gender", "38.462.234.005"):
        assert milik_demo not in isi


@pytest.mark.parametrize("nama", [n for n in MILIK_UNIT if "tahun" in ISIAN[n]])
@pytest.mark.parametrize("tahun", [0, 1, 1999, 2101, 10**12, 10**300])
def test_odd_years_are_not_found(client: Client, nama: str, tahun: int) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    assert client.get(alamat(nama, tahun=tahun)).status_code == 404


@pytest.mark.parametrize("nama", [n for n in MILIK_UNIT if "triwulan" in ISIAN[n]])
@pytest.mark.parametrize("triwulan", [0, 5, 99, 10**300])
def test_odd_quarters_are_not_found(client: Client, nama: str, triwulan: int) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    assert client.get(alamat(nama, triwulan=triwulan)).status_code == 404


ANEH = ("x" * 3000, "..%2F..%2Fetc%2Fpasswd", "%00", "{tahun}", "%25s", "<b>", "²", "lkjip.pdf.pdf", "-")


@pytest.mark.parametrize("aneh", ANEH)
def test_odd_keys_are_not_found(client: Client, aneh: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    for jalur in (
        f"/{aneh}/",
        f"/{aneh}/2024/",
        f"/dp3akb/{aneh}/",
        f"/dp3akb/2024/tabel/{aneh}/",
        f"/dp3akb/2024/tabel/{aneh}.xlsx",
        f"/dp3akb/2024/laporan/{aneh}/",
        f"/dp3akb/2024/unduh/{aneh}.pdf",
        f"/dp3akb/2024/unduh/lkjip.{aneh}",
        f"/dp3akb/2024/jejak/{aneh}/1.1/capaian_k/",
        f"/dp3akb/2024/jejak/e81/{aneh}/capaian_k/",
        f"/dp3akb/2024/jejak/e81/1.1/{aneh}/",
    ):
        assert client.get(jalur).status_code == 404, jalur


@pytest.mark.parametrize("cari", ["%00", "{", "%", "_", "'", "<script>", "a" * 5000])
def test_odd_searches_find_nothing_and_break_nothing(client: Client, cari: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    for nama in ("unit-daftar", "tabel-daftar", "ringkasan"):
        jawaban = client.get(alamat(nama), {"cari": cari})
        assert jawaban.status_code == 200
        assert "<script>" not in jawaban.text


@pytest.mark.parametrize(
    "tujuan", ["//evil.example", "https://evil.example/", r"\\evil.example", "javascript:1"]
)
def test_signing_in_does_not_lead_out(client: Client, tujuan: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    client.force_login(buat_pengguna(Peran.KEPALA, demo))
    jawaban = client.get("/masuk/", {"next": tujuan})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")


def test_the_cases_name_what_there_is() -> None:
    """Else a foreign unit would be 404 for want of a table."""
    assert ISIAN["tabel"]["kunci"] in TABEL
    assert ISIAN["laporan-bagian"]["kunci"] in {r.kunci for r in telusur()}
    demo = Unit.objects.get(slug="dp3akb")
    client = Client()
    masuk(client, Peran.PERENCANA, demo, demo.pemda)
    for nama in MILIK_UNIT:
        assert client.get(alamat(nama)).status_code in (200, 302), nama
