"""The short-lived child that turns HTML on stdin into PDF on stdout. Knows WeasyPrint and nothing of Django.

argv[1] is JSON: ua (tagged PDF/UA-1 or plain), berkas (address -> path, all that it may open), memori
(bytes).
Log records go to stderr as lines of JSON.
"""

import gc
import json
import logging
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pydyf
from weasyprint import HTML
from weasyprint.pdf import tags
from weasyprint.urls import URLFetcher, URLFetcherResponse


class Pengambil(URLFetcher):
    """Opens the listed addresses and data: ones. There is no way to name any other file or host."""

    def __init__(self, berkas: dict[str, str]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.berkas = berkas

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in self.berkas:
            with open(self.berkas[url], "rb") as f:
                return URLFetcherResponse(url, f.read(), {"Content-Type": "font/ttf"})
        return super().fetch(url, headers)


_pohon = tags._build_box_tree


def pohon(box: Any, *rest: Any) -> Iterator[Any]:
    """Tags a box as WeasyPrint does; then tells each cell of a table its headings anew.

    WeasyPrint 70.0 loses count of the columns where heads have several rows with rowspan, and leaves cells
    without headings, which PDF/UA forbids. A box knows its column: grid_x.
    """
    for unsur in _pohon(box, *rest):
        if unsur["S"] == "/Table" and box.is_table_wrapper:
            _tautkan_kepala(box.get_wrapped_table())
        yield unsur


def _tautkan_kepala(tabel: Any) -> None:
    kepala: dict[int, list[Any]] = {}
    for kelompok in tabel.children:
        for baris in kelompok.children:
            for sel in baris.children:
                kolom = range(sel.grid_x, sel.grid_x + sel.colspan)
                if sel.element_tag == "td":
                    sel.mark["A"]["Headers"] = pydyf.Array(h for k in kolom for h in kepala.get(k, ()))
                elif kelompok.is_header:
                    for k in kolom:
                        kepala.setdefault(k, []).append(sel.mark["ID"])


tags._build_box_tree = pohon


class BarisJson(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print(json.dumps([record.levelname, record.getMessage()]), file=sys.stderr)


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    gc.disable()  # a third of the time, and the process ends soon
    catatan = logging.getLogger("weasyprint")
    catatan.handlers = [BarisJson(logging.WARNING)]
    html = HTML(
        string=sys.stdin.buffer.read().decode(),
        base_url="lkjip:/",  # relative addresses lead nowhere
        url_fetcher=Pengambil(perintah["berkas"]),
    )
    hasil = BytesIO()
    html.write_pdf(hasil, pdf_variant="pdf/ua-1" if perintah["ua"] else None)
    sys.stdout.buffer.write(hasil.getvalue())


if __name__ == "__main__":
    main()
