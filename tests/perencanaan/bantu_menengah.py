"""A unit with a Renstra that was made with the services, for the tests of what holds for several years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budget.sumber import SumberKinerja
from indicators.enums import Level
from indicators.models import Dokumen, Indikator, Sasaran, Tujuan
from lkjip.models import Pengguna, Unit
from perencanaan.catat import Pencatat
from perencanaan.dokumen import buat_pertama, buat_perubahan, tetapkan, versi_dokumen
from perencanaan.indikator import Milik
from perencanaan.indikator import simpan as simpan_indikator
from perencanaan.renstra import butir, target
from perencanaan.renstra.buku import BukuRenstra
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

TAHUN, MULAI, AKHIR = 2024, 2021, 2026
D = Decimal


@dataclass
class Dunia:
    unit: Unit
    perencana: Pengguna

    def catat(self, alasan: str = "") -> Pencatat:
        return Pencatat(self.perencana, self.unit, TAHUN, alasan)

    def versi(self) -> list[Dokumen]:
        return versi_dokumen(self.unit, "renstra", TAHUN)

    def buku(self, urutan: int | None = None) -> BukuRenstra:
        semua = self.versi()
        return BukuRenstra(self.unit, TAHUN, semua, semua[-1].urutan if urutan is None else urutan)

    def sumber(self) -> SumberKinerja:
        return SumberKinerja(self.unit.pk, TAHUN)


def dunia() -> Dunia:
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    return Dunia(unit, buat_pengguna("perencana", unit))


def renstra(d: Dunia) -> Dokumen:
    """The first version, as a draft, with one tujuan and two sasaran, each with an indicator and targets."""
    naskah = Dokumen(jenis="renstra", tahun=MULAI, tahun_akhir=AKHIR, nama="Renstra 2021–2026")
    dok = buat_pertama(d.catat(), naskah)
    tujuan = Tujuan(uraian="Tujuan satu")
    butir.tambah(d.catat(), dok, tujuan)
    for n in (1, 2):
        sasaran = Sasaran(uraian=f"Sasaran {n}", tujuan=tujuan)
        butir.tambah(d.catat(), dok, sasaran)
        i = indikator(d, f"i{n}", sasaran)
        isi_target(d, {(i.pk, t): D(60 + t - MULAI) for t in range(MULAI + 1, AKHIR + 1)})
    return dok


def indikator(d: Dunia, kode: str, pemilik: Tujuan | Sasaran, **lain: object) -> Indikator:
    level = Level.SASARAN if isinstance(pemilik, Sasaran) else Level.TUJUAN
    i = Indikator(**{"kode": kode, "nama": f"Nilai {kode}", "satuan": "nilai"} | lain)
    simpan_indikator(d.catat(), i, Milik(level, pemilik), [])
    return i


def isi_target(d: Dunia, isian: Mapping[tuple[int, int], Decimal]) -> int:
    return target.simpan(d.catat(), d.buku(), {k: (v, None) for k, v in isian.items()})


def sahkan(d: Dunia, tanggal: date = date(2021, 9, 1)) -> None:
    tetapkan(d.catat(), d.versi()[-1], nomor="1/2021", tanggal=tanggal)


def perubahan(d: Dunia) -> Dokumen:
    naskah = Dokumen(nama="Perubahan Renstra", alasan="Evaluasi AKIP")
    return buat_perubahan(d.catat(), naskah, d.versi())
