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
from io import BytesIO

from weasyprint import HTML
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
