"""The plain form of one row: the way without a script, its errors, its conflicts, and the rows around it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from budget.models import RealisasiAnggaran
from indicators.models import Indikator, Realisasi
from lkjip.enums import Keadaan, Peran
from pengisian.models import PerubahanSel
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, operator, orang, tulis, unit_demo

pytestmark = pytest.mark.django_db
LEMBAR = f"/dp3akb/{TAHUN}/pengisian/4/"


@pytest.fixture
def perencana(client: Client) -> Client:
    buka()
    client.force_login(orang(first_name="Dewi"))
    return client


def alamat(kode: str = "2.2.1") -> str:
    return f"{LEMBAR}baris/{kunci(kode)}/"


def isi_formulir(client: Client, kode: str) -> dict[str, str]:
    """What the form would send as it stands."""
    bidang = client.get(alamat(kode)).context["bidang"]
    return {b.kolom: b.teks for b in bidang} | {f"semula-{b.kolom}": b.semula for b in bidang}


def kirim(client: Client, kode: str, **isi: str) -> Any:
    return client.post(alamat(kode), isi_formulir(client, kode) | isi)


def nilai(kode: str = "2.2.1") -> Any:
    satu = Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=4).first()
    return satu and satu.nilai


def test_a_row_is_saved_and_the_next_one_follows(perencana) -> None:
    jawaban = kirim(perencana, "2.2.1", nilai="1.234,5", penjelasan="Naik.\r\nTerus.", lanjut="1")
    assert jawaban.status_code == 302
    berikut = perencana.get(jawaban["Location"])
    assert "Tersimpan." in berikut.content.decode()
    assert berikut.context["baris"].kode == "2.2.1.1"
    assert nilai() == 1234.5
    catatan = {c.kolom: (c.cara, c.baru) for c in PerubahanSel.objects.all()}
    assert catatan == {"nilai": ("formulir", "1.234,5"), "penjelasan": ("formulir", "Naik.\nTerus.")}


def test_only_what_was_changed_is_sent(perencana) -> None:
    jawaban = kirim(perencana, "2.2.1")
    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat())
    assert not PerubahanSel.objects.exists()


def test_a_sub_kegiatan_has_its_money_and_components_their_fields(perencana) -> None:
    assert "rp" in isi_formulir(perencana, "1.2.1.1")
    assert {"komponen1", "komponen2"} <= isi_formulir(perencana, "1.1").keys()
    assert "nilai" not in isi_formulir(perencana, "1.1")
    kirim(perencana, "1.2.1.1", rp="Rp 5.000")
    assert RealisasiAnggaran.objects.get(simpul__kode="1.2.1.1", triwulan=4).nilai == 5000
    # The row is also known by the key of its money.
    assert perencana.get(f"{LEMBAR}baris/{kunci('s:1.2.1.1')}/").status_code == 200


def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(perencana) -> None:
    jawaban = kirim(perencana, "2.2.1", nilai="banyak", penjelasan="Naik.", sumber="Register")
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "“banyak” tidak terbaca sebagai angka" in halaman
    assert 'value="banyak"' in halaman
    assert "Naik.</textarea>" in halaman
    assert 'value="Register"' in halaman
    assert not PerubahanSel.objects.exists()  # all or nothing
    bidang = {b.kolom: b for b in jawaban.context["bidang"]}
    assert bidang["penjelasan"].semula == ""  # still counts as changed the next time


def test_a_conflict_shows_both_values_and_one_chooses(perencana) -> None:
    isi = isi_formulir(perencana, "2.2.1") | {"nilai": "8"}
    tulis(orang(first_name="Sari"), ("2.2.1", "nilai", "7"))
    jawaban = perencana.post(alamat(), isi)
    halaman = jawaban.content.decode()
    assert "Sari sudah mengubah isian ini" in halaman
    assert "<strong>8</strong>" in halaman
    assert "<strong>7</strong>" in halaman
    assert nilai() == 7
    sesudah = {b.kolom: b.teks for b in jawaban.context["bidang"]}
    sesudah |= {f"semula-{b.kolom}": b.semula for b in jawaban.context["bidang"]}
    mereka = perencana.post(alamat(), sesudah | {"pilih-nilai": "mereka"})
    assert (mereka.status_code, nilai()) == (302, 7)
    saya = perencana.post(alamat(), sesudah | {"pilih-nilai": "saya"})
    assert (saya.status_code, nilai()) == (302, 8)


def test_status_goes_with_its_reason(perencana) -> None:
    assert kirim(perencana, "2.2.1", status="tidak_tersedia").status_code == 422
    assert kirim(perencana, "2.2.1", status="tidak_tersedia", alasan="Survei belum.").status_code == 302
    assert "data tidak tersedia" in perencana.get(LEMBAR).content.decode()


def test_a_quarter_closed_meanwhile_keeps_what_was_typed(perencana) -> None:
    isi = isi_formulir(perencana, "2.2.1") | {"nilai": "8"}
    letakkan(Keadaan.DIAJUKAN)
    jawaban = perencana.post(alamat(), isi)
    assert jawaban.status_code == 409
    assert "sudah diajukan" in jawaban.content.decode()
    assert nilai() is None


def test_others_read(client) -> None:
    buka()
    client.force_login(orang(Peran.KEPALA))
    jawaban = client.get(alamat())
    halaman = jawaban.content.decode()
    assert (jawaban.status_code, jawaban.context["bidang"]) == (200, [])
    assert "Hanya dapat dibaca" in halaman
    assert "Simpan" not in halaman


def test_an_operator_goes_through_own_rows(client) -> None:
    buka()
    bidang = unit_demo().bidang.get(kode="uptd-ppa")
    Indikator.objects.filter(kode__in=("2.2.1", "1.2.3")).update(bidang=bidang)
    client.force_login(operator())
    jawaban = client.get(alamat())
    assert (jawaban.context["nomor"], jawaban.context["banyak"]) == (2, 2)
    assert jawaban.context["sebelum"] == alamat("1.2.3")
    assert [b.kolom for b in client.get(alamat("2.2.2")).context["bidang"]] == []


def test_the_filter_goes_along(perencana) -> None:
    jawaban = perencana.get(f"{alamat('2.2')}?cari=2.2")
    assert jawaban.context["sesudah"] == f"{alamat('2.2.1')}?cari=2.2"
    assert jawaban.context["kembali"] == f"{LEMBAR}?cari=2.2#baris-{kunci('2.2')}"


def test_definition_and_warnings_are_there(perencana) -> None:
    tulis(orang(), ("1.2.3", "nilai", "160"))
    halaman = perencana.get(alamat("1.2.3")).content.decode()
    assert "lebih dari 150%" in halaman
    assert 'action="/dp3akb/2024/pengisian/4/terima/"' in halaman
    assert "Definisi operasional" in perencana.get(alamat("idg")).content.decode()


@pytest.mark.parametrize("tanpa", ["i999999", "s999999", "x1", "i0"])
def test_rows_that_are_not_on_the_sheet_do_not_exist(perencana, tanpa) -> None:
    assert perencana.get(f"{LEMBAR}baris/{tanpa}/").status_code == 404
    assert perencana.get(f"{LEMBAR}baris/{kunci('ipg')}/").status_code == 404  # of a tujuan
