"""An import from upload to apply: stored, read in the background, previewed, applied whole or not at all."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from lkjip.buku_kerja.masuk import BukuDitolak
from lkjip.formats import waktu
from lkjip.models import Pengguna, Unit
from pengisian.simpan import TidakDapatDiisi, giliran
from pertukaran.enums import JenisImpor, KeadaanImpor
from pertukaran.models import Impor, PemetaanKode
from pertukaran.sipd import pagu, realisasi
from pertukaran.sipd.pembaca import BATAS_DETIK, baca

FOLDER = "impor"
JENIS = (JenisImpor.SIPD_PAGU, JenisImpor.SIPD_REAL)
BATAS_DIAM = timedelta(seconds=10)  # a queue that does not move has no worker
BATAS_JALAN = timedelta(seconds=BATAS_DETIK + 60)  # what is still read then has lost its worker
PESAN_GAGAL = "Berkas tidak dapat dibaca karena kesalahan di server; rinciannya ada di catatan server."
BELUM = (KeadaanImpor.ANTRE, KeadaanImpor.DIBACA)

log = logging.getLogger(__name__)


def terima(
    pengguna: Pengguna,
    unit: Unit,
    tahun: int,
    *,
    jenis: JenisImpor,
    nama: str,
    isi: bytes,
    pilihan: dict[str, Any],
) -> Impor:
    """Stores an upload and has it read in the background. What nobody applied for a week is thrown away."""
    for lama in Impor.objects.kedaluwarsa().filter(jenis__in=JENIS):
        buang(lama)
    impor = Impor(
        pengguna=pengguna,
        unit=unit,
        tahun=tahun,
        jenis=jenis,
        pilihan=pilihan,
        nama_berkas="".join(h if h.isprintable() else " " for h in nama)[:200],
        sidik=sha256(isi).hexdigest(),
        pada=timezone.now(),
    )
    impor.berkas = default_storage.save(f"{FOLDER}/{impor.pk}", ContentFile(isi))
    with transaction.atomic():
        impor.save()
        _antrikan(impor)
    impor.refresh_from_db()  # where tasks run at once, it is read
    return impor


def _antrikan(impor: Impor) -> None:
    from pertukaran.sipd.tugas import baca_sipd

    baca_sipd.enqueue(str(impor.pk))


def buang(impor: Impor) -> None:
    """Forgets an import that was not applied, with its file."""
    if impor.berkas:
        default_storage.delete(impor.berkas)
    impor.delete()


def kerjakan(nomor: str) -> None:
    """Reads a waiting file and previews it. Nothing is done where another worker has it, or it is gone."""
    milik = Impor.objects.filter(pk=nomor, jenis__in=JENIS)
    if not milik.filter(keadaan=KeadaanImpor.ANTRE).update(keadaan=KeadaanImpor.DIBACA, persen=0):
        return
    impor = milik.select_related("unit__pemda", "pengguna").get()
    try:
        with default_storage.open(impor.berkas) as berkas:
            isi = berkas.read()
        impor.isi = baca(isi, impor.jenis, _Kemajuan(impor))
        segarkan(impor, impor.pengguna)
        impor.keadaan, impor.persen = KeadaanImpor.SIAP, 100
    except BukuDitolak as tolak:
        impor.keadaan, impor.galat = KeadaanImpor.GAGAL, str(tolak)
    except Exception:  # the reader is told, the log has the rest
        log.exception("import %s could not be read", impor.pk)
        impor.keadaan, impor.galat = KeadaanImpor.GAGAL, PESAN_GAGAL
    berkas_lama, impor.berkas = impor.berkas, ""  # all of it that counts is in `isi`
    impor.save(update_fields=["isi", "hasil", "keadaan", "persen", "galat", "berkas"])
    default_storage.delete(berkas_lama)


class _Kemajuan:
    """Writes down how far the reading is, at most once a second."""

    def __init__(self, impor: Impor) -> None:
        self.impor, self.terakhir = impor, time.monotonic()

    def __call__(self, persen: int) -> None:
        if time.monotonic() - self.terakhir >= 1:
            self.terakhir = time.monotonic()
            Impor.objects.filter(pk=self.impor.pk).update(persen=min(persen, 99))


def segarkan(impor: Impor, oleh: Pengguna) -> dict[str, Any]:
    """The preview as of now, into impor.hasil; the caller saves it."""
    hasil = _susun(impor, oleh).hasil
    sama = Impor.objects.filter(
        unit=impor.unit_id,
        tahun=impor.tahun,
        jenis=impor.jenis,
        sidik=impor.sidik,
        diterapkan_pada__isnull=False,
    ).exclude(pk=impor.pk)
    if lalu := sama.order_by("-diterapkan_pada").first():
        hasil.catatan.append(
            f"Berkas ini sudah diterapkan {waktu(timezone.localtime(lalu.diterapkan_pada))}."
        )
    impor.hasil = hasil.sajian()
    return impor.hasil


def _susun(impor: Impor, oleh: Pengguna) -> pagu.RencanaPagu | realisasi.RencanaRealisasi:
    if impor.jenis == JenisImpor.SIPD_PAGU:
        return pagu.susun(impor)
    return realisasi.susun(impor, oleh)


def tetapkan(impor: Impor, oleh: Pengguna, **pilihan: Any) -> None:
    """Takes over what the user chose about the file, and previews again."""
    impor.pilihan = impor.pilihan | pilihan
    segarkan(impor, oleh)
    impor.save(update_fields=["pilihan", "hasil"])


@transaction.atomic
def petakan(
    impor: Impor, oleh: Pengguna, peta: dict[str, str], baru: list[str], sasaran: dict[str, str]
) -> None:
    """Keeps where codes of the file belong ("" leaves them out), for this file and the next ones."""
    for asal, tujuan in peta.items():
        PemetaanKode.objects.update_or_create(
            unit=impor.unit,
            kode_asal=asal,
            defaults={"kode_tujuan": tujuan, "oleh": oleh, "pada": timezone.now()},
        )
    lama = impor.pilihan
    tetapkan(
        impor,
        oleh,
        baru=sorted({*lama.get("baru", ()), *baru} - peta.keys()),
        sasaran=lama.get("sasaran", {}) | sasaran,
    )


def terapkan(impor: Impor, oleh: Pengguna, *, sidik: str) -> str:
    """Writes everything that was shown under `sidik`; else nothing, and says why. "" where it was written."""
    with giliran, transaction.atomic():
        # Two clicks on the button: the second waits here and finds it done.
        kini = Impor.objects.select_for_update().get(pk=impor.pk)
        if kini.keadaan != KeadaanImpor.SIAP:
            return "Impor ini sudah diterapkan." if kini.diterapkan_pada else "Impor ini belum siap."
        kini.unit, kini.pengguna = impor.unit, impor.pengguna
        semula = (kini.hasil or {}).get("sidik")
        hasil = segarkan(kini, oleh)
        if hasil["sidik"] != sidik or semula != sidik:
            kini.save(update_fields=["hasil"])
            return (
                "Belum ada yang ditulis: isinya berubah sejak pratinjau yang Anda lihat. Periksa sekali lagi."
            )
        if not hasil["dapat"]:
            return "Belum ada yang ditulis: masih ada yang harus diperbaiki, atau tidak ada perubahan."
        try:
            with transaction.atomic():
                _tulis(kini, oleh)
        except TidakDapatDiisi as tolak:
            return f"Belum ada yang ditulis. {tolak}"
        kini.keadaan, kini.diterapkan_pada = KeadaanImpor.DITERAPKAN, timezone.now()
        kini.isi = None  # what was done stands in `hasil` and in the log
        kini.save(update_fields=["keadaan", "diterapkan_pada", "hasil", "isi"])
    return ""


def _tulis(impor: Impor, oleh: Pengguna) -> None:
    rencana = _susun(impor, oleh)
    if isinstance(rencana, pagu.RencanaPagu):
        pagu.terapkan(impor, rencana, oleh)
    else:
        realisasi.terapkan(impor, rencana, oleh)


def antrean_diam(impor: Impor) -> bool:
    """Whether the file waits and nothing moves, that is no worker is there."""
    return impor.keadaan == KeadaanImpor.ANTRE and impor.pada < timezone.now() - BATAS_DIAM


def terhenti(impor: Impor) -> bool:
    """Whether the worker that reads the file must be dead."""
    return impor.keadaan == KeadaanImpor.DIBACA and impor.pada < timezone.now() - BATAS_JALAN


def ulangi(impor: Impor) -> None:
    """Has a file read again whose worker died."""
    milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.DIBACA)
    with transaction.atomic():
        if milik.update(keadaan=KeadaanImpor.ANTRE, pada=timezone.now(), persen=0):
            _antrikan(impor)
