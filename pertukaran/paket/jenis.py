"""The kinds of documents of a package, in the order of the cycle: the one list that all else goes by."""

from __future__ import annotations

from dataclasses import dataclass

from pertukaran.paket import kumpul
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.data import Berkas, Isi, Jenis, Keadaan, Kurang

JENIS = (
    Jenis("renstra", "Renstra", "01-Renstra", True, kumpul.renstra, ("renstra", "rencana strategis")),
    Jenis("iku", "IKU", "02-IKU", True, kumpul.iku, ("iku", "indikator kinerja utama")),
    Jenis(
        "pk", "Perjanjian Kinerja", "03-Perjanjian-Kinerja", True, kumpul.perjanjian, ("perjanjian kinerja",)
    ),
    Jenis("rencana-aksi", "Rencana Aksi", "04-Rencana-Aksi", True, kumpul.rencana_aksi, ("rencana aksi",)),
    Jenis("e81", "Evaluasi Renja (E.81)", "05-E81", True, kumpul.e81, ("e.81", "evaluasi renja")),
    Jenis("lkjip", "LKjIP", "06-LKjIP", True, kumpul.lkjip),
    Jenis("lhe", "LHE", "07-LHE", True, kumpul.lhe, ("lhe", "hasil evaluasi")),
    Jenis(
        "tindak-lanjut", "Tindak Lanjut", "08-Tindak-Lanjut", True, kumpul.tindak_lanjut, ("tindak lanjut",)
    ),
    Jenis("buku-kerja", "Data perangkat daerah", "09-Data", False, kumpul.buku_kerja),
    Jenis("lampiran", "Lampiran lain", "10-Lampiran", False, lambda b: ([], [])),
)


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """What there is of a kind, and what is missing."""

    jenis: Jenis
    berkas: tuple[Berkas, ...]
    kurang: tuple[Kurang, ...]

    @property
    def keadaan(self) -> Keadaan:
        if not self.berkas:
            return Keadaan.BELUM
        draf = any(b.keadaan == Keadaan.DRAF for b in self.berkas)
        return Keadaan.DRAF if draf else Keadaan.ADA


def kumpulkan(bahan: Bahan) -> list[Kumpulan]:
    """All kinds with their files, uploaded ones after those that we make. Prints nothing; nine queries."""
    isi: dict[str, Isi] = {j.kunci: j.kumpulkan(bahan) for j in JENIS}
    for n, milik in enumerate(bahan.lampiran, 1):
        berkas = kumpul.lampiran(milik, n)
        isi[_jenis_lampiran(berkas.judul).kunci][0].append(berkas)
    return [Kumpulan(j, tuple(isi[j.kunci][0]), tuple(isi[j.kunci][1])) for j in JENIS]


def _jenis_lampiran(judul: str) -> Jenis:
    """The kind that the title names, by whole words; else the last."""
    kata = f" {' '.join(judul.casefold().split())} "
    return next((j for j in JENIS if any(f" {k} " in kata for k in j.kata)), JENIS[-1])
