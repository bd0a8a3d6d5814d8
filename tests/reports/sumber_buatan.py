"""A report's data source made by hand: no database, one sasaran and one program for each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from budget.data import DataDpa, DataIndikatorSimpul, DataPagu, DataRealisasiAnggaran, DataSimpul
from indicators.data import (
    DataAnalisis,
    DataDokumen,
    DataIndikator,
    DataPembanding,
    DataRealisasi,
    DataSasaran,
    DataTarget,
    DataTujuan,
)
from indicators.predikat import Jenjang, Skala
from lkjip.data import DataPengaturan, DataUnit
from lkjip.enums import VarianE81
from reports.sumber import Sumber

TAHUN = 2031
SKALA = Skala(
    "tiga",
    "Tiga jenjang",
    "Keputusan Bupati Nomor 1 Tahun 2031",
    (
        Jenjang("Melampaui", "> 100%", Decimal(100), pembanding="lebih", warna="biru"),
        Jenjang("Tercapai", "= 100%", Decimal(100), warna="hijau"),
        Jenjang("Belum Tercapai", "< 100%", None, warna="kuning"),
    ),
)
UNIT = DataUnit(
    id=1,
    pemda_id=1,
    slug="dishub",
    nama="Dinas Perhubungan",
    nama_singkat="Dishub",
    jabatan_kepala="Kepala Dinas Perhubungan",
    alamat="",
    kode_pos="",
    telepon="",
    surel="",
    pemda_nama="Pemerintah Kabupaten Contoh",
    wilayah="Kabupaten Contoh",
    ibu_kota="Contohan",
    provinsi="Provinsi Umpama",
    kepala_daerah="Bupati Contoh",
    inspektorat="Inspektorat Kabupaten Contoh",
)
RENSTRA = DataDokumen(1, "renstra", TAHUN - 1, TAHUN + 3, 0, "Renstra Dishub", "", None, "", "", "")
PK = DataDokumen(
    2,
    "pk",
    TAHUN,
    None,
    0,
    "Perjanjian Kinerja Tahun 2031",
    "",
    date(TAHUN, 1, 20),
    "",
    "Kepala Dinas",
    "Bupati",
)
DAFTAR = """
    bidang daftar_urusan daftar_butir pegawai kebutuhan aset misi semua_tujuan semua_sasaran semua_indikator
    dokumen definisi komponen target realisasi angka pembanding daftar_analisis analisis_anggaran simpul
    indikator_simpul dpa pagu realisasi_anggaran pk_program evaluasi nilai_akip tindak_lanjut
    tindak_lanjut_lama foto_tindak_lanjut program_lain lintas
