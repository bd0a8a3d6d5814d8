"""The periods of a pemda: four quarters at once, changes, and more time for one unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lkjip.access import Hak, ambil_pemda
from lkjip.atur_periode import catat, perpanjang, usulan
from lkjip.enums import Keadaan
from lkjip.formats import sebut_triwulan, tanggal
from lkjip.masa_unit import pada_triwulan
from lkjip.models import Pemda, Periode, Perpanjangan
from lkjip.periode import Jendela
from pengisian.forms.alur import FormPeriode, FormPerpanjangan
from pengisian.models import TriwulanUnit

View = Callable[..., HttpResponse]


def pengatur(view: View) -> View:
    """The view gets the pemda of its address, if the user sets its periods; else that is 404."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def bungkus(request: HttpRequest, pemda: str, **lain: Any) -> HttpResponse:
        return view(request, ambil_pemda(request.user, pemda, Hak.ATUR_PERIODE), **lain)

    return bungkus


@pengatur
def daftar(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    tahun_ada = list(pemda.pengaturan.order_by("-tahun").values_list("tahun", flat=True))
    tahun = _tahun(request, tahun_ada)
    periode = list(Periode.objects.filter(pemda=pemda, tahun=tahun).order_by("triwulan"))
    form = _form_baru(request, pemda, tahun, {p.triwulan for p in periode})
    if request.method == "POST" and form:
        sah = [f.is_valid() for f in form.values()]  # each says what is wrong with it
        if all(sah):
            return _buat(request, pemda, tahun, [f.instance for f in form.values()])
    hari = timezone.localdate()
    isi = {
        "judul": f"Periode pengisian {pemda}",
        "pemda": pemda,
        "tahun": tahun,
        "pilihan": tahun_ada,
        "periode": [(p, Jendela(hari, p.buka, p.tenggat, p.tutup)) for p in periode],
        "form": form,
        "perpanjangan": Perpanjangan.objects.filter(periode__in=periode).select_related(
            "unit", "oleh", "periode"
        ),
    }
    return render(request, "pengisian/kelola/periode.html", isi)


def _form_baru(request: HttpRequest, pemda: Pemda, tahun: int, ada: set[int]) -> dict[int, FormPeriode]:
    """For each quarter that has no period yet, with the dates that are proposed."""
    return {
        u.triwulan: FormPeriode(
            request.POST if request.method == "POST" else None,
            prefix=f"tw{u.triwulan}",
            instance=Periode(pemda=pemda, tahun=tahun, triwulan=u.triwulan),
            initial={"buka": u.buka, "tenggat": u.tenggat, "tutup": u.tutup},
        )
        for u in usulan(tahun)
        if u.triwulan not in ada
    }


def _tahun(request: HttpRequest, ada: list[int]) -> int:
    """The year that is asked for, else the running one, else the latest that is prepared."""
    kini = timezone.localdate().year
    if not ada:
        raise Http404("Belum ada tahun yang disiapkan.")
    diminta = {str(t): t for t in ada}.get(request.GET.get("tahun", ""))
    return diminta or (kini if kini in ada else ada[0])


def _buat(request: HttpRequest, pemda: Pemda, tahun: int, periode: list[Periode]) -> HttpResponse:
    # What another koordinator has set meanwhile stays as it is.
    Periode.objects.bulk_create(periode, ignore_conflicts=True)
    for p in periode:
        catat(p, request.user, "created")
    messages.success(request, f"Periode pengisian {tahun} dibuat.")
    return redirect(_alamat(pemda, tahun))


@pengatur
def ubah(request: HttpRequest, pemda: Pemda, tahun: int, triwulan: int) -> HttpResponse:
    periode = get_object_or_404(Periode, pemda=pemda, tahun=tahun, triwulan=triwulan)
    form = FormPeriode(request.POST or None, instance=periode, belum_mengajukan=_belum_mengajukan)
    if request.method == "POST" and form.is_valid():
        form.save()
        catat(periode, request.user, "changed")
        messages.success(request, f"Periode {sebut_triwulan(tahun, triwulan)} disimpan.")
        return redirect(_alamat(pemda, tahun))
    isi = {
        "judul": f"Ubah periode {sebut_triwulan(tahun, triwulan)}",
        "form": form,
        "tombol": "Simpan",
        "kembali": _alamat(pemda, tahun),
        "penjelasan": "Tanggal ini berlaku bagi semua perangkat daerah.",
    }
    return render(request, "pengisian/kelola/formulir.html", isi)


@pengatur
def tambah_waktu(request: HttpRequest, pemda: Pemda, tahun: int, triwulan: int) -> HttpResponse:
    """More time for one unit."""
    periode = get_object_or_404(Periode, pemda=pemda, tahun=tahun, triwulan=triwulan)
    form = FormPerpanjangan(request.POST or None, periode=periode)
    if request.method == "POST" and form.is_valid():
        try:
            baru = perpanjang(periode, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, f"{baru.unit.nama_singkat} diperpanjang sampai {tanggal(baru.sampai)}.")
            return redirect(_alamat(pemda, tahun))
    isi = {
        "judul": f"Perpanjangan {sebut_triwulan(tahun, triwulan)}",
        "form": form,
        "tombol": "Perpanjang",
        "kembali": _alamat(pemda, tahun),
        "penjelasan": (
            f"Batas waktu bagi semua: {tanggal(periode.tenggat)}, ditutup {tanggal(periode.tutup)}. "
            "Selama perpanjangan, perangkat daerah itu dapat mengisi dan tidak terlambat. "
            "Perpanjangan tidak dapat ditarik kembali."
        ),
    }
    return render(request, "pengisian/kelola/formulir.html", isi)


def _belum_mengajukan(periode: Periode) -> int:
    """How many units could not fill any more."""
    selesai = (Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI)
    mengajukan = TriwulanUnit.objects.filter(
        unit__pemda=periode.pemda_id, tahun=periode.tahun, triwulan=periode.triwulan, keadaan__in=selesai
    )
    return (
        periode.pemda.unit.filter(pada_triwulan(periode.tahun, periode.triwulan))
        .exclude(pk__in=mengajukan.values("unit"))
        .count()
    )


def _alamat(pemda: Pemda, tahun: int) -> str:
    return f"{reverse('kelola-periode', kwargs={'pemda': pemda.slug})}?tahun={tahun}"
