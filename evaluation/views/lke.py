"""The worksheet of one sub-component: both sides beside each other, one of them to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from evaluation.enums import CaraEvaluasi, Pihak
from evaluation.jawab import (
    HAK_PIHAK,
    HasilJawaban,
    IsiJawaban,
    IsiPilihan,
    JawabanDitolak,
    simpan_jawaban,
    simpan_pilihan,
)
from evaluation.lembar import BarisKriteria, BarisSub
from evaluation.views.dasar import Meja, halaman_akip, tampilkan
from pengisian.simpan import Nasib

JAWABAN = {"ya": True, "tidak": False}


@dataclass(frozen=True, slots=True)
class Isian:
    """What the form shows of a criterion: what stands there, or what was typed and is not saved."""

    kriteria: BarisKriteria
    jawaban: str
    catatan: str
    versi: int
    galat: str = ""
    kini: Any = None


@require_GET
@halaman_akip
def pintu(request: HttpRequest, meja: Meja) -> HttpResponse:
    """The first sub-component that the user's side has not finished."""
    lembar = meja.lembar
    pihak = meja.mengisi or Pihak.UNIT
    if not lembar.sub or meja.ada.cara == CaraEvaluasi.NILAI:
        raise Http404("Evaluasi ini tidak memakai lembar kerja.")
    sub = next((s for s in lembar.sub if s.belum_dijawab(pihak)), lembar.sub[0])
    return redirect(meja.alamat("akip-lke-sub", sub=sub.kode.replace(".", "-")))


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_akip
def lembar(request: HttpRequest, meja: Meja, sub: str) -> HttpResponse:
    baris = meja.sub(sub)
    pihak = meja.mengisi
    isi: dict[str, Any] = {"galat": [], "typed": None}
    if request.method == "POST":
        pihak = pihak or _pihak_kelak(meja)
        tersimpan = _simpan(request, meja, pihak, baris, isi)
        if tersimpan:
            tujuan = _lanjut(meja, baris) if "lanjut" in request.POST else sub
            return redirect(meja.alamat("akip-lke-sub", sub=tujuan))
        meja = Meja(meja.pengguna, meja.unit, meja.tahun)  # what is saved of it is shown as it is now
        baris = meja.sub(sub)
    semua = meja.lembar.sub
    isi |= {
        "judul": f"{baris.kode} {baris.nama}",
        "remah": meja.remah(("Lembar kerja", "")),
        "tab": "akip-lke",
        "sub": baris,
        "komponen": next(k for k in meja.lembar.komponen if baris in k.sub),
        "lembar": meja.lembar,
        "pihak": pihak,
        "isian": [_isian(k, pihak, isi["typed"]) for k in baris.kriteria],
        "pilihan": _pilihan(request, baris, pihak, isi),
        "berikut": next(iter(semua[semua.index(baris) + 1 :]), None),
        "sebelum": semua[i - 1] if (i := semua.index(baris)) else None,
    }
    return tampilkan(request, meja, "lembar.html", isi)


def _pihak_kelak(meja: Meja) -> Pihak:
    """The side that the user fills in another state: who does never is 403, who cannot now is told why."""
    for pihak, hak in HAK_PIHAK.items():
        if hak in meja.hak_kelak:
            return pihak
    raise PermissionDenied


