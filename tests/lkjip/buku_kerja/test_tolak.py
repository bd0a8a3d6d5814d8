"""What is no workbook, or one that is not taken, is refused with a sentence that says what to do."""

import random
import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lkjip.buku_kerja import masuk
from lkjip.buku_kerja.anak_baca import jawab
from lkjip.buku_kerja.masuk import BukuDitolak, buka
from lkjip.buku_kerja.paket import DTD, MAKRO, RUSAK, SANDI, SIMPAN, TAUTAN
from tests.paket_xlsx import JENIS, LEMBAR, UTAMA, bagian, kemas, lembar, paket, tautan

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SEMUA = tuple(bagian())  # names of all parts


def tolakan(isi: bytes) -> str:
    with pytest.raises(BukuDitolak) as galat:
        buka(isi)
    return str(galat.value)


def ole(aliran: str) -> bytes:
    """The head of an old Office file with a directory that names this stream."""
    return OLE + aliran.encode("utf-16-le") + bytes(200)


@pytest.mark.parametrize(
    ("isi", "apa"),
    [
        (b"", "Berkas kosong (0 byte)."),
        (ole("Workbook"), "buku kerja Excel lama (.xls)"),
        (ole("Book"), "buku kerja Excel lama (.xls)"),
        (ole("WordDocument"), "dokumen Word lama (.doc)"),
        (ole("PowerPoint Document"), "dokumen Office lama"),
        (ole("EncryptedPackage"), SANDI),
        (b"%PDF-1.7\n", "dokumen PDF"),
        (b"{\\rtf1 a}", "dokumen RTF"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (b"PK\x05\x06" + bytes(18), "arsip ZIP kosong"),
        (b"Rar!\x1a\x07\x00", "arsip RAR"),
        (b"kode;target;realisasi\n1.01;70,65;64,45\n", "teks atau CSV"),
        ("\ufeffkode,target\n".encode(), "teks atau CSV"),
        ("kode\ttarget\n".encode("utf-16"), "teks atau CSV"),
        (b"\r\n <HTML><table><tr><td>E.81", "halaman web yang diberi nama seperti buku kerja"),
        (b"<table border=1>", "halaman web yang diberi nama seperti buku kerja"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "halaman web"),
        (
            b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "buku kerja XML 2003",
        ),
        (bytes(range(200)), "tidak dikenal jenisnya"),
        (kemas({"catatan.txt": "a"}), "arsip ZIP"),
        (kemas({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        (kemas({"[Content_Types].xml": "", "word/document.xml": ""}), "dokumen Word (.docx)"),
        (kemas({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "presentasi PowerPoint"),
        (kemas({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "buku kerja Excel biner (.xlsb)"),
    ],
)
def test_the_message_names_what_the_file_looks_like(isi: bytes, apa: str) -> None:
    pesan = tolakan(isi)
    assert apa in pesan
    assert pesan.endswith(".")
    assert any(saran in pesan for saran in (SIMPAN, "Pilih berkas .xlsx.", "hapus kata sandinya"))


def test_a_large_file_is_refused_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masuk, "_baca", None)
    assert "lebih besar dari 10 MB" in tolakan(b"PK\x03\x04" + bytes(masuk.BATAS_UKURAN))


@pytest.mark.parametrize(
    "tambahan",
    [
        {"xl/vbaProject.bin": "x"},
        {"xl/other/VBAPROJECT.BIN": "x"},
        {"xl/macrosheets/sheet1.xml": "x"},
        {
            "[Content_Types].xml": bagian()["[Content_Types].xml"].replace(
                JENIS, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
            )
        },
    ],
)
def test_macros_are_refused(tambahan: dict[str, str]) -> None:
    assert tolakan(kemas(bagian() | tambahan)) == MAKRO


def test_figures_out_of_other_workbooks_are_refused() -> None:
    assert tolakan(kemas(bagian() | {"xl/externalLinks/externalLink1.xml": "x"})) == TAUTAN


def test_an_encrypted_member_is_refused() -> None:
    isi = bytearray(paket())
    for tanda, letak in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        struct.pack_into("<H", isi, isi.find(tanda) + letak, 1)
    assert tolakan(bytes(isi)) == SANDI


def berdoctype(deklarasi: str, akar: str = "sst") -> str:
    return f'<?xml version="1.0"?><!DOCTYPE {akar} {deklarasi}><{akar} xmlns="{UTAMA}">&a9;</{akar}>'


TERTAWA = "[<!ENTITY a0 'ha'>" + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)
) + "]"  # fmt: skip


@pytest.mark.parametrize("nama", SEMUA)
def test_a_billion_laughs_are_refused_in_every_part(nama: str) -> None:
    assert tolakan(kemas(bagian() | {nama: berdoctype(TERTAWA)})) == DTD


@pytest.mark.parametrize(
    "deklarasi",
    [
        "[<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]",
        "[<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p; <!ENTITY a9 'x'>]",
        "SYSTEM 'http://127.0.0.1:9/x.dtd'",
    ],
)
@pytest.mark.parametrize("sandi", ["utf-8", "utf-16"])
def test_nothing_outside_the_file_is_asked_for(deklarasi: str, sandi: str) -> None:
    isi = berdoctype(deklarasi).encode(sandi)
    assert tolakan(kemas(bagian() | {"xl/sharedStrings.xml": isi})) == DTD


def test_a_file_that_breaks_off_is_refused_wherever_it_does() -> None:
    buku, berkas = Workbook(), BytesIO()
    buku.active["A1"] = "isi"
    buku.save(berkas)
    isi = berkas.getvalue()
    for panjang in (4, 30, len(isi) // 2, len(isi) - 100, len(isi) - 1):
        assert tolakan(isi[:panjang]) == RUSAK


@pytest.mark.parametrize("nama", [*SEMUA[:4], LEMBAR])
def test_a_missing_part_is_refused(nama: str) -> None:
    isi = bagian()
    del isi[nama]
    assert tolakan(kemas(isi)) in (
        RUSAK,
        "Berkas ini arsip ZIP, bukan buku kerja Excel (.xlsx). Pilih berkas .xlsx.",
    )


@pytest.mark.parametrize(
    "isi",
    [
        "",
        "<",
        "<worksheet>",
        lembar('<row r="0"/>'),
        lembar('<row r="1048577"/>'),
        lembar('<row r="satu"/>'),
        lembar('<row r="1"><c r="A2"><v>1</v></c></row>'),  # a cell of another row
        lembar('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
        lembar('<row r="1"><c r="1A"><v>1</v></c></row>'),
        lembar('<row r="1"><c t="s"><v>0</v></c></row>'),  # there is no shared text 0
        lembar('<row r="1"><c t="s"><v>-1</v></c></row>'),
        lembar('<row r="1"><c s="x"><v>1</v></c></row>'),
        lembar("<c><v>1</v></c>"),  # outside of a row
        lembar("<row>&tidak_ada;</row>"),
    ],
)
def test_a_broken_sheet_is_refused(isi: str) -> None:
    assert tolakan(kemas(bagian() | {LEMBAR: isi})) == RUSAK


def test_two_members_of_one_name_are_refused() -> None:
    berkas = BytesIO(paket())
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(berkas, "a") as arsip:
        arsip.writestr(LEMBAR, lembar(""))
    assert tolakan(berkas.getvalue()) == RUSAK


def test_a_part_outside_of_the_file_is_none() -> None:
    isi = tautan(worksheet_1="../../../etc/passwd")
    assert tolakan(kemas(bagian() | {"xl/_rels/workbook.xml.rels": isi})) == RUSAK
    luar = isi.replace("/>", ' TargetMode="External"/>')
    assert buka(kemas(bagian() | {"xl/_rels/workbook.xml.rels": luar})).lembar == {}


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_a_damaged_file_is_read_or_refused_but_never_an_accident(benih: int, banyak: int) -> None:
    acak = random.Random(benih)  # noqa: S311 - no secret
    isi = bytearray(UTUH)
    for _ in range(banyak):
        isi[acak.randrange(len(isi))] = acak.randrange(256)
    jawaban = jawab(bytes(isi), dict(masuk.BATAS_ISI))
    assert "lembar" in jawaban or "tolak" in jawaban


@given(st.sampled_from(SEMUA), st.integers(0, 2**32), st.integers(1, 10))
def test_a_damaged_part_is_read_or_refused_but_never_an_accident(nama: str, benih: int, banyak: int) -> None:
    acak = random.Random(benih)  # noqa: S311 - no secret
    isi = bytearray(ISI[nama].encode())
    for _ in range(banyak):
        isi[acak.randrange(len(isi))] = acak.choice(b"<>/=\"'& x0:-")
    jawaban = jawab(kemas(ISI | {nama: bytes(isi)}), dict(masuk.BATAS_ISI))
    assert "lembar" in jawaban or "tolak" in jawaban


ISI = bagian(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1+1</f><v>2.5</v></c></row>',
    teks="<si><t>satu</t></si>",
    gaya='<numFmts><numFmt numFmtId="99" formatCode="0%"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="99"/></cellXfs>',
    buku="<definedNames><definedName name='n'>Isi!$A$1</definedName></definedNames>",
)
UTUH = kemas(ISI)
