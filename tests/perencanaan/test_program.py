"""The services that write the budget tree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budget.models import PkProgram, Simpul
from indicators.models import Dokumen, Indikator, Realisasi, Target
from lkjip.models import JejakUbah
from perencanaan.program import (
    buat_indikator,
    geser,
    hapus_simpul,
    ikat,
    lepas,
    simpan_simpul,
    tulis_target_renja,
)
from tests.perencanaan.bantu_tahunan import TAHUN, Dinas, dinas, dpa_murni, indikator_program, pohon

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dinas:
    return dinas()


def baris(d: Dinas, kode: str, **lain: object) -> Simpul:
    return Simpul(unit=d.unit, tahun=TAHUN, kode=kode, nama=f"Baris {kode}", **lain)


def test_the_code_decides_level_and_parent_and_every_line_is_logged(d: Dinas) -> None:
    program = baris(d, "2.08.03", sasaran=d.sasaran)
    kegiatan, sub = baris(d, "2.08.03.2.01", sasaran=d.sasaran), baris(d, "2.08.03.2.01.0001")
    for s in (program, kegiatan, sub):
        simpan_simpul(d.catat(), s)
    assert (kegiatan.level, kegiatan.induk, kegiatan.sasaran) == ("kegiatan", program, None)
    assert (sub.level, sub.induk) == ("sub_kegiatan", kegiatan)
    assert JejakUbah.objects.filter(unit=d.unit, tindakan="dibuat", oleh=d.perencana).count() == 3


@pytest.mark.parametrize(
    ("kode", "isi", "pesan"),
    [
        ("2.8.3", {}, "tidak dikenal"),
        ("2.08.03.2.01", {}, "Program 2.08.03 belum ada"),
        ("2.08.02.2.09.0001", {}, "Kegiatan 2.08.02.2.09 belum ada"),
        ("2.08.03", {}, "Pilih sasaran"),
        ("2.08.02.2.01", {}, "Kode ini sudah dipakai"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(d: Dinas, kode: str, isi: dict, pesan: str) -> None:
    pohon(d)
    with pytest.raises(ValidationError, match=pesan):
        simpan_simpul(d.catat(), baris(d, kode, **isi))


def test_a_changed_code_takes_along_what_is_below(d: Dinas) -> None:
    p = pohon(d)
    p.program.kode = "2.08.05"
    simpan_simpul(d.catat(), p.program)
    assert set(Simpul.objects.filter(unit=d.unit).values_list("kode", flat=True)) == {
        "2.08.05",
        "2.08.05.2.01",
        "2.08.05.2.01.0001",
    }


def test_a_kegiatan_moves_under_another_program(d: Dinas) -> None:
    p, lain = pohon(d), baris(d, "2.08.07", sasaran=d.sasaran)
    simpan_simpul(d.catat(), lain)
    p.kegiatan.kode = "2.08.07.2.01"
    simpan_simpul(d.catat(), p.kegiatan)
    p.sub.refresh_from_db()
    assert (p.kegiatan.induk, p.sub.kode, p.sub.induk) == (lain, "2.08.07.2.01.0001", p.kegiatan)


def test_a_line_with_others_below_stays_of_its_level(d: Dinas) -> None:
    p = pohon(d)
    simpan_simpul(d.catat(), baris(d, "2.08.07", sasaran=d.sasaran))
    p.kegiatan.kode, p.kegiatan.sasaran = "2.08.08", d.sasaran
    with pytest.raises(ValidationError, match="masih mempunyai 1 baris di bawahnya"):
        simpan_simpul(d.catat(), p.kegiatan)


def test_a_running_number_becomes_an_official_code_line_by_line(d: Dinas) -> None:
    program = baris(d, "1.1", sasaran=d.sasaran, kode_sementara=True)
    kegiatan = baris(d, "1.1.1", kode_sementara=True)
    for s in (program, kegiatan):
        simpan_simpul(d.catat(), s)
    for s, kode in ((program, "2.08.02"), (kegiatan, "2.08.02.2.01")):
        s.kode, s.kode_sementara = kode, False
        simpan_simpul(d.catat(), s)
    kegiatan.refresh_from_db()
    assert (kegiatan.kode, kegiatan.induk) == ("2.08.02.2.01", program)


def test_lines_move_among_those_beside_them(d: Dinas) -> None:
    semua = [baris(d, f"2.08.0{n}", sasaran=d.sasaran) for n in (1, 2, 3)]
    for s in semua:
        simpan_simpul(d.catat(), s)
    geser(d.catat(), semua[2], -1)
    geser(d.catat(), semua[0], -1)  # is the first already
    assert list(Simpul.objects.filter(unit=d.unit).values_list("kode", flat=True)) == [
        "2.08.01",
        "2.08.03",
        "2.08.02",
    ]


def test_only_a_line_on_which_nothing_hangs_is_deleted(d: Dinas) -> None:
    p = pohon(d)
    dpa_murni(d, p.sub)
    i = indikator_program(d, p.sub)
    with pytest.raises(ValidationError, match=r"1 indikator; 1 pagu\."):
        hapus_simpul(d.catat(), p.sub)
    p.sub.pagu.all().delete()
    lepas(d.catat(), i.simpul.get())
    hapus_simpul(d.catat(), p.sub)
    pk = Dokumen.objects.create(unit=d.unit, jenis="pk", tahun=TAHUN, nama="PK")
    PkProgram.objects.create(dokumen=pk, simpul=p.program, anggaran=1, sumber_dana="APBD")
    with pytest.raises(ValidationError, match="1 baris di bawahnya; 1 program pada Perjanjian Kinerja"):
        hapus_simpul(d.catat(), p.program)
    assert JejakUbah.objects.filter(tindakan="dihapus", objek="budget.simpul", unit=d.unit).count() == 1


def test_an_indicator_is_made_tied_and_targeted(d: Dinas) -> None:
    p = pohon(d)
    for n in range(2):
        buat_indikator(d.catat(), p.program, Indikator(nama=f"Indikator {n}", satuan="%"))
    milik = [h.indikator for h in p.program.indikator_simpul.select_related("indikator")]
    assert [(i.kode, i.level) for i in milik] == [("2.08.02", "program"), ("2.08.02-2", "program")]
    tulis_target_renja(d.catat(), {milik[0].pk: Decimal("12.5"), milik[1].pk: None})
    t = Target.objects.get(indikator=milik[0])
    assert (t.dokumen.jenis, t.dokumen.tahun, t.nilai, t.triwulan) == ("renja", TAHUN, Decimal("12.5"), None)
    assert d.data().kinerja.target_berlaku(milik[0].pk, TAHUN).nilai == Decimal("12.5")
    tulis_target_renja(d.catat(), {milik[0].pk: None})
    assert not Target.objects.filter(indikator__in=milik).exists()
    assert Dokumen.objects.filter(unit=d.unit, jenis="renja").count() == 1


def test_an_indicator_of_another_level_or_tied_twice_is_refused(d: Dinas) -> None:
    p = pohon(d)
    with pytest.raises(ValidationError, match="bukan indikator program"):
        ikat(d.catat(), p.program, d.indikator)
    i = indikator_program(d, p.program)
    with pytest.raises(ValidationError):
        ikat(d.catat(), p.program, i)


def test_an_indicator_with_figures_of_the_year_stays_tied(d: Dinas) -> None:
    p = pohon(d)
    i = indikator_program(d, p.program)
    Realisasi.objects.create(indikator=i, tahun=TAHUN, triwulan=1, nilai=1)
    with pytest.raises(ValidationError, match="sudah mempunyai realisasi tahun 2024"):
        lepas(d.catat(), i.simpul.get())
