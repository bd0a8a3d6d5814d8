"""The zip archive that a workbook is: refused where it would do harm, walked through part by part.

Standard library only: it runs in the child process.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

RUSAK = (
    "Berkas rusak atau tidak terunggah seluruhnya. Unggah sekali lagi; bila tetap ditolak, buka dengan Excel "
    "atau LibreOffice, lalu simpan sebagai .xlsx."
)
BUKAN_XLSX = "Berkas ini {apa}, bukan buku kerja Excel (.xlsx). {saran}"
SIMPAN = "Buka dengan Excel atau LibreOffice, lalu simpan sebagai .xlsx."
PILIH = "Pilih berkas .xlsx."
SANDI = "Berkas dikunci dengan kata sandi. Buka dengan Excel, hapus kata sandinya, lalu simpan."
MAKRO = "Berkas memuat makro. Simpan sebagai buku kerja Excel biasa (.xlsx), tanpa makro."
TAUTAN = (
    "Berkas mengambil angka dari buku kerja lain, sehingga asalnya tidak dapat ditelusuri. Di Excel: "
    "Data > Edit Links > Break Link, lalu simpan."
)
TERLALU_BESAR = "Isi berkas terlalu besar untuk dibaca. Hapus lembar yang tidak diperlukan, lalu simpan."
TERLALU_MAMPAT = "Isi berkas mengembang tidak wajar ketika dibuka, sehingga tidak dibaca. " + SIMPAN
BARIS = (
    "Berkas memuat lebih dari {batas} baris. Hapus baris kosong di bawah tabel: pilih baris pertama sesudah "
    "tabel, tekan Ctrl+Shift+End, hapus baris, lalu simpan."
)
SEL = (
    "Berkas memuat lebih dari {batas} sel. Hapus lembar, baris, dan kolom yang tidak diperlukan, lalu simpan."
)
DTD = "Berkas memuat deklarasi DTD, yang tidak pernah ada di buku kerja Excel. " + SIMPAN

PESAN = {"baris": BARIS, "sel": SEL}  # of a limit; the other ones mean that it is too large
UKURAN_WAJAR = 4 * 1024**2  # below this no ratio is suspicious
POTONGAN = 64 * 1024
TANDA_TERPANJANG = 1024**2  # bytes of a tag with its attributes, or of a comment

Atribut = dict[str, str]


class Tolak(Exception):
    """The workbook is not read; the message is a sentence for the person who sent it."""


class Jatah:
    """How much may still be read of each kind."""

    def __init__(self, batas: Mapping[str, int]) -> None:
        self.batas = batas
        self.sisa = dict(batas)

    def pakai(self, apa: str, banyak: int = 1) -> None:
        self.sisa[apa] -= banyak
        if self.sisa[apa] < 0:
            raise Tolak(PESAN.get(apa, TERLALU_BESAR).format(batas=f"{self.batas[apa]:,}".replace(",", ".")))


class Paket:
    """The archive. Parts are inflated piece by piece and counted, whatever the archive's directory claims."""

    def __init__(self, isi: bytes, jatah: Jatah) -> None:
        self.jatah = jatah
        jatah.pakai("berkas", isi.count(b"PK\1\2"))  # before zipfile makes an object of each
        self.zip = ZipFile(BytesIO(isi))
        self.nama = set(self.zip.namelist())
        self._periksa(len(isi))
        self._kenali({nama.lower() for nama in self.nama})

    def _periksa(self, ukuran: int) -> None:
        daftar = self.zip.infolist()
        if any(info.flag_bits & 1 for info in daftar):
            raise Tolak(SANDI)
        # Of two parts with one name programs read different ones; nobody writes them in good faith.
        if len(self.nama) != len(daftar):
            raise Tolak(RUSAK)
        besar = sum(info.file_size for info in daftar)
        # Other methods (bzip2) inflate without being told how far.
        lazim = all(info.compress_type in (ZIP_STORED, ZIP_DEFLATED) for info in daftar)
        if not lazim or besar > max(UKURAN_WAJAR, ukuran * self.jatah.batas["rasio"]):
            raise Tolak(TERLALU_MAMPAT)
        if besar > self.jatah.batas["mengembang"]:
            raise Tolak(TERLALU_BESAR)

    def _kenali(self, nama: set[str]) -> None:
        """Refuses what is no .xlsx, has macros, or takes figures from other workbooks."""

        def ada(*awal: str) -> bool:
            return any(n.startswith(awal) for n in nama)

        if ada("mimetype", "content.xml"):
            raise Tolak(BUKAN_XLSX.format(apa="OpenDocument (misalnya .ods)", saran=SIMPAN))
        if ada("word/"):
            raise Tolak(BUKAN_XLSX.format(apa="dokumen Word (.docx)", saran=PILIH))
        if ada("ppt/"):
            raise Tolak(BUKAN_XLSX.format(apa="presentasi PowerPoint (.pptx)", saran=PILIH))
        if ada("xl/workbook.bin"):
            raise Tolak(BUKAN_XLSX.format(apa="buku kerja Excel biner (.xlsb)", saran=SIMPAN))
        if not {"[content_types].xml", "_rels/.rels"} <= nama:
            raise Tolak(BUKAN_XLSX.format(apa="arsip ZIP", saran=PILIH))
        if ada("xl/macrosheets/") or any(n.endswith("vbaproject.bin") for n in nama):
            raise Tolak(MAKRO)
        if ada("xl/externallinks/"):
            raise Tolak(TAUTAN)
        self.urai("[Content_Types].xml", mulai=_tolak_makro)

    def urai(
        self,
        nama: str,
        *,
        mulai: Callable[[str, Atribut], None],
        akhir: Callable[[str, str], None] = lambda unsur, isi: None,
        teks: Collection[str] = (),
    ) -> None:
        """Walks through a part: mulai(element, attributes), akhir(element, text), names without namespaces.

        The text is collected of the elements named in `teks`; it is "" for all others.
        """
        if nama not in self.nama:
            raise Tolak(RUSAK)
        pengurai = expat.ParserCreate(namespace_separator=" ")
        penyimak = _Penyimak(self.jatah, mulai, akhir, frozenset(teks))
        pengurai.StartDoctypeDeclHandler = _tolak_dtd
        pengurai.StartElementHandler, pengurai.EndElementHandler = penyimak.buka, penyimak.tutup
        pengurai.CharacterDataHandler = penyimak.huruf
        pengurai.buffer_text = True
        terurai = 0
        with self.zip.open(nama) as berkas:
            while potongan := berkas.read(POTONGAN):
                self.jatah.pakai("mengembang", len(potongan))
                pengurai.Parse(potongan, False)
                terurai += len(potongan)
                # expat looks through an unfinished tag again and again, from its beginning
                if terurai - pengurai.CurrentByteIndex > TANDA_TERPANJANG:
                    raise Tolak(TERLALU_BESAR)
        pengurai.Parse(b"", True)

    def tautan(self, asal: str) -> dict[str, tuple[str, str]]:
        """The relations of a part ("" is the package itself) within the archive: id to kind and target."""
        folder, berkas = posixpath.split(asal)
        hasil: dict[str, tuple[str, str]] = {}

        def mulai(unsur: str, atribut: Atribut) -> None:
            if unsur == "Relationship" and atribut.get("TargetMode") != "External":
                jenis = atribut.get("Type", "").rpartition("/")[2]
                tujuan = posixpath.normpath(posixpath.join("/", folder, atribut.get("Target", "")))
                hasil[atribut.get("Id", "")] = (jenis, tujuan.lstrip("/"))

        self.urai(posixpath.join(folder, "_rels", f"{berkas}.rels"), mulai=mulai)
        return hasil


