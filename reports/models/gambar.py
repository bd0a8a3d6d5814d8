"""Images that staff put into a text: documentation, a structure chart."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar


def letak_gambar(gambar: "GambarNaskah", nama: str) -> str:
    """A name of our own: nothing of the uploaded name becomes a path."""
    return f"gambar/{gambar.unit_id}/{gambar.tahun}/{uuid4().hex}.{gambar.tipe}"


class GambarNaskah(models.Model):
    """An image of a unit's LKjIP, written anew by us so that nothing but its pixels is left.

    A text names it by its id (<figure data-gambar="12">). alt says in words what it shows. tipe: jpg or png.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="gambar_naskah")
    tahun = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=300)
    sumber = models.CharField(max_length=200, blank=True)
    alt = models.CharField("teks alternatif", max_length=500, blank=True)
    berkas = models.FileField(upload_to=letak_gambar, max_length=200)
    tipe = models.CharField(max_length=4, choices=[("jpg", "JPEG"), ("png", "PNG")])
    ukuran = models.PositiveIntegerField()
    lebar = models.PositiveSmallIntegerField()
    tinggi = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "gambar naskah"
        ordering = ["id"]
        indexes = [models.Index(fields=["unit", "tahun"], name="gambar_naskah_unit_tahun")]
        constraints = [models.CheckConstraint(condition=tahun_wajar(), name="gambar_naskah_tahun_wajar")]

    def __str__(self) -> str:
        return self.judul
