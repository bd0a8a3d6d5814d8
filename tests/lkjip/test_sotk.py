"""Changes of an SOTK: what becomes of the units, of their names over time, and of who had a role there."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lkjip.enums import JenisPerubahanUnit, Peran
from lkjip.masa_unit import Sebutan, kaitan, nama_pada, nama_tahun, pada_triwulan, sudah_berakhir, tahun_unit
from lkjip.models import JejakUbah, Pemda, Pengguna, PerubahanUnit, Unit
from lkjip.navigation import tahun_tersedia
from lkjip.pindah_tugas import pindahkan, tugas_tersisa
from lkjip.sotk import Dasar, bubar, gabung, ganti_nama, pecah, uraikan
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
SEJAK = date(2025, 1, 1)
BARU = Sebutan("Dinas Baru", "Baru", "Kepala Dinas Baru")


@pytest.fixture
def dasar(pemda: Pemda, koordinator: Pengguna) -> Dasar:
    return Dasar(pemda, SEJAK, "Perda 3/2024", koordinator)


def unit_baru(slug: str = "dinas-gabungan") -> Unit:
    return Unit(slug=slug, nama=f"Dinas {slug}", nama_singkat=slug.upper(), jabatan_kepala="Kepala")


def kini(*units: Unit) -> list[Unit]:
    return [Unit.objects.get(pk=u.pk) for u in units]


def test_a_name_holds_from_its_day_on(dasar: Dasar, unit: Unit) -> None:
    ganti_nama(dasar, unit, BARU)
    (unit,) = kini(unit)
    assert (unit.slug, unit.nama, unit.jabatan_kepala) == ("dinas-uji", "Dinas Baru", "Kepala Dinas Baru")
    assert nama_pada(unit, date(2024, 12, 31)) == Sebutan("Dinas dinas-uji", "DINAS-UJI", "Kepala Dinas")
    assert nama_pada(unit, SEJAK) == BARU
    assert [nama_tahun(unit, t).nama_singkat for t in (2023, 2024, 2025)] == [
        "DINAS-UJI",
        "DINAS-UJI",
        "Baru",
    ]
    ganti_nama(
        Dasar(dasar.pemda, date(2025, 7, 1), "Perda 9/2025", dasar.oleh), unit, Sebutan("Tiga", "T", "K")
    )
    (unit,) = kini(unit)
    tengah = [nama_pada(unit, date(2025, b, 1)).nama_singkat for b in (6, 7)]
    assert (tengah, nama_tahun(unit, 2025).nama) == (["Baru", "T"], "Tiga")
    assert [k.teks for k in kaitan(unit)] == [
        "Sejak 1 Juli 2025 bernama Tiga; sebelumnya Dinas Baru.",
        "Sejak 1 Januari 2025 bernama Dinas Baru; sebelumnya Dinas dinas-uji.",
    ]
    catatan = JejakUbah.objects.filter(unit=unit, alasan="Perda 3/2024").get()
    assert catatan.perubahan["Nama perangkat daerah"] == ["Dinas dinas-uji", "Dinas Baru"]


def test_names_cannot_change_twice_on_a_day_nor_behind_a_later_one(dasar: Dasar, unit: Unit) -> None:
    ganti_nama(dasar, unit, BARU)
    for hari in (SEJAK, date(2024, 6, 1)):
        with pytest.raises(ValidationError, match="sudah berganti nama pada tanggal ini atau sesudahnya"):
            ganti_nama(Dasar(dasar.pemda, hari, "Perda", dasar.oleh), unit, Sebutan("X", "X", "X"))
    with pytest.raises(ValidationError, match="masih sama"):
        ganti_nama(Dasar(dasar.pemda, date(2025, 3, 1), "Perda", dasar.oleh), unit, BARU)
    assert PerubahanUnit.objects.count() == 1


def test_two_become_a_new_one(dasar: Dasar, unit: Unit) -> None:
    lain = buat_unit("dinas-lain", pemda=dasar.pemda)
    p = gabung(dasar, [unit, lain], unit_baru())
    hasil = Unit.objects.get(slug="dinas-gabungan")
    unit, lain = kini(unit, lain)
    assert {u.berakhir for u in (unit, lain)} == {date(2024, 12, 31)}
    assert (hasil.mulai, hasil.berakhir, hasil.pemda) == (SEJAK, None, dasar.pemda)
    assert kaitan(unit)[0].teks == "Sejak 1 Januari 2025 menjadi Dinas dinas-gabungan."
    assert kaitan(unit)[0].lain == (hasil,)
    dari = kaitan(hasil)[0]
    assert dari.teks == "Sejak 1 Januari 2025 melanjutkan Dinas dinas-uji dan Dinas dinas-lain."
    assert set(dari.lain) == {unit, lain}
    assert uraikan(p).akibat == [
        "Dinas dinas-uji berakhir pada 31 Desember 2024.",
        "Dinas dinas-lain berakhir pada 31 Desember 2024.",
        "Dinas dinas-gabungan berdiri sejak 1 Januari 2025.",
    ]
    assert JejakUbah.objects.filter(alasan="Perda 3/2024").count() == 3


def test_one_of_them_may_go_on(dasar: Dasar, unit: Unit) -> None:
    lain = buat_unit("dinas-lain", pemda=dasar.pemda)
    gabung(dasar, [unit, lain], unit)
    unit, lain = kini(unit, lain)
    assert (unit.berakhir, lain.berakhir) == (None, date(2024, 12, 31))
    assert kaitan(unit)[0].teks == "Sejak 1 Januari 2025 melanjutkan Dinas dinas-lain."


def test_one_is_split_and_goes_on_or_ends(dasar: Dasar, unit: Unit) -> None:
    pecah(dasar, unit, [unit_baru("dinas-a")], berlanjut=True)
    (unit,) = kini(unit)
    assert unit.berakhir is None
    assert kaitan(unit)[0].teks == "Sejak 1 Januari 2025 dipecah; tugasnya sebagian pada Dinas dinas-a."
    a = Unit.objects.get(slug="dinas-a")
    assert kaitan(a)[0].teks == "Sejak 1 Januari 2025 melanjutkan Dinas dinas-uji."
    esok = Dasar(dasar.pemda, date(2025, 2, 1), "Perda", dasar.oleh)
    with pytest.raises(ValidationError, match="paling sedikit dua perangkat daerah baru"):
        pecah(esok, unit, [unit_baru("dinas-b")], berlanjut=False)
    pecah(esok, unit, [unit_baru("dinas-b"), unit_baru("dinas-c")], berlanjut=False)
    assert kini(unit)[0].berakhir == date(2025, 1, 31)


def test_one_is_dissolved(dasar: Dasar, unit: Unit) -> None:
    p = bubar(dasar, unit)
    (unit,) = kini(unit)
    assert p.jenis == JenisPerubahanUnit.BUBAR
    assert kaitan(unit)[0].teks == "Sejak 1 Januari 2025 perangkat daerah ini bubar."
    with pytest.raises(ValidationError, match="sudah berakhir pada 31 Desember 2024"):
        ganti_nama(dasar, unit, BARU)


def test_what_cannot_be_is_refused_and_nothing_is_written(dasar: Dasar, unit: Unit, time_machine) -> None:
    lain = buat_unit("dinas-lain", pemda=dasar.pemda, mulai=SEJAK)
    besok = Dasar(dasar.pemda, date(2999, 1, 1), "Perda", dasar.oleh)
    tanpa_dasar = Dasar(dasar.pemda, SEJAK, " ", dasar.oleh)
    for buat, pesan in (
        (lambda: bubar(besok, unit), "tidak boleh sesudah hari ini"),
        (lambda: bubar(dasar, lain), "berdiri pada 1 Januari 2025"),
        (lambda: bubar(tanpa_dasar, unit), "tidak boleh kosong|dasar_hukum"),
        (lambda: gabung(dasar, [unit], unit), "paling sedikit dua"),
        (lambda: gabung(dasar, [unit], unit_baru()), "paling sedikit dua"),
        (lambda: pecah(dasar, unit, [], berlanjut=True), "paling sedikit satu"),
        (
            lambda: pecah(dasar, unit, [unit_baru("publik")], berlanjut=True),
            "dipakai oleh alamat halaman lain",
        ),
        (lambda: pecah(dasar, unit, [unit_baru("dinas-lain")], berlanjut=True), "dinas-lain"),
    ):
        with pytest.raises(ValidationError, match=pesan):
            buat()
    with pytest.raises(ValueError, match="another pemda"):
        bubar(dasar, buat_unit(pemda=buat_pemda()))
    assert (PerubahanUnit.objects.count(), JejakUbah.objects.count(), Unit.objects.count()) == (0, 0, 4)
    assert kini(unit)[0].berakhir is None


def test_quarters_and_years_before_and_after_are_not_the_units(dasar: Dasar, unit: Unit) -> None:
    buat_pengaturan(dasar.pemda, 2024, 2025, 2026)
    lain = buat_unit("dinas-lain", pemda=dasar.pemda)
    sotk = Dasar(dasar.pemda, date(2025, 8, 15), "Perda", dasar.oleh)
    gabung(sotk, [unit, lain], unit_baru())
    baru = Unit.objects.get(slug="dinas-gabungan")
    unit, lain = kini(unit, lain)
    diminta = {t: set(Unit.objects.filter(pada_triwulan(2025, t), pemda=dasar.pemda)) for t in (2, 3, 4)}
    assert diminta == {2: {unit, lain}, 3: {unit, lain, baru}, 4: {baru}}
    assert (tahun_tersedia(unit), tahun_tersedia(baru)) == ([2025, 2024], [2026, 2025])
    assert [tahun_unit(unit, t) for t in (2000, 2025, 2026)] == [True, True, False]
    assert [sudah_berakhir(unit, date(2025, 8, h)) for h in (14, 15)] == [False, True]


def test_roles_go_on_in_the_new_unit(dasar: Dasar, unit: Unit, time_machine) -> None:
    time_machine.move_to("2025-02-01T10:00:00+08:00")
    lain = buat_unit("dinas-lain", pemda=dasar.pemda)
    kepala, perencana = (buat_pengguna(p, unit) for p in (Peran.KEPALA, Peran.PERENCANA))
    operator = buat_pengguna(Peran.OPERATOR, lain)
    muda = buat_pengguna(Peran.PERENCANA, lain, mulai=date(2025, 1, 20), sampai=date(2025, 12, 31))
    buat_pengguna(Peran.KEPALA, lain, sampai=date(2025, 1, 15))  # over already
    p = gabung(dasar, [unit, lain], unit_baru())
    hasil = Unit.objects.get(slug="dinas-gabungan")
    bidang = hasil.bidang.create(kode="b", nama="Bidang B")
    tersisa = {k.pengguna: k for k in tugas_tersisa(p)}
    assert set(tersisa) == {kepala, perencana, operator, muda}
    galat = pindahkan(
        p,
        {tersisa[kepala]: (hasil, None), tersisa[operator]: (hasil, bidang), tersisa[muda]: (hasil, None)},
        oleh=dasar.oleh,
    )
    assert galat == {}
    masa = {
        o: [(k.unit.slug, k.mulai, k.sampai) for k in o.keanggotaan.order_by("mulai").select_related("unit")]
        for o in (kepala, operator, muda)
    }
    assert masa[kepala] == [
        ("dinas-uji", date(2021, 1, 1), date(2024, 12, 31)),
        ("dinas-gabungan", SEJAK, None),
    ]
    assert masa[operator][1] == ("dinas-gabungan", SEJAK, None)
    assert masa[muda] == [
        ("dinas-lain", date(2025, 1, 20), date(2025, 1, 20)),
        ("dinas-gabungan", date(2025, 1, 21), date(2025, 12, 31)),
    ]
    assert [k.pengguna for k in tugas_tersisa(p)] == [perencana]


def test_two_heads_cannot_both_go_on(dasar: Dasar, unit: Unit) -> None:
    lain = buat_unit("dinas-lain", pemda=dasar.pemda)
    buat_pengguna(Peran.KEPALA, unit)
    buat_pengguna(Peran.KEPALA, lain)
    p = gabung(dasar, [unit, lain], unit_baru())
    hasil = Unit.objects.get(slug="dinas-gabungan")
    semua = list(tugas_tersisa(p))
    galat = pindahkan(p, dict.fromkeys(semua, (hasil, None)), oleh=dasar.oleh)
    assert "bertumpuk" in galat[semua[1].pk][0]
    assert tugas_tersisa(p).count() == 2  # neither was moved
