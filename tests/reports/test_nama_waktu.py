"""Reports, sheets, lists and reminders of a unit that was renamed or ended: the past stays as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.jabatan import jabatan_pada
from lkjip.masa_unit import Sebutan
from lkjip.models import Pemberitahuan, Periode, Unit
from lkjip.sotk import Dasar, bubar, ganti_nama
from pengisian.papan import papan
from pengisian.pengingat import ingatkan
from pengisian.posisi import posisi, posisi_setahun
from reports.build import TidakAdaData, build_report
from reports.renderers.cetak_naskah import naskah_sampul
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna
from tests.pengisian.bantu_alur import unit_kecil

pytestmark = pytest.mark.django_db
LAMA, BARU = "Dinas dinas-uji", "Dinas Kesehatan"


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil("dinas-uji", buat_pemda("kota-uji"))
    buat_pengaturan(unit.pemda, 2025, 2026)
    return unit


def dasar(unit: Unit, berlaku: date) -> Dasar:
    return Dasar(unit.pemda, berlaku, "Perda 3/2024", buat_pengguna(Peran.KOORDINATOR, pemda=unit.pemda))


def ganti(unit: Unit, berlaku: date = date(2025, 1, 1)) -> Unit:
    ganti_nama(dasar(unit, berlaku), unit, Sebutan(BARU, "Dinkes", "Kepala Dinas Kesehatan"))
    return Unit.objects.get(pk=unit.pk)


def test_the_report_of_a_year_bears_the_name_of_its_last_day(unit: Unit) -> None:
    ganti(unit)
    for tahun, nama, bukan in ((2024, LAMA, BARU), (2025, BARU, LAMA)):
        laporan = build_report("dinas-uji", tahun)
        assert (laporan.unit, laporan.unit_singkat) == ((nama, "DINAS-UJI" if tahun == 2024 else "Dinkes"))
        sampul = naskah_sampul(laporan)  # what becomes the cover of the PDF
        assert f'<p class="unit">{nama}</p>' in sampul
        assert bukan not in sampul


def test_so_does_its_json_and_the_form_of_a_quarter(client: Client, unit: Unit) -> None:
    ganti(unit, date(2025, 7, 1))
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    for jalur, nama in (
        ("2024/unduh/lkjip.json", LAMA),
        ("2025/unduh/lkjip.json", BARU),
        ("2025/unduh/e81-tw2.json", LAMA),
        ("2025/unduh/e81-tw3.json", BARU),
    ):
        jawaban = client.get(f"/dinas-uji/{jalur}")
        isi: dict[str, Any] = json.loads(jawaban.getvalue())
        assert isi["unit"] == nama, jalur


def test_the_office_of_a_day_is_that_of_its_name(unit: Unit) -> None:
    kepala = buat_pengguna(Peran.KEPALA, unit)
    unit = ganti(unit)
    assert jabatan_pada(kepala, unit, date(2024, 12, 31)) == "Kepala Dinas"
    assert jabatan_pada(kepala, unit, date(2025, 1, 1)) == "Kepala Dinas Kesehatan"


def test_pages_of_a_renamed_unit_cost_two_queries_more_and_others_none(
    client: Client, unit: Unit, django_assert_max_num_queries
) -> None:
    """The earlier names, and what to say above the page with the units that it names."""
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    alamat = "/dinas-uji/2024/tabel/aset/"
    with django_assert_max_num_queries(15) as sebelum:
        client.get(alamat)
    ganti(unit)
    with django_assert_max_num_queries(15) as sesudah:
        assert BARU in client.get(alamat).text  # it says what the unit is called since
    assert len(sesudah) - len(sebelum) <= 4


def test_quarters_after_the_end_are_neither_asked_for_nor_late(unit: Unit, time_machine) -> None:
    time_machine.move_to("2025-11-20T10:00:00+08:00")
    hari = timezone.localdate()
    for t in (2, 3):
        Periode.objects.create(pemda=unit.pemda, tahun=2025, triwulan=t, buka=date(2025, 7, 1),
                               tenggat=date(2025, 11, 15), tutup=date(2025, 12, 31))  # fmt: skip
    perencana = buat_pengguna(Peran.PERENCANA, unit)
    bubar(dasar(unit, date(2025, 7, 1)), unit)
    unit = Unit.objects.get(pk=unit.pk)
    assert [p.jendela.terbuka for p in posisi_setahun(unit, 2025)] == [False, True, False, False]
    assert "berakhir pada 30 Juni 2025" in posisi(unit, 2025, 3).sebab
    assert [[b.terlambat for b in papan(unit.pemda, 2025, t, hari)] for t in (2, 3)] == [[5], []]
    ingatkan()
    judul = [p.judul for p in Pemberitahuan.objects.filter(pengguna=perencana)]
    assert len(judul) == 1
    assert "Triwulan II " in judul[0]


def test_years_after_the_end_have_no_pages_and_earlier_ones_stay(client: Client, unit: Unit) -> None:
    bubar(dasar(unit, date(2025, 1, 1)), unit)
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    for jalur in ("", "pengisian/", "rencana/susun/"):
        assert client.get(f"/dinas-uji/2024/{jalur}").status_code == 200, jalur
        assert client.get(f"/dinas-uji/2025/{jalur}").status_code == 404, jalur
    assert "perangkat daerah ini bubar" in client.get("/dinas-uji/2024/").text
    with pytest.raises(TidakAdaData):
        build_report("dinas-uji", 2025)
