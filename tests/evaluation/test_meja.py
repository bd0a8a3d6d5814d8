"""The reviewer's desk: whose it is, filters, order, numbers, bulk verification, workbook, queries."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from evaluation.meja import SaringanMeja, Urut, baris_meja
from evaluation.models import CatatanPutusan, EvaluasiAkip, Rekomendasi, TindakLanjut
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from tests.evaluation.bantu_rekomendasi import (
    TAHUN,
    kini,
    komponen,
    lhe,
    pejabat,
    rekomendasi,
    sampai,
    unit_uji,
)
from tests.pabrik import beri_peran, buat_pengguna

pytestmark = pytest.mark.django_db
MEJA = "/inspektorat/rekomendasi/"
HARI = timezone.localdate()


@pytest.fixture
def unit() -> Unit:
    return unit_uji("dinas-a")


@pytest.fixture
def pemeriksa(client: Client, unit: Unit) -> Pengguna:
    orang = pejabat(unit, Peran.INSPEKTORAT)
    client.force_login(orang)
    return orang


def isi(jawaban: Any) -> str:
    return jawaban.content.decode()


def huruf(halaman: str) -> str:
    """Which of the recommendations "Isi-a", "Isi-b", … stand there, in their order."""
    letak = sorted((halaman.find(f"Isi-{h}"), h) for h in "abcdefgh" if f"Isi-{h}" in halaman)
    return "".join(h for _, h in letak)


def lima(unit: Unit) -> list[Rekomendasi]:
    """Two units, two years, all states but the returned one, one of a pemda that is not ours."""
    lain = unit_uji("dinas-b", unit.pemda)
    k = komponen(unit)
    lhe(lain, TAHUN - 1)
    hasil = [
        rekomendasi(unit, 1, uraian="Isi-a pengukuran", komponen=k, tenggat=HARI + timedelta(5)),
        rekomendasi(unit, 2, uraian="Isi-b", tenggat=HARI - timedelta(5)),
        sampai(rekomendasi(unit, 3, uraian="Isi-c", tenggat=HARI - timedelta(9)), "selesai"),
        sampai(rekomendasi(unit, 4, uraian="Isi-d"), "terverifikasi"),
        sampai(rekomendasi(lain, 1, tahun=TAHUN - 1, uraian="Isi-e Pengukuran"), "proses"),
    ]
    rekomendasi(unit_uji("dinas-asing"), 1, uraian="Isi-f")
    belum = lhe(unit, TAHUN + 1, TahapEvaluasi.MENUNGGU_KETUA)
    rekomendasi(unit, 1, evaluasi=belum, uraian="Isi-g")
    return hasil


@pytest.mark.parametrize("peran", Peran)
def test_whose_the_desk_is(client: Client, unit: Unit, peran: Peran) -> None:
    rekomendasi(unit, uraian="Isi-a")
    client.force_login(pejabat(unit, peran, "kb" if peran == Peran.OPERATOR else ""))
    ada = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR)
    for jalur in (MEJA, "/inspektorat/rekomendasi.xlsx"):
        assert client.get(jalur).status_code == (200 if ada else 404)
    if ada:
        halaman = isi(client.get(MEJA))
        assert huruf(halaman) == "a"
        assert ("Verifikasi yang dipilih" in halaman) == (peran == Peran.INSPEKTORAT)
    jawaban = client.post(MEJA, {"rekomendasi": "1.1"})
    assert jawaban.status_code == {Peran.INSPEKTORAT: 302, Peran.KOORDINATOR: 403}.get(peran, 404)


def test_without_a_sign_in_there_is_no_desk(client: Client) -> None:
    assert client.get(MEJA)["Location"] == f"/masuk/?next={MEJA}"


def test_a_reviewer_of_some_units_sees_those(client: Client, unit: Unit) -> None:
    lima(unit)
    orang = buat_pengguna()
    beri_peran(orang, Peran.INSPEKTORAT, unit)
    beri_peran(orang, Peran.KEPALA, Unit.objects.get(slug="dinas-b"))
    client.force_login(orang)
    assert huruf(isi(client.get(f"{MEJA}?urut=unit"))) == "abc"


@pytest.mark.usefixtures("pemeriksa")
@pytest.mark.parametrize(
    ("kueri", "tampil"),
    [
        ("urut=unit", "abce"),
        ("", "eabc"),  # the oldest LHE first
        ("urut=tenggat", "cbae"),
        ("status=semua&urut=unit", "abcde"),
        ("status=terverifikasi", "d"),
        ("status=selesai", "c"),
        ("unit=dinas-b", "e"),
        ("tahun=2023&urut=unit", "abc"),
        ("komponen=Perencanaan+Kinerja", "a"),
        ("lewat=ya", "b"),  # what is declared done is not late any more
        ("cari=pengukuran&urut=unit", "ae"),
        ("cari=pengukuran+dinas-b", "e"),
        ("status=ngawur&tahun=x&urut=x&lewat=1&hal=99", "eabc"),
        ("cari=%00%25", ""),
        ("unit=dinas-asing", ""),
    ],
)
def test_filters_and_order(client: Client, unit: Unit, kueri: str, tampil: str) -> None:
    lima(unit)
    halaman = isi(client.get(f"{MEJA}?{kueri}"))
    assert huruf(halaman) == tampil
    assert ("Tidak ada rekomendasi yang cocok" in halaman) == (not tampil)


@pytest.mark.usefixtures("pemeriksa")
def test_numbers_by_state_are_links_that_keep_the_filter(client: Client, unit: Unit) -> None:
    lima(unit)
    halaman = isi(client.get(f"{MEJA}?unit=dinas-a"))
    for teks in (
        "Semua yang terbuka: 3", "Belum ditindaklanjuti: 2", "Dalam proses: 0",
        "Selesai menurut perangkat daerah: 1", "Selesai terverifikasi: 1", "Lewat batas waktu: 1",
    ):  # fmt: skip
        assert teks in halaman
    assert 'href="?unit=dinas-a&amp;status=selesai"' in halaman


@pytest.mark.usefixtures("pemeriksa")
def test_an_empty_desk(client: Client, unit: Unit) -> None:
    assert "Tidak ada rekomendasi yang terbuka" in isi(client.get(MEJA))


def test_the_filter_is_the_same_after_a_round_trip() -> None:
    s = SaringanMeja("dinas-a", 2023, "Pengukuran & Kinerja", "selesai", True, "dua kata", Urut.TENGGAT)
    assert SaringanMeja.dari(QueryDict(s.kueri)) == s
    assert SaringanMeja().kueri == ""
    assert len(SaringanMeja.dari({"cari": "x" * 5000}).teks) == 100


def test_several_are_verified_with_one_note(client: Client, unit: Unit, pemeriksa: Pengguna) -> None:
    beri_peran(pemeriksa, Peran.PERENCANA, unit)
    baik, sendiri = (sampai(rekomendasi(unit, n, uraian=f"Isi-{n}"), "selesai") for n in (1, 2))
    TindakLanjut.objects.filter(rekomendasi=sendiri).update(oleh=pemeriksa)
    pilih = [f"{r.pk}.{r.versi}" for r in (baik, sendiri)]
    tanya = isi(client.post(f"{MEJA}?status=selesai", {"rekomendasi": pilih}))
    assert "Verifikasi 2 rekomendasi" in tanya
    assert kini(baik).status == "selesai"
    kirim = {"rekomendasi": pilih, "catatan": "Diperiksa di tempat.", "ya": "1"}
    jawaban = client.post(f"{MEJA}?status=selesai", kirim, follow=True)
    assert jawaban.redirect_chain == [(f"{MEJA}?status=selesai", 302)]
    assert "Verifikasi: 1 berhasil, 1 tidak." in isi(jawaban)
    assert "harus diperiksa anggota Inspektorat lain" in isi(jawaban)
    assert (kini(baik).status, kini(sendiri).status) == ("terverifikasi", "selesai")
    assert CatatanPutusan.objects.get(putusan="verifikasi").catatan == "Diperiksa di tempat."
    assert "1 berhasil" not in isi(client.get(MEJA))  # told once


@pytest.mark.usefixtures("pemeriksa")
def test_odd_choices_choose_nothing(client: Client, unit: Unit) -> None:
    asing = sampai(rekomendasi(unit_uji()), "selesai")
    for pilih in ([], ["x"], ["1"], ["²."], [f"{10**30}.1"], [f"{asing.pk}.{asing.versi}"]):
        jawaban = client.post(MEJA, {"rekomendasi": pilih, "ya": "1"}, follow=True)
        assert "Pilih sedikitnya satu rekomendasi." in isi(jawaban)
    assert kini(asing).status == "selesai"


@pytest.mark.usefixtures("pemeriksa")
def test_the_workbook_has_what_the_filter_shows_and_no_formulas(client: Client, unit: Unit) -> None:
    lima(unit)
    jahat = '=HYPERLINK("http://contoh.invalid";"x")'
    Rekomendasi.objects.filter(uraian="Isi-b").update(uraian=jahat)
    jawaban = client.get("/inspektorat/rekomendasi.xlsx?unit=dinas-a&urut=unit")
    assert jawaban["Content-Disposition"] == f'attachment; filename="rekomendasi-{HARI}.xlsx"'
    ws = load_workbook(BytesIO(jawaban.content)).active
    assert "perangkat daerah dinas-a" in ws["A3"].value
    baris = list(ws.iter_rows(min_row=6, values_only=True))
    assert [b[6] for b in baris] == ["Isi-a pengukuran", jahat, "Isi-c"]
    assert {c.data_type for b in ws.iter_rows() for c in b} <= {"s", "n", "d"}
    assert baris[0][11].date() == HARI + timedelta(5)


def test_pages(client: Client, unit: Unit, pemeriksa: Pengguna) -> None:
    e = lhe(unit)
    Rekomendasi.objects.bulk_create(Rekomendasi(evaluasi=e, nomor=n, uraian=f"R{n}.") for n in range(1, 121))
    halaman = isi(client.get(f"{MEJA}?urut=unit&hal=3"))
    assert "101–120 dari 120 rekomendasi" in halaman
    assert 'href="?urut=unit&amp;hal=2"' in halaman
    assert len(baris_meja(pemeriksa, SaringanMeja(), HARI)) == 120


@pytest.mark.usefixtures("pemeriksa")
def test_forty_units_cost_no_more_queries(client: Client, unit: Unit) -> None:
    lima(unit)

    def kueri(jalur: str) -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(jalur).status_code == 200
        return len(catatan)

    semua = [MEJA, f"{MEJA}?status=semua&lewat=ya&cari=isi&unit=dinas-a", "/inspektorat/rekomendasi.xlsx"]
    sedikit = [kueri(j) for j in semua]
    for n in range(40):
        e = EvaluasiAkip.objects.create(
            unit=unit_uji(f"unit-{n}", unit.pemda), tahun=TAHUN, tahap="final", cara="nilai", tanggal_lhe=HARI
        )
        Rekomendasi.objects.bulk_create(Rekomendasi(evaluasi=e, nomor=m, uraian="Isi") for m in range(1, 4))
    assert [kueri(j) for j in semua] == sedikit
    assert max(sedikit) <= 15, sedikit
