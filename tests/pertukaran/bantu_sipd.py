"""Exports of SIPD made by hand, and the way through the pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from budget.enums import LevelSimpul
from budget.models import Simpul
from indicators.models import Sasaran
from lkjip.models import Unit
from pertukaran.models import Impor
from pertukaran.sipd.anak import jawab
from pertukaran.sipd.pembaca import BATAS_ISI
from pertukaran.sipd.tajuk import PAGU, REALISASI
from tests.pengisian.bantu import TAHUN, unit_demo

CONTOH: Path = settings.BASE_DIR / "fixtures" / "contoh-sipd"
CONTOH_PAGU = CONTOH / "contoh-ekspor-pagu-2024.csv"
CONTOH_REALISASI = CONTOH / "contoh-ekspor-realisasi-2024.csv"
KEPALA = ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nilai")
SUB = "2.08.02.2.01.0001"
Baris = Sequence[Sequence[Any]]


def csv_isi(baris: Baris, pisah: str = ";", sandi: str = "utf-8") -> bytes:
    return "\n".join(pisah.join(f'"{s}"' if pisah in str(s) else str(s) for s in b) for b in baris).encode(
        sandi
    )


def xlsx_isi(baris: Baris, nama: str = "Data") -> bytes:
    wb = Workbook()
    ws = wb.active
    ws.title = nama
    for b in baris:
        ws.append(list(b))
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def baca(isi: bytes | Baris, jenis: str = PAGU, **batas: int) -> dict[str, Any]:
    """What the child would answer, without starting one: {"isi"} or {"tolak"}."""
    isi = isi if isinstance(isi, bytes) else csv_isi(isi)
    return jawab(isi, {"jenis": jenis, "csv": not isi.startswith(b"PK"), **BATAS_ISI, **batas})  # type: ignore[return-value]


def sub(jawaban: dict[str, Any]) -> dict[str, Decimal]:
    """Sums by code, or by name where there is none."""
    hasil: dict[str, Decimal] = {}
    for g in jawaban["isi"]["grup"]:
        kunci = g["kode"] or g["nama"]
        hasil[kunci] = hasil.get(kunci, Decimal(0)) + Decimal(g["nilai"])
    return hasil


def salah(jawaban: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [tuple(b) for butir in jawaban["isi"]["salah"]["butir"].values() for b in butir]


def pohon(unit: Unit, tahun: int, *kode: str, sasaran: Sasaran | None = None) -> dict[str, Simpul]:
    """Sub kegiatan with the kegiatan and programs above them, by code."""
    hasil: dict[str, Simpul] = {}
    for k in kode:
        bagian, induk = k.split("."), None
        for level, n in zip(LevelSimpul, (3, 5, 6), strict=True):
            satu = ".".join(bagian[:n])
            if satu not in hasil:
                hasil[satu] = Simpul.objects.create(
                    unit=unit, tahun=tahun, level=level, kode=satu, nama=f"{level.label} {satu}",
                    induk=induk, sasaran=sasaran if induk is None else None, urutan=len(hasil),
                )  # fmt: skip
            induk = hasil[satu]
    return hasil


def alamat(nama: str = "impor-sipd", **lain: Any) -> str:
    return reverse(nama, kwargs={"unit": unit_demo().slug, "tahun": TAHUN} | lain)


def unggah_pagu(client: Client, isi: bytes | Baris, dpa: str = "baru:pergeseran", **lain: Any) -> Impor:
    tahun = {"tahun": lain.pop("tahun")} if "tahun" in lain else {}
    return _unggah(client, isi, {"jenis": PAGU, "pagu-dpa": dpa, **lain}, "pagu-berkas", tahun)


def unggah_realisasi(
    client: Client, isi: bytes | Baris, triwulan: int = 4, cakupan: str = "triwulan"
) -> Impor:
    data = {"jenis": REALISASI, "real-triwulan": triwulan, "real-cakupan": cakupan}
    return _unggah(client, isi, data, "real-berkas", {})


def _unggah(
    client: Client, isi: bytes | Baris, data: dict[str, Any], nama: str, tahun: dict[str, int]
) -> Impor:
    isi = isi if isinstance(isi, bytes) else csv_isi(isi)
    akhiran = "xlsx" if isi.startswith(b"PK") else "csv"
    berkas = SimpleUploadedFile(f"ekspor.{akhiran}", isi)
    jawaban = client.post(alamat(**tahun), {**data, nama: berkas})
    assert jawaban.status_code == 302, [
        f.errors for f in (jawaban.context["form_pagu"], jawaban.context["form_real"])
    ]
    return Impor.objects.latest("pada")


def hasil(impor: Impor) -> dict[str, Any]:
    impor.refresh_from_db()
    assert impor.hasil is not None, impor.galat
    return impor.hasil


def beda(impor: Impor) -> dict[str, tuple[str, str, str]]:
    """semula, menjadi, selisih of every line, by code."""
    baris = [b for p in hasil(impor)["program"] for b in p["baris"]]
    return {b["kode"]: (b["semula"], b["menjadi"], b["selisih"]) for b in baris}


def terapkan(client: Client, impor: Impor) -> HttpResponse:
    tujuan = reverse(
        "impor-sipd-satu", kwargs={"unit": impor.unit.slug, "tahun": impor.tahun, "impor": impor.pk}
    )
    return client.post(tujuan, {"aksi": "terapkan", "sidik": hasil(impor)["sidik"]}, follow=True)
