"""Writes what stands in words below Formulir E.81: factors and follow-ups. The only way to change them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from indicators.enums import IsianKaki
from indicators.models import EvaluasiRenja
from lkjip.access import Hak
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from pengisian.simpan import Penulis, pastikan_dapat_diisi


class KakiBerubah(Exception):
    """Somebody else has saved since its writer looked. Nothing was written."""


def simpan_kaki(penulis: Penulis, isi: Mapping[str, str], *, versi: int) -> None:
    """Writes all four texts, by the names of IsianKaki, each change with its line of the log.

    versi is what their writer saw, 0 for nothing yet.
    Under the lock of the unit's quarter, so neither another writer nor a step of the workflow comes between.
    Raises TidakDapatDiisi, KakiBerubah.
    """
    masa = {"unit": penulis.unit, "tahun": penulis.tahun, "triwulan": penulis.triwulan}
    with transaction.atomic():
        pastikan_dapat_diisi(penulis, Hak.KAKI)
        baris = EvaluasiRenja.objects.filter(**masa).first() or EvaluasiRenja(**masa, versi=0)
        if baris.versi != versi:
            raise KakiBerubah
        berubah = {n: getattr(baris, n) for n in IsianKaki.values if getattr(baris, n) != isi[n]}
        if not berubah:
            return
        for nama in berubah:
            setattr(baris, nama, isi[nama])
        baris.versi += 1
        baris.diubah_oleh = penulis.pengguna
        baris.save()
        PerubahanSel.objects.bulk_create(
            PerubahanSel(
                **masa,
                kolom=nama,
                lama=lama,
                baru=isi[nama],
                cara=Cara.KAKI,
                oleh=penulis.pengguna,
                pada=penulis.sekarang,
            )
            for nama, lama in berubah.items()
        )
