"""Removes files of uploads that no row names, and names rows whose file is missing.

A killed upload may leave such a file; run it once a day. Editions are not touched: periksa_terbitan looks
after those.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import FileField
from django.utils import timezone

FOLDER = ("bukti", "evaluasi", "gambar", "lampiran")  # of the store, one for each kind of upload
UMUR_JAM = 24  # younger ones may belong to an upload that is going on


class Command(BaseCommand):
    help = (
        "Menghapus berkas unggahan (bukti, gambar, lampiran) yang tidak dirujuk baris mana pun "
        "dan berumur lebih dari satu hari."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--uji", action="store_true", help="hanya menyebutkan, tidak menghapus")

    def handle(self, *args: Any, **options: Any) -> None:
        berkas = {nama for folder in FOLDER for nama in _semua(default_storage, folder)}
        dirujuk = set(_dirujuk())  # asked after the files were listed: a row written meanwhile is not missed
        batas = timezone.now() - timedelta(hours=UMUR_JAM)
        yatim = [nama for nama in sorted(berkas - dirujuk) if default_storage.get_modified_time(nama) < batas]
        for nama in yatim:
            self.stdout.write(f"{'akan dihapus' if options['uji'] else 'dihapus'}: {nama}")
            if not options["uji"]:
                default_storage.delete(nama)
        hilang = [nama for nama in sorted(dirujuk - berkas) if not default_storage.exists(nama)]
        for nama in hilang:
            self.stderr.write(f"HILANG dari penyimpanan: {nama}")
        self.stdout.write(f"{len(yatim)} berkas tanpa baris, {len(hilang)} baris tanpa berkas.")


def _dirujuk() -> Iterator[str]:
    """The name of every file that any row has, whatever its model."""
    for model in apps.get_models():
        for kolom in model._meta.concrete_fields:
            if isinstance(kolom, FileField):
                milik = model._base_manager.exclude(**{kolom.name: ""})
                yield from milik.values_list(kolom.name, flat=True)


def _semua(simpanan: Storage, folder: str) -> Iterator[str]:
    """The names of all files below a folder of the store."""
    if not simpanan.exists(folder):
        return
    subfolder, berkas = simpanan.listdir(folder)
    for nama in berkas:
        yield f"{folder}/{nama}"
    for nama in subfolder:
        yield from _semua(simpanan, f"{folder}/{nama}")
