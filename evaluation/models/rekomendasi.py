"""Recommendations of an LHE, what was done about them, what was decided, and questions and answers."""

from django.conf import settings
from django.db import models

from evaluation.enums import Prioritas, PutusanRekomendasi
from evaluation.models.evaluasi import EvaluasiAkip
from evaluation.models.lke import KomponenAkip, KriteriaAkip
from lkjip.enums import StatusRekomendasi
from lkjip.models import Bidang
from pengisian.models import HanyaDitambah


class Rekomendasi(models.Model):
    """A recommendation of an LHE. The unit sees it once the LHE is final.

    nyata_oleh is who of the unit said that it is done: that person never verifies it.
    """

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="rekomendasi")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    komponen = models.ForeignKey(
        KomponenAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="rekomendasi"
    )
    kriteria = models.ForeignKey(
        KriteriaAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="rekomendasi"
    )
    prioritas = models.CharField(max_length=8, choices=Prioritas, default=Prioritas.SEDANG)
    tenggat = models.DateField("batas waktu", null=True, blank=True)
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.SET_NULL,  # the recommendation outlives the bidang
        null=True,
        blank=True,
        related_name="rekomendasi",
    )
    status = models.CharField(max_length=20, choices=StatusRekomendasi, default=StatusRekomendasi.BELUM)
    nyata_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "rekomendasi"
        ordering = ["nomor"]
        indexes = [models.Index(fields=["status", "tenggat"], name="rekomendasi_terbuka")]
        constraints = [models.UniqueConstraint(fields=["evaluasi", "nomor"], name="rekomendasi_nomor_unik")]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.uraian[:80]}"


class TindakLanjut(models.Model):
    """One step that the unit took on a recommendation. Evidence: BuktiEvaluasi.tindak_lanjut."""

    rekomendasi = models.ForeignKey(Rekomendasi, on_delete=models.CASCADE, related_name="tindak_lanjut")
    urutan = models.PositiveSmallIntegerField(default=0)
    tanggal = models.DateField(null=True, blank=True)
    uraian = models.TextField()
    persen = models.PositiveSmallIntegerField("kemajuan (%)", null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rekomendasi", "urutan"], name="tindak_lanjut_urutan_unik"),
            models.CheckConstraint(
                condition=models.Q(persen__isnull=True) | models.Q(persen__lte=100),
                name="tindak_lanjut_persen_wajar",
                violation_error_message="Kemajuan adalah 0 sampai 100 persen.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]


class CatatanPutusan(HanyaDitambah):
    """What moved a recommendation on: who, when, from which state to which, with which note."""

    rekomendasi = models.ForeignKey(Rekomendasi, on_delete=models.CASCADE, related_name="putusan")
    putusan = models.CharField(max_length=24, choices=PutusanRekomendasi)
    dari = models.CharField(max_length=20, choices=StatusRekomendasi)
    ke = models.CharField(max_length=20, choices=StatusRekomendasi)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "putusan rekomendasi"
        ordering = ["pada", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(putusan=PutusanRekomendasi.KEMBALIKAN) | ~models.Q(catatan=""),
                name="putusan_rekomendasi_beralasan",
                violation_error_message="Pengembalian harus disertai alasan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_putusan_display()} {self.pada:%Y-%m-%d}"


class PesanRekomendasi(HanyaDitambah):
    """A question or an answer at a recommendation."""

    rekomendasi = models.ForeignKey(Rekomendasi, on_delete=models.CASCADE, related_name="pesan")
    isi = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "pesan rekomendasi"
        ordering = ["pada", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(isi=""), name="pesan_rekomendasi_berisi")]

    def __str__(self) -> str:
        return self.isi[:80]
