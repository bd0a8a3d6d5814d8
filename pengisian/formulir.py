"""The plain form of one row: its fields, what was typed, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from indicators.enums import PeranKomponen, StatusRealisasi
from lkjip.formats import ROMAWI_TRIWULAN, angka
from pengisian.baris_tulis import PANJANG_TEKS
from pengisian.data import BarisLembar
from pengisian.enums import Kolom
from pengisian.lembar import Lembar
from pengisian.simpan import HasilSel, Isian, Nasib

STATUS = tuple(StatusRealisasi.choices)
SENDIRI, MEREKA = "saya", "mereka"


@dataclass(frozen=True, slots=True)
class Bidang:
    """A field. teks is what stands in it, semula what its writer saw when it was opened.

    mereka is what another has written meanwhile; the writer chooses.
    """

    kunci: str
    kolom: str
    label: str
    teks: str
    semula: str
    bantuan: str = ""
    galat: str = ""
    mereka: HasilSel | None = None

    @property
    def angka(self) -> bool:
        return self.kolom in ("nilai", "rp") or self.kolom.startswith("komponen")

    @property
    def panjang(self) -> int:
        return PANJANG_TEKS.get(self.kolom, 100)


def bidang_baris(lembar: Lembar, baris: BarisLembar, sel: Iterable[tuple[str, str]]) -> list[Bidang]:
    """The fields of a row with what is stored; sel are the cells that may be written."""
    hasil = []
    for kunci, kolom in sel:
        label, bantuan = _label(lembar, baris, kolom)
        teks = lembar.teks(baris, kolom)
        hasil.append(Bidang(kunci, kolom, label, teks, teks, bantuan))
    return hasil


def isian_formulir(bidang: Iterable[Bidang], kiriman: Mapping[str, str]) -> list[Isian]:
    """The cells that were changed in the form; of a conflict what was chosen."""
    hasil = []
    for b in bidang:
        if b.kolom not in kiriman:
            continue
        teks, semula = _rapi(kiriman[b.kolom]), _rapi(kiriman.get(f"semula-{b.kolom}", ""))
        if kiriman.get(f"pilih-{b.kolom}") == MEREKA:
            teks = semula
        if teks != semula:
            hasil.append(Isian(b.kunci, b.kolom, teks, semula))
    return hasil


def bidang_sesudah(
    bidang: Iterable[Bidang], kiriman: Mapping[str, str], hasil: Collection[HasilSel]
) -> list[Bidang]:
    """The fields with all that was typed, and what was wrong. After a conflict the other's value was seen."""
    per_kolom = {h.kolom: h for h in hasil}
    return [_sesudah(b, kiriman, per_kolom.get(b.kolom)) for b in bidang]


def _sesudah(b: Bidang, kiriman: Mapping[str, str], hasil: HasilSel | None) -> Bidang:
    teks = _rapi(kiriman.get(b.kolom, b.teks))
    semula = _rapi(kiriman.get(f"semula-{b.kolom}", b.semula))
    galat, mereka = "", None
    if kiriman.get(f"pilih-{b.kolom}") == MEREKA:
        teks = semula
    if hasil and hasil.nasib == Nasib.GALAT:
        galat = hasil.pesan
    elif hasil and hasil.nasib == Nasib.KONFLIK:
        mereka, semula = hasil, hasil.teks
    return Bidang(b.kunci, b.kolom, b.label, teks, semula, b.bantuan, galat, mereka)


def _rapi(teks: str) -> str:
    return "\n".join(teks.splitlines())


def _label(lembar: Lembar, baris: BarisLembar, kolom: str) -> tuple[str, str]:
    """The label of a field and a word of help."""
    masa = f"Triwulan {ROMAWI_TRIWULAN[lembar.triwulan - 1]}"
    satuan = baris.indikator.satuan if baris.indikator else ""
    if kolom == "nilai":
        return f"Realisasi kinerja {masa} ({satuan})", "Misalnya 1.234,5 atau 46,02%."
    if kolom == "rp":
        return f"Realisasi anggaran {masa} (Rp)", "Isi 0 bila belum ada belanja pada triwulan ini."
    for k in baris.komponen:
        if k.kolom == kolom:
            komponen = k.komponen
            akhir = f" ({komponen.satuan})" if komponen.satuan else ""
            lalu = "" if k.lalu is None else f"Triwulan lalu: {angka(k.lalu)}."
            return f"{PeranKomponen(komponen.peran).label}: {komponen.label}{akhir}", lalu
    bantuan = {
        "tahun_data": "Untuk nilai sementara: data tahun berapa yang dipakai.",
        "alasan": "Wajib bila data tidak tersedia.",
    }
    return str(Kolom(kolom).label), bantuan.get(kolom, "")
