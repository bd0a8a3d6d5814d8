"""A quarter with 130 rows: its sheet, its workbook, and the upload of the filled workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from time import perf_counter

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from bench.halaman import BATAS_HALAMAN, kueri
from bench.isi_data import BARIS, TAHUN, TRIWULAN, lengkapi
from bench.ukuran import Ukuran, milidetik
from lkjip import demo
from lkjip.models import Pengguna, Periode, Unit

BATAS_UNGGAH_MS = 3000
BATAS_LEMBAR_MS = 250


def ukur_unggah() -> Iterator[Ukuran]:
    """Changes the data of the database at hand."""
    unit = Unit.objects.select_related("pemda").get(slug=demo.UNIT)
    hari = timezone.localdate()
    Periode.objects.update_or_create(
        pemda=unit.pemda, tahun=TAHUN, triwulan=TRIWULAN,
        defaults={"buka": hari - timedelta(9), "tenggat": hari + timedelta(9), "tutup": hari + timedelta(20)},
    )  # fmt: skip
    lengkapi(unit)
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="perencana"))
    tujuan = {"unit": unit.slug, "tahun": TAHUN, "triwulan": TRIWULAN}
    lembar = reverse("pengisian", kwargs=tujuan)
    yield Ukuran("lembar", kueri(klien, lembar), "kueri", BATAS_HALAMAN)
    yield Ukuran("lembar", milidetik(lambda: klien.get(lembar), 7), "ms", BATAS_LEMBAR_MS, f"{BARIS} baris")
    mulai = perf_counter()
    isi = klien.get(reverse("pengisian-unduh", kwargs=tujuan)).content
    yield Ukuran("unduh", (perf_counter() - mulai) * 1000, "ms")
    berkas, sel = terisi(isi)
    mulai = perf_counter()
    jawaban = klien.post(reverse("pengisian-unggah", kwargs=tujuan), {"berkas": berkas})
    ms = (perf_counter() - mulai) * 1000
    if jawaban.status_code != 302:
        raise RuntimeError("the workbook was not read")
    yield Ukuran("unggah sampai pratinjau", ms, "ms", BATAS_UNGGAH_MS, f"{BARIS} baris, {sel} sel berubah")


def terisi(isi: bytes) -> tuple[SimpleUploadedFile, int]:
    """The workbook with something new in every open cell for figures and explanations; how many they are."""
    wb = load_workbook(BytesIO(isi))
    ws = wb["Isian"]
    kolom = {c.value: c.column for c in ws[1]}
    n = 0
    for baris in range(6, ws.max_row + 1):
        for nama, nilai in (
            ("nilai", n % 50 + 3),
            ("rp", 1000 + n),
            ("penjelasan", f"Penjelasan {n}. " * 20),
        ):
            sel = ws.cell(baris, kolom[nama])
            if not sel.protection.locked:
                sel.value = nilai
                n += 1
    berkas = BytesIO()
    wb.save(berkas)
    return SimpleUploadedFile("isian.xlsx", berkas.getvalue()), n
