"""The evaluation of a unit's AKIP: team, answers of both sides, steps, scores and the frozen LHE."""

from django.conf import settings
from django.db import models

from evaluation.enums import WAJIB_ALASAN, CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.models.lke import KomponenAkip, KriteriaAkip, Lke, SubKomponenAkip
from lkjip.enums import PeranTim, TahapEvaluasi
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.models import HanyaDitambah


class EvaluasiAkip(models.Model):
    """The evaluation of a unit's AKIP of a year, as its LHE states it.

    total_dinyatakan is kept for years of which only the total is known. lke is the sheet it is made on, and
    stays the same when the pemda makes a new version. simpulan is the general part of the LHE, for all to
    read; catatan is what the team notes for itself.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="evaluasi_akip")
    tahun = models.PositiveSmallIntegerField("tahun AKIP yang dievaluasi")
    lke = models.ForeignKey(Lke, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluasi")
    cara = models.CharField(max_length=8, choices=CaraEvaluasi, default=CaraEvaluasi.LKE)
    tahap = models.CharField(max_length=16, choices=TahapEvaluasi, default=TahapEvaluasi.MANDIRI)
    nomor_lhe = models.CharField("nomor LHE", max_length=120, blank=True)
    tanggal_lhe = models.DateField("tanggal LHE", null=True, blank=True)
    tim = models.CharField("nama tim", max_length=120, blank=True)
    total_dinyatakan = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    simpulan = models.TextField(blank=True)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)

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
            models.CheckConstraint(
                condition=models.Q(cara=CaraEvaluasi.NILAI) | models.Q(lke__isnull=False),
                name="evaluasi_akip_berlembar",
                violation_error_message="Evaluasi per kriteria memerlukan lembar kerja evaluasi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun}"


class AnggotaTim(models.Model):
    """A member of the team that evaluates. One ketua at most."""

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="anggota")
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,  # who evaluated must stay known
        related_name="tim_evaluasi",
    )
    peran = models.CharField(max_length=8, choices=PeranTim, default=PeranTim.ANGGOTA)

    class Meta:
        verbose_name = verbose_name_plural = "anggota tim"
        ordering = ["-peran", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "pengguna"],
                name="anggota_tim_unik",
                violation_error_message="Orang ini sudah ada pada tim.",
            ),
            models.UniqueConstraint(
                fields=["evaluasi"],
                condition=models.Q(peran=PeranTim.KETUA),
                name="anggota_tim_satu_ketua",
                violation_error_message="Tim mempunyai satu ketua.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} ({self.get_peran_display()})"


class JawabanKriteria(models.Model):
    """What one side says of a criterion. terpenuhi is empty where it was not answered yet."""

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="jawaban")
    kriteria = models.ForeignKey(KriteriaAkip, on_delete=models.PROTECT, related_name="jawaban")
    pihak = models.CharField(max_length=4, choices=Pihak)
    terpenuhi = models.BooleanField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jawaban kriteria"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kriteria", "pihak"], name="jawaban_kriteria_unik")
        ]

    def __str__(self) -> str:
        return f"{self.kriteria}: {self.terpenuhi}"


class JawabanSub(models.Model):
    """A or AA of a sub-component, chosen by the team with a reason (evidence: BuktiEvaluasi.sub).

    Without a row the answer is the one that the share of criteria met allows.
    """

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="jawaban_sub")
    sub = models.ForeignKey(SubKomponenAkip, on_delete=models.PROTECT, related_name="jawaban")
    kode = models.CharField("jawaban", max_length=4)
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban subkomponen"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "sub"], name="jawaban_sub_unik"),
            models.CheckConstraint(
                condition=~models.Q(alasan=""),
                name="jawaban_sub_beralasan",
                violation_error_message="Jawaban A atau AA harus disertai alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub}: {self.kode}"


class NilaiAkip(models.Model):
    """The score of a component; or of a sub-component, from which the component's is summed.

    For an evaluation on the sheet these rows are written when its LHE is final; before, scores are computed.
    """

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


class CatatanLangkah(HanyaDitambah):
    """A step of an evaluation: who took it, when, from which state to which, and why."""

    evaluasi = models.ForeignKey(EvaluasiAkip, on_delete=models.CASCADE, related_name="langkah")
    langkah = models.CharField(max_length=16, choices=LangkahEvaluasi)
    dari = models.CharField(max_length=16, choices=TahapEvaluasi)
    ke = models.CharField(max_length=16, choices=TahapEvaluasi)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "langkah evaluasi"
        ordering = ["pada", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(langkah__in=sorted(WAJIB_ALASAN)) | ~models.Q(alasan=""),
                name="langkah_evaluasi_beralasan",
                violation_error_message="Pengembalian harus disertai alasan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()} {self.pada:%Y-%m-%d}"


class SalinanLhe(HanyaDitambah):
    """A finished LHE as canonical JSON with its SHA-256. What is printed of it is read from here."""

    evaluasi = models.OneToOneField(EvaluasiAkip, on_delete=models.CASCADE, related_name="salinan")
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada")

    class Meta:
        verbose_name = verbose_name_plural = "salinan LHE"

    def __str__(self) -> str:
        return f"{self.evaluasi} ({self.sha256[:12]})"
