"""A report as a Word document, to be edited and signed: headings to navigate by, tables, charts.

Nothing is computed here, nothing is loaded. No macro, no address outside the file; same data, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from lkjip.buku_kerja.tulis import arsip_tetap, teks_xml
from reports.blok import Bagian, Blok, BlokFoto, BlokGambar, BlokHalaman, BlokTabel, ReportData
from reports.renderers import docx_gaya as gaya
from reports.renderers import grafik
from reports.renderers.dasar import judul_bagian, kertas, kertas_awal, telusur_bagian
from reports.renderers.docx_narasi import tulis_narasi
from reports.renderers.docx_tabel import SelPolos, tabel_polos, tabel_xml

MM_PIKSEL = 25.4 / 96
TINGGI_GAMBAR, TINGGI_FOTO, TINGGI_LEMBAR = 170, 66, 215  # mm at most
KOLOM_A3 = 20  # Formulir E.81 needs A3


@dataclass(frozen=True, slots=True)
class Kertas:
    """A page in mm: width, height, margins left, right, top, bottom."""

    lebar: int
    tinggi: int
    kiri: int
    kanan: int
    atas: int
    bawah: int

    @property
    def isi(self) -> int:
        return self.lebar - self.kiri - self.kanan


TEGAK = Kertas(210, 297, 30, 20, 25, 22)
LANSKAP = Kertas(297, 210, 18, 18, 21, 15)
A3 = Kertas(420, 297, 10, 10, 22, 16)


def lkjip_docx(report: ReportData) -> bytes:
    """The LKjIP: cover, front with its lists of contents in roman numbers, chapters and annexes."""
    p = Penulis(report, f"LKjIP {report.unit_singkat} Tahun {report.tahun}")
    p.sampul()
    p.halaman_baru("lowerRoman", berkepala=True)
    depan = [b for b in report.bagian if b.jenis == "depan"]
    for b in depan:
        p.bagian(b)
    p.daftar_isi()
    p.halaman_baru("decimal")
    for b in report.bagian:
        if b not in depan:
            p.bagian(b)
    return p.selesai()


def dokumen_docx(report: ReportData) -> bytes:
    """A document that begins with its heading and has no lists of contents, as an LHE."""
    awal = _kertas(kertas_awal(report))
    p = Penulis(report, f"{report.judul} {report.unit_singkat} Tahun {report.tahun}", awal)
    p.kepala()
    kepala = [b for b in report.kepala if b]
    for n, baris in enumerate(kepala, 1):
        alinea = p.doc.add_paragraph(teks_xml(baris), style=gaya.JUDUL_FORMULIR if n == 1 else gaya.KEPALA)
        if n == len(kepala):
            alinea.paragraph_format.space_after = Mm(6)
    for b in report.bagian:
        p.bagian(b)
    return p.selesai()


class Penulis:
    """Writes one document from its beginning to its end."""

    def __init__(self, report: ReportData, berjalan: str, kertas: Kertas | None = None) -> None:
        self.report, self.berjalan = report, berjalan
        self.doc = gaya.dokumen_kosong()
        self.alamat = {k: f"_Toc{n:08}" for n, k in enumerate(_kunci(report.bagian), 1)}
        self._pasang_kertas(self.doc.sections[0], kertas or TEGAK)
        self._sifat()

    def selesai(self) -> bytes:
        hasil = BytesIO()
        self.doc.save(hasil)
        return arsip_tetap(hasil)

    def _sifat(self) -> None:
        r, sifat = self.report, self.doc.core_properties
        saat = datetime(r.tahun, 12, 31)  # noqa: DTZ001 - the data's date, not the clock's; the format has no zone
        sifat.title = teks_xml(f"{r.judul} {r.unit_singkat} Tahun {r.tahun}")[:255]
        sifat.author = sifat.last_modified_by = teks_xml(f"{r.unit}, {r.pemda}")[:255]
        sifat.subject, sifat.comments, sifat.keywords = "", "", ""
        sifat.language, sifat.revision = "id-ID", 1
        sifat.created = sifat.modified = saat

    # --- pages
    def halaman_baru(self, nomor: str, *, berkepala: bool = False) -> None:
        """A part of the document whose pages count anew, as lowerRoman or decimal."""
        bagian = self._seksi(TEGAK)
        jenis = bagian._sectPr.find(qn("w:pgNumType"))
        if jenis is None:
            jenis = OxmlElement("w:pgNumType")
            bagian._sectPr.find(qn("w:pgMar")).addnext(jenis)
        jenis.set(qn("w:fmt"), nomor)
        jenis.set(qn("w:start"), "1")
        if berkepala:
            self.kepala()

    def ganti_kertas(self, kertas: Kertas) -> None:
        if kertas != self.kertas:
            self._seksi(kertas)

    def _seksi(self, kertas: Kertas) -> Any:
        seksi = self.doc.add_section(WD_SECTION.NEW_PAGE)
        jenis = seksi._sectPr.find(qn("w:pgNumType"))  # copied from the section before
        if jenis is not None:
            jenis.attrib.pop(qn("w:start"), None)
        self._pasang_kertas(seksi, kertas)
        return seksi

    def _pasang_kertas(self, seksi: Any, k: Kertas) -> None:
        self.kertas = k
        seksi.orientation = WD_ORIENTATION.LANDSCAPE if k.lebar > k.tinggi else WD_ORIENTATION.PORTRAIT
        seksi.page_width, seksi.page_height = Mm(k.lebar), Mm(k.tinggi)
        seksi.left_margin, seksi.right_margin = Mm(k.kiri), Mm(k.kanan)
        seksi.top_margin, seksi.bottom_margin = Mm(k.atas), Mm(k.bawah)
        seksi.header_distance, seksi.footer_distance = Mm(min(12, k.atas - 8)), Mm(min(10, k.bawah - 6))

    def kepala(self) -> None:
        """Header and footer from here on."""
        seksi = self.doc.sections[-1]
        seksi.header.is_linked_to_previous = seksi.footer.is_linked_to_previous = False
        atas = seksi.header.paragraphs[0]
        atas.add_run(teks_xml(self.berjalan))
        if self.report.draf:
            draf = atas.add_run("   DRAF")
            draf.bold, draf.font.size, draf.font.color.rgb = True, Mm(5), gaya.MERAH
        gaya.sisip_bidang(seksi.footer.paragraphs[0], "PAGE", "1")

    def sampul(self) -> None:
        r = self.report
        for n, (teks, nama) in enumerate(
            (
                (r.pemda.upper(), gaya.SAMPUL),
                (r.judul.upper(), gaya.SAMPUL_JUDUL),
                (f"TAHUN {r.tahun}", gaya.SAMPUL_JUDUL),
                (r.unit, gaya.SAMPUL),
                (f"{r.tempat}, {r.tahun + 1}", gaya.SAMPUL),
            )
        ):
            p = self.doc.add_paragraph(teks_xml(teks), style=nama)
            p.paragraph_format.space_before = Mm((10, 45, 0, 30, 45)[n])

    # --- content
    def bagian(self, b: Bagian) -> None:
        """A section with its blocks, then its sub-sections."""
        isi = list(kertas(b.blok))
        self.ganti_kertas(_kertas(isi[0][0] if isi else None))
        self._judul(b)
        for acuan, blok in isi:
            self.ganti_kertas(_kertas(acuan))
            self._blok(blok)
        for anak in b.anak:
            self.bagian(anak)

    def _judul(self, b: Bagian) -> None:
        nomor, judul = judul_bagian(b)
        if not judul:
            return
        if b.jenis == "lampiran":
            nama = gaya.JUDUL_LAMPIRAN
        else:
            nama = f"Heading {1 if b.jenis in ('bab', 'depan') else min(b.tingkat, 5)}"
        p = self.doc.add_paragraph(style=nama)
        p.paragraph_format.page_break_before = b.jenis in ("bab", "depan", "lampiran") or None
        if b.jenis == "lampiran" and b.nomor:
            gaya.isi_bernomor(p, "Lampiran", b.nomor)
        else:
            p.add_run(teks_xml(nomor))
        if b.jenis in ("bab", "lampiran"):
            p.add_run().add_break()
        elif nomor:
            p.add_run(" ")
        p.add_run(teks_xml(judul))
        self._tandai(p, f"bagian-{b.kunci}")

    def _blok(self, blok: Blok) -> None:
        if isinstance(blok, BlokTabel):
            self._tabel(blok)
        elif isinstance(blok, BlokGambar):
            self._gambar(blok)
        elif isinstance(blok, BlokFoto):
            self._foto(blok)
        elif isinstance(blok, BlokHalaman):
            self._halaman(blok)
        else:
            tulis_narasi(self.doc, blok.html, self.kertas.isi)

    def _tabel(self, blok: BlokTabel) -> None:
        self._judul_blok("Tabel", blok, gaya.JUDUL_TABEL)
        self._tempel(tabel_xml(blok, self.kertas.isi))
        kaki = [f"Sumber: {blok.sumber}"] if blok.sumber else []
        for teks in (*kaki, *blok.catatan) or ("",):  # an empty line parts this table from the next one
            self.doc.add_paragraph(teks_xml(teks), style=gaya.SUMBER)

    def _judul_blok(self, sebutan: str, blok: BlokTabel | BlokGambar, nama: str) -> None:
        p = self.doc.add_paragraph(style=nama)
        if blok.nomor:
            gaya.isi_bernomor(p, sebutan, blok.nomor)
        p.add_run(teks_xml(f" {blok.judul}" if blok.nomor else blok.judul))
        self._tandai(p, f"{sebutan.lower()}-{blok.kunci}")

    def _gambar(self, blok: BlokGambar) -> None:
        gambar = blok.svg or (grafik.svg(blok.spek) if blok.spek else "")
        if gambar or blok.isi:
            p = self.doc.add_paragraph()
            p.alignment, p.paragraph_format.keep_with_next = gaya.TENGAH, True
            isi = blok.isi or grafik.png_dari_svg(gambar)
            self._sisip_gambar(
                p.add_run(), isi, blok.alt, self.kertas.isi, MM_PIKSEL if blok.isi else MM_PIKSEL / 2
            )
        else:
            self.doc.add_paragraph(teks_xml(blok.kosong or "Belum ada data."), style=gaya.KOSONG)
        self._judul_blok("Gambar", blok, gaya.JUDUL_GAMBAR)
        if blok.sumber:
            self.doc.add_paragraph(
                teks_xml(f"Sumber: {blok.sumber}"), style=gaya.SUMBER
            ).alignment = gaya.TENGAH

    def _sisip_gambar(
        self, lari: Any, isi: bytes, alt: str, lebar: float, mm_piksel: float, tinggi: float = TINGGI_GAMBAR
    ) -> None:
        """A picture as wide as its pixels say, in the room that there is."""
        gambar = lari.add_picture(BytesIO(isi))
        besar = gambar.width, gambar.height
        piksel = lari.part.get_or_add_image(BytesIO(isi))[1]
        skala = min(1.0, lebar / (piksel.px_width * mm_piksel), tinggi / (piksel.px_height * mm_piksel))
        gambar.width = Mm(piksel.px_width * mm_piksel * skala)
        gambar.height = round(gambar.width * besar[1] / besar[0])
        gambar._inline.docPr.set("descr", teks_xml(alt))

    def _halaman(self, blok: BlokHalaman) -> None:
        """The pages of an attached document as pictures, as large as the page allows."""
        for h in blok.halaman:
            p = self.doc.add_paragraph()
            p.alignment = gaya.TENGAH
            alt = f"Halaman {h.nomor} dari {len(blok.halaman)}: {blok.judul}"
            self._sisip_gambar(p.add_run(), h.isi, alt, self.kertas.isi, MM_PIKSEL, TINGGI_LEMBAR)

    def _foto(self, blok: BlokFoto) -> None:
        """Two side by side, each with its caption."""
        self.doc.add_paragraph(teks_xml(blok.judul), style="Heading 4")
        sel = [SelPolos(self._foto_satu(f)) for f in blok.foto]
        self._tempel(tabel_polos([sel[i : i + 2] for i in range(0, len(sel), 2)], self.kertas.isi))
        self.doc.add_paragraph(style=gaya.SUMBER)

    def _foto_satu(self, foto: Any) -> list[Any]:
        """Paragraphs are made at the end of the document, then moved into their cell."""
        gambar = self.doc.add_paragraph(style=gaya.ISI_TABEL)
        gambar.alignment = gaya.TENGAH
        gambar.paragraph_format.keep_with_next = True
        lebar = self.kertas.isi / 2 - 6
        self._sisip_gambar(gambar.add_run(), foto.isi, foto.alt, lebar, MM_PIKSEL, TINGGI_FOTO)
        teks = self.doc.add_paragraph(style=gaya.ISI_TABEL)
        teks.add_run(teks_xml(foto.judul)).bold = True
        teks.add_run(teks_xml(f" {foto.keterangan}"))
        return [gambar._p, teks._p]

    def _tempel(self, tbl: Any) -> None:
        self.doc.element.body.insert_element_before(tbl, "w:sectPr")

    # --- lists of contents
    def _tandai(self, p: Any, kunci: str) -> None:
        """A bookmark on the paragraph, to which the lists of contents lead."""
        nama = self.alamat[kunci]
        for jenis, taruh in (("Start", p._p.insert_element_before), ("End", None)):
            tanda = OxmlElement(f"w:bookmark{jenis}")
            tanda.set(qn("w:id"), str(int(nama[4:])))
            if taruh:
                tanda.set(qn("w:name"), nama)
                taruh(tanda, "w:r")
            else:
                p._p.append(tanda)

    def daftar_isi(self) -> None:
        semua = list(telusur_bagian(self.report.bagian))
        bab = [
            (b.tingkat, " ".join(judul_bagian(b)).strip(), f"bagian-{b.kunci}")
            for b in semua
            if b.jenis != "lampiran"
        ]
        lampiran = [
            (4, " ".join(judul_bagian(b)), f"bagian-{b.kunci}") for b in semua if b.jenis == "lampiran"
        ]
        blok = [x for b in semua for x in b.blok]
        tabel = [
            (4, f"Tabel {x.nomor} {x.judul}", f"tabel-{x.kunci}")
            for x in blok
            if isinstance(x, BlokTabel) and x.nomor
        ]
        gambar = [
            (4, f"Gambar {x.nomor} {x.judul}", f"gambar-{x.kunci}") for x in blok if isinstance(x, BlokGambar)
        ]
        self._daftar("DAFTAR ISI", r'TOC \o "1-3" \h \z', [b for b in bab if b[0] <= 3])
        self._daftar("DAFTAR TABEL", r'TOC \h \z \c "Tabel"', tabel)
        self._daftar("DAFTAR GAMBAR", r'TOC \h \z \c "Gambar"', gambar)
        self._daftar("DAFTAR LAMPIRAN", r'TOC \h \z \c "Lampiran"', lampiran)
        for s in self.report.stempel:
            self.doc.add_paragraph(teks_xml(s), style=gaya.SUMBER)

    def _daftar(self, judul: str, perintah: str, entri: list[tuple[int, str, str]]) -> None:
        """A field with its lines as they are now; Word makes them anew with the numbers of the pages."""
        if not entri:
            return
        kepala = self.doc.add_paragraph(judul, style=gaya.JUDUL_DAFTAR)
        kepala.paragraph_format.page_break_before = True
        for n, (tingkat, teks, kunci) in enumerate(entri):
            p = self.doc.add_paragraph(style=(*gaya.DAFTAR_ISI, gaya.DAFTAR_TABEL)[tingkat - 1])
            if n == 0:
                gaya.buka_bidang(p, perintah)
            taut = OxmlElement("w:hyperlink")
            taut.set(qn("w:anchor"), self.alamat[kunci])
            sebelum = len(p._p)
            p.add_run(teks_xml(teks)).add_tab()
            gaya.sisip_bidang(p, rf"PAGEREF {self.alamat[kunci]} \h")
            taut.extend(list(p._p)[sebelum:])
            p._p.append(taut)
        gaya.tutup_bidang(p)


def _kertas(acuan: BlokTabel | None) -> Kertas:
    if acuan is None:
        return TEGAK
    return A3 if len(acuan.kolom) > KOLOM_A3 else LANSKAP


def _kunci(bagian: tuple[Bagian, ...]) -> Iterator[str]:
    """What has an address, in the order of the report."""
    for b in telusur_bagian(bagian):
        yield f"bagian-{b.kunci}"
        for x in b.blok:
            if isinstance(x, BlokTabel):
                yield f"tabel-{x.kunci}"
            elif isinstance(x, BlokGambar):
                yield f"gambar-{x.kunci}"
