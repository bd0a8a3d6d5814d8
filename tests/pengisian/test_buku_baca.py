"""A workbook that people and programs have handled: moved, sorted, thinned out, tampered with."""

from __future__ import annotations

import pytest

from indicators.models import Indikator
from lkjip.models import PengaturanTahun
from pengisian.models import PerubahanSel, Unggahan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import buka, kunci, letakkan, orang, tulis
from tests.pengisian.bantu_buku import (
    Buku,
    alamat,
    hasil,
    isi,
    kirim,
    klien,
    pesan,
    terapkan,
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


def abaikan(u: Unggahan) -> list[tuple[str, str]]:
    return [(c.alamat, c.pesan) for c in isi(u).diabaikan.butir]


def salah(u: Unggahan) -> list[tuple[str, str]]:
    return [(c.alamat, c.pesan) for c in isi(u).salah.butir]


def test_rows_may_be_sorted_and_deleted(perencana, buku: Buku) -> None:
    ws = buku.ws()
    buku.isi("2.2.1", "nilai", 5)
    letak = buku.isi("1.1", "komponen1", 30)
    ws.delete_rows(buku.baris("1.1.1"))
    isi_baris = [[c.value for c in baris] for baris in ws.iter_rows(min_row=6)]
    for nomor, baris in enumerate(reversed(isi_baris), 6):
        for k, nilai in enumerate(baris, 1):
            ws.cell(nomor, k).value = nilai
    u = unggah(perencana, buku)
    h = hasil(u)
    assert {(b.baris.split()[0], b.baru) for b in h.perubahan} == {("2.2.1", "5"), ("1.1", "30")}
    assert letak not in {b.alamat for b in h.perubahan}  # the address is that of the file at hand
    assert (h.salah, abaikan(u), salah(u)) == ([], [], [])


def test_columns_may_be_moved(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 5)
    buku.ws().insert_cols(3, 2)
    (b,) = hasil(unggah(perencana, buku)).perubahan
    assert b.baru == "5"


def test_rows_that_are_missing_change_nothing(perencana, buku: Buku) -> None:
    buku.isi("2.2.1", "nilai", 5)
    baris = buku.baris("2.2.1")
    ws = buku.ws()
    ws.delete_rows(baris + 1, ws.max_row)
    ws.delete_rows(6, baris - 6)
    u = unggah(perencana, buku)
    assert [b.baru for b in hasil(u).perubahan] == ["5"]
    terapkan(perencana, u)
    assert PerubahanSel.objects.count() == 1


def test_changes_of_locked_cells_are_told_with_their_address(perencana, buku: Buku) -> None:
    ubah = {
        buku.isi("2.2.1", "target", 99),
        buku.isi("2.2.1", "tw3_k", 5),
        buku.isi("1.1", "nilai", 100),  # worked out of its components
        buku.isi("1.1", "rp", 5),  # a sum
        buku.isi("2.2.1", "indikator", "Nama lain"),
        buku.isi("#2", "kode", "Judul lain"),
    }
    u = unggah(perencana, buku)
    assert set(abaikan(u)) == {(a, "diabaikan karena terkunci") for a in ubah}
    assert hasil(u).perubahan == []
    halaman = klien(perencana).get(alamat("pengisian-unggahan", unggahan=u.pk)).text
    assert all(a in halaman for a in ubah)
    assert "Tidak ada perubahan" in halaman


def test_a_closed_quarter_says_why_it_is_not_read(perencana, buku: Buku) -> None:
    letak = buku.isi("2.2.1", "nilai", 5)
    letakkan("diajukan")
    ((alamat_sel, sebab),) = abaikan(unggah(perencana, buku))
    assert alamat_sel == letak
    assert "menunggu persetujuan" in sebab


def test_notes_beside_and_below_the_table_are_told(perencana, buku: Buku) -> None:
    ws = buku.ws()
    ws.cell(10, 40, "catatan saya")
    ws.cell(ws.max_row + 1, 4, "baris baru")
    buku.wb.create_sheet("Hitungan")["A1"] = 5
    sebab = [p for _, p in abaikan(unggah(perencana, buku))]
    assert len(sebab) == 3
    for kata in ("di luar tabel", "bukan baris dari aplikasi", "lembar ini tidak dibaca"):
        assert any(kata in s for s in sebab)


@pytest.mark.parametrize("jejak", [False, True])
def test_rows_of_another_unit_are_refused(perencana, buku: Buku, jejak: bool) -> None:
    """Also where somebody has written them on the hidden sheet as well."""
    asing = Indikator.objects.create(
        unit=buat_unit(), kode="asing", level="program", nama="Asing", satuan="orang"
    )
    ws, baris = buku.ws(), buku.baris("2.2.1")
    ws.cell(baris, 1).value = f"i{asing.pk}"
    ws.cell(baris, buku.kolom("nilai")).value = 5
    if jejak:
        semula = buku.wb["lkjip"]
        for sel in semula["B"]:
            if sel.value == kunci("2.2.1"):
                sel.value = f"i{asing.pk}"
    u = unggah(perencana, buku)
    assert any("tidak ada pada lembar isian" in p and f"{baris}" in a for a, p in salah(u))
    assert "harus diperbaiki" in pesan(terapkan(perencana, u))
    assert not PerubahanSel.objects.exists()


def test_a_row_that_is_there_twice_is_refused(perencana, buku: Buku) -> None:
    ws = buku.ws()
    baris, ujung = buku.baris("2.2.1"), ws.max_row + 1
    for k in range(1, ws.max_column + 1):
        ws.cell(ujung, k).value = ws.cell(baris, k).value
    ((letak, sebab),) = salah(unggah(perencana, buku))
    assert str(ujung) in letak
    assert f"sama dengan baris {baris}" in sebab


def test_a_row_that_left_the_sheet_since_is_told_where_it_was_changed(perencana, buku: Buku) -> None:
    letak = buku.isi("2.2.1", "nilai", 5)
    Indikator.objects.get(kode="2.2.1").simpul.all().delete()
    assert [a for a, _ in salah(unggah(perencana, buku))] == [letak]


def test_tampering_with_what_was_seen_only_costs_its_writer(perencana, buku: Buku) -> None:
    """The hidden sheet decides what counts as changed, not what may be written."""
    tulis(orang(), ("2.2.1", "nilai", "7"))
    buku.isi("2.2.1", "nilai", 8)
    semula = buku.wb["lkjip"]
    kolom = next(c.column for c in semula[2] if c.value == "nilai")
    baris = next(c.row for c in semula["B"] if c.value == kunci("2.2.1"))
    semula.cell(baris, kolom).value = "999"
    (k,) = hasil(unggah(perencana, buku)).konflik
    assert (k.lama, k.baru) == ("7", "8")


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        (lambda b: b.wb.remove(b.wb["lkjip"]), "Lembar tersembunyi"),
        (lambda b: b.wb.remove(b.wb["Isian"]), "Lembar isian sudah tidak ada"),
        (lambda b: b.ws().delete_cols(1), "Lembar isian sudah tidak ada"),
        (lambda b: b.ws().delete_cols(b.kolom("nilai")), "Kolom “K” Triwulan IV tidak ditemukan"),
        (lambda b: b.ws().cell(1, 3, "nilai"), "ada lebih dari satu"),
        (lambda b: b.wb["lkjip"].cell(1, 2, "99"), "berformat versi 99"),
        (lambda b: b.wb["lkjip"].cell(1, 1, "lain"), "bukan buku kerja isian"),
        (lambda b: b.wb["lkjip"].cell(1, 3, "dinas-lain"), "milik perangkat daerah lain (dinas-lain)"),
        (lambda b: b.wb["lkjip"].cell(1, 4, "2023"), "tahun 2023, sedangkan halaman ini untuk tahun 2024"),
        (lambda b: b.wb["lkjip"].cell(1, 5, "2"), "untuk Triwulan II"),
        (lambda b: b.ws().cell(1, 1, "lkjip-isian/1 dinas-lain/2024/4"), "dari buku kerja lain"),
    ],
)  # fmt: skip
def test_what_is_not_our_workbook_any_more_says_so(perencana, buku: Buku, ubah, sebab) -> None:
    ubah(buku)
    jawaban = kirim(perencana, buku)
    assert jawaban.status_code == 200
    assert sebab in jawaban.context["galat"]
    assert jawaban.context["galat"] in jawaban.text
    assert not Unggahan.objects.exists()


