"""The LKjIP as an issued document: its state, what was accepted, its editions and their files."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from lkjip.enums import TahapLkjip
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.models import HanyaDitambah
from reports.enums import LangkahDokumen

BACAAN = "web"  # the format of what the public pages are made from, which nobody downloads


class StatusLkjip(models.Model):
    """Where a unit's LKjIP stands. Without a row a draft; DIREVIU is never stored (reports/tahap.py)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="status_lkjip")
    tahun = models.PositiveSmallIntegerField()
    tahap = models.CharField(max_length=16, choices=TahapLkjip, default=TahapLkjip.DRAF)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "status LKjIP"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun"], name="status_lkjip_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="status_lkjip_tahun_wajar"),
            models.CheckConstraint(
                condition=~Q(tahap=TahapLkjip.DIREVIU), name="status_lkjip_tahap_tersimpan"
            ),
        ]

    def __str__(self) -> str:
        return f"LKjIP {self.tahun}: {self.get_tahap_display()}"


class LangkahLkjip(HanyaDitambah):
    """A step: who took it, when, from which state to which, and why. Rows are only ever added."""

    status = models.ForeignKey(StatusLkjip, on_delete=models.CASCADE, related_name="langkah")
    langkah = models.CharField(max_length=12, choices=LangkahDokumen)
    dari = models.CharField(max_length=16, choices=TahapLkjip)
    ke = models.CharField(max_length=16, choices=TahapLkjip)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "langkah LKjIP"
        ordering = ["-pada", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(langkah=LangkahDokumen.KOREKSI) | ~Q(alasan=""),
                name="langkah_lkjip_koreksi_beralasan",
                violation_error_message="Koreksi memerlukan alasan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()} {self.pada:%Y-%m-%d}"


class TemuanDiterima(models.Model):
    """A finding of the check that staff accept. sidik names it by rule, place and values: others are new."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="temuan_diterima")
    tahun = models.PositiveSmallIntegerField()
    sidik = models.CharField(max_length=64)
    aturan = models.SlugField(max_length=60)
    uraian = models.TextField()
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "temuan yang diterima"
        ordering = ["pada"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "sidik"], name="temuan_diterima_unik"),
            models.CheckConstraint(condition=~Q(alasan=""), name="temuan_diterima_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.aturan}: {self.alasan[:60]}"


class Terbitan(models.Model):
    """An edition of the LKjIP, frozen when it became final. nomor 1 is the first, others correct it.

    potret is the report as JSON with the versions of the formulas, sidik its SHA-256; perubahan lists what
    differs from the edition before. kode stands in the QR code of the cover.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terbitan")
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    kode = models.SlugField(max_length=24, unique=True)
    sidik = models.CharField(max_length=64)
    versi_rumus = models.CharField(max_length=40)
    perubahan = models.JSONField(default=list, blank=True)
    temuan = models.JSONField(default=list, blank=True)  # what was accepted, with reasons
    alasan = models.TextField(blank=True)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField()
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterbitkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "terbitan LKjIP"
        ordering = ["-tahun", "-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "nomor"], name="terbitan_unik"),
            models.CheckConstraint(condition=tahun_wajar() & Q(nomor__gte=1), name="terbitan_wajar"),
            models.CheckConstraint(
                condition=Q(nomor=1) | ~Q(alasan=""),
                name="terbitan_koreksi_beralasan",
                violation_error_message="Terbitan koreksi memerlukan alasan.",
            ),
            models.CheckConstraint(
                condition=Q(diterbitkan_oleh=None, diterbitkan_pada=None)
                | Q(diterbitkan_oleh__isnull=False, diterbitkan_pada__isnull=False),
                name="terbitan_terbit_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"LKjIP {self.tahun} terbitan {self.nomor}"

    @property
    def unduhan(self) -> list["BerkasTerbitan"]:
        """The files that people get, by their format."""
        return [b for b in self.berkas.all() if b.format != BACAAN]


def letak_terbitan(berkas: "BerkasTerbitan", nama: str) -> str:
    t = berkas.terbitan
    return f"terbitan/{t.unit_id}/{t.tahun}/{t.nomor}/{uuid4().hex}.{berkas.format}"


class BerkasTerbitan(models.Model):
    """A file of an edition: pdf, docx, xlsx, json (the snapshot) or html."""

    terbitan = models.ForeignKey(Terbitan, on_delete=models.CASCADE, related_name="berkas")
    format = models.CharField(max_length=5)
    isi = models.FileField(upload_to=letak_terbitan, max_length=200)
    nama = models.CharField(max_length=120)
    ukuran = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "berkas terbitan"
        ordering = ["format"]
        indexes = [models.Index(fields=["sha256"], name="berkas_terbitan_sha256")]
        constraints = [models.UniqueConstraint(fields=["terbitan", "format"], name="berkas_terbitan_unik")]

    def __str__(self) -> str:
        return self.nama
