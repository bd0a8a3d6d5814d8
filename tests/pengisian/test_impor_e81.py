"""An existing Formulir E.81 comes in: its rows are matched, its quarters go in, its figures are compared."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from budget.models import RealisasiAnggaran, Simpul
from indicators.models import Realisasi
from lkjip import bilangan
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna
from pengisian.models import PerubahanSel, Unggahan
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, operator, orang, tulis, unit_demo
from tests.pengisian.bantu_buku import alamat, hasil, isi, klien, pesan, terapkan, unduhan_demo
from tests.pengisian.lampiran_e81 import golden, lampiran

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden" / "penyimpangan.csv"
NAMA_GOLDEN = {
    "real_k": "realisasi_k",
    "real_rp": "realisasi_rp",
    "real_lalu_k": "lalu_k",
    "real_lalu_rp": "lalu_rp",
    "capaian_renstra_k": "kemajuan_k",
    "capaian_renstra_rp": "kemajuan_rp",
}


def kirim(pengguna: Pengguna, isi: bytes, triwulan: int = 4) -> Any:
    berkas = SimpleUploadedFile("e81.xlsx", isi)
    return klien(pengguna).post(alamat("impor-e81", triwulan), {"berkas": berkas})


def impor(pengguna: Pengguna, isi: bytes, triwulan: int = 4) -> Unggahan:
    jawaban = kirim(pengguna, isi, triwulan)
    assert jawaban.status_code == 302, jawaban.context["galat"]
    return Unggahan.objects.get(pk=jawaban["Location"].rstrip("/").rpartition("/")[2])


def penyimpangan() -> set[tuple[str, str, Decimal | None, Decimal | None]]:
    with GOLDEN.open(encoding="utf-8", newline="") as berkas:
        return {
            (
                r["baris"],
                NAMA_GOLDEN.get(r["kolom"], r["kolom"]),
                _angka(r["nilai_seed"]),
                _angka(r["nilai_kami"]),
            )
            for r in csv.DictReader(berkas)
            if r["tabel"] == "E.81"
        }


def _angka(teks: str) -> Decimal | None:
    return Decimal(teks) if teks else None


@pytest.fixture
def perencana() -> Pengguna:
    buka()
    return orang()


def sidik(u: Unggahan) -> set[tuple[str, str, Decimal | None, Decimal | None]]:
    return {(s.kode, s.nama, bilangan.baca(s.tercetak), bilangan.baca(s.kami)) for s in hasil(u).selisih}


def test_the_seeds_annex_differs_where_the_golden_file_says(perencana) -> None:
    u = impor(perencana, lampiran())
    h = hasil(u)
    assert sidik(u) == penyimpangan()
    assert (h.perubahan, h.konflik, h.salah, isi(u).salah.banyak) == ([], [], [], 0)
    sebab = {(s.kode, s.nama): s.sebab for s in h.selisih}
    assert "padahal indikator negatif dihitung dengan (2T − R) / T" in sebab["1.6.2", "kemajuan_k"]
    assert sebab["1.3.1", "capaian_k"] == "Dihitung dari realisasi yang sudah dibulatkan."
    assert sebab["1.2.3", "lalu_rp"] == "Kosong pada formulir."
    assert sebab["1.2.3", "kemajuan_k"].startswith("Target 0")
    assert isi(u).diabaikan.butir == []


def kosongkan(*triwulan: int) -> int:
    """Takes the figures of quarters away that the form states; how many cells these were."""
    kode = [r["kode"] for r in golden()]
    milik = {"tahun": TAHUN, "triwulan__in": triwulan}
    langsung = Realisasi.objects.filter(
        **milik, indikator__kode__in=kode, indikator__kombinasi="langsung", nilai__isnull=False
    )
    uang = RealisasiAnggaran.objects.filter(
        simpul__kode__in=kode, simpul__tahun=TAHUN, triwulan__in=triwulan, simpul__unit=unit_demo()
    )
    banyak = langsung.count() + uang.count()
    langsung.delete()
    uang.delete()
    return banyak


def test_open_quarters_are_written_and_give_the_same_differences(perencana) -> None:
    """What the form comes to is computed with its own quarters in place, though nothing is written yet."""
    buka(3)
    banyak = kosongkan(3, 4)
    u = impor(perencana, lampiran())
    angka = [b for b in hasil(u).perubahan if b.kolom.startswith("Realisasi")]
    assert len(angka) == banyak
    assert {b.triwulan for b in angka} == {3, 4}
    assert sidik(u) == penyimpangan()
    assert not PerubahanSel.objects.exists()
    terapkan(perencana, u)
    assert set(PerubahanSel.objects.values_list("cara", "kelompok")) == {("impor_e81", u.pk)}
    assert kosongkan(3, 4) == banyak


def test_a_quarter_that_is_closed_is_compared_and_not_written(perencana) -> None:
    u = impor(perencana, lampiran(ganti={("1.1.1", "tw3_k"): "9"}))
    (s,) = [s for s in hasil(u).selisih if (s.kode, s.nama) == ("1.1.1", "tw3_k")]
    assert (s.tercetak, s.kami, s.jarak) == ("9", "1", "8")
    letakkan(Keadaan.TERKUNCI)
    u = impor(perencana, lampiran(ganti={("1.1.1", "tw4_k"): "9"}))
    assert hasil(u).perubahan == []
    assert ("1.1.1", "tw4_k") in {(s.kode, s.nama) for s in hasil(u).selisih}


def test_what_differs_in_an_open_quarter_is_a_change_or_a_conflict(perencana) -> None:
    u = impor(perencana, lampiran(ganti={("1.1.1", "tw4_k"): "9", ("1.1.2", "tw4_k"): "8"}))
    ubah = {b.baris.split()[0]: (b.lama, b.baru) for b in hasil(u).perubahan}
    assert ubah == {"1.1.1": ("0", "9"), "1.1.2": ("0", "8")}
    tulis(orang(), ("1.1.1", "nilai", "5"))
    assert "berubah sejak pratinjau" in pesan(terapkan(perencana, u))
    u.refresh_from_db()
    terapkan(perencana, u, semua="server")
    assert set(PerubahanSel.objects.values_list("baru", "cara")) == {("5", "sel"), ("8", "impor_e81")}


def test_a_sum_where_the_last_value_counts_is_named(perencana) -> None:
    u = impor(perencana, lampiran(ganti={("1.6", "real_k"): "382.32"}))
    (s,) = [s for s in hasil(u).selisih if (s.kode, s.nama) == ("1.6", "realisasi_k")]
    assert s.sebab == "Dijumlahkan, padahal yang berlaku nilai triwulan terakhir."


def test_an_unreadable_figure_is_an_error_where_it_is_written_and_told_where_not(perencana) -> None:
    u = impor(perencana, lampiran(ganti={("1.1.1", "tw4_k"): "belum", ("1.1.1", "capaian_k"): "n/a"}))
    ((letak, sebab),) = [(c.alamat, c.pesan) for c in isi(u).salah.butir]
    assert "Lampiran 2!" in letak
    assert "tidak terbaca sebagai angka" in sebab
    (s,) = [s for s in hasil(u).selisih if (s.kode, s.nama) == ("1.1.1", "capaian_k")]
    assert (s.tercetak, s.kami) == ("n/a", "100")
    assert "tidak terbaca" in s.sebab
    assert "harus diperbaiki" in pesan(terapkan(perencana, u))


def test_later_quarters_wait_for_their_page(perencana) -> None:
    buka(2)
    u = impor(perencana, lampiran(ganti={("1.1.1", "tw2_k"): "9"}), 2)
    assert [(b.triwulan, b.baru) for b in hasil(u).perubahan if b.kolom == "Realisasi kinerja"] == [(2, "9")]
    assert ("Kolom Triwulan III dan IV", True) in {
        (c.alamat, "impor di halaman triwulannya" in c.pesan) for c in isi(u).diabaikan.butir
    }


def test_an_empty_explanation_is_filled_and_no_other_written_over(perencana) -> None:
    Realisasi.objects.filter(indikator__kode="1.1.2", tahun=TAHUN).update(penjelasan="")
    teks = "Selesai pada TW II."
    u = impor(perencana, lampiran(ganti={(kode, "penjelasan"): teks for kode in ("1.1.2", "1.1")}))
    (b,) = hasil(u).perubahan
    assert (b.triwulan, b.baris.split()[0], b.kolom, b.baru) == (4, "1.1.2", "Penjelasan", teks)
    (c,) = isi(u).diabaikan.butir
    assert (c.baris.split()[0], c.pesan) == (
        "1.1", "penjelasan berbeda dari yang sudah ada, dan tidak menimpanya",
    )  # fmt: skip


def test_a_computed_indicator_is_compared_not_typed(perencana) -> None:
    Realisasi.objects.filter(indikator__kode="1.2", tahun=TAHUN, triwulan=4).delete()
    u = impor(perencana, lampiran())
    assert hasil(u).perubahan == []
    (s,) = [s for s in hasil(u).selisih if (s.kode, s.nama) == ("1.2", "tw4_k")]
    assert (s.tercetak, s.kami) == ("46,02", "")
    assert s.sebab == "Dihitung dari komponennya; isi komponen itu pada lembar isian."


def test_an_operator_writes_own_rows_and_compares_all(perencana) -> None:
    Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, kode="1.2").update(
        bidang=unit_demo().bidang.get(kode="uptd-ppa")
    )
    ganti = {("1.2.3.1", "tw4_k"): "9", ("1.1.1", "tw4_k"): "9"}
    u = impor(operator(), lampiran(ganti=ganti))
    assert [b.baris.split()[0] for b in hasil(u).perubahan] == ["1.2.3.1"]
    assert ("1.1.1", "tw4_k") in {(s.kode, s.nama) for s in hasil(u).selisih}


# --- rows that have to be asked for
def bernama_lain() -> bytes:
    """The code of one row is gone and its names are others; a second row is nobody's."""
    baris, kosong = golden(), dict.fromkeys(golden()[0], "")
    baris[5] |= {"kode": "", "nama": "Pemberdayaan Wanita", "indikator": "Banyaknya industri rumah"}
    baris.append(kosong | {"nama": "Kegiatan tamu", "indikator": "Jumlah tamu", "tw4_k": "3"})
    return lampiran(baris=baris)


