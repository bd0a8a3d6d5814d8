"""Closed lists about indicators and planning documents."""

from django.db.models import TextChoices


class JenisDokumen(TextChoices):
    RENSTRA = "renstra", "Rencana Strategis"
    IKU = "iku", "Keputusan Indikator Kinerja Utama"
    PK = "pk", "Perjanjian Kinerja"
    RENJA = "renja", "Rencana Kerja"


class Level(TextChoices):
    TUJUAN = "tujuan", "Tujuan"
    SASARAN = "sasaran", "Sasaran"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class Arah(TextChoices):
    POSITIF = "positif", "Makin tinggi makin baik"
    NEGATIF = "negatif", "Makin rendah makin baik"


class RumusNegatif(TextChoices):
    DUA_T = "dua_t", "(2T − R) / T"
    T_PER_R = "t_per_r", "T / R"


class AkumulasiTahun(TextChoices):
    """How quarters become the year."""

    JUMLAH = "jumlah", "Dijumlahkan"
    TERAKHIR = "terakhir", "Nilai triwulan terakhir"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"
    TERTINGGI = "tertinggi", "Nilai tertinggi"


class AkumulasiRenstra(TextChoices):
    """How years become the Renstra period."""

    JUMLAH = "jumlah", "Dijumlahkan"
    TERAKHIR = "terakhir", "Nilai tahun terakhir"


class Kombinasi(TextChoices):
    """How components make the value. A closed list, no formula language."""

    LANGSUNG = "langsung", "Nilai langsung"
    RASIO_100 = "rasio_100", "Pembilang / penyebut x 100"
    RASIO_100000 = "rasio_100000", "Pembilang / penyebut x 100.000"
    SELISIH = "selisih", "Suku pertama dikurangi suku lainnya"
    RATA_RATA = "rata_rata", "Rata-rata suku"


class PeranKomponen(TextChoices):
    PEMBILANG = "pembilang", "Pembilang"
    PENYEBUT = "penyebut", "Penyebut"
    SUKU = "suku", "Suku"


class StatusRealisasi(TextChoices):
    FINAL = "final", "Final"
    SEMENTARA = "sementara", "Sementara"
    TIDAK_TERSEDIA = "tidak_tersedia", "Tidak tersedia"


class JenisAngka(TextChoices):
    """Figures of earlier periods that are known without their inputs."""

    KUMULATIF_RENSTRA = "kumulatif_renstra", "Realisasi Renstra sampai dengan tahun"
    CAPAIAN = "capaian", "Capaian yang dilaporkan tanpa target dan realisasi"


class Cakupan(TextChoices):
    NASIONAL = "nasional", "Nasional"
    PROVINSI = "provinsi", "Provinsi"
    SPM = "spm", "Standar pelayanan minimal"


class JenisAnalisis(TextChoices):
    PENYEBAB = "penyebab", "Penyebab keberhasilan atau kegagalan"
    SOLUSI = "solusi", "Solusi perbaikan atau peningkatan"
    PENDUKUNG = "pendukung", "Analisis program dan kegiatan pendukung"
    EFISIENSI = "efisiensi", "Analisis efisiensi penggunaan sumber daya"


class IsianKaki(TextChoices):
    """The rows below Formulir E.81 that are written, by the field of EvaluasiRenja."""

    FAKTOR_PENDORONG = "faktor_pendorong", "Faktor pendorong keberhasilan kinerja"
    FAKTOR_PENGHAMBAT = "faktor_penghambat", "Faktor penghambat pencapaian kinerja"
    TINDAK_LANJUT_TRIWULAN = (
        "tindak_lanjut_triwulan",
        "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
    )
    TINDAK_LANJUT_RENJA = (
        "tindak_lanjut_renja",
        "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah berikutnya",
    )
