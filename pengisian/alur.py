"""The steps of a unit's quarter: ajukan, setujui, minta perbaikan, kunci, buka. Each is a row of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lkjip.access import Hak, boleh
from lkjip.atur_periode import perpanjang
from lkjip.enums import Keadaan, Peran
from lkjip.formats import sebut_triwulan
from lkjip.jabatan import jabatan_pada
from lkjip.kirim_surel import kirim_surel
from lkjip.models import Pengguna, Periode, Unit
from lkjip.pemberitahuan import beri_tahu, penerima
from lkjip.periode import Saat
from pengisian.enums import HAK_LANGKAH, LANGKAH_KE, WAJIB_ALASAN, Langkah
from pengisian.kekurangan import Kekurangan, kekurangan
from pengisian.lembar import Lembar
from pengisian.models import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from pengisian.posisi import PosisiTriwulan, posisi
from pengisian.salinan import salinan
from pengisian.simpan import kunci_triwulan

# Who is told of a step, and in which words.
DIBERI_TAHU: dict[Langkah, tuple[tuple[Peran, ...], str]] = {
    Langkah.AJUKAN: ((Peran.KEPALA,), "menunggu persetujuan Anda"),
    Langkah.SETUJUI: ((Peran.PERENCANA, Peran.KOORDINATOR), "disetujui"),
    Langkah.KEMBALIKAN: ((Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA), "dikembalikan untuk diperbaiki"),
    Langkah.KUNCI: ((Peran.PERENCANA, Peran.KEPALA), "dikunci"),
    Langkah.BUKA: ((Peran.PERENCANA, Peran.KEPALA), "dibuka kembali untuk koreksi"),
}
LAMPAU = frozenset({Keadaan.DISETUJUI, Keadaan.TERKUNCI})
# Steps after which the unit writes again.
MEMBUKA = frozenset({Langkah.KEMBALIKAN, Langkah.BUKA})


class LangkahDitolak(Exception):
    """A step that cannot be taken. The message says why; kekurangan lists what is missing."""

    def __init__(self, pesan: str, kurang: tuple[Kekurangan, ...] = ()) -> None:
        super().__init__(pesan)
        self.kekurangan = kurang


@dataclass(frozen=True, slots=True)
class HasilLangkah:
    """What became of a step for one of many units. galat is empty where it was taken."""

    unit: Unit
    galat: str = ""


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A step to be taken: by whom, why, when.

    perpanjang gives the unit time until that day, where a step opens a quarter whose period is closed. jejak
    is the SHA-256 of what the approver saw; empty approves what stands there.
    """

    langkah: Langkah
    oleh: Pengguna
    alasan: str = ""
    perpanjang: date | None = None
    jejak: str = ""
    sekarang: datetime = field(default_factory=timezone.now)

    @property
    def hari(self) -> date:
        return timezone.localdate(self.sekarang)


def ambil_langkah(minta: Permintaan, unit: Unit, tahun: int, triwulan: int) -> TriwulanUnit:
    """Takes a step, and sends mail about it once it is committed. Raises LangkahDitolak."""
    with transaction.atomic():
        baris, kabar = _ambil(minta, unit, tahun, triwulan)
        _surel_sesudahnya(kabar)
    return baris


def ambil_langkah_banyak(
    minta: Permintaan, units: Iterable[Unit], tahun: int, triwulan: int
) -> list[HasilLangkah]:
    """The same step for many units, each by itself: one that cannot take it does not keep back the others."""
    hasil = []
    kabar: set[int] = set()
    for unit in units:
        try:
            with transaction.atomic():
                kabar |= _ambil(minta, unit, tahun, triwulan)[1]
        except LangkahDitolak as ditolak:
            hasil.append(HasilLangkah(unit, str(ditolak)))
        else:
            hasil.append(HasilLangkah(unit))
    _surel_sesudahnya(kabar)
    return hasil


def _surel_sesudahnya(kabar: set[int]) -> None:
    """One mail a person, after the commit. A mail that cannot be sent waits for manage.py kirim_surel."""
    if kabar:
        transaction.on_commit(partial(kirim_surel, kabar), robust=True)


def _ambil(minta: Permintaan, unit: Unit, tahun: int, triwulan: int) -> tuple[TriwulanUnit, set[int]]:
    """The step in a transaction: the quarter, and who is told of it."""
    baris = kunci_triwulan(unit, tahun, triwulan)
    kini = posisi(unit, tahun, triwulan, minta.hari)
    _pastikan(minta, unit, kini)
    lembar = Lembar(unit, kini)
    if minta.langkah == Langkah.AJUKAN and (kurang := kekurangan(lembar)):
        raise LangkahDitolak(f"Belum dapat diajukan: masih ada {len(kurang)} kekurangan.", kurang)
    if minta.langkah == Langkah.SETUJUI:
        _simpan_salinan(minta, baris, lembar)
    if minta.perpanjang:
        _perpanjang(minta, unit, kini)
    return baris, _catat(minta, unit, baris, kini)


