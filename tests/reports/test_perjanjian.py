"""The Perjanjian Kinerja as it is signed, the rencana aksi as a workbook, and who may download them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import page
import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from indicators.models import Dokumen, Indikator, Target
from lkjip.models import Bidang
from perencanaan.models import AksiRencana
from reports.inspektorat import cetak
from reports.perjanjian import (
    BarisAnggaran,
    BarisTarget,
    DataPerjanjian,
    Pihak,
    muat_perjanjian,
    susun_perjanjian,
)
from reports.renderers import pdf
from reports.renderers.html import halaman_dokumen
from tests.pabrik import beri_peran, buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo
from tests.perencanaan.bantu_tahunan import TAHUN, dinas, indikator_program, pohon
from tests.reports.conftest import rapat
from tests.reports.dokumen_buatan import JAHAT

pytestmark = pytest.mark.django_db


def perjanjian(**ubah: object) -> DataPerjanjian:
    bawaan = {
        "unit": "Dinas Uji",
        "unit_singkat": "DINUJI",
        "pemda": "Pemerintah Kota Contohan",
        "tahun": 2024,
        "tempat": "Contohan",
        "pengenal": "pk/dinuji/2024/unit/0",
        "nama": "Perjanjian Kinerja Tahun 2024",
        "nomor": "050/1",
        "tanggal": date(2024, 1, 15),
        "draf": False,
        "perubahan": False,
        "pertama": Pihak("Plt. Kepala Dinas Uji", "Sari Dewi"),
        "kedua": Pihak("Wali Kota Contohan"),
        "target": (
            BarisTarget("Sasaran satu", "Indeks mutu", "indeks", "80,5"),
            BarisTarget("Sasaran satu", "Indeks lain", "%", "90 – 110"),
            BarisTarget("Sasaran dua", "Nilai SAKIP", "nilai", "84,42"),
        ),
        "anggaran": (
            BarisAnggaran("Program A", Decimal(1000), "APBD"),
            BarisAnggaran("Program B", Decimal(500), "APBD + DAK"),
        ),
    }
    return DataPerjanjian(**bawaan | ubah)


def baris_docx(isi: bytes) -> tuple[str, list[list[list[str]]]]:
    doc = Document(BytesIO(isi))
    tabel = [[[c.text for c in r.cells] for r in t.rows] for t in doc.tables]
    return "\n".join(p.text for p in doc.paragraphs), tabel


def test_the_form_in_word_has_statement_parties_and_two_tables() -> None:
    teks, tabel = baris_docx(cetak(susun_perjanjian(perjanjian()), "docx", "PK").isi)
    for kata in (
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif",
        "Nama: Sari Dewi",
        "Jabatan: Plt. Kepala Dinas Uji",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "penghargaan dan sanksi.",
        "Contohan, 15 Januari 2024",
        "Nomor 050/1",
    ):
        assert kata in teks, kata
    tanda, target, anggaran, tanda_lampiran = tabel
    assert tanda == tanda_lampiran
    kedua, pertama = tanda[0]
    assert kedua.splitlines() == ["Pihak Kedua,", "Wali Kota Contohan", "(……………………………………)"]
    assert pertama.splitlines() == ["Pihak Pertama,", "Plt. Kepala Dinas Uji", "Sari Dewi"]
    assert target[0] == ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]
    assert [r[0] for r in target[1:]] == ["1", "", "2"]
    assert target[2] == ["", "", "Indeks lain", "%", "90 – 110"]
    assert anggaran[0] == ["No", "Program/Kegiatan", "Anggaran (Rp)", "Keterangan"]
    assert anggaran[-1][1:3] == ["Jumlah", "1.500"]


def test_the_form_as_pdf_is_two_pages_accessible_and_says_when_it_is_a_draft() -> None:
    hasil = pdf.cetak(halaman_dokumen(susun_perjanjian(perjanjian(draf=True))))
    assert hasil.keluhan == ()
    nilai = page.validate_pdf_bytes(hasil.pdf, profile="ua1")
    assert nilai.is_compliant, [f.message for f in nilai.failures]
    pernyataan, lampiran = [rapat(h.extract_text()) for h in PdfReader(BytesIO(hasil.pdf)).pages]
    for kata in ("Nama: Sari Dewi", "Pihak Kedua,", "Contohan, 15 Januari 2024"):
        assert rapat(kata) in pernyataan
    for kata in ("Indikator Kinerja", "90 – 110", "1.500", "Pihak Pertama,"):
        assert rapat(kata) in lampiran
    assert "DRAF" in pernyataan
    assert "DRAF" in lampiran
    assert 'class="dokumen"' in halaman_dokumen(susun_perjanjian(perjanjian()))


def test_hostile_text_stays_text_and_gaps_are_left_to_the_pen() -> None:
    isi = perjanjian(nama=JAHAT, nomor="", tanggal=None, pertama=Pihak("", JAHAT), target=(), anggaran=())
    html = halaman_dokumen(susun_perjanjian(isi))
    assert "<script>" not in html
    assert "file:///" not in html.replace("file:///etc/passwd&quot;", "")
    assert "Belum ada target yang diperjanjikan." in html
    assert "Contohan, ………………" in html
    cetak(susun_perjanjian(isi), "docx", "PK")


# --- from the database
def test_the_head_is_named_as_of_the_documents_date() -> None:
    unit = unit_demo()
    dulu = buat_pengguna(first_name="Kepala", last_name="Lama")
    beri_peran(dulu, "kepala", unit, sebutan="plt", mulai=date(2024, 1, 1), sampai=date(2024, 12, 31))
    beri_peran(buat_pengguna(), "kepala", unit, mulai=date(2025, 1, 1))
    isi = muat_perjanjian(Dokumen.objects.get(unit=unit, jenis="pk", tahun=2024))
    assert isi.pertama == Pihak(f"Plt. {unit.jabatan_kepala}", "Kepala Lama")
    assert isi.kedua == Pihak("Pjs. Wali Kota Balikpapan")
    assert len(isi.target) == 4
    assert sum(b.anggaran for b in isi.anggaran) == Decimal("38462234005")


def test_the_head_is_the_second_party_of_a_bidang() -> None:
    d = dinas()
    program = indikator_program(d, pohon(d).program)
    beri_peran(buat_pengguna(first_name="Sari", last_name="Dewi"), "kepala", d.unit)
    dokumen = Dokumen.objects.create(
        unit=d.unit, jenis="pk", tahun=TAHUN, nama="PK Bidang A", bidang=d.bidang, draf=True,
        pihak_pertama="Kepala Bidang A", pihak_kedua="Kepala Dinas",
    )  # fmt: skip
    Target.objects.create(indikator=program, dokumen=dokumen, tahun=TAHUN, nilai=60)
    isi = muat_perjanjian(dokumen)
    assert (isi.pertama, isi.kedua) == (Pihak("Kepala Bidang A"), Pihak("Kepala Dinas", "Sari Dewi"))
    assert isi.target == (BarisTarget("Program A", "Capaian Program A", "%", "60"),)


# --- who
def klien(*peran: object) -> Client:
    c = Client()
    c.force_login(buat_pengguna(*peran))
    return c


def test_everybody_of_the_unit_downloads_and_nobody_else() -> None:
    unit = unit_demo()
    dokumen = Dokumen.objects.get(unit=unit, jenis="pk", tahun=2024)
    renja = Dokumen.objects.get(unit=unit, jenis="renja", tahun=2024)
    pangkal = "/dp3akb/2024/rencana/"
    sini = f"{pangkal}perjanjian-kinerja/{dokumen.pk}.docx"
    jawaban = klien("kepala", unit).get(sini)
    assert jawaban.status_code == 200
    assert 'filename="PK-dp3akb-2024-perubahan-1.docx"' in jawaban["Content-Disposition"]
    assert "no-store" in jawaban["Cache-Control"]
    asing = klien("perencana", buat_unit(pemda=unit.pemda))
    for alamat in (sini, f"{pangkal}rencana-aksi.xlsx"):
        assert asing.get(alamat).status_code == 404
        assert Client().get(alamat).status_code == 302
    c = klien("perencana", unit)
    for salah in (
        f"{pangkal}perjanjian-kinerja/{renja.pk}.docx",
        f"{pangkal}perjanjian-kinerja/{dokumen.pk}.exe",
        f"/dp3akb/2023/rencana/perjanjian-kinerja/{dokumen.pk}.docx",
    ):
        assert c.get(salah).status_code == 404


def test_a_draft_and_a_bidang_are_in_the_name_of_the_file() -> None:
    d = dinas()
    Dokumen.objects.create(unit=d.unit, jenis="pk", tahun=TAHUN, nama="PK", bidang=d.bidang, draf=True)
    dokumen = Dokumen.objects.get(unit=d.unit, jenis="pk")
    c = Client()
    c.force_login(d.perencana)
    jawaban = c.get(f"/{d.unit.slug}/{TAHUN}/rencana/perjanjian-kinerja/{dokumen.pk}.docx")
    assert f"PK-{d.unit.slug}-bidang-a-2024-murni-DRAF.docx" in jawaban["Content-Disposition"]


def test_the_rencana_aksi_is_two_sheets_without_formulas_and_stands_on_the_page() -> None:
    unit = unit_demo()
    i = Indikator.objects.get(unit=unit, kode="mcpr")
    pk = Dokumen.objects.get(unit=unit, jenis="pk", tahun=2024)
    Target.objects.create(indikator=i, dokumen=pk, tahun=2024, triwulan=4, nilai=Decimal("70.65"))
    AksiRencana.objects.create(
        unit=unit, tahun=2024, indikator=i, uraian=JAHAT, tw1=True, tw3=True,
        bidang=Bidang.objects.get(unit=unit, kode="bidang"),
    )  # fmt: skip
    c = klien("perencana", unit)
    buku = load_workbook(BytesIO(c.get("/dp3akb/2024/rencana/rencana-aksi.xlsx").content))
    assert len(buku.sheetnames) == 2
    sel = [s for ws in buku for r in ws.iter_rows() for s in r if s.value is not None]
    assert not [s for s in sel if s.data_type == "f"]
    assert JAHAT.replace("\x0b", "") in {s.value for s in sel}
    assert Decimal("70.65") in {Decimal(str(s.value)) for s in sel if s.data_type == "n"}
    teks = c.get("/dp3akb/2024/rencana/perjanjian-kinerja/").content.decode()
    assert "=HYPERLINK" in teks
    assert "<script>alert" not in teks
    assert teks.count("✓") == 2
