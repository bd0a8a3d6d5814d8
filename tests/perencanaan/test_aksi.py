"""The services of the rencana aksi: where quarters are kept, and when they may change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Target
from perencanaan import perjanjian as pk
from perencanaan import queries
from perencanaan.aksi import hapus_aksi, simpan_aksi, simpan_triwulan, susun_baris
from perencanaan.models import AksiRencana
from perencanaan.program import tulis_target_renja
from tests.perencanaan.bantu_tahunan import TAHUN, Dinas, dinas, indikator_program, pohon

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dinas:
    return dinas()


def angka(*nilai: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if n is None else Decimal(n) for n in nilai)


def tetapkan_pk(d: Dinas) -> None:
    dokumen = pk.buat(d.catat(), d.data(), None)
    dokumen.tanggal = date(2024, 1, 2)
    pk.tetapkan(d.catat(), dokumen, d.data())


def test_quarters_stand_on_the_document_whose_target_counts(d: Dinas) -> None:
    program = indikator_program(d, pohon(d).program)
    assert susun_baris(d.data()) == []  # the Renstra alone promises no quarters
    tulis_target_renja(d.catat(), {program.pk: Decimal(40)})
    tetapkan_pk(d)
    baris = susun_baris(d.data())
    assert [(b.indikator.nama, b.target.jenis) for b in baris] == [
        ("Indeks mutu", "pk"),
        ("Capaian Program A", "renja"),
    ]
    isian = {d.indikator.pk: angka(20, 40, 60, 80), program.pk: angka(None, None, None, 40)}
    assert simpan_triwulan(d.catat(), baris, isian) == 5
    assert [b.triwulan for b in susun_baris(d.data())] == list(isian.values())
    assert d.data().kinerja.target_triwulan(d.indikator.pk, TAHUN) == isian[d.indikator.pk]


def test_what_is_stored_changes_with_a_reason_only(d: Dinas) -> None:
    tetapkan_pk(d)
    semula, baru = {d.indikator.pk: angka(20, 40, 60, 80)}, {d.indikator.pk: angka(None, 50, 60, 80)}
    simpan_triwulan(d.catat(), susun_baris(d.data()), semula)
    with pytest.raises(ValidationError, match="hanya diubah dengan alasan"):
        simpan_triwulan(d.catat(), susun_baris(d.data()), baru)
    assert simpan_triwulan(d.catat("Jadwal bergeser."), susun_baris(d.data()), baru) == 2
    assert Target.objects.filter(indikator=d.indikator, triwulan__isnull=False).count() == 3


def test_actions_have_their_order_and_say_what_and_who(d: Dinas) -> None:
    p = pohon(d)
    milik = {"unit": d.unit, "tahun": TAHUN, "indikator": d.indikator}
    satu = AksiRencana(**milik, uraian="Menyusun pedoman", tw1=True, simpul=p.sub, bidang=d.bidang)
    dua = AksiRencana(**milik, uraian="Menilai", tw3=True, tw4=True)
    for a in (satu, dua):
        simpan_aksi(d.catat(), a)
    isi = queries.aksi(d.unit.pk, TAHUN)
    assert [(a.uraian, a.simpul, a.bidang, a.triwulan) for a in isi] == [
        ("Menyusun pedoman", "Sub A", "Bidang A", (True, False, False, False)),
        ("Menilai", "", "", (False, False, True, True)),
    ]
    hapus_aksi(d.catat(), satu)
    assert [a.uraian for a in queries.aksi(d.unit.pk, TAHUN)] == ["Menilai"]
    assert queries.aksi(d.unit.pk, TAHUN + 1) == ()
