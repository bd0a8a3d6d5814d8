"""The pemda's view against the units' own pages, figure by figure; and that nothing old is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import Dpa, Pagu, RealisasiAnggaran, Simpul
from indicators.models import (
    AngkaTerdahulu,
    Dokumen,
    Indikator,
    Komponen,
    NilaiKomponen,
    Realisasi,
    Sasaran,
    Target,
    Tujuan,
)
from indicators.queries import rpjmd, skala
from lkjip.models import Pemda, Unit
from lkjip.numbers import jumlah
from pengisian.lembar import Lembar
from pengisian.posisi import posisi
from pertukaran.contoh.buat import buat_contoh
from pertukaran.contoh.rancangan import Rancangan
from reports.narasi.bantu import predikat_capaian, rata_capaian, tinjau
from reports.pemda.data import TANPA, BarisUnit, TahunPemda, menyaring
from reports.pemda.dokumen import LEPAS, susun_ikhtisar
from reports.pemda.grafik import garis_kecil, sebaran, serapan_capaian
from reports.pemda.keadaan import keadaan_unit
from reports.pemda.muat_tahun import muat_tahun, unit_tahun
from reports.pemda.tabel import blok_akip, blok_sasaran, blok_unit, semua_kinerja, urutkan
from reports.ringkasan import ringkas
from reports.sumber import Sumber
from reports.tables.bab3_capaian import TargetRealisasi
from reports.tahap import tahap_lkjip
from tests.pabrik import buat_pemda, buat_pengaturan, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2024


@pytest.fixture
def demo() -> Pemda:
    """The demo's pemda with a second unit that has nothing yet."""
    pemda = Pemda.objects.get(slug="balikpapan")
    buat_unit("dinas-baru", pemda, nama="Dinas Baru")
    return pemda


@pytest.fixture
def contoh() -> Pemda:
    """Six units, one in each state."""
    return buat_contoh(Rancangan(6, 2, 20, TAHUN), tambahkan=True)


def satu(data: TahunPemda, slug: str) -> BarisUnit:
    return next(b for b in data.baris if b.unit.slug == slug)


# --- the same figures as the unit's own pages
@pytest.mark.parametrize("tahun", [2022, 2023, 2024])
def test_a_year_is_what_the_units_own_table_says(demo: Pemda, tahun: int) -> None:
    data = muat_tahun(demo, tahun, 4, rinci=True)
    baris, milik = satu(data, "dp3akb"), Sumber(Unit.objects.get(slug="dp3akb").pk, tahun)
    kami = blok_sasaran(data, list(semua_kinerja(data, unit="dp3akb"))).baris
    mereka = list(TargetRealisasi.susun(milik))
    assert len(kami) == len(mereka) > 0
    for b, t in zip(kami, mereka, strict=True):
        for kolom in ("no", "sasaran", "indikator", "satuan", "target", "realisasi", "predikat"):
            assert b.sel[kolom] == t.sel[kolom]
        assert b.sel["capaian"].nilai == t.sel["capaian"].nilai
        assert b.sel["capaian"].hasil == t.sel["capaian"].hasil
    assert baris.ringkas.rata.nilai == rata_capaian(milik).nilai
    assert baris.predikat == predikat_capaian(milik, rata_capaian(milik))
    assert baris.ringkas.uang == milik.anggaran.total()
    assert [(u.sasaran, u.uang) for u in baris.rincian.per_sasaran] == [
        (u.sasaran, u.uang) for u in ringkas(milik).per_sasaran
    ]


def test_every_generated_unit_agrees_with_its_own_dashboard(contoh: Pemda) -> None:
    data = muat_tahun(contoh, TAHUN, 4, rinci=True)
    assert len(data.baris) == 6
    for b in data.baris:
        r = ringkas(Sumber(b.unit.pk, TAHUN))
        assert b.ringkas.rata.nilai == r.rata_rata.nilai
        assert b.predikat == r.predikat
        assert b.ringkas.uang == r.uang
        assert [x.kinerja for x in b.rincian.baris] == [t.kinerja for t in tinjau(Sumber(b.unit.pk, TAHUN))]


