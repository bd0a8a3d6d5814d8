"""LibreOffice as the program that strangers use. Without it tests are skipped; with CI=true they fail."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@cache
def _profil() -> str:
    """A profile of this process: no other instance, no settings. Only the first start has to make it."""
    folder = TemporaryDirectory(prefix="lkjip-libreoffice-")
    atexit.register(folder.cleanup)
    return f"-env:UserInstallation={Path(folder.name).as_uri()}"


def simpan_ulang(
    isi: bytes, folder: Path, format: str = "xlsx:Calc MS Excel 2007 XML", akhiran: str = "xlsx"
) -> bytes:
    """A file opened and saved again (or as another format), in an empty folder of the test."""
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    if program is None:
        pesan = "no LibreOffice: sudo apt-get install libreoffice-calc-nogui"
        if os.environ.get("CI") == "true":
            pytest.fail(pesan, pytrace=False)
        pytest.skip(pesan)
    if akhiran == "docx" and not (Path(program).resolve().parent / "libswlo.so").exists():
        pytest.skip("no LibreOffice Writer: sudo apt-get install libreoffice-writer-nogui")
    asal, tujuan = folder / f"buku.{akhiran}", folder / "hasil"
    asal.write_bytes(isi)
    perintah = [program, _profil(), "--headless", "--convert-to", format, "--outdir", str(tujuan), str(asal)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)
    return (tujuan / f"buku.{format.partition(':')[0]}").read_bytes()
