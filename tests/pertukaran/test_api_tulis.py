"""Realisations that other applications send: the checks of the grid, all or nothing, and only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import RealisasiAnggaran, Simpul
from indicators.enums import Kombinasi
from indicators.models import Indikator, NilaiKomponen, Realisasi
from lkjip.enums import Keadaan, Peran
from lkjip.models import Bidang, Keanggotaan, Periode
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from pertukaran.models import KirimanApi
from tests.pabrik import buat_unit
from tests.pengisian.bantu import TAHUN, buka, letakkan, operator, unit_demo
from tests.pertukaran.bantu_api import BACA, KIRIM, TULIS, Aplikasi, aplikasi, cocokkan

pytestmark = pytest.mark.django_db
KODE = "1.2.3"


@pytest.fixture
def app() -> Aplikasi:
    buka()
    Realisasi.objects.filter(indikator__kode=KODE, tahun=TAHUN, triwulan=4).delete()
    return aplikasi()


def satu(nilai: object = "46.02", **lain: object) -> dict:
    return {"baris": [{"indikator": KODE, "nilai": nilai} | lain]}


def tersimpan() -> Decimal | None:
    baris = Realisasi.objects.filter(
        indikator__unit=unit_demo(), indikator__kode=KODE, tahun=TAHUN, triwulan=4
    )
    return baris.values_list("nilai", flat=True).first()


def kode_uang() -> str:
    return Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, level="sub_kegiatan").first().kode


def galat(jawaban: object, status: int = 422) -> list[dict]:
    assert jawaban.status_code == status, jawaban.content
    return jawaban.json()["rincian"]


# --- written
def test_figures_are_written_and_the_log_names_the_application(app: Aplikasi) -> None:
    uang = kode_uang()
    isi = {
        "baris": [
            {"indikator": KODE, "nilai": "46.02", "penjelasan": "Data BPS.", "sumber": "BPS"},
            {"sub_kegiatan": uang, "nilai": "1234567.5"},
        ]
    }
    jawaban = app.kirim(isi)
    assert jawaban.status_code == 200, jawaban.content
    dokumen = Client().get("/api/v1/openapi.json").json()
    operasi = dokumen["paths"]["/{unit}/{tahun}/triwulan/{triwulan}/realisasi"]["post"]
    cocokkan(jawaban.json(), operasi["responses"]["200"]["content"]["application/json"]["schema"], dokumen)
    cocokkan(isi, operasi["requestBody"]["content"]["application/json"]["schema"], dokumen)
    assert jawaban.json()["tersimpan"] == 4
    assert [b["berubah"] for b in jawaban.json()["baris"]] == [True, True]
    assert tersimpan() == Decimal("46.02")
    rp = RealisasiAnggaran.objects.get(
        simpul__unit=unit_demo(), simpul__kode=uang, simpul__tahun=TAHUN, triwulan=4
    )
    assert (rp.nilai, rp.diubah_oleh) == (Decimal("1234567.50"), app.kunci.atas_nama)
    catatan = PerubahanSel.objects.filter(cara=Cara.API)
    assert {c.kolom for c in catatan} == {"nilai", "penjelasan", "sumber", "rp"}
    assert {(c.oleh, c.alasan) for c in catatan} == {
        (app.kunci.atas_nama, f"Aplikasi e-Kinerja, kunci {app.kunci.awalan}…")
    }
    assert len({c.kelompok for c in catatan}) == 1
    assert not jawaban.cookies


def test_the_history_page_names_the_application(app: Aplikasi, client: Client) -> None:
    app.kirim(satu())
    client.force_login(app.kunci.atas_nama)
    isi = client.get("/dp3akb/2024/pengisian/4/riwayat/").text
    assert "Aplikasi lain (API)" in isi
    assert "Aplikasi e-Kinerja" in isi


@pytest.mark.parametrize(
    ("teks", "nilai"), [("1.234", "1.234"), ("-0.5", "-0.5"), ("007", "7"), ("0.10", "0.1")]
)
def test_a_point_is_a_decimal_point_here(app: Aplikasi, teks: str, nilai: str) -> None:
    """The grid reads 1.234 as a thousand."""
    assert app.kirim(satu(teks)).status_code == 200
    assert tersimpan() == Decimal(nilai)


def test_components_make_the_value(app: Aplikasi) -> None:
    milik = Indikator.objects.filter(unit=unit_demo(), kombinasi=Kombinasi.RASIO_100, level="sasaran")
    i = milik.filter(komponen__isnull=False).distinct().first()
    nomor = {k.peran: k.urutan for k in i.komponen.all()}
    isi = [{"urutan": nomor["pembilang"], "nilai": "46"}, {"urutan": nomor["penyebut"], "nilai": "80"}]
    jawaban = app.kirim({"baris": [{"indikator": i.kode, "komponen": isi}]})
    assert jawaban.status_code == 200, jawaban.content
    milik = NilaiKomponen.objects.filter(
        realisasi__indikator=i, realisasi__tahun=TAHUN, realisasi__triwulan=4
    )
    assert sorted(milik.values_list("nilai", flat=True)) == [46, 80]
    (terbaca,) = app.get(f"/dp3akb/2024/realisasi?indikator={i.kode}&triwulan=4").json()["data"]
    assert terbaca["nilai"] == "57.5"
    (rincian,) = galat(app.kirim({"baris": [{"indikator": i.kode, "nilai": "1"}]}))
    assert "dihitung dari komponennya" in rincian["pesan"]
    (rincian,) = galat(app.kirim({"baris": [{"indikator": i.kode, "komponen": [isi[0], isi[0]]}]}))
    assert "disebut dua kali" in rincian["pesan"]


def test_what_is_left_out_stays_and_null_empties(app: Aplikasi) -> None:
    app.kirim(satu(penjelasan="Data BPS."))
    jawaban = app.kirim({"baris": [{"indikator": KODE, "penjelasan": "Rilis kedua."}]}).json()
    assert (tersimpan(), jawaban["tersimpan"]) == (Decimal("46.02"), 1)
    assert app.kirim(satu(None)).json()["tersimpan"] == 1
    assert tersimpan() is None
    isi = {"indikator": KODE, "status": "tidak_tersedia", "alasan": "Survei belum terbit."}
    assert app.kirim({"baris": [isi]}).status_code == 200
    (terbaca,) = app.get(f"/dp3akb/2024/realisasi?indikator={KODE}&triwulan=4").json()["data"]
    assert (terbaca["status"], terbaca["alasan"]) == ("tidak_tersedia", "Survei belum terbit.")


def test_the_same_again_changes_nothing(app: Aplikasi) -> None:
    app.kirim(satu())
    sebelum = PerubahanSel.objects.count()
    jawaban = app.kirim(satu()).json()
    assert (jawaban["tersimpan"], jawaban["sama"]) == (0, 1)
    assert jawaban["baris"] == [{"indikator": KODE, "sub_kegiatan": None, "berubah": False, "versi": 1}]
    assert PerubahanSel.objects.count() == sebelum


def test_a_warning_lets_the_value_in_and_is_told(app: Aplikasi) -> None:
    jawaban = app.kirim(satu("160")).json()
    assert tersimpan() == 160
    assert any(p["indikator"] == KODE and p["kolom"] == "nilai" for p in jawaban["peringatan"])


# --- refused
def test_one_bad_row_keeps_all_out_and_each_is_named(app: Aplikasi) -> None:
    isi = {
        "baris": [
            {"indikator": KODE, "nilai": "46.02"},
            {"indikator": "9.9.9", "nilai": "1"},
            {"sub_kegiatan": kode_uang(), "nilai": "1", "penjelasan": "x"},
            {"indikator": KODE, "nilai": "1"},
            {"nilai": "1"},
            {"indikator": KODE, "sub_kegiatan": kode_uang(), "nilai": "1"},
            {"indikator": "1.1"},
        ]
    }
    rincian = galat(app.kirim(isi))
    letak = [r["letak"] for r in rincian]
    assert letak[:5] == [
        "baris[1].indikator",
        "baris[2].penjelasan",
        "baris[3].indikator",
        "baris[4]",
        "baris[5]",
    ]
    assert all(r["pesan"] for r in rincian)
    assert tersimpan() is None
    assert not KirimanApi.objects.exists()


def test_checks_of_the_grid_hold(app: Aplikasi) -> None:
    uang = kode_uang()
    for baris, kata in (
        ({"sub_kegiatan": uang, "nilai": "-99999999999"}, "kurang dari 0"),
        ({"sub_kegiatan": uang, "nilai": "99999999999999"}, "melebihi seluruh DPA"),
        ({"sub_kegiatan": uang, "nilai": "1.005"}, "dua angka di belakang koma"),
        ({"indikator": KODE, "status": "sementara"}, "data tahun berapa"),
        ({"indikator": KODE, "status": "tidak_tersedia"}, "disertai alasan"),
        ({"indikator": KODE, "tahun_data": 1900}, "Tahun data"),
        ({"indikator": KODE, "sumber": "x" * 301}, "Paling banyak 300 huruf"),
        ({"indikator": KODE, "komponen": [{"urutan": 77, "nilai": "1"}]}, "tidak ada pada baris ini"),
    ):
        (rincian,) = galat(app.kirim({"baris": [baris]}))
        assert kata in rincian["pesan"], rincian
        assert rincian["letak"].startswith("baris[0].")
        assert rincian["harapan"], rincian
    assert not PerubahanSel.objects.filter(cara=Cara.API).exists()


def test_what_somebody_changed_meanwhile_is_not_overwritten(app: Aplikasi) -> None:
    app.kirim(satu("50"))
    jawaban = app.kirim(satu("51", semula={"nilai": "49.5"}))
    (rincian,) = galat(jawaban, 409)
    assert (jawaban.json()["kode"], rincian["harapan"]) == ("konflik", "semula “50”")
    assert tersimpan() == 50
    assert app.kirim(satu("51", semula={"nilai": "50.0"})).status_code == 200
    assert tersimpan() == 51


# --- rights, over scope, unit and state
def test_scope_unit_and_state_decide() -> None:
    periode, demo = buka(), unit_demo()
    lain = buat_unit(pemda=demo.pemda)
    baca, tulis = aplikasi(BACA), aplikasi(TULIS)
    for keadaan in Keadaan:
        letakkan(keadaan)
        boleh = keadaan in (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
        jawaban = tulis.kirim(satu(str(len(keadaan))))
        assert jawaban.status_code == (200 if boleh else 409), keadaan
        if not boleh:
            assert jawaban.json()["kode"] == "tertutup"
            assert "Triwulan ini" in jawaban.json()["pesan"]
        assert baca.kirim(satu()).status_code == 403, keadaan
        assert baca.get("/dp3akb/2024/realisasi").status_code == 200, keadaan
        assert tulis.get("/dp3akb/2024/realisasi").status_code == 403, keadaan
        for jalur in (lain.slug, buat_unit().slug, "tidak-ada"):
            assert tulis.kirim(satu(), jalur=KIRIM.replace("dp3akb", jalur)).status_code == 404, keadaan
    letakkan(Keadaan.TERISI_SEBAGIAN)
    kemarin = timezone.localdate() - timedelta(1)
    Periode.objects.filter(pk=periode.pk).update(tenggat=kemarin, tutup=kemarin)
    assert tulis.kirim(satu("9")).status_code == 409
    assert tulis.kirim(satu("9"), jalur=KIRIM.replace("/4/", "/5/")).status_code == 404
    assert tulis.kirim(satu("9"), jalur=KIRIM.replace("/2024/", "/1999/")).status_code == 404


def test_an_account_that_lost_its_role_writes_nothing(app: Aplikasi) -> None:
    milik = Keanggotaan.objects.filter(pengguna=app.kunci.atas_nama)
    milik.update(peran=Peran.KEPALA)
    jawaban = app.kirim(satu())
    assert (jawaban.status_code, jawaban.json()["kode"]) == (403, "hak")
    milik.update(sampai=timezone.localdate() - timedelta(1))
    assert app.kirim(satu()).status_code == 404, "the unit is not there for the account any more"


def test_a_key_for_an_operator_writes_the_rows_of_the_bidang() -> None:
    buka()
    Indikator.objects.filter(unit=unit_demo(), kode=KODE).update(
        bidang=Bidang.objects.get(unit=unit_demo(), kode="sekretariat")
    )
    (rincian,) = galat(aplikasi(atas_nama=operator("uptd-ppa")).kirim(satu()))
    assert "bukan baris bidang Anda" in rincian["pesan"]
    assert aplikasi(atas_nama=operator("sekretariat")).kirim(satu()).status_code == 200


# --- once only
def test_the_same_key_and_body_get_the_same_answer(app: Aplikasi) -> None:
    pertama = app.kirim(satu(), "kiriman-tetap")
    app.kirim(satu("50"))
    letakkan(Keadaan.TERKUNCI)
    sebelum = PerubahanSel.objects.count()
    lagi = app.kirim('{ "baris": [{"nilai": "46.02", "indikator": "1.2.3"}] }', "kiriman-tetap")
    assert (lagi.status_code, lagi.content) == (200, pertama.content)
    assert lagi["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in pertama
    assert (tersimpan(), PerubahanSel.objects.count()) == (50, sebelum)


def test_the_same_key_with_another_body_or_quarter_is_refused(app: Aplikasi) -> None:
    app.kirim(satu(), "kiriman-tetap")
    buka(triwulan=3)
    for isi, jalur in ((satu("47"), KIRIM), (satu(), KIRIM.replace("/4/", "/3/"))):
        jawaban = app.kirim(isi, "kiriman-tetap", jalur)
        assert (jawaban.status_code, jawaban.json()["kode"]) == (409, "kunci_idempoten")
        assert "sudah dipakai untuk kiriman lain" in jawaban.json()["pesan"]
    assert tersimpan() == Decimal("46.02")
    assert aplikasi().kirim(satu("47"), "kiriman-tetap").status_code == 200, "of another application"


def test_what_was_refused_may_be_sent_again_under_its_key(app: Aplikasi) -> None:
    letakkan(Keadaan.TERKUNCI)
    assert app.kirim(satu(), "kiriman-tetap").status_code == 409
    letakkan(Keadaan.DIKEMBALIKAN)
    assert app.kirim(satu("47"), "kiriman-tetap").status_code == 200


@pytest.mark.parametrize("nomor", ["pendek", "x" * 81, "dengan spasi", "huruf-é-lain", "\x00" * 9])
def test_a_key_that_is_none_is_refused(app: Aplikasi, nomor: str) -> None:
    jawaban = app.kirim(satu(), **{"Idempotency-Key": nomor})
    assert (jawaban.status_code, jawaban.json()["kode"]) == (400, "kunci_idempoten")
    assert tersimpan() is None


def test_who_comes_second_to_the_constraint_gets_the_answer_of_the_first(
    app: Aplikasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked before either wrote."""
    pertama = app.kirim(satu(), "kiriman-tetap")
    sebelum = PerubahanSel.objects.count()
    monkeypatch.setattr("pertukaran.api.tulis.KirimanApi.objects.filter", lambda **k: BelumTampak(k))
    kedua = app.kirim(satu(), "kiriman-tetap")
    assert (kedua.status_code, kedua.content) == (200, pertama.content)
    assert app.kirim(satu("47"), "kiriman-tetap").status_code == 409
    assert PerubahanSel.objects.count() == sebelum


