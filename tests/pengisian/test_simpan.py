"""Writing cells: what goes in, what is refused, who loses nothing, and what the log tells."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest

from budget.models import RealisasiAnggaran, Simpul
from indicators.models import Indikator, NilaiKomponen, Realisasi
from lkjip.enums import Keadaan, Peran
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from pengisian.simpan import Isian, Nasib, Penulis, TidakDapatDiisi, simpan, urungkan
from tests.pabrik import buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, lembar, letakkan, operator, orang, tulis, unit_demo

pytestmark = pytest.mark.django_db
# 1.1.2 (a count), 1.1 (a ratio of two components), 2.2.1 (a count without quarters), s:1.2.1.1 (money)


@pytest.fixture
def perencana():
    buka()
    return orang()


def realisasi(kode: str, triwulan: int = 4) -> Realisasi | None:
    return Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan).first()


def test_a_value_goes_in_with_its_writer_version_and_log(perencana) -> None:
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", " 1.234,50 ", ""))
    assert (hasil.nasib, hasil.teks, hasil.versi) == (Nasib.TERSIMPAN, "1.234,5", 1)
    baris = realisasi("2.2.1")
    assert (baris.nilai, baris.versi, baris.diubah_oleh) == (Decimal("1234.5"), 1, perencana)
    catatan = PerubahanSel.objects.get()
    assert (catatan.kolom, catatan.lama, catatan.baru, catatan.cara) == ("nilai", "", "1.234,5", "sel")
    assert (catatan.oleh, catatan.indikator, catatan.triwulan) == (perencana, baris.indikator, 4)


def test_the_same_value_again_changes_nothing(perencana) -> None:
    tulis(perencana, ("2.2.1", "nilai", "5"))
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", "5,00", "4"))
    assert (hasil.nasib, hasil.versi) == (Nasib.SAMA, 1)
    assert PerubahanSel.objects.count() == 1


def test_a_second_writer_gets_both_values_and_overwrites_nothing(perencana) -> None:
    lain = orang(first_name="Sari")
    tulis(lain, ("2.2.1", "nilai", "7", ""))
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", "8", ""))
    assert (hasil.nasib, hasil.teks, hasil.oleh) == (Nasib.KONFLIK, "7", "Sari")
    assert hasil.pada is not None
    assert realisasi("2.2.1").nilai == 7
    # Having seen the other's value, the writer may choose the own one.
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", "8", "7"))
    assert (hasil.nasib, realisasi("2.2.1").nilai) == (Nasib.TERSIMPAN, 8)


def test_other_cells_of_the_row_are_no_conflict(perencana) -> None:
    tulis(orang(), ("2.2.1", "penjelasan", "Kader bertambah.", ""))
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", "8", ""))
    assert (hasil.nasib, hasil.versi) == (Nasib.TERSIMPAN, 2)


@pytest.mark.parametrize(
    ("kode", "kolom", "teks", "pesan"),
    [
        ("2.2.1", "nilai", "banyak", "tidak terbaca sebagai angka"),
        ("2.2.1", "nilai", "-5", "tidak dapat kurang dari 0"),
        ("1.1", "nilai", "91", "dihitung dari komponennya"),
        ("1.1", "komponen1", "-1", "tidak dapat kurang dari 0"),
        ("1.1", "komponen9", "1", "Kolom ini tidak ada"),
        ("1.1", "versi", "9", "Kolom ini tidak ada"),
        ("2.2.1", "rp", "1", "Kolom ini tidak ada"),
        ("2.2.1", "status", "hilang", "Status data tidak dikenal"),
        ("2.2.1", "status", "tidak_tersedia", "harus disertai alasan"),
        ("2.2.1", "status", "sementara", "harus menyebut data tahun berapa"),
        ("2.2.1", "tahun_data", "1999", "Tahun data adalah tahun 2000 sampai 2100"),
        ("2.2.1", "penjelasan", "x" * 4001, "Paling banyak 4000 huruf"),
        ("s:1.2.1.1", "rp", "1,234", "paling banyak dua angka di belakang koma"),
        ("s:1.2.1.1", "rp", "-999999999", "menjadi kurang dari 0"),
        ("s:1.2.1.1", "rp", "99.999.999.999", "melebihi seluruh DPA"),
        ("s:1.1.1.1", "nilai", "1", "Kolom ini tidak ada"),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(perencana, kode, kolom, teks, pesan) -> None:
    sebelum = RealisasiAnggaran.objects.count(), Realisasi.objects.count()
    (hasil,) = tulis(perencana, (kode, kolom, teks))
    assert hasil.nasib == Nasib.GALAT
    assert pesan in hasil.pesan
    assert (RealisasiAnggaran.objects.count(), Realisasi.objects.count()) == sebelum
    assert not PerubahanSel.objects.exists()


def test_the_rest_of_a_block_goes_in(perencana) -> None:
    satu, dua, tiga = tulis(
        perencana, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "abc"), ("s:1.2.1.1", "rp", "Rp 1.000.000"),
        cara=Cara.TEMPEL,
    )  # fmt: skip
    assert [satu.nasib, dua.nasib, tiga.nasib] == [Nasib.TERSIMPAN, Nasib.GALAT, Nasib.TERSIMPAN]
    assert dua.teks == "abc"
    assert realisasi("2.2.1").nilai == 5


def test_all_or_nothing_writes_nothing_while_one_is_bad(perencana) -> None:
    tulis(perencana, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "abc"), utuh=True)
    assert realisasi("2.2.1") is None
    assert not PerubahanSel.objects.exists()
    tulis(perencana, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "6"), utuh=True)
    assert (realisasi("2.2.1").nilai, realisasi("2.2.2").nilai) == (5, 6)


def test_a_trial_tells_and_writes_nothing(perencana) -> None:
    hasil = tulis(perencana, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "abc"), coba=True)
    assert [h.nasib for h in hasil] == [Nasib.TERSIMPAN, Nasib.GALAT]
    assert realisasi("2.2.1") is None


def test_components_make_the_value(perencana) -> None:
    Realisasi.objects.filter(indikator__kode="1.1", tahun=TAHUN, triwulan=4).delete()
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="1.1"), tahun=TAHUN, triwulan=4, nilai=Decimal(90)
    )
    tulis(perencana, ("1.1", "komponen1", "31", ""))
    assert realisasi("1.1").nilai == 90  # half a ratio is none: the value as reported still counts
    tulis(perencana, ("1.1", "komponen2", "34", ""))
    assert realisasi("1.1").nilai is None
    baris = lembar().per_kunci[kunci("1.1")]
    assert lembar().kinerja_baris(baris).triwulan[3].nilai == Decimal(3100) / 34
    tulis(perencana, ("1.1", "komponen2", "", "34"))
    assert set(NilaiKomponen.objects.filter(realisasi=realisasi("1.1")).values_list("nilai", flat=True)) == {
        31
    }


def test_status_with_all_that_belongs_to_it_goes_in_together(perencana) -> None:
    hasil = tulis(
        perencana, ("2.2.1", "status", "tidak_tersedia"), ("2.2.1", "alasan", "Survei belum selesai.")
    )
    assert [h.nasib for h in hasil] == [Nasib.TERSIMPAN] * 2
    (hasil,) = tulis(perencana, ("2.2.1", "nilai", "5"))
    assert (hasil.nasib, realisasi("2.2.1").status) == (Nasib.TERSIMPAN, "final")
    (hasil,) = tulis(perencana, ("2.2.1", "status", "tidak_tersedia"))
    assert "Kosongkan nilainya dahulu" in hasil.pesan


def test_money_is_emptied_and_comes_back(perencana) -> None:
    tulis(perencana, ("s:1.2.1.1", "rp", "5"))
    tulis(perencana, ("s:1.2.1.1", "rp", "", "5"))
    assert not RealisasiAnggaran.objects.filter(simpul__kode="1.2.1.1", triwulan=4).exists()
    (hasil,) = tulis(orang(), ("s:1.2.1.1", "rp", "9", "5"))
    assert (hasil.nasib, hasil.teks) == (Nasib.KONFLIK, "")
    tulis(perencana, ("s:1.2.1.1", "rp", "7", ""))
    # A new row begins with version 1 again: what counts is what the writer saw.
    (hasil,) = tulis(orang(), ("s:1.2.1.1", "rp", "9", "5"))
    assert (hasil.nasib, hasil.teks) == (Nasib.KONFLIK, "7")


def test_a_unit_over_its_dpa_may_still_lower_an_amount(perencana) -> None:
    RealisasiAnggaran.objects.filter(simpul__kode="1.2.1.1", triwulan=4).update(nilai=99_999_999_999)
    (hasil,) = tulis(perencana, ("s:1.2.1.1", "rp", "88.888.888.888"))
    assert hasil.nasib == Nasib.TERSIMPAN
    (hasil,) = tulis(perencana, ("s:1.2.1.1", "rp", "88.888.888.889"))
    assert hasil.nasib == Nasib.GALAT


def _simpul(kode: str) -> Simpul:
    return Simpul.objects.get(unit=unit_demo(), tahun=TAHUN, kode=kode)


def test_an_operator_writes_the_rows_of_the_own_bidang_only(perencana) -> None:
    for kode in ("1.2", "1.6"):
        simpul = _simpul(kode)
        simpul.bidang = unit_demo().bidang.get(kode="uptd-ppa")
        simpul.save()
    siapa = operator()
    milik, uang, asing, uang_asing, sasaran = tulis(
        siapa, ("1.2.3", "penjelasan", "Rujukan selesai."), ("s:1.2.1.1", "rp", "5"),
        ("2.2.1", "nilai", "5"), ("s:1.1.1.1", "rp", "5"), ("idg", "penjelasan", "x"),
    )  # fmt: skip
    assert (milik.nasib, uang.nasib) == (Nasib.TERSIMPAN, Nasib.TERSIMPAN)
    for hasil in (asing, uang_asing, sasaran):
        assert "bukan baris bidang Anda" in hasil.pesan
    Indikator.objects.filter(kode="2.2.1").update(bidang=unit_demo().bidang.get(kode="uptd-ppa-tu"))
    (hasil,) = tulis(siapa, ("2.2.1", "nilai", "5"))  # given to a part of the bidang by name
    assert hasil.nasib == Nasib.TERSIMPAN


def test_rows_of_other_units_and_years_do_not_exist(perencana) -> None:
    asing = Indikator.objects.create(
        unit=buat_unit(), kode="asing", level="program", nama="Asing", satuan="orang"
    )
    penulis = Penulis(perencana, unit_demo(), TAHUN, 4)
    for kunci_asing in (f"i{asing.pk}", "i0", "s999999", "x1", "i-1", "", "i²", "i" + "9" * 40):
        (hasil,) = simpan(penulis, [Isian(kunci_asing, "nilai", "1")], cara=Cara.SEL)
        assert "tidak ada pada lembar" in hasil.pesan
    (hasil,) = simpan(
        Penulis(perencana, unit_demo(), TAHUN, 4), [Isian(kunci("ipg"), "nilai", "1")], cara=Cara.SEL
    )
    assert "tidak ada pada lembar" in hasil.pesan  # of a tujuan: not on the sheet


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_a_settled_quarter_takes_nothing(perencana, keadaan) -> None:
    letakkan(keadaan)
    with pytest.raises(TidakDapatDiisi, match="Triwulan ini sudah"):
        tulis(perencana, ("2.2.1", "nilai", "5"))
    assert realisasi("2.2.1") is None


@pytest.mark.parametrize("sisa", [-40, None])
def test_a_closed_period_takes_nothing(sisa) -> None:
    if sisa is not None:
        buka(sisa=sisa)
    with pytest.raises(TidakDapatDiisi, match=r"ditutup pada|belum ditetapkan"):
        tulis(orang(), ("2.2.1", "nilai", "5"))


@pytest.mark.parametrize("peran", [p for p in Peran if p not in (Peran.PERENCANA, Peran.OPERATOR)])
def test_nobody_else_writes(peran) -> None:
    buka()
    with pytest.raises(TidakDapatDiisi):
        tulis(orang(peran), ("2.2.1", "nilai", "5"))


def test_a_paste_is_undone_but_for_what_others_changed_since(perencana) -> None:
    tulis(perencana, ("2.2.1", "nilai", "1"))
    kelompok = uuid4()
    tulis(
        perencana, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "6"), ("s:1.2.1.1", "rp", "7"),
        cara=Cara.TEMPEL, kelompok=kelompok,
    )  # fmt: skip
    tulis(orang(), ("2.2.2", "nilai", "60"))
    penulis = Penulis(perencana, unit_demo(), TAHUN, 4)
    hasil = urungkan(penulis, kelompok)
    assert [h.nasib for h in hasil] == [Nasib.TERSIMPAN, Nasib.KONFLIK, Nasib.TERSIMPAN]
    assert (realisasi("2.2.1").nilai, realisasi("2.2.2").nilai) == (1, 60)
    assert RealisasiAnggaran.objects.get(simpul__kode="1.2.1.1", triwulan=4).nilai == 86_853_580
    assert urungkan(Penulis(orang(), unit_demo(), TAHUN, 4), kelompok) == ()  # not another's


def test_the_log_is_only_added_to(perencana) -> None:
    tulis(perencana, ("2.2.1", "nilai", "5"))
    catatan = PerubahanSel.objects.get()
    catatan.baru = "6"
    with pytest.raises(TypeError):
        catatan.save()


def test_a_cell_costs_few_queries_and_a_block_hardly_more(perencana, django_assert_max_num_queries) -> None:
    langsung = Indikator.objects.filter(simpul__simpul__tahun=TAHUN, kombinasi="langsung")
    isian = [Isian(f"i{pk}", "nilai", "3") for pk in langsung.values_list("pk", flat=True)]
    isian.append(Isian(kunci("s:1.2.1.1"), "rp", "1"))
    penulis = Penulis(perencana, unit_demo(), TAHUN, 4)
    simpan(penulis, isian[1:2], cara=Cara.SEL)  # the first write makes the row of the quarter
    with django_assert_max_num_queries(9):
        simpan(penulis, isian[:1], cara=Cara.SEL)
    with django_assert_max_num_queries(20):
        simpan(penulis, isian, cara=Cara.TEMPEL)
