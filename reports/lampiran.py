"""Documents that staff attach to the report, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.blok import BlokHalaman

if TYPE_CHECKING:
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class BerkasLampiran:
    """A place for the pages of an attached document in the outline."""

    kunci: str
    lampiran_id: int

    def blok_dari(self, data: Sumber) -> BlokHalaman | None:
        return data.halaman_lampiran(self.lampiran_id)
