"""The editor of a text. Without JavaScript it is a form with the text's HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lkjip.access import Hak, ambil_unit
from lkjip.models import Pengguna
from lkjip.navigation import alamat as alamat_bernama
from reports import naskah as layanan
from reports.daftar_hidup import terbarui
from reports.enums import SebabVersi
from reports.form_gambar import FormUnggah
from reports.narasi.otomatis import teks_otomatis
from reports.naskah import (
    UKURAN_MAKS,
    NaskahBentrok,
    NaskahDikunci,
    NaskahDitolak,
    NaskahTidakAda,
    TidakBolehMenulis,
)
from reports.naskah_teks import teks_tahun_lalu
from reports.outline import TABEL
from reports.renderers.pratinjau import BENGKEL
from reports.sumber import Sumber
from reports.tulis_halaman import MejaTulis
from reports.views.dasar import alamat, halaman, halaman_isian, pastikan_boleh
from reports.views.laporan import judul_lengkap

STATUS = {NaskahBentrok: 409, NaskahDikunci: 423, TidakBolehMenulis: 403, NaskahTidakAda: 404}
# What a button of the page does, the words that say it was done, and what it makes of the text.
Aksi = Callable[[MejaTulis], str]
AKSI: dict[str, tuple[SebabVersi, str, Aksi]] = {
    "otomatis": (
        SebabVersi.OTOMATIS,
        "Teks otomatis diambil alih. Silakan lengkapi.",
        lambda m: teks_otomatis(m.data, m.letak.narasi.kunci),
    ),
    "tahun-lalu": (
        SebabVersi.TAHUN_LALU,
        "Naskah tahun sebelumnya disalin. Sesuaikan tahun dan angka yang diketik; gambar tidak ikut.",
        lambda m: teks_tahun_lalu(m.unit.pk, m.data.tahun, m.kunci),
    ),
    "kosongkan": (SebabVersi.KOSONGKAN, "Naskah dikembalikan ke teks otomatis.", lambda m: ""),
    "dilihat": (
        SebabVersi.DILIHAT,
        "Angka yang bergeser sudah diterima.",
        lambda m: terbarui(m.data, m.kunci),
    ),
}


@halaman
def bagian(request: HttpRequest, data: Sumber, bagian: str) -> HttpResponse:
    """The first text of a section."""
    pastikan_boleh(request, Hak.TULIS, data)
    rancangan = data.susunan.cari(bagian)
    teks = layanan.naskah_bagian(rancangan) if rancangan else ()
    if not teks:
        raise Http404("Bagian ini tidak mempunyai naskah yang dapat ditulis.")
    return redirect(alamat("tulis", data, bagian=bagian, naskah=teks[0].kunci))


@halaman_isian
def naskah(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> HttpResponse:
    pastikan_boleh(request, Hak.TULIS, data)
    meja = meja_tulis(request, data, bagian, naskah)
    if request.method == "POST":
        return _kirim(request, meja)
    return _tampil(request, meja)


def meja_tulis(request: HttpRequest, data: Sumber, bagian: str, naskah: str) -> MejaTulis:
    """The text of the address, or 404. Who writes soon looks at the preview, so its printer is started."""
    unit = ambil_unit(request.user, data.unit.slug)
    try:
        meja = MejaTulis(cast(Pengguna, request.user), unit, data, naskah)
    except NaskahTidakAda as galat:
        raise Http404(str(galat)) from None
    if meja.letak.bagian.kunci != bagian:
        raise Http404("Naskah ini bukan milik bagian tersebut.")
    BENGKEL.siapkan()  # in whichever process of the server: each has its own
    return meja


def versi_dikirim(nilai: object) -> int:
    """The version that a request says its writer saw; -1 for what is no version."""
    teks = str(nilai)
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 9 else -1


def _kirim(request: HttpRequest, meja: MejaTulis) -> HttpResponse:
    """Does what the button says. What was typed stays in its box where it cannot be saved."""
    sebab, pesan, susun = AKSI.get(request.POST.get("aksi", ""), (SebabVersi.TULIS, "Tersimpan.", None))
    isi = susun(meja) if susun else request.POST.get("isi", "")
    versi = versi_dikirim(request.POST.get("versi"))
    milik = (meja.user, meja.unit, meja.data.tahun, meja.kunci)
    try:
        layanan.simpan(*milik, isi, versi=versi, sebab=sebab)
    except NaskahDitolak as ditolak:
        segar = MejaTulis(meja.user, meja.unit, meja.data, meja.kunci)
        return _tampil(request, segar, ketikan=None if susun else isi, ditolak=ditolak)
    layanan.lepas(*milik)  # nobody tells the server that a page without JavaScript was left
    messages.success(request, pesan)
    return redirect(request.path)


def _tampil(
    request: HttpRequest,
    meja: MejaTulis,
    *,
    ketikan: str | None = None,
    ditolak: NaskahDitolak | None = None,
) -> HttpResponse:
    data, rancangan = meja.data, meja.letak.bagian
    judul = judul_lengkap(rancangan, data)
    baca = alamat("laporan-bagian", data, kunci=rancangan.kunci)
    isi: dict[str, Any] = {
        "judul": judul,
        "remah": (("LKjIP", alamat("laporan", data)), (judul, baca), ("Tulis", "")),
        "unit": data.unit,
        "tahun": data.tahun,
        "meja": meja,
        "bagian": rancangan.kunci,
        "baca": baca,
        "ketikan": meja.isi if ketikan is None else ketikan,
        "ditolak": ditolak,
        "bentrok": ditolak.kini if isinstance(ditolak, NaskahBentrok) else None,
        "ukuran_maks": UKURAN_MAKS,
        "penyunting": _penyunting(meja),
        "form_gambar": FormUnggah(auto_id="gambar_%s"),
        "versi_naskah": _alamat_naskah("naskah-riwayat", meja),
        "komentar": _alamat_naskah("naskah-komentar", meja),
        "tahun_lalu": data.tahun - 1,
    }
    status = next((s for k, s in STATUS.items() if isinstance(ditolak, k)), 400 if ditolak else 200)
    return render(request, "reports/tulis.html", isi, status=status)


def _alamat_naskah(nama: str, meja: MejaTulis) -> str | None:
    """The address of a page of the text; None where there is no such page."""
    milik = {"unit": meja.data.unit.slug, "tahun": meja.data.tahun, "naskah": meja.kunci}
    return alamat_bernama(nama, milik | {"bagian": meja.letak.bagian.kunci}) or alamat_bernama(nama, milik)


def _penyunting(meja: MejaTulis) -> dict[str, Any]:
    """What the script needs to know; it stands in the page as JSON."""
    kunci = {"bagian": meja.letak.bagian.kunci, "naskah": meja.kunci}
    return {
        "pengguna": meja.user.pk,
        "nama": f"{meja.data.unit.slug}/{meja.data.tahun}/{meja.kunci}",
        "versi": meja.versi,
        "dapat": meja.dapat,
        "simpan": alamat("tulis-simpan", meja.data, **kunci),
        "pegang": alamat("tulis-pegang", meja.data, **kunci),
        "cari": alamat("ringkasan", meja.data) + "angka/cari/",
        "tabel": [
            (kunci, f"{meja.data.susunan.rujuk(kunci)} {TABEL[kunci].judul}".replace(" {tahun}", ""))
            for kunci in meja.data.susunan.nomor_isi
            if kunci in TABEL
        ],
        "gambar": alamat("gambar-naskah", meja.data),
        "daftar_gambar": [
            {"id": g.id, "judul": g.judul, "sumber": g.sumber, "alt": g.alt}
            for g in meja.data.gambar_naskah.values()
        ],
        "kini": {f"{g.kunci}|{g.dulu}": g.kini for g in meja.bergeser},
    }
