"""All figures that can be picked, named before they are worked out, and what of them a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from indicators.data import DataIndikator
from indicators.queries import TAHUN_PEMBANDING
from reports.hidup import kunci_gambar, kunci_ind, kunci_uang, kunci_umum
from reports.katalog import indikator, uang, umum
from reports.katalog.dasar import SEBUTAN_BENTUK, Angka, Mentah
from reports.katalog.sel import angka_sel, judul_tabel
from reports.narasi import bantu
from reports.outline import GAMBAR, TABEL, telusur
from reports.susunan import BAGIAN
from reports.tables.bab3_evaluasi import komponen_evaluasi
from reports.tables.dasar import nama_kolom, sebutan_baris

if TYPE_CHECKING:
    from reports.katalog import Katalog
    from reports.sumber import Sumber

BATAS = 50
ANTARTAHUN = ("capaian", "realisasi", "target", "predikat", "selisih", "selisih_capaian")
SETAHUN = tuple(j for j in indikator.JENIS if j not in ANTARTAHUN)
LABEL = {
    "target": "Target",
    "realisasi": "Realisasi",
    "capaian": "Capaian",
    "predikat": "Predikat",
    "target_akhir": "Target akhir Renstra",
    "kemajuan": "Kemajuan Renstra",
    "selisih": "Perubahan realisasi",
    "selisih_capaian": "Perubahan capaian",
    "target_pk": "Target Perjanjian Kinerja",
    "target_renja": "Target Renja",
    "target_renstra": "Target Renstra",
    "nasional": "Angka nasional",
    "provinsi": "Angka provinsi",
    "spm": "Standar pelayanan minimal",
    "selisih_nasional": "Selisih dari angka nasional",
    "selisih_provinsi": "Selisih dari angka provinsi",
    "selisih_spm": "Selisih dari SPM",
    "efisiensi": "Efisiensi (E)",
    "ne": "Nilai efisiensi (NE)",
    "pagu": "Pagu",
    "serapan": "Penyerapan anggaran",
    "sisa": "Sisa anggaran",
    "nilai": "Nilai",
    "rata_rata": "Rata-rata",
    "pemenuhan": "Pemenuhan kebutuhan ASN",
    "tidak_dipakai": "Nilai aset yang tidak dipakai",
}


@dataclass(frozen=True, slots=True)
class Calon:
    """A figure that can be picked. golongan: indikator, uang, umum; kelompok is whose it is."""

    golongan: str
    kelompok: str
    asal: tuple[str, int, str]  # kode, tahun, jenis
    label: str

    @property
    def jenis(self) -> str:
        return self.asal[2]

    @property
    def tahun(self) -> int:
        return self.asal[1]

    def kunci(self, bentuk: str = "") -> str:
        buat = {"indikator": kunci_ind, "uang": kunci_uang, "umum": kunci_umum}[self.golongan]
        return buat(*self.asal, bentuk)

    def mentah(self, data: Sumber) -> Mentah | None:
        ambil = {"indikator": indikator.ambil, "uang": uang.ambil, "umum": umum.ambil}[self.golongan]
        return ambil(data, *self.asal)

    def cocok(self, kata: Iterable[str]) -> bool:
        isi = f"{self.kelompok} {self.label} {self.tahun} {self.asal[0]}".casefold()
        return all(k in isi for k in kata)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the picker offers: a figure with the other ways to write it."""

    kunci: str
    sebutan: str
    teks: str
    alasan: str = ""
    bentuk: tuple[tuple[str, str, str], ...] = ()  # key, name of the way, text


@dataclass(slots=True)
class Kelompok:
    judul: str
    pilihan: list[Pilihan] = field(default_factory=list)


# --- all there are
def calon(data: Sumber) -> Iterator[Calon]:
    """What is asked for most comes first."""
    utama = [i for s in data.sasaran for i in data.indikator_sasaran(s.id)]
    yield from _indikator(data, utama)
    yield from _umum(data)
    yield from _uang(data)
    yield from _indikator(data, [i for i in data.semua_indikator if i not in utama])


def _indikator(data: Sumber, semua: list[DataIndikator]) -> Iterator[Calon]:
    """The year of the report, then the earlier ones, then the targets of the Renstra."""
    kini = [(data.tahun, ANTARTAHUN), (data.tahun, SETAHUN)]
    lalu = [(data.tahun - n, ANTARTAHUN) for n in range(1, TAHUN_PEMBANDING + 1)]
    rencana = [(t, ("target_renstra",)) for t in data.tahun_renstra if t != data.tahun]
    for tahun, daftar_jenis in (*kini, *lalu, *rencana):
        for i in semua:
            for jenis in daftar_jenis:
                yield Calon("indikator", bantu.nama_indikator(i), (i.kode, tahun, jenis), LABEL[jenis])


def _uang(data: Sumber) -> Iterator[Calon]:
    pemilik = [(uang.UNIT, data.unit.nama_singkat)]
    pemilik += [(s.kode, f"{bantu.nama_sasaran(s)} {bantu.rapi(s.uraian)}") for s in data.sasaran]
    pemilik += [
        (n.kode, f"{n.level.replace('_', ' ').capitalize()} {bantu.rapi(n.nama)}") for n in data.simpul
    ]
    for kode, nama in pemilik:
        for jenis in uang.JENIS:
            label = "Realisasi anggaran" if jenis == "realisasi" else LABEL[jenis]
            yield Calon("uang", nama, (kode, data.tahun, jenis), label)
    for d in data.anggaran.dpa:
        asal = (uang.UNIT, data.tahun, f"{uang.DPA}{d.urutan}")
        yield Calon("uang", data.unit.nama_singkat, asal, f"Anggaran DPA {d.jenis}")
    perubahan = (uang.UNIT, data.tahun, uang.DPA_PERUBAHAN)
    yield Calon("uang", data.unit.nama_singkat, perubahan, "Perubahan anggaran antar-DPA")


