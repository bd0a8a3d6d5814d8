"""Formulas of money: pure, Decimal in, a frozen result out, unrounded.

PMK 214/PMK.02/2017 binds ministries; regional governments borrow its efficiency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan, bersih

SUMBER_PMK = "PMK 214/PMK.02/2017, Lampiran (efisiensi)"
SUMBER_SERAPAN = "PMK 214/PMK.02/2017, Lampiran (penyerapan anggaran)"
SUMBER_LOKAL = "Rumus setempat, tidak berasal dari peraturan"


@dataclass(frozen=True, slots=True)
class Keluaran:
    """An output: pagu (PAK) and realisation (RAK) in rupiah, capaian (CK) in percent, unrounded.

    What is unknown is None, never 0: rupiah that nobody has entered are not saved.
    """

    nama: str
    pagu: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None


def penyerapan(*, pagu: Decimal | None, realisasi: Decimal | None) -> Hasil:
    """P = realisasi / pagu x 100; of a parent always the ratio of sums, never a mean of ratios."""
    masukan = (Masukan("P", "Pagu (Rp)", pagu), Masukan("R", "Realisasi (Rp)", realisasi))
    rumus = "R / P × 100"
    if not pagu:
        return Hasil(None, Alasan.TANPA_PAGU, rumus, SUMBER_SERAPAN, masukan)
    if realisasi is None:
        return Hasil(None, Alasan.TANPA_DATA, rumus, SUMBER_SERAPAN, masukan)
    return Hasil(realisasi * SERATUS / pagu, None, rumus, SUMBER_SERAPAN, masukan)


def efisiensi(keluaran: Sequence[Keluaran]) -> Hasil:
    """E = sum(PAK x CK - RAK) / sum(PAK x CK) x 100 with CK as an unrounded ratio, in percent.

    An output of which one of the three is unknown is left out as a whole, and named. Where the sum of
    PAK x CK is 0 or below (nothing reached, or a capaian below 0), there is no value. E is a difference of
    near figures, so the noise of CK is dropped: what was spent as promised is 0.
    """
    masukan: list[Masukan] = []
    lewat: list[str] = []
    dasar = terpakai = Decimal(0)
    for i, k in enumerate(keluaran, 1):
        masukan += [
            Masukan(f"PAK{i}", f"Pagu {k.nama} (Rp)", k.pagu),
            Masukan(f"RAK{i}", f"Realisasi {k.nama} (Rp)", k.realisasi),
            Masukan(f"CK{i}", f"Capaian {k.nama} (%)", k.capaian),
        ]
        if k.pagu is None or k.realisasi is None or k.capaian is None:
            lewat.append(k.nama)
            continue
        dasar += k.pagu * k.capaian / SERATUS
        terpakai += k.realisasi
    alasan = None
    if not any(k.pagu for k in keluaran):
        alasan = Alasan.TANPA_PAGU
    elif len(lewat) == len(keluaran):
        alasan = Alasan.TANPA_KOMPONEN
    elif dasar <= 0:
        alasan = Alasan.CAPAIAN_NOL
    return Hasil(
        nilai=None if alasan else bersih((dasar - terpakai) * SERATUS / dasar),
        alasan=alasan,
        rumus="Σ(PAK × CK − RAK) / Σ(PAK × CK) × 100",
        sumber=SUMBER_PMK,
        masukan=tuple(masukan),
        catatan=(f"Tidak dihitung karena datanya belum lengkap: {', '.join(lewat)}.",) if lewat else (),
    )


def nilai_efisiensi(e: Hasil) -> Hasil:
    """NE = 50 + E / 20 x 50, with E limited to -20..20, so that NE lies in 0..100."""
    masukan = (Masukan("E", "Efisiensi (%)", e.nilai),)
    rumus = "50 + E / 20 × 50, dengan −20 ≤ E ≤ 20"
    if e.nilai is None:
        return Hasil(None, e.alasan, rumus, SUMBER_PMK, masukan)
    batas = max(Decimal(-20), min(Decimal(20), e.nilai))
    catatan = ("E dibatasi pada −20 sampai dengan 20.",) if batas != e.nilai else ()
    return Hasil(50 + batas * 50 / 20, None, rumus, SUMBER_PMK, masukan, catatan)


def efektivitas(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    pagu: Decimal | None,
    realisasi_anggaran: Decimal | None,
) -> Hasil:
    """The seed report's effectiveness: (T / PAK) / (R / RAK) x 100, in percent.

    For one output whose capaian is R/T this is exactly 100 - E: it tells nothing new, and it grows when
    performance falls.
    """
    masukan = (
        Masukan("T", "Target kinerja", target),
        Masukan("R", "Realisasi kinerja", realisasi),
        Masukan("PAK", "Pagu (Rp)", pagu),
        Masukan("RAK", "Realisasi anggaran (Rp)", realisasi_anggaran),
    )
    rumus = "(T / PAK) / (R / RAK) × 100"
    if target is None:
        return Hasil(None, Alasan.TANPA_TARGET, rumus, SUMBER_LOKAL, masukan)
    if not pagu:
        return Hasil(None, Alasan.TANPA_PAGU, rumus, SUMBER_LOKAL, masukan)
    if realisasi is None or realisasi_anggaran is None:
        return Hasil(None, Alasan.TANPA_DATA, rumus, SUMBER_LOKAL, masukan)
    if target <= 0:
        alasan = Alasan.TARGET_NEGATIF if target else Alasan.TARGET_NOL
        return Hasil(None, alasan, rumus, SUMBER_LOKAL, masukan)
    if realisasi <= 0:
        return Hasil(None, Alasan.REALISASI_NOL, rumus, SUMBER_LOKAL, masukan)
    nilai = target * realisasi_anggaran * SERATUS / (pagu * realisasi)
    catatan = ("Untuk satu keluaran nilainya 100 − E; kategori efektif tidak disimpulkan darinya.",)
    return Hasil(nilai, None, rumus, SUMBER_LOKAL, masukan, catatan)
