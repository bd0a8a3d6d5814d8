"""The sheet's editor: versions, weights that add up, criteria, scale; what counts is never changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evaluation.atur_lke import LkeDitolak, buat_versi, simpan_skala
from evaluation.models import EvaluasiAkip, KriteriaAkip, Lke
from lkjip.enums import Peran, TahapEvaluasi
from tests.evaluation.bantu import buat_evaluasi, jawab_semua, lke_kecil, orang, unit_uji
from tests.evaluation.halaman import klien, teks
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def lke() -> Lke:
    return lke_kecil(buat_pemda())


@pytest.fixture
def c(lke: Lke) -> Client:
    return klien(buat_pengguna(Peran.KOORDINATOR, pemda=lke.pemda))


def dasar(lke: Lke, akhir: str = "") -> str:
    return f"/kelola/{lke.pemda.slug}/lke/{akhir}"


def isian(jawaban: Any) -> dict[str, str]:
    """What the form on the page would send as it is."""
    konteks = jawaban.context
    forms = konteks.get("forms") or [f for k, sub in konteks["susunan"] for f in (k, *(s for s, _ in sub))]
    hasil = {}
    for f in forms:
        for nama in f.fields:
            nilai = f[nama].value()
            if nilai not in (None, False):
                hasil[f.add_prefix(nama)] = "on" if nilai is True else str(nilai)
    return hasil


def test_only_the_koordinator_edits(client: Client, lke: Lke) -> None:
    sub = lke.komponen.get().sub.first()
    for akhir in ("", f"{lke.pk}/", f"{lke.pk}/skala/", f"{lke.pk}/sub/{sub.pk}/"):
        assert client.get(dasar(lke, akhir)).status_code == 302
        unit = buat_unit(pemda=lke.pemda)
        for peran in (Peran.PERENCANA, Peran.INSPEKTORAT, Peran.ADMIN):
            assert klien(orang(peran, unit)).get(dasar(lke, akhir)).status_code == 404, (akhir, peran)
        pengatur = klien(orang(Peran.KOORDINATOR, unit))
        with CaptureQueriesContext(connection) as kueri:
            assert pengatur.get(dasar(lke, akhir)).status_code == 200
        assert len(kueri) <= 15
    lain = lke_kecil(buat_pemda())
    assert pengatur.get(dasar(lke, f"{lain.pk}/")).status_code == 404


def test_a_new_version_copies_the_latest(lke: Lke, c: Client) -> None:
    assert "Sudah ada" in teks(c.post(dasar(lke), {"mulai": "2024"}))
    assert "Isi tahunnya" in teks(c.post(dasar(lke), {"mulai": ""}))
    c.post(dasar(lke), {"mulai": "2027"})
    baru = Lke.objects.get(pemda=lke.pemda, mulai=2027)
    assert [k.bobot for k in baru.komponen.all()] == [100]
    assert KriteriaAkip.objects.filter(sub__komponen__lke=baru).count() == 6
    assert KriteriaAkip.objects.filter(sub__komponen__lke=lke).count() == 6, "the former one is left"
    assert baru.tingkat.count() == lke.tingkat.count() == 8
    with pytest.raises(LkeDitolak, match="disalin"):
        buat_versi(buat_pemda(), 2027)


def test_weights_add_up_or_nothing_is_saved(lke: Lke, c: Client) -> None:
    alamat = dasar(lke, f"{lke.pk}/")
    satu, dua = lke.komponen.get().sub.all()
    semula = isian(c.get(alamat))
    salah = c.post(alamat, semula | {f"s{satu.pk}-bobot": "60"})
    assert "jumlah bobot subkomponen 110, bobot komponen 100" in teks(salah)
    assert 'value="60"' in teks(salah), "what was typed is still there"
    satu.refresh_from_db()
    assert satu.bobot == 50
    assert "Paling banyak dua angka" in teks(c.post(alamat, semula | {f"s{satu.pk}-bobot": "49,999"}))
    assert (
        c.post(alamat, semula | {f"s{satu.pk}-bobot": "60,5", f"s{dua.pk}-bobot": "39,5"}).status_code == 302
    )
    k = lke.komponen.get()
    tambah = isian(c.get(alamat)) | {
        f"k{k.pk}-bobot": "70",
        f"s{satu.pk}-bobot": "70",
        f"s{dua.pk}-hapus": "on",
        "kb-nama": "Capaian",
        "kb-bobot": "30",
        "kb0-nama": "Capaian kinerja",
        "kb0-bobot": "30",
    }
    assert c.post(alamat, tambah).status_code == 302, teks(c.post(alamat, tambah))
    assert [(k.urutan, k.nama, [s.nama for s in k.sub.all()]) for k in lke.komponen.all()] == [
        (1, "Perencanaan", ["Sub 1"]),
        (2, "Capaian", ["Capaian kinerja"]),
    ]


def test_criteria_are_changed_added_and_removed(lke: Lke, c: Client) -> None:
    sub = lke.komponen.get().sub.last()
    alamat = dasar(lke, f"{lke.pk}/sub/{sub.pk}/")
    satu, dua, *_ = sub.kriteria.all()
    semula = isian(c.get(alamat))
    c.post(
        alamat,
        semula
        | {f"r{satu.pk}-hapus": "on", f"r{dua.pk}-uraian": "Diubah", "b0-uraian": "Baru", "b0-dokumen": "pk"},
    )
    assert [(k.urutan, k.uraian) for k in sub.kriteria.all()] == [
        (1, "Diubah"),
        (2, "Kriteria 2.3"),
        (3, "Kriteria 2.4"),
        (4, "Baru"),
    ]
    assert "ditandai" in teks(c.post(alamat, isian(c.get(alamat)) | {f"r{dua.pk}-uraian": ""}))
    semua = {f"r{k.pk}-hapus": "on" for k in sub.kriteria.all()}
    assert "sekurangnya satu kriteria" in teks(c.post(alamat, isian(c.get(alamat)) | semua))
    evaluasi = buat_evaluasi(buat_unit(pemda=lke.pemda), lke=lke)
    jawab_semua(evaluasi, "unit")
    assert "sudah dijawab" in teks(c.post(alamat, isian(c.get(alamat)) | {f"r{dua.pk}-hapus": "on"}))


def test_a_scale_leaves_no_gap(lke: Lke, c: Client) -> None:
    alamat = dasar(lke, f"{lke.pk}/skala/")
    terendah, c1 = lke.tingkat.get(kode="E"), lke.tingkat.get(kode="C")
    semula = isian(c.get(alamat))
    assert "Jawaban terendah" in teks(c.post(alamat, semula | {f"t{terendah.pk}-lebih_dari": "0"}))
    assert "memerlukan batas" in teks(c.post(alamat, semula | {f"t{c1.pk}-lebih_dari": ""}))
    assert "harus menurun" in teks(c.post(alamat, semula | {f"t{c1.pk}-lebih_dari": "60"}))
    assert "tidak boleh kembar" in teks(c.post(alamat, semula | {f"t{c1.pk}-kode": "E"}))
    assert c.post(alamat, semula | {f"t{c1.pk}-lebih_dari": "30", f"t{c1.pk}-angka": "55"}).status_code == 302
    assert lke.tingkat.get(kode="C").lebih_dari == 30


def test_a_version_that_counts_is_never_changed(lke: Lke, c: Client) -> None:
    evaluasi = buat_evaluasi(buat_unit(pemda=lke.pemda), lke=lke)
    sub = lke.komponen.get().sub.first()
    alamat = [dasar(lke, f"{lke.pk}/{a}") for a in ("", "skala/", f"sub/{sub.pk}/")]
    assert all(c.post(a, isian(c.get(a))).status_code == 302 for a in alamat), "only a self-assessment so far"
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.EVALUASI)
    for a in alamat:
        assert "Buat versi baru" in teks(c.get(a))
        assert "sudah dipakai evaluasi" in teks(c.post(a, isian(c.get(a))))
    with pytest.raises(LkeDitolak):
        simpan_skala(lke, [])


def test_an_evaluation_keeps_the_sheet_it_was_begun_on() -> None:
    unit = unit_uji()
    evaluasi = buat_evaluasi(unit)
    buat_versi(unit.pemda, 2024)
    evaluasi.refresh_from_db()
    assert evaluasi.lke.mulai == 2021
