"""The pemda's view: all units of a year or quarter, their indicators, and what else is watched in them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.queries import skala
from lkjip.access import Hak, ambil_pemda
from lkjip.enums import Keadaan
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pemda
from lkjip.navigation import triwulan_bawaan
from reports.blok import Baris, BlokTabel
from reports.pemda.data import TANPA, BarisUnit, TahunPemda, menyaring
from reports.pemda.grafik import garis_kecil, sebaran, serapan_capaian
from reports.pemda.hitung import BarisKinerja
from reports.pemda.keadaan import BarisKeadaan, keadaan_unit
from reports.pemda.muat_tahun import muat_tahun, unit_tahun
from reports.pemda.tabel import (
    blok_akip,
    blok_predikat,
    blok_sasaran,
    blok_unit,
    kunci_baris,
    semua_kinerja,
    urutkan,
)
from reports.pemda.tampilan import tampilkan_tabel

PER_HALAMAN = 200  # rows of the table of indicators at once
TAHUN_AKIP = 5
HALAMAN = {
    "kelola-capaian": "Perangkat daerah",
    "kelola-capaian-sasaran": "Sasaran dan indikator",
    "kelola-capaian-akip": "AKIP, rekomendasi, LKjIP",
    "kelola-capaian-ikhtisar": "Ikhtisar kinerja pemda",
}
BERKALA = ("kelola-capaian", "kelola-capaian-sasaran")  # those that are of a quarter too
SARINGAN = ("cari", "keadaan", "predikat", "unit", "terlambat", "urut")


@require_GET
def kini(request: HttpRequest, pemda: str) -> HttpResponse:
    """The latest year that has begun, up to its running quarter."""
    milik = ambil_pemda(request.user, pemda, Hak.PANTAU)
    daftar = tahun_pemda(milik)
    if not daftar:
        return render(request, "reports/pemda/tanpa_tahun.html", {"judul": "Capaian pemda", "pemda": milik})
    sekarang = timezone.localdate().year
    tahun = max((t for t in daftar if t <= sekarang), default=min(daftar))
    return redirect("kelola-capaian", pemda=pemda, tahun=tahun, triwulan=triwulan_bawaan(tahun))


@require_GET
def ringkas(request: HttpRequest, pemda: str, tahun: int, triwulan: int) -> HttpResponse:
    milik = ambil_tahun(request, pemda, tahun, triwulan)
    data = muat_tahun(milik, tahun, triwulan)
    tampil = saring_unit(data, request.GET)
    blok, urut = urutkan(blok_unit(data, tampil), request.GET.get("urut", ""))
    per_unit = {b.unit.slug: b for b in tampil}

    def tautan(baris: Baris) -> dict[str, str]:
        slug = per_unit[baris.kunci].unit.slug
        rincian = reverse("kelola-capaian-sasaran", args=[pemda, tahun, triwulan])
        return {
            "unit": reverse("ringkasan", args=[slug, tahun]),
            "keadaan": reverse("pengisian-alur", args=[slug, tahun, triwulan]),
            "capaian": f"{rincian}?unit={slug}",
            "serapan": reverse("rencana-anggaran", args=[slug, tahun]),
        }

    isi = bingkai(milik, tahun, triwulan, "kelola-capaian", request.GET) | {
        "judul": f"Capaian {data.masa}",
        "data": data,
        "tabel": tampilkan_tabel(blok, request.GET, urut, tautan=tautan),
        "tampil": len(tampil),
        "keadaan": Keadaan.choices,
        "ringkas": [(k.label, sum(b.waktu.posisi.keadaan == k for b in data.baris)) for k in Keadaan],
        "terlambat": sum(b.waktu.terlambat > 0 for b in data.baris),
        "predikat": [k.predikat for k in data.kelompok],
        "sebaran": tampilkan_tabel(blok_predikat(data), request.GET, kepala_baris="predikat"),
        "gambar": (sebaran(data), serapan_capaian(data)) if data.baris else (),
        "rata": data.rata,
        "predikat_rata": data.predikat(data.rata),
        "uang": data.uang,
    }
    return render(request, "reports/pemda/ringkas.html", isi)


@require_GET
def sasaran(request: HttpRequest, pemda: str, tahun: int, triwulan: int) -> HttpResponse:
    milik = ambil_tahun(request, pemda, tahun, triwulan)
    data = muat_tahun(milik, tahun, triwulan, rinci=True)
    terpilih = saring_kinerja(data, request.GET)
    blok, urut = urutkan(blok_sasaran(data, terpilih), request.GET.get("urut", ""))
    halaman, semua = _halaman(request.GET), len(blok.baris)
    blok = _potong(blok, halaman)
    rinci = {kunci_baris(b, r): (b, r) for b, r in terpilih}
    isi = bingkai(milik, tahun, triwulan, "kelola-capaian-sasaran", request.GET) | {
        "judul": f"Capaian sasaran {data.masa}",
        "data": data,
        "tabel": tampilkan_tabel(
            blok, request.GET, urut, tautan=lambda b: _tautan_kinerja(data, *rinci[b.kunci])
        ),
        "tampil": semua,
        "semua": sum(len(b.rincian.baris) for b in data.baris),
        "predikat": [k.predikat for k in data.kelompok],
        "sebelum": _kueri_halaman(request.GET, halaman - 1) if halaman > 1 else "",
        "sesudah": _kueri_halaman(request.GET, halaman + 1) if semua > halaman * PER_HALAMAN else "",
    }
    return render(request, "reports/pemda/sasaran.html", isi)


@require_GET
def akip(request: HttpRequest, pemda: str, tahun: int) -> HttpResponse:
    milik = ambil_tahun(request, pemda, tahun)
    baris, daftar = muat_akip(milik, tahun, request.GET)
    blok, urut = urutkan(blok_akip(daftar, baris), request.GET.get("urut", ""))

    def tautan(b: Baris) -> dict[str, str]:
        return {
            "unit": reverse("akip", args=[b.kunci, tahun]),
            "terbuka": reverse("rekomendasi", args=[b.kunci, tahun]),
            "lewat": reverse("rekomendasi", args=[b.kunci, tahun]),
            "lkjip": reverse("laporan", args=[b.kunci, tahun]),
        }

    garis = {b.unit.slug: garis_kecil([b.nilai.get(t) for t in daftar]) for b in baris}
    tabel = tampilkan_tabel(blok, request.GET, urut, tautan=tautan)
    isi = bingkai(milik, tahun, 4, "kelola-capaian-akip", request.GET) | {
        "judul": f"AKIP, rekomendasi, dan LKjIP {tahun}",
        "tabel": tabel,
        "baris": [(b, garis[blok.baris[n].kunci]) for n, b in enumerate(tabel.baris)],
        "tampil": len(baris),
    }
    return render(request, "reports/pemda/akip.html", isi)


# --- what the pages and the files share
def ambil_tahun(request: HttpRequest, slug: str, tahun: int, triwulan: int = 4) -> Pemda:
    """The pemda, or 404: without the right, for a year not prepared, for a quarter that is none."""
    milik = ambil_pemda(request.user, slug, Hak.PANTAU)
    if tahun not in tahun_pemda(milik) or not 1 <= triwulan <= 4:
        raise Http404("Tahun atau triwulan ini tidak ada.")
    return milik


def tahun_pemda(pemda: Pemda) -> list[int]:
    """The years that the pemda has prepared, the latest first. Asked once."""
    tahun: list[int] | None = pemda.__dict__.get("_tahun")
    if tahun is None:
        tahun = list(pemda.pengaturan.order_by("-tahun").values_list("tahun", flat=True))
        pemda.__dict__["_tahun"] = tahun
    return tahun


def saring_unit(data: TahunPemda, kueri: QueryDict) -> tuple[BarisUnit, ...]:
    keadaan = kueri.get("keadaan", "")
    return menyaring(
        data.baris,
        keadaan=keadaan if keadaan in Keadaan.values else "",
        predikat=_predikat(data, kueri),
        cari=_cari(kueri),
        terlambat=kueri.get("terlambat") == "ya",
    )


def saring_kinerja(data: TahunPemda, kueri: QueryDict) -> list[tuple[BarisUnit, BarisKinerja]]:
    unit = kueri.get("unit", "")
    dikenal = any(b.unit.slug == unit for b in data.baris)
    return list(
        semua_kinerja(data, predikat=_predikat(data, kueri), cari=_cari(kueri), unit=unit if dikenal else "")
    )


def muat_akip(pemda: Pemda, tahun: int, kueri: QueryDict) -> tuple[list[BarisKeadaan], list[int]]:
    """The units that the filter shows, and the years of their scores."""
    cari = _cari(kueri).casefold()
    units = [
        u for u in unit_tahun(pemda, tahun) if cari in u.nama.casefold() or cari in u.nama_singkat.casefold()
    ]
    baris = keadaan_unit(units, tahun, skala(pemda.pk, tahun).get("akip"), timezone.localdate())
    return baris, list(range(tahun - TAHUN_AKIP + 1, tahun + 1))


def bingkai(pemda: Pemda, tahun: int, triwulan: int, sini: str, kueri: QueryDict) -> dict[str, Any]:
    """The way here, the other pages of the year, the quarters, the other years, the filter."""

    def alamat(nama: str, tahun: int = tahun, triwulan: int = triwulan) -> str:
        lain = {"triwulan": triwulan} if nama in BERKALA else {}
        return reverse(nama, kwargs={"pemda": pemda.slug, "tahun": tahun} | lain)

    sebutan = [f"Triwulan {r}" for r in ROMAWI_TRIWULAN[:3]] + ["Setahun"]
    return {
        "pemda": pemda,
        "tahun": tahun,
        "triwulan": triwulan,
        "remah": [
            ("Kelola", reverse("kelola", kwargs={"pemda": pemda.slug})),
            (f"Capaian semua perangkat daerah {tahun}", ""),
        ],
        "tab": [(label, alamat(nama), nama == sini) for nama, label in HALAMAN.items()],
        "masa": [
            (label, alamat(sini, triwulan=n), n == triwulan)
            for n, label in enumerate(sebutan if sini in BERKALA else (), 1)
        ],
        "pilihan_tahun": [(t, alamat(sini, tahun=t)) for t in tahun_pemda(pemda)],
        "saring": {k: kueri.get(k, "") for k in SARINGAN},
        "kueri": kueri.urlencode(),
    }


def _tautan_kinerja(data: TahunPemda, b: BarisUnit, r: BarisKinerja) -> dict[str, str]:
    """Down to the unit, to the indicator, and to how its figure came about."""
    slug, kode = b.unit.slug, r.kinerja.indikator.kode
    hasil = {"unit": reverse("ringkasan", args=[slug, data.tahun])}
    if data.setahun:
        hasil["indikator"] = reverse("tabel", args=[slug, data.tahun, "target-realisasi"])
        for kolom in ("realisasi", "capaian"):
            hasil[kolom] = reverse("jejak", args=[slug, data.tahun, "target-realisasi", kode, kolom])
    else:
        baris = reverse(
            "pengisian-baris", args=[slug, data.tahun, data.triwulan, f"i{r.kinerja.indikator.id}"]
        )
        hasil |= {"indikator": baris, "capaian": reverse("e81", args=[slug, data.tahun, data.triwulan])}
    return hasil


def _predikat(data: TahunPemda, kueri: QueryDict) -> str:
    dipilih = kueri.get("predikat", "")
    dikenal = {j.predikat for j in data.skala.jenjang} if data.skala else set()
    return dipilih if dipilih in dikenal | {TANPA} else ""


def _cari(kueri: QueryDict) -> str:
    return kueri.get("cari", "").strip()[:100]


def _halaman(kueri: QueryDict) -> int:
    teks = kueri.get("hal", "1")
    return max(1, int(teks)) if teks.isdecimal() and len(teks) < 6 else 1


def _potong(blok: BlokTabel, halaman: int) -> BlokTabel:
    awal = (halaman - 1) * PER_HALAMAN
    isi = blok.baris[awal : awal + PER_HALAMAN]
    return BlokTabel(blok.kelas, blok.nomor, blok.judul, isi, (), blok.sumber, blok.catatan, blok.kosong)


def _kueri_halaman(kueri: QueryDict, halaman: int) -> str:
    baru = kueri.copy()
    baru["hal"] = str(halaman)
    return baru.urlencode()
