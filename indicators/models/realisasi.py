"""What was reached, and what staff say about it."""

from django.conf import settings
from django.db import models

from indicators.enums import Cakupan, JenisAnalisis, JenisAngka, StatusRealisasi
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar

from .indikator import Indikator, Komponen


class Realisasi(models.Model):
    """The realisation of an indicator in a quarter, or in the year where quarters are unknown.

    Where the indicator declares components and they are filled, nilai stays empty and the value is computed.
    versi is for optimistic locking.
    """

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    status = models.CharField(max_length=14, choices=StatusRealisasi, default=StatusRealisasi.FINAL)
    tahun_data = models.PositiveSmallIntegerField("data tahun", null=True, blank=True)
    alasan = models.TextField("alasan", blank=True)
    sumber = models.CharField(max_length=300, blank=True)
    penjelasan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # a figure outlives the account that entered it
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "realisasi"
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"],
                condition=models.Q(triwulan__isnull=True),
                name="realisasi_tahun_unik",
                violation_error_message="Realisasi tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=models.Q(triwulan__isnull=False),
                name="realisasi_triwulan_unik",
                violation_error_message="Realisasi triwulan ini sudah ada.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="realisasi_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(triwulan__isnull=True) | models.Q(triwulan__range=(1, 4)),
                name="realisasi_triwulan_wajar",
                violation_error_message="Triwulan adalah 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=StatusRealisasi.SEMENTARA) | models.Q(tahun_data__isnull=False),
                name="realisasi_sementara_bertahun",
                violation_error_message="Nilai sementara harus menyebut data tahun berapa yang dipakai.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=StatusRealisasi.TIDAK_TERSEDIA)
                | (models.Q(nilai__isnull=True) & ~models.Q(alasan="")),
                name="realisasi_tidak_tersedia_beralasan",
                violation_error_message="Data yang tidak tersedia harus tanpa nilai dan disertai alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun} TW {self.triwulan or '-'}"


class NilaiKomponen(models.Model):
    """The value of a component in a realisation."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="komponen")
    komponen = models.ForeignKey(Komponen, on_delete=models.PROTECT, related_name="nilai")
    nilai = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        verbose_name = verbose_name_plural = "nilai komponen"
        constraints = [models.UniqueConstraint(fields=["realisasi", "komponen"], name="nilai_komponen_unik")]

    def __str__(self) -> str:
        return f"{self.komponen}: {self.nilai}"


class AngkaTerdahulu(models.Model):
    """A figure known without its inputs: Renstra realisation up to a year, or a capaian as reported."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="angka_terdahulu")
    jenis = models.CharField(max_length=18, choices=JenisAngka)
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=20, decimal_places=6)
    sumber = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "angka terdahulu"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "jenis", "tahun"], name="angka_terdahulu_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="angka_terdahulu_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}: {self.nilai}"


class Pembanding(models.Model):
    """A benchmark: what the nation or the province reached, or the SPM asks for."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="pembanding")
    tahun = models.PositiveSmallIntegerField()
    cakupan = models.CharField(max_length=10, choices=Cakupan)
    nilai = models.DecimalField(max_digits=20, decimal_places=6)
    tahun_data = models.PositiveSmallIntegerField(null=True, blank=True)
    sumber = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "pembanding"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun", "cakupan"], name="pembanding_unik")
        ]

    def __str__(self) -> str:
        return f"{self.get_cakupan_display()} {self.nilai}"


class Analisis(models.Model):
    """Causes and solutions (table 3.9), what a program did for its sasaran (3.2.6), and thrift (3.2.7)."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="analisis")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=JenisAnalisis)
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "analisis"
        ordering = ["jenis", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "jenis", "urutan"], name="analisis_urutan_unik"
            )
        ]

    def __str__(self) -> str:
        return self.teks[:80]


class EvaluasiRenja(models.Model):
    """What Formulir E.81 says below its table in a quarter. versi is for optimistic locking."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="evaluasi_renja")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    faktor_pendorong = models.TextField(blank=True)
    faktor_penghambat = models.TextField(blank=True)
    tindak_lanjut_triwulan = models.TextField("tindak lanjut triwulan berikutnya", blank=True)
    tindak_lanjut_renja = models.TextField("tindak lanjut Renja berikutnya", blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # a text outlives the account that wrote it
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "evaluasi Renja"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "triwulan"], name="evaluasi_renja_unik"),
            models.CheckConstraint(
                condition=models.Q(triwulan__range=(1, 4)) & tahun_wajar(), name="evaluasi_renja_masa_wajar"
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi Renja {self.tahun} TW {self.triwulan}"
