"""What a text can begin with, and what moved in it since it was written."""

from __future__ import annotations

import re

from reports.blok import BlokNarasi, Geser
from reports.models import Naskah
from reports.narasi.dasar import Narasi
from reports.sumber import Sumber

# ind:<kode>:<tahun>:<jenis>, and so for money and others; a key of a cell names no year.
_TAHUN_KUNCI = re.compile(r'(data-angka="(?:ind|uang|umum):[^"]*:)(\d{4})(?=:[^":]+(?::[^":]+)?")')


def teks_tahun_lalu(unit_id: int, tahun: int, kunci: str) -> str:
    """The text of the year before, its live figures a year on; without its images, which are of that year."""
    isi = Naskah.objects.filter(unit_id=unit_id, tahun=tahun - 1, bagian=kunci).values_list("isi", flat=True)
    lalu = isi.first() or ""
    tanpa_gambar = re.sub(r"<figure[^>]*></figure>", "", lalu)
    return _TAHUN_KUNCI.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", tanpa_gambar)


def ada_tahun_lalu(unit_id: int, tahun: int, kunci: str) -> bool:
    milik = Naskah.objects.filter(unit_id=unit_id, tahun=tahun - 1, bagian=kunci)
    return milik.exclude(isi="").exists()


def bergeser(data: Sumber, narasi: Narasi) -> tuple[Geser, ...]:
    """The live figures and references of the written text that show something else than when it was seen."""
    isi = data.naskah.get(narasi.kunci, "")
    if "data-angka" not in isi and "data-rujuk" not in isi:
        return ()
    blok = narasi.blok_dari(data, data.susunan.rujuk)
    return tuple(g for b in blok if isinstance(b, BlokNarasi) for g in b.bergeser)
