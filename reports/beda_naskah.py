"""What changed between two texts of the LKjIP, word by word; and how it is shown. Pure.

Lines are compared first: paragraphs, items, rows of a table, images. Of two lines that replace each other and
are much alike the words are compared; else the one is taken out and the other put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.baris_naskah import Baris, Kata, baris_naskah

SAMA, TAMBAH, HAPUS = "", "ins", "del"
MIRIP = 0.4  # of the words of both lines; below, one line did not become the other
BANYAK_KATA = (
    4000  # longer lines are not compared by words, nor more pairs of lines by likeness: it takes too long
)
BANYAK_PASANG = 10_000
UNSUR = {"tebal": "strong", "miring": "em"}


@dataclass(frozen=True, slots=True)
class Potong:
    """Words that stayed, came (ins) or went (del)."""

    keadaan: str
    kata: tuple[Kata, ...]


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """A line with what happened in each of its cells."""

    jenis: str
    sel: tuple[tuple[Potong, ...], ...]


def beda(lama: str, baru: str) -> tuple[BarisBeda, ...]:
    """The lines of both texts, in the order of the new one."""
    a, b = baris_naskah(lama), baris_naskah(baru)
    hasil: list[BarisBeda] = []
    for apa, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if apa == "equal":
            hasil += [_utuh(x, SAMA) for x in b[k:m]]
        else:
            hasil += _ganti(a[i:j], b[k:m])
    return tuple(hasil)


def kata_berubah(lama: str, baru: str) -> tuple[int, int]:
    """How many words came and went; a word that moved did neither."""
    a, b = (Counter(k for x in baris_naskah(t) for s in x.sel for k in s) for t in (lama, baru))
    return (b - a).total(), (a - b).total()


def _utuh(baris: Baris, keadaan: str) -> BarisBeda:
    return BarisBeda(baris.jenis, tuple((Potong(keadaan, s),) if s else () for s in baris.sel))


def _ganti(lama: Sequence[Baris], baru: Sequence[Baris]) -> Iterator[BarisBeda]:
    """Old lines give way to new ones: each new one with the next old one that it came from, if any."""
    di, banding, datang = 0, len(lama) * len(baru) <= BANYAK_PASANG, list[BarisBeda]()
    for y in baru:
        asal = next((n for n in range(di, len(lama)) if banding and _serupa(lama[n], y)), None)
        if asal is None:
            datang.append(_utuh(y, TAMBAH))
            continue
        yield from (_utuh(x, HAPUS) for x in lama[di:asal])
        yield from datang
        pasang = zip(lama[asal].sel, y.sel, strict=True)
        yield BarisBeda(y.jenis, tuple(tuple(_beda_kata(p, q)) for p, q in pasang))
        di, datang = asal + 1, []
    yield from (_utuh(x, HAPUS) for x in lama[di:])
    yield from datang


def _serupa(x: Baris, y: Baris) -> bool:
    """Whether the one may have become the other: of one kind, and with much in common."""
    if x.jenis != y.jenis or len(x.sel) != len(y.sel) or x.jenis == "gambar":
        return False
    a, b = (Counter(k.teks for s in z.sel for k in s) for z in (x, y))
    return 2 * (a & b).total() >= MIRIP * (a.total() + b.total())


def _beda_kata(a: tuple[Kata, ...], b: tuple[Kata, ...]) -> Iterator[Potong]:
    if max(len(a), len(b)) > BANYAK_KATA:
        urut = [(a == b, 0, len(a), 0, len(b))]
    else:
        opcode = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        urut = [(apa == "equal", i, j, k, m) for apa, i, j, k, m in opcode]
    for sama, i, j, k, m in urut:
        if sama:
            yield Potong(SAMA, b[k:m])
            continue
        if j > i:
            yield Potong(HAPUS, a[i:j])
        if m > k:
            yield Potong(TAMBAH, b[k:m])


# --- how it is shown


def beda_html(baris: Sequence[BarisBeda], gambar: Mapping[int, str]) -> SafeString:
    """As text to read, with <ins> and <del>. gambar: the titles of images by number."""
    kelompok = ((jenis, list(isi)) for jenis, isi in groupby(baris, key=lambda b: _wadah(b.jenis)))
    return mark_safe("".join(_kelompok(jenis, isi, gambar) for jenis, isi in kelompok))


def naskah_html(html: str, gambar: Mapping[int, str]) -> SafeString:
    """A text to read: images by their titles, footnotes where they belong."""
    return beda_html([_utuh(b, SAMA) for b in baris_naskah(html)], gambar)


def _wadah(jenis: str) -> str:
    return jenis if jenis in ("li", "lo", "tr") else ""


def _kelompok(wadah: str, baris: list[BarisBeda], gambar: Mapping[int, str]) -> str:
    isi = mark_safe("".join(_baris(b, gambar) for b in baris))
    if wadah in ("li", "lo"):
        return format_html("<{0}>{1}</{0}>", mark_safe("ul" if wadah == "li" else "ol"), isi)
    if wadah == "tr":
        return format_html('<div class="tabel-gulir"><table class="tabel-lkjip">{}</table></div>', isi)
    return isi


def _baris(b: BarisBeda, gambar: Mapping[int, str]) -> str:
    if b.jenis == "tr":
        return format_html("<tr>{}</tr>", format_html_join("", "<td>{}</td>", ((_sel(s),) for s in b.sel)))
    if b.jenis == "gambar":
        (potong,) = b.sel[0]
        nomor = potong.kata[0].teks
        judul = gambar.get(int(nomor) if nomor.isdecimal() else 0, "yang sudah tidak ada")
        return format_html('<p class="gambar-beda">{}</p>', _bungkus(potong.keadaan, f"Gambar: {judul}"))
    return format_html("<{0}>{1}</{0}>", mark_safe(_tag(b.jenis)), _sel(b.sel[0]))


def _tag(jenis: str) -> str:
    """Headings of a text stand below those of the page that shows it."""
    return {"p": "p", "li": "li", "lo": "li"}.get(jenis, "h4")


def _sel(potong: Sequence[Potong]) -> SafeString:
    bagian = []
    for n, p in enumerate(potong):
        awal = "" if n == 0 or p.kata[0].rapat else " "
        bagian.append(format_html("{}{}", awal, _bungkus(p.keadaan, _kata(p.kata))))
    return mark_safe("".join(bagian))


def _bungkus(keadaan: str, isi: str) -> SafeString:
    return format_html("<{0}>{1}</{0}>", mark_safe(keadaan), isi) if keadaan else format_html("{}", isi)


def _kata(kata: Sequence[Kata]) -> SafeString:
    return mark_safe(
        "".join(format_html("{}{}", "" if k.rapat or not n else " ", _satu(k)) for n, k in enumerate(kata))
    )


def _satu(k: Kata) -> str:
    isi: str = k.teks
    for gaya, tag in UNSUR.items():
        if gaya in k.gaya:
            isi = format_html("<{0}>{1}</{0}>", mark_safe(tag), isi)
    for gaya in ("angka", "rujuk", "catatan"):
        if gaya in k.gaya:
            isi = format_html('<span class="hidup hidup-{}">{}</span>', gaya, isi)
    return isi
