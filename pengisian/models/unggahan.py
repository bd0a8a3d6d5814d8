"""What was uploaded and not applied yet: kept on the server between preview and apply, for a day."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.enums import Cara

UMUR = timedelta(days=1)


class UnggahanQuerySet(models.QuerySet["Unggahan"]):
    def berlaku(self) -> UnggahanQuerySet:
        return self.filter(pada__gt=timezone.now() - UMUR)

    def kedaluwarsa(self) -> UnggahanQuerySet:
        return self.filter(pada__lte=timezone.now() - UMUR)


class Unggahan(models.Model):
    """The cells of an uploaded workbook, which belong to who uploaded it.

    isi: what was read (pengisian.unggah.data.IsiUnggahan as JSON). hasil: the preview that was shown last
    (Pratinjau as JSON), empty before the first; versi counts them, so that nobody decides on an older one.
    A row is a figure of nobody: what counts is written by pengisian.simpan.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unggahan")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    cara = models.CharField(max_length=12, choices=Cara)
    nama_berkas = models.CharField(max_length=200)
    isi = models.JSONField()
    hasil = models.JSONField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=0)
    pada = models.DateTimeField()
    diterapkan_pada = models.DateTimeField(null=True, blank=True)

    objects = UnggahanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "unggahan"
        ordering = ["-pada"]
        indexes = [models.Index(fields=["pada"], name="unggahan_pada")]
        constraints = [
            models.CheckConstraint(
                condition=tahun_wajar() & models.Q(triwulan__range=(1, 4)), name="unggahan_masa_wajar"
            ),
            models.CheckConstraint(
                condition=models.Q(cara__in=[Cara.UNGGAH, Cara.IMPOR_E81]), name="unggahan_cara_berkas"
            ),
        ]

    def __str__(self) -> str:
        return self.nama_berkas
