"""Answers of both sides are written under the table of rights, compared and set."""

from __future__ import annotations

import pytest

from evaluation.enums import Pihak
from evaluation.jawab import IsiJawaban, IsiPilihan, JawabanDitolak, Penjawab, simpan_jawaban, simpan_pilihan
from evaluation.models import EvaluasiAkip, JawabanSub, KriteriaAkip, SubKomponenAkip
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Unit
from pengisian.simpan import Nasib
from tests.evaluation.bantu import buat_evaluasi, buat_tim, jawab_semua, lke_kecil, orang, unit_uji

pytestmark = pytest.mark.django_db
T = TahapEvaluasi


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def kriteria(evaluasi: EvaluasiAkip) -> int:
    return KriteriaAkip.objects.filter(sub__komponen__lke=evaluasi.lke).first().pk


@pytest.mark.parametrize("tahap", T)
def test_each_side_writes_in_its_own_states(unit: Unit, tahap: TahapEvaluasi) -> None:
    evaluasi = buat_evaluasi(unit, tahap)
    ketua, luar = buat_tim(evaluasi), orang(Peran.INSPEKTORAT, unit)
    perencana, kepala = orang(Peran.PERENCANA, unit), orang(Peran.KEPALA, unit)
    boleh = {(perencana, Pihak.UNIT): tahap == T.MANDIRI, (ketua, Pihak.TIM): tahap == T.EVALUASI}
    for siapa in (ketua, luar, perencana, kepala, orang(Peran.KOORDINATOR, unit)):
        for pihak in Pihak:
            penjawab = Penjawab(siapa, evaluasi, pihak)
            isi = [IsiJawaban(kriteria(evaluasi), True, "", 0)]
            if boleh.get((siapa, pihak)):
                assert simpan_jawaban(penjawab, isi)[0].nasib == Nasib.TERSIMPAN
            else:
                with pytest.raises(JawabanDitolak):
                    simpan_jawaban(penjawab, isi)


def test_an_answer_is_compared_and_set(unit: Unit) -> None:
    evaluasi, penjawab = buat_evaluasi(unit), None
    penjawab = Penjawab(orang(Peran.PERENCANA, unit), evaluasi, Pihak.UNIT)
    pk = kriteria(evaluasi)

    def simpan(terpenuhi: bool | None, catatan: str, versi: int) -> tuple[str, int]:
        hasil = simpan_jawaban(penjawab, [IsiJawaban(pk, terpenuhi, catatan, versi)])[0]
        return hasil.nasib, hasil.kini.versi if hasil.kini else 0

    assert simpan(None, " ", 0) == (Nasib.SAMA, 0)
    assert simpan(True, "satu", 0) == (Nasib.TERSIMPAN, 1)
    assert simpan(True, " satu\r\n", 0) == (Nasib.SAMA, 1), "what is the same is no conflict"
    assert simpan(False, "dua", 0) == (Nasib.KONFLIK, 1)
    assert simpan(False, "dua", 1) == (Nasib.TERSIMPAN, 2)
    assert simpan(True, "x" * 4001, 2) == (Nasib.GALAT, 2)
    ada = evaluasi.jawaban.get()
    assert (ada.terpenuhi, ada.catatan, ada.oleh) == (False, "dua", penjawab.pengguna)


def test_a_criterion_of_another_sheet_is_no_answer(unit: Unit) -> None:
    lain = lke_kecil(unit.pemda, 2030)
    asing = KriteriaAkip.objects.filter(sub__komponen__lke=lain).first()
    penjawab = Penjawab(orang(Peran.PERENCANA, unit), buat_evaluasi(unit), Pihak.UNIT)
    assert simpan_jawaban(penjawab, [IsiJawaban(asing.pk, True, "", 0)])[0].nasib == Nasib.GALAT


def test_scores_of_paper_have_no_answers(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI, cara="nilai")
    with pytest.raises(JawabanDitolak, match="tanpa kriteria"):
        simpan_jawaban(Penjawab(buat_tim(evaluasi), evaluasi, Pihak.TIM), [])


def test_a_choice_is_made_changed_and_taken_back(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI, lke=lke_kecil(unit.pemda, 2030))
    jawab_semua(evaluasi, Pihak.TIM)
    penjawab = Penjawab(buat_tim(evaluasi), evaluasi, Pihak.TIM)
    sub = SubKomponenAkip.objects.filter(komponen__lke=evaluasi.lke).first().pk
    assert simpan_pilihan(penjawab, IsiPilihan(sub, "", "tanpa pilihan")) == Nasib.SAMA
    with pytest.raises(JawabanDitolak, match="BB"):
        simpan_pilihan(penjawab, IsiPilihan(sub, "BB", "bukan pilihan"))
    assert simpan_pilihan(penjawab, IsiPilihan(sub, "A", "Patut dihargai.")) == Nasib.TERSIMPAN
    semula = JawabanSub.objects.get().pada.isoformat()
    with pytest.raises(JawabanDitolak, match="memilih jawaban A"):
        simpan_pilihan(penjawab, IsiPilihan(sub, "", ""))
    assert simpan_pilihan(penjawab, IsiPilihan(sub, "", "", semula)) == Nasib.TERSIMPAN
    assert not JawabanSub.objects.exists()
    with pytest.raises(JawabanDitolak, match="dihapus orang lain"):
        simpan_pilihan(penjawab, IsiPilihan(sub, "A", "x", semula))
