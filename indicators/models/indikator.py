"""An indicator has one identity for its whole life; definitions and targets have versions."""

from django.db import models

from indicators.enums import (
    AkumulasiRenstra,
    AkumulasiTahun,
    Arah,
    Kombinasi,
    Level,
    PeranKomponen,
    RumusNegatif,
)
from lkjip.formats import angka
from lkjip.models import Bidang, Unit
from lkjip.models.unit import tahun_wajar

from .dokumen import Dokumen, Sasaran, Tujuan


class Indikator(models.Model):
    """What is measured, and how its figures behave.

    Indicators of tujuan and sasaran name their owner here; those of program, kegiatan and sub kegiatan are
    tied to a line of each year's budget tree in the app budget.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="indikator")
    kode = models.CharField(max_length=60)
    level = models.CharField(max_length=12, choices=Level)
    tujuan = models.ForeignKey(
        Tujuan, on_delete=models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    urutan = models.PositiveSmallIntegerField(default=0)
    nama = models.TextField()
    satuan = models.CharField(max_length=60)
    desimal = models.PositiveSmallIntegerField("desimal tercetak", default=2)
    arah = models.CharField(max_length=8, choices=Arah, default=Arah.POSITIF)
    rumus_negatif = models.CharField(max_length=8, choices=RumusNegatif, default=RumusNegatif.DUA_T)
    akumulasi_tahun = models.CharField(max_length=10, choices=AkumulasiTahun, default=AkumulasiTahun.TERAKHIR)
    akumulasi_renstra = models.CharField(
        max_length=10, choices=AkumulasiRenstra, default=AkumulasiRenstra.TERAKHIR
    )
    kombinasi = models.CharField(max_length=14, choices=Kombinasi, default=Kombinasi.LANGSUNG)
    iku = models.BooleanField("indikator kinerja utama", default=False)
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.SET_NULL,  # a bidang may be dissolved; the indicator goes on
        null=True,
        blank=True,
        related_name="indikator",
        help_text="Bidang penanggung jawab data; kosong berarti menurut program atau kegiatannya.",
    )
    wajib_bukti = models.BooleanField("wajib disertai bukti", default=False)
    data_awal = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    data_awal_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "indikator"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kode"],
                name="indikator_kode_unik",
                violation_error_message="Kode indikator sudah dipakai pada perangkat daerah ini.",
            ),
            models.CheckConstraint(
                condition=models.Q(level=Level.TUJUAN, tujuan__isnull=False, sasaran__isnull=True)
                | models.Q(level=Level.SASARAN, tujuan__isnull=True, sasaran__isnull=False)
                | models.Q(
                    level__in=[Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN],
                    tujuan__isnull=True,
                    sasaran__isnull=True,
                ),
                name="indikator_pemilik_sesuai_level",
                violation_error_message=(
                    "Indikator tujuan harus menunjuk tujuan, indikator sasaran menunjuk sasaran."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(desimal__lte=6),
                name="indikator_desimal_wajar",
                violation_error_message="Paling banyak enam angka desimal.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Definisi(models.Model):
    """The definition of an indicator in one IKU decree."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="definisi")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="definisi")
    definisi_operasional = models.TextField()
    formulasi = models.TextField()
    sumber_data = models.CharField(max_length=300)
    kriteria = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "definisi indikator"
        constraints = [models.UniqueConstraint(fields=["indikator", "dokumen"], name="definisi_versi_unik")]

    def __str__(self) -> str:
        return f"{self.indikator} menurut {self.dokumen}"


class Komponen(models.Model):
    """A component of an indicator: what is counted, in which unit, from which source."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="komponen")
    urutan = models.PositiveSmallIntegerField(default=0)
    peran = models.CharField(max_length=10, choices=PeranKomponen)
    label = models.CharField(max_length=250)
    satuan = models.CharField(max_length=60, blank=True)
    sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "komponen"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "urutan"], name="komponen_urutan_unik"),
            models.UniqueConstraint(
                fields=["indikator", "peran"],
                condition=~models.Q(peran=PeranKomponen.SUKU),
                name="komponen_satu_pembilang_penyebut",
                violation_error_message="Indikator hanya mempunyai satu pembilang dan satu penyebut.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Target(models.Model):
    """What a version of a document promises for a year, or for a quarter of it.

    The only home of targets. Which one counts for a year is decided in indicators/perhitungan.py.
    nilai_atas makes it a range target.
    """

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="target")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    nilai = models.DecimalField(max_digits=20, decimal_places=6)
    nilai_atas = models.DecimalField("batas atas", max_digits=20, decimal_places=6, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "target"
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "dokumen", "tahun"],
                condition=models.Q(triwulan__isnull=True),
                name="target_tahun_unik",
                violation_error_message="Target tahun ini sudah ada pada dokumen yang sama.",
            ),
            models.UniqueConstraint(
                fields=["indikator", "dokumen", "tahun", "triwulan"],
                condition=models.Q(triwulan__isnull=False),
                name="target_triwulan_unik",
                violation_error_message="Target triwulan ini sudah ada pada dokumen yang sama.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="target_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(triwulan__isnull=True) | models.Q(triwulan__range=(1, 4)),
                name="target_triwulan_wajar",
                violation_error_message="Triwulan adalah 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=models.Q(nilai_atas__isnull=True) | models.Q(nilai_atas__gte=models.F("nilai")),
                name="target_rentang_urut",
                violation_error_message="Batas atas tidak boleh di bawah batas bawah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.tahun}: {angka(self.nilai)}"
