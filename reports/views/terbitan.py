"""The LKjIP as a document: where it stands, its steps, its editions and their files."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from evaluation.enums import LangkahReviu
from evaluation.models import CatatanReviu
from lkjip.access import Hak, ambil_unit, boleh
from lkjip.enums import TahapLkjip
from lkjip.forms.dasar import bergaya
from lkjip.models import Pengguna
from reports.beku import BerkasRusak, baca
from reports.enums import HAK_LANGKAH, LangkahDokumen
from reports.models import BerkasTerbitan, LangkahLkjip, Terbitan
from reports.pembekuan import berjalan, minta_tetapkan, pekerjaan_terakhir, tanpa_pekerja
from reports.renderers import TIPE, Berkas
from reports.reviu import sidik
from reports.sumber import Sumber
from reports.tahap import SESUDAH, tahap_lkjip
from reports.tahapan_lkjip import tahapan
from reports.terbitan import (
    LangkahDitolak,
    Permintaan,
    angka_berubah,
    kekurangan,
    koreksi,
    langkah_terbuka,
    terbitkan,
)
from reports.views.dasar import alamat, halaman, halaman_isian, lampiran, pastikan_boleh
from reports.views.unduh import halaman_cetak

SELESAI = {
    LangkahDokumen.TETAPKAN: "Berkas LKjIP sedang disusun. LKjIP menjadi final setelah semuanya selesai.",
    LangkahDokumen.TERBITKAN: "LKjIP diterbitkan dan dapat dibaca masyarakat.",
    LangkahDokumen.KOREKSI: "LKjIP dibuka untuk koreksi.",
}


class FormLangkah(forms.Form):
    """Why a correction is opened; the other steps need no reason."""

    alasan = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasan koreksi."},
    )

    def __init__(self, *args: Any, langkah: LangkahDokumen) -> None:
        super().__init__(*args)
        bergaya(self, alasan=("Alasan koreksi", "Alasan ini tercetak pada terbitan berikutnya."))
        if langkah != LangkahDokumen.KOREKSI:
            del self.fields["alasan"]


@halaman_isian
def terbitan(request: HttpRequest, data: Sumber) -> HttpResponse:
    """With ?langkah= the page that confirms a step which the user may take now."""
    unit = ambil_unit(request.user, data.unit.slug)
    tahap = tahap_lkjip(unit.pk, data.tahun)
    terbuka = langkah_terbuka(cast(Pengguna, request.user), unit, tahap)
    if request.method == "POST":
        return _ambil(request, data, terbuka)
    diminta = request.GET.get("langkah")
    if diminta in terbuka:
        langkah = LangkahDokumen(diminta)
        return _konfirmasi(request, data, langkah, FormLangkah(langkah=langkah))
    pekerjaan = pekerjaan_terakhir(unit.pk, data.tahun)
    riwayat = list(
        LangkahLkjip.objects.filter(status__unit=unit, status__tahun=data.tahun).select_related("oleh")
    )
    isi: dict[str, Any] = {
        **_kepala(data, f"Terbitan LKjIP Tahun {data.tahun}"),
        "tahap": tahap,
        "terbuka": () if berjalan(pekerjaan) else terbuka,
        "tahapan": tahapan(tahap, riwayat, _direviu(data)),
        "riwayat": riwayat,
        "kurang": () if tahap in SESUDAH else kekurangan(data, tahap),
        "angka_berubah": tahap == TahapLkjip.DIREVIU and angka_berubah(data),
        "pekerjaan": pekerjaan,
        "berjalan": berjalan(pekerjaan),
        "tanpa_pekerja": tanpa_pekerja(pekerjaan),
        "terbitan": Terbitan.objects.filter(unit=unit, tahun=data.tahun)
        .select_related("ditetapkan_oleh", "diterbitkan_oleh")
        .prefetch_related("berkas"),
    }
    return render(request, "reports/terbitan/daftar.html", isi)


def _kepala(data: Sumber, judul: str) -> dict[str, Any]:
    return {
        "judul": judul,
        "remah": (("LKjIP", alamat("laporan", data)), ("Terbitan", "")),
        "unit": data.unit,
        "tahun": data.tahun,
    }


def _direviu(data: Sumber) -> Any:
    """Who declared it reviewed, and when."""
    c = (
        CatatanReviu.objects.filter(
            reviu__unit=data.unit_id, reviu__tahun=data.tahun, langkah=LangkahReviu.NYATAKAN
        )
        .select_related("oleh")
        .last()
    )
    return (str(c.oleh), c.pada) if c else None


def _ambil(request: HttpRequest, data: Sumber, terbuka: tuple[LangkahDokumen, ...]) -> HttpResponse:
    try:
        langkah = LangkahDokumen(request.POST.get("langkah", ""))
    except ValueError:
        raise Http404("Langkah ini tidak ada.") from None
    pengguna = cast(Pengguna, request.user)
    unit = ambil_unit(pengguna, data.unit.slug)
    if not boleh(pengguna, HAK_LANGKAH[langkah], unit):
        raise PermissionDenied
    form, ditolak = FormLangkah(request.POST, langkah=langkah), None
    if form.is_valid():
        minta = Permintaan(pengguna, form.cleaned_data.get("alasan", ""), request.POST.get("sidik", "")[:64])
        try:
            if langkah == LangkahDokumen.TETAPKAN:
                minta_tetapkan(minta, unit, data)
            else:
                (terbitkan if langkah == LangkahDokumen.TERBITKAN else koreksi)(minta, unit, data.tahun)
        except LangkahDitolak as galat:
            ditolak = galat
        else:
            messages.success(request, SELESAI[langkah])
            return redirect(alamat("terbitan", data))
    if langkah in terbuka:
        return _konfirmasi(request, data, langkah, form, ditolak)
    messages.error(request, str(ditolak or "Langkah ini tidak dapat diambil sekarang."))
    return redirect(alamat("terbitan", data))


def _konfirmasi(
    request: HttpRequest,
    data: Sumber,
    langkah: LangkahDokumen,
    form: FormLangkah,
    ditolak: LangkahDitolak | None = None,
) -> HttpResponse:
    menetapkan = langkah == LangkahDokumen.TETAPKAN
    isi: dict[str, Any] = {
        **_kepala(data, f"{langkah.label}: LKjIP Tahun {data.tahun}"),
        "langkah": langkah,
        "form": form,
        "ditolak": ditolak,
        "kurang": kekurangan(data, TahapLkjip.DIREVIU) if menetapkan else (),
        "angka_berubah": menetapkan and angka_berubah(data),
        "sidik": sidik(data) if menetapkan else "",
        "tanpa_alamat": menetapkan and not settings.ALAMAT_SITUS,
    }
    return render(request, "reports/terbitan/langkah.html", isi)


@halaman
def berkas(request: HttpRequest, data: Sumber, terbitan: int, format: str) -> HttpResponse:
    """A frozen file as it was, also before it is published."""
    pastikan_boleh(request, Hak.UNDUH, data)
    b = get_object_or_404(
        BerkasTerbitan.objects.select_related("terbitan__unit"),
        terbitan__unit=data.unit_id,
        terbitan__tahun=data.tahun,
        terbitan__nomor=terbitan,
        format=format,
    )
    try:
        isi = baca(b)
    except BerkasRusak as galat:
        messages.error(request, f"{galat} Hubungi admin.")
        return redirect(alamat("terbitan", data))
    tipe = TIPE.get(format, "application/octet-stream")
    if format == "html":
        return halaman_cetak(Berkas(isi, tipe, b.nama))
    return lampiran(isi, tipe, b.nama)
