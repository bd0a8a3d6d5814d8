"""Who is late, incomplete or below target, by bidang: when a row is filled; the page and its workbook."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from budget.models import RealisasiAnggaran, Simpul
from indicators.models import Indikator, Realisasi
from lkjip.enums import Peran
from lkjip.models import Periode, Perpanjangan, Unit
from pengisian.models import PerubahanSel
from pengisian.rapor_bidang import Rapor, rapor, waktu_terisi
from tests.pabrik import buat_unit
from tests.pengisian.bantu_alur import TAHUN, TRIWULAN, catat, lembar_dari, pejabat, saat, unit_kecil

pytestmark = pytest.mark.django_db
TENGGAT = date(2025, 1, 15)


@pytest.fixture
def unit() -> Unit:
    """The program and what is below it belong to a bidang, its output to another; the sasaran to none."""
    unit = unit_kecil("dinas-uji")
    Periode.objects.create(
        pemda=unit.pemda, tahun=TAHUN, triwulan=TRIWULAN, buka=date(2025, 1, 1), tenggat=TENGGAT,
        tutup=date(2025, 1, 31),
    )  # fmt: skip
    satu = unit.bidang.create(kode="b1", nama="Bidang Data", jabatan="Kepala Bidang Data")
    dua = unit.bidang.create(kode="b2", nama="=Bidang Layanan")
    unit.bidang.create(kode="b3", nama="Bidang tanpa baris")
    Simpul.objects.filter(unit=unit, level="program").update(bidang=satu)
    Indikator.objects.filter(unit=unit, kode="iu").update(bidang=dua)
    return unit


def sub(unit: Unit) -> Simpul:
    return Simpul.objects.get(unit=unit, level="sub_kegiatan")


def terisi(unit: Unit, kode: str, nilai: str, pada: datetime, **lain: object) -> None:
    """Without a log, as figures that were loaded."""
    if kode == "rp":
        RealisasiAnggaran.objects.create(simpul=sub(unit), triwulan=TRIWULAN, nilai=nilai)
        RealisasiAnggaran.objects.update(diubah_pada=pada)
    else:
        baris = catat(unit, kode, nilai, **lain)
        Realisasi.objects.filter(pk=baris.pk).update(diubah_pada=pada)


def ubah(unit: Unit, kode: str, lama: str, baru: str, pada: datetime, kolom: str = "nilai") -> None:
    """A line of the log."""
    milik = (
        {"simpul": sub(unit)} if kode == "rp" else {"indikator": Indikator.objects.get(unit=unit, kode=kode)}
    )
    PerubahanSel.objects.create(
        unit=unit, tahun=TAHUN, triwulan=TRIWULAN, kolom=kolom, lama=lama, baru=baru, cara="sel", pada=pada,
        oleh=pejabat(unit, Peran.PERENCANA), **milik,
    )  # fmt: skip


def hasil(unit: Unit, hari: date = date(2025, 1, 20)) -> Rapor:
    return rapor(lembar_dari(unit, hari=hari))


def test_each_bidang_with_its_own_rows(unit: Unit) -> None:
    terisi(unit, "ip", "10", saat(2025, 1, 10))
    terisi(unit, "rp", "5", saat(2025, 1, 18))
    data, layanan, tanpa = hasil(unit).bidang
    assert [b.nama for b in (data, layanan, tanpa)] == [
        "Bidang Data", "=Bidang Layanan", "Tanpa penanggung jawab"
    ]  # fmt: skip
    assert (data.terisi, data.wajib, data.lengkap_pada, data.terlambat) == (2, 2, date(2025, 1, 18), 3)
    assert (data.kelengkapan.nilai, data.ketepatan.nilai) == (100, 50)
    assert data.waktu == "lengkap, terlambat 3 hari"
    assert (layanan.terisi, layanan.wajib, layanan.lengkap_pada, layanan.terlambat) == (0, 1, None, 5)
    assert layanan.waktu == "belum lengkap, terlambat 5 hari"
    seluruhnya = hasil(unit).seluruhnya
    assert (seluruhnya.terisi, seluruhnya.wajib, seluruhnya.ketepatan.nilai) == (2, 4, 25)


def test_in_time_there_is_nothing_to_say_yet(unit: Unit) -> None:
    terisi(unit, "iu", "10", saat(2025, 1, 10))
    data, layanan, _ = hasil(unit, TENGGAT).bidang
    assert (data.waktu, layanan.waktu) == ("belum lengkap", "lengkap, tepat waktu")


def test_lateness_ends_when_the_period_does(unit: Unit) -> None:
    assert hasil(unit, date(2025, 6, 1)).seluruhnya.terlambat == 16


def test_an_extension_moves_the_deadline_for_every_bidang(unit: Unit) -> None:
    Perpanjangan.objects.create(
        periode=Periode.objects.get(), unit=unit, sampai=date(2025, 1, 25), alasan="x", pada=timezone.now()
    )
    terisi(unit, "iu", "10", saat(2025, 1, 24))
    assert hasil(unit).bidang[1].waktu == "lengkap, tepat waktu"


def test_without_a_period_nobody_is_late(unit: Unit) -> None:
    Periode.objects.all().delete()
    terisi(unit, "iu", "10", saat(2026, 1, 24))
    layanan = hasil(unit).bidang[1]
    assert (layanan.terlambat, layanan.ketepatan.nilai) == (0, 100)


def waktu(unit: Unit, kode: str) -> date:
    kunci = f"s{sub(unit).pk}" if kode == "rp" else f"i{Indikator.objects.get(unit=unit, kode=kode).pk}"
    return waktu_terisi(lembar_dari(unit))[kunci]


def test_a_correction_makes_nobody_late(unit: Unit) -> None:
    terisi(unit, "ip", "11", saat(2025, 1, 29))
    ubah(unit, "ip", "", "10", saat(2025, 1, 9))
    ubah(unit, "ip", "10", "11", saat(2025, 1, 29))
    ubah(unit, "ip", "", "Sebab.", saat(2025, 1, 30), kolom="penjelasan")  # an explanation fills no row
    assert waktu(unit, "ip") == date(2025, 1, 9)


def test_a_row_that_was_emptied_and_filled_again_is_filled_when_it_was_again(unit: Unit) -> None:
    terisi(unit, "ip", "10", saat(2025, 1, 20))
    for n, (lama, baru) in enumerate((("", "9"), ("9", ""), ("", "10")), 9):
        ubah(unit, "ip", lama, baru, saat(2025, 1, n))
    assert waktu(unit, "ip") == date(2025, 1, 11)


def test_a_figure_from_before_the_log_was_there_before_its_first_change(unit: Unit) -> None:
    terisi(unit, "ip", "12", saat(2025, 1, 29))
    ubah(unit, "ip", "9", "10", saat(2025, 1, 12))
    ubah(unit, "ip", "10", "12", saat(2025, 1, 29))
    assert waktu(unit, "ip") == date(2025, 1, 12)


def test_money_components_and_no_data_fill_too(unit: Unit) -> None:
    ubah(unit, "rp", "", "5", saat(2025, 1, 7), kolom="rp")
    ubah(unit, "ip", "", "3", saat(2025, 1, 8), kolom="komponen1")
    ubah(unit, "ip", "", "4", saat(2025, 1, 9), kolom="komponen2")
    ubah(unit, "iu", "final", "tidak_tersedia", saat(2025, 1, 10), kolom="status")
    assert [waktu(unit, k) for k in ("rp", "ip", "iu")] == [date(2025, 1, n) for n in (7, 9, 10)]


def test_the_day_is_the_one_of_the_office_clock(unit: Unit) -> None:
    """Half past eleven in the evening of the deadline is the deadline, though tomorrow in Tokyo."""
    terisi(unit, "iu", "10", saat(2025, 1, 15, 23))
    assert hasil(unit).bidang[1].terlambat == 0


def test_achievement_and_what_is_not_reached_with_its_explanation(unit: Unit) -> None:
    terisi(unit, "ip", "8", saat(2025, 1, 10), penjelasan="Pelatihan ditunda.")
    terisi(unit, "iu", "10", saat(2025, 1, 10))
    data, layanan, tanpa = hasil(unit).bidang
    assert (data.capaian.nilai, data.jumlah.tercapai, data.jumlah.tidak) == (80, 0, 1)
    (belum,) = data.belum
    assert (belum.kode, belum.nama, belum.penjelasan) == ("1.1", "Indikator program", "Pelatihan ditunda.")
    assert (layanan.capaian.nilai, layanan.jumlah.tercapai, layanan.belum) == (100, 1, ())
    assert (tanpa.capaian.nilai, tanpa.jumlah.tanpa) == (None, 1)
    assert hasil(unit).seluruhnya.capaian.nilai == 90


# --- page and workbook


def alamat(akhir: str = "/") -> str:
    return f"/dinas-uji/{TAHUN}/pengisian/{TRIWULAN}/rapor{akhir}"


@pytest.mark.parametrize("akhir", ["/", ".xlsx"])
def test_who_sees_the_unit_reads_it_and_nobody_else(client: Client, unit: Unit, akhir: str) -> None:
    for peran in Peran:
        client.force_login(pejabat(unit, peran))
        assert client.get(alamat(akhir)).status_code == 200
    client.force_login(pejabat(buat_unit(), Peran.KEPALA))
    assert client.get(alamat(akhir)).status_code == 404
    client.logout()
    assert client.get(alamat(akhir)).status_code == 302


def test_the_page(client: Client, unit: Unit, django_assert_max_num_queries) -> None:
    terisi(unit, "ip", "8", saat(2025, 1, 10), penjelasan="Pelatihan ditunda.")
    client.force_login(pejabat(unit, Peran.KEPALA))
    with django_assert_max_num_queries(15):
        isi = client.get(alamat()).text
    for teks in (
        "Bidang Data",
        "1 dari 2 baris",
        "Belum tercapai: Bidang Data",
        "80,00%",
        "Pelatihan ditunda.",
    ):
        assert teks in isi
    assert "Bidang tanpa baris" not in isi


def test_an_empty_year_has_no_report(client: Client, unit: Unit) -> None:
    for level in ("sub_kegiatan", "kegiatan", "program"):
        Simpul.objects.filter(unit=unit, level=level).delete()
    Indikator.objects.filter(unit=unit).delete()
    client.force_login(pejabat(unit, Peran.KEPALA))
    assert "Belum ada baris" in client.get(alamat()).text
    assert client.get(alamat(".xlsx")).status_code == 200


def test_the_workbook_has_figures_as_figures_and_text_as_text(client: Client, unit: Unit) -> None:
    terisi(unit, "ip", "8", saat(2025, 1, 10), penjelasan="=HYPERLINK(1)")
    client.force_login(pejabat(unit, Peran.KEPALA))
    jawaban = client.get(alamat(".xlsx"))
    assert jawaban["Content-Disposition"] == 'attachment; filename="rapor-bidang-dinas-uji-2024-tw4.xlsx"'
    wb = load_workbook(BytesIO(jawaban.content))
    satu, dua = wb.worksheets
    baris = {b[1].value: b for b in satu.iter_rows(min_row=7)}
    assert [c.value for c in baris["Bidang Data"][3:7]] == [2, 1, 50, 50]
    assert baris["=Bidang Layanan"][1].data_type == "s"
    assert baris["=Bidang Layanan"][13].value == "– (tidak ada nilai untuk dirata-ratakan)"
    assert baris["Seluruh perangkat daerah"][3].value == 4
    assert [c.value for c in dua[5]][1:] == ["1.1", "Indikator program", 80, "=HYPERLINK(1)"]
    assert all(c.data_type != "f" for ws in wb for r in ws.iter_rows() for c in r)
    assert client.get(alamat(".xlsx")).content == jawaban.content
