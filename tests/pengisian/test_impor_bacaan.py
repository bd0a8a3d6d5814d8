"""The heading of an E.81 sheet is found by its words, whatever the edition; rows are what stands below."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from lkjip.buku_kerja.masuk import BukuDitolak, buka
from pengisian.impor_e81.bacaan import ANGKA, LembarE81, baca_e81, kode_rata
from pengisian.impor_e81.kepala import arti_kolom, rata
from tests.pengisian.lampiran_e81 import KOLOM, golden, lampiran

D = Decimal


def bytes_dari(wb: Workbook) -> bytes:
    berkas = BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def baca(isi: bytes) -> LembarE81:
    return baca_e81(buka(isi))


def inti(lembar: LembarE81) -> list[tuple[str, str, dict[str, Decimal | None]]]:
    """What a reader of the form knows, without where it stood."""
    return [(b.kode, b.indikator, {k: a.nilai for k, a in b.angka.items()}) for b in lembar.baris]


@pytest.fixture(scope="module")
def asli() -> LembarE81:
    return baca(lampiran())


def test_the_annex_is_read_whole(asli: LembarE81) -> None:
    assert asli.nama == "Lampiran 2"
    assert set(ANGKA) <= set(asli.kolom)
    assert {"no", "nama", "indikator", "satuan", "unit", "penjelasan"} <= set(asli.kolom)
    assert [b.kode for b in asli.baris] == [r["kode"] for r in golden()]  # repeated headings are no rows
    baris = {b.kode: b for b in asli.baris}
    assert baris["1.2"].nilai("tw4_k") == D("46.02")
    assert baris["1.4"].nilai("akhir_k") == D("41.67")
    assert baris["1.1"].nilai("target_rp") == 1_219_892_599
    assert baris["1.1.1.1"].nilai("akhir_k") is None
    assert baris["1.1"].angka["tw1_rp"].alamat == "L9"


PASANGAN = [KOLOM[:4], *(KOLOM[n : n + 2] for n in range(4, 26, 2)), KOLOM[26:]]
URUTAN = {
    "as printed": KOLOM,
    "backwards": tuple(k for pasang in reversed(PASANGAN) for k in pasang),
    "names last": KOLOM[4:] + KOLOM[:4],
}


@pytest.mark.parametrize("ulang", [5, 100])
@pytest.mark.parametrize("gabung", [True, False])
@pytest.mark.parametrize("urutan", URUTAN)
def test_order_merges_and_pages_do_not_matter(asli: LembarE81, urutan, gabung, ulang) -> None:
    lain = baca(lampiran(URUTAN[urutan], gabung=gabung, ulang=ulang))
    assert inti(lain) == inti(asli)


def test_case_spaces_and_line_breaks_do_not_matter(asli: LembarE81) -> None:
    wb = load_workbook(BytesIO(lampiran(ulang=100)))
    for baris in wb.active.iter_rows(min_row=4, max_row=7):
        for sel in baris:
            if isinstance(sel.value, str):
                sel.value = f" {sel.value.upper()}".replace(" ", "\n  ")
    assert inti(baca(bytes_dari(wb))) == inti(asli)


def test_figures_as_percentages_and_as_text(asli: LembarE81) -> None:
    wb = load_workbook(BytesIO(lampiran(ulang=100)))
    ws = wb.active
    nomor = {ws.cell(r, 1).value: r for r in range(8, ws.max_row + 1)}
    kolom = {n: k for k, n in enumerate(KOLOM, 1)}
    ws.cell(nomor["1.1"], kolom["capaian_k"], 0.9394).number_format = "0.00%"
    ws.cell(nomor["1.1"], kolom["target_k"]).value = "97,06"
    ws.cell(nomor["1.1"], kolom["target_rp"]).value = "Rp 1.219.892.599"
    ws.cell(nomor["1.1"], kolom["lalu_k"]).value = "-"
    b = next(b for b in baca(bytes_dari(wb)).baris if b.kode == "1.1")
    assert (b.nilai("capaian_k"), b.nilai("target_k"), b.nilai("target_rp"), b.nilai("lalu_k")) == (
        D("93.94"), D("97.06"), D(1_219_892_599), None,
    )  # fmt: skip


def test_the_standard_edition(asli: LembarE81) -> None:
    """No unit of measure, no Tingkat Capaian Renja, sasaran in a column of its own."""
    wb = Workbook()
    ws = wb.active
    judul = (
        "NO", "SASARAN", "PROGRAM/KEGIATAN", "INDIKATOR KINERJA PROGRAM (OUTCOME)/KEGIATAN (OUTPUT)",
        "TARGET RENSTRA PERANGKAT DAERAH PADA TAHUN 2026 (AKHIR PERIODE RENSTRA)", "",
        "REALISASI CAPAIAN KINERJA RENSTRA PERANGKAT DAERAH S/D RENJA PERANGKAT DAERAH TAHUN LALU (N-2)", "",
        "TARGET KINERJA DAN ANGGARAN RENJA PERANGKAT DAERAH TAHUN BERJALAN YANG DIEVALUASI (N-1)", "",
        "REALISASI KINERJA PADA TRIWULAN", "", "", "", "", "", "", "",
        "REALISASI CAPAIAN KINERJA DAN ANGGARAN RENJA PERANGKAT DAERAH YANG DIEVALUASI", "",
        "REALISASI KINERJA DAN ANGGARAN RENSTRA PERANGKAT DAERAH S/D TAHUN 2024", "",
        "TINGKAT CAPAIAN KINERJA DAN REALISASI ANGGARAN RENSTRA PERANGKAT DAERAH S/D TAHUN 2024 (%)", "",
        "UNIT PERANGKAT DAERAH PENANGGUNG JAWAB",
    )  # fmt: skip
    ws.append([])
    ws.append(judul)
    ws.append([*[""] * 10, "I", "", "II", "", "III", "", "IV", ""])
    ws.append([*range(1, 5), *(n for n in range(5, 15) for _ in (0, 1)), 15])
    ws.append([*[""] * 4, *("K", "Rp") * 10])
    ws.append(["1", "Sasaran satu", "", "Rata-rata nilai", 70, None, 65, None, 68, None, 0, None, 69])
    ws.append(
        ["1.1", "", "Program satu", "Indikator program", 90, 1000, "", "", 80, 500, *range(1, 9), 16, 20]
    )
    ws.append(["", "", "", "Predikat kedua program", 10, None, "", "", 9, None, 1, None, 2, None, 3, None, 4])
    ws.append(["Rata-rata capaian kinerja (%)"])
    ws.append(["Kepala Dinas", "", "", "Indikator palsu di bawah tabel", 1, 2, 3])
    lembar = baca(bytes_dari(wb))
    assert [(b.kode, b.nama, b.indikator, b.lanjutan) for b in lembar.baris] == [
        ("1", "Sasaran satu", "Rata-rata nilai", False),
        ("1.1", "Program satu", "Indikator program", False),
        ("1.1", "Program satu", "Predikat kedua program", True),
    ]
    assert "capaian_k" not in lembar.kolom
    b = lembar.baris[1]
    assert [b.nilai(f"tw{n}_{j}") for n in range(1, 5) for j in ("k", "rp")] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (b.nilai("akhir_rp"), b.nilai("target_k"), b.nilai("realisasi_rp")) == (1000, 80, 20)


def test_what_has_no_such_heading_is_refused() -> None:
    wb = Workbook()
    wb.active.append(["Indikator", "Target", "Catatan"])
    with pytest.raises(BukuDitolak, match="Kolom nomor atau Program"):
        baca(bytes_dari(wb))
    wb.active.append(["x"])
    wb.active["A1"], wb.active["D1"] = "Program", "Indikator"
    with pytest.raises(BukuDitolak, match="Realisasi Triwulan"):
        baca(bytes_dari(wb))
    wb.active["D1"] = "Ukuran"
    with pytest.raises(BukuDitolak, match="Kepala tabel"):
        baca(bytes_dari(wb))
    with pytest.raises(BukuDitolak, match="Kepala tabel"):
        baca(bytes_dari(Workbook()))


@pytest.mark.parametrize(
    ("kata", "arti"),
    [
        (["Realisasi Kinerja Pada Triwulan", "IV", "K"], "tw4_k"),
        (["Realisasi Kinerja Pada Triwulan", "II", "9", "Rp"], "tw2_rp"),
        (["Realisasi TW 3", "K"], "tw3_k"),
        (["Triwulan ke-1", "Rp"], "tw1_rp"),
        (["Target Triwulan I", "K"], ""),
        (["Target Renstra pada Akhir Periode", "K"], "akhir_k"),
        (["Tingkat Capaian Renja (%)", "K"], "capaian_k"),
        (["Tingkat Capaian Renstra (%)", "Rp"], "kemajuan_rp"),
        (["Realisasi Renstra s.d. Tahun Berjalan", "Rp"], "renstra_rp"),
        (["Realisasi Renstra s.d. Renja Tahun Lalu", "K"], "lalu_k"),
        (["Realisasi Renja yang Dievaluasi", "Rp"], "realisasi_rp"),
        (["Unit Penanggung Jawab"], "unit"),
        (["Keterangan"], "penjelasan"),
        (["Kode"], "no"),
        (["Catatan"], ""),
    ],
)
def test_words_of_a_heading(kata: list[str], arti: str) -> None:
    assert arti_kolom([rata(k) for k in kata]) == arti


@pytest.mark.parametrize(
    ("teks", "kode"),
    [("1.1.2", "1.1.2"), (" 1.1.2. ", "1.1.2"), ("1,1", "1.1"), ("2.08.02.2.01.0001", "2.08.02.2.01.0001"),
     ("X.XX.01", "X.XX.01"), ("Jumlah", ""), ("", ""), ("a)", "")],
)  # fmt: skip
def test_codes(teks: str, kode: str) -> None:
    assert kode_rata(teks) == kode
