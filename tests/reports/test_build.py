"""The whole report: its order and numbers, a fixed number of queries, and what it refuses."""

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from budget.models import IndikatorSimpul, Pagu, RealisasiAnggaran, Simpul
from indicators.models import AngkaTerdahulu, Definisi, Indikator, Realisasi, Target
from lkjip.models import Unit
from reports.blok import BlokGambar, BlokNarasi, BlokTabel
from reports.build import TidakAdaData, build_report, sumber_untuk, susun_bagian
from reports.outline import SEMUA, telusur
from reports.renderers.dasar import tabel_bagian, telusur_bagian
from reports.renderers.json import lkjip_json

pytestmark = pytest.mark.django_db

BATAS_KUERI = 40


def kueri(tahun: int = 2024) -> int:
    with CaptureQueriesContext(connection) as catatan:
        build_report("dp3akb", tahun)
    return len(catatan)


def test_tables_are_numbered_as_in_print() -> None:
    laporan = build_report("dp3akb", 2024)
    nomor = [t.nomor for _, t in tabel_bagian(laporan.bagian) if t.nomor]
    assert nomor == [
        *(f"1.{i}" for i in (1, 2)),
        *(f"2.{i}" for i in range(1, 7)),
        *(f"3.{i}" for i in range(1, 16)),
    ]


def test_figures_are_numbered_within_their_chapter() -> None:
    laporan = build_report("dp3akb", 2024)
    nomor = [b.nomor for s in telusur_bagian(laporan.bagian) for b in s.blok if isinstance(b, BlokGambar)]
    for bab in ("1", "3"):
        milik = [n for n in nomor if n.startswith(f"{bab}.")]
        assert milik == [f"{bab}.{i}" for i in range(1, len(milik) + 1)]


def test_every_section_of_the_outline_is_in_the_report_and_has_something_to_say() -> None:
    laporan = build_report("dp3akb", 2024)
    assert [b.kunci for b in telusur_bagian(laporan.bagian)] == [
        r.kunci for r in telusur() if r.syarat is None
    ]
    for bagian in telusur_bagian(laporan.bagian):
        assert "{" not in bagian.judul
        assert bagian.blok or bagian.anak
        for blok in bagian.blok:
            match blok:
                case BlokNarasi():
                    assert blok.html.strip(), blok.kunci
                case BlokTabel():
                    assert blok.baris, blok.kunci
                case BlokGambar():
                    assert blok.alt or blok.kosong, blok.kunci
                    assert blok.spek or blok.svg or blok.kosong, blok.kunci


def test_keys_are_unique_among_their_kind() -> None:
    laporan = build_report("dp3akb", 2024)
    bagian = list(telusur_bagian(laporan.bagian))
    for daftar in (
        [b.kunci for b in bagian],
        *(
            [blok.kunci for b in bagian for blok in b.blok if isinstance(blok, jenis)]
            for jenis in (BlokTabel, BlokNarasi, BlokGambar)
        ),
        *([baris.kunci for baris in t.baris] for _, t in tabel_bagian(laporan.bagian)),
    ):
        assert len(daftar) == len(set(daftar))


@pytest.mark.parametrize("tahun", range(2021, 2027))
def test_every_year_of_the_plan_can_be_reported(tahun: int) -> None:
    laporan = build_report("dp3akb", tahun)
    assert [b.kunci for b in telusur_bagian(laporan.bagian)] == [
        r.kunci for r in telusur() if r.syarat is None
    ]


def test_a_section_alone_is_the_same_as_in_the_report() -> None:
    laporan = build_report("dp3akb", 2024)
    data = sumber_untuk("dp3akb", 2024)
    for utuh, rancangan in zip(laporan.bagian, [r for r in SEMUA if r.ada(data)], strict=True):
        assert susun_bagian(rancangan, data).judul == utuh.judul


def test_same_data_same_report() -> None:
    pertama, kedua = build_report("dp3akb", 2024), build_report("dp3akb", 2024)
    assert lkjip_json(pertama) == lkjip_json(kedua)
    assert [t.baris for _, t in tabel_bagian(pertama.bagian)] == [
        t.baris for _, t in tabel_bagian(kedua.bagian)
    ]


