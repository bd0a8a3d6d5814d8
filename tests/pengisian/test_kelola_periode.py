"""Periods of a pemda: four at once, changes that take time away, and more time for one unit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Keadaan, Peran
from lkjip.models import Periode, Perpanjangan, Unit
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import TAHUN, buka_periode, pejabat, taruh, unit_kecil

pytestmark = pytest.mark.django_db
BERANGKAT = {"buka": "2024-04-01", "tenggat": "2024-04-15", "tutup": "2024-04-30"}


@pytest.fixture
def unit() -> Unit:
    return unit_kecil("dinas-uji")


def alamat(unit: Unit, akhir: str = "") -> str:
    return f"/kelola/{unit.pemda.slug}/periode/{akhir}"


@pytest.fixture
def koordinator(client: Client, unit: Unit) -> Client:
    client.force_login(pejabat(unit, Peran.KOORDINATOR, username="rina"))
    return client


def empat(**ganti: str) -> dict[str, str]:
    """Four quarters as the form sends them."""
    tanggal = {
        1: ("2024-04-01", "2024-04-15", "2024-04-30"),
        2: ("2024-07-01", "2024-07-15", "2024-07-31"),
        3: ("2024-10-01", "2024-10-15", "2024-10-31"),
        4: ("2025-01-01", "2025-01-15", "2025-01-31"),
    }
    isi = {
        f"tw{n}-{nama}": nilai
        for n, semua in tanggal.items()
        for nama, nilai in zip(("buka", "tenggat", "tutup"), semua, strict=True)
    }
    return isi | ganti


@pytest.mark.parametrize("akhir", ["", "2024/4/", "2024/4/perpanjangan/"])
def test_only_the_koordinator_of_the_pemda_sets_periods(client: Client, unit: Unit, akhir: str) -> None:
    buka_periode(unit)
    asing = buat_unit()
    for peran in Peran:
        for milik, boleh in ((unit, peran == Peran.KOORDINATOR), (asing, False)):
            client.force_login(pejabat(milik, peran))
            harap = 200 if boleh else 404
            assert client.get(alamat(unit, akhir)).status_code == harap, (peran, milik)
            if not boleh:
                assert client.post(alamat(unit, akhir), BERANGKAT).status_code == 404
    client.force_login(buat_pengguna(Peran.KOORDINATOR, unit))  # of one unit only
    assert client.get(alamat(unit, akhir)).status_code == 404
    client.logout()
    assert client.get(alamat(unit, akhir)).status_code == 302
    assert Periode.objects.count() == 1


def test_four_quarters_at_once_with_the_dates_that_are_proposed(
    koordinator: Client, unit: Unit, caplog
) -> None:
    isi = koordinator.get(alamat(unit), {"tahun": TAHUN}).text
    for terusul in ("2024-04-15", "2025-01-31", "Buat 4 periode"):
        assert terusul in isi
    jawaban = koordinator.post(f"{alamat(unit)}?tahun={TAHUN}", empat(**{"tw2-tenggat": "2024-07-20"}))
    assert (jawaban.status_code, jawaban["Location"]) == (302, f"{alamat(unit)}?tahun=2024")
    semua = {p.triwulan: p for p in Periode.objects.filter(pemda=unit.pemda, tahun=TAHUN)}
    assert sorted(semua) == [1, 2, 3, 4]
    assert semua[2].tenggat == date(2024, 7, 20)
    assert caplog.text.count("created") == 4
    assert "by rina" in caplog.text
    isi = koordinator.get(alamat(unit), {"tahun": TAHUN}).text
    assert "Buat" not in isi
    assert "20 Juli 2024" in isi


def test_one_bad_date_makes_none_of_the_four_and_keeps_what_was_typed(
    koordinator: Client, unit: Unit
) -> None:
    jawaban = koordinator.post(f"{alamat(unit)}?tahun={TAHUN}", empat(**{"tw3-tutup": "2024-10-02"}))
    assert jawaban.status_code == 200
    assert "Urutan tanggal: dibuka, batas waktu, lalu ditutup." in jawaban.text
    assert "2024-10-02" in jawaban.text
    jawaban = koordinator.post(f"{alamat(unit)}?tahun={TAHUN}", empat(**{"tw3-tutup": "nanti"}))
    assert jawaban.status_code == 200
    assert not Periode.objects.exists()


def test_only_quarters_without_a_period_are_made(koordinator: Client, unit: Unit) -> None:
    ada = buka_periode(unit, triwulan=1)
    isi = koordinator.get(alamat(unit), {"tahun": TAHUN}).text
    assert "Buat 3 periode" in isi
    koordinator.post(f"{alamat(unit)}?tahun={TAHUN}", empat())
    assert Periode.objects.count() == 4
    assert Periode.objects.get(triwulan=1).tenggat == ada.tenggat


def test_the_year_that_opens(koordinator: Client, unit: Unit, time_machine) -> None:
    buat_pengaturan(unit.pemda, 2025)
    for hari, tahun in (("2025-06-01", 2025), ("2024-06-01", 2024), ("2031-06-01", 2025)):
        time_machine.move_to(f"{hari}T10:00:00+08:00")
        koordinator.force_login(pejabat(unit, Peran.KOORDINATOR))
        assert f"Buat periode tahun {tahun}" in koordinator.get(alamat(unit)).text
    assert "tahun 2025" in koordinator.get(alamat(unit), {"tahun": "1999"}).text


def ubah(klien: Client, unit: Unit, **hari: int | str) -> object:
    """Days from today."""
    kini = timezone.localdate()
    data = {k: (kini + timedelta(v)).isoformat() if isinstance(v, int) else v for k, v in hari.items()}
    return klien.post(alamat(unit, "2024/4/"), data)


def test_a_period_is_changed(koordinator: Client, unit: Unit, caplog) -> None:
    buka_periode(unit)
    assert ubah(koordinator, unit, buka=-5, tenggat=20, tutup=40).status_code == 302
    assert Periode.objects.get().tutup == timezone.localdate() + timedelta(40)
    assert "changed" in caplog.text


@pytest.mark.parametrize(
    ("tanggal", "pesan"),
    [
        ({"buka": -30, "tenggat": -5, "tutup": -1}, "pengisian langsung tertutup bagi 1 perangkat daerah"),
        (
            {"buka": -30, "tenggat": -1, "tutup": 20},
            "1 perangkat daerah yang belum mengajukan langsung terlambat",
        ),
    ],
)
def test_taking_away_time_is_asked_about_once_more(
    koordinator: Client, unit: Unit, tanggal: dict, pesan: str
) -> None:
    taruh(buat_unit(pemda=unit.pemda), Keadaan.DIAJUKAN)  # is not concerned
    periode = buka_periode(unit)
    jawaban = ubah(koordinator, unit, **tanggal)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    assert 'name="yakin"' in jawaban.text
    assert Periode.objects.get().tutup == periode.tutup
    assert ubah(koordinator, unit, **tanggal, yakin="on").status_code == 302
    assert Periode.objects.get().tutup != periode.tutup or Periode.objects.get().tenggat != periode.tenggat


def test_a_period_that_is_over_is_changed_without_a_question(koordinator: Client, unit: Unit) -> None:
    buka_periode(unit, -60)
    assert 'name="yakin"' not in koordinator.get(alamat(unit, "2024/4/")).text
    assert ubah(koordinator, unit, buka=-90, tenggat=-61, tutup=-50).status_code == 302


def test_dates_out_of_order_are_refused(koordinator: Client, unit: Unit) -> None:
    buka_periode(unit)
    assert "Urutan tanggal" in ubah(koordinator, unit, buka=5, tenggat=4, tutup=10).text


@pytest.mark.parametrize("akhir", ["2024/3/", "2019/4/", "2024/9/", "2024/3/perpanjangan/"])
def test_periods_that_there_are_not(koordinator: Client, unit: Unit, akhir: str) -> None:
    buka_periode(unit)
    assert koordinator.get(alamat(unit, akhir)).status_code == 404


# --- more time for one unit


def beri(klien: Client, unit: Unit, /, **isi: object) -> object:
    sampai = (timezone.localdate() + timedelta(40)).isoformat()
    data = {"unit": unit.pk, "sampai": sampai, "alasan": "Server padam."} | isi
    return klien.post(alamat(unit, "2024/4/perpanjangan/"), data)


def test_more_time_is_listed_with_reason_person_and_moment(koordinator: Client, unit: Unit) -> None:
    buka_periode(unit)
    assert beri(koordinator, unit).status_code == 302
    baru = Perpanjangan.objects.get()
    assert (baru.unit, baru.alasan, baru.oleh.username) == (unit, "Server padam.", "rina")
    isi = koordinator.get(alamat(unit), {"tahun": TAHUN}).text
    for teks in (unit.nama, "Server padam.", "rina"):
        assert teks in isi
    baru.oleh.delete()
    koordinator.force_login(pejabat(unit, Peran.KOORDINATOR))
    assert "akun yang sudah tidak ada" in koordinator.get(alamat(unit), {"tahun": TAHUN}).text


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"alasan": " "}, "Tulis alasan perpanjangan."),
        ({"sampai": "2020-01-01"}, "Tanggal perpanjangan sudah lewat."),
        ({"sampai": "besok"}, "Tanggal ini tidak terbaca."),
        ({"sampai": ""}, "Isi tanggalnya."),
        ({"unit": ""}, "Pilih perangkat daerah."),
        ({"unit": "0"}, "Perangkat daerah ini tidak ada."),
    ],
)
def test_bad_extensions_say_why_and_keep_what_was_typed(
    koordinator: Client, unit: Unit, isi: dict, pesan: str
) -> None:
    buka_periode(unit)
    jawaban = beri(koordinator, unit, **isi)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    assert not Perpanjangan.objects.exists()
    if "alasan" not in isi:
        assert "Server padam." in jawaban.text


def test_a_unit_of_another_pemda_cannot_be_chosen(koordinator: Client, unit: Unit) -> None:
    buka_periode(unit)
    asing = buat_unit()
    assert asing.nama not in koordinator.get(alamat(unit, "2024/4/perpanjangan/")).text
    assert beri(koordinator, unit, unit=asing.pk).status_code == 200
    assert not Perpanjangan.objects.exists()


@pytest.mark.parametrize("akhir", ["", "2024/4/", "2024/4/perpanjangan/"])
def test_queries(koordinator: Client, unit: Unit, akhir: str, django_assert_max_num_queries) -> None:
    for _ in range(5):
        buat_unit(pemda=unit.pemda)
    for n in range(1, 5):
        buka_periode(unit, triwulan=n)
    beri(koordinator, unit)
    koordinator.get(alamat(unit, akhir))
    with django_assert_max_num_queries(8):
        koordinator.get(alamat(unit, akhir))
