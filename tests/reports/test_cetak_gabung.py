"""The LKjIP laid out in pieces and joined is the LKjIP laid out in one piece; what it carries besides."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from pypdf import PdfReader
from pypdf.generic import Destination, IndirectObject

from reports.blok import Bagian, BlokGambar, BlokNarasi, BlokTabel, ReportData
from reports.renderers import pdf
from reports.renderers.csv import nama_csv, tabel_csv
from reports.renderers.dasar import tabel_bagian
from reports.renderers.html import halaman_cetak
from tests.reports.conftest import CetakHtml
from tests.reports.test_html import bagian, kosong, tabel

pytestmark = pytest.mark.django_db  # without it pytest-django makes no test database for the fixtures

SEBAGIAN = ("ringkasan-eksekutif", "perencanaan-kinerja", "penutup", "lampiran-pk")  # wide pages and upright
NS = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def pembaca_dari(isi: bytes) -> PdfReader:
    return PdfReader(BytesIO(isi))


def ringkas(b: Bagian) -> Bagian:
    """With the first rows of its tables: enough to have every kind of page."""
    blok = tuple(replace(x, baris=x.baris[:9]) if isinstance(x, BlokTabel) else x for x in b.blok)
    return replace(b, blok=blok, anak=tuple(map(ringkas, b.anak)))


@pytest.fixture(scope="module")
def sebagian(laporan: ReportData) -> ReportData:
    return replace(laporan, bagian=tuple(ringkas(b) for b in laporan.bagian if b.kunci in SEBAGIAN))


@pytest.fixture(scope="module")
def pasangan(sebagian: ReportData, cetak_sekali: CetakHtml) -> tuple[PdfReader, PdfReader]:
    """Joined, and in one piece."""
    gabungan = pdf.cetak_laporan(sebagian)
    assert gabungan.keluhan == ()
    return pembaca_dari(gabungan.pdf), pembaca_dari(cetak_sekali(halaman_cetak(sebagian)).pdf)


def markah(r: PdfReader, isi: list[Any], tingkat: int = 0) -> Iterator[tuple[Any, ...]]:
    for x in isi:
        if isinstance(x, Destination):
            yield tingkat, x.title, r.get_destination_page_number(x), x["/Top"]
        else:
            yield from markah(r, x, tingkat + 1)


def tautan(r: PdfReader) -> Iterator[tuple[Any, ...]]:
    for n, h in enumerate(r.pages):
        for a in h.get("/Annots", ()):
            yield n, a.get_object().get("/Dest"), [round(float(x), 2) for x in a.get_object()["/Rect"]]


def unsur(r: PdfReader, akar: Any, tingkat: int = 0) -> Iterator[tuple[Any, ...]]:
    """The tree of tags, flat: level, kind, page, alternate text, how many headings a cell has."""
    halaman = {h.indirect_reference.idnum: n for n, h in enumerate(r.pages)}
    tumpukan = [(akar, tingkat)]
    while tumpukan:
        x, t = tumpukan.pop()
        x = x.get_object() if isinstance(x, IndirectObject) else x
        if isinstance(x, int):
            yield t, int(x)
            continue
        di = halaman[x.raw_get("/Pg").idnum] if "/Pg" in x else None
        yield t, x.get("/S"), di, x.get("/Alt"), len(x.get("/A", {}).get("/Headers", ()))
        anak = x.get("/K", [])
        tumpukan += [(a, t + 1) for a in reversed(anak if isinstance(anak, list) else [anak])]


# --- joined and in one piece
def test_each_page_says_the_same_at_the_same_place(pasangan: tuple[PdfReader, PdfReader]) -> None:
    a, b = pasangan
    assert len(a.pages) == len(b.pages) > 15
    for x, y in zip(a.pages, b.pages, strict=True):
        assert x.mediabox == y.mediabox
        letak: list[list[tuple[str, float, float]]] = [[], []]
        teks = []
        for h, simpan in zip((x, y), letak, strict=True):

            def catat(t: str, cm: list[float], tm: list[float], *_: object, simpan: Any = simpan) -> None:
                if t.strip():
                    simpan.append((t, tm[4] * cm[0] + cm[4], tm[5]))

            teks.append(h.extract_text(visitor_text=catat))
        assert teks[0] == teks[1]
        assert [t for t, *_ in letak[0]] == [t for t, *_ in letak[1]]
        for (t, x1, y1), (_, x2, y2) in zip(*letak, strict=True):
            assert y1 == y2, t
            # the page number is shown from PENANDA's place, moved to the right
            assert abs(x1 - x2) < 0.3 or t.strip().isalnum(), t


def test_bookmarks_link_ends_and_links_are_the_same(pasangan: tuple[PdfReader, PdfReader]) -> None:
    a, b = pasangan
    assert list(markah(a, a.outline)) == list(markah(b, b.outline))
    tujuan = [
        {
            n: (r.get_destination_page_number(d), d["/Left"], d["/Top"])
            for n, d in r.named_destinations.items()
        }
        for r in pasangan
    ]
    assert tujuan[0] == tujuan[1]
    assert list(tautan(a)) == list(tautan(b))
    assert {t for _, t, _ in tautan(a)} <= tujuan[0].keys()


def test_the_tags_are_the_same(pasangan: tuple[PdfReader, PdfReader]) -> None:
    a, b = (list(unsur(r, r.root_object["/StructTreeRoot"]["/K"][0])) for r in pasangan)
    assert len(a) > 2000
    assert a == b


def test_each_content_and_link_finds_its_tag(pasangan: tuple[PdfReader, PdfReader]) -> None:
    r = pasangan[0]
    nums = r.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    kunci = [int(k) for k in nums[::2]]
    assert kunci == sorted(set(kunci))
    induk = dict(zip(kunci, nums[1::2], strict=True))
    for h in r.pages:
        di_halaman = induk[h["/StructParents"]].get_object()
        assert all(e.get_object().raw_get("/Pg") == h.indirect_reference for e in di_halaman)
        for a in h.get("/Annots", ()):
            assert induk[a.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_headings_of_cells_have_names_of_their_own(pasangan: tuple[PdfReader, PdfReader]) -> None:
    r = pasangan[0]
    nama, dirujuk = [], set()
    for n in range(1, r.trailer["/Size"]):
        o = r.get_object(IndirectObject(n, 0, r))
        if isinstance(o, dict) and o.get("/S") in ("/TH", "/TD"):
            nama += [o["/ID"]] if "/ID" in o else []
            dirujuk.update(o["/A"].get("/Headers", ()))
    assert len(nama) == len(set(nama)) > 20
    assert dirujuk <= set(nama)


# --- what may not be mistaken for something else
def test_texts_that_look_like_references_stay_as_they_are() -> None:
    aneh = r"Uji 5 0 R) \ (12-0-1) /StructParent 3 ("
    blok = (
        BlokGambar("g", "1.1", aneh, aneh, "", svg='<svg xmlns="http://www.w3.org/2000/svg"/>'),
        tabel(),
        BlokNarasi("n", '<p><a href="#tidak-ada">ke mana</a></p>'),
    )
    hasil = pdf.cetak_laporan(kosong(Bagian("uji", "I", aneh.lower(), "bab", 1, blok)))
    assert hasil.keluhan == ("ERROR: No anchor #tidak-ada for internal URI reference",)
    r = pembaca_dari(hasil.pdf)
    assert aneh.upper() in [t for _, t, *_ in markah(r, r.outline)][-1]
    assert aneh in [u[3] for u in unsur(r, r.root_object["/StructTreeRoot"]["/K"][0]) if len(u) > 3]
    assert aneh in r.pages[-1].extract_text()


# --- one step at a time, from the cache where nothing changed
def potongan_dicetak(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    diminta: list[str] = []
    asli = pdf.Regu.minta
    monkeypatch.setattr(
        pdf.Regu, "minta", lambda s, kepala, isi: diminta.append(kepala["kerja"]) or asli(s, kepala, isi)
    )
    return diminta


def isi_laporan(kata: str) -> ReportData:
    bab = (bagian(BlokNarasi("n", f"<p>{k}</p>"), jenis="bab") for k in ("satu", kata, "tiga"))
    return kosong(*(replace(b, kunci=f"bab-{n}", nomor=str(n)) for n, b in enumerate(bab, 1)))


def test_only_what_changed_is_laid_out_and_the_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    caches["dokumen"].clear()
    diminta = potongan_dicetak(monkeypatch)
    langkah: list[tuple[int, int, str]] = []
    pertama = pdf.lkjip_pdf(isi_laporan("dua"), kemajuan=lambda *x: langkah.append(x))
    assert diminta == ["potong"] * 4 + ["cetak"]  # three chapters, the lists of contents
    assert [n for n, _, _ in langkah] == [1, 2, 3, 4, 5]
    assert {dari for _, dari, _ in langkah} == {5}
    assert {j for *_, j in langkah} == {"BAB 1 UJI", "BAB 2 UJI", "BAB 3 UJI", "Daftar Isi", "Judul"}

    diminta.clear()
    assert pdf.lkjip_pdf(isi_laporan("dua")) == pertama
    assert diminta == []

    berubah = pdf.lkjip_pdf(isi_laporan("lain"))
    assert diminta == ["potong", "cetak"]
    assert "lain" in pembaca_dari(berubah).pages[-2].extract_text()

    caches["dokumen"].clear()
    assert pdf.lkjip_pdf(isi_laporan("dua")) == pertama


def test_a_report_that_is_kept_still_tells_that_it_is_done() -> None:
    langkah: list[tuple[int, int, str]] = []
    caches["dokumen"].set(f"pdf-{pdf.sidik_pdf(isi_laporan('dua'), ua=True)}", b"%PDF")
    assert pdf.lkjip_pdf(isi_laporan("dua"), kemajuan=lambda *x: langkah.append(x)) == b"%PDF"
    assert langkah == [(1, 1, "Judul")]


@pytest.mark.parametrize(
    ("nama", "nilai", "pesan"),
    [
        ("BATAS_DETIK", 0.05, "melewati 0.05 detik"),
        ("BATAS_MEMORI", 1024**2, "memori|tidak dapat dicetak"),
        ("ANAK", pdf.ANAK.with_name("tidak_ada.py"), "tidak dapat dicetak"),
    ],
)
def test_a_failure_is_told_in_words(
    nama: str, nilai: object, pesan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pieces, and in one piece."""
    monkeypatch.setattr(pdf, nama, nilai)
    with pytest.raises(pdf.GagalCetak, match=pesan):
        pdf.cetak_laporan(isi_laporan("gagal"))
    with pytest.raises(pdf.GagalCetak, match=pesan):
        pdf.cetak("<p>a</p>")


