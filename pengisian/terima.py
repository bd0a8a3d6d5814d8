"""Accepting a warning with a reason. It holds as long as the cell keeps the value that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from lkjip.access import bidang_diisi
from pengisian import tampilan
from pengisian.cuplikan import Cuplikan
from pengisian.data import nomor_kunci
from pengisian.lembar import Lembar
from pengisian.models import PeringatanDiterima
from pengisian.posisi import PosisiTriwulan
from pengisian.simpan import Penulis, pastikan_dapat_diisi
from pengisian.tulis import muat_baris

PANJANG_ALASAN = 1000


class TerimaDitolak(Exception):
    """A warning that cannot be accepted. The message says why."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a person answers to a warning; kunci and kolom are empty for the one about the whole sheet."""

    kunci: str
    kolom: str
    kode: str
    nilai: str
    alasan: str


def terima(penulis: Penulis, jawaban: Jawaban) -> PosisiTriwulan:
    """Raises TerimaDitolak, and TidakDapatDiisi where the quarter cannot be written."""
    alasan = "\n".join(jawaban.alasan.replace("\0", "").splitlines()).strip()
    if not alasan:
        raise TerimaDitolak("Tulis alasannya.")
    if len(alasan) > PANJANG_ALASAN:
        raise TerimaDitolak(f"Alasan paling banyak {PANJANG_ALASAN} huruf; ini {len(alasan)} huruf.")
    with transaction.atomic():
        kini = pastikan_dapat_diisi(penulis)
        ada = _peringatan(penulis, kini, jawaban)
        if ada is None:
            raise TerimaDitolak("Peringatan ini sudah tidak berlaku: nilainya berubah. Muat ulang halaman.")
        if ada.minta:
            raise TerimaDitolak(f"Peringatan ini dijawab dengan mengisi {ada.minta} data.")
        if not ada.alasan:
            PeringatanDiterima.objects.create(
                unit=penulis.unit,
                tahun=penulis.tahun,
                triwulan=penulis.triwulan,
                aturan=ada.kode,
                indikator_id=next(iter(nomor_kunci([ada.kunci], "i")), None),
                simpul_id=next(iter(nomor_kunci([ada.kunci], "s")), None),
                nilai=ada.nilai,
                alasan=alasan,
                oleh=penulis.pengguna,
                pada=penulis.sekarang,
            )
    return kini


def _peringatan(penulis: Penulis, kini: PosisiTriwulan, jawaban: Jawaban) -> tampilan.Peringatan | None:
    """The warning as it stands now, on a row that the person may write."""
    if not jawaban.kunci:
        if bidang_diisi(penulis.pengguna, penulis.unit) is not None:
            raise TerimaDitolak("Peringatan tentang seluruh lembar diterima oleh perencana.")
        ada = tampilan.peringatan_seluruh(Lembar(penulis.unit, kini))
        return ada if ada and (ada.kode, ada.nilai) == (jawaban.kode, jawaban.nilai) else None
    if not muat_baris(penulis.unit, penulis.tahun, penulis.triwulan, penulis.pengguna, [jawaban.kunci]):
        raise TerimaDitolak("Baris ini tidak ada pada lembar triwulan ini, atau bukan baris bidang Anda.")
    lembar = Cuplikan(penulis.unit, kini, [jawaban.kunci])
    dicari = (jawaban.kunci, jawaban.kolom, jawaban.kode, jawaban.nilai)
    semua = (p for b in lembar.baris for p in tampilan.peringatan(lembar, b))
    return next((p for p in semua if (p.kunci, p.kolom, p.kode, p.nilai) == dicari), None)
