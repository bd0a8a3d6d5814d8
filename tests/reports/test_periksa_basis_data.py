"""The check on rows of the database: what rules ask of other years, texts, and settings of the pemda."""

from decimal import Decimal

import pytest

from budget.models import AnggaranRenstra, RealisasiAnggaran, Simpul
from budget.queries import program_lain
from indicators.models import Realisasi, Sasaran
from lkjip.models import PengaturanTahun, Unit
from reports.build import sumber_untuk
from reports.models import Naskah
from reports.periksa import Temuan, periksa

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(slug="dp3akb")


def temuan(aturan: str) -> dict[str, Temuan]:
    semua = periksa(sumber_untuk("dp3akb", 2024))
    return {t.tempat: t for t in semua if t.aturan.kunci == aturan}


def tahun_lain(unit: Unit, tahun: int, sasaran: str, *uang: tuple[int | None, int]) -> None:
    """Program 1.1 as it was in another year, with what its only sub kegiatan spent in which quarter."""
    induk = None
    for level in ("program", "kegiatan", "sub_kegiatan"):
        kini = Simpul.objects.filter(unit=unit, tahun=2024, level=level, kode__startswith="1.1").first()
        milik = Sasaran.objects.get(unit=unit, kode=sasaran) if level == "program" else None
        induk = Simpul.objects.create(
            unit=unit,
            tahun=tahun,
            level=level,
            kode=kini.kode,
            kode_sementara=True,
            nama=kini.nama,
            induk=induk,
            sasaran=milik,
        )
    for triwulan, nilai in uang:
        RealisasiAnggaran.objects.create(simpul=induk, triwulan=triwulan, nilai=nilai)


def test_programs_of_other_years(unit: Unit) -> None:
    tahun_lain(unit, 2022, "s1", (1, 10), (2, 20), (None, 500))
    tahun_lain(unit, 2023, "s2", (None, 70))
    lain = [(p.tahun, p.kode, p.realisasi) for p in program_lain(unit.pk, 2024)]
    assert lain == [(2022, "1.1", Decimal(30)), (2023, "1.1", Decimal(70))], "quarters over the year"
    assert program_lain(unit.pk, 2023)[-1].tahun == 2024


def test_a_program_that_moved_and_a_balance_that_does_not_follow(unit: Unit) -> None:
    tahun_lain(unit, 2022, "s1", (None, 100))
    assert not temuan("program-sasaran")
    tahun_lain(unit, 2023, "s2", (None, 200))
    pindah = temuan("program-sasaran")
    assert [n.label for t in pindah.values() for n in t.nilai] == ["2024", "2023"]
    nilai = [str(n) for t in temuan("saldo-tahun").values() for n in t.nilai]
    assert nilai[1] == "Jumlah realisasi 2022–2023: Rp\u00a0300"
    AnggaranRenstra.objects.filter(simpul__kode="1.1", simpul__tahun=2024).update(realisasi_lalu=300)
    assert not temuan("saldo-tahun")
    assert temuan("saldo-induk"), "its kegiatan add up to something else now"


def test_a_year_beside_quarters(unit: Unit) -> None:
    tw = Realisasi.objects.get(indikator__unit=unit, indikator__kode="1.5", tahun=2024, triwulan=4)
    Realisasi.objects.create(indikator=tw.indikator, tahun=2024, nilai=81)
    (t,) = temuan("kinerja-triwulan").values()
    assert [str(n) for n in t.nilai] == [
        "Realisasi setahun: 81,00%",
        "Dari triwulan (nilai triwulan terakhir): 80,00%",
    ]
    assert t.alamat.di == {"triwulan": 4, "kunci": f"i{tw.indikator_id}"}


def test_the_limits_of_the_pemda(unit: Unit) -> None:
    assert temuan("kegiatan-tanpa-penjelasan")
    PengaturanTahun.objects.filter(pemda=unit.pemda, tahun=2024).update(penjelasan_di_bawah=50)
    assert not temuan("kegiatan-tanpa-penjelasan")


def test_a_written_text(unit: Unit) -> None:
    isi = "<p>Lihat Tabel 9.9.</p>"
    Naskah.objects.create(unit=unit, tahun=2024, bagian="kesimpulan", isi=isi)
    (t,) = temuan("rujukan-tidak-ada").values()
    assert t.tempat == "4.1 Kesimpulan"
    assert "Tabel 9.9" in str(t.nilai)
