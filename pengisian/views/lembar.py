"""The sheet of a unit's quarter."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from lkjip.access import ambil_unit
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.navigation import alamat, tahun_tersedia, triwulan_bawaan
from pengisian.html.daftar import daftar
from pengisian.html.dasar import kemajuan as kemajuan_html
from pengisian.html.peringatan import daftar_peringatan
from pengisian.html.tabel import HtmlLembar
from pengisian.kekurangan import kekurangan
from pengisian.lembar import Lembar
from pengisian.posisi import posisi_setahun
from pengisian.saringan import Saringan, saring
from pengisian.tampilan import kemajuan, peringatan_seluruh
from pengisian.tertutup import dikembalikan, tertutup
from pengisian.views.dasar import Meja, halaman_triwulan, tampilkan
from pengisian.wewenang import Wewenang

# Pages of other parts that the sheet leads to, as far as they exist, and whether they take the filter along.
TAUTAN = {"kekurangan": ("pengisian-kekurangan", False), "unduh": ("pengisian-unduh", True)}

# Where the script sends and asks.
TITIK: tuple[str, ...] = ("simpan", "segar", "pratinjau", "urungkan", "terima")


@require_GET
def kini(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """The way from the menu: the first quarter that can be filled today, else the running one."""
    perangkat = ambil_unit(request.user, unit)
    if tahun not in tahun_tersedia(perangkat):
        raise Http404("Tahun ini tidak ada.")
    semua = posisi_setahun(perangkat, tahun)
    terbuka = [p.triwulan for p in semua if not p.sebab] or [p.triwulan for p in semua if p.jendela.terbuka]
    triwulan = terbuka[0] if terbuka else triwulan_bawaan(tahun)
    return redirect("pengisian", unit=unit, tahun=tahun, triwulan=triwulan)


@require_GET
@halaman_triwulan
def lembar(request: HttpRequest, meja: Meja) -> HttpResponse:
    isi = Lembar(meja.unit, meja.posisi)
    saringan = Saringan.dari(request.GET)
    wewenang = Wewenang.dari(isi, meja.pengguna, meja.unit, meja.hak)
    kurang = kekurangan(isi)
    ringkas = request.GET.get("kolom") == "ringkas"
    triwulan = tuple(range(max(1, meja.triwulan - 1), meja.triwulan + 1)) if ringkas else (1, 2, 3, 4)
    html = HtmlLembar(isi, wewenang, triwulan=triwulan)
    baris = saring(isi, saringan)
    seluruh = peringatan_seluruh(isi)
    konteks = {
        "judul": f"Pengisian {meja.sebutan}",
        "saringan": saringan,
        "pilihan_bidang": isi.bidang,
        "ringkas": ringkas,
        "kolom_triwulan": [(n, ROMAWI_TRIWULAN[n - 1]) for n in triwulan],
        "pilihan_triwulan": _pilihan_triwulan(meja, saringan),
        "romawi": ROMAWI_TRIWULAN[meja.triwulan - 1],
        "badan": html.badan(baris),
        "daftar": daftar(html, baris, saringan.querystring, frozenset(k.kunci for k in kurang)),
        "banyak": len(baris),
        "semua": len(isi.baris),
        "kemajuan": kemajuan_html(kemajuan(isi, wewenang, kurang)),
        "peringatan_lembar": daftar_peringatan([seluruh], wewenang.boleh and wewenang.akar is None)
        if seluruh
        else "",
        "dapat": wewenang.boleh,
        "tanpa_baris": wewenang.boleh and not any(wewenang.kolom(b) for b in isi.baris),
        "tertutup": tertutup(meja.pengguna, meja.unit, meja.posisi),
        "dikembalikan": dikembalikan(meja.unit, meja.posisi),
        "alamat_sini": meja.alamat("pengisian"),
        "titik": {nama: meja.alamat(f"pengisian-{nama}") for nama in TITIK} if wewenang.boleh else {},
        "saat": timezone.now().isoformat(),
        **_tautan(meja, saringan),
    }
    return tampilkan(request, meja, "pengisian/lembar.html", konteks)


def _pilihan_triwulan(meja: Meja, saringan: Saringan) -> list[tuple[str, str, bool]]:
    return [
        (romawi, meja.alamat("pengisian", triwulan=n) + saringan.querystring, n == meja.triwulan)
        for n, romawi in enumerate(ROMAWI_TRIWULAN, 1)
    ]


def _tautan(meja: Meja, saringan: Saringan) -> dict[str, Any]:
    masa = {"unit": meja.unit.slug, "tahun": meja.tahun, "triwulan": meja.triwulan}
    hasil = {}
    for nama, (halaman, tersaring) in TAUTAN.items():
        tujuan = alamat(halaman, masa)
        hasil[f"tautan_{nama}"] = tujuan and tujuan + (saringan.querystring if tersaring else "")
    return hasil
