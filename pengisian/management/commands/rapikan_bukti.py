"""Removes files in the store of evidence that no row names, and names rows whose file is missing.

A killed upload may leave such a file; run it once a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pengisian.isi_bukti import model_bukti
from pengisian.models import Bukti

UMUR_JAM = 24  # younger ones may belong to an upload that is going on


class Command(BaseCommand):
    help = "Menghapus berkas bukti yang tidak dirujuk baris mana pun dan berumur lebih dari satu hari."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--uji", action="store_true", help="hanya menyebutkan, tidak menghapus")

    def handle(self, *args: Any, **options: Any) -> None:
        simpanan = Bukti.berkas.field.storage
        berkas = {nama for m in model_bukti() for nama in _semua(simpanan, m.AKAR)}
        # Asked after the files were listed: a row that is written meanwhile is not missed.
        dirujuk = {
            nama
            for m in model_bukti()
            for nama in m._default_manager.exclude(berkas="").values_list("berkas", flat=True)
        }
        batas = timezone.now() - timedelta(hours=UMUR_JAM)
        yatim = [nama for nama in sorted(berkas - dirujuk) if simpanan.get_modified_time(nama) < batas]
        for nama in yatim:
            self.stdout.write(f"{'akan dihapus' if options['uji'] else 'dihapus'}: {nama}")
            if not options["uji"]:
                simpanan.delete(nama)
        hilang = [nama for nama in sorted(dirujuk - berkas) if not simpanan.exists(nama)]
        for nama in hilang:
            self.stderr.write(f"HILANG dari penyimpanan: {nama}")
        self.stdout.write(f"{len(yatim)} berkas tanpa baris, {len(hilang)} baris tanpa berkas.")


def _semua(simpanan: Storage, folder: str) -> Iterator[str]:
    """The names of all files below a folder of the store."""
    if not simpanan.exists(folder):
        return
    subfolder, berkas = simpanan.listdir(folder)
    for nama in berkas:
        yield f"{folder}/{nama}"
    for nama in subfolder:
        yield from _semua(simpanan, f"{folder}/{nama}")
