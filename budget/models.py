"""The budget tree of a unit and year. Rupiah live on sub kegiatan; all above them are sums, never stored."""

from django.conf import settings
from django.db import models

from budget.enums import JenisAnalisisAnggaran, JenisDpa, LevelSimpul, SumberDana
from indicators.models import Dokumen, Indikator, Sasaran
from lkjip.models import Bidang, Unit, Urusan
from lkjip.models.unit import tahun_wajar

POLA_KODE = r"^(\d|X)\.(\d{2}|XX)\.\d{2}(\.[12]\.\d{2}(\.(\d{2}|\d{4}))?)?$"
POLA_NOMOR_URUT = r"^\d+(\.\d+){1,3}$"


class Simpul(models.Model):
    """A program, kegiatan or sub kegiatan of a year.

    kode follows the official nomenclature (2.08.02.2.01.0001); where the source prints none, kode_sementara
    marks a running number. Only a program names its sasaran, and exactly one.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="simpul")
    tahun = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=LevelSimpul)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="anak")
    kode = models.CharField(max_length=30)
    kode_sementara = models.BooleanField("kode berupa nomor urut", default=False)
    nama = models.TextField()
    urutan = models.PositiveSmallIntegerField(default=0)
    sasaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="program"
    )
    urusan = models.ForeignKey(
        Urusan, on_delete=models.PROTECT, null=True, blank=True, related_name="program"
    )
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.SET_NULL,  # a bidang may be dissolved; the budget of the year stays
        null=True,
        blank=True,
        related_name="simpul",
    )

    class Meta:
        verbose_name = verbose_name_plural = "program, kegiatan, dan sub kegiatan"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun", "kode"],
                name="simpul_kode_unik",
                violation_error_message="Kode ini sudah dipakai pada tahun yang sama.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="simpul_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(level=LevelSimpul.PROGRAM, induk__isnull=True, sasaran__isnull=False)
                | models.Q(
                    level__in=[LevelSimpul.KEGIATAN, LevelSimpul.SUB_KEGIATAN],
                    induk__isnull=False,
                    sasaran__isnull=True,
                ),
                name="simpul_program_bersasaran",
                violation_error_message=(
                    "Program menunjuk tepat satu sasaran; kegiatan dan sub kegiatan mempunyai induk."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(kode_sementara=False, kode__regex=POLA_KODE)
                | models.Q(kode_sementara=True, kode__regex=POLA_NOMOR_URUT),
                name="simpul_kode_berpola",
                violation_error_message="Kode harus mengikuti nomenklatur, misalnya 2.08.02.2.01.0001.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class IndikatorSimpul(models.Model):
    """Ties an indicator to the line of the year's tree that it measures."""

    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="indikator_simpul")
    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="simpul")
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "indikator program"
        ordering = ["urutan", "id"]
        constraints = [models.UniqueConstraint(fields=["simpul", "indikator"], name="indikator_simpul_unik")]

    def __str__(self) -> str:
        return f"{self.simpul}: {self.indikator}"


class Dpa(models.Model):
    """A version of the DPA. total_dinyatakan is kept where a version is known only by its total."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="dpa")
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveSmallIntegerField(default=0)
    jenis = models.CharField(max_length=10, choices=JenisDpa)
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    total_dinyatakan = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "DPA"
        ordering = ["tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "urutan"], name="dpa_urutan_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="dpa_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}"


class Pagu(models.Model):
    """The money of a sub kegiatan in a version of the DPA, by fund source. Rupiah."""

    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="pagu")
    dpa = models.ForeignKey(Dpa, on_delete=models.CASCADE, related_name="pagu")
    sumber_dana = models.CharField(max_length=14, choices=SumberDana)
    nilai = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = verbose_name_plural = "pagu"
        constraints = [
            models.UniqueConstraint(fields=["simpul", "dpa", "sumber_dana"], name="pagu_unik"),
            models.CheckConstraint(
                condition=models.Q(nilai__gte=0),
                name="pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.simpul} {self.nilai}"


class RealisasiAnggaran(models.Model):
    """Realised rupiah of a sub kegiatan in a quarter, or in the year where quarters are unknown.

    versi is for optimistic locking.
    """

    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="realisasi")
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    nilai = models.DecimalField(max_digits=20, decimal_places=2)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,  # a figure outlives the account that entered it
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "realisasi anggaran"
        ordering = ["triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["simpul"],
                condition=models.Q(triwulan__isnull=True),
                name="realisasi_anggaran_tahun_unik",
            ),
            models.UniqueConstraint(
                fields=["simpul", "triwulan"],
                condition=models.Q(triwulan__isnull=False),
                name="realisasi_anggaran_triwulan_unik",
            ),
            models.CheckConstraint(
                condition=models.Q(triwulan__isnull=True) | models.Q(triwulan__range=(1, 4)),
                name="realisasi_anggaran_triwulan_wajar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.simpul} TW {self.triwulan or '-'}: {self.nilai}"


class AnggaranRenstra(models.Model):
    """Renstra money known only for a program or kegiatan: target of the last year, realisation so far."""

    simpul = models.OneToOneField(Simpul, on_delete=models.CASCADE, related_name="anggaran_renstra")
    target_akhir = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    realisasi_lalu = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    sampai_tahun = models.PositiveSmallIntegerField("realisasi sampai dengan tahun")
    sumber = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "anggaran Renstra"

    def __str__(self) -> str:
        return f"Renstra {self.simpul}"


class PkProgram(models.Model):
    """A program's money as a Perjanjian Kinerja states it."""

    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="program")
    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="pk_program")
    urutan = models.PositiveSmallIntegerField(default=0)
    anggaran = models.DecimalField(max_digits=20, decimal_places=2)
    sumber_dana = models.CharField(max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "program pada Perjanjian Kinerja"
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["dokumen", "simpul"], name="pk_program_unik")]

    def __str__(self) -> str:
        return f"{self.dokumen}: {self.simpul}"


class AnalisisAnggaran(models.Model):
    """Why a program's money was absorbed as it was, and what comes next (section 3.3)."""

    simpul = models.ForeignKey(Simpul, on_delete=models.CASCADE, related_name="analisis")
    jenis = models.CharField(max_length=10, choices=JenisAnalisisAnggaran)
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "analisis anggaran"
        ordering = ["jenis", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["simpul", "jenis", "urutan"], name="analisis_anggaran_urutan_unik"
            )
        ]

    def __str__(self) -> str:
        return self.teks[:80]
