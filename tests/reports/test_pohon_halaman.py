"""The page of the pohon kinerja and its files: who gets them, what they cost, what they hold."""

from __future__ import annotations

import re
from io import BytesIO
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from budget.models import Simpul
from indicators.models import Dokumen, Sasaran
from lkjip.enums import Peran
from lkjip.models import Unit
from perencanaan.models import HubunganLintas
from reports.renderers.pdf import GagalCetak
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
POHON = "/dp3akb/2024/pohon/"
PDF, SVG = f"{POHON}pohon-kinerja.pdf", f"{POHON}pohon-kinerja.svg"


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


@pytest.fixture
def masuk(client: Client, unit: Unit) -> Client:
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    return client


def test_the_list_has_every_node_and_the_tab_is_marked(masuk: Client, unit: Unit) -> None:
    isi = masuk.get(POHON).text
    kode = set(re.findall(r'"label-simpul">(?:Program|Kegiatan|Sub kegiatan) ([^<]+)<', isi))
    assert kode == set(Simpul.objects.filter(unit=unit, tahun=2024).values_list("kode", flat=True))
    assert '<a href="/dp3akb/2024/pohon/" aria-current="page">Pohon kinerja</a>' in isi
    assert "Tanpa indikator (46)" in isi
    assert "Indikator tanpa target (22)" in isi
    assert isi.count("<details open>") == 5, "the tujuan and its four sasaran"
    assert f'href="{PDF}"' in isi


def test_nobody_else_gets_it(client: Client, unit: Unit) -> None:
    for jalur in (POHON, PDF, SVG):
        assert client.get(jalur)["Location"] == f"/masuk/?next={jalur}"
        client.force_login(buat_pengguna(Peran.KEPALA, buat_unit(pemda=unit.pemda)))
        assert client.get(jalur).status_code == 404
        assert client.post(jalur).status_code == 405
        client.logout()


def test_every_trace_that_it_names_is_there(masuk: Client) -> None:
    isi = masuk.get(POHON).text
    jejak = sorted(set(re.findall(r'class="jejak" href="([^"]+)"', isi)))
    assert len(jejak) > 150
    # One of each kind: a trace of the E.81 costs the whole form.
    contoh = [
        next(j for j in jejak if bagian in j) for bagian in ("target-realisasi", "capaian_k", "capaian_rp")
    ]
    for j in contoh:
        assert masuk.get(j).status_code == 200, j


