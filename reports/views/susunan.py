"""The outline of a unit's LKjIP: the list of its sections with their states, and what is done to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak, ambil_unit, boleh
from lkjip.enums import TahapLkjip
from lkjip.models import Pengguna
from lkjip.navigation import alamat as cari_alamat
from lkjip.pemberitahuan import penerima
from reports import bagian, bagian_tugas
from reports.bagian_tugas import PENANGGUNG_JAWAB
from reports.forms_susunan import FormJudul, FormTugas
from reports.garis import Penyusun, PerluYakin, SusunDitolak, Terlihat
from reports.komentar import komentar_terbuka
from reports.sumber import Sumber
from reports.susunan_halaman import SARINGAN, BarisSusunan, baris_satu, baris_susunan, ikhtisar
from reports.tahap import boleh_lkjip, boleh_tulis_bagian, tahap_lkjip
from reports.views.dasar import alamat, halaman_isian
from reports.views.laporan import judul_lengkap

ANGKA_VERSI = 9  # digits of a version at most
# The buttons that do something at once; those of a section's own form are in `_form`.
AKSI: dict[str, Callable[[Penyusun, Terlihat, bool], None]] = {
    "naik": lambda p, t, yakin: bagian.pindah(p, t, -1),
    "turun": lambda p, t, yakin: bagian.pindah(p, t, 1),
    "muat": lambda p, t, yakin: bagian.muat(p, t, aktif=True),
    "matikan": lambda p, t, yakin: bagian.muat(p, t, aktif=False, yakin=yakin),
    "hapus": lambda p, t, yakin: bagian.hapus(p, t, yakin=yakin),
    "selesai": lambda p, t, yakin: bagian_tugas.selesaikan(p, t, selesai=True),
    "buka": lambda p, t, yakin: bagian_tugas.selesaikan(p, t, selesai=False),
}
KABAR = {
    "muat": "Bagian dimuat kembali pada LKjIP.",
    "matikan": "Bagian tidak lagi dimuat pada LKjIP.",
    "hapus": "Bagian dihapus.",
    "selesai": "Bagian dinyatakan selesai.",
    "buka": "Bagian dibuka kembali.",
    "tugas": "Penanggung jawab tersimpan.",
    "judul": "Judul tersimpan.",
    "tambah": "Bagian baru ditambahkan.",
}
# Sections whose tables and texts are fed by the forms of analyses.
BERANALISIS = ("analisis-penyebab", "program-penunjang", "efisiensi", "realisasi-anggaran")
# The question of a button that asks once more, and the answer.
YAKIN = {
    "matikan": ("Matikan bagian yang diwajibkan?", "Tetap matikan"),
    "hapus": ("Hapus bagian ini?", "Hapus"),
}


@halaman_isian
def susunan(request: HttpRequest, data: Sumber) -> HttpResponse:
    penyusun = penyusun_dari(request, data)
    if request.method == "POST":
        return _lakukan(request, data, penyusun)
    saring = request.GET.get("tampil", "")
    saring = saring if saring in SARINGAN else ""
    baris = baris_susunan(data, komentar_terbuka(data.unit_id, data.tahun))
    tahap = tahap_lkjip(data.unit_id, data.tahun)
    isi: dict[str, Any] = {
        "judul": f"Susunan LKjIP Tahun {data.tahun}",
        "unit": data.unit,
        "tahun": data.tahun,
        "tahap": tahap,
        "menyusun": boleh_lkjip(penyusun.pengguna, Hak.SUSUN_LKJIP, penyusun.unit, tahap),
        "baris": [
            (b, _alamat_tulis(data, b, penyusun, tahap), b.kunci in BERANALISIS)
            for b in baris
            if b.termasuk(saring, penyusun.pengguna.pk)
        ],
        "ikhtisar": ikhtisar(baris),
        "saring": saring,
        "saringan": SARINGAN.items(),
        "peraturan": bagian.PERATURAN,
        "melanjutkan": data.tahun_susunan if data.tahun_susunan != data.tahun else None,
        "fokus": request.GET.get("fokus", ""),
    }
    return render(request, "reports/susunan.html", isi)


@halaman_isian
def satu(request: HttpRequest, data: Sumber, kunci: str) -> HttpResponse:
    """One section: who answers for it, its title, what is added below it."""
    penyusun = penyusun_dari(request, data)
    if request.method == "POST" and request.POST.get("aksi") in AKSI:
        return _lakukan(request, data, penyusun, kunci)
    komentar = komentar_terbuka(data.unit_id, data.tahun)
    b = baris_satu(data, kunci, komentar)
    if b is None:
        raise Http404("Bagian ini tidak ada pada garis besar.")
    if request.method == "POST":
        pastikan(penyusun, Hak.SUSUN_LKJIP)
    form = _form(request, penyusun, b)
    if request.method == "POST" and (tujuan := _simpan(request, data, penyusun, b, form)):
        return redirect(tujuan)
    tahap = tahap_lkjip(data.unit_id, data.tahun)
    menulis = boleh_tulis_bagian(penyusun.pengguna, penyusun.unit, tahap, b.baris.penanggung_jawab_id)
    isi: dict[str, Any] = {
        "judul": judul_lengkap(b.rancangan, data),
        "remah": (("Susunan", alamat("susunan", data)), (b.judul, "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "b": b,
        "form": form,
        "menyusun": boleh_lkjip(penyusun.pengguna, Hak.SUSUN_LKJIP, penyusun.unit, tahap),
        "menulis": menulis,
        "tulis": _alamat_tulis(data, b, penyusun, tahap),
        "analisis": kunci in BERANALISIS,
        "peraturan": bagian.PERATURAN,
    }
    return render(request, "reports/susunan_bagian.html", isi)


def _alamat_tulis(data: Sumber, b: BarisSusunan, p: Penyusun, tahap: TahapLkjip) -> list[str]:
    """Where the user writes the texts of a section, as far as there is such a page."""
    if b.mati or not boleh_tulis_bagian(p.pengguna, p.unit, tahap, b.baris.penanggung_jawab_id):
        return []
    kwargs = {"unit": data.unit.slug, "tahun": data.tahun, "bagian": b.kunci}
    semua = [cari_alamat("tulis", {**kwargs, "naskah": t}) for t in b.teks]
    return [a for a in semua if a]


def penyusun_dari(request: HttpRequest, data: Sumber) -> Penyusun:
    return Penyusun(cast(Pengguna, request.user), ambil_unit(request.user, data.unit.slug), data.tahun)


def pastikan(p: Penyusun, *hak: Hak) -> None:
    """403 for who never has one of the rights here. Who has it in another state is told why."""
    if not any(boleh(p.pengguna, h, p.unit) for h in hak):
        raise PermissionDenied


def _lakukan(request: HttpRequest, data: Sumber, p: Penyusun, kunci: str = "") -> HttpResponse:
    """What a button says, then the page that it stands on, with the focus where it was."""
    aksi = request.POST.get("aksi", "")
    terlihat = Terlihat(kunci or request.POST.get("kunci", ""), versi_terlihat(request))
    pastikan(p, Hak.TULIS if aksi in ("selesai", "buka") else Hak.SUSUN_LKJIP)
    try:
        if aksi not in AKSI:
            raise SusunDitolak("Tindakan ini tidak dikenal.")
        AKSI[aksi](p, terlihat, "yakin" in request.POST)
    except PerluYakin as perlu:
        return _tanya(request, data, aksi, terlihat, perlu)
    except SusunDitolak as galat:
        messages.error(request, str(galat))
    else:
        if aksi in KABAR:
            messages.success(request, KABAR[aksi])
    if kunci and aksi != "hapus":
        return redirect("susunan-bagian", unit=p.unit.slug, tahun=p.tahun, kunci=kunci)
    return redirect(f"{alamat('susunan', data)}?fokus={aksi}-{terlihat.kunci}")


def _tanya(
    request: HttpRequest, data: Sumber, aksi: str, terlihat: Terlihat, perlu: PerluYakin
) -> HttpResponse:
    """The page that asks once more."""
    tanya, tombol = YAKIN[aksi]
    isi = {
        "judul": tanya,
        "remah": (("Susunan", alamat("susunan", data)), (tanya, "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "aksi": aksi,
        "terlihat": terlihat,
        "perlu": perlu,
        "tombol": tombol,
    }
    return render(request, "reports/susunan_yakin.html", isi)


def versi_terlihat(request: HttpRequest) -> int:
    """The version that the form was made of; -1, which no row has, for what is no number."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_VERSI else -1


