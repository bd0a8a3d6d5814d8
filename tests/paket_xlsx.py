"""Workbooks out of raw XML, for what no well-behaved program writes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LEMBAR = "xl/worksheets/sheet1.xml"


def tautan(**tujuan: str) -> str:
    """A part that names others: kind_number="target"."""
    isi = "".join(
        f'<Relationship Id="{nama}" Type="{HUBUNGAN}/{nama.partition("_")[0]}" Target="{t}"/>'
        for nama, t in tujuan.items()
    )
    return f'<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'


def lembar(baris: str, *, awal: str = "", akhir: str = "") -> str:
    return f'<worksheet xmlns="{UTAMA}">{awal}<sheetData>{baris}</sheetData>{akhir}</worksheet>'


def bagian(baris: str = "", **lain: str) -> dict[str, str]:
    """The parts of a workbook with the sheet "Isi"; `lain`: what stands in gaya, teks (parts) and buku."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{JENIS}"/></Types>',
        "_rels/.rels": tautan(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{UTAMA}" xmlns:r="{HUBUNGAN}">{lain.get("buku", "")}<sheets>'
        '<sheet name="Isi" sheetId="1" r:id="worksheet_1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": tautan(
            worksheet_1="worksheets/sheet1.xml", styles="styles.xml", sharedStrings="/xl/sharedStrings.xml"
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{UTAMA}">{lain.get("gaya", "")}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{UTAMA}">{lain.get("teks", "")}</sst>',
        LEMBAR: lembar(baris),
    }


def kemas(isi: Mapping[str, str | bytes], metode: int = ZIP_DEFLATED) -> bytes:
    """The parts as a file."""
    hasil = BytesIO()
    with ZipFile(hasil, "w", metode) as arsip:
        for nama, teks in isi.items():
            arsip.writestr(nama, teks)
    return hasil.getvalue()


def paket(baris: str = "", **lain: str) -> bytes:
    """A workbook with these rows as its XML."""
    return kemas(bagian(baris, **lain))
