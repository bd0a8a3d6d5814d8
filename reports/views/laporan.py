"""The report to read: one section a page, with the outline beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags

from reports.blok import Bagian, Blok, BlokFoto, BlokGambar, BlokHalaman, BlokNarasi, BlokTabel
from reports.build import susun_bagian
from reports.outline import Rancangan
from reports.sumber import Sumber
from reports.susunan import susunan_penuh
from reports.views.dasar import alamat, halaman, jalur_jejak

BAWAAN = "ringkasan-eksekutif"


@dataclass(frozen=True, slots=True)
class Butir:
    """An entry of the outline. terbuka: the page shown is below it."""

    judul: str
    alamat: str
    aktif: bool
    terbuka: bool
    anak: tuple[Butir, ...]


@halaman
def laporan(request: HttpRequest, data: Sumber, kunci: str = BAWAAN) -> HttpResponse:
    susunan = data.susunan
    rancangan = susunan.cari(kunci)
    if rancangan is None:
        return _tidak_dimuat(request, data, kunci)
    urutan = list(susunan.telusur())
    di = urutan.index(rancangan)
    isi: dict[str, Any] = {
        "judul": judul_lengkap(rancangan, data),
        "unit": data.unit,
        "tahun": data.tahun,
        "blok": _blok(susun_bagian(rancangan, data, dengan_anak=False)),
        "anak": [(judul_lengkap(r, data), _alamat(r, data)) for r in rancangan.anak],
        "garis_besar": [
            (judul, [_butir(r, data, kunci) for r in isi])
            for judul, isi in (
                ("Bagian awal", susunan.depan),
                ("Isi laporan", susunan.bab),
                ("Lampiran", susunan.lampiran),
            )
        ],
        "jejak": jalur_jejak(data),
        "sebelum": _tautan(urutan[di - 1], data) if di else None,
        "sesudah": _tautan(urutan[di + 1], data) if di + 1 < len(urutan) else None,
    }
    return render(request, "reports/laporan.html", isi)


def _tidak_dimuat(request: HttpRequest, data: Sumber, kunci: str) -> HttpResponse:
    """For a section that was switched off, to which other pages may lead; 404 for one that never was."""
    rancangan = susunan_penuh(data.daftar_bagian).cari(kunci)
    if rancangan is None:
        raise Http404("Bagian laporan tidak dikenal.")
    isi = {
        "judul": rancangan.judul.format(tahun=data.tahun),
        "unit": data.unit,
        "tahun": data.tahun,
        "kunci": kunci,
    }
    return render(request, "reports/laporan_mati.html", isi)


def _blok(bagian: Bagian) -> list[tuple[str, Blok]]:
    """The blocks with their kind; narratives that have nothing to say are left out."""
    jenis = {
        BlokNarasi: "narasi",
        BlokTabel: "tabel",
        BlokGambar: "gambar",
        BlokFoto: "foto",
        BlokHalaman: "halaman",
    }
    return [
        (jenis[type(b)], b)
        for b in bagian.blok
        if not (isinstance(b, BlokNarasi) and not strip_tags(b.html).strip())
    ]


def judul_lengkap(r: Rancangan, data: Sumber) -> str:
    """Bab III Akuntabilitas Kinerja; 3.2 Capaian Kinerja Organisasi; Lampiran 1 …"""
    judul, nomor = r.judul.format(tahun=data.tahun), data.susunan.nomor_bagian.get(r.kunci, "")
    if r.jenis == "bab":
        return f"Bab {nomor} {judul}"
    return f"Lampiran {nomor} {judul}" if r.jenis == "lampiran" else f"{nomor} {judul}".strip()


def _alamat(r: Rancangan, data: Sumber) -> str:
    return alamat("laporan-bagian", data, kunci=r.kunci)


def _tautan(r: Rancangan, data: Sumber) -> tuple[str, str]:
    return judul_lengkap(r, data), _alamat(r, data)


def _butir(r: Rancangan, data: Sumber, kini: str) -> Butir:
    anak = tuple(_butir(a, data, kini) for a in r.anak)
    aktif = r.kunci == kini
    terbuka = aktif or any(a.terbuka for a in anak)
    return Butir(judul_lengkap(r, data), _alamat(r, data), aktif, terbuka, anak)
