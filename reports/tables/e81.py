"""Formulir E.81 (Permendagri 86/2017): evaluation of the Renja's results, one row an indicator.

Rows make a tree: sasaran, program, kegiatan, sub kegiatan. Which columns there are: e81_kolom.py; what stands
below the table: e81_kaki.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budget.perhitungan import gabung
from indicators.capaian import SUMBER_E81, rata_rata
from lkjip.formats import ROMAWI_TRIWULAN, daftar
from lkjip.numbers import Alasan
from reports.blok import KOSONG, Baris, Sel, bilangan, hitungan, teks, uang
from reports.tables.bab2 import sel_target
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.e81_kolom import kolom_e81, nomor_kolom
from reports.tables.kinerja import CATATAN_DILAPORKAN, catatan_sementara, tanda_sementara

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang, UangRenstra
    from indicators.data import DataIndikator, DataSasaran
    from indicators.perhitungan import Kinerja
    from reports.sumber import Sumber

TANDA_RATA = "‡"
TANPA_SASARAN = "tanpa-sasaran"
TANPA_INDIKATOR = Sel("–", None, "indikator belum ditetapkan")


class E81(TabelLkjip):
    kunci = "e81"
    judul = "Formulir E.81: Evaluasi terhadap Hasil Renja Perangkat Daerah Tahun {tahun}"
    lanskap = True
    dinomori = False
    bernomor = False
    kosong = "Program, kegiatan, dan sub kegiatan tahun ini belum diisi."

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        """All its columns: they are those of the variant that the pemda has chosen for the year."""
        return list(kolom_e81(data.varian_e81))

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        kolom = {nama for nama, _ in kolom_e81(data.varian_e81)}
        return (_tampak(baris, kolom) for baris in _semua_baris(data))

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield f"Keadaan sampai dengan Triwulan {ROMAWI_TRIWULAN[data.triwulan - 1]} Tahun {data.tahun}."
        nomor = daftar([str(n) for n in nomor_kolom(data.varian_e81, "capaian", "kemajuan")])
        yield f"K: kinerja; Rp: anggaran. Kolom {nomor} memakai rumus yang sama bagi tiap indikator."
        isi = list(baris_kinerja(data))
        if data.anggaran.program:
            yield from _catatan_jumlah(data)
        if nomor_kolom(data.varian_e81, "capaian") and any(b.kinerja.dilaporkan for b in isi):
            yield CATATAN_DILAPORKAN
        sasaran = (i for s in data.sasaran for i, _ in data.indikator_renja(s.id))
        utama = (data.kinerja.kinerja(i.id, data.tahun, data.triwulan) for i in sasaran)
        yield from catatan_sementara([*utama, *(b.kinerja for b in isi)])
        if any(s.kode_sementara for s in data.simpul):
            yield "Kolom 1 berupa nomor urut; kode nomenklatur resmi belum diisi."


class E81Lampiran(E81):
    kunci = "lampiran-e81"


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    simpul: DataSimpul
    kinerja: Kinerja


def baris_kinerja(data: Sumber, simpul: Iterable[DataSimpul] | None = None) -> Iterator[BarisKinerja]:
    """Every indicator of program, kegiatan and sub kegiatan with its year so far; all lines or the given."""
    for s in data.simpul if simpul is None else simpul:
        for i in data.indikator_dari(s):
            yield BarisKinerja(s, data.kinerja.kinerja(i.id, data.tahun, data.triwulan))


# --- rows
def _tampak(baris: Baris, kolom: set[str]) -> Baris:
    """The cells that the variant has; without a column of its own the unit of measure goes with the name."""
    sel = dict(baris.sel)
    if "satuan" in sel and "satuan" not in kolom:
        sel["indikator"] = teks(f"{sel['indikator'].teks} ({sel['satuan'].teks})")
    return replace(baris, sel={nama: s for nama, s in sel.items() if nama in kolom})


def _semua_baris(data: Sumber) -> Iterator[Baris]:
    """With the cells of all variants."""
    buku = data.anggaran
    for s in data.sasaran:
        kepala = list(_baris_sasaran(data, s))
        yield from kepala
        if program := buku.program_sasaran(s.id):
            yield from _pohon(data, program, kepala[0].kunci)
            yield _jumlah(
                data, f"jumlah-{s.kode}", f"Jumlah Sasaran {s.nomor}", program, buku.uang_sasaran(s.id)
            )
    berlaku = {s.id for s in data.sasaran}
    if lepas := [p for p in buku.program if p.sasaran_id not in berlaku]:
        judul = teks("Program yang sasarannya tidak berlaku lagi")
        yield Baris(TANPA_SASARAN, {"nama": judul, "sasaran": judul}, "sasaran")
        yield from _pohon(data, lepas, TANPA_SASARAN)
        yield _jumlah(
            data,
            f"jumlah-{TANPA_SASARAN}",
            "Jumlah Program tanpa Sasaran",
            lepas,
            gabung(map(buku.uang, lepas)),
        )
    if buku.program:
        yield _jumlah(data, "jumlah", f"Jumlah {data.unit.nama_singkat}", buku.program, buku.total())


def _baris_sasaran(data: Sumber, s: DataSasaran) -> Iterator[Baris]:
    kepala = {"no": teks(s.nomor), "nama": teks(s.uraian), "sasaran": teks(s.uraian)}
    n = 0
    for n, (i, semula) in enumerate(data.indikator_renja(s.id), 1):
        sel = _kinerja(data, i, semula=semula) | {"unit": _unit(data, i.bidang_id)}
        jenis = "sasaran semula" if semula else "sasaran"
        yield Baris(f"{s.nomor}-{i.kode}", (kepala if n == 1 else {}) | sel, jenis)
    if not n:
        yield Baris(str(s.nomor), kepala | {"indikator": TANPA_INDIKATOR}, "sasaran")


def _pohon(data: Sumber, program: Iterable[DataSimpul], induk: str) -> Iterator[Baris]:
    for p in program:
        for simpul in data.anggaran.telusur(p):
            atas = data.anggaran.simpul[simpul.induk_id].kode if simpul.induk_id is not None else induk
            yield from _baris_simpul(data, simpul, atas)


def _baris_simpul(data: Sumber, simpul: DataSimpul, induk: str) -> Iterator[Baris]:
    buku = data.anggaran
    kepala = {"no": teks(simpul.kode), "nama": teks(simpul.nama), "simpul": teks(simpul.nama)}
    rinci = simpul.level == "sub_kegiatan"  # of the Renstra nothing is known so far down
    r = None if rinci else buku.uang_renstra([simpul], tahun=data.tahun, triwulan=data.triwulan)
    kepala |= _uang(data, buku.uang(simpul), r)
    indikator = data.indikator_dari(simpul)
    for n, i in enumerate(indikator, 1):
        kunci = simpul.kode if n == 1 else f"{simpul.kode}-{n}"
        sel = _kinerja(data, i, renstra=not rinci)
        sel["unit"] = _unit(data, i.bidang_id or buku.bidang(simpul))
        yield Baris(kunci, (kepala if n == 1 else {}) | sel, simpul.level, induk=induk)
    if not indikator:
        sel = {"indikator": TANPA_INDIKATOR, "unit": _unit(data, buku.bidang(simpul))}
        yield Baris(simpul.kode, kepala | sel, simpul.level, induk=induk)


def _jumlah(data: Sumber, kunci: str, judul: str, program: Sequence[DataSimpul], u: Uang) -> Baris:
    """Money adds up; performance does not: of it stands the mean of what is above."""
    r = data.anggaran.uang_renstra(program, tahun=data.tahun, triwulan=data.triwulan)
    simpul = [s for p in program for s in data.anggaran.telusur(p)]
    capaian = rata_rata([b.kinerja.capaian for b in baris_kinerja(data, simpul)], sumber=SUMBER_E81)
    sel = {"nama": teks(judul), "simpul": teks(judul), "capaian_k": hitungan(capaian, tanda=TANDA_RATA)}
    return Baris(kunci, sel | _uang(data, u, r), "jumlah")


def _catatan_jumlah(data: Sumber) -> Iterator[str]:
    yield (
        "Baris jumlah: Rp adalah jumlah program di atasnya; K tidak dijumlahkan karena satuan indikatornya "
        "berbeda-beda."
    )
    if nomor_kolom(data.varian_e81, "capaian"):
        yield f"{TANDA_RATA} Rata-rata capaian indikator program, kegiatan, dan sub kegiatan di atasnya."


# --- cells
def _unit(data: Sumber, bidang_id: int | None) -> Sel:
    """The bidang that answers for a row; the unit itself where none is named."""
    return teks(next((b.nama for b in data.bidang if b.id == bidang_id), data.unit.nama_singkat))


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


def _uang(data: Sumber, setahun: Uang, renstra: UangRenstra | None) -> dict[str, Sel]:
    """The Rp columns of a line of the budget tree, or of a sum of lines."""
    u = setahun.sampai(data.triwulan)
    sel = {
        "target_rp": uang(u.pagu, "pagu belum ada"),
        "realisasi_rp": uang(u.realisasi),
        "capaian_rp": hitungan(u.serapan),
    }
    for n in range(1, 5):
        sel[f"tw{n}_rp"] = uang(u.triwulan[n - 1], Alasan.TANPA_TRIWULAN) if n <= data.triwulan else KOSONG
    if renstra:
        sel |= {
            "akhir_rp": uang(renstra.target_akhir),
            "lalu_rp": uang(renstra.lalu),
            "renstra_rp": hitungan(renstra.realisasi, 0),
            "kemajuan_rp": hitungan(renstra.kemajuan),
        }
    return sel
