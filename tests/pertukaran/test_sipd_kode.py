"""Codes of all generations of the nomenclature."""

from __future__ import annotations

import pytest

from pertukaran.sipd import kode


@pytest.mark.parametrize(
    ("asal", "ada", "harap"),
    [
        ("2.08.02.2.01.01", ["2.08.02.2.01.0001", "2.08.02.2.01.0002"], "2.08.02.2.01.0001"),
        ("2.08.02.2.01.0001", ["2.08.02.2.01.01"], "2.08.02.2.01.01"),
        ("X.XX.01.2.02.0003", ["2.08.01.2.02.0003"], "2.08.01.2.02.0003"),
        ("2.08.01.2.02.03", ["X.XX.01.2.02.0003"], "X.XX.01.2.02.0003"),
        ("2.08.02.2.01.10", ["2.08.02.2.01.0001"], ""),
        ("X.XX.01.2.02.0003", ["2.08.01.2.02.0003", "2.14.01.2.02.0003"], ""),  # ambiguous
        ("2.08.02.2.01.01", ["2.14.02.2.01.0001"], ""),  # another bidang is another line
        ("2.08.02.2.01.01", ["1.1.1.1"], ""),  # running numbers are no nomenclature
    ],
)
def test_another_generation_is_found_where_it_is_the_only_one(asal: str, ada: list[str], harap: str) -> None:
    assert kode.padanan(asal, ada) == harap


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("2.08.02.2.01.0001 Advokasi", ("2.08.02.2.01.0001", "Advokasi")),
        ("2.08.02.2.01.01 - Advokasi 2 kali", ("2.08.02.2.01.01", "Advokasi 2 kali")),
        ("x.xx.01.2.01.0001: Penyusunan", ("X.XX.01.2.01.0001", "Penyusunan")),
        ("2.08.02.2.01 Pelembagaan", ("", "2.08.02.2.01 Pelembagaan")),
        ("Advokasi 2.08", ("", "Advokasi 2.08")),
    ],
)
def test_a_code_before_a_name(teks: str, harap: tuple[str, str]) -> None:
    assert kode.pisahkan(teks) == harap


def test_names_stand_for_codes_that_are_not_there() -> None:
    panjang = kode.kunci_nama("Kegiatan A", "Sub kegiatan yang panjang sekali namanya itu")
    assert len(panjang) <= 40
    assert panjang != kode.kunci_nama("Kegiatan B", "Sub kegiatan yang panjang sekali namanya itu")
    assert panjang == kode.kunci_nama("KEGIATAN  A", "Sub kegiatan yang panjang sekali namanya itu")
