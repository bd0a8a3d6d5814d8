"""Workbooks that LibreOffice opened and saved again say the same as before."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip.enums import VarianE81
from lkjip.models import PengaturanTahun
from tests.libreoffice import simpan_ulang
from tests.pengisian.bantu import buka, orang, tulis, unit_demo
from tests.pengisian.bantu_buku import Buku, alamat, hasil, isi, klien, terapkan, unduh, unggah
from tests.pengisian.test_impor_e81 import impor, kirim
from tests.pengisian.test_unggah import realisasi

pytestmark = [pytest.mark.lama, pytest.mark.django_db]
ANEH = ("=1+1", "+62 812", "-5 orang", "@sari", "dua\nbaris", "“kutip” & <tanda>", "2024", "1/2", "007")


@pytest.fixture
def perencana():
    buka()
    return orang()


def test_the_quarter_comes_back_unchanged(perencana, tmp_path: Path) -> None:
    for n, teks in enumerate(ANEH):
        kode = ("2.2.1", "2.2.2", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.1.1")[n]
        tulis(perencana, (kode, "penjelasan", teks), (kode, "sumber", teks))
    tulis(perencana, ("2.2.1", "status", "sementara"), ("2.2.1", "tahun_data", "2023"))
    tulis(perencana, ("2.2.1", "nilai", "12345678,123456"))
    tulis(perencana, ("s:1.2.1.1", "rp", "1.234.567,89"))
    asal = unduh(perencana)
    u = unggah(perencana, simpan_ulang(asal, tmp_path))
    h = hasil(u)
    assert (h.perubahan, h.konflik, h.salah) == ([], [], [])
    assert (isi(u).salah.butir, isi(u).diabaikan.butir) == ([], [])
    assert isi(u).sama == isi(unggah(perencana, asal)).sama > 300
    assert isi(u).diunduh


def test_the_year_comes_back_unchanged(perencana, tmp_path: Path) -> None:
    buka(2)
    asal = klien(perencana).get(alamat("pengisian-unduh-tahun", None)).content
    u = unggah(perencana, simpan_ulang(asal, tmp_path))
    assert hasil(u).perubahan == []
    assert (isi(u).salah.butir, isi(u).diabaikan.butir) == ([], [])


def test_what_was_typed_in_between_goes_in(perencana, tmp_path: Path) -> None:
    b = Buku(unduh(perencana))
    b.isi("1.2.3", "nilai", Decimal("0.4602"), format="0.00%")
    b.isi("2.2.2", "nilai", "1.234,5", format="@")
    b.isi("2.2.1", "penjelasan", "=SUM(A1)")
    sel = b.sel("2.2.1", "nilai")
    sel.value = "=20+22"  # computed by the program that saves it
    u = unggah(perencana, simpan_ulang(b.bytes(), tmp_path))
    assert sorted(x.baru for x in hasil(u).perubahan) == ["1.234,5", "42", "46,02", "=SUM(A1)"]
    terapkan(perencana, u)
    assert realisasi("2.2.1").penjelasan == "=SUM(A1)"
    assert realisasi("1.2.3").nilai == Decimal("46.02")


@pytest.mark.parametrize("simpan_lagi", [False, True])
@pytest.mark.parametrize("varian", VarianE81)
def test_our_own_e81_comes_back_unchanged(perencana, tmp_path: Path, varian: str, simpan_lagi: bool) -> None:
    PengaturanTahun.objects.filter(pemda=unit_demo().pemda, tahun=2024).update(varian_e81=varian)
    asal = klien(perencana).get(alamat("unduh-e81", format="xlsx")).content
    u = impor(perencana, simpan_ulang(asal, tmp_path) if simpan_lagi else asal)
    h = hasil(u)
    assert (h.perubahan, h.konflik, h.salah, h.selisih) == ([], [], [], [])
    assert (isi(u).salah.butir, isi(u).diabaikan.butir) == ([], [])
    assert isi(u).sama > 30  # the rest is of closed quarters, or worked out: compared
    assert len(u.isi["baris"]) > 100


MILIK_LAIN = {
    "lkjip-e81/1 e81/dinas-lain/2024/4/lengkap": "milik perangkat daerah lain (dinas-lain)",
    "lkjip-e81/1 e81/dp3akb/2023/4/lengkap": "untuk tahun 2023",
    "lkjip-e81/2 e81/dp3akb/2024/4/lengkap": "berformat lkjip-e81/2",
    "lkjip-e81/1 ": "milik perangkat daerah lain",
}


def test_our_own_e81_of_something_else_says_so(perencana) -> None:
    wb = load_workbook(BytesIO(klien(perencana).get(alamat("unduh-e81", format="xlsx")).content))
    for nilai, sebab in MILIK_LAIN.items():
        wb.active["A1"] = nilai
        berkas = BytesIO()
        wb.save(berkas)
        assert sebab in kirim(perencana, berkas.getvalue()).context["galat"], nilai


def test_our_own_e81_takes_what_was_typed_into_it(perencana) -> None:
    wb = load_workbook(BytesIO(klien(perencana).get(alamat("unduh-e81", format="xlsx")).content))
    ws = wb.active
    kolom = {c.value: c.column for c in ws[1]}
    baris = {c.value: c.row for c in ws["A"]}
    ws.cell(baris["1.1.1"], kolom["tw4_k"]).value = 5
    ws.cell(baris["1.1.1"], kolom["no"]).value = "9.9.9"  # the key counts
    jumlah = next(n for kunci, n in baris.items() if str(kunci).startswith("jumlah-"))
    ws.cell(jumlah, kolom["target_rp"]).value = 1
    berkas = BytesIO()
    wb.save(berkas)
    u = impor(perencana, berkas.getvalue())
    assert [(b.baris.split()[0], b.baru) for b in hasil(u).perubahan] == [("1.1.1", "5")]
    berbeda = {(s.baris, s.nama) for s in hasil(u).selisih}
    assert ("Jumlah Sasaran 1", "target_rp") in berbeda
    assert "realisasi_k" in {nama for _, nama in berbeda}  # with 5 in it the printed year is another
