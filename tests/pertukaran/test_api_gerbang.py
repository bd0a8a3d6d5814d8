"""Who gets in: keys, pace, methods; bodies of strangers; the log."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import Pengguna
from pengisian.models import PerubahanSel
from pertukaran.api.titik import TITIK
from pertukaran.models import CatatanApi, KirimanApi, KunciApi
from tests.pengisian.bantu import buka, orang
from tests.pertukaran.bantu_api import BACA, KIRIM, Aplikasi, aplikasi

pytestmark = pytest.mark.django_db
SEMUA = [
    (t.metode, "/api/v1" + t.jalur.format(unit="dp3akb", tahun=2024, triwulan=4))
    for t in TITIK
    if not t.terbuka
]


@pytest.fixture
def app() -> Aplikasi:
    buka()
    return aplikasi()


# --- keys
def test_without_a_key_in_force_nothing_is_told() -> None:
    hari = timezone.localdate()
    kunci = {nama: aplikasi() for nama in ("dicabut", "berakhir", "nonaktif", "baik")}
    KunciApi.objects.filter(pk=kunci["dicabut"].kunci.pk).update(dicabut_pada=timezone.now())
    KunciApi.objects.filter(pk=kunci["berakhir"].kunci.pk).update(berlaku_sampai=hari - timedelta(1))
    Pengguna.objects.filter(pk=kunci["nonaktif"].kunci.atas_nama_id).update(is_active=False)
    teks = kunci["baik"].kepala["Authorization"]
    kepala = [
        *({"Authorization": kunci[n].kepala["Authorization"]} for n in ("dicabut", "berakhir", "nonaktif")),
        {},
        *({"Authorization": x} for x in (
            "Bearer x", "Bearer", teks[7:], f"Basic {teks[7:]}", teks[:-1], f"{teks}x",
            "Bearer lkjip_" + "x" * 9000,
            "Bearer lkjip_é", f"Bearer {kunci['baik'].kunci.sidik}",
        )),
    ]  # fmt: skip
    jawaban = set()
    for k in kepala:
        for metode, jalur in SEMUA:
            hasil = Client().generic(metode, jalur, headers=k)
            assert (hasil.status_code, hasil["WWW-Authenticate"]) == (401, "Bearer"), (k, jalur)
            jawaban.add(hasil.content)
            assert not hasil.cookies
    assert len(jawaban) == 1, "the answer tells the reasons apart"
    assert not CatatanApi.objects.exists()
    assert kunci["baik"].get("/").status_code == 200
    assert Client().get("/api/v1/", headers={"Authorization": f"bearer   {teks[7:]}"}).status_code == 200
    berakhir = KunciApi.objects.filter(pk=kunci["berakhir"].kunci.pk)
    berakhir.update(berlaku_sampai=hari)
    assert kunci["berakhir"].get("/").status_code == 200, "the last day counts"


def test_a_session_opens_nothing_and_is_not_touched(client: Client) -> None:
    client.force_login(orang(Peran.PERENCANA))
    for metode, jalur in SEMUA:
        jawaban = client.generic(metode, jalur)
        assert (jawaban.status_code, bool(jawaban.cookies)) == (401, False), jalur
    assert not client.get("/api/v1/openapi.json").cookies


def test_the_index_tells_of_the_key(app: Aplikasi) -> None:
    isi = app.get("/").json()
    assert (isi["aplikasi"], isi["lingkup"]) == ("e-Kinerja", ["baca", "tulis"])
    assert len(isi["alamat"]) == len(TITIK)


def test_other_methods_and_addresses(app: Aplikasi) -> None:
    for t in TITIK:
        jalur = "/api/v1" + t.jalur.format(unit="dp3akb", tahun=2024, triwulan=4)
        lain = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - {t.metode}
        for metode in lain:
            jawaban = app.client.generic(metode, jalur, headers=app.kepala)
            assert jawaban.status_code == 405, (metode, jalur)
            assert jawaban["Allow"] == ("GET, HEAD" if t.metode == "GET" else "POST")
            assert jawaban.json()["kode"] == "metode"
    kepala = app.client.head("/api/v1/unit", headers=app.kepala)
    assert (kepala.status_code, kepala.content) == (200, b"")
    for jalur in (
        "/api/",
        "/api/v1",
        "/api/v2/unit",
        "/api/v1/dp3akb/2024/",
        "/api/v1/dp3akb/x/target",
        "/api/%00",
    ):
        for metode in ("GET", "POST"):
            jawaban = app.client.generic(metode, jalur, headers=app.kepala)
            assert (jawaban.status_code, jawaban.json()["kode"]) == (404, "tidak_ada"), jalur


# --- pace
def test_a_key_that_asks_too_often_waits(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_BACA_SEMENIT, settings.API_TULIS_SEMENIT = 3, 1
    buka()
    app, lain = aplikasi(), aplikasi()
    kini = timezone.now().replace(second=50)
    monkeypatch.setattr("pertukaran.api.gerbang.timezone.now", lambda: kini)
    assert [app.get("/").status_code for _ in range(6)] == [200] * 3 + [429] * 3
    tolak = app.get("/")
    assert (tolak["Retry-After"], tolak.json()["kode"]) == ("10", "terlalu_sering")
    assert "10 detik" in tolak.json()["pesan"]
    assert CatatanApi.objects.filter(kunci=app.kunci, status=429).count() == 1, "the log is not flooded"
    assert lain.get("/").status_code == 200
    assert app.kirim({"baris": []}).status_code == 422, "writing is counted by itself"
    assert app.kirim({"baris": []}).status_code == 429
    monkeypatch.setattr("pertukaran.api.gerbang.timezone.now", lambda: kini + timedelta(seconds=15))
    assert app.get("/").status_code == 200


# --- bodies
def dalam(n: int) -> str:
    return "[" * n + "]" * n


BARIS = '{"baris": [%s]}'
BURUK: list[tuple[str | bytes, int]] = [
    (" ", 400), ("{", 400), ("null", 422), (b"\xff\xfe", 400), ("[]", 422), ('"x"', 422), ("1", 422),
    ("true", 422),
    ("NaN", 400), (BARIS % '{"indikator": "1.2.3", "nilai": NaN}', 400),
    (BARIS % '{"indikator": "1.2.3", "nilai": -Infinity}', 400),
    (BARIS % '{"indikator": "1.2.3", "nilai": 46.02}', 422),
    (BARIS % '{"indikator": "1.2.3", "nilai": 46}', 422),
    (BARIS % '{"indikator": "1.2.3", "nilai": true}', 422),
    (BARIS % f'{{"indikator": "1.2.3", "nilai": {"9" * 5000}}}', 400),
    (BARIS % '{"indikator": "1.2.3", "nilai": 1e999999999999999999999999}', 400),
    (BARIS % '{"indikator": "1.2.3", "nilai": 1e999999}', 422),
    *((BARIS % json.dumps({"indikator": "1.2.3", "nilai": n}), 422) for n in (
        "", "1,5", "1.234,5", "1e5", "NaN", "Infinity", "١٢", "0x10", "1_000", " 1", "1.", ".5", "9" * 15,
        "0." + "1" * 7, "9" * 5000, "--1", "+1", "1\n", "1\x00",
    )),
    (BARIS % '{"indikator": "1.2.3", "nilai": "1", "nilai": "2"}', 400),
    (BARIS % '{"indikator": "1.2.3", "nilai": "1", "lain": 1}', 422),
    (BARIS % '{"indikator": "1.2.3", "nilai": "1", "\\ud800": 1}', 422),
    (BARIS % '{"indikator": "\\ud800", "nilai": "1"}', 422),
    (BARIS % '{"indikator": "1.2.3", "penjelasan": "\\udfff"}', 422),
    (BARIS % '{"indikator": "1.2.3\\u0000", "nilai": "1"}', 422),
    (BARIS % '{"indikator": null, "nilai": "1"}', 422),
    (BARIS % '{"indikator": {"a": 1}, "nilai": "1"}', 422),
    (BARIS % '{"indikator": "1.2.3", "status": "entah"}', 422),
    (BARIS % '{"indikator": "1.2.3", "tahun_data": "2024"}', 422),
    (BARIS % '{"indikator": "1.2.3", "komponen": {"1": "2"}}', 422),
    (BARIS % '{"indikator": "1.2.3", "komponen": [{"urutan": 1}]}', 422),
    (BARIS % '{"indikator": "1.2.3", "komponen": []}', 422),
    (BARIS % '{"indikator": "1.2.3", "semula": [], "nilai": "1"}', 422),
    ('{"baris": {}}', 422), ('{"baris": [1]}', 422), ('{"baris": []}', 422), ('{"lain": []}', 422),
    ("{}", 422),
    (dalam(20), 400), (dalam(100_000), 400), ('{"baris":' * 50_000, 400),
    (BARIS % f'{{"indikator": "1.2.3", "penjelasan": {dalam(9)}}}', 400),
]  # fmt: skip


def test_bodies_that_make_no_sense_are_refused_and_write_nothing(settings, app: Aplikasi) -> None:
    settings.API_TULIS_SEMENIT = 1000
    for isi, status in BURUK:
        jawaban = app.kirim(isi)
        assert jawaban.status_code == status, (isi[:80], jawaban.content[:200])
        assert jawaban.json()["pesan"]
        if status == 422:
            assert all(r["pesan"] for r in jawaban.json()["rincian"])
            assert jawaban.json()["rincian"]
    assert not PerubahanSel.objects.filter(cara="api").exists()
    assert not KirimanApi.objects.exists()


def test_the_wrong_value_is_told_with_what_is_expected(app: Aplikasi) -> None:
    (rincian,) = app.kirim(BARIS % '{"indikator": "1.2.3", "nilai": 46.02}').json()["rincian"]
    assert rincian["letak"] == "baris[0].nilai"
    assert rincian["pesan"] == "Angka ditulis sebagai teks, di antara tanda kutip."
    assert rincian["harapan"].startswith('angka sebagai teks dengan titik desimal, misalnya "64.45"')
    (rincian,) = app.kirim(BARIS % '{"indikator": "1.2.3", "status": "x"}').json()["rincian"]
    assert rincian["harapan"] == "salah satu dari final, sementara, tidak_tersedia"


def test_what_is_too_big_or_no_json_is_not_read(settings, app: Aplikasi) -> None:
    settings.API_BATAS_ISI = 1000
    assert app.kirim("x" * 1001).status_code == 413
    assert app.kirim(" " * 1000).status_code == 400
    settings.API_BATAS_ISI, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10**7, 1000
    assert app.kirim("x" * 1001).status_code == 413
    for tipe in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "",
    ):
        assert app.kirim("{}", tipe=tipe).status_code == 415, tipe
    assert app.kirim("{}", tipe="application/json; charset=utf-8").status_code == 422


def test_too_many_rows_and_too_many_errors(app: Aplikasi) -> None:
    banyak = app.kirim({"baris": [{"indikator": f"x{n}", "nilai": "1"} for n in range(400)]}).json()
    assert len(banyak["rincian"]) == 100
    assert "400 isian harus diperbaiki" in banyak["pesan"]


# --- log
def test_every_request_of_a_key_leaves_a_line(app: Aplikasi) -> None:
    app.get("/dp3akb/2024/target?indikator=1.1")
    app.get("/lain/2024/target")
    app.kirim({"baris": []})
    isi = list(
        CatatanApi.objects.filter(kunci=app.kunci).order_by("id").values_list("metode", "jalur", "status")
    )
    assert isi == [
        ("GET", "/api/v1/dp3akb/2024/target?indikator=1.1", 200),
        ("GET", "/api/v1/lain/2024/target", 404),
        ("POST", KIRIM, 422),
    ]
    app.get("/unit?x=" + "y" * 1000)
    assert len(CatatanApi.objects.latest("id").jalur) == 300
    app.kunci.refresh_from_db()
    assert timezone.now() - app.kunci.dipakai_pada < timedelta(minutes=1)


def test_old_lines_are_pruned(app: Aplikasi, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        app.get("/")
    app.kirim({"baris": [{"indikator": "1.2.3", "nilai": "1"}]})
    lama = timezone.now() - timedelta(days=91)
    CatatanApi.objects.filter(pk__in=CatatanApi.objects.values("pk")[:2]).update(pada=lama)
    KirimanApi.objects.update(pada=lama)
    call_command("rapikan_api")
    assert "2 catatan dan 1 jawaban kiriman dihapus" in capsys.readouterr().out
    assert (CatatanApi.objects.count(), KirimanApi.objects.count()) == (2, 0)


def test_scopes_are_kept_apart() -> None:
    jawaban = aplikasi(BACA).kirim({"baris": []})
    assert (jawaban.status_code, jawaban.json()["kode"]) == (403, "lingkup")
