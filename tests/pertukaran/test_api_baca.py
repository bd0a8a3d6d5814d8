"""What the API tells: as its description says, and the same figures as pages and reports."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import RealisasiAnggaran
from evaluation.models import EvaluasiAkip
from indicators.models import Dokumen, Indikator, Realisasi, Target
from indicators.versi import VERSI_RUMUS
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import PengaturanTahun
from lkjip.numbers import digit
from pertukaran.api.titik import TITIK
from pertukaran.models import CatatanApi
from reports.sumber import Sumber
from tests.pabrik import beri_peran, buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo
from tests.pertukaran.bantu_api import BACA, Aplikasi, aplikasi, cocokkan

pytestmark = pytest.mark.django_db
TERBACA = [t for t in TITIK if t.metode == "GET" and not t.terbuka]


@pytest.fixture
def app() -> Aplikasi:
    return aplikasi(BACA)


def jalur(t: object, tahun: int = 2024) -> str:
    return t.jalur.format(unit="dp3akb", tahun=tahun, triwulan=4)


def semua(app: Aplikasi, alamat: str) -> list[dict]:
    """Every row of a list, page by page."""
    hasil, berikut = [], f"/api/v1{alamat}"
    while berikut:
        isi = app.get(berikut.removeprefix("/api/v1")).json()
        hasil += isi["data"]
        berikut = isi["halaman"]["berikut"]
    return hasil


def test_every_address_answers_as_described_in_few_queries_and_without_a_cookie(app: Aplikasi) -> None:
    dokumen = app.client.get("/api/v1/openapi.json").json()
    assert dokumen["openapi"] == "3.1.0"
    assert set(dokumen["paths"]) == {t.jalur for t in TITIK}
    for t in TERBACA:
        berisi = False
        for tahun in (2023, 2024):
            with CaptureQueriesContext(connection) as kueri:
                jawaban = app.get(jalur(t, tahun))
            assert jawaban.status_code == 200, t.nama
            assert len(kueri) <= 15, (t.nama, len(kueri))
            assert not jawaban.cookies, t.nama
            assert "Cookie" not in jawaban.get("Vary", ""), t.nama
            skema = dokumen["paths"][t.jalur]["get"]["responses"]["200"]["content"]["application/json"]
            cocokkan(jawaban.json(), skema["schema"], dokumen, t.nama)
            berisi |= bool(jawaban.json().get("data", True))
        assert berisi, t.nama


def test_refusals_are_as_described() -> None:
    dokumen = Client().get("/api/v1/openapi.json").json()
    galat = dokumen["components"]["schemas"]["Galat"]
    app = aplikasi(BACA)
    for jawaban, status in (
        (Client().get("/api/v1/unit"), 401),
        (app.get("/unit?hal=0"), 400),
        (app.get("/dp3akb/1999/target"), 404),
        (app.get("/tidak-ada"), 404),
        (app.client.put("/api/v1/unit"), 405),
        (app.kirim({"baris": []}), 403),
    ):
        assert jawaban.status_code == status
        assert jawaban["Content-Type"] == "application/json"
        cocokkan(jawaban.json(), galat, dokumen)


def test_a_page_names_the_next_and_a_parameter_is_kept(app: Aplikasi) -> None:
    pertama = app.get("/dp3akb/2024/capaian?per_hal=2&triwulan=2").json()
    assert len(pertama["data"]) == 2
    assert pertama["halaman"]["berikut"] == "/api/v1/dp3akb/2024/capaian?per_hal=2&triwulan=2&hal=2"
    assert pertama["triwulan"] == 2
    banyak = pertama["halaman"]["jumlah"]
    kode = [b["indikator"]["kode"] for b in semua(app, "/dp3akb/2024/capaian?per_hal=7")]
    assert len(kode) == len(set(kode)) == banyak
    lewat = app.get("/dp3akb/2024/capaian?hal=999").json()
    assert (lewat["data"], lewat["halaman"]["berikut"]) == ([], None)


def test_parameters_that_make_no_sense_are_named(app: Aplikasi) -> None:
    aneh = quote("9999-12-31T23:59:59")
    for kueri in (
        "triwulan=5", "triwulan=x", "per_hal=501", "hal=-1", "diubah_sejak=kemarin",
        "diubah_sejak=2024-13-01", "lain=1", "indikator=", f"hal={'9' * 5000}", "triwulan=²",
        f"diubah_sejak={aneh}x",
    ):  # fmt: skip
        jawaban = app.get(f"/dp3akb/2024/realisasi?{kueri}")
        assert jawaban.status_code == 400, kueri
        (rincian,) = jawaban.json()["rincian"]
        assert rincian["letak"] == kueri.partition("=")[0]
        assert rincian["harapan"]


# --- figures
def test_targets_of_all_versions_and_the_one_that_counts(app: Aplikasi) -> None:
    unit = unit_demo()
    indikator = Indikator.objects.filter(unit=unit, level="sasaran", target__dokumen__jenis="pk").first()
    draf = Dokumen.objects.create(
        unit=unit, jenis="pk", tahun=2024, urutan=8, nama="PK draf", alasan="x", draf=True
    )
    baru = Dokumen.objects.create(unit=unit, jenis="pk", tahun=2024, urutan=7, nama="PK baru", alasan="x")
    for d, nilai in ((draf, "1.5"), (baru, "71.250000")):
        Target.objects.create(indikator=indikator, dokumen=d, tahun=2024, nilai=Decimal(nilai))
    milik = semua(app, f"/dp3akb/2024/target?indikator={indikator.kode}")
    setahun = [b for b in milik if b["triwulan"] is None]
    assert [b["nilai"] for b in setahun if b["berlaku"]] == ["71.25"]
    (berlaku,) = (b["dokumen"] for b in setahun if b["berlaku"])
    assert (berlaku["jenis"], berlaku["versi"], berlaku["nama"]) == ("pk", 7, "PK baru")
    assert "1.5" not in [b["nilai"] for b in milik]
    assert {b["dokumen"]["jenis"] for b in milik} >= {"pk", "renstra"}


def test_quarterly_targets_count_of_one_document_only(app: Aplikasi) -> None:
    per_indikator: dict[str, set[int]] = {}
    for b in semua(app, "/dp3akb/2024/target"):
        if b["triwulan"] is not None and b["berlaku"]:
            per_indikator.setdefault(b["indikator"]["kode"], set()).add(b["dokumen"]["versi"])
    assert all(len(versi) == 1 for versi in per_indikator.values())


def test_achievement_is_that_of_the_report(app: Aplikasi) -> None:
    data = Sumber(unit_demo().pk, 2024)
    isi = app.get("/dp3akb/2024/capaian?per_hal=500").json()
    assert isi["versi_rumus"] == VERSI_RUMUS
    assert isi["skala"]["nama"] == data.skala["capaian"].nama
    per_kode = {i.kode: i for i in data.semua_indikator}
    tanpa = 0
    for b in isi["data"]:
        k = data.kinerja.kinerja(per_kode[b["indikator"]["kode"]].id, 2024)
        if k.capaian.nilai is None:
            tanpa += 1
            assert b["capaian"]["nilai"] is None
            assert b["capaian"]["alasan"] == k.capaian.alasan
            assert b["predikat"] == {"teks": None, "catatan": "", "alasan": str(k.capaian.alasan)}
        else:
            assert b["capaian"] == {
                "nilai": digit(k.capaian.nilai), "alasan": "", "rumus": k.capaian.rumus,
                "sumber": k.capaian.sumber,
            }  # fmt: skip
            assert b["predikat"]["teks"]
    assert tanpa < len(isi["data"])


def test_a_year_without_a_scale_says_so(app: Aplikasi) -> None:
    PengaturanTahun.objects.filter(
        pemda=unit_demo().pemda, tahun=2024
    ).first().skala_capaian.jenjang.all().delete()
    isi = app.get("/dp3akb/2024/capaian").json()
    assert isi["skala"] is None
    assert isi["data"][0]["predikat"]["alasan"] == "skala predikat tahun ini belum dipilih"


def test_realisations_with_state_and_reason(app: Aplikasi) -> None:
    indikator = Indikator.objects.get(unit=unit_demo(), kode="1.2.3")
    Realisasi.objects.filter(indikator=indikator, tahun=2024).delete()
    Realisasi.objects.create(
        indikator=indikator, tahun=2024, triwulan=1, status="tidak_tersedia", alasan="Survei belum terbit."
    )
    Realisasi.objects.create(
        indikator=indikator,
        tahun=2024,
        triwulan=2,
        status="sementara",
        tahun_data=2023,
        nilai=Decimal("46.02"),
    )
    satu, dua = semua(app, "/dp3akb/2024/realisasi?indikator=1.2.3")
    assert (satu["nilai"], satu["status"], satu["alasan"]) == (None, "tidak_tersedia", "Survei belum terbit.")
    assert (dua["nilai"], dua["status"], dua["tahun_data"], dua["triwulan"]) == (
        "46.02",
        "sementara",
        2023,
        2,
    )
    assert dua["keadaan"] == "terisi_sebagian"
    assert [b["triwulan"] for b in semua(app, "/dp3akb/2024/realisasi?indikator=1.2.3&triwulan=2")] == [2]


def test_only_what_changed_since(app: Aplikasi) -> None:
    kini = timezone.now()
    Realisasi.objects.update(diubah_pada=kini - timedelta(days=2))
    Realisasi.objects.filter(indikator__kode="1.2.3", tahun=2024).delete()
    baru = Realisasi.objects.create(
        indikator=Indikator.objects.get(unit=unit_demo(), kode="1.2.3"), tahun=2024, triwulan=3, nilai=1
    )
    sejak = quote((kini - timedelta(days=1)).isoformat())
    (satu,) = semua(app, f"/dp3akb/2024/realisasi?diubah_sejak={sejak}")
    assert (satu["triwulan"], satu["nilai"]) == (3, "1")
    tepat = quote(baru.diubah_pada.isoformat())
    assert len(semua(app, f"/dp3akb/2024/realisasi?diubah_sejak={tepat}")) == 1


def test_the_budget_adds_up_in_every_version(app: Aplikasi) -> None:
    buku = Sumber(unit_demo().pk, 2024).anggaran
    isi = app.get("/dp3akb/2024/anggaran?per_hal=500").json()
    total = buku.total()
    assert isi["jumlah"]["pagu"] == {"nilai": digit(total.pagu), "alasan": ""}
    assert isi["jumlah"]["serapan"]["nilai"] == digit(total.serapan.nilai)
    assert [d["urutan"] for d in isi["dpa"] if d["berlaku"]] == [buku.dpa_berlaku]
    program = [b for b in isi["data"] if b["level"] == "program"]
    for d in isi["dpa"]:
        pagu = [v["nilai"] for b in program for v in b["pagu_versi"] if v["urutan"] == d["urutan"]]
        if pagu:
            assert digit(sum(map(Decimal, filter(None, pagu)))) == d["total"]
    kode = {b["kode"] for b in isi["data"]}
    assert all(b["induk"] in kode for b in isi["data"] if b["level"] != "program")
    assert all(b["sasaran"] for b in program)
    hanya = semua(app, "/dp3akb/2024/anggaran?level=kegiatan&triwulan=1")
    assert {b["level"] for b in hanya} == {"kegiatan"}
    assert all(b["triwulan"][1:] == [None] * 3 for b in hanya)


def test_rupiah_of_each_quarter_and_only_what_changed_since(app: Aplikasi) -> None:
    milik = semua(app, "/dp3akb/2024/realisasi-anggaran")
    total = sum(Decimal(b["nilai"]) for b in milik)
    assert digit(total) == app.get("/dp3akb/2024/anggaran").json()["jumlah"]["realisasi"]["nilai"]
    kini = timezone.now()
    RealisasiAnggaran.objects.update(diubah_pada=kini - timedelta(days=2))
    baru = RealisasiAnggaran.objects.filter(simpul__tahun=2024, simpul__unit=unit_demo()).first()
    baru.nilai, baru.triwulan = Decimal("1500000.50"), 2
    RealisasiAnggaran.objects.filter(simpul=baru.simpul).delete()
    baru.save(force_insert=True)
    sejak = quote((kini - timedelta(days=1)).isoformat())
    (satu,) = semua(app, f"/dp3akb/2024/realisasi-anggaran?diubah_sejak={sejak}")
    assert (satu["sub_kegiatan"], satu["triwulan"], satu["nilai"]) == (baru.simpul.kode, 2, "1500000.5")
    assert satu["keadaan"] == "terisi_sebagian"


def test_recommendations_only_of_a_final_report(app: Aplikasi) -> None:
    milik = semua(app, "/dp3akb/2023/rekomendasi")
    assert milik
    assert any(b["tindak_lanjut"] for b in milik)
    status = milik[0]["status"]
    saring = semua(app, f"/dp3akb/2023/rekomendasi?status={status}")
    assert [b["nomor"] for b in saring] == [b["nomor"] for b in milik if b["status"] == status]
    EvaluasiAkip.objects.filter(unit=unit_demo()).update(tahap=TahapEvaluasi.MENUNGGU_KETUA)
    assert semua(app, "/dp3akb/2023/rekomendasi") == []


# --- who has it already
def test_an_unchanged_answer_is_not_sent_again(app: Aplikasi) -> None:
    for t in TERBACA:
        cap = app.get(jalur(t))["ETag"]
        lagi = app.get(jalur(t), **{"If-None-Match": f'"x", W/{cap}'})
        assert (lagi.status_code, lagi.content, lagi["ETag"]) == (304, b"", cap), t.nama
    lama = app.get("/dp3akb/2024/realisasi?indikator=1.2.3")["ETag"]
    Realisasi.objects.filter(indikator__kode="1.2.3", tahun=2024).update(penjelasan="Diubah.")
    baru = app.get("/dp3akb/2024/realisasi?indikator=1.2.3", **{"If-None-Match": lama})
    assert baru.status_code == 200
    assert baru["ETag"] != lama
    assert CatatanApi.objects.filter(kunci=app.kunci, status=304).count() == len(TERBACA)


# --- what a key reaches
def test_a_key_of_the_pemda_reaches_what_its_account_sees() -> None:
    demo = unit_demo()
    lain, asing = buat_unit(pemda=demo.pemda), buat_unit()
    luas = aplikasi(BACA, pemda=demo.pemda, atas_nama=buat_pengguna(Peran.INSPEKTORAT, pemda=demo.pemda))
    assert {b["kode"] for b in semua(luas, "/unit")} >= {"dp3akb", lain.slug}
    assert asing.slug not in {b["kode"] for b in semua(luas, "/unit")}
    assert luas.get(f"/{lain.slug}/2024/target").json()["data"] == []
    assert luas.get(f"/{asing.slug}/2024/target").status_code == 404
    sempit = aplikasi(BACA, pemda=demo.pemda)  # for a planner of the demo unit
    assert [b["kode"] for b in semua(sempit, "/unit")] == ["dp3akb"]
    assert sempit.get(f"/{lain.slug}/2024/target").status_code == 404
    satu = aplikasi(BACA, atas_nama=buat_pengguna(Peran.INSPEKTORAT, pemda=demo.pemda))
    assert [b["kode"] for b in semua(satu, "/unit")] == ["dp3akb"]
    assert satu.get(f"/{lain.slug}/2024/target").status_code == 404


def test_an_account_of_two_pemda_does_not_carry_a_key_over() -> None:
    asing = buat_unit()
    luas = buat_pengguna(is_superuser=True)
    beri_peran(luas, Peran.ADMIN, pemda=unit_demo().pemda)
    kunci = aplikasi(BACA, pemda=unit_demo().pemda, atas_nama=luas)
    assert kunci.get(f"/{asing.slug}/2024/target").status_code == 404
    assert asing.slug not in {b["kode"] for b in semua(kunci, "/unit")}


def test_an_error_of_ours_is_json_and_logged(
    app: Aplikasi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pertukaran.api.baca.data_unit", lambda unit: 1 / 0)
    jawaban = app.get("/dp3akb/2024/target")
    assert (jawaban.status_code, jawaban.json()["kode"]) == (500, "server")
    assert "ZeroDivisionError" in caplog.text
    assert app.kunci.catatan.get().status == 500
