"""The page of a text by role and state, its form without JavaScript, and what its script sends."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.utils import timezone

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports import naskah as layanan
from reports.models import Naskah, VersiNaskah
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, operator, orang, unit_demo
from tests.reports.bantu_naskah import KUNCI, letakkan_lkjip, tersimpan, tugaskan

pytestmark = pytest.mark.django_db
PANGKAL = f"/dp3akb/{TAHUN}/"
ALAMAT = f"{PANGKAL}tulis/saran/saran/"
P1, P2, P3 = (f"<p>Saran {n}.</p>" for n in (1, 2, 3))
TAUTAN = 'tulis/{}/"'  # of the button on the page to read; remarks stand further below
TOMBOL = 'value="simpan" class="btn btn-primary">Simpan'


@pytest.fixture
def rina(client: Client) -> Pengguna:
    Naskah.objects.all().delete()
    user = orang(Peran.PERENCANA, first_name="Rina")
    client.force_login(user)
    return user


def kirim(client: Client, isi: object = P1, versi: object = 0, *, akhir: str = "simpan/") -> tuple[int, dict]:
    jawaban = client.post(
        ALAMAT + akhir, json.dumps({"isi": isi, "versi": versi}), content_type="application/json"
    )
    return jawaban.status_code, jawaban.json()


def isi_tersimpan() -> str:
    return Naskah.objects.filter(bagian=KUNCI, tahun=TAHUN).values_list("isi", flat=True).first() or ""


# --- who
@pytest.mark.parametrize("akhir", ["", "simpan/", "pegang/"])
def test_anonymous_signs_in_and_another_unit_does_not_exist(client: Client, akhir: str) -> None:
    assert client.post(ALAMAT + akhir, {"isi": P1, "versi": 0}).url.startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit(pemda=unit_demo().pemda)))
    assert client.get(ALAMAT).status_code == 404
    assert client.post(ALAMAT + akhir, {"isi": P1, "versi": 0}).status_code == 404
    assert P1 not in isi_tersimpan()


@pytest.mark.parametrize("tahap", TahapLkjip)
@pytest.mark.parametrize("peran", Peran)
def test_page_link_and_saving_go_by_the_table_of_rights(
    client: Client, rina: Pengguna, peran: Peran, tahap: TahapLkjip
) -> None:
    letakkan_lkjip(tahap)
    user = operator() if peran == Peran.OPERATOR else orang(peran)
    client.force_login(user)
    halaman, baca = client.get(ALAMAT), client.get(f"{PANGKAL}laporan/saran/").text
    form = client.post(ALAMAT, {"isi": P1, "versi": 0})
    if peran not in (Peran.PERENCANA, Peran.OPERATOR):
        assert (halaman.status_code, form.status_code, kirim(client)[0]) == (403, 403, 403)
        assert TAUTAN.format("saran") not in baca
        assert not Naskah.objects.exists()
        return
    boleh = peran == Peran.PERENCANA and tahap in (TahapLkjip.DRAF, TahapLkjip.DIREVIU)
    assert (TOMBOL in halaman.text) == boleh == (TAUTAN.format("saran") in baca) == (isi_tersimpan() == P1)
    assert form.status_code == (302 if boleh else 403)
    assert kirim(client, P2, 1)[0] == (200 if boleh else 403)


def test_an_operator_writes_what_is_the_operators_task(client: Client, rina: Pengguna) -> None:
    user = operator()
    client.force_login(user)
    assert "Bagian ini bukan tugas Anda" in client.get(ALAMAT).text
    tugaskan(user)
    assert TOMBOL in client.get(ALAMAT).text
    assert kirim(client)[0] == 200
    assert TAUTAN.format("saran") in client.get(f"{PANGKAL}laporan/saran/").text
    assert TAUTAN.format("kesimpulan") not in client.get(f"{PANGKAL}laporan/kesimpulan/").text


@pytest.mark.parametrize(
    "jalur",
    [
        "saran/kesimpulan/",
        "saran/tidak-ada/",
        "pernyataan-reviu/pernyataan_reviu/",
        "lampiran-e81/",
        "capaian-kinerja-lain/",
    ],
)
def test_what_is_no_text_to_write_does_not_exist(client: Client, rina: Pengguna, jalur: str) -> None:
    assert client.get(f"{PANGKAL}tulis/{jalur}").status_code == 404


def test_a_section_leads_to_its_first_text_and_shows_the_others(client: Client, rina: Pengguna) -> None:
    jawaban = client.get(f"{PANGKAL}tulis/target-realisasi/", follow=True)
    assert jawaban.redirect_chain[0][0] == f"{PANGKAL}tulis/target-realisasi/target_realisasi/"
    for kata in ("Teks 1", "Tabel 3.4", "Gambar 3.1", "Teks 2", "target_realisasi_uraian/"):
        assert kata in jawaban.text


# --- the form
def test_the_form_saves_what_was_typed_and_lets_the_text_go(client: Client, rina: Pengguna) -> None:
    jahat = f'{P1}<script>alert(1)</script><img src="http://jauh.example/x.png" onerror="x()">'
    jawaban = client.post(ALAMAT, {"isi": jahat, "versi": 0, "aksi": "simpan"}, follow=True)
    assert "Tersimpan." in jawaban.text
    assert (tersimpan().isi, tersimpan().disunting_oleh) == (P1, None)
    assert "Terakhir diubah oleh Rina" in jawaban.text
    assert P1 in client.get(f"{PANGKAL}laporan/saran/").text


def test_a_conflict_shows_both_texts_and_the_next_save_writes(client: Client, rina: Pengguna) -> None:
    budi = orang(Peran.PERENCANA, first_name="Budi")
    layanan.simpan(budi, unit_demo(), TAHUN, KUNCI, P1, versi=0)
    layanan.lepas(budi, unit_demo(), TAHUN, KUNCI)
    jawaban = client.post(ALAMAT, {"isi": P2, "versi": 0})
    assert jawaban.status_code == 409
    for kata in (
        "sudah diubah oleh Budi",
        "&lt;p&gt;Saran 1.",
        "&lt;p&gt;Saran 2.",
        'name="versi" value="1"',
    ):
        assert kata in jawaban.text
    assert client.post(ALAMAT, {"isi": P2, "versi": 1}).status_code == 302
    assert isi_tersimpan() == P2


def test_what_was_typed_stays_where_it_cannot_be_saved(client: Client, rina: Pengguna) -> None:
    layanan.pegang(orang(Peran.PERENCANA, first_name="Budi"), unit_demo(), TAHUN, KUNCI)
    assert "Budi sedang menulis naskah ini" in client.get(ALAMAT).text
    jawaban = client.post(ALAMAT, {"isi": P3, "versi": 0})
    assert jawaban.status_code == 423
    assert "&lt;p&gt;Saran 3." in jawaban.text
    assert "Budi sedang menulis naskah ini" in jawaban.text
    assert isi_tersimpan() == ""


def test_the_generated_text_is_taken_over_with_its_figures_alive_and_given_back(
    client: Client, rina: Pengguna
) -> None:
    alamat = f"{PANGKAL}tulis/kesimpulan/kesimpulan/"
    assert "Ambil alih teks otomatis" in client.get(alamat).text
    jawaban = client.post(alamat, {"aksi": "otomatis", "versi": 0}, follow=True)
    naskah = Naskah.objects.get(bagian="kesimpulan")
    assert naskah.isi.count("data-angka=") > 5
    assert "Ambil alih teks otomatis" not in jawaban.text
    assert "Perlu dilihat lagi" not in jawaban.text
    client.post(alamat, {"aksi": "kosongkan", "versi": 1})
    sebab = VersiNaskah.objects.filter(naskah=naskah).order_by("nomor").values_list("sebab", flat=True)
    assert list(sebab) == ["otomatis", "kosongkan"]


def test_last_years_text_goes_a_year_on_without_its_images(client: Client, rina: Pengguna) -> None:
    isi = '<p><span data-angka="ind:1.1:2023:capaian">90,00%</span></p><figure data-gambar="3"></figure>'
    Naskah.objects.create(unit=unit_demo(), tahun=TAHUN - 1, bagian=KUNCI, isi=isi)
    assert f"Mulai dari naskah tahun {TAHUN - 1}" in client.get(ALAMAT).text
    client.post(ALAMAT, {"aksi": "tahun-lalu", "versi": 0})
    assert 'data-angka="ind:1.1:2024:capaian"' in isi_tersimpan()
    assert "figure" not in isi_tersimpan()


def test_what_moved_is_told_and_accepted_once_the_sentence_was_looked_at(
    client: Client, rina: Pengguna
) -> None:
    isi = '<p>Sesuai <span data-rujuk="target-realisasi">Tabel 9.9</span>.</p>'
    layanan.simpan(rina, unit_demo(), TAHUN, KUNCI, isi, versi=0)
    halaman = client.get(ALAMAT).text
    assert "Perlu dilihat lagi" in halaman
    assert "Tabel 9.9 menjadi Tabel 3.4" in halaman
    jawaban = client.post(ALAMAT, {"aksi": "dilihat", "versi": 1}, follow=True)
    assert "Perlu dilihat lagi" not in jawaban.text
    assert isi_tersimpan() == isi.replace("9.9", "3.4")


# --- the script
def test_saving_by_itself_says_the_new_version_and_holds_the_text(client: Client, rina: Pengguna) -> None:
    status, jawaban = kirim(client)
    assert (status, jawaban["versi"], jawaban["kosong"]) == (200, 1, False)
    assert tersimpan().disunting_oleh == rina
    client.post(f"{ALAMAT}pegang/", {"aksi": "lepas"})
    assert tersimpan().disunting_oleh is None
    assert client.post(f"{ALAMAT}pegang/").json() == {"versi": 1}
    assert tersimpan().disunting_oleh == rina


def test_a_conflict_brings_the_others_text_and_a_lock_says_who(client: Client, rina: Pengguna) -> None:
    kirim(client)
    kirim(client, P2, 1)
    status, jawaban = kirim(client, P3, 1)
    assert (status, jawaban["isi"], jawaban["versi"]) == (409, P2, 2)
    budi = orang(Peran.PERENCANA)
    client.force_login(budi)
    for status, jawaban in (kirim(client, P3, 2), kirim(client, akhir="pegang/")):
        assert status == 423
        assert "Rina sedang menulis" in jawaban["pesan"]
    Naskah.objects.update(disunting_sampai=timezone.now())
    assert kirim(client, P3, 2)[0] == 200


@pytest.mark.parametrize(
    ("isi", "versi", "status"),
    [(P1, "x", 409), (P1, -1, 409), (P1, None, 409), ("a" * 500_001, 1, 400), ("a" * 3_000_000, 1, 413)],
)
def test_odd_requests_write_nothing(
    client: Client, rina: Pengguna, isi: object, versi: object, status: int
) -> None:
    kirim(client, P2)
    assert kirim(client, isi, versi)[0] == status
    assert isi_tersimpan() == P2


@pytest.mark.parametrize("badan", ["", "{", "[]", '{"isi": "x"}', "7"])
def test_what_is_no_request_is_told_so(client: Client, rina: Pengguna, badan: str) -> None:
    jawaban = client.post(f"{ALAMAT}simpan/", badan, content_type="application/json")
    assert (jawaban.status_code, "Muat ulang" in jawaban.json()["pesan"]) == (400, True)
    assert client.get(f"{ALAMAT}simpan/").status_code == 405


def test_a_session_that_ended_is_told_to_the_script(client: Client) -> None:
    jawaban = client.post(f"{ALAMAT}simpan/", headers={"x-requested-with": "fetch"})
    assert (jawaban.status_code, "berakhir" in jawaban.json()["pesan"]) == (401, True)


def test_the_page_takes_a_fixed_number_of_queries(
    client: Client, rina: Pengguna, django_assert_max_num_queries
) -> None:
    client.get(ALAMAT)
    with django_assert_max_num_queries(15):
        client.get(ALAMAT)


def test_a_text_full_of_live_figures_costs_what_its_section_costs(
    client: Client, rina: Pengguna, django_assert_max_num_queries
) -> None:
    alamat = f"{PANGKAL}tulis/kesimpulan/kesimpulan/"
    client.post(alamat, {"aksi": "otomatis", "versi": 0})
    client.get(alamat)
    with django_assert_max_num_queries(30):
        client.get(alamat)