def test_search_marks_and_opens_and_says_when_there_is_nothing(masuk: Client) -> None:
    isi = masuk.get(POHON, {"cari": "puspaga"}).text
    assert "2 simpul memuat “puspaga”" in isi
    assert isi.count(">cocok</span>") == 2
    assert isi.count("<details open>") == 6
    assert "Tidak ada simpul yang memuat “xyz”" in masuk.get(POHON, {"cari": "xyz"}).text
    aneh = masuk.get(POHON, {"cari": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in aneh
    assert f'href="{PDF}?cari=puspaga"' in isi


def test_a_gap_filters_list_and_drawing(masuk: Client) -> None:
    isi = masuk.get(POHON, {"celah": "tanpa-target"}).text
    assert "Program Pengendalian Penduduk" in isi
    assert "Sosialisasi Kebijakan Pelaksanaan PUG" not in isi
    kosong = masuk.get(POHON, {"celah": "tanpa-program"}).text
    assert "Tidak ada yang memenuhi saringan ini" in kosong
    assert masuk.get(SVG, {"celah": "tanpa-program"}).status_code == 404


def test_a_year_without_plans_says_what_to_do(client: Client) -> None:
    lain = buat_unit("dinas-baru")
    buat_pengaturan(lain.pemda, 2024)
    client.force_login(buat_pengguna(Peran.PERENCANA, lain))
    isi = client.get("/dinas-baru/2024/pohon/").text
    assert "Isi Renstra lebih dahulu" in isi
    assert 'href="/dinas-baru/2024/rencana/susun/"' in isi
    for berkas in ("svg", "pdf"):
        assert client.get(f"/dinas-baru/2024/pohon/pohon-kinerja.{berkas}").status_code == 404


def test_hostile_names_stay_text_everywhere(masuk: Client, unit: Unit) -> None:
    Sasaran.objects.filter(unit=unit).update(uraian="<script>alert(1)</script>" + "x" * 3000 + "\x0b]]>")
    isi = masuk.get(POHON).text
    assert "<script>alert" not in isi
    svg = ElementTree.fromstring(masuk.get(SVG).content)  # noqa: S314  our own
    assert not [e for e in svg.iter() if e.tag.endswith("script")]


def test_links_show_on_both_sides_in_no_more_queries(masuk: Client, client: Client, unit: Unit) -> None:
    with CaptureQueriesContext(connection) as semula:
        masuk.get(POHON)
    assert len(semula) <= 15
    mitra = buat_unit("dinas-mitra", pemda=unit.pemda, nama="Dinas Kesehatan")
    sasaran = Sasaran.objects.filter(unit=unit).order_by("-pk")
    for s in sasaran:
        HubunganLintas.objects.create(sasaran=s, unit=mitra, uraian=f"Dukungan {s.pk}")
    with CaptureQueriesContext(connection) as kini:
        isi = masuk.get(POHON).text
    assert len(kini) == len(semula)
    assert f"Didukung oleh: Dinas Kesehatan – Dukungan {sasaran[0].pk}" in isi
    client.force_login(buat_pengguna(Peran.PERENCANA, mitra))
    assert client.get("/dinas-mitra/2024/rencana/susun/lintas/").text.count("Dukungan ") >= 3


def test_the_svg_is_a_file_of_its_own(masuk: Client) -> None:
    jawaban = masuk.get(SVG)
    assert jawaban["Content-Type"] == "image/svg+xml"
    assert jawaban["Content-Disposition"] == 'attachment; filename="Pohon-Kinerja-dp3akb-2024.svg"'
    assert "sandbox" in jawaban["Content-Security-Policy"]
    akar = ElementTree.fromstring(jawaban.content)  # noqa: S314  our own
    teks = " ".join(akar.itertext())
    for bagian in (
        "TUJUAN 1",
        "SASARAN 4",
        "102,13% – Melebihi Target",
        "Belum ada indikator",
        "Melebihi Target (> 100%)",
    ):
        assert bagian in teks
    assert "href" not in jawaban.content.decode()


def test_the_pdf_is_a3_landscape_by_sasaran(masuk: Client, unit: Unit) -> None:
    """The longest heading leaves the first sheet room for its drawing."""
    Unit.objects.filter(pk=unit.pk).update(nama="Dinas Pemberdayaan " * 13)
    Dokumen.objects.filter(unit=unit).update(nama="Perubahan Rencana Strategis " * 8)
    jawaban = masuk.get(PDF, {"kedalaman": "3"})
    assert jawaban["Content-Type"] == "application/pdf"
    pembaca = PdfReader(BytesIO(jawaban.content))
    assert {(round(h.mediabox.width), round(h.mediabox.height)) for h in pembaca.pages} == {(1191, 842)}
    assert len(pembaca.pages) == 2
    assert "TUJUAN 1" in pembaca.pages[0].extract_text()
    teks = " ".join(re.sub(r"\s+", " ", h.extract_text()) for h in pembaca.pages)
    for bagian in (
        "Pohon Kinerja Dinas Pemberdayaan",
        "Melebihi Target (> 100%)",
        "PROGRAM 2.3",
        "TUJUAN 1 (lanjutan)",
    ):
        assert bagian in teks
    assert pembaca.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pembaca.metadata
    assert pembaca.metadata.title
    assert pembaca.metadata.title.startswith("Pohon Kinerja")


def test_a_pdf_that_cannot_be_made_is_a_page_with_a_way_back(masuk: Client) -> None:
    with patch("reports.views.pohon.html_ke_pdf", side_effect=GagalCetak("terlalu besar")):
        jawaban = masuk.get(PDF)
    assert jawaban.status_code == 503
    assert f'href="{POHON}"' in jawaban.text
