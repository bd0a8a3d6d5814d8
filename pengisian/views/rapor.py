"""The report on the bidang of a unit: a page, and a workbook for the follow-up of reward and punishment."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lkjip.access import Hak
from lkjip.buku_kerja.tabel import TIPE, Isi, Kolom, Tabel, buku
from lkjip.formats import tanggal
from lkjip.numbers import Hasil
from pengisian.lembar import Lembar
from pengisian.rapor_bidang import Rapor, RaporBidang, rapor
from pengisian.views.dasar import Meja, halaman_triwulan, lampiran, tampilkan

KOLOM = (
    Kolom("No.", 6),
    Kolom("Bidang", 34),
    Kolom("Penanggung jawab", 28),
    Kolom("Baris wajib"),
    Kolom("Terisi"),
    Kolom("Kelengkapan (%)"),
    Kolom("Terisi tepat waktu (%)"),
    Kolom("Lengkap pada"),
    Kolom("Terlambat (hari)"),
    Kolom("Ketepatan waktu", 26),
    Kolom("Indikator dinilai"),
    Kolom("Tercapai"),
    Kolom("Tidak tercapai"),
    Kolom("Rata-rata capaian (%)"),
    Kolom("Predikat", 24),
)
KOLOM_BELUM = (
    Kolom("Bidang", 34),
    Kolom("Kode", 12),
    Kolom("Indikator", 60),
    Kolom("Capaian (%)"),
    Kolom("Penjelasan", 80),
)


@require_GET
@halaman_triwulan
def halaman(request: HttpRequest, meja: Meja) -> HttpResponse:
    isi = {
        "judul": f"Rapor Bidang {meja.sebutan}",
        "remah": meja.remah,
        "rapor": rapor(Lembar(meja.unit, meja.posisi)),
    }
    return tampilkan(request, meja, "pengisian/rapor.html", isi)


@require_GET
@halaman_triwulan
def unduh(request: HttpRequest, meja: Meja) -> HttpResponse:
    if Hak.UNDUH not in meja.hak:
        raise PermissionDenied
    isi = susun_buku(meja, rapor(Lembar(meja.unit, meja.posisi)))
    return lampiran(isi, TIPE, f"rapor-bidang-{meja.unit.slug}-{meja.tahun}-tw{meja.triwulan}.xlsx")


def susun_buku(meja: Meja, r: Rapor) -> bytes:
    jendela = meja.posisi.jendela
    judul = (
        f"Rapor bidang {meja.sebutan}",
        meja.unit.nama,
        f"Batas waktu {tanggal(jendela.tenggat_unit)}. Keadaan {tanggal(jendela.hari)}.",
        "Bahan tindak lanjut rekomendasi evaluasi AKIP tentang penghargaan dan sanksi.",
    )
    baris = [_baris(n, b) for n, b in enumerate(r.bidang, 1)]
    belum = [(b.nama, i.kode, i.nama, i.capaian.nilai, i.penjelasan) for b in r.bidang for i in b.belum]
    return buku(
        [
            Tabel("Rapor bidang", judul, KOLOM, [*baris, _baris(None, r.seluruhnya)]),
            Tabel("Belum tercapai", judul[:2], KOLOM_BELUM, belum),
        ]
    )


def _baris(nomor: int | None, b: RaporBidang) -> tuple[Isi, ...]:
    return (
        nomor,
        b.nama,
        b.jabatan,
        b.wajib,
        b.terisi,
        _angka(b.kelengkapan),
        _angka(b.ketepatan),
        b.lengkap_pada,
        b.terlambat,
        b.waktu,
        b.jumlah.dinilai,
        b.jumlah.tercapai,
        b.jumlah.tidak,
        _angka(b.capaian),
        b.predikat.teks if b.predikat else "",
    )


def _angka(hasil: Hasil) -> Isi:
    """The figure, or why there is none."""
    return hasil.nilai if hasil.nilai is not None else f"– ({hasil.alasan})"
