"""The menu as data, and the address of each entry for a unit and a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from lkjip.access import Hak
from lkjip.masa_unit import tahun_unit
from lkjip.models import Unit


@dataclass(frozen=True, slots=True)
class Butir:
    """An entry of the menu: the name of its URL, what people read, and its icon in komponen/ikon.html."""

    nama: str
    label: str
    ikon: str


MENU = (
    Butir("ringkasan", "Ringkasan", "ringkasan"),
    Butir("pengisian-tahun", "Pengisian", "isian"),
    Butir("rencana", "Perencanaan", "rencana"),
    Butir("tabel-daftar", "Tabel laporan", "tabel"),
    Butir("e81", "Evaluasi Renja (E.81)", "e81"),
    Butir("laporan", "LKjIP", "laporan"),
    Butir("akip", "AKIP", "akip"),
    Butir("rekomendasi", "Rekomendasi", "rekomendasi"),
)
# What else belongs to an entry, by the first part of its address below the year.
JUGA = {
    "laporan": ("susunan", "analisis", "angka", "periksa", "terbitan", "tulis", "cetakan", "paket"),
    "rencana": ("pohon", "impor", "ekspor"),
}


@dataclass(frozen=True, slots=True)
class ButirKelola(Butir):
    """An entry of /kelola/<pemda>/, for who has the right there. Its address takes the pemda's slug."""

    keterangan: str
    hak: Hak


KELOLA = (
    ButirKelola(
        "kelola-akun",
        "Akun dan peran",
        "orang",
        "Undang pengguna, beri dan akhiri peran, buka kunci.",
        Hak.KELOLA,
    ),
    ButirKelola(
        "kelola-unit",
        "Perangkat daerah dan SOTK",
        "unit",
        "Tambah dan ubah perangkat daerah; catat ganti nama, penggabungan, pemecahan, dan pembubaran.",
        Hak.ATUR_UNIT,
    ),
    ButirKelola(
        "kelola-periode",
        "Periode pengisian",
        "kalender",
        "Tetapkan kapan triwulan dibuka, batas waktunya, dan perpanjangan.",
        Hak.ATUR_PERIODE,
    ),
    ButirKelola(
        "kelola-pengaturan-kini",
        "Pengaturan tahun",
        "kelola",
        "Pilih skala predikat, kolom Formulir E.81, dan kapan penjelasan wajib; siapkan tahun baru.",
        Hak.KELOLA,
    ),
    ButirKelola(
        "kelola-skala",
        "Skala predikat",
        "ringkasan",
        "Susun jenjang skala capaian, Formulir E.81, dan nilai AKIP; buat versi baru.",
        Hak.KELOLA,
    ),
    ButirKelola(
        "kelola-pemda",
        "Data pemerintah daerah",
        "info",
        "Nama, tempat penandatanganan, jabatan kepala daerah, dan nama inspektorat pada dokumen.",
        Hak.KELOLA,
    ),
    ButirKelola(
        "kelola-riwayat",
        "Riwayat perubahan",
        "laporan",
        "Siapa mengubah apa pada rencana, pengaturan, dan perangkat daerah; unduh Excel.",
        Hak.KELOLA,
    ),
    ButirKelola(
        "kelola-triwulan-kini",
        "Triwulan semua perangkat daerah",
        "unit",
        "Pantau siapa yang sudah mengajukan dan siapa yang terlambat; kunci atau minta perbaikan.",
        Hak.PANTAU,
    ),
    ButirKelola(
        "kelola-capaian-kini",
        "Capaian semua perangkat daerah",
        "ringkasan",
        "Bandingkan capaian, serapan, dan AKIP; telusuri sampai angkanya; unduh ikhtisar kinerja pemda.",
        Hak.PANTAU,
    ),
    ButirKelola(
        "kelola-lke",
        "Lembar kerja evaluasi AKIP",
        "akip",
        "Atur komponen, bobot, kriteria, dan skala jawaban; buat versi baru.",
        Hak.ATUR_LKE,
    ),
    ButirKelola(
        "kelola-reviu",
        "Daftar uji reviu LKjIP",
        "e81",
        "Susun butir yang dijawab Inspektorat saat mereviu LKjIP, per versi.",
        Hak.ATUR_LKE,
    ),
    ButirKelola(
        "kelola-rpjmd",
        "RPJMD",
        "rencana",
        "Isi visi, misi, tujuan, dan sasaran pemerintah daerah yang dirujuk Renstra perangkat daerah.",
        Hak.ATUR_RPJMD,
    ),
    ButirKelola(
        "kelola-api",
        "Kunci API",
        "kunci",
        "Beri aplikasi lain kunci untuk membaca data atau mengirim realisasi; lihat catatan pemakaiannya.",
        Hak.ATUR_API,
    ),
)


@dataclass(frozen=True, slots=True)
class Tautan:
    label: str
    alamat: str
    aktif: bool
    ikon: str = ""


def alamat(nama: str | None, kwargs: Mapping[str, Any]) -> str | None:
    """The address of a named page, or None where no such page exists."""
    try:
        return reverse(nama, kwargs=kwargs) if nama else None
    except NoReverseMatch:
        return None


def triwulan_bawaan(tahun: int, hari: date | None = None) -> int:
    """The quarter that the E.81 of a year opens with: the running one, or the last of a year that is over."""
    hari = hari or timezone.localdate()
    return 4 if tahun < hari.year else (hari.month + 2) // 3


def menu(unit: Unit, tahun: int, *, sini: str = "", nama_sini: str | None = None) -> list[Tautan]:
    """The entries that exist. `sini` is the path of the page shown, `nama_sini` the name of its URL."""
    dasar: dict[str, Any] = {"unit": unit.slug, "tahun": tahun}
    triwulan = {"triwulan": triwulan_bawaan(tahun)}
    hasil = []
    for butir in MENU:
        tujuan = alamat(butir.nama, dasar) or alamat(butir.nama, dasar | triwulan)
        if tujuan:
            # The dashboard's address is the beginning of all others.
            di_bawah = butir.nama != "ringkasan" and sini.startswith(tujuan)
            di_bawah |= any(sini.startswith(f"/{unit.slug}/{tahun}/{j}/") for j in JUGA.get(butir.nama, ()))
            hasil.append(Tautan(butir.label, tujuan, butir.nama == nama_sini or di_bawah, butir.ikon))
    return hasil


def tahun_tersedia(unit: Unit) -> list[int]:
    """The years that can be reported, latest first: those for which the pemda has chosen its scales.

    Of a unit that began or ended within them those in which it was there.

    One query on a small table. A year without settings has no predikat and so no report; asking each table
    of the unit for its years would cost a query a table and let this app know the others.
    """
    if not hasattr(unit, "_tahun_tersedia"):  # view and menu both ask
        semua = unit.pemda.pengaturan.order_by("-tahun").values_list("tahun", flat=True)
        unit._tahun_tersedia = [t for t in semua if tahun_unit(unit, t)]
    return unit._tahun_tersedia


def tahun_pembuka(unit: Unit, hari: date | None = None) -> int:
    """The year that a unit's front door opens: the latest with the unit's people (table 1.1) entered.

    Years are prepared for a whole Renstra, so the latest of them is mostly empty. Without any people it is
    the latest year that has begun, else the earliest prepared, else this year.
    """
    daftar = tahun_tersedia(unit)
    berisi = unit.pegawai.filter(tahun__in=daftar).aggregate(tahun=Max("tahun"))["tahun"]
    kini = (hari or timezone.localdate()).year
    return berisi or max((t for t in daftar if t <= kini), default=min(daftar, default=kini))
