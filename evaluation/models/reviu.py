"""The review of the LKjIP by APIP (PermenPANRB 53/2014): checklist as data, answers, steps, statement."""

from django.conf import settings
from django.db import models

from evaluation.enums import JawabanButir, KelompokReviu, LangkahReviu
from lkjip.enums import TahapReviu
from lkjip.models import Pemda, Unit
from lkjip.models.unit import tahun_wajar
from pengisian.models import HanyaDitambah


class LembarReviu(models.Model):
    """A version of a pemda's checklist, valid from a year until the next one."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="lembar_reviu")
    mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")
    dasar_hukum = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "daftar uji reviu"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "mulai"],
                name="lembar_reviu_unik",
                violation_error_message="Sudah ada daftar uji reviu yang berlaku mulai tahun ini.",
            ),
            models.CheckConstraint(condition=tahun_wajar("mulai"), name="lembar_reviu_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"Daftar uji reviu {self.mulai}"


class ButirReviu(models.Model):
    """An item of the checklist. usulan names the check that proposes its answer (reports/reviu.py)."""

    lembar = models.ForeignKey(LembarReviu, on_delete=models.CASCADE, related_name="butir")
    kelompok = models.CharField(max_length=10, choices=KelompokReviu)
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    usulan = models.SlugField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "butir reviu"
        ordering = ["kelompok", "urutan"]  # the groups are in the order of their alphabet: I, II, III
        constraints = [
            models.UniqueConstraint(fields=["lembar", "kelompok", "urutan"], name="butir_reviu_unik")
        ]

    def __str__(self) -> str:
        return self.uraian[:80]


class ReviuLkjip(models.Model):
    """The review of a unit's LKjIP of a year. sidik: SHA-256 of the report's figures that were reviewed.

    penandatangan and what is beside it say who signs the statement, as printed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reviu_lkjip")
    tahun = models.PositiveSmallIntegerField("tahun laporan")
    lembar = models.ForeignKey(LembarReviu, on_delete=models.PROTECT, related_name="reviu")
    tahap = models.CharField(max_length=16, choices=TahapReviu, default=TahapReviu.BERJALAN)
    nomor = models.CharField("nomor catatan hasil reviu", max_length=120, blank=True)
    tanggal = models.DateField("tanggal catatan hasil reviu", null=True, blank=True)
    simpulan = models.TextField(blank=True)
    nomor_pernyataan = models.CharField(max_length=120, blank=True)
    tanggal_pernyataan = models.DateField(null=True, blank=True)
    penandatangan = models.CharField(max_length=200, blank=True)
    jabatan_penandatangan = models.CharField(max_length=200, blank=True)
    pangkat_penandatangan = models.CharField(max_length=120, blank=True)
    nip_penandatangan = models.CharField("NIP", max_length=30, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "reviu LKjIP"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun"],
                name="reviu_lkjip_unik",
                violation_error_message="Reviu LKjIP tahun ini sudah ada.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="reviu_lkjip_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"Reviu LKjIP {self.tahun}"


class JawabanReviu(models.Model):
    """The reviewer's answer to an item, and what the unit says to it."""

    reviu = models.ForeignKey(ReviuLkjip, on_delete=models.CASCADE, related_name="jawaban")
    butir = models.ForeignKey(ButirReviu, on_delete=models.PROTECT, related_name="jawaban")
    jawaban = models.CharField(max_length=14, choices=JawabanButir, blank=True)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField(null=True, blank=True)
    tanggapan = models.TextField(blank=True)
    tanggapan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tanggapan_pada = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "jawaban reviu"
        constraints = [models.UniqueConstraint(fields=["reviu", "butir"], name="jawaban_reviu_unik")]

    def __str__(self) -> str:
        return f"{self.butir}: {self.get_jawaban_display()}"


class CatatanReviu(HanyaDitambah):
    """A step of the review. isi is the CHR or the statement as it was then, as canonical JSON."""

    reviu = models.ForeignKey(ReviuLkjip, on_delete=models.CASCADE, related_name="langkah")
    langkah = models.CharField(max_length=12, choices=LangkahReviu)
    dari = models.CharField(max_length=16, choices=TahapReviu)
    ke = models.CharField(max_length=16, choices=TahapReviu)
    catatan = models.TextField(blank=True)
    isi = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "langkah reviu"
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()} {self.pada:%Y-%m-%d}"
