"""The Inspektorat's documents in each format: what they say, and that hostile text does no harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import page
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from evaluation.data import DataFotoBukti, KomponenLhe
from evaluation.models import BuktiEvaluasi
from reports.blok import BlokFoto, BlokGambar, BlokTabel
from reports.inspektorat import cetak
from reports.inspektorat.foto import SISI, blok_foto, kecilkan
from reports.renderers import pdf
from reports.renderers.dasar import tabel_bagian
from reports.renderers.html import halaman_dokumen
from tests.libreoffice import simpan_ulang
from tests.reports.conftest import rapat
from tests.reports.dokumen_buatan import (
    JAHAT,
    data_lhe,
    dokumen_chr,
    dokumen_lhe,
    dokumen_matriks,
    dokumen_pernyataan,
    foto,
    semua_dokumen,
)

BERSIH = JAHAT.replace("\x0b", "")


def teks_docx(isi: bytes) -> str:
    doc = Document(BytesIO(isi))
    return "\n".join([*(p.text for p in doc.paragraphs), *(c.text for t in doc.tables for c in t._cells)])


def tabel(dokumen: object, kunci: str) -> BlokTabel:
    return next(t for _, t in tabel_bagian(dokumen.bagian) if t.kunci == kunci)


# --- LHE
def test_the_lhe_is_pdf_ua_with_all_that_it_has_to_say() -> None:
    hasil = pdf.cetak(halaman_dokumen(dokumen_lhe(draf=True)))
    assert hasil.keluhan == ()
    nilai = page.validate_pdf_bytes(hasil.pdf, profile="ua1")
    assert nilai.is_compliant, [f.message for f in nilai.failures]
    halaman = [h.extract_text() for h in PdfReader(BytesIO(hasil.pdf)).pages]
    assert all("DRAF" in h for h in halaman)
    teks = rapat("".join(halaman))
    for kata in (
        "Nomor 700/160/ITKAB, tanggal 29 Mei 2025",
        "64,64 dari 100 dengan predikat B (Baik)",
        "Terpenuhi 1 dari 2 kriteria, dengan jawaban CC dan nilai 3,60 dari 6,00",
        "naik 11,66 poin",
        "Ketua Tim Evaluasi,",
        "Lembar Kerja Evaluasi",
        "IKU telah tersedia",
    ):
        assert rapat(kata) in teks, kata


def test_the_lhe_in_word_opens_elsewhere(tmp_path: Path) -> None:
    isi = cetak(dokumen_lhe(), "docx", "LHE").isi
    teks = teks_docx(isi)
    for kata in ("64,64", "+11,66", "Rina Wijaya", "Sahkan Renstra.", "1.a.2"):
        assert kata in teks
    halaman = PdfReader(BytesIO(simpan_ulang(isi, tmp_path, "pdf:writer_pdf_Export", akhiran="docx"))).pages
    cetakan = rapat("".join(h.extract_text() for h in halaman))
    for kata in ("Laporan Hasil Evaluasi", "Rina Wijaya", "Lembar Kerja Evaluasi", "Gambar 1"):
        assert rapat(kata) in cetakan


def test_only_a_draft_says_that_it_is_one() -> None:
    for draf in (True, False):
        doc = Document(BytesIO(cetak(dokumen_lhe(draf=draf), "docx", "LHE").isi))
        assert ("DRAF" in doc.sections[0].header.paragraphs[0].text) == draf
        assert ('class="dokumen draf"' in halaman_dokumen(dokumen_lhe(draf=draf))) == draf


def test_an_lhe_with_component_scores_alone_has_no_annex_and_no_chart_of_one_year() -> None:
    komponen = (KomponenLhe(1, "Perencanaan Kinerja", Decimal(30), Decimal("21.05"), ()),)
    lhe = dokumen_lhe(komponen=komponen, tren=data_lhe().tren[1:], anggota=(), ketua="", rekomendasi=())
    assert [b.jenis for b in lhe.bagian] == ["subbab"] * 4
    assert not [b for x in lhe.bagian for b in x.blok if isinstance(b, BlokGambar)]
    assert tabel(lhe, "lhe-tim").kosong == "Anggota tim belum dicatat."
    assert "Belum ada nilai tahun sebelumnya" in halaman_dokumen(lhe)


def test_an_lhe_half_answered_says_what_it_does_not_know() -> None:
    html = halaman_dokumen(dokumen_lhe(total=None, predikat=None, nomor="", tanggal=None, draf=True))
    assert "masih ada kriteria yang belum dijawab" in html
    assert "Nomor belum ditetapkan, tanggal belum dicatat" in html


# --- review
def test_the_chr_has_every_item_with_note_and_reply() -> None:
    teks = teks_docx(cetak(dokumen_chr("Lengkapi alamat."), "docx", "CHR").isi)
    for kata in (
        "I. Format",
        "Ikhtisar ada",
        "Lengkapi alamat.",
        "satu disertai catatan",
        "Auditor Ahli Madya",
    ):
        assert kata in teks
    assert "Substansi" not in teks  # a group without items


def test_the_statement_is_one_page_with_its_signer() -> None:
    halaman = PdfReader(BytesIO(cetak(dokumen_pernyataan(), "pdf", "P").isi)).pages
    assert len(halaman) == 1
    teks = rapat(halaman[0].extract_text())
    for kata in ("keyakinan terbatas", "Contohan, 27 Februari 2025", "Ahmad Fauzi", "NIP 19680101", "a3a3a3"):
        assert rapat(kata) in teks


# --- matrix
def test_the_matrix_groups_by_lhe_and_dates_each_step() -> None:
    t = tabel(dokumen_matriks(), "matriks-tindak-lanjut")
    assert [b.rentang for b in t.baris if b.rentang] == [
        "LHE atas AKIP Tahun 2024",
        "LHE atas AKIP Tahun 2023",
    ]
    satu, dua, tiga = (b.sel for b in t.baris if not b.rentang)
    assert satu["tindak_lanjut"].butir == (
        "2 Juni 2025 (40%): Rapat koordinasi.",
        "14 Juli 2025: Dibahas lagi.",
    )
    assert dua["tindak_lanjut"].alasan == "belum ditindaklanjuti"
    assert [s["status"].teks for s in (satu, dua, tiga)] == [
        "Dalam proses", "Belum ditindaklanjuti", "Dikembalikan",
    ]  # fmt: skip


def test_over_all_units_each_row_names_its_unit() -> None:
    t = tabel(dokumen_matriks(lintas=True), "matriks-semua")
    assert {b.sel["unit"].teks for b in t.baris} == {"Dishub"}
    assert [b.sel["urut"].nilai for b in t.baris] == [1, 2, 3]


def test_the_heading_of_a_wide_document_stands_on_its_wide_page() -> None:
    halaman = PdfReader(BytesIO(cetak(dokumen_matriks(), "pdf", "M").isi)).pages
    assert [h.mediabox.width > h.mediabox.height for h in halaman] == [True]
    assert len(Document(BytesIO(cetak(dokumen_matriks(), "docx", "M").isi)).sections) == 1


def test_the_matrix_in_excel_holds_no_formula() -> None:
    buku = load_workbook(BytesIO(cetak(dokumen_matriks(JAHAT), "xlsx", "M").isi))
    sel = [s for baris in buku.active.iter_rows() for s in baris if s.value is not None]
    assert all(s.data_type != "f" for s in sel)
    assert any(s.value == BERSIH and s.quotePrefix for s in sel)


# --- images of evidence
def test_images_are_small_upright_and_tell_nothing_else() -> None:
    isi = kecilkan(foto(1600, 1200, putar=6))
    assert isi == kecilkan(foto(1600, 1200, putar=6))
    with Image.open(BytesIO(isi)) as gambar:
        assert (gambar.format, gambar.size) == ("JPEG", (SISI * 1200 // 1600, SISI))
        assert not gambar.getexif()
    assert b"rumah kepala dinas" not in isi
    tembus = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tembus, "PNG")
    with Image.open(BytesIO(kecilkan(tembus.getvalue()))) as gambar:
        assert gambar.getpixel((10, 10)) == (255, 255, 255)


def bukti(berkas: str) -> DataFotoBukti:
    return DataFotoBukti(2024, "Dishub", 1, f"Rapat {BERSIH}", date(2025, 6, 2), berkas)


@pytest.fixture
def simpanan(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the store holds."""
    isi = {"baik": foto(), "rusak": b"bukan gambar"}

    class Simpanan:
        def open(self, nama: str, mode: str) -> BytesIO:
            if nama not in isi:
                raise FileNotFoundError(nama)
            return BytesIO(isi[nama])

    monkeypatch.setattr(BuktiEvaluasi.berkas.field, "storage", Simpanan())
    return isi


