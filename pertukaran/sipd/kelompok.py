"""From rows by rekening to sums by sub kegiatan and fund source, with pandas. Runs in the child process."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from lkjip.bilangan import kutipan
from lkjip.formats import rupiah
from pertukaran.sipd.rupiah import CONTOH, BukanRupiah, Notasi, baca_rupiah, dari_sel, notasi
from pertukaran.sipd.tabel import Sel, Tabel, sel_masuk
from pertukaran.sipd.tajuk import BULAN, PAGU

KUNCI = ["skpd", "tahun", "tipe", "kode", "nama_kunci", "sumber"]
NOL = Decimal(0)


def kelompokkan(tabel: Tabel) -> dict[str, Any]:
    """What the parent gets of a sheet; see pertukaran.sipd.data.IsiSipd."""
    jumlah = _Jumlah(tabel)
    nilai = jumlah.kolom()
    bingkai = pd.DataFrame(tabel.kolom)
    bingkai["skpd"] = bingkai["nama_skpd"].where(bingkai["nama_skpd"] != "", bingkai["kode_skpd"])
    bingkai["nama_kunci"] = bingkai["nama"].where(bingkai["kode"] == "", "")
    bingkai["nilai"] = pd.Series(nilai, dtype=object)
    bingkai["baris"] = tabel.nomor
    bingkai = bingkai[[n is not None for n in nilai]]
    bingkai, induk = _tanpa_induk(bingkai)
    if "debet" in tabel.angka:
        belanja = bingkai["akun"].str.startswith("5")
        bingkai = bingkai[belanja]
    _periksa_total(tabel, jumlah, bingkai)
    return {
        "kolom": {k: [n, judul] for k, (n, judul) in tabel.tajuk.kolom.items()} if tabel.tajuk else {},
        "baris_tajuk": tabel.baris_tajuk,
        "baris": len(bingkai),
        "grup": list(_grup(bingkai)),
        "salah": {"banyak": tabel.salah.banyak, "butir": tabel.salah.butir},
        "jumlah": [len(tabel.jumlah) + induk, tabel.jumlah[:20]],
        "total": jumlah.total_tertulis,
        "catatan": list(_catatan(tabel, jumlah)),
    }


class _Jumlah:
    """Reads the amounts of a table; what cannot be read is an error of its cell and has no amount."""

    def __init__(self, tabel: Tabel) -> None:
        self.tabel = tabel
        self.cara = {k: notasi(s[1] for s in sel if s[0] == "t") for k, sel in tabel.angka.items()}
        self.total_tertulis: list[str] | None = None

    def kolom(self) -> list[Decimal | None]:
        """The amount of each row, in rupiah."""
        per_kolom = {k: self._satu_kolom(k) for k in self.tabel.angka}
        if "nilai" in per_kolom:
            self.bulan = [b for k in BULAN for b in per_kolom.get(k, ())]
            return per_kolom["nilai"]
        self.bulan = []
        if "debet" in per_kolom:
            kredit = per_kolom.get("kredit") or [None] * len(self.tabel.nomor)
            return [_kurang(d, k) for d, k in zip(per_kolom["debet"], kredit, strict=True)]
        return [_tambah(b) for b in zip(*(per_kolom[k] for k in BULAN), strict=True)]

    def _satu_kolom(self, kunci: str) -> list[Decimal | None]:
        return [
            self._satu(n, i, kunci, sel)
            for i, (n, sel) in enumerate(zip(self.tabel.nomor, self.tabel.angka[kunci], strict=True))
        ]

    def _satu(self, nomor: int, urutan: int, kunci: str, sel: Sel) -> Decimal | None:
        try:
            nilai = self.baca(nomor, kunci, sel)
            if nilai is not None and nilai < 0 and self.tabel.jenis == PAGU:
                raise BukanRupiah("pagu 0 atau lebih; pengurangan ditulis sebagai pagu yang baru")
        except BukanRupiah as galat:
            t = self.tabel.kolom
            skpd = t["nama_skpd"][urutan] or t["kode_skpd"][urutan]
            self.tabel.salah.tambah(skpd, self.tabel.alamat(nomor, kunci), sel[1], str(galat))
            return None
        return nilai

    def baca(self, nomor: int, kunci: str, sel: Sel) -> Decimal | None:
        """Raises BukanRupiah."""
        jenis, teks, rumus = sel
        if jenis == "t":
            return baca_rupiah(teks, self.cara.get(kunci, Notasi.TAK_TENTU))
        if not teks and not rumus:
            return None
        masuk = sel_masuk(nomor, 1, sel)
        if jenis == "e":
            raise BukanRupiah("jumlah rupiah, bukan galat; perbaiki rumusnya")
        if masuk.masalah:
            raise BukanRupiah("jumlah rupiah, bukan rumus tanpa nilai; buka dan simpan berkas dengan Excel")
        if not isinstance(masuk.nilai, Decimal) or jenis in "dp":
            apa = {"d": "tanggal", "i": "tanggal", "p": "persentase", "b": "nilai logika"}.get(jenis, "teks")
            raise BukanRupiah(f"jumlah rupiah, bukan {apa}; {CONTOH}")
        return dari_sel(masuk.nilai)


def _tambah(nilai: tuple[Decimal | None, ...]) -> Decimal | None:
    ada = [n for n in nilai if n is not None]
    return sum(ada, NOL) if ada else None


def _kurang(debet: Decimal | None, kredit: Decimal | None) -> Decimal | None:
    return None if debet is None and kredit is None else (debet or NOL) - (kredit or NOL)


def _tanpa_induk(bingkai: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Without rows that sum up rekening below them (5.1 over 5.1.02, or none over it), and how many."""
    kunci = list(zip(*(bingkai[k] for k in KUNCI), strict=True))
    pasangan = list(zip(kunci, bingkai["akun"], strict=True))
    atas = set()
    for milik, akun in set(pasangan):
        bagian = akun.rstrip(".").split(".") if akun else []
        atas |= {(milik, ".".join(bagian[:n])) for n in range(len(bagian))}
    sisa = [(milik, akun.rstrip(".")) not in atas for milik, akun in pasangan]
    return bingkai[sisa], len(sisa) - sum(sisa)