class BelumTampak:
    """The row of another transaction: not seen at first, and there once that is through."""

    def __init__(self, syarat: dict[str, object]) -> None:
        self.syarat = syarat

    def first(self) -> None:
        return None

    def get(self) -> KirimanApi:
        return KirimanApi.objects.get(**self.syarat)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads share one SQLite database in memory")
@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_once() -> None:
    buka()
    app = aplikasi()
    mulai = Barrier(2)

    def kirim(n: int) -> tuple[int, str]:
        mulai.wait()
        try:
            jawaban = Aplikasi(app.kepala["Authorization"].removeprefix("Bearer ")).kirim(
                satu(), "kiriman-tetap"
            )
            return jawaban.status_code, jawaban.text
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        hasil = list(kolam.map(kirim, range(2)))
    assert hasil[0] == hasil[1]
    assert hasil[0][0] == 200
    assert PerubahanSel.objects.filter(cara=Cara.API).count() == 1
    assert KirimanApi.objects.count() == 1


def test_queries_do_not_grow_with_the_rows(app: Aplikasi) -> None:
    kode = list(
        Indikator.objects.filter(unit=unit_demo(), level="sasaran", kombinasi="langsung").values_list(
            "kode", flat=True
        )
    )
    assert len(kode) > 1
    hitungan = []
    for banyak in (1, len(kode)):
        isi = {"baris": [{"indikator": k, "nilai": "7"} for k in kode[:banyak]]}
        with CaptureQueriesContext(connection) as kueri:
            assert app.kirim(isi).status_code == 200
        hitungan.append(len([q for q in kueri if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    assert hitungan[1] <= hitungan[0]
    assert hitungan[0] <= 35, hitungan
