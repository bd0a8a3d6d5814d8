"""Our own workbook of Formulir E.81, read by its hidden keys: nothing is guessed (pengisian/letak_e81.py)."""

from __future__ import annotations

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.masuk import BukuDitolak, BukuMasuk, LembarMasuk
from pengisian.impor_e81.bacaan import ANGKA, TEKS, BarisE81, LembarE81, baca_angka, rapi, teks_sel
from pengisian.lembar import Lembar
from pengisian.letak_e81 import BARIS_KOLOM, KOLOM_BARIS, SKEMA

UNDUH_LAGI = "Unduh Formulir E.81 yang baru."


def baca_bentuk_kami(buku: BukuMasuk, unit: str, tahun: int) -> LembarE81 | None:
    """The form; None for a workbook that is none of ours. unit is the slug that it must be of.

    Raises BukuDitolak for the form of another unit, year or version.
    """
    for lembar in buku.lembar.values():
        skema, _, pengenal = teks_sel(lembar.sel(BARIS_KOLOM, KOLOM_BARIS)).partition(" ")
        if skema.partition("/")[0] != SKEMA.partition("/")[0]:
            continue
        if skema != SKEMA:
            raise BukuDitolak(f"Formulir ini berformat {kutipan(skema)}; yang dibaca {SKEMA}. {UNDUH_LAGI}")
        _pastikan_milik(pengenal.split("/"), unit, tahun)
        kepala = lembar.baris[BARIS_KOLOM].items()
        kolom = {teks_sel(sel): k for k, sel in kepala if k != KOLOM_BARIS and not sel.masalah}
        dikenal = tuple(nama for nama in kolom if nama in {*TEKS, *ANGKA})
        return LembarE81(lembar.nama, dikenal, tuple(_baris(lembar, kolom)))
    return None


def _pastikan_milik(pengenal: list[str], unit: str, tahun: int) -> None:
    """pengenal: e81, unit, year, quarter, variant."""
    if len(pengenal) != 5 or pengenal[1] != unit:
        raise BukuDitolak(f"Formulir ini milik perangkat daerah lain ({kutipan('/'.join(pengenal[1:2]))}).")
    if pengenal[2] != str(tahun):
        ini = f"sedangkan halaman ini untuk tahun {tahun}"
        raise BukuDitolak(f"Formulir ini untuk tahun {kutipan(pengenal[2])}, {ini}.")


def _baris(lembar: LembarMasuk, kolom: dict[str, int]) -> list[BarisE81]:
    hasil: list[BarisE81] = []
    terbaca: dict[str, int] = {}
    for n in lembar.baris:
        kunci = teks_sel(lembar.sel(n, KOLOM_BARIS))
        if not kunci or n == BARIS_KOLOM:
            continue
        if kunci in terbaca:
            raise BukuDitolak(f"Baris {n} sama dengan baris {terbaca[kunci]}. Sisakan satu saja.")
        terbaca[kunci] = n
        teks = {nama: rapi(teks_sel(lembar.sel(n, k))) for nama, k in kolom.items()}
        penjelasan = lembar.sel(n, kolom["penjelasan"]).alamat if "penjelasan" in kolom else ""
        nama = teks.get("nama") or teks.get("simpul") or teks.get("sasaran", "")
        hasil.append(
            BarisE81(
                n, teks.get("no", ""), nama, teks.get("indikator", ""), teks.get("satuan", ""),
                teks.get("penjelasan", ""), not nama, penjelasan, kunci, baca_angka(lembar, n, kolom),
            )
        )  # fmt: skip
    return hasil


def kunci_bentuk_kami(lembar: Lembar) -> dict[str, str]:
    """The rows of a sheet by the keys that the form gives them."""
    hasil: dict[str, str] = {}
    urutan: dict[int, int] = {}
    for b in lembar.baris:
        if b.simpul is None:
            kunci = f"{b.kode}-{b.indikator.kode}" if b.indikator else b.kode
        else:
            urutan[b.simpul.id] = urutan.get(b.simpul.id, 0) + 1
            n = urutan[b.simpul.id]
            kunci = b.kode if n == 1 else f"{b.kode}-{n}"
        hasil[kunci] = b.kunci
    return hasil
