"""manage.py kirim_surel: e-mail of notifications that could not be sent before. Run it every few minutes."""

from django.core.management.base import BaseCommand

from lkjip.kirim_surel import kirim_surel


class Command(BaseCommand):
    help = "Mengirim surel pemberitahuan yang tertunda. Aman diulang: tidak ada yang terkirim dua kali."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        hasil = kirim_surel()
        if verbosity:
            self.stdout.write(f"{hasil.terkirim} terkirim, {hasil.gagal} gagal.")
