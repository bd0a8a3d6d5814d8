"""The review of the LKjIP: who writes what in which state, steps, and the copies that stay as they were."""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.utils import timezone

from evaluation.enums import LangkahReviu
from evaluation.isi_reviu import baca_chr, chr_terbaca, isi_chr, isi_pernyataan
from evaluation.models import JawabanReviu, LembarReviu, ReviuLkjip
from evaluation.reviu import Isian, ReviuDitolak, buka_reviu, simpan_jawaban, simpan_kepala, simpan_tanggapan
from lkjip.enums import Peran, TahapReviu
from lkjip.models import Pemberitahuan
from tests.evaluation.bantu_reviu import (
    PENANDA,
    TAHUN,
    baris,
    jawab,
    jawab_semua,
    kepala,
    langkah,
    lembar_reviu,
    mulai,
    orang,
    sampai,
    tanggapi,
    unit_reviu,
)
from tests.pabrik import buat_unit

pytestmark = pytest.mark.django_db
SAMPAIKAN, TANGGAPI, NYATAKAN = LangkahReviu


def test_a_review_opens_once_with_the_checklist_of_its_year() -> None:
    unit = unit_reviu()
    lembar_reviu(unit.pemda, mulai=TAHUN + 1)
    penelaah = orang(unit, Peran.INSPEKTORAT)
    reviu = mulai(unit, penelaah)
    assert (reviu.tahap, reviu.lembar.mulai, reviu.jawaban.count()) == (TahapReviu.BERJALAN, 2021, 4)
    assert mulai(unit, penelaah) == reviu
    assert JawabanReviu.objects.count() == 4


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.INSPEKTORAT])
def test_only_the_inspektorat_opens(peran: Peran) -> None:
    unit = unit_reviu()
    with pytest.raises(ReviuDitolak, match="tidak berhak"):
        mulai(unit, orang(unit, peran))


def test_nothing_opens_without_a_checklist() -> None:
    unit = buat_unit()
    penelaah = orang(unit, Peran.INSPEKTORAT)
    with pytest.raises(ReviuDitolak, match="Belum ada daftar uji"):
        buka_reviu(unit, TAHUN, penelaah)
    LembarReviu.objects.create(pemda=unit.pemda, mulai=2021, dasar_hukum="-")  # one without items
    with pytest.raises(ReviuDitolak, match="Belum ada daftar uji"):
        buka_reviu(unit, TAHUN, penelaah)
    assert not ReviuLkjip.objects.exists()


def test_an_answer_keeps_who_and_when() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    saat = timezone.now()
    assert jawab(reviu, penelaah, ("tidak", "Lengkapi."), sekarang=saat) == ()
    j = baris(reviu)
    assert (j.jawaban, j.catatan, j.oleh, j.pada, j.versi) == ("tidak", "Lengkapi.", penelaah, saat, 2)
    jawab(reviu, penelaah, ("tidak", "Lengkapi."), sekarang=saat + timedelta(1))  # the same once more
    assert (baris(reviu).versi, baris(reviu).pada) == (2, saat)


def test_who_comes_second_is_told_and_nothing_is_lost() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    lain = orang(reviu.unit, Peran.INSPEKTORAT, first_name="Rekan")
    semula = baris(reviu)
    jawab(reviu, lain, ("ya", "Sudah ada."))
    dua = baris(reviu, 1)
    isian = [
        Isian(semula.pk, semula.versi, {"jawaban": "tidak", "catatan": "Belum."}),
        Isian(dua.pk, dua.versi, {"jawaban": "ya", "catatan": ""}),
    ]
    (bentrok,) = simpan_jawaban(reviu, penelaah, isian)
    assert (bentrok.isi, bentrok.oleh) == ({"jawaban": "ya", "catatan": "Sudah ada."}, "Rekan")
    assert (baris(reviu).catatan, baris(reviu, 1).jawaban) == ("Sudah ada.", "ya")  # the other is written
    kedua = Isian(semula.pk, bentrok.versi, {"jawaban": "tidak", "catatan": "Belum."})
    assert simpan_jawaban(reviu, penelaah, [kedua]) == ()
    assert baris(reviu).catatan == "Belum."


