"""The history of a quarter: complete, filtered, grouped, and safe as a workbook."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from openpyxl import load_workbook

from lkjip.enums import Keadaan, Peran
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, orang, tulis

pytestmark = pytest.mark.django_db
ALAMAT = f"/dp3akb/{TAHUN}/pengisian/4/riwayat/"


@pytest.fixture
def sari(client: Client):
    buka()
    pengguna = orang(first_name="Sari", last_name="Wulandari")
    client.force_login(pengguna)
    return pengguna


def teks(client: Client, **saringan: str) -> str:
    return " ".join(strip_tags(client.get(ALAMAT, saringan).text).split())


def test_who_changed_what_when_and_how(client: Client, sari) -> None:
    tulis(sari, ("2.2.1", "nilai", "5"), ("2.2.1", "penjelasan", "<b>Kader</b> bertambah."))
    tulis(sari, ("1.1", "komponen1", "31"), ("s:1.2.1.1", "rp", "1.000"), cara=Cara.FORMULIR)
    isi = teks(client)
    for bagian in (
        "2.2.1 Jumlah PUS", "Realisasi kinerja: kosong → 5", "&lt;b&gt;Kader", "Sari Wulandari",
        "Diketik pada lembar", "Formulir satu baris", "1.2.1.1", "Realisasi anggaran (Rp)", "→ 1.000",
    ):  # fmt: skip
        assert bagian in isi
    assert "Komponen 1" not in isi, "a component has a name"


def test_newest_first_and_status_in_words(client: Client, sari) -> None:
    tulis(sari, ("2.2.1", "nilai", "5"))
    tulis(sari, ("2.2.1", "status", "sementara"), ("2.2.1", "tahun_data", "2023"))
    isi = teks(client)
    assert isi.index("Final → Sementara") < isi.index("kosong → 5")


def test_filters_by_row_person_way_and_date(client: Client, sari) -> None:
    budi = orang(first_name="Budi")
    tulis(sari, ("2.2.1", "nilai", "5"))
    tulis(budi, ("2.2.2", "nilai", "66"), cara=Cara.FORMULIR)
    hari = timezone.localdate()
    for saringan, ada in (
        ({"kunci": kunci("2.2.1")}, (True, False)),
        ({"oleh": str(budi.pk)}, (False, True)),
        ({"cara": "formulir"}, (False, True)),
        ({"dari": hari.isoformat()}, (True, True)),
        ({"dari": (hari + timedelta(1)).isoformat()}, (False, False)),
        ({"sampai": (hari - timedelta(1)).isoformat()}, (False, False)),
        ({"kunci": "aneh", "oleh": "x", "cara": "y", "kelompok": "z"}, (True, True)),
    ):
        isi = teks(client, **saringan)
        assert ("→ 5" in isi, "→ 66" in isi) == ada, saringan
    assert "Belum ada perubahan yang cocok" in teks(client, cara="unggah")


def test_a_paste_is_one_line_that_opens(client: Client, sari) -> None:
    kelompok = uuid4()
    tulis(sari, ("2.2.1", "nilai", "5"))
    sel = (("2.2.1", "nilai", "6"), ("2.2.2", "nilai", "7"), ("s:1.2.1.1", "rp", "8"))
    tulis(sari, *sel, cara=Cara.TEMPEL, kelompok=kelompok)
    isi = teks(client)
    assert "3 sel sekaligus" in isi
    assert "→ 6" not in isi
    assert "kosong → 5" in isi
    rinci = teks(client, kelompok=str(kelompok))
    assert "5 → 6" in rinci
    assert "→ 7" in rinci
    assert "sel sekaligus" not in rinci
    # Of one row's filter only what is of that row is shown, the paste still as one line.
    assert "3 sel sekaligus" in teks(client, kunci=kunci("2.2.2"))


def test_only_this_quarter_and_this_unit(client: Client, sari) -> None:
    buka(3)
    tulis(sari, ("2.2.1", "nilai", "333"), triwulan=3)
    assert "333" not in teks(client)


def test_pages(client: Client, sari) -> None:
    for n in range(1, 53):
        tulis(sari, ("2.2.1", "nilai", str(n)))
    isi = teks(client)
    assert "Halaman 1 dari 2" in isi
    assert "51 → 52" in isi
    assert "kosong → 1 " in teks(client, page="2")
    assert "Halaman 2 dari 2" in teks(client, page="99"), "the last one"
    assert "oleh=" in client.get(ALAMAT, {"oleh": str(sari.pk)}).text, "pages keep the filter"


def test_one_row_as_a_fragment(client: Client, sari) -> None:
    tulis(sari, ("2.2.1", "nilai", "5"))
    jawaban = client.get(ALAMAT, {"kunci": kunci("2.2.1")}, headers={"X-Requested-With": "fetch"})
    assert "<html" not in jawaban.text
    assert "kosong" in jawaban.text
    assert "X-Requested-With" in jawaban["Vary"]


def test_the_workbook_has_all_of_it_and_no_formula(client: Client, sari) -> None:
    tulis(sari, ("2.2.1", "penjelasan", '=HYPERLINK("http://jauh.example")'), ("2.2.1", "sumber", "+62\x01"))
    tulis(sari, ("2.2.1", "nilai", "5"), ("2.2.2", "nilai", "6"), cara=Cara.TEMPEL, kelompok=uuid4())
    jawaban = client.get(f"/dp3akb/{TAHUN}/pengisian/4/riwayat.xlsx")
    assert jawaban["Content-Disposition"] == 'attachment; filename="Riwayat-TW4-2024-dp3akb.xlsx"'
    lembar = load_workbook(BytesIO(jawaban.content)).active
    sel = [s for baris in lembar.iter_rows() for s in baris if s.value is not None]
    assert {s.data_type for s in sel} == {"s"}
    assert {'=HYPERLINK("http://jauh.example")', "+62", "5", "6"} <= {s.value for s in sel}
    assert lembar.max_row == 6, "pastes cell by cell"
    hanya = client.get(f"/dp3akb/{TAHUN}/pengisian/4/riwayat.xlsx", {"cara": "tempel"})
    assert load_workbook(BytesIO(hanya.content)).active.max_row == 4, "as filtered on the screen"


@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_everybody_of_the_unit_reads_it_always(client: Client, peran, keadaan) -> None:
    letakkan(keadaan)
    client.force_login(orang(peran))
    assert client.get(ALAMAT).status_code == 200
    assert client.get(f"/dp3akb/{TAHUN}/pengisian/4/riwayat.xlsx").status_code == 200
    assert client.post(ALAMAT).status_code == 405


def test_strangers_find_nothing(client: Client) -> None:
    assert client.get(ALAMAT).status_code == 302
    client.force_login(buat_pengguna(Peran.KEPALA, buat_unit()))
    for jalur in (ALAMAT, f"/dp3akb/{TAHUN}/pengisian/4/riwayat.xlsx"):
        assert client.get(jalur).status_code == 404


def test_few_queries_however_many_changes(client: Client, sari, django_assert_max_num_queries) -> None:
    for n in range(1, 20):
        tulis(sari, ("2.2.1", "nilai", str(n)), ("1.1", "komponen1", str(n)))
    assert PerubahanSel.objects.count() > 30
    for saringan in ({}, {"kunci": kunci("1.1")}):
        with django_assert_max_num_queries(12):
            client.get(ALAMAT, saringan)
