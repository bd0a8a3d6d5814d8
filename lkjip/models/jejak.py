"""Who changed what of the plans and settings. Figures of quarters have a log of their own (pengisian)."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from lkjip.enums import TindakanUbah

from .unit import Pemda, Unit


class JejakUbah(models.Model):
    """One change of one row: rows are only ever added (lkjip/jejak.py).

    perubahan: {label of the field: [before, after]} as people read them; empty strings where there was none.
    tahun is empty where the row belongs to no year.
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    objek = models.CharField(max_length=60)  # the model's label, e.g. indicators.target
    objek_id = models.PositiveBigIntegerField()
    sebutan = models.CharField(max_length=300)
    tindakan = models.CharField(max_length=8, choices=TindakanUbah)
    perubahan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jejak perubahan"
        ordering = ["-pada", "-id"]
        indexes = [
            models.Index(fields=["unit", "-pada"]),
            models.Index(fields=["pemda", "-pada"]),
            models.Index(fields=["objek", "objek_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.sebutan} {self.get_tindakan_display().lower()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a line of the log is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a line of the log is never deleted")
