"""The short-lived child that opens a stranger's file: the file on stdin, JSON on stdout.

argv[1] is JSON: jenis (what its first bytes say: pdf, jpg, png, webp or zip), memori (bytes), detik (of
processor time), and how much may be in it: piksel, halaman, banyak (parts), mengembang (bytes), rasio.
The answer is {"jenis": …, "rincian": …} or {"tolak": sentence}.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from pathlib import Path

if __name__ == "__main__":  # started with -I, which knows no folder of ours
    sys.path.append(str(Path(__file__).parents[2]))

from lkjip.unggahan.dasar import TERLALU_RUMIT, Tolak


def jawab(isi: bytes, perintah: dict[str, int | str]) -> dict[str, str]:
    """What the file is, or why it is not taken. Each opener is loaded where it is needed: they are heavy."""
    jenis = str(perintah["jenis"])
    batas = {k: int(v) for k, v in perintah.items() if k != "jenis"}
    try:
        if jenis == "pdf":
            from lkjip.unggahan.pdf import periksa_pdf

            return {
                "jenis": jenis,
                "rincian": periksa_pdf(isi, halaman=batas["halaman"], mengembang=batas["mengembang"]),
            }
        if jenis == "zip":
            from lkjip.unggahan.office import periksa_office

            batas_arsip = {k: batas[k] for k in ("banyak", "mengembang", "rasio")}
            return {"jenis": periksa_office(isi, **batas_arsip), "rincian": ""}
        from PIL import ImageFile

        from lkjip.unggahan.gambar import periksa_gambar

        # Pillow's own default, which WeasyPrint changes where it is loaded: half a photograph is none.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        return {"jenis": jenis, "rincian": periksa_gambar(isi, jenis, batas["piksel"])}
    except Tolak as galat:
        return {"tolak": str(galat)}
    except MemoryError:
        return {"tolak": TERLALU_RUMIT}


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    # Should the parent be killed, this child must not go on.
    resource.setrlimit(resource.RLIMIT_CPU, (perintah["detik"], perintah["detik"]))
    logging.disable()  # pypdf tells of everything that it forgives
    jawaban = json.dumps(jawab(sys.stdin.buffer.read(), perintah), ensure_ascii=False)
    sys.stdout.buffer.write(jawaban.encode())


if __name__ == "__main__":
    main()
