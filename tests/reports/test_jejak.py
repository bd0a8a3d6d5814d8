"""The trace of a figure: every computed cell has one, and it says how the figure came about."""

import html
from functools import cache

import pytest
from django.test import Client
from django.utils.html import strip_tags

from budget.models import Simpul
from lkjip.enums import Peran
from lkjip.models import Unit
from reports.build import sumber_untuk, susun_tabel
from reports.jejak import LEPAS, jejak
from reports.outline import TABEL
from reports.sumber import Sumber
from reports.tables.e81 import E81
from tests.pabrik import buat_pengguna
from tests.pengisian import bantu
from tests.pengisian.bantu import buka, orang, tulis
from tests.reports.halaman import JEJAK, TAHUN, UNIT, alamat

pytestmark = pytest.mark.django_db


@pytest.fixture
def masuk(client: Client) -> Client:
    client.force_login(buat_pengguna(Peran.KEPALA, Unit.objects.get(slug=UNIT)))
    return client


def teks(isi: str) -> str:
    return " ".join(html.unescape(strip_tags(isi)).split())


@pytest.fixture
def sekali_susun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table is built once: a request asks for one cell, and so builds it for that cell alone."""
    monkeypatch.setattr("reports.jejak.susun_tabel", cache(susun_tabel))
    monkeypatch.setattr(E81, "blok_dari", classmethod(cache(E81.blok_dari.__func__)))


def sel_terhitung(data: Sumber) -> list[tuple[str, str, str]]:
    """Table, row and column of every computed cell."""
    return [
        (kelas.kunci, baris.kunci, kolom)
        for kelas in (*TABEL.values(), E81)
        for baris in kelas.blok_dari(data, "").baris
        for kolom, sel in baris.sel.items()
        if sel.hasil
    ]


@pytest.mark.usefixtures("sekali_susun")
@pytest.mark.parametrize("tahun", [2022, TAHUN])
def test_every_computed_cell_has_a_trace(tahun: int) -> None:
    data = sumber_untuk(UNIT, tahun)
    semua = sel_terhitung(data)
    assert len(semua) == len(set(semua)), "two cells with one address"
    for kunci in semua:
        hasil = jejak(data, *kunci)
        assert hasil is not None, kunci
        assert hasil.sebutan
        assert hasil.hasil.rumus


def test_every_link_of_the_tables_opens(masuk: Client) -> None:
    """As a reader clicks: one of each table and column."""
    contoh: dict[tuple[str, str], tuple[str, str, str]] = {}
    for tabel, baris, kolom in sel_terhitung(sumber_untuk(UNIT, TAHUN)):
        contoh[tabel, kolom] = (tabel, baris, kolom)
    for tabel, baris, kolom in contoh.values():
        assert masuk.get(alamat(f"jejak/{tabel}/{baris}/{kolom}/")).status_code == 200, (tabel, baris, kolom)


@pytest.mark.parametrize("kunci", LEPAS, ids="/".join)
def test_figures_outside_of_tables_have_traces_too(masuk: Client, kunci: tuple[str, ...]) -> None:
    jawaban = masuk.get(alamat(f"jejak/{'/'.join(kunci)}/"))
    assert jawaban.status_code == 200
    assert "Masukan" in jawaban.text


def test_trace_tells_how_the_figure_came_about(masuk: Client) -> None:
    isi = teks(masuk.get(alamat(JEJAK)).text)
    for bagian in (
        "Tercetak 102,13 Melebihi Target",
        "Nilai persis 102,12765957",
        "Rumus R / T × 100",
        "Dasar PermenPANRB 53/2014",
        "Asal target Perjanjian Kinerja Perubahan Tahun 2024",
        "T Target 70,5",
        "R Realisasi 72",
        "Setahun 2024: 72 sementara, data tahun 2023",
        "Sumber: BPS. Diisi",
        "Tabel 3.5 Realisasi dan Capaian Kinerja",
    ):
        assert bagian in isi


def test_trace_names_who_entered_each_quarter_and_leads_to_the_history(masuk: Client) -> None:
    buka()
    sari = orang(first_name="Sari", last_name="Wulandari")
    tulis(sari, ("1.2", "komponen1", "170"))
    isi = masuk.get(alamat("jejak/e81/1.2/tw4_k/")).text
    assert "Diisi oleh Sari Wulandari," in teks(isi)
    tautan = f"{alamat('pengisian/4/riwayat/')}?kunci={bantu.kunci('1.2')}"
    assert f'href="{tautan}"' in isi
    assert "Sari Wulandari" in masuk.get(tautan).text
    tahunan = alamat(f"pengisian/tahunan/{bantu.kunci('idg')}/")
    assert f'href="{tahunan}"' in masuk.get(alamat(JEJAK)).text
    assert masuk.get(tahunan).status_code == 200


def test_trace_names_an_account_without_a_name_by_its_username(masuk: Client) -> None:
    buka()
    tulis(orang(username="s.wulandari"), ("1.2", "komponen1", "170"))
    assert "Diisi oleh s.wulandari," in teks(masuk.get(alamat("jejak/e81/1.2/tw4_k/")).text)


def test_trace_of_an_earlier_year_has_its_own_entry(masuk: Client) -> None:
    isi = teks(masuk.get(alamat("jejak/perbandingan-tahun/idg/r2022/")).text)
    assert "Setahun 2022: 69,27" in isi
    assert "Setahun 2024" not in isi


def test_trace_names_the_components(masuk: Client) -> None:
    isi = teks(masuk.get(alamat("jejak/e81/1.2/tw4_k/")).text)
    assert "k1 / k2 × 100.000" in isi
    assert "Triwulan IV 2024: Perempuan korban kekerasan termasuk TPPO 168 orang" in isi


def test_trace_of_money_leads_to_the_other_tables(masuk: Client) -> None:
    isi = teks(masuk.get(alamat("jejak/realisasi-anggaran/1.2/capaian/")).text)
    assert "Tercetak 86,47" in isi
    assert "Realisasi yang diisi" not in isi
    assert "Rencana Anggaran DP3AKB" in isi


def test_trace_of_money_names_who_wrote_it_last(masuk: Client, django_assert_max_num_queries) -> None:
    buka()
    sub, lain = (Simpul.objects.get(unit__slug=UNIT, tahun=TAHUN, kode=k) for k in ("1.2.1.1", "1.2.2.1"))
    tulis(orang(first_name="Sari Wulandari"), ("s:1.2.1.1", "rp", "1.000"))
    satu = masuk.get(alamat("jejak/e81/1.2.1.1/capaian_rp/")).text
    assert "Triwulan IV 2024: Rp 1.000 Diisi oleh Sari Wulandari," in teks(satu)
    tautan = f"{alamat('pengisian/4/riwayat/')}?kunci=s{sub.pk}"
    assert f'href="{tautan}"' in satu
    assert "Sari Wulandari" in masuk.get(tautan).text
    tulis(orang(username="budi"), ("s:1.2.2.1", "rp", "2.000"))
    # A sum names the last of those who wrote any of it; one that has no part in it, nobody.
    for jalur in (
        "jejak/e81/1.2/capaian_rp/",
        "jejak/realisasi-anggaran/1.2/capaian/",
        "jejak/e81/serapan/capaian/",
    ):
        with django_assert_max_num_queries(15):
            isi = teks(masuk.get(alamat(jalur)).text)
        assert f"Terakhir diisi oleh budi pada {lain.kode}," in isi, jalur
    assert "Sari" not in teks(masuk.get(alamat("jejak/e81/1.1/capaian_rp/")).text)
    assert "Realisasi anggaran yang diisi" not in masuk.get(alamat("jejak/e81/1.2/capaian_k/")).text


@pytest.mark.usefixtures("sekali_susun")
def test_every_sum_of_money_has_its_writers() -> None:
    data = sumber_untuk(UNIT, TAHUN)
    uang = {"capaian", "capaian_rp", "renstra_rp", "kemajuan_rp", "serapan", "efisiensi", "nilai_efisiensi"}
    diperiksa = 0
    for tabel, baris, kolom in sel_terhitung(data):
        if tabel in ("realisasi-anggaran", "efisiensi", "e81") and kolom in uang:
            diperiksa += 1
            hasil = jejak(data, tabel, baris, kolom)
            assert hasil is not None
            if hasil.hasil.nilai and not (tabel == "efisiensi" and kolom == "capaian"):
                assert hasil.belanja, (tabel, baris, kolom)
    assert diperiksa > 250


def test_fragment_for_the_dialog(masuk: Client) -> None:
    isi = masuk.get(alamat(JEJAK), headers={"X-Requested-With": "fetch"}).text
    assert "Tercetak" in isi
    assert "<html" not in isi


@pytest.mark.parametrize(
    "jalur",
    [
        "jejak/tidak-ada/idg/capaian/",
        "jejak/target-realisasi/tidak-ada/capaian/",
        "jejak/target-realisasi/idg/tidak-ada/",
        "jejak/target-realisasi/idg/indikator/",
    ],
    ids=["table", "row", "column", "not computed"],
)
def test_unknown_figures(masuk: Client, jalur: str) -> None:
    assert masuk.get(alamat(jalur)).status_code == 404
