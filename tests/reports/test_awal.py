"""The guide of the first hour: each step from open to done, percent, rights, and what the page costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import Dpa, Pagu, RealisasiAnggaran, Simpul
from indicators.models import Dokumen, Indikator, Pembanding, Realisasi, Sasaran, Target, Tujuan
from lkjip.enums import JenisButir, Keadaan, Peran
from lkjip.models import Aset, Bidang, ButirUnit, Pegawai, Pengguna, Periode, Unit, Urusan
from pengisian.models import TriwulanUnit
from reports.awal import LANGKAH, KeadaanLangkah, Panduan, susun_panduan
from reports.awal import Tujuan as TujuanPanduan
from reports.awal_sumber import SumberAwal
from reports.models import BagianUnit, Naskah
from tests.pabrik import buat_jenjang, buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu import buka

pytestmark = pytest.mark.django_db
TAHUN = 2025


@dataclass
class Baru:
    """A unit that does the steps one after the other; `kerja` does one, by its key."""

    unit: Unit
    perencana: Pengguna

    def panduan(self, pengguna: Pengguna | None = None) -> Panduan:
        return susun_panduan(SumberAwal(self.unit, TAHUN), pengguna or self.perencana)

    def keadaan(self) -> dict[str, KeadaanLangkah]:
        return {n.langkah.kunci: n.keadaan for n in self.panduan().semua}

    def persen(self) -> list[int]:
        p = self.panduan()
        return [p.persen, *(t.persen for t in p.tujuan)]

    def kerja(self, kunci: str) -> None:
        getattr(self, kunci.replace("-", "_"))()

    def satu(self, model: type, **isi: object):
        return model.objects.create(unit=self.unit, **isi)

    # --- the steps
    def pengaturan(self) -> None:
        buat_jenjang(self.unit.pemda)

    def bidang(self) -> None:
        self.satu(Bidang, kode="kepala", nama="Kepala", jabatan="Kepala Dinas")

    def akun(self) -> None:
        for peran in (Peran.KEPALA, Peran.OPERATOR):
            buat_pengguna(peran, self.unit)

    def profil(self) -> None:
        self.unit.alamat, self.unit.telepon, self.unit.surel = "Jalan 1", "021", "a@contoh.go.id"
        self.unit.save()

    def urusan(self) -> None:
        self.satu(Urusan, kode="2.22", nama="Kebudayaan", sifat="wajib_non_dasar")

    def renstra(self) -> None:
        isi = {"tahun": 2024, "tahun_akhir": 2028, "nama": "Renstra", "draf": True}
        self.dok = self.satu(Dokumen, jenis="renstra", tanggal=date(2024, 1, 2), **isi)

    def rumusan(self) -> None:
        tujuan = self.satu(Tujuan, dokumen=self.dok, kode="t", nomor=1, uraian="Tujuan")
        self.sasaran = self.satu(
            Sasaran, dokumen=self.dok, tujuan=tujuan, kode="s", nomor=1, uraian="Sasaran"
        )

    def indikator(self) -> None:
        isi = {"level": "sasaran", "sasaran": self.sasaran, "satuan": "indeks", "iku": True}
        self.ind = self.satu(Indikator, kode="i", nama="Indeks", akumulasi_tahun="jumlah", **isi)

    def target(self) -> None:
        for tahun in range(2024, 2029):
            Target.objects.create(indikator=self.ind, dokumen=self.dok, tahun=tahun, nilai=60)

    def renstra_tetap(self) -> None:
        self.dok.draf = False
        self.dok.save()

    def iku(self) -> None:
        isi = {"tahun": 2024, "tahun_akhir": 2028, "nama": "IKU"}
        self.satu(Dokumen, jenis="iku", tanggal=date(2024, 1, 3), **isi)

    def program(self) -> None:
        induk, milik = None, {"tahun": TAHUN, "nama": "Baris"}
        for level, kode in (
            ("program", "2.22.02"),
            ("kegiatan", "2.22.02.2.01"),
            ("sub_kegiatan", "2.22.02.2.01.0001"),
        ):
            sasaran = self.sasaran if induk is None else None
            induk = self.satu(Simpul, level=level, kode=kode, induk=induk, sasaran=sasaran, **milik)
        self.sub = induk

    def dpa(self) -> None:
        dpa = self.satu(Dpa, tahun=TAHUN, jenis="murni")
        Pagu.objects.create(dpa=dpa, simpul=self.sub, sumber_dana="apbd", nilai=1000)

    def pk(self) -> None:
        self.janji = self.satu(Dokumen, jenis="pk", tahun=TAHUN, nama="PK", tanggal=date(TAHUN, 1, 5))
        Target.objects.create(indikator=self.ind, dokumen=self.janji, tahun=TAHUN, nilai=60)

    def aksi(self) -> None:
        for n in range(1, 5):
            Target.objects.create(indikator=self.ind, dokumen=self.janji, tahun=TAHUN, triwulan=n, nilai=15)

    def periode(self) -> None:
        buka(1, TAHUN, unit=self.unit)

    def realisasi(self) -> None:
        Realisasi.objects.create(indikator=self.ind, tahun=TAHUN, triwulan=1, nilai=Decimal(15))
        RealisasiAnggaran.objects.create(simpul=self.sub, triwulan=1, nilai=200)

    def ajukan(self) -> None:
        self.satu(TriwulanUnit, tahun=TAHUN, triwulan=1, keadaan=Keadaan.DIAJUKAN)

    def butir(self) -> None:
        for jenis in JenisButir:
            self.satu(ButirUnit, jenis=jenis, teks="Butir")

    def pegawai(self) -> None:
        isi = {"jabatan": "Penata", "kelompok": "struktural", "status": "pns"}
        self.satu(Pegawai, tahun=TAHUN, laki_laki=1, gol_iii=1, sarjana=1, **isi)

    def aset(self) -> None:
        self.satu(Aset, tahun=TAHUN, nama="Meja", jumlah=1, nilai=1000)

    def pembanding(self) -> None:
        isi = {"indikator": self.ind, "tahun": TAHUN, "cakupan": "nasional", "sumber": "BPS"}
        Pembanding.objects.create(nilai=70, **isi)

    def susunan(self) -> None:
        self.satu(BagianUnit, tahun=TAHUN, kunci="saran", penanggung_jawab=self.perencana)

    def tulis(self) -> None:
        self.satu(Naskah, tahun=TAHUN, bagian="saran", isi="<p>Sudah ditulis.</p>")


@pytest.fixture
def baru() -> Baru:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    return Baru(unit, buat_pengguna(Peran.PERENCANA, unit))


def urutan() -> list[str]:
    """The steps in the order of the guide but for two: the operator's account comes with a bidang, and a
    report without errors passes the check by itself.
    """
    return [n.kunci for n in LANGKAH if n.kunci not in ("bidang", "periksa")]


def test_each_step_goes_from_open_to_done_and_percent_to_100(baru: Baru) -> None:
    awal = baru.keadaan()
    assert set(awal.values()) == {KeadaanLangkah.BELUM, KeadaanLangkah.SEBAGIAN}
    assert [k for k, v in awal.items() if v == KeadaanLangkah.SEBAGIAN] == ["akun"]  # the perencana is there
    lalu = baru.persen()
    assert lalu[0] < 5
    for kunci in urutan():
        sebelum = baru.keadaan()[kunci]
        assert sebelum != KeadaanLangkah.SELESAI, kunci
        baru.kerja(kunci)
        assert baru.keadaan()[kunci] == KeadaanLangkah.SELESAI, kunci
        kini = baru.persen()
        assert kini[0] > lalu[0], kunci
        assert all(b >= a for a, b in zip(lalu, kini, strict=True)), kunci
        lalu = kini
    assert lalu == [100, 100, 100, 100]
    assert baru.panduan().kini is None


def test_an_error_of_the_check_keeps_the_last_step_open(baru: Baru, monkeypatch: pytest.MonkeyPatch) -> None:
    galat = {"banyak": 1}
    monkeypatch.setattr("reports.awal_hitung.galat_terbuka", lambda data: galat["banyak"])
    for kunci in urutan():
        baru.kerja(kunci)
    assert baru.keadaan()["periksa"] == KeadaanLangkah.BELUM
    assert baru.persen()[0] < 100
    galat["banyak"] = 0
    assert baru.keadaan()["periksa"] == KeadaanLangkah.SELESAI


def test_goals_come_one_after_the_other() -> None:
    assert list(dict.fromkeys(n.tujuan for n in LANGKAH)) == list(TujuanPanduan)
    assert len({n.kunci for n in LANGKAH}) == len(LANGKAH)


def test_a_draft_of_the_renstra_counts_half_and_its_contents_fully(baru: Baru) -> None:
    for kunci in ("renstra", "rumusan", "indikator", "target"):
        baru.kerja(kunci)
    keadaan = baru.keadaan()
    assert [keadaan[k] for k in ("renstra", "rumusan", "indikator", "target")] == [KeadaanLangkah.SELESAI] * 4
    assert keadaan["renstra-tetap"] == KeadaanLangkah.SEBAGIAN


def test_a_period_that_opens_later_is_half_of_the_step(baru: Baru) -> None:
    besok = timezone.localdate() + timedelta(1)
    isi = {"buka": besok, "tenggat": besok, "tutup": besok}
    Periode.objects.create(pemda=baru.unit.pemda, tahun=TAHUN, triwulan=1, **isi)
    assert baru.keadaan()["periode"] == KeadaanLangkah.SEBAGIAN


def test_the_first_quarter_is_the_first_that_is_asked_of_the_unit(baru: Baru) -> None:
    baru.unit.mulai = date(TAHUN, 8, 1)
    assert SumberAwal(baru.unit, TAHUN).triwulan_pertama == 3


def test_the_next_step_is_one_that_the_user_can_take(baru: Baru) -> None:
    kini = baru.panduan().kini
    assert kini.langkah.kunci == "profil"
    assert [n.langkah.kunci for n in baru.panduan().menunggu] == ["pengaturan", "akun"]
    koordinator = buat_pengguna(Peran.KOORDINATOR, pemda=baru.unit.pemda)
    kini = baru.panduan(koordinator).kini
    assert kini.langkah.kunci == "pengaturan"
    kepala = buat_pengguna(Peran.KEPALA, baru.unit)
    kini = baru.panduan(kepala).kini
    assert not kini.bisa


def alamat(unit: Unit, tahun: int = TAHUN) -> str:
    return f"/{unit.slug}/{tahun}/langkah-awal/"


def test_page_says_who_does_what_and_links_only_what_opens(client: Client, baru: Baru) -> None:
    client.force_login(baru.perencana)
    isi = client.get(alamat(baru.unit)).text
    assert "dikerjakan oleh koordinator pemda" in isi
    assert "/kelola/" not in isi[isi.index("<main") : isi.index("</main>")]
    koordinator = buat_pengguna(Peran.KOORDINATOR, pemda=baru.unit.pemda)
    client.force_login(koordinator)
    isi = client.get(alamat(baru.unit)).text
    assert f"/kelola/{baru.unit.pemda.slug}/akun/" in isi


def test_each_link_of_the_page_opens(client: Client, baru: Baru) -> None:
    """For the perencana those of the unit, for the koordinator those of the pemda too."""
    lain = [buat_pengguna(p, baru.unit) for p in (Peran.KEPALA, Peran.OPERATOR)]
    for pengguna in (baru.perencana, *lain, buat_pengguna(Peran.KOORDINATOR, pemda=baru.unit.pemda)):
        client.force_login(pengguna)
        for _, langkah in client.get(alamat(baru.unit)).context["tujuan"]:
            for n, tujuan in langkah:
                assert not tujuan or client.get(tujuan).status_code == 200, n.langkah.kunci


def test_foreign_anonymous_and_unprepared(client: Client, baru: Baru) -> None:
    assert client.get(alamat(baru.unit))["Location"].startswith("/masuk/")
    client.force_login(baru.perencana)
    assert client.get(alamat(buat_unit())).status_code == 404
    assert client.post(alamat(baru.unit)).status_code == 405
    jawaban = client.get(alamat(baru.unit, TAHUN + 1))
    assert jawaban.status_code == 404
    assert "Pengaturan tahun disiapkan koordinator pemda" in jawaban.text


def test_the_printed_form_is_offered_once_it_is_set(client: Client, baru: Baru) -> None:
    client.force_login(baru.perencana)
    assert "Cetak (PDF)" not in client.get(alamat(baru.unit)).text
    for kunci in ("renstra", "rumusan", "indikator", "target", "renstra-tetap", "pk"):
        baru.kerja(kunci)
    assert f"perjanjian-kinerja/{baru.janji.pk}.pdf" in client.get(alamat(baru.unit)).text


def test_page_costs_at_most_15_queries_while_there_is_something_to_do(client: Client, baru: Baru) -> None:
    client.force_login(baru.perencana)

    def banyak() -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat(baru.unit)).status_code == 200
        return len(kueri)

    kosong = banyak()
    for kunci in urutan():
        if kunci != "pegawai":
            baru.kerja(kunci)
    assert kosong == banyak() <= 15


def test_dashboard_and_hub_lead_to_the_guide(client: Client, baru: Baru) -> None:
    client.force_login(baru.perencana)
    for asal in ("", "rencana/susun/"):
        assert alamat(baru.unit) in client.get(f"/{baru.unit.slug}/{TAHUN}/{asal}").text
    client.force_login(buat_pengguna(Peran.KEPALA, baru.unit))
    assert alamat(baru.unit) not in client.get(f"/{baru.unit.slug}/{TAHUN}/").text
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=baru.unit.pemda))
    satu = f"/kelola/{baru.unit.pemda.slug}/perangkat-daerah/satu/{baru.unit.slug}/"
    assert alamat(baru.unit) in client.get(satu).text
