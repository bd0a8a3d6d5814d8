"""An existing Formulir E.81 comes in: its rows are matched, its quarters go in, its figures are compared."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lkjip import bilangan
from lkjip.models import Pengguna
from pengisian.models import Unggahan
from tests.pengisian.bantu import buka, orang
from tests.pengisian.bantu_buku import alamat, hasil, isi, klien
from tests.pengisian.lampiran_e81 import lampiran

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


def test_the_seeds_annex_differs_where_the_golden_file_says(db) -> None:
    buka()
    siapa = orang()
    u = impor(siapa, lampiran())
    h = hasil(u)
    assert {
        (s.kode, s.nama, bilangan.baca(s.tercetak), bilangan.baca(s.kami)) for s in h.selisih
    } == penyimpangan()
    assert (h.perubahan, h.konflik, h.salah, isi(u).salah.banyak) == ([], [], [], 0)
    for s in h.selisih:
        print(s.kode, s.nama, s.tercetak, s.kami, s.jarak, s.sebab)
