"""Two at the same time: one step wins, and no figure slips in behind a submission."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip.enums import Keadaan, Peran
from lkjip.models import Unit
from pengisian.alur import LangkahDitolak
from pengisian.enums import Cara, Langkah
from pengisian.models import LangkahTriwulan, PerubahanSel, SalinanTriwulan, TriwulanUnit
from pengisian.salinan import salinan
from pengisian.simpan import Isian, Penulis, TidakDapatDiisi, simpan
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    isi_penuh,
    langkah,
    lembar_dari,
    pejabat,
    taruh,
    unit_kecil,
)
from tests.pengisian.serempak import basis_data_berkas, serempak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil()
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    return unit


def test_of_two_approvals_one_wins(unit: Unit, tmp_path: Path) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    satu, dua = pejabat(unit, Peran.KEPALA), pejabat(unit, Peran.KEPALA)
    with basis_data_berkas(tmp_path):
        hasil = serempak(
            lambda: langkah(Langkah.SETUJUI, unit, satu), lambda: langkah(Langkah.SETUJUI, unit, dua)
        )
        (banyak,) = serempak(lambda: (LangkahTriwulan.objects.count(), SalinanTriwulan.objects.count()))
    assert {type(h) for h in hasil} == {TriwulanUnit, LangkahDitolak}
    assert banyak == (1, 1)


def test_approved_or_sent_back_but_not_both(unit: Unit, tmp_path: Path) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    satu, dua = pejabat(unit, Peran.KEPALA), pejabat(unit, Peran.KEPALA)
    with basis_data_berkas(tmp_path):
        hasil = serempak(
            lambda: langkah(Langkah.SETUJUI, unit, satu),
            lambda: langkah(Langkah.KEMBALIKAN, unit, dua, "Perbaiki."),
        )
        ((keadaan, terakhir, kopi),) = serempak(
            lambda: (
                TriwulanUnit.objects.get().keadaan,
                LangkahTriwulan.objects.get().ke,
                SalinanTriwulan.objects.count(),
            )
        )
    assert {type(h) for h in hasil} == {TriwulanUnit, LangkahDitolak}
    assert keadaan == terakhir
    assert kopi == (1 if keadaan == Keadaan.DISETUJUI else 0)


def test_nothing_slips_in_behind_a_submission(unit: Unit, tmp_path: Path) -> None:
    """Whoever comes first: what stood there when the submission was taken stands there ever after."""
    perencana = pejabat(unit, Peran.PERENCANA)
    kunci = f"i{unit.indikator.get(kode='ip').pk}"
    penulis = Penulis(perencana, unit, TAHUN, TRIWULAN)

    def isi() -> str:
        return salinan(lembar_dari(unit))[0]

    def ajukan() -> str:
        langkah(Langkah.AJUKAN, unit, perencana)
        return isi()

    with basis_data_berkas(tmp_path):
        for n in range(4):
            tulis, diajukan = serempak(
                lambda n=n: simpan(penulis, [Isian(kunci, "nilai", str(11 + n))], cara=Cara.SEL), ajukan
            )
            (kini,) = serempak(isi)
            assert kini == diajukan
            assert (f'"nilai":"{11 + n}"' in kini) is not isinstance(tulis, TidakDapatDiisi)
            serempak(lambda: taruh(unit, Keadaan.TERISI_SEBAGIAN))


def test_the_first_write_of_a_quarter_makes_its_row_once(tmp_path: Path) -> None:
    unit = unit_kecil()
    buka_periode(unit)
    perencana = pejabat(unit, Peran.PERENCANA)
    penulis = Penulis(perencana, unit, TAHUN, TRIWULAN)
    kunci = [f"i{pk}" for pk in unit.indikator.values_list("pk", flat=True)]
    with basis_data_berkas(tmp_path):
        hasil = serempak(
            *(lambda k=k: simpan(penulis, [Isian(k, "nilai", "5")], cara=Cara.SEL) for k in kunci)
        )
        (banyak,) = serempak(lambda: (TriwulanUnit.objects.count(), PerubahanSel.objects.count()))
    assert [h[0].nasib for h in hasil] == ["tersimpan"] * 3
    assert banyak == (1, 3)
