"""The shapes of all that is read: the one declaration behind JSON and OpenAPI. What is sent: bentuk_kirim.py.

What is said of a shape or a key is for the reader of the OpenAPI document, so it is Indonesian.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated as A

from budget.enums import JenisDpa, LevelSimpul
from indicators.enums import Arah, JenisDokumen, Level, PeranKomponen, StatusRealisasi
from lkjip.enums import Keadaan, StatusRekomendasi
from pertukaran.enums import LingkupApi


@dataclass(frozen=True, slots=True)
class Halaman:
    """Bagian mana dari daftar yang dijawab."""

    nomor: int
    per_halaman: int
    jumlah: A[int, "Banyaknya baris seluruhnya."]
    berikut: A[str | None, "Jalur halaman berikutnya; null pada halaman terakhir."]


@dataclass(frozen=True, slots=True)
class Nilai:
    """Satu angka. Angka yang tidak ada bernilai null disertai alasannya, tidak pernah 0."""

    nilai: Decimal | None
    alasan: A[str, "Mengapa nilainya tidak ada; kosong bila ada."]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Angka hasil hitungan, persis dan tidak dibulatkan."""

    nilai: Decimal | None
    alasan: A[str, "Mengapa tidak dapat dihitung; kosong bila dapat."]
    rumus: str
    sumber: A[str, "Dasar rumus."]


# --- what there is
@dataclass(frozen=True, slots=True)
class Alamat:
    metode: str
    jalur: str
    ringkas: str


@dataclass(frozen=True, slots=True)
class Indeks:
    """Kunci yang dipakai dan alamat yang tersedia."""

    aplikasi: A[str, "Nama aplikasi pemilik kunci."]
    lingkup: tuple[LingkupApi, ...]
    berlaku_sampai: date | None
    alamat: tuple[Alamat, ...]


@dataclass(frozen=True, slots=True)
class BarisUnit:
    kode: A[str, "Kode pada alamat."]
    nama: str
    singkatan: str
    pemda: str
    mulai: A[date | None, "Berdiri sejak."]
    berakhir: A[date | None, "Berakhir pada, untuk perangkat daerah yang digabung atau dibubarkan."]
    tahun: A[tuple[int, ...], "Tahun yang datanya dapat diminta, yang terbaru lebih dahulu."]


