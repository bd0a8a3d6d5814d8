"""manage.py buat_contoh: generate a pemda with many units, for measurements and trials."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pertukaran.contoh.buat import TidakDapatDibuat, buat_contoh
from pertukaran.contoh.rancangan import KODE, Rancangan


class Command(BaseCommand):
    help = "Membuat pemerintah daerah contoh dengan banyak perangkat daerah; benih sama, angka sama."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tambah = parser.add_argument
        tambah("--unit", type=int, required=True, help="banyaknya perangkat daerah")
        tambah("--tahun", type=int, required=True, help="banyaknya tahun")
        tambah(
            "--baris", type=int, required=True, help="banyaknya baris lembar isian setiap perangkat daerah"
        )
        tambah("--benih", type=int, default=1, help="benih angka acak (bawaan: %(default)s)")
        tambah("--sampai", type=int, help="tahun terakhir (bawaan: tahun ini)")
        tambah("--kode", default=KODE, help="kode pemerintah daerah (bawaan: %(default)s)")
        tambah("--tambahkan", action="store_true", help="buat walaupun sudah ada pemerintah daerah lain")

    def handle(
        self,
        *args: object,
        unit: int,
        tahun: int,
        baris: int,
        benih: int,
        sampai: int | None,
        kode: str,
        tambahkan: bool,
        verbosity: int,
        **options: object,
    ) -> None:
        rancangan = Rancangan(unit, tahun, baris, sampai or timezone.localdate().year, benih, kode)
        tutur = self.stdout.write if verbosity > 1 else lambda teks: None
        try:
            buat_contoh(rancangan, tambahkan=tambahkan, kemajuan=lambda n: tutur(f"{n}/{unit} unit"))
        except TidakDapatDibuat as galat:
            raise CommandError(str(galat)) from galat
        if verbosity:
            akhir = f"{rancangan.daftar_tahun[0]}–{rancangan.sampai}"
            self.stdout.write(f"{kode}: {unit} perangkat daerah, tahun {akhir}, {baris} baris.")
