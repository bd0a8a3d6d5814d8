"""The review of the LKjIP: checklist, answers, replies and steps on one page that is one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from evaluation.enums import JawabanButir, LangkahReviu
from evaluation.forms.reviu import RUAS_PENELAAH, RUAS_UNIT, FormKepala, IsianReviu
from evaluation.models import CatatanReviu
from evaluation.reviu import (
    KEPALA_CHR,
    KEPALA_PERNYATAAN,
    Bentrok,
    Permintaan,
    ReviuDitolak,
    ambil_langkah,
    buka_reviu,
    simpan_jawaban,
    simpan_kepala,
    simpan_tanggapan,
)
from lkjip.access import Hak, ambil_unit, boleh
from lkjip.models import Pengguna
from reports.reviu_halaman import MejaReviu, kelompok_baris
from reports.reviu_periksa import TIDAK
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman, halaman_isian

USULAN = "usulan"  # the button; with the number of an item for that one
SELESAI = {
    LangkahReviu.SAMPAIKAN: "Catatan hasil reviu disampaikan kepada perangkat daerah.",
    LangkahReviu.TANGGAPI: "Tanggapan dikirim kepada Inspektorat.",
    LangkahReviu.NYATAKAN: "LKjIP dinyatakan telah direviu.",
}
MENULIS = frozenset({Hak.REVIU, Hak.TANGGAPI_REVIU, Hak.NYATAKAN_REVIU})


@halaman_isian
def reviu(request: HttpRequest, data: Sumber) -> HttpResponse:
    meja = _meja(request, data)
    if request.method == "POST":
        return _tulis(request, meja)
    return _tampil(request, meja)


@halaman
def salinan(request: HttpRequest, data: Sumber, langkah: int) -> HttpResponse:
    """What a step delivered, as it was kept."""
    meja = _meja(request, data)
    if Hak.LIHAT_REVIU not in meja.hak:
        raise Http404("Salinan ini tidak ada.")
    catatan = get_object_or_404(CatatanReviu, reviu=meja.dimulai, pk=langkah)
    return HttpResponse(catatan.isi, content_type="application/json")


def _meja(request: HttpRequest, data: Sumber) -> MejaReviu:
    unit = ambil_unit(request.user, data.unit.slug)
    return MejaReviu(cast(Pengguna, request.user), unit, data)  # nobody else gets here


def _tulis(request: HttpRequest, meja: MejaReviu) -> HttpResponse:
    """Saves what was typed, then does what the button says."""
    if not any(boleh(meja.pengguna, h, meja.unit) for h in MENULIS):
        raise PermissionDenied
    aksi = request.POST.get("aksi", "simpan")
    if aksi == "buka":
        return _buka(request, meja)
    penelaah = boleh(meja.pengguna, Hak.REVIU, meja.unit)
    isian = IsianReviu(request.POST, meja.jawaban, RUAS_PENELAAH if penelaah else RUAS_UNIT)
    form = FormKepala(request.POST, reviu=meja.dimulai, ruas=meja.ruas_kepala)
    if aksi.startswith(USULAN):
        _pakai_usulan(meja, isian, aksi)
    bentrok: tuple[Bentrok, ...] = ()
    try:
        bentrok = _simpan(meja, isian, form, penelaah)
        if isian.galat or bentrok or form.errors or form.bentrok:
            raise ReviuDitolak("Yang ditandai di bawah belum tersimpan. Periksa, lalu simpan lagi.")
        messages.success(request, _lakukan(meja, aksi))
    except ReviuDitolak as ditolak:
        segar = MejaReviu(meja.pengguna, meja.unit, meja.data)
        return _tampil(request, segar, isian=isian, form=form, bentrok=bentrok, ditolak=ditolak)
    butir = aksi.removeprefix(USULAN).removeprefix("-")
    return redirect(alamat("reviu", meja.data) + (f"#butir-{butir}" if butir.isdigit() else ""))


def _buka(request: HttpRequest, meja: MejaReviu) -> HttpResponse:
    try:
        buka_reviu(meja.unit, meja.data.tahun, meja.pengguna)
    except ReviuDitolak as ditolak:
        messages.error(request, str(ditolak))
    return redirect(alamat("reviu", meja.data))


def _pakai_usulan(meja: MejaReviu, isian: IsianReviu, aksi: str) -> None:
    """Answers an item as proposed, or all that have no answer. A “tidak” gets the reason as its note."""
    satu = aksi.removeprefix(USULAN).removeprefix("-")
    for pk, t in meja.temuan.items():
        diketik = isian.diketik.get(pk)
        if diketik is None or (satu != str(pk) if satu else diketik["jawaban"]):
            continue
        alasan = t.alasan if t.jawaban == TIDAK else ""
        isian.isi(pk, jawaban=t.jawaban.value, catatan=diketik["catatan"] or alasan)


def _simpan(meja: MejaReviu, isian: IsianReviu, form: FormKepala, penelaah: bool) -> tuple[Bentrok, ...]:
    """What can be saved is. The conflict of the head stays with its form."""
    if form.is_valid() and (kepala := form.isian):
        form.bentrok = simpan_kepala(meja.dimulai, meja.pengguna, kepala)
    if not isian.isian:
        return ()
    simpan = simpan_jawaban if penelaah else simpan_tanggapan
    return simpan(meja.dimulai, meja.pengguna, isian.isian)


def _lakukan(meja: MejaReviu, aksi: str) -> str:
    """Takes the step that a button names, and says what was done."""
    if aksi not in LangkahReviu.values:
        return "Tersimpan."
    langkah = LangkahReviu(aksi)
    ambil_langkah(Permintaan(langkah, meja.pengguna, meja.sidik), meja.dimulai)
    return SELESAI[langkah]


def _tampil(
    request: HttpRequest,
    meja: MejaReviu,
    *,
    isian: IsianReviu | None = None,
    form: FormKepala | None = None,
    bentrok: Sequence[Bentrok] = (),
    ditolak: ReviuDitolak | None = None,
) -> HttpResponse:
    lihat = meja.reviu is not None and Hak.LIHAT_REVIU in meja.hak
    if lihat and (form is None or tuple(form.fields) != meja.ruas_kepala):
        form = FormKepala(reviu=meja.dimulai, ruas=meja.ruas_kepala)
    isi: dict[str, Any] = {
        "judul": f"Reviu LKjIP Tahun {meja.data.tahun}",
        "remah": (("LKjIP", alamat("laporan", meja.data)), ("Reviu", "")),
        "unit": meja.data.unit,
        "tahun": meja.data.tahun,
        "meja": meja,
        "lihat": lihat,
        "form": form if lihat else None,
        "kepala": meja.salinan or meja.reviu,
        "kepala_chr": KEPALA_CHR,
        "kepala_pernyataan": KEPALA_PERNYATAAN,
        "kelompok": kelompok_baris(meja, isian, bentrok) if lihat else [],
        "pilihan": JawabanButir.choices,
        "dijawab": sum(bool(j.jawaban) for j in meja.jawaban) if lihat else 0,
        "riwayat": meja.riwayat if lihat else [],
        "angka_berubah": lihat and meja.angka_berubah,
        "ditolak": ditolak,
    }
    return render(request, "reports/reviu.html", isi)
