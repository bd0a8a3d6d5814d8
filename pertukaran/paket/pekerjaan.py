"""The package in the background: asking for it, making it, and the file that is kept.

A unit and year has one unfinished job, whose hash is empty; a finished one has the SHA-256 of its file.
"""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from lkjip.models import Pengguna, Unit
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.tulis import Maju, Pembuatan, tulis_paket
from reports.enums import KeadaanCetak
from reports.models import PekerjaanCetak
from reports.pekerjaan import SIMPAN_HARI

DOKUMEN, FORMAT = "paket", "zip"
BELUM = (KeadaanCetak.ANTRI, KeadaanCetak.BERJALAN)
PALING_LAMA = timedelta(minutes=20)  # who has not ended by then has died
LAMA_MENUNGGU = timedelta(seconds=30)
TERPUTUS = "Penyusunan terhenti di tengah jalan. Susun sekali lagi."
GAGAL = "Paket tidak dapat disusun; rinciannya ada di catatan server."

log = logging.getLogger(__name__)


def terakhir(unit_id: int, tahun: int, now: datetime) -> PekerjaanCetak | None:
    """The latest job, whatever became of it. One whose worker died is ended."""
    p = _milik(unit_id, tahun).first()
    if p and p.keadaan in BELUM and (p.mulai_pada or p.dibuat_pada) < now - PALING_LAMA:
        p.keadaan, p.pesan = KeadaanCetak.GAGAL, TERPUTUS  # the row follows when somebody asks again
    return p


def siap(unit_id: int, tahun: int) -> PekerjaanCetak | None:
    """The latest finished job whose file is still kept."""
    p = _milik(unit_id, tahun).filter(keadaan=KeadaanCetak.SELESAI).first()
    return p if p and letak(p).is_file() else None


def tanpa_pekerja(p: PekerjaanCetak | None, now: datetime) -> bool:
    """Whether it has waited so long that there may be no worker."""
    return bool(p and p.keadaan == KeadaanCetak.ANTRI and p.dibuat_pada < now - LAMA_MENUNGGU)


def letak(p: PekerjaanCetak) -> Path:
    """Where the file of a finished job is: its hash is hexadecimal, nothing that people wrote."""
    return Path(settings.PAKET_DIR) / f"{p.sidik}.{FORMAT}"


def minta(user: Pengguna, unit: Unit, tahun: int, now: datetime) -> PekerjaanCetak:
    """A job that makes the package; the one that is under way where there is one."""
    batas = now - PALING_LAMA
    mati = Q(mulai_pada__lt=batas) | Q(mulai_pada=None, dibuat_pada__lt=batas)
    _milik(unit.pk, tahun).filter(mati, keadaan__in=BELUM).update(
        keadaan=KeadaanCetak.GAGAL, pesan=TERPUTUS, berakhir_pada=now
    )
    milik = {"unit": unit, "tahun": tahun, "dokumen": DOKUMEN, "format": FORMAT, "sidik": ""}
    try:
        with transaction.atomic():
            p = PekerjaanCetak.objects.create(**milik, diminta_oleh=user, dibuat_pada=now)
            susun.enqueue(p.pk)
    except IntegrityError:  # one is under way
        return _milik(unit.pk, tahun).latest("pk")
    return p


@task()
def susun(nomor: int) -> None:
    """What went wrong stands in the job; the log has the rest."""
    milik = PekerjaanCetak.objects.filter(pk=nomor)
    mulai = timezone.now()
    if not milik.filter(keadaan=KeadaanCetak.ANTRI).update(keadaan=KeadaanCetak.BERJALAN, mulai_pada=mulai):
        return  # it was given to two workers, or given up
    milik = milik.filter(keadaan=KeadaanCetak.BERJALAN, mulai_pada=mulai)
    p = milik.select_related("unit__pemda", "diminta_oleh").get()
    buat = Pembuatan(timezone.localtime(), str(p.diminta_oleh or "akun yang sudah dihapus"))
    try:
        sidik, ukuran = buat_berkas(
            Bahan(p.unit, p.tahun),
            buat,
            lambda n, dari, apa: milik.update(selesai=n, seluruhnya=dari, bab=apa[:200]),
        )
    except Exception:  # whatever a store, a disk or a query may do; of a renderer the package itself tells
        log.exception("the package of unit %s, year %s, could not be made", p.unit_id, p.tahun)
        milik.update(keadaan=KeadaanCetak.GAGAL, pesan=GAGAL, berakhir_pada=timezone.now())
        return
    milik.update(
        keadaan=KeadaanCetak.SELESAI, sidik=sidik, ukuran=ukuran, bab="", berakhir_pada=timezone.now()
    )
    rapikan()


def buat_berkas(
    bahan: Bahan, buat: Pembuatan, maju: Maju = lambda *_: None, ke: Path | None = None
) -> tuple[str, int]:
    """Writes the package to `ke`, or to the store under its hash. Returns SHA-256 and bytes.

    Under another name until it is whole: nobody downloads half of it.
    """
    folder = ke.parent if ke else Path(settings.PAKET_DIR)
    if not ke:
        folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=".paket-", delete=False) as f:
        try:
            tulis_paket(bahan, f, buat, maju)
            f.flush()
            ukuran = f.tell()
            with open(f.name, "rb") as baca:
                sidik = file_digest(baca, "sha256").hexdigest()
            os.replace(f.name, ke or folder / f"{sidik}.{FORMAT}")
        except BaseException:
            os.unlink(f.name)
            raise
    return sidik, ukuran


def rapikan() -> None:
    """Takes away what is older than a week, and what a killed worker left."""
    batas = time.time() - SIMPAN_HARI * 24 * 3600
    for berkas in Path(settings.PAKET_DIR).iterdir():
        with suppress(FileNotFoundError):  # another worker was quicker
            if berkas.stat().st_mtime < batas:
                berkas.unlink()


def _milik(unit_id: int, tahun: int) -> QuerySet[PekerjaanCetak]:
    return PekerjaanCetak.objects.filter(unit=unit_id, tahun=tahun, dokumen=DOKUMEN)
