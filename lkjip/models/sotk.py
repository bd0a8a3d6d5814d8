"""How perangkat daerah change: names of earlier days, and what was merged, split or dissolved."""

from django.conf import settings
from django.db import models

from lkjip.enums import ArahPerubahan, JenisPerubahanUnit

from .unit import Pemda, Unit


class NamaLama(models.Model):
    """What a unit was called until a date, that day included; then the unit's own name holds."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="nama_lama")
    sampai = models.DateField("dipakai sampai dengan")
    nama = models.CharField("nama perangkat daerah", max_length=250)
    nama_singkat = models.CharField("singkatan", max_length=60)
    jabatan_kepala = models.CharField("jabatan kepala", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "nama terdahulu"
        ordering = ["sampai"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sampai"],
                name="nama_lama_unik",
                violation_error_message="Sudah ada pergantian nama pada tanggal ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama_singkat} (sampai {self.sampai:%Y-%m-%d})"


class PerubahanUnit(models.Model):
    """A change of the SOTK, with its legal basis. Rows are only ever added."""

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="perubahan_unit")
    jenis = models.CharField(max_length=12, choices=JenisPerubahanUnit)
    berlaku = models.DateField("berlaku sejak")
    dasar_hukum = models.CharField(max_length=300)
    keterangan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "perubahan perangkat daerah"
        ordering = ["-berlaku", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(dasar_hukum=""),
                name="perubahan_unit_berdasar",
                violation_error_message="Perubahan perangkat daerah harus menyebut dasar hukumnya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.berlaku:%Y-%m-%d}"


class UnitBerubah(models.Model):
    """A unit that a change began with, or left behind."""

    perubahan = models.ForeignKey(PerubahanUnit, on_delete=models.CASCADE, related_name="unit_berubah")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="perubahan")
    arah = models.CharField(max_length=6, choices=ArahPerubahan)

    class Meta:
        verbose_name = verbose_name_plural = "perangkat daerah yang berubah"
        constraints = [
            models.UniqueConstraint(fields=["perubahan", "unit", "arah"], name="unit_berubah_unik")
        ]

    def __str__(self) -> str:
        return f"{self.get_arah_display()}: {self.unit}"
