"""The board as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from lkjip.buku_kerja.tabel import Isi, Kolom, Tabel, buku
from lkjip.formats import sebut_triwulan, tanggal
from lkjip.models import Pemda
from lkjip.numbers import Hasil
from pengisian.papan import BarisPapan

KOLOM = (
    Kolom("No.", 6),
    Kolom("Perangkat daerah", 50),
    Kolom("Singkatan", 18),
    Kolom("Keadaan", 16),
    Kolom("Versi", 8),
    Kolom("Batas waktu"),
    Kolom("Diajukan pada"),
    Kolom("Terlambat (hari)"),
    Kolom("Ketepatan waktu", 30),
    Kolom("Baris wajib"),
    Kolom("Terisi"),
    Kolom("Kelengkapan (%)"),
    Kolom("Versi yang disetujui"),
    Kolom("Indikator dinilai"),
    Kolom("Tercapai"),
    Kolom("Tidak tercapai"),
    Kolom("Rata-rata capaian (%)"),
    Kolom("Langkah terakhir", 20),
    Kolom("Oleh", 30),
    Kolom("Pada"),
)


def susun_buku(pemda: Pemda, tahun: int, triwulan: int, baris: Sequence[BarisPapan]) -> bytes:
    judul = (
        f"Pengisian {sebut_triwulan(tahun, triwulan)}",
        pemda.nama,
        f"Keadaan {tanggal(timezone.localdate())}. Capaian menurut versi terakhir yang disetujui.",
    )
    return buku([Tabel("Papan triwulan", judul, KOLOM, [_baris(n, b) for n, b in enumerate(baris, 1)])])


def _baris(nomor: int, b: BarisPapan) -> tuple[Isi, ...]:
    c = b.langkah
    return (
        nomor,
        b.unit.nama,
        b.unit.nama_singkat,
        str(b.posisi.keadaan.label),
        b.posisi.versi,
        b.posisi.jendela.tenggat_unit,
        b.diajukan,
        b.terlambat,
        b.waktu,
        b.kemajuan.wajib,
        b.kemajuan.terisi,
        _angka(b.kelengkapan),
        b.versi,
        b.jumlah.dinilai,
        b.jumlah.tercapai,
        b.jumlah.tidak,
        _angka(b.capaian) if b.versi else "belum disetujui",
        c.get_langkah_display() if c else "",
        str(c.oleh) if c else "",
        timezone.localdate(c.pada) if c else None,
    )


def _angka(hasil: Hasil) -> Isi:
    """The figure, or why there is none."""
    return hasil.nilai if hasil.nilai is not None else f"– ({hasil.alasan})"
