"""All Perjanjian Kinerja of a year, a new draft, and the page on which one is written and set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from budget.sumber import SumberKinerja
from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from lkjip.data import DataBidang
from lkjip.forms.dasar import tambah_galat
from perencanaan import penerimaan
from perencanaan import perjanjian as layanan
from perencanaan.forms.perjanjian import FormLampiran, FormPerjanjian, FormPerubahan
from perencanaan.ketentuan import KETENTUAN
from perencanaan.peringatan import Peringatan
from perencanaan.peringatan_tahunan import (
    Rentang,
    anggaran_pk,
    indikator_pk_di_e81,
    target_pk,
    tentang,
)
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.tahunan import ISIAN, penulis, remah, sebut, sumber

JUDUL = "Perjanjian Kinerja"


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Somebody who makes a Perjanjian Kinerja, with all versions."""

    bidang: DataBidang | None
    jabatan: str
    versi: list[Dokumen]

    @property
    def berdraf(self) -> bool:
        return any(d.draf for d in self.versi)


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    data = sumber(meja)
    temuan = tentang(data, target_pk, anggaran_pk, indikator_pk_di_e81)
    isi = {
        "judul": f"{JUDUL} {meja.tahun}",
        "pemilik": list(_pemilik(meja, data)),
        "ketentuan": KETENTUAN["pk"],
        "peringatan": penerimaan.belum_diterima(meja.unit, meja.tahun, temuan),
        "remah": remah(meja, (JUDUL, "")),
    }
    return tampilkan(request, meja, "perencanaan/perjanjian.html", isi)


def _pemilik(meja: MejaRencana, data: SumberKinerja) -> Iterator[Pemilik]:
    """The head of the unit, then everybody below who leads something, or has a document."""
    per_bidang: dict[int | None, list[Dokumen]] = {}
    for d in Dokumen.objects.filter(unit=meja.unit, jenis=JenisDokumen.PK, tahun=meja.tahun).order_by(
        "urutan"
    ):
        per_bidang.setdefault(d.bidang_id, []).append(d)
    yield Pemilik(None, meja.unit.jabatan_kepala, per_bidang.get(None, []))
    kepala = layanan.puncak(data.bidang)
    for b in data.bidang:
        milik = per_bidang.get(b.id, [])
        if milik or (b.jabatan and b != kepala):
            yield Pemilik(b, layanan.jabatan_bidang(b), milik)


def _bidang(data: SumberKinerja, nomor: str | int | None) -> DataBidang | None:
    """404 for what is no bidang of the unit; its head has none."""
    if not nomor:
        return None
    for b in data.bidang:
        if str(b.id) == str(nomor) and b != layanan.puncak(data.bidang):
            return b
    raise Http404("Bidang ini tidak ada.")


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """?bidang=: whose; without it the unit's own. A change needs its reason."""
    data = sumber(meja)
    bidang = _bidang(data, request.GET.get("bidang"))
    lama = layanan.versi(meja.unit, meja.tahun, bidang.id if bidang else None)
    form = FormPerubahan(request.POST or None) if lama else None
    galat = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            dokumen = layanan.buat(penulis(meja), data, bidang, form.alasan if form else "")
        except ValidationError as e:
            galat = sebut(e)
        else:
            messages.success(request, "Draf dibuat. Periksa target dan anggarannya, lalu tetapkan.")
            return redirect(meja.alamat("rencana-perjanjian-satu", dokumen=dokumen.pk))
    isi = {
        "judul": f"{JUDUL} {'perubahan' if lama else 'baru'}",
        "siapa": layanan.jabatan_bidang(bidang) if bidang else meja.unit.jabatan_kepala,
        "bidang": bidang,
        "lama": lama[-1] if lama else None,
        "form": form,
        "galat": galat,
        "remah": remah(meja, (JUDUL, meja.alamat("rencana-perjanjian")), ("Baru", "")),
    }
    return tampilkan(request, meja, "perencanaan/perjanjian_baru.html", isi)


