"""The workbook: numbers are numbers, text is text, and the same report gives the same bytes."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import nama_lembar
from lkjip.formats import angka
from reports.blok import Baris, BlokTabel, ReportData, Sel, bilangan, daftar, teks
from reports.build import build_report, sumber_untuk, susun_tabel
from reports.renderers.dasar import tabel_bagian, teks_polos
from reports.renderers.xlsx import lkjip_xlsx, tabel_xlsx
from reports.renderers.xlsx_sel import format_angka
from reports.tables.dasar import Kolom, TabelLkjip

JAHAT = ("=1+1", "+62 542", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://contoh")')


class TabelUji(TabelLkjip):
    kunci = "uji"
    nama = Kolom("Nama", lebar=40)
    nilai = Kolom("Nilai", lebar=30, jenis="angka", grup=("Tahun 2024",))
    lain = Kolom("Lain", lebar=30, jenis="angka", grup=("Tahun 2024",), nomor="3 = 1/2")


def blok(*baris: dict[str, Sel], catatan: tuple[str, ...] = ()) -> BlokTabel:
    isi = tuple(Baris(str(i), sel) for i, sel in enumerate(baris))
    return BlokTabel(TabelUji, "9.9", "Uji", isi, catatan=catatan, sumber="uji")


def lembar(isi: bytes) -> Worksheet:
    return load_workbook(BytesIO(isi)).worksheets[0]


@pytest.fixture(scope="module")
def buku(laporan: ReportData) -> Workbook:
    """The demo's report as a workbook, written and read once for all tests that only look at it."""
    return load_workbook(BytesIO(lkjip_xlsx(laporan)))


@pytest.mark.django_db
def test_every_table_has_a_sheet_and_a_link(laporan: ReportData, buku: Workbook) -> None:
    nomor = [t.nomor for _, t in tabel_bagian(laporan.bagian) if t.nomor]
    assert [n for n in buku.sheetnames if n.startswith("Tabel ")] == [f"Tabel {n}" for n in nomor]
    assert len(buku.sheetnames) == 1 + len(list(tabel_bagian(laporan.bagian)))
    tautan = [s.hyperlink.location for (s,) in buku["Daftar"].iter_rows(max_col=1) if s.hyperlink]
    assert tautan == [f"'{n}'!A1" for n in buku.sheetnames[1:]]


@pytest.mark.django_db
def test_numbers_are_the_exact_ones_and_print_as_in_the_report(laporan: ReportData, buku: Workbook) -> None:
    banyak = 0
    for ws, (_, tabel) in zip(buku.worksheets[1:], tabel_bagian(laporan.bagian), strict=True):
        awal = int(re.sub(r"\D", "", ws.freeze_panes))
        for r, baris in enumerate(tabel.baris, awal):
            for k, (nama, _) in enumerate(tabel.kolom, 1):
                asal, sel = baris.sel.get(nama), ws.cell(r, k)
                if asal is None or not isinstance(asal.nilai, Decimal | int):
                    assert sel.data_type != "n" or sel.value is None
                    continue
                banyak += 1
                assert sel.data_type == "n"
                assert sel.value == pytest.approx(float(asal.nilai), rel=1e-15)
                if asal.nilai == 0 and asal.teks == "–":  # nobody: a dash in print, a number here
                    continue
                desimal = len(sel.number_format.partition(".")[2].partition('"')[0])
                assert angka(asal.nilai, desimal).replace(".", "") in asal.teks.replace(".", "")
    assert banyak > 1500


@pytest.mark.django_db
def test_what_cannot_be_computed_is_empty_and_says_why(buku: Workbook) -> None:
    ws = lembar(tabel_xlsx(blok({"nama": teks("a"), "nilai": bilangan(None, alasan="belum ada data")})))
    assert ws["B7"].value is None
    assert ws["B7"].comment.text == "belum ada data"
    assert [
        s for ws in buku.worksheets for baris in ws.iter_rows() for s in baris if s.comment and not s.value
    ]


def test_a_mark_brings_its_note() -> None:
    sementara = bilangan(Decimal(5), 1, tanda="*")
    ws = lembar(tabel_xlsx(blok({"nilai": sementara}, catatan=("† lain", "* nilai sementara"))))
    assert ws["B7"].value == 5
    assert ws["B7"].comment.text == "* nilai sementara"


