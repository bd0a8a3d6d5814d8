"""Pages around the workflow: the year, what is missing, approved copies."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.enums import Keadaan, Peran
from lkjip.models import Unit
from pengisian.enums import Langkah
from pengisian.models import SalinanTriwulan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    langkah,
    pejabat,
    taruh,
    unit_kecil,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil("dinas-uji")
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    return unit


def alamat(nama: str, **lain: object) -> str:
    kwargs = {"unit": "dinas-uji", "tahun": TAHUN, "triwulan": TRIWULAN}
    if nama == "pengisian-tahun":
        del kwargs["triwulan"]
    return reverse(nama, kwargs=kwargs | lain)


def buka(client: Client, unit: Unit, peran: Peran, nama: str, **lain: object) -> str:
    client.force_login(pejabat(unit, peran))
    data = lain.pop("data", {})
    jawaban = client.get(alamat(nama, **lain), data)
    assert jawaban.status_code == 200
    return jawaban.text


HALAMAN = ["pengisian-tahun", "pengisian-kekurangan", "pengisian-alur"]


@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize("peran", Peran)
def test_who_sees_the_unit_reads_it_and_nobody_else(
    client: Client, unit: Unit, nama: str, peran: Peran
) -> None:
    buka(client, unit, peran, nama)
    client.force_login(pejabat(buat_unit(), peran))
    assert client.get(alamat(nama)).status_code == 404
    client.logout()
    assert client.get(alamat(nama)).status_code == 302


@pytest.mark.parametrize("nama", HALAMAN)
def test_years_and_quarters_that_there_are_not(client: Client, unit: Unit, nama: str) -> None:
    client.force_login(pejabat(unit, Peran.PERENCANA))
    assert client.get(alamat(nama, tahun=2019)).status_code == 404
    if nama != "pengisian-tahun":
        assert client.get(alamat(nama, triwulan=5)).status_code == 404


# --- the year


@pytest.mark.parametrize(
    ("peran", "keadaan", "tombol", "langkah"),
    [
        (Peran.PERENCANA, Keadaan.TERISI_SEBAGIAN, "Ajukan", "ajukan"),
        (Peran.KEPALA, Keadaan.DIAJUKAN, "Periksa dan setujui", "setujui"),
        (Peran.KOORDINATOR, Keadaan.DISETUJUI, "Kunci", "kunci"),
    ],
)
def test_the_card_leads_to_what_is_to_be_done(
    client: Client, unit: Unit, peran: Peran, keadaan: Keadaan, tombol: str, langkah: str
) -> None:
    taruh(unit, keadaan)
    isi = buka(client, unit, peran, "pengisian-tahun")
    assert f'href="{alamat("pengisian-alur")}?langkah={langkah}">{tombol}<' in isi
    assert isi.count("kartu-utama") == 1  # the other quarters have no period


def test_the_year_tells_how_full_each_quarter_is(client: Client, unit: Unit) -> None:
    catat(unit, "ip", None)
    isi = buka(client, unit, Peran.OPERATOR, "pengisian-tahun")
    assert "3 dari 4 baris terisi" in isi
    assert isi.count("0 dari 4 baris terisi") == 3
    assert "1 kekurangan sebelum dapat diajukan" in isi
    assert "Isi baris bidang saya" in isi


def test_the_year_tells_who_acted_last(client: Client, unit: Unit) -> None:
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA, first_name="Sari"), "11")
    assert "Terakhir diisi Sari," in buka(client, unit, Peran.KEPALA, "pengisian-tahun")
    langkah(Langkah.AJUKAN, unit, pejabat(unit, Peran.PERENCANA, first_name="Dewi"))
    assert "Diajukan oleh Dewi," in buka(client, unit, Peran.KEPALA, "pengisian-tahun")


def test_a_quarter_that_is_returned_says_so_with_its_version(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DISETUJUI)
    langkah(Langkah.KEMBALIKAN, unit, pejabat(unit, Peran.KOORDINATOR), "Angka BPS baru.")
    isi = buka(client, unit, Peran.PERENCANA, "pengisian-tahun")
    assert "versi 2" in isi
    assert "Dikembalikan" in isi
    # Complete, but not as it was asked for: first the sheet, which says what.
    assert f'href="{alamat("pengisian")}">Perbaiki<' in isi


def test_a_unit_without_plans_has_an_empty_year(client: Client) -> None:
    unit = unit_kecil("dinas-uji")
    Simpul.objects.filter(unit=unit, level="sub_kegiatan").delete()
    Simpul.objects.filter(unit=unit).delete()
    Indikator.objects.filter(unit=unit).delete()
    isi = buka(client, unit, Peran.PERENCANA, "pengisian-tahun")
    assert isi.count("Rencana tahun ini belum mempunyai baris.") == 4


# --- what is missing


def test_missing_rows_by_kind_with_their_cells(client: Client, unit: Unit) -> None:
    catat(unit, "ip", None)
    catat(unit, "iu", "7")
    isi = buka(client, unit, Peran.PERENCANA, "pengisian-kekurangan")
    assert "2 dari 2 kekurangan" in isi
    assert isi.index("Realisasi kinerja belum diisi") < isi.index("Penjelasan wajib diisi")
    lembar = reverse("pengisian", kwargs={"unit": "dinas-uji", "tahun": TAHUN, "triwulan": TRIWULAN})
    i = Indikator.objects.get(unit=unit, kode="ip")
    assert f'href="{lembar}#sel-i{i.pk}-nilai"' in isi


def test_the_filter_by_bidang(client: Client, unit: Unit) -> None:
    kepala = unit.bidang.create(kode="kepala", nama="Kepala")
    bidang = unit.bidang.create(kode="b1", nama="Bidang Data", induk=kepala)
    Simpul.objects.filter(unit=unit, level="program").update(bidang=bidang)
    for kode in ("is", "ip", "iu"):
        catat(unit, kode, None)
    semua = buka(client, unit, Peran.PERENCANA, "pengisian-kekurangan")
    assert "3 dari 3 kekurangan" in semua
    assert "Bidang Data (2)" in semua
    assert "Tanpa penanggung jawab (1)" in semua
    satu = client.get(alamat("pengisian-kekurangan"), {"bidang": bidang.pk}).text
    assert "2 dari 3 kekurangan" in satu
    assert "Indikator sasaran" not in satu
    assert "3 dari 3" in client.get(alamat("pengisian-kekurangan"), {"bidang": "²"}).text
    # Who fills one bidang begins with its rows, and may see all.
    client.force_login(buat_pengguna(Peran.OPERATOR, unit, bidang=bidang))
    assert "2 dari 3 kekurangan" in client.get(alamat("pengisian-kekurangan")).text
    assert "3 dari 3" in client.get(alamat("pengisian-kekurangan"), {"bidang": "semua"}).text
    client.force_login(buat_pengguna(Peran.OPERATOR, unit, bidang=unit.bidang.create(kode="b2", nama="B2")))
    assert "Tidak ada kekurangan pada bidang ini" in client.get(alamat("pengisian-kekurangan")).text


def test_nothing_missing_leads_on(client: Client, unit: Unit) -> None:
    isi = buka(client, unit, Peran.PERENCANA, "pengisian-kekurangan")
    assert "Siap diajukan" in isi
    assert f'href="{alamat("pengisian-alur")}?langkah=ajukan"' in isi
    isi = buka(client, unit, Peran.OPERATOR, "pengisian-kekurangan")
    assert "Siap diajukan" not in isi
    assert "Perencana dapat mengajukan triwulan ini." in isi
    taruh(unit, Keadaan.DIAJUKAN)
    assert "menunggu persetujuan kepala" in buka(client, unit, Peran.PERENCANA, "pengisian-kekurangan")


# --- approved copies


@pytest.fixture
def disetujui(unit: Unit) -> Unit:
    """Twice, with another figure."""
    kepala, perencana = pejabat(unit, Peran.KEPALA, first_name="Heria"), pejabat(unit, Peran.PERENCANA)
    langkah(Langkah.AJUKAN, unit, perencana)
    langkah(Langkah.SETUJUI, unit, kepala)
    langkah(Langkah.KEMBALIKAN, unit, pejabat(unit, Peran.KOORDINATOR), "Koreksi.")
    isi_penuh(unit, perencana, "12")
    langkah(Langkah.AJUKAN, unit, perencana)
    langkah(Langkah.SETUJUI, unit, kepala)
    return unit


def test_a_copy_is_read_as_it_was_approved(client: Client, disetujui: Unit) -> None:
    catat(disetujui, "ip", "999")
    isi = buka(client, disetujui, Peran.OPERATOR, "pengisian-salinan", versi=1)
    kopi = SalinanTriwulan.objects.get(versi=1)
    for teks in ("Indikator program", "10,00", "100,00%", "Rp\u00a0250.000", kopi.sha256, "Disetujui Heria"):
        assert teks in isi
    assert "999" not in isi


def test_two_versions_are_compared_from_old_to_new(client: Client, disetujui: Unit) -> None:
    for versi, banding in ((1, "2"), (2, "1")):
        isi = buka(
            client, disetujui, Peran.KEPALA, "pengisian-salinan", versi=versi, data={"banding": banding}
        )
        assert '<td class="lama">10,00</td>' in isi
        assert '<td class="baru">12,00</td>' in isi


def test_a_version_is_compared_with_what_stands_there_now(client: Client, disetujui: Unit) -> None:
    data = {"banding": "kini"}
    isi = buka(client, disetujui, Peran.KEPALA, "pengisian-salinan", versi=2, data=data)
    assert "Tidak ada perbedaan." in isi
    catat(disetujui, "ip", "13")
    isi = client.get(alamat("pengisian-salinan", versi=2), data).text
    assert '<td class="baru">13,00</td>' in isi


@pytest.mark.parametrize("banding", ["9", "x", "²", "1"])
def test_an_odd_comparison_compares_nothing(client: Client, disetujui: Unit, banding: str) -> None:
    isi = buka(client, disetujui, Peran.KEPALA, "pengisian-salinan", versi=1, data={"banding": banding})
    assert 'class="lama"' not in isi


def test_the_download_is_the_bytes_of_the_hash(client: Client, disetujui: Unit) -> None:
    client.force_login(pejabat(disetujui, Peran.INSPEKTORAT))
    jawaban = client.get(alamat("pengisian-salinan-json", versi=2))
    assert jawaban["Content-Disposition"] == f'attachment; filename="dinas-uji-{TAHUN}-tw4-versi2.json"'
    kopi = SalinanTriwulan.objects.get(versi=2)
    assert sha256(jawaban.content).hexdigest() == kopi.sha256
    assert json.loads(jawaban.content)["versi"] == 2


@pytest.mark.parametrize("nama", ["pengisian-salinan", "pengisian-salinan-json"])
@pytest.mark.parametrize("versi", [0, 3, 10**300])
def test_versions_that_there_are_not(client: Client, disetujui: Unit, nama: str, versi: int) -> None:
    client.force_login(pejabat(disetujui, Peran.KEPALA))
    assert client.get(alamat(nama, versi=versi)).status_code == 404


@pytest.mark.parametrize("nama", ["pengisian-salinan", "pengisian-salinan-json"])
def test_a_foreign_copy_does_not_exist(client: Client, disetujui: Unit, nama: str) -> None:
    client.force_login(pejabat(buat_unit(), Peran.KEPALA))
    assert client.get(alamat(nama, versi=1)).status_code == 404


@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("pengisian-tahun", {}),
        ("pengisian-kekurangan", {}),
        ("pengisian-salinan", {"versi": 1}),
        ("pengisian-salinan", {"versi": 1, "banding": "2"}),
        ("pengisian-salinan", {"versi": 1, "banding": "kini"}),
    ],
)
def test_queries(
    client: Client, disetujui: Unit, nama: str, lain: dict, django_assert_max_num_queries
) -> None:
    for triwulan in (1, 2, 3):
        buka_periode(disetujui, triwulan=triwulan)
    client.force_login(pejabat(disetujui, Peran.PERENCANA))
    banding = {"banding": lain.pop("banding")} if "banding" in lain else {}
    client.get(alamat(nama, **lain))
    with django_assert_max_num_queries(15):
        client.get(alamat(nama, **lain), banding)
