"""Closed lists of the LKjIP as a document; its states, which rights depend on, stand in lkjip/enums.py."""

from django.db.models import TextChoices

from lkjip.access import Hak
from lkjip.enums import TahapLkjip


class KeadaanBagian(TextChoices):
    """How far a section is. Worked out from its texts, never stored (reports/keadaan_bagian.py)."""

    OTOMATIS = "otomatis", "Otomatis"
    BELUM = "belum", "Belum ditulis"
    DITULIS = "ditulis", "Ditulis"
    PERLU_DILIHAT = "perlu_dilihat", "Perlu dilihat lagi"
    SELESAI = "selesai", "Selesai"


class SebabVersi(TextChoices):
    """What a version of a text comes from."""

    TULIS = "tulis", "Ditulis"
    OTOMATIS = "otomatis", "Diambil dari teks otomatis"
    TAHUN_LALU = "tahun_lalu", "Diambil dari tahun sebelumnya"
    PULIHKAN = "pulihkan", "Dipulihkan dari versi lama"
    KOSONGKAN = "kosongkan", "Dikembalikan ke teks otomatis"
    DILIHAT = "dilihat", "Angka yang bergeser diterima"


class LangkahDokumen(TextChoices):
    """A step of the LKjIP, in the users' words."""

    TETAPKAN = "tetapkan", "Tetapkan LKjIP final"
    TERBITKAN = "terbitkan", "Terbitkan"
    KOREKSI = "koreksi", "Buka koreksi"


HAK_LANGKAH: dict[LangkahDokumen, Hak] = {
    LangkahDokumen.TETAPKAN: Hak.TETAPKAN_LKJIP,
    LangkahDokumen.TERBITKAN: Hak.TERBITKAN_LKJIP,
    LangkahDokumen.KOREKSI: Hak.KOREKSI_LKJIP,
}
KE_TAHAP: dict[LangkahDokumen, TahapLkjip] = {
    LangkahDokumen.TETAPKAN: TahapLkjip.FINAL,
    LangkahDokumen.TERBITKAN: TahapLkjip.TERBIT,
    LangkahDokumen.KOREKSI: TahapLkjip.DRAF,
}


class TingkatTemuan(TextChoices):
    """How grave a finding of the check is. An open error keeps the report from being final."""

    GALAT = "galat", "Galat"
    PERINGATAN = "peringatan", "Peringatan"
    CATATAN = "catatan", "Catatan"


class KeadaanCetak(TextChoices):
    ANTRI = "antri", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang disusun"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
