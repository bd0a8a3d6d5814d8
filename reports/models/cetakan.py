"""Documents that are made in the background."""

from django.conf import settings
from django.db import models

from lkjip.models import Unit
from reports.enums import KeadaanCetak


class PekerjaanCetak(models.Model):
    """A document that somebody asked for. sidik: hash of all that goes into it; none is made twice.

    The file is in the cache of documents under the sidik. selesai of seluruhnya chapters are done, bab is the
    one at hand. pesan tells a person why it failed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="pekerjaan_cetak")
    tahun = models.PositiveSmallIntegerField()
    dokumen = models.CharField(max_length=20)
    format = models.CharField(max_length=5)
    sidik = models.CharField(max_length=64)
    keadaan = models.CharField(max_length=10, choices=KeadaanCetak, default=KeadaanCetak.ANTRI)
    selesai = models.PositiveSmallIntegerField(default=0)
    seluruhnya = models.PositiveSmallIntegerField(default=0)
    bab = models.CharField(max_length=200, blank=True)
    pesan = models.CharField(max_length=500, blank=True)
    ukuran = models.PositiveIntegerField(null=True, blank=True)
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField()
    mulai_pada = models.DateTimeField(null=True, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pekerjaan cetak"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [
            models.Index(fields=["unit", "tahun", "dokumen", "format"], name="pekerjaan_cetak_dokumen")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun", "dokumen", "format", "sidik"],
                condition=models.Q(keadaan__in=["antri", "berjalan"]),
                name="pekerjaan_cetak_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dokumen}.{self.format} {self.tahun}: {self.get_keadaan_display()}"
