"""The report as JSON for other systems; docs/json.md describes it.

Nothing is rounded: an exact figure is a string of digits with a point, never a float. Order is that of print.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from lkjip.numbers import Hasil, digit
from reports.blok import (
    Bagian,
    Baris,
    Blok,
    BlokFoto,
    BlokGambar,
    BlokHalaman,
    BlokNarasi,
    BlokTabel,
    ReportData,
    Sel,
)

SKEMA = "lkjip-laporan/1"
Objek = dict[str, Any]


def lkjip_json(report: ReportData) -> str:
    kepala: Objek = {
        "skema": SKEMA,
        "pengenal": report.pengenal,
        "judul": report.judul,
        "unit": report.unit,
        "unit_singkat": report.unit_singkat,
        "pemda": report.pemda,
        "tahun": report.tahun,
        "tempat": report.tempat,
        "kepala": list(report.kepala),
        "stempel": list(report.stempel),
        "bagian": [_bagian(b) for b in report.bagian],
    }
    if report.draf:
        kepala["draf"] = True
    if report.terbitan:
        kepala["terbitan"] = asdict(report.terbitan)
    return json.dumps(kepala, ensure_ascii=False, indent=2) + "\n"


e81_json = lkjip_json  # the E.81 is a report of one section


def _bagian(bagian: Bagian) -> Objek:
    return {
        "kunci": bagian.kunci,
        "nomor": bagian.nomor,
        "judul": bagian.judul,
        "jenis": bagian.jenis,
        "isi": [_blok(b) for b in bagian.blok],
        "bagian": [_bagian(a) for a in bagian.anak],
    }


def _blok(blok: Blok) -> Objek:
    match blok:
        case BlokTabel():
            return _tabel(blok)
        case BlokNarasi():
            return {"jenis": "narasi", "kunci": blok.kunci, "html": blok.html, "ditulis": blok.ditulis}
        case BlokFoto():
            foto = [{"judul": f.judul, "keterangan": f.keterangan, "alt": f.alt} for f in blok.foto]
            return {"jenis": "foto", "kunci": blok.kunci, "judul": blok.judul, "foto": foto}
        case BlokHalaman():
            return {
                "jenis": "halaman",
                "kunci": blok.kunci,
                "judul": blok.judul,
                "halaman": len(blok.halaman),
            }
        case BlokGambar():
            return {
                "jenis": "gambar",
                "kunci": blok.kunci,
                "nomor": blok.nomor,
                "judul": blok.judul,
                "alt": blok.alt,
                "sumber": blok.sumber,
            }


def _tabel(tabel: BlokTabel) -> Objek:
    return {
        "jenis": "tabel",
        "kunci": tabel.kunci,
        "nomor": tabel.nomor,
        "judul": tabel.judul,
        "kolom": [
            {
                "nama": nama,
                "judul": kolom.judul,
                "grup": [judul for judul in kolom.grup if judul],
                "jenis": kolom.jenis,
                "nomor": (kolom.nomor or str(i)) if tabel.kelas.bernomor else "",
            }
            for i, (nama, kolom) in enumerate(tabel.kolom, 1)
        ],
        "baris": [_baris(b) for b in tabel.baris],
        "sumber": tabel.sumber,
        "catatan": list(tabel.catatan),
    }


def _baris(baris: Baris) -> Objek:
    return {
        "kunci": baris.kunci,
        "jenis": baris.jenis,
        "rentang": baris.rentang,
        "induk": baris.induk,
        "sel": {nama: _sel(sel) for nama, sel in baris.sel.items()},
    }


def _sel(sel: Sel) -> Objek:
    """The text and the value always; the rest where there is any."""
    hasil: Objek = {"teks": str(sel.teks), "nilai": _nilai(sel.nilai), "angka": _angka(sel.nilai)}
    if sel.butir:
        hasil["butir"] = list(sel.butir)
    if sel.alasan:
        hasil["alasan"] = str(sel.alasan)
    if sel.tanda:
        hasil["tanda"] = sel.tanda
    if sel.hasil:
        hasil["hitungan"] = _hitungan(sel.hasil)
    return hasil


def _hitungan(hasil: Hasil) -> Objek:
    return {
        "rumus": hasil.rumus,
        "sumber": hasil.sumber,
        "masukan": [
            {"lambang": m.lambang, "uraian": m.uraian, "nilai": _nilai(m.nilai)} for m in hasil.masukan
        ],
        "catatan": list(hasil.catatan),
    }


def _angka(nilai: Decimal | int | str | None) -> bool:
    return isinstance(nilai, Decimal | int)


def _nilai(nilai: Decimal | int | str | None) -> str | None:
    return nilai if nilai is None or isinstance(nilai, str) else digit(Decimal(nilai))
