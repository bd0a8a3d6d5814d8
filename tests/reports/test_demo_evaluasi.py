"""The demo of the Inspektorat's side: evaluation, review, recommendations followed up; twice is once."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from evaluation.lembar import lembar_evaluasi
from evaluation.models import (
    BuktiEvaluasi,
    CatatanPutusan,
    EvaluasiAkip,
    KriteriaAkip,
    LembarReviu,
    PesanRekomendasi,
    Rekomendasi,
    ReviuLkjip,
    TindakLanjut,
)
from lkjip.models import Pemberitahuan
from tests.pengisian.bukti_uji import simpanan

__all__ = ["simpanan"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(settings, simpanan) -> None:
    settings.DEMO = True
    call_command("demo_akun", stdout=StringIO())
    call_command("demo_evaluasi", stdout=StringIO())


def semua() -> dict[int, Rekomendasi]:
    milik = Rekomendasi.objects.filter(evaluasi__unit__slug="dp3akb", evaluasi__tahun=2023)
    return {r.nomor: r for r in milik.select_related("bidang", "komponen")}


@pytest.mark.usefixtures("_demo")
def test_eight_recommendations_in_three_states_and_more() -> None:
    r = semua()
    assert {n: x.status for n, x in r.items()} == {
        1: "proses", 2: "terverifikasi", 3: "selesai", 4: "selesai",
        5: "selesai", 6: "selesai", 7: "selesai", 8: "terverifikasi",
    }  # fmt: skip
    assert all(x.tenggat and x.bidang and x.komponen for x in r.values())
    putusan = list(r[6].putusan.values_list("putusan", flat=True))
    assert putusan[-4:] == ["nyatakan_selesai", "kembalikan_rekomendasi", "catat", "nyatakan_selesai"]
    assert [p.oleh.username for p in r[1].pesan.select_related("oleh")] == [
        "inspektorat",
        "perencana",
        "inspektorat",
    ]
    gambar = BuktiEvaluasi.objects.get(tindak_lanjut__rekomendasi=r[1], di_matriks=True)
    assert (gambar.tipe, gambar.berkas.size) == ("image/png", gambar.ukuran)


@pytest.mark.usefixtures("_demo")
def test_the_past_is_no_news_and_twice_is_once() -> None:
    def banyak() -> tuple[int, ...]:
        model = (CatatanPutusan, PesanRekomendasi, TindakLanjut, BuktiEvaluasi, Pemberitahuan)
        return tuple(m.objects.count() for m in model)

    assert not Pemberitahuan.objects.filter(dibaca_pada=None).exists()
    assert CatatanPutusan.objects.latest("pada").pada < timezone.now()
    Rekomendasi.objects.filter(pk=semua()[3].pk).update(tenggat="2030-01-01")
    semula, keluaran = banyak(), StringIO()
    call_command("demo_evaluasi", stdout=keluaran)
    assert (banyak(), keluaran.getvalue()) == (semula, "")
    assert str(semua()[3].tenggat) == "2030-01-01"


@pytest.mark.usefixtures("_demo")
def test_an_evaluation_and_a_review_are_on_their_way() -> None:
    evaluasi = EvaluasiAkip.objects.get(unit__slug="dp3akb", tahun=2024)
    lembar = lembar_evaluasi(evaluasi)
    assert (evaluasi.tahap, len(lembar.kriteria), lembar.belum_dijawab("unit")) == ("evaluasi", 80, 0)
    assert 0 < lembar.belum_dijawab("tim") < 80
    assert any(k.berbeda for k in lembar.kriteria)
    assert [a.peran for a in evaluasi.anggota.all()] == ["ketua"]
    assert ReviuLkjip.objects.get(unit__slug="dp3akb", tahun=2024).tahap == "ditanggapi"


@pytest.mark.usefixtures("_demo")
def test_a_database_of_before_is_left_as_it_is() -> None:
    ReviuLkjip.objects.all().delete()
    EvaluasiAkip.objects.filter(tahun=2024).delete()
    KriteriaAkip.objects.all().delete()
    LembarReviu.objects.all().delete()
    call_command("demo_evaluasi", stdout=StringIO())
    assert not ReviuLkjip.objects.exists()
    assert not EvaluasiAkip.objects.filter(tahun=2024).exists()


def test_only_in_a_demonstration(settings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="mode peragaan"):
        call_command("demo_evaluasi")


def test_needs_the_accounts(settings) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match="demo_akun"):
        call_command("demo_evaluasi")
