"""The page of live figures by role and state, accepting what moved, and the search of the picker."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Realisasi
from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports.enums import SebabVersi
from reports.models import Naskah, VersiNaskah
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, operator, orang, unit_demo
from tests.reports.bantu_naskah import KUNCI, letakkan_lkjip, tersimpan, tugaskan

pytestmark = pytest.mark.django_db
ALAMAT, CARI = f"/dp3akb/{TAHUN}/angka/", f"/dp3akb/{TAHUN}/angka/cari/"
LAMA = (
    '<p>Capaian <span data-angka="ind:mcpr:2024:capaian">90,00%</span> pada '
    '<span data-rujuk="target-realisasi">Tabel 3.4</span>, lalu '
    '<span data-angka="ind:dihapus:2024:capaian">7,00%</span>.</p>'
)
BARU = LAMA.replace("90,00%", "91,22%")
TOMBOL = "Terima angka baru"


@pytest.fixture
def rina(client: Client) -> Pengguna:
    Naskah.objects.all().delete()
    user = orang(Peran.PERENCANA, first_name="Rina")
    Naskah.objects.create(unit=unit_demo(), tahun=TAHUN, bagian=KUNCI, isi=LAMA, diubah_oleh=user)
    client.force_login(user)
    return user


def isian(client: Client) -> dict[str, str]:
    """What the form of the page sends; empty where there is none."""
    return dict(re.findall(r'name="(naskah|versi|sidik)" value="([^"]*)"', client.get(ALAMAT).text))


def test_anonymous_signs_in_and_another_unit_does_not_exist(client: Client) -> None:
    for jalur in (ALAMAT, CARI):
        assert client.get(jalur).url.startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit(pemda=unit_demo().pemda)))
    assert [client.get(j).status_code for j in (ALAMAT, CARI)] == [404, 404]
    assert client.post(ALAMAT, {"naskah": KUNCI}).status_code == 404


def test_the_page_tells_what_moved_and_what_is_no_more(client: Client, rina: Pengguna) -> None:
    html = client.get(ALAMAT).text
    assert "Capaian Persentase Pemakaian Alat Kontrasepsi" in html
    assert all(t in html for t in ("90,00%", "91,22%", "Rujukan ke Tabel 3.4", "Bergeser (2)", "Semua (3)"))
    assert html.count("Tidak ada lagi") == 1
    assert html.count(">Tetap<") == 1
    disaring = client.get(f"{ALAMAT}?hanya=bergeser").text
    assert ">Tetap<" not in disaring
    assert "91,22%" in disaring


def test_accepting_stores_what_is_shown_today(client: Client, rina: Pengguna) -> None:
    assert client.post(ALAMAT, isian(client)).status_code == 302
    naskah = tersimpan()
    assert (naskah.isi, naskah.versi) == (BARU, 2)
    versi = VersiNaskah.objects.filter(naskah=naskah).first()
    assert versi
    assert (versi.sebab, versi.isi, versi.oleh) == (SebabVersi.DILIHAT, BARU, rina)
    html = client.get(ALAMAT).text
    assert TOMBOL not in html  # what is no more can only be written anew
    assert "Bergeser (1)" in html


def test_a_figure_that_moved_again_is_not_accepted_unseen(client: Client, rina: Pengguna) -> None:
    form = isian(client)
    Realisasi.objects.filter(indikator__kode="mcpr", tahun=TAHUN).update(nilai=50)
    Realisasi.objects.filter(indikator__kode="mcpr", tahun=TAHUN).first().komponen.all().delete()
    assert "berubah lagi" in client.post(ALAMAT, form, follow=True).text
    assert tersimpan().isi == LAMA


def test_a_text_that_another_wrote_meanwhile_is_not_overwritten(client: Client, rina: Pengguna) -> None:
    form = isian(client)
    Naskah.objects.update(versi=2)
    assert "sudah diubah" in client.post(ALAMAT, form, follow=True).text
    assert tersimpan().isi == LAMA


@pytest.mark.parametrize(
    "kiriman", [{}, {"naskah": "tidak-ada"}, {"naskah": KUNCI, "versi": "x", "sidik": "y"}]
)
def test_odd_requests_write_nothing(client: Client, rina: Pengguna, kiriman: dict[str, str]) -> None:
    assert client.post(ALAMAT, kiriman).status_code == 302
    assert tersimpan().isi == LAMA
    assert not VersiNaskah.objects.exists()


def test_who_may_accept_goes_by_role_and_state(client: Client, rina: Pengguna) -> None:
    """By role in a draft, by state for who may write."""
    form = isian(client)
    kasus = [(TahapLkjip.DRAF, p) for p in Peran] + [(t, Peran.PERENCANA) for t in TahapLkjip]
    for tahap, peran in kasus:
        letakkan_lkjip(tahap)
        client.force_login(operator() if peran == Peran.OPERATOR else orang(peran))
        boleh = peran == Peran.PERENCANA and tahap in (TahapLkjip.DRAF, TahapLkjip.DIREVIU)
        assert (TOMBOL in client.get(ALAMAT).text) == boleh, (peran, tahap)
        if boleh:
            continue
        status = client.post(ALAMAT, form).status_code
        assert status == (302 if peran in (Peran.PERENCANA, Peran.OPERATOR) else 403), (peran, tahap)
        assert tersimpan().isi == LAMA


def test_an_operator_accepts_in_the_operators_own_section(client: Client, rina: Pengguna) -> None:
    user = operator()
    tugaskan(user)
    client.force_login(user)
    client.post(ALAMAT, isian(client))
    assert tersimpan().isi == BARU


def test_a_report_without_live_figures_says_how_they_come(client: Client, rina: Pengguna) -> None:
    Naskah.objects.all().delete()
    assert "Belum ada angka hidup" in client.get(ALAMAT).text


# --- the search
@pytest.mark.parametrize(
    ("kueri", "kunci", "teks"),
    [
        ({"kata": "mcpr capaian"}, "ind:mcpr:2024:capaian", "91,22%"),
        ({"kata": "mcpr", "jenis": "realisasi", "tahun": "2023"}, "ind:mcpr:2023:realisasi", "61,02%"),
        ({"kata": "dp3akb pagu", "jenis": "uang"}, "uang:unit:2024:pagu", "Rp\u00a038.462.234.005"),
        ({"kata": "akip", "jenis": "umum", "tahun": "2023"}, "umum:akip:2023:nilai", "64,64"),
        ({"kata": "target dan realisasi", "jenis": "rujuk"}, "target-realisasi", "Tabel 3.4"),
        ({"kata": "kesimpulan", "jenis": "rujukan"}, "kesimpulan", "Subbab 4.1"),
        (
            {"jenis": "tabel", "tabel": "target-realisasi", "kata": "mcpr capaian"},
            "sel:target-realisasi:mcpr:capaian",
            "91,22",
        ),
    ],
)
def test_the_picker_finds(
    client: Client, rina: Pengguna, kueri: dict[str, str], kunci: str, teks: str
) -> None:
    hasil = client.get(CARI, kueri).json()["hasil"]
    assert {h["kunci"]: h["teks"] for h in hasil}[kunci] == teks
    assert len(hasil) <= 50


def test_the_picker_offers_other_ways_to_write(client: Client, rina: Pengguna) -> None:
    hasil = client.get(CARI, {"kata": "mcpr", "jenis": "capaian", "tahun": "2024"}).json()["hasil"]
    assert [(b["kunci"], b["teks"]) for b in hasil[0]["bentuk"]] == [
        ("ind:mcpr:2024:capaian:1", "91,2%"),
        ("ind:mcpr:2024:capaian:0", "91%"),
        ("ind:mcpr:2024:capaian:angka", "91,22"),
        ("ind:mcpr:2024:capaian:kata", "belum mencapai target"),
    ]


def test_a_section_named_as_a_table_can_be_referred_to(client: Client, rina: Pengguna) -> None:
    hasil = client.get(CARI, {"kata": "realisasi anggaran", "jenis": "rujuk"}).json()["hasil"]
    per_kunci = {h["kunci"]: h["teks"] for h in hasil}
    assert per_kunci["realisasi-anggaran"].startswith("Tabel 3.")
    assert per_kunci["bagian-realisasi-anggaran"] == "Subbab 3.3"


@pytest.mark.parametrize(
    "kueri",
    ["?kata=xyzzy", "?jenis=lain", "?jenis=tabel&tabel=lain", "?tahun=1999", "?jenis=rujuk&kata=xyzzy"],
)
def test_the_picker_finds_nothing(client: Client, rina: Pengguna, kueri: str) -> None:
    assert client.get(f"{CARI}{kueri}").json() == {"hasil": []}


def test_an_odd_year_is_no_filter(client: Client, rina: Pengguna) -> None:
    assert len(client.get(f"{CARI}?tahun=²０2x").json()["hasil"]) == 50


def test_each_costs_fifteen_queries_at_most(client: Client, rina: Pengguna) -> None:
    for jalur in (
        ALAMAT,
        CARI,
        f"{CARI}?jenis=rujuk",
        f"{CARI}?kata=serapan",
        f"{CARI}?jenis=tabel&tabel=e81",
    ):
        with CaptureQueriesContext(connection) as kueri:
            client.get(jalur)
        assert len(kueri) <= 15, (jalur, len(kueri))
