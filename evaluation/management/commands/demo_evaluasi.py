"""manage.py demo_evaluasi: the demo unit's recommendations and their follow-up (evaluation/demo.py)."""

from django.core.management.base import BaseCommand, CommandError

from evaluation.demo import siapkan, siapkan_evaluasi_berjalan
from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit

PELAKU = (Peran.PERENCANA, Peran.KEPALA, Peran.INSPEKTORAT)


class Command(BaseCommand):
    help = "Menyiapkan tindak lanjut rekomendasi peragaan. Hanya untuk peragaan; aman diulang."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        if not demo.aktif():
            raise CommandError(
                "Tindak lanjut peragaan hanya dibuat pada mode peragaan. Jalankan dengan LKJIP_DEMO=1 bila "
                "ini memang bukan server sungguhan."
            )
        unit = Unit.objects.select_related("pemda").filter(slug=demo.UNIT).first()
        if unit is None:
            raise CommandError(f"Perangkat daerah “{demo.UNIT}” belum ada. Muat dahulu: manage.py muat_demo")
        akun = {p: Pengguna.objects.filter(username=p.value).first() for p in PELAKU}
        if kurang := sorted(p for p, a in akun.items() if a is None):
            raise CommandError(f"Akun {', '.join(kurang)} belum ada. Buat dahulu: manage.py demo_akun")
        for baris in (*siapkan(unit, akun), *siapkan_evaluasi_berjalan(unit, akun)):
            if verbosity:
                self.stdout.write(baris)
