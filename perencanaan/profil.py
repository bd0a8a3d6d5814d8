"""What a unit says of itself: its address, and the tree of its bidang."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.text import slugify

from lkjip.jejak import catat_ubah, potret
from lkjip.models import Bidang, Pengguna, Unit


@dataclass(frozen=True, slots=True)
class Cabang:
    """A bidang and what is below it."""

    bidang: Bidang
    bawahan: tuple[Cabang, ...]


def pohon(unit: Unit) -> tuple[Cabang, ...]:
    """The tree of the unit's bidang, in order. One query."""
    per_induk: dict[int | None, list[Bidang]] = defaultdict(list)
    for b in Bidang.objects.filter(unit=unit):
        per_induk[b.induk_id].append(b)
    return _cabang(per_induk, None)


def _cabang(per_induk: dict[int | None, list[Bidang]], induk: int | None) -> tuple[Cabang, ...]:
    return tuple(Cabang(b, _cabang(per_induk, b.pk)) for b in per_induk[induk])


def di_bawah(bidang: Bidang) -> set[int]:
    """The bidang and all below it: none of them can be what it stands under."""
    anak: dict[int | None, list[int]] = defaultdict(list)
    for pk, induk in Bidang.objects.filter(unit=bidang.unit_id).values_list("pk", "induk"):
        anak[induk].append(pk)
    hasil, antre = set(), [bidang.pk]
    while antre:
        hasil.add(pk := antre.pop())
        antre += anak[pk]
    return hasil


@transaction.atomic
def simpan_bidang(bidang: Bidang, *, oleh: Pengguna) -> None:
    """A new bidang gets a code from its name and stands behind its neighbours. Raises ValidationError."""
    Unit.objects.select_for_update().get(pk=bidang.unit_id)  # two who move bidang make no ring
    semula = potret(Bidang.objects.filter(pk=bidang.pk).first())
    if bidang.pk and bidang.induk_id in di_bawah(bidang):
        raise ValidationError({"induk": "Bidang tidak dapat berada di bawah dirinya atau bawahannya."})
    if not bidang.pk:
        bidang.kode = _kode(bidang)
    if not bidang.urutan:
        tetangga = Bidang.objects.filter(unit=bidang.unit_id, induk=bidang.induk_id).exclude(pk=bidang.pk)
        bidang.urutan = (tetangga.aggregate(n=Max("urutan"))["n"] or 0) + 1
    bidang.full_clean()
    bidang.save()
    catat_ubah(bidang, semula, oleh=oleh, unit=bidang.unit)


def _kode(bidang: Bidang) -> str:
    dasar = slugify(bidang.nama)[:40].strip("-") or "bidang"
    ada = set(Bidang.objects.filter(unit=bidang.unit_id).values_list("kode", flat=True))
    return next(k for k in (dasar, *(f"{dasar}-{n}" for n in range(2, len(ada) + 3))) if k not in ada)


@transaction.atomic
def bubarkan_bidang(bidang: Bidang, *, oleh: Pengguna) -> None:
    """Rows that it answered for answer to nobody then. Raises ValidationError where something holds it."""
    if bidang.bawahan.exists():
        raise ValidationError("Pindahkan atau bubarkan dahulu bagian di bawahnya.")
    if pemegang := bidang.keanggotaan.select_related("pengguna").first():
        raise ValidationError(
            f"Bidang ini tercatat pada peran operator {pemegang.pengguna}. Ganti namanya, atau biarkan."
        )
    catat_ubah(bidang, potret(bidang), oleh=oleh, unit=bidang.unit, dihapus=True)
    try:
        bidang.delete()
    except ProtectedError as galat:
        dipakai = next(iter(galat.protected_objects))
        raise ValidationError(
            f"Bidang ini masih dipakai ({dipakai._meta.verbose_name}: {dipakai})."
        ) from galat
