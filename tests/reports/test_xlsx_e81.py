"""The workbook of Formulir E.81: it opens as the form, and can be read back by its hidden keys."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.models import EvaluasiRenja
from lkjip.enums import VarianE81
from lkjip.models import Unit
from pengisian.letak_e81 import BARIS_KOLOM, KOLOM_BARIS, SKEMA
from reports import renderers
from reports.blok import BlokTabel
from reports.build import sumber_untuk
from reports.renderers.xlsx_e81 import e81_xlsx
from reports.sumber import Sumber
from tests.libreoffice import simpan_ulang

pytestmark = pytest.mark.django_db
JUDUL = 6  # lines on top of the form begin below the hidden row and end here
KEPALA = (8, 11)


def data(varian: VarianE81 = VarianE81.LENGKAP, triwulan: int = 4) -> Sumber:
    sumber = sumber_untuk("dp3akb", 2024, triwulan)
    sumber.varian_e81 = varian
    return sumber


def lembar(isi: bytes) -> Worksheet:
    (ws,) = load_workbook(BytesIO(isi)).worksheets
    return ws


def tulis(sumber: Sumber) -> tuple[Worksheet, BlokTabel]:
    laporan = renderers.susun("e81", sumber)
    return lembar(e81_xlsx(laporan)), laporan.bagian[0].blok[0]


def kolom(ws: Worksheet) -> dict[str, int]:
    """What the hidden row says: where each column of the table stands."""
    return {s.value: s.column for s in ws[BARIS_KOLOM][KOLOM_BARIS:]}


def kunci(ws: Worksheet) -> dict[str, int]:
    """What the hidden column says: where each row of the table stands."""
    return {s.value: s.row for (s,) in ws.iter_rows(min_row=BARIS_KOLOM + 1, max_col=1) if s.value}


@cache
def tertulis(varian: VarianE81) -> tuple[Worksheet, BlokTabel]:
    """The demo's form, written and read once for all tests that only look at it."""
    return tulis(data(varian))


@pytest.fixture(params=VarianE81)
def formulir(request: pytest.FixtureRequest) -> tuple[Worksheet, BlokTabel]:
    return tertulis(request.param)


def test_it_begins_as_the_form() -> None:
    ws, _ = tulis(data(triwulan=2))
    judul = [ws.cell(r, 2).value for r in range(2, JUDUL + 1)]
    assert judul[:4] == [
        "Formulir E.81",
        "Evaluasi terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota",
        "Renja Perangkat Daerah Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana "
        "Kota Balikpapan",
        "Periode Pelaksanaan Triwulan II Tahun 2024",
    ]
    assert judul[4].startswith(
        "Indikator dan target kinerja Perangkat Daerah yang mengacu pada sasaran RKPD: "
    )
    assert "Indeks Pemberdayaan Gender (IDG): 70,5 Nilai" in judul[4]
    lebar = {str(r) for r in ws.merged_cells.ranges}
    assert {f"B{r}:AC{r}" for r in range(2, JUDUL + 1)} <= lebar


def test_headings_are_merged_and_numbered_in_one_row(formulir: tuple[Worksheet, BlokTabel]) -> None:
    ws, tabel = formulir
    letak = kolom(ws)
    gabung = {(r.min_row, r.min_col): (r.size["rows"], r.size["columns"]) for r in ws.merged_cells.ranges}
    awal, akhir = KEPALA
    assert gabung[awal, letak["no"]] == (2, 1), "a title stands beside that of the quarters and their numbers"
    assert gabung[awal + 2, letak["no"]] == (2, 1)
    assert gabung[awal, letak["akhir_k"]] == (2, 2)
    assert gabung[awal, letak["tw1_k"]] == (1, 8)
    assert gabung[awal + 1, letak["tw1_k"]] == (1, 2)
    nomor = [s.value for s in ws[awal + 2] if s.value]
    assert nomor == [str(n) for n in range(1, len(nomor) + 1)]
    assert [ws.cell(akhir, letak[f"tw1_{k}"]).value for k in ("k", "rp")] == ["K", "Rp"]
    assert kunci(ws)[tabel.baris[0].kunci] == akhir + 1


