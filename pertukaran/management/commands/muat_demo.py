"""manage.py muat_demo: load the demo unit from readable files."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lkjip.models import Unit
from pertukaran.baris import GalatBaris
from pertukaran.folder import muat_folder


class Command(BaseCommand):
    help = "Memuat data contoh dari berkas CSV; aman dijalankan berulang kali."
    requires_system_checks = []  # data needs no pages; the demo loads while a page is still broken

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument(
            "--bersihkan",
            action="store_true",
            help="Hapus juga baris pemda dan perangkat daerah ini yang tidak ada di berkas.",
        )

        parser.add_argument(
            "--sekali",
            action="store_true",
            help="Jangan memuat bila sudah ada perangkat daerah: yang sudah diketik tidak tertimpa.",
        )

    def handle(
        self,
        *args: object,
        folder: Path,
        verbosity: int,
        bersihkan: bool = False,
        sekali: bool = False,
        **options: object,
    ) -> None:
        if sekali and Unit.objects.exists():
            self.stdout.write("Data contoh sudah pernah dimuat dan tidak ditimpa.")
            return
        try:
            hasil = muat_folder(folder, bersihkan=bersihkan)
        except GalatBaris as galat:
            raise CommandError(f"{galat}\nTidak ada data yang dimuat.") from galat
        if not verbosity:
            return
        for h in hasil:
            ubah = (
                f"{h.dihapus} dihapus"
                if h.dihapus
                else f"{h.baru} baru, {h.berubah} berubah, {h.tetap} tetap"
            )
            if h.dihapus or h.baru or h.berubah or h.tetap:
                self.stdout.write(f"{h.berkas}: {ubah}")
        baru, berubah, tetap = (sum(getattr(h, k) for h in hasil) for k in ("baru", "berubah", "tetap"))
        self.stdout.write(f"Semua berkas: {baru} baru, {berubah} berubah, {tetap} tetap.")
