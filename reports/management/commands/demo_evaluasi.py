"""manage.py demo_evaluasi: the Inspektorat's side of the demo unit.

Recommendations and their follow-up, an evaluation in progress (evaluation/demo.py), a review of the LKjIP.
"""

from django.core.management.base import BaseCommand, CommandError

from evaluation.demo import siapkan, siapkan_evaluasi_berjalan
from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from reports.demo.reviu import reviu_demo

PELAKU = (Peran.PERENCANA, Peran.KEPALA, Peran.INSPEKTORAT)


class Command(BaseCommand):
    help = "Menyiapkan evaluasi, tindak lanjut, dan reviu peragaan. Hanya untuk peragaan; aman diulang."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        if not demo.aktif():
            raise CommandError(
                "Evaluasi peragaan hanya dibuat pada mode peragaan. Jalankan dengan LKJIP_DEMO=1 bila "
                "ini memang bukan server sungguhan."
            )
        unit = Unit.objects.select_related("pemda").filter(slug=demo.UNIT).first()
        if unit is None:
            raise CommandError(f"Perangkat daerah “{demo.UNIT}” belum ada. Muat dahulu: manage.py muat_demo")
        ada = Pengguna.objects.in_bulk([p.value for p in PELAKU], field_name="username")
        akun = {p: ada[p.value] for p in PELAKU if p.value in ada}
        if kurang := sorted(set(PELAKU) - akun.keys()):
            raise CommandError(f"Akun {', '.join(kurang)} belum ada. Buat dahulu: manage.py demo_akun")
        for baris in (*siapkan(unit, akun), *siapkan_evaluasi_berjalan(unit, akun), *reviu_demo()):
            if verbosity:
                self.stdout.write(baris)
