from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Bidang, Keanggotaan, Pengguna, Unit

MULAI = date(2021, 1, 1)


class Command(BaseCommand):
    help = "Membuat satu akun peragaan untuk setiap peran. Hanya untuk peragaan; aman diulang."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--unit", default=demo.UNIT, help="kode perangkat daerah (bawaan: %(default)s)")

    @transaction.atomic
    def handle(self, *args, unit: str, **options) -> None:
        if not demo.aktif():
            raise CommandError(
                "Akun peragaan memakai kata sandi yang diketahui umum, jadi hanya dibuat pada mode peragaan. "
                "Jalankan dengan LKJIP_DEMO=1 bila ini memang bukan server sungguhan."
            )
        perangkat = Unit.objects.select_related("pemda").filter(slug=unit).first()
        if perangkat is None:
            raise CommandError(
                f"Perangkat daerah “{unit}” belum ada. Muat dahulu datanya: manage.py muat_demo"
            )
        self.stdout.write(f"Akun peragaan, kata sandi semuanya: {demo.KATA_SANDI}\n\n")
        for peran, terikat in demo.AKUN.items():
            pengguna = buat_akun(peran, perangkat, terikat)
            lingkup = perangkat.nama_singkat if terikat else perangkat.pemda.nama
            self.stdout.write(f"  {pengguna.username:<12} {peran.label:<24} {lingkup}")


def buat_akun(peran: Peran, unit: Unit, terikat: bool) -> Pengguna:
    tempat = unit.nama_singkat if terikat else unit.pemda.wilayah
    pengguna, _ = Pengguna.objects.get_or_create(username=peran.value)
    pengguna.first_name, pengguna.last_name = peran.label.split()[0], tempat
    pengguna.email = f"{peran.value}@contoh.invalid"  # a domain that never exists (RFC 2606)
    pengguna.is_active = True
    if not pengguna.check_password(demo.KATA_SANDI):
        pengguna.set_password(demo.KATA_SANDI)
    pengguna.save()
    Keanggotaan.objects.get_or_create(
        pengguna=pengguna,
        pemda=unit.pemda,
        unit=unit if terikat else None,
        peran=peran,
        bidang=_bidang_operator(unit) if peran == Peran.OPERATOR else None,
        defaults={"mulai": MULAI},
    )
    return pengguna


def _bidang_operator(unit: Unit) -> Bidang:
    """The one whose rows the demo's operator fills; the top of the unit's structure where it has no such."""
    return (
        unit.bidang.filter(kode=demo.BIDANG_OPERATOR).first()
        or unit.bidang.first()
        or unit.bidang.create(kode="unit", nama=unit.nama[:200])
    )
