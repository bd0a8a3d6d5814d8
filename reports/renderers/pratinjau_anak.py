"""Turns HTML of one section into images of its pages. Stays alive, as loading the printer takes longest.

It never looks at what it is sent: for each section it makes a copy of itself (fork) that prints, draws and
ends, so that memory goes back to the machine and the limits hold. Knows WeasyPrint and PDFium, not Django.

argv[1] is JSON: gaya (the style sheet of all that is printed, read once), berkas (address -> path, all that
may be opened), memori (bytes), detik, halaman (at most so many are drawn), skala (pixels for a point), diam
(seconds without work after which it ends).
stdin: 4 bytes of length, then HTML. stdout: 4 bytes of length, then JSON: halaman (PNG in base64),
seluruhnya, keluhan; or galat.
"""

import base64
import gc
import importlib.util
import json
import logging
import os
import resource
import select
import signal
import struct
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

_spek = importlib.util.spec_from_file_location("cetak_anak", Path(__file__).with_name("cetak_anak.py"))
if _spek is None or _spek.loader is None:
    raise ImportError("cetak_anak.py is not beside this script")
cetak_anak = importlib.util.module_from_spec(_spek)
_spek.loader.exec_module(cetak_anak)


class Keluhan(logging.Handler):
    """What the printer complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.baris: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.baris.append(record.getMessage())


class Pencetak:
    """Prints with a style sheet and fonts that are read once."""

    def __init__(self, perintah: dict[str, Any]) -> None:
        self.pengambil = cetak_anak.Pengambil(perintah["berkas"])
        self.huruf = FontConfiguration()
        self.gaya = [CSS(string=perintah["gaya"], font_config=self.huruf, url_fetcher=self.pengambil)]

    def pdf(self, html: str) -> bytes:
        halaman = HTML(string=html, base_url="lkjip:/", url_fetcher=self.pengambil)
        return bytes(halaman.write_pdf(font_config=self.huruf, stylesheets=self.gaya))


def gambar(html: bytes, perintah: dict[str, Any], pencetak: Pencetak) -> dict[str, Any]:
    """The pages as images."""
    keluhan = Keluhan()
    logging.getLogger("weasyprint").handlers = [keluhan]
    dokumen, hasil = pypdfium2.PdfDocument(pencetak.pdf(html.decode())), []
    for nomor in range(min(len(dokumen), perintah["halaman"])):
        png = BytesIO()
        halaman = dokumen[nomor].render(scale=perintah["skala"])
        halaman.to_pil().save(png, "PNG", compress_level=1)
        hasil.append(base64.b64encode(png.getvalue()).decode())
    return {"halaman": hasil, "seluruhnya": len(dokumen), "keluhan": keluhan.baris}


def anak(html: bytes, perintah: dict[str, Any], pencetak: Pencetak, tulis: int) -> None:
    """The copy: prints within its limits, writes into the pipe and ends."""
    signal.alarm(perintah["detik"])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    gc.disable()
    with os.fdopen(tulis, "wb") as pipa:
        pipa.write(json.dumps(gambar(html, perintah, pencetak)).encode())


def layani(html: bytes, perintah: dict[str, Any], pencetak: Pencetak) -> bytes:
    """The answer of a copy, or why there is none."""
    baca, tulis = os.pipe()
    nomor = os.fork()
    if nomor == 0:
        os.close(baca)
        try:
            anak(html, perintah, pencetak, tulis)
        except BaseException as galat:  # nothing of the copy may go on as the original
            print(f"{type(galat).__name__}: {galat}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    os.close(tulis)
    with os.fdopen(baca, "rb") as pipa:
        jawab = pipa.read()
    _, status = os.waitpid(nomor, 0)
    if status:
        waktu = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
        return json.dumps({"galat": "waktu" if waktu else "gagal"}).encode()
    return jawab


def baca_tepat(banyak: int) -> bytes:
    isi = sys.stdin.buffer.read(banyak)
    if len(isi) < banyak:
        raise SystemExit  # who started this is gone
    return isi


def main() -> None:
    perintah = json.loads(sys.argv[1])
    logging.getLogger("weasyprint").handlers = [logging.NullHandler()]
    pencetak = Pencetak(perintah)
    pencetak.pdf("<p>a")  # loads the font libraries
    gc.freeze()
    keluar = sys.stdout.buffer
    # Reading is by whole messages, so that nothing of the next one lies in the buffer here.
    while select.select([sys.stdin], [], [], perintah["diam"])[0]:
        (panjang,) = struct.unpack(">I", baca_tepat(4))
        jawab = layani(baca_tepat(panjang), perintah, pencetak)
        keluar.write(struct.pack(">I", len(jawab)) + jawab)
        keluar.flush()


if __name__ == "__main__":
    main()
