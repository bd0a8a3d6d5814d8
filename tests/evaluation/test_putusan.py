"""What moves a recommendation on: every state and role, who never verifies, and what stays in the log."""

from __future__ import annotations

from itertools import product

import pytest

from evaluation.enums import PUTUSAN_KE, PutusanRekomendasi
from evaluation.models import CatatanPutusan, Rekomendasi
from evaluation.putusan import (
    SENDIRI,
    TOMBOL,
    Permintaan,
    PutusanDitolak,
    ambil_putusan_banyak,
    posisi_rekomendasi,
    putusan_terbuka,
)
from evaluation.tindak_lanjut import Pencatat, tambah_bukti
from lkjip.enums import Peran, StatusRekomendasi, TahapEvaluasi
from lkjip.models import Unit
from pengisian.isi_bukti import BuktiBaru
from tests.evaluation.bantu_rekomendasi import (
    LHE,
    entri,
    kini,
    lhe,
    pejabat,
    putuskan,
    rekomendasi,
    sampai,
    unit_uji,
)
from tests.pabrik import beri_peran

pytestmark = pytest.mark.django_db
P, S = PutusanRekomendasi, StatusRekomendasi
# Who may take which step, in which states. Everything else is refused.
BOLEH = {
    P.NYATAKAN_SELESAI: ({Peran.PERENCANA, Peran.KEPALA}, {S.PROSES, S.DIMINTA_PERBAIKAN}),
    P.TARIK: ({Peran.PERENCANA, Peran.KEPALA}, {S.SELESAI}),
    P.VERIFIKASI: ({Peran.INSPEKTORAT}, {S.SELESAI}),
    P.KEMBALIKAN: ({Peran.INSPEKTORAT}, {S.SELESAI}),
}


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def test_every_step_in_every_state_by_every_role(unit: Unit) -> None:
    r = rekomendasi(unit, bidang="kb")
    entri(r, pejabat(unit, Peran.PERENCANA))
    orang = {p: pejabat(unit, p, bidang="kb" if p == Peran.OPERATOR else "") for p in Peran}
    for status, putusan, peran in product(S, TOMBOL, Peran):
        Rekomendasi.objects.filter(pk=r.pk).update(status=status, nyata_oleh=None)
        CatatanPutusan.objects.all().delete()
        sah = peran in BOLEH[putusan][0] and status in BOLEH[putusan][1]
        assert (putusan in putusan_terbuka(orang[peran], kini(r))) == sah, (status, putusan, peran)
        if sah:
            putuskan(r, putusan, orang[peran], "Alasan.")
            assert kini(r).status == PUTUSAN_KE[putusan]
        else:
            with pytest.raises(PutusanDitolak):
                putuskan(r, putusan, orang[peran], "Alasan.")
            assert kini(r).status == status


def test_the_way_of_a_recommendation_is_in_the_log(unit: Unit) -> None:
    r = rekomendasi(unit)
    perencana, kepala, pemeriksa = (
        pejabat(unit, p) for p in (Peran.PERENCANA, Peran.KEPALA, Peran.INSPEKTORAT)
    )
    entri(r, perencana)
    putuskan(r, P.NYATAKAN_SELESAI, kepala)
    assert kini(r).nyata_oleh == kepala
    putuskan(r, P.KEMBALIKAN, pemeriksa, "  Belum ditandatangani.  ")
    entri(r, perencana)
    putuskan(r, P.NYATAKAN_SELESAI, kepala)
    putuskan(r, P.VERIFIKASI, pemeriksa, "Sudah diperiksa.")
    catatan = list(CatatanPutusan.objects.filter(rekomendasi=r))
    assert [(c.putusan, c.dari, c.ke) for c in catatan] == [
        ("catat", "belum", "proses"),
        ("nyatakan_selesai", "proses", "selesai"),
        ("kembalikan_rekomendasi", "selesai", "diminta_perbaikan"),
        ("catat", "diminta_perbaikan", "proses"),
        ("nyatakan_selesai", "proses", "selesai"),
        ("verifikasi", "selesai", "terverifikasi"),
    ]
    assert [c.oleh for c in catatan[:3]] == [perencana, kepala, pemeriksa]
    assert (catatan[1].jabatan, catatan[2].catatan) == ("Kepala Dinas", "Belum ditandatangani.")


def test_done_needs_an_entry_since_the_last_return(unit: Unit) -> None:
    r, kepala = rekomendasi(unit), pejabat(unit, Peran.KEPALA)
    Rekomendasi.objects.filter(pk=r.pk).update(status=S.PROSES)
    with pytest.raises(PutusanDitolak, match=r"Belum ada tindak lanjut\. Catat dahulu"):
        putuskan(r, P.NYATAKAN_SELESAI, kepala)
    Rekomendasi.objects.filter(pk=r.pk).update(status=S.BELUM)
    sampai(r, "diminta_perbaikan")
    with pytest.raises(PutusanDitolak, match="sejak dikembalikan"):
        putuskan(r, P.NYATAKAN_SELESAI, kepala)
    entri(r, pejabat(unit, Peran.PERENCANA))
    assert putuskan(r, P.NYATAKAN_SELESAI, kepala).status == S.SELESAI


@pytest.mark.parametrize("alasan", ["", "   "])
def test_a_return_needs_a_reason(unit: Unit, alasan: str) -> None:
    r = sampai(rekomendasi(unit), "selesai")
    with pytest.raises(PutusanDitolak, match="Tulis alasannya"):
        putuskan(r, P.KEMBALIKAN, pejabat(unit, Peran.INSPEKTORAT), alasan)


