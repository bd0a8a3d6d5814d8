"""What still stands in the way of submitting, with links to its cells."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lkjip.access import bidang_diisi
from pengisian.alur import langkah_terbuka
from pengisian.enums import Langkah
from pengisian.kekurangan import Kekurangan, kekurangan
from pengisian.kemajuan import kemajuan
from pengisian.lembar import Lembar, cakupan_bidang
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan

SEMUA, TANPA = "semua", "tanpa"


@require_GET
@halaman_triwulan
def daftar(request: HttpRequest, meja: Meja) -> HttpResponse:
    lembar = Lembar(meja.unit, meja.posisi)
    semua = kekurangan(lembar)
    pilihan, terpilih = _pilihan_bidang(meja, lembar, semua, request.GET.get("bidang"))
    tampil = [k for k in semua if terpilih == SEMUA or _bidang(lembar, k) == terpilih]
    isi = {
        "judul": f"Kekurangan {meja.sebutan}",
        "remah": meja.remah,
        "banyak": len(semua),
        "tampil": len(tampil),
        "kelompok": [(jenis, list(milik)) for jenis, milik in groupby(tampil, key=lambda k: k.jenis)],
        "pilihan": pilihan,
        "kemajuan": kemajuan(lembar),
        "lembar": meja.alamat("pengisian"),
        "dapat_diajukan": Langkah.AJUKAN in langkah_terbuka(meja.pengguna, meja.unit, meja.posisi),
    }
    return tampilkan(request, meja, "pengisian/kekurangan.html", isi)


def _bidang(lembar: Lembar, kurang: Kekurangan) -> str:
    """The bidang that answers for it, as in the address of the filter."""
    baris = lembar.per_kunci.get(kurang.kunci)
    if baris is None:
        return TANPA
    bidang = baris.bidang_id
    if baris.simpul is not None and kurang.kunci == baris.kunci_rp:
        bidang = lembar.anggaran.bidang(baris.simpul)
    return str(bidang or TANPA)


def _pilihan_bidang(
    meja: Meja, lembar: Lembar, semua: tuple[Kekurangan, ...], diminta: str | None
) -> tuple[list[tuple[str, str, int, bool]], str]:
    """The filter: value, words, how many, whether chosen. Who fills one bidang begins with that."""
    banyak: dict[str, int] = {}
    for k in semua:
        kunci = _bidang(lembar, k)
        banyak[kunci] = banyak.get(kunci, 0) + 1
    milik = bidang_diisi(meja.pengguna, meja.unit)
    cakupan = cakupan_bidang(lembar.bidang, milik or ())
    daftar = [
        (str(b.id), b.nama, banyak.get(str(b.id), 0)) for b in lembar.bidang
        if str(b.id) in banyak or b.id in cakupan
    ]  # fmt: skip
    if TANPA in banyak:
        daftar.append((TANPA, "Tanpa penanggung jawab", banyak[TANPA]))
    awal = str(min(milik)) if milik else SEMUA
    terpilih = diminta if diminta in {SEMUA, *(k for k, _, _ in daftar)} else awal
    lengkap = [(SEMUA, "Semua bidang", len(semua)), *daftar]
    return [(k, nama, n, k == terpilih) for k, nama, n in lengkap], terpilih
