"""Writes what stands in words below Formulir E.81: factors and follow-ups. The only way to change them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from indicators.enums import IsianKaki
from indicators.models import EvaluasiRenja
from lkjip.access import Hak
from pengisian.simpan import Penulis, pastikan_dapat_diisi


class KakiBerubah(Exception):
    """Somebody else has saved since its writer looked. Nothing was written."""


def simpan_kaki(penulis: Penulis, isi: Mapping[str, str], *, versi: int) -> None:
    """Writes all four texts, by the names of IsianKaki. versi is what their writer saw, 0 for nothing yet.

    Under the lock of the unit's quarter, so neither another writer nor a step of the workflow comes between.
    Raises TidakDapatDiisi, KakiBerubah.
    """
    masa = {"unit": penulis.unit, "tahun": penulis.tahun, "triwulan": penulis.triwulan}
    with transaction.atomic():
        pastikan_dapat_diisi(penulis, Hak.KAKI)
        baris = EvaluasiRenja.objects.filter(**masa).first() or EvaluasiRenja(**masa, versi=0)
        if baris.versi != versi:
            raise KakiBerubah
        if all(getattr(baris, nama) == isi[nama] for nama in IsianKaki.values):
            return
        for nama in IsianKaki.values:
            setattr(baris, nama, isi[nama])
        baris.versi += 1
        baris.diubah_oleh = penulis.pengguna
        baris.save()
