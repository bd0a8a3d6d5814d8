"""The check of the report: findings, and accepting them with a reason."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.buku_kerja.tabel import TIPE
from lkjip.models import Pengguna
from reports.periksa_halaman import Ditolak, MejaPeriksa, Saringan, hitung, temuan_xlsx
from reports.sumber import Sumber
from reports.tahap import SESUDAH
from reports.temuan import TemuanDitolak, batalkan, terima
from reports.views.dasar import alamat, halaman, halaman_isian, lampiran, pastikan_boleh


@halaman_isian
def periksa(request: HttpRequest, data: Sumber) -> HttpResponse:
    meja = _meja(request, data)
    if request.method == "POST":
        return _tulis(request, meja)
    return _tampil(request, meja)


@halaman
def unduh(request: HttpRequest, data: Sumber) -> HttpResponse:
    """The findings that the page shows, as a workbook."""
    pastikan_boleh(request, Hak.UNDUH, data)
    meja = _meja(request, data)
    judul = f"Pemeriksaan LKjIP {data.unit.nama} Tahun {data.tahun}"
    nama = f"Pemeriksaan-LKjIP-{data.tahun}-{data.unit.slug}.xlsx"
    return lampiran(temuan_xlsx(meja.terpilih, judul), TIPE, nama)


def _meja(request: HttpRequest, data: Sumber) -> MejaPeriksa:
    unit = ambil_unit(request.user, data.unit.slug)
    return MejaPeriksa(cast(Pengguna, request.user), unit, data, Saringan.dari(request.GET))


def _tulis(request: HttpRequest, meja: MejaPeriksa) -> HttpResponse:
    if not boleh(meja.pengguna, Hak.TERIMA_TEMUAN, meja.unit):
        raise PermissionDenied
    alasan, dipilih = request.POST.get("alasan", ""), frozenset(request.POST.getlist("sidik"))
    tempat = {t.sidik: t.aturan.kunci for t in meja.temuan}
    aturan = next((a for s, a in tempat.items() if s in {*dipilih, request.POST.get("batalkan")}), "")
    aturan = aturan or request.POST.get("aturan", "")[:60]
    siapa: dict[str, Any] = {"oleh": meja.pengguna, "unit": meja.unit, "tahun": meja.data.tahun}
    try:
        if sidik := request.POST.get("batalkan"):
            batalkan(sidik, **siapa)
            messages.success(request, "Penerimaan dibatalkan; temuannya terbuka lagi.")
        else:
            semua = [t for t in meja.temuan if t.sidik in dipilih and t.diterima is None]
            banyak = terima(semua, alasan=alasan, sekarang=timezone.now(), **siapa)
            messages.success(request, f"{banyak} temuan diterima dengan alasan.")
    except TemuanDitolak as ditolak:
        return _tampil(request, meja, Ditolak(aturan, dipilih, alasan, str(ditolak)))
    jangkar = f"#aturan-{aturan}" if aturan in tempat.values() else ""
    return redirect(f"{alamat('periksa', meja.data)}{meja.saringan.kueri}{jangkar}")


def _tampil(request: HttpRequest, meja: MejaPeriksa, ditolak: Ditolak | None = None) -> HttpResponse:
    data = meja.data
    isi: dict[str, Any] = {
        "judul": f"Pemeriksaan LKjIP Tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "meja": meja,
        "tahap": meja.tahap,
        "tertutup": meja.tahap in SESUDAH,
        "hitungan": hitung(meja.temuan),
        "galat": sum(h.terbuka for h in hitung(meja.temuan) if h.tingkat == "galat"),
        "kelompok": meja.kelompok(ditolak),
        "ditolak": ditolak,
        "unduh": f"{alamat('periksa-xlsx', data)}{meja.saringan.kueri}",
    }
    return render(request, "reports/periksa.html", isi)
