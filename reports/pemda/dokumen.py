"""Ikhtisar kinerja pemda: what the units' LKjIP come to together, each figure with its unit and table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budget.efisiensi import nilai_efisiensi
from indicators.capaian import rata_rata
from indicators.data import DataRpjmd
from lkjip import formats
from lkjip.numbers import SERATUS, bersih
from reports.blok import (
    Bagian,
    Baris,
    BlokTabel,
    ReportData,
    Sel,
    bilangan,
    hitungan,
    sel_predikat,
    teks,
    uang,
)
from reports.inspektorat.dasar import Tabel, bagian, narasi, paragraf, tabel
from reports.pemda.tabel import SERAPAN_KOSONG, blok_predikat, sel_kinerja
from reports.tables.dasar import Kolom

if TYPE_CHECKING:
    from budget.perhitungan import Uang
    from reports.pemda.data import BarisUnit, TahunPemda
    from reports.pemda.hitung import BarisKinerja

LEPAS = "Belum ditautkan ke sasaran RPJMD"
SUMBER_KINERJA = "LKjIP {unit}, Target dan Realisasi Kinerja"
SUMBER_ANGGARAN = "LKjIP {unit}, Realisasi Anggaran"
SUMBER_EFISIENSI = "Diolah dari LKjIP {unit}, Efisiensi dan Efektivitas"


class TabelRpjmd(Tabel):
    kunci = "dukungan-rpjmd"
    judul = "Sasaran Perangkat Daerah yang Mendukung Sasaran RPJMD"
    lanskap = True
    kosong = "Belum ada indikator sasaran perangkat daerah."

    unit = Kolom("Perangkat Daerah", lebar=11)
    sasaran = Kolom("Sasaran", lebar=19)
    indikator = Kolom("Indikator", lebar=20)
    satuan = Kolom("Satuan", lebar=6, jenis="tengah")
    target = Kolom("Target", lebar=7, jenis="angka")
    realisasi = Kolom("Realisasi", lebar=8, jenis="angka")
    capaian = Kolom("Capaian (%)", lebar=7, jenis="angka")
    predikat = Kolom("Predikat", lebar=9, jenis="tengah")
    sumber_angka = Kolom("Sumber", lebar=13)


class TabelCapaian(Tabel):
    kunci = "rata-rata-capaian"
    judul = "Rata-Rata Capaian Kinerja menurut Perangkat Daerah"
    kosong = "Belum ada perangkat daerah."

    no = Kolom("No", lebar=5, jenis="tengah")
    unit = Kolom("Perangkat Daerah", lebar=34)
    indikator = Kolom("Indikator", lebar=9, jenis="angka")
    capaian = Kolom("Rata-Rata Capaian (%)", lebar=12, jenis="angka")
    predikat = Kolom("Predikat", lebar=15, jenis="tengah")
    sumber_angka = Kolom("Sumber", lebar=25)


class TabelAnggaran(Tabel):
    kunci = "anggaran-perangkat-daerah"
    judul = "Anggaran dan Realisasi menurut Perangkat Daerah"
    kosong = "Belum ada anggaran."

    no = Kolom("No", lebar=5, jenis="tengah")
    unit = Kolom("Perangkat Daerah", lebar=30)
    pagu = Kolom("Pagu (Rp)", lebar=17, jenis="rupiah")
    realisasi = Kolom("Realisasi (Rp)", lebar=17, jenis="rupiah")
    serapan = Kolom("Serapan (%)", lebar=9, jenis="angka")
    sumber_angka = Kolom("Sumber", lebar=22)


class TabelEfisiensi(Tabel):
    kunci = "efisiensi-perangkat-daerah"
    judul = "Efisiensi Penggunaan Anggaran menurut Perangkat Daerah"
    kosong = "Belum ada perangkat daerah."

    no = Kolom("No", lebar=5, jenis="tengah")
    unit = Kolom("Perangkat Daerah", lebar=35)
    efisiensi = Kolom("Efisiensi E (%)", lebar=13, jenis="angka")
    nilai = Kolom("Nilai Efisiensi (%)", lebar=13, jenis="angka")
    catatan_hitung = Kolom("Keterangan", lebar=14)
    sumber_angka = Kolom("Sumber", lebar=20)


def susun_ikhtisar(data: TahunPemda, rpjmd: Sequence[DataRpjmd]) -> ReportData:
    """A year with its details (rinci) as a document."""
    p = data.pemda
    return ReportData(
        judul="Ikhtisar Kinerja",
        unit=p.nama,
        unit_singkat=p.nama,
        pemda=p.nama,
        tahun=data.tahun,
        tempat=p.ibu_kota,
        bagian=tuple(_bagian(data, rpjmd)),
        pengenal=f"ikhtisar/{p.slug}/{data.tahun}",
        kepala=(f"Ikhtisar Kinerja {p.nama} Tahun {data.tahun}", "Disusun dari LKjIP perangkat daerah"),
    )


def _bagian(data: TahunPemda, rpjmd: Sequence[DataRpjmd]) -> Iterator[Bagian]:
    yield bagian("1", "Gambaran Umum", narasi("gambaran", *_gambaran(data)), blok_predikat(data))
    yield bagian(
        "2",
        "Capaian menurut Perangkat Daerah",
        narasi("capaian", paragraf(*_kalimat_capaian(data))),
        tabel(TabelCapaian, _baris_capaian(data)),
    )
    yield bagian("3", "Dukungan terhadap RPJMD", blok_rpjmd(data, rpjmd))
    yield bagian(
        "4",
        "Anggaran dan Realisasi",
        narasi("anggaran", paragraf(*_kalimat_anggaran(data))),
        tabel(TabelAnggaran, _baris_anggaran(data)),
    )
    yield bagian("5", "Efisiensi", tabel(TabelEfisiensi, _baris_efisiensi(data), catatan=CATATAN_EFISIENSI))


# --- sentences
def _gambaran(data: TahunPemda) -> Iterator[str]:
    banyak = len(data.baris)
    if not banyak:
        yield paragraf("Belum ada perangkat daerah pada tahun ini.")
        return
    indikator = sum(len(b.ringkas.capaian) for b in data.baris)
    dinilai = [h for b in data.baris for h in b.ringkas.capaian if h.nilai is not None]
    tercapai = sum(bersih(h.nilai) >= SERATUS for h in dinilai if h.nilai is not None)
    yield paragraf(
        f"Ikhtisar ini memuat {formats.angka(banyak)} perangkat daerah dengan {formats.angka(indikator)} "
        f"indikator sasaran pada tahun {data.tahun}.",
        f"Dari {formats.angka(len(dinilai))} indikator yang capaiannya dapat dihitung, "
        f"{formats.angka(tercapai)} mencapai atau melampaui target."
        if dinilai
        else "Belum ada indikator yang capaiannya dapat dihitung.",
    )
    rata, p = data.rata, data.predikat(data.rata)
    if rata.nilai is not None:
        predikat = f" dengan predikat {p.teks}" if p else ""
        yield paragraf(f"Rata-rata capaian seluruh indikator {formats.persen(rata.nilai)}{predikat}.")


def _kalimat_capaian(data: TahunPemda) -> Iterator[str]:
    ada = [(b.ringkas.rata.nilai, b) for b in data.baris if b.ringkas.rata.nilai is not None]
    if ada:
        urut = sorted(ada, key=lambda x: x[0])
        for kata, (nilai, b) in (("tertinggi", urut[-1]), ("terendah", urut[0])):
            yield f"Rata-rata {kata} {formats.persen(nilai)} pada {b.unit.nama}."
    if tanpa := len(data.baris) - len(ada):
        yield f"{formats.angka(tanpa)} perangkat daerah belum mempunyai capaian yang dapat dihitung."


def _kalimat_anggaran(data: TahunPemda) -> Iterator[str]:
    u = data.uang
    if u.pagu is None:
        yield "Anggaran tahun ini belum diisi."
        return
    yield f"Pagu seluruh perangkat daerah {formats.rupiah(u.pagu)}."
    if u.serapan.nilai is not None:
        yield f"Realisasinya {formats.rupiah(u.realisasi)} atau {formats.persen(u.serapan.nilai)}."


CATATAN_EFISIENSI = (
    "E = ∑(PAK × CK − RAK) / ∑(PAK × CK) × 100 atas sasaran perangkat daerah, dengan CK rata-rata capaian "
    "indikator setiap sasaran, tidak dibulatkan (PMK 214/PMK.02/2017).",
)


# --- tables
def blok_rpjmd(data: TahunPemda, rpjmd: Sequence[DataRpjmd]) -> BlokTabel:
    """The units' indicators below the sasaran of the RPJMD that they support; those below none come last."""
    milik: dict[int | None, list[tuple[BarisUnit, BarisKinerja]]] = defaultdict(list)
    for b in data.baris:
        for r in b.rincian.baris:
            milik[r.rpjmd].append((b, r))
    urut = sorted(rpjmd, key=lambda s: (s.misi_nomor, s.tujuan_nomor, s.nomor))
    kelompok: list[tuple[int | None, str]] = [(s.id, _sebut(s)) for s in urut]
    isi: list[Baris] = []
    for kunci, sebutan in (*kelompok, (None, LEPAS)):
        if milik[kunci]:
            isi += _kelompok(data, str(kunci or "lepas"), sebutan, milik[kunci])
    return tabel(TabelRpjmd, isi)


