"""What the plans say in one version of a document, drafts too: for its editor and for the checks of it."""

from __future__ import annotations

from functools import cached_property

from budget.sumber import SumberKinerja
from indicators import queries as kinerja_q
from indicators.data import DataDokumen
from indicators.models import Dokumen


class SumberVersi(SumberKinerja):
    """The unit's plans, with the version looked at in the place of the one in force.

    `versi_semua` are the versions of its period; later ones than `dokumen` are left out.
    """

    def __init__(self, unit_id: int, tahun: int, versi_semua: list[Dokumen], dokumen: Dokumen) -> None:
        super().__init__(unit_id, tahun)
        self._jenis, self._terpilih = dokumen.jenis, dokumen
        self._tampil = {d.pk for d in versi_semua if d.urutan <= dokumen.urutan}

    @cached_property
    def _dokumen_target(self):  # type: ignore[override]
        return kinerja_q.dokumen_target(self.unit_id, draf=self._terpilih.pk)

    def versi(self, jenis: str) -> tuple[DataDokumen, ...]:
        if jenis != self._jenis:
            return super().versi(jenis)
        return tuple(d for d in self._dokumen.get(jenis, ()) if d.id in self._tampil)
