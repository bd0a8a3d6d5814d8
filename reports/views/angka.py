"""The live figures of the written texts, and the search of the editor's picker."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak, ambil_unit
from lkjip.models import Pengguna
from reports import naskah as layanan
from reports.daftar_hidup import TeksHidup, sidik, teks_hidup, terbarui
from reports.enums import SebabVersi
from reports.katalog.daftar import Kelompok, Pilihan, cari_pilihan, cari_rujukan, cari_sel
from reports.models import Naskah
from reports.outline import TABEL
from reports.sumber import Sumber
from reports.tahap import boleh_tulis_bagian, tahap_lkjip
from reports.views.dasar import alamat, halaman, halaman_isian, pastikan_boleh
from reports.views.laporan import judul_lengkap
from reports.views.tulis import versi_dikirim

RUJUKAN = ("rujuk", "rujukan")
BERUBAH_LAGI = "Angkanya berubah lagi sejak halaman ini dibuka. Lihat dahulu yang terbaru, lalu terima."


@halaman_isian
def daftar(request: HttpRequest, data: Sumber) -> HttpResponse:
    if request.method == "POST":
        return _terima(request, data)
    semua = teks_hidup(data)
    bergeser = request.GET.get("hanya") == "bergeser"
    isi: dict[str, Any] = {
        "judul": "Angka hidup",
        "remah": (("LKjIP", alamat("laporan", data)), ("Angka hidup", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "hanya_bergeser": bergeser,
        "banyak": sum(len(t.angka) for t in semua),
        "banyak_bergeser": sum(len(t.bergeser) for t in semua),
        "teks": _baris(request, data, [t for t in semua if t.bergeser or not bergeser], bergeser=bergeser),
    }
    return render(request, "reports/angka_hidup.html", isi)


def _baris(
    request: HttpRequest, data: Sumber, semua: list[TeksHidup], *, bergeser: bool
) -> list[dict[str, Any]]:
    """Each text with what the template shows of it, and the version that accepting it begins from."""
    unit = ambil_unit(request.user, data.unit.slug)
    tahap = tahap_lkjip(unit.pk, data.tahun)
    tugas = {b.kunci: b.penanggung_jawab_id for b in data.daftar_bagian}
    versi = dict(Naskah.objects.filter(unit=unit, tahun=data.tahun).values_list("bagian", "versi"))
    return [
        {
            "teks": t,
            "judul": judul_lengkap(t.bagian, data),
            "alamat": alamat("laporan-bagian", data, kunci=t.bagian.kunci),
            "angka": t.bergeser if bergeser else t.angka,
            "versi": versi.get(t.kunci, 0),
            "boleh": boleh_tulis_bagian(request.user, unit, tahap, tugas.get(t.bagian.kunci)),
        }
        for t in semua
    ]


def _terima(request: HttpRequest, data: Sumber) -> HttpResponse:
    """Stores what the text shows today as seen, if it is what was on the page."""
    pastikan_boleh(request, Hak.TULIS, data)
    kunci, kembali = request.POST.get("naskah", ""), redirect(request.get_full_path())
    baru = terbarui(data, kunci)
    if sidik(baru) != request.POST.get("sidik"):
        messages.error(request, BERUBAH_LAGI)
        return kembali
    user, unit = cast(Pengguna, request.user), ambil_unit(request.user, data.unit.slug)
    versi = versi_dikirim(request.POST.get("versi"))
    try:
        layanan.simpan(user, unit, data.tahun, kunci, baru, versi=versi, sebab=SebabVersi.DILIHAT)
    except layanan.NaskahDitolak as ditolak:
        messages.error(request, str(ditolak))
    else:
        messages.success(request, "Angka baru diterima. Yang tampil sekarang tercatat sudah dilihat.")
    return kembali


@halaman
def cari(request: HttpRequest, data: Sumber) -> JsonResponse:
    """What can be put into a text: {"hasil": [{kunci, teks, sebutan, kelompok, alasan, bentuk}]}.

    jenis: angka (all figures), indikator, uang, umum, a kind such as capaian; tabel with the key of a table
    in `tabel`; rujuk for references.
    """
    kata, jenis = request.GET.get("kata", "")[:200], request.GET.get("jenis", "")
    tahun = request.GET.get("tahun", "")
    tabel = request.GET.get("tabel", "")
    if jenis in RUJUKAN:
        kelompok = cari_rujukan(data.katalog, kata)
    elif jenis == "tabel":
        kelompok = cari_sel(data.katalog, tabel, kata) if tabel in TABEL else []
    else:
        jenis = "" if jenis == "angka" else jenis
        kelompok = cari_pilihan(data, kata, jenis, int(tahun) if _tahun(tahun) else None)
    return JsonResponse({"hasil": [_objek(k, p) for k in kelompok for p in k.pilihan]})


def _tahun(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) == 4


def _objek(kelompok: Kelompok, p: Pilihan) -> dict[str, Any]:
    return {
        "kunci": p.kunci,
        "teks": p.teks,
        "sebutan": p.sebutan,
        "kelompok": kelompok.judul,
        "alasan": p.alasan,
        "bentuk": [{"kunci": k, "sebutan": s, "teks": t} for k, s, t in p.bentuk],
    }
