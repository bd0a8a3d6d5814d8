"""The steps of an AKIP evaluation: kirim, minta dilengkapi, mulai, ajukan, kembalikan, tetapkan.

Each is a row of the log. The last one freezes the LHE.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from evaluation.enums import (
    HAK_LANGKAH,
    LANGKAH_DARI,
    LANGKAH_KE,
    WAJIB_ALASAN,
    CaraEvaluasi,
    LangkahEvaluasi,
    Pihak,
)
from evaluation.kabar import kabarkan_rekomendasi
from evaluation.kekurangan import Kekurangan, kekurangan
from evaluation.kunci import evaluasi_terkunci
from evaluation.lembar import LembarEvaluasi, lembar_evaluasi
from evaluation.models import CatatanLangkah, EvaluasiAkip, NilaiAkip, SalinanLhe
from evaluation.salinan import isi_lhe, teks_lhe
from evaluation.tim import boleh_pada
from lkjip.access import boleh
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.jabatan import jabatan_pada
from lkjip.kirim_surel import kirim_surel
from lkjip.models import Pengguna
from lkjip.pemberitahuan import beri_tahu, penerima

# Who is told of a step, and in which words: people of the unit by role, the team by the place in it.
DIBERI_TAHU: dict[LangkahEvaluasi, tuple[tuple[Peran | PeranTim, ...], str]] = {
    LangkahEvaluasi.KIRIM: (tuple(PeranTim), "penilaian mandiri terkirim"),
    LangkahEvaluasi.MINTA_LENGKAPI: ((Peran.PERENCANA, Peran.KEPALA), "penilaian mandiri perlu dilengkapi"),
    LangkahEvaluasi.MULAI: ((Peran.PERENCANA, Peran.KEPALA, *PeranTim), "mulai dievaluasi"),
    LangkahEvaluasi.AJUKAN: ((PeranTim.KETUA,), "menunggu penetapan Anda"),
    LangkahEvaluasi.KEMBALIKAN: (tuple(PeranTim), "dikembalikan kepada tim"),
    LangkahEvaluasi.TETAPKAN: (
        (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA, *PeranTim),
        "LHE telah ditetapkan",
    ),
}


class LangkahDitolak(Exception):
    """A step that cannot be taken. The message says why; kekurangan lists what is missing."""

    def __init__(self, pesan: str, kurang: tuple[Kekurangan, ...] = ()) -> None:
        super().__init__(pesan)
        self.kekurangan = kurang


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A step to be taken: by whom, why, when."""

    langkah: LangkahEvaluasi
    oleh: Pengguna
    alasan: str = ""
    sekarang: datetime = field(default_factory=timezone.now)


def ambil_langkah(minta: Permintaan, evaluasi: EvaluasiAkip) -> EvaluasiAkip:
    """Takes a step, and sends mail about it once it is committed. Raises LangkahDitolak."""
    with evaluasi_terkunci(evaluasi) as kini:
        _pastikan(minta, kini)
        lembar = lembar_evaluasi(kini)
        if kurang := kekurangan(minta.langkah, lembar):
            raise LangkahDitolak(
                f"Langkah “{minta.langkah.label}” belum dapat diambil: masih ada {len(kurang)} kekurangan.",
                kurang,
            )
        catatan = _catat(minta, kini)
        if minta.langkah == LangkahEvaluasi.TETAPKAN:
            _bekukan(minta, kini, lembar)
        _kabarkan(catatan, kini)
    return kini


def langkah_terbuka(pengguna: Pengguna, evaluasi: EvaluasiAkip) -> tuple[LangkahEvaluasi, ...]:
    """The steps that the user may take now, as the tables of steps and of rights say."""
    return tuple(g for g in LangkahEvaluasi if _dapat(pengguna, g, evaluasi))


def _dapat(pengguna: Pengguna, langkah: LangkahEvaluasi, evaluasi: EvaluasiAkip) -> bool:
    # An LHE of paper is not preceded by a self-assessment here.
    berlaku = langkah != LangkahEvaluasi.KIRIM or evaluasi.cara == CaraEvaluasi.LKE
    return (
        berlaku
        and evaluasi.tahap in LANGKAH_DARI[langkah]
        and boleh_pada(pengguna, HAK_LANGKAH[langkah], evaluasi)
    )


