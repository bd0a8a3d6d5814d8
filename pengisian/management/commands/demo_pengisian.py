"""manage.py demo_pengisian: the demo unit's quarters of 2024 in the workflow (pengisian/demo.py says how)."""

from django.core.management.base import BaseCommand, CommandError

from lkjip import demo
from lkjip.models import Pengguna, Unit
from pengisian.demo import PELAKU, siapkan


class Command(BaseCommand):
    help = "Menyiapkan triwulan, periode, dan riwayat peragaan. Hanya untuk peragaan; aman diulang."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        if not demo.aktif():
            raise CommandError(
                "Riwayat peragaan hanya dibuat pada mode peragaan. Jalankan dengan LKJIP_DEMO=1 bila ini "
                "memang bukan server sungguhan."
            )
        unit = Unit.objects.select_related("pemda").filter(slug=demo.UNIT).first()
        if unit is None:
            raise CommandError(f"Perangkat daerah “{demo.UNIT}” belum ada. Muat dahulu: manage.py muat_demo")
        peran = set(PELAKU.values())
        akun = {p: Pengguna.objects.filter(username=p.value).first() for p in peran}
        if kurang := sorted(p for p, a in akun.items() if a is None):
            raise CommandError(f"Akun {', '.join(kurang)} belum ada. Buat dahulu: manage.py demo_akun")
        for baris in siapkan(unit, akun):
            if verbosity:
                self.stdout.write(baris)
