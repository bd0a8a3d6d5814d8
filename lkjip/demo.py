"""Accounts of the demonstration. They are public, so they exist only where settings.DEMO or DEBUG is on."""

from django.conf import settings

from lkjip.enums import Peran

KATA_SANDI = "balikpapan-2024"
UNIT = "dp3akb"
BIDANG_OPERATOR = "uptd-ppa"
# Username (the role) and whether the account is bound to the unit or serves the whole pemda.
AKUN: dict[Peran, bool] = {
    Peran.PERENCANA: True,
    Peran.OPERATOR: True,
    Peran.KEPALA: True,
    Peran.INSPEKTORAT: False,
    Peran.KOORDINATOR: False,
    Peran.ADMIN: False,
}


def aktif() -> bool:
    return bool(settings.DEMO or settings.DEBUG)
