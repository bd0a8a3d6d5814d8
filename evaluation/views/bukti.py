"""Evidence of a criterion or of an answer A or AA: both lists, forms to add, documents to take over."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from evaluation.bukti_lke import MilikBukti, ambil_dokumen, hapus, tambah
from evaluation.dokumen import DokumenTersedia, dokumen_tersedia
from evaluation.enums import DokumenAplikasi, Pihak
from evaluation.jawab import HAK_PIHAK, JawabanDitolak
from evaluation.lembar import BarisKriteria, BarisSub
from evaluation.models import BuktiEvaluasi
from evaluation.views.dasar import Meja, halaman_akip, tampilkan
from lkjip.unggahan.penerima import gagal_diterima
from lkjip.unggahan.periksa import PER_MIME
from pengisian.enums import JenisBukti
from pengisian.forms.bukti import FORM, FormBukti
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from pengisian.terima_berkas import PENUH, terima_semua
from pengisian.views.berkas import sajikan

log = logging.getLogger(__name__)


class Tempat:
    """What the evidence of an address proves: a criterion (k12), or the answer of a sub-component (s3)."""

    def __init__(self, meja: Meja, kunci: str) -> None:
        self.kriteria: BarisKriteria | None = None
        self.sub: BarisSub = self._cari(meja, kunci)
        self.milik = MilikBukti(self.kriteria.id, None) if self.kriteria else MilikBukti(None, self.sub.id)

    def _cari(self, meja: Meja, kunci: str) -> BarisSub:
        for s in meja.lembar.sub:
            if kunci == f"s{s.id}" and meja.lihat_tim:
                return s
            for k in s.kriteria:
                if kunci == f"k{k.id}":
                    self.kriteria = k
                    return s
        raise Http404("Kriteria ini tidak ada pada lembar kerja evaluasi.")

    @property
    def sebutan(self) -> str:
        if self.kriteria:
            return f"{self.kriteria.kode} {self.kriteria.uraian}"
        return f"{self.sub.kode} {self.sub.nama}: jawaban A atau AA"


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def daftar(request: HttpRequest, meja: Meja, kunci: str) -> HttpResponse:
    tempat = Tempat(meja, kunci)
    pihak = _pihak(meja, tempat)
    form = None
    if request.method == "POST":
        pihak = pihak or _pihak_kelak(meja, tempat)
        if "dokumen" in request.POST:
            _ambil_dokumen(request, meja, tempat, pihak)
            return redirect(request.path)
        form = _form(request)
        if form.is_valid():
            _tambah(request, meja, tempat, pihak, form)
        if form.is_valid():
            return redirect(request.path)
    ada = (tempat.kriteria or tempat.sub).bukti
    isi = {
        "judul": "Bukti",
        "remah": meja.remah(
            (f"{tempat.sub.kode} {tempat.sub.nama}", _alamat_sub(meja, tempat)), ("Bukti", "")
        ),
        "tab": "akip-lke",
        "tempat": tempat,
        "kunci": kunci,
        "pihak": pihak,
        "daftar": [(p, [b for b in ada if b.pihak == p]) for p in meja.pihak_terlihat],
        "tersedia": _tersedia(meja, tempat) if pihak else (),
        "forms": [form if isinstance(form, kelas) else kelas() for kelas in FORM.values()] if pihak else [],
        "terbuka": form.jenis if form else "",
        "kembali": _alamat_sub(meja, tempat),
    }
    return tampilkan(request, meja, "bukti.html", isi)


def _alamat_sub(meja: Meja, tempat: Tempat) -> str:
    tujuan = meja.alamat("akip-lke-sub", sub=tempat.sub.kode.replace(".", "-"))
    return f"{tujuan}#k{tempat.kriteria.id}" if tempat.kriteria else tujuan


def _pihak(meja: Meja, tempat: Tempat) -> Pihak | None:
    """The side that may add here now. Evidence of an answer A or AA is the team's."""
    pihak = meja.mengisi
    return pihak if tempat.kriteria or pihak == Pihak.TIM else None


def _pihak_kelak(meja: Meja, tempat: Tempat) -> Pihak:
    """403 for who never fills this in; who cannot now is told why."""
    for pihak, hak in HAK_PIHAK.items():
        if hak in meja.hak_kelak and (tempat.kriteria or pihak == Pihak.TIM):
            return pihak
    raise PermissionDenied


def _form(request: HttpRequest) -> FormBukti:
    kelas = FORM.get(request.POST.get("jenis", ""), FORM[JenisBukti.BERKAS])
    form = kelas(request.POST, request.FILES)
    if kelas is FORM[JenisBukti.BERKAS]:
        form.terhenti = gagal_diterima(request)
    return form


