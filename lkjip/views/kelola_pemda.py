"""What documents say of the pemda itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.atur_unit import simpan_pemda
from lkjip.forms.riwayat import FormPemda
from lkjip.models import Pemda
from lkjip.navigation import alamat
from lkjip.views.kelola_akun import ISIAN, pengelola


@ISIAN
@pengelola
def satu(request: HttpRequest, pemda: Pemda) -> HttpResponse:
    form = FormPemda(request.POST or None, instance=pemda)
    if request.method == "POST" and form.is_valid():
        simpan_pemda(form.instance, oleh=request.user)
        messages.success(request, "Data pemerintah daerah disimpan.")
        return redirect("kelola-pemda", pemda=pemda.slug)
    isi = {
        "judul": "Data pemerintah daerah",
        "pemda": pemda,
        "form": form,
        "untuk": (
            "Tertulis pada semua dokumen yang disusun sesudah disimpan. Dokumen yang sudah ditetapkan atau "
            "diterbitkan tidak berubah."
        ),
        "tombol": "Simpan",
        "kembali": alamat("kelola", {"pemda": pemda.slug}),
        "remah": [("Kelola", alamat("kelola", {"pemda": pemda.slug})), ("Data pemerintah daerah", "")],
    }
    return render(request, "lkjip/kelola/formulir.html", isi)
