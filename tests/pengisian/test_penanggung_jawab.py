"""Who answers for which row: set for many at once, inherited, logged, and gaps named."""

from __future__ import annotations

import pytest
from django.test import Client

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.enums import Keadaan, Peran
from pengisian.models import PerubahanSel
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, kunci, lembar, letakkan, operator, orang, unit_demo

pytestmark = pytest.mark.django_db
ALAMAT = f"/dp3akb/{TAHUN}/pengisian/penanggung-jawab/"


@pytest.fixture
def perencana(client: Client):
    pengguna = orang(first_name="Sari")
    client.force_login(pengguna)
    return pengguna


def simpul(kode: str) -> Simpul:
    return Simpul.objects.get(unit=unit_demo(), tahun=TAHUN, kode=kode)


def bidang(kode: str = "uptd-ppa"):
    return unit_demo().bidang.get(kode=kode)


def test_one_form_sets_many_rows(client: Client, perencana) -> None:
    s, i = kunci("s:1.2.1.1"), kunci("2.2.1")
    isi = {
        f"bidang_{s}": bidang().pk, f"semula_{s}": ":",
        f"bidang_{i}": bidang("sekretariat").pk, f"bukti_{i}": "on", f"semula_{i}": ":",
    }  # fmt: skip
    assert client.post(ALAMAT, isi).status_code == 302
    assert simpul("1.2.1.1").bidang == bidang()
    milik = Indikator.objects.get(kode="2.2.1")
    assert (milik.bidang, milik.wajib_bukti) == (bidang("sekretariat"), True)
    catatan = {(c.kolom, c.lama, c.baru) for c in PerubahanSel.objects.all()}
    assert catatan == {
        ("bidang", "", bidang().nama), ("bidang", "", "Sekretariat"), ("wajib_bukti", "", "ya"),
    }  # fmt: skip
    assert "Sari: Jumlah PUS Peserta KB Aktif" in " ".join(client.get(ALAMAT).text.split())


def test_it_is_inherited_downwards_and_shown_so(client: Client, perencana) -> None:
    s = f"s{simpul('1.2').pk}"
    client.post(ALAMAT, {f"bidang_{s}": bidang().pk, f"semula_{s}": ":"})
    assert f"menurut atasannya: {bidang().nama}" in client.get(ALAMAT).text
    assert lembar().per_kunci[kunci("1.2.3")].bidang_id == bidang().pk
    assert simpul("1.2.1").bidang is None


def test_who_fills_what_and_the_gaps(client: Client, perencana) -> None:
    isi = client.get(ALAMAT).text
    assert "belum mempunyai bidang; hanya perencana" in isi
    s = f"s{simpul('1.2').pk}"
    client.post(ALAMAT, {f"bidang_{s}": bidang().pk, f"semula_{s}": ":"})
    assert f"Belum ada operator untuk {bidang().nama}" in " ".join(client.get(ALAMAT).text.split())
    siapa = operator()
    assert f"diisi {siapa}" in client.get(ALAMAT).text


def test_a_row_left_alone_keeps_what_another_set_meanwhile(client: Client, perencana) -> None:
    i, lain = kunci("2.2.1"), kunci("2.2.2")
    Indikator.objects.filter(kode="2.2.1").update(bidang=bidang(), wajib_bukti=True)
    isi = {f"bidang_{i}": "", f"semula_{i}": ":", f"bidang_{lain}": bidang().pk, f"semula_{lain}": ":"}
    client.post(ALAMAT, isi)
    milik = Indikator.objects.get(kode="2.2.1")
    assert (milik.bidang, milik.wajib_bukti) == (bidang(), True)
    assert Indikator.objects.get(kode="2.2.2").bidang == bidang()


@pytest.mark.parametrize("aneh", ["999999", "x", "-1", "9" * 30])
def test_a_bidang_of_another_unit_is_refused(client: Client, perencana, aneh) -> None:
    i = kunci("2.2.1")
    jawaban = client.post(ALAMAT, {f"bidang_{i}": aneh, f"semula_{i}": ":"})
    assert "tidak ada pada perangkat daerah ini" in jawaban.text
    assert Indikator.objects.get(kode="2.2.1").bidang is None


def test_rows_of_another_unit_are_not_touched(client: Client, perencana) -> None:
    asing = Indikator.objects.create(
        unit=buat_unit(), kode="a", level="program", nama="Asing", satuan="orang"
    )
    client.post(ALAMAT, {f"bidang_i{asing.pk}": "", f"bukti_i{asing.pk}": "on", f"semula_i{asing.pk}": ":"})
    asing.refresh_from_db()
    assert not asing.wajib_bukti


@pytest.mark.parametrize("keadaan", [Keadaan.TERISI_SEBAGIAN, Keadaan.TERKUNCI])
@pytest.mark.parametrize("peran", Peran)
def test_rights_by_role_and_state(client: Client, peran, keadaan) -> None:
    letakkan(keadaan)
    client.force_login(orang(peran))
    boleh = peran == Peran.PERENCANA
    assert ("Simpan penetapan" in client.get(ALAMAT).text) == boleh
    i = kunci("2.2.1")
    jawaban = client.post(ALAMAT, {f"bidang_{i}": bidang().pk, f"semula_{i}": ":"})
    assert jawaban.status_code == (302 if boleh else 403)
    assert (Indikator.objects.get(kode="2.2.1").bidang == bidang()) == boleh


def test_strangers_find_nothing(client: Client) -> None:
    assert client.get(ALAMAT).status_code == 302
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    assert client.get(ALAMAT).status_code == 404


def test_few_queries(client: Client, perencana, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(15):
        client.get(ALAMAT)
