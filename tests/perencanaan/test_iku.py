"""The decree on IKU: its versions, its definitions, and what they make of the indicators."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from indicators.models import Definisi, Dokumen, Indikator
from lkjip.enums import Peran
from perencanaan import iku as layanan
from perencanaan.dokumen import buat_pertama
from tests.pabrik import buat_pengguna
from tests.perencanaan.bantu_menengah import AKHIR, MULAI, TAHUN, Dunia, dunia, renstra, sahkan

pytestmark = pytest.mark.django_db
PENUH = {"definisi_operasional": "Definisi", "formulasi": "A / B", "sumber_data": "BPS", "kriteria": ""}


@pytest.fixture
def d() -> Dunia:
    d = dunia()
    renstra(d)
    sahkan(d)
    naskah = Dokumen(jenis="iku", tahun=MULAI, tahun_akhir=AKHIR, nama="IKU 2021–2026")
    buat_pertama(d.catat(), naskah)
    return d


@pytest.fixture
def c(d: Dunia) -> Client:
    c = Client()
    c.force_login(d.perencana)
    return c


def alamat(d: Dunia, nama: str, versi: int | None = 0) -> str:
    isi = {"unit": d.unit.slug, "tahun": TAHUN}
    return reverse(nama, kwargs=isi if versi is None else isi | {"periode": MULAI, "versi": versi})


def isian(kode: str, **lain: str) -> dict[str, str]:
    nomor = Indikator.objects.get(kode=kode).pk
    return {f"d{nomor}-{k}": v for k, v in (PENUH | {"iku": "on"} | lain).items()}


def keputusan(d: Dunia) -> Dokumen | None:
    """The last version."""
    return Dokumen.objects.filter(unit=d.unit, jenis="iku").last()


def definisi(d: Dunia) -> QuerySet[Definisi]:
    return Definisi.objects.filter(dokumen__unit=d.unit)


def iku(d: Dunia) -> list[str]:
    return [i.kode for i in Indikator.objects.filter(unit=d.unit, iku=True)]


def test_a_draft_decree_makes_no_iku_until_it_is_set(c: Client, d: Dunia) -> None:
    assert c.post(alamat(d, "iku-versi"), isian("i1")).status_code == 302
    assert definisi(d).get().indikator.kode == "i1"
    assert iku(d) == []
    assert d.sumber().iku is None
    teks = c.get(alamat(d, "iku-tetapkan")).content.decode()
    assert "Sasaran 2 “Sasaran 2” belum mempunyai indikator kinerja utama" in teks
    assert c.post(alamat(d, "iku-tetapkan"), {"nomor": "5", "tanggal": "2021-10-01"}).status_code == 302
    assert iku(d) == ["i1"]
    assert d.sumber().iku.nomor == "5"


def test_an_empty_decree_is_not_set(c: Client, d: Dunia) -> None:
    jawab = c.post(alamat(d, "iku-tetapkan"), {"nomor": "5", "tanggal": "2021-10-01"})
    assert "belum dapat ditetapkan" in jawab.content.decode()
    assert keputusan(d).draf


def test_an_iku_is_defined_and_nothing_typed_is_lost(c: Client, d: Dunia) -> None:
    isi = isian("i1", formulasi="") | isian("i2", definisi_operasional="Yang lain")
    teks = c.post(alamat(d, "iku-versi"), isi).content.decode()
    assert "Wajib diisi untuk indikator kinerja utama" in teks
    assert "Yang lain" in teks
    assert not definisi(d).exists()


def test_a_change_begins_with_all_definitions_and_can_drop_some(c: Client, d: Dunia) -> None:
    c.post(alamat(d, "iku-versi"), isian("i1") | isian("i2"))
    c.post(alamat(d, "iku-tetapkan"), {"nomor": "5", "tanggal": "2021-10-01"})
    assert c.post(alamat(d, "iku-perubahan"), {"nama": "Perubahan", "alasan": ""}).status_code == 200
    assert c.post(alamat(d, "iku-perubahan"), {"nama": "Perubahan", "alasan": "LHE"}).status_code == 302
    baru = keputusan(d)
    assert baru.definisi.count() == 2
    assert c.post(alamat(d, "iku-versi", 1), isian("i1", definisi_operasional="Baru")).status_code == 302
    assert [x.definisi_operasional for x in baru.definisi.all()] == ["Baru"]
    assert iku(d) == ["i1", "i2"]
    assert c.post(alamat(d, "iku-versi"), isian("i1")).status_code == 404  # not the last version
    c.post(alamat(d, "iku-tetapkan", 1), {"nomor": "6", "tanggal": "2024-01-05"})
    assert iku(d) == ["i1"]
    assert definisi(d).filter(dokumen__urutan=0).count() == 2


def test_what_is_set_is_corrected_with_a_reason(c: Client, d: Dunia) -> None:
    c.post(alamat(d, "iku-versi"), isian("i1"))
    dok = keputusan(d)
    layanan.tetapkan_iku(
        d.catat(), dok, layanan.calon_iku(d.unit, TAHUN, dok), nomor="5", tanggal=date(2021, 10, 1)
    )
    isi = isian("i1", formulasi="C / D") | isian("i2")
    assert c.post(alamat(d, "iku-versi"), isi).status_code == 200
    assert c.post(alamat(d, "iku-versi"), isi | {"alasan_catatan": "Salah ketik"}).status_code == 302
    assert definisi(d).get(indikator__kode="i1").formulasi == "C / D"
    assert iku(d) == ["i1", "i2"]


def test_a_draft_is_thrown_away(c: Client, d: Dunia) -> None:
    c.post(alamat(d, "iku-versi"), isian("i1"))
    assert c.post(alamat(d, "iku-buang")).status_code == 302
    assert not keputusan(d)
    assert "Buat keputusan IKU" in c.get(alamat(d, "rencana-sk-iku", None)).content.decode()
    isi = {"tahun": 2021, "tahun_akhir": 2026, "nama": "IKU baru"}
    assert c.post(alamat(d, "iku-baru", None), isi).status_code == 302
    assert keputusan(d).draf


@pytest.mark.parametrize(
    "nama", ["iku-baru", "iku-versi", "iku-ubah", "iku-perubahan", "iku-tetapkan", "iku-buang"]
)
def test_only_who_plans_writes(d: Dunia, nama: str) -> None:
    tujuan = alamat(d, nama, None if nama == "iku-baru" else 0)
    asing, kepala = Client(), Client()
    asing.force_login(dunia().perencana)
    kepala.force_login(buat_pengguna(Peran.KEPALA, d.unit))
    assert Client().post(tujuan).status_code == 302
    assert asing.post(tujuan).status_code == 404
    assert kepala.post(tujuan).status_code == 403


def test_the_head_reads_the_definitions(c: Client, d: Dunia, django_assert_max_num_queries: object) -> None:
    c.post(alamat(d, "iku-versi"), isian("i1"))
    kepala = Client()
    kepala.force_login(buat_pengguna(Peran.KEPALA, d.unit))
    with django_assert_max_num_queries(15):
        teks = kepala.get(alamat(d, "iku-versi")).content.decode()
    assert "A / B" in teks
    assert "<textarea" not in teks
