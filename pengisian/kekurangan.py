"""What still stands in the way of submitting a quarter: for the gate, for the list, and for each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lkjip.formats import persen
from lkjip.numbers import Hasil, bersih
from pengisian import aturan
from pengisian.aturan import Peringatan
from pengisian.data import BarisLembar
from pengisian.lembar import Lembar


class Jenis(StrEnum):
    """Kinds of what is missing, in the order of the list. The text heads its group."""

    RENCANA = "Rencana tahun ini belum ada"
    NILAI = "Realisasi kinerja belum diisi"
    RP = "Realisasi anggaran belum diisi"
    PENJELASAN = "Penjelasan wajib diisi"
    BUKTI = "Bukti wajib dilampirkan"
    PERINGATAN = "Peringatan belum dijawab"


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One thing that is missing, at a cell. kunci is empty for what concerns the sheet as a whole."""

    jenis: Jenis
    kunci: str
    kolom: str
    sebutan: str
    pesan: str

    @property
    def jangkar(self) -> str:
        """The id of its cell on the sheet."""
        return f"sel-{self.kunci}-{self.kolom}" if self.kunci else "lembar"


def kekurangan(lembar: Lembar) -> tuple[Kekurangan, ...]:
    """All that is missing, by kind and then in the order of the sheet; empty when it can be submitted."""
    urutan = list(Jenis)
    semua = [*(k for b in lembar.baris for k in kekurangan_baris(lembar, b)), *_lembar(lembar)]
    return tuple(sorted(semua, key=lambda k: urutan.index(k.jenis)))


def kekurangan_baris(lembar: Lembar, baris: BarisLembar) -> Iterator[Kekurangan]:
    if baris.indikator is not None:
        yield from _kinerja(lembar, baris)
    if baris.rp_diisi and baris.simpul is not None:
        ada_pagu = bool(lembar.anggaran.uang(baris.simpul).pagu)
        if ada_pagu and lembar.rp_triwulan(baris.simpul.id) is None:
            pesan = "Isi 0 bila belum ada belanja pada triwulan ini."
            yield Kekurangan(Jenis.RP, baris.kunci_rp, "rp", _sebutan(baris), pesan)
    for p in peringatan_baris(lembar, baris):
        if not diterima(lembar, baris, p):
            kunci = baris.kunci_rp if p.kolom == "rp" else baris.kunci
            yield Kekurangan(Jenis.PERINGATAN, kunci, p.kolom, _sebutan(baris), p.pesan)


def _kinerja(lembar: Lembar, baris: BarisLembar) -> Iterator[Kekurangan]:
    indikator, realisasi = baris.indikator, baris.realisasi
    if indikator is None:
        return
    sebutan = _sebutan(baris)
    if realisasi is not None and realisasi.status == "tidak_tersedia":
        return  # it has its reason; what is not there can be neither explained nor shown
    if lembar.nilai_triwulan(indikator.id, lembar.triwulan) is None:
        if not lembar.diminta(baris):
            return
        kosong = [k for k in baris.komponen if k.nilai is None] if baris.dari_komponen else []
        pesan = (
            f"Komponen yang kosong: {', '.join(k.komponen.label for k in kosong)}."
            if kosong
            else "Isi nilainya, atau nyatakan datanya tidak tersedia dengan alasan."
        )
        yield Kekurangan(Jenis.NILAI, baris.kunci, kosong[0].kolom if kosong else "nilai", sebutan, pesan)
    elif pesan := _wajib_penjelasan(lembar, baris):
        yield Kekurangan(Jenis.PENJELASAN, baris.kunci, "penjelasan", sebutan, pesan)
    if indikator.wajib_bukti and not any(b.indikator_id == indikator.id for b in lembar.bukti):
        pesan = "Baris ini ditandai wajib disertai bukti."
        yield Kekurangan(Jenis.BUKTI, baris.kunci, "bukti", sebutan, pesan)


