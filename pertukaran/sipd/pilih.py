"""Which rows of a file are this unit's and this year's; what has to be asked first."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.formats import angka, daftar
from pertukaran.models import Impor
from pertukaran.sipd.data import TERBANYAK, Grup, Hasil, IsiSipd
from pertukaran.sipd.kode import rapat

SEMUA = ""


def grup_impor(impor: Impor, isi: IsiSipd, hasil: Hasil) -> list[Grup]:
    """The sums that count; none where something has to be chosen first (hasil.tanya)."""
    skpd = _skpd(impor, isi, hasil)
    tipe = _tipe(impor, isi, hasil)
    _salah(isi, hasil, skpd)
    hasil.catatan += isi.catatan
    if hasil.tanya:
        return []
    milik = [g for g in isi.grup if (skpd == SEMUA or g.skpd == skpd) and (tipe == SEMUA or g.tipe == tipe)]
    tahun = [g for g in milik if not g.tahun or str(impor.tahun) in g.tahun]
    if milik and not tahun:
        lain = daftar(sorted({g.tahun for g in milik}))
        hasil.tolak(isi.lembar, lain, f"baris tahun {impor.tahun}; buka halaman impor tahun yang sesuai")
    elif len(tahun) < len(milik):
        hasil.catatan.append(f"Baris tahun lain tidak dibaca; hanya tahun {impor.tahun}.")
    if banyak := isi.jumlah[0]:
        contoh = ", ".join(f"{alamat} {label}" for alamat, label in isi.jumlah[1][:3])
        hasil.catatan.append(
            f"{angka(banyak)} baris jumlah tidak ikut dijumlahkan{f' ({contoh})' if contoh else ''}."
        )
    if isi.total:
        hasil.catatan.append(f"GRAND TOTAL pada sel {isi.total[0]} sama dengan jumlah seluruh baris.")
    if hasil.banyak_salah:
        hasil.catatan = [c for c in hasil.catatan if "GRAND TOTAL" not in c]
    return tahun


def _skpd(impor: Impor, isi: IsiSipd, hasil: Hasil) -> str:
    """The unit's name in the file; asked where none is like the unit's own."""
    ada = isi.pilihan("skpd")
    nama = {rapat(impor.unit.nama), rapat(impor.unit.nama_singkat)}
    sendiri = [s for s in ada if rapat(s) in nama]
    if not ada or (len(ada) == 1 and sendiri):
        return ada[0] if ada else SEMUA
    return _pilih(impor, hasil, "skpd", ada, sendiri[0] if len(sendiri) == 1 else SEMUA)


def _tipe(impor: Impor, isi: IsiSipd, hasil: Hasil) -> str:
    """A file with several stages of a document would count everything twice."""
    ada = isi.pilihan("tipe")
    return _pilih(impor, hasil, "tipe", ada, SEMUA) if len(ada) > 1 else SEMUA


def _pilih(impor: Impor, hasil: Hasil, apa: str, ada: list[str], tebakan: str) -> str:
    """What was chosen, else the guess; without one it is asked."""
    dipilih = impor.pilihan.get(apa, "")
    kini = str(dipilih) if dipilih in ada else tebakan
    hasil.pilih[apa] = ada[:TERBANYAK]
    if kini != SEMUA:
        hasil.kini[apa] = kini
    return kini


def _salah(isi: IsiSipd, hasil: Hasil, skpd: str) -> None:
    """The errors of our rows, and of those that belong to nobody."""
    milik: Sequence[str] = list(isi.salah["banyak"]) if skpd == SEMUA else ["", skpd]
    for s in milik:
        hasil.banyak_salah += isi.salah["banyak"].get(s, 0)
        for alamat, nilai, harap in isi.salah["butir"].get(s, ()):
            hasil.salah.append((f"{isi.lembar}!{alamat}", nilai or "(kosong)", harap))
