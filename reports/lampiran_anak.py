"""The short-lived child that draws a stranger's PDF: the file on stdin, JPEGs of its pages on stdout.

argv[1] is JSON: memori (bytes), detik (of processor time), halaman (pages at most), dpi, sisi (pixels of the
long side at most), teks (letters of a page's text at most). The answer is a line of JSON, {"halaman":
[{"lebar": …, "tinggi": …, "teks": …, "byte": …}, …]} with the images one behind the other after it, or
{"tolak": sentence}. Scripts in the file do not run: pdfium is built without them, and no form is opened.
"""

from __future__ import annotations

import json
import resource
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # started with -I, which knows no folder of ours
    sys.path.append(str(Path(__file__).parents[1]))

from lkjip.unggahan.dasar import RUSAK, TERLALU_RUMIT, Tolak

TITIK_INCI = 72
MUTU = 80
ABU = 14  # of 255: scanners draw grey with a tint
Halaman = tuple[dict[str, Any], bytes]


def gambar_halaman(isi: bytes, perintah: dict[str, int]) -> list[Halaman]:
    """Each page with what is said of it. Raises Tolak."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(isi)
        banyak = len(pdf)
        if banyak > (maks := perintah["halaman"]):
            raise Tolak(
                f"PDF ini {banyak} halaman; paling banyak {maks} halaman. Kirim bagian yang perlu saja."
            )
        return [_satu(pdf[n], perintah) for n in range(banyak)]
    except pdfium.PdfiumError:
        raise Tolak(RUSAK) from None


def _satu(halaman: Any, perintah: dict[str, int]) -> Halaman:
    """150 dpi, or less where the page is larger than A4; a huge one becomes no larger image."""
    lebar, tinggi = halaman.get_size()
    if not (lebar > 0 and tinggi > 0):
        raise Tolak(RUSAK)
    skala = min(perintah["dpi"] / TITIK_INCI, perintah["sisi"] / max(lebar, tinggi))
    gambar = halaman.render(scale=skala, may_draw_forms=False).to_pil().convert("RGB")
    if _kelabu(gambar):
        gambar = gambar.convert("L")
    hasil = BytesIO()
    gambar.save(hasil, "JPEG", quality=MUTU, optimize=True, dpi=(perintah["dpi"],) * 2)
    jpeg = hasil.getvalue()
    kata = {"lebar": gambar.width, "tinggi": gambar.height, "teks": _teks(halaman, perintah["teks"])}
    halaman.close()
    return kata | {"byte": len(jpeg)}, jpeg


def _kelabu(gambar: Any) -> bool:
    from PIL import ImageChops

    merah, hijau, biru = gambar.split()
    beda = (ImageChops.difference(merah, hijau), ImageChops.difference(hijau, biru))
    return all(not any(b.histogram()[ABU + 1 :]) for b in beda)


def _teks(halaman: Any, maks: int) -> str:
    """What can be read on it; a page whose text is broken is drawn all the same."""
    import pypdfium2 as pdfium

    try:
        teks = halaman.get_textpage().get_text_bounded(errors="ignore")[:maks]
    except (pdfium.PdfiumError, ValueError):
        return ""
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    resource.setrlimit(resource.RLIMIT_CPU, (perintah["detik"], perintah["detik"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to no file
    try:
        halaman = gambar_halaman(sys.stdin.buffer.read(), perintah)
        kepala: dict[str, Any] = {"halaman": [kata for kata, _ in halaman]}
    except Tolak as galat:
        halaman, kepala = [], {"tolak": str(galat)}
    except MemoryError:
        halaman, kepala = [], {"tolak": TERLALU_RUMIT}
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n")
    for _, jpeg in halaman:
        sys.stdout.buffer.write(jpeg)


if __name__ == "__main__":
    main()
