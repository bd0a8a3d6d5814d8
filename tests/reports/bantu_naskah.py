"""People of the demo unit who write its LKjIP, and its texts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from evaluation.models import ReviuLkjip
from evaluation.reviu import buka_reviu
from lkjip.enums import Peran, TahapLkjip, TahapReviu
from lkjip.models import Pengguna
from reports import naskah as layanan
from reports.models import BagianUnit, Naskah, StatusLkjip
from tests.pengisian.bantu import TAHUN, orang, unit_demo

BAGIAN, KUNCI = "saran", "saran"  # the section and its one text
MULAI = timezone.now().replace(hour=3, minute=0, second=0, microsecond=0)


def pada(menit: float) -> datetime:
    return MULAI + timedelta(minutes=menit)


def tulis(
    user: Pengguna, isi: str, *, versi: int, menit: float = 0, kunci: str = KUNCI, **lain: object
) -> Naskah:
    return layanan.simpan(user, unit_demo(), TAHUN, kunci, isi, versi=versi, sekarang=pada(menit), **lain)


def tersimpan(kunci: str = KUNCI) -> Naskah:
    return Naskah.objects.get(unit=unit_demo(), tahun=TAHUN, bagian=kunci)


def tugaskan(user: Pengguna | None, bagian: str = BAGIAN, **lain: object) -> BagianUnit:
    """Makes the user answer for the section."""
    milik = {"unit": unit_demo(), "tahun": TAHUN, "kunci": bagian}
    return BagianUnit.objects.update_or_create(**milik, defaults={"penanggung_jawab": user} | lain)[0]


def letakkan_lkjip(tahap: TahapLkjip) -> None:
    """Puts the report into a state, without the steps that lead there."""
    if tahap == TahapLkjip.DIREVIU:
        reviu = buka_reviu(unit_demo(), TAHUN, orang(Peran.INSPEKTORAT))
        ReviuLkjip.objects.filter(pk=reviu.pk).update(tahap=TahapReviu.DINYATAKAN)
        return
    StatusLkjip.objects.update_or_create(unit=unit_demo(), tahun=TAHUN, defaults={"tahap": tahap})
