"""manage.py demo_lkjip: the demo unit's LKjIP as a document (reports/demo/)."""

from django.core.management.base import BaseCommand, CommandError

from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pengguna, Unit
from reports.demo.dokumen import dokumen_demo
from reports.demo.terbitan import terbitan_demo

PELAKU = (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA, Peran.INSPEKTORAT)


class Command(BaseCommand):
    help = "Menyiapkan LKjIP peragaan. Hanya untuk peragaan; aman diulang."

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
        for baris in (*dokumen_demo(), *terbitan_demo()):
            if verbosity:
                self.stdout.write(baris)
