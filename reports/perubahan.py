"""What differs between two editions, out of their snapshots (reports/renderers/json.py). Pure.

Figures are told by table, row and column; texts by the words that changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from reports.renderers.dasar import teks_polos

Objek = Mapping[str, Any]
CATATAN = "catatan-perubahan"  # the section that lists changes is none itself
SEKITAR, PANJANG = 40, 300  # characters around a change in a text, and shown of it at most
PANJANG_LABEL = 80


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change. jenis: angka, teks, bagian, tabel, gambar. lama or baru is empty where it was not there."""

    jenis: str
    tempat: str
    apa: str
    lama: str
    baru: str

    def json(self) -> dict[str, str]:
        return asdict(self)


def bandingkan(lama: Objek, baru: Objek) -> tuple[Perubahan, ...]:
    """From one snapshot to the next, in the order of the new one; what is no more comes last."""
    dulu, kini = (dict(_bagian(x)) for x in (lama, baru))
    hasil: list[Perubahan] = []
    for kunci, b in kini.items():
        if kunci not in dulu:
            hasil.append(Perubahan("bagian", _sebut_bagian(b), "Bagian ditambahkan", "", b["judul"]))
        else:
            hasil += _dua_bagian(dulu[kunci], b)
    hasil += [
        Perubahan("bagian", _sebut_bagian(b), "Bagian tidak dimuat lagi", b["judul"], "")
        for kunci, b in dulu.items()
        if kunci not in kini
    ]
    return tuple(hasil)


def _bagian(potret: Objek) -> Iterator[tuple[str, Objek]]:
    """The sections by their keys, a parent before its children."""
    for b in potret["bagian"]:
        if b["kunci"] != CATATAN:
            yield b["kunci"], b
            yield from _bagian(b)


def _sebut_bagian(b: Objek) -> str:
    return f"{b['nomor']} {b['judul']}".strip()


def _dua_bagian(dulu: Objek, kini: Objek) -> Iterator[Perubahan]:
    tempat = _sebut_bagian(kini)
    if dulu["judul"] != kini["judul"]:
        yield Perubahan("bagian", tempat, "Judul bagian", dulu["judul"], kini["judul"])
    blok_dulu, blok_kini = ({(x["jenis"], x["kunci"]): x for x in b["isi"]} for b in (dulu, kini))
    for tanda, x in blok_kini.items():
        if tanda not in blok_dulu:
            yield Perubahan(_jenis(x), tempat, f"{_sebut_blok(x)} ditambahkan", "", _isi_singkat(x))
        else:
            yield from _dua_blok(tempat, blok_dulu[tanda], x)
    for tanda, x in blok_dulu.items():
        if tanda not in blok_kini:
            yield Perubahan(_jenis(x), tempat, f"{_sebut_blok(x)} tidak dimuat lagi", _isi_singkat(x), "")


def _jenis(x: Objek) -> str:
    return {"narasi": "teks", "tabel": "tabel"}.get(x["jenis"], "gambar")


def _sebut_blok(x: Objek) -> str:
    """Tabel 3.4 Target dan Realisasi …; a text has no name of its own."""
    match x["jenis"]:
        case "narasi":
            return "Teks"
        case "tabel":
            return f"Tabel {x['nomor']} {x['judul']}" if x["nomor"] else x["judul"]
        case "gambar":
            return f"Gambar {x['nomor']} {x['judul']}"
        case _:
            return str(x["judul"])


def _isi_singkat(x: Objek) -> str:
    return _pendek(teks_polos(x["html"])) if x["jenis"] == "narasi" else str(x["judul"])


def _dua_blok(tempat: str, dulu: Objek, kini: Objek) -> Iterator[Perubahan]:
    match kini["jenis"]:
        case "narasi":
            yield from _dua_teks(tempat, teks_polos(dulu["html"]), teks_polos(kini["html"]))
        case "tabel":
            yield from _dua_tabel(dulu, kini)
        case _:
            for ruas, sebutan in (
                ("judul", "judul"),
                ("alt", "isi"),
                ("foto", "isi"),
                ("halaman", "halaman"),
            ):
                if dulu.get(ruas) != kini.get(ruas):
                    lama, baru = (_pendek(_teks_ruas(x.get(ruas))) for x in (dulu, kini))
                    yield Perubahan("gambar", _sebut_blok(kini), sebutan, lama, baru)


def _teks_ruas(nilai: Any) -> str:
    if isinstance(nilai, list):  # photographs
        return "; ".join(f["judul"] for f in nilai)
    return "" if nilai is None else str(nilai)


