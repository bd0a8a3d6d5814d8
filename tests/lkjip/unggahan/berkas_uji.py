"""Makes files as people and attackers send them; all real, none kept in the repository."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELASI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(halaman: int = 1, *, akar: dict[str, object] | None = None, sandi: str = "") -> bytes:
    """A PDF with blank pages; akar goes into its catalogue."""
    penulis = PdfWriter()
    for _ in range(halaman):
        penulis.add_blank_page(width=595, height=842)
    for kunci, nilai in (akar or {}).items():
        penulis.root_object[NameObject(kunci)] = nilai
    if sandi:
        penulis.encrypt(sandi, algorithm="RC4-128")
    return _tulis(penulis)


def pdf_javascript() -> bytes:
    """As programs put it in: by name, run when the document is opened."""
    nama = DictionaryObject(
        {
            NameObject("/Names"): ArrayObject(
                [TextStringObject("a"), tindakan("/JavaScript", JS="app.alert(1)")]
            )
        }
    )
    return pdf(akar={"/Names": DictionaryObject({NameObject("/JavaScript"): nama})})


def pdf_lampiran() -> bytes:
    penulis = PdfWriter()
    penulis.add_blank_page(width=595, height=842)
    penulis.add_attachment("program.exe", b"MZ...")
    return _tulis(penulis)


def tindakan(jenis: str, **isi: str) -> DictionaryObject:
    """An action of a PDF: tindakan("/Launch", F="calc.exe")."""
    hasil = DictionaryObject({NameObject("/S"): NameObject(jenis)})
    for kunci, nilai in isi.items():
        hasil[NameObject(f"/{kunci}")] = TextStringObject(nilai)
    return hasil


def pdf_terkemas(objek: bytes) -> bytes:
    """A PDF whose objects stand in a packed stream, as newer programs write them; objek is one more."""
    isi = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        objek,
    )
    letak, teks = [], b""
    for nomor, o in enumerate(isi, 1):
        letak.append(b"%d %d" % (nomor, len(teks)))
        teks += o + b" "
    kepala = b" ".join(letak) + b" "
    kemasan = zlib.compress(kepala + teks)
    hasil = b"%PDF-1.5\n"
    letak_aliran = len(hasil)
    hasil += (
        b"5 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\n"
        b"stream\n%b\nendstream\nendobj\n"
    ) % (len(isi), len(kepala), len(kemasan), kemasan)
    letak_isi = len(hasil)
    rujukan = b"\0\0\0\0\0" + b"".join(b"\2\0\0\5" + bytes([n]) for n in range(len(isi)))
    rujukan += b"".join(b"\1" + letak.to_bytes(3, "big") + b"\0" for letak in (letak_aliran, letak_isi))
    hasil += (
        b"6 0 obj\n<</Type/XRef/Size 7/W[1 3 1]/Root 1 0 R/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        % (len(rujukan), rujukan)
    )
    return hasil + b"startxref\n%d\n%%%%EOF\n" % letak_isi


def _tulis(penulis: PdfWriter) -> bytes:
    hasil = BytesIO()
    penulis.write(hasil)
    return hasil.getvalue()


def gambar(format: str = "JPEG", ukuran: tuple[int, int] = (64, 48), **lain: object) -> bytes:
    hasil = BytesIO()
    Image.new("RGB", ukuran, "teal").save(hasil, format, **lain)
    return hasil.getvalue()


def png_menyatakan(lebar: int, tinggi: int) -> bytes:
    """A PNG that says it is that large, and has next to nothing in it."""

    def bagian(jenis: bytes, isi: bytes) -> bytes:
        return len(isi).to_bytes(4, "big") + jenis + isi + zlib.crc32(jenis + isi).to_bytes(4, "big")

    kepala = lebar.to_bytes(4, "big") + tinggi.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + bagian(b"IHDR", kepala)
        + bagian(b"IDAT", zlib.compress(b"\0"))
        + bagian(b"IEND", b"")
    )


def gambar_bergerak(format: str) -> bytes:
    bingkai = [Image.new("RGB", (16, 16), w) for w in ("red", "blue")]
    hasil = BytesIO()
    bingkai[0].save(hasil, format, save_all=True, append_images=bingkai[1:])
    return hasil.getvalue()


def office(
    tipe: str = DOCX,
    tambahan: dict[str, bytes] | None = None,
    *,
    relasi: str = "",
    hapus: tuple[str, ...] = (),
) -> bytes:
    """A document of the smallest kind; tambahan are further parts, relasi relations of its main part."""
    pokok = "word/document.xml" if tipe == DOCX else "xl/workbook.xml"
    folder, nama = pokok.split("/")
    bagian = {
        "[Content_Types].xml": f'<Types><Override PartName="/a" ContentType="{tipe}"/></Types>'.encode(),
        "_rels/.rels": (
            f'<Relationships><Relationship Id="r1" Type="{RELASI}/officeDocument" Target="{pokok}"/>'
            "</Relationships>"
        ).encode(),
        pokok: b"<document><body>Notulen</body></document>",
        f"{folder}/_rels/{nama}.rels": f"<Relationships>{relasi}</Relationships>".encode(),
    }
    hasil = BytesIO()
    with ZipFile(hasil, "w", ZIP_DEFLATED) as arsip:
        for nama_bagian, isi in (bagian | (tambahan or {})).items():
            if nama_bagian not in hapus:
                arsip.writestr(nama_bagian, isi)
    return hasil.getvalue()


def relasi_luar(jenis: str, tujuan: str = "http://jauh.example/templat.dotm") -> str:
    return f'<Relationship Id="r9" Type="{RELASI}/{jenis}" Target="{tujuan}" TargetMode="External"/>'
