"""Formulir E.81 (Permendagri 86/2017): evaluation of the Renja's results, one row an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from budget.efisiensi import penyerapan
from indicators.capaian import SUMBER_E81, akumulasi_renstra, rata_rata
from indicators.predikat import Predikat, predikat
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.numbers import Alasan, Hasil
from reports.blok import KOSONG, Baris, Sel, bilangan, hitungan, teks, uang
from reports.tables.bab2 import sel_target
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.kinerja import CATATAN_DILAPORKAN, catatan_sementara, tanda_sementara

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from indicators.data import DataIndikator
    from indicators.perhitungan import Kinerja
    from reports.sumber import Sumber


def _pasangan(judul: str, nomor: int, *atas: str, lebar: tuple[int, int] = (2, 4)) -> tuple[Kolom, Kolom]:
    """K and Rp of one numbered column of the form."""
    grup = (*atas, judul, str(nomor))
    return (
        Kolom("K", lebar=lebar[0], jenis="angka", grup=grup),
        Kolom("Rp", lebar=lebar[1], jenis="rupiah", grup=grup),
    )


class E81(TabelLkjip):
    kunci = "e81"
    judul = "Formulir E.81: Evaluasi terhadap Hasil Renja Perangkat Daerah Tahun {tahun}"
    lanskap = True
    dinomori = False
    bernomor = False
    kosong = "Program, kegiatan, dan sub kegiatan tahun ini belum diisi."

    no = Kolom("1", lebar=3, grup=("No",))
    nama = Kolom("2", lebar=8, grup=("Sasaran/Program/Kegiatan/Sub Kegiatan",))
    indikator = Kolom(
        "3", lebar=8, grup=("Indikator Kinerja Program (outcome)/Kegiatan dan Sub Kegiatan (output)",)
    )
    satuan = Kolom("4", lebar=3, jenis="tengah", grup=("Satuan",))
    akhir_k, akhir_rp = _pasangan("Target Renstra pada Akhir Periode", 5)
    lalu_k, lalu_rp = _pasangan("Realisasi Renstra s.d. Renja Tahun Lalu", 6)
    target_k, target_rp = _pasangan("Target Kinerja dan Anggaran Renja Tahun Berjalan", 7)
    tw1_k, tw1_rp = _pasangan("I", 8, "Realisasi Kinerja pada Triwulan")
    tw2_k, tw2_rp = _pasangan("II", 9, "Realisasi Kinerja pada Triwulan")
    tw3_k, tw3_rp = _pasangan("III", 10, "Realisasi Kinerja pada Triwulan")
    tw4_k, tw4_rp = _pasangan("IV", 11, "Realisasi Kinerja pada Triwulan")
    realisasi_k, realisasi_rp = _pasangan("Realisasi Renja yang Dievaluasi", 12)
    capaian_k, capaian_rp = _pasangan("Tingkat Capaian Renja (%)", 13, lebar=(3, 3))
    renstra_k, renstra_rp = _pasangan("Realisasi Renstra s.d. Tahun Berjalan", 14)
    kemajuan_k, kemajuan_rp = _pasangan("Tingkat Capaian Renstra (%)", 15, lebar=(3, 3))
    unit = Kolom("16", lebar=3, grup=("Penanggung Jawab",))
    penjelasan = Kolom("17", lebar=9, grup=("Penjelasan",))

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s in data.sasaran:
            uraian = {"no": teks(s.nomor), "nama": teks(s.uraian)}
            for n, (i, semula) in enumerate(indikator_sasaran_e81(data, s.id)):
                kepala = uraian if n == 0 else {}
                jenis = "sasaran semula" if semula else "sasaran"
                yield Baris(f"{s.nomor}-{i.kode}", kepala | _kinerja(data, i, semula=semula), jenis)
            for p in data.anggaran.program_sasaran(s.id):
                for simpul in data.anggaran.telusur(p):
                    yield from _baris_simpul(data, simpul)

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield f"Keadaan sampai dengan Triwulan {ROMAWI_TRIWULAN[data.triwulan - 1]} Tahun {data.tahun}."
        yield "K: kinerja; Rp: anggaran. Kolom 13 dan 15 memakai rumus yang sama bagi tiap indikator."
        isi = list(baris_kinerja(data))
        if any(b.kinerja.dilaporkan for b in isi):
            yield CATATAN_DILAPORKAN
        sasaran = (i for s in data.sasaran for i, _ in indikator_sasaran_e81(data, s.id))
        utama = (data.kinerja.kinerja(i.id, data.tahun, data.triwulan) for i in sasaran)
        yield from catatan_sementara([*utama, *(b.kinerja for b in isi)])
        if any(s.kode_sementara for s in data.simpul):
            yield "Kolom 1 berupa nomor urut; kode nomenklatur resmi belum diisi."


class E81Lampiran(E81):
    kunci = "lampiran-e81"


def indikator_sasaran_e81(data: Sumber, sasaran_id: int) -> Iterator[tuple[DataIndikator, bool]]:
    """The sasaran's indicators; then those of the sasaran it replaced that the year's Renja still has."""
    for i in data.indikator_sasaran(sasaran_id):
        yield i, False
    for i in (i for lama in data.sasaran_lama(sasaran_id) for i in data.indikator_sasaran(lama.id)):
        if data.kinerja.target_dokumen(i.id, data.tahun, "renja"):
            yield i, True


def _baris_simpul(data: Sumber, simpul: DataSimpul) -> Iterator[Baris]:
    bidang = {b.id: b.nama for b in data.bidang}
    kepala = {
        "no": teks(simpul.kode),
        "nama": teks(simpul.nama),
        "unit": teks(bidang.get(simpul.bidang_id or 0, data.unit.nama_singkat)),
    }
    indikator = data.indikator_dari(simpul)
    for n, i in enumerate(indikator):
        uang_baris = _uang(data, simpul) if n == 0 else {}
        kunci = simpul.kode if n == 0 else f"{simpul.kode}-{n + 1}"
        sel = _kinerja(data, i, renstra=simpul.level != "sub_kegiatan")
        yield Baris(kunci, (kepala if n == 0 else {}) | sel | uang_baris, simpul.level)
    if not indikator:
        tanpa = {"indikator": Sel("–", None, "indikator belum ditetapkan")}
        yield Baris(simpul.kode, kepala | tanpa | _uang(data, simpul), simpul.level)


def _kinerja(data: Sumber, i: DataIndikator, *, semula: bool = False, renstra: bool = True) -> dict[str, Sel]:
    """The K columns of an indicator."""
    k = data.kinerja.kinerja(i.id, data.tahun, data.triwulan)
    sel = {
        "indikator": teks(f"{i.nama} (indikator semula)" if semula else i.nama),
        "satuan": teks(i.satuan),
        "target_k": sel_target(k.target),
        "realisasi_k": hitungan(k.realisasi, i.desimal, tanda=tanda_sementara(k)),
        "capaian_k": hitungan(k.capaian, tanda="†" if k.dilaporkan else ""),
        "penjelasan": Sel(k.penjelasan, k.penjelasan or None),
    }
    for n in range(1, 5):
        sel[f"tw{n}_k"] = hitungan(k.triwulan[n - 1], i.desimal) if n <= data.triwulan else KOSONG
    if renstra:
        r = data.kinerja.renstra(i.id, data.tahun, data.triwulan)
        sel |= {
            "akhir_k": sel_target(r.target_akhir),
            "lalu_k": bilangan(r.lalu, i.desimal, alasan="belum ada data"),
            "renstra_k": hitungan(r.realisasi, i.desimal, tanda=tanda_sementara(k)),
            "kemajuan_k": hitungan(r.kemajuan),
        }
    return sel


def _uang(data: Sumber, simpul: DataSimpul) -> dict[str, Sel]:
    """The Rp columns of a line of the budget tree."""
    u = data.anggaran.uang(simpul).sampai(data.triwulan)
    sel: dict[str, Any] = {
        "target_rp": uang(u.pagu, "pagu belum ada"),
        "realisasi_rp": uang(u.realisasi),
        "capaian_rp": hitungan(u.serapan),
    }
    for n in range(1, 5):
        sel[f"tw{n}_rp"] = uang(u.triwulan[n - 1], Alasan.TANPA_TRIWULAN) if n <= data.triwulan else KOSONG
    if simpul.level == "sub_kegiatan":
        return sel
    r = data.anggaran_renstra.get(simpul.id)
    akhir = r.target_akhir if r else None
    # A sum that ends earlier leaves a year out, and would pass for the whole.
    lalu = r.realisasi_lalu if r and r.sampai_tahun == data.tahun - 1 else None
    total = akumulasi_renstra(lalu=lalu, kini=u.realisasi, cara="jumlah")
    sel |= {
        "akhir_rp": uang(akhir),
        "lalu_rp": uang(lalu),
        "renstra_rp": hitungan(total, 0),
        "kemajuan_rp": hitungan(penyerapan(pagu=akhir, realisasi=total.nilai)),
    }
    return sel


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    simpul: DataSimpul
    kinerja: Kinerja


def baris_kinerja(data: Sumber) -> Iterator[BarisKinerja]:
    """Every indicator of program, kegiatan and sub kegiatan with its year so far."""
    for simpul in data.simpul:
        for i in data.indikator_dari(simpul):
            yield BarisKinerja(simpul, data.kinerja.kinerja(i.id, data.tahun, data.triwulan))


@dataclass(frozen=True, slots=True)
class RingkasanE81:
    """The footer: mean of the capaian of all rows below the sasaran, absorption of the unit, predikat."""

    rata_rata: Hasil
    serapan: Hasil
    predikat: Predikat | None
    predikat_serapan: Predikat | None


def ringkasan_e81(data: Sumber) -> RingkasanE81:
    rerata = rata_rata([b.kinerja.capaian for b in baris_kinerja(data)], sumber=SUMBER_E81)
    serapan = data.anggaran.total().sampai(data.triwulan).serapan
    skala = data.skala.get("e81")
    return RingkasanE81(
        rerata,
        serapan,
        predikat(rerata.nilai, skala) if skala else None,
        predikat(serapan.nilai, skala) if skala else None,
    )
