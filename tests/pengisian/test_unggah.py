"""A workbook comes back: what changed, what conflicts, what is wrong, and what is written."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from budget.models import RealisasiAnggaran
from indicators.models import NilaiKomponen, Realisasi
from lkjip.enums import Keadaan, Peran
from pengisian.enums import Cara
from pengisian.models import PerubahanSel, Unggahan
from tests.pengisian.bantu import TAHUN, buka, letakkan, operator, orang, tulis
from tests.pengisian.bantu_buku import (
    Buku,
    alamat,
    hasil,
    isi,
    kirim,
    klien,
    pesan,
    terapkan,
    unduh,
    unduhan_demo,
    unggah,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana():
    buka()
    return orang()


@pytest.fixture
def buku(perencana) -> Buku:
    return Buku(unduhan_demo(perencana))


def realisasi(kode: str, triwulan: int = 4) -> Realisasi | None:
    return Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan).first()


def test_a_workbook_without_changes_changes_nothing(perencana) -> None:
    u = unggah(perencana, unduh(perencana))
    h = hasil(u)
    assert (h.perubahan, h.konflik, h.salah, isi(u).salah.banyak, isi(u).diabaikan.banyak) == (
        [],
        [],
        [],
        0,
        0,
    )
    assert isi(u).sama > 300


def test_all_kinds_of_cells_go_in_at_once(perencana, buku: Buku) -> None:
    letak = buku.isi("2.2.1", "nilai", Decimal("1234.5"))
    buku.isi("2.2.1", "penjelasan", "=1+1 bukan rumus")
    buku.isi("2.2.2", "status", "Tidak tersedia")
    buku.isi("2.2.2", "nilai", None)
    buku.isi("2.2.2", "alasan", "Survei belum selesai.")
    buku.isi("1.1", "komponen1", 30)
    buku.isi("s:1.2.1.1", "rp", 86_853_581)
    u = unggah(perencana, buku)
    h = hasil(u)
    assert (h.konflik, h.salah) == ([], [])
    ubah = {(b.baris.split()[0], b.kolom): (b.lama, b.baru) for b in h.perubahan}
    assert ubah["2.2.1", "Realisasi kinerja"][1] == "1.234,5"
    assert ubah["1.2.1.1", "Realisasi anggaran (Rp)"] == ("86.853.580", "86.853.581")
    assert letak in {b.alamat for b in h.perubahan}
    assert not PerubahanSel.objects.exists()  # nothing is written by looking
    assert realisasi("2.2.1") is None or realisasi("2.2.1").nilai != Decimal("1234.5")
    jawaban = terapkan(perencana, u)
    assert f"{len(h.perubahan)} sel ditulis" in pesan(jawaban)
    assert realisasi("2.2.1").nilai == Decimal("1234.5")
    assert realisasi("2.2.1").penjelasan == "=1+1 bukan rumus"
    assert (realisasi("2.2.2").status, realisasi("2.2.2").alasan) == (
        "tidak_tersedia",
        "Survei belum selesai.",
    )
    assert NilaiKomponen.objects.get(realisasi=realisasi("1.1"), komponen__urutan=1).nilai == 30
    assert RealisasiAnggaran.objects.get(simpul__kode="1.2.1.1", triwulan=4).nilai == 86_853_581
    assert set(PerubahanSel.objects.values_list("cara", "kelompok")) == {(Cara.UNGGAH, u.pk)}
    assert PerubahanSel.objects.count() == len(h.perubahan)


def test_a_second_click_writes_nothing_twice(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 5)
    u = unggah(perencana, buku)
    terapkan(perencana, u)
    jawaban = terapkan(perencana, u)
    assert (jawaban.status_code, PerubahanSel.objects.count()) == (200, 1)
    assert "Diterapkan" in jawaban.text


@pytest.mark.parametrize(
    ("kode", "kolom", "nilai", "format", "pesan_galat"),
    [
        ("2.2.1", "nilai", "banyak", "", "tidak terbaca sebagai angka"),
        ("2.2.1", "nilai", date(2024, 3, 1), "dd/mm/yyyy", "berisi tanggal 1 Maret 2024, bukan angka"),
        ("2.2.1", "nilai", True, "", "berisi nilai logika"),
        ("2.2.1", "nilai", "=1+1", "rumus", "rumus tanpa nilai"),
        ("2.2.1", "nilai", -5, "", "tidak dapat kurang dari 0"),
        ("s:1.2.1.1", "rp", Decimal("1.234"), "", "paling banyak dua angka di belakang koma"),
        ("s:1.2.1.1", "rp", 99_999_999_999, "", "melebihi seluruh DPA"),
        ("2.2.1", "status", "hilang", "", "Status data tidak dikenal"),
        ("2.2.1", "status", "Sementara", "", "menyebut data tahun berapa"),
        ("2.2.1", "tahun_data", 1999, "", "Tahun data adalah tahun 2000 sampai 2100"),
        ("2.2.1", "penjelasan", "x" * 4001, "", "Paling banyak 4000 huruf"),
    ],
)
def test_one_bad_cell_keeps_everything_out(
    perencana, buku: Buku, kode, kolom, nilai, format, pesan_galat
) -> None:
    buku.isi("2.2.2", "nilai", 6)
    letak = buku.isi(kode, kolom, nilai, format="" if format == "rumus" else format)
    if format == "rumus":
        buku.sel(kode, kolom).data_type = "f"
    u = unggah(perencana, buku)
    salah = [(c.alamat, c.pesan) for c in isi(u).salah.butir] + [(b.alamat, b.pesan) for b in hasil(u).salah]
    assert [a for a, _ in salah] == [letak]
    assert pesan_galat in salah[0][1]
    halaman = klien(perencana).get(alamat("pengisian-unggahan", unggahan=u.pk))
    assert letak in halaman.text
    assert "Terapkan semua" not in halaman.text
    assert "masih ada sel yang harus diperbaiki" in pesan(terapkan(perencana, u))
    assert not PerubahanSel.objects.exists()


@pytest.mark.parametrize(
    ("nilai", "format", "jadi"),
    [
        (Decimal("0.4602"), "0.00%", "46,02"),
        (Decimal("46.02"), '0.00"%"', "46,02"),
        ("46,02 %", "@", "46,02"),
        ("1.234,5", "@", "1.234,5"),
        ("1234.5", "General", "1.234,5"),
        ("Rp 1.000.000", "@", "1.000.000"),
        (1 / 3, "General", "0,333333"),
        (Decimal("46.020000000000003"), "General", "46,02"),
    ],
)
def test_numbers_in_every_dress(perencana, buku: Buku, nilai, format, jadi) -> None:
    buku.isi("2.2.1", "nilai", nilai, format=format)
    (baris,) = hasil(unggah(perencana, buku)).perubahan
    assert baris.baru == jadi


def test_a_conflict_shows_three_values_and_waits_for_a_choice(perencana, buku: Buku) -> None:
    tulis(orang(first_name="Sari"), ("2.2.1", "nilai", "7"), ("2.2.2", "nilai", "70"))
    letak = buku.isi("2.2.1", "nilai", 8)
    buku.isi("2.2.2", "nilai", 80)
    buku.isi("2.2.2", "penjelasan", "Kader bertambah.")  # another cell of the row: no conflict
    u = unggah(perencana, buku)
    satu = hasil(u).konflik[0]
    assert (satu.alamat, satu.semula, satu.baru, satu.lama, satu.oleh) == (
        letak,
        satu.semula,
        "8",
        "7",
        "Sari",
    )
    assert [b.baru for b in hasil(u).perubahan] == ["Kader bertambah."]
    assert "pilih dahulu nilai" in pesan(terapkan(perencana, u))
    u.refresh_from_db()
    terapkan(perencana, u, **{f"p{satu.nomor}": "saya", "semua": "server"})
    assert (realisasi("2.2.1").nilai, realisasi("2.2.2").nilai) == (8, 70)
    assert realisasi("2.2.2").penjelasan == "Kader bertambah."


def test_what_changes_between_preview_and_apply_comes_back(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 8)
    buku.isi("2.2.2", "nilai", 80)
    u = unggah(perencana, buku)
    tulis(orang(), ("2.2.1", "nilai", "7"))
    assert "berubah sejak pratinjau" in pesan(terapkan(perencana, u))
    u.refresh_from_db()
    (k,) = hasil(u).konflik
    assert (k.lama, realisasi("2.2.1").nilai) == ("7", 7)
    assert realisasi("2.2.2") is None or realisasi("2.2.2").nilai != 80
    # The choice was made over 7; now it is 9.
    tulis(orang(), ("2.2.1", "nilai", "9"))
    assert "berubah sejak pratinjau" in pesan(terapkan(perencana, u, semua="saya"))
    assert realisasi("2.2.1").nilai == 9
    u.refresh_from_db()
    terapkan(perencana, u, semua="saya")
    assert (realisasi("2.2.1").nilai, realisasi("2.2.2").nilai) == (8, 80)


def test_an_older_preview_decides_nothing(perencana, buku: Buku) -> None:
    tulis(orang(), ("2.2.1", "nilai", "7"))
    buku.isi("2.2.1", "nilai", 8)
    u = unggah(perencana, buku)
    u.versi -= 1
    terapkan(perencana, u, semua="saya")
    assert realisasi("2.2.1").nilai == 7


def test_what_both_wrote_alike_is_no_conflict(perencana, buku: Buku) -> None:
    tulis(orang(), ("2.2.1", "nilai", "8"))
    buku.isi("2.2.1", "nilai", 8)
    h = hasil(unggah(perencana, buku))
    assert (h.konflik, h.perubahan, h.sama) == ([], [], 1)


def test_warnings_stand_apart_and_let_the_figure_in(perencana, buku: Buku) -> None:
    buku.isi("1.2.3", "nilai", 151)
    u = unggah(perencana, buku)
    (p,) = hasil(u).peringatan
    assert "lebih dari 150%" in p.pesan
    assert "ditulis" in pesan(terapkan(perencana, u))


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.TERKUNCI])
def test_a_step_in_between_keeps_everything_out(perencana, buku: Buku, keadaan) -> None:
    buku.isi("2.2.1", "nilai", 8)
    u = unggah(perencana, buku)
    letakkan(keadaan)
    terapkan(perencana, u)
    u.refresh_from_db()
    assert "Triwulan ini sudah" in hasil(u).salah[0].pesan
    assert not PerubahanSel.objects.exists()


def test_an_operator_fills_the_own_rows_only(perencana) -> None:
    from budget.models import Simpul

    for simpul in Simpul.objects.filter(kode__in=("1.2", "1.6"), tahun=TAHUN):
        simpul.bidang = simpul.unit.bidang.get(kode="uptd-ppa")
        simpul.save()
    siapa = operator()
    buku = Buku(unduh(siapa))
    assert not buku.sel("1.2.3", "penjelasan").protection.locked
    assert buku.sel("2.2.1", "nilai").protection.locked
    buku.isi("1.2.3", "penjelasan", "Rujukan selesai.")
    letak = buku.isi("2.2.1", "nilai", 5)
    u = unggah(siapa, buku)
    assert [(c.alamat, c.pesan) for c in isi(u).diabaikan.butir] == [(letak, "diabaikan karena terkunci")]
    terapkan(siapa, u)
    assert [c.kolom for c in PerubahanSel.objects.all()] == ["penjelasan"]


def test_the_upload_belongs_to_its_user_for_a_day(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 8)
    u = unggah(perencana, buku)
    sini = alamat("pengisian-unggahan", unggahan=u.pk)
    assert klien(orang()).get(sini).status_code == 404
    assert klien(perencana).get(alamat("pengisian-unggahan", 3, unggahan=u.pk)).status_code == 404
    assert klien(perencana).get(sini).status_code == 200
    Unggahan.objects.update(pada=timezone.now() - timedelta(days=1, seconds=1))
    assert klien(perencana).get(sini).status_code == 404
    assert klien(perencana).post(sini, {"versi": u.versi}).status_code == 404
    unggah(perencana, buku)
    assert not Unggahan.objects.filter(pk=u.pk).exists()  # the next upload clears away
    assert not PerubahanSel.objects.exists()


def test_a_user_keeps_the_latest_few(perencana, buku: Buku, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pengisian.unggah.simpanan.TERBANYAK", 2)
    lain = unggah(orang(), buku)
    satu, dua, tiga = (unggah(perencana, buku) for _ in range(3))
    assert set(Unggahan.objects.all()) == {lain, dua, tiga}
    assert satu not in Unggahan.objects.all()


def test_cancelling_throws_it_away(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 8)
    u = unggah(perencana, buku)
    jawaban = terapkan(perencana, u, batal="1")
    assert "dibatalkan" in pesan(jawaban)
    assert not Unggahan.objects.exists()
    assert not PerubahanSel.objects.exists()


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.INSPEKTORAT, Peran.KOORDINATOR])
def test_who_does_not_fill_may_download_and_not_upload(perencana, buku: Buku, peran) -> None:
    siapa = orang(peran)
    assert all(c.protection.locked for baris in Buku(unduh(siapa)).ws().iter_rows(min_row=6) for c in baris)
    assert 'type="file"' not in klien(siapa).get(alamat("pengisian-unggah")).text
    assert kirim(siapa, buku).status_code == 403


def test_pages_cost_few_queries(perencana, buku: Buku, django_assert_max_num_queries) -> None:
    tulis(orang(), ("2.2.1", "nilai", "7"))
    for kode in ("2.2.1", "2.2.2", "1.1.1"):
        buku.isi(kode, "nilai", 8)
    u = unggah(perencana, buku)
    klien_ = klien(perencana)
    for jalur in (
        alamat("pengisian-unggah"),
        alamat("pengisian-unggahan", unggahan=u.pk),
        alamat("pengisian-unduh"),
    ):
        with django_assert_max_num_queries(15):
            assert klien_.get(jalur).status_code == 200
    letakkan(Keadaan.TERKUNCI)
    with django_assert_max_num_queries(15):
        assert "sudah dikunci" in klien_.get(alamat("pengisian-unggah")).text
