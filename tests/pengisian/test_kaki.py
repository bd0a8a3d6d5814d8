"""What is written in words below Formulir E.81: who may, when, and that no text is written over unseen."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from openpyxl import load_workbook

from indicators.enums import IsianKaki
from indicators.models import EvaluasiRenja
from lkjip.access import TABEL, Hak, Posisi, berlaku
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna
from pengisian.kaki import KakiBerubah, simpan_kaki
from pengisian.models import PerubahanSel, TriwulanUnit
from pengisian.simpan import Penulis, TidakDapatDiisi
from tests.pengisian.bantu import TAHUN, buka, letakkan, orang, unit_demo

pytestmark = pytest.mark.django_db
ISI = {nama: f"Isi {nama}" for nama in IsianKaki.values}


def tersimpan(triwulan: int = 3) -> EvaluasiRenja | None:
    return EvaluasiRenja.objects.filter(unit=unit_demo(), tahun=TAHUN, triwulan=triwulan).first()


def simpan(pengguna: Pengguna, versi: int = 0, triwulan: int = 3, **ganti: Any) -> None:
    simpan_kaki(Penulis(pengguna, unit_demo(), TAHUN, triwulan), ISI | ganti, versi=versi)


def test_the_first_text_makes_the_row_and_its_quarter() -> None:
    buka(3)
    penulis = orang()
    simpan(penulis)
    baris = tersimpan()
    assert baris
    assert {n: getattr(baris, n) for n in IsianKaki.values} == ISI
    assert (baris.versi, baris.diubah_oleh) == (1, penulis)
    assert TriwulanUnit.objects.filter(unit=unit_demo(), tahun=TAHUN, triwulan=3).exists()


def test_each_save_is_a_version() -> None:
    buka(3)
    simpan(orang())
    simpan(orang(), versi=1, faktor_pendorong="Lain")
    baris = tersimpan()
    assert baris
    assert (baris.versi, baris.faktor_pendorong) == (2, "Lain")


def test_saving_the_same_again_changes_nothing() -> None:
    buka(3)
    penulis = orang()
    simpan(penulis)
    simpan(orang(), versi=1)
    baris = tersimpan()
    assert baris
    assert (baris.versi, baris.diubah_oleh) == (1, penulis)


def test_each_change_stands_in_the_history_of_the_quarter(client: Client) -> None:
    buka(3)
    sari = orang(first_name="Sari Wulandari")
    simpan(sari)
    simpan(sari, versi=1)  # the same again
    budi = orang(first_name="Budi")
    simpan(budi, versi=1, faktor_penghambat="=1+1 Hujan.", tindak_lanjut_renja="")
    catatan = PerubahanSel.objects.filter(unit=unit_demo(), triwulan=3)
    assert [(c.oleh, c.kolom, c.lama, c.baru, c.kunci) for c in catatan][:2] == [
        (budi, "tindak_lanjut_renja", "Isi tindak_lanjut_renja", "", ""),
        (budi, "faktor_penghambat", "Isi faktor_penghambat", "=1+1 Hujan.", ""),
    ]
    assert catatan.count() == 6
    client.force_login(budi)
    alamat = f"/dp3akb/{TAHUN}/pengisian/3/"
    isi = " ".join(strip_tags(client.get(f"{alamat}riwayat/").text).split())
    for apa in (
        "Kaki Formulir E.81 Faktor penghambat pencapaian kinerja : Isi faktor_penghambat → =1+1 Hujan.",
        "Isi tindak_lanjut_renja → kosong",
        "kosong → Isi faktor_pendorong",
        "Sari Wulandari",
    ):
        assert apa.replace(" : ", ": ") in isi.replace(" : ", ": ")
    assert "kunci=s" not in client.get(f"{alamat}riwayat/").text
    assert "Sari" not in client.get(f"{alamat}riwayat/", {"oleh": budi.pk}).text.partition("tabel-lkjip")[2]
    buku = load_workbook(BytesIO(client.get(f"{alamat}riwayat.xlsx").content))
    assert "Kaki Formulir E.81" in {sel.value for sel in buku.active["D"]}
    # The sheet that asks what has changed hears of cells only.
    jawaban = client.get(f"{alamat}segar/", {"sejak": "2020-01-01T00:00:00Z"})
    assert (jawaban.status_code, jawaban.json()["sel"]) == (200, [])


def test_a_refused_change_leaves_no_line(client: Client) -> None:
    buka(3)
    simpan(orang())
    with pytest.raises(KakiBerubah):
        simpan(orang(), versi=0, faktor_pendorong="Lain")
    assert PerubahanSel.objects.count() == len(ISI)


@pytest.mark.parametrize("dilihat", [0, 1, 3])
def test_the_second_writer_does_not_write_over_the_first(dilihat: int) -> None:
    buka(3)
    simpan(orang())
    simpan(orang(), versi=1, faktor_pendorong="Yang pertama")
    with pytest.raises(KakiBerubah):
        simpan(orang(), versi=dilihat, faktor_pendorong="Yang kedua")
    baris = tersimpan()
    assert baris
    assert (baris.versi, baris.faktor_pendorong) == (2, "Yang pertama")


@pytest.mark.parametrize("terbuka", [True, False], ids=["terbuka", "tertutup"])
@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_the_table_of_rights_decides(peran: Peran, keadaan: Keadaan, terbuka: bool) -> None:
    buka(3, sisa=10 if terbuka else -40)
    letakkan(keadaan, 3)
    boleh = any(
        a.hak == Hak.KAKI and peran in a.peran and berlaku(a, Posisi(keadaan, terbuka)) for a in TABEL
    )
    assert boleh == (
        peran == Peran.PERENCANA and terbuka and keadaan in (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
    )
    if boleh:
        simpan(orang(peran))
        assert tersimpan()
        return
    with pytest.raises(TidakDapatDiisi) as galat:
        simpan(orang(peran))
    assert str(galat.value)
    assert tersimpan() is None
