"""A unit's year at a glance: where each quarter stands, how full it is, and what the user can do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lkjip.access import Hak, hak_pada
from lkjip.enums import Keadaan
from lkjip.models import Pengguna, Unit
from pengisian import queries
from pengisian.enums import Langkah
from pengisian.kekurangan import kekurangan
from pengisian.kemajuan import Kemajuan, kemajuan
from pengisian.lembar import Lembar
from pengisian.models import LangkahTriwulan
from pengisian.posisi import PosisiTriwulan, posisi_setahun


@dataclass(frozen=True, slots=True)
class Tombol:
    """What the user does next: the words, the name of the page, and the step that it asks for there."""

    label: str
    nama: str
    langkah: str = ""
    utama: bool = True


# The first that the user may do now is the card's button.
TOMBOL: tuple[tuple[Hak, Tombol], ...] = (
    (Hak.SETUJUI, Tombol("Periksa dan setujui", "pengisian-alur", Langkah.SETUJUI)),
    (Hak.KUNCI, Tombol("Kunci", "pengisian-alur", Langkah.KUNCI)),
    (Hak.AJUKAN, Tombol("Lanjutkan mengisi", "pengisian")),
    (Hak.ISI, Tombol("Isi baris bidang saya", "pengisian")),
)
SIAP = Tombol("Ajukan", "pengisian-alur", Langkah.AJUKAN)
PERBAIKI = Tombol("Perbaiki", "pengisian")  # the sheet says what the head asks for
LIHAT = Tombol("Lihat", "pengisian-alur", utama=False)


@dataclass(frozen=True, slots=True)
class Kartu:
    """A quarter. kurang is None where nothing can be written, so that nothing is asked for either."""

    posisi: PosisiTriwulan
    kemajuan: Kemajuan
    kurang: int | None
    langkah: LangkahTriwulan | None
    terlambat: bool  # submitted late, whatever came after
    diisi_oleh: str
    diisi_pada: datetime | None
    tombol: Tombol


def kartu_setahun(pengguna: Pengguna, unit: Unit, tahun: int, hari: date | None = None) -> tuple[Kartu, ...]:
    semua = posisi_setahun(unit, tahun, hari)
    pertama = Lembar(unit, semua[0])
    bukti, diterima = queries.bukti_diterima_setahun(unit.pk, tahun)
    catatan = LangkahTriwulan.objects.filter(triwulan__unit=unit, triwulan__tahun=tahun)
    langkah: dict[int, list[LangkahTriwulan]] = {n: [] for n in range(1, 5)}
    for c in catatan.select_related("oleh", "triwulan"):
        langkah[c.triwulan.triwulan].append(c)
    hasil = []
    for kini in semua:
        lembar = pertama.pada(kini)
        lembar.bukti, lembar.diterima = bukti[kini.triwulan], diterima[kini.triwulan]
        hasil.append(_kartu(lembar, langkah[kini.triwulan], hak_pada(pengguna, unit, kini.akses)))
    return tuple(hasil)


def _kartu(lembar: Lembar, riwayat: list[LangkahTriwulan], hak: frozenset[Hak]) -> Kartu:
    kini, langkah = lembar.posisi, riwayat[-1] if riwayat else None
    kurang = None if kini.sebab else len(kekurangan(lembar))
    tombol = next((t for h, t in TOMBOL if h in hak), LIHAT)
    if Hak.AJUKAN in hak and kini.keadaan == Keadaan.DIKEMBALIKAN:
        tombol = PERBAIKI
    elif Hak.AJUKAN in hak and kurang == 0:
        tombol = SIAP
    diisi = [
        r for r in lembar.realisasi if r.tahun == lembar.tahun and r.triwulan == lembar.triwulan and r.oleh
    ]
    terakhir = max(diisi, key=lambda r: r.diubah_pada, default=None)
    if terakhir and langkah and langkah.pada > terakhir.diubah_pada:
        terakhir = None
    return Kartu(
        kini,
        kemajuan(lembar),
        kurang,
        langkah,
        any(c.terlambat for c in riwayat),
        terakhir.oleh if terakhir else "",
        terakhir.diubah_pada if terakhir else None,
        tombol,
    )
