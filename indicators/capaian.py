"""Formulas of achievement: pure, Decimal in, a frozen result out, unrounded.

Worked tables with the source of each formula: docs/calculations.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan

SUMBER_CAPAIAN = "PermenPANRB 53/2014, Lampiran II (perbandingan target dan realisasi)"
SUMBER_NEGATIF = "PermenPANRB 53/2014, Lampiran II; praktik indikator negatif pada Formulir E.81"
SUMBER_RENTANG = "PermenPANRB 8/2021 (target berupa rentang)"
SUMBER_E81 = "Permendagri 86/2017, Formulir E.81"

R_PER_T = "R / T × 100"
DUA_T = "(2T − R) / T × 100"
T_PER_R = "T / R × 100"


def _tanpa(alasan: Alasan, rumus: str, sumber: str, masukan: tuple[Masukan, ...] = ()) -> Hasil:
    return Hasil(nilai=None, alasan=alasan, rumus=rumus, sumber=sumber, masukan=masukan)


def capaian(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    arah: str = "positif",
    rumus_negatif: str = "dua_t",
    target_atas: Decimal | None = None,
    alasan: Alasan | None = None,
) -> Hasil:
    """Achievement in percent.

    Positive: R/T. Negative (lower is better): (2T-R)/T, which may fall below 0 and is not floored, or T/R.
    Range target (target_atas given): a realisation above the range is compared with the upper bound, one below
    with the lower bound, one inside is exactly 100. No cap. `alasan` says why the realisation is missing.
    """
    rumus, sumber = _rumus(arah, rumus_negatif)
    masukan = (Masukan("T", "Target", target), Masukan("R", "Realisasi", realisasi))
    if target_atas is not None:
        sumber = SUMBER_RENTANG
        masukan = (
            Masukan("T", "Target, batas bawah", target),
            Masukan("T₂", "Target, batas atas", target_atas),
            masukan[1],
        )
    if target is None:
        return _tanpa(Alasan.TANPA_TARGET, rumus, sumber, masukan)
    if realisasi is None:
        return _tanpa(alasan or Alasan.TANPA_DATA, rumus, sumber, masukan)
    batas = _batas(realisasi, target, target_atas)
    if batas is None:
        return Hasil(SERATUS, None, "T ≤ R ≤ T₂, capaian 100", sumber, masukan)
    if rumus == T_PER_R and realisasi == 0:
        return _tanpa(Alasan.REALISASI_NOL, rumus, sumber, masukan)
    if rumus != T_PER_R and batas == 0:
        return _tanpa(Alasan.TARGET_NOL, rumus, sumber, masukan)
    nilai = {
        R_PER_T: lambda: realisasi / batas,
        DUA_T: lambda: (2 * batas - realisasi) / batas,
        T_PER_R: lambda: batas / realisasi,
    }[rumus]()
    return Hasil(nilai * SERATUS, None, rumus, sumber, masukan)


def _rumus(arah: str, rumus_negatif: str) -> tuple[str, str]:
    if arah == "positif":
        return R_PER_T, SUMBER_CAPAIAN
    return (DUA_T if rumus_negatif == "dua_t" else T_PER_R), SUMBER_NEGATIF


def _batas(realisasi: Decimal, bawah: Decimal, atas: Decimal | None) -> Decimal | None:
    """The bound to compare with; None where the realisation lies inside the range."""
    if atas is None or realisasi < bawah:
        return bawah
    return atas if realisasi > atas else None


def akumulasi_tahun(triwulan: Sequence[Decimal | None], *, cara: str) -> Hasil:
    """The realisation of the year from the quarters up to now (at most four, None where nothing was entered)."""
    masukan = tuple(Masukan(f"TW {i}", f"Triwulan {i}", n) for i, n in enumerate(triwulan, 1))
    ada = [n for n in triwulan if n is not None]
    rumus = {
        "jumlah": "jumlah triwulan",
        "terakhir": "nilai triwulan terakhir",
        "rata_rata": "rata-rata triwulan",
        "tertinggi": "nilai triwulan tertinggi",
    }[cara]
    if not ada:
        return _tanpa(Alasan.TANPA_DATA, rumus, SUMBER_E81, masukan)
    nilai = {
        "jumlah": lambda: sum(ada, Decimal(0)),
        "terakhir": lambda: ada[-1],
        "rata_rata": lambda: sum(ada, Decimal(0)) / len(ada),
        "tertinggi": lambda: max(ada),
    }[cara]()
    return Hasil(nilai, None, rumus, SUMBER_E81, masukan)


def akumulasi_renstra(*, lalu: Decimal | None, kini: Decimal | None, cara: str) -> Hasil:
    """Renstra realisation up to this year: sum of the years, or the last year's value."""
    masukan = (
        Masukan("L", "Realisasi Renstra s.d. tahun lalu", lalu),
        Masukan("R", "Realisasi tahun ini", kini),
    )
    rumus = "L + R" if cara == "jumlah" else "nilai tahun terakhir"
    if cara == "jumlah" and kini is not None:
        return Hasil((lalu or Decimal(0)) + kini, None, rumus, SUMBER_E81, masukan)
    nilai = kini if kini is not None else lalu
    if nilai is None:
        return _tanpa(Alasan.TANPA_DATA, rumus, SUMBER_E81, masukan)
    return Hasil(nilai, None, rumus, SUMBER_E81, masukan)