def test_the_keys_are_there_hidden_and_complete(formulir: tuple[Worksheet, BlokTabel]) -> None:
    ws, tabel = formulir
    varian = "lengkap" if "capaian_k" in kolom(ws) else "baku"
    assert ws["A1"].value == f"{SKEMA} e81/dp3akb/2024/4/{varian}"
    assert list(kolom(ws)) == [nama for nama, _ in tabel.kolom]
    assert list(kunci(ws)) == [b.kunci for b in tabel.baris]
    assert ws.row_dimensions[BARIS_KOLOM].hidden
    assert ws.column_dimensions["A"].hidden


def test_every_cell_is_the_form_s(formulir: tuple[Worksheet, BlokTabel]) -> None:
    ws, tabel = formulir
    letak, di = kolom(ws), kunci(ws)
    for b in tabel.baris:
        for nama, asal in b.sel.items():
            sel = ws.cell(di[b.kunci], letak[nama])
            if isinstance(asal.nilai, Decimal | int):
                assert sel.value == pytest.approx(float(asal.nilai), rel=1e-14)
            else:
                assert (sel.value or "–") == (asal.teks or "–")


def test_figures_are_written_as_the_form_prints_them() -> None:
    ws, _ = tertulis(VarianE81.LENGKAP)
    letak, di = kolom(ws), kunci(ws)
    assert ws.cell(di["1.2"], letak["realisasi_k"]).number_format == "#,##0.00"
    assert ws.cell(di["1.6.2"], letak["tw4_k"]).number_format == "#,##0.000", "the indicator's decimals"
    assert ws.cell(di["1.1.1"], letak["tw4_k"]).number_format == "#,##0"
    assert ws.cell(di["1.1"], letak["capaian_k"]).number_format == "#,##0.00"
    assert {ws.cell(r, letak["tw1_rp"]).number_format for r in di.values()} == {"#,##0"}, "empty ones too"
    assert ws.cell(di["1.2"], letak["nama"]).alignment.wrap_text
    assert ws.cell(di["1.2"], letak["nama"]).border.left.style == "thin"
    lebar = ws.column_dimensions[ws.cell(1, letak["target_rp"]).column_letter].width
    assert lebar >= len("1.234.567.890.123") * 9 / 11, "what does not fit shows as ####"


def test_rows_fold_as_the_tree_does() -> None:
    ws, tabel = tertulis(VarianE81.LENGKAP)
    di = kunci(ws)
    tingkat = {k: ws.row_dimensions[r].outlineLevel for k, r in di.items()}
    assert tingkat == tabel.tingkat
    assert (tingkat["1.2"], tingkat["1.2.1"], tingkat["1.2.1.1"], tingkat["jumlah"]) == (1, 2, 3, 0)
    assert ws.sheet_properties.outlinePr.summaryBelow is False, "the row that carries others is above them"
    assert ws.sheet_format.outlineLevelRow == 3


def test_it_prints_on_one_width_of_a3_with_its_heading_on_each_page(
    formulir: tuple[Worksheet, BlokTabel],
) -> None:
    ws, _ = formulir
    assert (ws.page_setup.orientation, int(ws.page_setup.paperSize)) == ("landscape", 8)
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.print_title_rows == f"${KEPALA[0]}:${KEPALA[1]}"
    assert ws.oddFooter.right.text == "Halaman &P dari &N"
    assert "DP3AKB" in ws.oddFooter.left.text
    tetap = "D12" if "capaian_k" in kolom(ws) else "E12"
    assert ws.freeze_panes == tetap, "code and name stay in sight"


