"""Closed lists of imports and of the API."""

from django.db.models import TextChoices


class JenisImpor(TextChoices):
    BUKU_UNIT = "buku_unit", "Buku kerja perangkat daerah"
    SIPD_PAGU = "sipd_pagu", "SIPD: pagu atau DPA/RAK"
    SIPD_REAL = "sipd_real", "SIPD: realisasi belanja"
    REALISASI = "realisasi", "Realisasi tahun-tahun lalu"


class KeadaanImpor(TextChoices):
    ANTRE = "antre", "Menunggu dibaca"
    DIBACA = "dibaca", "Sedang dibaca"
    SIAP = "siap", "Siap diterapkan"
    GAGAL = "gagal", "Tidak dapat dibaca"
    DITERAPKAN = "diterapkan", "Sudah diterapkan"


class LingkupApi(TextChoices):
    BACA = "baca", "Membaca target, realisasi, capaian, anggaran, dan rekomendasi"
    TULIS = "tulis", "Menulis realisasi triwulan"
