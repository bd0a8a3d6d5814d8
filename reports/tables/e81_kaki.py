"""What stands below the table of Formulir E.81: its six rows, two of them computed and four written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.capaian import SUMBER_E81, rata_rata
from indicators.enums import IsianKaki
from indicators.predikat import Predikat, predikat
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.numbers import Alasan, Hasil
from reports.blok import Baris, Sel, hitungan, sel_predikat, teks
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.e81 import baris_kinerja

if TYPE_CHECKING:
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class RingkasanE81:
    """Mean of the capaian of all rows below the sasaran, absorption of the unit, and their predikat."""

    rata_rata: Hasil
    serapan: Hasil
    predikat: Predikat | None
    predikat_serapan: Predikat | None


def ringkasan_e81(data: Sumber) -> RingkasanE81:
    rerata = rata_rata([b.kinerja.capaian for b in baris_kinerja(data)], sumber=SUMBER_E81)
    serapan = data.anggaran.total().sampai(data.triwulan).serapan
    skala = data.skala.get("e81")
    return RingkasanE81(
        rerata,
        serapan,
        predikat(rerata.nilai, skala) if skala else None,
        predikat(serapan.nilai, skala) if skala else None,
    )


class KakiE81(TabelLkjip):
    kunci = "kaki-e81"
    judul = "Rangkuman Formulir E.81 Tahun {tahun}"
    dinomori = False
    bernomor = False
    menyambung = True

    uraian = Kolom("Uraian", lebar=30)
    k = Kolom("Kinerja (K)", lebar=35)
    rp = Kolom("Anggaran (Rp)", lebar=35)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        r = ringkasan_e81(data)
        yield Baris(
            "rata-rata",
            {
                "uraian": teks("Rata-rata capaian kinerja (%)"),
                "k": _persen(r.rata_rata),
                "rp": _persen(r.serapan, _tanpa_triwulan(data, r.serapan)),
            },
        )
        tanpa = "" if "e81" in data.skala else "skala predikat tahun ini belum dipilih"
        yield Baris(
            "predikat",
            {
                "uraian": teks("Predikat kinerja"),
                "k": sel_predikat(r.predikat, tanpa),
                "rp": sel_predikat(r.predikat_serapan, tanpa),
            },
        )
        for isian in IsianKaki:
            isi = getattr(data.evaluasi_renja, isian.value, "")
            sel = teks(isi, kolom=2) if isi else Sel("belum diisi", None, "belum diisi", kolom=2)
            yield Baris(isian.value, {"uraian": teks(isian.label), "k": sel}, "panjang")

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        r = ringkasan_e81(data)
        yield f"Keadaan sampai dengan Triwulan {ROMAWI_TRIWULAN[data.triwulan - 1]} Tahun {data.tahun}."
        yield from r.rata_rata.catatan
        for apa, p in (("K", r.predikat), ("Rp", r.predikat_serapan)):
            if p and p.catatan:
                yield f"Predikat {apa}: {p.catatan}"


def _persen(hasil: Hasil, alasan: str = "") -> Sel:
    """On paper there is no tooltip: why there is no figure stands in the cell itself."""
    if hasil.nilai is not None:
        return hitungan(hasil, persen=True)
    alasan = alasan or str(hasil.alasan)
    return Sel(f"belum dapat dihitung ({alasan})", None, alasan, hasil)


def _tanpa_triwulan(data: Sumber, serapan: Hasil) -> str:
    """How many sub kegiatan lack the quarter's money; the others stand in the form with theirs."""
    if serapan.alasan != Alasan.TANPA_TRIWULAN:
        return ""
    daun = [data.anggaran.uang(s) for s in data.simpul if s.level == "sub_kegiatan"]
    tanpa = len([u for u in daun if u.kumulatif[data.triwulan - 1] is None])
    return f"realisasi triwulan {tanpa} dari {len(daun)} sub kegiatan belum ada"