def test_the_head_is_compared_too() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    assert kepala(reviu, penelaah, nomor="700/1") is None
    bentrok = simpan_kepala(reviu, penelaah, Isian(reviu.pk, 1, {"nomor": "700/2"}))
    assert bentrok
    assert bentrok.isi == {"nomor": "700/1"}
    assert simpan_kepala(reviu, penelaah, Isian(reviu.pk, 1, {"nomor": "700/1"})) is None  # as it stands
    with pytest.raises(ValueError, match="tahap"):
        simpan_kepala(reviu, penelaah, Isian(reviu.pk, 2, {"tahap": "dinyatakan"}))


def test_an_answer_of_another_review_is_refused() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    asing = baris(mulai(unit_reviu("lain", reviu.unit.pemda), penelaah))
    with pytest.raises(ReviuDitolak, match="tidak ada pada reviu ini"):
        simpan_jawaban(reviu, penelaah, [Isian(asing.pk, 1, {"jawaban": "ya", "catatan": ""})])


@pytest.mark.parametrize("tahap", TahapReviu)
@pytest.mark.parametrize("peran", Peran)
def test_who_writes_in_which_state(tahap: TahapReviu, peran: Peran) -> None:
    reviu, _, _ = sampai(tahap, unit_reviu())
    pelaku = orang(reviu.unit, peran)
    pertama = baris(reviu)

    def dapat(tulis: Any, isi: dict[str, Any]) -> bool:
        try:
            tulis(reviu, pelaku, [Isian(pertama.pk, pertama.versi, isi)])
        except ReviuDitolak:
            return False
        return True

    inspektorat = peran == Peran.INSPEKTORAT
    assert dapat(simpan_jawaban, {"jawaban": "tidak", "catatan": "Baru."}) == (
        inspektorat and tahap in (TahapReviu.BERJALAN, TahapReviu.DITANGGAPI)
    )
    assert dapat(simpan_tanggapan, {"tanggapan": "Baik."}) == (
        peran == Peran.PERENCANA and tahap == TahapReviu.CATATAN
    )
    try:
        kepala(reviu, pelaku, penandatangan="X")
        ditulis = True
    except ReviuDitolak:
        ditulis = False
    assert ditulis == (inspektorat and tahap != TahapReviu.DINYATAKAN)


def test_a_reply_is_only_to_a_note() -> None:
    reviu, _, perencana = sampai("catatan", unit_reviu())
    with pytest.raises(ReviuDitolak, match="tidak ada pada reviu ini"):
        simpan_tanggapan(reviu, perencana, [Isian(baris(reviu, 1).pk, 2, {"tanggapan": "Baik."})])


def test_delivering_needs_answers_notes_number_and_date() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    jawab(reviu, penelaah, ("tidak", ""))
    with pytest.raises(ReviuDitolak) as ditolak:
        langkah(SAMPAIKAN, reviu, penelaah)
    assert ditolak.value.kekurangan == (
        "Belum dijawab: II.1, III.1, III.2.",
        "Jawaban “tidak” tanpa catatan: I.1.",
        "Nomor catatan hasil reviu belum diisi.",
        "Tanggal catatan hasil reviu belum diisi.",
    )
    jawab_semua(reviu, penelaah)
    assert langkah(SAMPAIKAN, reviu, penelaah).tahap == TahapReviu.CATATAN


def test_replying_needs_a_reply_to_each_note() -> None:
    reviu, _, perencana = sampai("catatan", unit_reviu())
    with pytest.raises(ReviuDitolak) as ditolak:
        langkah(TANGGAPI, reviu, perencana)
    assert ditolak.value.kekurangan == ("Tanggapan belum ditulis: I.1.",)
    tanggapi(reviu, perencana)
    assert langkah(TANGGAPI, reviu, perencana).tahap == TahapReviu.DITANGGAPI


