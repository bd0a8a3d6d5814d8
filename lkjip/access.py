"""Who may do what. One table, and the three questions that every view asks of it.

A right comes from a membership (Keanggotaan) in force today, in one unit or in the whole pemda. A superuser
is the admin of every pemda and no more: nobody approves or evaluates without holding the office.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, TextChoices
from django.http import Http404
from django.utils import timezone

from lkjip.enums import Peran
from lkjip.models import Keanggotaan, Pengguna, Unit

Pemakai = Pengguna | AnonymousUser


class Hak(TextChoices):
    LIHAT = "lihat", "Melihat halaman"
    UNDUH = "unduh", "Mengunduh dokumen"
    ISI = "isi", "Mengisi data"
    AJUKAN = "ajukan", "Mengajukan triwulan"
    SETUJUI = "setujui", "Menyetujui atau mengembalikan"
    EVALUASI = "evaluasi", "Mengisi evaluasi AKIP dan reviu"
    KELOLA = "kelola", "Mengelola akun dan pengaturan"


BACA = frozenset({Hak.LIHAT, Hak.UNDUH})
HAK_PERAN: dict[str, frozenset[Hak]] = {
    Peran.PERENCANA: BACA | {Hak.ISI, Hak.AJUKAN},
    Peran.OPERATOR: BACA | {Hak.ISI},
    Peran.KEPALA: BACA | {Hak.SETUJUI},
    Peran.INSPEKTORAT: BACA | {Hak.EVALUASI},
    Peran.KOORDINATOR: BACA | {Hak.KELOLA},
    Peran.ADMIN: BACA | {Hak.KELOLA},
}


def keanggotaan_aktif(user: Pemakai, hari: date | None = None) -> list[Keanggotaan]:
    """The user's memberships in force on a day. Read once per user object, that is once per request."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_keanggotaan"):
        user._keanggotaan = list(user.keanggotaan.select_related("unit__pemda"))
    hari = hari or timezone.localdate()
    return [k for k in user._keanggotaan if k.mulai <= hari and (k.sampai is None or k.sampai >= hari)]


def unit_terlihat(user: Pemakai, hari: date | None = None) -> QuerySet[Unit]:
    semua = Unit.objects.select_related("pemda")
    if user.is_superuser:
        return semua
    aktif = keanggotaan_aktif(user, hari)
    return semua.filter(
        Q(pk__in=[k.unit_id for k in aktif if k.unit_id])
        | Q(pemda__in=[k.pemda_id for k in aktif if not k.unit_id])
    )


def ambil_unit(user: Pemakai, slug: str) -> Unit:
    """The unit of an address, or 404: a unit that the user may not see does not exist for that user."""
    for keanggotaan in keanggotaan_aktif(user):
        if keanggotaan.unit and keanggotaan.unit.slug == slug:
            return keanggotaan.unit
    # View and menu both ask for the unit of the page: the second time it is known.
    if not hasattr(user, "_unit"):
        user._unit = {}
    if slug not in user._unit:
        user._unit[slug] = unit_terlihat(user).filter(slug=slug).first()
    if user._unit[slug] is None:
        raise Http404("Perangkat daerah tidak ditemukan.")
    return user._unit[slug]


def peran_pada(user: Pemakai, unit: Unit) -> list[Peran]:
    """The roles that the user holds in the unit today, pemda-wide ones included."""
    peran = {
        Peran(k.peran)
        for k in keanggotaan_aktif(user)
        if k.unit_id == unit.pk or (k.unit_id is None and k.pemda_id == unit.pemda_id)
    }
    if user.is_superuser:
        peran.add(Peran.ADMIN)
    return [p for p in Peran if p in peran]


def hak_pada(user: Pemakai, unit: Unit) -> frozenset[Hak]:
    return frozenset().union(*(HAK_PERAN[peran] for peran in peran_pada(user, unit)))


def boleh(user: Pemakai, hak: Hak | str, unit: Unit) -> bool:
    return Hak(hak) in hak_pada(user, unit)
