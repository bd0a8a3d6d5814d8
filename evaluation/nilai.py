"""AKIP scores after PermenPANRB 88/2021: pure, Decimal in, a frozen result out, unrounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.numbers import SERATUS, Alasan, Hasil, Masukan, jumlah

SUMBER = "PermenPANRB 88/2021, Lampiran"

# Answer of a sub-component -> points out of 100.
ANGKA_JAWABAN = {
    "AA": Decimal(100),
    "A": Decimal(90),
    "BB": Decimal(80),
    "B": Decimal(70),
    "CC": Decimal(60),
    "C": Decimal(50),
    "D": Decimal(30),
    "E": Decimal(0),
}


def jawaban_dari_kriteria(*, terpenuhi: int, seluruhnya: int) -> str:
    """The answer that the share of fulfilled criteria allows: E to BB. A and AA need a reason."""
    if not 0 <= terpenuhi <= seluruhnya or seluruhnya == 0:
        raise ValueError("kriteria terpenuhi harus antara 0 dan seluruhnya")
    if terpenuhi == seluruhnya:
        return "BB"
    for batas, jawaban in ((75, "B"), (50, "CC"), (25, "C"), (0, "D")):
        if terpenuhi * 100 > batas * seluruhnya:
            return jawaban
    return "E"


def nilai_sub(*, jawaban: str, bobot: Decimal) -> Hasil:
    """angka / 100 x bobot of the sub-component."""
    angka = ANGKA_JAWABAN[jawaban]
    masukan = (Masukan("a", f"Angka jawaban {jawaban}", angka), Masukan("b", "Bobot", bobot))
    return Hasil(angka * bobot / SERATUS, None, "a / 100 × b", SUMBER, masukan)


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