@pytest.mark.parametrize("triwulan", [1, 2, 3])
def test_a_quarter_is_what_the_units_sheet_says(contoh: Pemda, triwulan: int) -> None:
    data = muat_tahun(contoh, TAHUN, triwulan, rinci=True)
    for b in data.baris:
        lembar = Lembar(b.unit, posisi(b.unit, TAHUN, triwulan))
        for r in b.rincian.baris:
            kinerja = lembar.capaian_triwulan(r.kinerja.indikator.id)
            assert r.capaian.nilai == (kinerja.nilai if kinerja else None)
            assert data.predikat(r.capaian) == lembar.predikat(r.capaian.nilai)
        assert b.ringkas.uang == lembar.anggaran.total().sampai(triwulan)


def test_a_unit_with_nothing_says_why(demo: Pemda) -> None:
    data = muat_tahun(demo, TAHUN, 4, rinci=True)
    b = satu(data, "dinas-baru")
    assert (b.ringkas.capaian, b.rincian.baris, b.predikat) == ((), (), None)
    baris = next(x for x in blok_unit(data).baris if x.kunci == "dinas-baru")
    for kolom, alasan in (
        ("capaian", "tidak ada nilai untuk dirata-ratakan"),
        ("pagu", "pagu belum ada"),
        ("serapan", "pagu 0 atau belum ada"),
    ):
        assert (baris.sel[kolom].nilai, baris.sel[kolom].alasan) == (None, alasan)
    assert data.uang == satu(data, "dp3akb").ringkas.uang


# --- sums
def test_units_add_up_to_the_pemda(contoh: Pemda) -> None:
    data = muat_tahun(contoh, TAHUN, 4, rinci=True)
    laporan = {b.kunci: b for x in susun_ikhtisar(data, rpjmd(contoh.pk)).bagian for b in x.blok}
    anggaran = laporan["anggaran-perangkat-daerah"].baris
    *unit, akhir = anggaran
    for kolom in ("pagu", "realisasi"):
        assert akhir.sel[kolom].nilai == sum(b.sel[kolom].nilai for b in unit)
        assert akhir.sel[kolom].nilai == getattr(data.uang, kolom)
    assert akhir.sel["pagu"].nilai == jumlah(
        Pagu.objects.filter(dpa__unit__pemda=contoh, dpa__tahun=TAHUN).values_list("nilai", flat=True)
    )
    semua = [r for b in data.baris for r in b.rincian.baris]
    dukungan = [b for b in laporan["dukungan-rpjmd"].baris if not b.rentang and b.jenis != "jumlah"]
    assert len(dukungan) == len(semua) == len({b.kunci for b in dukungan})
    assert all(b.sel["sumber_angka"].teks.startswith("LKjIP ") for b in (*dukungan, *unit))
    ada = [r.capaian.nilai for r in semua if r.capaian.nilai is not None]
    assert data.rata.nilai == sum(ada) / len(ada)
    assert sum(k.indikator for k in data.kelompok) == len(semua)
    assert sum(k.unit for k in data.kelompok) == len(data.baris)
    assert next(k for k in data.kelompok if k.predikat == TANPA).indikator == len(semua) - len(ada)


def test_the_efficiency_of_a_unit(dua: Pemda) -> None:
    """E = sum(PAK x CK - RAK) / sum(PAK x CK) x 100 over its sasaran, CK the mean of their indicators."""
    for b in muat_tahun(dua, TAHUN, 4, rinci=True).baris:
        dasar = terpakai = Decimal(0)
        for u in b.rincian.per_sasaran:
            ck = [
                r.capaian.nilai
                for r in b.rincian.baris
                if r.sasaran == u.sasaran and r.capaian.nilai is not None
            ]
            dasar += (u.uang.pagu or 0) * sum(ck) / len(ck) / 100
            terpakai += u.uang.realisasi or 0
        assert round(b.ringkas.efisiensi.nilai, 12) == round((dasar - terpakai) / dasar * 100, 12)


