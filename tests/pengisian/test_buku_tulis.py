"""The quarter as a workbook: what is open, what is asked, what is hidden, and that text stays text."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from openpyxl.worksheet.worksheet import Worksheet

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.enums import Keadaan, Peran
from lkjip.models import Unit
from pengisian.buku_kerja import tata
from pengisian.buku_kerja.tulis import Halaman, buku
from pengisian.tulis import muat_baris
from tests.pabrik import buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, lembar, letakkan, operator, orang, tulis, unit_demo
from tests.pengisian.bantu_buku import Buku, alamat, klien, unduh, unduhan_demo

pytestmark = pytest.mark.django_db
SAAT = datetime(2024, 10, 3, 6, tzinfo=timezone.get_fixed_timezone(0))


@pytest.fixture
def perencana():
    buka()
    return orang()


@pytest.fixture
def berkas(perencana) -> Buku:
    return Buku(unduhan_demo(perencana))


def terbuka(ws: Worksheet) -> list[str]:
    """The names of the columns with an open cell."""
    nama = {c.column: c.value for c in ws[1]}
    return sorted({nama[c.column] for baris in ws.iter_rows() for c in baris if not c.protection.locked})


def test_it_has_the_sheets_and_the_tree(berkas: Buku) -> None:
    assert berkas.wb.sheetnames == ["Petunjuk", "Isian", "lkjip"]
    assert [ws.sheet_state for ws in berkas.wb] == ["visible", "visible", "veryHidden"]
    assert berkas.wb.active.title == "Isian"
    ada = [c.value for c in berkas.ws()["A"][tata.AKHIR_KEPALA :]]
    assert ada == [b.kunci for b in tata.baris_buku(lembar().baris)]
    assert "i" in ada[0]
    assert any("/komponen1" in k for k in ada)


def test_only_what_can_be_filled_is_open(berkas: Buku) -> None:
    ws = berkas.ws()
    assert ws.protection.sheet
    assert not ws.protection.password
    assert terbuka(ws) == sorted(tata.ISIAN)
    for kode, kolom in (("2.2.1", "nilai"), ("1.1", "komponen1"), ("s:1.2.1.1", "rp"), ("2.2.1", "alasan")):
        assert not berkas.sel(kode, kolom).protection.locked, (kode, kolom)
    for kode, kolom in (
        ("1.1", "nilai"),
        ("1.1", "rp"),
        ("2.2.1", "target"),
        ("2.2.1", "tw3_k"),
        ("2.2.1", "kode"),
    ):
        assert berkas.sel(kode, kolom).protection.locked, (kode, kolom)


def test_figures_are_numbers_and_computed_ones_are_shown(berkas: Buku) -> None:
    assert berkas.sel("1.1", "nilai").value == pytest.approx(91.176471)
    assert berkas.sel("1.1", "nilai").number_format == "#,##0.00"
    assert berkas.sel("1.1", "komponen1").value == 31
    assert berkas.sel("1.2", "tw3_k").value == pytest.approx(29.36)
    assert berkas.sel("s:1.2.1.1", "rp").value == 86_853_580
    assert berkas.sel("s:1.2.1.1", "rp").number_format == "#,##0"
    assert berkas.sel("1.1", "target").value == pytest.approx(97.06)
    # A percentage to be filled must not have a format of its own, or Excel keeps 46,02% as 0,46.
    assert berkas.sel("1.2.3", "nilai").number_format == "General"
    assert berkas.sel("2.2.1", "penjelasan").number_format == "@"


def test_excel_asks_and_checks_in_indonesian(berkas: Buku) -> None:
    ws = berkas.ws()
    aturan = {a.promptTitle: a for a in ws.data_validations.dataValidation}
    assert aturan.keys() == {
        "Realisasi kinerja", "Realisasi anggaran", "Penjelasan", "Sumber data", "Status data", "Data tahun",
        "Alasan",
    }  # fmt: skip
    assert aturan["Status data"].formula1 == '"Final,Sementara,Tidak tersedia"'
    assert (aturan["Penjelasan"].type, aturan["Penjelasan"].formula1) == ("textLength", "4000")
    assert aturan["Data tahun"].type == "whole"
    for a in aturan.values():
        assert len(a.promptTitle) <= 32
        assert len(a.errorTitle) <= 32
        assert 10 < len(a.prompt) <= 255
        assert 10 < len(a.error) <= 255
    letak = berkas.sel("2.2.1", "nilai").coordinate
    assert letak in aturan["Realisasi kinerja"].sqref
    assert berkas.sel("1.1", "nilai").coordinate not in aturan["Realisasi kinerja"].sqref


def test_it_is_comfortable_on_screen_and_on_paper(berkas: Buku) -> None:
    ws = berkas.ws()
    assert ws.freeze_panes == "E6"
    assert ws.row_dimensions[1].hidden
    assert ws.column_dimensions["A"].hidden
    assert (ws.page_setup.orientation, ws.print_title_rows) == ("landscape", "$4:$5")
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    lalu = [c.column_letter for c in ws[1] if str(c.value).startswith("tw")]
    assert len(lalu) == 6
    assert {ws.column_dimensions[k].outlineLevel for k in lalu} <= {0, 1}
    assert ws.column_dimensions[lalu[0]].outlineLevel == 1


def test_the_first_sheet_explains(berkas: Buku) -> None:
    teks = " ".join(str(c.value) for baris in berkas.wb["Petunjuk"].iter_rows() for c in baris if c.value)
    for kata in ("Yang diisi", "Arti warna", "Cara mengunggah", "Yang diperiksa", "46,02%", "4.000 huruf"):
        assert kata in teks
    assert "Triwulan IV: dapat diisi" in teks


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.TERKUNCI])
def test_a_settled_quarter_is_for_reading(perencana, keadaan) -> None:
    letakkan(keadaan)
    b = Buku(unduh(perencana))
    assert terbuka(b.ws()) == []
    assert "Triwulan ini sudah" in b.ws()["B3"].value


def test_the_first_quarter_has_no_earlier_ones(perencana) -> None:
    buka(1)
    b = Buku(unduh(perencana, 1))
    assert not [c.value for c in b.ws()[1] if str(c.value).startswith("tw")]


def test_the_year_has_a_sheet_for_each_quarter_and_opens_the_open_ones(perencana) -> None:
    b = Buku(unduhan_demo(perencana, None))
    assert b.wb.sheetnames == ["Petunjuk", "TW I", "TW II", "TW III", "TW IV", "lkjip"]
    assert [bool(terbuka(b.ws(n))) for n in range(1, 5)] == [False, False, False, True]
    assert b.wb.active.title == "TW IV"
    assert "ditetapkan" in b.ws(1)["B3"].value


def test_text_is_never_a_formula(perencana) -> None:
    aneh = ("=1+1", "+62 812", "-5 orang", "@sari", "\t=2", '=HYPERLINK("http://x","y")')
    Indikator.objects.filter(kode="2.2.1").update(nama="=cmd|' /C calc'!A0", satuan="@satuan")
    for teks in aneh:
        tulis(perencana, ("2.2.1", "penjelasan", teks), ("2.2.1", "sumber", teks))
        b = Buku(unduh(perencana))
        sel = b.sel("2.2.1", "penjelasan")
        assert (sel.value, sel.data_type) == (teks.strip(), "s")
        assert sel.quotePrefix
        assert not b.sel("2.2.1", "status").quotePrefix
        rumus = [c.coordinate for ws in b.wb for baris in ws.iter_rows() for c in baris if c.data_type == "f"]
        assert rumus == []


def test_the_same_data_and_moment_give_the_same_bytes(perencana) -> None:
    def sekali() -> bytes:
        x = lembar()
        return buku([Halaman(x, x.baris, tata.kunci_diisi(x, perencana, unit_demo()))], diunduh=SAAT)

    assert sekali() == sekali()


def test_the_open_rows_are_those_that_can_be_written(perencana) -> None:
    for kode in ("1.2", "1.6", "2.1.1"):
        Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, kode=kode).update(
            bidang=unit_demo().bidang.get(kode="uptd-ppa")
        )
    Indikator.objects.filter(kode="2.2.1").update(bidang=unit_demo().bidang.get(kode="uptd-ppa-tu"))
    x = lembar()
    semua = {b.kunci for b in x.baris} | {b.kunci_rp for b in x.baris}
    for siapa in (perencana, operator(), operator("uptd-ppa-tu")):
        dapat = muat_baris(unit_demo(), TAHUN, 4, siapa, semua)
        assert tata.kunci_diisi(x, siapa, unit_demo()) == dapat.keys()
        assert kunci("2.2.1") in dapat
    assert tata.kunci_diisi(x, orang(Peran.KEPALA), unit_demo()) == frozenset()


def test_it_obeys_the_filter_on_screen(perencana) -> None:
    isi = klien(perencana).get(alamat("pengisian-unduh", query="?cari=industri+rumahan")).content
    b = Buku(isi)
    kode = [c.value for c in b.ws()["B"][tata.AKHIR_KEPALA :]]
    assert [k for k in kode if k] == ["1", "1.1", "1.1.2"]  # with the lines above
    assert "baris lain tidak ikut karena saringan" in b.ws()["B3"].value
    setahun = (
        klien(perencana).get(alamat("pengisian-unduh-tahun", None, query="?cari=industri+rumahan")).content
    )
    assert len(Buku(setahun).ws(1)["A"]) == len(b.ws()["A"])
    halaman = klien(perencana).get(alamat("pengisian-unggah", query="?cari=industri"))
    assert alamat("pengisian-unduh", query="?cari=industri") in halaman.text


def test_another_unit_downloads_its_own_empty_workbook(perencana) -> None:
    lain = buat_unit("dinas-lain", pemda=unit_demo().pemda)
    siapa = orang(Peran.KOORDINATOR)
    jawaban = klien(siapa).get(alamat("pengisian-unduh").replace("dp3akb", lain.slug))
    b = Buku(jawaban.content)
    assert b.ws().max_row == tata.AKHIR_KEPALA
    assert "2.2.1" not in jawaban.content.decode("latin-1")
    assert Unit.objects.count() == 2


def test_decimals_of_rupiah_show(perencana) -> None:
    tulis(perencana, ("s:1.2.1.1", "rp", "1.500,50"))
    sel = Buku(unduh(perencana)).sel("s:1.2.1.1", "rp")
    assert (Decimal(str(sel.value)), sel.number_format) == (Decimal("1500.5"), "#,##0.00")
