"""Evidence of a criterion: files, links, text, and what the application itself holds."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.dokumen import dokumen_tersedia
from evaluation.enums import DokumenAplikasi, Pihak
from evaluation.models import BuktiEvaluasi, EvaluasiAkip, KriteriaAkip
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Unit
from pengisian.models import SalinanTriwulan, TriwulanUnit
from tests.evaluation.bantu import buat_evaluasi, buat_tim, orang, unit_uji
from tests.evaluation.halaman import akip, klien, klien_peran, teks

pytestmark = pytest.mark.django_db
TAUTAN = {
    "jenis": "tautan",
    "judul": "Laman",
    "tanggal": "2024-03-12",
    "tautan": "https://bps.go.id/",
    "akhir": "1",
}


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


@pytest.fixture
def evaluasi(unit: Unit) -> EvaluasiAkip:
    return buat_evaluasi(unit)


def alamat(unit: Unit, evaluasi: EvaluasiAkip, akhir: str = "") -> str:
    k = KriteriaAkip.objects.filter(sub__komponen__lke=evaluasi.lke).order_by("pk").first()
    return akip(unit, f"bukti/k{k.pk}/{akhir}")


def test_a_link_is_added_seen_and_removed(client: Client, unit: Unit, evaluasi: EvaluasiAkip) -> None:
    assert client.get(alamat(unit, evaluasi)).status_code == 302
    assert klien_peran(Peran.PERENCANA, unit_uji()).get(alamat(unit, evaluasi)).status_code == 404
    assert klien_peran(Peran.OPERATOR, unit).post(alamat(unit, evaluasi), TAUTAN).status_code == 403
    c = klien_peran(Peran.PERENCANA, unit)
    assert "Alamat tidak boleh berisi" in teks(
        c.post(alamat(unit, evaluasi), TAUTAN | {"tautan": "https://a:b@bps.go.id/"})
    )
    assert c.post(alamat(unit, evaluasi), TAUTAN).status_code == 302
    ada = BuktiEvaluasi.objects.get(evaluasi=evaluasi)
    assert (ada.pihak, ada.judul, ada.tanggal) == (Pihak.UNIT, "Laman", date(2024, 3, 12))
    satu = alamat(unit, evaluasi, f"{ada.pk}/")
    assert "https://bps.go.id/" in teks(c.get(satu))
    assert c.get(f"{satu}berkas/").status_code == 404
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.TERKIRIM)
    assert "dalam tahap" in teks(c.post(satu, follow=True))
    assert "Belum tersimpan." in teks(c.post(alamat(unit, evaluasi), TAUTAN))
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.MANDIRI)
    c.post(satu)
    assert not BuktiEvaluasi.objects.exists()


def test_a_file_is_checked_by_its_content(unit: Unit, evaluasi: EvaluasiAkip) -> None:
    c = klien_peran(Peran.PERENCANA, unit)
    isian = {"jenis": "berkas", "judul": "", "tanggal": "2024-03-12", "akhir": "1"}
    palsu = SimpleUploadedFile("foto.png", b"<script>alert(1)</script>", "image/png")
    jawaban = c.post(alamat(unit, evaluasi), isian | {"berkas": palsu})
    assert jawaban.status_code == 200
    assert "foto.png" in teks(jawaban)
    assert not BuktiEvaluasi.objects.exists()


def test_documents_of_the_application_are_taken_over_with_their_dates() -> None:
    demo = Unit.objects.select_related("pemda").get(slug="dp3akb")
    triwulan = TriwulanUnit.objects.create(unit=demo, tahun=2024, triwulan=1)
    perencana = orang(Peran.PERENCANA, demo)
    SalinanTriwulan.objects.create(
        triwulan=triwulan, versi=1, isi="{}", sha256="0" * 64, oleh=perencana, pada=timezone.now()
    )
    with CaptureQueriesContext(connection) as kueri:
        tersedia = dokumen_tersedia(demo, 2024)
    assert len(kueri) == 4
    D = DokumenAplikasi
    assert {
        D.RENSTRA,
        D.IKU,
        D.PK,
        D.RENCANA_AKSI,
        D.ANGGARAN,
        D.E81,
        D.RAPOR,
        D.LKJIP,
        D.REKOMENDASI,
    } == set(tersedia)
    pk = tersedia[D.PK][0]
    assert pk.tanggal == demo.dokumen.filter(jenis="pk", tahun=2024).first().tanggal
    assert tersedia[D.E81][0].alamat == "/dp3akb/2024/e81/1/"
    assert tersedia[D.REKOMENDASI][0].keterangan.startswith("0 dari 8 rekomendasi terverifikasi")
    evaluasi, c = buat_evaluasi(demo), klien(perencana)
    assert "Jadikan bukti" in teks(c.get(alamat(demo, evaluasi)))
    c.post(alamat(demo, evaluasi), {"dokumen": pk.kunci})
    ada = BuktiEvaluasi.objects.get(evaluasi=evaluasi)
    assert (ada.judul, ada.tanggal, ada.alamat, ada.jenis) == (pk.judul, pk.tanggal, pk.alamat, "teks")
    assert "sudah ada sebagai bukti" in teks(
        c.post(alamat(demo, evaluasi), {"dokumen": pk.kunci}, follow=True)
    )
    assert c.post(alamat(demo, evaluasi), {"dokumen": "dokumen-99999"}).status_code == 404


def test_evidence_of_an_answer_is_the_teams(unit: Unit, evaluasi: EvaluasiAkip) -> None:
    EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=TahapEvaluasi.EVALUASI)
    sub = KriteriaAkip.objects.filter(sub__komponen__lke=evaluasi.lke).first().sub_id
    c = klien(buat_tim(evaluasi))
    assert c.post(akip(unit, f"bukti/s{sub}/"), TAUTAN).status_code == 302
    assert BuktiEvaluasi.objects.get().pihak == Pihak.TIM
    assert klien_peran(Peran.PERENCANA, unit).get(akip(unit, f"bukti/s{sub}/")).status_code == 404
    assert c.get(akip(unit, "bukti/k999999/")).status_code == 404


def test_the_page_takes_few_queries(unit: Unit, evaluasi: EvaluasiAkip) -> None:
    c, halaman = klien_peran(Peran.PERENCANA, unit), alamat(unit, evaluasi)
    with CaptureQueriesContext(connection) as kueri:
        assert c.get(halaman).status_code == 200
    assert len(kueri) <= 15, [q["sql"][:90] for q in kueri]