def _wajib_penjelasan(lembar: Lembar, baris: BarisLembar) -> str:
    """Why the row has to be explained; empty where it has not, or is."""
    if baris.indikator is None or (baris.realisasi and baris.realisasi.penjelasan.strip()):
        return ""
    sebab = di_luar_batas(lembar, lembar.capaian_triwulan(baris.indikator.id))
    return f"{sebab} Jelaskan sebabnya." if sebab else ""


def di_luar_batas(lembar: Lembar, capaian: Hasil) -> str:
    """Why a capaian has to be explained, as a sentence; empty within the limits of the pemda."""
    if capaian.nilai is None:
        return ""
    nilai = bersih(capaian.nilai)
    bawah, atas = lembar.posisi.penjelasan_di_bawah, lembar.posisi.penjelasan_di_atas
    if bawah is not None and nilai < bawah:
        return f"Capaian {persen(nilai)} kurang dari {persen(bawah, None)}."
    if atas is not None and nilai > atas:
        return f"Capaian {persen(nilai)} lebih dari {persen(atas, None)}."
    return ""


def _lembar(lembar: Lembar) -> Iterator[Kekurangan]:
    if not any(b.indikator or b.rp_diisi for b in lembar.baris):
        pesan = "Lembar ini tidak mempunyai baris: sasaran, program, dan indikator tahun ini belum diisi."
        yield Kekurangan(Jenis.RENCANA, "", "", "Seluruh lembar", pesan)
    p = peringatan_lembar(lembar)
    if p and not diterima(lembar, None, p):
        yield Kekurangan(Jenis.PERINGATAN, "", "", "Seluruh lembar", p.pesan)


def peringatan_baris(lembar: Lembar, baris: BarisLembar) -> list[Peringatan]:
    """The warnings about a row, accepted ones too."""
    hasil: list[Peringatan] = []
    if baris.indikator is not None:
        kini = lembar.nilai_triwulan(baris.indikator.id, lembar.triwulan)
        lalu = lembar.nilai_triwulan(baris.indikator.id, lembar.triwulan - 1)
        hasil += aturan.peringatan_nilai(baris.indikator, kini, lalu)
        sumber = baris.realisasi.sumber if baris.realisasi else ""
        for k in baris.komponen:
            if k.komponen.peran == "penyebut":
                hasil += aturan.peringatan_penyebut(k.kolom, k.nilai, k.lalu, sumber)
    if baris.rp_diisi and baris.simpul is not None:
        rp = lembar.rp_triwulan(baris.simpul.id)
        uang = lembar.anggaran.uang(baris.simpul).sampai(lembar.triwulan)
        hasil += aturan.peringatan_rp(
            nilai=rp.nilai if rp else None, kumulatif=uang.realisasi, pagu=uang.pagu
        )
    return hasil


def peringatan_lembar(lembar: Lembar) -> Peringatan | None:
    """The warning about the sheet as a whole."""
    if lembar.triwulan == 1:
        return None
    return aturan.sama_semua(
        [
            (
                lembar.nilai_triwulan(b.indikator.id, lembar.triwulan),
                lembar.nilai_triwulan(b.indikator.id, lembar.triwulan - 1),
            )
            for b in lembar.baris
            if b.indikator is not None
        ]
    )


def diterima(lembar: Lembar, baris: BarisLembar | None, p: Peringatan) -> str:
    """The reason with which a warning was accepted for the value that stands there; empty where not."""
    indikator_id = simpul_id = None
    if baris is not None and p.kolom == "rp":
        simpul_id = baris.simpul.id if baris.simpul else None
    elif baris is not None and baris.indikator is not None:
        indikator_id = baris.indikator.id
    return next(
        (
            d.alasan
            for d in lembar.diterima
            if (d.aturan, d.nilai) == (p.kode, p.nilai)
            and (d.indikator_id, d.simpul_id) == (indikator_id, simpul_id)
        ),
        "",
    )


def _sebutan(baris: BarisLembar) -> str:
    """What the row is about, for a list away from the sheet."""
    apa = baris.indikator.nama if baris.indikator else baris.nama
    return f"{baris.kode} {apa}"
