"""The tables of the pemda's view: rows out of results, for page, workbook, CSV and the printed document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.predikat import predikat
from lkjip.formats import KOSONG, angka
from reports.blok import Baris, BlokTabel, Sel, bilangan, hitungan, sel_predikat, teks, uang
from reports.inspektorat.dasar import Tabel, tabel
from reports.pemda.data import TANPA
from reports.pemda.keadaan import BarisKeadaan
from reports.tables.bab2 import sel_target
from reports.tables.dasar import Kolom
from reports.tables.kinerja import sel_realisasi

if TYPE_CHECKING:
    from reports.pemda.data import BarisUnit, TahunPemda
    from reports.pemda.hitung import BarisKinerja

SERAPAN_KOSONG = "pagu belum ada"


class TabelUnit(Tabel):
    kunci = "perangkat-daerah"
    judul = "Keadaan, Capaian, dan Serapan Anggaran Perangkat Daerah"
    lanskap = True
    kosong = "Tidak ada perangkat daerah yang cocok."

    no = Kolom("No", lebar=4, jenis="tengah")
    unit = Kolom("Perangkat daerah", lebar=24)
    keadaan = Kolom("Keadaan", lebar=10)
    waktu = Kolom("Ketepatan waktu", lebar=14)
    indikator = Kolom("Indikator", lebar=6, jenis="angka")
    capaian = Kolom("Rata-rata capaian (%)", lebar=9, jenis="angka")
    predikat = Kolom("Predikat", lebar=10)
    pagu = Kolom("Pagu (Rp)", lebar=10, jenis="rupiah")
    realisasi = Kolom("Realisasi (Rp)", lebar=10, jenis="rupiah")
    serapan = Kolom("Serapan (%)", lebar=7, jenis="angka")


class TabelPredikat(Tabel):
    kunci = "sebaran-predikat"
    judul = "Sebaran Predikat"
    kosong = "Skala predikat tahun ini belum dipilih."

    predikat = Kolom("Predikat", lebar=30)
    interval = Kolom("Interval", lebar=20, jenis="tengah")
    indikator = Kolom("Banyaknya indikator", lebar=25, jenis="angka")
    unit = Kolom("Banyaknya perangkat daerah menurut rata-ratanya", lebar=25, jenis="angka")


class TabelSasaran(Tabel):
    kunci = "sasaran"
    judul = "Capaian Indikator Sasaran Perangkat Daerah"
    lanskap = True
    kosong = "Tidak ada indikator yang cocok."

    unit = Kolom("Perangkat daerah", lebar=14)
    no = Kolom("No", lebar=4, jenis="tengah")
    sasaran = Kolom("Sasaran", lebar=20)
    indikator = Kolom("Indikator", lebar=22)
    satuan = Kolom("Satuan", lebar=7, jenis="tengah")
    target = Kolom("Target tahun", lebar=8, jenis="angka")
    realisasi = Kolom("Realisasi", lebar=8, jenis="angka")
    capaian = Kolom("Capaian (%)", lebar=8, jenis="angka")
    predikat = Kolom("Predikat", lebar=9)


class TabelAkip(Tabel):
    kunci = "akip"
    judul = "Nilai AKIP, Rekomendasi, dan LKjIP Perangkat Daerah"
    lanskap = True
    kosong = "Tidak ada perangkat daerah yang cocok."

    unit = Kolom("Perangkat daerah", lebar=24)
    sisipan = "terbuka"
    terbuka = Kolom("Rekomendasi terbuka", lebar=10, jenis="angka")
    lewat = Kolom("Lewat batas waktu", lebar=10, jenis="angka")
    lkjip = Kolom("LKjIP", lebar=12)


def kunci_baris(baris: BarisUnit, r: BarisKinerja) -> str:
    return f"{baris.unit.slug}:{r.kinerja.indikator.kode}"


# --- rows
def blok_unit(data: TahunPemda, baris: Sequence[BarisUnit] | None = None) -> BlokTabel:
    """All units, or those that a filter shows; their sums at the end only where all are shown."""
    tampil = data.baris if baris is None else baris
    nomor = {b.unit.pk: n for n, b in enumerate(data.baris, 1)}  # as in the chart, whatever the filter
    isi = [_baris_unit(nomor[b.unit.pk], b) for b in tampil]
    if isi and len(tampil) == len(data.baris):
        u, rata = data.uang, data.rata
        isi.append(
            Baris(
                "jumlah",
                {
                    "unit": teks("Seluruh perangkat daerah"),
                    "indikator": bilangan(sum(len(b.ringkas.capaian) for b in tampil)),
                    "capaian": hitungan(rata),
                    "predikat": sel_predikat(data.predikat(rata), rata.alasan or ""),
                    "pagu": uang(u.pagu, SERAPAN_KOSONG),
                    "realisasi": uang(u.realisasi),
                    "serapan": hitungan(u.serapan),
                },
                "jumlah",
            )
        )
    catatan = ["Rata-rata capaian adalah rata-rata sederhana capaian indikator sasaran yang dapat dihitung."]
    return tabel(TabelUnit, isi, judul=f"{TabelUnit.judul}, {data.masa}", catatan=catatan)


def _baris_unit(nomor: int, b: BarisUnit) -> Baris:
    r = b.ringkas
    return Baris(
        b.unit.slug,
        {
            "no": bilangan(nomor),
            "unit": teks(b.unit.nama),
            "keadaan": teks(b.waktu.posisi.keadaan.label),
            "waktu": Sel(b.waktu.waktu, b.waktu.waktu, warna="merah" if b.waktu.terlambat else ""),
            "indikator": bilangan(len(r.capaian)),
            "capaian": hitungan(r.rata),
            "predikat": sel_predikat(b.predikat, r.rata.alasan or "skala predikat belum dipilih"),
            "pagu": uang(r.uang.pagu, SERAPAN_KOSONG),
            "realisasi": uang(r.uang.realisasi),
            "serapan": hitungan(r.uang.serapan),
        },
    )


def blok_predikat(data: TahunPemda) -> BlokTabel:
    isi = [
        Baris(
            str(n),
            {
                "predikat": teks(k.predikat, warna=k.warna),
                "interval": teks(k.interval),
                "indikator": bilangan(k.indikator),
                "unit": bilangan(k.unit),
            },
        )
        for n, k in enumerate(data.kelompok, 1)
    ]
    catatan = [f"Skala: {data.skala.nama} ({data.skala.dasar_hukum})."] if data.skala else []
    return tabel(TabelPredikat, isi, judul=f"{TabelPredikat.judul}, {data.masa}", catatan=catatan)


def blok_sasaran(data: TahunPemda, saring: Sequence[tuple[BarisUnit, BarisKinerja]]) -> BlokTabel:
    isi = [
        Baris(kunci_baris(b, r), {"unit": teks(b.unit.nama_singkat)} | sel_kinerja(data, r))
        for b, r in saring
    ]
    return tabel(TabelSasaran, isi, judul=f"{TabelSasaran.judul}, {data.masa}")


def sel_kinerja(data: TahunPemda, r: BarisKinerja) -> dict[str, Sel]:
    """An indicator's cells, as its unit's own tables write them."""
    k = r.kinerja
    tingkat = data.predikat(r.capaian)
    return {
        "no": bilangan(r.sasaran.nomor),
        "sasaran": teks(r.sasaran.uraian),
        "indikator": teks(k.indikator.nama),
        "satuan": teks(k.indikator.satuan),
        "target": sel_target(k.target),
        "realisasi": sel_realisasi(k),
        "capaian": hitungan(r.capaian, tanda="†" if k.dilaporkan else ""),
        "predikat": sel_predikat(tingkat, r.capaian.alasan or "skala predikat belum dipilih"),
    }


def semua_kinerja(
    data: TahunPemda, *, predikat: str = "", cari: str = "", unit: str = ""
) -> Iterator[tuple[BarisUnit, BarisKinerja]]:
    """The indicators that a filter shows; cari looks into sasaran, indicator and unit."""
    cari = cari.casefold()
    for b in data.baris:
        if unit not in ("", b.unit.slug):
            continue
        for r in b.rincian.baris:
            p = data.predikat(r.capaian)
            isi = f"{r.sasaran.uraian}\n{r.kinerja.indikator.nama}\n{b.unit.nama}".casefold()
            if predikat in ("", p.teks if p else TANPA) and cari in isi:
                yield b, r


def blok_akip(tahun: Sequence[int], baris: Sequence[BarisKeadaan]) -> BlokTabel:
    """tahun: the years of the scores, oldest first."""
    kolom = tuple((f"t{t}", Kolom(f"Nilai {t}", lebar=9, jenis="angka", grup=("Nilai AKIP",))) for t in tahun)
    isi = []
    for b in baris:
        sel = {
            "unit": teks(b.unit.nama),
            "terbuka": bilangan(b.terbuka),
            "lewat": Sel(str(b.lewat), b.lewat, warna="merah" if b.lewat else ""),
            "lkjip": teks(b.lkjip.label),
        }
        sel |= {f"t{t}": _nilai_akip(b, t) for t in tahun}
        isi.append(Baris(b.unit.slug, sel))
    hasil = tabel(TabelAkip, isi)
    return BlokTabel(
        hasil.kelas, hasil.nomor, hasil.judul, hasil.baris, kolom, hasil.sumber, hasil.catatan, hasil.kosong
    )


def _nilai_akip(b: BarisKeadaan, tahun: int) -> Sel:
    nilai = b.nilai.get(tahun)
    if nilai is None:
        return Sel(KOSONG, None, "LHE belum ditetapkan")
    p = predikat(nilai, b.skala) if b.skala else None
    return Sel(f"{angka(nilai, 2)} ({p.teks})" if p else angka(nilai, 2), nilai)


# --- order
def urutkan(blok: BlokTabel, urut: str) -> tuple[BlokTabel, str]:
    """The rows by a column ("-" before it turns them round), and what was understood of it.

    What has no value comes last either way; sums stay at the end.
    """
    kolom = urut.lstrip("-")
    if kolom not in dict(blok.kolom):
        return blok, ""
    turun = urut.startswith("-")
    ada = [b for b in blok.baris if b.jenis != "jumlah" and _nilai(b, kolom) is not None]
    tanpa = [b for b in blok.baris if b.jenis != "jumlah" and _nilai(b, kolom) is None]
    akhir = [b for b in blok.baris if b.jenis == "jumlah"]
    ada.sort(key=lambda b: _kunci_urut(_nilai(b, kolom)), reverse=turun)
    hasil = BlokTabel(
        blok.kelas,
        blok.nomor,
        blok.judul,
        (*ada, *tanpa, *akhir),
        blok.kolom_tambahan,
        blok.sumber,
        blok.catatan,
        blok.kosong,
    )
    return hasil, urut


def _nilai(baris: Baris, kolom: str) -> object:
    sel = baris.sel.get(kolom)
    return sel.nilai if sel else None


def _kunci_urut(nilai: object) -> tuple[int, Decimal, str]:
    if isinstance(nilai, Decimal | int):
        return 0, Decimal(nilai), ""
    return 1, Decimal(0), str(nilai).casefold()
