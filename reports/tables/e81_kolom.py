"""The columns of Formulir E.81: stored by what they mean, numbered by the variant that the pemda has chosen.

The number of a column differs by edition of the form; nothing but SUSUNAN knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip.enums import VarianE81
from lkjip.formats import ROMAWI_TRIWULAN
from reports.tables.dasar import Kolom


@dataclass(frozen=True, slots=True)
class Ruas:
    """A numbered column of the form. atas is a heading that it shares; tetap as in Kolom.

    One with two widths in SUSUNAN is a pair, of K (performance) and Rp (money).
    """

    judul: str
    atas: str = ""
    jenis: str = "teks"
    tetap: int = 0


TRIWULAN = "Realisasi Kinerja pada Triwulan"
RUAS: Mapping[str, Ruas] = {
    "no": Ruas("No", tetap=1),
    "nama": Ruas("Sasaran/Program/Kegiatan/Sub Kegiatan", tetap=2),
    "sasaran": Ruas("Sasaran"),
    "simpul": Ruas("Program/Kegiatan/Sub Kegiatan", tetap=2),
    "indikator": Ruas("Indikator Kinerja Program (outcome)/Kegiatan dan Sub Kegiatan (output)"),
    "satuan": Ruas("Satuan", jenis="tengah"),
    "akhir": Ruas("Target Renstra pada Akhir Periode"),
    "lalu": Ruas("Realisasi Renstra s.d. Renja Tahun Lalu"),
    "target": Ruas("Target Kinerja dan Anggaran Renja Tahun Berjalan"),
    **{f"tw{n}": Ruas(romawi, TRIWULAN) for n, romawi in enumerate(ROMAWI_TRIWULAN, 1)},
    "realisasi": Ruas("Realisasi Renja yang Dievaluasi"),
    "capaian": Ruas("Tingkat Capaian Renja (%)"),
    "renstra": Ruas("Realisasi Renstra s.d. Tahun Berjalan"),
    "kemajuan": Ruas("Tingkat Capaian Renstra (%)"),
    "unit": Ruas("Unit Penanggung Jawab", jenis="tengah"),
    "penjelasan": Ruas("Penjelasan"),
}

# What each variant shows, in the order of its numbers, with the widths in percent of the printed page.
SUSUNAN: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    # As the seed's report prints it.
    VarianE81.LENGKAP: {
        "no": (3,),
        "nama": (8,),
        "indikator": (8,),
        "satuan": (3,),
        **dict.fromkeys(("akhir", "lalu", "target", "tw1", "tw2", "tw3", "tw4", "realisasi"), (2, 4)),
        "capaian": (3, 3),
        "renstra": (2, 4),
        "kemajuan": (3, 3),
        "unit": (4,),
        "penjelasan": (8,),
    },
    # Permendagri 86/2017: no unit of measure, no explanation, no Tingkat Capaian Renja.
    VarianE81.BAKU: {
        "no": (3,),
        "sasaran": (6,),
        "simpul": (9,),
        "indikator": (9,),
        **dict.fromkeys(("akhir", "lalu", "target", "tw1", "tw2", "tw3", "tw4", "realisasi"), (2, 5)),
        "renstra": (2, 4),
        "kemajuan": (3, 3),
        "unit": (5,),
    },
}


def kolom_e81(varian: str) -> Iterator[tuple[str, Kolom]]:
    """The columns of a variant by name, which is that of the row's cell: no, akhir_k, akhir_rp, …"""
    for nomor, (nama, lebar) in enumerate(SUSUNAN[varian].items(), 1):
        ruas = RUAS[nama]
        judul = (ruas.atas, ruas.judul) if ruas.atas else (ruas.judul, "")
        if len(lebar) == 1:
            yield (
                nama,
                Kolom(str(nomor), lebar=lebar[0], jenis=ruas.jenis, grup=judul, tetap=ruas.tetap),
            )
            continue
        grup = (*judul, str(nomor))
        yield f"{nama}_k", Kolom("K", lebar=lebar[0], jenis="angka", grup=grup)
        yield f"{nama}_rp", Kolom("Rp", lebar=lebar[1], jenis="rupiah", grup=grup)


def nomor_kolom(varian: str, *nama: str) -> list[int]:
    """The numbers of the named columns, as far as the variant has them."""
    return [nomor for nomor, kolom in enumerate(SUSUNAN[varian], 1) if kolom in nama]
