"""docs/pemeriksaan.md lists every rule as the registry has it."""

import re
from pathlib import Path

import pytest

from reports.enums import TingkatTemuan
from reports.periksa import ATURAN

DOKUMEN = Path(__file__).parents[2] / "docs" / "pemeriksaan.md"


@pytest.mark.parametrize("tingkat", TingkatTemuan)
def test_the_rules_of_a_severity(tingkat: TingkatTemuan) -> None:
    isi = DOKUMEN.read_text(encoding="utf-8")
    bagian = re.split(r"^##+ ", isi[isi.index("<!-- aturan -->") :], flags=re.MULTILINE)
    tabel = next(b for b in bagian if b.startswith(tingkat.label))
    harap = [f"| `{a.kunci}` | {a.judul} | {a.dasar} | {a.saran} |" for a in ATURAN if a.tingkat == tingkat]
    assert [b for b in tabel.splitlines() if b.startswith("| `")] == harap
