"""What a code of the budget tree says of its level and of what it stands under."""

import pytest

from perencanaan.kode import urai


@pytest.mark.parametrize(
    ("kode", "sementara", "level", "induk"),
    [
        ("2.08.02", False, "program", ""),
        ("X.XX.01", False, "program", ""),
        ("2.08.02.2.01", False, "kegiatan", "2.08.02"),
        ("2.08.02.2.01.0001", False, "sub_kegiatan", "2.08.02.2.01"),
        ("2.08.02.2.01.01", False, "sub_kegiatan", "2.08.02.2.01"),  # an older generation
        ("1.2", True, "program", ""),
        ("1.2.3", True, "kegiatan", "1.2"),
        ("1.2.3.14", True, "sub_kegiatan", "1.2.3"),
    ],
)
def test_a_code_says_its_level_and_its_parent(kode: str, sementara: bool, level: str, induk: str) -> None:
    assert urai(kode, sementara=sementara) == (level, induk)


@pytest.mark.parametrize(
    ("kode", "sementara"),
    [("2.08", False), ("2.08.02.3.01", False), ("2.08.02.2.01.001", False), ("1.2", False), ("1", True),
     ("1.2.3.4.5", True), ("", False), ("2.08.02\n", False)],
)  # fmt: skip
def test_what_follows_no_pattern_is_none(kode: str, sementara: bool) -> None:
    assert urai(kode, sementara=sementara) is None
