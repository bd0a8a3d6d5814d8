"""Many units: what a unit's pages cost beside them, and what the pemda's view costs over them.

    python -m bench.banyak                                    40 units x 5 years x 150 rows on SQLite
    python -m bench.banyak --postgres --pemda 25              1,000 units on PostgreSQL; takes a while

A unit that is alone with its pemda is measured first, then the same unit among all the others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from time import perf_counter

from bench.ukuran import Ukuran, angka, milidetik, tulis

SAMPAI = 2024
BATAS_NISBAH, BATAS_PEMDA_MS, BATAS_KUERI = 1.3, 300, 15
ALONE, BANYAK = "kota-satu", "kota-contoh"


@dataclass(frozen=True, slots=True)
class Besar:
    """pemda: how many there are, with `unit` units each."""

    pemda: int = 1
    unit: int = 40
    tahun: int = 5
    baris: int = 150

    @property
    def sebutan(self) -> str:
        return f"{angka(self.pemda * self.unit)} unit x {self.tahun} tahun x {self.baris} baris"


def ukur_banyak(kali: int, besar: Besar) -> Iterator[Ukuran]:
    """Changes the data of the database at hand."""
    from pertukaran.contoh.buat import buat_contoh
    from pertukaran.contoh.rancangan import Rancangan

    def buat(unit: int, kode: str) -> None:
        buat_contoh(Rancangan(unit, besar.tahun, besar.baris, SAMPAI, kode=kode), tambahkan=True)

    buat(1, ALONE)
    _segarkan()
    sendiri = {nama: (n, ms) for nama, n, ms in _halaman_unit(f"{ALONE}-1", kali)}
    mulai = perf_counter()
    for n in range(besar.pemda):
        buat(besar.unit, BANYAK if n == 0 else f"{BANYAK}-{n + 1}")
    _segarkan()
    yield Ukuran("membuat data contoh", perf_counter() - mulai, "s", None, besar.sebutan)
    for nama, kueri, ms in _halaman_unit(f"{BANYAK}-1", kali):
        kueri_sendiri, ms_sendiri = sendiri[nama]
        yield Ukuran(nama, kueri, "kueri", None, f"sendirian {kueri_sendiri}")
        yield Ukuran("  waktu", ms, "ms", None, f"sendirian {angka(ms_sendiri)} ms")
        yield Ukuran("  banyak : sendirian", ms / ms_sendiri, "×", BATAS_NISBAH)
    yield from _ukur_pemda(kali)


def _segarkan() -> None:
    """What PostgreSQL does on its own within minutes."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _halaman_unit(slug: str, kali: int) -> Iterator[tuple[str, int, float]]:
    """A unit's heaviest pages: queries and milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from bench.halaman import kueri
    from reports.build import build_report

    klien = _klien(slug, "perencana")
    for nama, alamat in (
        ("lembar isian", reverse("pengisian", args=[slug, SAMPAI, 4])),
        ("Formulir E.81", reverse("e81", args=[slug, SAMPAI, 4])),
        ("dasbor", reverse("ringkasan", args=[slug, SAMPAI])),
    ):
        yield nama, kueri(klien, alamat), milidetik(lambda a=alamat: klien.get(a), kali)  # type: ignore[misc]
    with CaptureQueriesContext(connection) as catatan:
        build_report(slug, SAMPAI)
    yield "build_report", len(catatan), milidetik(lambda: build_report(slug, SAMPAI), kali)


def _ukur_pemda(kali: int) -> Iterator[Ukuran]:
    """The pemda's view: with nothing kept, with all kept, and after one figure of one unit has changed."""
    from django.core.cache import caches
    from django.urls import reverse

    from bench.halaman import kueri
    from indicators.models import Realisasi

    klien = _klien(f"{BANYAK}-1", "koordinator", sepemda=True)
    ringkas = reverse("kelola-capaian", args=[BANYAK, SAMPAI, 4])
    klien.get(ringkas)  # loads what draws charts, and the code's own hash
    caches["sementara"].clear()
    mulai = perf_counter()
    klien.get(ringkas)
    dingin = (perf_counter() - mulai) * 1000
    caches["sementara"].clear()
    yield Ukuran("pemda, pertama kali", kueri(klien, ringkas), "kueri", BATAS_KUERI)
    yield Ukuran("  waktu", dingin, "ms", None, "semua unit dihitung")
    satu = Realisasi.objects.filter(
        indikator__unit__slug=f"{BANYAK}-1", indikator__level="sasaran", tahun=SAMPAI, triwulan=4
    ).earliest("pk")
    nilai = iter(range(10, 10_000))

    def ubah() -> None:
        Realisasi.objects.filter(pk=satu.pk).update(nilai=next(nilai))
        klien.get(ringkas)

    yield Ukuran("pemda, satu angka berubah", milidetik(ubah, kali), "ms", BATAS_PEMDA_MS)
    for nama, alamat in (
        ("pemda", ringkas),
        ("pemda, sasaran", reverse("kelola-capaian-sasaran", args=[BANYAK, SAMPAI, 4])),
        ("pemda, AKIP", reverse("kelola-capaian-akip", args=[BANYAK, SAMPAI])),
        ("pemda, ikhtisar", reverse("kelola-capaian-ikhtisar", args=[BANYAK, SAMPAI])),
    ):
        klien.get(alamat)
        yield Ukuran(nama, kueri(klien, alamat), "kueri", BATAS_KUERI)
        batas = BATAS_PEMDA_MS if nama == "pemda" else None
        get: Callable[[], object] = lambda a=alamat: klien.get(a)  # type: ignore[misc]  # noqa: E731
        yield Ukuran("  waktu", milidetik(get, kali), "ms", batas)


def _klien(slug: str, peran: str, *, sepemda: bool = False):  # type: ignore[no-untyped-def]
    """Somebody with a role in the unit, or in its whole pemda."""
    from django.test import Client

    from lkjip.models import Keanggotaan, Pengguna, Unit

    unit = Unit.objects.get(slug=slug)
    pengguna = Pengguna.objects.create(username=f"bench-{peran}-{slug}")
    Keanggotaan.objects.create(
        pengguna=pengguna, pemda=unit.pemda, unit=None if sepemda else unit, peran=peran, mulai="2020-01-01"
    )
    klien = Client()
    klien.force_login(pengguna)
    return klien


def main() -> None:
    from bench.server import postgres
    from bench.siap import django_dengan_demo

    argumen = argparse.ArgumentParser(description="Mengukur banyak perangkat daerah.")
    argumen.add_argument("--postgres", action="store_true", help="pada klaster PostgreSQL sementara")
    argumen.add_argument("--kali", type=int, default=7)
    for nama, bawaan in (("pemda", 1), ("unit", 40), ("tahun", 5), ("baris", 150)):
        argumen.add_argument(f"--{nama}", type=int, default=bawaan)
    pilihan = argumen.parse_args()
    besar = Besar(pilihan.pemda, pilihan.unit, pilihan.tahun, pilihan.baris)
    with ExitStack() as tumpukan:
        database_url = tumpukan.enter_context(postgres()) if pilihan.postgres else ""
        if database_url is None:
            sys.exit("Tanpa pg_virtualenv tidak ada PostgreSQL sementara.")
        tumpukan.enter_context(django_dengan_demo(database_url))
        tulis(f"Banyak unit{', PostgreSQL' if pilihan.postgres else ''}", ukur_banyak(pilihan.kali, besar))


if __name__ == "__main__":
    main()
