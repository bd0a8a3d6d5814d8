"""Makes the generated pemda, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from lkjip.models import Pemda
from pertukaran.contoh.angka import isi_angka
from pertukaran.contoh.pemda import buat_pemda
from pertukaran.contoh.rancangan import Rancangan
from pertukaran.contoh.rencana import buat_unit


class TidakDapatDibuat(Exception):
    """Why nothing was made; the message is for whoever asked."""


@transaction.atomic
def buat_contoh(
    r: Rancangan, *, tambahkan: bool = False, kemajuan: Callable[[int], object] = lambda n: None
) -> Pemda:
    """The pemda with its units. Refuses where another pemda is there already, unless told to add to it.

    kemajuan is told how many units are done. Raises TidakDapatDibuat.
    """
    if sebab := r.kekurangan():
        raise TidakDapatDibuat(sebab)
    if Pemda.objects.filter(slug=r.kode).exists():
        raise TidakDapatDibuat(f"Pemerintah daerah “{r.kode}” sudah ada.")
    if not tambahkan and Pemda.objects.exists():
        raise TidakDapatDibuat("Basis data ini sudah berisi pemerintah daerah lain; pakai --tambahkan.")
    pemda, rpjmd, akun = buat_pemda(r)
    for nomor in range(r.unit):
        isi_angka(buat_unit(r, pemda, rpjmd, nomor), akun)
        kemajuan(nomor + 1)
    return pemda
