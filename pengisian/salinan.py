"""What was approved, as canonical JSON: same figures, same bytes, same SHA-256."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from lkjip import bilangan
from lkjip.numbers import Hasil
from pengisian.data import BarisLembar
from pengisian.lembar import Lembar

VERSI_FORMAT = 1
KOLOM = ("nilai", "status", "tahun_data", "alasan", "sumber", "penjelasan", "rp")


def salinan(lembar: Lembar) -> tuple[str, str]:
    """The text and its hash. Figures are exact decimals in text; a result has its value or its reason."""
    isi = {
        "format": VERSI_FORMAT,
        "unit": lembar.unit.slug,
        "tahun": lembar.tahun,
        "triwulan": lembar.triwulan,
        "versi": lembar.posisi.versi,
        "baris": [_baris(lembar, b) for b in lembar.baris],
    }
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return teks, sha256(teks.encode()).hexdigest()


def _baris(lembar: Lembar, baris: BarisLembar) -> dict[str, Any]:
    indikator, kinerja, uang = baris.indikator, lembar.kinerja_baris(baris), lembar.uang_baris(baris)
    hasil: dict[str, Any] = {
        "kunci": baris.kunci,
        "jenis": baris.jenis,
        "kode": baris.kode,
        "nama": baris.nama,
    }
    if indikator is not None and kinerja is not None:
        target = kinerja.target
        hasil["indikator"] = {
            "kode": indikator.kode,
            "nama": indikator.nama,
            "satuan": indikator.satuan,
            "desimal": indikator.desimal,
        }
        hasil["isi"] = {k: lembar.teks(baris, k) for k in KOLOM if k != "rp"}
        hasil["komponen"] = {k.komponen.label: bilangan.tulis(k.nilai) for k in baris.komponen}
        hasil["target"] = str(target.nilai) if target else None
        hasil["nilai_triwulan"] = _hasil(kinerja.triwulan[lembar.triwulan - 1])
        hasil["realisasi"] = _hasil(kinerja.realisasi)
        hasil["capaian"] = _hasil(kinerja.capaian)
        hasil["bukti"] = sorted(b.judul for b in lembar.bukti_baris(baris))
    if uang is not None:
        hasil["uang"] = {
            "pagu": _teks(uang.pagu),
            "triwulan": _teks(uang.triwulan[lembar.triwulan - 1]),
            "realisasi": _teks(uang.realisasi),
            "serapan": _hasil(uang.serapan),
        }
    return hasil


def _teks(nilai: object) -> str | None:
    return None if nilai is None else str(nilai)


def _hasil(hasil: Hasil) -> dict[str, str]:
    if hasil.nilai is None:
        return {"alasan": str(hasil.alasan)}
    return {"nilai": str(hasil.nilai), "rumus": hasil.rumus}
