"""The next year from this one: what each group makes, leaves and misses, and that twice is once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budget.models import Dpa, IndikatorSimpul, Pagu, PkProgram, Simpul
from indicators.models import Dokumen, Indikator, Sasaran, Target
from lkjip.models import Aset, ButirUnit, JejakUbah, KebutuhanPegawai, Pegawai
from perencanaan.lanjut import AWAL, Rancangan, lanjutkan, rancang
from perencanaan.lanjut_bahan import Bahan, Hasil
from perencanaan.lanjut_kelompok import KELOMPOK
from perencanaan.models import AksiRencana
from tests.pabrik import buat_pengaturan
from tests.perencanaan.bantu_tahunan import TAHUN, Dinas, Pohon, dinas, indikator_program, pohon

pytestmark = pytest.mark.django_db
KE = TAHUN + 1
SEMUA = [k.kunci for k in KELOMPOK]


@pytest.fixture
def d() -> Dinas:
    d = dinas()
    buat_pengaturan(d.unit.pemda, KE)
    Target.objects.create(indikator=d.indikator, dokumen=d.renstra, tahun=KE, nilai=Decimal(85))
    return d


@pytest.fixture
def p(d: Dinas) -> Pohon:
    return pohon(d)


def salin(d: Dinas, *dipilih: str, **pilihan: int) -> int:
    return lanjutkan(d.catat(), dipilih or AWAL, {int(k[1:]): v for k, v in pilihan.items()})


def lihat(d: Dinas, *dipilih: str) -> dict[str, Hasil]:
    hasil: list[Rancangan] = rancang(Bahan(d.unit, TAHUN, dipilih or AWAL, {}))
    return {r.kelompok.kunci: r.hasil for r in hasil}


def kode(d: Dinas) -> list[str]:
    return sorted(Simpul.objects.filter(unit=d.unit, tahun=KE).values_list("kode", flat=True))


# --- lines
def test_lines_keep_code_parent_sasaran_and_bidang(d: Dinas, p: Pohon) -> None:
    salin(d, "pohon")
    sub = Simpul.objects.get(unit=d.unit, tahun=KE, kode=p.sub.kode)
    kegiatan, program = sub.induk, sub.induk.induk
    assert (kegiatan.kode, kegiatan.tahun) == (p.kegiatan.kode, KE)
    assert (program.kode, program.sasaran, program.bidang) == (p.program.kode, d.sasaran, d.bidang)
    assert (program.tahun, program.level, program.nama) == (KE, "program", "Program A")
    assert not Pagu.objects.filter(simpul__tahun=KE).exists()
    p.program.refresh_from_db()
    assert p.program.tahun == TAHUN


def test_what_the_next_year_has_is_left_and_the_rest_hangs_below_it(d: Dinas, p: Pohon) -> None:
    ada = Simpul.objects.create(
        unit=d.unit, tahun=KE, level="program", kode="2.08.02", nama="Program lain", sasaran=d.sasaran
    )
    hasil = lihat(d)["pohon"]
    assert any("sudah dipakai “Program lain”" in k for k in hasil.kurang)
    salin(d, "pohon")
    ada.refresh_from_db()
    assert ada.nama == "Program lain"
    assert Simpul.objects.get(unit=d.unit, tahun=KE, level="kegiatan").induk == ada


def test_a_line_of_the_same_name_under_another_code_is_a_conflict_not_a_copy(d: Dinas, p: Pohon) -> None:
    Simpul.objects.create(
        unit=d.unit, tahun=KE, level="program", kode="2.08.09", nama="program a", sasaran=d.sasaran
    )
    hasil = lihat(d)["pohon"]
    assert not hasil.dibuat
    assert [k.split(": ", 1)[1] for k in hasil.kurang] == [
        "sudah ada dengan kode 2.08.09; tidak disalin.",
        "kodenya tidak berada di bawah 2.08.09.",
        "baris di atasnya tidak disalin.",
    ]
    salin(d)
    assert kode(d) == ["2.08.09"]


def test_two_lines_of_one_name_are_both_copied(d: Dinas, p: Pohon) -> None:
    Simpul.objects.create(
        unit=d.unit, tahun=TAHUN, level="kegiatan", kode="2.08.02.2.02", nama="Kegiatan A", induk=p.program
    )
    Simpul.objects.create(
        unit=d.unit, tahun=KE, level="program", kode="2.08.02", nama="Program A", sasaran=d.sasaran
    )
    salin(d, "pohon")
    assert kode(d) == ["2.08.02", "2.08.02.2.01", "2.08.02.2.01.0001", "2.08.02.2.02"]
    assert salin(d, "pohon") == 0


def gantikan(d: Dinas) -> Sasaran:
    """A change of the Renstra brings another sasaran in the place of the one."""
    versi = Dokumen.objects.create(
        unit=d.unit, jenis="renstra", tahun=2021, tahun_akhir=2026, urutan=1, nama="Perubahan",
        alasan="Evaluasi", tanggal=date(2024, 7, 1),
    )  # fmt: skip
    return Sasaran.objects.create(
        unit=d.unit, dokumen=versi, tujuan=d.sasaran.tujuan, menggantikan=d.sasaran, kode="s2", nomor=1,
        uraian="Sasaran baru",
    )  # fmt: skip


def test_a_program_of_a_replaced_sasaran_needs_another_one(d: Dinas, p: Pohon) -> None:
    baru = gantikan(d)
    bahan = Bahan(d.unit, TAHUN, AWAL, {})
    assert bahan.perlu_sasaran == [p.program]
    assert bahan.usulan(p.program) == baru.pk
    hasil = lihat(d)["pohon"]
    assert not hasil.dibuat
    assert "pilih sasaran lain" in hasil.kurang[0]
    salin(d, "pohon", **{f"p{p.program.pk}": baru.pk})
    assert Simpul.objects.get(unit=d.unit, tahun=KE, level="program").sasaran == baru
    assert Bahan(d.unit, TAHUN, AWAL, {}).perlu_sasaran == []


def test_a_sasaran_of_another_unit_is_not_taken(d: Dinas, p: Pohon) -> None:
    gantikan(d)
    salin(d, "pohon", **{f"p{p.program.pk}": dinas().sasaran.pk})
    assert kode(d) == []


# --- what hangs on the lines
def test_indicators_are_tied_to_the_new_lines(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.sub)
    salin(d)
    assert IndikatorSimpul.objects.get(simpul__tahun=KE).simpul.kode == p.sub.kode
    assert i.simpul.count() == 2


def test_an_indicator_that_the_next_year_has_elsewhere_stays_there(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.program)
    lain = Simpul.objects.create(
        unit=d.unit, tahun=KE, level="program", kode="2.08.03", nama="Lain", sasaran=d.sasaran
    )
    IndikatorSimpul.objects.create(simpul=lain, indikator=i)
    assert lihat(d)["ikatan"].ada == [i.nama]
    salin(d)
    assert IndikatorSimpul.objects.get(simpul__tahun=KE).simpul == lain


def test_indicators_of_lines_not_copied_are_listed(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.program)
    assert lihat(d, "ikatan")["ikatan"].kurang == [f"{i}: program-nya tidak disalin."]


def test_renja_takes_the_targets_of_the_renstra_and_lists_the_others(d: Dinas, p: Pohon) -> None:
    satu, dua = indikator_program(d, p.program), indikator_program(d, p.sub)
    Target.objects.create(indikator=satu, dokumen=d.renstra, tahun=KE, nilai=40, nilai_atas=45)
    assert lihat(d)["renja"].kurang == [f"{dua}: Renstra tidak menyebut target {KE}; isi sendiri."]
    salin(d)
    t = Target.objects.get(dokumen__jenis="renja", tahun=KE)
    assert (t.indikator, t.nilai, t.nilai_atas, t.dokumen.tahun) == (satu, 40, 45, KE)
    assert not t.dokumen.draf


def test_renja_of_the_next_year_keeps_its_targets(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.program)
    Target.objects.create(indikator=i, dokumen=d.renstra, tahun=KE, nilai=40)
    renja = Dokumen.objects.create(unit=d.unit, jenis="renja", tahun=KE, nama="Renja")
    Target.objects.create(indikator=i, dokumen=renja, tahun=KE, nilai=7)
    assert lihat(d)["renja"].ada == [i.nama]
    salin(d)
    assert renja.target.get().nilai == 7


def test_a_renja_in_the_making_is_not_written_into(d: Dinas, p: Pohon) -> None:
    i = indikator_program(d, p.program)
    Target.objects.create(indikator=i, dokumen=d.renstra, tahun=KE, nilai=40)
    Dokumen.objects.create(unit=d.unit, jenis="renja", tahun=KE, nama="Renja uji", draf=True)
    assert "Renja uji masih draf" in lihat(d)["renja"].kurang[0]


def test_perjanjian_is_a_draft_with_the_targets_of_the_renstra(d: Dinas, p: Pohon) -> None:
    lain = Indikator.objects.create(
        unit=d.unit, kode="is2", level="sasaran", sasaran=d.sasaran, nama="Tanpa target", satuan="%"
    )
    kurang = lihat(d)["perjanjian"].kurang
    assert kurang[0] == f"{lain}: Renstra tidak menyebut target {KE}; isi pada draf."
    assert "DPA" in kurang[1]
    salin(d)
    pk = Dokumen.objects.get(unit=d.unit, jenis="pk", tahun=KE)
    assert (pk.draf, pk.urutan, pk.pihak_pertama) == (True, 0, "Kepala Dinas")
    assert [(t.indikator, t.nilai) for t in pk.target.all()] == [(d.indikator, 85)]
    assert not Dokumen.objects.berlaku().filter(pk=pk.pk).exists()


def test_perjanjian_has_the_programs_that_the_next_dpa_has_money_for(d: Dinas, p: Pohon) -> None:
    salin(d, "pohon")
    dpa = Dpa.objects.create(unit=d.unit, tahun=KE, jenis="murni")
    sub = Simpul.objects.get(unit=d.unit, tahun=KE, level="sub_kegiatan")
    Pagu.objects.create(dpa=dpa, simpul=sub, sumber_dana="apbd", nilai=500)
    salin(d)
    uang = PkProgram.objects.get(dokumen__tahun=KE)
    assert (uang.simpul, uang.anggaran) == (sub.induk.induk, 500)


def test_a_perjanjian_of_the_next_year_is_left_alone(d: Dinas, p: Pohon) -> None:
    Dokumen.objects.create(unit=d.unit, jenis="pk", tahun=KE, nama="PK yang ada")
    assert lihat(d)["perjanjian"].ada == ["PK yang ada"]
    salin(d)
    assert Dokumen.objects.filter(unit=d.unit, jenis="pk", tahun=KE).count() == 1


def test_actions_go_on_with_their_indicator(d: Dinas, p: Pohon) -> None:
    milik = {"unit": d.unit, "tahun": TAHUN, "tw2": True}
    henti = indikator_program(d, p.sub)
    AksiRencana.objects.create(
        **milik, indikator=d.indikator, uraian="Melatih", simpul=p.program, bidang=d.bidang
    )
    AksiRencana.objects.create(**milik, indikator=henti, uraian="Mendata")
    IndikatorSimpul.objects.all().delete()
    assert lihat(d)["aksi"].kurang == [f"Mendata: indikator “{henti}” tidak dilanjutkan pada {KE}."]
    salin(d)
    a = AksiRencana.objects.get(tahun=KE)
    assert (a.uraian, a.tw1, a.tw2, a.bidang) == ("Melatih", False, True, d.bidang)
    assert (a.simpul.kode, a.simpul.tahun) == (p.program.kode, KE)


def test_actions_that_the_next_year_has_stay_alone(d: Dinas) -> None:
    for tahun, uraian in ((TAHUN, "Melatih"), (KE, "Melatih semua")):
        AksiRencana.objects.create(unit=d.unit, tahun=tahun, indikator=d.indikator, uraian=uraian, tw1=True)
    salin(d)
    assert [a.uraian for a in AksiRencana.objects.filter(tahun=KE)] == ["Melatih semua"]


# --- lists
def test_lists_are_copied_where_chosen(d: Dinas) -> None:
    milik = {"unit": d.unit, "tahun": TAHUN}
    ButirUnit.objects.create(**milik, jenis="isu", teks="Isu tahun ini")
    ButirUnit.objects.create(**milik, jenis="tugas", teks="Tetap")
    ButirUnit.objects.create(unit=d.unit, jenis="tugas", teks="Tetap")  # holds for every year
    Pegawai.objects.create(
        **milik, jabatan="Penata", kelompok="pelaksana", status="pns", laki_laki=1, gol_iii=1, sarjana=1
    )
    KebutuhanPegawai.objects.create(**milik, kualifikasi="S1", jenjang="sarjana", kebutuhan=3)
    Aset.objects.create(**milik, nama="Mobil", jumlah=1, nilai=5)
    salin(d)
    assert [b.teks for b in ButirUnit.objects.filter(tahun=KE)] == ["Isu tahun ini"]
    assert not any(m.objects.filter(tahun=KE).exists() for m in (Pegawai, KebutuhanPegawai, Aset))
    salin(d, *SEMUA)
    assert all(m.objects.filter(tahun=KE).count() == 1 for m in (Pegawai, KebutuhanPegawai, Aset))
    assert lihat(d, *SEMUA)["aset"].ada


# --- all of it
def isi_penuh(d: Dinas, p: Pohon) -> None:
    for s in (p.program, p.kegiatan, p.sub):
        Target.objects.create(indikator=indikator_program(d, s), dokumen=d.renstra, tahun=KE, nilai=1)
    AksiRencana.objects.create(unit=d.unit, tahun=TAHUN, indikator=d.indikator, uraian="A", tw1=True)
    ButirUnit.objects.create(unit=d.unit, tahun=TAHUN, jenis="isu", teks="Isu")
    Aset.objects.create(unit=d.unit, tahun=TAHUN, nama="Mobil", jumlah=1, nilai=5)


def test_twice_changes_nothing_and_every_row_is_logged(d: Dinas, p: Pohon) -> None:
    isi_penuh(d, p)
    n = salin(d, *SEMUA)
    jejak = JejakUbah.objects.filter(unit=d.unit, tahun=KE)
    assert n == jejak.count() == 15  # lines, ties 3 each, Renja 4, PK 2, an action, an issue, an asset
    assert {j.alasan for j in jejak} == {f"Disalin dari tahun {TAHUN}."}
    assert all(j.objek_id and j.oleh == d.perencana and j.tindakan == "dibuat" for j in jejak)
    assert salin(d, *SEMUA) == 0
    assert jejak.count() == 15
    assert not any(h.dibuat for h in lihat(d, *SEMUA).values())


def test_nothing_is_half_written(d: Dinas, p: Pohon, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last group clashes with what somebody wrote meanwhile, the lines are not there either."""
    isi_penuh(d, p)
    asli = rancang

    def didahului(bahan: Bahan) -> list[Rancangan]:
        hasil = asli(bahan)
        Aset.objects.create(unit=d.unit, tahun=KE, nama="Mobil", jumlah=2, nilai=9)
        return hasil

    monkeypatch.setattr("perencanaan.lanjut.rancang", didahului)
    with pytest.raises(ValidationError, match="diubah orang lain"):
        salin(d, *SEMUA)
    assert kode(d) == []
    assert not JejakUbah.objects.filter(tahun=KE).exists()


def test_a_year_without_settings_is_not_written(d: Dinas, p: Pohon) -> None:
    d.unit.pemda.pengaturan.filter(tahun=KE).delete()
    with pytest.raises(ValidationError, match="belum disiapkan koordinator"):
        salin(d)
    assert kode(d) == []


def test_without_a_renstra_for_the_year_lines_wait_and_lists_go(d: Dinas, p: Pohon) -> None:
    d.renstra.tahun_akhir = TAHUN
    d.renstra.save()
    isi_penuh(d, p)
    assert "sasarannya tidak berlaku lagi" in lihat(d)["pohon"].kurang[0]
    salin(d)
    assert kode(d) == []
    assert ButirUnit.objects.filter(unit=d.unit, tahun=KE).exists()
