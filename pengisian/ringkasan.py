"""What the head reads before approving: targets, money, what was explained or accepted, what changed."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from budget.perhitungan import Uang
from lkjip.numbers import Hasil
from pengisian.beda import Beda, beda
from pengisian.kekurangan import di_luar_batas, diterima, peringatan_baris, peringatan_lembar
from pengisian.lembar import Lembar
from pengisian.models import SalinanTriwulan
from pengisian.salinan import salinan


@dataclass(frozen=True, slots=True)
class Kelompok:
    """How many indicators stand on a step of the scale."""

    predikat: str
    warna: str
    banyak: int


@dataclass(frozen=True, slots=True)
class Catatan:
    """What somebody said about a row: an explanation, or why a warning was accepted."""

    kode: str
    nama: str
    apa: str
    teks: str
    capaian: Hasil | None = None


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """banyak counts the indicators. jejak is the hash of what is approved; versi_lalu of what it is compared
    with, None where nothing was approved yet."""

    banyak: int
    kelompok: tuple[Kelompok, ...]
    tanpa_capaian: int
    uang: Uang
    wajib_dijelaskan: tuple[Catatan, ...]
    penjelasan_lain: tuple[Catatan, ...]
    peringatan: tuple[Catatan, ...]
    versi_lalu: int | None
    perubahan: tuple[Beda, ...]
    jejak: str


def ringkasan(lembar: Lembar) -> Ringkasan:
    kinerja = [k for b in lembar.baris if (k := lembar.kinerja_baris(b))]
    penjelasan = _penjelasan(lembar)
    teks, jejak = salinan(lembar)
    lalu = (
        SalinanTriwulan.objects.filter(
            triwulan__unit=lembar.unit_id, triwulan__tahun=lembar.tahun, triwulan__triwulan=lembar.triwulan
        )
        .order_by("-versi")
        .values_list("versi", "isi")
        .first()
    )
    return Ringkasan(
        banyak=len(kinerja),
        kelompok=_kelompok(lembar, [k.capaian for k in kinerja]),
        tanpa_capaian=sum(k.capaian.nilai is None for k in kinerja),
        uang=lembar.anggaran.total().sampai(lembar.triwulan),
        wajib_dijelaskan=tuple(c for c, wajib in penjelasan if wajib),
        penjelasan_lain=tuple(c for c, wajib in penjelasan if not wajib),
        peringatan=tuple(_peringatan(lembar)),
        versi_lalu=lalu[0] if lalu else None,
        perubahan=beda(json.loads(lalu[1]), json.loads(teks)) if lalu else (),
        jejak=jejak,
    )


def _kelompok(lembar: Lembar, capaian: list[Hasil]) -> tuple[Kelompok, ...]:
    """By step of the scale, in its order, those without any indicator too."""
    skala = lembar.skala.get("e81")
    if skala is None:
        return ()
    banyak = Counter(p.teks for c in capaian if (p := lembar.predikat(c.nilai)))
    return tuple(Kelompok(j.predikat, j.warna, banyak[j.predikat]) for j in skala.jenjang)


def _penjelasan(lembar: Lembar) -> list[tuple[Catatan, bool]]:
    """What was explained, and whether it had to be."""
    hasil = []
    for b in lembar.baris:
        if b.indikator and b.realisasi and b.realisasi.penjelasan:
            capaian = lembar.capaian_triwulan(b.indikator.id)
            catatan = Catatan(b.kode, b.indikator.nama, "", b.realisasi.penjelasan, capaian)
            hasil.append((catatan, bool(di_luar_batas(lembar, capaian))))
    return hasil


def _peringatan(lembar: Lembar) -> list[Catatan]:
    """The warnings that were accepted and still hold."""
    hasil = [
        Catatan(b.kode, b.indikator.nama if b.indikator else b.nama, p.pesan, alasan)
        for b in lembar.baris
        for p in peringatan_baris(lembar, b)
        if (alasan := diterima(lembar, b, p))
    ]
    seluruhnya = peringatan_lembar(lembar)
    if seluruhnya and (alasan := diterima(lembar, None, seluruhnya)):
        hasil.append(Catatan("", "Seluruh lembar", seluruhnya.pesan, alasan))
    return hasil
