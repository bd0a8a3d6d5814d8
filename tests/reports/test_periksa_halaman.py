"""The page of the check: who reads it, who accepts and when; its filter, its queries, its workbook."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indicators.models import Indikator
from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Unit
from reports.build import sumber_untuk
from reports.models import StatusLkjip, TemuanDiterima
from reports.periksa import Temuan, periksa
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
ALAMAT = "/dp3akb/2024/periksa/"
ALASAN = "Nama indikator mengikuti keputusan IKU yang berlaku."
# The whole report's data in 23 queries, the check's own 3, and the frame of the page.
BATAS_KUERI = 36


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


@pytest.fixture
def masuk(client: Client, unit: Unit) -> Callable[[Peran], Client]:
    def sebagai(peran: Peran) -> Client:
        client.force_login(buat_pengguna(peran, unit))
        return client

    return sebagai


def temuan(aturan: str) -> list[Temuan]:
    return [t for t in periksa(sumber_untuk("dp3akb", 2024)) if t.aturan.kunci == aturan]


def kirim(client: Client, *dipilih: Temuan, alasan: str = ALASAN, kueri: str = "", **lain: Any) -> Any:
    isi = {"aturan": dipilih[0].aturan.kunci if dipilih else "", "sidik": [t.sidik for t in dipilih]}
    return client.post(f"{ALAMAT}{kueri}", isi | {"alasan": alasan} | lain)


def isi(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def test_who_is_not_signed_in_or_of_another_unit(client: Client) -> None:
    assert client.get(ALAMAT)["Location"].startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    assert client.get(ALAMAT).status_code == 404
    assert kirim(client).status_code == 404


def test_findings_with_place_values_and_what_to_do(masuk: Callable[[Peran], Client]) -> None:
    halaman = isi(masuk(Peran.OPERATOR).get(ALAMAT))
    t = temuan("satuan-nama")[0]
    assert t.aturan.judul in halaman
    assert t.tempat in halaman
    assert t.aturan.saran in halaman
    assert "Tidak ada galat yang menghalangi penetapan" in halaman
    assert 'href="/dp3akb/2024/rencana/"' in halaman
    assert "lainnya</summary>" in halaman, "long lists are folded"
    assert "<textarea" not in halaman, "an operator accepts nothing"


def test_accept_with_a_reason_and_take_it_back(masuk: Callable[[Peran], Client], unit: Unit) -> None:
    client, semua = masuk(Peran.PERENCANA), temuan("target-lewat-akhir")
    assert len(semua) > 1
    jawaban = kirim(client, semua[0], kueri="?tingkat=peringatan")
    assert jawaban["Location"] == f"{ALAMAT}?tingkat=peringatan#aturan-target-lewat-akhir"
    baris = TemuanDiterima.objects.get(unit=unit, tahun=2024)
    assert (baris.sidik, baris.aturan, baris.alasan) == (semua[0].sidik, "target-lewat-akhir", ALASAN)
    assert baris.uraian == semua[0].uraian
    halaman = isi(client.get(ALAMAT))
    assert ALASAN in halaman
    assert f'name="sidik" value="{semua[0].sidik}"' not in halaman
    assert f'name="sidik" value="{semua[1].sidik}"' in halaman
    # Accepted a second time: the first reason stays.
    kirim(client, semua[0], semua[1], alasan="Alasan yang lain sama sekali.")
    assert TemuanDiterima.objects.get(sidik=semua[0].sidik).alasan == ALASAN
    assert TemuanDiterima.objects.count() == 2
    client.post(ALAMAT, {"batalkan": semua[0].sidik})
    assert list(TemuanDiterima.objects.values_list("sidik", flat=True)) == [semua[1].sidik]


@pytest.mark.parametrize(
    ("alasan", "pesan"), [(" pendek ", "paling sedikit 10 huruf"), ("x" * 1001, "paling panjang 1000 huruf")]
)
def test_without_a_proper_reason_nothing_is_written_or_lost(
    masuk: Callable[[Peran], Client], alasan: str, pesan: str
) -> None:
    semua = temuan("target-lewat-akhir")
    halaman = isi(kirim(masuk(Peran.KEPALA), semua[1], alasan=alasan))
    assert pesan in halaman
    assert f">{alasan.strip()}" in halaman.replace("> pendek", ">pendek")
    assert f'value="{semua[1].sidik}" id="t-{semua[1].sidik[:12]}" checked' in halaman
    assert not TemuanDiterima.objects.exists()


def test_a_finding_that_is_another_by_now_is_not_accepted(masuk: Callable[[Peran], Client]) -> None:
    t = temuan("satuan-nama")[0]
    Indikator.objects.filter(unit__slug="dp3akb", kode="1.6.3").update(satuan="unit")
    halaman = isi(kirim(masuk(Peran.PERENCANA), t))
    assert "Temuan yang sudah berubah perlu dibaca lagi" in halaman
    assert ALASAN in halaman
    assert not TemuanDiterima.objects.exists()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN])
def test_others_accept_nothing(client: Client, unit: Unit, peran: Peran) -> None:
    lingkup = {"unit": unit} if peran == Peran.OPERATOR else {"pemda": unit.pemda}
    client.force_login(buat_pengguna(peran, **lingkup))
    assert client.get(ALAMAT).status_code == 200
    assert kirim(client, temuan("satuan-nama")[0]).status_code == 403
    assert not TemuanDiterima.objects.exists()


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_what_is_final_stays(masuk: Callable[[Peran], Client], unit: Unit, tahap: TahapLkjip) -> None:
    client, t = masuk(Peran.PERENCANA), temuan("satuan-nama")[0]
    kirim(client, t)
    StatusLkjip.objects.create(unit=unit, tahun=2024, tahap=tahap)
    lain = temuan("target-nol")[0]
    assert f"LKjIP ini berstatus {tahap.label.lower()}" in isi(kirim(client, lain))
    assert f"LKjIP ini berstatus {tahap.label.lower()}" in isi(client.post(ALAMAT, {"batalkan": t.sidik}))
    assert list(TemuanDiterima.objects.values_list("sidik", flat=True)) == [t.sidik]
    halaman = isi(client.get(ALAMAT))
    assert "<textarea" not in halaman
    assert "Batalkan penerimaan" not in halaman
    assert ALASAN in halaman


def test_filters(masuk: Callable[[Peran], Client]) -> None:
    client, t = masuk(Peran.PERENCANA), temuan("satuan-nama")[0]
    kirim(client, t)
    judul = f"<h3>{t.aturan.judul}"
    for kueri, ada in {
        "?tingkat=peringatan": True,
        "?tingkat=catatan": False,
        "?aturan=satuan-nama": True,
        "?aturan=target-nol": False,
        "?keadaan=diterima": True,
        "?keadaan=terbuka": False,
        "?cari=LEMBAGA+persentase": True,
        "?cari=keputusan+IKU+yang+berlaku": True,
        "?cari=entah": False,
        "?tingkat=aneh&keadaan=aneh": True,
    }.items():
        assert (judul in isi(client.get(f"{ALAMAT}{kueri}"))) == ada, kueri
    assert "Tidak ada temuan yang cocok" in isi(client.get(f"{ALAMAT}?cari=entah"))


def test_without_findings(masuk: Callable[[Peran], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.periksa_halaman.periksa", lambda data: ())
    halaman = isi(masuk(Peran.KEPALA).get(ALAMAT))
    assert "Tidak ada temuan" in halaman
    assert "Saring" not in halaman


def test_an_error_stands_in_the_way(masuk: Callable[[Peran], Client]) -> None:
    """The year after has no documents yet."""
    halaman = isi(masuk(Peran.KEPALA).get("/dp3akb/2025/periksa/"))
    assert "Menghalangi penetapan: 3 galat." in halaman


def test_queries_do_not_grow_with_findings(masuk: Callable[[Peran], Client], unit: Unit) -> None:
    client = masuk(Peran.PERENCANA)
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(ALAMAT).status_code == 200
    assert len(kueri) <= BATAS_KUERI
    Indikator.objects.filter(unit=unit).update(satuan="unit")
    with CaptureQueriesContext(connection) as lagi:
        assert client.get(ALAMAT).status_code == 200
    assert len(lagi) == len(kueri)


def test_the_workbook_has_what_the_page_shows(masuk: Callable[[Peran], Client]) -> None:
    client, t = masuk(Peran.PERENCANA), temuan("satuan-nama")[0]
    kirim(client, t, alasan="=1+1 bukan rumus")
    jawaban = client.get("/dp3akb/2024/periksa.xlsx?aturan=satuan-nama")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    baris = list(lembar.iter_rows(min_row=4, values_only=True))
    assert len(baris) == 1
    assert baris[0][0:3] == ("Peringatan", t.aturan.judul, t.tempat)
    assert "=1+1 bukan rumus" in baris[0][6]
    assert all(s.data_type != "f" for r in lembar.iter_rows() for s in r)
