"""Realised rupiah of a quarter: written by its own service, with its states, its log and its rules."""

from __future__ import annotations

import pytest
from django.test import Client

from budget.models import RealisasiAnggaran, Simpul
from lkjip.enums import Keadaan, Peran
from pengisian.models import PerubahanSel
from pertukaran.models import Impor
from pertukaran.sipd.tajuk import REALISASI
from tests.pengisian.bantu import TAHUN, buka, letakkan, orang, tulis, unit_demo
from tests.pertukaran.bantu_sipd import (
    CONTOH_REALISASI,
    alamat,
    beda,
    csv_isi,
    hasil,
    terapkan,
    unggah_realisasi,
)  # fmt: skip

pytestmark = pytest.mark.django_db

KEPALA = ["Nama Sub Kegiatan", "Kode Rekening", "Nilai Realisasi"]


@pytest.fixture
def klien(client: Client) -> Client:
    buka(4)
    client.force_login(orang())
    return client


def satu(kode: str = "1.1.1.1") -> Simpul:
    return Simpul.objects.get(unit=unit_demo(), tahun=TAHUN, kode=kode)


def baris(nilai: object, kode: str = "1.1.1.1") -> list[list[object]]:
    return [KEPALA, [satu(kode).nama, "5.1.02.01", nilai]]


def tercatat(triwulan: int, kode: str = "1.1.1.1") -> object:
    r = RealisasiAnggaran.objects.filter(simpul=satu(kode), triwulan=triwulan).first()
    return r.nilai if r else None


def test_the_example_holds_the_demos_figures(klien: Client) -> None:
    impor = unggah_realisasi(klien, CONTOH_REALISASI.read_bytes(), 4, "sampai")
    h = hasil(impor)
    assert (h["berubah"], h["sama"], h["salah"], h["belum"]) == (45, 14, [], [])
    # Of those the demo knows the year only; the whole of it would go to the last quarter, as is told.
    assert h["peringatan"][0].startswith("45 sub kegiatan belum terisi pada triwulan sebelumnya")
    terapkan(klien, impor)
    for s in Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, level="sub_kegiatan"):
        milik = {r.triwulan: r.nilai for r in s.realisasi.all()}
        setahun = milik.pop(None, None)
        assert setahun in (None, sum(milik.values())), s.kode
    assert hasil(unggah_realisasi(klien, CONTOH_REALISASI.read_bytes(), 4, "sampai"))["berubah"] == 0


def test_amounts_of_the_quarter_are_written_with_the_log(klien: Client) -> None:
    impor = unggah_realisasi(klien, baris("1.500.000,00"))
    assert list(beda(impor)) == ["1.1.1.1"]
    assert any("58 sub kegiatan tidak ada di berkas" in c for c in hasil(impor)["catatan"])
    lama = tercatat(4)
    assert "Impor diterapkan seluruhnya." in terapkan(klien, impor).text
    assert tercatat(4) == 1_500_000 != lama
    catatan = PerubahanSel.objects.get(kelompok=impor.pk)
    assert (catatan.kolom, catatan.baru, catatan.alasan) == ("rp", "1.500.000", "Ekspor SIPD: ekspor.csv")
    assert hasil(unggah_realisasi(klien, baris("1.500.000,00")))["berubah"] == 0


def test_amounts_to_date_are_less_what_is_recorded(klien: Client) -> None:
    """The first line of the demo spent 1.000.000, 171.706.921 and 34.376.000 in the first three quarters."""
    impor = unggah_realisasi(klien, baris("207.082.921,00"), 4, "sampai")
    assert beda(impor)["1.1.1.1"][1] == "0"
    impor = unggah_realisasi(klien, baris("207.082.922,50"), 4, "sampai")
    assert beda(impor)["1.1.1.1"][1] == "1,50"
    turun = unggah_realisasi(klien, baris("7,00"), 4, "sampai")
    assert any("lebih kecil daripada yang tercatat" in p for p in hasil(turun)["peringatan"])


