"""Documents that are made in the background: asking for one, making it, and what became of it.

A job is made once, however many ask and however many workers look for it: the database knows one unfinished
job for each hash, and a worker takes it by changing its state. A worker that died is noticed by the time that
its job takes; whoever asks for the document again, or looks at its page, sets it going again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from lkjip.models import Pengguna
from reports.blok import ReportData
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.renderers import DOKUMEN
from reports.renderers.pdf import BATAS_DETIK, GagalCetak
from reports.sidik_dokumen import sidik_kini, sidik_laporan, susun_terlacak
from reports.sumber import Sumber

log = logging.getLogger(__name__)

Kemajuan = Callable[[int, int, str], None]  # chapters done, of how many, the one at hand

DI_LATAR = frozenset({("lkjip", "pdf"), ("lkjip", "docx"), ("lkjip", "xlsx")})
BERKEMAJUAN = frozenset({("lkjip", "pdf")})  # whose renderer takes `kemajuan`
BATAS_JALAN = timedelta(seconds=BATAS_DETIK + 30)  # what still runs then has lost its worker
BATAS_UMUR = timedelta(minutes=30)  # and what was tried so long ends the worker each time
BATAS_DIAM = timedelta(seconds=10)  # a queue that does not move has no worker
SIMPAN_HARI = 7
BELUM = (KeadaanCetak.ANTRI, KeadaanCetak.BERJALAN)

PESAN_GAGAL = "Berkas tidak dapat disusun; rinciannya ada di catatan server."
PESAN_TERHENTI = "Penyusunan berkali-kali terhenti sebelum selesai. Sampaikan kepada admin."


def isi_jadi(sidik: str, dokumen: str, format: str) -> bytes | None:
    """The finished file, while it is kept."""
    isi = caches["dokumen"].get(f"{dokumen}-{format}-{sidik}")
    return None if isi is None else bytes(isi)


def simpan_jadi(sidik: str, dokumen: str, format: str, isi: bytes) -> None:
    caches["dokumen"].set(f"{dokumen}-{format}-{sidik}", isi)


def isi_kini(sumber: Sumber, dokumen: str, format: str) -> bytes | None:
    """The file of the figures as they are now, if it has been made."""
    return isi_jadi(sidik_kini(sumber.unit_id, sumber.tahun), dokumen, format)


def minta(
    user: Pengguna, sumber: Sumber, dokumen: str, format: str, now: datetime | None = None
) -> PekerjaanCetak:
    """The job that makes the document, or has made it; begun where there is none."""
    now = now or timezone.now()
    sidik = sidik_kini(sumber.unit_id, sumber.tahun)
    milik = {"unit_id": sumber.unit_id, "tahun": sumber.tahun, "dokumen": dokumen, "format": format}
    with transaction.atomic():
        # The constraint lets one unfinished job be: who comes second gets the first one's.
        pekerjaan, baru = PekerjaanCetak.objects.get_or_create(
            **milik,
            sidik=sidik,
            keadaan__in=BELUM,
            defaults={"keadaan": KeadaanCetak.ANTRI, "diminta_oleh": user, "dibuat_pada": now},
        )
        if baru:
            _antrikan(pekerjaan)
            rapikan(now)
    if not baru:
        lanjutkan(pekerjaan, now)
    pekerjaan.refresh_from_db()  # where tasks run at once, it is done
    return pekerjaan


def lanjutkan(pekerjaan: PekerjaanCetak, now: datetime) -> bool:
    """Sets a job going again whose worker died; says whether it did."""
    if not terhenti(pekerjaan, now):
        return False
    milik = PekerjaanCetak.objects.filter(pk=pekerjaan.pk, keadaan=KeadaanCetak.BERJALAN)
    milik = milik.filter(mulai_pada=pekerjaan.mulai_pada)  # not one that somebody else has set going
    if pekerjaan.dibuat_pada < now - BATAS_UMUR:
        milik.update(keadaan=KeadaanCetak.GAGAL, pesan=PESAN_TERHENTI, berakhir_pada=now)
        pekerjaan.refresh_from_db()
        return False
    with transaction.atomic():
        if ambil := milik.update(keadaan=KeadaanCetak.ANTRI, mulai_pada=None, selesai=0, bab=""):
            _antrikan(pekerjaan)
    pekerjaan.refresh_from_db()
    return bool(ambil)


def terhenti(pekerjaan: PekerjaanCetak, now: datetime) -> bool:
    """Whether the job's worker must be dead: a living one stops it sooner."""
    mulai = pekerjaan.mulai_pada
    return pekerjaan.keadaan == KeadaanCetak.BERJALAN and mulai is not None and mulai < now - BATAS_JALAN


