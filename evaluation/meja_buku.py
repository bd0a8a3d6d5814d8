"""The desk as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from evaluation.daftar import BarisRekomendasi
from evaluation.meja import SEMUA, SaringanMeja
from lkjip.buku_kerja.tabel import Isi, Kolom, Tabel, buku
from lkjip.enums import StatusRekomendasi
from lkjip.formats import tanggal

KOLOM = (
    Kolom("No.", 6),
    Kolom("Perangkat daerah", 40),
    Kolom("AKIP tahun", 10),
    Kolom("Nomor LHE", 24),
    Kolom("Tanggal LHE"),
    Kolom("Nomor rekomendasi", 14),
    Kolom("Rekomendasi", 60),
    Kolom("Komponen", 26),
    Kolom("Prioritas", 11),
    Kolom("Bidang", 24),
    Kolom("Status", 24),
    Kolom("Batas waktu"),
    Kolom("Sisa waktu", 18),
    Kolom("Terbuka selama", 20),
    Kolom("Kemajuan (%)", 12),
    Kolom("Tindak lanjut terakhir"),
)


def susun_buku(baris: Sequence[BarisRekomendasi], saringan: SaringanMeja, hari: date) -> bytes:
    judul = (
        "Rekomendasi evaluasi AKIP",
        f"Keadaan {tanggal(hari)}, {len(baris)} rekomendasi",
        sebut_saringan(saringan),
    )
    return buku([Tabel("Rekomendasi", judul, KOLOM, [_baris(n, b) for n, b in enumerate(baris, 1)])])


def sebut_saringan(s: SaringanMeja) -> str:
    """The filter in words, for what is printed of it."""
    status = {"": "yang masih terbuka", SEMUA: "semua status"}.get(s.status)
    bagian = [
        status or f"status {StatusRekomendasi(s.status).label.lower()}",
        f"perangkat daerah {s.unit}" if s.unit else "",
        f"AKIP {s.tahun}" if s.tahun else "",
        f"komponen {s.komponen}" if s.komponen else "",
        "lewat batas waktu" if s.lewat else "",
        f"memuat “{s.teks}”" if s.teks else "",
    ]
    return f"Saringan: {', '.join(b for b in bagian if b)}"


def _baris(nomor: int, b: BarisRekomendasi) -> tuple[Isi, ...]:
    r, e = b.rekomendasi, b.rekomendasi.evaluasi
    return (
        nomor,
        e.unit.nama,
        e.tahun,
        e.nomor_lhe,
        e.tanggal_lhe,
        r.nomor,
        r.uraian,
        r.komponen.nama if r.komponen else "",
        r.get_prioritas_display(),
        r.bidang.nama if r.bidang else "",
        r.get_status_display(),
        r.tenggat,
        b.sisa,
        b.umur,
        b.persen,
        b.terakhir,
    )
