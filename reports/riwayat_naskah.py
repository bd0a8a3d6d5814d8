"""The versions of a text: what there is to compare, and bringing one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lkjip.models import Pengguna, Unit
from reports.baris_naskah import baris_naskah
from reports.beda_naskah import kata_berubah
from reports.enums import SebabVersi
from reports.models import Naskah, VersiNaskah
from reports.naskah import simpan
from reports.sumber import Sumber

OTOMATIS = "otomatis"  # how the generated text is named among the versions


@dataclass(frozen=True, slots=True)
class EntriVersi:
    """A line of the list. tambah and hapus: words that came and went since the version before it."""

    versi: VersiNaskah
    tambah: int
    hapus: int


def daftar_versi(naskah: Naskah, awal: int, banyak: int) -> tuple[EntriVersi, ...]:
    """`banyak` versions from the `awal`-th, the latest first. One query."""
    baris = list(naskah.riwayat.select_related("oleh")[awal : awal + banyak + 1])
    sebelum = [*(b.isi for b in baris[1:]), ""]
    return tuple(
        EntriVersi(b, *kata_berubah(lama, b.isi)) for b, lama in zip(baris[:banyak], sebelum, strict=False)
    )


def gambar_dipakai(data: Sumber, *teks: str) -> dict[int, str]:
    """The titles of the images that the texts name. No query where there is none."""
    if not any(b.jenis == "gambar" for t in teks for b in baris_naskah(t)):
        return {}
    return {i: g.judul for i, g in data.gambar_naskah.items()}


def pulihkan(user: Pengguna, unit: Unit, naskah: Naskah, versi: VersiNaskah, now: datetime) -> Naskah:
    """The text as it was; its live figures count as last seen then, so that what moved since is shown.

    Raises NaskahDitolak.
    """
    return simpan(
        user,
        unit,
        naskah.tahun,
        naskah.bagian,
        versi.isi,
        versi=naskah.versi,
        sebab=SebabVersi.PULIHKAN,
        sekarang=now,
    )