# --- PDF/A-3 and what it carries
def test_it_says_that_it_is_pdf_a_3a_and_pdf_ua_1(pasangan: tuple[PdfReader, PdfReader]) -> None:
    for r in pasangan:
        meta = r.root_object["/Metadata"].get_object()
        assert "/Filter" not in meta
        akar = ElementTree.fromstring(meta.get_data())  # noqa: S314  our own
        nilai: dict[str, str] = {}
        for uraian in akar.iter(f"{{{NS['rdf']}}}Description"):
            nilai.update({k: v for k, v in uraian.attrib.items() if "pdf" in k})
        assert nilai[f"{{{NS['pdfaid']}}}part"] == "3"
        assert nilai[f"{{{NS['pdfaid']}}}conformance"] == "A"
        assert nilai[f"{{{NS['pdfuaid']}}}part"] == "1"
        (niat,) = r.root_object["/OutputIntents"]
        assert niat["/S"] == "/GTS_PDFA1"
        assert niat["/DestOutputProfile"].get_data()[36:40] == b"acsp"  # a profile of the ICC
        assert r.trailer["/ID"]


def test_each_table_is_attached_and_named_at_its_tag(
    sebagian: ReportData, pasangan: tuple[PdfReader, PdfReader]
) -> None:
    r = pasangan[0]
    tabel = {nama_csv(t): t for _, t in tabel_bagian(sebagian.bagian)}
    berkas = [x.get_object() for x in r.root_object["/AF"]]
    assert sorted(tabel) == [b["/UF"] for b in berkas]
    assert len({x.idnum for x in r.root_object["/AF"]}) == len(tabel)
    for b in berkas:
        t = tabel[b["/UF"]]
        isi = b["/EF"]["/F"].get_object()
        assert b["/AFRelationship"] == "/Data"
        assert b["/Desc"] == (f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul)
        assert isi["/Subtype"] == "/text/csv"
        assert isi.get_data() == tabel_csv(t)
    bertautan = set()
    for n in range(1, r.trailer["/Size"]):
        o = r.get_object(IndirectObject(n, 0, r))
        if isinstance(o, dict) and o.get("/S") == "/Table" and "/AF" in o:
            bertautan.add(o["/AF"][0].get_object()["/UF"])
    assert bertautan == set(tabel)


def test_untagged_it_has_neither_tags_nor_files(sebagian: ReportData) -> None:
    r = pembaca_dari(pdf.cetak_laporan(replace(sebagian, bagian=sebagian.bagian[:1]), ua=False).pdf)
    assert not {"/StructTreeRoot", "/AF", "/Metadata"} & r.root_object.keys()
    assert re.search(r"\bii$", r.pages[2].extract_text())
