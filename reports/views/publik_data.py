"""What is published for other programs: JSON with its description, a feed, a map of the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed

from reports.models import Terbitan
from reports.publik import queries
from reports.publik.data import baca, terbaca
from reports.publik.openapi import dokumen
from reports.views.publik import terbuka

BANYAK_UMPAN = 50
RAPI = {"ensure_ascii": False, "indent": 1}


def _lengkap(request: HttpRequest, jalur: str) -> str:
    """With the server's address: the one that is set, else the one that was asked."""
    return f"{settings.ALAMAT_SITUS}{jalur}" if settings.ALAMAT_SITUS else request.build_absolute_uri(jalur)


def _alamat(request: HttpRequest, nama: str, t: Terbitan, **lain: Any) -> str:
    return _lengkap(request, reverse(nama, kwargs={"unit": t.unit.slug, "tahun": t.tahun, **lain}))


def _laporan(request: HttpRequest, t: Terbitan) -> dict[str, Any]:
    berkas = {b.format: b for b in t.berkas.all()}
    return {
        "pemda": t.unit.pemda.nama,
        "unit": {"kode": t.unit.slug, "nama": t.unit.nama, "singkatan": t.unit.nama_singkat},
        "tahun": t.tahun,
        "terbitan": t.nomor,
        "diterbitkan": t.diterbitkan_pada.isoformat() if t.diterbitkan_pada else None,
        "halaman": _alamat(request, "publik-laporan", t),
        "berkas": [
            {
                "format": f,
                "alamat": _alamat(request, "publik-berkas", t, format=f),
                "ukuran": berkas[f].ukuran,
                "sha256": berkas[f].sha256,
            }
            for f in queries.BERKAS
            if f in berkas
        ],
    }


@terbuka
def daftar(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {"laporan": [_laporan(request, t) for t in queries.terbaru()]}, json_dumps_params=RAPI
    )


@terbuka
def satu(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    t = queries.satu(unit, tahun)
    isi = baca(t)
    capaian = [
        {
            "indikator": c.indikator,
            "satuan": c.satuan,
            "target": c.target,
            "realisasi": c.realisasi,
            "capaian": None if c.angka is None else f"{c.angka:f}",
            "alasan": c.alasan,
            "predikat": c.predikat,
        }
        for c in isi.capaian
    ]
    tabel = [
        {
            "kunci": x.kunci,
            "nomor": x.nomor,
            "judul": x.judul,
            "csv": _alamat(request, "publik-tabel", t, kunci=x.kunci),
        }
        for x in isi.tabel.values()
    ]
    return JsonResponse({**_laporan(request, t), "capaian": capaian, "tabel": tabel}, json_dumps_params=RAPI)


@terbuka
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(dokumen(_lengkap(request, "/").rstrip("/")), json_dumps_params=RAPI)


@terbuka
def umpan(request: HttpRequest) -> HttpResponse:
    """RSS of what was published, the latest first; a correction is an entry of its own."""
    semua = queries.terbit().order_by("-diterbitkan_pada", "-id")[:BANYAK_UMPAN]
    isi = Rss201rev2Feed(
        title="Laporan kinerja yang terbit",
        link=_lengkap(request, reverse("publik")),
        description="LKjIP perangkat daerah begitu diterbitkan.",
        language="id",
        feed_url=_lengkap(request, reverse("publik-umpan")),
    )
    for t in semua:
        nomor = f", terbitan {t.nomor}" if t.nomor > 1 else ""
        koreksi = f" (koreksi: {t.alasan})" if t.nomor > 1 else ""
        isi.add_item(
            title=f"LKjIP {t.unit.nama_singkat} Tahun {t.tahun}{nomor}",
            link=_alamat(request, "publik-laporan", t),
            description=f"Laporan Kinerja Instansi Pemerintah {t.unit.nama} Tahun {t.tahun}{koreksi}.",
            pubdate=t.diterbitkan_pada,
            unique_id=f"lkjip:{t.unit.slug}:{t.tahun}:{t.nomor}",
            unique_id_is_permalink=False,
        )
    return HttpResponse(isi.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


@terbuka
def peta_situs(request: HttpRequest) -> HttpResponse:
    alamat: list[tuple[str, Any]] = [(_lengkap(request, reverse("publik")), None)]
    for t in filter(terbaca, queries.terbaru()):
        alamat.append((_alamat(request, "publik-laporan", t), t.diterbitkan_pada))
        alamat += [
            (_alamat(request, "publik-bagian", t, kunci=b.kunci), t.diterbitkan_pada) for b in baca(t).bagian
        ]
    return render(request, "publik/peta_situs.xml", {"alamat": alamat}, content_type="application/xml")
