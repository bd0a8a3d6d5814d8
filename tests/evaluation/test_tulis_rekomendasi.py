"""The team writes recommendations: rights and states, numbers, two writers at once, the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evaluation.models import AnggotaTim, EvaluasiAkip, KriteriaAkip, Rekomendasi, SubKomponenAkip
from evaluation.rekomendasi import (
    IsiRekomendasi,
    RekomendasiBerubah,
    RekomendasiDitolak,
    hapus,
    tambah,
    ubah,
)
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Bidang, Pengguna, Unit
from tests.evaluation.bantu_rekomendasi import TAHUN, kini, komponen, lhe, pejabat, unit_uji

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return unit_uji("dinas-uji")


@pytest.fixture
def evaluasi(unit: Unit) -> EvaluasiAkip:
    return lhe(unit, tahap=TahapEvaluasi.EVALUASI)


@pytest.fixture
def anggota(evaluasi: EvaluasiAkip) -> Pengguna:
    orang = pejabat(evaluasi.unit, Peran.INSPEKTORAT)
    AnggotaTim.objects.create(evaluasi=evaluasi, pengguna=orang, peran=PeranTim.ANGGOTA)
    return orang


def urutan(evaluasi: EvaluasiAkip) -> list[tuple[int, str]]:
    return list(evaluasi.rekomendasi.order_by("nomor").values_list("nomor", "uraian"))


def tiga(evaluasi: EvaluasiAkip, oleh: Pengguna) -> list[Rekomendasi]:
    return [tambah(oleh, evaluasi, IsiRekomendasi(n, huruf)) for n, huruf in enumerate("abc", 1)]


def alamat(akhir: str = "") -> str:
    return f"/dinas-uji/{TAHUN}/akip/rekomendasi/{akhir}"


def kiriman(**ganti: Any) -> dict[str, Any]:
    return {"nomor": "1", "uraian": "Perbaiki IKU.", "prioritas": "tinggi", "tenggat": "2025-01-31"} | ganti


@pytest.mark.parametrize(
    ("nomor", "hasil"),
    [(1, "xabc"), (2, "axbc"), (4, "abcx"), (99, "abcx")],
    ids=["first", "second", "last", "far"],
)
def test_a_new_one_takes_its_number(
    evaluasi: EvaluasiAkip, anggota: Pengguna, nomor: int, hasil: str
) -> None:
    tiga(evaluasi, anggota)
    tambah(anggota, evaluasi, IsiRekomendasi(nomor, "x"))
    assert urutan(evaluasi) == list(enumerate(hasil, 1))


@pytest.mark.parametrize(("dari", "ke", "hasil"), [(1, 3, "bca"), (3, 1, "cab"), (2, 2, "abc")])
def test_renumbering_moves_the_others(
    evaluasi: EvaluasiAkip, anggota: Pengguna, dari: int, ke: int, hasil: str
) -> None:
    r = tiga(evaluasi, anggota)[dari - 1]
    ubah(anggota, kini(r), IsiRekomendasi(ke, r.uraian), kini(r).versi)
    assert urutan(evaluasi) == list(enumerate(hasil, 1))


def test_deleting_closes_the_gap(evaluasi: EvaluasiAkip, anggota: Pengguna) -> None:
    r = tiga(evaluasi, anggota)[0]
    hapus(anggota, kini(r))
    assert urutan(evaluasi) == [(1, "b"), (2, "c")]
    with pytest.raises(RekomendasiDitolak, match="sudah dihapus"):
        hapus(anggota, r)


def test_a_criterion_brings_its_component(evaluasi: EvaluasiAkip, anggota: Pengguna) -> None:
    k = komponen(evaluasi.unit)
    sub = SubKomponenAkip.objects.create(komponen=k, urutan=1, nama="Keberadaan", bobot=6)
    kriteria = KriteriaAkip.objects.create(sub=sub, urutan=1, uraian="Renstra ada.")
    r = tambah(anggota, evaluasi, IsiRekomendasi(1, "x", kriteria=kriteria))
    assert (r.komponen, r.kriteria) == (k, kriteria)


def test_the_second_writer_is_told(evaluasi: EvaluasiAkip, anggota: Pengguna) -> None:
    r = tambah(anggota, evaluasi, IsiRekomendasi(1, "semula"))
    lihat = kini(r).versi
    ubah(anggota, kini(r), IsiRekomendasi(1, "yang pertama"), lihat)
    with pytest.raises(RekomendasiBerubah) as galat:
        ubah(anggota, kini(r), IsiRekomendasi(1, "yang kedua"), lihat)
    assert galat.value.kini.uraian == kini(r).uraian == "yang pertama"


@pytest.mark.parametrize("tahap", [t for t in TahapEvaluasi if t != TahapEvaluasi.EVALUASI])
def test_only_while_the_team_evaluates(unit: Unit, tahap: TahapEvaluasi) -> None:
    evaluasi = lhe(unit, tahap=tahap)
    orang = pejabat(unit, Peran.INSPEKTORAT)
    AnggotaTim.objects.create(evaluasi=evaluasi, pengguna=orang, peran=PeranTim.KETUA)
    with pytest.raises(RekomendasiDitolak, match="selama evaluasi berjalan"):
        tambah(orang, evaluasi, IsiRekomendasi(1, "x"))


def test_who_is_not_on_the_team_writes_nothing(evaluasi: EvaluasiAkip) -> None:
    for peran in Peran:
        with pytest.raises(RekomendasiDitolak):
            tambah(
                pejabat(evaluasi.unit, peran, "kb" if peran == "operator" else ""),
                evaluasi,
                IsiRekomendasi(1, "x"),
            )


def test_the_page_writes_corrects_and_deletes(
    client: Client, evaluasi: EvaluasiAkip, anggota: Pengguna
) -> None:
    client.force_login(anggota)
    assert 'value="1"' in client.get(alamat()).content.decode()  # the number proposed
    bidang = Bidang.objects.get(unit=evaluasi.unit, kode="kb")
    jawaban = client.post(alamat(), kiriman(bidang=bidang.pk), follow=True)
    assert "Rekomendasi tersimpan." in jawaban.content.decode()
    r = Rekomendasi.objects.get(evaluasi=evaluasi)
    assert (r.prioritas, str(r.tenggat), r.bidang) == ("tinggi", "2025-01-31", bidang)
    satu = alamat(f"{r.pk}/")
    assert "Perbaiki IKU." in client.get(satu).content.decode()
    client.post(satu, kiriman(uraian="Yang baru.", versi=r.versi))
    assert kini(r).uraian == "Yang baru."
    jawaban = client.post(satu, kiriman(uraian="Terlambat.", versi=r.versi))
    isi = jawaban.content.decode()
    assert "Sekarang tertulis: “Yang baru.”" in isi
    assert "Terlambat." in isi  # nothing typed is lost
    client.post(satu, {"aksi": "hapus"})
    assert not Rekomendasi.objects.filter(pk=r.pk).exists()


@pytest.mark.parametrize(
    "isi",
    [
        {"uraian": "  "},
        {"nomor": "0"},
        {"nomor": "x"},
        {"tenggat": "31-31-2025"},
        {"prioritas": "gawat"},
        {"bidang": "999999"},
        {"komponen": "999999"},
    ],
)
def test_what_the_form_refuses(
    client: Client, evaluasi: EvaluasiAkip, anggota: Pengguna, isi: dict[str, str]
) -> None:
    client.force_login(anggota)
    jawaban = client.post(alamat(), kiriman(**isi))
    assert jawaban.status_code == 200
    assert "errorlist" in jawaban.content.decode()
    assert not evaluasi.rekomendasi.exists()


def test_the_unit_sees_nothing_before_the_lhe_is_final(
    client: Client, evaluasi: EvaluasiAkip, anggota: Pengguna
) -> None:
    r = tambah(anggota, evaluasi, IsiRekomendasi(1, "Rahasia tim."))
    unit, baca = evaluasi.unit, [alamat(), alamat(f"{r.pk}/")]
    milik_unit = [
        f"/dinas-uji/{TAHUN}/rekomendasi/{r.pk}/",
        f"/dinas-uji/{TAHUN}/rekomendasi/{r.pk}/tindak-lanjut/",
    ]
    for peran in (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA, Peran.KOORDINATOR, Peran.ADMIN):
        client.force_login(pejabat(unit, peran, "kb" if peran == Peran.OPERATOR else ""))
        for jalur in (*baca, *milik_unit):
            assert client.get(jalur).status_code == 404, (peran, jalur)
            assert client.post(jalur, kiriman()).status_code == 404
        assert "Rahasia tim." not in client.get(f"/dinas-uji/{TAHUN}/rekomendasi/").content.decode()
    # The rest of the Inspektorat reads and does not write; the desk shows it to nobody yet.
    client.force_login(pejabat(unit, Peran.INSPEKTORAT))
    assert client.get(baca[0]).status_code == client.get(baca[1]).status_code == 200
    assert (
        client.post(baca[0], kiriman()).status_code
        == client.post(baca[1], {"aksi": "hapus"}).status_code
        == 403
    )
    assert "Rahasia tim." not in client.get("/inspektorat/rekomendasi/").content.decode()
    assert client.get(milik_unit[0]).status_code == 404
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.FINAL)
    client.force_login(pejabat(unit, Peran.KEPALA))
    assert [client.get(j).status_code for j in (*baca, *milik_unit)] == [200] * 4


def test_a_member_is_told_when_it_is_too_late(
    client: Client, evaluasi: EvaluasiAkip, anggota: Pengguna
) -> None:
    r = tambah(anggota, evaluasi, IsiRekomendasi(1, "x"))
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.MENUNGGU_KETUA)
    client.force_login(anggota)
    for jalur in (alamat(), alamat(f"{r.pk}/")):
        isi = client.post(jalur, kiriman(uraian="Masih ada.", versi=1)).content.decode()
        assert "Belum tersimpan." in isi
        assert "Masih ada." in isi


def test_a_foreign_unit_and_number_do_not_exist(
    client: Client, evaluasi: EvaluasiAkip, anggota: Pengguna
) -> None:
    r = tambah(anggota, evaluasi, IsiRekomendasi(1, "x"))
    lain = lhe(unit_uji("dinas-dua", evaluasi.unit.pemda), tahap=TahapEvaluasi.EVALUASI)
    client.force_login(anggota)
    assert client.get(f"/dinas-dua/{TAHUN}/akip/rekomendasi/{r.pk}/").status_code == 404
    assert client.get(f"/dinas-dua/{TAHUN}/akip/rekomendasi/").status_code == 200
    assert client.post(f"/dinas-dua/{TAHUN}/akip/rekomendasi/", kiriman()).status_code == 403
    assert client.get(alamat(f"{10**30}/")).status_code == 404
    assert not lain.rekomendasi.exists()
    client.force_login(pejabat(unit_uji(), Peran.INSPEKTORAT))
    assert client.get(alamat()).status_code == 404
