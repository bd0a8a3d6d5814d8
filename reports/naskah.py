"""Writes the texts of a unit's LKjIP, each with its versions and the lock of who writes. Nothing else does.

A text is written when it still is what its writer saw (compare and set on `versi`); else its writer gets
both. Everything happens under the lock of the unit's row, as changes of the outline do, so that nobody writes
while the report becomes final.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.html import strip_tags

from lkjip.access import Hak, boleh
from lkjip.enums import TahapLkjip
from lkjip.formats import angka
from lkjip.models import Pengguna, Unit
from pengisian.simpan import giliran
from reports import queries
from reports.enums import SebabVersi
from reports.models import BagianUnit, Naskah, VersiNaskah
from reports.narasi.dasar import Narasi, bersih
from reports.outline import Rancangan
from reports.susunan import Susunan, susun
from reports.tahap import boleh_lkjip, boleh_tulis_bagian, tahap_lkjip

LAMA_DIPEGANG = timedelta(minutes=5)  # since the writer was last heard of
PEGANGAN = ("disunting_oleh", "disunting_sampai")
SATU_VERSI = timedelta(minutes=10)  # writing that goes on is one version
UKURAN_MAKS = 500_000  # letters of HTML; the longest text that is generated has 20,000
# What nobody writes: the words of the Inspektorat, and blocks of signatures, which follow the data.
TETAP = frozenset({"pernyataan_reviu", "tanda_tangan", "tanda_tangan_iku", "tanda_tangan_pk"})


class NaskahDitolak(Exception):
    """What cannot be done to a text; the message says why, and what can be done."""


class NaskahTidakAda(NaskahDitolak):
    """No such text in the report of that year."""


class TidakBolehMenulis(NaskahDitolak):
    """By the writer's rights, or the state of the report."""


class NaskahDikunci(NaskahDitolak):
    """Somebody else writes: oleh, who can be relieved after sampai."""

    def __init__(self, oleh: str, sampai: datetime) -> None:
        terakhir = jam(sampai - LAMA_DIPEGANG)
        super().__init__(
            f"{oleh} sedang menulis naskah ini (terakhir aktif pukul {terakhir}). "
            f"Anda dapat membacanya, dan mengambil alih setelah pukul {jam(sampai)}."
        )
        self.oleh, self.sampai = oleh, sampai


