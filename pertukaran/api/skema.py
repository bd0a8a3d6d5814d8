"""From a declared shape (a dataclass) to its JSON Schema, to JSON, and back from JSON with what is wrong.

Exact figures are strings of digits with a point, in both directions: no number passes through binary floats.
A key that may be left out has the default TIADA: left out is not the same as null.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from django.db.models import TextChoices

from lkjip.bilangan import ANGKA_BULAT, ANGKA_PECAHAN
from lkjip.numbers import digit
from pertukaran.api.galat import Rincian

TIADA: Any = object()
Objek = dict[str, Any]
POLA_ANGKA = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
ANGKA_TERPANJANG = 40
DASAR: dict[type, Objek] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    Decimal: {"type": "string", "pattern": f"^{POLA_ANGKA.pattern}$"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}
HARAPAN: dict[type, str] = {
    bool: "true atau false",
    int: "bilangan bulat",
    str: "teks",
    Decimal: (
        f'angka sebagai teks dengan titik desimal, misalnya "64.45"; paling banyak {ANGKA_BULAT} angka di '
        f"depan dan {ANGKA_PECAHAN} di belakang titik"
    ),
}


def petunjuk(kelas: type) -> dict[str, Any]:
    """The types of a dataclass's keys, with what is said of them."""
    return get_type_hints(kelas, include_extras=True)


def uraian(tipe: Any) -> str:
    """What a declaration says of a key; empty where it says nothing."""
    return str(get_args(tipe)[1]) if get_origin(tipe) is Annotated else ""


def _kupas(tipe: Any) -> tuple[Any, bool]:
    """The type without remarks, and whether it may be null."""
    if get_origin(tipe) is Annotated:
        tipe = get_args(tipe)[0]
    if get_origin(tipe) in (Union, UnionType):
        (isi,) = (t for t in get_args(tipe) if t is not NoneType)
        return _kupas(isi)[0], True
    return tipe, False


# --- the description
def skema(tipe: Any, komponen: dict[str, Objek]) -> Objek:
    """The JSON Schema of a type; dataclasses go into `komponen` and are referred to."""
    isi, kosong = _kupas(tipe)
    hasil = _skema(isi, komponen)
    if kosong:
        if "$ref" in hasil:
            hasil = {"anyOf": [hasil, {"type": "null"}]}
        else:
            hasil |= {"type": [hasil["type"], "null"]}
            if "enum" in hasil:
                hasil["enum"] = [*hasil["enum"], None]
    if teks := uraian(tipe):
        hasil["description"] = teks
    return hasil


def _skema(tipe: Any, komponen: dict[str, Objek]) -> Objek:
    if get_origin(tipe) is tuple:
        return {"type": "array", "items": skema(get_args(tipe)[0], komponen)}
    if is_dataclass(tipe) and isinstance(tipe, type):
        nama = tipe.__name__
        if nama not in komponen:
            komponen[nama] = {}  # a shape that holds itself is not gone through twice
            komponen[nama] = _skema_objek(tipe, komponen)
        return {"$ref": f"#/components/schemas/{nama}"}
    if isinstance(tipe, type) and issubclass(tipe, TextChoices):
        return {"type": "string", "enum": list(tipe.values)}
    return dict(DASAR[tipe])


def _skema_objek(kelas: type, komponen: dict[str, Objek]) -> Objek:
    tipe = petunjuk(kelas)
    wajib = [f.name for f in fields(kelas) if f.default is MISSING or f.default is not TIADA]
    return {
        "type": "object",
        "description": (kelas.__doc__ or "").strip()
        if not (kelas.__doc__ or "").startswith(kelas.__name__)
        else "",
        "properties": {f.name: skema(tipe[f.name], komponen) for f in fields(kelas)},
        "required": wajib,
        "additionalProperties": False,
    }


# --- to JSON
def tulis(nilai: Any) -> Any:
    """What json.dumps takes."""
    if is_dataclass(nilai) and not isinstance(nilai, type):
        return {f.name: tulis(getattr(nilai, f.name)) for f in fields(nilai)}
    if isinstance(nilai, tuple | list):
        return [tulis(n) for n in nilai]
    if isinstance(nilai, Decimal):
        return digit(nilai)
    if isinstance(nilai, date):  # datetime too
        return nilai.isoformat()
    return str(nilai) if isinstance(nilai, TextChoices) else nilai


