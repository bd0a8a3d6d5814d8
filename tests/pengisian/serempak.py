"""Really at the same time: threads with connections and transactions of their own on a database file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections


@contextmanager
def basis_data_berkas(folder: Path) -> Iterator[None]:
    """What the test's database holds, in a file that connections opened from now on use.

    Only SQLite's test database lives in memory and has to move; others are seen by every connection.
    """
    if connection.vendor != "sqlite":
        yield
        return
    berkas = folder / "serempak.sqlite3"
    tujuan = sqlite3.connect(berkas)
    connection.ensure_connection()
    connection.connection.backup(tujuan)
    tujuan.close()
    pengaturan = connections.settings["default"]
    semula = pengaturan["NAME"]
    pengaturan["NAME"] = str(berkas)
    try:
        yield
    finally:
        pengaturan["NAME"] = semula


def serempak(*tugas: Callable[[], Any]) -> list[Any]:
    """What each task gave or raised. All begin at the same moment."""
    mulai = threading.Barrier(len(tugas))
    hasil: list[Any] = [None] * len(tugas)

    def jalan(n: int) -> None:
        try:
            mulai.wait(10)
            hasil[n] = tugas[n]()
        except Exception as galat:
            hasil[n] = galat
        finally:
            connections["default"].close()

    utas = [threading.Thread(target=jalan, args=(n,)) for n in range(len(tugas))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(60)
    return hasil
