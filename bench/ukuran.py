"""A measured figure beside its budget, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What was measured, the most it may be (None: only to know), and what else there is to say."""

    nama: str
    nilai: float
    satuan: str
    batas: float | None = None
    keterangan: str = ""

    @property
    def tanda(self) -> str:
        if self.batas is None:
            return ""
        return "ok" if self.nilai <= self.batas else "LEBIH"


def milidetik(kerja: Callable[[], object], kali: int) -> float:
    """Median of several runs after one that warms up."""
    kerja()
    waktu = []
    for _ in range(kali):
        mulai = perf_counter()
        kerja()
        waktu.append((perf_counter() - mulai) * 1000)
    return median(waktu)


def tulis(judul: str, ukuran: Iterable[Ukuran]) -> None:
    print(f"\n{judul:<34}{'hasil':>12}{'batas':>8}")
    for u in ukuran:
        batas = "" if u.batas is None else angka(u.batas)
        baris = f"  {u.nama:<32}{f'{angka(u.nilai)} {u.satuan}':>12}{batas:>8}  {u.tanda:<6} {u.keterangan}"
        print(baris.rstrip(), flush=True)


def angka(nilai: float) -> str:
    return f"{nilai:.0f}" if nilai == int(nilai) or nilai >= 100 else f"{nilai:.1f}".replace(".", ",")
