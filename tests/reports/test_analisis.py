"""Analyses: what is missing, who writes which, one save for all of an object, and where it is printed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import AnalisisAnggaran, Simpul
from indicators.models import Analisis, Indikator, Realisasi
from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna, Unit
from reports.analisis import PANJANG_MAKS, Objek, cap, cari_objek
from reports.analisis_isian import Isian
from reports.build import sumber_untuk
from reports.models import StatusLkjip
from reports.narasi.bab3_sumber_daya import efisiensi_anggaran_uraian, realisasi_anggaran_uraian
from reports.susunan import BAWAAN
from reports.tables.bab3_analisis import AnalisisCapaian
from tests.dunia_alamat import bidang
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2024


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


@pytest.fixture
def perencana(client: Client, unit: Unit) -> Pengguna:
    orang = buat_pengguna(Peran.PERENCANA, unit)
    client.force_login(orang)
    return orang


@pytest.fixture
def idg(unit: Unit) -> Indikator:
    return Indikator.objects.get(unit=unit, kode="idg")


@pytest.fixture
def program(unit: Unit) -> Simpul:
    return Simpul.objects.filter(unit=unit, tahun=TAHUN, level="program").order_by("urutan", "id").first()


def objek(kunci: str) -> Objek:
    hasil = cari_objek(sumber_untuk("dp3akb", TAHUN), kunci)
    assert hasil
    return hasil


def jalur(kunci: str = "") -> str:
    return f"/dp3akb/{TAHUN}/analisis/{f'{kunci}/' if kunci else ''}"


def isian(kunci: str, **ubah: list[str]) -> dict[str, Any]:
    """The form as it is shown, with some groups changed."""
    o = objek(kunci)
    teks = {k: list(t) for k, t in o.teks.items()} | ubah
    return {f"t-{k}": t for k, t in teks.items()} | {"cap": cap(o.teks), "aksi": "simpan"}


# --- what is missing
def test_a_missed_target_and_an_extreme_one_want_a_cause(unit: Unit, idg: Indikator) -> None:
    rendah = Indikator.objects.get(unit=unit, kode="sakip")
    for i, nilai, harap in ((rendah, None, "di bawah 100%"), (idg, "140", "di atas 120%")):
        assert not objek(f"i{i.pk}").kurang
        Analisis.objects.filter(indikator=i, jenis="penyebab").delete()
        if nilai:
            Realisasi.objects.filter(indikator=i, tahun=TAHUN).update(nilai=nilai)
        assert harap in objek(f"i{i.pk}").kurang[0]
    assert "di bawah 100%" not in "".join(objek(f"i{idg.pk}").kurang)


def test_the_list_shows_progress_and_what_is_missing(client: Client, perencana: Pengguna, unit: Unit) -> None:
    Analisis.objects.filter(indikator__unit=unit, indikator__kode="sakip").delete()
    with CaptureQueriesContext(connection) as kueri:
        isi = client.get(jalur()).content.decode()
    assert len(kueri) <= 15
    assert "15 dari 16" in isi
    assert "Capaian di bawah 100% belum dijelaskan penyebabnya." in isi
    assert "Tidak Tercapai" in isi


# --- saving
def test_all_of_an_indicator_is_saved_at_once(client: Client, perencana: Pengguna, idg: Indikator) -> None:
    k = f"i{idg.pk}"
    isi = isian(k, penyebab=["Kedua", "", "Pertama\r\nlanjut"], efisiensi=["Hemat."])
    assert client.post(jalur(k), isi)["Location"] == jalur(k)
    assert objek(k).teks["penyebab"] == ("Kedua", "Pertama\nlanjut")
    assert objek(k).teks["efisiensi"] == ("Hemat.",)
    assert objek(k).teks["solusi"]  # what was not touched stays
    data = sumber_untuk("dp3akb", TAHUN)
    sel = next(b for b in AnalisisCapaian.susun(data) if b.kunci == "idg").sel
    assert any("Kedua" in s.butir for s in sel.values())
    assert "Hemat." in efisiensi_anggaran_uraian(data, BAWAAN.rujuk)


def test_the_money_of_a_program_is_explained_in_3_3(
    client: Client, perencana: Pengguna, program: Simpul
) -> None:
    k = f"s{program.pk}"
    assert "Penjelasan penyerapan" not in realisasi_anggaran_uraian(
        sumber_untuk("dp3akb", TAHUN), BAWAAN.rujuk
    )
    client.post(jalur(k), isian(k, penyebab=["Sisa lelang"], rencana=["Lelang lebih awal"]))
    html = realisasi_anggaran_uraian(sumber_untuk("dp3akb", TAHUN), BAWAAN.rujuk)
    assert "): Sisa lelang. Langkah berikutnya: Lelang lebih awal." in html


def test_who_saw_older_texts_gets_both(client: Client, perencana: Pengguna, idg: Indikator) -> None:
    k = f"i{idg.pk}"
    lama = isian(k, solusi=["Punya saya"])
    client.post(jalur(k), isian(k, solusi=["Punya orang"]))
    halaman = client.post(jalur(k), lama).content.decode()
    assert "baru saja diubah orang lain" in halaman
    assert "Punya saya" in halaman
    assert "<li>Punya orang</li>" in halaman
    assert objek(k).teks["solusi"] == ("Punya orang",)
    client.post(jalur(k), lama | {"cap": cap(objek(k).teks)})  # sent once more, having seen it
    assert objek(k).teks["solusi"] == ("Punya saya",)


@pytest.mark.parametrize(
    ("teks", "pesan"), [(["x" * (PANJANG_MAKS + 1)], "paling banyak 3000 huruf"), (["x"] * 21, "20 butir")]
)
def test_too_much_is_told_and_stays_in_the_form(
    client: Client, perencana: Pengguna, idg: Indikator, teks: list[str], pesan: str
) -> None:
    halaman = client.post(jalur(f"i{idg.pk}"), isian(f"i{idg.pk}", solusi=teks)).content.decode()
    assert pesan in halaman
    assert teks[0] in halaman
    assert "x" not in objek(f"i{idg.pk}").teks["solusi"]


# --- lists without a script
@pytest.mark.parametrize(
    ("aksi", "harap", "fokus"),
    [
        ("tambah:a", ("1", "2", "3", ""), 3),
        ("hapus:a:1", ("1", "3"), 0),
        ("naik:a:2", ("1", "3", "2"), 1),
        ("turun:a:0", ("2", "1", "3"), 1),
        ("turun:a:2", ("1", "2", "3"), 2),
    ],
)
def test_lists_grow_shrink_and_turn(aksi: str, harap: tuple[str, ...], fokus: int) -> None:
    form = Isian({"a": ("1", "2", "3")}, "")
    form.ubah(aksi)
    assert (form.teks["a"], form.fokus) == (harap, ("a", fokus))


@pytest.mark.parametrize("aksi", ["naik:a:9", "naik:b:0", "hapus:a:x:y", "ngawur", "tambah:b", "hapus:a:²"])
def test_odd_buttons_do_no_harm(aksi: str) -> None:
    form = Isian({"a": ("1",)}, "")
    form.ubah(aksi)
    assert set(form.teks) == {"a"}


def test_buttons_keep_what_was_typed_and_save_nothing(
    client: Client, perencana: Pengguna, idg: Indikator
) -> None:
    k = f"i{idg.pk}"
    sebelum = objek(k).teks
    isi = isian(k, penyebab=["Ketikan baru", "Lain"]) | {"aksi": "turun:penyebab:0"}
    halaman = client.post(jalur(k), isi).content.decode()
    assert halaman.index("Lain</textarea>") < halaman.index("Ketikan baru</textarea>")
    assert "Belum tersimpan" in halaman
    assert "autofocus" in halaman
    assert objek(k).teks == sebelum


def test_a_quarter_s_words_and_last_year_s_are_a_start(
    client: Client, perencana: Pengguna, unit: Unit, idg: Indikator, program: Simpul
) -> None:
    k = f"i{idg.pk}"
    r, _ = Realisasi.objects.get_or_create(indikator=idg, tahun=TAHUN, triwulan=2, defaults={"nilai": 1})
    Realisasi.objects.filter(pk=r.pk).update(penjelasan="Rilis BPS terlambat.")
    Analisis.objects.create(indikator=idg, tahun=TAHUN - 1, jenis="solusi", urutan=1, teks="Solusi lama.")
    halaman = client.post(jalur(k), isian(k) | {"aksi": "triwulan"}).content.decode()
    assert "Triwulan II: Rilis BPS terlambat." in halaman
    assert "Solusi lama." in client.post(jalur(k), isian(k) | {"aksi": "lalu"}).content.decode()
    lalu = Simpul.objects.create(
        unit=unit, tahun=TAHUN - 1, level="program", kode=program.kode, nama="Lalu", sasaran=program.sasaran,
        kode_sementara=program.kode_sementara,
    )  # fmt: skip
    AnalisisAnggaran.objects.create(simpul=lalu, jenis="rencana", urutan=1, teks="Rencana lama.")
    s = f"s{program.pk}"
    assert "Rencana lama." in client.post(jalur(s), isian(s) | {"aksi": "lalu"}).content.decode()


# --- rights and states
def test_an_operator_writes_what_belongs_to_the_own_bidang(
    client: Client, unit: Unit, idg: Indikator
) -> None:
    k = f"i{idg.pk}"
    Indikator.objects.filter(pk=idg.pk).update(bidang=bidang("uptd-ppa"))
    for kode, tulis in (("sekretariat", False), ("uptd-ppa", True)):
        client.force_login(buat_pengguna(Peran.OPERATOR, unit, bidang=bidang(kode)))
        assert ('value="triwulan"' in client.get(jalur(k)).content.decode()) is tulis
        client.post(jalur(k), isian(k, solusi=[kode]))
        assert (objek(k).teks["solusi"] == (kode,)) is tulis


def test_what_is_final_or_not_one_s_own_is_not_written(client: Client, unit: Unit, idg: Indikator) -> None:
    k = f"i{idg.pk}"
    isi = isian(k, solusi=["Susulan"])
    client.force_login(buat_pengguna(Peran.KEPALA, unit))
    assert client.get(jalur(k)).status_code == 200
    assert client.post(jalur(k), isi).status_code == 403
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit(pemda=unit.pemda)))
    assert client.post(jalur(k), isi).status_code == 404
    client.force_login(buat_pengguna(Peran.PERENCANA, unit))
    assert client.get(jalur("i0")).status_code == 404
    StatusLkjip.objects.create(unit=unit, tahun=TAHUN, tahap=TahapLkjip.TERBIT)
    halaman = client.post(jalur(k), isi).content.decode()
    assert "sudah final" in halaman
    assert "Susulan" in halaman
    assert "readonly" in halaman
    assert objek(k).teks["solusi"] != ("Susulan",)


def test_a_form_costs_few_queries(
    client: Client, perencana: Pengguna, idg: Indikator, program: Simpul
) -> None:
    for k in (f"i{idg.pk}", f"s{program.pk}"):
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(jalur(k)).status_code == 200
        assert len(kueri) <= 15