def test_a_moment_that_is_none_is_left_out(perencana, buku: Buku) -> None:
    buku.wb["lkjip"].cell(1, 6, "kemarin")
    u = unggah(perencana, buku)
    assert isi(u).diunduh == ""
    assert klien(perencana).get(alamat("pengisian-unggahan", unggahan=u.pk)).status_code == 200


def test_a_copy_of_the_sheet_is_refused(perencana, buku: Buku) -> None:
    buku.wb.copy_worksheet(buku.ws())
    ((_, sebab),) = salah(unggah(perencana, buku))
    assert "salinan lembar “Isian”" in sebab


def test_the_workbook_of_a_colleague_can_be_uploaded(perencana, buku: Buku) -> None:
    """Rights are those of who uploads."""
    buku.isi("2.2.1", "nilai", 5)
    lain = orang(first_name="Sari")
    u = unggah(lain, buku)
    terapkan(lain, u)
    assert PerubahanSel.objects.get().oleh == lain


# --- the whole year
def test_the_year_goes_in_over_all_open_quarters_or_not_at_all(perencana) -> None:
    buka(3)
    b = Buku(klien(perencana).get(alamat("pengisian-unduh-tahun", None)).content)
    letak = {b.isi("2.2.1", "nilai", 5, 3), b.isi("2.2.1", "nilai", 6, 4)}
    tertutup = b.isi("2.2.1", "nilai", 4, 2)
    u = unggah(perencana, b, 4)
    assert {x.alamat for x in hasil(u).perubahan} == letak
    assert [a for a, _ in abaikan(u)] == [tertutup]
    letakkan("diajukan", 3)  # one of the two closes meanwhile
    terapkan(perencana, u)
    assert not PerubahanSel.objects.exists()
    letakkan("terisi_sebagian", 3)
    u.refresh_from_db()
    terapkan(perencana, u)
    catatan = set(PerubahanSel.objects.values_list("triwulan", "baru", "kelompok"))
    assert catatan == {(3, "5", u.pk), (4, "6", u.pk)}


