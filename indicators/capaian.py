"""Formulas of achievement: pure, Decimal in, a frozen result out, unrounded.

Worked tables with the source of each formula: docs/calculations.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan, bersih

SUMBER_CAPAIAN = "PermenPANRB 53/2014, Lampiran II (perbandingan target dan realisasi)"
SUMBER_NEGATIF = "PermenPANRB 53/2014, Lampiran II; praktik indikator negatif pada Formulir E.81"
SUMBER_RENTANG = "PermenPANRB 8/2021 (target berupa rentang)"
SUMBER_E81 = "Permendagri 86/2017, Formulir E.81"
SUMBER_KOMPONEN = "Definisi operasional indikator (keputusan IKU)"

R_PER_T = "R / T × 100"
DUA_T = "(2T − R) / T × 100"
T_PER_R = "T / R × 100"


def capaian(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    arah: str = "positif",
    rumus_negatif: str = "dua_t",
    target_atas: Decimal | None = None,
    alasan: Alasan | None = None,
) -> Hasil:
    """Achievement in percent, no cap.

    Positive: R/T. Negative (lower is better): (2T-R)/T, which may fall below 0 and is not floored, or T/R.
    Range target (target_atas given): a realisation above the range is compared with the upper bound, one
    below it with the lower bound, whatever the direction; one inside is exactly 100.
    `alasan` says why realisasi is None.
    """
    rumus, sumber = _rumus(arah, rumus_negatif)
    masukan = _masukan("Target", target, target_atas, "Realisasi", realisasi)
    if target_atas is not None:
        sumber = SUMBER_RENTANG
    if target is None:
        return Hasil(None, Alasan.TANPA_TARGET, rumus, sumber, masukan)
    if realisasi is None:
        return Hasil(None, alasan or Alasan.TANPA_DATA, rumus, sumber, masukan)
    batas, cetak = target, rumus
    if target_atas is not None and realisasi >= target:
        if realisasi <= target_atas:
            return Hasil(SERATUS, None, "T ≤ R ≤ T₂, capaian 100", sumber, masukan)
        batas, cetak = target_atas, rumus.replace("T", "T₂")
    if kurang := _tidak_terhitung(rumus, batas, realisasi):
        return Hasil(None, kurang, cetak, sumber, masukan)
    return Hasil(_nisbah(rumus, batas, realisasi), None, cetak, sumber, masukan)


def _masukan(
    nama_target: str,
    bawah: Decimal | None,
    atas: Decimal | None,
    nama_realisasi: str,
    realisasi: Decimal | None,
) -> tuple[Masukan, ...]:
    r = Masukan("R", nama_realisasi, realisasi)
    if atas is None:
        return (Masukan("T", nama_target, bawah), r)
    return (
        Masukan("T", f"{nama_target}, batas bawah", bawah),
        Masukan("T₂", f"{nama_target}, batas atas", atas),
        r,
    )


def _rumus(arah: str, rumus_negatif: str) -> tuple[str, str]:
    if arah == "positif":
        return R_PER_T, SUMBER_CAPAIAN
    if arah != "negatif":
        raise ValueError(f"arah tidak dikenal: {arah}")
    return {"dua_t": DUA_T, "t_per_r": T_PER_R}[rumus_negatif], SUMBER_NEGATIF


def _tidak_terhitung(rumus: str, target: Decimal, realisasi: Decimal) -> Alasan | None:
    """A target below 0 turns every formula upside down: the worse figure would get the higher capaian."""
    if target <= 0:
        return Alasan.TARGET_NEGATIF if target else Alasan.TARGET_NOL
    return Alasan.REALISASI_NOL if rumus == T_PER_R and realisasi <= 0 else None


def _nisbah(rumus: str, target: Decimal, realisasi: Decimal) -> Decimal:
    """Multiplied first, divided last: one rounding, at the 28th digit."""
    if rumus == R_PER_T:
        return realisasi * SERATUS / target
    if rumus == DUA_T:
        return (2 * target - realisasi) * SERATUS / target
    return target * SERATUS / realisasi


def akumulasi_tahun(triwulan: Sequence[Decimal | None], *, cara: str) -> Hasil:
    """The realisation of the year from the quarters up to now; None where nothing was entered."""
    masukan = tuple(Masukan(f"TW {i}", f"Triwulan {i}", n) for i, n in enumerate(triwulan, 1))
    rumus = {
        "jumlah": "jumlah triwulan",
        "terakhir": "nilai triwulan terakhir",
        "rata_rata": "rata-rata triwulan",
        "tertinggi": "nilai triwulan tertinggi",
    }[cara]
    ada = [n for n in triwulan if n is not None]
    if not ada:
        return Hasil(None, Alasan.TANPA_DATA, rumus, SUMBER_E81, masukan)
    if cara == "jumlah":
        nilai = sum(ada, Decimal(0))
    elif cara == "rata_rata":
        nilai = sum(ada, Decimal(0)) / len(ada)
    else:
        nilai = max(ada) if cara == "tertinggi" else ada[-1]
    return Hasil(nilai, None, rumus, SUMBER_E81, masukan)


def akumulasi_renstra(*, lalu: Decimal | None, kini: Decimal | None, cara: str) -> Hasil:
    """Renstra realisation up to this year: sum of the years, or the last year's value.

    What a year reached but nobody recorded is unknown, not 0: a sum with such a part has no value. Before the
    first year of a Renstra nothing was reached: there lalu is 0.
    """
    masukan = (
        Masukan("L", "Realisasi Renstra s.d. tahun lalu", lalu),
        Masukan("R", "Realisasi tahun ini", kini),
    )
    rumus = {"jumlah": "L + R", "terakhir": "nilai tahun terakhir"}[cara]
    if kini is None:
        return Hasil(None, Alasan.TANPA_DATA, rumus, SUMBER_E81, masukan)
    if cara == "terakhir":
        return Hasil(kini, None, rumus, SUMBER_E81, masukan)
    if lalu is None:
        return Hasil(None, Alasan.TANPA_TAHUN_LALU, rumus, SUMBER_E81, masukan)
    return Hasil(lalu + kini, None, rumus, SUMBER_E81, masukan)


def gabung_komponen(nilai: Sequence[Decimal | None], *, kombinasi: str) -> Hasil:
    """The value of an indicator from its components, in their order (numerator first).

    rasio_100 and rasio_100000 take two, selisih subtracts all others from the first, rata_rata is their mean.
    """
    masukan = tuple(Masukan(f"k{i}", f"Komponen {i}", n) for i, n in enumerate(nilai, 1))
    rumus = {
        "rasio_100": "k1 / k2 × 100",
        "rasio_100000": "k1 / k2 × 100.000",
        "selisih": "k1 − (k2 + …)",
        "rata_rata": "(k1 + k2 + …) / n",
    }[kombinasi]
    kali = {"rasio_100": 100, "rasio_100000": 100_000}.get(kombinasi)
    ada = [n for n in nilai if n is not None]
    if not ada or len(ada) < len(nilai) or (kali and len(ada) != 2):
        return Hasil(None, Alasan.TANPA_KOMPONEN, rumus, SUMBER_KOMPONEN, masukan)
    if kali:
        if ada[1] == 0:
            return Hasil(None, Alasan.PENYEBUT_NOL, rumus, SUMBER_KOMPONEN, masukan)
        hasil = ada[0] * kali / ada[1]
    elif kombinasi == "selisih":
        hasil = ada[0] - sum(ada[1:], Decimal(0))
    else:
        hasil = sum(ada, Decimal(0)) / len(ada)
    return Hasil(hasil, None, rumus, SUMBER_KOMPONEN, masukan)


def rata_rata(nilai: Sequence[Hasil], *, sumber: str = SUMBER_CAPAIAN) -> Hasil:
    """Simple mean of what can be computed, uncapped; a note says how many were left out."""
    ada = [h.nilai for h in nilai if h.nilai is not None]
    rumus = "jumlah capaian / banyaknya indikator"
    masukan = tuple(Masukan(f"c{i}", f"Capaian {i}", h.nilai) for i, h in enumerate(nilai, 1))
    if not ada:
        return Hasil(None, Alasan.TANPA_NILAI, rumus, sumber, masukan)
    catatan: tuple[str, ...] = ()
    if lewat := len(nilai) - len(ada):
        catatan = (f"{lewat} indikator tidak ikut dirata-ratakan karena capaiannya tidak dapat dihitung.",)
    return Hasil(sum(ada, Decimal(0)) / len(ada), None, rumus, sumber, masukan, catatan)


def kemajuan_renstra(
    *,
    realisasi: Decimal | None,
    target_akhir: Decimal | None,
    arah: str = "positif",
    rumus_negatif: str = "dua_t",
    target_atas: Decimal | None = None,
    alasan: Alasan | None = None,
) -> Hasil:
    """Progress towards the last year's target of the Renstra, by the indicator's own formula.

    The seed report takes R/T here even for negative indicators and so shows -350 % and 574 % for one figure.
    """
    hasil = capaian(
        target=target_akhir,
        realisasi=realisasi,
        arah=arah,
        rumus_negatif=rumus_negatif,
        target_atas=target_atas,
        alasan=alasan,
    )
    if hasil.alasan == Alasan.TANPA_TARGET:
        hasil = replace(hasil, alasan=Alasan.TANPA_TARGET_AKHIR)
    masukan = _masukan("Target akhir Renstra", target_akhir, target_atas, "Realisasi Renstra", realisasi)
    return replace(hasil, sumber=SUMBER_E81, masukan=masukan)


def selisih_poin(kini: Decimal | None, lalu: Decimal | None) -> Hasil:
    """Change against an earlier year in points of the indicator's own unit, not in percent."""
    masukan = (Masukan("R", "Tahun ini", kini), Masukan("L", "Tahun pembanding", lalu))
    if kini is None:
        return Hasil(None, Alasan.TANPA_DATA, "R − L", SUMBER_CAPAIAN, masukan)
    if lalu is None:
        return Hasil(None, Alasan.TANPA_PEMBANDING, "R − L", SUMBER_CAPAIAN, masukan)
    # A difference of near figures: the noise of a mean would pass for a change.
    return Hasil(bersih(kini - lalu), None, "R − L", SUMBER_CAPAIAN, masukan)
