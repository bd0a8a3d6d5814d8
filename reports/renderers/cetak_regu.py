"""Printing children that stay while one document is printed, so that WeasyPrint is loaded once in each."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, Self, cast

from lkjip.anak import mulai
from reports.renderers.cetak_bingkai import baca_bingkai, tulis_bingkai

Jawaban = tuple[dict[str, Any], bytes]


class AnakBerhenti(Exception):
    """A child ended before it answered; the message is what it wrote on stderr."""


class Pekerja:
    """One child and its pipes."""

    def __init__(self, skrip: Path, perintah: Mapping[str, object]) -> None:
        self._galat = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the child; a pipe may fill up
        self._proses = mulai(skrip, perintah, stderr=self._galat, lingkungan={"SOURCE_DATE_EPOCH": "0"})

    def minta(self, kepala: Mapping[str, Any], isi: Iterable[bytes]) -> Jawaban:
        """Waits for the answer. Raises AnakBerhenti."""
        try:
            tulis_bingkai(cast(BinaryIO, self._proses.stdin), kepala, isi)
            jawaban, (hasil,) = baca_bingkai(cast(BinaryIO, self._proses.stdout))
        except (OSError, EOFError) as galat:
            self._proses.kill()
            self._proses.wait()
            raise AnakBerhenti(self.galat()) from galat
        return jawaban, hasil

    def galat(self) -> str:
        self._galat.seek(0)
        return self._galat.read().decode(errors="replace")

    def bunuh(self) -> None:
        self._proses.kill()

    def tutup(self) -> None:
        self._proses.kill()
        self._proses.communicate()
        self._galat.close()


class Regu:
    """Some children that print what they are given, each one thing at a time; they are dead after `detik`."""

    def __init__(self, skrip: Path, perintah: Mapping[str, object], *, orang: int, detik: float) -> None:
        self._skrip, self._perintah = skrip, perintah
        self._semua: list[Pekerja] = []
        self._menganggur: SimpleQueue[Pekerja] = SimpleQueue()
        self._benang = ThreadPoolExecutor(orang)
        self._jam = threading.Timer(detik, self._akhiri)
        self.habis = False
        self.memori = 0  # the most that any child had so far, in kilobytes

    def __enter__(self) -> Self:
        self._jam.start()
        self._menganggur.put(self._panggil())  # it loads its libraries while we prepare its work
        return self

    def _panggil(self) -> Pekerja:
        pekerja = Pekerja(self._skrip, self._perintah)
        self._semua.append(pekerja)
        return pekerja

    def __exit__(self, *_: object) -> None:
        self._jam.cancel()
        for p in self._semua:
            p.bunuh()
        self._benang.shutdown(cancel_futures=True)
        for p in self._semua:
            p.tutup()

    def minta(self, kepala: Mapping[str, Any], isi: Iterable[bytes]) -> Future[Jawaban]:
        """Given to the next child that is free; the answer later. Its result may raise AnakBerhenti."""
        return self._benang.submit(self._kerjakan, kepala, tuple(isi))

    def _kerjakan(self, kepala: Mapping[str, Any], isi: tuple[bytes, ...]) -> Jawaban:
        try:
            pekerja = self._menganggur.get_nowait()
        except Empty:  # all are at work, and there is a thread left: so there may be one more
            pekerja = self._panggil()
        jawaban = pekerja.minta(kepala, isi)
        self.memori = max(self.memori, jawaban[0]["memori"])
        self._menganggur.put(pekerja)
        return jawaban

    def galat(self) -> str:
        """What all of them wrote on stderr."""
        return "".join(p.galat() for p in self._semua)

    def _akhiri(self) -> None:
        self.habis = True
        for p in self._semua:
            p.bunuh()
