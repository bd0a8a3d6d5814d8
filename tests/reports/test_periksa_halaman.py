"""The page of the check: who reads it, who accepts and when; its filter, its queries, its workbook."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from indicators.models import Indikator
from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Unit
from reports.data import Penerimaan
from reports.models import StatusLkjip, TemuanDiterima
from reports.periksa import Temuan, periksa
from reports.periksa_halaman import Saringan
from tests.pabrik import buat_pengguna, buat_unit
from tests.reports.laporan_bersih import rusak

pytestmark = pytest.mark.django_db
Masuk = Callable[[Peran], Client]
ALAMAT = "/dp3akb/2024/periksa/"
ALASAN = "Nama indikator mengikuti keputusan IKU yang berlaku."
BATAS_KUERI = 32  # the whole report's data in 22, what the check alone asks in 3, and the page's frame


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


@pytest.fixture
def masuk(client: Client, unit: Unit) -> Masuk:
    def sebagai(peran: Peran) -> Client:
        client.force_login(buat_pengguna(peran, unit))
        return client

    return sebagai


@pytest.fixture(autouse=True)
def _ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The faults of a report made by hand, with what was accepted in the database."""
    monkeypatch.setattr(
        "reports.periksa_halaman.periksa",
        lambda data: periksa(rusak(temuan_diterima=data.temuan_diterima)),
    )


SALAH = periksa(rusak())
GALAT, SATU, DUA, TANPA_PK, CATATAN = SALAH


def kirim(client: Client, *dipilih: Temuan, alasan: str = ALASAN, kueri: str = "") -> Any:
    isi = {"aturan": dipilih[0].aturan.kunci if dipilih else "", "sidik": [t.sidik for t in dipilih]}
    return client.post(f"{ALAMAT}{kueri}", isi | {"alasan": alasan})


