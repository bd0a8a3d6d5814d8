"""Whether a file is one that was issued, by its SHA-256. What is not published nobody learns of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from reports.models import BerkasTerbitan, Terbitan

BATAS_BERKAS = 100 * 1024**2
POLA_SIDIK = re.compile(r"[0-9a-f]{64}(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What was found for a hash. berkas: None where it is of no edition; terbaru: the edition in force."""

    sidik: str
    berkas: BerkasTerbitan | None = None
    terbaru: int = 0

    @property
    def usang(self) -> bool:
        return self.berkas is not None and self.berkas.terbitan.nomor < self.terbaru


def kenali(sidik: str, terlihat: Terbitan | None = None) -> Jawaban:
    """Among published editions, and `terlihat`, which the asker may see though it is not."""
    semua = BerkasTerbitan.objects.filter(sha256=sidik).select_related("terbitan__unit__pemda")
    boleh = [b for b in semua if b.terbitan.diterbitkan_pada or (terlihat and b.terbitan_id == terlihat.pk)]
    if not boleh:
        return Jawaban(sidik)
    berkas = max(boleh, key=lambda b: b.terbitan.nomor)
    return Jawaban(sidik, berkas, nomor_berlaku(berkas.terbitan))


def nomor_berlaku(terbitan: Terbitan) -> int:
    """The number of the published edition in force of the same unit and year; 0 before the first."""
    terbit = Terbitan.objects.filter(
        unit=terbitan.unit_id, tahun=terbitan.tahun, diterbitkan_pada__isnull=False
    )
    return terbit.order_by("-nomor").values_list("nomor", flat=True).first() or 0


def baca_sidik(teks: str) -> str:
    """A SHA-256 as people paste it: as sha256sum prints it, or in groups. Empty where it is none."""
    teks = teks[:300].strip().lower()
    cocok = POLA_SIDIK.match(teks) or POLA_SIDIK.fullmatch(re.sub(r"[\s:-]", "", teks))
    return cocok[0] if cocok else ""


class PenghitungSidik(FileUploadHandler):
    """Hashes an upload as it comes in, and keeps nothing of it."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.sidik = ""
        self.terlalu_besar = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._hitung = sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > BATAS_BERKAS:
            self.terlalu_besar = True
            raise StopUpload(connection_reset=True)
        self._hitung.update(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if file_size:  # a form without a chosen file sends an empty one
            self.sidik = self._hitung.hexdigest()
        return None
