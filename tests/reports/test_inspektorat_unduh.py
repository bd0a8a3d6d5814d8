"""Who may download which document of the Inspektorat, and when. Renderers have tests of their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from evaluation.models import EvaluasiAkip, Rekomendasi, TindakLanjut
from lkjip.enums import Peran, StatusRekomendasi, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from reports.build import sumber_untuk, susun_bagian, susun_laporan, susun_tabel
from reports.outline import SEMUA
from tests.evaluation import bantu_reviu
from tests.evaluation.bantu import TAHUN, buat_evaluasi, buat_final, orang, siap_ditetapkan, unit_uji
from tests.pabrik import buat_unit
from tests.reports.halaman import alamat as alamat_demo

pytestmark = pytest.mark.django_db
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SELAIN_INSPEKTORAT = [p for p in Peran if p != Peran.INSPEKTORAT]


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


def ambil(pengguna: Pengguna, unit: Unit, jalur: str, tahun: int = TAHUN) -> object:
    klien = Client()
    klien.force_login(pengguna)
    return klien.get(f"/{unit.slug}/{tahun}/{jalur}")


def status(pengguna: Pengguna, unit: Unit, jalur: str) -> int:
    return ambil(pengguna, unit, jalur).status_code


def asing(unit: Unit) -> Pengguna:
    """Of another unit of the same pemda."""
    return orang(Peran.KEPALA, buat_unit(pemda=unit.pemda))


# --- LHE
def test_a_final_lhe_is_for_everybody_of_the_unit(unit: Unit) -> None:
    buat_final(unit)
    for peran in Peran:
        jawaban = ambil(orang(peran, unit), unit, "akip/lhe.docx")
        assert (jawaban.status_code, jawaban["Content-Type"]) == (200, DOCX), peran
    assert jawaban["Content-Disposition"] == f'attachment; filename="LHE-{unit.slug}-{TAHUN}.docx"'
    assert "no-store" in jawaban["Cache-Control"]
    assert "80,00" in "".join(c.text for t in Document(BytesIO(jawaban.content)).tables for c in t._cells)
    assert status(asing(unit), unit, "akip/lhe.docx") == 404
    assert Client().get(f"/{unit.slug}/{TAHUN}/akip/lhe.docx").status_code == 302


def test_a_draft_is_for_who_works_on_it(unit: Unit) -> None:
    evaluasi, ketua = siap_ditetapkan(unit)
    jawaban = ambil(ketua, unit, "akip/lhe.docx")
    assert jawaban.status_code == 200
    assert "DRAF" in jawaban["Content-Disposition"]
    assert "DRAF" in Document(BytesIO(jawaban.content)).sections[0].header.paragraphs[0].text
    lain = [orang(Peran.INSPEKTORAT, unit), *(orang(p, unit) for p in SELAIN_INSPEKTORAT)]
    for tahap in TahapEvaluasi:
        if tahap == TahapEvaluasi.FINAL:
            continue
        EvaluasiAkip.objects.filter(pk=evaluasi.pk).update(tahap=tahap)
        assert [status(p, unit, "akip/lhe.docx") for p in lain] == [404] * len(lain), tahap
        dibuka = tahap in (TahapEvaluasi.EVALUASI, TahapEvaluasi.MENUNGGU_KETUA)
        assert status(ketua, unit, "akip/lhe.docx") == (200 if dibuka else 404), tahap


def test_what_does_not_exist_is_not_found(unit: Unit) -> None:
    pembaca = orang(Peran.KEPALA, unit)
    for jalur in ("akip/lhe.docx", "reviu/chr.docx", "reviu/pernyataan.pdf", "rekomendasi/matriks.xlsx"):
        assert status(pembaca, unit, jalur) == 404, jalur
    buat_final(unit)
    for jalur in ("akip/lhe.xlsx", "akip/lhe.exe", "akip/lhe.", "akip/lhe.pdf.pdf"):
        assert status(pembaca, unit, jalur) == 404, jalur
    for tahun in (0, 1999, 2101, 10**12):
        assert ambil(pembaca, unit, "akip/lhe.docx", tahun).status_code == 404, tahun


def test_only_reading_is_possible_and_only_with_the_right(unit: Unit) -> None:
    buat_final(unit)
    klien = Client()
    klien.force_login(orang(Peran.KEPALA, unit))
    assert klien.post(f"/{unit.slug}/{TAHUN}/akip/lhe.docx").status_code == 405
    with patch("reports.views.inspektorat.boleh", return_value=False):
        assert klien.get(f"/{unit.slug}/{TAHUN}/akip/lhe.docx").status_code == 403


def test_a_failing_renderer_leaves_a_way_back(unit: Unit, caplog: pytest.LogCaptureFixture) -> None:
    buat_final(unit)
    with patch("reports.views.inspektorat.cetak", side_effect=RuntimeError("kertas habis")):
        jawaban = ambil(orang(Peran.KEPALA, unit), unit, "akip/lhe.pdf")
    assert jawaban.status_code == 503
    assert "LHE dalam bentuk PDF belum dapat disusun" in jawaban.text
    assert "kertas habis" not in jawaban.text
    assert "kertas habis" in caplog.text


def test_a_copy_is_printed_with_few_queries(unit: Unit) -> None:
    buat_final(unit)
    klien = Client()
    klien.force_login(orang(Peran.PERENCANA, unit))
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(f"/{unit.slug}/{TAHUN}/akip/lhe.docx").status_code == 200
    assert len(kueri) <= 10


# --- review
def test_the_chr_is_for_the_unit_once_it_is_delivered() -> None:
    unit = bantu_reviu.unit_reviu()
    reviu, penelaah, perencana = bantu_reviu.sampai("berjalan", unit)
    jalur = f"/{unit.slug}/{reviu.tahun}/reviu/chr.docx"

    def buka(pengguna: Pengguna) -> object:
        klien = Client()
        klien.force_login(pengguna)
        return klien.get(jalur)

    assert buka(perencana).status_code == 404
    draf = Document(BytesIO(buka(penelaah).content))
    assert "DRAF" in draf.sections[0].header.paragraphs[0].text
    bantu_reviu.jawab_semua(reviu, penelaah)
    bantu_reviu.langkah(bantu_reviu.LangkahReviu.SAMPAIKAN, reviu, penelaah)
    jawaban = buka(perencana)
    assert jawaban.status_code == 200
    doc = Document(BytesIO(jawaban.content))
    assert "DRAF" not in doc.sections[0].header.paragraphs[0].text
    assert "Lengkapi alamat." in "".join(c.text for t in doc.tables for c in t._cells)
    assert buka(asing(unit)).status_code == 404


def test_the_statement_is_printed_once_it_is_made_and_joins_the_lkjip() -> None:
    unit = Unit.objects.select_related("pemda").get(slug="dp3akb")
    awal = susun_laporan(sumber_untuk(unit.slug, 2024))
    assert "pernyataan-reviu" not in [b.kunci for b in awal.bagian]
    pembaca = Client()
    pembaca.force_login(orang(Peran.KEPALA, unit))
    jalur = f"/dp3akb/{bantu_reviu.TAHUN}/"
    bantu_reviu.ReviuLkjip.objects.filter(unit=unit).delete()
    assert pembaca.get(f"{jalur}reviu/pernyataan.docx").status_code == 404
    assert "belum dinyatakan telah direviu" in pembaca.get(f"{jalur}laporan/pernyataan-reviu/").text
    lembar = bantu_reviu.LembarReviu.objects.filter(pemda=unit.pemda).first() or bantu_reviu.lembar_reviu(
        unit.pemda
    )
    bantu_reviu.ReviuLkjip.objects.create(
        unit=unit, tahun=bantu_reviu.TAHUN, lembar=lembar, tahap="dinyatakan", sidik="b7" * 32,
        **bantu_reviu.PENANDA,
    )  # fmt: skip
    doc = Document(BytesIO(pembaca.get(f"{jalur}reviu/pernyataan.docx").content))
    assert any("keyakinan terbatas" in p.text for p in doc.paragraphs)
    halaman = pembaca.get(f"{jalur}laporan/pernyataan-reviu/")
    assert "keyakinan terbatas" in halaman.text
    data = sumber_untuk(unit.slug, bantu_reviu.TAHUN)
    ada = [r for r in SEMUA if r.ada(data)]
    assert [r.kunci for r in ada][:3] == ["kata-pengantar", "pernyataan-reviu", "ringkasan-eksekutif"]
    assert "keyakinan terbatas" in susun_bagian(ada[1], data).blok[0].html


# --- matrix, table 3.2
def rekomendasi(evaluasi: EvaluasiAkip, nomor: int, status: str, *langkah: str) -> Rekomendasi:
    r = Rekomendasi.objects.create(
        evaluasi=evaluasi, nomor=nomor, uraian=f"=Perbaiki {evaluasi.tahun}/{nomor}", status=status
    )
    for n, uraian in enumerate(langkah):
        TindakLanjut.objects.create(
            rekomendasi=r, urutan=n, tanggal=date(2025, 6, 2 + n), uraian=uraian, persen=50
        )
    return r


def isi_xlsx(isi: bytes) -> list[str]:
    return [str(s.value) for b in load_workbook(BytesIO(isi)).active.iter_rows() for s in b if s.value]


def test_the_matrix_shows_the_last_lhe_and_what_is_open_of_earlier_ones(unit: Unit) -> None:
    lama = buat_evaluasi(unit, TahapEvaluasi.FINAL, tahun=TAHUN - 1, cara="nilai")
    kini = buat_evaluasi(unit, TahapEvaluasi.FINAL, cara="nilai")
    rekomendasi(lama, 1, StatusRekomendasi.TERVERIFIKASI, "Lama selesai")
    rekomendasi(lama, 2, StatusRekomendasi.SELESAI, "Lama terbuka")
    rekomendasi(kini, 1, StatusRekomendasi.TERVERIFIKASI, "Kini selesai", "Kini lagi")
    jawaban = ambil(orang(Peran.OPERATOR, unit), unit, "rekomendasi/matriks.xlsx")
    assert jawaban.status_code == 200
    teks = "\n".join(isi_xlsx(jawaban.content))
    for kata in (
        "Kini selesai",
        "3 Juni 2025 (50%): Kini lagi",
        "Lama terbuka",
        "=Perbaiki 2024/1",
        "Selesai terverifikasi",
    ):
        assert kata in teks, kata
    assert "Lama selesai" not in teks
    assert status(asing(unit), unit, "rekomendasi/matriks.xlsx") == 404
    EvaluasiAkip.objects.filter(unit=unit).update(tahap=TahapEvaluasi.MENUNGGU_KETUA)
    assert status(orang(Peran.OPERATOR, unit), unit, "rekomendasi/matriks.xlsx") == 404


def test_table_3_2_names_the_year_of_earlier_recommendations() -> None:
    demo = Unit.objects.get(slug="dp3akb")
    lama = EvaluasiAkip.objects.get(unit=demo, tahun=2022)
    rekomendasi(lama, 1, StatusRekomendasi.DIMINTA_PERBAIKAN, "Belum tuntas")
    rekomendasi(lama, 2, StatusRekomendasi.TERVERIFIKASI, "Sudah tuntas")
    data = sumber_untuk("dp3akb", 2024)
    baris = susun_tabel("tindak-lanjut", data).baris
    assert [b.kunci for b in baris] == [*map(str, range(1, 9)), "lhe-2022", "2022-1"]
    assert baris[8].rentang == "Belum selesai dari evaluasi AKIP tahun 2022"
    assert baris[9].sel["status"].teks == "Dikembalikan"
    assert len({t.rekomendasi_id for t in data.tindak_lanjut}) == 8  # what counts by state is last year's
    bab3 = next(r for r in SEMUA if r.kunci == "akuntabilitas-kinerja")
    html = "".join(b.html for b in susun_bagian(bab3.anak[0], data).blok if hasattr(b, "html"))
    assert "satu rekomendasi belum terverifikasi selesai" in html


def test_the_desk_prints_what_its_filter_shows(unit: Unit) -> None:
    kini = buat_evaluasi(unit, TahapEvaluasi.FINAL, cara="nilai")
    rekomendasi(kini, 1, StatusRekomendasi.PROSES, "Sedang berjalan")
    rekomendasi(kini, 2, StatusRekomendasi.TERVERIFIKASI, "Sudah selesai")
    klien = Client()
    klien.force_login(orang(Peran.INSPEKTORAT, unit))
    with patch("reports.views.inspektorat.cetak", side_effect=RuntimeError) as cetak:
        klien.get("/inspektorat/rekomendasi.pdf", {"unit": unit.slug})
        dokumen, format, _ = cetak.call_args.args
        jawaban = klien.get("/inspektorat/rekomendasi.pdf", {"unit": unit.slug, "status": "semua"})
        semua, *_ = cetak.call_args.args
    assert format == "pdf"
    assert [b.sel["rekomendasi"].teks for b in dokumen.bagian[0].blok[1].baris] == ["=Perbaiki 2024/1"]
    assert len(semua.bagian[0].blok[1].baris) == 2
    assert jawaban.status_code == 302  # what cannot be printed leads back to the desk with its filter
    assert jawaban["Location"] == f"/inspektorat/rekomendasi/?unit={unit.slug}&status=semua"
    for peran in (Peran.OPERATOR, Peran.KEPALA, Peran.PERENCANA):
        lain = Client()
        lain.force_login(orang(peran, unit))
        assert lain.get("/inspektorat/rekomendasi.pdf").status_code == 404, peran


def test_the_lkjip_can_be_had_in_word(client: Client) -> None:
    client.force_login(orang(Peran.OPERATOR, Unit.objects.select_related("pemda").get(slug="dp3akb")))
    with patch("reports.renderers.docx.lkjip_docx", return_value=b"PK"):
        jawaban = client.get(alamat_demo("unduh/lkjip.docx"))
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, DOCX)
    assert jawaban["Content-Disposition"] == 'attachment; filename="LKjIP-dp3akb-2024.docx"'


def test_an_lhe_of_paper_is_printed_from_what_was_typed(unit: Unit) -> None:
    buat_evaluasi(
        unit, TahapEvaluasi.FINAL, cara="nilai", total_dinyatakan=Decimal("52.98"), nomor_lhe="700/1"
    )
    doc = Document(BytesIO(ambil(orang(Peran.KEPALA, unit), unit, "akip/lhe.docx").content))
    teks = "".join(p.text for p in doc.paragraphs)
    assert "Nomor 700/1" in teks
    assert "52,98 dari 100" in teks
    assert "DRAF" not in doc.sections[0].header.paragraphs[0].text
