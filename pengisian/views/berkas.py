"""Answers with the file of a piece of evidence."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest

from lkjip.unggahan.periksa import PER_MIME
from pengisian.models import IsiBukti

log = logging.getLogger(__name__)
# What is shown in the browser can run nothing, load nothing, and stand in a frame of ours only.
KEBIJAKAN_BERKAS = "sandbox; default-src 'none'; frame-ancestors 'self'"


def sajikan(request: HttpRequest, milik: IsiBukti) -> FileResponse:
    """The file, out of the store that no web server knows. Its type is that of its content."""
    tipe = PER_MIME.get(milik.tipe)
    if tipe is None:
        raise Http404("Bukti ini tidak mempunyai berkas.")
    try:
        isi = milik.berkas.open("rb")
    except OSError:
        log.exception("The file of evidence %s is not there", milik.pk)
        raise Http404("Berkas bukti tidak ditemukan pada server. Beri tahu admin.") from None
    sebagai_lampiran = not tipe.tampil or "unduh" in request.GET
    jawaban = FileResponse(
        isi, as_attachment=sebagai_lampiran, filename=milik.nama_berkas, content_type=tipe.mime
    )
    jawaban.headers["Content-Security-Policy"] = KEBIJAKAN_BERKAS
    jawaban.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