def test_uncertain_rows_are_asked_for_and_remembered(perencana) -> None:
    u = impor(perencana, bernama_lain())
    sini = alamat("impor-e81-cocok", unggahan=u.pk)
    pratinjau = alamat("pengisian-unggahan", unggahan=u.pk)
    client = klien(perencana)
    assert client.get(pratinjau)["Location"] == sini  # nothing to show yet
    assert client.get(alamat("impor-e81-selisih", unggahan=u.pk)).status_code == 404
    halaman = client.get(sini)
    wanita, tamu = halaman.context["pertanyaan"]
    assert (wanita.baris.indikator, tamu.baris.indikator) == ("Banyaknya industri rumah", "Jumlah tamu")
    assert kunci("1.1.2") in {k for k, *_ in (*wanita.calon, *wanita.lain)}
    assert kunci("1.1") not in {k for k, *_ in (*wanita.calon, *wanita.lain)}  # certain already
    assert "Lewati baris ini" in halaman.text
    jawaban = client.post(sini, {f"b{wanita.baris.nomor}": kunci("1.1.2")})
    assert jawaban["Location"] == pratinjau
    u.refresh_from_db()
    assert sidik(u) == penyimpangan()
    assert any("Jumlah tamu: dilewati" in c.pesan for c in isi(u).diabaikan.butir)
    assert sini in client.get(pratinjau).text
    wanita, tamu = client.get(sini).context["pertanyaan"]
    assert (wanita.terpilih, tamu.terpilih) == (kunci("1.1.2"), "")


