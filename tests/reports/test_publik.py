"""The public pages: what was published and nothing else, without sign-in and without cookies."""

import csv
import json
import re
from hashlib import sha256
from io import StringIO
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree

from lkjip.models import Unit
from reports.publik.cari import cari, kata_dari, kutip
from reports.publik.data import urai
from reports.publik.openapi import dokumen
from reports.urls_publik import urlpatterns
from tests.pabrik import buat_unit
from tests.reports.bantu_publik import terbitkan, web_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


ISIAN = {"unit": "dp3akb", "tahun": 2024, "kunci": "akuntabilitas-kinerja", "format": "pdf"}


def semua_alamat(**ganti: object) -> list[str]:
    hasil = []
    for p in urlpatterns:
        isian = {k: v for k, v in {**ISIAN, **ganti}.items() if k in p.pattern.converters}
        if p.name == "publik-tabel":
            isian["kunci"] = "target-realisasi"
        if p.name == "publik-gambar":
            isian["kunci"] = next(iter(json.loads(web_demo())["gambar"]))
        hasil.append(reverse(p.name, kwargs=isian))
    return hasil


def test_every_page_opens_without_sign_in_and_leaves_no_cookie(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    for jalur in semua_alamat():
        with CaptureQueriesContext(connection) as kueri:
            jawaban = client.get(jalur)
            b"".join(jawaban) if jawaban.streaming else jawaban.content
        assert jawaban.status_code == 200, jalur
        assert not jawaban.cookies, jalur
        assert "public" in jawaban["Cache-Control"], jalur
        assert len(kueri) <= 3, (jalur, [q["sql"] for q in kueri])
        assert client.post(jalur).status_code == 405, jalur


def test_what_is_not_published_is_not_there(client: Client, unit: Unit) -> None:
    terbitkan(unit, terbit=False)
    lain = buat_unit()
    for jalur in semua_alamat():
        if "dp3akb" in jalur:
            assert client.get(jalur).status_code == 404, jalur
        else:
            assert b"dp3akb" not in client.get(jalur).content, jalur
    assert client.get(reverse("publik-unit", kwargs={"unit": lain.slug})).status_code == 404
    assert "Belum ada laporan yang terbit" in client.get(reverse("publik")).content.decode()


def test_the_edition_in_force_is_the_latest_published(client: Client, unit: Unit) -> None:
    terbitkan(unit, nomor=1)
    terbitkan(unit, nomor=2, alasan="Angka IDG dikoreksi.")
    terbitkan(unit, nomor=3, terbit=False)
    isi = client.get(reverse("publik-laporan", kwargs={"unit": "dp3akb", "tahun": 2024})).content.decode()
    assert "Terbitan 2" in isi
    assert "Angka IDG dikoreksi." in isi
    (satu,) = client.get(reverse("publik-data")).json()["laporan"]
    assert satu["terbitan"] == 2


def test_a_chapter_is_read_whole_and_every_address_leads_somewhere(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    alamat = reverse("publik-bagian", kwargs={k: ISIAN[k] for k in ("unit", "tahun", "kunci")})
    isi = client.get(alamat).content.decode()
    gambar = re.findall(r'<img [^>]*src="([^"]+)"', isi)
    assert gambar, "the charts have addresses of their own"
    for g in gambar:
        jawaban = client.get(g)
        assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "image/png"), g
        assert "immutable" in jawaban["Cache-Control"]
    assert len(re.findall(r"<h1>", isi)) == 1
    assert 'id="bagian-target-realisasi"' in isi
    assert 'id="tabel-target-realisasi"' in isi
    jangkar = set(re.findall(r'href="#([^"]+)"', isi)) | set(
        re.findall(r'href="/publik/dp3akb/2024/baca/akuntabilitas-kinerja/#([^"]+)"', isi)
    )
    assert jangkar <= set(re.findall(r'id="([^"]+)"', isi)), "a link inside the page leads nowhere"
    tingkat = [int(t) for t in re.findall(r"<h([1-6])\b", isi)]
    assert all(b - a <= 1 for a, b in pairwise(tingkat)), "a heading skips a level"


def test_a_section_leads_to_its_page(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    alamat = reverse("publik-bagian", kwargs={"unit": "dp3akb", "tahun": 2024, "kunci": "target-realisasi"})
    jawaban = client.get(alamat)
    assert (jawaban.status_code, jawaban["Location"]) == (
        302,
        "/publik/dp3akb/2024/baca/akuntabilitas-kinerja/#bagian-target-realisasi",
    )
    assert client.get(alamat.replace("target-realisasi", "tidak-ada")).status_code == 404


def test_files_are_those_that_were_frozen(client: Client, unit: Unit) -> None:
    t = terbitkan(unit)
    pdf = t.berkas.get(format="pdf")
    jawaban = client.get(reverse("publik-berkas", kwargs={"unit": "dp3akb", "tahun": 2024, "format": "pdf"}))
    assert sha256(b"".join(jawaban)).hexdigest() == pdf.sha256
    assert jawaban["ETag"] == f'"{pdf.sha256}"'
    assert pdf.nama in jawaban["Content-Disposition"]
    for format in ("web", "docx", "exe"):
        alamat = reverse("publik-berkas", kwargs={"unit": "dp3akb", "tahun": 2024, "format": format})
        assert client.get(alamat).status_code == 404


def test_a_table_is_a_csv_with_the_figures_of_the_report(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    alamat = reverse("publik-tabel", kwargs={"unit": "dp3akb", "tahun": 2024, "kunci": "target-realisasi"})
    teks = client.get(alamat).content.decode("utf-8-sig")
    baris = list(csv.reader(StringIO(teks), delimiter=";"))
    assert any("91,22" in sel or sel.startswith("91,2") for b in baris for sel in b), teks[:600]
    assert client.get(alamat.replace("target-realisasi", "tidak-ada")).status_code == 404


def test_all_words_are_found_where_they_stand(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    alamat = reverse("publik-cari", kwargs={"unit": "dp3akb", "tahun": 2024})
    isi = client.get(alamat, {"q": "indeks pemberdayaan"}).content.decode()
    assert "<mark>" in isi
    assert "#tabel-target-realisasi" in isi
    assert "Tidak ditemukan" in client.get(alamat, {"q": "zzz kata aneh"}).content.decode()
    assert "Tulis satu kata" in client.get(alamat).content.decode()
    jahat = client.get(alamat, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in jahat


def test_a_quotation_is_escaped_around_its_marks() -> None:
    assert kutip("a < b dan <i>tebal</i>", ["tebal"]) == "a &lt; b dan &lt;i&gt;<mark>tebal</mark>&lt;/i&gt;"
    assert kutip("x & y", ["&"]) == "x <mark>&amp;</mark> y"
    assert kata_dari("  Satu DUA ") == ["satu", "dua"]
    assert list(cari(urai(json.loads(web_demo())), [])) == []


def test_years_are_compared_and_an_indicator_of_one_year_only_keeps_its_place(
    client: Client, unit: Unit
) -> None:
    kini = json.loads(web_demo())
    lama = json.loads(web_demo())
    lama["tahun"] = 2023
    lama["capaian"] = [
        {**lama["capaian"][0], "capaian": "80,00", "angka": "80"},
        {
            **lama["capaian"][1],
            "indikator": "Indikator lama",
            "angka": None,
            "capaian": "—",
            "alasan": "tanpa",
        },
    ]
    terbitkan(unit, 2024, web=json.dumps(kini).encode())
    terbitkan(unit, 2023, web=json.dumps(lama).encode())
    isi = client.get(reverse("publik-unit", kwargs={"unit": "dp3akb"})).content.decode()
    assert isi.index('<th scope="col">2023') < isi.index('<th scope="col">2024')
    assert "80,00" in isi
    assert "Indikator lama" in isi
    assert "Tidak dilaporkan pada tahun ini" in isi
    assert "2023 80,00%" in isi, "the chart says its figures in words"


def test_the_json_is_as_its_description_says(client: Client, unit: Unit) -> None:
    terbitkan(unit)
    tulisan = client.get(reverse("publik-openapi")).json()
    assert tulisan["paths"].keys() == dokumen("x")["paths"].keys()
    for jalur, apa in tulisan["paths"].items():
        skema = apa["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        cocokkan(client.get(jalur.format(unit="dp3akb", tahun=2024)).json(), skema, jalur)
    capaian = client.get(reverse("publik-data-satu", kwargs={"unit": "dp3akb", "tahun": 2024})).json()[
        "capaian"
    ]
    assert capaian
    assert all(c["capaian"] is None or re.fullmatch(r"-?\d+(\.\d+)?", c["capaian"]) for c in capaian)


JENIS = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}


def cocokkan(isi: object, skema: dict, di: str) -> None:
    """What of JSON Schema the description uses."""
    jenis = skema["type"] if isinstance(skema["type"], list) else [skema["type"]]
    assert isinstance(isi, tuple(JENIS[j] for j in jenis)), f"{di}: {isi!r} is not {jenis}"
    if isinstance(isi, dict):
        assert isi.keys() == skema["properties"].keys() == set(skema["required"]), di
        for k, v in isi.items():
            cocokkan(v, skema["properties"][k], f"{di}.{k}")
    if isinstance(isi, list):
        for n, v in enumerate(isi):
            cocokkan(v, skema["items"], f"{di}[{n}]")
    if isinstance(isi, str) and "pattern" in skema:
        assert re.match(skema["pattern"], isi), di
    assert "enum" not in skema or isi in skema["enum"], di


def test_feed_and_site_map_name_what_was_published(client: Client, unit: Unit, settings) -> None:
    settings.ALAMAT_SITUS = "https://lkjip.contoh.go.id"
    terbitkan(unit)
    terbitkan(unit, nomor=2, alasan="Satu & dua <tiga>.")
    umpan = etree.fromstring(client.get(reverse("publik-umpan")).content)
    judul = [e.text for e in umpan.iter("title")]
    assert "LKjIP DP3AKB Tahun 2024, terbitan 2" in judul
    assert any("Satu & dua <tiga>." in (e.text or "") for e in umpan.iter("description"))
    peta = etree.fromstring(client.get(reverse("publik-peta-situs")).content)
    alamat = [e.text for e in peta.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://lkjip.contoh.go.id/publik/dp3akb/2024/" in alamat
    assert "https://lkjip.contoh.go.id/publik/dp3akb/2024/baca/pendahuluan/" in alamat
