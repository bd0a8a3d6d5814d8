"""What a person is called: the role with Plt, Plh or Pj before it, and the office held on a day."""

from __future__ import annotations

from datetime import date

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
