"""The short-lived child that reads a stranger's workbook: .xlsx on stdin, JSON on stdout.

Standard library only. argv[1] is JSON: memori (bytes), detik (of processor time), and how much may be read:
berkas (parts of the archive), mengembang (bytes inflated), rasio (inflated to compressed), unsur (of XML),
baris, sel, teks (shared strings), gaya (styles of cells), huruf (characters, counted where they stand and
again where they are used).

The answer is {"tolak": sentence} or {"lembar": [...], "nama": {...}, "sejak_1904": bool}; a sheet is
{"nama", "tersembunyi", "gabungan": [...], "baris": [[row, [[column, kind, text, is formula], ...]], ...]}.
Kinds: t text, n number, p number shown as a percentage, d date (serial number), i date (ISO), b boolean,
e error, - formula without value. What the text means is for the parent to say.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import zlib
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile

if __name__ == "__main__":  # started with -I, which knows no folder of ours
    sys.path.append(str(Path(__file__).parents[2]))

from lkjip.buku_kerja.isi import Buku
from lkjip.buku_kerja.paket import RUSAK, TERLALU_BESAR, Jatah, Paket, Tolak

KEHABISAN_MEMORI = 1  # XML_ERROR_NO_MEMORY of expat


def jawab(isi: bytes, batas: dict[str, int]) -> dict[str, object]:
    """What is in the workbook, or why it is not read."""
    try:
        return Buku(Paket(isi, Jatah(batas))).baca()
    except Tolak as galat:
        return {"tolak": str(galat)}
    except MemoryError:
        return {"tolak": TERLALU_BESAR}
    except expat.ExpatError as galat:
        return {"tolak": TERLALU_BESAR if galat.code == KEHABISAN_MEMORI else RUSAK}
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return {"tolak": RUSAK}


def main() -> None:
    batas = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (batas["memori"], batas["memori"]))
    gc.disable()  # nearly all of it is needed until the end
    # Should the parent be killed, this child must not go on.
    resource.setrlimit(resource.RLIMIT_CPU, (batas["detik"], batas["detik"]))
    jawaban = json.dumps(jawab(sys.stdin.buffer.read(), batas), ensure_ascii=False)
    sys.stdout.buffer.write(jawaban.encode())


if __name__ == "__main__":
    main()