def test_money_of_one_quarter_counts_in_the_next(perencana) -> None:
    buka(3)
    b = Buku(klien(perencana).get(alamat("pengisian-unduh-tahun", None)).content)
    for n in (3, 4):
        b.isi("s:1.2.1.1", "rp", 2_500_000_000, n)  # each by itself is below the DPA's rest
    u = unggah(perencana, b)
    (baris,) = hasil(u).salah
    assert (baris.triwulan, "melebihi seluruh DPA" in baris.pesan) == (4, True)


def test_another_year_is_not_this_one(perencana, buku: Buku) -> None:
    assert PengaturanTahun.objects.filter(tahun=2023).exists()
    from django.core.files.uploadedfile import SimpleUploadedFile

    berkas = SimpleUploadedFile("isian.xlsx", buku.bytes())
    sini = alamat("pengisian-unggah").replace("2024", "2023")
    assert (
        "sedangkan halaman ini untuk tahun 2023"
        in klien(perencana).post(sini, {"berkas": berkas}).context["galat"]
    )


def test_a_foreign_planner_has_no_way_in(buku: Buku) -> None:
    lain = buat_unit("dinas-lain")
    siapa = buat_pengguna("perencana", lain, pemda=lain.pemda)
    assert kirim(siapa, buku).status_code == 404
