"""Published reports as pages for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from reports.grafik.bab3 import CAPAIAN, REALISASI_SASARAN
from reports.models import Terbitan
from reports.publik import queries
from reports.publik.banding import BANYAK_TAHUN, banding, gambar_banding
from reports.publik.cari import cari, kata_dari
from reports.publik.data import LaporanBaca, baca, terbaca
from reports.renderers.html import gambar_layar

View = Callable[..., HttpResponseBase]
DISIMPAN = 300  # seconds that a browser or proxy may keep a page
BANYAK_HASIL = 50


def terbuka(view: View) -> View:
    """A page for everybody: only read, kept for a few minutes, and without a cookie."""

    @login_not_required
    @require_safe
    @wraps(view)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        jawaban = view(request, *args, **kwargs)
        patch_cache_control(jawaban, public=True, max_age=DISIMPAN)  # a longer one that the view set stays
        return jawaban

    return bungkus


@terbuka
def beranda(request: HttpRequest) -> HttpResponse:
    kelompok = [
        (pemda, [(u, list(milik)) for u, milik in groupby(isi, key=lambda t: t.unit)])
        for pemda, isi in groupby(queries.terbaru(), key=lambda t: t.unit.pemda)
    ]
    return render(
        request, "publik/beranda.html", {"judul": "Laporan kinerja yang terbit", "kelompok": kelompok}
    )


@terbuka
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """A unit's reports, and its achievement over the years."""
    semua = queries.milik_unit(unit)
    laporan = [baca(t) for t in reversed(semua[:BANYAK_TAHUN]) if terbaca(t)]
    tahun = [x.tahun for x in laporan]
    baris = banding(laporan)
    gambar = gambar_banding(baris, tahun)
    isi = {
        "judul": f"Laporan kinerja {semua[0].unit.nama}",
        "perangkat": semua[0].unit,
        "semua": semua,
        "tahun_banding": tahun,
        "baris": baris,
        "gambar": gambar_layar(*gambar) if gambar else "",
        "remah": [_pangkal(), (semua[0].unit.nama_singkat, "")],
    }
    return render(request, "publik/unit.html", isi)


@terbuka
def laporan(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """A report at a glance: achievement, contents, files."""
    t = queries.satu(unit, tahun)
    isi = baca(t)
    tercapai = sum(1 for c in isi.capaian if c.angka is not None and c.angka >= 100)
    return render(
        request,
        "publik/laporan.html",
        {
            **_bersama(t, isi),
            "judul": f"LKjIP {isi.unit_singkat} Tahun {tahun}",
            "tercapai": tercapai,
            "gambar": [
                g.di(_pangkal_gambar(t)) for k in (CAPAIAN, REALISASI_SASARAN) if (g := isi.gambar(k.kunci))
            ],
            "remah": [*_remah(t), (str(tahun), "")],
        },
    )


@terbuka
def bagian(request: HttpRequest, unit: str, tahun: int, kunci: str) -> HttpResponse:
    """One chapter with all its sections."""
    t = queries.satu(unit, tahun)
    isi = baca(t)
    halaman = isi.halaman(kunci)
    if halaman is None:
        raise Http404("Bagian ini tidak ada pada LKjIP.")
    if halaman.kunci != kunci:
        return redirect(f"{_alamat('publik-bagian', t, kunci=halaman.kunci)}#bagian-{kunci}")
    di = isi.bagian.index(halaman)
    return render(
        request,
        "publik/bagian.html",
        {
            **_bersama(t, isi),
            "judul": halaman.sebutan,
            "halaman": halaman,
            "sebelum": isi.bagian[di - 1] if di else None,
            "sesudah": isi.bagian[di + 1] if di + 1 < len(isi.bagian) else None,
            "remah": [*_remah(t), (str(tahun), _alamat("publik-laporan", t)), (halaman.sebutan, "")],
        },
    )


@terbuka
def pencarian(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    t = queries.satu(unit, tahun)
    isi = baca(t)
    teks = request.GET.get("q", "").strip()
    hasil = list(cari(isi, kata_dari(teks)))
    return render(
        request,
        "publik/cari.html",
        {
            **_bersama(t, isi),
            "judul": f"Cari dalam LKjIP {isi.unit_singkat} Tahun {tahun}",
            "q": teks,
            "hasil": hasil[:BANYAK_HASIL],
            "banyak": len(hasil),
            "remah": [*_remah(t), (str(tahun), _alamat("publik-laporan", t)), ("Cari", "")],
        },
    )


def _bersama(t: Terbitan, isi: LaporanBaca) -> dict[str, Any]:
    berkas = {b.format: b for b in t.berkas.all()}
    return {
        "terbitan": t,
        "q": "",
        "laporan": isi,
        "pangkal_gambar": _pangkal_gambar(t),
        "berkas": [berkas[f] for f in queries.BERKAS if f in berkas],
    }


def _alamat(nama: str, t: Terbitan, **lain: Any) -> str:
    return reverse(nama, kwargs={"unit": t.unit.slug, "tahun": t.tahun, **lain})


def _pangkal_gambar(t: Terbitan) -> str:
    """Below which the images of the pages are."""
    return _alamat("publik-gambar", t, kunci="-").removesuffix("-")


def _pangkal() -> tuple[str, str]:
    return "Laporan kinerja", reverse("publik")


def _remah(t: Terbitan) -> list[tuple[str, str]]:
    return [_pangkal(), (t.unit.nama_singkat, reverse("publik-unit", kwargs={"unit": t.unit.slug}))]