def _pastikan(minta: Permintaan, evaluasi: EvaluasiAkip) -> None:
    langkah, hak = minta.langkah, HAK_LANGKAH[minta.langkah]
    if not boleh(minta.oleh, hak, evaluasi.unit):
        raise LangkahDitolak(f"Anda tidak berhak atas langkah “{langkah.label}”.")
    if langkah == LangkahEvaluasi.KIRIM and evaluasi.cara == CaraEvaluasi.NILAI:
        raise LangkahDitolak("Evaluasi tahun ini mencatat LHE yang sudah terbit, tanpa penilaian mandiri.")
    if not _dapat(minta.oleh, langkah, evaluasi):
        raise LangkahDitolak(
            f"Langkah “{langkah.label}” tidak dapat Anda ambil sekarang: evaluasi ini dalam tahap "
            f"“{evaluasi.get_tahap_display()}”, atau Anda tidak bertugas untuk itu dalam tim."
        )
    if langkah in WAJIB_ALASAN and not minta.alasan.strip():
        raise LangkahDitolak("Tulis alasannya, supaya jelas apa yang harus diperbaiki.")


def _catat(minta: Permintaan, evaluasi: EvaluasiAkip) -> CatatanLangkah:
    """The new state and its row of the log."""
    dari, evaluasi.tahap = evaluasi.tahap, LANGKAH_KE[minta.langkah]
    evaluasi.save(update_fields=["tahap"])
    return CatatanLangkah.objects.create(
        evaluasi=evaluasi,
        langkah=minta.langkah,
        dari=dari,
        ke=evaluasi.tahap,
        alasan=minta.alasan.strip(),
        oleh=minta.oleh,
        jabatan=jabatan_pada(minta.oleh, evaluasi.unit, timezone.localdate(minta.sekarang))[:200],
        pada=minta.sekarang,
    )


def _bekukan(minta: Permintaan, evaluasi: EvaluasiAkip, lembar: LembarEvaluasi) -> None:
    """The scores as rows, which reports read, and the whole LHE as its copy."""
    if evaluasi.cara == CaraEvaluasi.LKE:
        NilaiAkip.objects.filter(evaluasi=evaluasi).delete()
        NilaiAkip.objects.bulk_create(
            NilaiAkip(evaluasi=evaluasi, komponen_id=k.id, sub_id=sub, nilai=nilai)
            for k in lembar.komponen
            for sub, nilai in [
                (None, k.nilai(Pihak.TIM).nilai),
                *((s.id, s.nilai(Pihak.TIM).nilai) for s in k.sub),
            ]
            if nilai is not None  # all are known: what is missing keeps a sheet from its ketua
        )
    isi, jejak = teks_lhe(isi_lhe(evaluasi))
    SalinanLhe.objects.create(evaluasi=evaluasi, isi=isi, sha256=jejak, oleh=minta.oleh, pada=minta.sekarang)


def _kabarkan(catatan: CatatanLangkah, evaluasi: EvaluasiAkip) -> None:
    siapa, kata = DIBERI_TAHU[LangkahEvaluasi(catatan.langkah)]
    if evaluasi.tahap == TahapEvaluasi.FINAL and kabarkan_rekomendasi(evaluasi):
        siapa = tuple(PeranTim)  # the unit has the message of its recommendations
    kepada = {p.pk: p for p in _penerima(evaluasi, siapa) if p.pk != catatan.oleh_id}
    beri_tahu(
        kepada.values(),
        kunci=f"evaluasi-{catatan.pk}",
        judul=f"Evaluasi AKIP {evaluasi.tahun} {evaluasi.unit.nama_singkat}: {kata}",
        isi=catatan.alasan,
        alamat=reverse("akip", kwargs={"unit": evaluasi.unit.slug, "tahun": evaluasi.tahun}),
        unit=evaluasi.unit,
        sekarang=catatan.pada,
    )
    if kepada:
        # A mail that cannot be sent waits for manage.py kirim_surel.
        transaction.on_commit(partial(kirim_surel, set(kepada)), robust=True)


def _penerima(evaluasi: EvaluasiAkip, siapa: Collection[Peran | PeranTim]) -> list[Pengguna]:
    """The people of the unit and of the team. While there is no team: everybody of the Inspektorat."""
    peran = [p for p in siapa if isinstance(p, Peran)]
    tempat = {p for p in siapa if isinstance(p, PeranTim)}
    kepada = penerima(evaluasi.unit, peran) if peran else []
    if tempat:
        anggota = list(evaluasi.anggota.select_related("pengguna"))
        kepada += [a.pengguna for a in anggota if a.peran in tempat and a.pengguna.is_active]
        if not anggota:
            kepada += penerima(evaluasi.unit, [Peran.INSPEKTORAT])
    return kepada
