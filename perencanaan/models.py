"""What planning needs beside the documents: actions of a year, links between units, accepted warnings."""

from django.conf import settings
from django.db import models

from budget.models import Simpul
from indicators.models import Indikator, Sasaran
from lkjip.models import Bidang, Unit
from lkjip.models.unit import tahun_wajar


class AksiRencana(models.Model):
    """An action of the rencana aksi: what is done for an indicator in a year, in which quarters, by whom.

    The quarterly targets are Target rows of the Perjanjian Kinerja; the money is the pagu of the simpul.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aksi_rencana")
    tahun = models.PositiveSmallIntegerField()
    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="aksi_rencana")
    urutan = models.PositiveSmallIntegerField(default=0)
    uraian = models.TextField("aksi")
    simpul = models.ForeignKey(
        Simpul,
        on_delete=models.SET_NULL,  # a line of the budget may go in a change of the DPA; the action stays
        null=True,
        blank=True,
        related_name="aksi_rencana",
        verbose_name="program, kegiatan, atau sub kegiatan",
    )
    tw1 = models.BooleanField("triwulan I", default=False)
    tw2 = models.BooleanField("triwulan II", default=False)
    tw3 = models.BooleanField("triwulan III", default=False)
    tw4 = models.BooleanField("triwulan IV", default=False)
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.SET_NULL,  # a bidang may be dissolved
        null=True,
        blank=True,
        related_name="aksi_rencana",
        verbose_name="penanggung jawab",
    )

    class Meta:
        verbose_name = verbose_name_plural = "aksi"
        ordering = ["indikator__urutan", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun", "urutan"], name="aksi_urutan_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="aksi_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(tw1=True) | models.Q(tw2=True) | models.Q(tw3=True) | models.Q(tw4=True),
                name="aksi_berjadwal",
                violation_error_message="Pilih paling sedikit satu triwulan pelaksanaan.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]


class HubunganLintas(models.Model):
    """Another unit that a sasaran needs (crosscutting), and what it contributes."""

    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE, related_name="hubungan_lintas")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="hubungan_lintas", verbose_name="perangkat daerah lain"
    )
    sasaran_lain = models.ForeignKey(
        Sasaran,
        on_delete=models.SET_NULL,  # the other unit may replace its sasaran; the link to the unit stays
        null=True,
        blank=True,
        related_name="hubungan_masuk",
    )
    uraian = models.TextField("dukungan yang diharapkan")

    class Meta:
        verbose_name = verbose_name_plural = "hubungan lintas perangkat daerah"
        ordering = ["unit__nama", "id"]
        constraints = [models.UniqueConstraint(fields=["sasaran", "unit"], name="hubungan_lintas_unik")]

    def __str__(self) -> str:
        return f"{self.sasaran} – {self.unit}"


class PeringatanRencana(models.Model):
    """A warning about the plans of a year that somebody accepted, with the reason.

    kunci names the rule and what it speaks of; nilai is what it said then: when that changes, the warning is
    open again.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="peringatan_rencana")
    tahun = models.PositiveSmallIntegerField()
    kunci = models.CharField(max_length=120)
    nilai = models.TextField(blank=True)
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "peringatan rencana yang diterima"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "kunci"], name="peringatan_rencana_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="peringatan_rencana_tahun_wajar"),
            models.CheckConstraint(
                condition=~models.Q(alasan=""),
                name="peringatan_rencana_beralasan",
                violation_error_message="Tulis alasan mengapa peringatan ini diterima.",
            ),
        ]

    def __str__(self) -> str:
        return self.kunci