def gabung_komponen(nilai: Sequence[Decimal | None], *, kombinasi: str) -> Hasil:
    """The value of an indicator from its components, in their order (numerator first).

    rasio_100 and rasio_100000 take two, selisih subtracts all others from the first, rata_rata is their mean.
    """
    masukan = tuple(Masukan(f"k{i}", f"Komponen {i}", n) for i, n in enumerate(nilai, 1))
    sumber = "Definisi operasional indikator (keputusan IKU)"
    rumus = {
        "rasio_100": "k1 / k2 × 100",
        "rasio_100000": "k1 / k2 × 100.000",
        "selisih": "k1 − (k2 + …)",
        "rata_rata": "(k1 + k2 + …) / n",
    }[kombinasi]
    rasio = kombinasi in ("rasio_100", "rasio_100000")
    if not nilai or any(n is None for n in nilai) or (rasio and len(nilai) != 2):
        return _tanpa(Alasan.TANPA_KOMPONEN, rumus, sumber, masukan)
    ada = [n for n in nilai if n is not None]
    if rasio and ada[1] == 0:
        return _tanpa(Alasan.PENYEBUT_NOL, rumus, sumber, masukan)
    hasil = {
        "rasio_100": lambda: ada[0] / ada[1] * SERATUS,
        "rasio_100000": lambda: ada[0] / ada[1] * 100_000,
        "selisih": lambda: ada[0] - sum(ada[1:], Decimal(0)),
        "rata_rata": lambda: sum(ada, Decimal(0)) / len(ada),
    }[kombinasi]()
    return Hasil(hasil, None, rumus, sumber, masukan)


def rata_rata(nilai: Sequence[Hasil], *, sumber: str = SUMBER_CAPAIAN) -> Hasil:
    """Simple mean of what can be computed, uncapped; says how many were left out and why."""
    ada = [h.nilai for h in nilai if h.nilai is not None]
    rumus = "jumlah capaian / banyaknya indikator"
    masukan = tuple(Masukan(f"c{i}", f"Capaian {i}", h.nilai) for i, h in enumerate(nilai, 1))
    if not ada:
        return _tanpa(Alasan.TANPA_NILAI, rumus, sumber, masukan)
    lewat = len(nilai) - len(ada)
    catatan = (
        (f"{lewat} indikator tidak ikut dirata-ratakan karena capaiannya tidak dapat dihitung.",)
        if lewat
        else ()
    )
    return Hasil(sum(ada, Decimal(0)) / len(ada), None, rumus, sumber, masukan, catatan)


def kemajuan_renstra(
    *,
    realisasi: Decimal | None,
    target_akhir: Decimal | None,
    arah: str = "positif",
    rumus_negatif: str = "dua_t",
) -> Hasil:
    """Progress towards the last year's target of the Renstra, by the indicator's own formula.

    The seed report takes R/T here even for negative indicators and so shows -350 % and 574 % for one figure.
    """
    hasil = capaian(target=target_akhir, realisasi=realisasi, arah=arah, rumus_negatif=rumus_negatif)
    masukan = (
        Masukan("T", "Target akhir Renstra", target_akhir),
        Masukan("R", "Realisasi Renstra", realisasi),
    )
    alasan = Alasan.TANPA_TARGET_AKHIR if hasil.alasan == Alasan.TANPA_TARGET else hasil.alasan
    return Hasil(hasil.nilai, alasan, hasil.rumus, SUMBER_E81, masukan)


def selisih_poin(kini: Decimal | None, lalu: Decimal | None) -> Hasil:
    """Change against an earlier year in points of the indicator's own unit, not in percent."""
    masukan = (Masukan("R", "Tahun ini", kini), Masukan("L", "Tahun pembanding", lalu))
    if kini is None or lalu is None:
        return _tanpa(Alasan.TANPA_DATA, "R − L", SUMBER_CAPAIAN, masukan)
    return Hasil(kini - lalu, None, "R − L", SUMBER_CAPAIAN, masukan)
