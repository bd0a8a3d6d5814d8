"""The state of a unit's year on one screen. Arranges results that other modules worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING

from indicators.predikat import Predikat, predikat
from reports.blok import Baris, Sel, hitungan
from reports.kekurangan import Kekurangan, kekurangan
from reports.narasi.bantu import BELUM, SELESAI, keadaan, predikat_capaian, rata_capaian, tinjau
from reports.tables.bab3_capaian import TargetRealisasi
from reports.tables.bab3_evaluasi import total_evaluasi

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataSasaran
    from reports.sumber import Sumber

PANJANG_BATANG = Decimal(120)  # bars go up to 120 %, so that what is above the target can be seen


@dataclass(frozen=True, slots=True)
class UangSasaran:
    sasaran: DataSasaran
    uang: Uang
    serapan: Sel


@dataclass(frozen=True, slots=True)
class ProgramKurang:
    """A program whose indicator stays below its target."""

    simpul: DataSimpul
    indikator: str
    kunci: str  # of its row in the table program-penunjang
    capaian: Sel


@dataclass(frozen=True, slots=True)
class Akip:
    tahun: int
    nilai: Sel
    predikat: Predikat | None


@dataclass(frozen=True, slots=True)
class Rekomendasi:
    seluruhnya: int
    selesai: int

    @property
    def terbuka(self) -> int:
        return self.seluruhnya - self.selesai


@dataclass(frozen=True, slots=True)
class Ringkasan:
    indikator: tuple[Baris, ...]  # the rows of the table target-realisasi
    tercapai: int
    dinilai: int
    rata_rata: Sel
    predikat: Predikat | None
    uang: Uang
    serapan: Sel
    per_sasaran: tuple[UangSasaran, ...]
    program: int
    program_kurang: tuple[ProgramKurang, ...]
    akip: Akip | None
    rekomendasi: Rekomendasi
    kekurangan: tuple[Kekurangan, ...]


def ringkas(data: Sumber) -> Ringkasan:
    rerata = rata_capaian(data)
    uang = data.anggaran.total()
    tinjauan = [t for t in tinjau(data) if t.capaian.nilai is not None]
    return Ringkasan(
        indikator=tuple(TargetRealisasi.susun(data)),
        tercapai=sum(t.keadaan != BELUM for t in tinjauan),
        dinilai=len(tinjauan),
        rata_rata=hitungan(rerata, persen=True),
        predikat=predikat_capaian(data, rerata),
        uang=uang,
        serapan=hitungan(uang.serapan, persen=True),
        per_sasaran=tuple(_uang_sasaran(data)),
        program=len(data.anggaran.program),
        program_kurang=tuple(_program_kurang(data)),
        akip=_akip(data),
        rekomendasi=_rekomendasi(data),
        kekurangan=kekurangan(data),
    )


def batang(nilai: Decimal | int | str | None) -> Decimal:
    """How long the bar of a percentage is drawn, at most PANJANG_BATANG; a negative capaian has none."""
    if not isinstance(nilai, Decimal):
        return Decimal(0)
    return max(Decimal(0), min(PANJANG_BATANG, nilai))


def _uang_sasaran(data: Sumber) -> list[UangSasaran]:
    semua = [
        (s, data.anggaran.uang_sasaran(s.id)) for s in data.sasaran if data.anggaran.program_sasaran(s.id)
    ]
    return [UangSasaran(s, u, hitungan(u.serapan, persen=True)) for s, u in semua]


def _program_kurang(data: Sumber) -> list[ProgramKurang]:
    hasil: list[tuple[Decimal, ProgramKurang]] = []
    for simpul in data.anggaran.program:
        for nomor, i in enumerate(data.indikator_dari(simpul), 1):
            k = data.kinerja.kinerja(i.id, data.tahun)
            if k.capaian.nilai is not None and keadaan(k.capaian) == BELUM:
                kunci = simpul.kode if nomor == 1 else f"{simpul.kode}-{nomor}"
                sel = hitungan(k.capaian, persen=True, tanda="†" if k.dilaporkan else "")
                hasil.append((k.capaian.nilai, ProgramKurang(simpul, i.nama, kunci, sel)))
    return [p for _, p in sorted(hasil, key=itemgetter(0))]  # the furthest below its target first


def _akip(data: Sumber) -> Akip | None:
    if data.evaluasi_lalu is None:
        return None
    nilai = total_evaluasi(data, data.evaluasi_lalu)
    skala = data.skala.get("akip")
    return Akip(data.evaluasi_lalu.tahun, hitungan(nilai), predikat(nilai.nilai, skala) if skala else None)


def _rekomendasi(data: Sumber) -> Rekomendasi:
    status = {t.rekomendasi_id: t.status for t in data.tindak_lanjut}
    return Rekomendasi(len(status), sum(s in SELESAI for s in status.values()))
