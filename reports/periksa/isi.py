"""What the document has to have: sections with text, tables with rows, images with words, whole annexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from lkjip.formats import daftar
from reports.enums import TingkatTemuan
from reports.hidup import gambar_dalam
from reports.kekurangan import belum_ditulis
from reports.narasi.dasar import Narasi
from reports.outline import telusur
from reports.periksa.bantu import sebut_bagian, teks_ditulis
from reports.periksa.dasar import Alamat, Aturan, Kasus, Nilai, bagian, daftar_nilai

if TYPE_CHECKING:
    from reports.sumber import Sumber


def _belum_ditulis(data: Sumber) -> Iterator[Kasus]:
    for r, narasi in belum_ditulis(data):
        nilai = (Nilai("", "Belum ditulis"),)
        yield Kasus(sebut_bagian(data, r), nilai, bagian(r.kunci), kunci=narasi.kunci)


def _dimatikan(data: Sumber) -> Iterator[Kasus]:
    """Of a section that is switched off all below it is left out too."""
    ada = {r.kunci for r in data.susunan.telusur()}
    for r in telusur():
        if r.wajib and r.kunci not in ada:
            judul = r.judul.format(tahun=data.tahun)
            yield Kasus(judul, (Nilai("", "Tidak dimuat"),), Alamat("susunan"), kunci=r.kunci)


def _kosong(data: Sumber) -> Iterator[Kasus]:
    """Sections in which nothing at all is printed: no text, no row, no figure."""
    for r in data.susunan.telusur():
        narasi = [i for i in r.isi if isinstance(i, Narasi)]
        if not r.isi or len(narasi) < len(r.isi) or any(n.susun is None for n in narasi):
            continue
        blok = (b for n in narasi for b in n.blok_dari(data, data.susunan.rujuk))
        if r.ada(data) and not any(strip_tags(getattr(b, "html", "x")).strip() for b in blok):
            yield Kasus(
                sebut_bagian(data, r), (Nilai("", "Tidak ada isinya"),), bagian(r.kunci), kunci=r.kunci
            )


def _tabel_kosong(data: Sumber) -> Iterator[Kasus]:
    kosong = [
        f"Tabel {data.susunan.nomor_isi.get(isi.kunci, '')} ({sebut_bagian(data, r)})"
        for r in data.susunan.telusur()
        for isi in r.isi
        if isinstance(isi, type) and isi.dinomori and not data.katalog.tabel(isi.kunci).baris
    ]
    if kosong:
        yield Kasus("Tabel laporan", daftar_nilai(kosong), Alamat("tabel-daftar"))


def _tanpa_alt(data: Sumber) -> Iterator[Kasus]:
    for teks in teks_ditulis(data):
        for nomor in gambar_dalam(teks.html):
            gambar = data.gambar_naskah.get(nomor)
            if gambar is not None and not gambar.alt.strip():
                nilai = (Nilai("Gambar", gambar.judul),)
                yield Kasus(teks.tempat, nilai, bagian(teks.bagian.kunci), kunci=f"gambar-{nomor}")


def _gambar_hilang(data: Sumber) -> Iterator[Kasus]:
    for teks in teks_ditulis(data):
        hilang = [str(n) for n in gambar_dalam(teks.html) if n not in data.gambar_naskah]
        if hilang:
            nilai = (Nilai("Gambar nomor", daftar(hilang)),)
            yield Kasus(teks.tempat, nilai, bagian(teks.bagian.kunci), kunci=teks.kunci)


def _lampiran_kosong(data: Sumber) -> Iterator[Kasus]:
    """Attached documents; an annex of text is a section as any other."""
    for b in data.daftar_bagian:
        if b.aktif and b.lampiran_id is not None and b.banyak_halaman == 0:
            isi = (Nilai("", "Dokumennya tidak mempunyai halaman yang dapat dicetak"),)
            yield Kasus(b.judul, isi, bagian(b.kunci), kunci=b.kunci)


ATURAN = (
    Aturan(
        "wajib-dimatikan",
        "Bagian wajib tidak dimuat",
        TingkatTemuan.GALAT,
        "Sistematika Laporan Kinerja menurut PermenPANRB 53/2014, Lampiran II.",
        "Muat lagi bagiannya pada halaman susunan.",
        _dimatikan,
    ),
    Aturan(
        "belum-ditulis",
        "Bagian belum ditulis",
        TingkatTemuan.GALAT,
        "Laporan akan mencetak “Bagian ini belum ditulis.”",
        "Tulis bagiannya, atau jangan muat pada susunan.",
        _belum_ditulis,
    ),
    Aturan(
        "gambar-hilang",
        "Naskah memuat gambar yang tidak ada",
        TingkatTemuan.GALAT,
        "Gambar yang dirujuk tidak tercetak.",
        "Hapus gambarnya dari naskah, atau unggah lagi.",
        _gambar_hilang,
    ),
    Aturan(
        "lampiran-kosong",
        "Lampiran tanpa halaman",
        TingkatTemuan.GALAT,
        "Daftar lampiran menyebut dokumen yang tidak ada isinya.",
        "Unggah dokumennya, atau jangan muat lampirannya.",
        _lampiran_kosong,
    ),
    Aturan(
        "bagian-kosong",
        "Bagian tanpa isi",
        TingkatTemuan.PERINGATAN,
        "Judul tanpa isi membingungkan pembaca.",
        "Lengkapi datanya, tulis naskahnya, atau jangan muat bagiannya.",
        _kosong,
    ),
    Aturan(
        "gambar-tanpa-alt",
        "Gambar tanpa teks alternatif",
        TingkatTemuan.PERINGATAN,
        "Pembaca layar membacakan teks alternatif (PDF/UA, WCAG 1.1.1).",
        "Tulis dalam kata-kata apa yang terlihat pada gambar.",
        _tanpa_alt,
    ),
    Aturan(
        "tabel-kosong",
        "Tabel tanpa baris",
        TingkatTemuan.CATATAN,
        "Tabel kosong tercetak dengan keterangan bahwa datanya belum ada.",
        "Isi datanya, atau jangan muat bagiannya.",
        _tabel_kosong,
    ),
)
