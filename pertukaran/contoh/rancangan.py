"""How large the generated pemda is, and what its things are called. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

KODE = "kota-contoh"
BARIS_MIN, BARIS_MAKS, TAHUN_MAKS = 8, 1500, 10
SEKTOR = (
    "Pendidikan", "Kesehatan", "Pekerjaan Umum", "Perumahan", "Sosial", "Tenaga Kerja", "Pangan",
    "Pertanahan", "Lingkungan Hidup", "Kependudukan", "Pemberdayaan Masyarakat", "Perhubungan", "Komunikasi",
    "Koperasi", "Penanaman Modal", "Kepemudaan", "Kebudayaan", "Perpustakaan", "Perikanan", "Pariwisata",
    "Pertanian", "Perdagangan", "Perindustrian", "Pemadam Kebakaran",
)  # fmt: skip
HASIL = ("layanan", "cakupan", "kualitas", "kepatuhan", "kinerja", "kapasitas", "akses", "pengelolaan")


@dataclass(frozen=True, slots=True)
class Rancangan:
    """tahun: how many years, the last of them `sampai`. baris: rows of a unit's sheet. benih: the seed."""

    unit: int
    tahun: int
    baris: int
    sampai: int
    benih: int = 1
    kode: str = KODE

    @property
    def daftar_tahun(self) -> range:
        return range(self.sampai - self.tahun + 1, self.sampai + 1)

    @property
    def sasaran(self) -> int:
        return max(1, min(6, self.baris // 20))

    @property
    def simpul(self) -> tuple[int, int, int]:
        """Programs, kegiatan and sub kegiatan of a year. Each has one indicator, each sasaran two."""
        baris = self.baris - 2 * self.sasaran
        program = max(1, baris // 18)
        kegiatan = max(program, baris // 6)
        return program, kegiatan, baris - program - kegiatan

    def acak(self, nomor: int) -> Random:
        """The dice of a unit: its figures do not depend on how many other units there are."""
        return Random(self.benih * 1_000_003 + nomor)  # noqa: S311 - figures, not secrets

    def kekurangan(self) -> str:
        """Why it cannot be made; empty where it can."""
        if self.unit < 1:
            return "Jumlah unit paling sedikit 1."
        if not 1 <= self.tahun <= TAHUN_MAKS:
            return f"Jumlah tahun adalah 1 sampai {TAHUN_MAKS}."
        if not BARIS_MIN <= self.baris <= BARIS_MAKS:
            return f"Jumlah baris adalah {BARIS_MIN} sampai {BARIS_MAKS}."
        return ""


def nama_unit(nomor: int) -> tuple[str, str]:
    """Name and short name of the n-th unit, from 0."""
    if nomor < len(SEKTOR):
        return f"Dinas {SEKTOR[nomor]}", f"Dinas {SEKTOR[nomor]}"
    return f"Kecamatan Contoh {nomor + 1}", f"Kec. Contoh {nomor + 1}"


def kode_simpul(nomor: int, program: int, kegiatan: int = 0, sub: int = 0) -> str:
    """The code of a line as the nomenclature has it; `nomor` is the unit's, which says the urusan."""
    kode = f"{1 + nomor % 6}.{1 + nomor % 30:02}.{program:02}"
    if kegiatan:
        kode += f".2.{kegiatan:02}"
    return f"{kode}.{sub:04}" if sub else kode
