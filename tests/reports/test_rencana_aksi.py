"""Quarterly targets: which document's count, and what the page shows."""

from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import Dokumen, Indikator, Target
from lkjip.models import Unit
from reports.rencana import RencanaAksi
from reports.sumber import Sumber
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


def target_triwulan(unit: Unit, dokumen: Dokumen, *nilai: str) -> None:
    indikator = Indikator.objects.get(unit=unit, kode="mcpr")
    for triwulan, n in enumerate(nilai, 1):
        Target.objects.create(
            indikator=indikator, dokumen=dokumen, tahun=2024, triwulan=triwulan, nilai=Decimal(n)
        )


def test_latest_document_with_quarters_counts(unit: Unit) -> None:
    renja = Dokumen.objects.get(unit=unit, jenis="renja", tahun=2024)
    pk = Dokumen.objects.get(unit=unit, jenis="pk", tahun=2024)
    target_triwulan(unit, renja, "10", "20", "30", "40")
    target_triwulan(unit, pk, "15", "25.5")
    (baris,) = RencanaAksi.blok_dari(Sumber(unit.pk, 2024), "").baris
    assert [baris.sel[f"tw{n}"].teks for n in range(1, 5)] == ["15", "25,5", "–", "–"]
    assert baris.sel["tw4"].alasan == "target triwulan belum ditetapkan"
    assert baris.sel["target"].teks == "70,65"


def test_page_says_when_there_are_none(unit: Unit, client: Client) -> None:
    client.force_login(buat_pengguna("perencana", unit))
    isi = client.get("/dp3akb/2024/rencana/perjanjian-kinerja/").content.decode()
    assert "Rencana aksi belum diisi" in isi
