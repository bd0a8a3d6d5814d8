"""The form of analyses as typed: lists of texts that grow, shrink and are reordered without any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from reports.analisis import Kelompok, Teks, rapi

BELUM = "Belum tersimpan. Periksa isinya, lalu tekan Simpan."


@dataclass(frozen=True, slots=True)
class Butir:
    """A text of a group on the page; nomor counts from 0."""

    nomor: int
    teks: str
    awal: bool
    akhir: bool
    fokus: bool


@dataclass(slots=True)
class Isian:
    """teks is what was typed, by group; cap tells what its writer had seen.

    kini is what somebody else has saved meanwhile; fokus names the group and number of the text at hand.
    """

    teks: Mapping[str, tuple[str, ...]]
    cap: str
    galat: str = ""
    pesan: str = ""
    kini: Teks = field(default_factory=dict)
    fokus: tuple[str, int] | None = None

    @classmethod
    def dari(cls, kelompok: Iterable[Kelompok], data: QueryDict) -> Isian:
        teks = {k.kunci: tuple(data.getlist(f"t-{k.kunci}")) for k in kelompok}
        return cls(teks, data.get("cap", ""))

    def ubah(self, aksi: str) -> None:
        """What a button does to a list: tambah:<group>, and hapus, naik, turun:<group>:<number>."""
        apa, _, letak = aksi.partition(":")
        kunci, _, nomor = letak.partition(":")
        daftar, di = list(self.teks.get(kunci, ())), int(nomor) if nomor.isdecimal() else 0
        if kunci not in self.teks or (apa != "tambah" and di >= len(daftar)):
            return
        if apa == "tambah":
            daftar.append("")
            di = len(daftar) - 1
        elif apa == "hapus":
            del daftar[di]
            di = max(di - 1, 0)
        elif apa in ("naik", "turun"):
            ke = min(max(di + (1 if apa == "turun" else -1), 0), len(daftar) - 1)
            daftar.insert(ke, daftar.pop(di))
            di = ke
        self.teks = {**self.teks, kunci: tuple(daftar)}
        self.fokus, self.pesan = (kunci, di), BELUM

    def ambil(self, tambahan: Teks) -> int:
        """Puts texts behind those that are there; how many of them were new."""
        baru = 0
        for kunci, teks in tambahan.items():
            ada = rapi(self.teks.get(kunci, ()))
            lain = tuple(t for t in teks if t not in ada)
            baru += len(lain)
            self.teks = {**self.teks, kunci: (*ada, *lain)}
        self.pesan = BELUM
        return baru

    def kelompok(
        self, kelompok: Iterable[Kelompok]
    ) -> Iterator[tuple[Kelompok, list[Butir], tuple[str, ...] | None]]:
        """Each group with its texts, at least one to type in; and what others have saved, if that differs."""
        for k in kelompok:
            teks = self.teks.get(k.kunci, ()) or ("",)
            kini = self.kini.get(k.kunci)
            butir = [
                Butir(n, t, n == 0, n == len(teks) - 1, self.fokus == (k.kunci, n))
                for n, t in enumerate(teks)
            ]
            yield k, butir, kini if kini is not None and kini != rapi(teks) else None
