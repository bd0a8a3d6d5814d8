"""Live figures and references in the text of the report: how they are marked, found and filled in.

A written text carries them as elements, with what they showed when they were last looked at:
<span data-angka="KEY">91,22%</span>, <span data-rujuk="KEY">Tabel 3.4</span>, <figure data-gambar="12">.
"""

from __future__ import annotations

import re

_GAMBAR = re.compile(r'<figure\b[^>]*\bdata-gambar="(\d+)"')


def gambar_dalam(html: str) -> tuple[int, ...]:
    """The images in a text, in their order."""
    return tuple(int(i) for i in _GAMBAR.findall(html))