@ISIAN
@penyusun
def satu(request: HttpRequest, meja: MejaRencana, dokumen: int) -> HttpResponse:
    """aksi: simpan, tetapkan (which saves first), hapus, terima."""
    milik = _dokumen(meja, dokumen)
    data = sumber(meja)
    aksi = request.POST.get("aksi", "")
    ditulis = request.POST if aksi in ("simpan", "tetapkan") else None
    termuat = layanan.isi_lampiran(milik)
    form, lampiran = _formulir(data, milik, ditulis, *termuat)
    if request.method == "POST":
        try:
            tujuan = _kerjakan(request, meja, data, milik, aksi, form, lampiran)
        except ValidationError as galat:
            tujuan = _tolak(request, meja, milik, aksi, form, galat)
        if tujuan:
            return redirect(tujuan)
        milik = _dokumen(meja, dokumen)  # what a refused form holds is not the document
    isi = {
        "judul": milik.nama,
        "dokumen": milik,
        "form": form,
        "lampiran": lampiran,
        "target": [
            (b, lampiran[f"t{b.indikator.id}"], lampiran[f"a{b.indikator.id}"])
            for b in lampiran.lampiran.target
        ],
        "anggaran": [
            (u, lampiran[f"p{u.simpul.id}"], lampiran[f"k{u.simpul.id}"]) for u in lampiran.lampiran.anggaran
        ],
        "temuan": _temuan(meja, layanan.periksa(data, milik, termuat)),
        "remah": remah(meja, (JUDUL, meja.alamat("rencana-perjanjian")), (milik.nama, "")),
    }
    return tampilkan(request, meja, "perencanaan/perjanjian_satu.html", isi)


def _dokumen(meja: MejaRencana, nomor: int) -> Dokumen:
    semua = Dokumen.objects.select_related("unit__pemda", "bidang")
    dokumen = semua.filter(pk=nomor, unit=meja.unit, tahun=meja.tahun, jenis=JenisDokumen.PK).first()
    if dokumen is None:
        raise Http404("Perjanjian Kinerja ini tidak ada.")
    return dokumen


def _formulir(
    data: SumberKinerja,
    milik: Dokumen,
    isi: Any,
    target: dict[int, Rentang],
    anggaran: dict[int, layanan.Anggaran],
) -> tuple[FormPerjanjian, FormLampiran]:
    lampiran = layanan.susun_lampiran(data, _bidang(data, milik.bidang_id), juga=target)
    return (
        FormPerjanjian(isi, instance=milik),
        FormLampiran(isi, lampiran=lampiran, target=target, anggaran=anggaran),
    )


def _kerjakan(
    request: HttpRequest,
    meja: MejaRencana,
    data: SumberKinerja,
    milik: Dokumen,
    aksi: str,
    form: FormPerjanjian,
    lampiran: FormLampiran,
) -> str | None:
    """Does what was sent; where to go then, None where the page is shown again. Raises ValidationError."""
    sini = meja.alamat("rencana-perjanjian-satu", dokumen=milik.pk)
    if aksi == "hapus":
        layanan.hapus_draf(penulis(meja), milik)
        messages.success(request, "Draf dihapus.")
        return meja.alamat("rencana-perjanjian")
    if aksi == "terima":
        _terima(request, meja, data, milik)
        return f"{sini}#peringatan"
    if aksi not in ("simpan", "tetapkan") or not (form.is_valid() & lampiran.is_valid()):
        return None
    oleh = penulis(meja, form.cleaned_data.get("sebab_ubah", ""))
    layanan.simpan(oleh, milik, lampiran.target, lampiran.anggaran)
    if aksi == "simpan" or not milik.draf:
        messages.success(request, "Tersimpan.")
        return sini
    layanan.tetapkan(oleh, milik, data)
    messages.success(request, f"{milik.nama} ditetapkan.")
    return meja.alamat("rencana-perjanjian")


def _tolak(
    request: HttpRequest,
    meja: MejaRencana,
    milik: Dokumen,
    aksi: str,
    form: FormPerjanjian,
    galat: ValidationError,
) -> str | None:
    """A draft that cannot be set yet was saved all the same; what else was refused keeps what was typed."""
    if aksi == "tetapkan" and not hasattr(galat, "error_dict"):
        for pesan in galat.messages:
            messages.error(request, pesan)
        return meja.alamat("rencana-perjanjian-satu", dokumen=milik.pk) + "#peringatan"
    if aksi in ("simpan", "tetapkan"):
        tambah_galat(form, galat)
        return None
    messages.error(request, sebut(galat))
    return meja.alamat("rencana-perjanjian-satu", dokumen=milik.pk)


def _terima(request: HttpRequest, meja: MejaRencana, data: SumberKinerja, milik: Dokumen) -> None:
    kunci = request.POST.get("kunci", "")
    temuan = next((p for p in layanan.periksa(data, milik) if p.kunci == kunci), None)
    if temuan is None:
        raise ValidationError("Peringatan ini sudah tidak ada.")
    penerimaan.terima(penulis(meja, request.POST.get("alasan", "").strip()), temuan)
    messages.success(request, "Peringatan diterima.")


def _temuan(meja: MejaRencana, semua: list[Peringatan]) -> list[tuple[Peringatan, Any]]:
    """Each warning with its acceptance, or None."""
    ada = penerimaan.diterima(meja.unit, meja.tahun)
    return [(p, ada.get((p.kunci, p.nilai))) for p in semua]
