"""Receives uploads: what is too large is counted, not kept; a full disk loses the file and nothing else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

GAGAL = "lkjip.unggahan_gagal"  # beside what the server says of the request


class PenerimaBerkas(TemporaryFileUploadHandler):
    """Keeps no more of a file than the largest that anything takes, but its true size: who reads it must ask
    for that, by the limit of its own.

    A file that could not be kept is left out of request.FILES, see `gagal_diterima`.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().new_file(*args, **kwargs)
        except OSError as galat:
            raise self._gagal() from galat

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start >= max(settings.UNGGAH_BATAS_BERKAS, settings.LAMPIRAN_BATAS_BERKAS):
            return
        try:
            self.file.write(raw_data)
        except OSError as galat:
            raise self._gagal() from galat

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        try:
            return super().file_complete(file_size)
        except OSError:  # the last bytes, which were still in memory
            self._gagal()
            return None

    def _gagal(self) -> SkipFile:
        if self.request is not None:
            self.request.META[GAGAL] = True
        return SkipFile()


def gagal_diterima(request: HttpRequest) -> bool:
    """Whether the server could not keep a file of this request."""
    return GAGAL in request.META