@pytest.mark.parametrize(
    "peristiwa", ["wrote an entry", "said that it is done", "said so before", "added evidence"]
)
@pytest.mark.parametrize("putusan", [P.VERIFIKASI, P.KEMBALIKAN])
def test_nobody_judges_the_own_doing(unit: Unit, peristiwa: str, putusan: PutusanRekomendasi) -> None:
    """One person who is of both sides."""
    r = rekomendasi(unit)
    ganda = pejabat(unit, Peran.INSPEKTORAT)
    beri_peran(ganda, Peran.PERENCANA, unit)
    lain = pejabat(unit, Peran.PERENCANA)
    catatan = entri(r, ganda if peristiwa == "wrote an entry" else lain)
    if peristiwa == "added evidence":
        tambah_bukti(Pencatat(ganda), catatan, BuktiBaru("Surat", LHE, teks="Nomor 12"))
    putuskan(r, P.NYATAKAN_SELESAI, ganda if peristiwa.startswith("said") else lain)
    if peristiwa == "said so before":
        putuskan(r, P.TARIK, lain)
        putuskan(r, P.NYATAKAN_SELESAI, lain)
    r = kini(r)
    assert posisi_rekomendasi(ganda, r).sendiri
    assert putusan not in putusan_terbuka(ganda, r)
    with pytest.raises(PutusanDitolak, match=SENDIRI[:40]):
        putuskan(r, putusan, ganda, "Alasan.")
    putuskan(r, putusan, pejabat(unit, Peran.INSPEKTORAT), "Alasan.")


def test_who_saw_an_older_version_looks_again(unit: Unit) -> None:
    r, pemeriksa = sampai(rekomendasi(unit), "selesai"), pejabat(unit, Peran.INSPEKTORAT)
    lihat = r.versi
    putuskan(r, P.TARIK, pejabat(unit, Peran.KEPALA))
    entri(r, pejabat(unit, Peran.PERENCANA), "Yang lain.")
    putuskan(r, P.NYATAKAN_SELESAI, pejabat(unit, Peran.KEPALA))
    with pytest.raises(PutusanDitolak, match="berubah sejak halaman dibuka"):
        putuskan(r, P.VERIFIKASI, pemeriksa, versi=lihat)
    assert putuskan(r, P.VERIFIKASI, pemeriksa, versi=kini(r).versi).status == S.TERVERIFIKASI


@pytest.mark.parametrize("tahap", [t for t in TahapEvaluasi if t != TahapEvaluasi.FINAL])
def test_nothing_moves_before_the_lhe_is_final(unit: Unit, tahap: TahapEvaluasi) -> None:
    r = rekomendasi(unit, evaluasi=lhe(unit, tahap=tahap))
    Rekomendasi.objects.filter(pk=r.pk).update(status=S.PROSES)
    kepala = pejabat(unit, Peran.KEPALA)
    assert putusan_terbuka(kepala, kini(r)) == ()
    with pytest.raises(PutusanDitolak, match="belum ditetapkan"):
        putuskan(r, P.NYATAKAN_SELESAI, kepala)


def test_a_foreign_inspektorat_judges_nothing(unit: Unit) -> None:
    r = sampai(rekomendasi(unit), "selesai")
    with pytest.raises(PutusanDitolak, match="tidak berhak"):
        putuskan(r, P.VERIFIKASI, pejabat(unit_uji(), Peran.INSPEKTORAT))


def test_an_entry_is_no_button(unit: Unit) -> None:
    r = rekomendasi(unit)
    with pytest.raises(PutusanDitolak, match="dicatat dengan isiannya"):
        putuskan(r, P.CATAT, pejabat(unit, Peran.PERENCANA))


def test_what_was_deleted_meanwhile_is_told(unit: Unit) -> None:
    r = sampai(rekomendasi(unit), "selesai")
    Rekomendasi.objects.filter(pk=r.pk).delete()
    with pytest.raises(PutusanDitolak, match="sudah tidak ada"):
        putuskan(r, P.VERIFIKASI, pejabat(unit, Peran.INSPEKTORAT))


def test_many_at_once_each_by_itself(unit: Unit) -> None:
    pemeriksa = pejabat(unit, Peran.INSPEKTORAT)
    beri_peran(pemeriksa, Peran.PERENCANA, unit)
    baik, berubah, sendiri, proses = (rekomendasi(unit, n) for n in range(1, 5))
    baik, berubah, proses = sampai(baik, "selesai"), sampai(berubah, "selesai"), sampai(proses, "proses")
    entri(sendiri, pemeriksa)
    sendiri = putuskan(sendiri, P.NYATAKAN_SELESAI, pejabat(unit, Peran.KEPALA))
    semua = [baik, berubah, sendiri, proses]
    versi = {r.pk: r.versi for r in semua} | {berubah.pk: berubah.versi - 1}
    minta = Permintaan(P.VERIFIKASI, pemeriksa, "Diperiksa bersama.")
    hasil = ambil_putusan_banyak(minta, semua, versi)
    assert [h.rekomendasi.pk for h in hasil] == [r.pk for r in semua]
    assert hasil[0].galat == ""
    assert "berubah sejak" in hasil[1].galat
    assert hasil[2].galat == SENDIRI
    assert "tidak berlaku" in hasil[3].galat
    assert [kini(r).status for r in semua] == ["terverifikasi", "selesai", "selesai", "proses"]
    assert CatatanPutusan.objects.get(putusan=P.VERIFIKASI).catatan == "Diperiksa bersama."
