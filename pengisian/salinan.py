"""What was approved, as canonical JSON: same figures, same bytes, same SHA-256."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any

from indicators import queries as kinerja_q
from indicators.data import DataRealisasi
from lkjip.numbers import Hasil
from pengisian.data import BarisLembar
from pengisian.lembar import Lembar

VERSI_FORMAT = 1
KAKI = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut_triwulan", "tindak_lanjut_renja")
KATA = ("status", "tahun_data", "alasan", "sumber", "penjelasan")

Isi = dict[str, Any]


def salinan(lembar: Lembar) -> tuple[str, str]:
    """The text and its hash."""
    teks = json.dumps(isi_salinan(lembar), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return teks, sha256(teks.encode()).hexdigest()


def isi_salinan(lembar: Lembar) -> Isi:
    """What the text holds. Figures are exact decimals in text; a result has its value or its reason."""
    kaki = kinerja_q.evaluasi_renja(lembar.unit.id, lembar.tahun, lembar.triwulan)
    setahun = {r.indikator_id: r for r in lembar.realisasi if r.triwulan is None and r.tahun == lembar.tahun}
    return {
        "format": VERSI_FORMAT,
        "unit": lembar.unit.slug,
        "tahun": lembar.tahun,
        "triwulan": lembar.triwulan,
        "versi": lembar.posisi.versi,
        "kaki": {k: getattr(kaki, k) for k in KAKI} if kaki else None,
        "peringatan": _peringatan(lembar),
        "baris": [_baris(lembar, b, setahun) for b in lembar.baris],
    }


def _peringatan(lembar: Lembar) -> list[Isi]:
    """The warnings that were accepted, with their reasons, the oldest first."""
    return [
        {
            "kunci": f"i{d.indikator_id}" if d.indikator_id else f"s{d.simpul_id}" if d.simpul_id else "",
            "aturan": d.aturan,
            "nilai": d.nilai,
            "alasan": d.alasan,
        }
        for d in reversed(lembar.diterima)
    ]


def _baris(lembar: Lembar, baris: BarisLembar, setahun: dict[int, DataRealisasi]) -> Isi:
    indikator, kinerja, uang = baris.indikator, lembar.kinerja_baris(baris), lembar.uang_baris(baris)
    hasil: Isi = {
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
        hasil["isi"] = _isi(baris.realisasi)
        # A figure of the whole year is part of its last quarter.
        hasil["setahun"] = _isi(setahun.get(indikator.id)) if lembar.triwulan == 4 else None
        hasil["komponen"] = {k.komponen.label: _desimal(k.nilai) for k in baris.komponen}
        hasil["target"] = _desimal(target.nilai) if target else None
        hasil["nilai_triwulan"] = _hasil(kinerja.triwulan[lembar.triwulan - 1])
        hasil["realisasi"] = _hasil(kinerja.realisasi)
        hasil["capaian"] = _hasil(kinerja.capaian)
        hasil["capaian_triwulan"] = _hasil(lembar.capaian_triwulan(indikator.id))
    if uang is not None:
        hasil["uang"] = {
            "pagu": _desimal(uang.pagu),
            "triwulan": _desimal(uang.triwulan[lembar.triwulan - 1]),
            "realisasi": _desimal(uang.realisasi),
            "serapan": _hasil(uang.serapan),
        }
    hasil["bukti"] = sorted(b.judul for b in lembar.bukti_baris(baris))
    return hasil


def _isi(realisasi: DataRealisasi | None) -> Isi | None:
    """What was entered in a row; nothing where there is no row."""
    if realisasi is None:
        return None
    return {"nilai": _desimal(realisasi.nilai)} | {k: getattr(realisasi, k) for k in KATA}


def _desimal(nilai: Decimal | None) -> str | None:
    """The same text for the same number, however many decimals the database keeps."""
    if nilai is None:
        return None
    return format(nilai.normalize(), "f") if nilai else "0"


def _hasil(hasil: Hasil) -> Isi:
    if hasil.nilai is None:
        return {"alasan": str(hasil.alasan)}
    return {"nilai": _desimal(hasil.nilai), "rumus": hasil.rumus}
