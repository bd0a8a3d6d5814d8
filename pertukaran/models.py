"""What waits between upload and apply, codes that were mapped, and the keys of other applications."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from lkjip.models import Pemda, Unit
from lkjip.models.unit import tahun_wajar
from pertukaran.enums import JenisImpor, KeadaanImpor

UMUR = timedelta(days=7)


class ImporQuerySet(models.QuerySet["Impor"]):
    def kedaluwarsa(self) -> ImporQuerySet:
        """What was never applied and waits no longer."""
        return self.filter(pada__lte=timezone.now() - UMUR, diterapkan_pada__isnull=True)


class Impor(models.Model):
    """An uploaded file: what was read of it, the preview, and whether it was applied.

    berkas: its name in the store. sidik: SHA-256 of its bytes. isi: what was read; hasil: the preview as
    shown. galat: why it could not be read, in the words of the screen. persen: progress of the reading.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="impor")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=JenisImpor)
    pilihan = models.JSONField(default=dict, blank=True)  # what was chosen at the upload: DPA, quarter
    nama_berkas = models.CharField(max_length=200)
    berkas = models.CharField(max_length=200, blank=True)
    sidik = models.CharField(max_length=64)
    keadaan = models.CharField(max_length=10, choices=KeadaanImpor, default=KeadaanImpor.ANTRE)
    persen = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField(null=True, blank=True)
    hasil = models.JSONField(null=True, blank=True)
    galat = models.TextField(blank=True)
    pada = models.DateTimeField()
    diterapkan_pada = models.DateTimeField(null=True, blank=True)

    objects = ImporQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "impor"
        ordering = ["-pada"]
        indexes = [models.Index(fields=["unit", "-pada"]), models.Index(fields=["keadaan", "pada"])]
        constraints = [
            models.CheckConstraint(condition=tahun_wajar(), name="impor_tahun_wajar"),
            models.CheckConstraint(condition=models.Q(persen__lte=100), name="impor_persen_wajar"),
        ]

    def __str__(self) -> str:
        return self.nama_berkas


class PemetaanKode(models.Model):
    """Which code of the unit's budget tree a code of somebody else's export stands for; kept for next time.

    kode_tujuan empty: rows of that code are left out on purpose.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="pemetaan_kode")
    kode_asal = models.CharField(max_length=40)
    kode_tujuan = models.CharField(max_length=30, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "pemetaan kode"
        ordering = ["kode_asal"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kode_asal"],
                name="pemetaan_kode_unik",
                violation_error_message="Kode ini sudah dipetakan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode_asal} → {self.kode_tujuan or 'dilewati'}"


class KunciApi(models.Model):
    """The key of another application: which unit (or the whole pemda), which scopes, until when.

    Only the SHA-256 of the key is kept; it is shown once, when it is made. awalan is its readable beginning.
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="kunci_api")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="kunci_api")
    nama = models.CharField("nama aplikasi", max_length=120)
    awalan = models.CharField(max_length=12)
    sidik = models.CharField(max_length=64, unique=True)
    lingkup = models.JSONField(default=list)  # values of pertukaran.enums.LingkupApi
    atas_nama = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # figures that came by the key name who answers for them
        related_name="+",
    )
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    dipakai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kunci API"
        ordering = ["-dibuat_pada"]

    def __str__(self) -> str:
        return self.nama


class CatatanApi(models.Model):
    """A request by a key: what was asked, what was answered. Rows are only ever added, and pruned by age."""

    kunci = models.ForeignKey(KunciApi, on_delete=models.CASCADE, related_name="catatan")
    pada = models.DateTimeField()
    metode = models.CharField(max_length=8)
    jalur = models.CharField(max_length=300)
    status = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "catatan API"
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["kunci", "-pada"])]

    def __str__(self) -> str:
        return f"{self.metode} {self.jalur} {self.status}"


class KirimanApi(models.Model):
    """A write with its idempotency key: the same key again gets the same answer and writes nothing."""

    kunci = models.ForeignKey(KunciApi, on_delete=models.CASCADE, related_name="kiriman")
    kunci_idempoten = models.CharField(max_length=80)
    sidik = models.CharField(max_length=64)  # of what was sent: another body under the same key is refused
    status = models.PositiveSmallIntegerField()
    jawaban = models.JSONField()  # as a text: PostgreSQL would forget the order of its keys
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "kiriman API"
        constraints = [models.UniqueConstraint(fields=["kunci", "kunci_idempoten"], name="kiriman_api_unik")]

    def __str__(self) -> str:
        return self.kunci_idempoten
