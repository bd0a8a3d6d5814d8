"""Evidence of a row: the list with forms to add, each piece with its preview, and the files themselves."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.access import Hak, boleh
from lkjip.unggahan.penerima import gagal_diterima
from lkjip.unggahan.periksa import PER_MIME
from pengisian.baris import Baris
from pengisian.bukti import bukti_baris, disetujui_pada, hapus, tambah, ubah
from pengisian.enums import JenisBukti
from pengisian.forms.bukti import FORM, FormBukti, FormUbah
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from pengisian.models import Bukti
from pengisian.simpan import TidakDapatDiisi, sebab_ditolak
from pengisian.terima_berkas import PENUH, terima_berkas
from pengisian.views.berkas import sajikan
from pengisian.views.dasar import Meja, baris_meja, halaman_triwulan, remah_baris, tampilkan

log = logging.getLogger(__name__)


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def bukti(request: HttpRequest, meja: Meja, kunci: str) -> HttpResponse:
    baris = baris_meja(meja, kunci)
    sebab = _sebab(meja, baris)
    form = None
    if request.method == "POST":
        form = _form(request, meja)
        if sebab:
            form.add_error(None, f"Belum tersimpan. {sebab}")
        elif form.is_valid():
            _tambah(request, meja, baris, form)
        if form.is_valid():
            return redirect(request.path)
    daftar = list(bukti_baris(meja.penulis, baris).select_related("oleh"))
    isi = {
        "judul": f"Bukti {meja.sebutan}",
        "tab": "pengisian",
        "remah": remah_baris(meja, baris, ("Bukti", "")),
        "baris": baris,
        "daftar": daftar,
        "ukuran": sum(b.ukuran or 0 for b in daftar),
        "sebab": sebab,
        "forms": [form if isinstance(form, kelas) else kelas() for kelas in FORM.values()],
        "terbuka": form.jenis if form else JenisBukti.BERKAS,
        "ditolak": form is not None,
    }
    return tampilkan(request, meja, "pengisian/bukti.html", isi)


def _form(request: HttpRequest, meja: Meja) -> FormBukti:
    """The form that was sent. 403 for who never fills in this unit; who cannot now is told why."""
    _pastikan_pengisi(meja)
    kelas = FORM.get(request.POST.get("jenis", ""), FORM[JenisBukti.BERKAS])
    form = kelas(request.POST, request.FILES)
    if kelas is FORM[JenisBukti.BERKAS]:
        form.terhenti = gagal_diterima(request)
    return form


def _tambah(request: HttpRequest, meja: Meja, baris: Baris, form: FormBukti) -> None:
    """Adds what the form holds. What is not in, the form says."""
    isi = form.cleaned_data
    tersimpan = 0
    try:
        if form.jenis == JenisBukti.BERKAS:
            judul, hari = isi["judul"], isi["tanggal"]
            hasil = terima_berkas(meja.penulis, baris, isi["semua"], judul=judul, hari=hari)
            tersimpan = len(hasil.tersimpan)
            for galat in hasil.galat:
                form.add_error(None, galat)
        else:
            isian = {k: isi[k] for k in ("judul", "tanggal", "tautan", "teks") if k in isi}
            tambah(meja.penulis, baris, BuktiBaru(**isian))
            tersimpan = 1
    except TidakDapatDiisi as galat:
        form.add_error(None, f"Belum tersimpan. {galat}")
    except DatabaseError:
        log.exception("Evidence of %s could not be stored", baris.kunci)
        form.add_error(None, f"Belum tersimpan: {PENUH}")
    if tersimpan:
        messages.success(request, f"{tersimpan} bukti tersimpan.")


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def satu(request: HttpRequest, meja: Meja, kunci: str, nomor: int) -> HttpResponse:
    baris = baris_meja(meja, kunci)
    milik = _bukti(meja, baris, nomor)
    form = FormUbah(initial={"judul": milik.judul, "tanggal": milik.tanggal})
    if request.method == "POST":
        _pastikan_pengisi(meja)
        form = FormUbah(request.POST)
        try:
            if request.POST.get("aksi") == "hapus":
                hapus(meja.penulis, baris, milik)
                messages.success(request, f"Bukti “{milik.judul}” dihapus; catatannya ada pada riwayat.")
                return redirect(meja.alamat("pengisian-bukti", kunci=kunci))
            if form.is_valid():
                isi = form.cleaned_data
                ubah(meja.penulis, baris, milik, judul=isi["judul"], hari=isi["tanggal"])
                messages.success(request, "Judul dan tanggal bukti tersimpan.")
                return redirect(request.path)
        except (BuktiDitolak, TidakDapatDiisi) as ditolak:
            form.add_error(None, str(ditolak))
    daftar = meja.alamat("pengisian-bukti", kunci=kunci)
    disetujui = disetujui_pada(meja.penulis)
    isi = {
        "judul": milik.judul,
        "tab": "pengisian",
        "remah": remah_baris(meja, baris, ("Bukti", daftar), (milik.judul, "")),
        "baris": baris,
        "bukti": milik,
        "tipe": PER_MIME.get(milik.tipe),
        "sebab": _sebab(meja, baris),
        "tetap": disetujui is not None and milik.pada <= disetujui,
        "form": form,
    }
    return tampilkan(request, meja, "pengisian/bukti_satu.html", isi)


@require_GET
@xframe_options_sameorigin
@halaman_triwulan
def berkas(request: HttpRequest, meja: Meja, kunci: str, nomor: int) -> HttpResponse | FileResponse:
    return sajikan(request, _bukti(meja, baris_meja(meja, kunci), nomor))


def _bukti(meja: Meja, baris: Baris, nomor: int) -> Bukti:
    milik = bukti_baris(meja.penulis, baris).filter(pk=nomor).select_related("oleh").first()
    if milik is None:
        raise Http404("Bukti ini tidak ada.")
    return milik


def _pastikan_pengisi(meja: Meja) -> None:
    """403 for who never fills in this unit. Who cannot now is told why by the page."""
    if not boleh(meja.pengguna, Hak.ISI, meja.unit):
        raise PermissionDenied


def _sebab(meja: Meja, baris: Baris) -> str:
    """Why the user cannot change the row's evidence now; empty where it can be done."""
    if not boleh(meja.pengguna, Hak.ISI, meja.unit):
        return "Bukti ditambahkan oleh perencana dan operator bidang."
    if Hak.ISI not in meja.hak:
        return sebab_ditolak(Hak.ISI, meja.posisi)
    if not baris.ditulis(meja.pengguna, meja.unit, meja.tahun):
        return "Baris ini bukan baris bidang Anda."
    return ""