class _Penyimak:
    """Hands on the elements of a part, with the text of those that are asked for."""

    def __init__(
        self,
        jatah: Jatah,
        mulai: Callable[[str, Atribut], None],
        akhir: Callable[[str, str], None],
        teks: frozenset[str],
    ) -> None:
        self.jatah, self.mulai, self.akhir, self.teks = jatah, mulai, akhir, teks
        self.kumpulan: list[str] = []
        self.dicari = False

    def buka(self, unsur: str, atribut: Atribut) -> None:
        self.jatah.pakai("unsur")
        unsur = lokal(unsur)
        self.kumpulan.clear()
        self.dicari = unsur in self.teks
        self.mulai(unsur, atribut)

    def huruf(self, data: str) -> None:
        if self.dicari:
            self.jatah.pakai("huruf", len(data))
            self.kumpulan.append(data)

    def tutup(self, unsur: str) -> None:
        self.akhir(lokal(unsur), "".join(self.kumpulan))
        self.kumpulan.clear()
        self.dicari = False


def lokal(nama: str) -> str:
    """The name without its namespace, the only thing in which transitional and strict workbooks differ."""
    return nama.rpartition(" ")[2]


def _tolak_makro(_unsur: str, atribut: Atribut) -> None:
    """A workbook may be declared as one with macros though it holds none (yet)."""
    if "macroenabled" in atribut.get("ContentType", "").lower():
        raise Tolak(MAKRO)


def _tolak_dtd(*_: object) -> None:
    raise Tolak(DTD)
