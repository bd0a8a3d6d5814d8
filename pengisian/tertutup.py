"""Why nothing can be written: since when, by whom, and whom to ask. And what is to be mended, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lkjip.access import Hak, boleh
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import penerima
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan
from pengisian.posisi import PosisiTriwulan


@dataclass(frozen=True, slots=True)
class Tertutup:
    """sebab is a sentence. langkah, oleh and pada tell of the step that closed the quarter, if one did.

    tanya are the people to turn to, for those who would write.
    """

    sebab: str
    langkah: str = ""
    oleh: str = ""
    jabatan: str = ""
    pada: datetime | None = None
    tanya: tuple[str, ...] = ()
    peran_tanya: str = str(Peran.KOORDINATOR.label)


def tertutup(pengguna: Pengguna, unit: Unit, kini: PosisiTriwulan) -> Tertutup | None:
    """None where the quarter can be written. At most two queries."""
    if not kini.sebab:
        return None
    tanya = ()
    if boleh(pengguna, Hak.ISI, unit):  # in some state: who never writes needs nobody
        peran = Peran.KEPALA if kini.keadaan == Keadaan.DIAJUKAN else Peran.KOORDINATOR
        tanya = tuple(str(p) for p in penerima(unit, (peran,)))
    else:
        peran = Peran.KOORDINATOR
    langkah = None
    if kini.keadaan not in (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN):
        langkah = _langkah_terakhir(unit, kini)
    if langkah is None:
        return Tertutup(kini.sebab, tanya=tanya, peran_tanya=str(peran.label))
    return Tertutup(
        kini.sebab,
        str(Langkah(langkah.langkah).label),
        str(langkah.oleh),
        langkah.jabatan,
        langkah.pada,
        tanya,
        str(peran.label),
    )


def dikembalikan(unit: Unit, kini: PosisiTriwulan) -> LangkahTriwulan | None:
    """The step that asks for what is to be mended; None where nobody asks. At most one query."""
    return _langkah_terakhir(unit, kini) if kini.keadaan == Keadaan.DIKEMBALIKAN else None


def _langkah_terakhir(unit: Unit, kini: PosisiTriwulan) -> LangkahTriwulan | None:
    semua = LangkahTriwulan.objects.filter(
        triwulan__unit=unit, triwulan__tahun=kini.tahun, triwulan__triwulan=kini.triwulan
    )
    return semua.select_related("oleh").last()
