"""What would follow from cells that are being typed, by the same formulas; and that nothing is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.models import Realisasi
from lkjip.numbers import Alasan
from pengisian.cuplikan import Cuplikan
from pengisian.enums import Cara
from pengisian.models import PerubahanSel, TriwulanUnit
from pengisian.posisi import posisi
from pengisian.pratinjau import pratinjau
from pengisian.simpan import Isian, Nasib, Penulis, simpan
from pengisian.tampilan import tampil
from tests.pengisian.bantu import TAHUN, buka, kunci, lembar, orang, unit_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def penulis() -> Penulis:
    buka()
    return Penulis(orang(), unit_demo(), TAHUN, 4)


def coba(penulis: Penulis, *sel: tuple[str, str, str]):
    isian = [Isian(kunci(kode), kolom, teks) for kode, kolom, teks in sel]
    return pratinjau(penulis, posisi(penulis.unit, TAHUN, 4), isian)


def test_a_preview_is_what_saving_would_give_and_writes_nothing(penulis) -> None:
    ketikan = (("2.2.2", "nilai", "3"), ("1.1", "komponen1", "17"), ("s:1.2.1.1", "rp", "5.000"))
    hasil, cuplikan = coba(penulis, *ketikan)
    assert [h.nasib for h in hasil] == [Nasib.TERSIMPAN] * 3
    assert not PerubahanSel.objects.exists()
    assert not TriwulanUnit.objects.exists()
    dulu = {b.kunci: tampil(cuplikan, b) for b in cuplikan.baris}
    simpan(penulis, [Isian(kunci(k), kolom, teks) for k, kolom, teks in ketikan], cara=Cara.SEL)
    kini = Cuplikan(unit_demo(), posisi(unit_demo(), TAHUN, 4), dulu.keys())
    assert len(dulu) == 3
    for b in kini.baris:
        sesudah, sebelum = tampil(kini, b), dulu[b.kunci]
        assert (sesudah.kinerja, sesudah.anggaran) == (sebelum.kinerja, sebelum.anggaran)
        assert [p.kode for p in sesudah.peringatan] == [p.kode for p in sebelum.peringatan]


def test_single_rows_are_worked_out_as_on_the_whole_sheet() -> None:
    """A piece loads less; it must not know less."""
    seluruh = lembar()
    semua = [b.kunci for b in seluruh.baris if b.indikator]
    uang = [b.kunci_rp for b in seluruh.baris if b.rp_diisi]
    cuplikan = Cuplikan(unit_demo(), seluruh.posisi, [*semua, *uang])
    assert len(cuplikan.baris) == len(semua) + len(uang)
    for b in cuplikan.baris:
        asal = seluruh.per_kunci[b.kunci]
        if b.indikator:
            assert tampil(cuplikan, b).kinerja == tampil(seluruh, asal).kinerja
        else:
            assert cuplikan.uang_baris(b) == seluruh.uang_baris(asal)


def test_an_unreadable_text_changes_nothing(penulis) -> None:
    (hasil,), cuplikan = coba(penulis, ("2.2.2", "nilai", "abc"))
    assert hasil.nasib == Nasib.GALAT
    assert cuplikan.baris == ()


def test_an_emptied_cell_has_no_figure(penulis) -> None:
    Realisasi.objects.filter(indikator__kode="1.2.3", tahun=TAHUN).exclude(triwulan=4).delete()
    _, cuplikan = coba(penulis, ("1.2.3", "nilai", ""))
    (baris,) = cuplikan.baris
    hasil = cuplikan.kinerja_baris(baris)
    assert hasil is not None
    assert hasil.triwulan[3].alasan == Alasan.TANPA_DATA
    _, cuplikan = coba(penulis, ("s:1.2.1.1", "rp", ""))
    (baris,) = cuplikan.baris
    assert cuplikan.uang_baris(baris).triwulan[3] is None


def test_a_component_alone_is_half_a_ratio(penulis) -> None:
    Realisasi.objects.filter(indikator__kode="1.1", tahun=TAHUN, triwulan=4).delete()
    _, cuplikan = coba(penulis, ("1.1", "komponen1", "17"))
    (baris,) = cuplikan.baris
    assert cuplikan.kinerja_baris(baris).triwulan[3].alasan == Alasan.TANPA_KOMPONEN
    _, cuplikan = coba(penulis, ("1.1", "komponen1", "17"), ("1.1", "komponen2", "34"))
    (baris,) = cuplikan.baris
    assert cuplikan.kinerja_baris(baris).triwulan[3].nilai == Decimal(50)
