"""Text that staff wrote for a place in the report, its versions, and what is said about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from reports.enums import SebabVersi


class Naskah(models.Model):
    """The text of one place, in sanitised HTML; it replaces the generated one, an empty text does not.

    bagian is the key of a Narasi of reports/outline.py. versi is for optimistic locking. Who writes holds the
    text until disunting_sampai, and goes on holding it by writing.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="naskah")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=80)
    isi = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # the text outlives the account that wrote it
        null=True,
        blank=True,
        related_name="+",
    )
    disunting_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    disunting_sampai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "naskah"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "bagian"], name="naskah_bagian_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="naskah_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.bagian} {self.tahun}"


class VersiNaskah(models.Model):
    """What a text was. Writing that goes on is one version; any other cause begins a new one."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="riwayat")
    nomor = models.PositiveIntegerField()
    isi = models.TextField(blank=True)
    sebab = models.CharField(max_length=12, choices=SebabVersi, default=SebabVersi.TULIS)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # accounts are deactivated, not deleted
        related_name="+",
    )
    mulai = models.DateTimeField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "versi naskah"
        ordering = ["-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["naskah", "nomor"], name="versi_naskah_unik"),
            models.CheckConstraint(
                condition=Q(pada__gte=models.F("mulai")), name="versi_naskah_sesudah_mulai"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naskah} versi {self.nomor}"


class KomentarNaskah(models.Model):
    """A remark on a paragraph, which kutipan names by its own words; an answer has an induk instead."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="komentar")
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="jawaban")
    kutipan = models.CharField(max_length=300, blank=True)
    isi = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "komentar naskah"
        ordering = ["pada", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai_oleh=None, selesai_pada=None)
                | Q(selesai_oleh__isnull=False, selesai_pada__isnull=False),
                name="komentar_naskah_selesai_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | Q(kutipan="", selesai_oleh=None),
                name="komentar_naskah_jawaban_polos",
            ),
        ]

    def __str__(self) -> str:
        return self.isi[:80]
