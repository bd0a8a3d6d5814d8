"""Who answers for which row, and which rows need evidence: one form for the whole tree of a year."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lkjip.access import Hak
from pengisian.lembar import Lembar
from pengisian.models import PerubahanSel
from pengisian.penanggung_jawab import KOLOM, BarisTanggung, Ubahan, pengisi, susun, tetapkan
from pengisian.simpan import TidakDapatDiisi
from pengisian.views.dasar import Meja, halaman_tahun, tampilkan

BANYAK_CATATAN = 30


@require_http_methods(["GET", "POST"])
@halaman_tahun
def daftar(request: HttpRequest, meja: Meja) -> HttpResponse:
    lembar = Lembar(meja.unit, meja.posisi)
    baris = susun(lembar)
    galat = ""
    if request.method == "POST":
        if Hak.ATUR_BARIS not in meja.hak:
            raise PermissionDenied
        try:
            banyak = tetapkan(meja.penulis_tahunan, *_baca(request.POST, baris))
            messages.success(
                request, f"{banyak} perubahan tersimpan." if banyak else "Tidak ada yang berubah."
            )
            return redirect(request.path)
        except TidakDapatDiisi as ditolak:
            galat = str(ditolak)
    nama = {b.id: b.nama for b in lembar.bidang}
    semua_pengisi = pengisi(meja.unit, lembar, baris)
    catatan = PerubahanSel.objects.filter(unit=meja.unit, tahun=meja.tahun, triwulan=None, kolom__in=KOLOM)
    isi = {
        "judul": f"Penanggung jawab baris {meja.tahun}",
        "daftar": [
            (b, nama.get(b.bidang_simpul_efektif or 0, ""), nama.get(b.bidang_efektif or 0, ""))
            for b in baris
        ],
        "bidang": lembar.bidang,
        "pengisi": [p for p in semua_pengisi if p.banyak or p.operator],
        "tanpa_bidang": [b.baris for b in baris if b.tanpa_bidang],
        "tanpa_operator": [p for p in semua_pengisi if p.banyak and not p.operator],
        "boleh": Hak.ATUR_BARIS in meja.hak,
        "galat": galat,
        "catatan": catatan.select_related("indikator", "simpul", "oleh")[:BANYAK_CATATAN],
    }
    return tampilkan(request, meja, "pengisian/penanggung_jawab.html", isi)


Semula = dict[str, tuple[int | None, bool]]


def _baca(data: QueryDict, baris: tuple[BarisTanggung, ...]) -> tuple[list[Ubahan], Semula]:
    """What was sent: for each row `bidang_<key>`, `bukti_<key>`, and in `semula_<key>` what its writer saw.

    A row that was not sent stays as it is.
    """
    ubahan: list[Ubahan] = []
    semula: Semula = {}
    kunci = dict.fromkeys(k for b in baris for k in (b.kunci_simpul, b.kunci_indikator) if k)
    for k in kunci:
        if f"bidang_{k}" not in data:
            continue
        bidang, _, bukti = data.get(f"semula_{k}", "").partition(":")
        semula[k] = (_nomor(bidang), bukti == "1")
        wajib = None if k.startswith("s") else f"bukti_{k}" in data
        ubahan.append(Ubahan(k, _nomor(data[f"bidang_{k}"]), wajib))
    return ubahan, semula


def _nomor(teks: str) -> int | None:
    """An id; None for "inherited". What is no number names no bidang of the unit, and is refused as such."""
    if not teks:
        return None
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else 0
