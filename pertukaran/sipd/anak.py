"""The short-lived child that reads an export of SIPD: the file on stdin, lines of JSON on stdout.

argv[1] is JSON: jenis (sipd_pagu or sipd_real), csv (whether the file is text), memori (bytes), detik (of
processor time), and how much may be read as in lkjip.buku_kerja.anak_baca. The lines are {"persen": n}; the
last one is {"tolak": sentence} or {"isi": …} as kelompok.kelompokkan gives it, with the name of the sheet.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import zlib
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile

if __name__ == "__main__":  # started with -I, which knows no folder of ours
    sys.path.append(str(Path(__file__).parents[2]))

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.paket import RUSAK, TERLALU_BESAR, Jatah, Paket, Tolak
from lkjip.formats import abjad
from pertukaran.sipd import csv_teks
from pertukaran.sipd.lembar_besar import BukuBesar
from pertukaran.sipd.tabel import Tabel
from pertukaran.sipd.tajuk import PAGU, Tajuk

KEHABISAN_MEMORI = 1  # XML_ERROR_NO_MEMORY of expat
BAGIAN_BACA = 80  # percent of the work that reading is; the rest is reshaping
APA = {PAGU: "pagu", "sipd_real": "realisasi"}


def jawab(isi: bytes, perintah: dict[str, Any]) -> dict[str, object]:
    """What is in the file, or why it is not read."""
    jenis = str(perintah["jenis"])
    jatah = Jatah({k: int(v) for k, v in perintah.items() if k not in ("jenis", "csv")})
    try:
        nama, tabel = _dari_csv(isi, jenis, jatah) if perintah["csv"] else _dari_xlsx(isi, jenis, jatah)
        from pertukaran.sipd.kelompok import kelompokkan  # pandas; not for a file that is refused

        hasil = kelompokkan(tabel) | {"lembar": nama}
    except Tolak as galat:
        return {"tolak": str(galat)}
    except MemoryError:
        return {"tolak": TERLALU_BESAR}
    except expat.ExpatError as galat:
        return {"tolak": TERLALU_BESAR if galat.code == KEHABISAN_MEMORI else RUSAK}
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RecursionError):
        return {"tolak": RUSAK}
    return {"isi": hasil}


def lapor(persen: int) -> None:
    sys.stdout.write(json.dumps({"persen": persen * BAGIAN_BACA // 100}) + "\n")
    sys.stdout.flush()


def _dari_csv(isi: bytes, jenis: str, jatah: Jatah) -> tuple[str, Tabel]:
    tabel = Tabel(jenis)
    csv_teks.alirkan(isi, jenis, jatah, tabel.baris, lapor)
    return "CSV", _pastikan(tabel, [tabel.terbaik])


def _dari_xlsx(isi: bytes, jenis: str, jatah: Jatah) -> tuple[str, Tabel]:
    """The first sheet that has a header."""
    buku = BukuBesar(Paket(isi, jatah))
    terbaik = []
    for nama, berkas in buku.daftar():
        tabel = Tabel(jenis)
        buku.alirkan(berkas, tabel.baris, lapor)
        if tabel.tajuk is not None:
            return nama, _pastikan(tabel, [])
        terbaik.append(tabel.terbaik)
    return "", _pastikan(Tabel(jenis), terbaik)


def _pastikan(tabel: Tabel, terbaik: list[Tajuk]) -> Tabel:
    """The table, if it can be one. Raises Tolak."""
    if tabel.tajuk is None:
        raise Tolak(_tanpa_tajuk(tabel.jenis, max(terbaik, key=lambda t: len(t.kolom), default=Tajuk({}))))
    for judul, satu, dua in tabel.tajuk.ganda:
        raise Tolak(
            f"Tajuk “{kutipan(judul)}” ada dua kali, pada sel {abjad(satu)}{tabel.baris_tajuk} dan "
            f"{abjad(dua)}{tabel.baris_tajuk}. Hapus atau ganti nama salah satunya."
        )
    if not tabel.nomor and not tabel.salah.banyak:
        raise Tolak(f"Di bawah baris tajuk (baris {tabel.baris_tajuk}) tidak ada baris {APA[tabel.jenis]}.")
    if "debet" in tabel.tajuk.kolom and "nilai" not in tabel.tajuk.kolom and "akun" not in tabel.tajuk.kolom:
        raise Tolak("Jurnal dibaca menurut rekening belanja (5…), tetapi kolom kode rekening tidak ada.")
    return tabel


def _tanpa_tajuk(jenis: str, terbaik: Tajuk) -> str:
    ada = ", ".join(f"“{kutipan(judul)}”" for _, judul in terbaik.kolom.values())
    kurang = []
    if not terbaik.bersub:
        kurang.append("kode atau nama sub kegiatan")
    if not terbaik.bernilai:
        kurang.append("nilai pagu" if jenis == PAGU else "nilai realisasi")
    temuan = f"Yang dikenali hanya {ada}. " if ada else "Tidak ada baris tajuk yang dikenali. "
    return f"{temuan}Yang belum ada: kolom {' dan '.join(kurang)}. Daftar tajuk ada pada panduan impor."


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    # Should the parent be killed, this child must not go on.
    resource.setrlimit(resource.RLIMIT_CPU, (perintah["detik"], perintah["detik"]))
    gc.disable()  # nearly all of it is needed until the end
    jawaban = jawab(sys.stdin.buffer.read(), perintah)
    sys.stdout.write(json.dumps(jawaban) + "\n")


if __name__ == "__main__":
    main()
