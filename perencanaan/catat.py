"""Every row of the plans is written and deleted through here: checked first, and kept in the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from lkjip.jejak import catat_ubah, potret
from lkjip.models import Pemda, Pengguna, Unit


@dataclass(frozen=True, slots=True)
class Pencatat:
    """Who changes the plans of which unit, on the pages of which year, and why. Call in a transaction.

    What belongs to the whole pemda (the RPJMD) has neither unit nor year.
    """

    oleh: Pengguna
    unit: Unit | None
    tahun: int | None
    alasan: str = ""
    pemda: Pemda | None = None

    def beralasan(self, alasan: str) -> Pencatat:
        return replace(self, alasan=alasan)

    def simpan(self, objek: models.Model) -> bool:
        """Whether anything changed. Raises ValidationError, by field, where a rule is broken."""
        lama = type(objek)._default_manager.filter(pk=objek.pk).first() if objek.pk else None
        semula = potret(lama)
        objek.full_clean()
        objek.save()
        return self._catat(objek, semula)

    def hapus(self, objek: models.Model) -> None:
        self._catat(objek, potret(objek), dihapus=True)
        objek.delete()

    def _catat(self, objek: models.Model, semula: dict[str, str], **lain: Any) -> bool:
        jejak = catat_ubah(
            objek,
            semula,
            oleh=self.oleh,
            unit=self.unit,
            pemda=self.pemda,
            tahun=self.tahun,
            alasan=self.alasan,
            **lain,
        )
        return jejak is not None
