"""What the sheet's script sends and asks: saving, undoing, refreshing, accepting a warning."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Indikator, Realisasi
from lkjip.access import Hak, Posisi, hak_pada
from lkjip.enums import Keadaan, Peran
from pengisian.models import PeringatanDiterima, PerubahanSel, TriwulanUnit
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, operator, orang, tulis, unit_demo
from tests.pengisian.bukti_uji import buat

pytestmark = pytest.mark.django_db
DASAR = f"/dp3akb/{TAHUN}/pengisian/4/"


@pytest.fixture
def perencana(client: Client) -> Client:
    buka()
    client.force_login(orang())
    return client


def kirim(client: Client, ke: str, isi: Any, **lain: Any) -> tuple[int, dict[str, Any]]:
    jawaban = client.post(DASAR + ke, json.dumps(isi), content_type="application/json", **lain)
    return jawaban.status_code, jawaban.json()


def sel(kode: str, kolom: str, teks: str, semula: str | None = None) -> dict[str, Any]:
    return {"kunci": kunci(kode), "kolom": kolom, "teks": teks, "semula": semula}


def nilai(kode: str = "2.2.1") -> Any:
    satu = Realisasi.objects.filter(indikator__kode=kode, tahun=TAHUN, triwulan=4).first()
    return satu and satu.nilai


def test_a_cell_is_saved_and_its_row_answers(perencana) -> None:
    status, isi = kirim(perencana, "simpan/", {"sel": [sel("2.2.1", "nilai", " 1.000,0 ", "")]})
    (satu,) = isi["sel"]
    assert (status, satu["nasib"], satu["teks"], satu["versi"]) == (200, "tersimpan", "1.000", 1)
    k = kunci("2.2.1")
    assert isi["potongan"][f"sel-{k}-jumlah"] == "1.000"
    assert "%" in isi["potongan"][f"sel-{k}-capaian"]
    assert 'class="lencana warna-' in isi["potongan"][f"sel-{k}-capaian"]
    assert isi["kelompok"] is None
    assert nilai() == 1000


def test_a_save_in_short_says_what_became_of_the_cell_and_no_more(perencana) -> None:
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("2.2.1", "nilai", "7", "")], "ringkas": True})
    assert (isi["sel"][0]["nasib"], isi["potongan"], nilai()) == ("tersimpan", {}, 7)
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("2.2.1", "nilai", "8", "6")], "ringkas": True})
    assert (isi["sel"][0]["nasib"], bool(isi["potongan"])) == ("konflik", True)


def test_money_answers_with_its_line_only(perencana) -> None:
    k = kunci("s:1.2.1.1")
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("s:1.2.1.1", "rp", "999.999.999")]})
    assert isi["potongan"].keys() == {
        f"sel-{k}-jumlah_rp", f"sel-{k}-serapan", f"tanda-{k}", f"peringatan-{k}",
    }  # fmt: skip
    assert "melebihi pagu" in isi["potongan"][f"peringatan-{k}"]
    assert "⚠ 1 peringatan Rp" in isi["potongan"][f"tanda-{k}"]


def test_a_component_answers_with_the_computed_value(perencana) -> None:
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("1.1", "komponen2", "62")]})
    assert ">50,00<" in isi["potongan"][f"sel-{kunci('1.1')}-nilai"]


def test_another_denominator_asks_for_its_source(perencana) -> None:
    i = Indikator.objects.get(kode="1.1")
    tulis_lalu = Realisasi.objects.get(indikator=i, tahun=TAHUN, triwulan=4)
    Realisasi.objects.filter(pk=tulis_lalu.pk).update(sumber="")
    lalu = Realisasi.objects.filter(indikator=i, tahun=TAHUN, triwulan=3).first()
    lalu = lalu or Realisasi.objects.create(indikator=i, tahun=TAHUN, triwulan=3)
    lalu.komponen.all().delete()
    for n in tulis_lalu.komponen.all():
        lalu.komponen.create(komponen=n.komponen, nilai=n.nilai)
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("1.1", "komponen2", "35")]})
    k = kunci("1.1")
    assert f'data-minta="sel-{k}-sumber"' in isi["potongan"][f"peringatan-{k}"]
    peringatan = {"kunci": k, "kolom": "komponen2", "kode": "penyebut_berubah", "nilai": "35.000000"}
    peringatan["alasan"] = "x"
    jawaban = perencana.post(f"{DASAR}terima/", peringatan, headers={"X-Requested-With": "fetch"})
    assert (jawaban.status_code, jawaban.json()["pesan"]) == (
        400, "Peringatan ini dijawab dengan mengisi sumber data.",
    )  # fmt: skip
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("1.1", "sumber", "Keputusan wali kota")]})
    assert "data-minta" not in isi["potongan"][f"peringatan-{k}"]


def test_a_block_is_saved_but_for_what_cannot_be_and_taken_back(perencana) -> None:
    blok = [sel("2.2.1", "nilai", "5"), sel("2.2.2", "nilai", "abc"), sel("s:1.2.1.1", "rp", "Rp 1.000")]
    _, isi = kirim(perencana, "simpan/", {"sel": blok, "cara": "tempel"})
    assert [s["nasib"] for s in isi["sel"]] == ["tersimpan", "galat", "tersimpan"]
    assert "tidak terbaca sebagai angka" in isi["sel"][1]["pesan"]
    status, kembali = kirim(perencana, "urungkan/", {"kelompok": isi["kelompok"]})
    assert (status, [s["nasib"] for s in kembali["sel"]]) == (200, ["tersimpan", "tersimpan"])
    assert nilai() is None
    assert kirim(perencana, "urungkan/", {"kelompok": "00000000-0000-0000-0000-000000000000"})[0] == 404


def test_a_second_writer_sees_both_values(perencana) -> None:
    tulis(orang(first_name="Sari"), ("2.2.1", "nilai", "7"))
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("2.2.1", "nilai", "8", "")]})
    (satu,) = isi["sel"]
    assert (satu["nasib"], satu["teks"], satu["oleh"]) == ("konflik", "7", "Sari")
    assert satu["pada"]
    assert nilai() == 7


@pytest.mark.parametrize("terbuka", [True, False])
@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_saving_follows_the_table_of_rights(client, peran, keadaan, terbuka) -> None:
    buka(sisa=5 if terbuka else -40)
    letakkan(keadaan)
    pengguna = orang(peran)
    client.force_login(pengguna)
    boleh = Hak.ISI in hak_pada(pengguna, unit_demo(), Posisi(keadaan, terbuka))
    isian = {"sel": [sel("2.2.1", "nilai", "5")]}
    for ke in ("simpan/", "pratinjau/"):
        status, isi = kirim(client, ke, isian)
        assert status == (200 if boleh else 409), ke
        assert boleh or isi["pesan"]
    assert (nilai() == 5) == (boleh and peran == Peran.PERENCANA)
    status, _ = kirim(client, "urungkan/", {"kelompok": "00000000-0000-0000-0000-000000000000"})
    assert status == 404  # nothing of one's own to take back
    formulir = client.post(f"{DASAR}baris/{kunci('2.2.1')}/", {"nilai": "6", "semula-nilai": "5"})
    assert (nilai() == 6) == (boleh and peran == Peran.PERENCANA)
    assert formulir.status_code in (302, 409)


@pytest.mark.parametrize(
    ("badan", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b"\xff", 400), (b"[" * 100_000, 400), (b'{"sel": 1}', 400),
        (b'{"sel": [1]}', 400), (b'{"sel": [{"kunci": "i1", "kolom": "nilai"}]}', 400),
        (b'{"sel": [{"kunci": "i1", "kolom": "nilai", "teks": 5}]}', 400),
        (b'{"sel": [], "cara": "impor_e81"}', 400), (b'{"sel": [], "cara": []}', 400),
        (b'{"sel": [], "pengguna": "0"}', 401),
        (json.dumps({"sel": [{"kunci": "i1", "kolom": "nilai", "teks": "1"}] * 2001}).encode(), 413),
        (b'{"sel": "' + b"x" * 3_000_000 + b'"}', 413),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(perencana, badan, status) -> None:
    for ke in ("simpan/", "pratinjau/"):
        jawaban = perencana.post(DASAR + ke, badan, content_type="application/json")
        assert (jawaban.status_code, bool(jawaban.json()["pesan"])) == (status, True)
    assert not PerubahanSel.objects.exists()


def test_two_thousand_cells_are_not_too_many(perencana) -> None:
    status, isi = kirim(perencana, "simpan/", {"sel": [sel("2.2.1", "nilai", "5")] * 2000})
    assert (status, len(isi["sel"])) == (200, 2000)


@pytest.mark.parametrize("ke", ["simpan/", "segar/", "terima/"])
def test_a_script_without_session_gets_401_and_a_person_the_sign_in_page(client, ke) -> None:
    buka()
    jawaban = client.post(DASAR + ke, headers={"X-Requested-With": "fetch"})
    assert (jawaban.status_code, jawaban["Content-Type"]) == (401, "application/json")
    assert "Sesi Anda telah berakhir" in jawaban.json()["pesan"]
    assert client.post(DASAR + ke).status_code == 302


def test_a_year_that_is_not_prepared_takes_nothing(perencana) -> None:
    alamat = f"/dp3akb/{TAHUN + 60}/pengisian/4/simpan/"
    isi = json.dumps({"sel": [sel("2.2.1", "nilai", "5")]})
    jawaban = perencana.post(alamat, isi, content_type="application/json")
    assert (jawaban.status_code, jawaban.json()["pesan"][:7]) == (409, "Periode")
    assert not TriwulanUnit.objects.filter(tahun=TAHUN + 60).exists()


def test_a_save_needs_the_token(perencana) -> None:
    ketat = Client(enforce_csrf_checks=True, headers={"X-Requested-With": "fetch"})
    ketat.force_login(orang())
    assert ketat.post(f"{DASAR}simpan/", b"{}", content_type="application/json").status_code == 403


# --- refreshing
def segar(client: Client, sejak: Any) -> dict[str, Any]:
    jawaban = client.get(f"{DASAR}segar/", {"sejak": sejak})
    assert jawaban.status_code == 200
    return jawaban.json()


def test_a_refresh_tells_what_others_wrote_with_the_sums_above(perencana) -> None:
    saat = timezone.now().isoformat()
    tulis(orang(first_name="Sari"), ("2.2.1", "nilai", "7"), ("s:1.2.1.1", "rp", "1"))
    isi = segar(perencana, saat)
    teks = {(s["kunci"], s["kolom"]): (s["teks"], s["oleh"]) for s in isi["sel"]}
    assert teks == {
        (kunci("2.2.1"), "nilai"): ("7", "Sari"),
        (kunci("s:1.2.1.1"), "rp"): ("1", "Sari"),
    }
    kegiatan, program = (kunci(f"s:{k}") for k in ("1.2.1", "1.2"))
    assert isi["potongan"][f"sel-{kegiatan}-rp"] == "1"
    assert f"sel-{program}-jumlah_rp" in isi["potongan"]
    assert "sel terisi" in isi["potongan"]["kemajuan"]
    assert isi["dapat"]


def test_evidence_that_somebody_adds_is_no_cell_and_updates_its_row(perencana) -> None:
    buat(orang())
    isi = segar(perencana, timezone.now().isoformat())
    assert isi["sel"] == []
    assert f"tanda-{kunci('2.2.1')}" in isi["potongan"]


def test_without_a_change_a_refresh_is_cheap(perencana) -> None:
    with CaptureQueriesContext(connection) as kueri:
        isi = segar(perencana, timezone.now().isoformat())
    assert (isi["sel"], isi["potongan"]) == ([], {})
    assert len(kueri) <= 5


@pytest.mark.parametrize(
    "sejak", ["", "kemarin", "2024-01-01", "2024-13-45T00:00:00Z", "9999-12-31T23:59:59"]
)
def test_an_odd_moment_is_now(perencana, sejak) -> None:
    assert segar(perencana, sejak)["sel"] == []


def test_changes_of_long_ago_are_not_told(perencana) -> None:
    tulis(orang(), ("2.2.1", "nilai", "7"))
    PerubahanSel.objects.update(pada=timezone.now() - timedelta(hours=1))
    assert segar(perencana, timezone.now().isoformat())["sel"] == []


def test_a_refresh_says_that_the_quarter_was_closed(perencana) -> None:
    letakkan(Keadaan.DIAJUKAN)
    isi = segar(perencana, timezone.now().isoformat())
    assert (isi["dapat"], "sudah diajukan" in isi["sebab"]) == (False, True)


# --- accepting a warning
def peringatan(nilai: str = "160.000000", **ganti: str) -> dict[str, str]:
    """1.2.3 is a percentage; 160 is more than 150."""
    dasar = {"kunci": kunci("1.2.3"), "kolom": "nilai", "kode": "persen_tinggi", "nilai": nilai}
    return dasar | {"alasan": "Termasuk kasus tahun lalu."} | ganti


def test_a_warning_is_accepted_for_the_value_that_stands_there(perencana) -> None:
    tulis(orang(), ("1.2.3", "nilai", "160"))
    jawaban = perencana.post(f"{DASAR}terima/", peringatan(), headers={"X-Requested-With": "fetch"})
    assert jawaban.status_code == 200
    potongan = jawaban.json()["potongan"][f"peringatan-{kunci('1.2.3')}"]
    assert "Diterima: Termasuk kasus tahun lalu." in potongan
    satu = PeringatanDiterima.objects.get()
    assert (satu.aturan, satu.nilai, satu.indikator.kode) == ("persen_tinggi", "160.000000", "1.2.3")
    _, isi = kirim(perencana, "simpan/", {"sel": [sel("1.2.3", "nilai", "170")]})
    assert "Diterima" not in isi["potongan"][f"peringatan-{kunci('1.2.3')}"]


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"alasan": " \0 "}, "Tulis alasannya"),
        ({"alasan": "x" * 1001}, "paling banyak 1000 huruf"),
        ({"nilai": "159"}, "sudah tidak berlaku"),
        ({"kode": "turun", "kolom": "rp"}, "sudah tidak berlaku"),
        ({"kunci": "i999999"}, "bukan baris bidang Anda"),
        ({"kunci": "x"}, "bukan baris bidang Anda"),
        ({"kunci": ""}, "sudah tidak berlaku"),
    ],
)
def test_what_is_no_warning_is_not_accepted(perencana, ganti, pesan) -> None:
    tulis(orang(), ("1.2.3", "nilai", "160"))
    jawaban = perencana.post(f"{DASAR}terima/", peringatan(**ganti), headers={"X-Requested-With": "fetch"})
    assert jawaban.status_code == 400
    assert pesan in jawaban.json()["pesan"]
    assert not PeringatanDiterima.objects.exists()


def test_an_operator_accepts_on_own_rows_only(client) -> None:
    buka()
    tulis(orang(), ("1.2.3", "nilai", "160"))
    client.force_login(operator())
    fetch = {"headers": {"X-Requested-With": "fetch"}}
    assert client.post(f"{DASAR}terima/", peringatan(), **fetch).status_code == 400
    Indikator.objects.filter(kode="1.2.3").update(bidang=unit_demo().bidang.get(kode="uptd-ppa"))
    assert client.post(f"{DASAR}terima/", peringatan(), **fetch).status_code == 200
    seluruh = peringatan(kunci="", kolom="", kode="sama_semua")
    assert "diterima oleh perencana" in client.post(f"{DASAR}terima/", seluruh, **fetch).json()["pesan"]


def test_a_closed_quarter_accepts_nothing(perencana) -> None:
    tulis(orang(), ("1.2.3", "nilai", "160"))
    letakkan(Keadaan.TERKUNCI)
    jawaban = perencana.post(f"{DASAR}terima/", peringatan(), headers={"X-Requested-With": "fetch"})
    assert jawaban.status_code == 409
    assert not PeringatanDiterima.objects.exists()


@pytest.mark.parametrize(
    ("kembali", "ke"), [(f"{DASAR}baris/i1/", f"{DASAR}baris/i1/"), ("//evil.example", DASAR), ("", DASAR)]
)
def test_a_plain_form_comes_back_to_its_page(perencana, kembali, ke) -> None:
    tulis(orang(), ("1.2.3", "nilai", "160"))
    jawaban = perencana.post(f"{DASAR}terima/", peringatan(kembali=kembali))
    assert (jawaban.status_code, jawaban["Location"]) == (302, ke)