@dataclass(frozen=True, slots=True)
class DaftarUnit:
    """Perangkat daerah yang dapat dibaca dengan kunci ini."""

    data: tuple[BarisUnit, ...]
    halaman: Halaman


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Tujuan, sasaran, program, kegiatan, atau sub kegiatan yang diukur sebuah indikator."""

    level: Level
    kode: str
    uraian: str


@dataclass(frozen=True, slots=True)
class Indikator:
    kode: str
    nama: str
    satuan: str
    level: Level
    arah: Arah


# --- targets
@dataclass(frozen=True, slots=True)
class Dokumen:
    jenis: JenisDokumen
    tahun: A[int, "Tahun dokumen; untuk Renstra tahun mulainya."]
    versi: A[int, "0 untuk yang pertama (murni, semula), 1 untuk perubahan pertama, dan seterusnya."]
    nama: str
    nomor: str
    tanggal: date | None


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """Target satu indikator menurut satu versi dokumen."""

    indikator: Indikator
    dokumen: Dokumen
    triwulan: A[int | None, "1 sampai 4 untuk target rencana aksi; null untuk target setahun."]
    nilai: Decimal
    nilai_atas: A[Decimal | None, "Batas atas, untuk target berupa rentang."]
    berlaku: A[bool, "Apakah target ini yang dipakai menghitung capaian."]


@dataclass(frozen=True, slots=True)
class DaftarTarget:
    """Target tahun itu menurut semua versi dokumen yang sudah ditetapkan."""

    unit: str
    tahun: int
    data: tuple[BarisTarget, ...]
    halaman: Halaman


# --- realisations
@dataclass(frozen=True, slots=True)
class Komponen:
    urutan: int
    peran: PeranKomponen
    label: str
    satuan: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class BarisRealisasi:
    """Realisasi satu indikator pada satu triwulan, atau setahun bila triwulannya tidak diketahui."""

    indikator: Indikator
    triwulan: A[int | None, "null untuk nilai tahunan."]
    nilai: A[Decimal | None, "Nilai yang dicatat atau dihitung dari komponennya."]
    alasan: A[str, "Mengapa nilainya tidak ada, atau keterangan tentang nilai sementara."]
    status: StatusRealisasi
    tahun_data: A[int | None, "Untuk nilai sementara: data tahun berapa yang dipakai."]
    komponen: tuple[Komponen, ...]
    penjelasan: str
    sumber: str
    keadaan: A[Keadaan | None, "Keadaan triwulan perangkat daerah; null untuk nilai tahunan."]
    versi: A[int, "Bertambah setiap kali baris ini berubah."]
    diubah_pada: datetime


@dataclass(frozen=True, slots=True)
class DaftarRealisasi:
    """Realisasi yang tercatat pada tahun itu; yang belum diisi tidak ada barisnya."""

    unit: str
    tahun: int
    data: tuple[BarisRealisasi, ...]
    halaman: Halaman


# --- achievement
@dataclass(frozen=True, slots=True)
class Predikat:
    teks: str | None
    catatan: A[str, "Keterangan bila nilainya jatuh di antara dua interval tercetak."]
    alasan: A[str, "Mengapa tidak ada predikat; kosong bila ada."]


@dataclass(frozen=True, slots=True)
class Skala:
    """Skala predikat yang dipilih pemda untuk tahun itu."""

    kode: str
    nama: str
    dasar_hukum: str


@dataclass(frozen=True, slots=True)
class TargetCapaian:
    nilai: Decimal
    nilai_atas: Decimal | None
    dokumen: JenisDokumen
    versi: int


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    indikator: Indikator
    pemilik: Pemilik
    target: A[TargetCapaian | None, "Target setahun yang berlaku."]
    realisasi: A[Nilai, "Gabungan triwulan sampai dengan yang diminta, menurut cara akumulasinya."]
    capaian: A[Hitungan, "Persen, terhadap target setahun."]
    predikat: A[Predikat, "Predikat capaian itu."]
    capaian_triwulan: A[Hitungan, "Persen, terhadap target rencana aksi sampai triwulan itu."]
    data_tahun: A[int | None, "Untuk nilai sementara: data tahun berapa yang dipakai."]
    dilaporkan: A[bool, "Capaian dikutip dari laporan lama; target dan realisasinya tidak tercatat."]
    penjelasan: str


@dataclass(frozen=True, slots=True)
class DaftarCapaian:
    """Capaian indikator yang berlaku pada tahun itu, sampai dengan satu triwulan."""

    unit: str
    tahun: int
    triwulan: int
    versi_rumus: A[str, "Bertambah bila sebuah rumus memberi hasil lain."]
    skala: Skala | None
    data: tuple[BarisCapaian, ...]
    halaman: Halaman


# --- money
@dataclass(frozen=True, slots=True)
class VersiDpa:
    urutan: int
    jenis: JenisDpa
    nomor: str
    tanggal: date | None
    total: Decimal | None
    berlaku: A[bool, "Apakah versi ini yang dipakai menghitung penyerapan."]


@dataclass(frozen=True, slots=True)
class PaguVersi:
    urutan: A[int, "Urutan versi DPA."]
    nilai: A[Decimal | None, "null bila baris ini tidak ada pada versi itu."]


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """Program, kegiatan, atau sub kegiatan. Rupiah kegiatan dan program adalah jumlah di bawahnya."""

    kode: str
    kode_sementara: A[bool, "Kode berupa nomor urut, belum kode nomenklatur."]
    level: LevelSimpul
    induk: A[str | None, "Kode baris di atasnya; null untuk program."]
    nama: str
    sasaran: A[str | None, "Kode sasaran yang didukung; hanya pada program."]
    sumber_dana: tuple[str, ...]
    pagu: A[Nilai, "Rupiah, menurut DPA yang berlaku."]
    pagu_versi: A[tuple[PaguVersi, ...], "Rupiah, menurut setiap versi DPA yang terinci."]
    triwulan: A[tuple[Decimal | None, ...], "Realisasi rupiah empat triwulan; null: tidak diketahui."]
    realisasi: A[Nilai, "Rupiah, sampai dengan triwulan yang diminta."]
    serapan: A[Hitungan, "Persen."]


@dataclass(frozen=True, slots=True)
class JumlahAnggaran:
    """Jumlah perangkat daerah."""

    pagu: Nilai
    realisasi: Nilai
    serapan: Hitungan


@dataclass(frozen=True, slots=True)
class DaftarAnggaran:
    """Pohon anggaran tahun itu, baris atas lebih dahulu."""

    unit: str
    tahun: int
    triwulan: int
    dpa: tuple[VersiDpa, ...]
    jumlah: JumlahAnggaran
    data: tuple[BarisAnggaran, ...]
    halaman: Halaman


@dataclass(frozen=True, slots=True)
class BarisRupiah:
    """Rupiah satu sub kegiatan pada satu triwulan saja, atau setahun bila triwulannya tidak diketahui."""

    sub_kegiatan: A[str, "Kode sub kegiatan."]
    nama: str
    triwulan: A[int | None, "null untuk nilai tahunan."]
    nilai: Decimal
    keadaan: A[Keadaan | None, "Keadaan triwulan perangkat daerah; null untuk nilai tahunan."]
    versi: A[int, "Bertambah setiap kali baris ini berubah."]
    diubah_pada: datetime


@dataclass(frozen=True, slots=True)
class DaftarRupiah:
    """Realisasi rupiah yang tercatat pada tahun itu; yang belum diisi tidak ada barisnya."""

    unit: str
    tahun: int
    data: tuple[BarisRupiah, ...]
    halaman: Halaman


# --- recommendations
@dataclass(frozen=True, slots=True)
class LangkahTindakLanjut:
    tanggal: date | None
    uraian: str
    persen: A[int | None, "Kemajuan, 0 sampai 100."]


@dataclass(frozen=True, slots=True)
class BarisRekomendasi:
    nomor: int
    uraian: str
    status: StatusRekomendasi
    bidang: str | None
    tenggat: date | None
    tindak_lanjut: tuple[LangkahTindakLanjut, ...]


@dataclass(frozen=True, slots=True)
class DaftarRekomendasi:
    """Rekomendasi LHE atas AKIP tahun itu. Selama LHE belum ditetapkan, daftarnya kosong."""

    unit: str
    tahun: int
    data: tuple[BarisRekomendasi, ...]
    halaman: Halaman
