"""manage.py periksa_paket: whether a hand-over package is what its manifest says."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pertukaran.paket.baca import periksa_paket
from pertukaran.paket.data import PaketRusak


class Command(BaseCommand):
    help = "Memeriksa paket dokumen SAKIP: manifest, daftar berkas, ukuran, dan SHA-256."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, help="paket .zip")

    def handle(self, *args: object, berkas: Path, **options: object) -> None:
        try:
            isi = periksa_paket(berkas)
        except PaketRusak as rusak:
            raise CommandError(str(rusak)) from rusak
        jumlah, kurang = len(isi["berkas"]), len(isi["kurang"])
        self.stdout.write(
            f"Utuh: {isi['unit']['nama']}, tahun {isi['tahun']}; {jumlah} berkas, {kurang} kekurangan."
        )