def _grup(bingkai: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Sums by sub kegiatan and fund source, in the order of the file."""
    lain = ("nama", "kode_kegiatan", "nama_kegiatan", "kode_program", "nama_program", "kode_skpd")
    pertama = dict.fromkeys(lain, "first")
    kumpulan = bingkai.groupby(KUNCI, sort=False, dropna=False).agg(
        {"nilai": "sum", "baris": ["first", "size"], **pertama}
    )
    kumpulan.columns = ["nilai", "baris", "banyak", *pertama]
    for kunci, isi in zip(kumpulan.index, kumpulan.itertuples(index=False), strict=True):
        yield {
            **dict(zip(KUNCI, kunci, strict=True)),
            **{k: getattr(isi, k) for k in pertama},
            "nilai": str(isi.nilai),
            "baris": int(isi.baris),
            "banyak": int(isi.banyak),
        }


def _periksa_total(tabel: Tabel, jumlah: _Jumlah, bingkai: pd.DataFrame) -> None:
    """The GRAND TOTAL must be the sum of the rows; where rows could not be read, it cannot be said."""
    if tabel.total is None:
        return
    nomor, sel = tabel.total
    kunci = next((k for k in ("nilai", "debet") if k in sel), next(iter(sel)))
    alamat = tabel.alamat(nomor, kunci)
    try:
        tertulis = jumlah.baca(nomor, kunci, sel[kunci])
    except BukanRupiah as galat:
        tabel.salah.tambah("", alamat, sel[kunci][1], str(galat))
        return
    jumlah.total_tertulis = [alamat, str(tertulis)]
    dibaca = sum(bingkai["nilai"], NOL)
    if kunci == "nilai" and tertulis is not None and tertulis != dibaca and not tabel.salah.banyak:
        tabel.salah.tambah(
            "", alamat, f"GRAND TOTAL {rupiah(tertulis, 2)}",
            f"jumlah seluruh baris, yaitu {rupiah(dibaca, 2)}; selisih {rupiah(tertulis - dibaca, 2)}. "
            "Unduh ulang berkasnya, atau periksa baris yang hilang atau berganda.",
        )  # fmt: skip


def _catatan(tabel: Tabel, jumlah: _Jumlah) -> Iterator[str]:
    """What the reader of the preview should know about how the sheet was read."""
    if tabel.tajuk is None:
        return
    for judul in tabel.tajuk.lain:
        yield f"Kolom “{kutipan(judul)}” ada, tetapi tidak dibaca karena isinya sudah dibaca dari kolom lain."
    kas = [b for b in jumlah.bulan if b is not None]
    rinci = [n for n in (jumlah.tabel.angka.get("nilai") or ()) if n[1]]
    if kas and rinci and tabel.tajuk.berbulan:
        yield f"Rencana kas Bulan 1–12 berjumlah {rupiah(sum(kas, NOL), 2)}; yang dibaca adalah kolom pagu."
