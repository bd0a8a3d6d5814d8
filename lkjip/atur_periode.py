"""Sets when quarters are filled: four periods of a year at once, and more time for one unit."""

from __future__ import annotations

import logging
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from lkjip.formats import tanggal
from lkjip.models import Pengguna, Periode, Perpanjangan, Unit
from lkjip.periode import Jendela

catatan = logging.getLogger(__name__)
PALING_LAMA = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Usulan:
    """Dates that are proposed for a quarter."""

    triwulan: int
    buka: date
    tenggat: date
    tutup: date


def usulan(tahun: int) -> tuple[Usulan, ...]:
    """Four quarters: each opens on the day after it, is due on the 15th, and closes with that month."""
    hasil = []
    for triwulan in range(1, 5):
        t, bulan = (tahun, triwulan * 3 + 1) if triwulan < 4 else (tahun + 1, 1)
        akhir = date(t, bulan, monthrange(t, bulan)[1])
        hasil.append(Usulan(triwulan, date(t, bulan, 1), date(t, bulan, 15), akhir))
    return tuple(hasil)


def catat(periode: Periode, oleh: Pengguna, apa: str) -> None:
    """Who changed a period, and when, for the server's log."""
    isi = (periode, periode.pemda, apa, periode.buka, periode.tenggat, periode.tutup, oleh.username)
    catatan.info("period %s of %s %s: %s, %s, %s by %s", *isi)


def perpanjang(
    periode: Periode,
    unit: Unit,
    *,
    sampai: date,
    alasan: str,
    oleh: Pengguna,
    sekarang: datetime | None = None,
) -> Perpanjangan:
    """Gives one unit more time. Raises ValidationError where that gives none, or no reason."""
    sekarang = sekarang or timezone.now()
    hari = timezone.localdate(sekarang)
    if unit.pemda_id != periode.pemda_id:
        raise ValueError("the unit is of another pemda")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasan perpanjangan."})
    milik = unit.perpanjangan.filter(periode=periode).order_by("-sampai").values_list("sampai", flat=True)
    kini = Jendela(hari, periode.buka, periode.tenggat, periode.tutup, milik.first())
    if sampai < hari:
        raise ValidationError({"sampai": "Tanggal perpanjangan sudah lewat."})
    if sampai > hari + PALING_LAMA:
        raise ValidationError({"sampai": "Perpanjangan paling lama satu tahun sejak hari ini."})
    if kini.tenggat_unit and sampai <= kini.tenggat_unit:
        pesan = (
            f"Batas waktu {unit.nama_singkat} sudah {tanggal(kini.tenggat_unit)}; pilih tanggal sesudahnya."
        )
        raise ValidationError({"sampai": pesan})
    return Perpanjangan.objects.create(
        periode=periode, unit=unit, sampai=sampai, alasan=alasan.strip(), oleh=oleh, pada=sekarang
    )
