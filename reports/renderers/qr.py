"""A QR code that leads to an address, for the cover of an edition. Same address, same bytes."""

from __future__ import annotations

import base64
from io import BytesIO

import segno

TEPI = 4  # modules of white around it, as ISO/IEC 18004 asks; the cover is dark


def _tulis(alamat: str, jenis: str, **lain: object) -> bytes:
    hasil = BytesIO()
    segno.make_qr(alamat, error="m").save(hasil, kind=jenis, border=TEPI, light="#fff", **lain)
    return hasil.getvalue()


def qr_svg(alamat: str) -> str:
    """As a data: address of an SVG, which is sharp at any size."""
    return f"data:image/svg+xml;base64,{base64.b64encode(_tulis(alamat, 'svg', xmldecl=False)).decode()}"


def qr_png(alamat: str) -> bytes:
    return _tulis(alamat, "png", scale=8)


def alt_qr(alamat: str) -> str:
    return f"Kode QR menuju halaman pemeriksaan keaslian berkas: {alamat}"