@pytest.mark.parametrize(
    ("pilih", "sebab"),
    [
        (lambda: (kunci("1.1.2"), kunci("1.1.2")), "memakai pilihan yang sama"),
        (lambda: (kunci("1.1"), ""), "memakai pilihan yang sama"),
        (lambda: ("i999999", ""), "tidak ada pada lembar isian"),
    ],
)
def test_a_match_that_cannot_be_keeps_what_was_chosen(perencana, pilih, sebab) -> None:
    u = impor(perencana, bernama_lain())
    sini = alamat("impor-e81-cocok", unggahan=u.pk)
    client = klien(perencana)
    satu, dua = client.get(sini).context["pertanyaan"]
    nilai = dict(zip((f"b{satu.baris.nomor}", f"b{dua.baris.nomor}"), pilih(), strict=True))
    jawaban = client.post(sini, nilai)
    assert sebab in jawaban.text
    assert jawaban.context["pertanyaan"][0].terpilih == pilih()[0]
    u.refresh_from_db()
    assert u.hasil is None


# --- the file of differences
def test_the_differences_are_a_workbook(perencana) -> None:
    u = impor(perencana, lampiran(ganti={("1.1.1", "capaian_k"): "=rumus"}))
    jawaban = klien(perencana).get(alamat("impor-e81-selisih", unggahan=u.pk))
    assert "selisih-e81-dp3akb-2024-tw4.xlsx" in jawaban["Content-Disposition"]
    ws = load_workbook(BytesIO(jawaban.content)).active
    kepala, *baris = [[c.value for c in b] for b in ws.iter_rows(min_row=4)]
    assert kepala == [
        "Sel", "Kode", "Baris", "Kolom", "Tercetak", "Dihitung aplikasi", "Selisih", "Kemungkinan sebab",
    ]  # fmt: skip
    assert len(baris) == len(hasil(u).selisih) == len(penyimpangan()) + 1
    uang = next(b for b in baris if b[1] == "1.6.2.1")
    assert uang[3:7] == ["Triwulan I (Rp)", 107_125_717, 107_123_717, 2000]
    assert all(c.data_type != "f" for b in ws.iter_rows() for c in b)
    assert any(b[4] == "=rumus" for b in baris)


