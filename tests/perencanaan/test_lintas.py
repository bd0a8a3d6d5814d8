"""Links between units: the pages that write them, their log, and from which side they are seen."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Dokumen, Sasaran, Tujuan
from lkjip.enums import Peran, TindakanUbah
from lkjip.models import JejakUbah, Pengguna, Unit
from perencanaan.lintas import lintas, sasaran_unit
from perencanaan.models import HubunganLintas
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
LINTAS = "/dp3akb/2024/rencana/susun/lintas/"
BARU = f"{LINTAS}baru/"


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.select_related("pemda").get(slug="dp3akb")


@pytest.fixture
def mitra(unit: Unit) -> Unit:
    return buat_unit("dinas-mitra", pemda=unit.pemda, nama="Dinas Kesehatan")


@pytest.fixture
def perencana(unit: Unit) -> Pengguna:
    return buat_pengguna(Peran.PERENCANA, unit)


@pytest.fixture
def masuk(client: Client, perencana: Pengguna) -> Client:
    client.force_login(perencana)
    return client


def buat_sasaran(unit: Unit, uraian: str = "Derajat kesehatan", **dokumen: object) -> Sasaran:
    """In a Renstra of 2021–2026."""
    bawaan = {"jenis": "renstra", "tahun": 2021, "tahun_akhir": 2026, "nama": "Renstra"}
    dok = Dokumen.objects.create(unit=unit, **bawaan | dokumen)
    kode = f"x{dok.pk}"
    tujuan = Tujuan.objects.create(unit=unit, dokumen=dok, kode=kode, nomor=1, uraian="Sehat")
    return Sasaran.objects.create(unit=unit, dokumen=dok, tujuan=tujuan, kode=kode, nomor=1, uraian=uraian)


def isian(unit: Unit, mitra: Unit, **lain: object) -> dict[str, object]:
    sasaran = sasaran_unit(unit.pk, 2024)[0].id
    return {"sasaran": sasaran, "unit": mitra.pk, "sasaran_lain": "", "uraian": "Data gizi."} | lain


# --- who
def test_the_unit_reads_the_planner_writes_nobody_else_sees(client: Client, unit: Unit, mitra: Unit) -> None:
    satu = HubunganLintas.objects.create(
        sasaran_id=sasaran_unit(unit.pk, 2024)[0].id, unit=mitra, uraian="Data."
    )
    jalur = (LINTAS, BARU, f"{LINTAS}{satu.pk}/")
    for j in jalur:
        assert client.get(j)["Location"] == f"/masuk/?next={j}"
    for pengguna, harap in (
        (buat_pengguna(Peran.KEPALA, unit), (200, 403, 403)),
        (buat_pengguna(Peran.PERENCANA, unit), (200, 200, 200)),
        (buat_pengguna(Peran.KOORDINATOR, pemda=unit.pemda), (200, 200, 200)),
        (buat_pengguna(Peran.PERENCANA, mitra), (404, 404, 404)),
    ):
        client.force_login(pengguna)
        assert tuple(client.get(j).status_code for j in jalur) == harap
        if harap[1] != 200:
            assert client.post(BARU, isian(unit, mitra)).status_code == harap[1]
    assert HubunganLintas.objects.count() == 1


def test_the_door_leads_there(masuk: Client) -> None:
    assert f'href="{LINTAS}"' in masuk.get("/dp3akb/2024/rencana/susun/").text


def test_a_link_of_another_unit_is_not_found(masuk: Client, unit: Unit, mitra: Unit) -> None:
    asing = HubunganLintas.objects.create(sasaran=buat_sasaran(mitra), unit=unit, uraian="Data.")
    for cara in (masuk.get, masuk.post):
        assert cara(f"{LINTAS}{asing.pk}/", {"aksi": "hapus"}).status_code == 404
    assert HubunganLintas.objects.filter(pk=asing.pk).exists()


# --- writing
def test_a_link_is_made_changed_and_removed_and_the_log_knows(
    masuk: Client, unit: Unit, mitra: Unit, perencana: Pengguna
) -> None:
    lain = buat_sasaran(mitra)
    jawaban = masuk.post(BARU, isian(unit, mitra, sasaran_lain=lain.pk), follow=True)
    assert "Hubungan dengan Dinas Kesehatan disimpan." in jawaban.text
    assert "sasaran “Derajat kesehatan”: Data gizi." in jawaban.text
    h = HubunganLintas.objects.get()
    masuk.post(f"{LINTAS}{h.pk}/", isian(unit, mitra, uraian="Data stunting."))
    h.refresh_from_db()
    assert (h.uraian, h.sasaran_lain) == ("Data stunting.", None)
    assert "dihapus" in masuk.post(f"{LINTAS}{h.pk}/", {"aksi": "hapus"}, follow=True).text
    assert not HubunganLintas.objects.exists()
    log = list(JejakUbah.objects.filter(unit=unit, objek="perencanaan.hubunganlintas").order_by("pk"))
    assert [(j.tindakan, j.oleh) for j in log] == [
        (t, perencana) for t in (TindakanUbah.DIBUAT, TindakanUbah.DIUBAH, TindakanUbah.DIHAPUS)
    ]
    assert log[1].perubahan["Dukungan yang diharapkan"] == ["Data gizi.", "Data stunting."]


def test_saving_without_a_change_leaves_no_line(masuk: Client, unit: Unit, mitra: Unit) -> None:
    masuk.post(BARU, isian(unit, mitra))
    h = HubunganLintas.objects.get()
    masuk.post(f"{LINTAS}{h.pk}/", isian(unit, mitra))
    assert JejakUbah.objects.filter(objek="perencanaan.hubunganlintas").count() == 1


def test_choosing_a_unit_shows_its_sasaran_and_loses_nothing(masuk: Client, unit: Unit, mitra: Unit) -> None:
    lain = buat_sasaran(mitra)
    buat_sasaran(mitra, "Rencana yang belum ditetapkan", draf=True, urutan=1, alasan="x")
    awal = masuk.get(BARU).text
    assert "Pilih perangkat daerah, lalu tekan" in awal
    assert "Perangkat daerah yang mendukung</label>" in awal
    assert "Hanya perangkat daerah dalam pemda yang sama." in awal
    isi = masuk.post(BARU, isian(unit, mitra, aksi="pilih", uraian="Sudah diketik.")).text
    assert f'<option value="{lain.pk}">Sasaran 1: Derajat kesehatan</option>' in isi
    assert "Rencana yang belum ditetapkan" not in isi
    assert "Sudah diketik." in isi
    assert f'<option value="{mitra.pk}" selected>' in isi
    assert not HubunganLintas.objects.exists()


def test_the_list_leads_to_the_form_with_its_sasaran_chosen(masuk: Client, unit: Unit, mitra: Unit) -> None:
    kedua = sasaran_unit(unit.pk, 2024)[1].id
    assert f'href="{BARU}?sasaran={kedua}"' in masuk.get(LINTAS).text
    assert f'<option value="{kedua}" selected>' in masuk.get(f"{BARU}?sasaran={kedua}").text


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(masuk: Client, unit: Unit, mitra: Unit) -> None:
    masuk.post(BARU, isian(unit, mitra))
    asing = buat_unit("kota-lain")
    berakhir = buat_unit("dinas-lama", pemda=unit.pemda, berakhir=date(2022, 12, 31))
    lain = buat_sasaran(buat_unit("dinas-ketiga", pemda=unit.pemda))
    milik_mitra = buat_sasaran(mitra)
    for ganti, harap in (
        ({}, "sudah tercatat"),
        ({"unit": unit.pk}, "errorlist"),
        ({"unit": asing.pk}, "errorlist"),
        ({"unit": berakhir.pk}, "errorlist"),
        ({"unit": "9" * 30}, "errorlist"),
        ({"unit": "x"}, "errorlist"),
        ({"sasaran": milik_mitra.pk}, "errorlist"),
        ({"sasaran_lain": lain.pk}, "bukan milik perangkat daerah yang dipilih"),
        ({"uraian": "  "}, "errorlist"),
    ):
        jawaban = masuk.post(BARU, isian(unit, mitra) | ganti)
        assert (jawaban.status_code, harap in jawaban.text) == (200, True), ganti
        if "uraian" not in ganti:
            assert "Data gizi." in jawaban.text
    assert HubunganLintas.objects.count() == 1


def test_without_another_unit_or_a_sasaran_the_page_says_so(client: Client, masuk: Client) -> None:
    assert "belum mempunyai perangkat daerah lain" in masuk.get(BARU).text
    kosong = buat_unit("dinas-kosong", pemda=Unit.objects.get(slug="dp3akb").pemda)
    client.force_login(buat_pengguna(Peran.PERENCANA, kosong))
    isi = client.get("/dinas-kosong/2024/rencana/susun/lintas/").text
    assert "belum mempunyai sasaran yang berlaku" in isi


# --- reading
def test_links_from_outside_count_while_their_sasaran_is_in_force(unit: Unit, mitra: Unit) -> None:
    ada = buat_sasaran(mitra, "Berlaku")
    draf = buat_sasaran(mitra, "Draf", draf=True, urutan=1, alasan="x")
    lama = buat_sasaran(mitra, "Periode lama", tahun=2016, tahun_akhir=2021)
    diganti = buat_sasaran(mitra, "Diganti", urutan=2, alasan="x")
    pengganti = buat_sasaran(mitra, "Pengganti", urutan=3, alasan="x")
    pengganti.menggantikan = diganti
    pengganti.save()
    for s in (ada, draf, lama, diganti):
        HubunganLintas.objects.create(sasaran=s, unit=unit, uraian="Data.")
    with CaptureQueriesContext(connection) as kueri:
        hasil = lintas(unit.pk, 2024)
    assert len(kueri) == 1
    assert [(h.unit, h.sasaran, h.masuk, h.milik_id) for h in hasil] == [
        ("Dinas Kesehatan", "Berlaku", True, None)
    ]
    Dokumen.objects.filter(pk=pengganti.dokumen_id).update(draf=True)
    assert {h.sasaran for h in lintas(unit.pk, 2024)} == {"Berlaku", "Diganti"}


def test_the_other_unit_sees_what_is_asked_of_it(
    client: Client, masuk: Client, unit: Unit, mitra: Unit
) -> None:
    lain = buat_sasaran(mitra)
    masuk.post(BARU, isian(unit, mitra, sasaran_lain=lain.pk, uraian="<b>Data gizi</b>"))
    client.force_login(buat_pengguna(Peran.KEPALA, mitra))
    isi = client.get("/dinas-mitra/2024/rencana/susun/lintas/").text
    assert "Dukungan yang diminta perangkat daerah lain" in isi
    assert unit.nama in isi
    assert "&lt;b&gt;Data gizi&lt;/b&gt;" in isi
    assert "(mendukung melalui Sasaran 1)" in isi
    pohon = client.get("/dinas-mitra/2024/pohon/").text
    assert f"Mendukung: {unit.nama}" in pohon


def test_links_of_a_sasaran_that_is_no_more_can_be_put_right(masuk: Client, unit: Unit, mitra: Unit) -> None:
    lama = buat_sasaran(unit, "Sasaran lama", tahun=2016, tahun_akhir=2021)
    h = HubunganLintas.objects.create(sasaran=lama, unit=mitra, uraian="Data.")
    isi = masuk.get(LINTAS).text
    assert "Sasaran yang tidak berlaku lagi" in isi
    assert f'<option value="{lama.pk}" selected>' in masuk.get(f"{LINTAS}{h.pk}/").text
    masuk.post(f"{LINTAS}{h.pk}/", isian(unit, mitra))
    assert "Sasaran yang tidak berlaku lagi" not in masuk.get(LINTAS).text


def test_pages_cost_few_queries_however_many_there_are(masuk: Client, unit: Unit, mitra: Unit) -> None:
    jalur = (LINTAS, BARU)

    def biaya() -> list[int]:
        hasil = []
        for j in jalur:
            with CaptureQueriesContext(connection) as kueri:
                assert masuk.get(j).status_code == 200
            hasil.append(len(kueri))
        return hasil

    semula = biaya()
    assert max(semula) <= 15
    for s in sasaran_unit(unit.pk, 2024):
        for n in range(3):
            m = buat_unit(f"m-{s.id}-{n}", pemda=unit.pemda)
            HubunganLintas.objects.create(
                sasaran_id=s.id, unit=m, uraian="Data.", sasaran_lain=buat_sasaran(m)
            )
    assert biaya() == semula
