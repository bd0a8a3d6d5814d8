"""Sentences about achievement and money that stand in more than one chapter."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import format_html

from budget.perhitungan import Uang
from lkjip import formats
from reports.narasi import angka, bantu

if TYPE_CHECKING:
    from evaluation.data import DataTindakLanjut
    from reports.sumber import Sumber

SEBUTAN = {
    bantu.MELEBIHI: "melebihi target",
    bantu.SESUAI: "tepat mencapai target",
    bantu.BELUM: "belum mencapai target",
    bantu.TANPA: "belum dapat dihitung capaiannya",
}


def kalimat_kelompok(data: Sumber) -> str:
    """How many indicators exceeded, reached and missed their target, and which."""
    semua = bantu.tinjau(data)
    if not semua:
        return f"Belum ada indikator kinerja sasaran tahun {data.tahun}."
    kelompok = {k: ts for k, ts in bantu.pilah(semua).items() if ts}
    if len(semua) == 1:
        t = semua[0]
        return (
            f"Satu-satunya indikator kinerja, {bantu.nama_indikator(t.indikator)}, {SEBUTAN[t.keadaan]} "
            f"dengan {bantu.sebut_capaian(t)}."
        )
    if len(kelompok) == 1:
        ((keadaan, _),) = kelompok.items()
        seluruh = bantu.besar(bantu.urutan(len(semua)))  # "Keempat indikator": all four
        return f"{seluruh} indikator kinerja tahun {data.tahun} {SEBUTAN[keadaan]}."
    bagian = [f"{angka.banyak_kata(data, k, len(ts))} {SEBUTAN[k]}" for k, ts in kelompok.items()]
    banyak = angka.banyak_kata(data, "indikator", len(semua))
    return f"Dari {banyak} indikator kinerja tahun {data.tahun}, {formats.daftar(bagian)}."


def kalimat_rata(data: Sumber) -> str:
    """The mean capaian, its formula in words, and its predikat; nothing where there is but one indicator."""
    rata = bantu.rata_capaian(data)
    banyak = len([m for m in rata.masukan if m.nilai is not None])
    if len(rata.masukan) < 2:
        return ""
    if rata.nilai is None:
        return "Rata-rata capaian belum dapat dihitung karena belum ada capaian indikator."
    if banyak == 1:
        return (
            f"Hanya satu indikator yang capaiannya dapat dihitung, yaitu {angka.rata_capaian(data, rata)}, "
            "sehingga "
            "rata-rata tidak disimpulkan."
        )
    tingkat = bantu.predikat_capaian(data, rata)
    sebut = f" dengan predikat {angka.predikat_rata(data, tingkat)}" if tingkat else ""
    kalimat = (
        f"Rata-rata capaian, yaitu jumlah capaian {bantu.bilang(banyak)} indikator dibagi "
        f"{bantu.bilang(banyak)}, adalah {angka.rata_capaian(data, rata)}{sebut}."
    )
    return " ".join((kalimat, *rata.catatan))


def daftar_sementara(data: Sumber) -> list[str]:
    return [s for t in bantu.tinjau(data) if (s := bantu.sementara(t))]


def kalimat_uang(data: Sumber, kode: str, uang: Uang) -> str:
    """ "Rp … dari pagu Rp … (90,80%)" of a sasaran or budget line, or what is missing."""
    if uang.pagu is None:
        return "pagunya belum ada"
    if uang.realisasi is None:
        return f"pagunya {angka.rupiah(data, kode, 'pagu', uang.pagu)}, tetapi realisasinya belum ada"
    serapan = f" ({angka.serapan(data, kode, uang)})" if uang.serapan.nilai is not None else ""
    realisasi = angka.rupiah(data, kode, "realisasi", uang.realisasi)
    return f"{realisasi} dari pagu {angka.rupiah(data, kode, 'pagu', uang.pagu)}{serapan}"


def kalimat_serapan(data: Sumber) -> str:
    """The unit's money in the year."""
    total = data.anggaran.total()
    if total.pagu is None:
        return f"Belum ada pagu anggaran tahun {data.tahun}."
    pagu = angka.rupiah(data, angka.UNIT, "pagu", total.pagu)
    if total.realisasi is None:
        return f"Pagu anggaran tahun {data.tahun} sebesar {pagu}; belum ada realisasinya."
    realisasi = angka.rupiah(data, angka.UNIT, "realisasi", total.realisasi)
    serapan = angka.serapan(data, angka.UNIT, total)
    return (
        f"Realisasi anggaran tahun {data.tahun} sebesar {realisasi} dari pagu {pagu}"
        + (f", sehingga terserap {serapan}" if total.serapan.nilai is not None else "")
        + f"{_kalimat_sisa(data, total.sisa)}."
    )


def _kalimat_sisa(data: Sumber, sisa: Decimal | None) -> str:
    if not sisa:
        return ""
    if sisa > 0:
        return f"; sisa anggaran {angka.rupiah(data, angka.UNIT, 'sisa', sisa)}"
    return f"; melampaui pagu {angka.rupiah_mutlak(data, angka.UNIT, 'sisa', sisa)}"


def langkah_perbaikan(data: Sumber) -> list[str]:
    """The first solution for each missed target, then the recommendations that are still open."""
    hasil: list[str] = [
        format_html(
            "{} {}", bantu.tebal(f"{bantu.nama_indikator(t.indikator)}."), bantu.kalimat(solusi[0].teks)
        )
        for t in bantu.pilah(bantu.tinjau(data))[bantu.BELUM]
        if (solusi := data.analisis(t.indikator.id, "solusi"))
    ]
    terbuka = {r.rekomendasi_id: r for r in data.tindak_lanjut if r.status not in bantu.SELESAI}
    terbuka |= {r.rekomendasi_id: r for r in data.tindak_lanjut_lama if r.status not in bantu.SELESAI}
    hasil += [
        format_html(
            "{} {}",
            bantu.tebal(f"Rekomendasi evaluasi AKIP {_tahun_lama(data, r)}nomor {r.nomor}."),
            bantu.kalimat(r.rekomendasi),
        )
        for r in terbuka.values()
    ]
    return hasil


def _tahun_lama(data: Sumber, r: DataTindakLanjut) -> str:
    """Of an earlier LHE than last year's its year."""
    return f"tahun {r.tahun} " if r.tahun < data.tahun - 1 else ""
