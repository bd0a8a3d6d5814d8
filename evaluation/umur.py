"""How long a recommendation has been open, and how much time is left. Standard library only."""

from __future__ import annotations

from datetime import date


def umur_bulan(sejak: date, hari: date) -> int:
    """Whole months from a day to another; 0 within the first month, and before it began."""
    bulan = (hari.year - sejak.year) * 12 + hari.month - sejak.month
    return max(0, bulan - (hari.day < sejak.day))


def sebut_umur(sejak: date | None, hari: date) -> str:
    """1 tahun 5 bulan; below a month in days. Empty where the beginning is not known."""
    if sejak is None:
        return ""
    tahun, bulan = divmod(umur_bulan(sejak, hari), 12)
    if not tahun and not bulan:
        return f"{max(0, (hari - sejak).days)} hari"
    bagian = (f"{tahun} tahun" if tahun else "", f"{bulan} bulan" if bulan else "")
    return " ".join(b for b in bagian if b)


def sebut_sisa(tenggat: date | None, hari: date) -> str:
    """7 hari lagi, besok, hari ini, terlambat 12 hari. Empty without a due date."""
    if tenggat is None:
        return ""
    sisa = (tenggat - hari).days
    if sisa < 0:
        return f"terlambat {-sisa} hari"
    return {0: "hari ini", 1: "besok"}.get(sisa, f"{sisa} hari lagi")
