"""The reviewer's desk with 40 units and 1,000 recommendations: queries and milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.ukuran import Ukuran, angka, milidetik
from evaluation.models import EvaluasiAkip, Lke, Rekomendasi, TindakLanjut
from lkjip import demo
from lkjip.enums import StatusRekomendasi
from lkjip.models import Pengguna, Unit

UNIT, SEUNIT, TAHUN = 40, 25, 2023
BATAS_KUERI, BATAS_MS = 15, 250
KUERI = {
    "meja": "",
    "meja, tersaring": "?cari=kinerja&lewat=ya&urut=tenggat",
    "meja, semua": "?status=semua&hal=20",
}


def ukur_meja(kali: int) -> Iterator[Ukuran]:
    """Changes the data of the database at hand."""
    banyak = isi_meja()
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="inspektorat"))
    for nama, kueri in KUERI.items():
        alamat = reverse("meja-rekomendasi") + kueri
        with CaptureQueriesContext(connection) as catatan:
            if klien.get(alamat).status_code != 200:
                raise RuntimeError(f"{alamat} does not answer")
        yield Ukuran(nama, len(catatan), "kueri", BATAS_KUERI)
        ms = milidetik(lambda a=alamat: klien.get(a), kali)
        yield Ukuran(nama, ms, "ms", BATAS_MS, f"{UNIT} unit, {angka(banyak)} rekomendasi")


def isi_meja() -> int:
    """Units beside the demo's, each with recommendations in all states and two entries of follow-up."""
    pemda = Unit.objects.select_related("pemda").get(slug=demo.UNIT).pemda
    lke = Lke.objects.filter(pemda=pemda).prefetch_related("komponen").latest("mulai")
    komponen, status, hari = list(lke.komponen.all()), list(StatusRekomendasi), timezone.localdate()
    for n in range(UNIT - 1):
        unit = Unit.objects.create(
            pemda=pemda,
            slug=f"unit-{n}",
            nama=f"Dinas Uji {n}",
            nama_singkat=f"DU{n}",
            jabatan_kepala="Kepala",
        )
        _isi_unit(unit, lke, komponen, status, hari)
    semua = Rekomendasi.objects.filter(evaluasi__tahap="final")
    TindakLanjut.objects.bulk_create(
        TindakLanjut(rekomendasi=r, urutan=90 + u, uraian="Langkah.", persen=50 * u, tanggal=hari)
        for r in semua
        for u in (1, 2)
    )
    return semua.count()


def _isi_unit(
    unit: Unit, lke: Lke, komponen: list[object], status: list[StatusRekomendasi], hari: date
) -> None:
    for tahun in (TAHUN, TAHUN + 1):
        e = EvaluasiAkip.objects.create(
            unit=unit,
            tahun=tahun,
            lke=lke,
            tahap="final",
            nomor_lhe="700/1",
            tanggal_lhe=date(tahun + 1, 5, 29),
        )
        Rekomendasi.objects.bulk_create(
            Rekomendasi(
                evaluasi=e,
                nomor=m,
                uraian=f"Perbaiki pengukuran kinerja bagian {m}. " * 4,
                komponen=komponen[m % len(komponen)],
                status=status[m % len(status)],
                tenggat=hari + timedelta(m - 6),
            )
            for m in range(1, SEUNIT // 2 + 2)
        )
