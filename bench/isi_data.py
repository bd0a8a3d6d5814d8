"""Fills a database for the benchmark of saves, and prints what its clients need as JSON.

Run as a module of its own with DATABASE_URL set: `python -m bench.isi_data 50`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta

BARIS = 130
TAHUN, TRIWULAN = 2024, 4


def main(banyak_penulis: int = 50) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.urls import reverse
    from django.utils import timezone

    for perintah in ("migrate", "muat_demo"):
        call_command(perintah, verbosity=0)
    from lkjip.models import Periode, Unit

    unit = Unit.objects.select_related("pemda").get(slug="dp3akb")
    hari = timezone.localdate()
    Periode.objects.create(
        pemda=unit.pemda,
        tahun=TAHUN,
        triwulan=TRIWULAN,
        buka=hari - timedelta(9),
        tenggat=hari + timedelta(9),
        tutup=hari + timedelta(20),
    )
    lengkapi(unit)
    json.dump(
        {
            "simpan": reverse("pengisian-simpan", args=[unit.slug, TAHUN, TRIWULAN]),
            "lembar": reverse("pengisian", args=[unit.slug, TAHUN, TRIWULAN]),
            "penulis": [penulis(unit, n) for n in range(banyak_penulis)],
            "kunci": kunci_langsung(unit),
        },
        sys.stdout,
    )


def lengkapi(unit: object) -> None:
    """Indicators for the lines that have none, until the sheet has BARIS rows with one figure each."""
    from budget.models import IndikatorSimpul, Simpul
    from indicators.models import Indikator, Realisasi
    from pengisian.lembar import Lembar
    from pengisian.posisi import posisi

    simpul = list(Simpul.objects.filter(unit=unit, tahun=TAHUN).order_by("urutan"))
    kurang = BARIS - len(Lembar(unit, posisi(unit, TAHUN, TRIWULAN)).baris)
    tanpa = [s for s in simpul if not s.indikator_simpul.exists()]
    for n, s in enumerate([*tanpa, *simpul[: max(kurang, 0)]]):
        i = Indikator.objects.create(
            unit=unit, kode=f"bench-{n}", level=s.level, nama=f"Jumlah hasil {n}", satuan="dokumen",
            desimal=0, akumulasi_tahun="jumlah", urutan=900 + n,
        )  # fmt: skip
        IndikatorSimpul.objects.create(simpul=s, indikator=i, urutan=9)
        Realisasi.objects.create(indikator=i, tahun=TAHUN, triwulan=TRIWULAN, nilai=1)


def kunci_langsung(unit: object) -> list[str]:
    """The rows whose value is typed."""
    from pengisian.lembar import Lembar
    from pengisian.posisi import posisi

    baris = Lembar(unit, posisi(unit, TAHUN, TRIWULAN)).baris
    return [b.kunci for b in baris if b.indikator and not b.dari_komponen]


def penulis(unit: object, nomor: int) -> dict[str, object]:
    """A signed-in perencana with a cell of the own."""
    from django.conf import settings
    from django.test import Client

    from indicators.models import Realisasi
    from lkjip.models import Keanggotaan, Pengguna

    pengguna = Pengguna.objects.create(username=f"bench-{nomor}")
    Keanggotaan.objects.create(
        pengguna=pengguna, pemda=unit.pemda, unit=unit, peran="perencana", mulai="2021-01-01"
    )
    klien = Client()
    klien.force_login(pengguna)
    sel = Realisasi.objects.filter(indikator__kode__startswith="bench-", triwulan=TRIWULAN).order_by("pk")
    milik = sel[nomor % sel.count()]
    return {
        "sesi": klien.cookies[settings.SESSION_COOKIE_NAME].value,
        "kunci": f"i{milik.indikator_id}",
        "realisasi": milik.pk,
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
