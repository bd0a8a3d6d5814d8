"""Evidence of the evaluation: of a criterion, of an answer A or AA, or of a follow-up."""

from django.db import models

from evaluation.enums import Pihak
from evaluation.models.evaluasi import EvaluasiAkip
from evaluation.models.lke import KriteriaAkip, SubKomponenAkip
from evaluation.models.rekomendasi import TindakLanjut
from lkjip.models import Unit
from lkjip.models.unit import tahun_wajar
from pengisian.models import IsiBukti

_MILIK_KRITERIA = models.Q(evaluasi__isnull=False, kriteria__isnull=False, sub__isnull=True)
_MILIK_SUB = models.Q(evaluasi__isnull=False, kriteria__isnull=True, sub__isnull=False)


class BuktiEvaluasi(IsiBukti):
    """A piece of evidence. tahun is the evaluated year.

    alamat: the page of the application that holds the document, where it was taken over from there (jenis is
    teks then). di_matriks: the image is printed in the matrix of follow-ups.
    """

    AKAR = "evaluasi"

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bukti_evaluasi")
    tahun = models.PositiveSmallIntegerField()
    evaluasi = models.ForeignKey(
        EvaluasiAkip, on_delete=models.CASCADE, null=True, blank=True, related_name="bukti"
    )
    kriteria = models.ForeignKey(
        KriteriaAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    sub = models.ForeignKey(
        SubKomponenAkip, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.CASCADE, null=True, blank=True, related_name="bukti"
    )
    pihak = models.CharField(max_length=4, choices=Pihak)
    alamat = models.CharField(max_length=300, blank=True)
    di_matriks = models.BooleanField("tampil pada matriks", default=False)

    class Meta(IsiBukti.Meta):
        verbose_name = verbose_name_plural = "bukti evaluasi"
        constraints = [
            *IsiBukti.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(tindak_lanjut__isnull=True) & (_MILIK_KRITERIA | _MILIK_SUB)
                | models.Q(
                    tindak_lanjut__isnull=False,
                    evaluasi__isnull=True,
                    kriteria__isnull=True,
                    sub__isnull=True,
                ),
                name="buktievaluasi_satu_milik",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="buktievaluasi_tahun_wajar"),
        ]
