"""The steps of a quarter: who may take which in which state, what each leaves behind, and what it refuses."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from itertools import pairwise

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip.access import TABEL, boleh
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pemberitahuan, Perpanjangan, Unit
from pengisian.alur import (
    LangkahDitolak,
    Permintaan,
    ambil_langkah_banyak,
    langkah_terbuka,
)
from pengisian.enums import HAK_LANGKAH, LANGKAH_KE, WAJIB_ALASAN, Langkah
from pengisian.kekurangan import kekurangan
from pengisian.models import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from pengisian.posisi import posisi
from pengisian.salinan import salinan
from pengisian.simpan import TidakDapatDiisi
from tests.pabrik import beri_peran
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    langkah,
    lembar_dari,
    pejabat,
    taruh,
    unit_kecil,
)

pytestmark = pytest.mark.django_db
ALASAN = "Perbaiki penjelasannya."


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil()
    buka_periode(unit)
    return unit


def terisi(unit: Unit) -> None:
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))


def boleh_menurut_tabel(peran: Peran, apa: Langkah, keadaan: Keadaan) -> bool:
    return any(
        a.hak == HAK_LANGKAH[apa] and peran in a.peran and (a.keadaan is None or keadaan in a.keadaan)
        for a in TABEL
    )


@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_each_step_by_each_role_in_each_state(unit: Unit, peran: Peran, keadaan: Keadaan) -> None:
    terisi(unit)
    siapa = pejabat(unit, peran)
    for apa in Langkah:
        baris = taruh(unit, keadaan)
        SalinanTriwulan.objects.all().delete()
        if boleh_menurut_tabel(peran, apa, keadaan):
            assert langkah(apa, unit, siapa, ALASAN).keadaan == LANGKAH_KE[apa]
            catatan = LangkahTriwulan.objects.latest("id")
            assert (catatan.dari, catatan.ke, catatan.oleh) == (keadaan, LANGKAH_KE[apa], siapa)
        else:
            banyak = LangkahTriwulan.objects.count()
            with pytest.raises(LangkahDitolak):
                langkah(apa, unit, siapa, ALASAN)
            baris.refresh_from_db()
            assert (baris.keadaan, LangkahTriwulan.objects.count()) == (keadaan, banyak)
        assert not SalinanTriwulan.objects.exists() or apa == Langkah.SETUJUI


@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_the_buttons_are_the_steps_that_can_be_taken(unit: Unit, peran: Peran, keadaan: Keadaan) -> None:
    taruh(unit, keadaan)
    siapa = pejabat(unit, peran)
    terbuka = langkah_terbuka(siapa, unit, posisi(unit, TAHUN, TRIWULAN))
    assert set(terbuka) == {g for g in Langkah if boleh_menurut_tabel(peran, g, keadaan)}


def test_the_table_itself_as_people_know_it(unit: Unit) -> None:
    """By name, so that a slip in the table is no slip of both sides."""
    pernah = {(p, g, k) for p in Peran for g in Langkah for k in Keadaan if boleh_menurut_tabel(p, g, k)}
    assert pernah == {
        (Peran.PERENCANA, Langkah.AJUKAN, Keadaan.TERISI_SEBAGIAN),
        (Peran.PERENCANA, Langkah.AJUKAN, Keadaan.DIKEMBALIKAN),
        (Peran.KEPALA, Langkah.SETUJUI, Keadaan.DIAJUKAN),
        (Peran.KEPALA, Langkah.KEMBALIKAN, Keadaan.DIAJUKAN),
        (Peran.KOORDINATOR, Langkah.KEMBALIKAN, Keadaan.DIAJUKAN),
        (Peran.KOORDINATOR, Langkah.KEMBALIKAN, Keadaan.DISETUJUI),
        (Peran.KOORDINATOR, Langkah.KUNCI, Keadaan.DISETUJUI),
        (Peran.KOORDINATOR, Langkah.BUKA, Keadaan.TERKUNCI),
    }


@pytest.mark.parametrize("apa", sorted(WAJIB_ALASAN))
@pytest.mark.parametrize("alasan", ["", "  \n "])
def test_who_sends_back_says_why(unit: Unit, apa: Langkah, alasan: str) -> None:
    taruh(unit, Keadaan.DIAJUKAN if apa == Langkah.KEMBALIKAN else Keadaan.TERKUNCI)
    with pytest.raises(LangkahDitolak, match="Tulis alasannya"):
        langkah(apa, unit, pejabat(unit, Peran.KOORDINATOR), alasan)
    langkah(apa, unit, pejabat(unit, Peran.KOORDINATOR), f" {ALASAN} ")
    assert LangkahTriwulan.objects.get().alasan == ALASAN


def test_what_is_missing_keeps_back_the_submission(unit: Unit) -> None:
    perencana = pejabat(unit, Peran.PERENCANA)
    with pytest.raises(LangkahDitolak, match="masih ada 4 kekurangan") as ditolak:
        langkah(Langkah.AJUKAN, unit, perencana)
    assert ditolak.value.kekurangan == kekurangan(lembar_dari(unit))
    terisi(unit)
    assert langkah(Langkah.AJUKAN, unit, perencana).keadaan == Keadaan.DIAJUKAN


@pytest.mark.parametrize(("sisa", "terlambat"), [(0, False), (1, False), (-1, True), (-20, True)])
def test_a_submission_after_the_deadline_is_late(sisa: int, terlambat: bool) -> None:
    unit = unit_kecil()
    buka_periode(unit, sisa)
    terisi(unit)
    langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA))
    assert LangkahTriwulan.objects.get().terlambat is terlambat


def test_only_a_submission_can_be_late(unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    lusa = timezone.now() + timedelta(15)
    langkah(Langkah.SETUJUI, unit, pejabat(unit, Peran.KEPALA), sekarang=lusa)
    assert LangkahTriwulan.objects.get().terlambat is False


@pytest.mark.parametrize(("sisa", "sebab"), [(-21, "ditutup pada"), (None, "belum ditetapkan")])
def test_nothing_is_submitted_outside_of_the_period(sisa: int | None, sebab: str) -> None:
    unit = unit_kecil()
    if sisa is not None:
        buka_periode(unit, sisa)
    with pytest.raises(LangkahDitolak, match=sebab):
        langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA))


def test_approving_and_locking_need_no_open_period() -> None:
    unit = unit_kecil()
    taruh(unit, Keadaan.DIAJUKAN)
    langkah(Langkah.SETUJUI, unit, pejabat(unit, Peran.KEPALA))
    assert langkah(Langkah.KUNCI, unit, pejabat(unit, Peran.KOORDINATOR)).keadaan == Keadaan.TERKUNCI


def test_the_office_is_kept_with_the_step(unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    kepala = pejabat(unit, Peran.KEPALA)
    kepala.keanggotaan.update(sebutan="plt")
    langkah(Langkah.SETUJUI, unit, kepala)
    assert LangkahTriwulan.objects.get().jabatan == "Plt. Kepala Dinas"


# --- versions and copies


def test_a_correction_after_an_approval_is_a_version_of_its_own(unit: Unit) -> None:
    perencana, kepala = pejabat(unit, Peran.PERENCANA), pejabat(unit, Peran.KEPALA)
    koordinator = pejabat(unit, Peran.KOORDINATOR)
    isi_penuh(unit, perencana)
    assert langkah(Langkah.AJUKAN, unit, perencana).versi == 1
    assert langkah(Langkah.KEMBALIKAN, unit, kepala, ALASAN).versi == 1  # nothing was approved yet
    langkah(Langkah.AJUKAN, unit, perencana)
    assert langkah(Langkah.SETUJUI, unit, kepala).versi == 1
    assert langkah(Langkah.KUNCI, unit, koordinator).versi == 1
    assert langkah(Langkah.BUKA, unit, koordinator, ALASAN).versi == 2
    isi_penuh(unit, perencana, "11")
    langkah(Langkah.AJUKAN, unit, perencana)
    assert langkah(Langkah.SETUJUI, unit, kepala).versi == 2
    assert langkah(Langkah.KEMBALIKAN, unit, koordinator, ALASAN).versi == 3
    satu, dua = SalinanTriwulan.objects.order_by("versi")
    assert (satu.versi, dua.versi) == (1, 2)
    assert '"nilai":"10"' in satu.isi
    assert '"nilai":"11"' in dua.isi
    assert [c.versi for c in LangkahTriwulan.objects.order_by("id")] == [1, 1, 1, 1, 1, 2, 2, 2, 3]


def test_an_approval_keeps_what_was_approved(unit: Unit) -> None:
    terisi(unit)
    taruh(unit, Keadaan.DIAJUKAN)
    teks, jejak = salinan(lembar_dari(unit))
    kepala = pejabat(unit, Peran.KEPALA)
    langkah(Langkah.SETUJUI, unit, kepala)
    kopi = SalinanTriwulan.objects.get()
    assert (kopi.isi, kopi.sha256, kopi.oleh, kopi.versi) == (teks, jejak, kepala, 1)
    assert sha256(kopi.isi.encode()).hexdigest() == kopi.sha256
    catat(unit, "ip", "99")  # whatever happens to the figures
    kopi.refresh_from_db()
    assert kopi.isi == teks


def test_copies_and_steps_are_only_added(unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    langkah(Langkah.SETUJUI, unit, pejabat(unit, Peran.KEPALA))
    for baris in (SalinanTriwulan.objects.get(), LangkahTriwulan.objects.get()):
        with pytest.raises(TypeError, match="only added to"):
            baris.save()


def test_who_approves_approves_what_was_seen(unit: Unit) -> None:
    terisi(unit)
    taruh(unit, Keadaan.DIAJUKAN)
    kepala = pejabat(unit, Peran.KEPALA)
    terlihat = salinan(lembar_dari(unit))[1]
    catat(unit, "ip", "9")  # returned, changed and submitted again while the page was open
    with pytest.raises(LangkahDitolak, match="berubah sejak halaman ini dibuka"):
        langkah(Langkah.SETUJUI, unit, kepala, jejak=terlihat)
    assert not SalinanTriwulan.objects.exists()
    assert TriwulanUnit.objects.get().keadaan == Keadaan.DIAJUKAN
    langkah(Langkah.SETUJUI, unit, kepala, jejak=salinan(lembar_dari(unit))[1])


PELAKU = {
    Langkah.AJUKAN: Peran.PERENCANA,
    Langkah.SETUJUI: Peran.KEPALA,
    Langkah.KEMBALIKAN: Peran.KOORDINATOR,
    Langkah.KUNCI: Peran.KOORDINATOR,
    Langkah.BUKA: Peran.KOORDINATOR,
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(urutan=st.lists(st.sampled_from([*Langkah, None]), max_size=14))
def test_no_sequence_of_steps_loses_an_approved_copy(urutan: list[Langkah | None]) -> None:
    """None is a change of the figures, by who may write then."""
    unit = unit_kecil()
    buka_periode(unit)
    orang = {p: pejabat(unit, p) for p in set(PELAKU.values())}
    isi_penuh(unit, orang[Peran.PERENCANA])
    tersimpan: dict[int, str] = {}
    for n, apa in enumerate(urutan):
        try:
            if apa is None:
                isi_penuh(unit, orang[Peran.PERENCANA], str(10 + n % 5))
            else:
                baris = langkah(apa, unit, orang[PELAKU[apa]], ALASAN)
                if apa == Langkah.SETUJUI:
                    assert baris.versi not in tersimpan
                    tersimpan[baris.versi] = salinan(lembar_dari(unit))[0]
        except (LangkahDitolak, TidakDapatDiisi):
            pass
        kopi = {s.versi: s.isi for s in SalinanTriwulan.objects.filter(triwulan__unit=unit)}
        assert kopi == tersimpan
        semua = list(LangkahTriwulan.objects.filter(triwulan__unit=unit).order_by("id"))
        assert all(a.ke == b.dari and a.versi <= b.versi for a, b in pairwise(semua))


# --- more time


def test_a_closed_quarter_is_opened_with_more_time() -> None:
    unit = unit_kecil()
    periode = buka_periode(unit, -30)
    taruh(unit, Keadaan.TERKUNCI)
    koordinator, sampai = pejabat(unit, Peran.KOORDINATOR), timezone.localdate() + timedelta(5)
    langkah(Langkah.BUKA, unit, koordinator, ALASAN, perpanjang=sampai)
    tambahan = Perpanjangan.objects.get()
    assert (tambahan.periode, tambahan.unit, tambahan.sampai) == (periode, unit, sampai)
    assert (tambahan.alasan, tambahan.oleh) == (ALASAN, koordinator)
    kini = posisi(unit, TAHUN, TRIWULAN)
    assert (kini.akses.terbuka, kini.keadaan) == (True, Keadaan.DIKEMBALIKAN)


@pytest.mark.parametrize(
    ("peran", "hari", "pesan"),
    [
        (Peran.KEPALA, 5, "diberikan koordinator pemda"),
        (Peran.KOORDINATOR, -1, "sudah lewat"),
        (Peran.KOORDINATOR, 500, "paling lama satu tahun"),
    ],
)
def test_a_bad_extension_takes_the_step_back(peran: Peran, hari: int, pesan: str) -> None:
    unit = unit_kecil()
    buka_periode(unit, -30)
    taruh(unit, Keadaan.DIAJUKAN)
    sampai = timezone.localdate() + timedelta(hari)
    with pytest.raises(LangkahDitolak, match=pesan):
        langkah(Langkah.KEMBALIKAN, unit, pejabat(unit, peran), ALASAN, perpanjang=sampai)
    assert TriwulanUnit.objects.get().keadaan == Keadaan.DIAJUKAN
    assert not Perpanjangan.objects.exists()
    assert not LangkahTriwulan.objects.exists()


def test_without_a_period_there_is_nothing_to_extend() -> None:
    unit = unit_kecil()
    taruh(unit, Keadaan.TERKUNCI)
    with pytest.raises(LangkahDitolak, match="belum ditetapkan"):
        langkah(Langkah.BUKA, unit, pejabat(unit, Peran.KOORDINATOR), ALASAN, perpanjang=timezone.localdate())


# --- many at once


def test_many_units_at_once_each_by_itself() -> None:
    satu = unit_kecil()
    dua, tiga = unit_kecil(pemda=satu.pemda), unit_kecil(pemda=satu.pemda)
    taruh(satu, Keadaan.DISETUJUI)
    taruh(dua, Keadaan.DIAJUKAN)
    taruh(tiga, Keadaan.DISETUJUI)
    minta = Permintaan(Langkah.KUNCI, pejabat(satu, Peran.KOORDINATOR))
    hasil = ambil_langkah_banyak(minta, [satu, dua, tiga], TAHUN, TRIWULAN)
    assert [h.unit for h in hasil] == [satu, dua, tiga]
    assert [bool(h.galat) for h in hasil] == [False, True, False]
    assert "triwulan ini diajukan" in hasil[1].galat
    keadaan = dict(TriwulanUnit.objects.values_list("unit", "keadaan"))
    assert keadaan == {
        satu.pk: Keadaan.TERKUNCI,
        dua.pk: Keadaan.DIAJUKAN,
        tiga.pk: Keadaan.TERKUNCI,
    }


# --- who is told


@pytest.mark.parametrize(
    ("apa", "keadaan", "peran", "diberi_tahu"),
    [
        (Langkah.AJUKAN, Keadaan.TERISI_SEBAGIAN, Peran.PERENCANA, {"kepala"}),
        (Langkah.SETUJUI, Keadaan.DIAJUKAN, Peran.KEPALA, {"perencana", "koordinator"}),
        (Langkah.KEMBALIKAN, Keadaan.DIAJUKAN, Peran.KOORDINATOR, {"perencana", "operator", "kepala"}),
        (Langkah.KUNCI, Keadaan.DISETUJUI, Peran.KOORDINATOR, {"perencana", "kepala"}),
        (Langkah.BUKA, Keadaan.TERKUNCI, Peran.KOORDINATOR, {"perencana", "kepala"}),
    ],
)
def test_a_step_is_told_to_whom_it_concerns(
    unit: Unit, apa: Langkah, keadaan: Keadaan, peran: Peran, diberi_tahu: set[str],
    django_capture_on_commit_callbacks,
) -> None:  # fmt: skip
    terisi(unit)
    taruh(unit, keadaan)
    orang = {p: pejabat(unit, p, email=f"{p}@contoh.go.id", username=p) for p in Peran}
    pejabat(unit_kecil(pemda=unit.pemda), Peran.KEPALA, email="lain@contoh.go.id")
    with django_capture_on_commit_callbacks(execute=True):
        langkah(apa, unit, orang[peran], ALASAN)
        assert not mail.outbox  # not before the step is committed
    kabar = Pemberitahuan.objects.all()
    bernama = kabar.filter(pengguna__in=orang.values())
    assert {k.pengguna.username for k in bernama} == diberi_tahu
    assert {k.isi for k in kabar} == {ALASAN}
    assert {k.alamat for k in kabar} == {f"/{unit.slug}/{TAHUN}/pengisian/{TRIWULAN}/alur/"}
    assert {m.to[0] for m in mail.outbox} == {f"{p}@contoh.go.id" for p in diberi_tahu}


def test_who_takes_a_step_is_not_told_of_it(unit: Unit) -> None:
    terisi(unit)
    keduanya = pejabat(unit, Peran.PERENCANA)
    beri_peran(keduanya, Peran.KEPALA, unit)
    langkah(Langkah.AJUKAN, unit, keduanya)
    assert not Pemberitahuan.objects.filter(pengguna=keduanya).exists()
    assert boleh(keduanya, HAK_LANGKAH[Langkah.SETUJUI], unit, posisi(unit, TAHUN, TRIWULAN).akses)


def test_many_steps_are_one_mail(django_capture_on_commit_callbacks) -> None:
    satu = unit_kecil()
    dua = unit_kecil(pemda=satu.pemda)
    kepala = pejabat(satu, Peran.KEPALA, email="kepala@contoh.go.id")
    beri_peran(kepala, Peran.KEPALA, dua)
    for u in (satu, dua):
        taruh(u, Keadaan.DISETUJUI)
    minta = Permintaan(Langkah.KUNCI, pejabat(satu, Peran.KOORDINATOR))
    with django_capture_on_commit_callbacks(execute=True):
        ambil_langkah_banyak(minta, [satu, dua], TAHUN, TRIWULAN)
    (surat,) = mail.outbox
    assert surat.subject == "LKjIP: 2 pemberitahuan"
    for u in (satu, dua):
        assert u.nama_singkat in surat.body