def test_an_earlier_quarter_that_is_empty_is_told(klien: Client) -> None:
    RealisasiAnggaran.objects.filter(simpul=satu(), triwulan=2).delete()
    impor = unggah_realisasi(klien, baris("300.000.000,00"), 4, "sampai")
    assert any(
        "1 sub kegiatan belum terisi pada triwulan sebelumnya" in p for p in hasil(impor)["peringatan"]
    )


def test_the_rules_of_the_sheet_hold(klien: Client) -> None:
    impor = unggah_realisasi(klien, baris("99.000.000.000,00"))
    (alamat_, nilai, harap), *_ = hasil(impor)["salah"]
    assert (alamat_, nilai) == ("1.1.1.1", "99.000.000.000,00") or nilai == "99.000.000.000"
    assert "melebihi seluruh DPA" in harap
    lama = tercatat(4)
    terapkan(klien, impor)
    assert tercatat(4) == lama


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_a_quarter_that_is_settled_is_refused_at_the_upload(klien: Client, keadaan: Keadaan) -> None:
    letakkan(keadaan)
    jawaban = kirim(klien)
    assert "Triwulan IV tidak dapat diisi." in jawaban.text
    assert not Impor.objects.exists()


def kirim(klien: Client, **ganti: object) -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    berkas = SimpleUploadedFile("a.csv", csv_isi(baris("1")))
    data = {"jenis": REALISASI, "real-triwulan": "4", "real-cakupan": "triwulan", "real-berkas": berkas}
    return klien.post(alamat(), data | ganti)


def test_a_quarter_that_is_not_open_is_refused(client: Client) -> None:
    client.force_login(orang())
    assert "tidak dapat diisi" in kirim(client).text  # type: ignore[attr-defined]
    assert not Impor.objects.exists()


def test_who_does_not_fill_quarters_does_not_import_them(client: Client) -> None:
    buka(4)
    client.force_login(orang(Peran.KOORDINATOR))
    assert "dilakukan oleh perencana" in kirim(client).text  # type: ignore[attr-defined]


def test_a_quarter_that_closes_meanwhile(klien: Client) -> None:
    impor = unggah_realisasi(klien, baris("1.500.000,00"))
    letakkan(Keadaan.DIAJUKAN)
    lama = tercatat(4)
    assert "Belum ada yang ditulis" in terapkan(klien, impor).text
    assert tercatat(4) == lama
    assert "sudah diajukan" in hasil(impor)["salah"][0][2]


def test_a_cell_that_somebody_changed_meanwhile(klien: Client) -> None:
    impor = unggah_realisasi(klien, baris("1.500.000,00"))
    tulis(orang(), ("s:1.1.1.1", "rp", "7"))
    assert "isinya berubah" in terapkan(klien, impor).text
    assert tercatat(4) == 7
    assert beda(impor)["1.1.1.1"][:2] == ("7", "1.500.000")
    terapkan(klien, impor)
    assert tercatat(4) == 1_500_000


def test_new_lines_are_not_made_of_a_realisation(klien: Client) -> None:
    isi = [["Kode Sub Kegiatan", "Nilai Realisasi"], ["2.08.09.2.09.0009", "5"]]
    impor = unggah_realisasi(klien, isi)
    sini = alamat("impor-sipd-petakan", impor=impor.pk)
    assert "Buat sub kegiatan baru" not in klien.get(sini).text
    assert klien.post(sini, {"k0": "baru"}).status_code == 200
    assert klien.post(sini, {"k0": "1.1.1.1"}).status_code == 302
    assert beda(impor)["1.1.1.1"][1] == "5"


def test_names_only_are_asked_where_they_are_unknown(klien: Client) -> None:
    impor = unggah_realisasi(klien, [KEPALA, ["Nama yang tidak ada", "5.1", "5"]])
    belum = hasil(impor)["belum"][0]
    assert (belum["kode"], belum["nama"]) == ("", "Nama yang tidak ada")
    klien.post(alamat("impor-sipd-petakan", impor=impor.pk), {"k0": "1.1.1.1"})
    assert hasil(unggah_realisasi(klien, [KEPALA, ["NAMA YANG  TIDAK ADA", "5.1", "6"]]))["belum"] == []
