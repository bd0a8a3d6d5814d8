"""The texts below Formulir E.81, to be written by the perencana while the quarter is open."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from indicators.enums import IsianKaki
from indicators.queries import evaluasi_renja
from lkjip.access import Hak, ambil_unit, boleh
from lkjip.formats import tanggal
from lkjip.formats import triwulan as sebutan_triwulan
from lkjip.models import Pengguna
from pengisian.kaki import KakiBerubah, simpan_kaki
from pengisian.posisi import posisi
from pengisian.simpan import Penulis, TidakDapatDiisi
from reports.forms import FormKaki, isi_awal
from reports.sumber import Sumber
from reports.views.dasar import alamat, halaman_isian, pastikan_boleh


@halaman_isian
def kaki(request: HttpRequest, data: Sumber, triwulan: int) -> HttpResponse:
    pastikan_boleh(request, Hak.KAKI, data)
    if request.method == "POST":
        return _simpan(request, data)
    unit = ambil_unit(request.user, data.unit.slug)
    letak = posisi(unit, data.tahun, triwulan)
    sebab = "" if boleh(request.user, Hak.KAKI, unit, letak.akses) else letak.sebab
    return _tampilkan(request, data, FormKaki(initial=isi_awal(data.evaluasi_renja)), sebab=sebab)


def _simpan(request: HttpRequest, data: Sumber) -> HttpResponse:
    form = FormKaki(request.POST, berbeda=request.POST.getlist("berbeda"))
    if not form.is_valid():
        return _tampilkan(request, data, form)
    unit = ambil_unit(request.user, data.unit.slug)
    penulis = Penulis(cast(Pengguna, request.user), unit, data.tahun, data.triwulan)
    try:
        simpan_kaki(penulis, form.teks(data.evaluasi_renja), versi=form.cleaned_data["versi"])
    except TidakDapatDiisi as galat:
        return _tampilkan(request, data, form, sebab=f"Belum tersimpan. {galat}", status=403)
    except KakiBerubah:
        return _bentrok(request, data, form)
    messages.success(request, f"Faktor dan tindak lanjut {sebutan_triwulan(data.triwulan)} tersimpan.")
    return redirect(alamat("e81", data, triwulan=data.triwulan) + "#kaki")


def _bentrok(request: HttpRequest, data: Sumber, form: FormKaki) -> HttpResponse:
    """Both texts side by side, where they differ; what was typed stays in its box."""
    kini = data.evaluasi_renja = evaluasi_renja(data.unit_id, data.tahun, data.triwulan)
    ketikan = {n: form.cleaned_data[n] for n in IsianKaki.values}
    berbeda = [n for n, teks in ketikan.items() if teks != getattr(kini, n, "")]
    ulang = FormKaki(initial=ketikan | {"versi": kini.versi if kini else 0}, berbeda=berbeda)
    return _tampilkan(request, data, ulang, status=409)


def _tampilkan(
    request: HttpRequest, data: Sumber, form: FormKaki, *, sebab: str = "", status: int = 200
) -> HttpResponse:
    if sebab:
        for nama in IsianKaki.values:
            form.fields[nama].widget.attrs["readonly"] = True
    kini, kembali = data.evaluasi_renja, alamat("e81", data, triwulan=data.triwulan)
    masa = f"{sebutan_triwulan(data.triwulan)} Tahun {data.tahun}"
    isi = {
        "judul": f"Faktor dan Tindak Lanjut E.81 {masa}",
        "unit": data.unit,
        "tahun": data.tahun,
        "form": form,
        "isian": [(f, pilih, getattr(kini, n, "")) for n, f, pilih in form.isian()],
        "sebab": sebab,
        "oleh": kini.oleh if kini else "",
        "pada": tanggal(timezone.localdate(kini.diubah_pada)) if kini else "",
        "kembali": kembali,
        "remah": [(f"E.81 {masa}", kembali), ("Faktor dan tindak lanjut", "")],
    }
    return render(request, "reports/e81_kaki.html", isi, status=status)
