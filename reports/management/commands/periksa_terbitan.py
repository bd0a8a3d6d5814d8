"""manage.py periksa_terbitan: every frozen file against its SHA-256, and files of no edition. For backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.beku import BerkasRusak, baca
from reports.models import BerkasTerbitan

AKAR = "terbitan"
SEDANG_DITULIS = timedelta(hours=1)  # a younger file may be of an edition whose rows are yet to come


class Command(BaseCommand):
    help = "Memeriksa semua berkas terbitan terhadap SHA-256-nya. Keluar dengan status 1 bila ada yang rusak."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--hapus-yatim", action="store_true", help="hapus berkas yang bukan milik terbitan mana pun"
        )

    def handle(self, *, hapus_yatim: bool, **lain: Any) -> None:
        rusak, banyak = 0, 0
        dikenal: set[str] = set()
        simpanan = BerkasTerbitan._meta.get_field("isi").storage
        for b in BerkasTerbitan.objects.order_by("pk").iterator():
            banyak += 1
            dikenal.add(str(b.isi.name))
            try:
                baca(b)
            except BerkasRusak as galat:
                rusak += 1
                self.stderr.write(f"{galat} ({b.isi.name})")
        for nama in _yatim(simpanan, dikenal):
            self.stdout.write(f"Bukan milik terbitan mana pun{' (dihapus)' if hapus_yatim else ''}: {nama}")
            if hapus_yatim:
                simpanan.delete(nama)
        if rusak:
            raise CommandError(f"{rusak} dari {banyak} berkas terbitan rusak atau hilang.")
        self.stdout.write(f"{banyak} berkas terbitan sesuai SHA-256-nya.")


def _yatim(simpanan: Storage, dikenal: set[str]) -> Iterator[str]:
    """Files below terbitan/ that no row names, but for those that are being written."""
    batas = timezone.now() - SEDANG_DITULIS
    for nama in _semua(simpanan, AKAR):
        if nama not in dikenal and simpanan.get_modified_time(nama) < batas:
            yield nama


def _semua(simpanan: Storage, folder: str) -> Iterator[str]:
    if not simpanan.exists(folder):
        return
    anak, berkas = simpanan.listdir(folder)
    yield from (f"{folder}/{b}" for b in sorted(berkas))
    for a in sorted(anak):
        yield from _semua(simpanan, f"{folder}/{a}")
