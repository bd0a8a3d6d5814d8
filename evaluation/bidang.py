"""Which recommendations an operator answers for: those of the own bidang and of those below it."""

from __future__ import annotations

from evaluation.models import Rekomendasi
from lkjip.access import Hak, Pemakai, bidang_diisi
from lkjip.data import DataBidang
from lkjip.models import Bidang, Unit
from lkjip.queries import muat
from pengisian.lembar import cakupan_bidang


def bidang_ditindak(pengguna: Pemakai, unit: Unit) -> frozenset[int] | None:
    """The bidang whose recommendations the user follows up, those below included; None where it is all."""
    akar = bidang_diisi(pengguna, unit, Hak.TINDAK_LANJUTI)
    return cakupan_bidang(muat(DataBidang, Bidang.objects.filter(unit=unit)), akar) if akar else akar


def ditindak(pengguna: Pemakai, rekomendasi: Rekomendasi) -> bool:
    """Whether it is one that the user follows up, whatever its state."""
    milik = bidang_ditindak(pengguna, rekomendasi.evaluasi.unit)
    return milik is None or rekomendasi.bidang_id in milik
