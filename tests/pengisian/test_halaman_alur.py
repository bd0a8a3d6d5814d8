"""Pages of the workflow: who sees which button, what a step asks for, and what stays when it is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Keadaan, Peran
from lkjip.models import Perpanjangan, Unit
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan, PeringatanDiterima, SalinanTriwulan, TriwulanUnit
from pengisian.salinan import salinan
from tests.pabrik import buat_unit
from tests.pengisian.bantu_alur import (
    TAHUN,
    TRIWULAN,
    buka_periode,
    catat,
    isi_penuh,
    langkah,
    lembar_dari,
    pejabat,
    taruh,
    unit_kecil,
)

pytestmark = pytest.mark.django_db
ALASAN = "Penjelasan baris 1.1 belum menyebut sebabnya."


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil("dinas-uji")
    buka_periode(unit)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    return unit


def alamat(halaman: str = "alur/", triwulan: int = TRIWULAN) -> str:
    return f"/dinas-uji/{TAHUN}/pengisian/{triwulan}/{halaman}"


def masuk(client: Client, unit: Unit, peran: Peran) -> Client:
    client.force_login(pejabat(unit, peran))
    return client


def kirim(client: Client, apa: Langkah, **isi: object) -> object:
    return client.post(alamat(), {"langkah": apa.value, **isi})


def keadaan() -> str:
    return TriwulanUnit.objects.get().keadaan


def tombol(isi: str) -> set[str]:
    return {g for g in Langkah if f'href="?langkah={g}"' in isi}


@pytest.mark.parametrize(
    ("peran", "di", "harap"),
    [
        (Peran.PERENCANA, Keadaan.TERISI_SEBAGIAN, {"ajukan"}),
        (Peran.OPERATOR, Keadaan.TERISI_SEBAGIAN, set()),
        (Peran.KEPALA, Keadaan.TERISI_SEBAGIAN, set()),
        (Peran.KEPALA, Keadaan.DIAJUKAN, {"setujui", "kembalikan"}),
        (Peran.KOORDINATOR, Keadaan.DISETUJUI, {"kembalikan", "kunci"}),
        (Peran.KOORDINATOR, Keadaan.TERKUNCI, {"buka"}),
        (Peran.INSPEKTORAT, Keadaan.DIAJUKAN, set()),
    ],
)
def test_the_buttons_are_what_the_user_may_do(
    client: Client, unit: Unit, peran: Peran, di: Keadaan, harap: set[str]
) -> None:
    taruh(unit, di)
    assert tombol(masuk(client, unit, peran).get(alamat()).text) == harap


@pytest.mark.parametrize("apa", Langkah)
def test_a_step_is_confirmed_before_it_is_taken(client: Client, unit: Unit, apa: Langkah) -> None:
    awal, peran = {
        Langkah.AJUKAN: (Keadaan.TERISI_SEBAGIAN, Peran.PERENCANA),
        Langkah.SETUJUI: (Keadaan.DIAJUKAN, Peran.KEPALA),
        Langkah.KEMBALIKAN: (Keadaan.DIAJUKAN, Peran.KEPALA),
        Langkah.KUNCI: (Keadaan.DISETUJUI, Peran.KOORDINATOR),
        Langkah.BUKA: (Keadaan.TERKUNCI, Peran.KOORDINATOR),
    }[apa]
    taruh(unit, awal)
    masuk(client, unit, peran)
    isi = client.get(alamat(), {"langkah": apa}).text
    assert f">{apa.label}</button>" in isi
    assert keadaan() == awal  # reading takes no step
    jawaban = kirim(client, apa, alasan=ALASAN)
    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat())
    sesudah = client.get(alamat()).text
    assert "DINAS-UJI" in sesudah
    assert LangkahTriwulan.objects.get().langkah == apa
    assert sesudah.count('role="status"') == 1


def test_a_refused_step_keeps_what_was_typed(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    masuk(client, unit, Peran.KEPALA)
    jawaban = kirim(client, Langkah.KEMBALIKAN, alasan="  ")
    assert jawaban.status_code == 200
    assert "Tulis alasannya" in jawaban.text
    masuk(client, unit, Peran.KOORDINATOR)
    jawaban = kirim(client, Langkah.KEMBALIKAN, alasan=ALASAN, perpanjang="2020-01-01")
    assert "Tanggal perpanjangan sudah lewat." in jawaban.text
    for terketik in (ALASAN, 'value="2020-01-01"'):
        assert terketik in jawaban.text
    assert kirim(client, Langkah.KEMBALIKAN, alasan=ALASAN, perpanjang="lusa").status_code == 200
    assert keadaan() == Keadaan.DIAJUKAN
    assert not Perpanjangan.objects.exists()


@pytest.mark.parametrize(("peran", "apa"), [(Peran.OPERATOR, "setujui"), (Peran.INSPEKTORAT, "kembalikan")])
def test_a_step_that_one_may_not_take_is_refused(client: Client, unit: Unit, peran: Peran, apa: str) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    masuk(client, unit, peran)
    assert f">{Langkah(apa).label}</button>" not in client.get(alamat(), {"langkah": apa}).text
    jawaban = client.post(alamat(), {"langkah": apa, "alasan": ALASAN}, follow=True)
    assert "Anda tidak berhak atas langkah" in jawaban.text
    assert keadaan() == Keadaan.DIAJUKAN


def test_a_step_that_somebody_else_took_before_says_so(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DISETUJUI)
    masuk(client, unit, Peran.KEPALA)
    jawaban = client.post(alamat(), {"langkah": "setujui"}, follow=True)
    assert "Langkah “Setujui” tidak berlaku: triwulan ini disetujui." in jawaban.text


@pytest.mark.parametrize("apa", ["", "hapus"])
def test_an_unknown_step_does_not_exist(client: Client, unit: Unit, apa: str) -> None:
    masuk(client, unit, Peran.PERENCANA)
    assert client.post(alamat(), {"langkah": apa}).status_code == 404
    assert client.get(alamat(), {"langkah": apa}).status_code == 200


def test_another_units_quarter_does_not_exist(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    masuk(client, buat_unit(pemda=unit.pemda), Peran.KEPALA)
    for cara in (client.get, client.post):
        assert cara(alamat(), {"langkah": "setujui"}).status_code == 404
    assert keadaan() == Keadaan.DIAJUKAN


def test_with_something_missing_there_is_no_button_to_submit(client: Client, unit: Unit) -> None:
    catat(unit, "ip", None)
    masuk(client, unit, Peran.PERENCANA)
    isi = client.get(alamat(), {"langkah": "ajukan"}).text
    assert "1 kekurangan" in isi
    assert ">Ajukan</button>" not in isi
    assert "masih ada 1 kekurangan" in kirim(client, Langkah.AJUKAN).text


def test_a_late_submission_is_announced(client: Client) -> None:
    unit = unit_kecil("dinas-uji")
    buka_periode(unit, -3)
    isi_penuh(unit, pejabat(unit, Peran.PERENCANA))
    masuk(client, unit, Peran.PERENCANA)
    assert "tercatat terlambat" in client.get(alamat(), {"langkah": "ajukan"}).text
    kirim(client, Langkah.AJUKAN)
    assert '<span class="lencana warna-merah">terlambat</span>' in client.get(alamat()).text


# --- what the head reads


def test_the_head_reads_a_summary_before_approving(client: Client, unit: Unit) -> None:
    catat(unit, "ip", "7.5", penjelasan="Pelatihan ditunda.")
    PeringatanDiterima.objects.create(
        unit=unit, tahun=TAHUN, triwulan=TRIWULAN, aturan="lebih_pagu", nilai="1500000.00",
        simpul=unit.simpul.get(level="sub_kegiatan"), alasan="Pergeseran belum tercatat.",
        oleh=pejabat(unit, Peran.PERENCANA), pada=timezone.now(),
    )  # fmt: skip
    unit.simpul.get(level="sub_kegiatan").realisasi.update(nilai=1_500_000)
    taruh(unit, Keadaan.DIAJUKAN)
    isi = masuk(client, unit, Peran.KEPALA).get(alamat(), {"langkah": "setujui"}).text
    for teks in (
        "3 indikator menurut capaian",
        "Pelatihan ditunda.",
        "75,00%",
        "Pergeseran belum tercatat.",
        "Rp\u00a01.500.000 dari pagu Rp\u00a01.000.000",
        "(150,00%)",
        salinan(lembar_dari(unit))[1],
    ):
        assert teks in isi
    assert "Berubah sejak" not in isi  # nothing was approved before


def test_the_summary_says_what_changed_since_the_last_approval(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    kepala, koordinator = pejabat(unit, Peran.KEPALA), pejabat(unit, Peran.KOORDINATOR)
    langkah(Langkah.SETUJUI, unit, kepala)
    langkah(Langkah.KEMBALIKAN, unit, koordinator, ALASAN)
    catat(unit, "ip", "11")
    taruh(unit, Keadaan.DIAJUKAN)
    client.force_login(kepala)
    isi = client.get(alamat(), {"langkah": "setujui"}).text
    assert "Berubah sejak versi 1" in isi
    assert '<td class="lama">10,00</td>' in isi
    assert '<td class="baru">11,00</td>' in isi


def test_what_changed_while_the_page_was_open_is_not_approved(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    terlihat = salinan(lembar_dari(unit))[1]
    catat(unit, "ip", "11")
    masuk(client, unit, Peran.KEPALA)
    jawaban = kirim(client, Langkah.SETUJUI, jejak=terlihat)
    assert "Isian berubah sejak halaman ini dibuka." in jawaban.text
    assert not SalinanTriwulan.objects.exists()
    kini = salinan(lembar_dari(unit))[1]
    assert f'name="jejak" value="{kini}"' in jawaban.text  # what is on the page now can be approved
    assert kirim(client, Langkah.SETUJUI, jejak=kini).status_code == 302


# --- periods


def test_who_returns_a_closed_quarter_is_told_what_it_lacks(client: Client) -> None:
    unit = unit_kecil("dinas-uji")
    buka_periode(unit, -30)
    taruh(unit, Keadaan.DIAJUKAN)
    isi = masuk(client, unit, Peran.KEPALA).get(alamat(), {"langkah": "kembalikan"}).text
    assert "setelah koordinator pemda memberi perpanjangan" in isi
    assert 'name="perpanjang"' not in isi
    isi = masuk(client, unit, Peran.KOORDINATOR).get(alamat(), {"langkah": "kembalikan"}).text
    assert "Tanpa tanggal di bawah ini" in isi
    sampai = timezone.localdate() + timedelta(7)
    kirim(client, Langkah.KEMBALIKAN, alasan=ALASAN, perpanjang=sampai.isoformat())
    assert Perpanjangan.objects.get().sampai == sampai


def test_an_open_period_asks_for_no_more_time(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    isi = masuk(client, unit, Peran.KOORDINATOR).get(alamat(), {"langkah": "kembalikan"}).text
    assert "Tanpa tanggal di bawah ini" not in isi
    assert 'name="perpanjang"' in isi  # but more can be given


# --- the history


def test_a_locked_quarter_says_why_since_when_and_whom_to_ask(client: Client, unit: Unit) -> None:
    pejabat(unit, Peran.KOORDINATOR, first_name="Rina", last_name="Koordinator")
    kunci = pejabat(unit, Peran.KOORDINATOR, first_name="Budi")
    taruh(unit, Keadaan.DISETUJUI)
    langkah(Langkah.KUNCI, unit, kunci)
    isi = masuk(client, unit, Peran.PERENCANA).get(alamat()).text
    assert "Triwulan ini sudah dikunci. Koreksi dilakukan setelah koordinator pemda membukanya." in isi
    assert "Rina Koordinator" in isi
    tanggal = timezone.localtime(LangkahTriwulan.objects.get().pada)
    assert f"{tanggal:%H.%M}" in isi


def test_every_return_can_be_read_with_reason_and_office(client: Client, unit: Unit) -> None:
    perencana, kepala = pejabat(unit, Peran.PERENCANA), pejabat(unit, Peran.KEPALA, first_name="Heria")
    for alasan in ("Pertama <b>.", "Kedua."):
        langkah(Langkah.AJUKAN, unit, perencana)
        langkah(Langkah.KEMBALIKAN, unit, kepala, alasan)
    isi = masuk(client, unit, Peran.OPERATOR).get(alamat()).text
    assert isi.index("Kedua.") < isi.index("Pertama &lt;b&gt;.")  # the latest first
    assert isi.count("Heria, Kepala Dinas") == 2
    assert "Dikembalikan" in isi


def test_approved_versions_are_listed_with_their_copy(client: Client, unit: Unit) -> None:
    taruh(unit, Keadaan.DIAJUKAN)
    langkah(Langkah.SETUJUI, unit, pejabat(unit, Peran.KEPALA))
    isi = masuk(client, unit, Peran.PERENCANA).get(alamat()).text
    assert f'href="{alamat("salinan/1/")}"' in isi


def test_an_untouched_quarter_has_no_history(client: Client, unit: Unit) -> None:
    isi = masuk(client, unit, Peran.PERENCANA).get(alamat(triwulan=2)).text
    assert "Belum ada langkah yang diambil" in isi
    assert "belum ditetapkan oleh koordinator pemda" in isi


@pytest.mark.parametrize("diminta", ["", "ajukan", "setujui", "kembalikan"])
def test_queries(client: Client, unit: Unit, diminta: str, django_assert_max_num_queries) -> None:
    kepala, koordinator = pejabat(unit, Peran.KEPALA), pejabat(unit, Peran.KOORDINATOR)
    perencana = pejabat(unit, Peran.PERENCANA)
    for n in range(3):
        langkah(Langkah.AJUKAN, unit, perencana)
        langkah(Langkah.SETUJUI, unit, kepala)
        langkah(Langkah.KEMBALIKAN, unit, koordinator, f"Ke-{n}")
    if diminta != "ajukan":
        langkah(Langkah.AJUKAN, unit, perencana)
    client.force_login(perencana if diminta == "ajukan" else kepala)
    client.get(alamat())
    with django_assert_max_num_queries(15):
        assert client.get(alamat(), {"langkah": diminta} if diminta else {}).status_code == 200
