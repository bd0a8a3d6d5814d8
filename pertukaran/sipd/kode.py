"""Codes of programs, kegiatan and sub kegiatan, of all generations of the nomenclature. Pure.

Since Kepmendagri 900.1.15.5-1317/2023 a sub kegiatan ends with four digits (2.08.02.2.01.0001), before with
two (2.08.02.2.01.01); the supporting program stands under X.XX in the nomenclature, under the bidang urusan
in a DPA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

_BIDANG = r"(?:[0-9X]\.(?:[0-9]{2}|XX))"
_PROGRAM = rf"{_BIDANG}\.[0-9]{{2}}"
_KEGIATAN = rf"{_PROGRAM}\.[12]\.[0-9]{{2}}"
POLA_SUB = re.compile(rf"{_KEGIATAN}\.(?:[0-9]{{4}}|[0-9]{{2}})")
POLA_ATAS = re.compile(rf"[0-9X]|{_BIDANG}|{_PROGRAM}|{_KEGIATAN}")
_AWAL = re.compile(
    rf"\s*({_KEGIATAN}\.(?:[0-9]{{4}}|[0-9]{{2}}))(?![0-9.])[\s\-–:.]*(.*)", re.DOTALL | re.IGNORECASE
)
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")
CONTOH = "2.08.02.2.01.0001"


def rapikan(teks: str) -> str:
    """A code as it is compared: without white space and a dot at its end, X in capitals."""
    return "".join(teks.split()).rstrip(".").upper()


def pisahkan(teks: str) -> tuple[str, str]:
    """Code and name of "2.08.02.2.01.0001 Advokasi …"; no code where the text does not begin with one."""
    cocok = _AWAL.match(teks)
    return (cocok[1].upper(), cocok[2].strip()) if cocok else ("", teks.strip())


def program(kode: str) -> str:
    """2.08.02 of 2.08.02.2.01.0001."""
    return ".".join(kode.split(".")[:3])


def kegiatan(kode: str) -> str:
    """2.08.02.2.01 of 2.08.02.2.01.0001."""
    return ".".join(kode.split(".")[:5])


def tanpa_generasi(kode: str) -> str:
    """The same for a code of two and of four digits: 2.08.02.2.01.1."""
    bagian = kode.split(".")
    return ".".join([*bagian[:5], *(str(int(b)) if b.isdecimal() else b for b in bagian[5:])])


def tanpa_urusan(kode: str) -> str:
    """The code behind its bidang urusan, which X.XX stands for: 01.2.01.1."""
    return ".".join(tanpa_generasi(kode).split(".")[2:])


def padanan(kode: str, ada: Iterable[str]) -> str:
    """The only code among `ada` that is the same line in another generation; "" where none or several are."""
    semua = [k for k in ada if POLA_SUB.fullmatch(k) or POLA_ATAS.fullmatch(k)]
    sama = [k for k in semua if tanpa_generasi(k) == tanpa_generasi(kode)]
    if not sama:
        sama = [
            k
            for k in semua
            if (k.startswith("X.XX.") or kode.startswith("X.XX.")) and tanpa_urusan(k) == tanpa_urusan(kode)
        ]
    return sama[0] if len(sama) == 1 else ""


def rapat(nama: str) -> str:
    """A name as it is compared: without case, spaces and signs."""
    return _BUKAN_HURUF.sub("", nama.casefold())


def kunci_nama(kegiatan: str, sub: str) -> str:
    """Stands for the code in an export that has names only; at most 40 characters, readable."""
    sidik = sha256(f"{rapat(kegiatan)}/{rapat(sub)}".encode()).hexdigest()[:8]
    return f"{sidik} {' '.join(sub.casefold().split())}"[:40].strip()


def satu_satunya(nama: str, per_nama: Mapping[str, list[str]]) -> str:
    """The code of the only line of that name."""
    ada = per_nama.get(rapat(nama), [])
    return ada[0] if len(ada) == 1 else ""
