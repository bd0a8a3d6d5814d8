"""Where a quarter stands, its history, and the page on which a step is confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lkjip.enums import Keadaan, Peran
from lkjip.pemberitahuan import penerima
from lkjip.periode import Saat
from pengisian.alur import MEMBUKA, LangkahDitolak, Permintaan, ambil_langkah, langkah_terbuka
from pengisian.enums import LANGKAH_KE, Langkah
from pengisian.forms.alur import FormLangkah, dapat_memperpanjang
from pengisian.kekurangan import kekurangan
from pengisian.lembar import Lembar
from pengisian.models import LangkahTriwulan
from pengisian.ringkasan import ringkasan
from pengisian.tahapan import tahapan
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_triwulan
def alur(request: HttpRequest, meja: Meja) -> HttpResponse:
    """With ?langkah= the page that confirms a step which the user may take now."""
    terbuka = langkah_terbuka(meja.pengguna, meja.unit, meja.posisi)
    if request.method == "POST":
        return _ambil(request, meja, _langkah(request.POST), terbuka)
    diminta = request.GET.get("langkah")
    if diminta in terbuka:
        langkah = Langkah(diminta)
        form = FormLangkah(langkah=langkah, boleh_perpanjang=dapat_memperpanjang(meja.pengguna, meja.unit))
        return _konfirmasi(request, meja, langkah, form)
    riwayat = list(_riwayat(meja))
    isi = {
        "judul": f"Status {meja.sebutan}",
        "remah": meja.remah,
        "terbuka": terbuka,
        "tahapan": tahapan(meja.posisi, riwayat),
        "riwayat": riwayat[::-1],
        "disetujui": [c for c in riwayat if c.langkah == Langkah.SETUJUI][::-1],
        "koordinator": penerima(meja.unit, [Peran.KOORDINATOR]) if meja.posisi.sebab else [],
    }
    return tampilkan(request, meja, "pengisian/alur.html", isi)


def _langkah(isian: Any) -> Langkah:
    try:
        return Langkah(isian.get("langkah", ""))
    except ValueError:
        raise Http404("Langkah ini tidak ada.") from None


def _ambil(request: HttpRequest, meja: Meja, langkah: Langkah, terbuka: tuple[Langkah, ...]) -> HttpResponse:
    form = FormLangkah(
        request.POST, langkah=langkah, boleh_perpanjang=dapat_memperpanjang(meja.pengguna, meja.unit)
    )
    if form.is_valid():
        try:
            ambil_langkah(
                Permintaan(langkah, meja.pengguna, **form.cleaned_data), meja.unit, meja.tahun, meja.triwulan
            )
        except LangkahDitolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            kini = Keadaan(LANGKAH_KE[langkah]).label.lower()
            messages.success(request, f"{meja.sebutan} {meja.unit.nama_singkat} {kini}.")
            return redirect(meja.alamat("pengisian-alur"))
    if langkah in terbuka:
        return _konfirmasi(request, meja, langkah, form)
    for galat in form.non_field_errors() or ["Langkah ini tidak dapat diambil lagi."]:
        messages.error(request, galat)
    return redirect(meja.alamat("pengisian-alur"))


def _konfirmasi(request: HttpRequest, meja: Meja, langkah: Langkah, form: FormLangkah) -> HttpResponse:
    lembar = Lembar(meja.unit, meja.posisi)
    isi: dict[str, Any] = {
        "judul": f"{langkah.label}: {meja.sebutan}",
        "remah": meja.remah,
        "langkah": langkah,
        "form": form,
        "tab": "pengisian-alur",
        "kurang": len(kekurangan(lembar)) if langkah == Langkah.AJUKAN else 0,
        "terlambat": langkah == Langkah.AJUKAN and meja.posisi.jendela.saat == Saat.LEWAT_TENGGAT,
        "ringkasan": ringkasan(lembar) if langkah == Langkah.SETUJUI else None,
        # A unit that gets its quarter back after the period has closed could not write in it.
        "tertutup": langkah in MEMBUKA and not meja.posisi.jendela.terbuka,
    }
    return tampilkan(request, meja, "pengisian/langkah.html", isi)


def _riwayat(meja: Meja) -> Any:
    """The steps of the quarter, the oldest first."""
    return LangkahTriwulan.objects.filter(
        triwulan__unit=meja.unit, triwulan__tahun=meja.tahun, triwulan__triwulan=meja.triwulan
    ).select_related("oleh")
