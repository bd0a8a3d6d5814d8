"""When a quarter may be filled: for all units of a pemda at once, with exceptions for one unit."""

from django.conf import settings
from django.db import models

from .unit import Pemda, Unit, tahun_wajar


class Periode(models.Model):
    """The time in which the figures of a quarter are entered.

    Open from `buka` to `tutup`, both included; what is submitted after `tenggat` is late.
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="periode")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    buka = models.DateField("dibuka")
    tenggat = models.DateField("batas waktu")
    tutup = models.DateField("ditutup")

    class Meta:
        verbose_name = verbose_name_plural = "periode pengisian"
        ordering = ["-tahun", "-triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tahun", "triwulan"],
                name="periode_unik",
                violation_error_message="Periode triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=tahun_wajar() & models.Q(triwulan__range=(1, 4)),
                name="periode_masa_wajar",
                violation_error_message="Periode adalah triwulan 1 sampai 4 dari tahun 2000 sampai 2100.",
            ),
            models.CheckConstraint(
                condition=models.Q(tenggat__gte=models.F("buka"), tutup__gte=models.F("tenggat")),
                name="periode_tanggal_urut",
                violation_error_message="Urutan tanggal: dibuka, batas waktu, lalu ditutup.",
            ),
        ]

    def __str__(self) -> str:
        return f"TW {self.triwulan} {self.tahun}"


class Perpanjangan(models.Model):
    """More time for one unit, with its reason. Of several the latest date counts; none is taken back."""

    periode = models.ForeignKey(Periode, on_delete=models.CASCADE, related_name="perpanjangan")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="perpanjangan")
    sampai = models.DateField("sampai dengan")
    alasan = models.TextField()
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # the exception outlives the account that gave it
        null=True,
        related_name="+",
    )
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "perpanjangan periode"
        ordering = ["-pada"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alasan=""),
                name="perpanjangan_beralasan",
                violation_error_message="Perpanjangan harus disertai alasan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.periode} sampai {self.sampai}"
