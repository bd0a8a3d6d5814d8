"""Evidence of a row's quarter: files, links or text, each with the date that it speaks of."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.enums import JenisBukti

from .sel import SATU_BARIS


def letak_berkas(bukti: IsiBukti, nama: str) -> str:
    """A name of our own: nothing of the uploaded name becomes a path."""
    return f"{bukti.AKAR}/{bukti.unit_id}/{bukti.tahun}/{uuid4().hex}{PurePath(nama).suffix.lower()[:6]}"


class IsiBukti(models.Model):
    """A piece of evidence, whatever it proves. AKAR is its folder in the store.

    tipe, ukuran and sha256 are the content's, not what the file's name says.
    """

    AKAR: ClassVar[str]
    unit: models.ForeignKey[Unit]
    tahun: models.PositiveSmallIntegerField

    jenis = models.CharField(max_length=8, choices=JenisBukti)
    judul = models.CharField(max_length=200)
    tanggal = models.DateField("tanggal bukti", help_text="Tanggal yang dibuktikan, bukan tanggal unggah")
    berkas = models.FileField(upload_to=letak_berkas, max_length=200, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    tipe = models.CharField(max_length=100, blank=True)
    ukuran = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tautan = models.URLField(max_length=500, blank=True)
    teks = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # accounts are deactivated, not deleted
        related_name="+",
    )
    pada = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["tanggal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(jenis=JenisBukti.BERKAS, tautan="", teks="")
                & ~models.Q(berkas="")
                & ~models.Q(sha256="")
                | models.Q(jenis=JenisBukti.TAUTAN, berkas="", teks="") & ~models.Q(tautan="")
                | models.Q(jenis=JenisBukti.TEKS, berkas="", tautan="") & ~models.Q(teks=""),
                name="%(class)s_isi_sesuai_jenis",
                violation_error_message="Bukti berisi berkas, tautan, atau keterangan, sesuai jenisnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class Bukti(IsiBukti):
    """A piece of evidence of a row's quarter."""

    AKAR = "bukti"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bukti")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    simpul = models.ForeignKey(Simpul, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti")

    class Meta(IsiBukti.Meta):
        verbose_name = verbose_name_plural = "bukti"
        indexes = [models.Index(fields=["unit", "tahun", "triwulan"], name="bukti_triwulan")]
        constraints = [
            *IsiBukti.Meta.constraints,
            models.CheckConstraint(condition=SATU_BARIS, name="bukti_satu_baris"),
            models.CheckConstraint(
                condition=tahun_wajar() & models.Q(triwulan__range=(1, 4)), name="bukti_masa_wajar"
            ),
        ]
