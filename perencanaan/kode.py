"""What a code of the budget tree says: which level it is of, and under which code it stands. No database.

2.08.02 is a program, 2.08.02.2.01 a kegiatan, 2.08.02.2.01.0001 (or .01 in older generations) a sub kegiatan.
Running numbers, where the source prints no codes: 1.2, 1.2.3, 1.2.3.4.
"""

from __future__ import annotations

import re

from budget.enums import LevelSimpul
from budget.models import POLA_KODE, POLA_NOMOR_URUT

# By how many parts a code has: its level, and how many of the parts name what it stands under.
NOMENKLATUR = {
    3: (LevelSimpul.PROGRAM, 0),
    5: (LevelSimpul.KEGIATAN, 3),
    6: (LevelSimpul.SUB_KEGIATAN, 5),
}
NOMOR_URUT = {
    2: (LevelSimpul.PROGRAM, 0),
    3: (LevelSimpul.KEGIATAN, 2),
    4: (LevelSimpul.SUB_KEGIATAN, 3),
}
CONTOH = {
    False: "2.08.02 (program), 2.08.02.2.01 (kegiatan), atau 2.08.02.2.01.0001 (sub kegiatan)",
    True: "1.2 (program), 1.2.3 (kegiatan), atau 1.2.3.4 (sub kegiatan)",
}


def urai(kode: str, *, sementara: bool) -> tuple[LevelSimpul, str] | None:
    """The level of a code and the code above it ("" for a program); None where it follows no pattern."""
    if not re.fullmatch(POLA_NOMOR_URUT if sementara else POLA_KODE, kode):
        return None
    bagian = kode.split(".")
    level, induk = (NOMOR_URUT if sementara else NOMENKLATUR)[len(bagian)]
    return level, ".".join(bagian[:induk])


def tidak_dikenal(kode: str, *, sementara: bool) -> str:
    """What a person reads of a code that follows no pattern."""
    return f"Kode “{kode}” tidak dikenal. Tulis misalnya {CONTOH[sementara]}."
