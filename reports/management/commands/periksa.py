"""Checks a unit's LKjIP, and says by its exit status whether it may become final."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from reports.build import TidakAdaData, sumber_untuk
from reports.enums import TingkatTemuan
from reports.periksa import Temuan, periksa
from reports.periksa_halaman import buka, hitung
from reports.sumber import Sumber

SKEMA = "lkjip-periksa/1"
LEBAR = 100
BANYAK_NILAI = 8  # of a long list; JSON has them all
SALAH_PAKAI = 2


class Gagal(CommandError):
    """Django prints the name of the class and the message, in one line."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan, returncode=SALAH_PAKAI)


class Command(BaseCommand):
    help = "Memeriksa LKjIP. Berakhir dengan 0 tanpa galat terbuka, 1 bila ada, 2 bila salah pakai."
    requires_system_checks = []  # only reads; the pages of the web need not be in order

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="kode perangkat daerah, misalnya dp3akb")
        parser.add_argument("--tahun", required=True, type=int)
        parser.add_argument("--format", default="text", choices=("text", "json"))
        parser.add_argument("--semua", action="store_true", help="beserta temuan yang sudah diterima")

    def handle(self, *, unit: str, tahun: int, format: str, semua: bool, **lain: Any) -> None:
        try:
            data = sumber_untuk(unit, tahun)
            temuan = periksa(data)
        except TidakAdaData as galat:
            raise Gagal(str(galat)) from galat
        except DatabaseError as galat:
            raise Gagal(f"Basis data belum siap; jalankan manage.py migrate ({galat}).") from galat
        tampil = [t for t in temuan if semua or t.diterima is None]
        if format == "json":
            isi = json.dumps(ke_json(data, temuan, tampil), ensure_ascii=False, indent=2)
        else:
            isi = "\n".join(ke_teks(data, temuan, tampil))
        self.stdout.write(isi)
        if any(t.tingkat == TingkatTemuan.GALAT and t.diterima is None for t in temuan):
            sys.exit(1)


def ke_json(data: Sumber, temuan: Sequence[Temuan], tampil: Sequence[Temuan]) -> dict[str, Any]:
    """docs/json.md, "The check"."""
    return {
        "skema": SKEMA,
        "pengenal": f"lkjip/{data.unit.slug}/{data.tahun}",
        "unit": data.unit.nama,
        "tahun": data.tahun,
        "jumlah": {h.tingkat.value: {"terbuka": h.terbuka, "diterima": h.diterima} for h in hitung(temuan)},
        "temuan": [_satu(t, data) for t in tampil],
    }


def _satu(t: Temuan, data: Sumber) -> dict[str, Any]:
    diterima = t.diterima
    return {
        "aturan": t.aturan.kunci,
        "tingkat": t.tingkat.value,
        "judul": t.aturan.judul,
        "tempat": t.tempat,
        "nilai": [{"label": n.label, "teks": n.teks} for n in t.nilai],
        "saran": t.saran,
        "dasar": t.aturan.dasar,
        "alamat": buka(t.alamat, data),
        "sidik": t.sidik,
        "diterima": diterima
        and {"alasan": diterima.alasan, "oleh": diterima.oleh, "pada": diterima.pada.isoformat()},
    }


def ke_teks(data: Sumber, temuan: Sequence[Temuan], tampil: Sequence[Temuan]) -> Iterator[str]:
    yield f"Pemeriksaan LKjIP {data.unit.nama} Tahun {data.tahun}"
    for h in hitung(temuan):
        yield f"  {h.tingkat.label:<11}{h.terbuka:>4} terbuka{h.diterima:>4} diterima"
    aturan = ""
    for t in tampil:
        if t.aturan.kunci != aturan:
            aturan = t.aturan.kunci
            yield ""
            yield f"{t.tingkat.label.upper():<12}{t.aturan.judul} [{aturan}]"
            yield from _rata(t.aturan.saran, "Lakukan")
        yield from _rata(t.tempat, "")
        for n in t.nilai[:BANYAK_NILAI]:
            yield from _rata(str(n), "", "- ")
        if lain := len(t.nilai) - BANYAK_NILAI:
            yield from _rata(f"dan {lain} lainnya", "", "- ") if lain > 0 else ()
        if t.saran != t.aturan.saran:
            yield from _rata(t.saran, "Lakukan")
        if t.diterima:
            yield from _rata(f"{t.diterima.alasan} ({t.diterima.oleh})", "Diterima")
    if not tampil:
        yield "Tidak ada temuan terbuka." if temuan else "Tidak ada temuan."


def _rata(teks: str, label: str, butir: str = "") -> list[str]:
    """A label in the first twelve columns, the text beside it in lines of at most LEBAR."""
    awal = f"{label:<12}{butir}"
    return textwrap.wrap(teks, LEBAR, initial_indent=awal, subsequent_indent=" " * len(awal))
