"""Texts that staff wrote: predikat, and live figures that moved. Typed numbers: angka_teks.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.blok import BlokNarasi, Geser
from reports.enums import TingkatTemuan
from reports.periksa.bantu import Teks, teks_ditulis
from reports.periksa.dasar import Alamat, Aturan, Kasus, Nilai, bagian
from reports.periksa.predikat import skala_dalam

if TYPE_CHECKING:
    from reports.sumber import Sumber


def _tempat(teks: Teks) -> Alamat:
    return bagian(teks.bagian.kunci)


def _predikat(data: Sumber) -> Iterator[Kasus]:
    for teks in teks_ditulis(data):
        per_skala = skala_dalam(teks.polos, data.skala)
        if len(per_skala) > 1:
            nilai = tuple(Nilai(skala, ", ".join(kata)) for skala, kata in per_skala.items())
            yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


def _geseran(data: Sumber) -> Iterator[tuple[Teks, Geser]]:
    for teks in teks_ditulis(data):
        for blok in teks.narasi.blok_dari(data, data.susunan.rujuk):
            if isinstance(blok, BlokNarasi):
                yield from ((teks, g) for g in blok.bergeser)


def _bergeser(data: Sumber) -> Iterator[Kasus]:
    per_teks: dict[str, tuple[Teks, list[Geser]]] = {}
    for teks, g in _geseran(data):
        if g.kini:
            per_teks.setdefault(teks.kunci, (teks, []))[1].append(g)
    for teks, semua in per_teks.values():
        nilai = tuple(Nilai(g.sebutan, f"{g.dulu} menjadi {g.kini}") for g in semua)
        yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


def _hilang(data: Sumber) -> Iterator[Kasus]:
    for teks, g in _geseran(data):
        if not g.kini:
            nilai = (Nilai(g.sebutan or g.kunci, g.dulu or "–"),)
            yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


ATURAN = (
    Aturan(
        "angka-hilang",
        "Angka hidup atau rujukan yang sudah tidak ada",
        TingkatTemuan.GALAT,
        "Naskah menunjuk angka, tabel, atau gambar yang tidak ada lagi dalam laporan.",
        "Hapus atau ganti angkanya pada naskah.",
        _hilang,
    ),
    Aturan(
        "angka-bergeser",
        "Angka hidup berubah sejak naskah terakhir dilihat",
        TingkatTemuan.PERINGATAN,
        "Angkanya mengikuti data, tetapi kalimat di sekitarnya mungkin tidak lagi benar.",
        "Buka naskahnya, baca kalimatnya, lalu nyatakan sudah dilihat.",
        _bergeser,
    ),
    Aturan(
        "predikat-campur",
        "Predikat dari dua skala dalam satu naskah",
        TingkatTemuan.PERINGATAN,
        "Capaian dinilai dengan satu skala yang dipilih pemerintah daerah untuk tahun itu.",
        "Pakai sebutan skala yang berlaku, atau sebutkan skala mana yang dimaksud.",
        _predikat,
    ),
)
