"""Numbers that were typed into a text instead of picked: what reports/angka_naskah.py finds them to be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reports.angka_naskah import AngkaNaskah, JenisAngka, Putusan
from reports.enums import TingkatTemuan
from reports.periksa.bantu import teks_ditulis
from reports.periksa.dasar import Aturan, Kasus, Nilai, Periksa, bagian

if TYPE_CHECKING:
    from reports.sumber import Sumber

NILAI = frozenset({JenisAngka.PERSEN, JenisAngka.RUPIAH, JenisAngka.ANGKA})
PANJANG_KUTIPAN = 160


def _cari(jenis: Collection[JenisAngka], putusan: Putusan, data: Sumber) -> Iterator[Kasus]:
    """A finding for each text, with its numbers of that kind."""
    for teks in teks_ditulis(data):
        semua = [a for a in data.angka_naskah[teks.kunci] if a.jenis in jenis and a.putusan == putusan]
        if semua:
            nilai = tuple(dict.fromkeys(Nilai(a.teks, _keterangan(a)) for a in semua))
            yield Kasus(teks.tempat, nilai, bagian(teks.bagian.kunci), kunci=teks.kunci)


def _keterangan(a: AngkaNaskah) -> str:
    """What it would be, or where it stands."""
    if a.cocok:
        return f"{a.cocok}, {a.seharusnya}" if a.seharusnya else a.cocok
    kutipan = " ".join(a.kutipan.split())
    return f"“{kutipan[:PANJANG_KUTIPAN]}{'…' if len(kutipan) > PANJANG_KUTIPAN else ''}”"


def _aturan(*jenis: JenisAngka, putusan: Putusan = Putusan.TIDAK_DIKENAL) -> Periksa:
    return partial(_cari, frozenset(jenis), putusan)


ATURAN = (
    Aturan(
        "rujukan-tidak-ada",
        "Nomor tabel, gambar, atau bagian yang tidak ada",
        TingkatTemuan.GALAT,
        "Rujukan yang diketik tidak mengikuti penomoran laporan.",
        "Ganti dengan rujukan yang disisipkan, sehingga nomornya mengikuti susunan.",
        _aturan(JenisAngka.RUJUKAN),
    ),
    Aturan(
        "angka-tak-dikenal",
        "Angka dalam naskah yang tidak ada dalam laporan",
        TingkatTemuan.PERINGATAN,
        "Angka yang diketik tidak mengikuti data, dan dapat bertentangan dengan tabelnya.",
        "Ganti dengan angka yang disisipkan; bila dari luar laporan, terima dengan menyebut sumbernya.",
        _aturan(*NILAI),
    ),
    Aturan(
        "poin-persen",
        "Selisih persentase ditulis sebagai persen",
        TingkatTemuan.PERINGATAN,
        "Selisih dua persentase adalah poin, bukan persen.",
        "Tulis “poin”, atau sisipkan selisihnya.",
        _aturan(*NILAI, putusan=Putusan.POIN),
    ),
    Aturan(
        "angka-dibulatkan",
        "Angka dalam naskah dibulatkan lain dari tabelnya",
        TingkatTemuan.CATATAN,
        "Pembaca mencari angka yang sama pada tabelnya.",
        "Ganti dengan angka yang disisipkan.",
        _aturan(*NILAI, putusan=Putusan.DIBULATKAN),
    ),
    Aturan(
        "tahun-asing",
        "Tahun yang tidak dikenal dalam rencana dan data laporan",
        TingkatTemuan.CATATAN,
        "Tahun yang salah ketik, atau tertinggal dari naskah tahun lain, menyesatkan pembaca.",
        "Periksa tahunnya.",
        _aturan(JenisAngka.TAHUN),
    ),
)
