"""What reports/kekurangan.py finds missing, as findings: nothing of it is looked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reports.enums import TingkatTemuan
from reports.kekurangan import Kekurangan, angka_bermasalah, dokumen_kurang
from reports.periksa.dasar import Alamat, Aturan, Kasus, daftar_nilai

if TYPE_CHECKING:
    from reports.sumber import Sumber

PERMENPANRB = "PermenPANRB 53/2014, Lampiran II"
GALAT, PERINGATAN, CATATAN = TingkatTemuan.GALAT, TingkatTemuan.PERINGATAN, TingkatTemuan.CATATAN


@dataclass(frozen=True, slots=True)
class Ruas:
    """A kind of what may be missing, by its key there. satuan: what is counted."""

    kunci: str
    judul: str
    satuan: str
    tingkat: TingkatTemuan
    dasar: str
    saran: str


TANPA = f"Laporan mengukur apa yang direncanakan; tanpa dokumennya tidak ada yang diukur ({PERMENPANRB})."
RENCANA = (
    Ruas("tanpa-renstra", "Renstra belum diisi", "dokumen", GALAT, TANPA, "Muat Renstra yang berlaku."),
    Ruas("tanpa-sasaran", "Sasaran strategis belum diisi", "dokumen", GALAT, TANPA, "Muat sasaran Renstra."),
    Ruas(
        "tanpa-pk",
        "Perjanjian Kinerja belum diisi",
        "dokumen",
        GALAT,
        TANPA,
        "Muat Perjanjian Kinerja tahun ini.",
    ),
    Ruas(
        "tanpa-pohon",
        "Program dan kegiatan belum diisi",
        "dokumen",
        GALAT,
        TANPA,
        "Muat program dan kegiatan.",
    ),
    Ruas("tanpa-pagu", "Pagu (DPA) belum diisi", "dokumen", GALAT, TANPA, "Muat DPA yang berlaku."),
    Ruas("tanpa-iku", "Keputusan IKU belum diisi", "dokumen", PERINGATAN, TANPA, "Muat keputusan IKU."),
    Ruas(
        "sasaran-tanpa-indikator",
        "Sasaran tanpa indikator",
        "sasaran",
        GALAT,
        f"Sasaran tanpa indikator tidak dapat diukur ({PERMENPANRB}).",
        "Tetapkan indikatornya, atau gabungkan sasarannya.",
    ),
    Ruas(
        "program-lepas",
        "Program yang sasarannya tidak berlaku lagi",
        "program",
        GALAT,
        "Uangnya masuk jumlah perangkat daerah, tetapi tidak masuk sasaran mana pun.",
        "Pindahkan programnya ke sasaran yang berlaku.",
    ),
    Ruas(
        "simpul-tanpa-indikator",
        "Program, kegiatan, atau sub kegiatan tanpa indikator",
        "baris",
        CATATAN,
        "Formulir E.81 mengukur setiap baris dengan indikatornya (Permendagri 86/2017).",
        "Tetapkan indikatornya.",
    ),
)
ANGKA = (
    Ruas(
        "tanpa-target",
        "Indikator tanpa target",
        "indikator",
        PERINGATAN,
        f"Realisasi dibandingkan dengan target tahun ini ({PERMENPANRB}).",
        "Isi targetnya dalam Perjanjian Kinerja atau Renja.",
    ),
    Ruas(
        "tanpa-realisasi",
        "Indikator tanpa realisasi",
        "indikator",
        PERINGATAN,
        f"Target dibandingkan dengan realisasi tahun ini ({PERMENPANRB}).",
        "Isi realisasinya, atau nyatakan tidak tersedia dengan alasan.",
    ),
    Ruas(
        "program-tanpa-belanja",
        "Program tanpa realisasi anggaran",
        "program",
        PERINGATAN,
        f"Realisasi anggaran dilaporkan untuk setiap program ({PERMENPANRB}).",
        "Isi realisasi anggarannya; isi 0 bila tidak ada belanja.",
    ),
    Ruas(
        "belanja-sebagian",
        "Sub kegiatan tanpa realisasi anggaran",
        "sub kegiatan",
        PERINGATAN,
        "Jumlah di atasnya kurang dari yang sebenarnya bila ada baris yang belum diisi.",
        "Isi realisasi anggarannya; isi 0 bila tidak ada belanja.",
    ),
    Ruas(
        "dilaporkan",
        "Capaian tahun ini tanpa target atau realisasinya",
        "indikator",
        PERINGATAN,
        f"Capaian dihitung dari target dan realisasi ({PERMENPANRB}).",
        "Isi target dan realisasinya.",
    ),
    Ruas(
        "dilaporkan-lalu",
        "Capaian tahun lalu tanpa target atau realisasinya",
        "capaian",
        CATATAN,
        "Capaian dari laporan lama tidak dapat dihitung ulang.",
        "Isi target dan realisasi tahun itu bila masih ada.",
    ),
    Ruas(
        "sementara",
        "Angka sementara yang harus diganti",
        "indikator",
        CATATAN,
        "Angka sementara ditandai pada tabel dan diganti setelah angka tetapnya terbit.",
        "Ganti bila angka tetapnya sudah ada.",
    ),
    Ruas(
        "tanpa-triwulan",
        "Realisasi hanya diketahui untuk setahun",
        "indikator",
        CATATAN,
        "Formulir E.81 memuat realisasi tiap triwulan (Permendagri 86/2017).",
        "Isi realisasi tiap triwulan.",
    ),
)


def _cari(ruas: Ruas, cari: Callable[[Sumber], Iterable[Kekurangan]], data: Sumber) -> Iterator[Kasus]:
    for k in cari(data):
        if k.kunci == ruas.kunci:
            tempat = f"{len(k.butir)} {ruas.satuan}"
            yield Kasus(tempat, daftar_nilai(k.butir), Alamat(k.halaman, k.di), kunci=ruas.kunci)


def _aturan(semua: tuple[Ruas, ...], cari: Callable[[Sumber], Iterable[Kekurangan]]) -> tuple[Aturan, ...]:
    return tuple(
        Aturan(r.kunci, r.judul, r.tingkat, r.dasar, r.saran, partial(_cari, r, cari)) for r in semua
    )


ATURAN_ANGKA = _aturan(ANGKA, angka_bermasalah)
ATURAN = (*_aturan(RENCANA, dokumen_kurang), *ATURAN_ANGKA)
