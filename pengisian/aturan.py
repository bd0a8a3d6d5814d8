"""What may be written in a cell (errors), and what a person is asked about (warnings). Pure.

An error keeps the value out. A warning lets it in; before the quarter is submitted somebody accepts it with a
reason, or changes the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.data import DataIndikator
from lkjip.formats import angka, rupiah

BATAS_PERSEN = Decimal(150)
KOMPONEN_TAK_NEGATIF = frozenset({"pembilang", "penyebut"})


class Kode(StrEnum):
    LEBIH_PAGU = "lebih_pagu"
    TANPA_PAGU = "tanpa_pagu"
    PERSEN_TINGGI = "persen_tinggi"
    TURUN = "turun"
    NEGATIF = "negatif"
    PENYEBUT_BERUBAH = "penyebut_berubah"
    SAMA_SEMUA = "sama_semua"


@dataclass(frozen=True, slots=True)
class Peringatan:
    """A warning about a column of a row. nilai is what it speaks of: accepted once, it holds for that value.

    minta is the column that settles it when filled; empty where it wants a reason.
    """

    kode: Kode
    kolom: str
    pesan: str
    nilai: str
    minta: str = ""


def persen(indikator: DataIndikator) -> bool:
    """Whether the indicator is a percentage: its unit says so ("%", "% (Target Negatif)", "Persen")."""
    return indikator.satuan.startswith("%") or indikator.satuan.lower().startswith("persen")


def galat_nilai(indikator: DataIndikator, nilai: Decimal) -> str:
    """Why a value cannot be the indicator's; empty where it can. What is counted is never below 0."""
    if nilai < 0 and indikator.akumulasi_tahun == "jumlah":
        return f"{indikator.satuan.capitalize()} dihitung banyaknya, jadi tidak dapat kurang dari 0."
    return ""


def galat_komponen(peran: str, nilai: Decimal) -> str:
    if nilai < 0 and peran in KOMPONEN_TAK_NEGATIF:
        return "Pembilang dan penyebut tidak dapat kurang dari 0."
    return ""


def galat_rp(
    *, kumulatif: Decimal, total_unit: Decimal, total_dpa: Decimal | None, bertambah: bool = True
) -> str:
    """Why an amount cannot be a line's. kumulatif and total_unit are the sums of the year with it, in rupiah.

    A unit that has spent more than its DPA already may still lower an amount: bertambah says that it grew.
    """
    if kumulatif < 0:
        return "Jumlah realisasi sampai triwulan ini menjadi kurang dari 0."
    if bertambah and total_dpa is not None and total_unit > total_dpa:
        return (
            f"Realisasi perangkat daerah menjadi {rupiah(total_unit)}, "
            f"melebihi seluruh DPA {rupiah(total_dpa)}."
        )
    return ""


def peringatan_nilai(
    indikator: DataIndikator, kini: Decimal | None, lalu: Decimal | None
) -> list[Peringatan]:
    """Warnings about the value of a quarter; lalu is that of the quarter before, where it has one."""
    if kini is None:
        return []
    hasil = []
    teks = str(kini)
    if persen(indikator) and kini > BATAS_PERSEN:
        pesan = f"Nilai {angka(kini, indikator.desimal)}% lebih dari {angka(BATAS_PERSEN)}%."
        hasil.append(Peringatan(Kode.PERSEN_TINGGI, "nilai", pesan, teks))
    if indikator.akumulasi_tahun == "terakhir" and lalu is not None and kini < lalu:
        pesan = (
            f"Lebih rendah dari triwulan lalu ({angka(lalu, indikator.desimal)}), "
            "padahal nilainya sampai dengan triwulan ini."
        )
        hasil.append(Peringatan(Kode.TURUN, "nilai", pesan, teks))
    if kini < 0:
        hasil.append(Peringatan(Kode.NEGATIF, "nilai", "Nilai kurang dari 0.", teks))
    return hasil


def peringatan_penyebut(
    kolom: str, kini: Decimal | None, lalu: Decimal | None, sumber: str
) -> list[Peringatan]:
    """A denominator that differs from last quarter's asks where it comes from."""
    if kini is None or lalu is None or kini == lalu or sumber:
        return []
    pesan = f"Penyebut berbeda dari triwulan lalu ({angka(lalu)}). Sebutkan sumber datanya."
    return [Peringatan(Kode.PENYEBUT_BERUBAH, kolom, pesan, str(kini), minta="sumber")]


def peringatan_rp(
    *, nilai: Decimal | None, kumulatif: Decimal | None, pagu: Decimal | None
) -> list[Peringatan]:
    """Warnings about a line's amount of a quarter; kumulatif is the year's sum with it, in rupiah."""
    if nilai is None or kumulatif is None:
        return []
    teks = str(kumulatif)
    hasil = []
    if not pagu and kumulatif > 0:
        hasil.append(Peringatan(Kode.TANPA_PAGU, "rp", "Baris ini tidak mempunyai pagu.", teks))
    elif pagu and kumulatif > pagu:
        pesan = f"Realisasi {rupiah(kumulatif)} melebihi pagu {rupiah(pagu)}."
        hasil.append(Peringatan(Kode.LEBIH_PAGU, "rp", pesan, teks))
    if nilai < 0:
        pesan = "Jumlah kurang dari 0, misalnya karena pengembalian belanja."
        hasil.append(Peringatan(Kode.NEGATIF, "rp", pesan, teks))
    return hasil


def sama_semua(pasangan: Sequence[tuple[Decimal | None, Decimal | None]]) -> Peringatan | None:
    """A quarter that repeats the last one in every row was probably copied, not measured."""
    ada = [(kini, lalu) for kini, lalu in pasangan if kini is not None and lalu is not None]
    if len(ada) < 3 or any(kini != lalu for kini, lalu in ada):
        return None
    pesan = f"Semua nilai ({len(ada)} baris) sama dengan triwulan lalu. Pastikan bukan salinan."
    return Peringatan(Kode.SAMA_SEMUA, "", pesan, ";".join(str(kini) for kini, _ in ada)[:40])
