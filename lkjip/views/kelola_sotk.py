"""Changes of an SOTK: which there were, a new one in two steps, and who goes where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from lkjip.enums import JenisPerubahanUnit
from lkjip.forms.dasar import tambah_galat
from lkjip.forms.pindah import FormPindah
from lkjip.forms.unit import FormBubar, FormGabung, FormGantiNama, FormPecah, FormPerubahan
from lkjip.models import Pemda, PerubahanUnit
from lkjip.navigation import alamat
from lkjip.pindah_tugas import hasil_perubahan, pindahkan, tugas_tersisa
from lkjip.sotk import BarisPerubahan, uraikan
from lkjip.views.kelola_unit import ISIAN, pengatur_unit, remah


@dataclass(frozen=True, slots=True)
class Cara:
    """A kind of change: its name in the address, what it is for, its form."""

    kunci: str
    jenis: JenisPerubahanUnit
    untuk: str
    form: type[FormPerubahan]


CARA = {
    c.kunci: c
    for c in (
        Cara(
            "ganti-nama",
            JenisPerubahanUnit.GANTI_NAMA,
            "Nama, singkatan, atau jabatan kepala berganti sejak suatu tanggal. Laporan dan dokumen masa "
            "sebelumnya tetap memakai nama lama; alamat halaman tidak berubah.",
            FormGantiNama,
        ),
        Cara(
            "gabung",
            JenisPerubahanUnit.GABUNG,
            "Dua perangkat daerah atau lebih menjadi satu. Yang berakhir tetap dapat dibuka dengan semua "
            "tahun dan dokumennya.",
            FormGabung,
        ),
        Cara(
            "pecah",
            JenisPerubahanUnit.PECAH,
            "Satu perangkat daerah menjadi beberapa, dan berakhir atau tetap ada di samping yang baru.",
            FormPecah,
        ),
        Cara(
            "bubar",
            JenisPerubahanUnit.BUBAR,
            "Perangkat daerah berakhir tanpa penerus. Triwulan sesudahnya tidak diisi lagi.",
            FormBubar,
        ),
    )
}


@require_GET
@pengatur_unit
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    semua = pemda.perubahan_unit.select_related("oleh").prefetch_related("unit_berubah__unit__nama_lama")
    isi = {
        "judul": "Perubahan SOTK",
        "pemda": pemda,
        "baris": [uraikan(p) for p in semua],
        "cara": CARA.values(),
        "remah": remah(pemda, ("Perubahan SOTK", "")),
    }
    return render(request, "lkjip/kelola/sotk_daftar.html", isi)


@ISIAN
@pengatur_unit
def baru(request: HttpRequest, pemda: Pemda, jenis: str) -> HttpResponse:
    """The form; a preview of what it would do; and, confirmed, the change."""
    cara = CARA.get(jenis)
    if cara is None:
        raise Http404
    form = cara.form(request.POST or None, pemda=pemda, oleh=request.user)
    aksi = request.POST.get("aksi", "")
    hasil = None
    if request.method == "POST" and aksi != "ubah" and form.is_valid():
        hasil = _jalankan(form, sungguh=aksi == "laksanakan")
        if hasil and aksi == "laksanakan":
            messages.success(request, f"{cara.jenis.label} dicatat.")
            if tugas_tersisa(hasil.perubahan).exists():
                return redirect("kelola-sotk-tugas", pemda=pemda.slug, perubahan=hasil.perubahan.pk)
            return redirect("kelola-sotk", pemda=pemda.slug)
    isi = {
        "judul": cara.jenis.label,
        "pemda": pemda,
        "cara": cara,
        "form": form,
        "pratinjau": hasil,
        "remah": remah(
            pemda,
            ("Perubahan SOTK", alamat("kelola-sotk", {"pemda": pemda.slug}) or ""),
            (str(cara.jenis.label), ""),
        ),
    }
    return render(request, "lkjip/kelola/sotk.html", isi)


def _jalankan(form: FormPerubahan, *, sungguh: bool) -> BarisPerubahan | None:
    """What the change does, or None with the form's errors. A preview is done and taken back."""
    try:
        with transaction.atomic():
            hasil = uraikan(form.laksanakan())
            if not sungguh:
                transaction.set_rollback(True)
    except ValidationError as galat:
        tambah_galat(form, galat)
        return None
    return hasil


@ISIAN
@pengatur_unit
def tugas(request: HttpRequest, pemda: Pemda, perubahan: int) -> HttpResponse:
    """Who had a role in the units that ended, and where it goes on."""
    p: PerubahanUnit = get_object_or_404(PerubahanUnit, pk=perubahan, pemda=pemda)
    tersisa, hasil = list(tugas_tersisa(p)), hasil_perubahan(p)
    form = FormPindah(request.POST or None, keanggotaan=tersisa, hasil=hasil)
    if request.method == "POST" and form.is_valid():
        galat = pindahkan(p, form.pilihan, oleh=request.user)
        for pk, pesan in galat.items():
            form.add_error(form.nama(pk), pesan)
        if not galat:
            messages.success(request, f"{len(form.pilihan)} peran dipindahkan.")
            return redirect("kelola-sotk-tugas", pemda=pemda.slug, perubahan=p.pk)
    isi: dict[str, Any] = {
        "judul": "Pindahkan peran",
        "pemda": pemda,
        "baris": uraikan(p),
        "hasil": hasil,
        "form": form,
        "daftar": [(k, form[form.nama(k.pk)]) for k in tersisa],
        "remah": remah(
            pemda,
            ("Perubahan SOTK", alamat("kelola-sotk", {"pemda": pemda.slug}) or ""),
            ("Pindahkan peran", ""),
        ),
    }
    return render(request, "lkjip/kelola/sotk_tugas.html", isi)
