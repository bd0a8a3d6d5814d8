"""Uploading a filled workbook: the file, its preview with the choices, and writing it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lkjip.access import Hak, boleh
from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak
from lkjip.formats import angka
from pengisian.enums import Cara
from pengisian.impor_e81.isi_form import ragu
from pengisian.models import Unggahan
from pengisian.saringan import Saringan
from pengisian.tertutup import tertutup
from pengisian.unggah.data import TERBANYAK, IsiUnggahan, Pratinjau
from pengisian.unggah.layanan import SAYA, SERVER, saat, terapkan
from pengisian.unggah.simpanan import ambil_unggahan
from pengisian.unggah.terima import terima_buku
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan

TANPA_BERKAS = "Pilih berkas .xlsx dahulu."
PILIHAN = frozenset((SAYA, SERVER))


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def unggah(request: HttpRequest, meja: Meja) -> HttpResponse:
    galat = ""
    if request.method == "POST":
        pastikan_pengisi(meja)
        berkas = request.FILES.get("berkas")
        try:
            if berkas is None:
                raise BukuDitolak(TANPA_BERKAS)
            unggahan = terima_buku(meja.pengguna, meja.unit, meja.tahun, meja.triwulan, berkas)
            return redirect(meja.alamat("pengisian-unggahan", unggahan=unggahan.pk))
        except BukuDitolak as tolak:
            galat = str(tolak)
    isi = {
        "judul": f"Excel {meja.sebutan}",
        "galat": galat,
        "pengisi": pengisi(meja),
        "tertutup": tertutup(meja.pengguna, meja.unit, meja.posisi),
        "batas_mb": BATAS_UKURAN // 1024**2,
        "unduh": meja.alamat("pengisian-unduh"),
        "impor": meja.alamat("impor-e81"),
        "saringan": Saringan.dari(request.GET).querystring,
    }
    return tampilkan(request, meja, "pengisian/unggah.html", isi)


def pengisi(meja: Meja) -> bool:
    """Whether the user fills sheets of this unit at all, whatever the state of the quarter.

    A workbook of the year may hold open quarters beside a closed one.
    """
    return boleh(meja.pengguna, Hak.ISI, meja.unit)


def pastikan_pengisi(meja: Meja) -> None:
    if not pengisi(meja):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def pratinjau(request: HttpRequest, meja: Meja, unggahan: UUID) -> HttpResponse:
    milik = ambil_unggahan(meja.pengguna, meja.unit, meja.tahun, meja.triwulan, unggahan)
    sini = meja.alamat("pengisian-unggahan", unggahan=milik.pk)
    if request.method == "POST":
        pastikan_pengisi(meja)
        if "batal" in request.POST:
            milik.delete()
            messages.info(request, "Unggahan dibatalkan. Tidak ada yang ditulis.")
            return redirect(meja.alamat(asal(milik)))
        if milik.hasil:
            _terapkan(request, meja, milik)
        return redirect(sini)
    if not milik.hasil:
        return redirect(meja.alamat("impor-e81-cocok", unggahan=milik.pk))
    tautan = {"kembali": meja.alamat(asal(milik)), "lembar": meja.alamat("pengisian")}
    isi = _isi(milik) | _isi_form(meja, milik) | tautan
    return tampilkan(request, meja, "pengisian/pratinjau.html", isi)


def asal(unggahan: Unggahan) -> str:
    """The page where the file came in."""
    return "impor-e81" if unggahan.cara == Cara.IMPOR_E81 else "pengisian-unggah"


def _terapkan(request: HttpRequest, meja: Meja, unggahan: Unggahan) -> None:
    versi = request.POST.get("versi", "")
    terlihat = _konflik(unggahan)
    pilihan = {
        int(nama[1:]): nilai
        for nama, nilai in request.POST.items()
        if nama[:1] == "p" and nama[1:].isascii() and nama[1:].isdigit() and nilai in PILIHAN
    }
    semua = request.POST.get("semua", "")
    banyak = terapkan(
        unggahan,
        meja.pengguna,
        versi=int(versi) if versi.isascii() and versi.isdigit() and len(versi) < 9 else -1,
        pilihan=pilihan,
        semua=semua if semua in PILIHAN else "",
    )
    if banyak is None:
        messages.warning(request, _sebab_tertahan(unggahan, terlihat))
    elif banyak:
        messages.success(request, f"{angka(banyak)} sel ditulis sekaligus.")


def _konflik(unggahan: Unggahan) -> set[tuple[int, str]]:
    return {(k.nomor, k.lama) for k in Pratinjau.dari(unggahan.hasil or {}).konflik}


def _sebab_tertahan(unggahan: Unggahan, terlihat: set[tuple[int, str]]) -> str:
    """Why nothing was written; terlihat are the conflicts that the user was shown."""
    kini = _konflik(unggahan)
    if IsiUnggahan.dari(unggahan.isi).salah.banyak or Pratinjau.dari(unggahan.hasil or {}).salah:
        return "Belum ada yang ditulis: masih ada sel yang harus diperbaiki."
    if kini and kini <= terlihat:
        return "Belum ada yang ditulis: pilih dahulu nilai yang dipakai pada setiap pertentangan."
    return "Belum ada yang ditulis: isinya berubah sejak pratinjau yang Anda lihat. Periksa sekali lagi."


def _isi(unggahan: Unggahan) -> dict[str, object]:
    isi, hasil = IsiUnggahan.dari(unggahan.isi), Pratinjau.dari(unggahan.hasil or {})
    return {
        "judul": "Hasil unggahan" if unggahan.diterapkan_pada else "Pratinjau unggahan",
        "tab": "pengisian-unggah",
        "unggahan": unggahan,
        "isi": isi,
        "hasil": hasil,
        "konflik": hasil.konflik[:TERBANYAK],
        "konflik_lain": max(0, len(hasil.konflik) - TERBANYAK),
        "banyak_salah": isi.salah.banyak + len(hasil.salah),
        "dapat_diterapkan": bool(hasil.perubahan or hasil.konflik) and not (isi.salah.banyak or hasil.salah),
        "ringkas": (
            ("perubahan", len(hasil.perubahan), "perubahan"),
            ("pertentangan", len(hasil.konflik), "pertentangan"),
            ("salah", isi.salah.banyak + len(hasil.salah), "harus diperbaiki"),
            ("peringatan", len(hasil.peringatan), "peringatan"),
            ("diabaikan", isi.diabaikan.banyak, "diabaikan"),
            *([("selisih", len(hasil.selisih), "selisih")] if unggahan.cara == Cara.IMPOR_E81 else ()),
            ("", isi.sama + hasil.sama, "tidak berubah"),
        ),
        "pada": saat(unggahan.pada),
        "diunduh": saat(datetime.fromisoformat(isi.diunduh)) if isi.diunduh else "",
        "diterapkan": saat(unggahan.diterapkan_pada) if unggahan.diterapkan_pada else "",
    }


def _isi_form(meja: Meja, unggahan: Unggahan) -> dict[str, object]:
    """What only a form has."""
    if unggahan.cara != Cara.IMPOR_E81:
        return {"bandingan": False, "ubah_cocok": ""}
    cocok = meja.alamat("impor-e81-cocok", unggahan=unggahan.pk) if ragu(unggahan) else ""
    unduh = meja.alamat("impor-e81-selisih", unggahan=unggahan.pk)
    return {"bandingan": True, "ubah_cocok": cocok, "unduh_selisih": unduh}
