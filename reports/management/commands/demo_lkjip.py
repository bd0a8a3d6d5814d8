"""manage.py demo_lkjip: the demo unit's LKjIP in the making (reports/demo/dokumen.py)."""

from django.core.management.base import BaseCommand, CommandError

from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from reports.demo.dokumen import dokumen_demo

PELAKU = (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA)


class Command(BaseCommand):
    help = "Menyiapkan susunan LKjIP peragaan. Hanya untuk peragaan; aman diulang."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        if not demo.aktif():
            raise CommandError(
                "LKjIP peragaan hanya dibuat pada mode peragaan. Jalankan dengan LKJIP_DEMO=1 bila "
                "ini memang bukan server sungguhan."
            )
        if not Unit.objects.filter(slug=demo.UNIT).exists():
            raise CommandError(f"Perangkat daerah “{demo.UNIT}” belum ada. Muat dahulu: manage.py muat_demo")
        ada = Pengguna.objects.in_bulk([p.value for p in PELAKU], field_name="username")
        if kurang := sorted({p.value for p in PELAKU} - ada.keys()):
            raise CommandError(f"Akun {', '.join(kurang)} belum ada. Buat dahulu: manage.py demo_akun")
        for baris in dokumen_demo():
            if verbosity:
                self.stdout.write(baris)
