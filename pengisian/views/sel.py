"""What the script of the sheet sends and asks. Answers are JSON; pieces of the page go by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lkjip.access import Hak
from pengisian import kiriman as baca
from pengisian.bukti import KOLOM as KOLOM_BUKTI
from pengisian.cuplikan import Cuplikan
from pengisian.enums import Cara
from pengisian.html.dasar import kemajuan as kemajuan_html
from pengisian.html.peringatan import daftar_peringatan
from pengisian.html.tabel import HtmlLembar, Potongan
from pengisian.kekurangan import kekurangan
from pengisian.lembar import Lembar
from pengisian.models import PerubahanSel
from pengisian.posisi import PosisiTriwulan
from pengisian.pratinjau import pratinjau as hitung_pratinjau
from pengisian.simpan import HasilSel, Nasib, TidakDapatDiisi, simpan_pada
from pengisian.simpan import urungkan as urungkan_tempelan
from pengisian.tampilan import kemajuan, peringatan_seluruh
from pengisian.terima import Jawaban, TerimaDitolak
from pengisian.terima import terima as terima_peringatan
from pengisian.views.dasar import Meja, halaman_triwulan, tulisan_triwulan
from pengisian.wewenang import Wewenang

# A change carries the moment at which its request began; it may be written that much later.
JEDA_TULIS = timedelta(seconds=60)
BERUBAH = (Nasib.TERSIMPAN, Nasib.KONFLIK)


def _galat(pesan: object, status: int) -> JsonResponse:
    return JsonResponse({"pesan": str(pesan)}, status=status)


def _jawab(
    meja: Meja, kini: PosisiTriwulan, hasil: Iterable[HasilSel], kelompok: UUID | None = None
) -> JsonResponse:
    """What became of each cell, and what follows from it in its row."""
    semua = list(hasil)
    potongan = _potongan(Cuplikan(meja.unit, kini, {h.kunci for h in semua if h.nasib in BERUBAH}))
    return JsonResponse(
        {
            "sel": [_sel(h) for h in semua],
            "potongan": potongan,
            "kelompok": str(kelompok) if kelompok else None,
        }
    )


def _sel(h: HasilSel) -> dict[str, Any]:
    isi = {"kunci": h.kunci, "kolom": h.kolom, "nasib": h.nasib, "teks": h.teks, "versi": h.versi}
    if h.pesan:
        isi |= {"pesan": h.pesan, "oleh": h.oleh, "pada": h.pada}
    return isi


def _potongan(lembar: Cuplikan) -> Potongan:
    """Rows that were just written are rows that their writer may write."""
    html = HtmlLembar(lembar, Wewenang(lembar, boleh=True))
    return {letak: isi for b in lembar.baris for letak, isi in html.potongan(b).items()}


@tulisan_triwulan
@require_POST
def simpan(request: HttpRequest, meja: Meja) -> HttpResponse:
    try:
        isi = baca.kiriman(request)
        kelompok = uuid4() if isi.cara == Cara.TEMPEL else None
        hasil, kini = simpan_pada(meja.penulis, isi.isian, cara=isi.cara, kelompok=kelompok)
    except baca.KirimanSalah as salah:
        return _galat(salah, salah.status)
    except TidakDapatDiisi as tutup:
        return _galat(tutup, 409)
    if isi.ringkas and all(h.nasib in (Nasib.TERSIMPAN, Nasib.SAMA) for h in hasil):
        return JsonResponse({"sel": [_sel(h) for h in hasil], "potongan": {}, "kelompok": None})
    return _jawab(meja, kini, hasil, kelompok)


@halaman_triwulan
@require_POST
def urungkan(request: HttpRequest, meja: Meja) -> HttpResponse:
    try:
        hasil = urungkan_tempelan(meja.penulis, baca.kelompok(request))
    except baca.KirimanSalah as salah:
        return _galat(salah, salah.status)
    except TidakDapatDiisi as tutup:
        return _galat(tutup, 409)
    if not hasil:
        return _galat("Tempelan ini tidak ada, atau bukan milik Anda.", 404)
    return _jawab(meja, meja.posisi, hasil)


@halaman_triwulan
@require_POST
def pratinjau(request: HttpRequest, meja: Meja) -> HttpResponse:
    """What would follow from what is being typed. Writes nothing."""
    try:
        isi = baca.kiriman(request)
    except baca.KirimanSalah as salah:
        return _galat(salah, salah.status)
    if Hak.ISI not in meja.hak:
        return _galat(meja.posisi.sebab or "Anda tidak berhak mengisi triwulan ini.", 409)
    hasil, lembar = hitung_pratinjau(meja.penulis, meja.posisi, isi.isian)
    return JsonResponse({"sel": [_sel(h) for h in hasil], "potongan": _potongan(lembar)})


@halaman_triwulan
@require_GET
def segar(request: HttpRequest, meja: Meja) -> HttpResponse:
    """What has changed since a moment, by whom; with it the sums above and the progress.

    Without a change only where the quarter stands: most of these requests cost next to nothing.
    """
    saat = timezone.now()
    try:
        sejak = parse_datetime(request.GET.get("sejak", "")) or saat
    except ValueError:
        sejak = saat
    if timezone.is_naive(sejak):
        sejak = saat
    isi: dict[str, Any] = {
        "saat": saat.isoformat(),
        "dapat": Hak.ISI in meja.hak,
        "sebab": meja.posisi.sebab,
        "sel": [],
        "potongan": {},
    }
    berubah = PerubahanSel.objects.filter(
        unit=meja.unit, tahun=meja.tahun, triwulan=meja.triwulan, pada__gt=sejak - JEDA_TULIS
    ).select_related("oleh")
    catatan = {(c.kunci, c.kolom): c for c in reversed(berubah) if c.kunci}
    if catatan:
        lembar = Lembar(meja.unit, meja.posisi)
        isi |= {"sel": _sel_berubah(lembar, catatan), "potongan": _potongan_lembar(meja, lembar, catatan)}
    return JsonResponse(isi)


def _sel_berubah(lembar: Lembar, catatan: dict[tuple[str, str], PerubahanSel]) -> list[dict[str, Any]]:
    return [
        {
            "kunci": kunci,
            "kolom": kolom,
            "teks": lembar.teks(baris, kolom),
            "versi": lembar.versi_sel(baris, kolom),
            "oleh": str(c.oleh),
            "pada": c.pada,
        }
        for (kunci, kolom), c in catatan.items()
        # Evidence is logged with its row, but is no cell that holds a text.
        if kolom != KOLOM_BUKTI and (baris := lembar.per_kunci.get(kunci))
    ]


def _potongan_lembar(meja: Meja, lembar: Lembar, catatan: Iterable[tuple[str, str]]) -> Potongan:
    wewenang = Wewenang.dari(lembar, meja.pengguna, meja.unit, meja.hak)
    html = HtmlLembar(lembar, wewenang)
    diubah = {kunci for kunci, _ in catatan}
    hasil: Potongan = {}
    for b in lembar.baris:
        if {b.kunci, b.kunci_rp} & diubah or (b.kepala and not b.rp_diisi):
            hasil |= html.potongan(b)
    seluruh = peringatan_seluruh(lembar)
    dapat = wewenang.boleh and wewenang.akar is None
    hasil["peringatan-"] = daftar_peringatan([seluruh], dapat) if seluruh else ""
    hasil["kemajuan"] = kemajuan_html(kemajuan(lembar, wewenang, kekurangan(lembar)))
    return hasil


@halaman_triwulan
@require_POST
def terima(request: HttpRequest, meja: Meja) -> HttpResponse:
    """Accepts a warning. Works as a plain form, and from the script."""
    isi = request.POST
    jawaban = Jawaban(*(isi.get(n, "") for n in ("kunci", "kolom", "kode", "nilai", "alasan")))
    pesan, status = "", 200
    try:
        kini = terima_peringatan(meja.penulis, jawaban)
    except TerimaDitolak as ditolak:
        pesan, status = str(ditolak), 400
    except TidakDapatDiisi as tutup:
        pesan, status = str(tutup), 409
    if request.headers.get("X-Requested-With") == "fetch":
        if pesan:
            return _galat(pesan, status)
        potongan = _potongan(Cuplikan(meja.unit, kini, [jawaban.kunci]))
        return JsonResponse({"sel": [], "potongan": potongan})
    if pesan:
        messages.error(request, pesan)
    else:
        messages.success(request, "Peringatan diterima dengan alasan.")
    kembali = isi.get("kembali", "")
    if not url_has_allowed_host_and_scheme(kembali, {request.get_host()}):
        kembali = meja.alamat("pengisian")
    return redirect(kembali)