def _form(request: HttpRequest, p: Penyusun, b: BarisSusunan) -> dict[str, Any]:
    """The forms of a section; the one that was sent holds what was typed."""
    dikirim = request.POST.get("aksi", "") if request.method == "POST" else ""

    def isi(aksi: str) -> Any:
        return request.POST if dikirim == aksi else None

    anggota = sorted(penerima(p.unit, PENANGGUNG_JAWAB), key=str)
    form: dict[str, Any] = {
        "tugas": FormTugas(isi("tugas"), anggota=anggota, kini=b.baris, induk=bool(b.rancangan.anak)),
    }
    if b.baris.tambahan:
        form["judul"] = FormJudul(isi("judul"), initial={"judul": b.baris.judul}, prefix="ubah")
    if b.dapat_ditambah:
        form["tambah"] = FormJudul(isi("tambah"), label="Judul bagian baru", prefix="baru")
    return form


def _simpan(
    request: HttpRequest, data: Sumber, p: Penyusun, b: BarisSusunan, form: dict[str, Any]
) -> str | None:
    """Does what the form says that was sent; where to go then. None: the form says what is wrong."""
    aksi, terlihat = request.POST.get("aksi", ""), Terlihat(b.kunci, versi_terlihat(request))
    milik, kunci = form.get(aksi), b.kunci
    if milik is None:
        messages.error(request, "Tindakan ini tidak dikenal.")
        return alamat("susunan-bagian", data, kunci=kunci)
    if not milik.is_valid():
        return None
    try:
        if aksi == "tugas":
            bagian_tugas.tugaskan(p, terlihat, milik.tugas)
        elif aksi == "judul":
            bagian.ganti_judul(p, terlihat, milik.cleaned_data["judul"])
        else:
            kunci = bagian.tambah(p, kunci, milik.cleaned_data["judul"])
    except SusunDitolak as galat:
        milik.add_error(None, str(galat))
        return None
    messages.success(request, KABAR[aksi])
    return alamat("susunan-bagian", data, kunci=kunci)
