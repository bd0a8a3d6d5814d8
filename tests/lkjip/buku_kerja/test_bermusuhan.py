"""Files that mean harm: each costs under 5 seconds and 300 MB, and nearly all get a clear sentence."""

import bz2
import os
import re
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, get_native_id
from time import process_time
from unittest.mock import patch
from zipfile import ZIP_BZIP2, ZIP_DEFLATED

import pytest

from lkjip.anak import jalankan
from lkjip.buku_kerja import masuk
from lkjip.buku_kerja.masuk import BukuDitolak, buka
from lkjip.buku_kerja.paket import RUSAK, TERLALU_BESAR, TERLALU_MAMPAT
from tests.paket_xlsx import LEMBAR, bagian, kemas, lembar, paket

MEGA = 1024**2


class Anak:
    """Watches the child that reads a file: its seconds of processor time, and its peak of memory in MB.

    Processor time does not go by what else the machine does, so the wall clock is given a minute; the child
    still ends itself after masuk.BATAS_DETIK seconds of it. Memory is the resident one as the kernel keeps it
    while the child lives. (What wait4 tells includes the memory of the parent at the fork.)
    """

    detik = mega = 0.0

    def __enter__(self) -> "Anak":
        self._selesai = Event()
        self._utas = Thread(target=self._lihat, args=(get_native_id(),))
        self._tunda = patch.object(masuk, "jalankan", lambda *a, **k: jalankan(*a, **k | {"detik": 60}))
        self._tunda.start()
        self._utas.start()
        return self

    def __exit__(self, *galat: object) -> None:
        self._tunda.stop()
        self._selesai.set()
        self._utas.join()

    def _lihat(self, utas: int) -> None:
        proses = Path(f"/proc/self/task/{utas}/children")
        while not self._selesai.wait(0.005):
            for pid in proses.read_text().split():
                with suppress(OSError):  # it has ended meanwhile
                    # before that it is a copy of this process
                    if masuk.ANAK.name in Path(f"/proc/{pid}/cmdline").read_text():
                        self._catat(Path(f"/proc/{pid}"))

    def _catat(self, anak: Path) -> None:
        mega = re.findall(r"VmHWM:\s*(\d+)", (anak / "status").read_text())
        self.mega = max([self.mega, *(int(k) / 1024 for k in mega)])
        jeda = (anak / "stat").read_text().rpartition(")")[2].split()[11:13]  # utime and stime, in ticks
        self.detik = max(self.detik, sum(map(int, jeda)) / os.sysconf("SC_CLK_TCK"))


def tolakan(isi: bytes) -> str:
    """Why the file is refused, "" where it is read; in either case in so little time and memory."""
    with Anak() as anak:
        pesan = sebab(isi)
    assert anak.detik < masuk.BATAS_DETIK
    assert anak.mega < 300
    return pesan


def sebab(isi: bytes) -> str:
    try:
        buka(isi)
    except BukuDitolak as galat:
        return str(galat)
    return ""


def nol_mampat(mega: int) -> bytes:
    """So many megabytes of zeros, deflated: the same compressed block again and again."""
    mampat = zlib.compressobj(9, zlib.DEFLATED, -15)
    satu = mampat.compress(bytes(MEGA)) + mampat.flush(zlib.Z_FULL_FLUSH)
    return satu * mega + mampat.flush()


def zip_mentah(
    nama: str, mampat: bytes, *, asli: int, metode: int = ZIP_DEFLATED, tanda: int = 0, banyak: int = 1
) -> bytes:
    """A zip as nobody should write it: one member, listed `banyak` times under different names."""
    lokal = struct.pack("<4s5H3L2H", b"PK\3\4", 20, tanda, metode, 0, 0, 0, len(mampat), asli, len(nama), 0)
    direktori = []
    for i in range(banyak):
        judul = (nama if i == 0 else f"x{i}").encode()
        kepala = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, tanda, metode, 0, 0, 0, len(mampat), asli,
            len(judul), 0, 0, 0, 0, 0, 0,
        )  # fmt: skip
        direktori.append(kepala + judul)
    isi, daftar = lokal + nama.encode() + mampat, b"".join(direktori)
    akhir = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, banyak, banyak, len(daftar), len(isi), 0)
    return isi + daftar + akhir


def palsukan_ukuran(isi: bytes, nama: str, ukuran: int) -> bytes:
    """The archive with a lie about the size of a member, in its header and in the directory."""
    hasil = bytearray(isi)
    for tanda, letak, panjang in ((b"PK\3\4", 22, 30), (b"PK\1\2", 24, 46)):
        awal = -1
        while (awal := isi.find(tanda, awal + 1)) >= 0:
            if isi[awal + panjang :].startswith(nama.encode()):
                struct.pack_into("<L", hasil, awal + letak, ukuran)
    return bytes(hasil)


def berderau(isi: dict[str, str | bytes]) -> bytes:
    """The parts with a megabyte of noise, so that their ratio is a usual one."""
    derau = b"".join(zlib.crc32(i.to_bytes(4)).to_bytes(4) for i in range(260_000))
    return kemas(isi | {"xl/media/a.png": derau})


def berteks(teks: str) -> bytes:
    return berderau(bagian(teks=teks))


def berbaris(banyak: int, sel: str = "") -> bytes:
    return berderau(bagian("".join(f'<row r="{i}">{sel}</row>' for i in range(1, banyak + 1))))


