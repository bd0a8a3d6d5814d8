"""Runs the rules about the plans, and keeps which warnings somebody accepted, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from budget.sumber import SumberKinerja
from perencanaan import penerimaan
from perencanaan.aturan import ATURAN
from perencanaan.catat import Pencatat
from perencanaan.models import PeringatanRencana
from perencanaan.penerimaan import diterima
from perencanaan.peringatan import Aturan, Peringatan, Tingkat


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding, and its acceptance where there is one that still holds."""

    peringatan: Peringatan
    diterima: PeringatanRencana | None = None

    @property
    def galat(self) -> bool:
        return self.peringatan.tingkat == Tingkat.GALAT

    @property
    def terbuka(self) -> bool:
        return self.diterima is None


def periksa(data: SumberKinerja, aturan: Iterable[Aturan] = ATURAN) -> list[Temuan]:
    """What the rules find, errors first. One query for the acceptances."""
    ada = diterima(data.unit_id, data.tahun)
    hasil = [
        Temuan(p, ada.get((p.kunci, p.nilai)) if p.tingkat == Tingkat.PERINGATAN else None)
        for a in aturan
        for p in a(data)
    ]
    return sorted(hasil, key=lambda t: (not t.galat, not t.terbuka))


@transaction.atomic
def terima(catat: Pencatat, data: SumberKinerja, kunci: str, alasan: str) -> Peringatan:
    """Accepts a warning as it stands now. Raises ValidationError for an error, or where it is gone."""
    temuan = next((t.peringatan for t in periksa(data) if t.peringatan.kunci == kunci), None)
    if temuan is None:
        raise ValidationError("Peringatan ini sudah tidak ada. Muat ulang halaman.")
    if temuan.tingkat == Tingkat.GALAT:
        raise ValidationError("Kesalahan tidak dapat diterima; betulkan isinya.")
    penerimaan.terima(catat.beralasan(alasan.strip()), temuan)
    return temuan
