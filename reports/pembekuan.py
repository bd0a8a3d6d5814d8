"""The background job that makes the LKjIP final: printing takes longer than a page may.

The state changes with the last step of the job, so a worker that is killed leaves it as it was; the job is
asked for again then. Two requests for the same figures are one job.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from lkjip.models import Unit
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.reviu import sidik
from reports.sumber import Sumber
from reports.terbitan import LangkahDitolak, Permintaan, periksa_tetapkan, tetapkan

DOKUMEN, FORMAT = "terbitan", "semua"
BERJALAN = (KeadaanCetak.ANTRI, KeadaanCetak.BERJALAN)
PALING_LAMA = timedelta(minutes=20)  # who has not ended by then has died
LAMA_MENUNGGU = timedelta(seconds=30)
TERPUTUS = "Penyusunan terhenti di tengah jalan. LKjIP belum final; tetapkan sekali lagi."

log = logging.getLogger(__name__)


def pekerjaan_terakhir(unit_id: int, tahun: int) -> PekerjaanCetak | None:
    """The latest job of the unit and year, whatever became of it."""
    return PekerjaanCetak.objects.filter(unit=unit_id, tahun=tahun, dokumen=DOKUMEN).first()


def berjalan(pekerjaan: PekerjaanCetak | None) -> bool:
    """Whether it is waiting or at work; one that died is not."""
    return bool(
        pekerjaan
        and pekerjaan.keadaan in BERJALAN
        and (pekerjaan.mulai_pada or pekerjaan.dibuat_pada) > timezone.now() - PALING_LAMA
    )


def tanpa_pekerja(pekerjaan: PekerjaanCetak | None) -> bool:
    """Whether it has waited so long that there may be no worker."""
    return bool(
        pekerjaan
        and pekerjaan.keadaan == KeadaanCetak.ANTRI
        and pekerjaan.dibuat_pada < timezone.now() - LAMA_MENUNGGU
    )


def minta_tetapkan(minta: Permintaan, unit: Unit, data: Sumber) -> PekerjaanCetak:
    """Queues TETAPKAN, if it can be taken now. Raises LangkahDitolak."""
    periksa_tetapkan(minta, unit, data)
    _akhiri_yang_mati(unit.pk, data.tahun)
    terakhir = pekerjaan_terakhir(unit.pk, data.tahun)
    if terakhir and berjalan(terakhir):
        return terakhir
    try:
        with transaction.atomic():
            pekerjaan = PekerjaanCetak.objects.create(
                unit=unit,
                tahun=data.tahun,
                dokumen=DOKUMEN,
                format=FORMAT,
                sidik=minta.sidik or sidik(data),
                diminta_oleh=minta.oleh,
                dibuat_pada=minta.sekarang,
            )
            bekukan.enqueue(pekerjaan.pk)
    except IntegrityError:  # somebody else asked at the same moment
        return PekerjaanCetak.objects.filter(unit=unit, tahun=data.tahun, dokumen=DOKUMEN).latest("pk")
    return pekerjaan


def _akhiri_yang_mati(unit_id: int, tahun: int) -> None:
    batas = timezone.now() - PALING_LAMA
    PekerjaanCetak.objects.filter(
        Q(mulai_pada__lt=batas) | Q(mulai_pada=None, dibuat_pada__lt=batas),
        unit=unit_id, tahun=tahun, dokumen=DOKUMEN, keadaan__in=BERJALAN,
    ).update(keadaan=KeadaanCetak.GAGAL, pesan=TERPUTUS, berakhir_pada=timezone.now())  # fmt: skip


@task()
def bekukan(pekerjaan_id: int) -> None:
    """Takes the step for who asked for it. What went wrong stands in the job; the log has the rest."""
    milik = PekerjaanCetak.objects.filter(pk=pekerjaan_id)
    mulai = milik.filter(keadaan=KeadaanCetak.ANTRI)
    if not mulai.update(keadaan=KeadaanCetak.BERJALAN, mulai_pada=timezone.now()):
        return  # it was given to two workers, or given up
    p = milik.select_related("unit__pemda", "diminta_oleh").get()
    if p.diminta_oleh is None:
        return _akhiri(p, KeadaanCetak.GAGAL, "Akun yang meminta sudah tidak ada.")
    try:
        tetapkan(
            Permintaan(p.diminta_oleh, sidik=p.sidik),
            p.unit,
            p.tahun,
            lambda n, dari, apa: milik.update(selesai=n, seluruhnya=dari, bab=apa),
        )
    except LangkahDitolak as ditolak:
        _akhiri(p, KeadaanCetak.GAGAL, " ".join([str(ditolak), *(k.pesan for k in ditolak.kekurangan)]))
    except Exception:  # a renderer may fail in many ways
        log.exception("the LKjIP of unit %s, year %s, could not be frozen", p.unit_id, p.tahun)
        _akhiri(p, KeadaanCetak.GAGAL, "Berkas tidak dapat disusun; rinciannya ada di catatan server.")
    else:
        _akhiri(p, KeadaanCetak.SELESAI, "")


def _akhiri(p: PekerjaanCetak, keadaan: KeadaanCetak, pesan: str) -> None:
    PekerjaanCetak.objects.filter(pk=p.pk).update(
        keadaan=keadaan, pesan=pesan[:500], berakhir_pada=timezone.now()
    )
