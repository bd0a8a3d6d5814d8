"""Images on their way to the printing child: beside the HTML, not in it.

A scanned page in base64 is half a million letters, and the parser of HTML looks at each of them.
"""

from __future__ import annotations

import base64
import hashlib
import re

_DATA = re.compile(r'src="data:(image/[a-z+]+);base64,([A-Za-z0-9+/=]+)"')


def lepas_gambar(html: str) -> tuple[list[tuple[str, str]], list[bytes]]:
    """The address and type of each image in the page, for the head of a frame; the page, then the images."""
    gambar: dict[str, tuple[str, bytes]] = {}

    def ganti(cocok: re.Match[str]) -> str:
        tipe, data = cocok.groups()
        alamat = f"lkjip:gambar/{hashlib.sha256(data.encode()).hexdigest()}"
        if alamat not in gambar:
            gambar[alamat] = tipe, base64.b64decode(data)
        return f'src="{alamat}"'

    halaman = _DATA.sub(ganti, html).encode()
    return [(a, tipe) for a, (tipe, _) in gambar.items()], [halaman, *(isi for _, isi in gambar.values())]
