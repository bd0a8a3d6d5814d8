"""What happened to single cells: the log of changes, and warnings that were accepted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from budget.models import Simpul
from indicators.enums import IsianKaki
from indicators.models import Indikator
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.enums import Cara

SATU_BARIS = models.Q(indikator__isnull=False, simpul__isnull=True) | models.Q(
    indikator__isnull=True, simpul__isnull=False
)
KAKI = models.Q(indikator__isnull=True, simpul__isnull=True, kolom__in=IsianKaki.values)


class PerubahanSel(models.Model):
    """A change of one cell: what it was, what it became, who, when and how. Rows are only ever added.

    A text below Formulir E.81 is a cell too, of no row: kolom is then one of IsianKaki.

    triwulan is empty for yearly values. kelompok ties the cells of one paste or upload together.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="perubahan_sel")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    indikator = models.ForeignKey(
        Indikator,
        on_delete=models.PROTECT,  # what was entered once can be told for ever
        null=True,
        blank=True,
        related_name="perubahan",
    )
    simpul = models.ForeignKey(
        Simpul, on_delete=models.PROTECT, null=True, blank=True, related_name="perubahan"
    )
    kolom = models.CharField(max_length=32)
    lama = models.TextField(blank=True)
    baru = models.TextField(blank=True)
    alasan = models.TextField(blank=True)
    cara = models.CharField(max_length=10, choices=Cara)
    kelompok = models.UUIDField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # accounts are deactivated, not deleted
        related_name="+",
    )
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "perubahan sel"
        ordering = ["-pada", "-id"]
        indexes = [
            models.Index(fields=["unit", "tahun", "triwulan"], name="perubahan_sel_triwulan"),
            models.Index(fields=["kelompok"], name="perubahan_sel_kelompok"),
        ]
        constraints = [
            models.CheckConstraint(condition=SATU_BARIS | KAKI, name="perubahan_sel_satu_baris"),
            models.CheckConstraint(
                condition=tahun_wajar()
                & (models.Q(triwulan__isnull=True) | models.Q(triwulan__range=(1, 4))),
                name="perubahan_sel_masa_wajar",
            ),
            models.CheckConstraint(
                condition=~models.Q(cara=Cara.KOREKSI) | ~models.Q(alasan=""),
                name="perubahan_sel_koreksi_beralasan",
                violation_error_message="Koreksi nilai tahunan harus disertai alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kolom}: {self.lama} → {self.baru}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("the log of changes is only added to")
        super().save(*args, **kwargs)

    @property
    def kunci(self) -> str:
        """The row's key, as in BarisLembar; that of its money for a line of the budget; empty for no row."""
        if self.indikator_id:
            return f"i{self.indikator_id}"
        return f"s{self.simpul_id}" if self.simpul_id else ""


class PeringatanDiterima(models.Model):
    """A warning that a person accepted with a reason. It holds as long as the cell keeps that value.

    A warning about the sheet as a whole names neither an indicator nor a line of the budget.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="peringatan_diterima")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    aturan = models.CharField(max_length=30)
    indikator = models.ForeignKey(
        Indikator, on_delete=models.CASCADE, null=True, blank=True, related_name="peringatan_diterima"
    )
    simpul = models.ForeignKey(
        Simpul, on_delete=models.CASCADE, null=True, blank=True, related_name="peringatan_diterima"
    )
    nilai = models.CharField(max_length=40)
    alasan = models.TextField()
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # who answers for the reason must stay known
        related_name="+",
    )
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "peringatan yang diterima"
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["unit", "tahun", "triwulan"], name="peringatan_diterima_triwulan")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(indikator__isnull=True) | models.Q(simpul__isnull=True),
                name="peringatan_diterima_satu_baris",
            ),
            models.CheckConstraint(
                condition=~models.Q(alasan=""),
                name="peringatan_diterima_beralasan",
                violation_error_message="Peringatan diterima dengan alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aturan}: {self.alasan}"
