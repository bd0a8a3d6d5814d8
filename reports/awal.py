"""The first hour of a unit: what the Perjanjian Kinerja, the first quarter and the LKjIP still need.

Steps are data in the order in which they are taken; each counts what the year has. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import Any

from lkjip.access import Hak, Pemakai, boleh, boleh_pemda
from lkjip.enums import JenisButir, Peran
from lkjip.numbers import SERATUS
from pengisian.kemajuan import Kemajuan
from reports import awal_hitung as hitung
from reports.awal_sumber import PERAN_UNIT, SKALA, SumberAwal

UNIT, TRIWULAN, PEMDA = ("unit", "tahun"), ("unit", "tahun", "triwulan"), ("pemda",)


class Tujuan(StrEnum):
    PK = "Perjanjian Kinerja"
    TRIWULAN = "Triwulan pertama"
    LKJIP = "LKjIP"


class KeadaanLangkah(StrEnum):
    SELESAI = "selesai"
    SEBAGIAN = "sebagian"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: what it is for, where it is taken, how far it is, and whose it is.

    isian names the parts of the address, di gives those that are always the same. hak is what one needs to
    take the step: in the whole pemda where the page is one of the pemda, else in the unit. penutup: what it
    counts is dear, so it is open without being asked while another step of its goal is.
    """

    kunci: str
    tujuan: Tujuan
    label: str
    untuk: str
    nama_url: str
    hitung: Callable[[SumberAwal], Kemajuan]
    pelaku: Peran = Peran.PERENCANA
    hak: Hak = Hak.ATUR_RENCANA
    isian: tuple[str, ...] = UNIT
    di: tuple[tuple[str, Any], ...] = ()
    penutup: bool = False


@dataclass(frozen=True, slots=True)
class LangkahUnit:
    """A step as it stands for a unit. bisa: the user takes it; kini: it is the next one to take."""

    langkah: Langkah
    kemajuan: Kemajuan
    bisa: bool
    kini: bool = False

    @property
    def keadaan(self) -> KeadaanLangkah:
        if self.kemajuan.terisi >= self.kemajuan.wajib:
            return KeadaanLangkah.SELESAI
        return KeadaanLangkah.SEBAGIAN if self.kemajuan.terisi else KeadaanLangkah.BELUM

    @property
    def selesai(self) -> bool:
        return self.keadaan == KeadaanLangkah.SELESAI


@dataclass(frozen=True, slots=True)
class TujuanUnit:
    tujuan: Tujuan
    langkah: tuple[LangkahUnit, ...]

    @property
    def persen(self) -> int:
        return persen(self.langkah)

    @property
    def selesai(self) -> int:
        return sum(n.selesai for n in self.langkah)


@dataclass(frozen=True, slots=True)
class Panduan:
    tujuan: tuple[TujuanUnit, ...]

    @property
    def semua(self) -> tuple[LangkahUnit, ...]:
        return tuple(n for t in self.tujuan for n in t.langkah)

    @property
    def persen(self) -> int:
        return persen(self.semua)

    @property
    def kini(self) -> LangkahUnit | None:
        return next((n for n in self.semua if n.kini), None)

    @property
    def menunggu(self) -> tuple[LangkahUnit, ...]:
        """What others have to do before the next step; the user can only ask them."""
        return tuple(n for n in self._sebelum_kini() if not n.selesai and not n.bisa)

    def _sebelum_kini(self) -> Iterable[LangkahUnit]:
        for n in self.semua:
            if n.kini and n.bisa:
                return
            yield n


def persen(langkah: Iterable[LangkahUnit]) -> int:
    """The mean of how far the steps are, in percent, rounded down: 100 only when all is done."""
    semua = tuple(langkah)
    bagian = sum((Decimal(n.kemajuan.terisi) / n.kemajuan.wajib for n in semua), Decimal(0))
    return int((bagian * SERATUS / len(semua)).to_integral_value(ROUND_DOWN))


