"""Predikat scales as data, and which scale a pemda uses in a year."""

from decimal import Decimal

from django.db import models

from lkjip.enums import Pembanding, VarianE81, Warna

from .unit import Pemda, tahun_wajar


class Skala(models.Model):
    """A predikat scale with its legal basis."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="skala")
    kode = models.SlugField()
    nama = models.CharField(max_length=200)
    dasar_hukum = models.CharField(max_length=300)
    mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")

    class Meta:
        verbose_name = verbose_name_plural = "skala predikat"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="skala_kode_unik"),
            models.CheckConstraint(condition=tahun_wajar("mulai"), name="skala_mulai_wajar"),
        ]

    def __str__(self) -> str:
        return self.nama


class JenjangSkala(models.Model):
    """A step of a scale, best first. The last step has no lower bound.

    batas_atas is the upper bound as the regulation prints it; values between it and the next step's lower
    bound are in no printed interval, and the result says so.
    """

    skala = models.ForeignKey(Skala, on_delete=models.CASCADE, related_name="jenjang")
    urutan = models.PositiveSmallIntegerField()
    predikat = models.CharField(max_length=60)
    sebutan = models.CharField(max_length=60, blank=True)
    interval = models.CharField(
        max_length=40, help_text="Seperti tertulis pada peraturan, misalnya 76% – 90%"
    )
    pembanding = models.CharField(max_length=14, choices=Pembanding, default=Pembanding.PALING_KECIL)
    batas_bawah = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    batas_atas = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    warna = models.CharField(max_length=8, choices=Warna)
    keterangan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jenjang skala"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["skala", "urutan"], name="jenjang_urutan_unik")]

    def __str__(self) -> str:
        return f"{self.predikat} ({self.interval})"


class PengaturanTahun(models.Model):
    """What a pemda has chosen for a year; stamped on each report of that year."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="pengaturan")
    tahun = models.PositiveSmallIntegerField()
    skala_capaian = models.ForeignKey(Skala, on_delete=models.PROTECT, related_name="+")
    skala_e81 = models.ForeignKey(Skala, on_delete=models.PROTECT, related_name="+")
    skala_akip = models.ForeignKey(Skala, on_delete=models.PROTECT, related_name="+")
    varian_e81 = models.CharField(
        "kolom Formulir E.81", max_length=8, choices=VarianE81, default=VarianE81.LENGKAP
    )
    # Percent. A capaian below the first or above the second is explained before the quarter is submitted.
    penjelasan_di_bawah = models.DecimalField(
        "penjelasan wajib bila capaian kurang dari", max_digits=20, decimal_places=6, default=Decimal(100)
    )
    penjelasan_di_atas = models.DecimalField(
        "penjelasan wajib bila capaian lebih dari", max_digits=20, decimal_places=6, default=Decimal(150)
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan tahun"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun"], name="pengaturan_tahun_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="pengaturan_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(penjelasan_di_atas__gte=models.F("penjelasan_di_bawah")),
                name="pengaturan_batas_penjelasan_urut",
                violation_error_message="Batas atas penjelasan tidak boleh di bawah batas bawahnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pengaturan {self.tahun}"