def test_each_sasaran_of_the_rpjmd_has_its_mean_and_those_below_none_come_last(contoh: Pemda) -> None:
    lepas = Tujuan.objects.filter(unit__slug="kota-contoh-1").first()
    assert lepas is not None
    lepas.sasaran_rpjmd = None
    lepas.save()
    data = muat_tahun(contoh, TAHUN, 4, rinci=True)
    blok = next(
        b
        for x in susun_ikhtisar(data, rpjmd(contoh.pk)).bagian
        for b in x.blok
        if b.kunci == "dukungan-rpjmd"
    )
    judul = [b.rentang for b in blok.baris if b.rentang]
    assert judul[-1] == LEPAS
    assert judul[0].startswith("Misi 1, Tujuan 1, Sasaran ")
    kelompok: list[list[Decimal]] = []
    for b in blok.baris:
        if b.rentang:
            kelompok.append([])
        elif b.jenis == "jumlah":
            assert b.sel["capaian"].nilai == sum(kelompok[-1]) / len(kelompok[-1])
        elif b.sel["capaian"].nilai is not None:
            kelompok[-1].append(b.sel["capaian"].nilai)


# --- nothing old is shown
def _baru(model: type, **isi: object) -> Callable[[], object]:
    return lambda: model.objects.create(**isi)


def _perubahan(slug: str) -> dict[str, Callable[[], object]]:
    """A change of each kind of row that a unit's figures are made of, past all services."""
    unit = Unit.objects.get(slug=slug)
    utama = {"indikator__unit": unit, "indikator__level": "sasaran"}
    realisasi = Realisasi.objects.filter(**utama, tahun=TAHUN, triwulan=4)
    i = Indikator.objects.filter(unit=unit, level="sasaran")
    sub = Simpul.objects.filter(unit=unit, tahun=TAHUN, level="sub_kegiatan")
    pk = Dokumen.objects.filter(unit=unit, jenis="pk", tahun=TAHUN)
    program = Simpul.objects.filter(unit=unit, tahun=TAHUN, level="program")
    return {
        "realisasi": lambda: realisasi.filter(pk=realisasi[0].pk).update(nilai=Decimal("1.5")),
        "realisasi dihapus": lambda: realisasi[1].delete(),
        "tidak tersedia": lambda: realisasi.filter(pk=realisasi[2].pk).update(
            nilai=None, status="tidak_tersedia", alasan="belum terbit"
        ),
        "target PK": lambda: Target.objects.filter(
            **utama, dokumen__jenis="pk", tahun=TAHUN, triwulan=None
        ).update(nilai=200),
        "arah": lambda: i.filter(pk=i[0].pk).update(arah="negatif"),
        "nama": lambda: i.filter(pk=i[0].pk).update(nama="Nama lain"),
        "PK menjadi draf": lambda: pk.update(draf=True),
        "PK baru": _baru(Dokumen, unit=unit, jenis="pk", tahun=TAHUN, urutan=1, nama="PK 2", alasan="x"),
        "angka terdahulu": _baru(
            AngkaTerdahulu, indikator=i[0], jenis="capaian", tahun=TAHUN, nilai=3, sumber="x"
        ),
        "pagu": lambda: Pagu.objects.filter(simpul=sub[0]).update(nilai=1),
        "DPA baru": lambda: Pagu.objects.create(
            simpul=sub[0],
            dpa=Dpa.objects.create(unit=unit, tahun=TAHUN, urutan=1, jenis="perubahan"),
            sumber_dana="apbd",
            nilai=5,
        ),
        "rupiah": lambda: RealisasiAnggaran.objects.filter(simpul=sub[1], triwulan=1).update(nilai=1),
        "rupiah dihapus": lambda: RealisasiAnggaran.objects.filter(simpul=sub[1]).delete(),
        "program pindah": lambda: program.filter(pk=program[0].pk).update(
            sasaran=Sasaran.objects.filter(unit=unit).last()
        ),
        "sasaran": lambda: Sasaran.objects.filter(unit=unit).update(uraian="Sasaran lain"),
        "tujuan": lambda: Tujuan.objects.filter(unit=unit).update(sasaran_rpjmd=None),
    }


@pytest.fixture
def dua() -> Pemda:
    return buat_contoh(Rancangan(2, 1, 44, TAHUN), tambahkan=True)


