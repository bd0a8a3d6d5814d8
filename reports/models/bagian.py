"""What a unit made of the outline in a year: sections switched off, moved, added, and attached documents."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar


class BagianUnit(models.Model):
    """A section of a unit's LKjIP as far as it differs from reports/outline.py, or somebody answers for it.

    kunci is a key of the outline, or of a section of the unit's own (tambahan), which stands below induk
    (empty: among the annexes). urutan is the place among its siblings; without it, that of the outline.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bagian_lkjip")
    tahun = models.PositiveSmallIntegerField()
    kunci = models.SlugField(max_length=80)
    urutan = models.PositiveSmallIntegerField(null=True, blank=True)
    aktif = models.BooleanField("dimuat", default=True)
    tambahan = models.BooleanField(default=False)
    induk = models.SlugField(max_length=80, blank=True)
    judul = models.CharField(max_length=200, blank=True)
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tenggat = models.DateField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "bagian LKjIP"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun", "kunci"],
                name="bagian_unit_unik",
                violation_error_message="Bagian ini sudah ada.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="bagian_unit_tahun_wajar"),
            models.CheckConstraint(
                condition=Q(tambahan=False, induk="", judul="") | Q(tambahan=True) & ~Q(judul=""),
                name="bagian_unit_tambahan_berjudul",
                violation_error_message="Bagian tambahan harus mempunyai judul.",
            ),
            models.CheckConstraint(
                condition=Q(selesai_oleh=None, selesai_pada=None)
                | Q(selesai_oleh__isnull=False, selesai_pada__isnull=False),
                name="bagian_unit_selesai_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kunci} {self.tahun}"


def letak_lampiran(lampiran: "LampiranPdf", nama: str) -> str:
    """A name of our own: nothing of the uploaded name becomes a path."""
    return f"lampiran/{lampiran.bagian.unit_id}/{lampiran.bagian.tahun}/{uuid4().hex}.pdf"


class LampiranPdf(models.Model):
    """A document attached to the LKjIP, as a signed decree. Its pages are drawn once, when it comes in."""

    bagian = models.OneToOneField(BagianUnit, on_delete=models.CASCADE, related_name="lampiran")
    berkas = models.FileField(upload_to=letak_lampiran, max_length=200)
    nama_berkas = models.CharField(max_length=200)
    ukuran = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    banyak_halaman = models.PositiveSmallIntegerField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "lampiran PDF"

    def __str__(self) -> str:
        return self.nama_berkas


def letak_halaman(halaman: "HalamanLampiran", nama: str) -> str:
    bagian = halaman.lampiran.bagian
    return f"lampiran/{bagian.unit_id}/{bagian.tahun}/halaman/{uuid4().hex}.jpg"


class HalamanLampiran(models.Model):
    """A page of an attached document as a JPEG. lebar and tinggi are its pixels; teks is what can be read."""

    lampiran = models.ForeignKey(LampiranPdf, on_delete=models.CASCADE, related_name="halaman")
    nomor = models.PositiveSmallIntegerField()
    gambar = models.FileField(upload_to=letak_halaman, max_length=200)
    lebar = models.PositiveSmallIntegerField()
    tinggi = models.PositiveSmallIntegerField()
    teks = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "halaman lampiran"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["lampiran", "nomor"], name="halaman_lampiran_unik")]

    def __str__(self) -> str:
        return f"{self.lampiran} halaman {self.nomor}"
