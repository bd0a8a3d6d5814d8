"""The formulas give the same results as when their version was named.

tests/golden/rumus-<VERSI_RUMUS>.json keeps the exact result of each worked row of docs/calculations.md. Where
one is another now, VERSI_RUMUS (indicators/versi.py) has to be, as issued documents name it. New rows and new
versions are recorded with LKJIP_CATAT_RUMUS=1 in the environment.
"""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

from django.conf import settings

from indicators.versi import VERSI_RUMUS
from lkjip.numbers import Hasil
from lkjip.versi import VERSI_APLIKASI
from tests.test_calculations_doc import ADAPTER, KETERANGAN, TABEL, Isi

REKAMAN = Path(__file__).parent / "golden" / f"rumus-{VERSI_RUMUS}.json"
BUKAN_RUMUS = {"cetak", "baca"}  # how figures are written and read


def persis(hasil: Isi) -> str:
    """Unrounded, so that a change below the printed decimals shows too."""
    if isinstance(hasil, Hasil):
        return str(hasil.alasan) if hasil.nilai is None else format(hasil.nilai.normalize(), "f")
    return "" if hasil is None else str(hasil)


def hasil_kini() -> dict[str, str]:
    hasil = {}
    for nama, kepala, baris in (t for t in TABEL if t[0] not in BUKAN_RUMUS):
        for sel in baris:
            masukan = {
                k: v
                for k, v in zip(kepala, sel, strict=True)
                if not k.startswith("**") and k not in KETERANGAN
            }
            kunci = f"{nama}: {' | '.join(masukan.values())}"
            hasil[kunci] = "; ".join(f"{k} = {persis(v)}" for k, v in ADAPTER[nama](**masukan).items())
    return hasil


def test_a_formula_with_other_results_has_a_new_version() -> None:
    kini = hasil_kini()
    if os.environ.get("LKJIP_CATAT_RUMUS"):
        REKAMAN.write_text(json.dumps(kini, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    assert REKAMAN.exists(), "a new version is recorded with LKJIP_CATAT_RUMUS=1"
    terekam = json.loads(REKAMAN.read_text())
    lain = {k: (v, kini[k]) for k, v in terekam.items() if k in kini and kini[k] != v}
    assert not lain, "these give another result: change VERSI_RUMUS"
    assert terekam.keys() == kini.keys(), "rows came or went: record them with LKJIP_CATAT_RUMUS=1"


def test_the_version_of_the_application_is_that_of_the_project() -> None:
    proyek = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    assert proyek["project"]["version"] == VERSI_APLIKASI
