"""Prints a document to a file: the same documents and formats as the downloads of the web."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from lkjip.formats import angka
from reports.beku import BerkasRusak, baca
from reports.build import TidakAdaData, sumber_untuk
from reports.models import BerkasTerbitan
from reports.renderers import DOKUMEN, Berkas, nama_berkas, render
from reports.sumber import Sumber

SEBAB = {
    FileNotFoundError: "foldernya tidak ada",
    NotADirectoryError: "foldernya tidak ada",
    PermissionError: "tidak ada hak tulis",
}


class Gagal(CommandError):
    """Django prints the name of the class and the message, in one line, and exits with status 1."""


class Command(BaseCommand):
    help = "Mencetak LKjIP atau Formulir E.81 ke berkas PDF, DOCX (LKjIP), HTML, XLSX, atau JSON."
    requires_system_checks = []  # only reads; the pages of the web need not be in order

    def add_arguments(self, parser: CommandParser) -> None:
        pilihan = parser.add_subparsers(dest="dokumen", required=True, title="dokumen")
        for kode, dokumen in DOKUMEN.items():
            sub = pilihan.add_parser(kode, help=f"mencetak {dokumen.judul}")
            sub.add_argument("--unit", required=True, help="kode perangkat daerah, misalnya dp3akb")
            sub.add_argument("--tahun", required=True, type=int)
            if "{triwulan}" in dokumen.nama:
                sub.add_argument("--triwulan", type=int, default=4, help="1 sampai 4 (bawaan: %(default)s)")
            else:
                sub.add_argument(
                    "--terbitan", type=int, metavar="N", help="berkas terbitan N persis seperti ditetapkan"
                )
            sub.add_argument("--format", default="pdf", help=f"{', '.join(dokumen.format)} (bawaan: pdf)")
            sub.add_argument(
                "-o", dest="keluaran", default="", metavar="BERKAS", help="berkas atau folder; - untuk stdout"
            )

    def handle(self, *, dokumen: str, unit: str, tahun: int, format: str, keluaran: str, **lain: Any) -> None:
        mulai = perf_counter()
        judul, semua = DOKUMEN[dokumen].judul, DOKUMEN[dokumen].format
        if format not in semua:
            raise Gagal(f"Format '{format}' tidak dikenal; pilih {', '.join(semua)}.")
        nomor = lain.get("terbitan")
        with satu_baris(keluaran or "Berkas", rinci=lain["verbosity"] > 1):
            sumber = sumber_untuk(unit, tahun, lain.get("triwulan", 4))
            if nomor is not None:
                judul = f"{judul} terbitan {nomor}"
                nama, isi = _terbitan(sumber, nomor, format)
            else:
                nama, isi = nama_berkas(dokumen, format, sumber), lambda: cetak(dokumen, format, sumber).isi
            tujuan = tulis(nama, isi, keluaran)
        if tujuan:
            ukuran, detik = angka(tujuan.stat().st_size), angka(Decimal(perf_counter() - mulai), 1)
            self.stdout.write(f"{judul} tertulis ke {tujuan} ({ukuran} byte, {detik} detik).")


@contextmanager
def satu_baris(keluaran: str, *, rinci: bool) -> Iterator[None]:
    """Every failure becomes one line for a person. The log, which has the rest, is silent unless rinci."""
    if not rinci:
        logging.disable(logging.ERROR)
    try:
        yield
    except TidakAdaData as galat:
        raise Gagal(str(galat)) from galat
    except DatabaseError as galat:
        raise Gagal(f"Basis data belum siap; jalankan manage.py migrate ({galat}).") from galat
    except OSError as galat:
        sebab = SEBAB.get(type(galat), galat.strerror or str(galat))
        raise Gagal(f"{keluaran} tidak dapat ditulis: {sebab}.") from galat
    finally:
        logging.disable(logging.NOTSET)


def tulis(nama: str, isi: Callable[[], bytes], keluaran: str) -> Path | None:
    """Write to stdout (-), to a file or into a folder; returns the path of the file."""
    if keluaran == "-":
        sys.stdout.buffer.write(isi())
        return None
    tujuan = Path(keluaran or ".")
    if tujuan.is_dir():
        tujuan /= nama
    if tujuan.exists() and not tujuan.is_file():  # replacing a device would break the machine
        raise Gagal(f"{tujuan} bukan berkas biasa.")
    with berkas_utuh(tujuan) as berkas:
        berkas.write(isi())
    return tujuan


def _terbitan(sumber: Sumber, nomor: int, format: str) -> tuple[str, Callable[[], bytes]]:
    """The name and the frozen bytes of an edition's file, checked against its SHA-256."""
    milik = BerkasTerbitan.objects.filter(terbitan__unit=sumber.unit_id, terbitan__tahun=sumber.tahun)
    berkas = milik.filter(terbitan__nomor=nomor, format=format).select_related("terbitan__unit").first()
    if berkas is None:
        ada = ", ".join(map(str, sorted(set(milik.values_list("terbitan__nomor", flat=True))))) or "belum ada"
        raise Gagal(f"Terbitan {nomor} tidak ada. Terbitan LKjIP {sumber.tahun} yang tersedia: {ada}.")
    try:
        isi = baca(berkas)
    except BerkasRusak as galat:
        raise Gagal(str(galat)) from galat
    return berkas.nama, lambda: isi


def cetak(dokumen: str, format: str, sumber: Sumber) -> Berkas:
    """Whatever goes wrong in a renderer is told in one line; --traceback and --verbosity 2 show the rest."""
    try:
        return render(dokumen, format, sumber)
    except Exception as galat:
        pesan = " ".join(str(galat).split()) or "tanpa keterangan"
        raise Gagal(
            f"{DOKUMEN[dokumen].judul} gagal dicetak sebagai {format}: {type(galat).__name__}: {pesan}"
        ) from galat


@contextmanager
def berkas_utuh(tujuan: Path) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all: written beside its place, then renamed.

    It is opened before the long work begins, so that a folder that cannot be written to is noticed at once.
    """
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}.tmp")
    try:
        with sementara.open("wb") as berkas:
            yield berkas
        sementara.replace(tujuan)
    finally:
        with suppress(OSError):
            sementara.unlink(missing_ok=True)
