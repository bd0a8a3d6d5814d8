"""The child that turns HTML on stdin into PDF on stdout. Knows WeasyPrint and nothing of Django.

argv[1] is JSON: berkas (address -> path, all that it may open), memori (bytes), gaya (a style sheet for all
that it prints, may be missing). Then it answers each frame (see cetak_bingkai) with one, until stdin ends:

- potong: a piece of a document (HTML and its images) -> the piece laid out;
- cetak: a document (HTML and its images), pieces to follow it, files to attach -> the PDF. `nomor` has the
  printed page numbers of each piece, `lampiran` name, description and table of each file.

`gambar` has address and type of each image.

An answer carries what WeasyPrint complained about, and the most memory so far (kilobytes).
"""

import gc
import json
import logging
import resource
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))  # -I: only the modules named below

from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.renderers.cetak_bingkai import Potongan, baca_bingkai, tulis_bingkai
from reports.renderers.cetak_gabung import Penggabung
from reports.renderers.cetak_potong import potongan

SAAT = datetime(2000, 1, 1, tzinfo=UTC)  # of every attached file: same data, same bytes
SAMPAH_KB = 700 * 1024  # with this much in use it is worth the time to look for what is no longer needed
# PDF/A wants each name in its metadata declared; those of PDF/UA are not among its own.
PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
pdfuaid:part="1"/><rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class Pengambil(URLFetcher):
    """Opens the listed addresses, the images that came along, and data: ones.

    There is no way to name any other file or host.
    """

    def __init__(self, berkas: dict[str, str]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.berkas = berkas
        self.gambar: dict[str, tuple[str, bytes]] = {}  # address -> type and content, with each frame

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in self.gambar:
            tipe, isi = self.gambar[url]
            return URLFetcherResponse(url, isi, {"Content-Type": tipe})
        if url in self.berkas:
            with open(self.berkas[url], "rb") as f:
                return URLFetcherResponse(url, f.read(), {"Content-Type": "font/ttf"})
        return super().fetch(url, headers)


class Keluhan(logging.Handler):
    """Collects what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.isi: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.isi.append(f"{record.levelname}: {record.getMessage()}")

    def ambil(self) -> list[str]:
        isi, self.isi = self.isi, []
        return isi


class Pencetak:
    """Prints what the frames say; fonts and style sheet are read once."""

    def __init__(self, berkas: dict[str, str], gaya: str) -> None:
        self.pengambil = Pengambil(berkas)
        self.huruf = FontConfiguration()
        self.gaya = [CSS(string=gaya, font_config=self.huruf, url_fetcher=self.pengambil)] if gaya else []

    def _tata(self, html: bytes, **pilihan: Any) -> Document:
        naskah = HTML(
            string=html.decode(),
            base_url="lkjip:/",  # relative addresses lead nowhere
            url_fetcher=self.pengambil,
        )
        return naskah.render(self.huruf, stylesheets=self.gaya, **pilihan)

    def kerjakan(self, kepala: dict[str, Any], isi: list[bytes]) -> bytes:
        """Answers a frame."""
        html, sisa, gambar = isi[0], isi[1:], kepala.get("gambar", ())
        self.pengambil.gambar = {
            alamat: (tipe, data) for (alamat, tipe), data in zip(gambar, sisa, strict=False)
        }
        kerja = {"potong": self.potong, "cetak": self.cetak}[kepala["kerja"]]
        return kerja(kepala, [html, *sisa[len(gambar) :]])

    def potong(self, kepala: dict[str, Any], isi: list[bytes]) -> bytes:
        return potongan(self._tata(isi[0]), ua=kepala["ua"]).ke_bytes()

    def cetak(self, kepala: dict[str, Any], isi: list[bytes]) -> bytes:
        ua, lampiran, semua_nomor = kepala["ua"], kepala.get("lampiran", ()), kepala.get("nomor", ())
        html, banyak = isi[0], 1 + len(semua_nomor)
        pilihan = {"pdf_variant": "pdf/a-3a"} if ua else {}
        dokumen = self._tata(html, **pilihan)
        if ua:
            _sebut_pdfua(dokumen)

        def gabung(dokumen: Document, pdf: Any) -> None:
            berkas = {o["F"].string: o.reference for o in pdf.objects if _filespec(o)}
            tabel = {x["tabel"]: berkas[x["nama"].encode()] for x in lampiran if x["tabel"]}
            penggabung = Penggabung(dokumen, pdf, ua=ua)
            for bagian, nomor in zip(isi[1:banyak], semua_nomor, strict=True):
                penggabung.tambah(Potongan.dari_bytes(bagian), nomor, tabel)
            penggabung.selesai()

        hasil = BytesIO()
        terlampir = [_lampiran(x, i) for x, i in zip(lampiran, isi[banyak:], strict=True)]
        dokumen.write_pdf(hasil, finisher=gabung, attachments=terlampir, **pilihan)
        return hasil.getvalue()


def _filespec(objek: Any) -> bool:
    return isinstance(objek, dict) and objek.get("Type") == "/Filespec"


def _lampiran(kepala: dict[str, str], isi: bytes) -> Attachment:
    return Attachment(
        file_obj=BytesIO(isi),
        name=kepala["nama"],
        description=kepala["keterangan"],
        relationship="Data",
        created=SAAT,
        modified=SAAT,
    )


def _sebut_pdfua(dokumen: Document) -> None:
    """The file says that it is PDF/UA too, not only PDF/A."""
    asli = dokumen.metadata.generate_rdf_metadata
    dokumen.metadata.generate_rdf_metadata = lambda *a: asli(*a).replace(b"</rdf:RDF>", PDFUA + b"</rdf:RDF>")


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    gc.disable()  # a third of the time, and the process ends soon
    keluhan = Keluhan()
    logging.getLogger("weasyprint").handlers = [keluhan]
    pencetak = Pencetak(perintah["berkas"], perintah.get("gaya", ""))
    while True:
        try:
            kepala, isi = baca_bingkai(sys.stdin.buffer)
        except EOFError:
            return
        hasil = pencetak.kerjakan(kepala, isi)
        memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        tulis_bingkai(sys.stdout.buffer, {"keluhan": keluhan.ambil(), "memori": memori}, [hasil])
        if memori > SAMPAH_KB:
            gc.collect()


if __name__ == "__main__":
    main()