def test_below_the_table_stand_six_rows_and_the_signature(formulir: tuple[Worksheet, BlokTabel]) -> None:
    ws, _ = formulir
    isi = {s.value: s.row for (s,) in ws.iter_rows(min_row=100, min_col=2, max_col=2) if s.value}
    awal = isi["Rata-rata capaian kinerja (%)"]
    assert [ws.cell(r, 2).value for r in range(awal + 1, awal + 6)] == [
        "Predikat kinerja",
        "Faktor pendorong keberhasilan kinerja",
        "Faktor penghambat pencapaian kinerja",
        "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
        "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah berikutnya",
    ]
    rata = ws.cell(awal, 6)
    assert rata.value == pytest.approx(83.94, abs=0.01)
    assert rata.number_format == '#,##0.00"%"'
    assert ws.cell(awal + 3, 6).value.startswith("Tiga OPD belum menyerahkan")
    teks = [s.value for baris in ws.iter_rows(min_row=awal) for s in baris if isinstance(s.value, str)]
    assert teks[-2].startswith("Balikpapan, ")
    assert teks[-1] == "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana"


JAHAT = ("=1+1", "+62", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://contoh")')


def test_no_text_becomes_a_formula() -> None:
    """Each text in every column of the form; above and below it, one of them each."""
    Unit.objects.filter(slug="dp3akb").update(nama=JAHAT[0], jabatan_kepala=JAHAT[5])
    dinas = Unit.objects.get(slug="dp3akb")
    for n, simpul in enumerate(dinas.simpul.filter(tahun=2024)):
        dinas.simpul.filter(pk=simpul.pk).update(nama=JAHAT[n % len(JAHAT)])
    for n, indikator in enumerate(dinas.indikator.all()):
        jahat = JAHAT[n % len(JAHAT)]
        dinas.indikator.filter(pk=indikator.pk).update(nama=jahat, satuan=jahat)
    EvaluasiRenja.objects.filter(unit=dinas).update(
        faktor_pendorong=JAHAT[1], faktor_penghambat=JAHAT[2], tindak_lanjut_triwulan=JAHAT[3],
        tindak_lanjut_renja=JAHAT[4],
    )  # fmt: skip
    ws, _ = tulis(data())
    sel = [s for baris in ws.iter_rows() for s in baris if s.value is not None]
    assert {s.data_type for s in sel} == {"n", "s"}
    for jahat in JAHAT:
        assert sum(s.value == jahat for s in sel) > 30, jahat
    assert all(s.quotePrefix for s in sel if s.value in JAHAT)


def test_a_unit_without_budget_still_has_its_form() -> None:
    sumber = data()
    sumber.simpul = sumber.semua_sasaran = sumber.indikator_simpul = ()
    ws, tabel = tulis(sumber)
    assert tabel.baris == ()
    assert ws.cell(KEPALA[1] + 1, 2).value == "Program, kegiatan, dan sub kegiatan tahun ini belum diisi."


@pytest.mark.parametrize("varian", VarianE81)
def test_libreoffice_saves_it_again_without_a_change(varian: VarianE81, tmp_path: Path) -> None:
    asal = e81_xlsx(renderers.susun("e81", data(varian)))
    semula, kini = lembar(asal), lembar(simpan_ulang(asal, tmp_path))
    assert isi(kini) == isi(semula)
    assert kunci(kini) == kunci(semula)
    assert kolom(kini) == kolom(semula)
    assert {str(r) for r in kini.merged_cells.ranges} == {str(r) for r in semula.merged_cells.ranges}
    assert kini.print_title_rows == semula.print_title_rows
    assert kini.row_dimensions[BARIS_KOLOM].hidden
    assert kini.column_dimensions["A"].hidden
    tingkat = [[w.row_dimensions[r].outlineLevel for r in kunci(w).values()] for w in (semula, kini)]
    assert tingkat[0] == tingkat[1]


def isi(ws: Worksheet) -> dict[str, object]:
    return {s.coordinate: s.value for baris in ws.iter_rows() for s in baris if s.value not in (None, "")}
