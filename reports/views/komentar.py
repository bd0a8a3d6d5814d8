"""What is said about a text of the LKjIP."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Pengguna
from reports.baris_naskah import paragraf_naskah
from reports.blok import BlokNarasi
from reports.forms_komentar import FormJawaban, FormKomentar
from reports.komentar import (
    KomentarDitolak,
    Pembicara,
    buka_lagi,
    cari_paragraf,
    jawab,
    komentari,
    kutip,
    percakapan,
    selesaikan,
)
from reports.models import KomentarNaskah
from reports.narasi.dasar import Narasi
from reports.outline import Rancangan
from reports.sumber import Sumber
from reports.tahap import boleh_lkjip, tahap_lkjip
from reports.views.dasar import alamat, halaman_isian
from reports.views.riwayat_naskah import kepala, letak


@halaman_isian
def komentar(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> HttpResponse:
    rancangan, narasi, nomor = letak(data, bagian, naskah)
    form, salah = None, None
    if request.method == "POST":
        p = Pembicara(cast(Pengguna, request.user), ambil_unit(request.user, data.unit.slug), data.tahun)
        if not boleh(p.user, Hak.KOMENTARI, p.unit):
            raise PermissionDenied
        form, salah = _terima(request, p, data, narasi)
        if form is None:
            return redirect(request.path + "#komentar")
    isi = kepala("Komentar", data, rancangan, narasi, nomor)
    isi |= konteks_komentar(request, data, rancangan, narasi, form=form, salah=salah)
    return render(request, "reports/riwayat/komentar.html", isi)


def konteks_komentar(
    request: HttpRequest,
    data: Sumber,
    rancangan: Rancangan,
    narasi: Narasi,
    *,
    form: FormKomentar | FormJawaban | None = None,
    salah: KomentarNaskah | None = None,
) -> dict[str, Any]:
    """What templates/reports/riwayat/_komentar.html shows. form and salah: what could not be taken, and the
    remark that it was to answer."""
    paragraf = paragraf_kini(data, narasi)
    semua = percakapan(data.unit_id, data.tahun, {narasi.kunci: paragraf})[narasi.kunci]
    baru = form
    if not isinstance(baru, FormKomentar):
        di = cari_paragraf(kutip(request.GET.get("kutipan", "")[:2000]), paragraf)
        awal = {"kutipan": kutip(paragraf[di])} if di is not None else {}
        baru = FormKomentar(paragraf=paragraf, initial=awal)
    unit = ambil_unit(request.user, data.unit.slug)
    tahap = tahap_lkjip(data.unit_id, data.tahun)
    return {
        "percakapan": semua,
        "banyak_terbuka": sum(p.komentar.selesai_pada is None for p in semua),
        "paragraf": paragraf,
        "boleh_komentar": boleh_lkjip(request.user, Hak.KOMENTARI, unit, tahap),
        "form_komentar": baru,
        "form_jawaban": form if isinstance(form, FormJawaban) else FormJawaban(),
        "salah": salah,
        "alamat_komentar": alamat("naskah-komentar", data, bagian=rancangan.kunci, naskah=narasi.kunci),
    }


def paragraf_kini(data: Sumber, narasi: Narasi) -> tuple[str, ...]:
    """The paragraphs of the text as a reader sees it today, written or generated."""
    blok = narasi.blok_dari(data, data.susunan.rujuk)
    return paragraf_naskah("".join(b.html for b in blok if isinstance(b, BlokNarasi)))


def _terima(
    request: HttpRequest, p: Pembicara, data: Sumber, narasi: Narasi
) -> tuple[FormKomentar | FormJawaban | None, KomentarNaskah | None]:
    """Does what a form asks for; gives the form back where it cannot be, with the remark it is about."""
    aksi = request.POST.get("aksi", "")
    pokok = None if aksi == "tambah" else _pokok(data, narasi, request.POST.get("komentar", ""))
    form: FormKomentar | FormJawaban | None = None
    if aksi == "tambah":
        form = FormKomentar(request.POST, paragraf=paragraf_kini(data, narasi))
    elif aksi == "jawab":
        form = FormJawaban(request.POST)
    if form is not None and not form.is_valid():
        return form, pokok
    try:
        if pokok is None and form is not None:
            komentari(p, narasi.kunci, form.cleaned_data["kutipan"], form.cleaned_data["isi"])
        elif pokok is not None and form is not None:
            jawab(p, pokok, form.cleaned_data["isi"])
        elif pokok is not None and aksi == "selesai":
            selesaikan(p, pokok)
        elif pokok is not None and aksi == "buka":
            buka_lagi(p, pokok)
    except KomentarDitolak as ditolak:
        messages.error(request, str(ditolak))
        return form, pokok  # what was typed stays on the page
    return None, None


def _pokok(data: Sumber, narasi: Narasi, nomor: str) -> KomentarNaskah:
    """A remark on this very text; 404 where there is none."""
    milik = KomentarNaskah.objects.select_related("naskah").filter(
        naskah__unit=data.unit_id, naskah__tahun=data.tahun, naskah__bagian=narasi.kunci, induk=None
    )
    pokok = milik.filter(pk=int(nomor)).first() if nomor.isdecimal() and len(nomor) < 18 else None
    if pokok is None:
        raise Http404("Komentar ini tidak ada.")
    return pokok
