"""The board of all units: its lines, its filter, steps for many, its workbook; and the head's own list."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from lkjip.enums import Keadaan, Peran
from lkjip.models import Periode, Perpanjangan, Unit
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan, TriwulanUnit
from pengisian.papan import papan
from tests.pabrik import beri_peran, buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    langkah,
    pejabat,
    saat,
    taruh,
    unit_kecil,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil("dinas-uji")
    buka_periode(unit)
    return unit


def alamat(unit: Unit, akhir: str = "/") -> str:
    return f"/kelola/{unit.pemda.slug}/triwulan/{TAHUN}/{TRIWULAN}{akhir}"


def masuk(client: Client, unit: Unit, peran: Peran = Peran.KOORDINATOR) -> Client:
    client.force_login(pejabat(unit, peran))
    return client


@pytest.mark.parametrize("akhir", ["/", ".xlsx"])
def test_who_serves_the_whole_pemda_reads_it_and_nobody_else(client: Client, unit: Unit, akhir: str) -> None:
    pemda = {Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN}
    for peran in Peran:
        assert masuk(client, unit, peran).get(alamat(unit, akhir)).status_code == (
            200 if peran in pemda else 404
        )
        assert masuk(client, buat_unit(), peran).get(alamat(unit, akhir)).status_code == 404
    client.force_login(buat_pengguna(Peran.INSPEKTORAT, unit))  # of chosen units only
    assert client.get(alamat(unit, akhir)).status_code == 404
    client.logout()
    assert client.get(alamat(unit, akhir)).status_code == 302


def test_years_and_quarters_that_there_are_not(client: Client, unit: Unit) -> None:
    masuk(client, unit)
    for tahun, triwulan in ((2019, 4), (2024, 0), (2024, 5), (10**300, 1)):
        for akhir in ("/", ".xlsx"):
            jalur = f"/kelola/{unit.pemda.slug}/triwulan/{tahun}/{triwulan}{akhir}"
            assert client.get(jalur).status_code == 404


def test_the_board_opens_with_the_quarter_that_began_last(client: Client, unit: Unit) -> None:
    Periode.objects.all().delete()
    masuk(client, unit)
    jalur = f"/kelola/{unit.pemda.slug}/triwulan/"
    assert client.get(jalur)["Location"].startswith(f"{jalur}{TAHUN}/")
    hari = timezone.localdate()
    for n, mulai in ((1, -50), (2, -5), (3, 50)):
        tanggal = {k: hari + timedelta(mulai) for k in ("buka", "tenggat", "tutup")}
        Periode.objects.create(pemda=unit.pemda, tahun=TAHUN, triwulan=n, **tanggal)
    assert client.get(jalur)["Location"] == f"{jalur}{TAHUN}/2/"


# --- lines


def test_a_unit_before_and_after_its_approval(unit: Unit) -> None:
    (baris,) = papan(unit.pemda, TAHUN, TRIWULAN)
    assert (baris.waktu, baris.kemajuan.wajib, baris.versi) == ("belum diajukan", 4, None)
    perencana, kepala = pejabat(unit, Peran.PERENCANA), pejabat(unit, Peran.KEPALA)
    isi_penuh(unit, perencana)
    catat(unit, "ip", "8", penjelasan="Ditunda.")
    langkah(Langkah.AJUKAN, unit, perencana)
    (baris,) = papan(unit.pemda, TAHUN, TRIWULAN)
    assert (baris.waktu, baris.kelengkapan.nilai, baris.versi) == ("diajukan tepat waktu", 100, None)
    langkah(Langkah.SETUJUI, unit, kepala)
    catat(unit, "ip", "0")  # what was approved counts, not what stands there now
    (baris,) = papan(unit.pemda, TAHUN, TRIWULAN)
    assert baris.versi == 1
    assert baris.capaian.nilai == Decimal(280) / 3
    assert (baris.jumlah.tercapai, baris.jumlah.tidak) == (2, 1)
    assert baris.langkah.oleh == kepala


def test_lateness_goes_by_the_first_submission() -> None:
    unit = unit_kecil()
    Periode.objects.create(
        pemda=unit.pemda, tahun=TAHUN, triwulan=TRIWULAN, buka=date(2025, 1, 1), tenggat=date(2025, 1, 15),
        tutup=date(2025, 1, 31),
    )  # fmt: skip

    def terlambat(hari: date) -> int:
        return papan(unit.pemda, TAHUN, TRIWULAN, hari)[0].terlambat

    assert [terlambat(date(2025, 1, h)) for h in (15, 16, 31)] == [0, 1, 16]
    assert terlambat(date(2025, 6, 1)) == 16  # after the closing it grows no more
    isi = {"triwulan": taruh(unit, Keadaan.DIAJUKAN), "langkah": "ajukan", "dari": "dikembalikan",
           "ke": "diajukan", "versi": 1, "oleh": pejabat(unit, Peran.PERENCANA)}  # fmt: skip
    LangkahTriwulan.objects.create(pada=saat(2025, 1, 18), **isi)
    LangkahTriwulan.objects.create(pada=saat(2025, 1, 29), **isi)  # again after a return
    assert terlambat(date(2025, 6, 1)) == 3
    Perpanjangan.objects.create(
        periode=Periode.objects.get(), unit=unit, sampai=date(2025, 1, 18), alasan="x", pada=timezone.now()
    )
    assert terlambat(date(2025, 6, 1)) == 0


def test_inactive_units_are_left_out(unit: Unit) -> None:
    buat_unit(pemda=unit.pemda, aktif=False)
    assert [b.unit for b in papan(unit.pemda, TAHUN, TRIWULAN)] == [unit]


def test_forty_units_cost_what_one_costs(client: Client, unit: Unit, django_assert_max_num_queries) -> None:
    masuk(client, unit)
    for _ in range(39):
        lain = buat_unit(pemda=unit.pemda)
        taruh(lain, Keadaan.DIAJUKAN)
        langkah(Langkah.SETUJUI, lain, pejabat(lain, Peran.KEPALA))
    for akhir in ("/", ".xlsx"):
        client.get(alamat(unit, akhir))
        with django_assert_max_num_queries(14):
            assert client.get(alamat(unit, akhir)).status_code == 200


# --- the filter


@pytest.fixture
def tiga(unit: Unit) -> list[Unit]:
    """Of three units one has submitted, one is locked, one has not begun; the period is over its deadline."""
    Periode.objects.all().delete()
    buka_periode(unit, -3)
    dua = buat_unit("badan-dua", unit.pemda, nama="Badan Perencanaan")
    tiga = buat_unit("tiga", unit.pemda, nama="=Kecamatan Tiga", nama_singkat="=TIGA")
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA))
    taruh(dua, Keadaan.TERKUNCI)
    return [unit, dua, tiga]


@pytest.mark.parametrize(
    ("saring", "tampil"),
    [
        ({}, {0, 1, 2}),
        ({"keadaan": "terkunci"}, {1}),
        ({"keadaan": "ngawur"}, {0, 1, 2}),
        ({"cari": "PERENCANAAN"}, {1}),
        ({"cari": "badan-dua"}, {1}),
        ({"terlambat": "ya"}, {0, 1, 2}),
        ({"terlambat": "ya", "keadaan": "diajukan"}, {0}),
        ({"cari": "%"}, set()),
    ],
)
def test_the_filter_holds_for_page_and_workbook(
    client: Client, tiga: list[Unit], saring: dict, tampil: set[int]
) -> None:
    masuk(client, tiga[0])
    isi = client.get(alamat(tiga[0]), saring).text
    assert {n for n, u in enumerate(tiga) if f"Pilih {u.nama_singkat}" in isi} == tampil
    ws = load_workbook(BytesIO(client.get(alamat(tiga[0], ".xlsx"), saring).content)).active
    nama = {b[1].value for b in ws.iter_rows(min_row=6)}
    assert nama == {tiga[n].nama for n in tampil}
    assert all(c.data_type != "f" for b in ws.iter_rows() for c in b)


def test_who_only_reads_gets_no_buttons(client: Client, tiga: list[Unit]) -> None:
    isi = masuk(client, tiga[0], Peran.INSPEKTORAT).get(alamat(tiga[0])).text
    assert 'type="checkbox" name="unit"' not in isi
    jawaban = client.post(alamat(tiga[0]), {"langkah": "kunci", "unit": [tiga[0].pk], "ya": "1"})
    assert jawaban.status_code == 404


def test_all_that_is_shown_can_be_chosen_at_once(client: Client, tiga: list[Unit]) -> None:
    isi = masuk(client, tiga[0]).get(alamat(tiga[0]), {"pilih": "semua", "keadaan": "terkunci"}).text
    assert isi.count('name="unit"') == isi.count(" checked") == 1


# --- steps for many


def test_a_step_for_many_is_confirmed_then_told_of_each(client: Client, tiga: list[Unit]) -> None:
    satu, dua, _ = tiga
    langkah(Langkah.SETUJUI, satu, pejabat(satu, Peran.KEPALA))
    masuk(client, satu)
    data = {"langkah": "kunci", "unit": [satu.pk, dua.pk]}
    isi = client.post(alamat(satu), data).text
    assert "1 dari 2 yang dipilih dapat menjalani langkah ini." in isi
    assert "dilewati: Triwulan ini terkunci." in isi
    assert TriwulanUnit.objects.get(unit=satu).keadaan == Keadaan.DISETUJUI
    jawaban = client.post(f"{alamat(satu)}?cari=x", data | {"ya": "1"})
    assert jawaban["Location"] == f"{alamat(satu)}?cari=x"  # back to what was shown
    assert TriwulanUnit.objects.get(unit=satu).keadaan == Keadaan.TERKUNCI
    isi = client.get(alamat(satu)).text
    assert "Kunci: 1 berhasil, 1 tidak." in isi
    assert "<strong>BADAN-DUA</strong>: Langkah “Kunci” tidak berlaku: triwulan ini terkunci." in isi
    assert "berhasil" not in client.get(alamat(satu)).text  # told once


def test_opening_many_asks_for_a_reason_and_gives_time(client: Client, tiga: list[Unit]) -> None:
    satu, dua, _ = tiga
    Periode.objects.all().delete()
    buka_periode(satu, -40)
    masuk(client, satu)
    data = {"langkah": "buka", "unit": [dua.pk], "ya": "1"}
    isi = client.post(alamat(satu), data).text
    assert "Tulis alasannya" in isi
    assert "masa pengisiannya sudah ditutup" in isi
    sampai = timezone.localdate() + timedelta(5)
    client.post(alamat(satu), data | {"alasan": "Angka BPS baru.", "perpanjang": sampai.isoformat()})
    assert TriwulanUnit.objects.get(unit=dua).keadaan == Keadaan.DIKEMBALIKAN
    assert (Perpanjangan.objects.get().unit, Perpanjangan.objects.get().sampai) == (dua, sampai)


def test_odd_choices(client: Client, tiga: list[Unit]) -> None:
    satu, asing = tiga[0], buat_unit()
    masuk(client, satu)
    taruh(asing, Keadaan.DISETUJUI)
    for unit in ([], ["x"], [asing.pk], ["²"]):
        jawaban = client.post(alamat(satu), {"langkah": "kunci", "unit": unit, "ya": "1"}, follow=True)
        assert "Pilih sedikitnya satu perangkat daerah." in jawaban.text
    assert TriwulanUnit.objects.get(unit=asing).keadaan == Keadaan.DISETUJUI
    for apa in ("setujui", "ajukan", "hapus", ""):
        assert client.post(alamat(satu), {"langkah": apa, "unit": [satu.pk]}).status_code == 404


def test_nothing_possible_has_no_button(client: Client, tiga: list[Unit]) -> None:
    isi = masuk(client, tiga[0]).post(alamat(tiga[0]), {"langkah": "buka", "unit": [tiga[2].pk]}).text
    assert "0 dari 1" in isi
    assert 'name="ya"' not in isi


# --- the head of several units

DAFTAR = "/perangkat-daerah/persetujuan/"


def test_the_list_is_for_heads(client: Client, unit: Unit) -> None:
    for peran in Peran:
        harap = 200 if peran == Peran.KEPALA else 404
        assert masuk(client, unit, peran).get(DAFTAR).status_code == harap
    assert "Tidak ada yang menunggu persetujuan" in masuk(client, unit, Peran.KEPALA).get(DAFTAR).text
    client.logout()
    assert client.get(DAFTAR).status_code == 302


def test_a_head_of_two_units_approves_both_at_once(
    client: Client, unit: Unit, django_assert_max_num_queries
) -> None:
    dua, asing = buat_unit("badan-dua", unit.pemda), buat_unit("asing", unit.pemda)
    kepala = pejabat(unit, Peran.KEPALA)
    beri_peran(kepala, Peran.KEPALA, dua)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA))
    t = [TriwulanUnit.objects.get(unit=unit), taruh(dua, Keadaan.DIAJUKAN, 2), taruh(asing, Keadaan.DIAJUKAN)]
    client.force_login(kepala)
    client.get(DAFTAR)
    with django_assert_max_num_queries(6):
        isi = client.get(DAFTAR).text
    assert unit.nama in isi
    assert dua.nama in isi
    assert asing.nama not in isi
    data = {"langkah": "setujui", "unit": [x.pk for x in t]}
    isi = client.post(DAFTAR, data).text
    assert "2 dari 2 yang dipilih" in isi  # another's is not even there
    assert "Triwulan IV 2024" in isi
    assert client.post(DAFTAR, data | {"ya": "1"})["Location"] == DAFTAR
    assert [TriwulanUnit.objects.get(pk=x.pk).keadaan for x in t] == ["disetujui", "disetujui", "diajukan"]
    assert "Setujui: 2 berhasil." in client.get(DAFTAR).text


def test_what_was_approved_meanwhile_says_so(client: Client, unit: Unit) -> None:
    t = taruh(unit, Keadaan.DISETUJUI)
    isi = masuk(client, unit, Peran.KEPALA).post(DAFTAR, {"langkah": "setujui", "unit": [t.pk]}).text
    assert "dilewati: Triwulan ini disetujui." in isi
    assert client.post(DAFTAR, {"langkah": "kunci", "unit": [t.pk]}).status_code == 404
