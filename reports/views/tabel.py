"""The tables of the report one by one: a list with search, a page for each, and each as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from reports.build import susun_tabel
from reports.jejak import judul_tabel
from reports.outline import TABEL, telusur
from reports.renderers import TIPE
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, jalur_jejak, lampiran, pastikan_boleh


@dataclass(frozen=True, slots=True)
class Entri:
    """A table in the list."""

    kunci: str
    nomor: str
    judul: str
    bagian: str


@halaman
def daftar(request: HttpRequest, data: Sumber) -> HttpResponse:
    cari = request.GET.get("cari", "").strip()
    kelompok = [(judul, [e for e in isi if _cocok(e, cari)]) for judul, isi in kelompok_tabel(data)]
    isi = {
        "judul": "Tabel Laporan",
        "unit": data.unit,
        "tahun": data.tahun,
        "cari": cari,
        "kelompok": [(judul, entri) for judul, entri in kelompok if entri],
        "banyak": sum(len(entri) for _, entri in kelompok),
    }
    return render(request, "reports/tabel_daftar.html", isi)


@halaman
def tabel(request: HttpRequest, data: Sumber, kunci: str) -> HttpResponse:
    if kunci not in TABEL:
        raise Http404("Tabel tidak dikenal.")
    urutan = list(TABEL)
    di = urutan.index(kunci)
    isi: dict[str, Any] = {
        "blok": susun_tabel(kunci, data),
        "unit": data.unit,
        "tahun": data.tahun,
        "jejak": jalur_jejak(data),
        "sebelum": _tautan(urutan[di - 1], data) if di else None,
        "sesudah": _tautan(urutan[di + 1], data) if di + 1 < len(urutan) else None,
    }
    nomor = f"Tabel {isi['blok'].nomor}" if isi["blok"].nomor else "Lampiran"
    isi["judul"] = f"{nomor} {isi['blok'].judul}" if isi["blok"].nomor else isi["blok"].judul
    isi["remah"] = [("Tabel laporan", alamat("tabel-daftar", data)), (nomor, "")]
    return render(request, "reports/tabel.html", isi)


@halaman
def unduh_xlsx(request: HttpRequest, data: Sumber, kunci: str) -> HttpResponse:
    from reports.renderers.xlsx import tabel_xlsx  # loads openpyxl, which no page needs

    if kunci not in TABEL:
        raise Http404("Tabel tidak dikenal.")
    pastikan_boleh(request, "unduh", data)
    blok = susun_tabel(kunci, data)
    nama = f"Tabel-{blok.nomor or 'lampiran'}-{slugify(kunci)}-{data.unit.slug}-{data.tahun}.xlsx"
    return lampiran(tabel_xlsx(blok), TIPE["xlsx"], nama)


def kelompok_tabel(data: Sumber) -> list[tuple[str, list[Entri]]]:
    """The tables of the report below the title of their chapter."""
    kelompok = [
        *((f"Bab {i}: {r.judul}", (r,)) for i, r in enumerate(data.susunan.bab, 1)),
        ("Lampiran", data.susunan.lampiran),
    ]
    return [
        (judul, [_entri(t.kunci, data) for r in telusur(isi) for t in r.isi if isinstance(t, type)])
        for judul, isi in kelompok
    ]


def _entri(kunci: str, data: Sumber) -> Entri:
    isian = {"tahun": data.tahun, "unit": data.unit.nama_singkat, "tahun_lalu": data.tahun - 1}
    bagian = next(r for r in telusur() if TABEL[kunci] in r.isi)
    nomor = data.susunan.nomor_isi.get(kunci, "")
    return Entri(kunci, nomor, TABEL[kunci].judul.format(**isian), bagian.judul.format(**isian))


def _tautan(kunci: str, data: Sumber) -> tuple[str, str]:
    return judul_tabel(data, kunci), alamat("tabel", data, kunci=kunci)


def _cocok(entri: Entri, cari: str) -> bool:
    """Every word is somewhere in number, title or section."""
    isi = f"tabel {entri.nomor} {entri.judul} {entri.bagian}".lower()
    return all(kata in isi for kata in cari.lower().split())
