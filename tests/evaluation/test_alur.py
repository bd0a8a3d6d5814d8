"""The steps of an evaluation: who may take which one when, what keeps it back, and what it leaves behind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.alur import LangkahDitolak, langkah_terbuka
from evaluation.enums import HAK_LANGKAH, LANGKAH_DARI, LANGKAH_KE, CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.models import (
    BuktiEvaluasi,
    CatatanLangkah,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanSub,
    KomponenAkip,
    NilaiAkip,
    SalinanLhe,
    SubKomponenAkip,
)
from evaluation.tim import boleh_pada
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Pemberitahuan, Unit
from tests.evaluation.bantu import (
    buat_evaluasi,
    buat_final,
    buat_tim,
    jawab_semua,
    langkah,
    orang,
    siap_ditetapkan,
    unit_uji,
)

pytestmark = pytest.mark.django_db
L, T = LangkahEvaluasi, TahapEvaluasi


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def test_a_self_assessment_is_sent_only_when_every_criterion_is_answered(unit: Unit) -> None:
    evaluasi, kepala = buat_evaluasi(unit), orang(Peran.KEPALA, unit)
    jawab_semua(evaluasi, Pihak.UNIT, False)
    satu = JawabanKriteria.objects.filter(evaluasi=evaluasi).first()
    JawabanKriteria.objects.filter(pk=satu.pk).update(terpenuhi=None)
    with pytest.raises(LangkahDitolak, match="1 kekurangan") as ditolak:
        langkah(L.KIRIM, evaluasi, kepala)
    assert [(k.sub, k.teks) for k in ditolak.value.kekurangan] == [
        ("1.a", "1.a Keberadaan: 1 dari 6 kriteria belum dijawab.")
    ]
    JawabanKriteria.objects.filter(pk=satu.pk).update(terpenuhi=False)
    assert langkah(L.KIRIM, evaluasi, kepala).tahap == T.TERKIRIM
    catatan = CatatanLangkah.objects.get(evaluasi=evaluasi)
    assert (catatan.dari, catatan.ke, catatan.oleh, catatan.jabatan) == (
        T.MANDIRI,
        T.TERKIRIM,
        kepala,
        "Kepala Dinas",
    )


def test_the_whole_way_of_an_evaluation(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit)
    kepala, perencana = orang(Peran.KEPALA, unit), orang(Peran.PERENCANA, unit)
    anggota = orang(Peran.INSPEKTORAT, unit)
    jawab_semua(evaluasi, Pihak.UNIT)
    langkah(L.KIRIM, evaluasi, kepala)
    assert Pemberitahuan.objects.filter(pengguna=anggota).count() == 1, "no team yet: all of the Inspektorat"
    langkah(L.MINTA_LENGKAPI, evaluasi, anggota, "Bukti 1.a.1 kurang.")
    assert Pemberitahuan.objects.get(pengguna=perencana).isi == "Bukti 1.a.1 kurang."
    langkah(L.KIRIM, evaluasi, kepala)
    ketua = buat_tim(evaluasi, anggota)
    langkah(L.MULAI, evaluasi, anggota)
    jawab_semua(evaluasi, Pihak.TIM)
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(simpulan="Baik.")
    langkah(L.AJUKAN, evaluasi, anggota)
    langkah(L.KEMBALIKAN, evaluasi, ketua, "Periksa lagi 2.b.")
    assert not Pemberitahuan.objects.filter(pengguna__in=[kepala, perencana], isi__contains="2.b").exists()
    langkah(L.AJUKAN, evaluasi, anggota)
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(nomor_lhe="700/1", tanggal_lhe=timezone.localdate())
    akhir = langkah(L.TETAPKAN, evaluasi, ketua)
    assert akhir.tahap == T.FINAL
    assert list(evaluasi.langkah.values_list("langkah", flat=True)) == [
        *(L.KIRIM, L.MINTA_LENGKAPI, L.KIRIM, L.MULAI, L.AJUKAN, L.KEMBALIKAN, L.AJUKAN, L.TETAPKAN)
    ]
    assert Pemberitahuan.objects.filter(pengguna=kepala, judul__contains="LHE telah ditetapkan").exists()


def test_the_tables_of_steps_and_of_rights_agree(unit: Unit) -> None:
    """Whoever may take a step may do so in exactly the states that the table of steps names."""
    kepala = orang(Peran.KEPALA, unit)
    evaluasi = buat_evaluasi(unit)
    ketua = buat_tim(evaluasi)
    for g in L:
        oleh = kepala if g == L.KIRIM else ketua
        for tahap in T:
            evaluasi.tahap = tahap
            assert (g in langkah_terbuka(oleh, evaluasi)) == (tahap in LANGKAH_DARI[g]), (g, tahap)
            assert boleh_pada(oleh, HAK_LANGKAH[g], evaluasi) or tahap not in LANGKAH_DARI[g]
    assert set(LANGKAH_KE) == set(L)


def test_only_the_ketua_of_the_team_makes_it_final(unit: Unit) -> None:
    evaluasi, ketua = siap_ditetapkan(unit)
    anggota, luar = orang(Peran.INSPEKTORAT, unit), orang(Peran.INSPEKTORAT, unit)
    evaluasi.anggota.create(pengguna=anggota, peran=PeranTim.ANGGOTA)
    for salah in (anggota, luar, orang(Peran.KEPALA, unit), orang(Peran.KOORDINATOR, unit)):
        with pytest.raises(LangkahDitolak):
            langkah(L.TETAPKAN, evaluasi, salah)
    assert not SalinanLhe.objects.filter(evaluasi=evaluasi).exists()
    assert langkah(L.TETAPKAN, evaluasi, ketua).tahap == T.FINAL


def test_a_step_is_taken_once(unit: Unit) -> None:
    evaluasi, ketua = siap_ditetapkan(unit)
    langkah(L.TETAPKAN, evaluasi, ketua)
    with pytest.raises(LangkahDitolak, match="tahap"):
        langkah(L.TETAPKAN, evaluasi, ketua)
    assert CatatanLangkah.objects.filter(evaluasi=evaluasi).count() == 1


@pytest.mark.parametrize(("apa", "tahap"), [(L.MINTA_LENGKAPI, T.TERKIRIM), (L.KEMBALIKAN, T.MENUNGGU_KETUA)])
def test_what_goes_back_needs_a_reason(unit: Unit, apa: LangkahEvaluasi, tahap: TahapEvaluasi) -> None:
    evaluasi = buat_evaluasi(unit, tahap)
    with pytest.raises(LangkahDitolak, match="alasan"):
        langkah(apa, evaluasi, buat_tim(evaluasi), "  ")


def test_what_the_team_lacks_is_listed(unit: Unit) -> None:
    evaluasi, anggota = buat_evaluasi(unit, T.EVALUASI), orang(Peran.INSPEKTORAT, unit)
    evaluasi.anggota.create(pengguna=anggota)
    jawab_semua(evaluasi, Pihak.TIM)
    sub = SubKomponenAkip.objects.get(komponen__lke=evaluasi.lke, komponen__urutan=1, urutan=1)
    pilihan = JawabanSub.objects.create(
        evaluasi=evaluasi, sub=sub, kode="A", alasan="Patut.", oleh=anggota, pada=timezone.now()
    )

    def kurang() -> list[str]:
        with pytest.raises(LangkahDitolak) as ditolak:
            langkah(L.AJUKAN, evaluasi, anggota)
        return [k.teks for k in ditolak.value.kekurangan]

    assert kurang() == [
        "1.a Keberadaan: jawaban A belum disertai bukti.",
        "Simpulan LHE belum ditulis.",
        "Tim belum mempunyai ketua.",
    ]
    bukti = {"unit": unit, "tahun": evaluasi.tahun, "evaluasi": evaluasi, "sub": sub, "oleh": anggota}
    BuktiEvaluasi.objects.create(
        **bukti, pihak=Pihak.TIM, jenis="teks", judul="SK", teks="SK 12", tanggal="2024-03-01",
        pada=timezone.now(),
    )  # fmt: skip
    assert len(kurang()) == 2
    evaluasi.jawaban.filter(kriteria__sub=sub).first().delete()
    assert kurang()[0] == "1.a Keberadaan: 1 dari 6 kriteria belum dijawab."
    jawab_semua(evaluasi, Pihak.TIM, False)
    assert "jawaban A tidak berlaku lagi" in kurang()[0]
    pilihan.delete()
    assert len(kurang()) == 2


@pytest.mark.parametrize(
    ("isi", "kata"), [({"nomor_lhe": " "}, "Nomor LHE"), ({"tanggal_lhe": None}, "Tanggal LHE")]
)
def test_an_lhe_needs_number_and_date(unit: Unit, isi: dict[str, object], kata: str) -> None:
    evaluasi, ketua = siap_ditetapkan(unit, **isi)
    with pytest.raises(LangkahDitolak) as ditolak:
        langkah(L.TETAPKAN, evaluasi, ketua)
    assert [k.teks for k in ditolak.value.kekurangan] == [f"{kata} belum diisi."]
    evaluasi.refresh_from_db()
    assert evaluasi.tahap == T.MENUNGGU_KETUA


def test_a_final_lhe_leaves_its_scores_and_its_copy(unit: Unit) -> None:
    evaluasi = buat_final(unit)
    nilai = NilaiAkip.objects.filter(evaluasi=evaluasi)
    komponen = {n.komponen.urutan: n.nilai for n in nilai.filter(sub=None).select_related("komponen")}
    assert komponen == {1: 24, 2: 24, 3: 12, 4: 20}, "80 points of every weight"
    assert sum(n.nilai for n in nilai.exclude(sub=None)) == Decimal(80)
    assert nilai.exclude(sub=None).count() == 12
    assert SalinanLhe.objects.get(evaluasi=evaluasi).sha256


def test_scores_of_paper_need_neither_criteria_nor_self_assessment(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, cara=CaraEvaluasi.NILAI)
    with pytest.raises(LangkahDitolak, match="tanpa penilaian mandiri"):
        langkah(L.KIRIM, evaluasi, orang(Peran.KEPALA, unit))
    ketua = buat_tim(evaluasi)
    langkah(L.MULAI, evaluasi, ketua)
    with pytest.raises(LangkahDitolak) as ditolak:
        langkah(L.AJUKAN, evaluasi, ketua)
    assert "Nilai komponen belum lengkap" in ditolak.value.kekurangan[0].teks
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(
        total_dinyatakan=Decimal("52.98"), nomor_lhe="700/1", tanggal_lhe="2025-02-01"
    )
    satu = NilaiAkip.objects.create(
        evaluasi=evaluasi, komponen=KomponenAkip.objects.filter(lke=evaluasi.lke).first(), nilai=20
    )
    with pytest.raises(LangkahDitolak) as ditolak:
        langkah(L.AJUKAN, evaluasi, ketua)
    assert "Baru sebagian" in ditolak.value.kekurangan[0].teks
    satu.delete()
    langkah(L.AJUKAN, evaluasi, ketua)
    assert langkah(L.TETAPKAN, evaluasi, ketua).tahap == T.FINAL


def test_a_sheet_without_criteria_cannot_be_sent(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit)
    sub = SubKomponenAkip.objects.get(komponen__lke=evaluasi.lke, komponen__urutan=4, urutan=3)
    sub.kriteria.all().delete()
    jawab_semua(evaluasi, Pihak.UNIT)
    with pytest.raises(LangkahDitolak) as ditolak:
        langkah(L.KIRIM, evaluasi, orang(Peran.KEPALA, unit))
    assert "belum berisi kriteria" in ditolak.value.kekurangan[0].teks
