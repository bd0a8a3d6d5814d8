"""Takes images into a unit's LKjIP, changes what is said of them, removes them. Nothing else writes them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from lkjip.access import Hak, Lingkup, lingkup_pada
from lkjip.formats import angka
from lkjip.models import Pengguna, Unit
from lkjip.unggahan.dasar import RUSAK
from lkjip.unggahan.periksa import SARAN, BerkasDitolak, buka_di_anak, periksa
from pengisian.simpan import giliran
from reports.hidup import gambar_dalam
from reports.models import BagianUnit, GambarNaskah, Naskah
from reports.naskah import sebab_tidak_menulis
from reports.tahap import tahap_lkjip

ANAK = Path(__file__).with_name("gambar_anak.py")
SISI = 2400  # pixels: 300 dots an inch over 20 cm
BATAS_DETIK, BATAS_MEMORI = 20, 1024 * 1024**2
BANYAK_MAKS = 200  # of a unit's year
JENIS = ("jpg", "png", "webp")
SVG = "Gambar SVG tidak diterima karena dapat berisi program. Simpan sebagai PNG, lalu pilih lagi."
BUKAN_GAMBAR = "Berkas ini bukan gambar JPG, PNG, atau WebP."


class GambarDitolak(Exception):
    """What cannot be done with an image; the message says why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What is said of an image. alt empty: it only decorates."""

    judul: str
    sumber: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Piksel:
    """An image as we write it."""

    tipe: str
    lebar: int
    tinggi: int
    isi: bytes


def sebab_tidak_menggambar(user: Pengguna, unit: Unit, tahun: int) -> str:
    """Why the user cannot add images now; empty where it can be done: as for texts of one's sections."""
    tugas = None
    if Lingkup.UNIT not in lingkup_pada(user, unit, Hak.TULIS):
        milik = BagianUnit.objects.filter(unit=unit, tahun__lte=tahun, penanggung_jawab=user)
        tugas = user.pk if milik.exists() else None
    return sebab_tidak_menulis(user, unit, tahap_lkjip(unit.pk, tahun), tugas)


def sebab_tidak_mengubah(user: Pengguna, gambar: GambarNaskah) -> str:
    """The same for an image that is there: an operator changes only one's own."""
    sebab = sebab_tidak_menggambar(user, gambar.unit, gambar.tahun)
    if (
        not sebab
        and gambar.oleh_id != user.pk
        and Lingkup.UNIT not in lingkup_pada(user, gambar.unit, Hak.TULIS)
    ):
        return "Gambar ini diunggah orang lain. Minta perencana mengubahnya."
    return sebab


def baca(berkas: UploadedFile[Any]) -> Piksel:
    """An upload as an image of ours. Raises GambarDitolak."""
    batas = settings.UNGGAH_BATAS_BERKAS
    if (berkas.size or 0) > batas:  # what is larger was not kept
        raise GambarDitolak(
            f"Gambar lebih besar dari {angka(batas // 1024**2)} MB. Perkecil, lalu pilih lagi."
        )
    isi = berkas.read()
    if b"<svg" in isi[:2048].lower():
        raise GambarDitolak(SVG)
    jenis = filetype.guess_extension(isi[:8192]) or ""
    if isi and jenis not in JENIS:
        raise GambarDitolak(f"{BUKAN_GAMBAR} {SARAN.get(jenis, 'Pilih berkas lain.')}")
    try:
        periksa(isi)
    except BerkasDitolak as galat:
        raise GambarDitolak(str(galat)) from None
    return tulis_ulang(isi, jenis)


def tulis_ulang(isi: bytes, jenis: str) -> Piksel:
    """The pixels of an image that was looked at, written anew in a child process. Raises GambarDitolak."""
    perintah = {"jenis": jenis, "sisi": SISI, "memori": BATAS_MEMORI, "detik": BATAS_DETIK}
    try:
        jawab = buka_di_anak(ANAK, perintah, isi, gagal=RUSAK)
    except BerkasDitolak as galat:
        raise GambarDitolak(str(galat)) from None
    kepala, baru = jawab.split(b"\n", 1)
    return Piksel(**json.loads(kepala), isi=baru)


def unggah(
    user: Pengguna,
    unit: Unit,
    tahun: int,
    berkas: UploadedFile[Any],
    ket: Keterangan,
    sekarang: datetime | None = None,
) -> GambarNaskah:
    """Takes an image in. Raises GambarDitolak."""
    if sebab := sebab_tidak_menggambar(user, unit, tahun):
        raise GambarDitolak(sebab)
    if GambarNaskah.objects.filter(unit=unit, tahun=tahun).count() >= BANYAK_MAKS:
        raise GambarDitolak(
            f"Sudah ada {BANYAK_MAKS} gambar pada tahun ini. Hapus dahulu yang tidak dipakai."
        )
    piksel = baca(berkas)
    gambar = GambarNaskah(
        unit=unit,
        tahun=tahun,
        judul=ket.judul,
        sumber=ket.sumber,
        alt=ket.alt,
        tipe=piksel.tipe,
        ukuran=len(piksel.isi),
        lebar=piksel.lebar,
        tinggi=piksel.tinggi,
        sha256=hashlib.sha256(piksel.isi).hexdigest(),
        oleh=user,
        pada=sekarang or timezone.now(),
    )
    gambar.berkas.save("gambar", ContentFile(piksel.isi), save=False)
    try:
        with giliran:
            gambar.save()
    except Exception:
        gambar.berkas.delete(save=False)
        raise
    return gambar


def ubah(user: Pengguna, gambar: GambarNaskah, ket: Keterangan) -> None:
    """Corrects what is said of an image, wherever it stands. Raises GambarDitolak."""
    if sebab := sebab_tidak_mengubah(user, gambar):
        raise GambarDitolak(sebab)
    gambar.judul, gambar.sumber, gambar.alt = ket.judul, ket.sumber, ket.alt
    with giliran:
        gambar.save(update_fields=["judul", "sumber", "alt"])


def pemakai(unit_id: int, tahun: int) -> dict[int, list[str]]:
    """The keys of the texts that use each image."""
    hasil: dict[int, list[str]] = {}
    for kunci, isi in Naskah.objects.filter(
        unit_id=unit_id, tahun=tahun, isi__contains="data-gambar"
    ).values_list("bagian", "isi"):
        for nomor in gambar_dalam(isi):
            hasil.setdefault(nomor, []).append(kunci)
    return hasil


def hapus(user: Pengguna, gambar: GambarNaskah) -> None:
    """Removes an image that no text uses, with its file. Raises GambarDitolak."""
    if sebab := sebab_tidak_mengubah(user, gambar):
        raise GambarDitolak(sebab)
    with giliran, transaction.atomic():
        # The lock of the writers of texts: none puts the image in meanwhile.
        Unit.objects.select_for_update(no_key=True).get(pk=gambar.unit_id)
        if pemakai(gambar.unit_id, gambar.tahun).get(gambar.pk):
            raise GambarDitolak("Gambar ini dipakai pada naskah. Hapus dahulu dari naskahnya.")
        simpanan, nama = gambar.berkas.storage, str(gambar.berkas.name)
        gambar.delete()
        transaction.on_commit(lambda: simpanan.delete(nama))