def _sebut(s: DataRpjmd) -> str:
    return f"Misi {s.misi_nomor}, Tujuan {s.tujuan_nomor}, Sasaran {s.nomor}: {s.uraian}"


def _kelompok(
    data: TahunPemda, kunci: str, sebutan: str, isi: list[tuple[BarisUnit, BarisKinerja]]
) -> Iterator[Baris]:
    yield Baris(f"rpjmd-{kunci}", rentang=sebutan)
    for b, r in isi:
        sel = sel_kinerja(data, r) | {
            "unit": teks(b.unit.nama_singkat),
            "sumber_angka": _sumber(SUMBER_KINERJA, b),
        }
        yield Baris(f"{b.unit.slug}:{r.kinerja.indikator.kode}", sel)
    rata = rata_rata([r.capaian for _, r in isi])
    akhir = {
        "sasaran": teks(f"Rata-rata {len(isi)} indikator"),
        "capaian": hitungan(rata),
        "predikat": sel_predikat(data.predikat(rata), rata.alasan or ""),
    }
    yield Baris(f"rata-{kunci}", akhir, "jumlah")


def _baris_capaian(data: TahunPemda) -> Iterator[Baris]:
    for n, b in enumerate(data.baris, 1):
        r = b.ringkas
        sel = {
            "no": bilangan(n),
            "unit": teks(b.unit.nama),
            "indikator": bilangan(len(r.capaian)),
            "capaian": hitungan(r.rata),
            "predikat": sel_predikat(b.predikat, r.rata.alasan or ""),
            "sumber_angka": _sumber(SUMBER_KINERJA, b),
        }
        yield Baris(b.unit.slug, sel)
    if data.baris:
        akhir = {
            "unit": teks("Seluruh indikator"),
            "indikator": bilangan(sum(len(b.ringkas.capaian) for b in data.baris)),
            "capaian": hitungan(data.rata),
            "predikat": sel_predikat(data.predikat(data.rata), data.rata.alasan or ""),
        }
        yield Baris("jumlah", akhir, "jumlah")


