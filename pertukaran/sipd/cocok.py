"""Which line of the year's tree a code of the file stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from budget.data import DataSimpul
from budget.enums import LevelSimpul
from budget.models import Simpul
from lkjip.queries import muat
from pertukaran.models import PemetaanKode
from pertukaran.sipd import kode as kode_sipd
from pertukaran.sipd.data import Grup


class Asal(StrEnum):
    """How a line was found, in the words of the screen."""

    SAMA = ""
    GENERASI = "kode generasi lain"
    NAMA = "nama sama"
    PETA = "pemetaan tersimpan"
    BARU = "baris baru"
    LEWATI = "dilewati"
    BELUM = "belum dikenal"


@dataclass(frozen=True, slots=True)
class Padanan:
    """What a key of the file (Grup.kunci) stands for. saran: a line that looks like it."""

    asal: Asal
    simpul: DataSimpul | None = None
    saran: str = ""


class Pohon:
    """The year's tree by code, level and name."""

    def __init__(self, simpul: Iterable[DataSimpul]) -> None:
        self.per_id = {s.id: s for s in simpul}
        self.per_level: dict[str, dict[str, DataSimpul]] = {level: {} for level in LevelSimpul.values}
        self.per_nama: dict[str, list[str]] = {}
        for s in self.per_id.values():
            self.per_level[s.level][s.kode] = s
            if s.level == LevelSimpul.SUB_KEGIATAN:
                self.per_nama.setdefault(kode_sipd.rapat(s.nama), []).append(s.kode)

    @classmethod
    def muat(cls, unit_id: int, tahun: int) -> Pohon:
        """One query."""
        return cls(muat(DataSimpul, Simpul.objects.filter(unit_id=unit_id, tahun=tahun)))

    @property
    def sub(self) -> Mapping[str, DataSimpul]:
        return self.per_level[LevelSimpul.SUB_KEGIATAN]

    def cari(self, level: str, kode: str) -> DataSimpul | None:
        """The line of a level with the code, or with the same one of another generation."""
        ada = self.per_level[level]
        return ada.get(kode) or ada.get(kode_sipd.padanan(kode, ada))

    def program(self, simpul: DataSimpul) -> DataSimpul:
        while simpul.induk_id is not None:
            simpul = self.per_id[simpul.induk_id]
        return simpul


def pemetaan(unit_id: int) -> dict[str, str]:
    """What was mapped before: code of the file to code of the tree, "" for what is left out."""
    baris = PemetaanKode.objects.filter(unit_id=unit_id)
    return dict(baris.values_list("kode_asal", "kode_tujuan"))


def padankan(
    grup: Iterable[Grup], pohon: Pohon, peta: Mapping[str, str], baru: Iterable[str] = ()
) -> dict[str, Padanan]:
    """By Grup.kunci. baru: keys of which new lines are to be made."""
    per_kunci = {g.kunci: g for g in grup}
    hasil = {kunci: _satu(g, pohon, peta, baru) for kunci, g in per_kunci.items()}
    # Two codes that another generation or a name leads to the same line: a person has to say so.
    tebakan: dict[str, list[str]] = {}
    for kunci, p in hasil.items():
        if p.simpul and p.asal in (Asal.SAMA, Asal.GENERASI, Asal.NAMA):
            tebakan.setdefault(p.simpul.kode, []).append(kunci)
    for kode, semua in tebakan.items():
        for kunci in semua if len(semua) > 1 else ():
            if hasil[kunci].asal != Asal.SAMA:
                hasil[kunci] = Padanan(Asal.BELUM, saran=kode)
    return hasil


def _satu(g: Grup, pohon: Pohon, peta: Mapping[str, str], baru: Iterable[str]) -> Padanan:
    if g.kode in pohon.sub:
        return Padanan(Asal.SAMA, pohon.sub[g.kode])
    tujuan = peta.get(g.kunci)
    if tujuan == "":
        return Padanan(Asal.LEWATI)
    if tujuan and tujuan in pohon.sub:
        return Padanan(Asal.PETA, pohon.sub[tujuan])
    if g.kunci in baru:
        return Padanan(Asal.BARU)
    if g.kode and (kode := kode_sipd.padanan(g.kode, pohon.sub)):
        return Padanan(Asal.GENERASI, pohon.sub[kode])
    kode = _per_nama(g, pohon)
    # A name decides where there is no code to go by, in the file or in the tree; else it is a hint.
    if kode and (not g.kode or pohon.sub[kode].kode_sementara):
        return Padanan(Asal.NAMA, pohon.sub[kode])
    return Padanan(Asal.BELUM, saran=kode)


def _per_nama(g: Grup, pohon: Pohon) -> str:
    """The only line of that name, below a kegiatan of that name where there are several."""
    semua = pohon.per_nama.get(kode_sipd.rapat(g.nama), []) if g.nama else []
    if len(semua) > 1:
        kegiatan = kode_sipd.rapat(g.nama_kegiatan)
        semua = [k for k in semua if kode_sipd.rapat(_induk(pohon, k).nama) == kegiatan]
    return semua[0] if len(semua) == 1 else ""


def _induk(pohon: Pohon, kode: str) -> DataSimpul:
    return pohon.per_id[pohon.sub[kode].induk_id or 0]
