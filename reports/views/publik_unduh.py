"""Files of published editions for everybody: as they were frozen, byte for byte."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

from reports.models import Terbitan
from reports.publik import queries
from reports.publik.data import baca
from reports.renderers import TIPE
from reports.views.publik import terbuka

SEHARI = 24 * 3600


@terbuka
def berkas(request: HttpRequest, unit: str, tahun: int, format: str) -> HttpResponseBase:
    t = queries.satu(unit, tahun)
    milik = next((b for b in t.berkas.all() if b.format == format and format in queries.BERKAS), None)
    if milik is None:
        raise Http404("Bentuk berkas ini tidak ada pada LKjIP.")
    jawaban = FileResponse(
        milik.isi.open("rb"), content_type=TIPE[format], as_attachment=True, filename=milik.nama
    )
    return _bersidik(jawaban, t, milik.sha256)


@terbuka
def tabel(request: HttpRequest, unit: str, tahun: int, kunci: str) -> HttpResponseBase:
    """A table as CSV, for Excel with Indonesian settings."""
    t = queries.satu(unit, tahun)
    isi = baca(t).tabel.get(kunci)
    if isi is None:
        raise Http404("Tabel ini tidak ada pada LKjIP.")
    jawaban = HttpResponse(isi.csv.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    nomor = f"{isi.nomor}-" if isi.nomor else ""
    nama = f"tabel-{nomor}{kunci}-{t.unit.slug}-{tahun}.csv"
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return _bersidik(jawaban, t, "")


@terbuka
def gambar(request: HttpRequest, unit: str, tahun: int, kunci: str) -> HttpResponseBase:
    """An image of the pages; its address is made of what it shows, so that it may be kept for long."""
    isi = baca(queries.satu(unit, tahun)).berkas_gambar.get(kunci)
    if isi is None:
        raise Http404("Gambar ini tidak ada pada LKjIP.")
    jawaban = HttpResponse(isi.isi, content_type=f"image/{isi.tipe}")
    patch_cache_control(jawaban, max_age=SEHARI, immutable=True)
    return jawaban


def _bersidik(jawaban: HttpResponseBase, t: Terbitan, sha256: str) -> HttpResponseBase:
    if sha256:
        jawaban.headers["ETag"] = f'"{sha256}"'
    if t.diterbitkan_pada:
        jawaban.headers["Last-Modified"] = http_date(t.diterbitkan_pada.timestamp())
    return jawaban