def test_grouped_headings_are_merged_and_columns_numbered() -> None:
    ws = lembar(tabel_xlsx(blok({"nama": teks("a")}), "Dinas Uji, 2024"))
    assert ws["A1"].value == "Tabel 9.9 Uji"
    assert ws["A2"].value == "Dinas Uji, 2024"
    assert (ws["A4"].value, ws["B4"].value, ws["B5"].value) == ("Nama", "Tahun 2024", "Nilai")
    assert {"A4:A5", "B4:C4"} <= {str(r) for r in ws.merged_cells.ranges}
    assert [s.value for s in ws[6]] == ["1", "2", "3 = 1/2"]
    assert ws.freeze_panes == "A7"
    assert ws.print_title_rows == "$4:$6"


@pytest.mark.django_db
def test_the_e81_heading_keeps_its_three_levels(buku: Workbook) -> None:
    ws = buku["Lampiran 3"]
    gabung = {ws.cell(r.min_row, r.min_col).value: r.size for r in ws.merged_cells.ranges}
    assert gabung["Realisasi Kinerja pada Triwulan"] == {"columns": 8, "rows": 1}
    assert ws.page_setup.orientation == "landscape"
    assert ws.page_setup.paperSize == int(ws.PAPERSIZE_A3)
    assert ws.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("isi", JAHAT)
def test_text_never_becomes_a_formula(isi: str) -> None:
    berkas = tabel_xlsx(blok({"nama": teks(isi), "lain": daftar([isi, isi])}, catatan=(isi,)))
    ws = lembar(berkas)
    # a carriage return is a line break in XML, and a tab at the edge of a text does not count
    assert (ws["A7"].value or "").strip() == isi.strip()
    assert ws["A7"].data_type == "s"
    assert ws["A7"].quotePrefix
    assert "f" not in {s.data_type for baris in ws.iter_rows() for s in baris}
    with ZipFile(BytesIO(berkas)) as arsip:
        assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")


def test_control_characters_do_not_break_the_file() -> None:
    assert lembar(tabel_xlsx(blok({"nama": teks("a\x0bb\x00c")})))["A7"].value == "abc"


def test_an_empty_table_says_so() -> None:
    assert lembar(tabel_xlsx(blok()))["A7"].value == "Belum ada data."


@pytest.mark.django_db
def test_same_report_same_bytes_at_any_time() -> None:
    hasil = set()
    for saat in (datetime(2025, 1, 2, tzinfo=UTC), datetime(2031, 7, 8, 9, 10, tzinfo=UTC)):
        with time_machine.travel(saat, tick=False):
            hasil.add(lkjip_xlsx(build_report("dp3akb", 2024)))
    assert len(hasil) == 1


@pytest.mark.django_db
def test_one_table_alone_has_its_number_as_the_name_of_its_sheet() -> None:
    ws = lembar(tabel_xlsx(susun_tabel("target-realisasi", sumber_untuk("dp3akb", 2024)), "2024"))
    assert ws.title == "Tabel 3.4"
    warna = {s.value: s.fill.start_color.rgb for s in ws["H"] if s.fill.fill_type and s.row > 5}
    assert len(set(warna.values())) > 1  # each predikat in the colour of its step


@pytest.mark.parametrize(
    ("cetakan", "format"),
    [
        ("1.234", "#,##0"),
        ("64,45", "#,##0.00"),
        ("46,02%", '#,##0.00"%"'),
        ("2024", "0"),
        ("−12,5", "#,##0.0"),
        ("≥ 60", '"≥ "#,##0'),
        ("–", "General"),
    ],
)
def test_number_formats_follow_the_print(cetakan: str, format: str) -> None:
    assert format_angka(cetakan) == format


def test_sheet_names_are_valid_and_unique() -> None:
    assert nama_lembar("Tabel: [3/4]?*'", []) == "Tabel   3 4"
    assert nama_lembar("x" * 40, []) == "x" * 31
    assert nama_lembar("Lampiran 2", ["lampiran 2"]) == "Lampiran 2 (2)"
    sudah: list[str] = []
    for _ in range(12):
        sudah.append(nama_lembar("y" * 40, sudah))
    assert len({n.casefold() for n in sudah}) == 12
    assert max(map(len, sudah)) == 31
    buku = Workbook()
    for nama in sudah:
        buku.create_sheet(nama)


def test_narrative_becomes_plain_lines() -> None:
    html = "<h4>Judul</h4><p>Naik <strong>5%</strong>, &amp; stabil.</p><ul><li>a</li><li>b</li></ul>"
    assert teks_polos(html).split("\n") == ["Judul", "Naik 5%, & stabil.", "a", "b"]
