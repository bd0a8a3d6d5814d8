"""What moves a recommendation on, and the only writer of Rekomendasi.status. Each step is a row of the log.

Who may do what in which state stands in lkjip/access.py; where a step leads, in evaluation/enums.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from evaluation.enums import HAK_PUTUSAN, PUTUSAN_KE, PutusanRekomendasi
from evaluation.kabar import kabarkan_putusan, surel_sesudahnya
from evaluation.models import CatatanPutusan, Rekomendasi, TindakLanjut
from lkjip.access import Pemakai, Posisi, boleh
from lkjip.enums import StatusRekomendasi, TahapEvaluasi
from lkjip.jabatan import jabatan_pada
from lkjip.models import Pengguna
from pengisian.simpan import giliran

# What settles the entries of follow-up made before it: they stay as they were.
MENETAPKAN = (PutusanRekomendasi.KEMBALIKAN, PutusanRekomendasi.VERIFIKASI)
# Steps that somebody takes by a button; an entry of follow-up takes CATAT by itself.
TOMBOL = tuple(p for p in PutusanRekomendasi if p != PutusanRekomendasi.CATAT)
SENDIRI = (
    "Anda ikut menindaklanjuti rekomendasi ini atau menyatakannya selesai, "
    "jadi harus diperiksa anggota Inspektorat lain."
)


class PutusanDitolak(Exception):
    """A step that cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A step to be taken: by whom, with which note, when.

    versi is that of the recommendation which its judge saw; None judges what stands there.
    """

    putusan: PutusanRekomendasi
    oleh: Pengguna
    catatan: str = ""
    versi: int | None = None
    sekarang: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True, slots=True)
class HasilPutusan:
    """What became of a step for one of many recommendations. galat is empty where it was taken."""

    rekomendasi: Rekomendasi
    galat: str = ""


def posisi_rekomendasi(pengguna: Pemakai, rekomendasi: Rekomendasi) -> Posisi:
    """Its state, and whether the user has had a hand in what is to be judged. One query."""
    return Posisi(StatusRekomendasi(rekomendasi.status), sendiri=_sendiri(pengguna, rekomendasi))


def putusan_terbuka(pengguna: Pemakai, rekomendasi: Rekomendasi) -> tuple[PutusanRekomendasi, ...]:
    """The steps that the user may take now by a button."""
    if rekomendasi.evaluasi.tahap != TahapEvaluasi.FINAL:
        return ()
    kini = posisi_rekomendasi(pengguna, rekomendasi)
    return tuple(p for p in TOMBOL if boleh(pengguna, HAK_PUTUSAN[p], rekomendasi.evaluasi.unit, kini))


def ambil_putusan(minta: Permintaan, rekomendasi: Rekomendasi) -> Rekomendasi:
    """Takes a step, and sends mail about it once it is committed. Raises PutusanDitolak."""
    with giliran, transaction.atomic():
        kini, kabar = _ambil(minta, rekomendasi)
        surel_sesudahnya(kabar)
    return kini


def ambil_putusan_banyak(
    minta: Permintaan, rekomendasi: Iterable[Rekomendasi], versi: Mapping[int, int] | None = None
) -> list[HasilPutusan]:
    """The same step for many, each by itself: one that cannot take it does not keep back the others.

    versi: of each recommendation (by its pk), what its judge saw.
    """
    hasil = []
    kabar: set[int] = set()
    for r in rekomendasi:
        satu = replace(minta, versi=versi.get(r.pk) if versi else minta.versi)
        try:
            with giliran, transaction.atomic():
                kini, diberi_tahu = _ambil(satu, r)
        except PutusanDitolak as ditolak:
            hasil.append(HasilPutusan(r, str(ditolak)))
        else:
            kabar |= diberi_tahu
            hasil.append(HasilPutusan(kini))
    surel_sesudahnya(kabar)
    return hasil


def kunci_rekomendasi(pk: int) -> Rekomendasi:
    """The recommendation as it is now, locked until the end of the transaction.

    Raises PutusanDitolak where it was deleted, or its LHE is not final.
    """
    semua = Rekomendasi.objects.select_for_update(of=("self",)).select_related("evaluasi__unit__pemda")
    kini = semua.filter(pk=pk).first()
    if kini is None:
        raise PutusanDitolak("Rekomendasi ini sudah tidak ada.")
    if kini.evaluasi.tahap != TahapEvaluasi.FINAL:
        raise PutusanDitolak("LHE rekomendasi ini belum ditetapkan.")
    return kini


def ditetapkan_pada(rekomendasi: Rekomendasi) -> datetime | None:
    """When the entries made so far were last judged; None where they never were."""
    hasil: datetime | None = rekomendasi.putusan.filter(putusan__in=MENETAPKAN).aggregate(p=Max("pada"))["p"]
    return hasil


def sudah_tetap(entri: TindakLanjut, ditetapkan: datetime | None) -> bool:
    """Whether an entry was judged. One without a time came with the data, before anything was judged."""
    return ditetapkan is not None and (entri.pada is None or entri.pada <= ditetapkan)


def catat(rekomendasi: Rekomendasi, oleh: Pengguna, sekarang: datetime) -> None:
    """What an entry of follow-up does to its recommendation, which is locked: it is PROSES from now on."""
    if rekomendasi.status == StatusRekomendasi.PROSES:
        Rekomendasi.objects.filter(pk=rekomendasi.pk).update(versi=rekomendasi.versi + 1)
        rekomendasi.versi += 1
        return
    _tulis(Permintaan(PutusanRekomendasi.CATAT, oleh, sekarang=sekarang), rekomendasi)


def _ambil(minta: Permintaan, rekomendasi: Rekomendasi) -> tuple[Rekomendasi, set[int]]:
    """The step in a transaction: the recommendation as it is then, and who is told of it."""
    kini = kunci_rekomendasi(rekomendasi.pk)
    _pastikan(minta, kini)
    catatan = _tulis(minta, kini)
    return kini, kabarkan_putusan(catatan, kini)


def _pastikan(minta: Permintaan, kini: Rekomendasi) -> None:
    putusan, hak, unit = minta.putusan, HAK_PUTUSAN[minta.putusan], kini.evaluasi.unit
    if putusan not in TOMBOL:
        raise PutusanDitolak("Tindak lanjut dicatat dengan isiannya.")
    if not boleh(minta.oleh, hak, unit):
        raise PutusanDitolak(f"Anda tidak berhak atas langkah “{putusan.label}”.")
    posisi = posisi_rekomendasi(minta.oleh, kini)
    if not boleh(minta.oleh, hak, unit, replace(posisi, sendiri=False)):
        status = StatusRekomendasi(kini.status).label.lower()
        raise PutusanDitolak(f"Langkah “{putusan.label}” tidak berlaku: rekomendasi ini {status}.")
    if not boleh(minta.oleh, hak, unit, posisi):
        raise PutusanDitolak(SENDIRI)
    if minta.versi is not None and minta.versi != kini.versi:
        raise PutusanDitolak("Rekomendasi ini berubah sejak halaman dibuka. Periksa sekali lagi.")
    if putusan == PutusanRekomendasi.KEMBALIKAN and not minta.catatan.strip():
        raise PutusanDitolak("Tulis alasannya, supaya jelas apa yang harus diperbaiki.")
    if putusan == PutusanRekomendasi.NYATAKAN_SELESAI and not _ada_yang_baru(kini):
        raise PutusanDitolak(
            "Belum ada tindak lanjut sejak dikembalikan. Catat dahulu apa yang diperbaiki."
            if ditetapkan_pada(kini)
            else "Belum ada tindak lanjut. Catat dahulu apa yang sudah dilakukan."
        )


def _ada_yang_baru(kini: Rekomendasi) -> bool:
    sejak = ditetapkan_pada(kini)
    entri = kini.tindak_lanjut.all()
    return entri.filter(pada__gt=sejak).exists() if sejak else entri.exists()


def _tulis(minta: Permintaan, kini: Rekomendasi) -> CatatanPutusan:
    """The new state and its row of the log."""
    dari = StatusRekomendasi(kini.status)
    kini.status = PUTUSAN_KE[minta.putusan]
    if minta.putusan == PutusanRekomendasi.NYATAKAN_SELESAI:
        kini.nyata_oleh = minta.oleh
    elif minta.putusan == PutusanRekomendasi.TARIK:
        kini.nyata_oleh = None
    kini.versi += 1
    kini.save(update_fields=["status", "nyata_oleh", "versi"])
    hari = timezone.localdate(minta.sekarang)
    return CatatanPutusan.objects.create(
        rekomendasi=kini,
        putusan=minta.putusan,
        dari=dari,
        ke=kini.status,
        catatan=minta.catatan.strip(),
        oleh=minta.oleh,
        jabatan=jabatan_pada(minta.oleh, kini.evaluasi.unit, hari)[:200],
        pada=minta.sekarang,
    )


def _sendiri(pengguna: Pemakai, rekomendasi: Rekomendasi) -> bool:
    """Whether the user ever said that it is done, wrote an entry of it, or added evidence to one."""
    if not pengguna.is_authenticated:
        return False
    unit_sendiri = (PutusanRekomendasi.CATAT, PutusanRekomendasi.NYATAKAN_SELESAI)
    return (
        Rekomendasi.objects.filter(pk=rekomendasi.pk)
        .filter(
            Q(nyata_oleh=pengguna)
            | Q(tindak_lanjut__oleh=pengguna)
            | Q(tindak_lanjut__bukti__oleh=pengguna)
            | Q(putusan__oleh=pengguna, putusan__putusan__in=unit_sendiri)
        )
        .exists()
    )
