"""An approved copy as text to read, from its JSON. Nothing is worked out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pengisian.beda import KAKI, STATUS, ambil, sebut_baris, tulis

Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figur:
    """A figure as printed; alasan says why there is none."""

    teks: str
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class BarisBaca:
    """nama is the line's and indikator the indicator's; the one or the other may be empty."""

    jenis: str
    kode: str
    nama: str
    indikator: str
    satuan: str
    target: str
    triwulan: Figur
    realisasi: Figur
    capaian: Figur
    rp: str
    rp_kumulatif: str
    serapan: Figur
    keterangan: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SalinanBaca:
    baris: tuple[BarisBaca, ...]
    peringatan: tuple[tuple[str, str], ...]
    kaki: tuple[tuple[str, str], ...]


def baca_salinan(isi: Isi) -> SalinanBaca:
    nama = {b["kunci"]: f"{b['kode']} {sebut_baris(b)}" for b in isi["baris"]}
    kaki = isi.get("kaki") or {}
    return SalinanBaca(
        tuple(_baris(b) for b in isi["baris"]),
        tuple((nama.get(p["kunci"], "Seluruh lembar"), p["alasan"]) for p in isi.get("peringatan", [])),
        tuple((KAKI.get(k, k), v) for k, v in kaki.items() if v),
    )


def _baris(b: Isi) -> BarisBaca:
    indikator, uang = b.get("indikator") or {}, b.get("uang") or {}
    desimal = indikator.get("desimal", 2)
    return BarisBaca(
        jenis=b["jenis"],
        kode=b["kode"],
        nama=b["nama"],
        indikator=indikator.get("nama", ""),
        satuan=indikator.get("satuan", ""),
        target=tulis(b.get("target"), "angka", desimal) if indikator else "",
        triwulan=_figur(b.get("nilai_triwulan"), "angka", desimal),
        realisasi=_figur(b.get("realisasi"), "angka", desimal),
        capaian=_figur(b.get("capaian"), "persen", 2),
        rp=tulis(uang.get("triwulan"), "rupiah") if uang else "",
        rp_kumulatif=tulis(uang.get("realisasi"), "rupiah") if uang else "",
        serapan=_figur(uang.get("serapan"), "persen", 2),
        keterangan=tuple(_keterangan(b)),
    )


def _figur(hasil: Isi | None, rupa: str, desimal: int) -> Figur:
    if hasil is None:
        return Figur("")
    if "alasan" in hasil:
        return Figur("–", hasil["alasan"])
    return Figur(tulis(hasil["nilai"], rupa, desimal))


def _keterangan(b: Isi) -> list[tuple[str, str]]:
    """What was said of the row, as label and text."""
    isi = b.get("isi") or {}
    status = isi.get("status", "final")
    hasil = [("Data", STATUS.get(status, status))] if status != "final" else []
    for kunci, label in (("tahun_data", "Data tahun"), ("alasan", "Alasan"), ("sumber", "Sumber")):
        if isi.get(kunci):
            hasil.append((label, str(isi[kunci])))
    if isi.get("penjelasan"):
        hasil.append(("Penjelasan", isi["penjelasan"]))
    hasil += [(k, tulis(v, "angka", None)) for k, v in (b.get("komponen") or {}).items() if v is not None]
    if nilai := ambil(b, ("setahun", "nilai")):
        hasil.append(("Nilai setahun", tulis(nilai, "angka", None)))
    if b.get("bukti"):
        hasil.append(("Bukti", "; ".join(b["bukti"])))
    return hasil