def test_stating_needs_its_signer_and_delivered_notes() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    jawab_semua(reviu, penelaah)
    with pytest.raises(ReviuDitolak) as ditolak:
        langkah(NYATAKAN, reviu, penelaah)
    assert ditolak.value.kekurangan == (
        "Ada catatan yang belum disampaikan kepada perangkat daerah.",
        "Nomor pernyataan belum diisi.",
        "Tanggal pernyataan belum diisi.",
        "Nama penanda tangan belum diisi.",
        "Jabatan penanda tangan belum diisi.",
    )
    langkah(SAMPAIKAN, reviu, penelaah)
    kepala(reviu, penelaah, **PENANDA)
    assert langkah(NYATAKAN, reviu, penelaah, "sidik baru").sidik == "sidik baru"


def test_without_notes_it_is_stated_at_once() -> None:
    reviu, penelaah, _ = sampai("berjalan", unit_reviu())
    jawab_semua(reviu, penelaah, catatan="")
    kepala(reviu, penelaah, **PENANDA)
    assert langkah(NYATAKAN, reviu, penelaah).tahap == TahapReviu.DINYATAKAN


@pytest.mark.parametrize("tahap", TahapReviu)
@pytest.mark.parametrize("apa", LangkahReviu)
def test_steps_only_from_their_states(apa: LangkahReviu, tahap: TahapReviu) -> None:
    reviu, penelaah, perencana = sampai(tahap, unit_reviu())
    boleh = {
        SAMPAIKAN: ("berjalan", "ditanggapi"),
        TANGGAPI: ("catatan",),
        NYATAKAN: ("berjalan", "catatan", "ditanggapi"),
    }
    benar, salah = (perencana, penelaah) if apa == TANGGAPI else (penelaah, perencana)
    with pytest.raises(ReviuDitolak, match="tidak berhak"):
        langkah(apa, reviu, salah)
    if tahap not in boleh[apa]:
        with pytest.raises(ReviuDitolak, match="Tidak dapat lagi"):
            langkah(apa, reviu, benar)
        return
    lengkapi(apa, reviu, benar)
    assert langkah(apa, reviu, benar).tahap != tahap


def lengkapi(apa: LangkahReviu, reviu: ReviuLkjip, oleh: Any) -> None:
    """Whatever the step still lacks."""
    if apa == TANGGAPI:
        tanggapi(reviu, oleh)
    elif reviu.tahap == TahapReviu.BERJALAN:
        jawab_semua(reviu, oleh, catatan="")
    if apa == NYATAKAN:
        kepala(reviu, oleh, **PENANDA)


def test_a_step_is_logged_with_its_office_and_a_copy() -> None:
    reviu, penelaah, perencana = sampai("dinyatakan", unit_reviu())
    satu, dua, tiga = reviu.langkah.all()
    assert [(c.langkah, c.dari, c.ke) for c in (satu, dua, tiga)] == [
        ("sampaikan", "berjalan", "catatan"),
        ("tanggapi", "catatan", "ditanggapi"),
        ("nyatakan", "ditanggapi", "dinyatakan"),
    ]
    assert (satu.oleh, satu.jabatan, dua.oleh, dua.jabatan) == (
        penelaah,
        "Inspektorat",
        perencana,
        "Perencana",
    )
    for c in (satu, dua, tiga):
        assert c.sha256 == sha256(c.isi.encode()).hexdigest()
    assert baca_chr(dua.isi) == isi_chr(reviu)
    assert json.loads(tiga.isi)["penandatangan"] == "Nama Inspektur"
    with pytest.raises(TypeError):
        satu.save()


def test_a_delivered_copy_stays_as_it_was() -> None:
    reviu, penelaah, _ = sampai("ditanggapi", unit_reviu())
    isi = [c.isi for c in reviu.langkah.all()]
    jawab(reviu, penelaah, ("ya", "Selesai."))
    reviu.unit.nama = "Dinas Lain"
    reviu.unit.save()
    langkah(SAMPAIKAN, reviu, penelaah)
    assert [c.isi for c in reviu.langkah.all()][:2] == isi
    assert "Dinas Lain" not in isi[0]


