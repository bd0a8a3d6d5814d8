"""The budget tree of a year: programs, kegiatan, sub kegiatan, and the indicators tied to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from budget.data import DataSimpul
from budget.enums import LevelSimpul
from budget.models import IndikatorSimpul, Simpul
from budget.perhitungan import Uang
from budget.sumber import SumberKinerja
from indicators.models import Indikator
from lkjip.forms.dasar import tambah_galat
from perencanaan import program as layanan
from perencanaan.forms.program import FormIkat, FormIndikator, FormSimpul, FormTargetRenja
from perencanaan.ketentuan import KETENTUAN
from perencanaan.peringatan_tahunan import (
    program_tanpa_indikator,
    sasaran_tanpa_program,
    sub_kegiatan_tanpa_pagu,
    tentang,
)
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.tahunan import ISIAN, penulis, remah, sebut, sumber

JUDUL = "Program, kegiatan, dan sub kegiatan"


@dataclass(frozen=True, slots=True)
class Dahan:
    """A line of the tree on the page."""

    simpul: DataSimpul
    level: str
    sasaran: str
    bidang: str
    indikator: int
    uang: Uang


@require_GET
@halaman_rencana
def daftar(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    data = sumber(meja)
    isi = {
        "judul": f"{JUDUL} {meja.tahun}",
        "dahan": list(_dahan(data)),
        "total": data.anggaran.total(),
        "ketentuan": KETENTUAN["program"],
        "peringatan": tentang(data, program_tanpa_indikator, sasaran_tanpa_program, sub_kegiatan_tanpa_pagu),
        "remah": remah(meja, (JUDUL, "")),
    }
    return tampilkan(request, meja, "perencanaan/program.html", isi)


def _dahan(data: SumberKinerja) -> Iterator[Dahan]:
    sasaran = {s.id: s.uraian for s in data.semua_sasaran}
    bidang = {b.id: b.nama for b in data.bidang}
    for p in data.anggaran.program:
        for s in data.anggaran.telusur(p):
            yield Dahan(
                s,
                LevelSimpul(s.level).label,
                sasaran.get(s.sasaran_id or 0, ""),
                bidang.get(s.bidang_id or 0, ""),
                len(data.indikator_dari(s)),
                data.anggaran.uang(s),
            )


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    """?induk=: the code under which the new line shall stand."""
    simpul = Simpul(unit=meja.unit, tahun=meja.tahun)
    form = FormSimpul(
        request.POST or None,
        instance=simpul,
        initial=_usul(meja, request.GET.get("induk", "")),
        sasaran=(s.id for s in sumber(meja).sasaran),
    )
    if request.method == "POST" and _tersimpan(form, meja):
        messages.success(request, f"{simpul.get_level_display()} {simpul.kode} ditambahkan.")
        return redirect(meja.alamat("rencana-program-satu", simpul=simpul.pk))
    isi = {
        "judul": "Tambah program, kegiatan, atau sub kegiatan",
        "form": form,
        "remah": remah(meja, (JUDUL, meja.alamat("rencana-program")), ("Tambah", "")),
    }
    return tampilkan(request, meja, "perencanaan/program_baru.html", isi)


def _usul(meja: MejaRencana, induk: str) -> dict[str, Any]:
    """What a new line under a line begins with."""
    atas = Simpul.objects.filter(unit=meja.unit, tahun=meja.tahun, kode=induk).first()
    if atas is None:
        return {}
    sisip = ".2." if atas.level == LevelSimpul.PROGRAM and not atas.kode_sementara else "."
    return {"kode": f"{atas.kode}{sisip}", "kode_sementara": atas.kode_sementara}


def _tersimpan(form: FormSimpul, meja: MejaRencana) -> bool:
    if not form.is_valid():
        return False
    try:
        layanan.simpan_simpul(penulis(meja), form.instance)
    except ValidationError as galat:
        tambah_galat(form, galat)
        return False
    return True


@ISIAN
@penyusun
def satu(request: HttpRequest, meja: MejaRencana, simpul: int) -> HttpResponse:
    """A line with its indicators. aksi says which part of the page was sent."""
    milik = Simpul.objects.select_related("unit", "induk").filter(
        pk=simpul, unit=meja.unit, tahun=meja.tahun
    ).first()  # fmt: skip
    if milik is None:
        raise Http404("Baris ini tidak ada.")
    data, aksi = sumber(meja), request.POST.get("aksi", "")
    bagian = _formulir(request, meja, data, milik, aksi)
    if request.method == "POST":
        try:
            tujuan = _kerjakan(request, meja, milik, aksi, bagian)
        except ValidationError as galat:
            messages.error(request, sebut(galat))
            tujuan = meja.alamat("rencana-program-satu", simpul=milik.pk)
        if tujuan:
            return redirect(tujuan)
        milik = Simpul.objects.select_related("induk").get(pk=simpul)  # a refused form has changed ours
    isi = {
        "judul": f"{milik.get_level_display()} {milik.kode}",
        "simpul": milik,
        "terikat": milik.indikator_simpul.select_related("indikator"),
        "target_form": [bagian["target"][f"t{i.id}"] for i in _terikat(data, milik)],
        "penghalang": layanan.penghalang(milik),
        "remah": remah(meja, (JUDUL, meja.alamat("rencana-program")), (milik.kode, "")),
        **{f"form_{nama}": f for nama, f in bagian.items()},
    }
    return tampilkan(request, meja, "perencanaan/program_satu.html", isi)


def _terikat(data: SumberKinerja, milik: Simpul) -> list[Any]:
    return [i for s in data.simpul if s.id == milik.pk for i in data.indikator_dari(s)]


def _formulir(
    request: HttpRequest, meja: MejaRencana, data: SumberKinerja, milik: Simpul, aksi: str
) -> dict[str, forms.BaseForm]:
    """All forms of the page; the one that was sent holds what was typed."""

    def isi(nama: str) -> Any:
        return request.POST if aksi == nama else None

    terpakai = data.indikator_simpul
    bebas = Indikator.objects.filter(unit=meja.unit, level=milik.level).exclude(
        pk__in=[h.indikator_id for h in terpakai]
    )
    terikat = _terikat(data, milik)
    # In the order of versions, so the last one stays. What the figures are is not asked for here.
    renja = {
        f"t{t.indikator_id}": t.nilai
        for t in data.target
        if t.jenis == "renja" and t.tahun == meja.tahun and t.triwulan is None
    }
    sasaran = {s.id for s in data.sasaran} | ({milik.sasaran_id} if milik.sasaran_id else set())
    return {
        "simpan": FormSimpul(isi("simpan"), instance=milik, sasaran=sasaran),
        "ikat": FormIkat(isi("ikat"), pilihan=bebas),
        "indikator": FormIndikator(isi("indikator")),
        "target": FormTargetRenja(
            isi("target"),
            indikator=terikat,
            initial=renja,
        ),
    }


def _kerjakan(
    request: HttpRequest, meja: MejaRencana, milik: Simpul, aksi: str, bagian: dict[str, Any]
) -> str | None:
    """Does what was sent; where to go then, None where the page is shown again with what is wrong."""
    oleh, sini = penulis(meja), meja.alamat("rencana-program-satu", simpul=milik.pk)
    pohon = meja.alamat("rencana-program")
    if aksi in ("naik", "turun"):
        layanan.geser(oleh, milik, -1 if aksi == "naik" else 1)
        return f"{pohon}#s{milik.pk}"
    if aksi == "hapus":
        layanan.hapus_simpul(oleh, milik)
        messages.success(request, f"{milik.kode} {milik.nama} dihapus.")
        return pohon
    if aksi == "lepas":
        layanan.lepas(oleh, _hubungan(milik, request.POST.get("hubungan", "")))
        messages.success(request, "Indikator dilepas.")
        return sini
    form = bagian.get(aksi)
    if form is None or not form.is_valid():
        return None
    if aksi == "simpan" and not _tersimpan(form, meja):
        return None
    if aksi == "ikat":
        layanan.ikat(oleh, milik, form.cleaned_data["indikator"])
    elif aksi == "indikator":
        layanan.buat_indikator(oleh, milik, form.instance)
    elif aksi == "target":
        layanan.tulis_target_renja(oleh, form.target)
    messages.success(request, "Tersimpan.")
    return sini


def _hubungan(milik: Simpul, nomor: str) -> IndikatorSimpul:
    hubungan = milik.indikator_simpul.select_related("indikator", "simpul").filter(
        pk=nomor if nomor.isdecimal() else 0
    ).first()  # fmt: skip
    if hubungan is None:
        raise ValidationError("Indikator itu tidak lagi terikat di sini.")
    return hubungan
