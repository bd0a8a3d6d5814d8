"""A unit that has only begun: every page says what is missing, none breaks or shows a 0 that is none."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

from budget.models import Dpa, IndikatorSimpul, Pagu, Simpul
from indicators.models import Dokumen, Indikator, Realisasi, Sasaran, Target, Tujuan
from lkjip.enums import Peran
from lkjip.models import Pemda, Unit
from reports.build import sumber_untuk
from reports.kekurangan import kekurangan
from tests.pabrik import buat_pengguna, buat_unit
from tests.reports.halaman import SEMUA, TAHUN, alamat

pytestmark = pytest.mark.django_db
NOL = re.compile(r"(?<![\d.,])0(,0+)?%?(?![\d.,])")


@pytest.fixture
def kosong() -> Unit:
    """A unit of the demo's pemda, which has scales, without a single row."""
    return buat_unit("dinas-baru", pemda=Pemda.objects.get(unit__slug="dp3akb"))


@pytest.fixture
def setengah(kosong: Unit) -> Unit:
    """One indicator with a target only, one without; a program with pagu and without realisation."""
    renstra = Dokumen.objects.create(
        unit=kosong, jenis="renstra", tahun=2021, tahun_akhir=2026, nama="Renstra"
    )
    pk = Dokumen.objects.create(
        unit=kosong, jenis="pk", tahun=TAHUN, nama="Perjanjian Kinerja", tanggal=date(TAHUN, 1, 5)
    )
    tujuan = Tujuan.objects.create(unit=kosong, dokumen=renstra, kode="t1", nomor=1, uraian="Tujuan satu")
    sasaran = Sasaran.objects.create(
        unit=kosong, dokumen=renstra, tujuan=tujuan, kode="s1", nomor=1, uraian="Sasaran satu"
    )
    bersama = {"unit": kosong, "level": "sasaran", "sasaran": sasaran, "satuan": "%", "iku": True}
    berjanji = Indikator.objects.create(kode="a", nama="Indikator berjanji", **bersama)
    Indikator.objects.create(kode="b", nama="Indikator tanpa janji", urutan=1, **bersama)
    Target.objects.create(indikator=berjanji, dokumen=pk, tahun=TAHUN, nilai=80)
    isi = {"unit": kosong, "tahun": TAHUN, "kode_sementara": True}
    program = Simpul.objects.create(kode="1.1", level="program", nama="Program satu", sasaran=sasaran, **isi)
    kegiatan = Simpul.objects.create(kode="1.1.1", level="kegiatan", nama="Kegiatan", induk=program, **isi)
    sub = Simpul.objects.create(kode="1.1.1.1", level="sub_kegiatan", nama="Sub", induk=kegiatan, **isi)
    keluaran = Indikator.objects.create(unit=kosong, kode="k", level="program", nama="Hasil", satuan="%")
    IndikatorSimpul.objects.create(simpul=program, indikator=keluaran)
    dpa = Dpa.objects.create(unit=kosong, tahun=TAHUN, urutan=0, jenis="murni")
    Pagu.objects.create(simpul=sub, dpa=dpa, sumber_dana="apbd", nilai=1_000_000)
    return kosong


def masuk(client: Client, unit: Unit) -> Client:
    client.force_login(buat_pengguna(Peran.KEPALA, unit))
    return client


def teks(client: Client, unit: Unit, jalur: str = "") -> str:
    isi = client.get(alamat(jalur, unit=unit.slug)).text
    utama = isi[isi.index("<main") : isi.index("</main>")]
    return " ".join(html.unescape(strip_tags(utama)).split())


@pytest.mark.parametrize("keadaan", ["kosong", "setengah"])
def test_every_page_opens(client: Client, keadaan: str, request: pytest.FixtureRequest) -> None:
    unit = request.getfixturevalue(keadaan)
    masuk(client, unit)
    assert [j for j in SEMUA if client.get(alamat(j, unit=unit.slug)).status_code != 200] == []


@pytest.mark.parametrize("keadaan", ["kosong", "setengah"])
@pytest.mark.parametrize(
    "jalur",
    ["", "rencana/anggaran/", "tabel/target-realisasi/", "tabel/efisiensi/", "tabel/realisasi-anggaran/"],
)
def test_what_is_unknown_is_not_zero(
    client: Client, keadaan: str, jalur: str, request: pytest.FixtureRequest
) -> None:
    unit = request.getfixturevalue(keadaan)
    isi = teks(masuk(client, unit), unit, jalur).replace("pagu 0 atau belum ada", "")
    assert not NOL.findall(isi)


def test_empty_dashboard_says_what_to_begin_with(client: Client, kosong: Unit) -> None:
    isi = teks(masuk(client, kosong), kosong)
    for bagian in (
        "tidak ada nilai untuk dirata-ratakan",
        "pagu 0 atau belum ada",
        "Evaluasi AKIP tahun lalu belum dicatat",
        "Sasaran dan indikatornya belum diisi",
        "Renstra yang berlaku pada tahun 2024 belum diisi",
        "Perjanjian Kinerja tahun 2024 belum diisi",
    ):
        assert bagian in isi


def test_half_filled_dashboard_names_each_gap(client: Client, setengah: Unit) -> None:
    isi = teks(masuk(client, setengah), setengah)
    assert "Target 80 · Realisasi –" in isi
    assert "realisasi belum ada data dari Rp 1.000.000" in isi


def test_gaps_are_told_apart(setengah: Unit) -> None:
    hasil = {k.judul: k.butir for k in kekurangan(sumber_untuk(setengah.slug, TAHUN))}
    assert hasil["Keputusan Indikator Kinerja Utama belum diisi"]
    assert hasil["Indikator tanpa target"] == ("Sasaran 1: Indikator tanpa janji", "1.1: Hasil")
    assert len(hasil["Indikator tanpa realisasi"]) == 3
    assert hasil["Program tanpa realisasi anggaran"] == ("1.1 Program satu",)
    assert hasil["Program, kegiatan, atau sub kegiatan tanpa indikator"] == (
        "1.1.1 Kegiatan",
        "1.1.1.1 Sub",
    )
    assert not any("sementara" in judul or "triwulan" in judul for judul in hasil)


def test_a_yearly_or_provisional_figure_is_a_gap_too(setengah: Unit) -> None:
    indikator = Indikator.objects.get(unit=setengah, kode="a")
    Realisasi.objects.create(
        indikator=indikator, tahun=TAHUN, nilai=70, status="sementara", tahun_data=2023, alasan="belum terbit"
    )
    hasil = {k.judul: k.butir for k in kekurangan(sumber_untuk(setengah.slug, TAHUN))}
    assert hasil["Angka sementara yang harus diganti"] == (
        "Sasaran 1: Indikator berjanji: memakai data tahun 2023",
    )
    assert any("hanya diketahui untuk setahun" in judul for judul in hasil)


def test_a_unit_without_prepared_years_says_whom_to_ask(client: Client) -> None:
    unit = buat_unit()
    jawaban = masuk(client, unit).get(alamat("", unit=unit.slug))
    assert jawaban.status_code == 404
    assert "Hubungi admin atau koordinator pemda" in jawaban.text