def susun_panduan(data: SumberAwal, pengguna: Pemakai) -> Panduan:
    """All steps. The next one is the first that the user can take, or where there is none the first open."""
    semua: list[LangkahUnit] = []
    for n in LANGKAH:
        tunggu = n.penutup and any(not s.selesai for s in semua if s.langkah.tujuan == n.tujuan)
        sejauh = Kemajuan(0, 1) if tunggu else n.hitung(data)
        semua.append(LangkahUnit(n, sejauh, _bisa(n, data, pengguna)))
    terbuka = [n for n in semua if not n.selesai]
    kini = next((n for n in terbuka if n.bisa), next(iter(terbuka), None))
    ditandai = [
        LangkahUnit(n.langkah, n.kemajuan, n.bisa, kini=kini is not None and n is kini) for n in semua
    ]
    return Panduan(tuple(TujuanUnit(t, tuple(n for n in ditandai if n.langkah.tujuan == t)) for t in Tujuan))


def _bisa(langkah: Langkah, data: SumberAwal, pengguna: Pemakai) -> bool:
    if langkah.isian[0] == "pemda":
        return boleh_pemda(pengguna, langkah.hak, data.perangkat.pemda_id)
    return boleh(pengguna, langkah.hak, data.perangkat)


KOORDINATOR: dict[str, Any] = {"pelaku": Peran.KOORDINATOR, "isian": PEMDA}
TULIS: dict[str, Any] = {"hak": Hak.SUSUN_LKJIP}

