"""Who is told of what, and reminders of due dates."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from evaluation.enums import PutusanRekomendasi as P
from evaluation.kabar import kabarkan_rekomendasi
from evaluation.models import AnggotaTim, Rekomendasi
from evaluation.pengingat import ingatkan_rekomendasi
from evaluation.tindak_lanjut import Pencatat, kirim_pesan
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit
from tests.evaluation.bantu_rekomendasi import (
    entri,
    lhe,
    pejabat,
    putuskan,
    rekomendasi,
    saat,
    sampai,
    unit_uji,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def orang(unit: Unit) -> dict[str, Pengguna]:
    return {
        "perencana": pejabat(unit, Peran.PERENCANA),
        "kepala": pejabat(unit, Peran.KEPALA),
        "operator": pejabat(unit, Peran.OPERATOR, "kb"),
        "operator lain": pejabat(unit, Peran.OPERATOR, "ppa"),
        "tim": pejabat(unit, Peran.INSPEKTORAT),
        "inspektorat": pejabat(unit, Peran.INSPEKTORAT),
        "koordinator": pejabat(unit, Peran.KOORDINATOR),
    }


def diberi_tahu(semua: dict[str, Pengguna]) -> set[str]:
    """Who has got something since, which is then forgotten."""
    hasil = {nama for nama, p in semua.items() if p.pemberitahuan.exists()}
    Pemberitahuan.objects.all().delete()
    return hasil


def test_each_side_hears_of_the_other(unit: Unit) -> None:
    r, o = rekomendasi(unit, bidang="kb-1"), orang(unit)
    AnggotaTim.objects.create(evaluasi=r.evaluasi, pengguna=o["tim"])
    milik = {"perencana", "kepala", "operator"}
    entri(r, o["perencana"])
    assert diberi_tahu(o) == set()
    putuskan(r, P.NYATAKAN_SELESAI, o["kepala"])
    assert diberi_tahu(o) == {"tim"}
    putuskan(r, P.KEMBALIKAN, o["tim"], "Belum ditandatangani.")
    pesan = o["kepala"].pemberitahuan.get()
    assert pesan.judul == f"Rekomendasi 1 LHE AKIP 2023 {unit.nama_singkat} dikembalikan Inspektorat"
    assert (pesan.isi, pesan.alamat) == ("Belum ditandatangani.", f"/{unit.slug}/2023/rekomendasi/{r.pk}/")
    assert diberi_tahu(o) == milik
    kirim_pesan(Pencatat(o["tim"]), r, "Kapan?")
    assert diberi_tahu(o) == milik
    kirim_pesan(Pencatat(o["perencana"]), r, "Besok.")
    assert diberi_tahu(o) == {"tim"}
    entri(r, o["perencana"])
    putuskan(r, P.NYATAKAN_SELESAI, o["perencana"])
    putuskan(r, P.VERIFIKASI, o["inspektorat"])
    assert diberi_tahu(o) == milik | {"tim"}


def test_without_a_team_the_whole_inspektorat_hears(unit: Unit) -> None:
    r, o = rekomendasi(unit), orang(unit)
    entri(r, o["perencana"])
    putuskan(r, P.NYATAKAN_SELESAI, o["kepala"])
    assert diberi_tahu(o) == {"tim", "inspektorat"}


def test_a_final_lhe_is_told_once(unit: Unit) -> None:
    o, evaluasi = orang(unit), lhe(unit)
    assert kabarkan_rekomendasi(evaluasi) == set()  # without recommendations there is nothing to tell
    rekomendasi(unit, 1)
    rekomendasi(unit, 2)
    for _ in range(2):
        assert len(kabarkan_rekomendasi(evaluasi)) == 4
    assert "2 rekomendasi" in o["kepala"].pemberitahuan.get().judul
    assert diberi_tahu(o) == {"perencana", "kepala", "operator", "operator lain"}


@pytest.mark.parametrize(
    ("sisa", "kata"),
    [
        (8, None),
        (7, "batas waktu 7 hari lagi"),
        (0, "batas waktu hari ini"),
        (-1, "terlambat 1 hari"),
        (-31, None),
    ],
)
def test_reminders(unit: Unit, sisa: int, kata: str | None) -> None:
    sekarang = saat(2025, 6, 10)
    r = rekomendasi(unit, tenggat=timezone.localdate(sekarang) + timedelta(sisa))
    kepala = pejabat(unit, Peran.KEPALA)
    for _ in range(2):
        assert ingatkan_rekomendasi(sekarang) == (1 if kata else 0)
    judul = list(kepala.pemberitahuan.values_list("judul", flat=True))
    assert judul == ([f"Rekomendasi 1 LHE AKIP 2023 {unit.nama_singkat}: {kata}"] if kata else [])
    assert r.pk


@pytest.mark.parametrize("status", ["selesai", "terverifikasi"])
def test_what_does_not_wait_for_the_unit_reminds_nobody(unit: Unit, status: str) -> None:
    r = sampai(rekomendasi(unit), status)
    Rekomendasi.objects.filter(pk=r.pk).update(tenggat=timezone.localdate())
    assert ingatkan_rekomendasi() == 0


def test_the_daily_command_reminds_of_both(unit: Unit) -> None:
    rekomendasi(unit, tenggat=timezone.localdate())
    pejabat(unit, Peran.KEPALA)
    keluaran = StringIO()
    call_command("kirim_pengingat", stdout=keluaran)
    assert keluaran.getvalue().startswith("0 triwulan dan 1 rekomendasi diingatkan;")