def isi(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def diterima() -> list[str]:
    return list(TemuanDiterima.objects.values_list("sidik", flat=True))


def test_who_is_not_signed_in_or_of_another_unit(client: Client) -> None:
    assert client.get(ALAMAT)["Location"].startswith("/masuk/")
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    assert client.get(ALAMAT).status_code == 404
    assert kirim(client, SATU).status_code == 404
    assert not diterima()


def test_findings_with_place_values_and_what_to_do(
    masuk: Masuk, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the demo; and as many findings as there may be cost no query more."""
    monkeypatch.setattr("reports.periksa_halaman.periksa", periksa)
    client = masuk(Peran.OPERATOR)
    with CaptureQueriesContext(connection) as kueri:
        halaman = isi(client.get(ALAMAT))
    assert len(kueri) <= BATAS_KUERI
    for apa in ("Satuan tidak sesuai dengan nama indikator", "1.6.3: Persentase Lembaga", "Seharusnya:"):
        assert apa in halaman
    assert "Tidak ada galat yang menghalangi penetapan" in halaman
    assert 'href="/dp3akb/2024/rencana/"' in halaman
    assert "lainnya</summary>" in halaman, "long lists are folded"
    assert "<textarea" not in halaman, "an operator accepts nothing"
    Indikator.objects.filter(unit=unit).update(satuan="unit")
    with CaptureQueriesContext(connection) as lagi:
        assert client.get(ALAMAT).status_code == 200
    assert len(lagi) == len(kueri)


def test_errors_stand_in_the_way(masuk: Masuk) -> None:
    client = masuk(Peran.KEPALA)
    assert "Menghalangi penetapan: 1 galat." in isi(client.get(ALAMAT))
    kirim(client, GALAT)
    assert "Tidak ada galat yang menghalangi penetapan" in isi(client.get(ALAMAT))


def test_accept_with_a_reason_and_take_it_back(masuk: Masuk, unit: Unit) -> None:
    client = masuk(Peran.PERENCANA)
    jawaban = kirim(client, SATU, kueri="?tingkat=peringatan")
    assert jawaban["Location"] == f"{ALAMAT}?tingkat=peringatan#aturan-akumulasi"
    baris = TemuanDiterima.objects.get(unit=unit, tahun=2024)
    assert (baris.sidik, baris.aturan, baris.alasan) == (SATU.sidik, "akumulasi", ALASAN)
    assert baris.uraian == SATU.uraian
    halaman = isi(client.get(ALAMAT))
    assert ALASAN in halaman
    assert f'name="sidik" value="{SATU.sidik}"' not in halaman
    assert f'name="sidik" value="{DUA.sidik}"' in halaman
    # Accepted a second time: the first reason stays.
    kirim(client, SATU, DUA, alasan="Alasan yang lain sama sekali.")
    assert TemuanDiterima.objects.get(sidik=SATU.sidik).alasan == ALASAN
    client.post(ALAMAT, {"batalkan": SATU.sidik})
    assert diterima() == [DUA.sidik]


@pytest.mark.parametrize(
    ("alasan", "pesan"), [("pendek", "paling sedikit 10 huruf"), ("x" * 1001, "paling panjang 1000 huruf")]
)
def test_without_a_proper_reason_nothing_is_written_or_lost(masuk: Masuk, alasan: str, pesan: str) -> None:
    halaman = isi(kirim(masuk(Peran.KEPALA), DUA, alasan=alasan))
    assert pesan in halaman
    assert f">{alasan}</textarea>" in halaman
    assert f'id="t-{DUA.sidik[:12]}" checked' in halaman
    assert f'id="t-{SATU.sidik[:12]}" checked' not in halaman
    assert not diterima()


def test_a_finding_that_is_another_by_now_is_not_accepted(
    masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.periksa_halaman.periksa", lambda data: periksa(rusak("85.6")))
    halaman = isi(kirim(masuk(Peran.PERENCANA), GALAT))
    assert "Temuan yang sudah berubah perlu dibaca lagi" in halaman
    assert ALASAN in halaman
    assert not diterima()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN])
def test_others_accept_nothing(client: Client, unit: Unit, peran: Peran) -> None:
    lingkup = {"unit": unit} if peran == Peran.OPERATOR else {"pemda": unit.pemda}
    client.force_login(buat_pengguna(peran, **lingkup))
    assert "<textarea" not in isi(client.get(ALAMAT))
    assert kirim(client, SATU).status_code == 403
    assert not diterima()


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_what_is_final_stays(masuk: Masuk, unit: Unit, tahap: TahapLkjip) -> None:
    client = masuk(Peran.PERENCANA)
    kirim(client, SATU)
    StatusLkjip.objects.create(unit=unit, tahun=2024, tahap=tahap)
    pesan = f"LKjIP ini berstatus {tahap.label.lower()}"
    assert pesan in isi(kirim(client, DUA))
    assert pesan in isi(client.post(ALAMAT, {"batalkan": SATU.sidik}))
    assert diterima() == [SATU.sidik]
    halaman = isi(client.get(ALAMAT))
    assert "<textarea" not in halaman
    assert "Batalkan penerimaan" not in halaman
    assert ALASAN in halaman


@pytest.mark.parametrize(
    ("kueri", "terpilih"),
    [
        ("tingkat=peringatan", (SATU, DUA, TANPA_PK)),
        ("aturan=akumulasi", (SATU, DUA)),
        ("aturan=entah", ()),
        ("keadaan=terbuka", (SATU, DUA, TANPA_PK, CATATAN)),
        ("keadaan=diterima", (GALAT,)),
        ("cari=NOMOR+ber-dpa", (TANPA_PK,)),
        ("cari=keputusan+berlaku", (GALAT,)),  # the reason
        ("tingkat=aneh&keadaan=aneh&cari=", SALAH),
    ],
)
def test_filters(kueri: str, terpilih: tuple[Temuan, ...]) -> None:
    saringan = Saringan.dari(QueryDict(kueri))
    terima = Penerimaan(ALASAN, "Ani", timezone.now())
    ada = [t for t in periksa(rusak(temuan_diterima={GALAT.sidik: terima})) if saringan.cocok(t)]
    assert [t.sidik for t in ada] == [t.sidik for t in terpilih]
    assert Saringan.dari(QueryDict(saringan.kueri[1:])) == saringan


def test_the_page_filters(masuk: Masuk) -> None:
    client = masuk(Peran.PERENCANA)
    halaman = isi(client.get(f"{ALAMAT}?tingkat=catatan"))
    assert f"<h3>{CATATAN.aturan.judul}" in halaman
    assert f"<h3>{SATU.aturan.judul}" not in halaman
    assert "Tidak ada temuan yang cocok" in isi(client.get(f"{ALAMAT}?cari=entah"))


def test_without_findings(masuk: Masuk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.periksa_halaman.periksa", lambda data: ())
    halaman = isi(masuk(Peran.KEPALA).get(ALAMAT))
    assert "Tidak ada temuan" in halaman
    assert "Saring" not in halaman


def test_the_workbook_has_what_the_page_shows(masuk: Masuk) -> None:
    client = masuk(Peran.PERENCANA)
    kirim(client, GALAT, alasan="=1+1 bukan rumus")
    jawaban = client.get("/dp3akb/2024/periksa.xlsx?tingkat=galat")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    (baris,) = lembar.iter_rows(min_row=4, values_only=True)
    assert baris[:3] == ("Galat", GALAT.aturan.judul, GALAT.tempat)
    assert "=1+1 bukan rumus" in baris[6]
    assert all(s.data_type != "f" for r in lembar.iter_rows() for s in r)