def test_queries_are_few_and_do_not_grow_with_the_data() -> None:
    sebelum = kueri()
    baris = sum(len(t.baris) for _, t in tabel_bagian(build_report("dp3akb", 2024).bagian))
    gandakan(Unit.objects.get(slug="dp3akb"))
    assert sum(len(t.baris) for _, t in tabel_bagian(build_report("dp3akb", 2024).bagian)) > 1.7 * baris
    assert kueri() == sebelum <= BATAS_KUERI


def gandakan(unit: Unit) -> None:
    """Every indicator, line of the budget and figure of the unit a second time."""
    indikator = {}
    for lama in Indikator.objects.filter(unit=unit):
        indikator[lama.pk] = salin(lama, kode=f"{lama.kode}-dua")
    simpul: dict[int, Model] = {}
    for lama in Simpul.objects.filter(unit=unit).order_by("kode"):  # a parent before its children
        induk = simpul.get(lama.induk_id)
        simpul[lama.pk] = salin(lama, kode=f"9{lama.kode}", kode_sementara=True, induk=induk)
    for model in (Definisi, Target, Realisasi, AngkaTerdahulu):
        for baris in model.objects.filter(indikator__in=list(indikator)):
            salin(baris, indikator=indikator[baris.indikator_id])
    for baris in IndikatorSimpul.objects.filter(simpul__in=list(simpul)):
        salin(baris, simpul=simpul[baris.simpul_id], indikator=indikator[baris.indikator_id])
    for model in (Pagu, RealisasiAnggaran):
        for baris in model.objects.filter(simpul__in=list(simpul)):
            salin(baris, simpul=simpul[baris.simpul_id])


def salin(baris: Model, **ganti: object) -> Model:
    kolom = {f.attname: getattr(baris, f.attname) for f in baris._meta.concrete_fields if not f.primary_key}
    for nama in ganti:
        kolom.pop(baris._meta.get_field(nama).attname)
    return type(baris)._default_manager.create(**kolom, **ganti)


@pytest.mark.parametrize(
    ("slug", "tahun", "triwulan", "pesan"),
    [
        ("tidak-ada", 2024, 4, "Perangkat daerah 'tidak-ada' tidak dikenal. Yang tersedia: dp3akb"),
        ("dp3akb", 1999, 4, "Tahun yang tersedia: 2021"),
        ("dp3akb", 2024, 0, "Triwulan 0 tidak ada"),
        ("dp3akb", 2024, 5, "Triwulan 5 tidak ada"),
    ],
)
def test_what_is_unknown_is_said_with_what_there_is(slug: str, tahun: int, triwulan: int, pesan: str) -> None:
    with pytest.raises(TidakAdaData, match=pesan):
        sumber_untuk(slug, tahun, triwulan)


def test_every_mark_in_a_cell_is_explained_under_its_table() -> None:
    bertanda = 0
    for _, blok in tabel_bagian(build_report("dp3akb", 2024).bagian):
        tanda = {sel.tanda for baris in blok.baris for sel in baris.sel.values() if sel.tanda}
        bertanda += len(tanda)
        for t in tanda:
            assert any(c.startswith(f"{t} ") for c in blok.catatan), (blok.kunci, t)
    assert bertanda >= 8


def test_same_data_gives_an_equal_report() -> None:
    assert build_report("dp3akb", 2024) == build_report("dp3akb", 2024)


def test_an_empty_table_or_figure_names_no_source() -> None:
    """A unit of which nothing is known cannot have taken it from anywhere."""
    asal = Unit.objects.get(slug="dp3akb")
    Unit.objects.create(
        pemda=asal.pemda,
        slug="baru",
        nama="Dinas Baru",
        nama_singkat="DB",
        jabatan_kepala="Kepala Dinas Baru",
    )
    laporan = build_report("baru", 2024)
    for bagian in telusur_bagian(laporan.bagian):
        for blok in bagian.blok:
            match blok:
                case BlokTabel(baris=()):
                    assert (blok.sumber, blok.catatan) == ("", ()), blok.kunci
                case BlokGambar(kosong=sebab) if sebab:
                    assert blok.sumber == "", blok.kunci
    visi = next(b for s in telusur_bagian(laporan.bagian) for b in s.blok if b.kunci == "visi_misi")
    assert isinstance(visi, BlokNarasi)
    assert "Belum ada kaitan" in visi.html
    assert "Keterkaitan dengan" not in visi.html