"""
KOSONG: dict[str, Any] = dict.fromkeys(DAFTAR.split(), ()) | {
    "unit": UNIT,
    "skala": {},
    "rpjmd": {},
    "evaluasi_renja": None,
    "pernyataan_reviu": None,
    "varian_e81": VarianE81.LENGKAP,
    "pengaturan": DataPengaturan(VarianE81.LENGKAP, Decimal(100), Decimal(150)),
    "temuan_diterima": {},
    "anggaran_renstra": {},
    "naskah": {},
    "daftar_bagian": (),
    "gambar_naskah": {},
}


@dataclass(frozen=True)
class Kasus:
    """One sasaran with its only indicator; the program below it has the same indicator."""

    nama: str = "Rasio kelaikan kendaraan"
    target: str | None = "80"
    realisasi: str | None = "80"
    satuan: str = "%"
    arah: str = "positif"
    lalu: str | None = None
    data_tahun: int | None = None
    alasan: str = ""
    pagu: str | None = "1000000"
    belanja: str | None = "900000"
    nasional: str | None = None
    penyebab: tuple[str, ...] = ()
    solusi: tuple[str, ...] = ()


def kosong(**ubah: Any) -> Sumber:
    """A unit about which nothing else is known."""
    data = Sumber(UNIT.id, TAHUN)
    data.__dict__.update(KOSONG | ubah)
    return data


def sumber(*kasus: Kasus, **ubah: Any) -> Sumber:
    nomor = list(enumerate(kasus, 1))
    isi: dict[str, Any] = {
        "skala": {"capaian": SKALA, "e81": SKALA, "akip": SKALA},
        "dokumen": (RENSTRA, PK),
        "semua_tujuan": (DataTujuan(1, "t1", 1, "Transportasi yang aman", None, None, 0, TAHUN - 1),),
        "semua_sasaran": tuple(
            DataSasaran(n, f"s{n}", n, f"Sasaran nomor {n}", 1, None, None, 0, TAHUN - 1) for n, _ in nomor
        ),
        "semua_indikator": tuple(indikator(n, k) for n, k in nomor),
        "target": tuple(
            DataTarget(n, dok.id, dok.jenis, 0, dok.nama, TAHUN, None, Decimal(k.target), None)
            for n, k in nomor
            if k.target is not None
            for dok in (RENSTRA, PK)
        ),
        "realisasi": tuple(r for n, k in nomor for r in realisasi(n, k)),
        "pembanding": tuple(
            DataPembanding(n, "nasional", Decimal(k.nasional), TAHUN - 1, "BPS")
            for n, k in nomor
            if k.nasional
        ),
        "daftar_analisis": tuple(
            DataAnalisis(n, jenis, teks)
            for n, k in nomor
            for jenis, isi in (("penyebab", k.penyebab), ("solusi", k.solusi))
            for teks in isi
        ),
    }
    return kosong(**isi | uang(nomor) | ubah)


def indikator(n: int, k: Kasus) -> DataIndikator:
    return DataIndikator(
        id=n,
        kode=f"i{n}",
        level="sasaran",
        tujuan_id=None,
        sasaran_id=n,
        nama=k.nama,
        satuan=k.satuan,
        desimal=2,
        arah=k.arah,
        rumus_negatif="dua_t",
        akumulasi_tahun="terakhir",
        akumulasi_renstra="terakhir",
        kombinasi="langsung",
        iku=True,
        data_awal=None,
        data_awal_tahun=None,
        catatan="",
    )


def realisasi(n: int, k: Kasus) -> Iterable[DataRealisasi]:
    pada = datetime(TAHUN + 1, 1, 5, tzinfo=UTC)
    status = "sementara" if k.data_tahun else "final"
    if k.realisasi is not None:
        yield DataRealisasi(
            n, n, TAHUN, None, Decimal(k.realisasi), status, k.data_tahun, k.alasan, "BPS", "", pada, ""
        )
    if k.lalu is not None:
        yield DataRealisasi(
            n + 100, n, TAHUN - 1, None, Decimal(k.lalu), "final", None, "", "BPS", "", pada, ""
        )


def uang(nomor: list[tuple[int, Kasus]]) -> dict[str, Any]:
    """A program, its kegiatan and its sub kegiatan for each case."""
    pohon, pagu, belanja = [], [], []
    for n, k in nomor:
        induk = None
        for i, level in enumerate(("program", "kegiatan", "sub_kegiatan")):
            id_ = n * 10 + i
            sasaran = n if level == "program" else None
            pohon.append(
                DataSimpul(id_, f"{id_}", False, level, induk, f"{level} nomor {n}", sasaran, None, None)
            )
            induk = id_
        if k.pagu is not None:
            pagu.append(DataPagu(n * 10 + 2, 0, "apbd", Decimal(k.pagu)))
        if k.belanja is not None:
            belanja.append(DataRealisasiAnggaran(n * 10 + 2, None, Decimal(k.belanja)))
    return {
        "simpul": tuple(pohon),
        "indikator_simpul": tuple(DataIndikatorSimpul(n * 10, n) for n, _ in nomor),
        "dpa": (DataDpa(0, "murni", "", None, None),),
        "pagu": tuple(pagu),
        "realisasi_anggaran": tuple(belanja),
    }
