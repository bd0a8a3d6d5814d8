"""A database without anything, a unit's workbook, and the way of it in and out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.management import call_command
from openpyxl import Workbook, load_workbook

from lkjip.buku_kerja.masuk import buka
from lkjip.models import Pemda, Unit
from pertukaran.buku.baca import IsiBuku, baca_buku
from pertukaran.buku.isi import baris_unit
from pertukaran.buku.tulis import tulis_buku
from pertukaran.layanan import Hasil, Tugas, jalankan
from tests.pabrik import buat_unit


def unit_demo() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


def kosongkan() -> None:
    """Nothing is left; numbers of rows begin elsewhere than before, so that one that leaks is seen."""
    call_command("flush", interactive=False, verbosity=0)
    lain = [buat_unit() for _ in range(3)]
    for u in lain:
        u.delete()
    Pemda.objects.all().delete()


def ekspor(unit: Unit, *, pemda: bool = True) -> bytes:
    return tulis_buku(unit.slug, unit.nama, baris_unit(unit, dengan_pemda=pemda))


def baca(isi: bytes) -> IsiBuku:
    return baca_buku(buka(isi))


def impor(isi: bytes, unit: Unit | None = None, **lain: Any) -> Hasil:
    """Everything is written, or it says what is wrong."""
    pemda = unit.pemda if unit else None
    tulis = lain.pop("tulis", True)
    return jalankan(Tugas(baca(isi), pemda, unit, **lain), tulis=tulis)


def ubah(isi: bytes, *sel: tuple[str, str, Any]) -> bytes:
    """The workbook with other values in cells: sheet, address, value."""
    wb: Workbook = load_workbook(BytesIO(isi))
    for lembar, alamat, nilai in sel:
        wb[lembar][alamat] = nilai
    hasil = BytesIO()
    wb.save(hasil)
    return hasil.getvalue()
