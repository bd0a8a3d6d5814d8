"""The matrix of follow-ups, as table 3.2 of the LKjIP: for one unit, or for what the desk's filter shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lkjip import formats
from lkjip.enums import StatusRekomendasi
from reports.blok import Bagian, Baris, Blok, ReportData, Sel, bilangan, teks
from reports.inspektorat.dasar import Tabel, narasi, paragraf, tabel
from reports.inspektorat.foto import BATAS, blok_foto
from reports.narasi import bantu
from reports.tables.bab3_evaluasi import per_rekomendasi, sel_langkah
from reports.tables.dasar import Kolom

if TYPE_CHECKING:
    from evaluation.data import DataFotoBukti, DataTindakLanjut


class MatriksUnit(Tabel):
    kunci = "matriks-tindak-lanjut"
    judul = "Matriks Tindak Lanjut Rekomendasi Evaluasi AKIP"
    lanskap = True
    kosong = "Belum ada rekomendasi."

    no = Kolom("No", lebar=5, jenis="tengah")
    rekomendasi = Kolom("Rekomendasi", lebar=29)
    tindak_lanjut = Kolom("Tindak Lanjut", lebar=34)
    bidang = Kolom("Penanggung Jawab", lebar=11)
    tenggat = Kolom("Batas Waktu", lebar=10, jenis="tengah")
    status = Kolom("Status", lebar=11)


class MatriksSemua(Tabel):
    kunci = "matriks-semua"
    judul = "Matriks Tindak Lanjut Rekomendasi Evaluasi AKIP"
    lanskap = True
    kosong = "Tidak ada rekomendasi yang cocok dengan saringan."

    urut = Kolom("No", lebar=4, jenis="tengah")
    unit = Kolom("Perangkat Daerah", lebar=12)
    lhe = Kolom("LHE", lebar=6, jenis="tengah")
    no = Kolom("Nomor", lebar=6, jenis="tengah")
    rekomendasi = Kolom("Rekomendasi", lebar=25)
    tindak_lanjut = Kolom("Tindak Lanjut", lebar=27)
    tenggat = Kolom("Batas Waktu", lebar=9, jenis="tengah")
    status = Kolom("Status", lebar=11)


@dataclass(frozen=True, slots=True)
class Kop:
    """What a matrix is of. rincian are the lines below its heading; unit is empty over all units."""

    unit: str
    unit_singkat: str
    pemda: str
    tahun: int
    tempat: str
    pengenal: str
    rincian: tuple[str, ...] = ()


def susun_matriks(
    kop: Kop, semua: Sequence[DataTindakLanjut], foto: Sequence[DataFotoBukti], *, hari: date
) -> ReportData:
    """Grouped by LHE for a unit; a row for each with its unit over all units. hari: the day it tells of."""
    lintas = not kop.unit
    baris = _semua(semua) if lintas else _per_lhe(semua)
    blok: list[Blok] = [
        narasi("pengantar", paragraf(_pengantar(semua, hari))),
        tabel(
            MatriksSemua if lintas else MatriksUnit,
            baris,
            catatan=(f"Hanya {BATAS} gambar pertama yang dicetak.",) if len(foto) > BATAS else (),
        ),
    ]
    if gambar := blok_foto("foto-tindak-lanjut", foto, lintas_unit=lintas):
        blok.append(gambar)
    return ReportData(
        judul="Matriks Tindak Lanjut",
        unit=kop.unit or kop.pemda,
        unit_singkat=kop.unit_singkat,
        pemda=kop.pemda,
        tahun=kop.tahun,
        tempat=kop.tempat,
        bagian=(Bagian("matriks", "", "", "subbab", 2, tuple(blok)),),
        pengenal=kop.pengenal,
        kepala=(
            "Matriks Tindak Lanjut Rekomendasi Evaluasi AKIP",
            kop.unit or kop.pemda,
            *kop.rincian,
        ),
    )


def _pengantar(semua: Iterable[DataTindakLanjut], hari: date) -> str:
    status = [langkah[0].status for langkah in per_rekomendasi(semua)]
    bagian = [
        f"{bantu.bilang(n)} {s.label.lower()}" for s in reversed(StatusRekomendasi) if (n := status.count(s))
    ]
    rinci = f": {formats.daftar(bagian)}" if bagian else ""
    return f"Keadaan pada {formats.tanggal(hari)}, {bantu.bilang(len(status))} rekomendasi{rinci}."


def _per_lhe(semua: Iterable[DataTindakLanjut]) -> Iterator[Baris]:
    tahun = None
    for langkah in per_rekomendasi(semua):
        r = langkah[0]
        if r.tahun != tahun:
            tahun = r.tahun
            yield Baris(f"lhe-{tahun}", rentang=f"LHE atas AKIP Tahun {tahun}")
        sel = _sel(langkah) | {"bidang": teks(r.bidang)}
        yield Baris(f"{tahun}-{r.nomor}", sel)


def _semua(semua: Iterable[DataTindakLanjut]) -> Iterator[Baris]:
    for n, langkah in enumerate(per_rekomendasi(semua), 1):
        r = langkah[0]
        sel = _sel(langkah) | {"urut": bilangan(n), "unit": teks(r.unit), "lhe": teks(r.tahun)}
        yield Baris(str(r.rekomendasi_id), sel)


def _sel(langkah: Sequence[DataTindakLanjut]) -> dict[str, Sel]:
    r = langkah[0]
    return {
        "no": bilangan(r.nomor),
        "rekomendasi": teks(r.rekomendasi),
        "tindak_lanjut": sel_langkah(langkah),
        "tenggat": teks(formats.tanggal(r.tenggat) if r.tenggat else ""),
        "status": teks(StatusRekomendasi(r.status).label),
    }
