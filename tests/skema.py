"""What the tables of an SQLite database are, whatever the order in which their parts came about."""

from __future__ import annotations

import sqlite3


def skema(basis: sqlite3.Connection) -> dict[str, list[str]]:
    """Of each table and index its parts in order of the alphabet: columns, constraints, conditions."""
    perintah = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    return {nama: sorted(bagian(sql)) for nama, sql in basis.execute(perintah)}


def bagian(sql: str) -> list[str]:
    """What stands before the first bracket, and what the commas inside of it part."""
    awal, _, isi = sql.partition("(")
    hasil, dalam = [""], 0
    for huruf in isi.rpartition(")")[0]:
        dalam += {"(": 1, ")": -1}.get(huruf, 0)
        if huruf == "," and not dalam:
            hasil.append("")
        else:
            hasil[-1] += huruf
    return [" ".join(awal.split()), *(" ".join(b.split()) for b in hasil), isi.rpartition(")")[2].strip()]