def test_an_image_that_is_gone_or_broken_leaves_the_others(
    simpanan: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    blok = blok_foto("f", [bukti("baik"), bukti("rusak"), bukti("tidak-ada")], lintas_unit=True)
    assert blok is not None
    assert [f.keterangan for f in blok.foto] == ["(Dishub, Rekomendasi 1 LHE 2024, 2 Juni 2025)"]
    assert blok_foto("f", [bukti("rusak")]) is None
    monkeypatch.setattr("reports.inspektorat.foto.BATAS", 2)
    assert len(blok_foto("f", [bukti("baik")] * 3).foto) == 2  # type: ignore[union-attr]


def test_images_are_printed_with_words_for_who_cannot_see_them(simpanan: dict[str, bytes]) -> None:
    dok = dokumen_matriks()
    blok = blok_foto("f", [bukti("baik")] * 3)
    assert isinstance(blok, BlokFoto)
    dok = replace(dok, bagian=(replace(dok.bagian[0], blok=(*dok.bagian[0].blok, blok)),))
    hasil = pdf.cetak(halaman_dokumen(dok))
    assert hasil.keluhan == ()
    assert page.validate_pdf_bytes(hasil.pdf, profile="ua1").is_compliant
    assert any(h.images for h in PdfReader(BytesIO(hasil.pdf)).pages)
    doc = Document(BytesIO(cetak(dok, "docx", "M").isi))
    ruang = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    assert [g.get("descr") for g in doc.element.iter(ruang)] == [f"Rapat {BERSIH}"] * 3


# --- whatever people type
def test_hostile_text_stays_text_in_every_document() -> None:
    for nama, dokumen in semua_dokumen(JAHAT).items():
        html = halaman_dokumen(dokumen)
        assert "<script" not in html, nama
        assert '<img src="file' not in html, nama
        assert BERSIH in teks_docx(cetak(dokumen, "docx", nama).isi), nama


def test_the_same_data_gives_the_same_bytes() -> None:
    for nama, format in (("lhe", "docx"), ("chr", "docx"), ("matriks", "xlsx")):
        isi = [cetak(semua_dokumen("Sama.")[nama], format, nama).isi for _ in range(2)]
        assert isi[0] == isi[1], nama
    assert halaman_dokumen(dokumen_lhe()) == halaman_dokumen(dokumen_lhe())


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError):
        cetak(dokumen_lhe(), "exe", "LHE")