def _umum(data: Sumber) -> Iterator[Calon]:
    for kelompok, jenis in umum.LAIN:
        judul = {"capaian": "Rata-rata capaian", "pegawai": "Pegawai", "aset": "Aset"}[kelompok]
        yield Calon("umum", judul, (kelompok, data.tahun, jenis), LABEL[jenis])
    for jenis, (sebutan, _) in umum.JUMLAH.items():
        yield Calon("umum", "Jumlah", ("jumlah", data.tahun, jenis), sebutan)
    for e in data.evaluasi:
        for jenis in umum.JENIS_AKIP:
            label = "Perubahan nilai" if jenis == "selisih" else LABEL[jenis]
            yield Calon("umum", "Evaluasi AKIP", ("akip", e.tahun, jenis), label)
        for nomor, (nama, _, _) in enumerate(komponen_evaluasi(data, e), 1):
            asal = ("akip", e.tahun, f"{umum.KOMPONEN}{nomor}")
            yield Calon("umum", "Evaluasi AKIP", asal, f"{nama}, terhadap bobotnya")


# --- what a search finds
def cari_pilihan(
    data: Sumber, kata: str = "", jenis: str = "", tahun: int | None = None, batas: int = BATAS
) -> list[Kelompok]:
    """At most `batas` figures, in groups. jenis: indikator, uang, umum, or a kind such as capaian."""
    butir = kata.casefold().split()
    cocok = (
        c
        for c in calon(data)
        if jenis in ("", c.golongan, c.jenis) and tahun in (None, c.tahun) and c.cocok(butir)
    )
    # What has no value is offered to who looks for it.
    ada = (
        (c.kelompok, p)
        for c in cocok
        if (p := _pilihan(data, c)) and (not p.alasan or butir or jenis == c.jenis)
    )
    return _kelompokkan(islice(ada, batas))


def _pilihan(data: Sumber, c: Calon) -> Pilihan | None:
    mentah = c.mentah(data)
    if mentah is None:
        return None
    ditulis = {b: mentah.angka(c.kunci(b), c.tahun, b) for b in mentah.bentuk}
    utama: Angka | None = ditulis.pop("")
    if utama is None:
        return None
    bentuk = tuple((a.kunci, SEBUTAN_BENTUK[b], a.teks) for b, a in ditulis.items() if a and not a.alasan)
    return Pilihan(utama.kunci, f"{c.label} {c.tahun}", utama.teks, utama.alasan, bentuk)


def cari_sel(katalog: Katalog, tabel: str, kata: str = "", batas: int = BATAS) -> list[Kelompok]:
    """Cells of one table, a group for each row. Raises KeyError."""
    butir = kata.casefold().split()
    blok = katalog.tabel(tabel)
    ada = (
        (sebutan_baris(b), Pilihan(a.kunci, nama_kolom(blok, nama), a.teks, a.alasan))
        for b in blok.baris
        for nama in b.sel
        if all(k in f"{sebutan_baris(b)} {nama_kolom(blok, nama)}".casefold() for k in butir)
        and (a := angka_sel(blok, f"sel:{tabel}:{b.kunci}:{nama}", b.kunci, nama, katalog.data.tahun))
    )
    return _kelompokkan(islice(ada, batas))


def cari_rujukan(katalog: Katalog, kata: str = "", batas: int = BATAS) -> list[Kelompok]:
    """Tables, figures, images and sections that a text can refer to."""
    butir = kata.casefold().split()
    ada = (
        (kelompok, Pilihan(kunci, judul, teks))
        for kelompok, kunci, judul in _terujuk(katalog.data)
        if (teks := katalog.rujuk(kunci)) and all(k in f"{teks} {judul} {kunci}".casefold() for k in butir)
    )
    return _kelompokkan(islice(ada, batas))


def _terujuk(data: Sumber) -> Iterator[tuple[str, str, str]]:
    """Group, key and title of each."""
    nomor = data.susunan.nomor_isi
    isian = {"tahun": data.tahun, "unit": data.unit.nama_singkat}
    for kunci in nomor:
        if kunci in TABEL:
            yield "Tabel", kunci, judul_tabel(data, kunci)
        elif kunci in GAMBAR:
            yield "Gambar", kunci, GAMBAR[kunci].judul.format(**isian)
    for g in data.gambar_naskah.values():
        if kunci_gambar(g.id) in nomor:
            yield "Gambar", kunci_gambar(g.id), g.judul
    for r in telusur(data.susunan.semua):
        kunci = f"{BAGIAN}{r.kunci}" if r.kunci in nomor else r.kunci
        yield "Bagian", kunci, r.judul.format(tahun=data.tahun)


def _kelompokkan(pasangan: Iterable[tuple[str, Pilihan]]) -> list[Kelompok]:
    hasil: dict[str, Kelompok] = {}
    for judul, pilihan in pasangan:
        hasil.setdefault(judul, Kelompok(judul)).pilihan.append(pilihan)
    return list(hasil.values())
