"""AKIP scores after PermenPANRB 88/2021: pure, Decimal in, a frozen result out, unrounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan, jumlah

SUMBER = "PermenPANRB 88/2021, Lampiran"


@dataclass(frozen=True, slots=True)
class Tingkat:
    """An answer of the scale: its points of 100, and when it holds.

    lebih_dari: the share of criteria met, in percent, is greater; None for the lowest. penuh: all are met.
    pilihan: chosen by the evaluator, never derived.
    """

    kode: str
    angka: Decimal
    lebih_dari: Decimal | None = None
    penuh: bool = False
    pilihan: bool = False


def jawaban_dari_kriteria(*, terpenuhi: int, seluruhnya: int, tingkat: Sequence[Tingkat]) -> Tingkat:
    """The best answer that the number of criteria met allows by itself: E to BB in the standard scale.

    tingkat is the scale of the sheet, in any order. ValueError where the counts cannot be, or where the scale
    has no answer for them.
    """
    if not 0 <= terpenuhi <= seluruhnya or seluruhnya == 0:
        raise ValueError("kriteria terpenuhi harus antara 0 dan seluruhnya")
    for t in sorted(tingkat, key=lambda t: -t.angka):
        if t.pilihan or (t.penuh and terpenuhi < seluruhnya):
            continue
        if t.lebih_dari is None or terpenuhi * SERATUS > t.lebih_dari * seluruhnya:
            return t
    raise ValueError("skala jawaban tidak lengkap")


def pilihan_terbuka(*, terpenuhi: int, seluruhnya: int, tingkat: Sequence[Tingkat]) -> tuple[Tingkat, ...]:
    """The answers that an evaluator may choose over the derived one: A and AA, where all criteria are met."""
    return tuple(t for t in tingkat if t.pilihan and (not t.penuh or terpenuhi == seluruhnya))


def nilai_sub(*, jawaban: Tingkat, bobot: Decimal) -> Hasil:
    """angka / 100 x bobot of the sub-component."""
    masukan = (
        Masukan("a", f"Angka jawaban {jawaban.kode}", jawaban.angka),
        Masukan("b", "Bobot", bobot),
    )
    return Hasil(jawaban.angka * bobot / SERATUS, None, "a / 100 × b", SUMBER, masukan)


def nilai_sub_belum(belum: int) -> Hasil:
    """The score of a sub-component of which criteria are not answered yet."""
    catatan = (f"{belum} kriteria belum dijawab.",)
    return Hasil(None, Alasan.TANPA_EVALUASI, "a / 100 × b", SUMBER, (), catatan)


def nilai_komponen(*, nama: str, nilai: Decimal | None, sub: Sequence[Decimal | None] = ()) -> Hasil:
    """The score of a component: the sum of its sub-components where all are known, else the LHE's figure."""
    if sub and all(s is not None for s in sub):
        masukan = tuple(Masukan(f"s{i}", f"Subkomponen {i}", s) for i, s in enumerate(sub, 1))
        return Hasil(jumlah(sub), None, "jumlah subkomponen", SUMBER, masukan)
    masukan = (Masukan("n", f"Nilai {nama} menurut LHE", nilai),)
    if nilai is None:
        return Hasil(None, Alasan.TANPA_EVALUASI, "nilai menurut LHE", SUMBER, masukan)
    return Hasil(nilai, None, "nilai menurut LHE", SUMBER, masukan)


def nilai_total(komponen: Sequence[Hasil], *, dinyatakan: Decimal | None = None) -> Hasil:
    """The sum of the components where all are known, else the total that the LHE states."""
    if komponen and all(k.nilai is not None for k in komponen):
        masukan = tuple(Masukan(f"k{i}", f"Komponen {i}", k.nilai) for i, k in enumerate(komponen, 1))
        return Hasil(jumlah(k.nilai for k in komponen), None, "jumlah komponen", SUMBER, masukan)
    masukan = (Masukan("n", "Nilai total menurut LHE", dinyatakan),)
    if dinyatakan is None:
        return Hasil(None, Alasan.TANPA_EVALUASI, "jumlah komponen", SUMBER, masukan)
    catatan = ("Nilai komponen tidak lengkap; dipakai nilai total yang dinyatakan LHE.",)
    return Hasil(dinyatakan, None, "nilai total menurut LHE", SUMBER, masukan, catatan)
