"""The rules about Renstra and IKU, what becomes of their findings, and the log."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from indicators.models import Dokumen, Indikator, Sasaran, Target
from lkjip.enums import Peran
from lkjip.models import JejakUbah
from perencanaan.aturan import ATURAN
from perencanaan.models import PeringatanRencana
from perencanaan.periksa import periksa, terima
from tests.pabrik import buat_pengguna
from tests.perencanaan.bantu_menengah import TAHUN, D, Dunia, dunia, renstra, sahkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def d() -> Dunia:
    d = dunia()
    renstra(d)
    sahkan(d)
    Dokumen.objects.create(unit=d.unit, jenis="iku", tahun=2021, tahun_akhir=2026, nama="IKU")
    return d


@pytest.fixture
def c(d: Dunia) -> Client:
    c = Client()
    c.force_login(d.perencana)
    return c


def alamat(d: Dunia, nama: str) -> str:
    return reverse(nama, kwargs={"unit": d.unit.slug, "tahun": TAHUN})


def temuan(d: Dunia) -> dict[str, tuple[str, str]]:
    semua = (p for aturan in ATURAN for p in aturan(d.sumber()))
    return {p.kunci: (str(p.tingkat), p.pesan) for p in semua}


def ubah(kode: str, **isi: object) -> None:
    Indikator.objects.filter(kode=kode).update(**isi)


def test_each_rule_says_what_it_found_with_its_figures(d: Dunia) -> None:
    assert set(temuan(d)) == {"iku/kosong"}
    Target.objects.filter(indikator__kode="i1", tahun=TAHUN).update(nilai=D("80.5"))
    Target.objects.filter(indikator__kode="i1", tahun=2023).delete()
    Target.objects.filter(indikator__kode="i2").delete()
    ubah("i1", nama="Persentase i1")
    ubah("i2", iku=True)
    Sasaran.objects.create(
        unit=d.unit,
        dokumen=d.versi()[0],
        tujuan=Sasaran.objects.filter(unit=d.unit).first().tujuan,
        kode="s9",
        nomor=9,
        uraian="X",
    )
    hasil = temuan(d)
    assert hasil["target-akhir/i1/2024"] == (
        "peringatan",
        "Target 2024 indikator “Persentase i1” (80,5) melebihi target akhir 2026 (65).",
    )
    assert hasil["target-tahun/i1"][1] == "Indikator “Persentase i1” belum mempunyai target tahun 2023."
    assert hasil["target-ada/i2"] == ("galat", "Indikator “Nilai i2” belum mempunyai target Renstra.")
    assert hasil["satuan/i1"][1].endswith("tetapi satuannya “nilai”.")
    assert hasil["sasaran-indikator/s9"][0] == "galat"
    assert hasil["iku-definisi/i2"] == ("galat", "IKU “Nilai i2” belum didefinisikan dalam IKU.")


def test_lower_is_better_turns_the_rule_round(d: Dunia) -> None:
    ubah("i1", arah="negatif")
    assert "target-akhir/i1/2022" in temuan(d)  # 61 before 65 already
    ubah("i1", akumulasi_renstra="jumlah")
    assert "target-akhir/i1/2022" not in temuan(d)  # years that add up stay below the whole


def test_a_unit_without_a_renstra_is_told_so() -> None:
    d = dunia()
    assert temuan(d)["renstra/ada"][0] == "galat"
    assert temuan(d)["iku/ada"][0] == "peringatan"


@pytest.fixture
def diterima(d: Dunia) -> str:
    Target.objects.filter(indikator__kode="i1", tahun=TAHUN).update(nilai=D(80))
    return "target-akhir/i1/2024"


def test_an_acceptance_holds_until_the_figure_changes(d: Dunia, diterima: str) -> None:
    terima(d.catat(), d.sumber(), diterima, "Sesuai naskah")
    satu = next(t for t in periksa(d.sumber()) if t.peringatan.kunci == diterima)
    assert (satu.terbuka, satu.diterima.alasan) == (False, "Sesuai naskah")
    assert JejakUbah.objects.first().alasan == "Sesuai naskah"
    Target.objects.filter(indikator__kode="i1", tahun=TAHUN).update(nilai=D(81))
    assert next(t for t in periksa(d.sumber()) if t.peringatan.kunci == diterima).terbuka
    terima(d.catat(), d.sumber(), diterima, "Tetap sesuai")
    assert PeringatanRencana.objects.get().alasan == "Tetap sesuai"


@pytest.mark.parametrize(
    ("kunci", "alasan", "pesan"),
    [
        ("iku/kosong", "Ya", "tidak dapat diterima"),
        ("tidak/ada", "Ya", "sudah tidak ada"),
        ("target-akhir/i1/2024", " ", "Tulis alasan"),
    ],
)
def test_only_a_warning_that_is_there_is_accepted_with_a_reason(
    d: Dunia, diterima: str, kunci: str, alasan: str, pesan: str
) -> None:
    with pytest.raises(ValidationError, match=pesan):
        terima(d.catat(), d.sumber(), kunci, alasan)


def test_the_page_lists_and_accepts(
    c: Client, d: Dunia, diterima: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(15):
        teks = c.get(alamat(d, "rencana-peringatan")).content.decode()
    assert "melebihi target akhir 2026" in teks
    isi = {"kunci": diterima, "alasan": ""}
    assert "Tulis alasan" in c.post(alamat(d, "peringatan-terima"), isi).content.decode()
    isi = {"kunci": "tidak/ada", "alasan": "Alasan saya"}
    assert "sudah tidak ada" in c.post(alamat(d, "peringatan-terima"), isi).content.decode()
    isi = {"kunci": diterima, "alasan": "Sesuai naskah"}
    assert c.post(alamat(d, "peringatan-terima"), isi).status_code == 302
    assert "Sesuai naskah" in c.get(alamat(d, "rencana-peringatan")).content.decode()


def test_only_who_plans_accepts(d: Dunia, diterima: str) -> None:
    asing, kepala = Client(), Client()
    asing.force_login(dunia().perencana)
    kepala.force_login(buat_pengguna(Peran.KEPALA, d.unit))
    isi = {"kunci": diterima, "alasan": "Ya"}
    assert Client().post(alamat(d, "peringatan-terima"), isi).status_code == 302
    assert asing.post(alamat(d, "peringatan-terima"), isi).status_code == 404
    assert kepala.post(alamat(d, "peringatan-terima"), isi).status_code == 403
    assert kepala.get(alamat(d, "rencana-peringatan")).status_code == 200
    assert asing.get(alamat(d, "rencana-peringatan")).status_code == 404
    assert not PeringatanRencana.objects.exists()


def test_the_log_is_found_by_text_and_year(
    c: Client, d: Dunia, django_assert_max_num_queries: object
) -> None:
    lain = dunia()
    renstra(lain)
    with django_assert_max_num_queries(9):
        teks = c.get(alamat(d, "rencana-jejak")).content.decode()
    assert "Target: Nilai i2" in teks
    assert "hal=2" not in teks  # 17 rows on one page
    assert c.get(alamat(d, "rencana-jejak")).context["daftar"].paginator.count == (
        JejakUbah.objects.filter(unit=d.unit).count()
    )
    teks = c.get(alamat(d, "rencana-jejak"), {"cari": "Sasaran 1"}).content.decode()
    assert "Sasaran: Sasaran 1" in teks
    assert "Sasaran: Sasaran 2" not in teks
    assert "Tidak ada perubahan yang cocok" in c.get(
        alamat(d, "rencana-jejak"), {"pada": "2019"}
    ).content.decode()  # fmt: skip
    asing = Client()
    asing.force_login(lain.perencana)
    assert asing.get(alamat(d, "rencana-jejak")).status_code == 404
    assert Client().get(alamat(d, "rencana-jejak")).status_code == 302


def test_the_door_leads_to_the_editors_the_warnings_and_the_log(c: Client, d: Dunia) -> None:
    teks = c.get(alamat(d, "rencana-susun")).content.decode()
    for nama in (
        "rencana-renstra",
        "rencana-indikator",
        "rencana-sk-iku",
        "rencana-peringatan",
        "rencana-jejak",
    ):
        assert f'href="{alamat(d, nama)}"' in teks


def test_the_log_has_pages(c: Client, d: Dunia) -> None:
    i = Indikator.objects.get(kode="i1")
    for n in range(20):
        i.catatan = f"ke-{n}"
        d.catat().simpan(i)
    teks = c.get(alamat(d, "rencana-jejak"), {"cari": "i"}).content.decode()
    assert "cari=i&amp;pada=&amp;hal=2" in teks
