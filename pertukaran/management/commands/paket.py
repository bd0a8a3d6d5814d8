"""manage.py paket: the hand-over package of a unit and year as a ZIP."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lkjip.models import Unit
from lkjip.navigation import tahun_tersedia
from pertukaran.paket.baca import baca_manifest
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.pekerjaan import buat_berkas
from pertukaran.paket.tulis import Maju, Pembuatan


class Command(BaseCommand):
    help = "Menulis paket dokumen SAKIP (.zip) sebuah perangkat daerah untuk satu tahun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="kode perangkat daerah, misalnya dp3akb")
        parser.add_argument("--tahun", type=int, required=True)
        parser.add_argument("--ke", type=Path, required=True, help="berkas .zip yang ditulis")

    def handle(
        self, *args: object, unit: str, tahun: int, ke: Path, verbosity: int, **options: object
    ) -> None:
        perangkat = Unit.objects.select_related("pemda").filter(slug=unit).first()
        if perangkat is None:
            raise CommandError(f"Perangkat daerah “{unit}” tidak dikenal.")
        if tahun not in tahun_tersedia(perangkat):
            raise CommandError(f"Belum ada data tahun {tahun}.")
        buat = Pembuatan(timezone.localtime(), "manage.py paket")
        try:
            buat_berkas(Bahan(perangkat, tahun), buat, self._tutur(verbosity), ke.resolve())
        except OSError as galat:
            raise CommandError(f"Berkas {ke} tidak dapat ditulis: {galat.strerror}.") from galat
        if verbosity:
            isi = baca_manifest(ke)
            self.stdout.write(f"{ke}: {len(isi['berkas'])} berkas, {len(isi['kurang'])} kekurangan.")
            for k in isi["kurang"]:
                self.stdout.write(f"- {k['judul']}: {k['sebab']}")

    def _tutur(self, verbosity: int) -> Maju:
        return (
            (lambda n, dari, apa: self.stdout.write(f"{n + 1}/{dari} {apa}"))
            if verbosity > 1
            else lambda *_: None
        )
