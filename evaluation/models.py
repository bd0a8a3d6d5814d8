"""AKIP evaluation of a unit by the Inspektorat, its recommendations and what was done about them."""

from django.db import models

from evaluation.enums import StatusRekomendasi
from lkjip.models import Bidang, Pemda, Unit
from lkjip.models.unit import tahun_wajar


class KomponenAkip(models.Model):
    """A component of the evaluation sheet (PermenPANRB 88/2021) with its weight, valid from a year."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="komponen_akip")
    mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        verbose_name = verbose_name_plural = "komponen AKIP"
        ordering = ["mulai", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "mulai", "urutan"], name="komponen_akip_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class SubKomponenAkip(models.Model):
    """keberadaan, kualitas, pemanfaatan: the sub-components with their weights."""

    komponen = models.ForeignKey(KomponenAkip, on_delete=models.CASCADE, related_name="sub")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        verbose_name = verbose_name_plural = "subkomponen AKIP"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["komponen", "urutan"], name="sub_komponen_akip_unik")]

    def __str__(self) -> str:
        return self.nama


class EvaluasiAkip(models.Model):
    """The evaluation of a unit's AKIP of a year, as its LHE states it.

    total_dinyatakan is kept for years of which only the total is known.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="evaluasi_akip")
    tahun = models.PositiveSmallIntegerField("tahun AKIP yang dievaluasi")
    nomor_lhe = models.CharField("nomor LHE", max_length=120, blank=True)
    tanggal_lhe = models.DateField("tanggal LHE", null=True, blank=True)
    tim = models.CharField(max_length=120, blank=True)
    total_dinyatakan = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "evaluasi AKIP"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun"],
                name="evaluasi_akip_unik",
                violation_error_message="Evaluasi AKIP tahun ini sudah tercatat.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="evaluasi_akip_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun}"


class NilaiAkip(models.Model):
    """The score of a component; or of a sub-component, from which the component's is summed."""

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="nilai")
    komponen = models.ForeignKey(KomponenAkip, on_delete=models.PROTECT, related_name="nilai")
    sub = models.ForeignKey(
        SubKomponenAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="nilai"
    )
    nilai = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        verbose_name = verbose_name_plural = "nilai AKIP"
        ordering = ["komponen__urutan", "sub__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "komponen"],
                condition=models.Q(sub__isnull=True),
                name="nilai_akip_komponen_unik",
            ),
            models.UniqueConstraint(
                fields=["evaluasi", "sub"], condition=models.Q(sub__isnull=False), name="nilai_akip_sub_unik"
            ),
            models.CheckConstraint(
                condition=models.Q(nilai__gte=0),
                name="nilai_akip_tidak_negatif",
                violation_error_message="Nilai tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.komponen}: {self.nilai}"


class Rekomendasi(models.Model):
    """A recommendation of an LHE."""

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="rekomendasi")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    komponen = models.ForeignKey(
        KomponenAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="rekomendasi"
    )
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.SET_NULL,  # the recommendation outlives the bidang
        null=True,
        blank=True,
        related_name="rekomendasi",
    )
    status = models.CharField(max_length=10, choices=StatusRekomendasi, default=StatusRekomendasi.BELUM)

    class Meta:
        verbose_name = verbose_name_plural = "rekomendasi"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["evaluasi", "nomor"], name="rekomendasi_nomor_unik")]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.uraian[:80]}"


class TindakLanjut(models.Model):
    """One step that the unit took on a recommendation."""

    rekomendasi = models.ForeignKey(Rekomendasi, on_delete=models.CASCADE, related_name="tindak_lanjut")
    urutan = models.PositiveSmallIntegerField(default=0)
    tanggal = models.DateField(null=True, blank=True)
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rekomendasi", "urutan"], name="tindak_lanjut_urutan_unik")
        ]

    def __str__(self) -> str:
        return self.uraian[:80]
