"""manage.py kirim_pengingat: reminders of the day, in the application and by e-mail. Run it daily."""

from django.core.management.base import BaseCommand

from evaluation.pengingat import ingatkan_rekomendasi
from lkjip.kirim_surel import kirim_surel
from pengisian.pengingat import ingatkan


class Command(BaseCommand):
    help = (
        "Mengingatkan tentang triwulan dan rekomendasi yang belum selesai. Aman diulang pada hari yang sama."
    )

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        triwulan, rekomendasi = ingatkan(), ingatkan_rekomendasi()
        surel = kirim_surel()
        if verbosity:
            self.stdout.write(
                f"{triwulan} triwulan dan {rekomendasi} rekomendasi diingatkan; "
                f"surel: {surel.terkirim} terkirim, {surel.gagal} gagal."
            )