def _simpan(request: HttpRequest, meja: Meja, pihak: Pihak, baris: BarisSub, isi: dict[str, Any]) -> bool:
    """Saves what can be saved. What is not, stands in isi: typed by criterion, and the errors."""
    isian = [i for k in baris.kriteria if (i := _diketik(request, k.id))]
    penjawab = meja.penjawab(pihak)
    try:
        hasil = simpan_jawaban(penjawab, isian)
    except JawabanDitolak as ditolak:
        isi["galat"].append(f"Belum tersimpan. {ditolak}")
        isi["typed"] = {i.kriteria: (i, None) for i in isian}
        return False
    gagal = {h.kriteria: h for h in hasil if h.nasib in (Nasib.KONFLIK, Nasib.GALAT)}
    isi["typed"] = {i.kriteria: (i, gagal[i.kriteria]) for i in isian if i.kriteria in gagal}
    if gagal:
        isi["galat"].append(f"{len(gagal)} jawaban belum tersimpan; lihat keterangannya di bawah.")
    berubah = sum(h.nasib == Nasib.TERSIMPAN for h in hasil)
    if pihak == Pihak.TIM and "pilihan" in request.POST:
        pilih = IsiPilihan(
            baris.id,
            request.POST["pilihan"],
            request.POST.get("alasan", ""),
            request.POST.get("semula", ""),
        )
        try:
            berubah += simpan_pilihan(penjawab, pilih) == Nasib.TERSIMPAN
        except JawabanDitolak as ditolak:
            isi["galat_pilihan"] = str(ditolak)
            isi["galat"].append("Pilihan jawaban belum tersimpan; lihat keterangannya di bawah.")
    if berubah:
        messages.success(request, f"{baris.kode} {baris.nama}: {berubah} jawaban tersimpan.")
    return not isi["galat"]


def _diketik(request: HttpRequest, kriteria: int) -> IsiJawaban | None:
    """The answer in the form; None where the form does not have the criterion."""
    if f"v{kriteria}" not in request.POST:
        return None
    versi = request.POST[f"v{kriteria}"]
    return IsiJawaban(
        kriteria,
        JAWABAN.get(request.POST.get(f"j{kriteria}", "")),
        request.POST.get(f"c{kriteria}", "").replace("\0", ""),
        int(versi) if versi.isascii() and versi.isdigit() and len(versi) < 10 else 0,
    )


def _isian(
    k: BarisKriteria, pihak: Pihak | None, typed: dict[int, tuple[IsiJawaban, HasilJawaban | None]] | None
) -> Isian:
    """A conflict is shown with both: saving once more writes what was typed here."""
    ada = k.jawaban.get(pihak) if pihak else None
    if typed and k.id in typed:
        i, hasil = typed[k.id]
        kini = hasil.kini if hasil and hasil.nasib == Nasib.KONFLIK else None
        return Isian(
            k,
            _kata(i.terpenuhi),
            i.catatan,
            kini.versi if kini else i.versi if hasil is None or hasil.kini is None else hasil.kini.versi,
            hasil.pesan if hasil else "",
            kini,
        )
    if ada is None:
        return Isian(k, "", "", 0)
    return Isian(k, _kata(ada.terpenuhi), ada.catatan, ada.versi)


def _kata(terpenuhi: bool | None) -> str:
    return "" if terpenuhi is None else "ya" if terpenuhi else "tidak"


def _pilihan(
    request: HttpRequest, baris: BarisSub, pihak: Pihak | None, isi: dict[str, Any]
) -> dict[str, Any] | None:
    """The choice of A or AA, as the form shows it; None where there is nothing to choose."""
    ada, terbuka = baris.pilihan, baris.pilihan_terbuka
    galat = isi.get("galat_pilihan", "")
    if pihak != Pihak.TIM or not (terbuka or ada or galat):
        return None
    kode, alasan = (ada.kode, ada.alasan) if ada else ("", "")
    if galat:
        kode, alasan = request.POST["pilihan"], request.POST.get("alasan", "")
    semula = ada.pada.isoformat() if ada else ""
    tingkat = [t for t in baris.skala if t.pilihan]
    return {
        "tingkat": [(t, t.syarat(baris.jenis)) for t in tingkat],
        "kode": kode,
        "alasan": alasan,
        "semula": semula,
        "galat": galat,
        "berlaku": bool(terbuka),
    }


def _lanjut(meja: Meja, baris: BarisSub) -> str:
    """The next sub-component; after the last one the same."""
    semua = meja.lembar.sub
    berikut = semua[semua.index(baris) + 1 :]
    return (berikut[0] if berikut else baris).kode.replace(".", "-")
