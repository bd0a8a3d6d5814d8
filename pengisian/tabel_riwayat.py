"""The log as a table on the page (django-tables2), and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils import timezone
from openpyxl import Workbook

from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from pengisian.models import PerubahanSel
from pengisian.riwayat import isi_baris, kolom_baris, nama_baris

KEPALA = ("Waktu", "Oleh", "Kode", "Baris", "Kolom", "Semula", "Menjadi", "Cara", "Alasan")
LEBAR = (18, 24, 14, 50, 24, 30, 30, 24, 30)


class TabelRiwayat(tables.Table):
    """alamat_kelompok: where the cells of one paste are listed, before its number."""

    waktu = tables.Column(accessor="pada", verbose_name="Waktu")
    oleh = tables.Column(verbose_name="Oleh")
    baris = tables.Column(empty_values=(), verbose_name="Baris")
    perubahan = tables.Column(empty_values=(), verbose_name="Perubahan")
    cara = tables.Column(accessor="get_cara_display", verbose_name="Cara")
    alasan = tables.Column(verbose_name="Alasan", default="")

    class Meta:
        orderable = False
        empty_text = "Belum ada perubahan yang cocok."
        attrs = {"class": "tabel-lkjip"}

    def __init__(self, *args: Any, alamat: str = "", rinci: bool = False, **kwargs: Any) -> None:
        """alamat is that of the history page; rinci: every cell by itself, pastes too."""
        super().__init__(*args, **kwargs)
        self.alamat, self.rinci = alamat, rinci

    def render_waktu(self, record: PerubahanSel) -> str:
        saat = timezone.localtime(record.pada)
        return f"{saat:%d/%m/%Y %H.%M}"

    def render_baris(self, record: PerubahanSel) -> str:
        if self._ringkas(record):
            return ""
        isi = {
            "catatan": record,
            "nama": nama_baris(record),
            "kunci": record.kunci,
            "alamat": self.alamat,
        }
        return render_to_string("pengisian/riwayat/_baris.html", isi)

    def render_perubahan(self, record: PerubahanSel) -> str:
        isi: dict[str, Any] = {"catatan": record, "alamat": self.alamat, "ringkas": self._ringkas(record)}
        if not isi["ringkas"]:
            lama, baru = isi_baris(record)
            isi |= {"kolom": kolom_baris(record), "lama": lama, "baru": baru}
        return render_to_string("pengisian/riwayat/_perubahan.html", isi)

    def _ringkas(self, record: PerubahanSel) -> bool:
        return not self.rinci and record.banyak > 1


def riwayat_xlsx(semua: Iterable[PerubahanSel], judul: str) -> bytes:
    """Every change as a row. All of it is text: nothing that a user typed becomes a formula."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Riwayat"
    isi_teks(lembar.cell(1, 1), judul)
    for n, (kepala, lebar) in enumerate(zip(KEPALA, LEBAR, strict=True), 1):
        isi_teks(lembar.cell(2, n), kepala)
        lembar.column_dimensions[lembar.cell(2, n).column_letter].width = lebar
    lembar.freeze_panes = "A3"
    for nomor, c in enumerate(semua, 3):
        saat = timezone.localtime(c.pada)
        isi = (
            f"{saat:%Y-%m-%d %H:%M:%S}", str(c.oleh), c.kode, nama_baris(c), kolom_baris(c), *isi_baris(c),
            c.get_cara_display(), c.alasan,
        )  # fmt: skip
        for kolom, teks in enumerate(isi, 1):
            isi_teks(lembar.cell(nomor, kolom), teks)
    return bytes_tetap(buku)
