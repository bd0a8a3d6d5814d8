"""The sheet's page: who may write what on it, what it says otherwise, and what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Indikator, Realisasi
from lkjip.access import Hak, Posisi, hak_pada
from lkjip.enums import Keadaan, Peran
from lkjip.models import Bidang
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, operator, orang, tulis, unit_demo
from tests.reports.test_halaman_kueri import gandakan

pytestmark = pytest.mark.django_db
ALAMAT = f"/dp3akb/{TAHUN}/pengisian/4/"
BATAS_KUERI = 15


def masuk(client: Client, pengguna) -> Client:
    client.force_login(pengguna)
    return client


def isi(client: Client, alamat: str = ALAMAT) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


@pytest.mark.parametrize("terbuka", [True, False])
@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_inputs_are_there_exactly_where_the_table_of_rights_says(client, peran, keadaan, terbuka) -> None:
    buka(sisa=5 if terbuka else -40)
    letakkan(keadaan)
    pengguna = orang(peran)
    halaman = isi(masuk(client, pengguna))
    boleh = Hak.ISI in hak_pada(pengguna, unit_demo(), Posisi(keadaan, terbuka))
    assert ("js/lembar/lembar.js" in halaman) == boleh
    assert ("<input inputmode" in halaman) == (boleh and peran == Peran.PERENCANA)
    if not boleh:
        assert 'class="pemberitahuan"' in halaman
        assert "data-simpan" not in halaman


def test_an_operator_writes_own_rows_only(client) -> None:
    buka()
    bidang = Bidang.objects.get(unit=unit_demo(), kode="uptd-ppa")
    Indikator.objects.filter(kode="2.2.1").update(bidang=bidang)
    milik, asing = kunci("2.2.1"), kunci("2.2.2")
    halaman = isi(masuk(client, operator()))
    assert f'id="sel-{milik}-nilai"><input' in halaman
    assert f'id="sel-{asing}-nilai"><input' not in halaman
    assert f'id="sel-{asing}-nilai"' in halaman
    assert "<strong>0</strong> dari 1 sel terisi" in halaman  # of the own rows


def test_an_operator_without_rows_is_told(client) -> None:
    buka()
    assert "Belum ada baris yang menjadi bagian bidang Anda" in isi(masuk(client, operator()))


def test_only_the_quarter_at_hand_is_writable_and_components_open(client) -> None:
    buka()
    halaman = isi(masuk(client, orang()))
    k = kunci("1.1")
    assert f'id="sel-{k}-nilai"><a href' in halaman  # computed: never an input
    assert f'id="sel-{k}-komponen1"><input' in halaman
    assert f'id="sel-{k}-sumber"' in halaman
    assert halaman.count(f'id="sel-{kunci("s:1.1.1.1")}-rp"') == 1


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_a_settled_quarter_says_since_when_by_whom_and_whom_to_ask(client, keadaan) -> None:
    buka()
    baris = letakkan(keadaan)
    kepala = orang(Peran.KEPALA, first_name="Bu Ratna")
    orang(Peran.KOORDINATOR, first_name="Pak Hadi")
    LangkahTriwulan.objects.create(
        triwulan=baris, langkah=Langkah.SETUJUI, dari=Keadaan.DIAJUKAN, ke=keadaan, versi=1, oleh=kepala,
        jabatan="Kepala Dinas", pada=timezone.now(),
    )  # fmt: skip
    halaman = isi(masuk(client, orang()))
    assert "Bu Ratna" in halaman
    assert "(Kepala Dinas)" in halaman
    assert ("Bu Ratna (kepala" if keadaan == Keadaan.DIAJUKAN else "Pak Hadi (koordinator pemda)") in halaman


@pytest.mark.parametrize("keadaan", Keadaan)
def test_a_returned_quarter_says_what_is_to_be_mended(client, keadaan) -> None:
    buka()
    LangkahTriwulan.objects.create(
        triwulan=letakkan(keadaan), langkah=Langkah.KEMBALIKAN, dari=Keadaan.DIAJUKAN,
        ke=Keadaan.DIKEMBALIKAN, versi=1, alasan="Sebutkan <sebabnya>.", oleh=orang(Peran.KEPALA),
        jabatan="Kepala Dinas", pada=timezone.now(),
    )  # fmt: skip
    halaman = isi(masuk(client, orang()))
    assert ("Sebutkan &lt;sebabnya&gt;." in halaman) == (keadaan == Keadaan.DIKEMBALIKAN)
    assert banyak_kueri(client, ALAMAT) <= BATAS_KUERI


def test_a_closed_period_says_when_it_closed(client) -> None:
    buka(sisa=-40)
    assert "ditutup pada" in isi(masuk(client, orang()))


def test_a_name_cannot_become_markup(client) -> None:
    buka()
    jahat = "<script>alert(1)</script>\"'&"
    Indikator.objects.filter(kode="2.2.1").update(nama=jahat, satuan="<b>x</b>")
    tulis(orang(), ("2.2.1", "penjelasan", "</textarea><script>alert(2)</script>"))
    Realisasi.objects.filter(indikator__kode="2.2.1", tahun=TAHUN, triwulan=4).update(sumber='"><i>')
    pengguna = masuk(client, orang())
    for alamat in (ALAMAT, f"{ALAMAT}baris/{kunci('2.2.1')}/"):
        halaman = isi(pengguna, alamat)
        assert "<script>alert" not in halaman
        assert "<b>x</b>" not in halaman
        assert '"><i>' not in halaman
        assert "&lt;script&gt;alert(1)" in halaman


def test_the_filter_is_kept_and_obeyed(client) -> None:
    buka()
    pengguna = masuk(client, orang())
    halaman = isi(pengguna, f"{ALAMAT}?cari=2.2.1&belum=1")
    assert f'id="baris-{kunci("2.2.1")}"' in halaman
    assert f'id="baris-{kunci("1.1")}"' not in halaman
    assert "baris/" + kunci("2.2.1") + "/?belum=1&amp;cari=2.2.1" in halaman
    kosong = isi(pengguna, f"{ALAMAT}?cari=tiada")
    assert "Tidak ada baris yang cocok" in kosong


def test_few_columns_are_this_quarter_and_the_last(client) -> None:
    buka()
    halaman = isi(masuk(client, orang()), f"{ALAMAT}?kolom=ringkas")
    assert 'id="tw3-k"' in halaman
    assert 'id="tw2-k"' not in halaman


def test_the_menu_leads_to_the_quarter_that_can_be_filled(client) -> None:
    buka(3)
    buka(4)
    letakkan(Keadaan.DISETUJUI, 3)
    pengguna = masuk(client, orang())
    assert pengguna.get(f"/dp3akb/{TAHUN}/pengisian/kini/")["Location"] == ALAMAT
    letakkan(Keadaan.DIKEMBALIKAN, 3)
    assert pengguna.get(f"/dp3akb/{TAHUN}/pengisian/kini/")["Location"].endswith("/pengisian/3/")


def test_an_empty_unit_has_an_empty_sheet(client) -> None:
    lain = buat_unit(pemda=unit_demo().pemda)
    client.force_login(buat_pengguna(Peran.PERENCANA, lain))
    assert "Belum ada baris untuk diisi" in isi(client, f"/{lain.slug}/{TAHUN}/pengisian/4/")


def banyak_kueri(client: Client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as kueri:
        isi(client, alamat)
    return len(kueri)


@pytest.mark.parametrize("keadaan", [Keadaan.TERISI_SEBAGIAN, Keadaan.TERKUNCI])
@pytest.mark.parametrize("peran", Peran)
def test_the_pages_cost_few_queries_and_more_data_no_more(client, peran, keadaan) -> None:
    baris = letakkan(keadaan)
    pengguna = orang(peran)
    buka()
    if keadaan == Keadaan.TERKUNCI:
        LangkahTriwulan.objects.create(
            triwulan=baris, langkah=Langkah.KUNCI, dari=Keadaan.DISETUJUI, ke=keadaan, versi=1, oleh=pengguna,
            pada=timezone.now(),
        )  # fmt: skip
    masuk(client, pengguna)
    semua = (ALAMAT, f"{ALAMAT}?belum=1", f"{ALAMAT}baris/{kunci('2.2.1')}/")
    semula = [banyak_kueri(client, alamat) for alamat in semua]
    assert max(semula) <= BATAS_KUERI, semula
    gandakan(unit_demo())
    assert [banyak_kueri(client, alamat) for alamat in semua] == semula
