"""One row of the sheet on a page of its own: the way without a script, and on a phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.navigation import alamat
from pengisian import queries
from pengisian.data import BarisLembar
from pengisian.enums import Cara
from pengisian.formulir import STATUS, bidang_baris, bidang_sesudah, isian_formulir
from pengisian.lembar import Lembar
from pengisian.saringan import Saringan, saring
from pengisian.simpan import Nasib, TidakDapatDiisi, simpan
from pengisian.tampilan import tampil
from pengisian.tertutup import tertutup
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan
from pengisian.wewenang import Wewenang

BERHASIL = (Nasib.TERSIMPAN, Nasib.SAMA)


@require_http_methods(["GET", "POST"])
@halaman_triwulan
def baris(request: HttpRequest, meja: Meja, kunci: str) -> HttpResponse:
    lembar = Lembar(meja.unit, meja.posisi)
    satu = lembar.per_kunci.get(kunci)
    if satu is None:
        raise Http404("Baris ini tidak ada pada lembar triwulan ini.")
    wewenang = Wewenang.dari(lembar, meja.pengguna, meja.unit, meja.hak)
    sekitar = _sekitar(meja, lembar, wewenang, satu, Saringan.dari(request.GET))
    bidang = bidang_baris(lembar, satu, wewenang.kolom(satu))
    status = 200
    if request.method == "POST":
        try:
            isian = isian_formulir(bidang, request.POST)
            hasil = simpan(meja.penulis, isian, cara=Cara.FORMULIR, utuh=True)
        except TidakDapatDiisi as tutup:
            messages.error(request, f"Tidak disimpan. {tutup}")
            hasil, status = (), 409
        salah = sum(h.nasib not in BERHASIL for h in hasil)
        if status == 200 and not salah:
            messages.success(request, "Tersimpan." if hasil else "Tidak ada yang berubah.")
            lanjut = sekitar["sesudah"] if "lanjut" in request.POST else ""
            return redirect(lanjut or request.get_full_path())
        if salah:
            messages.error(request, f"Belum disimpan: {salah} isian perlu diperiksa.")
            status = 422
        bidang = bidang_sesudah(bidang, request.POST, hasil)
    isi = {"bidang": bidang, "salah": {b.kolom for b in bidang if b.galat or b.mereka}, **sekitar}
    isi |= _isi(meja, lembar, satu, wewenang)
    return tampilkan(request, meja, "pengisian/baris.html", isi, status=status)


def _sekitar(
    meja: Meja, lembar: Lembar, wewenang: Wewenang, satu: BarisLembar, saringan: Saringan
) -> dict[str, Any]:
    """The way back to the sheet, and to the rows before and after that can be filled or, else, read."""
    semua = saring(lembar, saringan)
    if satu.kunci not in {b.kunci for b in semua}:
        semua = lembar.baris
    dapat = [b for b in semua if wewenang.kolom(b) or b.kunci == satu.kunci]
    deret = [b.kunci for b in (dapat if len(dapat) > 1 else semua)]
    n = deret.index(satu.kunci)
    query = saringan.querystring

    def ke(i: int) -> str:
        return meja.alamat("pengisian-baris", kunci=deret[i]) + query if 0 <= i < len(deret) else ""

    return {
        "sebelum": ke(n - 1),
        "sesudah": ke(n + 1),
        "nomor": n + 1,
        "banyak": len(deret),
        "kembali": f"{meja.alamat('pengisian')}{query}#baris-{satu.kunci}",
    }


def _isi(meja: Meja, lembar: Lembar, satu: BarisLembar, wewenang: Wewenang) -> dict[str, Any]:
    t = tampil(lembar, satu)
    masa = {"unit": meja.unit.slug, "tahun": meja.tahun, "triwulan": meja.triwulan}
    nama = satu.indikator.nama if satu.indikator else satu.nama
    triwulan = [
        (ROMAWI_TRIWULAN[n], t.kinerja and t.kinerja.triwulan[n], t.anggaran and t.anggaran.triwulan[n])
        for n in range(meja.triwulan)
    ]
    return {
        "judul": f"{satu.kode} {nama}",
        "remah": [(meja.sebutan, meja.alamat("pengisian")), (satu.kode, "")],
        "tab": "pengisian",
        "baris": satu,
        "tampil": t,
        "deret": triwulan,
        "garis": _garis(lembar, satu),
        "status_data": STATUS,
        "dapat": bool(wewenang.kolom(satu)),
        "dapat_kinerja": wewenang.kinerja(satu),
        "dapat_uang": wewenang.uang(satu),
        "bukti": lembar.bukti_baris(satu),
        "definisi": queries.definisi(satu.indikator.id, meja.tahun) if satu.indikator else None,
        "tautan_bukti": alamat("pengisian-bukti", masa | {"kunci": satu.kunci}),
        "tautan_riwayat": alamat("pengisian-riwayat", masa),
        "tertutup": tertutup(meja.pengguna, meja.unit, meja.posisi),
        "alamat_terima": meja.alamat("pengisian-terima"),
    }


def _garis(lembar: Lembar, satu: BarisLembar) -> list[BarisLembar]:
    """The lines that the row stands under, from the top; its own line last where it has a name."""
    hasil, atas = [], satu
    while atas.induk and atas.induk in lembar.per_kunci:
        atas = lembar.per_kunci[atas.induk]
        hasil.insert(0, atas)
    return [*hasil, satu] if satu.nama and satu.indikator else hasil