# --- from JSON
def baca(tipe: Any, nilai: Any, letak: str, galat: list[Rincian]) -> Any:
    """The value of a declared type. What is wrong goes into `galat`; the value is TIADA then."""
    isi, kosong = _kupas(tipe)
    if nilai is None and kosong:
        return None
    if get_origin(isi) is tuple:
        return _baca_daftar(isi, nilai, letak, galat)
    if is_dataclass(isi) and isinstance(isi, type):
        return _baca_objek(isi, nilai, letak, galat)
    hasil = _baca_dasar(isi, nilai)
    if hasil is TIADA:
        galat.append(Rincian(letak, _pesan(isi, nilai), harapan(tipe)))
    return hasil


def harapan(tipe: Any) -> str:
    """What is expected there, in words."""
    isi, kosong = _kupas(tipe)
    if isinstance(isi, type) and issubclass(isi, TextChoices):
        kata = "salah satu dari " + ", ".join(isi.values)
    else:
        kata = HARAPAN.get(isi, "objek" if is_dataclass(isi) else "daftar")
    return f"{kata}; atau null" if kosong else kata


def _pesan(tipe: Any, nilai: Any) -> str:
    if tipe is Decimal and isinstance(nilai, int | Decimal) and not isinstance(nilai, bool):
        return "Angka ditulis sebagai teks, di antara tanda kutip."
    return "Isi ini tidak dapat dibaca."


def _baca_dasar(tipe: Any, nilai: Any) -> Any:
    if tipe in (bool, int):
        return nilai if type(nilai) is tipe else TIADA
    if not isinstance(nilai, str) or not _dapat_disimpan(nilai):
        return TIADA
    if tipe is Decimal:
        return _baca_angka(nilai)
    if issubclass(tipe, TextChoices):
        return tipe(nilai) if nilai in tipe.values else TIADA
    return nilai


def _dapat_disimpan(teks: str) -> bool:
    """Half of a surrogate pair ("\\ud800") is JSON, and no text that a database takes."""
    return not any("\ud800" <= h <= "\udfff" for h in teks)


def _baca_angka(teks: str) -> Any:
    if len(teks) > ANGKA_TERPANJANG or not POLA_ANGKA.fullmatch(teks):
        return TIADA
    bulat, _, pecahan = teks.lstrip("-").partition(".")
    if len(bulat.lstrip("0")) > ANGKA_BULAT or len(pecahan.rstrip("0")) > ANGKA_PECAHAN:
        return TIADA
    return Decimal(teks)


def _baca_daftar(tipe: Any, nilai: Any, letak: str, galat: list[Rincian]) -> Any:
    if not isinstance(nilai, list):
        galat.append(Rincian(letak, "Isi ini tidak dapat dibaca.", "daftar"))
        return TIADA
    return tuple(baca(get_args(tipe)[0], n, f"{letak}[{i}]", galat) for i, n in enumerate(nilai))


def _baca_objek(kelas: type, nilai: Any, letak: str, galat: list[Rincian]) -> Any:
    if not isinstance(nilai, dict):
        galat.append(Rincian(letak, "Isi ini tidak dapat dibaca.", "objek"))
        return TIADA
    tipe, awal = petunjuk(kelas), f"{letak}." if letak else ""
    isian: Objek = {}
    galat += [
        Rincian(f"{awal}{k[:60]}", "Kunci ini tidak dikenal.", ", ".join(tipe))
        for k in nilai
        if k not in tipe
    ]
    for f in fields(kelas):
        if f.name in nilai:
            isian[f.name] = baca(tipe[f.name], nilai[f.name], f"{awal}{f.name}", galat)
        elif f.default is MISSING:
            galat.append(Rincian(f"{awal}{f.name}", "Kunci ini wajib ada.", harapan(tipe[f.name])))
            isian[f.name] = TIADA
    return kelas(**isian)