# --- who, and what it costs
def test_it_belongs_to_its_user_and_to_imports(perencana) -> None:
    u = impor(perencana, bernama_lain())
    for nama in ("impor-e81-cocok", "pengisian-unggahan", "impor-e81-selisih"):
        assert klien(orang()).get(alamat(nama, unggahan=u.pk)).status_code == 404
    jawaban = klien(perencana).post(
        alamat("pengisian-unggah"), {"berkas": SimpleUploadedFile("i.xlsx", unduhan_demo(perencana))}
    )
    lain = jawaban["Location"].rstrip("/").rpartition("/")[2]
    assert klien(perencana).get(alamat("impor-e81-cocok", unggahan=lain)).status_code == 404
    assert kirim(orang(Peran.KEPALA), lampiran()).status_code == 403
    assert 'type="file"' not in klien(orang(Peran.KEPALA)).get(alamat("impor-e81")).text


def test_cancelling_leads_back_to_the_import(perencana) -> None:
    u = impor(perencana, lampiran())
    jawaban = terapkan(perencana, u, batal="1")
    assert jawaban.redirect_chain[-1][0] == alamat("impor-e81")


def test_pages_cost_few_queries(perencana, django_assert_max_num_queries) -> None:
    satu, dua = impor(perencana, bernama_lain()), impor(perencana, lampiran())
    client = klien(perencana)
    for jalur in (
        alamat("impor-e81"),
        alamat("impor-e81-cocok", unggahan=satu.pk),
        alamat("pengisian-unggahan", unggahan=dua.pk),
        alamat("impor-e81-selisih", unggahan=dua.pk),
    ):
        with django_assert_max_num_queries(15):
            assert client.get(jalur).status_code == 200
