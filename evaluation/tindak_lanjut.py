"""Entries of follow-up with their evidence, and the thread of questions and answers.

An entry is corrected or removed until it is judged: once its recommendation was returned or verified, it
stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from evaluation.bidang import ditindak
from evaluation.enums import Pihak
from evaluation.kabar import kabarkan_pesan, surel_sesudahnya
from evaluation.models import BuktiEvaluasi, PesanRekomendasi, Rekomendasi, TindakLanjut
from evaluation.putusan import PutusanDitolak, catat, ditetapkan_pada, kunci_rekomendasi, sudah_tetap
from lkjip.access import Hak, Posisi, boleh
from lkjip.enums import StatusRekomendasi, TahapEvaluasi
from lkjip.formats import tanggal
from lkjip.jabatan import jabatan_pada
from lkjip.models import Pengguna
from pengisian.enums import JenisBukti
from pengisian.isi_bukti import BuktiBaru, berkas_tersimpan, hapus_dengan_berkas, pastikan_muat
from pengisian.simpan import giliran

TETAP = "Tindak lanjut ini sudah diperiksa Inspektorat, jadi tetap seperti adanya. Tambahkan yang baru."


@dataclass(frozen=True, slots=True)
class IsiEntri:
    """What an entry says. persen: how far the recommendation is, 0 to 100; None where it is not said."""

    tanggal: date | None
    uraian: str
    persen: int | None = None

    @classmethod
    def dari(cls, entri: TindakLanjut) -> IsiEntri:
        return cls(entri.tanggal, entri.uraian, entri.persen)


class EntriBerubah(Exception):
    """Somebody else has changed the entry since its writer saw it; kini is what it says now."""

    def __init__(self, kini: IsiEntri) -> None:
        super().__init__("Tindak lanjut ini sudah diubah orang lain.")
        self.kini = kini


@dataclass(frozen=True, slots=True)
class Pencatat:
    """Who writes, and when."""

    pengguna: Pengguna
    sekarang: datetime = field(default_factory=timezone.now)


def sebab_tidak_dapat(pengguna: Pengguna, rekomendasi: Rekomendasi) -> str:
    """Why the user can record no follow-up now; empty where it can be done."""
    unit = rekomendasi.evaluasi.unit
    if not boleh(pengguna, Hak.TINDAK_LANJUTI, unit):
        return "Tindak lanjut dicatat oleh perencana dan operator bidang."
    status = StatusRekomendasi(rekomendasi.status)
    if not boleh(pengguna, Hak.TINDAK_LANJUTI, unit, Posisi(status)):
        if status == StatusRekomendasi.SELESAI:
            return (
                "Rekomendasi ini sudah dinyatakan selesai. Tarik dahulu pernyataannya bila ada yang kurang."
            )
        return "Rekomendasi ini sudah selesai terverifikasi."
    if not ditindak(pengguna, rekomendasi):
        return "Rekomendasi ini bukan tanggung jawab bidang Anda."
    return ""


def tambah(pencatat: Pencatat, rekomendasi: Rekomendasi, isi: IsiEntri) -> TindakLanjut:
    """Raises PutusanDitolak."""
    with _terkunci(pencatat, rekomendasi) as kini:
        _periksa_isi(pencatat, isi)
        terakhir = kini.tindak_lanjut.aggregate(n=Max("urutan"))["n"]
        entri = TindakLanjut.objects.create(
            rekomendasi=kini,
            urutan=(terakhir or 0) + 1,
            tanggal=isi.tanggal,
            uraian=isi.uraian,
            persen=isi.persen,
            oleh=pencatat.pengguna,
            pada=pencatat.sekarang,
        )
        catat(kini, pencatat.pengguna, pencatat.sekarang)
    return entri


def ubah(pencatat: Pencatat, entri: TindakLanjut, isi: IsiEntri, semula: IsiEntri | None = None) -> None:
    """Corrects it; semula is what its writer saw. Raises PutusanDitolak, EntriBerubah."""
    with _terkunci(pencatat, entri.rekomendasi) as rekomendasi:
        kini = _entri(rekomendasi, entri)
        if semula is not None and IsiEntri.dari(kini) != semula:
            raise EntriBerubah(IsiEntri.dari(kini))
        _periksa_isi(pencatat, isi)
        kini.tanggal, kini.uraian, kini.persen = isi.tanggal, isi.uraian, isi.persen
        kini.save(update_fields=["tanggal", "uraian", "persen"])
        catat(rekomendasi, pencatat.pengguna, pencatat.sekarang)


def hapus(pencatat: Pencatat, entri: TindakLanjut) -> None:
    """Removes it with its evidence. Raises PutusanDitolak."""
    with _terkunci(pencatat, entri.rekomendasi) as rekomendasi:
        kini = _entri(rekomendasi, entri)
        for bukti in kini.bukti.all():
            hapus_dengan_berkas(bukti)
        kini.delete()
        catat(rekomendasi, pencatat.pengguna, pencatat.sekarang)


def tambah_bukti(pencatat: Pencatat, entri: TindakLanjut, baru: BuktiBaru) -> BuktiEvaluasi:
    """Raises PutusanDitolak, BuktiDitolak; OSError or DatabaseError where the server cannot keep it."""
    evaluasi = entri.rekomendasi.evaluasi
    bukti = BuktiEvaluasi(
        unit=evaluasi.unit,
        tahun=evaluasi.tahun,
        tindak_lanjut=entri,
        pihak=Pihak.UNIT,
        **baru.kolom,
        oleh=pencatat.pengguna,
        pada=pencatat.sekarang,
    )
    with berkas_tersimpan(bukti, baru), _terkunci(pencatat, entri.rekomendasi) as rekomendasi:
        kini = _entri(rekomendasi, entri)
        pastikan_muat(bukti, kini.bukti.all(), "tindak lanjut ini")
        bukti.save(force_insert=True)
        catat(rekomendasi, pencatat.pengguna, pencatat.sekarang)
    return bukti


def hapus_bukti(pencatat: Pencatat, bukti: BuktiEvaluasi) -> None:
    """Raises PutusanDitolak."""
    entri = bukti.tindak_lanjut
    with _terkunci(pencatat, entri.rekomendasi) as rekomendasi:
        kini = _entri(rekomendasi, entri).bukti.filter(pk=bukti.pk).first()
        if kini is None:
            raise PutusanDitolak("Bukti ini sudah dihapus orang lain.")
        hapus_dengan_berkas(kini)
        catat(rekomendasi, pencatat.pengguna, pencatat.sekarang)


def pilih_matriks(pencatat: Pencatat, entri: TindakLanjut, dipilih: set[int]) -> None:
    """Which of the entry's images the matrix prints. Changes no evidence, so judged entries take it too.

    Raises PutusanDitolak.
    """
    with _terkunci(pencatat, entri.rekomendasi):
        gambar = BuktiEvaluasi.objects.filter(
            tindak_lanjut=entri, jenis=JenisBukti.BERKAS, tipe__startswith="image/"
        )
        gambar.update(di_matriks=False)
        gambar.filter(pk__in=dipilih).update(di_matriks=True)


def kirim_pesan(pencatat: Pencatat, rekomendasi: Rekomendasi, isi: str) -> PesanRekomendasi:
    """A question or an answer; the other side is told. Raises PutusanDitolak."""
    evaluasi, isi = rekomendasi.evaluasi, isi.strip()
    if evaluasi.tahap != TahapEvaluasi.FINAL or not boleh(pencatat.pengguna, Hak.TANYA, evaluasi.unit):
        raise PutusanDitolak("Anda tidak berhak bertanya atau menjawab pada rekomendasi ini.")
    if not isi:
        raise PutusanDitolak("Tulis pertanyaan atau jawabannya.")
    with giliran, transaction.atomic():
        pesan = PesanRekomendasi.objects.create(
            rekomendasi=rekomendasi,
            isi=isi,
            oleh=pencatat.pengguna,
            jabatan=jabatan_pada(pencatat.pengguna, evaluasi.unit, timezone.localdate(pencatat.sekarang))[
                :200
            ],
            pada=pencatat.sekarang,
        )
        surel_sesudahnya(kabarkan_pesan(pesan, rekomendasi))
    return pesan


@contextmanager
def _terkunci(pencatat: Pencatat, rekomendasi: Rekomendasi) -> Iterator[Rekomendasi]:
    """The recommendation, locked, if its follow-up may be written now. Raises PutusanDitolak."""
    with giliran, transaction.atomic():
        kini = kunci_rekomendasi(rekomendasi.pk)
        if sebab := sebab_tidak_dapat(pencatat.pengguna, kini):
            raise PutusanDitolak(sebab)
        yield kini


def _entri(rekomendasi: Rekomendasi, entri: TindakLanjut) -> TindakLanjut:
    """The entry as it is now, if it may still be changed."""
    kini = rekomendasi.tindak_lanjut.filter(pk=entri.pk).first()
    if kini is None:
        raise PutusanDitolak("Tindak lanjut ini sudah dihapus orang lain.")
    if sudah_tetap(kini, ditetapkan_pada(rekomendasi)):
        raise PutusanDitolak(TETAP)
    return kini


def _periksa_isi(pencatat: Pencatat, isi: IsiEntri) -> None:
    hari = timezone.localdate(pencatat.sekarang)
    if isi.tanggal is not None and isi.tanggal > hari:
        raise PutusanDitolak(f"Tanggal tindak lanjut tidak boleh sesudah hari ini, {tanggal(hari)}.")
    if not isi.uraian.strip():
        raise PutusanDitolak("Tulis apa yang dilakukan.")