def test_a_note_that_changed_is_answered_anew() -> None:
    reviu, penelaah, perencana = sampai("ditanggapi", unit_reviu())
    jawab(reviu, penelaah, ("tidak", "Masih kurang."))
    assert baris(reviu).tanggapan == "Sudah dilengkapi."  # until it is delivered
    langkah(SAMPAIKAN, reviu, penelaah)
    assert (baris(reviu).tanggapan, baris(reviu).tanggapan_oleh) == ("", None)
    with pytest.raises(ReviuDitolak):
        langkah(TANGGAPI, reviu, perencana)
    assert baca_chr(reviu.langkah.all()[1].isi).kelompok[0].butir[0].tanggapan == "Sudah dilengkapi."


def test_a_note_that_did_not_change_keeps_its_reply() -> None:
    reviu, penelaah, perencana = sampai("ditanggapi", unit_reviu())
    langkah(SAMPAIKAN, reviu, penelaah)
    assert baris(reviu).tanggapan == "Sudah dilengkapi."
    assert langkah(TANGGAPI, reviu, perencana).tahap == TahapReviu.DITANGGAPI


def test_the_other_side_is_told() -> None:
    unit = unit_reviu()
    kepala_dinas, asing = orang(unit, Peran.KEPALA), orang(unit_reviu("lain", unit.pemda), Peran.PERENCANA)
    reviu, penelaah, perencana = sampai("ditanggapi", unit)

    def kabar(pengguna: Any) -> list[str]:
        return list(Pemberitahuan.objects.filter(pengguna=pengguna).values_list("judul", flat=True))

    disampaikan = [f"LKjIP 2024 {unit.nama_singkat} selesai direviu: ada catatan hasil reviu"]
    assert kabar(perencana) == kabar(kepala_dinas) == disampaikan
    assert kabar(penelaah) == [f"LKjIP 2024 {unit.nama_singkat} sudah ditanggapi perangkat daerah"]
    assert kabar(asing) == []
    assert set(Pemberitahuan.objects.values_list("alamat", flat=True)) == {f"/{unit.slug}/2024/reviu/"}
    assert reviu.sidik == "abc"


def test_what_is_printed() -> None:
    reviu, penelaah, _ = sampai("dinyatakan", unit_reviu())
    isi = isi_chr(reviu)
    assert (isi.unit, isi.tahun, isi.nomor, isi.tanggal) == (
        reviu.unit.nama,
        TAHUN,
        "700/1",
        date(2025, 2, 20),
    )
    assert [(p.nama, p.jabatan) for p in isi.penelaah] == [(str(penelaah), "Inspektorat")]
    assert [(k.label, len(k.butir)) for k in isi.kelompok] == [
        ("Format", 1),
        ("Mekanisme penyusunan", 1),
        ("Substansi", 2),
    ]
    butir = isi.kelompok[0].butir[0]
    assert (butir.nomor, butir.jawaban, butir.catatan, butir.tanggapan, butir.dicatat) == (
        1,
        "Tidak",
        "Lengkapi alamat.",
        "Sudah dilengkapi.",
        True,
    )
    p = isi_pernyataan(reviu)
    assert (p.nomor, p.tanggal, p.penandatangan, p.jabatan) == (
        "700/9",
        date(2025, 3, 20),
        "Nama Inspektur",
        "Inspektur Kota",
    )
    assert (p.inspektorat, p.tempat, p.sidik) == (
        reviu.unit.pemda.inspektorat,
        reviu.unit.pemda.ibu_kota,
        "abc",
    )


def test_the_unit_reads_what_was_delivered_only() -> None:
    unit = unit_reviu()
    reviu, penelaah, perencana = sampai("berjalan", unit)
    jawab_semua(reviu, penelaah)
    assert chr_terbaca(perencana, reviu) is None
    assert chr_terbaca(penelaah, reviu) == isi_chr(reviu)
    ReviuLkjip.objects.all().delete()
    reviu, penelaah, perencana = sampai("ditanggapi", unit)
    semula = isi_chr(reviu)
    jawab(reviu, penelaah, ("tidak", "Rancangan catatan baru."))
    assert chr_terbaca(perencana, reviu) == semula  # not what the reviewer is writing
    assert chr_terbaca(penelaah, reviu) != semula
    assert chr_terbaca(orang(unit_reviu("lain", unit.pemda), Peran.PERENCANA), reviu) is None
