"""The services of the Renstra: what a draft changes, what goes on, and what counts when."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from budget.models import Simpul
from indicators.models import Dokumen, Indikator, Sasaran, Target, Tujuan
from lkjip.models import JejakUbah
from perencanaan.aturan import ATURAN_RENSTRA
from perencanaan.dokumen import buang, buat_pertama, tetapkan
from perencanaan.periksa import periksa
from perencanaan.renstra import butir, target
from perencanaan.renstra.draf import isi_draf
from tests.pabrik import buat_unit
from tests.perencanaan.bantu_menengah import (
    AKHIR,
    MULAI,
    TAHUN,
    D,
    Dunia,
    dunia,
    indikator,
    isi_target,
    perubahan,
    renstra,
    sahkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dunia:
    return dunia()


def kode_indikator(d: Dunia, sasaran_id: int) -> list[str]:
    return [i.kode for i in d.sumber().indikator_sasaran(sasaran_id)]


def test_a_draft_counts_nowhere_until_it_is_set(d: Dunia) -> None:
    renstra(d)
    assert d.sumber().renstra is None
    assert d.sumber().sasaran == ()
    sahkan(d)
    s = d.sumber()
    assert s.renstra.nama == "Renstra 2021–2026"
    assert [x.uraian for x in s.sasaran] == ["Sasaran 1", "Sasaran 2"]
    assert s.kinerja.target_berlaku(Indikator.objects.get(kode="i1").pk, TAHUN).nilai == D(63)


def test_everything_written_is_in_the_log(d: Dunia) -> None:
    dok = renstra(d)
    isi = set(JejakUbah.objects.filter(unit=d.unit).values_list("objek", flat=True))
    assert isi == {
        f"indicators.{n}" for n in ("dokumen", "tujuan", "sasaran", "indikator", "target")
    }  # fmt: skip
    assert JejakUbah.objects.filter(objek="indicators.target").count() == 10
    sahkan(d)
    terakhir = JejakUbah.objects.filter(objek="indicators.dokumen", objek_id=dok.pk).first()
    assert terakhir.perubahan["Masih draf"] == ["ya", "tidak"]


def test_a_period_that_begins_within_another_one_is_refused(d: Dunia) -> None:
    renstra(d)
    kembar = Dokumen(jenis="renstra", tahun=MULAI, tahun_akhir=AKHIR, nama="Kembar")
    with pytest.raises(ValidationError, match="buat perubahannya"):
        buat_pertama(d.catat(), kembar)


def test_one_draft_at_a_time_and_with_a_reason(d: Dunia) -> None:
    renstra(d)
    with pytest.raises(ValidationError, match="Selesaikan atau buang"):
        perubahan(d)
    sahkan(d)
    dok = perubahan(d)
    assert (dok.urutan, dok.draf, dok.tahun, dok.tahun_akhir) == (1, True, MULAI, AKHIR)
    with pytest.raises(ValidationError, match="Selesaikan atau buang"):
        perubahan(d)


def test_a_change_begins_as_what_is_in_force_and_states_only_what_it_changes(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    dok = perubahan(d)
    i = Indikator.objects.get(kode="i1")
    assert d.buku().target(i.pk, TAHUN).nilai == D(63)
    assert isi_target(d, {(i.pk, TAHUN): D(63), (i.pk, AKHIR): D(70)}) == 1
    assert list(Target.objects.filter(dokumen=dok).values_list("tahun", flat=True)) == [AKHIR]
    assert [(b.hal, b.semula, b.menjadi) for b in target.banding(d.buku())] == [
        (f"Target {AKHIR}: Nilai i1", "65,00 nilai", "70,00 nilai")
    ]
    assert isi_target(d, {(i.pk, AKHIR): D(65)}) == 1  # back to what it was: nothing is stated
    assert not Target.objects.filter(dokumen=dok).exists()


def test_what_was_promised_cannot_become_nothing(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    perubahan(d)
    i = Indikator.objects.get(kode="i1")
    with pytest.raises(ValidationError, match="tidak dapat dikosongkan"):
        target.simpan(d.catat(), d.buku(), {(i.pk, TAHUN): None, (i.pk, AKHIR): (D(70), None)})
    assert d.buku().target(i.pk, AKHIR).nilai == D(65)  # all or nothing


def test_a_target_of_another_unit_or_year_is_refused(d: Dunia) -> None:
    renstra(d)
    lain = dunia()
    renstra(lain)
    asing = Indikator.objects.get(unit=lain.unit, kode="i1")
    for kunci in ((asing.pk, TAHUN), (Indikator.objects.get(unit=d.unit, kode="i1").pk, AKHIR + 1)):
        with pytest.raises(ValidationError, match="bukan bagian"):
            target.simpan(d.catat(), d.buku(), {kunci: (D(1), None)})


def test_a_replaced_sasaran_keeps_its_indicator_in_both_versions(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    lama = Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit)
    lain = indikator(d, "i3", lama)
    perubahan(d)
    buku = d.buku()
    i1 = Indikator.objects.get(kode="i1")
    baru = Sasaran(uraian="Sasaran satu, baru", tujuan=lama.tujuan)
    butir.ganti(d.catat(), buku, buku.cari("sasaran", lama.kode), baru, {i1.pk})
    assert [x.uraian for x in d.sumber().sasaran] == ["Sasaran 1", "Sasaran 2"]  # the draft is not read
    assert kode_indikator(d, lama.pk) == ["i1", "i3"]
    sahkan(d, date(TAHUN, 3, 1))
    s = d.sumber()
    assert [x.uraian for x in s.sasaran] == ["Sasaran satu, baru", "Sasaran 2"]
    assert kode_indikator(d, baru.pk) == ["i1"]  # i3 ends with the old wording
    assert kode_indikator(d, lama.pk) == ["i1", "i3"]
    assert s.sasaran_dari(next(i for i in s.semua_indikator if i.id == i1.pk)) == baru.pk
    assert s.sasaran_dari(next(i for i in s.semua_indikator if i.id == lain.pk)) == lama.pk
    assert Indikator.objects.get(kode="i1").sasaran_id == lama.pk  # history is not rewritten


def test_an_indicator_goes_on_over_two_changes(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    i1, uraian = Indikator.objects.get(kode="i1"), "Sasaran 1"
    for n in (1, 2):
        perubahan(d)
        buku, lama = d.buku(), Sasaran.objects.get(uraian=uraian, unit=d.unit)
        uraian = f"Sasaran 1, ke-{n}"
        baru = Sasaran(uraian=uraian, tujuan=lama.tujuan)
        butir.ganti(d.catat(), buku, buku.cari("sasaran", lama.kode), baru, {i1.pk})
        sahkan(d, date(TAHUN, n, 1))
    assert kode_indikator(d, baru.pk) == ["i1"]
    assert d.sumber().sasaran_dari(d.sumber().indikator_sasaran(baru.pk)[0]) == baru.pk


def test_targets_of_an_indicator_that_goes_on_stay_stated(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    dok = perubahan(d)
    buku, lama = d.buku(), Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit)
    i1 = Indikator.objects.get(kode="i1")
    butir.ganti(
        d.catat(), buku, buku.cari("sasaran", lama.kode), Sasaran(uraian="Baru", tujuan=lama.tujuan), {i1.pk}
    )
    assert isi_target(d, {(i1.pk, AKHIR): D(65)}) == 0
    assert Target.objects.filter(dokumen=dok, indikator=i1).count() == 5


def test_what_an_earlier_version_brought_is_replaced_not_changed(d: Dunia) -> None:
    dok = renstra(d)
    sahkan(d)
    baru = perubahan(d)
    s = Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit)
    s.uraian = "Lain"
    with pytest.raises(ValidationError, match="versi sebelumnya"):
        butir.ubah(d.catat(), baru, s)
    with pytest.raises(ValidationError, match="Tulis alasan"):
        butir.ubah(d.catat(), dok.__class__.objects.get(pk=dok.pk), s)
    butir.ubah(d.catat("Salah ketik"), Dokumen.objects.get(pk=dok.pk), s)
    assert JejakUbah.objects.filter(objek="indicators.sasaran").first().alasan == "Salah ketik"


def test_taking_a_replacement_back_brings_the_old_wording_back(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    dok = perubahan(d)
    buku, lama = d.buku(), Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit)
    i1, baru = Indikator.objects.get(kode="i1"), Sasaran(uraian="Baru", tujuan=lama.tujuan)
    butir.ganti(d.catat(), buku, buku.cari("sasaran", lama.kode), baru, {i1.pk})
    butir.hapus(d.catat(), dok, baru)
    assert [c.isi.uraian for c in d.buku().cabang] == ["Tujuan satu", "Sasaran 1", "Sasaran 2"]
    assert not Target.objects.filter(dokumen=dok).exists()


def test_order_is_changed_in_a_draft_only(d: Dunia) -> None:
    renstra(d)
    buku = d.buku()
    kedua = list(buku.cabang)[-1]
    assert butir.geser(d.catat(), buku, kedua, -1)
    assert [s.isi.uraian for s in d.buku().susunan[0].anak] == ["Sasaran 2", "Sasaran 1"]
    assert not butir.geser(d.catat(), d.buku(), d.buku().cari("sasaran", kedua.isi.kode), -1)
    sahkan(d)
    with pytest.raises(ValidationError, match="dalam draf"):
        butir.geser(d.catat(), d.buku(), kedua, 1)


def test_what_has_something_under_it_is_not_deleted(d: Dunia) -> None:
    dok = renstra(d)
    with pytest.raises(ValidationError, match="1 indikator"):
        butir.hapus(d.catat(), dok, Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit))
    with pytest.raises(ValidationError, match="2 sasaran"):
        butir.hapus(d.catat(), dok, Tujuan.objects.get(unit=d.unit))


def test_a_tujuan_of_another_unit_is_refused(d: Dunia) -> None:
    dok = renstra(d)
    lain = dunia()
    renstra(lain)
    asing = Sasaran(uraian="Asing", tujuan=Tujuan.objects.get(unit=lain.unit))
    with pytest.raises(ValidationError, match="perangkat daerah lain"):
        butir.tambah(d.catat(), dok, asing)


def test_a_draft_is_thrown_away_with_what_only_it_has(d: Dunia) -> None:
    renstra(d)
    sahkan(d)
    dok = perubahan(d)
    s = Sasaran(uraian="Baru", tujuan=Tujuan.objects.get(unit=d.unit))
    butir.tambah(d.catat(), dok, s)
    i = indikator(d, "i9", s)
    isi_target(d, {(i.pk, AKHIR): D(1)})
    buang(d.catat(), dok, isi_draf(d.buku()))
    assert [x.urutan for x in d.versi()] == [0]
    assert not Indikator.objects.filter(kode="i9").exists()
    assert Indikator.objects.filter(unit=d.unit).count() == 2
    with pytest.raises(ValidationError, match="tidak dapat dibuang"):
        buang(d.catat(), d.versi()[0], [])


def test_a_draft_that_a_program_stands_under_is_kept_whole(d: Dunia) -> None:
    renstra(d)
    s = Sasaran.objects.get(uraian="Sasaran 1", unit=d.unit)
    Simpul.objects.create(
        unit=d.unit, tahun=TAHUN, level="program", kode="2.08.02", nama="Program", sasaran=s
    )
    with pytest.raises(ValidationError, match="masih dipakai: 1 program"):
        buang(d.catat(), d.versi()[-1], isi_draf(d.buku()))
    assert Target.objects.filter(dokumen=d.versi()[-1]).count() == 10


def test_the_checks_of_a_draft_read_the_draft(d: Dunia) -> None:
    dok = renstra(d)
    assert periksa(d.buku().sumber, ATURAN_RENSTRA) == []
    butir.tambah(d.catat(), dok, Sasaran(uraian="Sasaran 3", tujuan=Tujuan.objects.get(unit=d.unit)))
    Target.objects.filter(indikator__kode="i1", tahun=2023).delete()
    pesan = [t.peringatan.pesan for t in periksa(d.buku().sumber, ATURAN_RENSTRA)]
    assert pesan == [
        "Sasaran 3 “Sasaran 3” belum mempunyai indikator.",
        "Indikator “Nilai i1” belum mempunyai target tahun 2023.",
    ]


def test_a_document_is_set_once(d: Dunia) -> None:
    dok = renstra(d)
    sahkan(d)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        tetapkan(d.catat(), dok, nomor="2", tanggal=date(2021, 9, 2))


def test_a_urusan_of_another_unit_is_refused(d: Dunia) -> None:
    dok = renstra(d)
    urusan = buat_unit().urusan.create(kode="2.08", nama="Lain", sifat="pilihan")
    s = Sasaran(uraian="Asing", tujuan=Tujuan.objects.get(unit=d.unit), urusan=urusan)
    with pytest.raises(ValidationError, match="perangkat daerah lain"):
        butir.tambah(d.catat(), dok, s)
