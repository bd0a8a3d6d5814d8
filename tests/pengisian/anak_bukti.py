"""A process of its own that adds a piece of evidence; killed at a step where one is named.

argv: user, unit, key of the row, number of pages of its PDF, and the step ("" for none). DATABASE_URL and
MEDIA_ROOT come from the environment.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()  # before the models
# ruff: noqa: E402

from django.db.models import Model

from lkjip.models import Pengguna, Unit
from lkjip.unggahan import simpanan
from lkjip.unggahan.periksa import TIPE, Temuan
from pengisian import bukti as layanan
from pengisian.baris import ambil_baris
from pengisian.models import Bukti
from pengisian.simpan import Penulis
from tests.lkjip.unggahan import berkas_uji


def mati(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def sesudah(asli: Callable[..., Any]) -> Callable[..., Any]:
    def lalu_mati(*args: Any, **kwargs: Any) -> None:
        asli(*args, **kwargs)
        mati()

    return lalu_mati


def pasang(langkah: str) -> None:
    if langkah == "written":
        simpanan.os.fsync = mati
    elif langkah == "stored":
        layanan._pastikan_boleh = mati
    elif langkah == "row":
        Bukti.save = sesudah(Model.save)
    elif langkah == "log":
        layanan._catat = sesudah(layanan._catat)


def main() -> None:
    pengguna, unit, kunci, halaman, langkah = sys.argv[1:]
    pasang(langkah)
    perangkat = Unit.objects.get(slug=unit)
    baris = ambil_baris(perangkat, 2024, kunci)
    assert baris
    baru = layanan.BuktiBaru(
        "Notulen",
        date(2024, 3, 12),
        berkas=berkas_uji.pdf(int(halaman)),
        nama_berkas="notulen.pdf",
        temuan=Temuan(TIPE["pdf"], ""),
    )
    try:
        layanan.tambah(Penulis(Pengguna.objects.get(username=pengguna), perangkat, 2024, 4), baris, baru)
    except layanan.BuktiDitolak:
        sys.exit(3)


if __name__ == "__main__":
    main()
