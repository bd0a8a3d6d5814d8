"""Figures as the database can hold them, for property tests."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st


def desimal(bawah: str, atas: str, tempat: int = 6) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(bawah), Decimal(atas), places=tempat, allow_nan=False, allow_infinity=False)


angka = desimal("-1000000", "1000000")
positif = desimal("0.000001", "1000000")
rupiah = desimal("1", "1000000000000000", 2)
