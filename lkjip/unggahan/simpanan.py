"""The store of uploaded files: a file is there whole, and on the disk, or it is not there."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

SEMENTARA = ".tmp"  # ends the name of a file that is still being written


class SimpananUtuh(FileSystemStorage):
    """Writes beside the final name, then renames: a killed process or a full disk leaves no half file.

    What is left is a temporary file at most, which `rapikan_bukti` removes. A store of objects (S3) has this
    property by itself.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        tujuan = Path(self.path(name))
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        nomor, sementara = tempfile.mkstemp(dir=tujuan.parent, suffix=SEMENTARA)
        try:
            with os.fdopen(nomor, "wb") as berkas:
                for potongan in content.chunks():
                    berkas.write(potongan)
                berkas.flush()
                os.fsync(berkas.fileno())
            os.replace(sementara, tujuan)
        except BaseException:
            with suppress(OSError):
                os.unlink(sementara)
            raise
        self._pastikan_tercatat(tujuan.parent)
        return name

    def _pastikan_tercatat(self, folder: Path) -> None:
        """The new names are on the disk too, those of new folders included."""
        while folder.is_relative_to(self.location):
            nomor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(nomor)
            finally:
                os.close(nomor)
            folder = folder.parent
