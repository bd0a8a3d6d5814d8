"""A table as a workbook: lkjip/buku_kerja/tabel.py, by the name under which the apps above know it."""

from lkjip.buku_kerja.tabel import TIPE, Isi, Kolom, Tabel, buku

__all__ = ["TIPE", "Isi", "Kolom", "Tabel", "buku"]
