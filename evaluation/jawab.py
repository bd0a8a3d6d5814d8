"""Writes the answers of both sides: the only way to change JawabanKriteria and JawabanSub.

An answer is written when it still is what its writer saw (compare and set, under the lock of the
evaluation). Else its writer gets both and chooses; nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from evaluation.enums import CaraEvaluasi, Pihak
from evaluation.kunci import evaluasi_terkunci
from evaluation.lembar import lembar_evaluasi
from evaluation.models import EvaluasiAkip, JawabanKriteria, JawabanSub, KriteriaAkip
from evaluation.tim import boleh_pada
from lkjip.access import Hak
from lkjip.models import Pengguna
from pengisian.simpan import Nasib

HAK_PIHAK: dict[Pihak, Hak] = {Pihak.UNIT: Hak.MANDIRI, Pihak.TIM: Hak.EVALUASI}
PANJANG_CATATAN = 4000


class JawabanDitolak(Exception):
    """Answers cannot be written now, or not by this user. The message says why."""


@dataclass(frozen=True, slots=True)
class Penjawab:
    """Who answers for which side, and when."""

    pengguna: Pengguna
    evaluasi: EvaluasiAkip
    pihak: Pihak
    sekarang: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True, slots=True)
class IsiJawaban:
    """An answer to be written. versi is of the one that its writer saw; 0 where there was none."""

    kriteria: int
    terpenuhi: bool | None
    catatan: str
    versi: int


@dataclass(frozen=True, slots=True)
class HasilJawaban:
    """What became of it. kini is what stands there now: in a conflict the other's answer."""

    kriteria: int
    nasib: Nasib
    kini: JawabanKriteria | None
    pesan: str = ""


def pastikan_dapat_dijawab(penjawab: Penjawab, kini: EvaluasiAkip) -> None:
    """Raises JawabanDitolak. Asked under the lock."""
    if not boleh_pada(penjawab.pengguna, HAK_PIHAK[penjawab.pihak], kini):
        raise JawabanDitolak(
            f"Anda tidak dapat mengubah {penjawab.pihak.label.lower()} ini: "
            f"evaluasi dalam tahap “{kini.get_tahap_display()}”."
        )
    if kini.cara == CaraEvaluasi.NILAI:
        raise JawabanDitolak("Evaluasi tahun ini mencatat LHE yang sudah terbit, tanpa kriteria.")


def simpan_jawaban(penjawab: Penjawab, isian: Sequence[IsiJawaban]) -> tuple[HasilJawaban, ...]:
    """Writes what can be written and tells of each answer, in the order given. Raises JawabanDitolak."""
    with evaluasi_terkunci(penjawab.evaluasi) as kini:
        pastikan_dapat_dijawab(penjawab, kini)
        nomor = [i.kriteria for i in isian]
        dikenal = set(
            KriteriaAkip.objects.filter(pk__in=nomor, sub__komponen__lke=kini.lke_id).values_list(
                "pk", flat=True
            )
        )
        ada = {
            j.kriteria_id: j
            for j in kini.jawaban.filter(pihak=penjawab.pihak, kriteria__in=nomor).select_related("oleh")
        }
        return tuple(
            _simpan(penjawab, i, ada.get(i.kriteria))
            if i.kriteria in dikenal
            else HasilJawaban(i.kriteria, Nasib.GALAT, None, "Kriteria ini tidak ada pada lembar kerja.")
            for i in isian
        )


def _simpan(penjawab: Penjawab, isi: IsiJawaban, ada: JawabanKriteria | None) -> HasilJawaban:
    catatan = isi.catatan.replace("\r\n", "\n").strip()
    if len(catatan) > PANJANG_CATATAN:
        pesan = f"Catatan paling panjang {PANJANG_CATATAN} huruf; yang ini {len(catatan)}."
        return HasilJawaban(isi.kriteria, Nasib.GALAT, ada, pesan)
    if (
        (ada.terpenuhi, ada.catatan) == (isi.terpenuhi, catatan)
        if ada
        else (isi.terpenuhi is None and not catatan)
    ):
        return HasilJawaban(isi.kriteria, Nasib.SAMA, ada)
    if (ada.versi if ada else 0) != isi.versi:
        pesan = "Kriteria ini sudah dijawab orang lain sejak halaman ini dibuka."
        return HasilJawaban(isi.kriteria, Nasib.KONFLIK, ada, pesan)
    baris = ada or JawabanKriteria(
        evaluasi=penjawab.evaluasi, kriteria_id=isi.kriteria, pihak=penjawab.pihak, versi=0
    )
    baris.terpenuhi, baris.catatan, baris.versi = isi.terpenuhi, catatan, baris.versi + 1
    baris.oleh, baris.pada = penjawab.pengguna, penjawab.sekarang
    baris.save()
    return HasilJawaban(isi.kriteria, Nasib.TERSIMPAN, baris)


@dataclass(frozen=True, slots=True)
class IsiPilihan:
    """A or AA for a sub-component; without kode the derived answer. semula: the time of what was seen."""

    sub: int
    kode: str
    alasan: str
    semula: str = ""


def simpan_pilihan(penjawab: Penjawab, isi: IsiPilihan) -> Nasib:
    """The team's choice over the derived answer. Raises JawabanDitolak, also where another changed it."""
    with evaluasi_terkunci(penjawab.evaluasi) as kini:
        pastikan_dapat_dijawab(penjawab, kini)
        ada = JawabanSub.objects.filter(evaluasi=kini, sub=isi.sub).select_related("oleh").first()
        alasan = isi.alasan.replace("\r\n", "\n").strip()
        if (ada.kode, ada.alasan) == (isi.kode, alasan) if ada else not isi.kode:
            return Nasib.SAMA
        if tanda_pilihan(ada) != isi.semula:
            raise JawabanDitolak(
                f"{ada.oleh} memilih jawaban {ada.kode}: “{ada.alasan}”. Periksa, lalu simpan lagi."
                if ada
                else "Pilihan jawaban sudah dihapus orang lain. Periksa, lalu simpan lagi."
            )
        if not isi.kode:
            if ada:
                ada.delete()
            return Nasib.TERSIMPAN
        _pastikan_pilihan(kini, isi.sub, isi.kode, alasan)
        JawabanSub.objects.update_or_create(
            evaluasi=kini,
            sub_id=isi.sub,
            defaults={
                "kode": isi.kode,
                "alasan": alasan,
                "oleh": penjawab.pengguna,
                "pada": penjawab.sekarang,
            },
        )
        return Nasib.TERSIMPAN


def tanda_pilihan(pilihan: JawabanSub | None) -> str:
    """What tells one state of a choice from the next."""
    return pilihan.pada.isoformat() if pilihan else ""


def _pastikan_pilihan(evaluasi: EvaluasiAkip, sub_id: int, kode: str, alasan: str) -> None:
    sub = next((s for s in lembar_evaluasi(evaluasi).sub if s.id == sub_id), None)
    if sub is None or kode not in {t.kode for t in sub.pilihan_terbuka}:
        raise JawabanDitolak(f"Jawaban {kode} baru dapat dipilih bila semua kriteria terpenuhi.")
    if not alasan:
        raise JawabanDitolak(f"Tulis alasan jawaban {kode}.")
