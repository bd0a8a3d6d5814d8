"""The page that prepares the next year: who, what it shows, what is refused, and the demo in 2025."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Simpul
from indicators.models import Dokumen
from lkjip.models import Aset, JejakUbah
from perencanaan.lanjut import AWAL
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo
from tests.perencanaan.bantu_tahunan import TAHUN, Dinas, Pohon, dinas, indikator_program, pohon
from tests.perencanaan.test_lanjut import KE, gantikan

pytestmark = pytest.mark.django_db
LANJUT = "lanjut/"
DEMO = "/dp3akb/{}/rencana/susun/"
HALAMAN_2025 = ("", "program/", "dpa/", "perjanjian/", "aksi/", "daftar/", "daftar/isu/", "daftar/aset/",
                "renstra/", "indikator/", "sk-iku/", "lintas/", "pembanding/", "peringatan/", "jejak/",
                "lanjut/")  # fmt: skip


@pytest.fixture
def d() -> Dinas:
    d = dinas()
    buat_pengaturan(d.unit.pemda, KE)
    return d


@pytest.fixture
def p(d: Dinas) -> Pohon:
    return pohon(d)


@pytest.fixture
def klien(d: Dinas) -> Client:
    return masuk(d.perencana)


def masuk(pengguna: object) -> Client:
    klien = Client()
    klien.force_login(pengguna)
    return klien


def isi(jawaban: object) -> str:
    return jawaban.content.decode()


def kirim(*kelompok: str, aksi: str = "salin", **lain: object) -> dict[str, object]:
    return {"aksi": aksi, "kelompok": kelompok or AWAL, **lain}


def test_the_unit_reads_the_planner_writes_nobody_else_sees(d: Dinas, p: Pohon, klien: Client) -> None:
    alamat = d.alamat(LANJUT)
    assert "Salin ke 2025" in isi(klien.get(alamat))
    kepala = masuk(buat_pengguna("kepala", d.unit))
    assert "Salin ke 2025" not in isi(kepala.get(alamat))
    assert kepala.post(alamat, kirim()).status_code == 403
    asing = masuk(buat_pengguna("perencana", buat_unit(pemda=d.unit.pemda)))
    assert asing.get(alamat).status_code == asing.post(alamat, kirim()).status_code == 404
    assert Client().get(alamat).status_code == 302
    assert not Simpul.objects.filter(tahun=KE).exists()
    koordinator = masuk(buat_pengguna("koordinator", pemda=d.unit.pemda))
    assert koordinator.post(alamat, kirim()).url == f"/{d.unit.slug}/2025/rencana/susun/"
    assert Simpul.objects.filter(tahun=KE).count() == 3


def test_looking_again_writes_nothing_and_keeps_what_is_chosen(d: Dinas, p: Pohon, klien: Client) -> None:
    Aset.objects.create(unit=d.unit, tahun=TAHUN, nama="Mobil", jumlah=1, nilai=5)
    jawaban = klien.post(d.alamat(LANJUT), kirim("aset", aksi="periksa"))
    assert [r.kelompok.kunci for r in jawaban.context["rancangan"] if r.dipilih] == ["aset"]
    assert jawaban.context["banyak"] == 1
    assert not Aset.objects.filter(tahun=KE).exists()


def test_a_program_without_sasaran_is_asked_about(d: Dinas, p: Pohon, klien: Client) -> None:
    baru = gantikan(d)
    jawaban = klien.get(d.alamat(LANJUT))
    assert "Program yang memerlukan sasaran lain" in isi(jawaban)
    assert jawaban.context["banyak"] >= 3  # the one that replaces it is chosen at first
    nama = f"sasaran-{p.program.pk}"
    jawaban = klien.post(d.alamat(LANJUT), kirim(**{nama: ""}))
    assert "Pilih sasaran program ini." in isi(jawaban)
    assert "Belum disalin" in isi(jawaban)
    assert klien.post(d.alamat(LANJUT), kirim(**{nama: "999999"})).status_code == 200
    assert not Simpul.objects.filter(tahun=KE).exists()
    assert klien.post(d.alamat(LANJUT), kirim(**{nama: baru.pk})).status_code == 302
    assert Simpul.objects.get(tahun=KE, level="program").sasaran == baru


@pytest.mark.parametrize("kelompok", [(), ("ngawur",)])
def test_a_choice_of_nothing_is_refused(d: Dinas, p: Pohon, klien: Client, kelompok: tuple[str, ...]) -> None:
    jawaban = klien.post(d.alamat(LANJUT), {"aksi": "salin", "kelompok": kelompok})
    assert "Belum disalin" in isi(jawaban)
    assert not JejakUbah.objects.filter(tahun=KE).exists()


def test_twice_says_that_all_is_there(d: Dinas, p: Pohon, klien: Client) -> None:
    klien.post(d.alamat(LANJUT), kirim())
    jawaban = klien.post(d.alamat(LANJUT), kirim(), follow=True)
    assert "sudah memuat semuanya" in isi(jawaban)


def test_a_year_that_is_not_prepared_says_who_prepares_it(d: Dinas, klien: Client) -> None:
    d.unit.pemda.pengaturan.filter(tahun=KE).delete()
    assert "Mintalah koordinator pemda" in isi(klien.get(d.alamat(LANJUT)))
    assert "Mintalah koordinator pemda" in isi(klien.post(d.alamat(LANJUT), kirim()))
    koordinator = masuk(buat_pengguna("koordinator", pemda=d.unit.pemda))
    assert f"/kelola/{d.unit.pemda.slug}/pengaturan/2025/" in isi(koordinator.get(d.alamat(LANJUT)))


def test_a_unit_that_ends_has_no_next_year(d: Dinas, p: Pohon, klien: Client) -> None:
    d.unit.berakhir = date(TAHUN, 12, 31)
    d.unit.save()
    assert "berakhir pada tahun ini" in isi(klien.get(d.alamat(LANJUT)))
    klien.post(d.alamat(LANJUT), kirim())
    assert not Simpul.objects.filter(tahun=KE).exists()


def test_queries_do_not_grow_with_rows(d: Dinas, p: Pohon, klien: Client) -> None:
    def hitung(**kiriman: object) -> int:
        with CaptureQueriesContext(
            connection,
        ) as q:
            jawaban = klien.post(d.alamat(LANJUT), kiriman) if kiriman else klien.get(d.alamat(LANJUT))
        assert jawaban.status_code == (302 if kiriman else 200)
        return len(q)

    indikator_program(d, p.sub)
    awal = hitung()
    tulis = hitung(**kirim())
    Simpul.objects.filter(tahun=KE).delete()
    for n in range(2, 12):
        s = Simpul.objects.create(
            unit=d.unit, tahun=TAHUN, level="sub_kegiatan", kode=f"{p.kegiatan.kode}.{n:04}", nama=f"Sub {n}",
            induk=p.kegiatan,
        )  # fmt: skip
        indikator_program(d, s)
    Dokumen.objects.filter(unit=d.unit, tahun=KE).delete()
    assert hitung() == awal <= 15
    assert hitung(**kirim()) == tulis <= 30


def test_the_demo_goes_on_to_2025(client: Client) -> None:
    unit = unit_demo()
    client.force_login(buat_pengguna("perencana", unit))
    alamat = DEMO.format(2024) + LANJUT
    form = client.get(alamat).context["form"]
    sasaran = {f.name: f.initial for f in form.isian_sasaran}
    assert client.post(alamat, kirim(**sasaran)).status_code == 302
    lama, baru = (Simpul.objects.filter(unit=unit, tahun=t) for t in (2024, 2025))
    assert {s.kode for s in baru} == {s.kode for s in lama}
    for halaman in HALAMAN_2025:
        assert client.get(DEMO.format(2025) + halaman, follow=True).status_code == 200, halaman
    for halaman in ("rencana/", "rencana/perjanjian-kinerja/", "rencana/anggaran/", "pohon/", "laporan/"):
        assert client.get(f"/dp3akb/2025/{halaman}").status_code == 200, halaman
    assert client.post(alamat, kirim(**sasaran), follow=True).context["messages"]
    assert Dokumen.objects.filter(unit=unit, jenis="pk", tahun=2025).count() == 1
    pk = Dokumen.objects.get(unit=unit, jenis="pk", tahun=2025)
    assert client.get(f"{DEMO.format(2025)}perjanjian/{pk.pk}/").status_code == 200
