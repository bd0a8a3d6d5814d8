"""A written text as blocks: figures and references of today, notes numbered, images apart."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django.utils.safestring import mark_safe
from lxml import html as lxml_html

from reports.blok import Blok, BlokGambar, BlokNarasi, Geser
from reports.hidup import akar, ganti_teks, isi_html, kunci_gambar, rapat, span_hidup
from reports.narasi.saring import bersih

if TYPE_CHECKING:
    from reports.katalog import Katalog
    from reports.sumber import Sumber


def blok_naskah(kunci: str, isi: str, data: Sumber) -> tuple[Blok, ...]:
    """The pieces of text, with a block for each image between them. What moved stands at the first piece."""
    pohon = akar(bersih(isi))
    bergeser = _isi_hidup(pohon, data.katalog)
    daftar_catatan = _nomori_catatan(pohon, kunci)
    hasil: list[Blok] = []
    potongan = [p for p in _potong(pohon, data) if isinstance(p, BlokGambar) or _berisi(p)]
    teks = [p for p in potongan if not isinstance(p, BlokGambar)]
    if not potongan or (daftar_catatan is not None and not teks):
        teks.append(lxml_html.Element("div"))
        potongan.append(teks[-1])
    if daftar_catatan is not None:
        teks[-1].append(daftar_catatan)
    for p in potongan:
        if isinstance(p, BlokGambar):
            hasil.append(p)
            continue
        nomor = teks.index(p) + 1
        hasil.append(_narasi(kunci if nomor == 1 else f"{kunci}-{nomor}", p, bergeser if nomor == 1 else ()))
    return tuple(hasil)


def _narasi(kunci: str, potongan: Any, bergeser: tuple[Geser, ...]) -> BlokNarasi:
    layar = isi_html(potongan)
    polos = deepcopy(potongan)
    for unsur in list(polos.iter("span")):
        unsur.drop_tag()
    return BlokNarasi(
        kunci, mark_safe(isi_html(polos)), ditulis=True, layar=mark_safe(layar), bergeser=bergeser
    )


def _berisi(potongan: Any) -> bool:
    return len(potongan) > 0 or bool((potongan.text or "").strip())


def _isi_hidup(pohon: Any, katalog: Katalog) -> tuple[Geser, ...]:
    """Puts in what the figures and references show today; gives those that showed something else."""
    bergeser: list[Geser] = []
    for unsur, tanda in span_hidup(pohon):
        kini, sebutan = katalog.kini(tanda), katalog.sebutan(tanda)
        geser = kini is None or rapat(kini) != tanda.teks
        if geser:
            bergeser.append(Geser(tanda.kunci, sebutan, tanda.teks, kini or ""))
        if kini is not None:
            ganti_teks(unsur, kini)
        unsur.set("class", f"{tanda.jenis}-hidup{' bergeser' if geser else ''}")
        alasan = katalog.alasan(tanda)
        unsur.set("title", f"{sebutan}: {alasan}" if alasan else sebutan)
    return tuple(bergeser)


# --- notes
def _nomori_catatan(pohon: Any, kunci: str) -> Any | None:
    """Numbers in place of the notes, and the notes as a list; None where there is none."""
    catatan = [(u, rapat(u.get("data-catatan"))) for u in pohon.iter("span") if u.get("data-catatan")]
    if not catatan:
        return None
    daftar = lxml_html.fragment_fromstring(
        '<div class="catatan-kaki"><p class="judul-catatan">Catatan</p><ol></ol></div>'
    )
    for nomor, (unsur, teks) in enumerate(catatan, 1):
        _angka_catatan(unsur, f"catatan-{kunci}-{nomor}", nomor)
        li = lxml_html.Element("li", id=f"catatan-{kunci}-{nomor}")
        li.text = teks
        daftar[-1].append(li)
    return daftar


def _angka_catatan(unsur: Any, alamat: str, nomor: int) -> None:
    unsur.attrib.clear()
    for anak in list(unsur):
        unsur.remove(anak)
    unsur.tag, unsur.text = "sup", None
    tautan = lxml_html.Element("a", href=f"#{alamat}")
    tautan.text = str(nomor)
    unsur.append(tautan)


# --- images
def _potong(pohon: Any, data: Sumber) -> list[Any]:
    """The text cut at its images: divs, and blocks of figures. An image inside of something goes after it."""
    hasil: list[Any] = [lxml_html.Element("div")]
    hasil[0].text = pohon.text
    dimuat: set[int] = set()
    for anak in list(pohon):
        ekor, anak.tail = anak.tail, None
        gambar = [int(g.get("data-gambar")) for g in anak.iter("figure")]
        if anak.tag != "figure":
            for g in list(anak.iter("figure")):
                g.drop_tree()
            hasil[-1].append(anak)
        for id_ in gambar:
            if id_ in dimuat:  # it has its number and its place already
                hasil[-1].append(_lihat(id_, data))
                continue
            dimuat.add(id_)
            hasil += [blok_gambar(id_, data), lxml_html.Element("div")]
        _sambung(hasil[-1], ekor)
    return hasil


def _sambung(potongan: Any, teks: str | None) -> None:
    """Loose text at the end of a piece."""
    if len(potongan):
        potongan[-1].tail = teks
    else:
        potongan.text = teks


def _lihat(gambar_id: int, data: Sumber) -> Any:
    p = lxml_html.Element("p")
    p.text = f"(lihat {data.susunan.rujuk(kunci_gambar(gambar_id))})"
    return p


def blok_gambar(gambar_id: int, data: Sumber) -> BlokGambar:
    """An image of the report's own store as a numbered figure; says so where it is no more."""
    kunci = kunci_gambar(gambar_id)
    nomor = data.susunan.nomor_isi.get(kunci, "")
    gambar = data.gambar_naskah.get(gambar_id)
    isi = data.isi_gambar(gambar_id)
    if gambar is None or isi is None:
        return BlokGambar(kunci, nomor, "", "", "", kosong="Gambar ini tidak ada lagi.")
    return BlokGambar(kunci, nomor, gambar.judul, gambar.alt, gambar.sumber, isi=isi, tipe=gambar.tipe)
