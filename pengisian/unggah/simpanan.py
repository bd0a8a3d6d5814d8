"""Keeps what was uploaded between preview and apply: a row that belongs to its user, gone after a day."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils import timezone

from lkjip.models import Pengguna, Unit
from pengisian.enums import Cara
from pengisian.models import Unggahan

PANJANG_NAMA = 200
TERBANYAK = 20  # uploads of one user


def simpan_unggahan(
    pengguna: Pengguna,
    unit: Unit,
    tahun: int,
    triwulan: int,
    *,
    cara: Cara,
    nama_berkas: str,
    isi: dict[str, object],
) -> Unggahan:
    """Also throws away what anybody left lying for too long, and the user's own beyond the latest few."""
    Unggahan.objects.kedaluwarsa().delete()
    lama = Unggahan.objects.filter(pengguna=pengguna).values_list("pk", flat=True)[TERBANYAK - 1 :]
    Unggahan.objects.filter(pk__in=list(lama)).delete()
    return Unggahan.objects.create(
        pengguna=pengguna,
        unit=unit,
        tahun=tahun,
        triwulan=triwulan,
        cara=cara,
        nama_berkas=nama_bersih(nama_berkas),
        isi=isi,
        pada=timezone.now(),
    )


def nama_bersih(nama: str) -> str:
    """The name of a file as it is shown: one line, nothing invisible."""
    return "".join(h if h.isprintable() else " " for h in nama)[:PANJANG_NAMA]


def ambil_unggahan(pengguna: Pengguna, unit: Unit, tahun: int, triwulan: int, nomor: UUID) -> Unggahan:
    """The user's own upload of that quarter. Raises Http404, also for what has expired."""
    milik = Unggahan.objects.berlaku().filter(
        pk=nomor, pengguna=pengguna, unit=unit, tahun=tahun, triwulan=triwulan
    )
    unggahan = milik.first()
    if unggahan is None:
        raise Http404("Unggahan ini tidak ada, sudah kedaluwarsa, atau milik orang lain.")
    unggahan.pengguna, unggahan.unit = pengguna, unit
    return unggahan