BAHAYA: dict[str, tuple[Callable[[], bytes], str]] = {
    "1 GB of zeros": (lambda: zip_mentah(LEMBAR, nol_mampat(1024), asli=1024 * MEGA), TERLALU_MAMPAT),
    "1 GB in 60 kB": (lambda: zip_mentah(LEMBAR, nol_mampat(1), asli=MEGA, banyak=999), TERLALU_MAMPAT),
    "bzip2": (
        lambda: zip_mentah(LEMBAR, bz2.compress(bytes(64 * MEGA)), asli=1000, metode=ZIP_BZIP2),
        TERLALU_MAMPAT,
    ),
    "1 GB that says it is small": (lambda: zip_mentah("_rels/.rels", nol_mampat(1024), asli=99), "arsip ZIP"),
    "70 MB": (lambda: berderau({LEMBAR: " " * 70 * MEGA}), TERLALU_BESAR),
    "60 MB of white space": (lambda: berderau(bagian() | {LEMBAR: lembar(" " * 60 * MEGA)}), ""),
    "a lie: small": (lambda: palsukan_ukuran(paket(" " * 3 * MEGA), LEMBAR, 1000), RUSAK),
    "a lie: large": (lambda: palsukan_ukuran(paket(), LEMBAR, 3 * MEGA), ""),
    "1004 members": (lambda: kemas(bagian() | {f"x/{i}": "" for i in range(998)}), TERLALU_BESAR),
    "60,000 members": (lambda: zip_mentah("x", b"", asli=0, banyak=60_000), TERLALU_BESAR),
    "a million empty rows": (lambda: berbaris(10**6), "lebih dari 20.000 baris"),
    "a million empty cells": (lambda: berbaris(60, "<c/>" * 16384), "lebih dari 100.000 sel"),
    "a column too many": (lambda: berbaris(1, "<c/>" * 16385), RUSAK),
    "one text in 100,000 cells": (
        lambda: berderau(
            bagian(
                ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 1000,
                teks=f"<si><t>{'x' * 32767}</t></si>",
            )
        ),
        TERLALU_BESAR,
    ),
    "a text of 60 MB": (lambda: berteks(f"<si><t>{'x' * 60 * MEGA}</t></si>"), TERLALU_BESAR),
    "millions of texts": (lambda: berteks("<si/>" * 4 * 10**6), TERLALU_BESAR),
    "millions of styles": (
        lambda: berderau(bagian(gaya="<cellXfs>" + "<xf/>" * 10**7 + "</cellXfs>")),
        TERLALU_BESAR,
    ),
    "millions of other things": (lambda: berteks("<x/>" * 10**7), TERLALU_BESAR),
    "an attribute of 60 MB": (lambda: berteks(f'<si a="{"x" * 60 * MEGA}"/>'), TERLALU_BESAR),
    "a comment of 60 MB": (lambda: berteks(f"<!--{'x' * 60 * MEGA}-->"), TERLALU_BESAR),
    "CDATA of 60 MB": (lambda: berteks(f"<si><t><![CDATA[{'x' * 60 * MEGA}]]></t></si>"), TERLALU_BESAR),
    "a million attributes": (
        lambda: berteks("<si " + " ".join(f'a{i}=""' for i in range(10**6)) + "/>"),
        TERLALU_BESAR,
    ),
    "nested two million deep": (lambda: berteks("<a>" * 2 * 10**6), TERLALU_BESAR),
}


@pytest.mark.parametrize("nama", BAHAYA)
def test_harm_is_answered_in_time_and_in_memory(nama: str) -> None:
    buat, pesan = BAHAYA[nama]
    isi = buat()
    assert len(isi) < masuk.BATAS_UKURAN
    assert pesan in tolakan(isi)


def test_the_largest_workbook_is_read_in_time_and_in_memory() -> None:
    baris = "".join(
        f'<row r="{r}">' + "".join(f"<c><f>A1+{k}</f><v>{r * 7919}.{k}</v></c>" for k in range(40)) + "</row>"
        for r in range(1, 2501)
    )
    isi = paket(baris)
    mulai = process_time()
    with Anak() as anak:
        assert sum(len(sel) for sel in buka(isi).lembar["Isi"].baris.values()) == 100_000
    assert 0 < anak.detik < masuk.BATAS_DETIK
    assert process_time() - mulai + anak.detik < 5
    assert 10 < anak.mega < 300


def test_a_sheet_that_pretends_to_be_full_costs_nothing() -> None:
    penuh = {
        LEMBAR: lembar('<row r="7"><c r="C7"><v>5</v></c></row>', awal='<dimension ref="A1:XFD1048576"/>')
    }
    isi = buka(kemas(bagian() | penuh)).lembar["Isi"]
    assert [list(baris) for baris in isi.baris.values()] == [[3]]
    assert isi.sel(7, 3).nilai == 5


def test_a_cell_in_the_last_corner_costs_nothing() -> None:
    isi = buka(paket('<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>')).lembar["Isi"]
    assert isi.sel(1048576, 16384).nilai == 5
    assert isi.sel(1048576, 16384).alamat == "XFD1048576"


@pytest.mark.parametrize(
    ("nama", "nilai", "pesan"),
    [
        ("BATAS_MEMORI", 1, TERLALU_BESAR),
        ("ANAK", masuk.ANAK.with_name("tidak_ada.py"), RUSAK),
    ],
)
def test_a_failure_of_the_child_is_told_in_words(
    nama: str, nilai: object, pesan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masuk, nama, nilai)
    with pytest.raises(BukuDitolak) as galat:
        buka(berbaris(10_000, "<c><v>1</v></c>" * 8))
    assert str(galat.value) == pesan


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "anak.py").write_text("while True: pass")
    monkeypatch.setattr(masuk, "ANAK", tmp_path / "anak.py")
    monkeypatch.setattr(masuk, "BATAS_DETIK", 0.2)
    assert sebab(paket()) == masuk.TERLALU_LAMA


def test_memory_ends_before_the_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masuk, "BATAS_MEMORI", 64 * MEGA)
    assert tolakan(berteks("<a>" * 599_000)) == TERLALU_BESAR
