"""The live figures and references of a report's texts: where each stands, what it showed and shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.hidup import Tanda, perbarui, rapat, tanda_dalam
from reports.narasi.dasar import Narasi

if TYPE_CHECKING:
    from reports.katalog import Katalog
    from reports.outline import Rancangan
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class AngkaHidup:
    """One of them. kini is empty where it is no more; alasan says why it shows a dash."""

    jenis: str
    sebutan: str
    dulu: str
    kini: str
    alasan: str = ""

    @property
    def hilang(self) -> bool:
        return not self.kini

    @property
    def bergeser(self) -> bool:
        return rapat(self.kini) != self.dulu


@dataclass(frozen=True, slots=True)
class TeksHidup:
    """A written text that has any. sidik tells whether it still shows the same when they are accepted."""

    kunci: str
    bagian: Rancangan
    angka: tuple[AngkaHidup, ...]
    sidik: str

    @property
    def bergeser(self) -> tuple[AngkaHidup, ...]:
        return tuple(a for a in self.angka if a.bergeser)

    @property
    def dapat_diterima(self) -> bool:
        """Whether something moved to another value; what is no more can only be written anew."""
        return any(not a.hilang for a in self.bergeser)


def teks_hidup(data: Sumber) -> list[TeksHidup]:
    """The texts with live figures in the order of the report."""
    return [
        TeksHidup(
            isi.kunci, r, tuple(_angka(data.katalog, t) for t in tanda), sidik(terbarui(data, isi.kunci))
        )
        for r in data.susunan.telusur()
        for isi in r.isi
        if isinstance(isi, Narasi) and (tanda := tanda_dalam(data.naskah.get(isi.kunci, "")))
    ]


def _angka(katalog: Katalog, tanda: Tanda) -> AngkaHidup:
    jenis = "Rujukan" if tanda.jenis == "rujuk" else "Angka"
    kini = katalog.kini(tanda) or ""
    return AngkaHidup(jenis, katalog.sebutan(tanda), tanda.teks, kini, katalog.alasan(tanda))


def terbarui(data: Sumber, kunci: str) -> str:
    """A written text with what its figures show today; what is no more stays as last seen."""
    return perbarui(data.naskah.get(kunci, ""), data.katalog.kini)


def sidik(isi: str) -> str:
    return hashlib.sha256(isi.encode()).hexdigest()[:16]