def test_what_changes_shows_at_once(dua: Pemda) -> None:
    """After each change the kept results are what is worked out anew. A change that alters no figure yet
    (an empty new document) is looked at just as well."""
    for nama, ubah in _perubahan("kota-contoh-1").items():
        sebelum = muat_tahun(dua, TAHUN, 4, rinci=True)
        ubah()
        sesudah = muat_tahun(dua, TAHUN, 4, rinci=True)
        ringkas_saja = muat_tahun(dua, TAHUN, 4)
        caches["sementara"].clear()
        segar = muat_tahun(dua, TAHUN, 4, rinci=True)
        assert sesudah == segar, nama
        assert [b.ringkas for b in ringkas_saja.baris] == [b.ringkas for b in segar.baris], nama
        assert nama == "PK baru" or sesudah.baris != sebelum.baris, nama
        assert satu(sesudah, "kota-contoh-2") == satu(sebelum, "kota-contoh-2"), nama


def test_a_component_shows_at_once(dua: Pemda) -> None:
    i = Indikator.objects.filter(unit__slug="kota-contoh-1", level="sasaran").earliest("urutan")
    Indikator.objects.filter(pk=i.pk).update(kombinasi="rasio_100")
    for n, peran in enumerate(("pembilang", "penyebut")):
        komponen = Komponen.objects.create(indikator=i, urutan=n, peran=peran, label=peran)
        for r in Realisasi.objects.filter(indikator=i, tahun=TAHUN):
            NilaiKomponen.objects.create(realisasi=r, komponen=komponen, nilai=4 + n)

    def realisasi() -> Decimal | None:
        baris = satu(muat_tahun(dua, TAHUN, 4, rinci=True), "kota-contoh-1").rincian.baris
        return baris[0].kinerja.realisasi.nilai

    assert realisasi() == 80
    NilaiKomponen.objects.filter(komponen=komponen, realisasi__triwulan=4).update(nilai=8)
    assert realisasi() == 50


# --- costs
def _kueri(pemda: Pemda, **lain: bool) -> int:
    with CaptureQueriesContext(connection) as catatan:
        muat_tahun(pemda, TAHUN, 4, **lain)
    return len(catatan)


def test_queries_do_not_grow_with_the_units(contoh: Pemda, dua_lain: Pemda) -> None:
    for rinci in (False, True):
        caches["sementara"].clear()
        dingin = [_kueri(p, rinci=rinci) for p in (dua_lain, contoh)]
        hangat = [_kueri(p, rinci=rinci) for p in (dua_lain, contoh)]
        assert dingin == [11, 11]
        assert hangat == [5, 5]
    with CaptureQueriesContext(connection) as catatan:
        keadaan_unit(list(contoh.unit.all()), TAHUN, None, date(TAHUN, 6, 1))
    assert len(catatan) == 5  # one of them the units


@pytest.fixture
def dua_lain() -> Pemda:
    return buat_contoh(Rancangan(2, 1, 8, TAHUN, kode="kota-kecil"), tambahkan=True)


# --- which units, which rows
def test_units_of_their_years(contoh: Pemda) -> None:
    berakhir = {"aktif": False, "berakhir": date(2023, 12, 31)}
    Unit.objects.filter(slug="kota-contoh-1").update(**berakhir)
    Unit.objects.filter(slug="kota-contoh-2").update(mulai=date(2024, 1, 1))
    Unit.objects.filter(slug="kota-contoh-3").update(aktif=False)
    slug = {t: set(unit_tahun(contoh, t).values_list("slug", flat=True)) for t in (2023, 2024)}
    assert slug[2023] - slug[2024] == {"kota-contoh-1"}
    assert slug[2024] - slug[2023] == {"kota-contoh-2"}
    assert not any("kota-contoh-3" in s for s in slug.values())


