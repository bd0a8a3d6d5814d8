"""Compares what a form prints with what we compute from the quarters, figure by figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip import bilangan
from lkjip.numbers import bulat
from pengisian.buku_kerja.tata import sebutan
from pengisian.impor_e81.bacaan import ANGKA, Angka, BarisE81
from pengisian.impor_e81.kolom import Kami, hitungan, hitungan_jumlah, judul_kolom
from pengisian.impor_e81.sebab import DUA, Baris, sebab
from pengisian.lembar import Lembar
from pengisian.unggah.data import Selisih


def banding(
    form: Sequence[BarisE81],
    kolom: Collection[str],
    cocok: Mapping[int, str],
    lembar: Lembar,
    ditulis: Collection[tuple[int, str]],
) -> list[Selisih]:
    """The differences, in the order of the form.

    kolom are the columns that the form has, cocok the row of the sheet for a row of the form by its number.
    What is `ditulis` (row and column) becomes ours and is not compared.
    """
    hasil: list[Selisih] = []
    for b in form:
        if b.jumlah:
            hasil += _banding_jumlah(b, kolom, lembar)
        elif milik := lembar.per_kunci.get(cocok.get(b.nomor, "")):
            kami = hitungan(lembar, milik)
            if b.lanjutan:  # the line's money stands in its first row
                kami = {k: v for k, v in kami.items() if not k.endswith("_rp")}
            baris = Baris(
                milik.indikator, milik.dari_komponen, _nilai(b), _tanpa_alasan(kami), lembar.triwulan
            )
            ini = {k: v for k, v in kami.items() if (b.nomor, k) not in ditulis}
            hasil += _banding(b, kolom, ini, baris, sebutan(milik))
    return hasil


def _banding_jumlah(b: BarisE81, kolom: Collection[str], lembar: Lembar) -> Iterator[Selisih]:
    kami = hitungan_jumlah(lembar, b.nama)
    baris = Baris(None, False, _nilai(b), _tanpa_alasan(kami), lembar.triwulan)
    return _banding(b, kolom, kami, baris, b.nama)


def _banding(
    b: BarisE81, kolom: Collection[str], kami: Mapping[str, Kami], baris: Baris, nama: str
) -> Iterator[Selisih]:
    for k in ANGKA:
        if k not in kami or k not in kolom:
            continue
        cetak = b.angka.get(k)
        if cetak is not None and cetak.salah:
            yield Selisih(
                b.kode,
                nama,
                k,
                judul_kolom(k),
                cetak.alamat,
                cetak.teks,
                _teks(kami[k].nilai),
                "",
                cetak.salah,
            )
        elif not sama(cetak, kami[k].nilai):
            yield Selisih(
                b.kode,
                nama,
                k,
                judul_kolom(k),
                cetak.alamat if cetak else f"baris {b.nomor}",
                cetak.teks if cetak else "",
                _teks(kami[k].nilai, cetak.desimal if cetak else 0),
                _jarak(cetak, kami[k].nilai),
                sebab(k, baris, kami[k].alasan),
            )


def sama(cetak: Angka | None, kami: Decimal | None) -> bool:
    """Whether a form prints our figure, with as many decimals as it prints, two at least."""
    nilai = cetak.nilai if cetak else None
    if cetak is None or nilai is None or kami is None:
        return nilai is None and kami is None
    return bulat(kami, max(DUA, cetak.desimal)) == nilai


def _jarak(cetak: Angka | None, kami: Decimal | None) -> str:
    if cetak is None or cetak.nilai is None or kami is None:
        return ""
    return bilangan.tulis(bulat(cetak.nilai - bulat(kami, max(DUA, cetak.desimal)), max(DUA, cetak.desimal)))


def _teks(nilai: Decimal | None, desimal: int = 0) -> str:
    return "" if nilai is None else bilangan.tulis(bulat(nilai, max(DUA, desimal)))


def _nilai(b: BarisE81) -> dict[str, Decimal | None]:
    return {k: a.nilai for k, a in b.angka.items()}


def _tanpa_alasan(kami: Mapping[str, Kami]) -> dict[str, Decimal | None]:
    return {k: v.nilai for k, v in kami.items()}
