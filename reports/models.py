"""Text that staff wrote for a section of the report; it replaces the generated one."""

from django.conf import settings
from django.db import models

from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar


class Naskah(models.Model):
    """The text of one section, in sanitised HTML. bagian is a key of reports/outline.py."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="naskah")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=80)
    isi = models.TextField()
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # the text outlives the account that wrote it
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "naskah"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "bagian"], name="naskah_bagian_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="naskah_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.bagian} {self.tahun}"
