"""manage.py kirim_pengingat: reminders of the day, in the application and by e-mail. Run it daily."""

from django.core.management.base import BaseCommand

from lkjip.kirim_surel import kirim_surel
from pengisian.pengingat import ingatkan


class Command(BaseCommand):
    help = "Mengingatkan tentang triwulan yang belum selesai. Aman diulang pada hari yang sama."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        banyak = ingatkan()
        surel = kirim_surel()
        if verbosity:
            self.stdout.write(
                f"{banyak} triwulan diingatkan; surel: {surel.terkirim} terkirim, {surel.gagal} gagal."
            )