def test_filter_and_order(contoh: Pemda) -> None:
    data = muat_tahun(contoh, TAHUN, 4, rinci=True)
    assert [b.unit.slug for b in menyaring(data.baris, keadaan="terkunci")] == ["kota-contoh-1"]
    terlambat = menyaring(data.baris, terlambat=True)
    assert {b.unit.slug for b in terlambat} == {"kota-contoh-4"}
    assert all("belum diajukan, terlambat" in b.waktu.waktu for b in terlambat)
    assert [b.unit.nama for b in menyaring(data.baris, cari="SOSIAL")] == ["Dinas Sosial"]
    p = data.baris[0].predikat
    assert p is not None
    assert data.baris[0] in menyaring(data.baris, predikat=p.teks)
    assert menyaring(data.baris, predikat=TANPA) == ()
    naik, urut = urutkan(blok_unit(data), "capaian")
    nilai = [b.sel["capaian"].nilai for b in naik.baris]
    assert (urut, nilai[:-1], naik.baris[-1].jenis) == ("capaian", sorted(nilai[:-1]), "jumlah")
    turun, _ = urutkan(blok_unit(data), "-capaian")
    assert [b.sel["capaian"].nilai for b in turun.baris[:-1]] == nilai[-2::-1]
    assert urutkan(blok_unit(data), "tidak-ada")[1] == ""


def test_a_filtered_table_has_no_sum_of_the_whole(contoh: Pemda) -> None:
    data = muat_tahun(contoh, TAHUN, 4)
    assert blok_unit(data).baris[-1].jenis == "jumlah"
    sebagian = blok_unit(data, data.baris[2:4])
    assert [b.sel["no"].nilai for b in sebagian.baris] == [3, 4]  # as the chart numbers them
    assert all(b.jenis != "jumlah" for b in sebagian.baris)


# --- AKIP and the like
def test_what_else_is_watched(demo: Pemda) -> None:
    units = list(unit_tahun(demo, TAHUN))
    hari = date(2025, 1, 1)
    baris = {b.unit.slug: b for b in keadaan_unit(units, TAHUN, None, hari)}
    milik = baris["dp3akb"]
    assert dict(milik.nilai) == {2022: Decimal("52.98"), 2023: ringkas_akip(milik.unit)}
    terbuka = milik.unit.evaluasi_akip.get(tahun=2023).rekomendasi.exclude(status="terverifikasi")
    assert milik.terbuka == terbuka.count() > 0
    assert milik.lkjip == tahap_lkjip(milik.unit.pk, TAHUN)
    assert (dict(baris["dinas-baru"].nilai), baris["dinas-baru"].terbuka) == ({}, 0)


def test_a_score_stays_a_number_beside_its_predikat(contoh: Pemda) -> None:
    units = list(unit_tahun(contoh, TAHUN))
    baris = keadaan_unit(units, TAHUN, skala(contoh.pk, TAHUN)["akip"], date(TAHUN, 6, 1))
    isi = {b.kunci: b.sel for b in blok_akip([2023, TAHUN], baris).baris}
    nilai = 50 + 2023 * 3 % 40  # as generated for the first unit
    sel = isi["kota-contoh-1"]["t2023"]
    assert (sel.nilai, sel.teks) == (nilai, "79,00 (BB)")
    assert isi["kota-contoh-1"][f"t{TAHUN}"].alasan == "LHE belum ditetapkan"


def ringkas_akip(unit: Unit) -> object:
    akip = ringkas(Sumber(unit.pk, TAHUN)).akip
    assert akip is not None
    return akip.nilai.nilai


# --- charts
def test_charts_say_in_words_what_they_show(contoh: Pemda) -> None:
    data = muat_tahun(contoh, TAHUN, 4)
    kelompok = {k.predikat: k.indikator for k in data.kelompok}
    assert sebaran(data).alt == "; ".join(f"{p}: {n} indikator" for p, n in kelompok.items())
    pencar = serapan_capaian(data)
    assert pencar.alt.startswith("Diagram pencar 6 perangkat daerah")
    assert len(pencar.spek["layer"][1]["data"]["values"]) == 6


def test_charts_without_figures_are_empty() -> None:
    pemda = buat_pemda()
    buat_pengaturan(pemda, TAHUN)
    data = muat_tahun(pemda, TAHUN, 4)
    for gambar in (sebaran(data), serapan_capaian(data)):
        assert gambar.spek is None
        assert gambar.kosong


def test_small_lines() -> None:
    assert garis_kecil([Decimal(0), None, Decimal(100)]) == "2.0,18.0 70.0,2.0"
    assert garis_kecil([None, Decimal(50)]) == ""
