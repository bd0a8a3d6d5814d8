"""manage.py ekspor: the workbook of a unit, filled or as an empty template."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from lkjip.models import Unit
from pertukaran.ekspor import buku_kosong, buku_unit


class Command(BaseCommand):
    help = "Menulis buku kerja (.xlsx) sebuah perangkat daerah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="kode perangkat daerah, misalnya dp3akb")
        parser.add_argument("--ke", type=Path, required=True, help="berkas .xlsx yang ditulis")
        parser.add_argument("--kosong", action="store_true", help="templat tanpa isi")
        parser.add_argument(
            "--dengan-pemda", action="store_true", help="sertakan skala, RPJMD, dan LKE pemda"
        )

    def handle(
        self, *args: object, unit: str, ke: Path, kosong: bool, dengan_pemda: bool, **options: object
    ) -> None:
        perangkat = Unit.objects.select_related("pemda").filter(slug=unit).first()
        if perangkat is None:
            raise CommandError(f"Perangkat daerah “{unit}” tidak dikenal.")
        tulis = buku_kosong if kosong else buku_unit
        try:
            ke.write_bytes(tulis(perangkat, dengan_pemda=dengan_pemda))
        except OSError as galat:
            raise CommandError(f"{ke} tidak dapat ditulis ({galat.strerror}).") from galat
        self.stdout.write(f"{ke} ditulis.")
