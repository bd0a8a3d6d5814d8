"""The values of a workbook, whoever wrote it."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from lkjip.buku_kerja import masuk
from lkjip.buku_kerja.anak_baca import jawab
from lkjip.buku_kerja.isi import jenis_format, tanpa_kode
from lkjip.buku_kerja.masuk import BukuMasuk, LembarMasuk, buka
from lkjip.buku_kerja.sel import Nilai
from tests.paket_xlsx import HUBUNGAN, LEMBAR, UTAMA, bagian, kemas, lembar, paket

D = Decimal


def simpan(buku: Workbook) -> bytes:
    berkas = BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def isi(baris: str, **lain: str) -> LembarMasuk:
    """The sheet of a workbook with these rows."""
    return buka(paket(baris, **lain)).lembar["Isi"]


def nilai(sel: str, **lain: str) -> Nilai:
    """The value of a cell A1 of this XML."""
    return isi(f'<row r="1">{sel}</row>', **lain).sel(1, 1).nilai


@pytest.fixture(scope="module")
def buku() -> BukuMasuk:
    """A workbook of openpyxl with everything that may stand in a cell."""
    asal = Workbook()
    ws = asal.active
    ws.title = "Triwulan II"
    ws.append(["kunci", 46.02, D("38462234005.12"), 7, True, None, "=1+1", " teks\nbaris dua "])
    ws["B3"], ws["C3"], ws["D3"] = 0.4602, 46.02, datetime(2024, 3, 1, 13, 30)  # noqa: DTZ001
    ws["B3"].number_format, ws["C3"].number_format = "0.00%", '#,##0.00"%"'
    ws.merge_cells("A5:C6")
    asal.create_sheet("Kunci").sheet_state = "hidden"
    asal.create_chartsheet("Bagan")
    asal.defined_names["baris_kunci"] = DefinedName("baris_kunci", attr_text="'Triwulan II'!$A$1")
    return buka(simpan(asal))


def test_sheets_have_their_order_and_say_what_is_hidden(buku: BukuMasuk) -> None:
    assert [(lem.nama, lem.tersembunyi) for lem in buku.lembar.values()] == [
        ("Triwulan II", False),
        ("Kunci", True),
    ]
    assert buku.lembar["Triwulan II"].gabungan == ("A5:C6",)
    assert buku.nama == {"baris_kunci": "'Triwulan II'!$A$1"}


def test_each_value_is_what_it_is(buku: BukuMasuk) -> None:
    ini = buku.lembar["Triwulan II"]
    assert {sel.alamat: sel.nilai for baris in ini.baris.values() for sel in baris.values()} == {
        "A1": "kunci",
        "B1": D("46.02"),
        "C1": D("38462234005.12"),
        "D1": D(7),
        "E1": True,
        "G1": None,
        "H1": " teks\nbaris dua ",
        "B3": D("46.02"),  # shown as 46,02%
        "C3": D("46.02"),  # the sign is only printed
        "D3": date(2024, 3, 1),
    }
    assert type(ini.sel(3, 4).nilai) is date
    assert list(ini.baris) == [1, 3]


def test_a_formula_that_was_never_computed_is_told_apart_from_an_empty_cell(buku: BukuMasuk) -> None:
    ini = buku.lembar["Triwulan II"]
    assert ini.sel(1, 7).rumus
    assert ini.sel(1, 7).masalah == "Sel G1 berisi rumus tanpa nilai; buka dan simpan berkas dengan Excel."
    assert (ini.sel(1, 6).nilai, ini.sel(1, 6).rumus, ini.sel(1, 6).masalah) == (None, False, None)
    assert ini.sel(99, 99).alamat == "CU99"


def test_values_are_those_that_openpyxl_reads() -> None:
    """Another reader of the same file, for plain texts and numbers."""
    asal = Workbook()
    for r in range(1, 40):
        asal.active.append([f"baris {r}", r, r / 7, -r * 1234567, "é – ≥ ₂", r % 2 == 0, r * 0.1])
    berkas = simpan(asal)
    ini = buka(berkas).lembar["Sheet"]
    for baris in load_workbook(BytesIO(berkas)).active.iter_rows():
        for sel in baris:
            kita = ini.sel(sel.row, sel.column).nilai
            assert kita == (sel.value if isinstance(sel.value, str | bool) else D(f"{sel.value:.15g}"))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("46.020000000000003", D("46.02")),  # as Excel saves 46.02
        ("0.30000000000000004", D("0.3")),
        ("64.450000000000003", D("64.45")),
        ("38462234005", D(38462234005)),
        ("1E-3", D("0.001")),
        ("1.5E+10", D(15000000000)),
        ("-0", D(0)),
        ("33.333333333333336", D("33.3333333333333")),
        ("NaN", "NaN"),  # nothing that a spreadsheet writes; who wants a number is told that it is none
        ("1_000", "1_000"),
        ("1E+9999", "1E+9999"),
        ("9" * 61, "9" * 61),
    ],
)
def test_numbers_have_no_artefacts_of_binary(teks: str, hasil: Nilai) -> None:
    assert nilai(f"<c><v>{teks}</v></c>") == hasil


def test_a_percentage_has_none_either() -> None:
    gaya = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>'
    assert str(nilai('<c s="1"><v>0.46020000000000005</v></c>', gaya=gaya)) == "46.02"


@pytest.mark.parametrize(
    ("sel", "hasil"),
    [
        ('<c t="s"><v>0</v></c>', "biasa"),
        ('<c t="s"><v>1</v></c>', "tebal dan miring"),
        ('<c t="s"><v>2</v></c>', "漢字"),  # without how it is read
        ('<c t="s"><v>3</v></c>', "satu\ndua"),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>', "a b"),
        ('<c t="str"><f>A2&amp;"x"</f><v>hasil</v></c>', "hasil"),
        ('<c t="str"><f>""</f><v></v></c>', ""),  # a formula that gave an empty text
        ('<c t="b"><v>0</v></c>', False),
        ('<c t="d"><v>2024-03-01T00:00:00</v></c>', date(2024, 3, 1)),
        ('<c t="d"><v>besok</v></c>', "besok"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ("<c><f>1+1</f><v></v></c>", None),
        ('<c t="s"/>', None),
        ("<c/>", None),
    ],
)
def test_each_kind_of_cell(sel: str, hasil: Nilai) -> None:
    teks = (
        "<si><t>biasa</t></si><si><r><rPr><b/></rPr><t>tebal</t></r><r><t> dan miring</t></r></si>"
        "<si><t>漢字</t><rPh sb='0' eb='2'><t>かんじ</t></rPh></si><si><t>satu_x000D_\ndua</t></si>"
    )
    assert nilai(sel, teks=teks) == hasil


@pytest.mark.parametrize(
    ("hari", "hasil"),
    [
        ("45352", date(2024, 3, 1)),
        ("45352.99", date(2024, 3, 1)),
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("61", date(1900, 3, 1)),
        ("2958465", date(9999, 12, 31)),
        ("0.5", "12:00"),
        ("-1", D(-1)),
        ("38462234005", D(38462234005)),
    ],
)
def test_days_are_counted_as_spreadsheets_do(hari: str, hasil: Nilai) -> None:
    gaya = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert nilai(f'<c s="0"><v>{hari}</v></c>', gaya=gaya) == hasil


def test_a_workbook_may_count_its_days_from_1904() -> None:
    gaya, buku = '<cellXfs><xf numFmtId="14"/></cellXfs>', '<workbookPr date1904="1"/>'
    assert nilai('<c s="0"><v>43890</v></c>', gaya=gaya, buku=buku) == date(2024, 3, 1)
    assert nilai('<c s="0"><v>2958465</v></c>', gaya=gaya, buku=buku) == D(2958465)  # beyond the year 9999


@pytest.mark.parametrize(
    ("kode", "jenis"),
    [
        ("General", "n"),
        ("#,##0.00", "n"),
        ('#,##0.00"%"', "n"),
        (r"#,##0.00\%", "n"),  # the same, saved by LibreOffice
        ('"Rp" #,##0', "n"),
        ("[$Rp-421]#,##0", "n"),
        ('#,##0 "orang"', "n"),
        (r'_-* #,##0_-;\-* #,##0_-;_-* "-"_-;_-@_-', "n"),
        ("[Red]0", "n"),
        ("0.00E+00", "n"),
        ('0.0;"hari" 0', "n"),
        ("0.00%", "p"),
        ("0%;[Red]-0%", "p"),
        ("yyyy-mm-dd", "d"),
        (r"dd\ mmmm\ yyyy", "d"),
        ("[$-421]dd mmmm yyyy", "d"),
        ("[h]:mm", "d"),
    ],
)
def test_number_formats_say_how_a_number_is_shown(kode: str, jenis: str) -> None:
    assert jenis_format(kode, "164") == jenis


@pytest.mark.parametrize(("nomor", "jenis"), [("0", "n"), ("4", "n"), ("9", "p"), ("14", "d"), ("x", "n")])
def test_built_in_formats_have_numbers_only(nomor: str, jenis: str) -> None:
    assert jenis_format(None, nomor) == jenis


def test_styles_of_other_lists_do_not_count() -> None:
    gaya = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/></cellXfs><dxfs><xf/></dxfs>'
    assert nilai('<c s="0"><v>5</v></c>', gaya=gaya) == 5
    assert nilai('<c s="7"><v>5</v></c>', gaya=gaya) == 5  # a style that there is not


def test_rows_and_cells_without_address_follow_each_other() -> None:
    ini = isi(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="D9"><v>3</v></c><c><v>4</v></c></row>'
    )
    assert [sel.alamat for baris in ini.baris.values() for sel in baris.values()] == ["A1", "B1", "D9", "E9"]


def test_rows_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    ini = isi(
        '<row r="5"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'
        '<row r="5"><c r="B5"><v>3</v></c></row>'
    )
    assert {nomor: len(baris) for nomor, baris in ini.baris.items()} == {2: 1, 5: 2}
    assert list(ini.baris) == [2, 5]


def test_prefixes_and_the_strict_kind_make_no_difference() -> None:
    asal = bagian('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>')
    ketat = {
        nama: teks.replace(UTAMA, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            HUBUNGAN, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for nama, teks in asal.items()
    }
    assert buka(kemas(ketat)).lembar["Isi"].sel(1, 1).nilai == "a"
    awalan = re.sub("<(/?)", r"<\1x:", lembar("<row><c><v>5</v></c></row>")).replace("xmlns", "xmlns:x")
    assert buka(kemas(asal | {LEMBAR: awalan})).lembar["Isi"].sel(1, 1).nilai == 5


def test_what_excel_adds_is_passed_over() -> None:
    baris = '<row r="1" spans="1:2" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x"><c r="A1"><v>1</v></c></row>'
    akhir = (
        '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells><dataValidations><dataValidation>'
        "<formula1>0</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref='A1'/>"
        "</hyperlinks><extLst><ext><v>9</v></ext></extLst>"
    )
    ini = buka(kemas(bagian() | {LEMBAR: lembar(baris, akhir=akhir)})).lembar["Isi"]
    assert ini.gabungan == ("A2:B3",)
    assert [sel.nilai for baris in ini.baris.values() for sel in baris.values()] == [D(1)]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
)
def test_any_text_comes_back(teks: str) -> None:
    buku = Workbook()
    buku.active["A1"], buku.active["B1"] = "'", 1
    buku.active["A1"].value, buku.active["A1"].data_type = teks, "s"
    jawaban = jawab(simpan(buku), dict(masuk.BATAS_ISI))
    baca = jawaban["lembar"][0]["baris"][0][1][0][2] if teks else ""  # type: ignore[index]
    assert baca == tanpa_kode(teks)
