"""manage.py buat_contoh: the size asked for, the same figures each time, and nobody's data overwritten."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import QuerySet

from budget.models import Pagu, RealisasiAnggaran, Simpul
from indicators.models import Realisasi
from lkjip.models import Pemda, Unit
from pengisian.lembar import Lembar
from pengisian.posisi import posisi
from pertukaran.contoh.rancangan import Rancangan
from reports.narasi.bantu import rata_capaian
from reports.sumber import Sumber

pytestmark = pytest.mark.django_db
TAHUN = 2024


def buat(*, unit: int = 2, tahun: int = 2, baris: int = 30, tambahkan: bool = True, **lain: object) -> str:
    """Beside the demo, which every test has."""
    isi = {"unit": unit, "tahun": tahun, "baris": baris, "sampai": TAHUN, "tambahkan": tambahkan}
    tulis = StringIO()
    call_command("buat_contoh", stdout=tulis, **isi, **lain)
    return tulis.getvalue()


def unit_contoh() -> QuerySet[Unit]:
    return Unit.objects.filter(pemda__slug="kota-contoh")


def angka(slug: str) -> list[tuple[object, ...]]:
    milik = Realisasi.objects.filter(indikator__unit__slug=slug).order_by(
        "indikator__kode", "tahun", "triwulan"
    )
    uang = RealisasiAnggaran.objects.filter(simpul__unit__slug=slug).order_by(
        "simpul__tahun", "simpul__kode", "triwulan"
    )
    return [
        *milik.values_list("indikator__kode", "tahun", "triwulan", "nilai"),
        *uang.values_list("simpul__kode", "simpul__tahun", "triwulan", "nilai"),
    ]


def test_the_sheets_have_as_many_rows_as_asked_for() -> None:
    assert buat() == "kota-contoh: 2 perangkat daerah, tahun 2023–2024, 30 baris.\n"
    for unit in unit_contoh():
        assert len(Lembar(unit, posisi(unit, TAHUN, 4)).baris) == 30
        data = Sumber(unit.pk, TAHUN)
        assert Decimal(70) < (rata_capaian(data).nilai or 0) < Decimal(130)
        assert Decimal(50) < (data.anggaran.total().serapan.nilai or 0) < Decimal(100)
    with connection.cursor() as kursor:  # rows went past the ORM
        connection.check_constraints()
        if connection.vendor == "sqlite":
            assert kursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_units_figures_depend_on_seed_and_number_only() -> None:
    buat(unit=2)
    pertama = angka("kota-contoh-1")
    buat(unit=1, kode="lain")
    assert angka("lain-1") == pertama
    buat(unit=1, kode="ketiga", benih=2)
    assert angka("ketiga-1") != pertama


def test_the_last_quarter_is_in_several_states() -> None:
    buat(unit=6, baris=8, tahun=1)
    keadaan = {posisi(u, TAHUN, 4).keadaan.value: posisi(u, TAHUN, 3).keadaan.value for u in unit_contoh()}
    assert keadaan.keys() == {"terkunci", "disetujui", "diajukan", "terisi_sebagian"}
    assert set(keadaan.values()) == {"terkunci"}


def test_codes_fit_the_nomenclature_whatever_the_size() -> None:
    for baris in (8, 9, 37, 151):
        kode = f"k{baris}"
        buat(unit=1, tahun=1, baris=baris, kode=kode)
        assert (
            Rancangan(1, 1, baris, TAHUN).simpul[2]
            == Pagu.objects.filter(dpa__unit__slug=f"{kode}-1").count()
        )
        assert (
            Simpul.objects.filter(unit__slug=f"{kode}-1", anak=None).exclude(level="sub_kegiatan").count()
            == 0
        )


@pytest.mark.parametrize(
    ("salah", "pesan"),
    [
        ({"unit": 0}, "Jumlah unit"),
        ({"tahun": 11}, "Jumlah tahun"),
        ({"baris": 7}, "Jumlah baris"),
    ],
)
def test_odd_sizes_are_refused(salah: dict[str, int], pesan: str) -> None:
    with pytest.raises(CommandError, match=pesan):
        buat(**salah)


def test_another_pemda_is_left_alone() -> None:
    lama = set(Unit.objects.values_list("pk", flat=True))
    with pytest.raises(CommandError, match="--tambahkan"):
        buat(tambahkan=False)
    assert Pemda.objects.get().slug == "balikpapan"
    buat()
    with pytest.raises(CommandError, match="sudah ada"):
        buat()
    assert lama < set(Unit.objects.values_list("pk", flat=True))
    assert unit_contoh().count() == 2