LANGKAH: tuple[Langkah, ...] = (
    Langkah(
        "pengaturan", Tujuan.PK, "Pengaturan tahun dan skala predikat",
        "Menentukan predikat capaian, Formulir E.81, dan nilai AKIP tahun ini.",
        "kelola-pengaturan", hitung.dari_ada(*(f"skala_{n}" for n in SKALA)),
        Peran.KOORDINATOR, Hak.KELOLA, ("pemda", "tahun"),
    ),
    Langkah(
        "akun", Tujuan.PK, "Akun perencana, kepala, dan operator",
        "Perencana menyusun, operator mengisi, kepala perangkat daerah menyetujui.",
        "kelola-akun", hitung.dari_ada(*(f"akun_{p}" for p in PERAN_UNIT)), hak=Hak.KELOLA, **KOORDINATOR,
    ),
    Langkah(
        "profil", Tujuan.PK, "Profil perangkat daerah",
        "Alamat, telepon, dan surel tercetak pada kepala dokumen.",
        "rencana-profil", hitung.profil,
    ),
    Langkah(
        "bidang", Tujuan.PK, "Susunan organisasi",
        "Bidang menentukan siapa yang mengisi baris mana, dan siapa yang membuat Perjanjian Kinerja.",
        "rencana-profil", hitung.ada("banyak_bidang"),
    ),
    Langkah(
        "urusan", Tujuan.PK, "Urusan pemerintahan",
        "Program dan sasaran dikelompokkan menurut urusan.",
        "rencana-daftar-satu", hitung.ada("banyak_urusan"), di=(("kunci", "urusan"),),
    ),
    Langkah(
        "renstra", Tujuan.PK, "Naskah Renstra",
        "Renstra memuat tujuan, sasaran, indikator, dan target yang diturunkan ke Perjanjian Kinerja.",
        "rencana-renstra", hitung.naskah_renstra,
    ),
    Langkah(
        "rumusan", Tujuan.PK, "Tujuan dan sasaran",
        "Sasaran adalah yang diperjanjikan kepala perangkat daerah.",
        "rencana-renstra", hitung.rumusan,
    ),
    Langkah(
        "indikator", Tujuan.PK, "Indikator tiap sasaran",
        "Sasaran diukur dengan sekurang-kurangnya satu indikator.",
        "rencana-indikator", hitung.indikator,
    ),
    Langkah(
        "target", Tujuan.PK, "Target tahun ini",
        "Target Renstra tahun ini menjadi acuan target Perjanjian Kinerja.",
        "rencana-renstra", hitung.target,
    ),
    Langkah(
        "renstra-tetap", Tujuan.PK, "Penetapan Renstra",
        "Draf belum dipakai; sesudah ditetapkan, Renstra menjadi dasar semua rencana tahunan.",
        "rencana-renstra", hitung.ditetapkan("renstra"),
    ),
    Langkah(
        "iku", Tujuan.PK, "Keputusan IKU",
        "Menetapkan indikator kinerja utama beserta definisi dan sumber datanya.",
        "rencana-sk-iku", hitung.ditetapkan("iku"),
    ),
    Langkah(
        "program", Tujuan.PK, "Program, kegiatan, dan sub kegiatan",
        "Susunan anggaran yang mendukung tiap sasaran.",
        "rencana-program", hitung.program,
    ),
    Langkah(
        "dpa", Tujuan.PK, "DPA dan pagu",
        "Pagu tiap sub kegiatan menjadi anggaran program pada Perjanjian Kinerja.",
        "rencana-dpa", hitung.pagu,
    ),
    Langkah(
        "pk", Tujuan.PK, "Penetapan Perjanjian Kinerja",
        "Janji kinerja kepada kepala daerah; dicetak, lalu ditandatangani kedua pihak.",
        "rencana-perjanjian", hitung.ditetapkan("pk"),
    ),
    Langkah(
        "aksi", Tujuan.TRIWULAN, "Rencana aksi: target tiap triwulan",
        "Realisasi triwulan dibandingkan dengan target triwulan ini.",
        "rencana-aksi", hitung.aksi,
    ),
    Langkah(
        "periode", Tujuan.TRIWULAN, "Periode pengisian dibuka",
        "Triwulan hanya dapat diisi di antara tanggal buka dan tanggal tutupnya.",
        "kelola-periode", hitung.periode, hak=Hak.ATUR_PERIODE, **KOORDINATOR,
    ),
    Langkah(
        "realisasi", Tujuan.TRIWULAN, "Realisasi kinerja dan anggaran",
        "Isi nilai tiap indikator dan belanja tiap sub kegiatan.",
        "pengisian", hitung.realisasi, hak=Hak.ISI, isian=TRIWULAN,
    ),
    Langkah(
        "ajukan", Tujuan.TRIWULAN, "Pengajuan triwulan",
        "Sesudah diajukan, kepala perangkat daerah menyetujui atau mengembalikannya.",
        "pengisian-alur", hitung.ajukan, hak=Hak.AJUKAN, isian=TRIWULAN,
    ),
    Langkah(
        "butir", Tujuan.LKJIP, "Dasar hukum, tugas, fungsi, dan isu strategis",
        "Isi Bab I: atas dasar apa dan untuk apa perangkat daerah dibentuk.",
        "rencana-daftar", hitung.dari_ada(*(f"butir_{j}" for j in JenisButir)),
    ),
    Langkah(
        "pegawai", Tujuan.LKJIP, "Pegawai",
        "Sumber daya manusia pada Bab I dan Bab III.",
        "rencana-daftar-satu", hitung.ada("banyak_pegawai"), di=(("kunci", "pegawai"),),
    ),
    Langkah(
        "aset", Tujuan.LKJIP, "Aset",
        "Sarana dan prasarana pada Bab III.",
        "rencana-daftar-satu", hitung.ada("banyak_aset"), di=(("kunci", "aset"),),
    ),
    Langkah(
        "pembanding", Tujuan.LKJIP, "Pembanding",
        "Angka nasional, provinsi, atau SPM yang disandingkan dengan realisasi.",
        "rencana-pembanding", hitung.ada("banyak_pembanding"),
    ),
    Langkah(
        "susunan", Tujuan.LKJIP, "Susunan LKjIP",
        "Pilih bagian yang dipakai dan tetapkan penanggung jawabnya.",
        "susunan", hitung.susunan, **TULIS,
    ),
    Langkah(
        "tulis", Tujuan.LKJIP, "Naskah yang ditulis sendiri",
        "Naskah tersusun dari angka; yang perlu penjelasan, misalnya saran, ditulis sendiri.",
        "laporan", hitung.tulis, hak=Hak.TULIS,
    ),
    Langkah(
        "periksa", Tujuan.LKJIP, "Pemeriksaan tanpa kesalahan",
        "LKjIP dapat ditetapkan final sesudah semua kesalahan diperbaiki atau diterima dengan alasan.",
        "periksa", hitung.periksa, penutup=True, **TULIS,
    ),
)  # fmt: skip
