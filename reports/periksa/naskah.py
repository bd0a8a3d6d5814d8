"""Texts that staff wrote: predikat, references, years, live figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.blok import BlokNarasi, Geser
from reports.enums import TingkatTemuan
from reports.periksa.bantu import Teks, teks_ditulis
from reports.periksa.dasar import Alamat, Aturan, Kasus, Nilai, bagian
from reports.periksa.predikat import skala_dalam

if TYPE_CHECKING:
    from reports.sumber import Sumber

_RUJUK = re.compile(r"\b(Tabel|Gambar|Bab|Subbab|Lampiran)\s+(\d+(?:\.\d+)*|[IVXL]+)\b(?!\.\d)")
# "Peraturan … Nomor 29 Tahun 2014" names a regulation, not a year that the report speaks of.
_TAHUN = re.compile(r"(?<!\d )\b[Tt]ahun\s+(\d{4})\b(?:\s*(?:–|-|s\.d\.|sampai|hingga)\s*(\d{4})\b)?")
_PERATURAN = re.compile(r"\bNomor\s+\S+\s+Tahun\s+\d{4}|\b\w*\d+/\d{4}\b")


def _tempat(teks: Teks) -> Alamat:
    return bagian(teks.bagian.kunci)


def _predikat(data: Sumber) -> Iterator[Kasus]:
    for teks in teks_ditulis(data):
        per_skala = skala_dalam(teks.polos(), data.skala)
        if len(per_skala) > 1:
            nilai = tuple(Nilai(skala, ", ".join(kata)) for skala, kata in per_skala.items())
            yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


def _rujukan(data: Sumber) -> Iterator[Kasus]:
    """Numbers that were typed; a reference that was picked follows by itself."""
    ada = _nomor(data)
    for teks in teks_ditulis(data):
        isi = _PERATURAN.sub(" ", teks.polos(rujukan=False, hidup=False))
        hilang = {m[0]: None for m in _RUJUK.finditer(isi) if m[2] not in ada[m[1]]}
        for sebut in hilang:
            jenis = sebut.split()[0]
            nilai = (Nilai("Tertulis", " ".join(sebut.split())), Nilai("Yang ada", _rentang(jenis, ada)))
            yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


def _nomor(data: Sumber) -> dict[str, dict[str, None]]:
    """The numbers that the report has, by what is numbered."""
    s = data.susunan
    bab = {s.nomor_bagian[r.kunci]: None for r in s.bab}
    lampiran = {s.nomor_bagian[r.kunci]: None for r in s.lampiran}
    isi: dict[str, dict[str, None]] = {"Tabel": {}, "Gambar": {}}
    for kunci, nomor in s.nomor_isi.items():
        isi["Tabel" if s.rujuk(kunci).startswith("Tabel") else "Gambar"][nomor] = None
    semua = dict.fromkeys(s.nomor_bagian.values())
    return isi | {"Bab": bab, "Lampiran": lampiran, "Subbab": semua}


def _rentang(jenis: str, ada: dict[str, dict[str, None]]) -> str:
    semua = list(ada[jenis])
    return f"{semua[0]} sampai {semua[-1]}" if len(semua) > 1 else "".join(semua) or "tidak ada"


def _tahun(data: Sumber) -> Iterator[Kasus]:
    """A year that no plan, figure or decree of the report knows, and that lies in no period of them."""
    kenal = _tahun_dikenal(data)
    for teks in teks_ditulis(data):
        isi = _PERATURAN.sub(" ", teks.polos(hidup=False))
        asing = {t: None for m in _TAHUN.finditer(isi) for t in m.groups() if t and int(t) not in kenal}
        if asing:
            nilai = (Nilai("Tahun", ", ".join(asing)), Nilai("Laporan tahun", str(data.tahun)))
            yield Kasus(teks.tempat, nilai, _tempat(teks), kunci=teks.kunci)


def _tahun_dikenal(data: Sumber) -> set[int]:
    """Those of the plans, the figures and the evaluations; later ones only as far as planned."""
    periode = [(d.tahun, d.tahun_akhir or d.tahun) for d in data.dokumen]
    periode += [(m.tahun_mulai, m.tahun_akhir) for m in data.misi]
    kenal = {t for awal, akhir in periode for t in range(awal, akhir + 1)}
    kenal |= (
        {t.tahun for t in data.target} | {r.tahun for r in data.realisasi} | {a.tahun for a in data.angka}
    )
    kenal |= {e.tahun for e in data.evaluasi} | {d.tanggal.year for d in data.dokumen if d.tanggal}
    kenal |= {i.data_awal_tahun for i in data.semua_indikator if i.data_awal_tahun}
    return kenal | set(range(data.tahun - 5, data.tahun + 2))


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
        "rujukan-tidak-ada",
        "Nomor tabel, gambar, atau bagian yang tidak ada",
        TingkatTemuan.GALAT,
        "Rujukan yang diketik tidak mengikuti penomoran laporan.",
        "Ganti dengan rujukan yang disisipkan, sehingga nomornya mengikuti susunan.",
        _rujukan,
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
    Aturan(
        "tahun-asing",
        "Tahun yang tidak dikenal dalam rencana dan data laporan",
        TingkatTemuan.CATATAN,
        "Tahun yang salah ketik, atau tertinggal dari naskah tahun lain, menyesatkan pembaca.",
        "Periksa tahunnya.",
        _tahun,
    ),
)