def _simpan_salinan(minta: Permintaan, baris: TriwulanUnit, lembar: Lembar) -> None:
    isi, jejak = salinan(lembar)
    if minta.jejak and minta.jejak != jejak:
        raise LangkahDitolak(
            "Isian berubah sejak halaman ini dibuka. Periksa ringkasannya sekali lagi, lalu setujui."
        )
    SalinanTriwulan.objects.create(
        triwulan=baris, versi=baris.versi, isi=isi, sha256=jejak, pada=minta.sekarang, oleh=minta.oleh
    )


def _perpanjang(minta: Permintaan, unit: Unit, kini: PosisiTriwulan) -> None:
    if minta.langkah not in MEMBUKA or not boleh(minta.oleh, Hak.ATUR_PERIODE, unit):
        raise LangkahDitolak(
            "Perpanjangan diberikan koordinator pemda saat meminta perbaikan atau membuka kunci."
        )
    periode = Periode.objects.filter(pemda=unit.pemda_id, tahun=kini.tahun, triwulan=kini.triwulan).first()
    if periode is None:
        raise LangkahDitolak("Periode triwulan ini belum ditetapkan, jadi belum dapat diperpanjang.")
    isi = {"sampai": minta.perpanjang, "alasan": minta.alasan, "oleh": minta.oleh, "sekarang": minta.sekarang}
    try:
        perpanjang(periode, unit, **isi)
    except ValidationError as galat:
        raise LangkahDitolak(" ".join(galat.messages)) from None


def _catat(minta: Permintaan, unit: Unit, baris: TriwulanUnit, kini: PosisiTriwulan) -> set[int]:
    """The new state, its row of the log, and the messages about it."""
    dari = Keadaan(baris.keadaan)
    baris.keadaan = LANGKAH_KE[minta.langkah]
    if dari in LAMPAU and baris.keadaan not in LAMPAU:
        baris.versi += 1  # what was approved stays; the correction is a version of its own
    baris.save(update_fields=["keadaan", "versi"])
    catatan = LangkahTriwulan.objects.create(
        triwulan=baris,
        langkah=minta.langkah,
        dari=dari,
        ke=baris.keadaan,
        versi=baris.versi,
        alasan=minta.alasan.strip(),
        terlambat=minta.langkah == Langkah.AJUKAN and kini.jendela.saat == Saat.LEWAT_TENGGAT,
        oleh=minta.oleh,
        jabatan=jabatan_pada(minta.oleh, unit, minta.hari)[:200],
        pada=minta.sekarang,
    )
    return _kabarkan(catatan, unit, kini)


def langkah_terbuka(pengguna: Pengguna, unit: Unit, kini: PosisiTriwulan) -> tuple[Langkah, ...]:
    """The steps that the user may take now, as the table of rights says."""
    return tuple(g for g in Langkah if boleh(pengguna, HAK_LANGKAH[g], unit, kini.akses))


def _pastikan(minta: Permintaan, unit: Unit, kini: PosisiTriwulan) -> None:
    langkah, hak = minta.langkah, HAK_LANGKAH[minta.langkah]
    if not boleh(minta.oleh, hak, unit):
        raise LangkahDitolak(f"Anda tidak berhak atas langkah “{langkah.label}”.")
    if not boleh(minta.oleh, hak, unit, kini.akses):
        sebab = kini.sebab if langkah == Langkah.AJUKAN else ""
        raise LangkahDitolak(
            sebab or f"Langkah “{langkah.label}” tidak berlaku: triwulan ini {kini.keadaan.label.lower()}."
        )
    if langkah in WAJIB_ALASAN and not minta.alasan.strip():
        raise LangkahDitolak("Tulis alasannya, supaya jelas apa yang harus diperbaiki.")


def _kabarkan(catatan: LangkahTriwulan, unit: Unit, kini: PosisiTriwulan) -> set[int]:
    peran, kata = DIBERI_TAHU[Langkah(catatan.langkah)]
    kepada = [p for p in penerima(unit, peran) if p.pk != catatan.oleh_id]
    beri_tahu(
        kepada,
        kunci=f"langkah-{catatan.pk}",
        judul=f"{sebut_triwulan(kini.tahun, kini.triwulan)} {unit.nama_singkat} {kata}",
        isi=catatan.alasan,
        alamat=reverse(
            "pengisian-alur", kwargs={"unit": unit.slug, "tahun": kini.tahun, "triwulan": kini.triwulan}
        ),
        unit=unit,
        sekarang=catatan.pada,
    )
    return {p.pk for p in kepada}
