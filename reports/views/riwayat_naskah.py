"""The versions of a text of the LKjIP: list, difference of two, one to read and to bring back."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Pengguna
from reports.beda_naskah import beda, beda_html, naskah_html
from reports.models import Naskah, VersiNaskah
from reports.narasi.dasar import Narasi
from reports.narasi.otomatis import teks_otomatis
from reports.naskah import NaskahDitolak, naskah_bagian, sebab_tidak_menulis
from reports.outline import Rancangan
from reports.riwayat_naskah import OTOMATIS, daftar_versi, gambar_dipakai, pulihkan
from reports.sumber import Sumber
from reports.tahap import tahap_lkjip
from reports.views.dasar import alamat, halaman, halaman_isian
from reports.views.laporan import judul_lengkap

SEHALAMAN = 30


def letak(data: Sumber, bagian: str, naskah: str) -> tuple[Rancangan, Narasi, int]:
    """The section, the text's place there and its number among the texts of the section; else 404."""
    rancangan = data.susunan.cari(bagian)
    calon = naskah_bagian(rancangan) if rancangan else ()
    for n, narasi in enumerate(calon, 1):
        if rancangan and narasi.kunci == naskah:
            return rancangan, narasi, n if len(calon) > 1 else 0
    raise Http404("Naskah ini tidak ada, atau bagiannya tidak dimuat pada LKjIP.")


def kepala(judul: str, data: Sumber, bagian: Rancangan, narasi: Narasi, nomor: int) -> dict[str, Any]:
    """What the pages of a text begin with."""
    nama = judul_lengkap(bagian, data) + (f", naskah {nomor}" if nomor else "")
    return {
        "judul": f"{judul}: {nama}",
        "remah": (
            ("LKjIP", alamat("laporan", data)),
            (nama, alamat("laporan-bagian", data, kunci=bagian.kunci)),
            (judul, ""),
        ),
        "unit": data.unit,
        "tahun": data.tahun,
        "bagian": bagian.kunci,
        "naskah": narasi.kunci,
    }


@halaman
def riwayat(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> HttpResponse:
    rancangan, narasi, nomor = letak(data, bagian, naskah)
    milik = _naskah(data, naskah)
    banyak = milik.riwayat.count() if milik else 0
    lembar = min(_bilangan(request.GET.get("halaman"), 1), max(1, -(-banyak // SEHALAMAN)))
    versi = daftar_versi(milik, (lembar - 1) * SEHALAMAN, SEHALAMAN) if milik and banyak else ()
    isi = kepala("Riwayat", data, rancangan, narasi, nomor) | {
        "versi": versi,
        "banyak": banyak,
        "otomatis": narasi.susun is not None,
        "lebih_baru": lembar - 1,
        "lebih_lama": lembar + 1 if lembar * SEHALAMAN < banyak else 0,
    }
    return render(request, "reports/riwayat/daftar.html", isi)


@halaman
def perbedaan(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> HttpResponse:
    """?dari= and ?ke= are numbers of versions, or the generated text."""
    rancangan, narasi, nomor = letak(data, bagian, naskah)
    if not request.GET:
        return redirect(alamat("naskah-riwayat", data, bagian=bagian, naskah=naskah))
    pilihan = [request.GET.get(n, "") for n in ("dari", "ke")]
    (nama_dari, dari), (nama_ke, ke) = (_teks(data, narasi, p) for p in pilihan)
    baris = beda(dari, ke)
    isi = kepala("Perbedaan", data, rancangan, narasi, nomor) | {
        "dari": nama_dari,
        "ke": nama_ke,
        "sama": all(p.keadaan == "" for b in baris for s in b.sel for p in s),
        "beda": beda_html(baris, gambar_dipakai(data, dari, ke)),
        "tukar": f"?dari={pilihan[1]}&ke={pilihan[0]}",
    }
    return render(request, "reports/riwayat/beda.html", isi)


@halaman_isian
def versi(request: HttpRequest, data: Sumber, bagian: str, naskah: str, nomor: int) -> HttpResponse:
    """One version to read; POST brings it back."""
    rancangan, narasi, ke = letak(data, bagian, naskah)
    unit, user = ambil_unit(request.user, data.unit.slug), cast(Pengguna, request.user)
    if request.method == "POST" and not boleh(user, Hak.TULIS, unit):
        raise PermissionDenied
    dipilih = _versi(data, naskah, nomor)
    if request.method == "POST":
        try:
            pulihkan(user, unit, dipilih.naskah, dipilih, timezone.now())
        except NaskahDitolak as ditolak:
            messages.error(request, str(ditolak))
            return redirect(request.path)
        messages.success(request, f"Versi {nomor} dipulihkan. Versi sebelumnya tetap ada dalam riwayat.")
        return redirect(alamat("naskah-riwayat", data, bagian=bagian, naskah=naskah))
    milik = next((b.penanggung_jawab_id for b in data.daftar_bagian if b.kunci == bagian), None)
    isi = kepala(f"Versi {nomor}", data, rancangan, narasi, ke) | {
        "v": dipilih,
        "isi_versi": naskah_html(dipilih.isi, gambar_dipakai(data, dipilih.isi)),
        "kini": dipilih.isi == dipilih.naskah.isi,
        "tidak_menulis": sebab_tidak_menulis(user, unit, tahap_lkjip(unit.pk, data.tahun), milik)
        if boleh(user, Hak.TULIS, unit)
        else "–",
    }
    return render(request, "reports/riwayat/versi.html", isi)


def _naskah(data: Sumber, kunci: str) -> Naskah | None:
    return Naskah.objects.filter(unit=data.unit_id, tahun=data.tahun, bagian=kunci).first()


def _versi(data: Sumber, kunci: str, nomor: int) -> VersiNaskah:
    milik = {"naskah__unit": data.unit_id, "naskah__tahun": data.tahun, "naskah__bagian": kunci}
    try:
        return VersiNaskah.objects.select_related("naskah", "oleh").get(**milik, nomor=nomor)
    except (VersiNaskah.DoesNotExist, OverflowError) as galat:
        raise Http404("Versi ini tidak ada.") from galat


def _teks(data: Sumber, narasi: Narasi, pilihan: str) -> tuple[str, str]:
    """How a chosen text is called, and the text; 404 where there is none."""
    if pilihan == OTOMATIS and narasi.susun is not None:
        return "teks otomatis", teks_otomatis(data, narasi.kunci)
    v = _versi(data, narasi.kunci, _bilangan(pilihan, 0))
    return f"versi {v.nomor}", v.isi


def _bilangan(teks: str | None, bawaan: int) -> int:
    return (
        int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 9 and int(teks) else bawaan
    )
