"""The list of everything that is planned for a year, and where each is written: the door to all editors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lkjip.access import Hak
from lkjip.models import Unit
from lkjip.navigation import alamat


@dataclass(frozen=True, slots=True)
class Pintu:
    """An editor: the name of its URL, what people read, what it is for, where the law says so.

    hak is what one needs to open it.
    """

    nama: str
    label: str
    untuk: str
    dasar: str = ""
    hak: Hak = Hak.LIHAT


@dataclass(frozen=True, slots=True)
class Kelompok:
    judul: str
    pintu: tuple[Pintu, ...]


# In the order in which a new unit fills them. An editor that has no page yet is not shown.
KELOMPOK: tuple[Kelompok, ...] = (
    Kelompok(
        "Perangkat daerah",
        (
            Pintu(
                "rencana-profil", "Profil, bidang, dan urusan", "Nama, alamat, susunan organisasi, urusan."
            ),
            Pintu("rencana-daftar", "Pegawai, aset, isu, dan dasar hukum", "Isi tabel Bab I dan Bab III."),
        ),
    ),
    Kelompok(
        "Jangka menengah",
        (
            Pintu(
                "rencana-renstra",
                "Renstra",
                "Tujuan, sasaran, indikator, dan target tiap tahun, beserta perubahannya.",
                "Permendagri 86/2017",
            ),
            Pintu(
                "rencana-indikator",
                "Indikator",
                "Satuan, arah, cara menghitung, dan komponen tiap indikator.",
            ),
            Pintu(
                "rencana-sk-iku",
                "Keputusan IKU",
                "Indikator kinerja utama dengan definisi operasional, formulasi, dan sumber data.",
                "PermenPANRB 53/2014",
            ),
            Pintu(
                "rencana-lintas",
                "Hubungan lintas perangkat daerah",
                "Dukungan perangkat daerah lain yang diperlukan tiap sasaran (crosscutting).",
                "PermenPANRB 89/2021",
            ),
        ),
    ),
    Kelompok(
        "Tahunan",
        (
            Pintu(
                "rencana-program",
                "Program, kegiatan, dan sub kegiatan",
                "Susunan program tahun ini beserta indikatornya, menurut nomenklatur.",
                "Kepmendagri tentang nomenklatur",
            ),
            Pintu(
                "rencana-dpa",
                "DPA",
                "Pagu tiap sub kegiatan menurut sumber dana: murni, pergeseran, perubahan.",
            ),
            Pintu(
                "rencana-perjanjian",
                "Perjanjian Kinerja",
                "Target yang diperjanjikan kepala dinas dan jenjang di bawahnya; murni dan perubahan.",
                "PermenPANRB 53/2014",
            ),
            Pintu(
                "rencana-aksi",
                "Rencana aksi",
                "Target tiap triwulan dan langkah mencapainya.",
                "PermenPANRB 53/2014",
            ),
            Pintu("rencana-pembanding", "Pembanding", "Angka nasional, provinsi, dan SPM untuk Tabel 3.7."),
            Pintu(
                "rencana-lanjut", "Siapkan tahun berikutnya", "Salin susunan tahun ini ke tahun berikutnya."
            ),
        ),
    ),
    Kelompok(
        "Data",
        (
            Pintu("impor", "Impor data", "Masukkan semua data sekaligus dari buku kerja.", hak=Hak.IMPOR),
            Pintu(
                "impor-sipd",
                "Impor SIPD",
                "Pagu (DPA atau RAK) dan realisasi belanja dari ekspor SIPD, dengan selisih sebelum ditulis.",
                hak=Hak.IMPOR,
            ),
            Pintu(
                "ekspor-unit",
                "Ekspor data",
                "Unduh semua data sebagai buku kerja, atau templat kosong.",
                hak=Hak.IMPOR,
            ),
        ),
    ),
)


def pintu_tersedia(
    unit: Unit, tahun: int, hak: frozenset[Hak]
) -> Iterable[tuple[str, list[tuple[Pintu, str]]]]:
    """The groups with their editors and addresses; what has no page, or is not open to `hak`, is left out."""
    kwargs = {"unit": unit.slug, "tahun": tahun}
    for k in KELOMPOK:
        ada = [(p, tujuan) for p in k.pintu if p.hak in hak and (tujuan := alamat(p.nama, kwargs))]
        if ada:
            yield k.judul, ada
