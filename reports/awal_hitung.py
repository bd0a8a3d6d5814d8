"""How far each step of the guide is: n of m, counted from what the year has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lkjip.enums import Keadaan
from pengisian.kemajuan import Kemajuan, kemajuan
from perencanaan.aksi import susun_baris
from reports.kekurangan import belum_ditulis
from reports.narasi.dasar import Narasi
from reports.periksa import galat_terbuka
from reports.reviu import muat
from reports.tahap import SESUDAH

if TYPE_CHECKING:
    from indicators.data import DataSasaran
    from reports.awal_sumber import SumberAwal

DIAJUKAN = (Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI)


def dari(terisi: int, wajib: int) -> Kemajuan:
    """n of m. Where there is nothing to count yet the step is open: 0 of 1."""
    return Kemajuan(terisi, wajib) if wajib else Kemajuan(0, 1)


def ada(nama: str) -> Callable[[SumberAwal], Kemajuan]:
    return lambda data: Kemajuan(int(bool(data.hitungan[nama])), 1)


def dari_ada(*nama: str) -> Callable[[SumberAwal], Kemajuan]:
    return lambda data: Kemajuan(sum(bool(data.hitungan[n]) for n in nama), len(nama))


def ditetapkan(jenis: str) -> Callable[[SumberAwal], Kemajuan]:
    """A draft is half of a document."""
    return lambda data: Kemajuan(2 if getattr(data, jenis) else int(data.hitungan[f"draf_{jenis}"]), 2)


def profil(data: SumberAwal) -> Kemajuan:
    isian = (data.unit.alamat, data.unit.telepon, data.unit.surel)
    return Kemajuan(sum(map(bool, isian)), len(isian))


def naskah_renstra(data: SumberAwal) -> Kemajuan:
    return Kemajuan(int(bool(data.renstra or data.hitungan["draf_renstra"])), 1)


def rumusan(data: SumberAwal) -> Kemajuan:
    """Those of the Renstra in force; without one those of its draft."""
    tujuan = data.tujuan_renstra if data.renstra else data.semua_tujuan
    return Kemajuan(bool(tujuan) + bool(_sasaran(data)), 2)


def _sasaran(data: SumberAwal) -> tuple[DataSasaran, ...]:
    return data.sasaran if data.renstra else data.semua_sasaran


def indikator(data: SumberAwal) -> Kemajuan:
    semua = _sasaran(data)
    return dari(sum(bool(data.indikator_sasaran(s.id)) for s in semua), len(semua))


def target(data: SumberAwal) -> Kemajuan:
    semua = {i.id for s in _sasaran(data) for i in data.indikator_sasaran(s.id)}
    if not data.renstra:
        return dari(min(data.hitungan["target_draf"], len(semua)), len(semua))
    return dari(sum(data.kinerja.target_berlaku(i, data.tahun) is not None for i in semua), len(semua))


def program(data: SumberAwal) -> Kemajuan:
    return Kemajuan(len({s.level for s in data.simpul}), 3)


def pagu(data: SumberAwal) -> Kemajuan:
    sub = [s for s in data.simpul if s.level == "sub_kegiatan"]
    return dari(sum(data.anggaran.uang(s).pagu is not None for s in sub), len(sub))


def aksi(data: SumberAwal) -> Kemajuan:
    semua = susun_baris(data)
    return dari(sum(None not in b.triwulan for b in semua), len(semua))


def periode(data: SumberAwal) -> Kemajuan:
    buka = data.hitungan["buka"]
    return Kemajuan((buka is not None) + bool(buka and buka <= data.lembar.posisi.jendela.hari), 2)


def realisasi(data: SumberAwal) -> Kemajuan:
    k = kemajuan(data.lembar)
    # A sheet whose rows are all measured once a year has nothing to fill in this quarter.
    return k if k.wajib else Kemajuan(int(bool(data.lembar.baris and data.pagu)), 1)


def ajukan(data: SumberAwal) -> Kemajuan:
    return Kemajuan(int(data.hitungan["keadaan"] in DIAJUKAN), 1)


def susunan(data: SumberAwal) -> Kemajuan:
    return Kemajuan(int(bool(data.daftar_bagian)), 1)


def tulis(data: SumberAwal) -> Kemajuan:
    """What only staff can write, and one text at least: no report goes out in generated words alone."""
    wajib = sum(isinstance(n, Narasi) and n.susun is None for r in data.susunan.telusur() for n in r.isi)
    tertulis = wajib - sum(1 for _ in belum_ditulis(data))
    return Kemajuan(tertulis + bool(data.naskah), wajib + 1)


def periksa(data: SumberAwal) -> Kemajuan:
    """The check reads everything; a report that is final has passed it."""
    return Kemajuan(int(data.hitungan["tahap"] in SESUDAH or galat_terbuka(muat(data)) == 0), 1)