def _tambah(request: HttpRequest, meja: Meja, tempat: Tempat, pihak: Pihak, form: FormBukti) -> None:
    """Adds what the form holds. What is not in, the form says."""
    isi, penjawab = form.cleaned_data, meja.penjawab(pihak)
    tersimpan = 0
    try:
        if form.jenis == JenisBukti.BERKAS:
            satu = partial(tambah, penjawab, tempat.milik)
            hasil = terima_semua(isi["semua"], satu, judul=isi["judul"], hari=isi["tanggal"])
            tersimpan = len(hasil.tersimpan)
            for galat in hasil.galat:
                form.add_error(None, galat)
        else:
            isian = {k: isi[k] for k in ("judul", "tanggal", "tautan", "teks") if k in isi}
            tambah(penjawab, tempat.milik, BuktiBaru(**isian))
            tersimpan = 1
    except (JawabanDitolak, BuktiDitolak) as ditolak:
        form.add_error(None, f"Belum tersimpan. {ditolak}")
    except DatabaseError:
        log.exception("Evidence of an evaluation could not be stored")
        form.add_error(None, f"Belum tersimpan: {PENUH}")
    if tersimpan:
        messages.success(request, f"{tersimpan} bukti tersimpan.")


def _tersedia(meja: Meja, tempat: Tempat) -> tuple[tuple[str, bool, tuple[DokumenTersedia, ...]], ...]:
    """What the application holds, that of the criterion first; marked where it is what the criterion asks."""
    semua = dokumen_tersedia(meja.unit, meja.tahun)
    cocok = tempat.kriteria.dokumen if tempat.kriteria else ""
    urut = sorted(DokumenAplikasi, key=lambda d: d != cocok)
    return tuple((str(d.label), d == cocok, semua[d]) for d in urut if d in semua)


def _ambil_dokumen(request: HttpRequest, meja: Meja, tempat: Tempat, pihak: Pihak) -> None:
    semua = {d.kunci: d for butir in dokumen_tersedia(meja.unit, meja.tahun).values() for d in butir}
    dokumen = semua.get(request.POST["dokumen"])
    if dokumen is None:
        raise Http404("Dokumen ini tidak ada.")
    try:
        ambil_dokumen(meja.penjawab(pihak), tempat.milik, dokumen)
        messages.success(request, f"“{dokumen.judul}” dijadikan bukti.")
    except (JawabanDitolak, BuktiDitolak) as ditolak:
        messages.error(request, str(ditolak))


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def satu(request: HttpRequest, meja: Meja, kunci: str, nomor: int) -> HttpResponse:
    tempat = Tempat(meja, kunci)
    milik = _bukti(meja, tempat, nomor)
    pihak = _pihak(meja, tempat)
    daftar_bukti = meja.alamat("akip-bukti", kunci=kunci)
    if request.method == "POST":
        try:
            hapus(meja.penjawab(pihak or _pihak_kelak(meja, tempat)), tempat.milik, nomor)
            messages.success(request, f"Bukti “{milik.judul}” dihapus.")
            return redirect(daftar_bukti)
        except (JawabanDitolak, BuktiDitolak) as ditolak:
            messages.error(request, str(ditolak))
            return redirect(request.path)
    isi: dict[str, Any] = {
        "judul": milik.judul,
        "remah": meja.remah(
            (f"{tempat.sub.kode} {tempat.sub.nama}", _alamat_sub(meja, tempat)),
            ("Bukti", daftar_bukti),
            (milik.judul, ""),
        ),
        "tab": "akip-lke",
        "tempat": tempat,
        "kunci": kunci,
        "bukti": milik,
        "tipe": PER_MIME.get(milik.tipe),
        "dapat_dihapus": pihak == milik.pihak,
    }
    return tampilkan(request, meja, "bukti_satu.html", isi)


@require_GET
@xframe_options_sameorigin
@halaman_akip
def berkas(request: HttpRequest, meja: Meja, kunci: str, nomor: int) -> FileResponse:
    return sajikan(request, _bukti(meja, Tempat(meja, kunci), nomor))


def _bukti(meja: Meja, tempat: Tempat, nomor: int) -> BuktiEvaluasi:
    """One that the user may see, or 404."""
    semua = BuktiEvaluasi.objects.filter(evaluasi=meja.ada, pihak__in=meja.pihak_terlihat)
    milik = semua.filter(pk=nomor, **tempat.milik.kolom).select_related("oleh").first()
    if milik is None:
        raise Http404("Bukti ini tidak ada.")
    return milik
