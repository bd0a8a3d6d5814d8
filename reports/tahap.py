"""Where a unit's LKjIP stands, and what somebody may do with it there."""

from __future__ import annotations

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from evaluation.models import ReviuLkjip
from lkjip.access import Hak, Lingkup, Pemakai, Posisi, boleh, lingkup_pada
from lkjip.enums import TahapLkjip, TahapReviu
from lkjip.models import Unit

SESUDAH = (TahapLkjip.FINAL, TahapLkjip.TERBIT)


def tahap_lkjip(unit_id: int, tahun: int) -> TahapLkjip:
    """The state, in one query. A draft that APIP has declared reviewed is DIREVIU."""
    dinyatakan = ReviuLkjip.objects.filter(unit=OuterRef("pk"), tahun=tahun, tahap=TahapReviu.DINYATAKAN)
    tersimpan, direviu = (
        Unit.objects.annotate(
            status=FilteredRelation("status_lkjip", condition=Q(status_lkjip__tahun=tahun)),
            tersimpan=F("status__tahap"),
            direviu=Exists(dinyatakan),
        )
        .values_list("tersimpan", "direviu")
        .get(pk=unit_id)
    )
    if tersimpan in SESUDAH:
        return TahapLkjip(tersimpan)
    return TahapLkjip.DIREVIU if direviu else TahapLkjip.DRAF


def boleh_lkjip(user: Pemakai, hak: Hak, unit: Unit, tahap: TahapLkjip) -> bool:
    """Whether the user may do it to the unit's LKjIP in that state."""
    return boleh(user, hak, unit, Posisi(tahap))


def boleh_tulis_bagian(user: Pemakai, unit: Unit, tahap: TahapLkjip, penanggung_jawab_id: int | None) -> bool:
    """Whether the user may write in a section: an operator only in one that is the operator's task."""
    if not boleh_lkjip(user, Hak.TULIS, unit, tahap):
        return False
    return Lingkup.UNIT in lingkup_pada(user, unit, Hak.TULIS) or user.pk == penanggung_jawab_id