def _baris_anggaran(data: TahunPemda) -> Iterator[Baris]:
    for n, b in enumerate(data.baris, 1):
        sel = {"no": bilangan(n), "unit": teks(b.unit.nama), "sumber_angka": _sumber(SUMBER_ANGGARAN, b)}
        yield Baris(b.unit.slug, sel | _uang(b.ringkas.uang))
    if data.baris:
        yield Baris("jumlah", {"unit": teks("Jumlah")} | _uang(data.uang), "jumlah")


def _uang(u: Uang) -> dict[str, Sel]:
    return {
        "pagu": uang(u.pagu, SERAPAN_KOSONG),
        "realisasi": uang(u.realisasi),
        "serapan": hitungan(u.serapan),
    }


def _baris_efisiensi(data: TahunPemda) -> Iterator[Baris]:
    for n, b in enumerate(data.baris, 1):
        e = b.ringkas.efisiensi
        sel = {
            "no": bilangan(n),
            "unit": teks(b.unit.nama),
            "efisiensi": hitungan(e),
            "nilai": hitungan(nilai_efisiensi(e)),
            "catatan_hitung": teks(" ".join(e.catatan)),
            "sumber_angka": _sumber(SUMBER_EFISIENSI, b),
        }
        yield Baris(b.unit.slug, sel)


def _sumber(pola: str, b: BarisUnit) -> Sel:
    return teks(pola.format(unit=b.unit.nama_singkat))
