"""The pages of an evaluation by URL: who sees what of whom when, and what happens by a POST."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.enums import LangkahEvaluasi, Pihak
from evaluation.models import EvaluasiAkip, JawabanSub, KriteriaAkip, NilaiAkip, SubKomponenAkip
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Unit
from tests.evaluation.bantu import (
    buat_evaluasi,
    buat_final,
    buat_tim,
    jawab_semua,
    langkah,
    orang,
    siap_ditetapkan,
    unit_uji,
)
from tests.evaluation.halaman import akip, klien, klien_peran, teks
from tests.pabrik import buat_pemda

pytestmark = pytest.mark.django_db
T = TahapEvaluasi
RAHASIA = "Catatan rahasia tim."
HALAMAN = ("", "lke/1-a/", "lke/4-c/", "simulasi/")
HALAMAN_TIM = ("lhe/", "tim/", "data/")


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def kriteria(evaluasi: EvaluasiAkip, kode: str = "1.1.1") -> KriteriaAkip:
    k, s, n = map(int, kode.split("."))
    return KriteriaAkip.objects.get(
        sub__komponen__lke=evaluasi.lke, sub__komponen__urutan=k, sub__urutan=s, urutan=n
    )


@pytest.mark.parametrize("akhir", [*HALAMAN, *HALAMAN_TIM])
def test_pages_exist_for_who_sees_the_unit(client: Client, unit: Unit, akhir: str) -> None:
    siap_ditetapkan(unit)
    assert client.get(akip(unit, akhir)).status_code == 302, "anonymous"
    assert klien_peran(Peran.PERENCANA, unit_uji()).get(akip(unit, akhir)).status_code == 404, "other unit"
    asing = orang(Peran.INSPEKTORAT, Unit(pemda=buat_pemda()))
    assert klien(asing).get(akip(unit, akhir)).status_code == 404, "Inspektorat of another pemda"
    assert klien_peran(Peran.INSPEKTORAT, unit).get(akip(unit, akhir)).status_code == 200
    milik_tim = akhir in HALAMAN_TIM
    for peran in (Peran.PERENCANA, Peran.KEPALA, Peran.OPERATOR):
        jawaban = klien_peran(peran, unit).get(akip(unit, akhir))
        assert jawaban.status_code == (404 if milik_tim else 200), peran


@pytest.mark.parametrize("tahap", [T.EVALUASI, T.MENUNGGU_KETUA])
def test_before_the_lhe_is_final_the_unit_sees_nothing_of_the_team(unit: Unit, tahap: str) -> None:
    evaluasi, ketua = siap_ditetapkan(unit, catatan="Catatan antartim.", total_dinyatakan=Decimal("77.77"))
    sub = SubKomponenAkip.objects.get(komponen__lke=evaluasi.lke, komponen__urutan=1, urutan=1)
    JawabanSub.objects.create(
        evaluasi=evaluasi, sub=sub, kode="AA", alasan="Alasan AA tim", oleh=ketua, pada=timezone.now()
    )
    kunci = kriteria(evaluasi)
    bukti = {
        "unit": unit,
        "tahun": evaluasi.tahun,
        "jenis": "teks",
        "teks": "isi",
        "tanggal": "2024-01-02",
        "oleh": ketua,
        "pada": timezone.now(),
    }
    milik_tim = evaluasi.bukti.create(**bukti, kriteria=kunci, pihak=Pihak.TIM, judul="Bukti tim")
    langkah(LangkahEvaluasi.KEMBALIKAN, evaluasi, ketua, "Alasan kembali")
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=tahap)
    rahasia = (
        RAHASIA,
        "Catatan antartim",
        "Alasan AA tim",
        "Bukti tim",
        "Alasan kembali",
        "Sudah baik.",
        "77,77",
    )
    for peran in (Peran.PERENCANA, Peran.KEPALA, Peran.KOORDINATOR):
        c = klien_peran(peran, unit)
        for akhir in (*HALAMAN, f"bukti/k{kunci.pk}/"):
            isi = teks(c.get(akip(unit, akhir)))
            assert not [r for r in rahasia if r in isi], (peran, akhir)
        for akhir in (f"bukti/k{kunci.pk}/{milik_tim.pk}/", f"bukti/s{sub.pk}/", *HALAMAN_TIM):
            assert c.get(akip(unit, akhir)).status_code == 404, (peran, akhir)
    tim = teks(klien(ketua).get(akip(unit, "lke/1-a/")))
    assert RAHASIA in tim
    assert "Bukti tim" in tim


def test_after_it_the_unit_reads_the_team_but_not_its_own_remarks(unit: Unit) -> None:
    buat_final(unit, catatan="Catatan antartim.")
    c = klien_peran(Peran.PERENCANA, unit)
    assert RAHASIA in teks(c.get(akip(unit, "lke/1-a/")))
    ikhtisar = teks(c.get(akip(unit)))
    assert "80,00" in ikhtisar
    assert "Sudah baik." in ikhtisar
    assert "Catatan antartim" not in ikhtisar
    assert "SHA-256" in teks(c.get(akip(unit, "lhe/")))


def test_the_inspektorat_reads_the_unit_once_it_has_sent(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit)
    jawab_semua(evaluasi, Pihak.UNIT, catatan="Kata perangkat daerah")
    c = klien_peran(Peran.INSPEKTORAT, unit)
    assert "Kata perangkat daerah" not in teks(c.get(akip(unit, "lke/1-a/")))
    langkah(LangkahEvaluasi.KIRIM, evaluasi, orang(Peran.KEPALA, unit))
    assert "Kata perangkat daerah" in teks(c.get(akip(unit, "lke/1-a/")))


def test_an_evaluation_is_begun_by_unit_or_inspektorat(unit: Unit) -> None:
    for peran in (Peran.KEPALA, Peran.OPERATOR, Peran.KOORDINATOR):
        klien_peran(peran, unit).post(akip(unit, "buka/"), {"cara": "lke"})
    perencana = klien_peran(Peran.PERENCANA, unit)
    perencana.post(akip(unit, "buka/"), {"cara": "nilai"})
    assert not EvaluasiAkip.objects.filter(unit=unit).exists()
    assert "belum dibuka" in teks(perencana.get(akip(unit)))
    assert perencana.post(akip(unit, "buka/"), {"cara": "apa"}).status_code == 404
    assert perencana.get(akip(unit, "buka/")).status_code == 405
    perencana.post(akip(unit, "buka/"), {"cara": "lke"})
    assert EvaluasiAkip.objects.get(unit=unit).lke.mulai == 2021
    klien_peran(Peran.INSPEKTORAT, unit).post(akip(unit, "buka/"), {"cara": "nilai"})
    assert EvaluasiAkip.objects.get(unit=unit).cara == "nilai"


def isi_lembar(
    evaluasi: EvaluasiAkip, kode: str = "1.1", jawaban: str = "ya", versi: int = 0
) -> dict[str, str]:
    k, s = kode.split(".")
    semua = KriteriaAkip.objects.filter(
        sub__komponen__lke=evaluasi.lke, sub__komponen__urutan=k, sub__urutan=s
    )
    return {
        nama: nilai
        for pk in semua.values_list("pk", flat=True)
        for nama, nilai in ((f"v{pk}", str(versi)), (f"j{pk}", jawaban), (f"c{pk}", f"Catatan {pk}"))
    }


def test_a_worksheet_is_saved_whole_and_leads_on(unit: Unit) -> None:
    evaluasi, c = buat_evaluasi(unit), klien_peran(Peran.PERENCANA, unit)
    jawaban = c.post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi) | {"lanjut": "1"})
    assert jawaban["Location"] == akip(unit, "lke/1-b/")
    assert evaluasi.jawaban.filter(pihak="unit", terpenuhi=True).count() == 6
    isi = teks(c.get(akip(unit, "lke/1-a/")))
    assert "<strong>BB</strong> · 4,80" in isi
    assert "6 dari 6 terpenuhi" in isi
    assert c.get(akip(unit, "lke/"))["Location"] == akip(unit, "lke/1-b/")
    assert c.get(akip(unit, "lke/9-z/")).status_code == 404


def test_who_comes_second_sees_both_answers_and_loses_nothing(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit)
    satu, dua = klien_peran(Peran.PERENCANA, unit, first_name="Sari"), klien_peran(Peran.PERENCANA, unit)
    satu.post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi))
    kedua = isi_lembar(evaluasi, jawaban="tidak")
    pk = kriteria(evaluasi).pk
    kedua[f"c{pk}"] = "Kata orang kedua"
    jawaban = dua.post(akip(unit, "lke/1-a/"), kedua)
    isi = teks(jawaban)
    assert jawaban.status_code == 200
    assert "Kata orang kedua" in isi
    assert "Sari" in isi
    assert f"“Catatan {pk}”" in isi
    assert evaluasi.jawaban.filter(terpenuhi=True).count() == 6, "nothing was overwritten"
    assert f'name="v{pk}" value="1"' in isi, "saving again writes what was typed"
    dua.post(
        akip(unit, "lke/1-a/"),
        kedua | {f"v{p}": "1" for p in evaluasi.jawaban.values_list("kriteria", flat=True)},
    )
    assert evaluasi.jawaban.get(kriteria=pk).catatan == "Kata orang kedua"


def test_a_sheet_that_is_closed_meanwhile_keeps_what_was_typed(unit: Unit) -> None:
    evaluasi, c = buat_evaluasi(unit, T.TERKIRIM), klien_peran(Peran.PERENCANA, unit)
    isi = teks(c.post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi)))
    assert "Belum tersimpan." in isi
    assert f"Catatan {kriteria(evaluasi).pk}" in isi
    assert not evaluasi.jawaban.exists()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA, Peran.KOORDINATOR])
def test_who_never_answers_is_refused(unit: Unit, peran: Peran) -> None:
    evaluasi = buat_evaluasi(unit)
    assert klien_peran(peran, unit).post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi)).status_code == 403
    assert not evaluasi.jawaban.exists()


def test_only_the_team_answers_for_the_team(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI)
    ketua, luar = buat_tim(evaluasi), orang(Peran.INSPEKTORAT, unit)
    assert "Belum tersimpan" in teks(klien(luar).post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi)))
    klien(ketua).post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi))
    assert list(evaluasi.jawaban.values_list("pihak", flat=True).distinct()) == ["tim"]


def test_a_and_aa_need_all_criteria_and_a_reason(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI)
    c = klien(buat_tim(evaluasi))
    c.post(akip(unit, "lke/1-a/"), isi_lembar(evaluasi))
    isian = isi_lembar(evaluasi, versi=1)
    isi = teks(c.post(akip(unit, "lke/1-a/"), isian | {"pilihan": "A", "alasan": " ", "semula": ""}))
    assert "Tulis alasan jawaban A." in isi
    c.post(
        akip(unit, "lke/1-a/"),
        isian | {"pilihan": "A", "alasan": "Tujuh tahun berturut-turut.", "semula": ""},
    )
    assert "<strong>A</strong> · 5,40" in teks(c.get(akip(unit, "lke/1-a/")))
    isi = teks(c.post(akip(unit, "lke/1-a/"), isian | {"pilihan": "AA", "alasan": "Lain.", "semula": ""}))
    assert "memilih jawaban A" in isi, "it has changed since"
    kurang = isi_lembar(evaluasi, "1.2", "tidak") | {"pilihan": "A", "alasan": "x", "semula": ""}
    assert "baru dapat dipilih bila semua kriteria" in teks(c.post(akip(unit, "lke/1-b/"), kurang))


def test_steps_by_their_pages(unit: Unit) -> None:
    evaluasi, kepala = buat_evaluasi(unit), orang(Peran.KEPALA, unit)
    c = klien(kepala)
    isi = teks(c.post(akip(unit, "langkah/kirim/")))
    assert "6 dari 6 kriteria belum dijawab" in isi
    jawab_semua(evaluasi, Pihak.UNIT)
    assert c.post(akip(unit, "langkah/kirim/"))["Location"] == akip(unit)
    assert c.get(akip(unit, "langkah/kirim/")).status_code == 302, "it cannot be taken again"
    assert c.get(akip(unit, "langkah/apa/")).status_code == 404
    periksa = klien_peran(Peran.INSPEKTORAT, unit)
    assert "Tulis alasannya" in teks(periksa.post(akip(unit, "langkah/minta_lengkapi/"), {"alasan": ""}))
    periksa.post(akip(unit, "langkah/minta_lengkapi/"), {"alasan": "Lengkapi 1.a"})
    assert "Lengkapi 1.a" in teks(c.get(akip(unit)))
    evaluasi.refresh_from_db()
    assert evaluasi.tahap == T.MANDIRI


def test_a_team_has_only_accounts_of_the_inspektorat(unit: Unit) -> None:
    evaluasi, ketua, anggota = (
        buat_evaluasi(unit),
        orang(Peran.INSPEKTORAT, unit),
        orang(Peran.INSPEKTORAT, unit),
    )
    c = klien(ketua)
    c.post(akip(unit, "tim/"), {"ketua": ketua.pk, "anggota": [anggota.pk, ketua.pk]})
    assert {(a.pengguna_id, a.peran) for a in evaluasi.anggota.all()} == {
        (ketua.pk, PeranTim.KETUA),
        (anggota.pk, PeranTim.ANGGOTA),
    }
    salah = orang(Peran.KEPALA, unit)
    assert "bukan akun Inspektorat" in teks(c.post(akip(unit, "tim/"), {"ketua": salah.pk}))
    assert "Pilih ketua tim." in teks(c.post(akip(unit, "tim/"), {}))
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=T.FINAL)
    assert "tidak dapat diubah" in teks(c.post(akip(unit, "tim/"), {"ketua": anggota.pk}))
    assert klien_peran(Peran.KEPALA, unit).post(akip(unit, "tim/"), {}).status_code == 404


def test_the_head_of_an_lhe_is_written_by_the_team(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI)
    c = klien(buat_tim(evaluasi))
    isi = {
        "nomor_lhe": "700/9",
        "tanggal_lhe": "2025-05-02",
        "tim": "Tim VI",
        "simpulan": "Baik",
        "catatan": "",
    }
    assert c.post(akip(unit, "data/"), isi | {"versi": "1"})["Location"] == akip(unit)
    evaluasi.refresh_from_db()
    assert (evaluasi.nomor_lhe, evaluasi.versi) == ("700/9", 2)
    kedua = teks(c.post(akip(unit, "data/"), isi | {"versi": "1", "nomor_lhe": "700/10"}))
    assert "Sekarang tersimpan: 700/9" in kedua
    assert "700/10" in kedua
    assert 'name="versi" value="2"' in kedua
    nanti = c.post(akip(unit, "data/"), isi | {"versi": "2", "tanggal_lhe": "2999-01-01"})
    assert "tidak boleh sesudah hari ini" in teks(nanti)
    awal = c.post(akip(unit, "data/"), isi | {"versi": "2", "tanggal_lhe": "2023-01-01"})
    assert "tidak mungkin terbit sebelum" in teks(awal)
    luar = klien_peran(Peran.INSPEKTORAT, unit).post(akip(unit, "data/"), isi | {"versi": "2"})
    assert "tidak dapat diubah" in teks(luar)


def test_scores_of_an_lhe_of_paper(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit, T.EVALUASI, cara="nilai")
    c = klien(buat_tim(evaluasi))
    nama = [f"k{pk}" for pk in evaluasi.lke.komponen.values_list("pk", flat=True)]
    nilai = dict(zip(nama, ("21,05", "18,09", "9,83", "15,67"), strict=True))
    salah = c.post(akip(unit, "nilai/"), {nama[0]: "31", "versi": "1"})
    assert "Angka ini 0 sampai 30." in teks(salah)
    assert "semua komponen" in teks(c.post(akip(unit, "nilai/"), {nama[0]: "3", "versi": "1"}))
    beda = c.post(akip(unit, "nilai/"), nilai | {"total": "64,65", "versi": "1"})
    assert "Jumlah nilai komponen adalah 64,64" in teks(beda)
    assert c.post(akip(unit, "nilai/"), nilai | {"versi": "1"}).status_code == 302
    assert sum(n.nilai for n in NilaiAkip.objects.filter(evaluasi=evaluasi)) == Decimal("64.64")
    assert "64,64" in teks(c.get(akip(unit)))
    kedua = teks(c.post(akip(unit, "nilai/"), {"total": "50", "versi": "1"}))
    assert "Sekarang tersimpan: 21,05" in kedua
    assert c.get(akip(unit, "lke/")).status_code == 404
    assert c.get(akip(unit, "simulasi/")).status_code == 404
    assert klien_peran(Peran.PERENCANA, unit).get(akip(unit, "nilai/")).status_code == 404


def test_what_if(unit: Unit) -> None:
    evaluasi = buat_evaluasi(unit)
    jawab_semua(evaluasi, Pihak.UNIT, False)
    c = klien_peran(Peran.PERENCANA, unit)
    assert "Menuju predikat C" in teks(c.get(akip(unit, "simulasi/")))
    semua = [str(pk) for pk in KriteriaAkip.objects.values_list("pk", flat=True)]
    isi = teks(c.get(akip(unit, "simulasi/"), {"coba": "1", "k": [*semua, "x", "99999999"]}))
    assert "<strong>80,00</strong>" in isi
    assert evaluasi.jawaban.filter(terpenuhi=True).count() == 0, "nothing is written"


@pytest.mark.parametrize("akhir", [*HALAMAN, *HALAMAN_TIM, "langkah/tetapkan/"])
def test_pages_take_few_queries(unit: Unit, akhir: str) -> None:
    _, ketua = siap_ditetapkan(unit)
    c = klien(ketua)
    with CaptureQueriesContext(connection) as kueri:
        assert c.get(akip(unit, akhir)).status_code == 200
    assert len(kueri) <= 15, [q["sql"][:90] for q in kueri]