class NaskahBentrok(NaskahDitolak):
    """Another has saved since the writer looked: kini is what stands there now. Nothing was written."""

    def __init__(self, kini: Naskah) -> None:
        oleh = f" oleh {kini.diubah_oleh}" if kini.diubah_oleh else ""
        super().__init__(f"Belum tersimpan: naskah ini sudah diubah{oleh} pukul {jam(kini.diubah_pada)}.")
        self.kini = kini


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a text stands: its section and its place there, and who answers for the section."""

    bagian: Rancangan
    narasi: Narasi
    penanggung_jawab_id: int | None


def jam(saat: datetime) -> str:
    return f"{timezone.localtime(saat):%H.%M}"


def naskah_bagian(bagian: Rancangan) -> tuple[Narasi, ...]:
    """The texts of a section that can be written, in their order."""
    return tuple(i for i in bagian.isi if isinstance(i, Narasi) and i.kunci not in TETAP)


def tempat(unit_id: int, tahun: int, kunci: str) -> Tempat:
    """Raises NaskahTidakAda."""
    baris = queries.bagian(unit_id, tahun)
    return cari_tempat(susun(baris), kunci, {b.kunci: b.penanggung_jawab_id for b in baris})


def cari_tempat(susunan: Susunan, kunci: str, penanggung_jawab: dict[str, int | None]) -> Tempat:
    """The same from an outline that is at hand. Raises NaskahTidakAda."""
    bagian = susunan.tempat(kunci)
    narasi = next((n for n in naskah_bagian(bagian) if n.kunci == kunci), None) if bagian else None
    if bagian is None or narasi is None:
        raise NaskahTidakAda("Naskah ini tidak ada, atau bagiannya tidak dimuat pada LKjIP.")
    return Tempat(bagian, narasi, penanggung_jawab.get(bagian.kunci))


def sebab_tidak_menulis(
    user: Pengguna, unit: Unit, tahap: TahapLkjip, penanggung_jawab_id: int | None
) -> str:
    """Why the user cannot write in a section, as a sentence; empty where it can be done."""
    if boleh_tulis_bagian(user, unit, tahap, penanggung_jawab_id):
        return ""
    if not boleh(user, Hak.TULIS, unit):
        return "Naskah ditulis oleh perencana, dan oleh operator yang menjadi penanggung jawab bagiannya."
    if not boleh_lkjip(user, Hak.TULIS, unit, tahap):
        return f"LKjIP ini berstatus {tahap.label.lower()}. Naskah dapat ditulis lagi setelah koreksi dibuka."
    return "Bagian ini bukan tugas Anda. Minta perencana menjadikan Anda penanggung jawabnya."


def dipegang_lain(naskah: Naskah | None, user: Pengguna, sekarang: datetime) -> bool:
    """Whether somebody else writes."""
    if naskah is None or naskah.disunting_sampai is None or naskah.disunting_oleh_id in (None, user.pk):
        return False
    return naskah.disunting_sampai > sekarang


def simpan(
    user: Pengguna,
    unit: Unit,
    tahun: int,
    kunci: str,
    isi: str,
    *,
    versi: int,
    sebab: SebabVersi = SebabVersi.TULIS,
    sekarang: datetime | None = None,
) -> Naskah:
    """Writes the text as `isi` cleaned, and a version of it; versi is what the writer saw, 0 for nothing yet.

    What did not change is no version, and no conflict. An empty text gives way to the generated one. Whoever
    writes goes on holding the text, and opens its section again where it was finished. Raises NaskahDitolak.
    """
    sekarang = sekarang or timezone.now()
    rapi = rapikan(isi)
    with _terkunci(user, unit, tahun, kunci, sekarang) as (naskah, letak):
        if naskah.isi != rapi and naskah.versi != versi:
            raise NaskahBentrok(naskah)
        if sebab == SebabVersi.TULIS:
            _pegang(naskah, user, sekarang)
            naskah.save(update_fields=PEGANGAN)
        if naskah.isi != rapi:
            tanpa_versi = _catat_asal(naskah, user)
            naskah.isi, naskah.diubah_oleh = rapi, user
            naskah.versi += 1
            naskah.save()
            _catat(naskah, user, sebab, sekarang, baru=tanpa_versi)
            _buka_lagi(unit, tahun, letak.bagian.kunci)
    return naskah


def kosongkan(
    user: Pengguna, unit: Unit, tahun: int, kunci: str, *, versi: int, sekarang: datetime | None = None
) -> Naskah:
    """Back to the generated text; what was written stays among the versions. Raises NaskahDitolak."""
    return simpan(user, unit, tahun, kunci, "", versi=versi, sebab=SebabVersi.KOSONGKAN, sekarang=sekarang)


def pegang(user: Pengguna, unit: Unit, tahun: int, kunci: str, sekarang: datetime | None = None) -> Naskah:
    """Holds the text for the user, also where another has let it run out. Raises NaskahDitolak."""
    sekarang = sekarang or timezone.now()
    with _terkunci(user, unit, tahun, kunci, sekarang) as (naskah, _):
        _pegang(naskah, user, sekarang)
        naskah.save(update_fields=PEGANGAN)
    return naskah


def lepas(user: Pengguna, unit: Unit, tahun: int, kunci: str) -> None:
    """Lets the text go. Whoever does not hold it changes nothing."""
    milik = Naskah.objects.filter(unit=unit, tahun=tahun, bagian=kunci, disunting_oleh=user)
    milik.update(disunting_oleh=None, disunting_sampai=None)


def rapikan(isi: str) -> str:
    """The text as it is kept: cleaned, and empty where it says nothing. Raises NaskahDitolak."""
    if len(isi) > UKURAN_MAKS:
        raise NaskahDitolak(
            f"Naskah terlalu panjang: {angka(len(isi))} huruf, paling banyak {angka(UKURAN_MAKS)}. "
            "Pindahkan sebagian ke bagian lain atau lampiran."
        )
    aman = str(bersih(isi)).strip()
    hidup = "<figure" in aman or "data-" in aman
    return aman if hidup or unescape(strip_tags(aman)).strip() else ""


@contextmanager
def _terkunci(
    user: Pengguna, unit: Unit, tahun: int, kunci: str, sekarang: datetime
) -> Iterator[tuple[Naskah, Tempat]]:
    """The text, which nobody else writes meanwhile, if the user may write it now. Raises NaskahDitolak."""
    with giliran, transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        letak = tempat(unit.pk, tahun, kunci)
        tahap = tahap_lkjip(unit.pk, tahun)
        if sebab := sebab_tidak_menulis(user, unit, tahap, letak.penanggung_jawab_id):
            raise TidakBolehMenulis(sebab)
        semua = Naskah.objects.select_related("diubah_oleh", "disunting_oleh")
        milik = {"unit": unit, "tahun": tahun, "bagian": kunci}
        naskah = semua.filter(**milik).first() or Naskah(**milik, versi=0)
        if dipegang_lain(naskah, user, sekarang):
            raise NaskahDikunci(str(naskah.disunting_oleh), naskah.disunting_sampai or sekarang)
        if naskah.pk is None:
            naskah.save()
        yield naskah, letak


def _pegang(naskah: Naskah, user: Pengguna, sekarang: datetime) -> None:
    naskah.disunting_oleh, naskah.disunting_sampai = user, sekarang + LAMA_DIPEGANG


def _catat_asal(naskah: Naskah, user: Pengguna) -> bool:
    """A text that came in without a version, as by a load of data, becomes the first. Whether it was so."""
    if not naskah.isi or naskah.riwayat.exists():
        return False
    VersiNaskah.objects.create(
        naskah=naskah,
        nomor=1,
        isi=naskah.isi,
        oleh=naskah.diubah_oleh or user,
        mulai=naskah.diubah_pada,
        pada=naskah.diubah_pada,
    )
    return True


def _catat(naskah: Naskah, user: Pengguna, sebab: SebabVersi, sekarang: datetime, *, baru: bool) -> None:
    """The version of the text as it is now: the latest goes on while the same person is writing."""
    akhir = naskah.riwayat.first()
    if (
        not baru
        and akhir is not None
        and (akhir.oleh_id, akhir.sebab, sebab) == (user.pk, SebabVersi.TULIS, SebabVersi.TULIS)
        and sekarang - akhir.mulai < SATU_VERSI
    ):
        akhir.isi, akhir.pada = naskah.isi, sekarang
        akhir.save(update_fields=["isi", "pada"])
        return
    VersiNaskah.objects.create(
        naskah=naskah,
        nomor=akhir.nomor + 1 if akhir else 1,
        isi=naskah.isi,
        sebab=sebab,
        oleh=user,
        mulai=sekarang,
        pada=sekarang,
    )


def _buka_lagi(unit: Unit, tahun: int, bagian: str) -> None:
    """A section that was finished no longer is."""
    BagianUnit.objects.filter(unit=unit, tahun=tahun, kunci=bagian, selesai_pada__isnull=False).update(
        selesai_oleh=None, selesai_pada=None, versi=F("versi") + 1
    )
