"""Perangkat daerah as the koordinator sets them up: new ones, and what is told of those that are there.

What an SOTK changes (names, merging, splitting, dissolving) stands in lkjip/sotk.py.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from lkjip.jejak import catat_ubah, potret
from lkjip.models import Pemda, Pengguna, Unit
from lkjip.models.unit import KODE_TERPAKAI

AKTIF, BERAKHIR = "aktif", "berakhir"
KEADAAN = ((AKTIF, "Aktif"), (BERAKHIR, "Berakhir atau tidak aktif"))


def usul_kode(singkatan: str, pemda: Pemda) -> str:
    """A free code for a unit, from its abbreviation; with the pemda's code or a number behind it."""
    dasar = slugify(singkatan)[:40].strip("-") or "unit"
    calon = [dasar, f"{dasar}-{pemda.slug}"[:48]]
    ada = set(Unit.objects.filter(slug__startswith=dasar).values_list("slug", flat=True)) | KODE_TERPAKAI
    bernomor = (f"{dasar}-{n}" for n in range(2, len(ada) + 4))
    return next(k for k in (*calon, *bernomor) if k not in ada)


def unit_tersaring(pemda: Pemda, cari: str = "", keadaan: str = "") -> QuerySet[Unit]:
    hari = timezone.localdate()
    lewat = Q(aktif=False) | Q(berakhir__lt=hari)
    semua = Unit.objects.filter(pemda=pemda)
    if keadaan == AKTIF:
        semua = semua.exclude(lewat)
    elif keadaan == BERAKHIR:
        semua = semua.filter(lewat)
    for kata in cari.split():
        semua = semua.filter(
            Q(nama__icontains=kata)
            | Q(nama_singkat__icontains=kata)
            | Q(slug__icontains=kata)
            | Q(nama_lama__nama__icontains=kata)
        )
    return semua.distinct()


@transaction.atomic
def simpan_unit(unit: Unit, *, oleh: Pengguna) -> None:
    """A new unit, or one of which something is told otherwise. Raises ValidationError."""
    semula = potret(Unit.objects.filter(pk=unit.pk).first())
    unit.full_clean()
    unit.save()
    catat_ubah(unit, semula, oleh=oleh, unit=unit)


@transaction.atomic
def simpan_pemda(pemda: Pemda, *, oleh: Pengguna) -> None:
    semula = potret(Pemda.objects.get(pk=pemda.pk))
    pemda.full_clean()
    pemda.save()
    catat_ubah(pemda, semula, oleh=oleh, pemda=pemda)
