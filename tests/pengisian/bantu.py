"""The demo unit with an open quarter, and who works on it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from budget.models import Simpul
from indicators.models import Indikator
from lkjip.enums import Keadaan, Peran
from lkjip.models import Bidang, Pengguna, Periode, Unit
from pengisian.enums import Cara
from pengisian.lembar import Lembar
from pengisian.models import TriwulanUnit
from pengisian.posisi import posisi
from pengisian.simpan import HasilSel, Isian, Penulis, simpan
from tests.pabrik import buat_pengguna

TAHUN = 2024


def unit_demo() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


def buka(triwulan: int = 4, tahun: int = TAHUN, *, unit: Unit | None = None, sisa: int = 10) -> Periode:
    """A period that is open today; `sisa` days until its deadline, twenty more until it closes."""
    hari = timezone.localdate()
    return Periode.objects.create(
        pemda=(unit or unit_demo()).pemda,
        tahun=tahun,
        triwulan=triwulan,
        buka=min(hari, hari + timedelta(sisa)) - timedelta(30),
        tenggat=hari + timedelta(sisa),
        tutup=hari + timedelta(sisa + 20),
    )


def letakkan(keadaan: Keadaan, triwulan: int = 4, tahun: int = TAHUN) -> TriwulanUnit:
    """Puts the quarter into a state, without the steps that lead there."""
    baris, _ = TriwulanUnit.objects.update_or_create(
        unit=unit_demo(), tahun=tahun, triwulan=triwulan, defaults={"keadaan": keadaan}
    )
    return baris


def orang(peran: Peran = Peran.PERENCANA, **lain: object) -> Pengguna:
    unit = unit_demo()
    luas = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
    return buat_pengguna(peran, None if luas else unit, pemda=unit.pemda, **lain)


def operator(kode: str = "uptd-ppa") -> Pengguna:
    return orang(Peran.OPERATOR, bidang=Bidang.objects.get(unit=unit_demo(), kode=kode))


def kunci(kode: str) -> str:
    """The key of an indicator's row, or of a sub kegiatan's money (s:1.1.1.1)."""
    if kode.startswith("s:"):
        return f"s{Simpul.objects.get(unit=unit_demo(), tahun=TAHUN, kode=kode[2:]).pk}"
    return f"i{Indikator.objects.get(unit=unit_demo(), kode=kode).pk}"


def lembar(triwulan: int = 4, tahun: int = TAHUN) -> Lembar:
    unit = unit_demo()
    return Lembar(unit, posisi(unit, tahun, triwulan))


def tulis(
    pengguna: Pengguna,
    *sel: tuple[str, str, str] | tuple[str, str, str, str | None],
    triwulan: int = 4,
    **lain: object,
) -> tuple[HasilSel, ...]:
    """Writes cells (kode, kolom, teks[, semula])."""
    penulis = Penulis(pengguna, unit_demo(), TAHUN, triwulan)
    isian = [Isian(kunci(s[0]), *s[1:]) for s in sel]
    return simpan(penulis, isian, **{"cara": Cara.SEL} | lain)
