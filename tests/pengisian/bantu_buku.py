"""A downloaded workbook, edited as a person or another program would, and uploaded again."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.models import Pengguna
from pengisian.buku_kerja import tata
from pengisian.models import Unggahan
from pengisian.unggah.data import IsiUnggahan, Pratinjau
from tests.pengisian.bantu import TAHUN, kunci


def alamat(nama: str, triwulan: int | None = 4, *, query: str = "", **lain: Any) -> str:
    kwargs = {"unit": "dp3akb", "tahun": TAHUN} | ({"triwulan": triwulan} if triwulan else {}) | lain
    return reverse(nama, kwargs=kwargs) + query


def klien(pengguna: Pengguna) -> Client:
    client = Client()
    client.force_login(pengguna)
    return client


def unduh(pengguna: Pengguna, triwulan: int | None = 4) -> bytes:
    nama = "pengisian-unduh" if triwulan else "pengisian-unduh-tahun"
    jawaban = klien(pengguna).get(alamat(nama, triwulan))
    assert jawaban.status_code == 200
    return jawaban.content


_UNDUHAN: dict[int | None, bytes] = {}


def unduhan_demo(perencana: Pengguna, triwulan: int | None = 4) -> bytes:
    """The workbook of the untouched demo unit, written once: it is the same for every perencana."""
    if triwulan not in _UNDUHAN:
        _UNDUHAN[triwulan] = unduh(perencana, triwulan)
    return _UNDUHAN[triwulan]


class Buku:
    """A workbook in the hands of its user. Cells are named as in bantu.py: ("1.1.2", "nilai")."""

    def __init__(self, isi: bytes) -> None:
        self.wb: Workbook = load_workbook(BytesIO(isi))

    def ws(self, triwulan: int | None = None) -> Worksheet:
        if triwulan is None:
            return self.wb[tata.LEMBAR_ISIAN]
        return self.wb[f"TW {('I', 'II', 'III', 'IV')[triwulan - 1]}"]

    def baris(self, kode: str, triwulan: int | None = None, akhiran: str = "") -> int:
        cari = (kode if kode.startswith(("#", "x")) else self._kunci(kode, triwulan)) + akhiran
        return next(c.row for c in self.ws(triwulan)["A"] if c.value == cari)

    def _kunci(self, kode: str, triwulan: int | None) -> str:
        """The key in the workbook; that of a line's money is the first row of the line."""
        if not kode.startswith("s:"):
            return kunci(kode)
        ws = self.ws(triwulan)
        return next(ws.cell(r, 1).value for r in range(6, ws.max_row + 1) if ws.cell(r, 2).value == kode[2:])

    def kolom(self, nama: str, triwulan: int | None = None) -> int:
        return next(c.column for c in self.ws(triwulan)[1] if c.value == nama)

    def sel(self, kode: str, kolom: str, triwulan: int | None = None) -> Cell:
        akhiran, nama = ("", kolom)
        if kolom.startswith("komponen"):
            akhiran, nama = f"/{kolom}", "nilai"
        return self.ws(triwulan).cell(self.baris(kode, triwulan, akhiran), self.kolom(nama, triwulan))

    def isi(self, kode: str, kolom: str, nilai: object, triwulan: int | None = None, format: str = "") -> str:
        """Puts a value into a cell, text as text; its address."""
        sel = self.sel(kode, kolom, triwulan)
        sel.value = nilai
        if isinstance(nilai, str):
            sel.data_type = "s"
        if format:
            sel.number_format = format
        return f"{self.ws(triwulan).title}!{sel.coordinate}"

    def bytes(self) -> bytes:
        berkas = BytesIO()
        self.wb.save(berkas)
        return berkas.getvalue()


def kirim(
    pengguna: Pengguna, isi: bytes | Buku, triwulan: int = 4, nama: str = "isian.xlsx", **lain: Any
) -> Any:
    """The answer to an upload."""
    berkas = SimpleUploadedFile(nama, isi.bytes() if isinstance(isi, Buku) else isi)
    return klien(pengguna).post(alamat("pengisian-unggah", triwulan, **lain), {"berkas": berkas})


def unggah(pengguna: Pengguna, isi: bytes | Buku, triwulan: int = 4) -> Unggahan:
    """The upload of a workbook that is read."""
    jawaban = kirim(pengguna, isi, triwulan)
    assert jawaban.status_code == 302, jawaban.context["galat"]
    return Unggahan.objects.get(pk=jawaban["Location"].rstrip("/").rpartition("/")[2])


def isi(unggahan: Unggahan) -> IsiUnggahan:
    return IsiUnggahan.dari(unggahan.isi)


def hasil(unggahan: Unggahan) -> Pratinjau:
    return Pratinjau.dari(unggahan.hasil)


def terapkan(pengguna: Pengguna, unggahan: Unggahan, **isian: Any) -> Any:
    """The page after pressing the button, with the version that the user saw last."""
    sini = alamat("pengisian-unggahan", unggahan.triwulan, unggahan=unggahan.pk)
    return klien(pengguna).post(sini, {"versi": unggahan.versi} | isian, follow=True)


def pesan(jawaban: Any) -> str:
    return " ".join(str(m) for m in jawaban.context["messages"])
