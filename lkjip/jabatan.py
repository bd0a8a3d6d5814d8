"""What a person is called: the role with Plt, Plh or Pj before it, and the office held on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lkjip.access import Pemakai, keanggotaan_pada
from lkjip.enums import Peran, SebutanJabatan
from lkjip.masa_unit import nama_pada
from lkjip.models import Keanggotaan, Unit

AWALAN = {
    SebutanJabatan.DEFINITIF: "",
    SebutanJabatan.PLT: "Plt. ",
    SebutanJabatan.PLH: "Plh. ",
    SebutanJabatan.PJ: "Pj. ",
}


def sebut_peran(keanggotaan: Keanggotaan) -> str:
    """The role as people read it: "Plt. Kepala perangkat daerah"."""
    return AWALAN[SebutanJabatan(keanggotaan.sebutan)] + keanggotaan.get_peran_display()


def jabatan_pada(user: Pemakai, unit: Unit, hari: date) -> str:
    """In what office the user acts in the unit on a day; for its head "Plt. Kepala Dinas …".

    The office of head comes before all other roles, which are listed. Empty for who has none there.
    """
    anggota = keanggotaan_pada(user, unit, hari)
    for k in anggota:
        if k.peran == Peran.KEPALA:
            return AWALAN[SebutanJabatan(k.sebutan)] + nama_pada(unit, hari).jabatan_kepala
    lain = [f"Operator {k.bidang}" if k.bidang else sebut_peran(k) for k in anggota]
    if not lain and user.is_superuser:
        lain = [Peran.ADMIN.label]
    return ", ".join(dict.fromkeys(lain))


@dataclass(frozen=True, slots=True)
class Pejabat:
    """Who holds an office: the person's name, and "Plt. " or the like before the office."""

    nama: str
    awalan: str


def kepala_pada(unit: Unit, hari: date) -> Pejabat | None:
    """The head of the unit on a day, as far as an account says so; of two the one that began later."""
    k = (
        Keanggotaan.objects.filter(
            Q(sampai__isnull=True) | Q(sampai__gte=hari), unit=unit, peran=Peran.KEPALA, mulai__lte=hari
        )
        .select_related("pengguna")
        .order_by("-mulai", "-id")
        .first()
    )
    return Pejabat(str(k.pengguna), AWALAN[SebutanJabatan(k.sebutan)]) if k else None
