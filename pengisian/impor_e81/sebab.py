"""Why a figure that a form prints may differ from ours: guesses that the reader can check. Pure.

Each is a computation that gives exactly what is printed; the first that does is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.efisiensi import penyerapan
from indicators.capaian import DUA_T, T_PER_R, capaian
from indicators.data import DataIndikator
from lkjip.formats import angka
from lkjip.numbers import bulat, jumlah

DUA = 2  # decimals: percentages are printed with at most so many
KOSONG = "Kosong pada formulir."
LAIN = "Berbeda dari isian dan rencana pada aplikasi."
DARI_KOMPONEN = "Pada aplikasi dihitung dari komponennya."
CARA = {
    "terakhir": "yang berlaku nilai triwulan terakhir",
    "jumlah": "triwulan dijumlahkan",
    "rata_rata": "yang berlaku rata-rata triwulan",
    "tertinggi": "yang berlaku nilai triwulan tertinggi",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the form beside ours: what it prints and we compute, by column. Sums have no indikator."""

    indikator: DataIndikator | None
    dari_komponen: bool
    cetak: Mapping[str, Decimal | None]
    kami: Mapping[str, Decimal | None]
    triwulan: int  # up to which the year goes

    def tw(self, jenis: str) -> list[Decimal]:
        """The quarters as printed."""
        nilai = (self.cetak.get(f"tw{n}_{jenis}") for n in range(1, self.triwulan + 1))
        return [n for n in nilai if n is not None]


def sebab(kolom: str, baris: Baris, alasan: str = "") -> str:
    """A possible cause, as a sentence. alasan is why we have no figure."""
    cetak, kami = baris.cetak.get(kolom), baris.kami.get(kolom)
    if cetak is None:
        return KOSONG
    if kami is None and baris.dari_komponen and kolom.startswith("tw"):
        return "Dihitung dari komponennya; isi komponen itu pada lembar isian."
    if kami is None:
        return f"{alasan[:1].upper()}{alasan[1:]}." if alasan else "Tidak ada pada aplikasi."
    nama, _, jenis = kolom.rpartition("_")
    kemungkinan = {
        "realisasi": _realisasi,
        "renstra": _renstra,
        "capaian": _capaian,
        "kemajuan": _capaian,
    }.get(nama)
    bawaan = DARI_KOMPONEN if jenis == "k" and nama.startswith("tw") and baris.dari_komponen else LAIN
    return next(
        (s for nilai, s in (kemungkinan(nama, jenis, baris) if kemungkinan else ()) if _sama(nilai, cetak)),
        bawaan,
    )


def _sama(nilai: Decimal | None, cetak: Decimal) -> bool:
    return nilai is not None and bulat(nilai, max(DUA, -int(cetak.as_tuple().exponent))) == cetak


Kemungkinan = Iterator[tuple[Decimal | None, str]]


def _realisasi(_: str, jenis: str, baris: Baris) -> Kemungkinan:
    """The year out of its quarters."""
    tw = baris.tw(jenis)
    cara = baris.indikator.akumulasi_tahun if baris.indikator and jenis == "k" else "jumlah"
    if not tw:
        return
    if cara != "jumlah":
        yield jumlah(tw), f"Dijumlahkan, padahal {CARA[cara]}."
    if cara != "terakhir":
        yield tw[-1], f"Memakai nilai triwulan terakhir, padahal {CARA[cara]}."
    kami = baris.kami.get(f"realisasi_{jenis}")
    if kami is not None and cara == "jumlah" and jumlah(tw) == kami:
        cetak = baris.cetak[f"realisasi_{jenis}"]
        yield cetak, f"Jumlah triwulan pada formulir ini sendiri {angka(kami)}."
    if baris.dari_komponen and jenis == "k":
        yield baris.cetak[f"realisasi_{jenis}"], "Pada aplikasi dihitung dari komponennya, tanpa pembulatan."


def _renstra(_: str, jenis: str, baris: Baris) -> Kemungkinan:
    """The Renstra out of last year and this."""
    lalu, kini = baris.cetak.get(f"lalu_{jenis}"), baris.cetak.get(f"realisasi_{jenis}")
    jumlahkan = jenis == "rp" or (
        baris.indikator is not None and baris.indikator.akumulasi_renstra == "jumlah"
    )
    if not jumlahkan:
        yield jumlah([lalu, kini]), "Dijumlahkan, padahal nilai terakhir."
        yield kini, _ikut("realisasi")
    else:
        yield kini, "Memakai nilai tahun ini saja, padahal dijumlahkan dengan tahun lalu."
        yield jumlah([lalu, kini]), _ikut("realisasi")


def _capaian(nama: str, jenis: str, baris: Baris) -> Kemungkinan:
    """A percentage out of a realisation and a target, as printed."""
    isi, target = ("realisasi", "target") if nama == "capaian" else ("renstra", "akhir")
    r, t = baris.cetak.get(f"{isi}_{jenis}"), baris.cetak.get(f"{target}_{jenis}")
    r_kami, t_kami = baris.kami.get(f"{isi}_{jenis}"), baris.kami.get(f"{target}_{jenis}")
    if jenis == "rp" or baris.indikator is None:
        yield penyerapan(pagu=t, realisasi=r).nilai, _ikut(isi)
        return
    i = baris.indikator
    hasil = capaian(target=t, realisasi=r, arah=i.arah, rumus_negatif=i.rumus_negatif).nilai
    if i.arah == "negatif":
        rumus = DUA_T if i.rumus_negatif == "dua_t" else T_PER_R
        for nilai in (r, r_kami):
            yield (
                capaian(target=t, realisasi=nilai).nilai,
                f"Memakai R / T × 100, padahal indikator negatif dihitung dengan {rumus}.",
            )
    if t == t_kami and r_kami is not None and r == bulat(r_kami, i.desimal):
        yield hasil, "Dihitung dari realisasi yang sudah dibulatkan."
    yield hasil, _ikut(isi)


def _ikut(isi: str) -> str:
    return {
        "realisasi": "Mengikuti realisasi dan target yang tercetak pada formulir.",
        "renstra": "Mengikuti realisasi Renstra dan target yang tercetak pada formulir.",
    }[isi]