# --- tables


def _dua_tabel(dulu: Objek, kini: Objek) -> Iterator[Perubahan]:
    tempat = _sebut_blok(kini)
    kolom = {k["nama"]: ", ".join([*k["grup"], k["judul"]]) for k in (*dulu["kolom"], *kini["kolom"])}
    if dulu["judul"] != kini["judul"]:
        yield Perubahan("tabel", tempat, "Judul tabel", dulu["judul"], kini["judul"])
    baris_dulu, baris_kini = ({b["kunci"]: b for b in t["baris"]} for t in (dulu, kini))
    for kunci, b in baris_kini.items():
        if kunci not in baris_dulu:
            yield Perubahan("tabel", tempat, "Baris ditambahkan", "", _label(b))
        else:
            yield from _dua_baris(tempat, kolom, baris_dulu[kunci], b)
    for kunci, b in baris_dulu.items():
        if kunci not in baris_kini:
            yield Perubahan("tabel", tempat, "Baris tidak dimuat lagi", _label(b), "")
    for ruas, sebutan in (("sumber", "Sumber"), ("catatan", "Catatan")):
        lama, baru = (t[ruas] if ruas == "sumber" else " ".join(t[ruas]) for t in (dulu, kini))
        if lama != baru:
            yield Perubahan("teks", tempat, sebutan, *_potong(lama, baru))


def _dua_baris(tempat: str, kolom: Mapping[str, str], dulu: Objek, kini: Objek) -> Iterator[Perubahan]:
    if dulu["rentang"] != kini["rentang"]:
        yield Perubahan("tabel", tempat, "Baris", dulu["rentang"], kini["rentang"])
    for nama, judul in kolom.items():
        lama, baru = (b["sel"].get(nama, {"teks": "", "angka": False}) for b in (dulu, kini))
        if lama["teks"] != baru["teks"]:
            angka = lama["angka"] or baru["angka"]
            isi = (lama["teks"], baru["teks"]) if angka else _potong(lama["teks"], baru["teks"])
            yield Perubahan("angka" if angka else "teks", tempat, f"{_label(kini)}: {judul}", *isi)


def _label(baris: Objek) -> str:
    """How a row is named: by its longest text, which is that of the indicator, program or objective."""
    teks = [s["teks"] for s in baris["sel"].values() if not s["angka"]]
    isi = baris["rentang"] or max(teks[:3], key=len, default="") or baris["kunci"]
    return isi if len(isi) <= PANJANG_LABEL else f"{isi[:PANJANG_LABEL].rstrip()} …"


# --- texts


def _dua_teks(tempat: str, lama: str, baru: str) -> Iterator[Perubahan]:
    """Paragraph by paragraph."""
    a, b = lama.split("\n"), baru.split("\n")
    for langkah, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if langkah == "equal":
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            dulu = a[i1 + n] if i1 + n < i2 else ""
            kini = b[j1 + n] if j1 + n < j2 else ""
            apa = "Teks diubah" if dulu and kini else "Teks ditambahkan" if kini else "Teks dihapus"
            yield Perubahan("teks", tempat, apa, *_potong(dulu, kini))


def _potong(lama: str, baru: str) -> tuple[str, str]:
    """Both around the first and last difference, so that a long paragraph shows what is new in it."""
    if not lama or not baru:
        return _pendek(lama), _pendek(baru)
    awal = next(
        (i for i, (a, b) in enumerate(zip(lama, baru, strict=False)) if a != b), min(len(lama), len(baru))
    )
    akhir = 0
    while akhir < min(len(lama), len(baru)) - awal and lama[-1 - akhir] == baru[-1 - akhir]:
        akhir += 1
    return _kutip(lama, awal, len(lama) - akhir), _kutip(baru, awal, len(baru) - akhir)


def _kutip(teks: str, awal: int, akhir: int) -> str:
    """The changed words with some before and after them."""
    kiri = 0 if awal <= SEKITAR else teks.rfind(" ", 0, awal - SEKITAR) + 1
    kanan = teks.find(" ", akhir + SEKITAR)
    kanan = len(teks) if kanan < 0 else kanan
    isi = _pendek(teks[kiri:kanan])
    return f"{'… ' if kiri else ''}{isi}{' …' if kanan < len(teks) and not isi.endswith('…') else ''}"


def _pendek(teks: str) -> str:
    teks = " ".join(teks.split())
    return teks if len(teks) <= PANJANG else f"{teks[:PANJANG].rstrip()} …"
