"""Importing an existing Formulir E.81: the file, the rows that have to be matched, and the differences."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak
from pengisian.buku_kerja.tata import sebutan
from pengisian.enums import Cara
from pengisian.impor_e81.bacaan import BarisE81
from pengisian.impor_e81.isi_form import baris_form, putusan, ragu
from pengisian.impor_e81.laporan import laporan_selisih
from pengisian.impor_e81.terima import putuskan, terima_e81
from pengisian.lembar import Lembar
from pengisian.models import Unggahan
from pengisian.tertutup import tertutup
from pengisian.unggah.data import Pratinjau
from pengisian.unggah.simpanan import ambil_unggahan
from pengisian.views.buku import lampiran_xlsx
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan
from pengisian.views.unggah import TANPA_BERKAS, pastikan_pengisi, pengisi


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def impor(request: HttpRequest, meja: Meja) -> HttpResponse:
    galat = ""
    if request.method == "POST":
        pastikan_pengisi(meja)
        berkas = request.FILES.get("berkas")
        try:
            if berkas is None:
                raise BukuDitolak(TANPA_BERKAS)
            unggahan = terima_e81(meja.pengguna, meja.unit, meja.tahun, meja.triwulan, berkas)
            tujuan = "pengisian-unggahan" if unggahan.hasil else "impor-e81-cocok"
            return redirect(meja.alamat(tujuan, unggahan=unggahan.pk))
        except BukuDitolak as tolak:
            galat = str(tolak)
    isi = {
        "judul": f"Impor Formulir E.81, {meja.sebutan}",
        "tab": "pengisian-unggah",
        "galat": galat,
        "pengisi": pengisi(meja),
        "tertutup": tertutup(meja.pengguna, meja.unit, meja.posisi),
        "batas_mb": BATAS_UKURAN // 1024**2,
        "unggah": meja.alamat("pengisian-unggah"),
    }
    return tampilkan(request, meja, "pengisian/impor_e81.html", isi)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """A row of the form that a person has to match: the rows that it may be, with how alike they are."""

    baris: BarisE81
    calon: list[tuple[str, str, int]]  # key, what the row is, percent
    lain: list[tuple[str, str]]
    terpilih: str


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def cocok(request: HttpRequest, meja: Meja, unggahan: UUID) -> HttpResponse:
    milik = _ambil(meja, unggahan)
    lembar = Lembar(meja.unit, meja.posisi)
    galat = ""
    if request.method == "POST":
        pastikan_pengisi(meja)
        pilihan = {c.nomor: request.POST.get(f"b{c.nomor}", "") for c in ragu(milik)}
        galat = putuskan(milik, meja.pengguna, pilihan, lembar)
        if not galat:
            return redirect(meja.alamat("pengisian-unggahan", unggahan=milik.pk))
    isi = {
        "judul": "Cocokkan baris formulir",
        "tab": "pengisian-unggah",
        "galat": galat,
        "unggahan": milik,
        "pertanyaan": list(_pertanyaan(milik, lembar, pilihan if galat else putusan(milik))),
        "sudah": sum(bool(k) for k in putusan(milik).values()),
        "kembali": meja.alamat("impor-e81"),
    }
    return tampilkan(request, meja, "pengisian/impor_cocok.html", isi)


def _ambil(meja: Meja, nomor: UUID) -> Unggahan:
    """The user's own import that is still open."""
    milik = ambil_unggahan(meja.pengguna, meja.unit, meja.tahun, meja.triwulan, nomor)
    if milik.cara != Cara.IMPOR_E81:
        raise Http404("Unggahan ini bukan Formulir E.81.")
    return milik


def _pertanyaan(unggahan: Unggahan, lembar: Lembar, pilihan: dict[int, str]) -> list[Pertanyaan]:
    """Rows that are certain already are not offered again."""
    belum = ragu(unggahan)
    pasti = {k for n, k in putusan(unggahan).items() if n not in {c.nomor for c in belum}}
    nama = {b.kunci: sebutan(b) for b in lembar.baris if b.kunci not in pasti}
    form = {b.nomor: b for b in baris_form(unggahan)}
    hasil = []
    for c in belum:
        calon = [(x.kunci, nama[x.kunci], int(x.skor * 100)) for x in c.calon if x.kunci in nama]
        lain = [(k, n) for k, n in nama.items() if k not in {x[0] for x in calon}]
        hasil.append(Pertanyaan(form[c.nomor], calon, lain, pilihan.get(c.nomor, "")))
    return hasil


@require_GET
@halaman_triwulan
def selisih(request: HttpRequest, meja: Meja, unggahan: UUID) -> HttpResponse:
    milik = _ambil(meja, unggahan)
    if not milik.hasil:
        raise Http404("Baris formulir ini belum dicocokkan.")
    isi = laporan_selisih(
        Pratinjau.dari(milik.hasil).selisih,
        judul=f"{meja.unit.nama_singkat}, {meja.sebutan}",
        berkas=milik.nama_berkas,
    )
    return lampiran_xlsx(isi, f"selisih-e81-{meja.unit.slug}-{meja.tahun}-tw{meja.triwulan}.xlsx")