def antrean_diam(pekerjaan: PekerjaanCetak, now: datetime) -> bool:
    """Whether a job waits and nothing moves, that is no worker is there."""
    if pekerjaan.keadaan != KeadaanCetak.ANTRI or pekerjaan.dibuat_pada > now - BATAS_DIAM:
        return False
    lain = PekerjaanCetak.objects
    berjalan = lain.filter(keadaan=KeadaanCetak.BERJALAN, mulai_pada__gte=now - BATAS_JALAN)
    return not (berjalan.exists() or lain.filter(berakhir_pada__gte=now - BATAS_DIAM).exists())


def kerjakan(nomor: int, now: datetime | None = None) -> None:
    """Makes the document of a waiting job. Nothing is done where another worker has it, or it is gone."""
    diambil = PekerjaanCetak.objects.filter(pk=nomor, keadaan=KeadaanCetak.ANTRI).update(
        keadaan=KeadaanCetak.BERJALAN, mulai_pada=now or timezone.now()
    )
    if not diambil:
        return
    p = PekerjaanCetak.objects.get(pk=nomor)
    try:
        sidik, isi = _buat(p)
    except Exception as galat:  # a renderer may fail in many ways; the reader is told, the log has the rest
        log.exception("%s.%s of unit %s, year %s, could not be made", p.dokumen, p.format, p.unit_id, p.tahun)
        pesan = str(galat) if isinstance(galat, GagalCetak) else PESAN_GAGAL
        _akhiri(p, keadaan=KeadaanCetak.GAGAL, pesan=pesan[:500])
    else:
        _akhiri(p, keadaan=KeadaanCetak.SELESAI, sidik=sidik, ukuran=len(isi), bab="")


def _buat(p: PekerjaanCetak) -> tuple[str, bytes]:
    """The file with the hash of what is in it: the figures may have moved since it was asked for."""
    report, _ = susun_terlacak(p.unit_id, p.tahun)
    sidik = sidik_laporan(report)
    isi = isi_jadi(sidik, p.dokumen, p.format)
    if isi is None:
        isi = tulis(p.dokumen, p.format, report, lambda *kini: _catat(p, *kini))
        simpan_jadi(sidik, p.dokumen, p.format, isi)
    return sidik, isi


def tulis(dokumen: str, format: str, report: ReportData, kemajuan: Kemajuan | None = None) -> bytes:
    fungsi = import_string(DOKUMEN[dokumen].format[format])
    tambah = {"kemajuan": kemajuan} if kemajuan and (dokumen, format) in BERKEMAJUAN else {}
    isi = fungsi(report, **tambah)
    return isi.encode() if isinstance(isi, str) else isi


def _catat(p: PekerjaanCetak, selesai: int, seluruhnya: int, bab: str) -> None:
    PekerjaanCetak.objects.filter(pk=p.pk, keadaan=KeadaanCetak.BERJALAN).update(
        selesai=selesai, seluruhnya=seluruhnya, bab=bab[:200]
    )


def _akhiri(p: PekerjaanCetak, **jadi: object) -> None:
    """Not where somebody took the worker for dead meanwhile, and another one has the job."""
    milik = PekerjaanCetak.objects.filter(pk=p.pk, keadaan=KeadaanCetak.BERJALAN, mulai_pada=p.mulai_pada)
    milik.update(berakhir_pada=timezone.now(), **jadi)


def rapikan(now: datetime) -> None:
    """Forgets jobs and tasks of more than a week ago; their files are gone from the cache by then."""
    batas = now - timedelta(days=SIMPAN_HARI)
    PekerjaanCetak.objects.filter(dibuat_pada__lt=batas).delete()
    DBTaskResult.objects.filter(enqueued_at__lt=batas).delete()  # those of a killed worker too


def _antrikan(pekerjaan: PekerjaanCetak) -> None:
    from reports.tugas import cetak

    cetak.enqueue(pekerjaan.pk)
