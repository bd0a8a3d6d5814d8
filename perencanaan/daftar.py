"""The lists that fill tables of the report, declared once: what they hold, and which table shows them.

perencanaan/forms/daftar.py makes the form of each, perencanaan/baris_daftar.py reads and writes their rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from indicators.models import Pembanding
from lkjip.enums import JenisButir
from lkjip.models import Aset, ButirUnit, KebutuhanPegawai, Pegawai, Urusan


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: the model's field, what stands above it, and an example."""

    nama: str
    label: str
    contoh: str = ""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Columns that are added up. Of several sums in a list all must agree with the first."""

    label: str
    kolom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Daftar:
    """untuk: what it is for; tabel: where the report shows it. tetap: columns that are the same in all rows.

    setahun: rows belong to one year, and can be copied from the year before. unik: columns that no two rows
    share. urut: whether the rows have an order of their own.
    """

    kunci: str
    judul: str
    untuk: str
    tabel: str
    model: type[models.Model]
    kolom: tuple[Kolom, ...]
    tetap: dict[str, Any] = field(default_factory=dict)
    setahun: bool = True
    unik: tuple[str, ...] = ()
    urut: bool = True
    jumlah: tuple[Jumlah, ...] = ()

    @property
    def contoh(self) -> list[str]:
        return [k.contoh or "(kosong)" for k in self.kolom]


def _butir(jenis: JenisButir, judul: str, untuk: str, tabel: str, contoh: str, *lagi: Kolom) -> Daftar:
    return Daftar(
        kunci=jenis.value.replace("_", "-"),
        judul=judul,
        untuk=untuk,
        tabel=tabel,
        model=ButirUnit,
        kolom=(Kolom("teks", "Teks", contoh), *lagi, Kolom("tahun", "Berlaku", "Setiap tahun")),
        tetap={"jenis": jenis.value},
    )


PEGAWAI = Daftar(
    kunci="pegawai",
    judul="Pegawai",
    untuk=(
        "Pegawai akhir tahun menurut jabatan, dihitung tiga kali: menurut jenis kelamin, golongan, "
        "dan pendidikan. Ketiga jumlahnya harus sama."
    ),
    tabel="Tabel 1.1 dan grafik pegawai (Bab I), Tabel 3.11",
    model=Pegawai,
    kolom=(
        Kolom("jabatan", "Jabatan", "Penata Kelola"),
        Kolom("kelompok", "Kelompok", "Jabatan pelaksana"),
        Kolom("status", "Status", "PNS"),
        Kolom("laki_laki", "L", "2"),
        Kolom("perempuan", "P", "3"),
        Kolom("gol_iv", "Gol. IV"),
        Kolom("gol_iii", "Gol. III", "4"),
        Kolom("gol_ii", "Gol. II"),
        Kolom("gol_i", "Gol. I"),
        Kolom("pppk", "PPPK", "1"),
        Kolom("non_pns", "Non PNS"),
        Kolom("pasca_sarjana", "Pasca"),
        Kolom("sarjana", "Sarjana", "5"),
        Kolom("diploma", "Diploma"),
        Kolom("slta", "SLTA"),
        Kolom("sltp", "SLTP"),
        Kolom("sd", "SD"),
    ),
    unik=("jabatan",),
    jumlah=(
        Jumlah("laki-laki dan perempuan", Pegawai.JENIS_KELAMIN),
        Jumlah("golongan", Pegawai.GOLONGAN),
        Jumlah("pendidikan", Pegawai.PENDIDIKAN),
    ),
)
KEBUTUHAN = Daftar(
    kunci="kebutuhan-pegawai",
    judul="Kebutuhan pegawai",
    untuk="Kebutuhan ASN menurut analisis beban kerja; yang tersedia dihitung dari daftar pegawai.",
    tabel="Tabel 3.12 (Bab III)",
    model=KebutuhanPegawai,
    kolom=(
        Kolom("kualifikasi", "Kualifikasi", "S1 semua jurusan"),
        Kolom("jenjang", "Jenjang", "Sarjana"),
        Kolom("kebutuhan", "Kebutuhan (orang)", "12"),
    ),
    unik=("jenjang",),
)
ASET = Daftar(
    kunci="aset",
    judul="Aset",
    untuk="Barang milik daerah pada akhir tahun, dan berapa yang tidak dipakai.",
    tabel="Tabel 3.13 (Bab III)",
    model=Aset,
    kolom=(
        Kolom("nama", "Nama barang", "Alat angkutan"),
        Kolom("jumlah", "Jumlah", "14"),
        Kolom("nilai", "Nilai (Rp)", "1.250.000.000"),
        Kolom("jumlah_tidak_dipakai", "Tidak dipakai", "2"),
        Kolom("nilai_tidak_dipakai", "Nilai tidak dipakai (Rp)", "35.000.000"),
        Kolom("keterangan", "Keterangan", "Menunggu penghapusan"),
    ),
    unik=("nama",),
)
URUSAN = Daftar(
    kunci="urusan",
    judul="Urusan pemerintahan",
    untuk="Urusan yang ditangani, dengan kode menurut nomenklatur; X.XX untuk penunjang.",
    tabel="Bab I, urusan dan kewenangan",
    model=Urusan,
    kolom=(
        Kolom("kode", "Kode", "2.08"),
        Kolom("nama", "Urusan", "Pemberdayaan perempuan dan pelindungan anak"),
        Kolom("sifat", "Sifat", "Wajib, tidak berkaitan dengan pelayanan dasar"),
    ),
    setahun=False,
    unik=("kode",),
)
PEMBANDING = Daftar(
    kunci="pembanding",
    judul="Pembanding",
    untuk="Angka nasional, provinsi, atau SPM yang disandingkan dengan realisasi indikator sasaran.",
    tabel="Tabel 3.7 (Bab III)",
    model=Pembanding,
    kolom=(
        Kolom("indikator", "Indikator", "Indeks Pembangunan Gender"),
        Kolom("cakupan", "Cakupan", "Nasional"),
        Kolom("nilai", "Nilai", "91,85"),
        Kolom("tahun_data", "Tahun data", "2024"),
        Kolom("sumber", "Sumber", "BPS, rilis 15 Mei 2025"),
    ),
    unik=("indikator", "cakupan"),
    urut=False,
)
BUTIR = (
    _butir(
        JenisButir.DASAR_HUKUM, "Landasan hukum", "Peraturan yang melandasi penyusunan LKjIP.", "Bab I",
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP",
    ),
    _butir(
        JenisButir.DASAR_PEMBENTUKAN, "Dasar pembentukan", "Peraturan yang membentuk perangkat daerah.",
        "Bab I", "Peraturan Daerah Nomor 2 Tahun 2016",
    ),
    _butir(JenisButir.TUGAS, "Tugas", "Tugas kepala perangkat daerah menurut peraturannya.", "Bab I",
           "Membantu Wali Kota melaksanakan urusan pemerintahan bidang …"),
    _butir(JenisButir.FUNGSI, "Fungsi", "Fungsi menurut peraturannya, satu baris satu fungsi.", "Bab I",
           "Perumusan kebijakan teknis"),
    _butir(JenisButir.ISU, "Isu strategis", "Masalah yang dihadapi, menurut urusan.", "Bab I",
           "Masih tingginya perkawinan anak", Kolom("urusan", "Urusan", "2.08 Pemberdayaan …")),
)  # fmt: skip

DAFTAR: dict[str, Daftar] = {d.kunci: d for d in (PEGAWAI, KEBUTUHAN, ASET, *BUTIR, URUSAN)}
