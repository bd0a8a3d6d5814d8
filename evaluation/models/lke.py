"""The evaluation sheet (LKE) as data: components, sub-components, criteria and the scale of answers."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from evaluation.enums import DokumenAplikasi, JenisSub
from lkjip.models import Pemda
from lkjip.models.unit import tahun_wajar

PERSEN = [MinValueValidator(0), MaxValueValidator(100)]


class Lke(models.Model):
    """A version of a pemda's evaluation sheet, valid from a year until the next one (PermenPANRB 88/2021)."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="lke")
    mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")
    nama = models.CharField(max_length=200)
    dasar_hukum = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "lembar kerja evaluasi"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "mulai"],
                name="lke_unik",
                violation_error_message="Sudah ada lembar kerja evaluasi yang berlaku mulai tahun ini.",
            ),
            models.CheckConstraint(condition=tahun_wajar("mulai"), name="lke_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.mulai})"


class KomponenAkip(models.Model):
    """A component of the sheet with its weight in percent."""

    lke = models.ForeignKey(Lke, on_delete=models.CASCADE, related_name="komponen")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.DecimalField(max_digits=20, decimal_places=6, validators=PERSEN)

    class Meta:
        verbose_name = verbose_name_plural = "komponen AKIP"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["lke", "urutan"], name="komponen_akip_unik")]

    def __str__(self) -> str:
        return self.nama


class SubKomponenAkip(models.Model):
    """keberadaan, kualitas, pemanfaatan: the sub-components with their weights in percent."""

    komponen = models.ForeignKey(KomponenAkip, on_delete=models.CASCADE, related_name="sub")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.DecimalField(max_digits=20, decimal_places=6, validators=PERSEN)
    jenis = models.CharField(max_length=10, choices=JenisSub, default=JenisSub.MUTU)

    class Meta:
        verbose_name = verbose_name_plural = "subkomponen AKIP"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["komponen", "urutan"], name="sub_komponen_akip_unik")]

    def __str__(self) -> str:
        return self.nama


class KriteriaAkip(models.Model):
    """A criterion: met or not. dokumen is what the application holds and offers as its evidence."""

    sub = models.ForeignKey(SubKomponenAkip, on_delete=models.CASCADE, related_name="kriteria")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    petunjuk = models.TextField(blank=True)
    dokumen = models.CharField(max_length=16, choices=DokumenAplikasi, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kriteria AKIP"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["sub", "urutan"], name="kriteria_akip_unik")]

    def __str__(self) -> str:
        return self.uraian[:80]


class TingkatJawaban(models.Model):
    """An answer of the scale, AA to E, with its points of 100.

    lebih_dari: the share of criteria met, in percent, must be greater; empty for the lowest answer. penuh:
    all must be met. pilihan: never derived; the evaluator chooses it, with reason and evidence.
    """

    lke = models.ForeignKey(Lke, on_delete=models.CASCADE, related_name="tingkat")
    kode = models.CharField(max_length=4)
    angka = models.DecimalField(max_digits=9, decimal_places=6, validators=PERSEN)
    lebih_dari = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True, validators=PERSEN)
    penuh = models.BooleanField(default=False)
    pilihan = models.BooleanField(default=False)
    syarat_keberadaan = models.TextField(blank=True)
    syarat_mutu = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tingkat jawaban"
        ordering = ["-angka"]
        constraints = [
            models.UniqueConstraint(fields=["lke", "kode"], name="tingkat_jawaban_unik"),
            models.UniqueConstraint(fields=["lke", "angka"], name="tingkat_jawaban_angka_unik"),
        ]

    def __str__(self) -> str:
        return self.kode
