"""What a koordinator can do to an account by one button: declared here, shown and done by one view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from lkjip import akun as layanan
from lkjip.daftar_akun import BarisAkun
from lkjip.formats import waktu
from lkjip.models import Pengguna
from lkjip.surel import surel_tautan, tautan_sandi

TAUTAN = "tautan"


@dataclass(frozen=True, slots=True)
class KeadaanRinci:
    """The account as its page shows it."""

    baris: BarisAkun
    langkah_kedua: bool

    @property
    def akun(self) -> Pengguna:
        return self.baris.akun


@dataclass(frozen=True, slots=True)
class Tindakan:
    """lakukan takes oleh, pemda and akun, and refuses by ValidationError."""

    label: str
    penjelasan: str
    tersedia: Callable[[KeadaanRinci], bool]
    lakukan: Callable[..., None]
    berhasil: str = ""
    berbahaya: bool = False


TINDAKAN: dict[str, Tindakan] = {
    TAUTAN: Tindakan(
        "Buat tautan kata sandi",
        "Pemilik akun menetapkan kata sandinya sendiri lewat tautan sekali pakai. "
        "Kata sandi yang lama tetap berlaku sampai diganti.",
        lambda k: k.akun.is_active,
        layanan.siapkan_tautan,
    ),
    "buka-kunci": Tindakan(
        "Buka kunci masuk",
        "Akun ini terkunci karena kata sandi atau kode salah berulang kali. "
        "Pastikan kepada pemiliknya bahwa ia sendiri yang salah ketik.",
        lambda k: k.baris.terkunci_sampai is not None,
        layanan.buka_kunci,
        "Kunci dibuka. Pemilik akun dapat mencoba masuk lagi.",
    ),
    "akhiri-sesi": Tindakan(
        "Akhiri semua sesi",
        "Akun ini keluar dari semua perangkat, dan tautan kata sandi yang belum dipakai tidak berlaku lagi.",
        lambda k: k.akun.is_active and k.akun.has_usable_password(),
        layanan.akhiri_sesi,
        "Semua sesi akun ini telah diakhiri.",
    ),
    "matikan-langkah-kedua": Tindakan(
        "Matikan langkah kedua",
        "Untuk pemilik yang kehilangan ponsel dan kode pemulihannya. Pastikan dahulu bahwa ia sendiri "
        "yang meminta: sesudahnya kata sandi saja cukup untuk masuk.",
        lambda k: k.langkah_kedua,
        layanan.matikan_langkah_kedua,
        "Langkah kedua dimatikan.",
        berbahaya=True,
    ),
    "nonaktifkan": Tindakan(
        "Nonaktifkan akun",
        "Akun tidak dapat masuk lagi dan semua sesinya berakhir. Yang pernah dikerjakannya tetap tercatat.",
        lambda k: k.akun.is_active,
        layanan.nonaktifkan,
        "Akun dinonaktifkan.",
        berbahaya=True,
    ),
    "aktifkan": Tindakan(
        "Aktifkan akun",
        "Akun dapat masuk lagi dengan kata sandi yang lama, dengan peran yang masih berlaku.",
        lambda k: not k.akun.is_active,
        layanan.aktifkan,
        "Akun diaktifkan.",
    ),
}


def sampaikan_tautan(request: HttpRequest, akun: Pengguna, templat: str) -> None:
    """Sends the link to the account's holder. Where that fails, who made it sees it once, to hand it on."""
    tautan = tautan_sandi(request, akun)
    judul = "undangan" if templat == "undangan" else "tautan kata sandi"
    terkirim = surel_tautan(akun, judul, templat, tautan)
    if terkirim:
        messages.success(request, f"Tautan dikirim ke {akun.email}, berlaku sampai {waktu(tautan.sampai)}.")
    if not terkirim or settings.DEMO:  # the demo's addresses lead nowhere
        request.session[TAUTAN] = {
            "akun": akun.pk,
            "alamat": tautan.alamat,
            "sampai": waktu(tautan.sampai),
        }
