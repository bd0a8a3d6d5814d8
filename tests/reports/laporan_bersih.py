"""A report's data source without any finding of the check, made by hand; a test puts one fault into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from budget.data import (
    DataDpa,
    DataIndikatorSimpul,
    DataPagu,
    DataPkProgram,
    DataRealisasiAnggaran,
    DataSimpul,
)
from evaluation.data import DataEvaluasi, DataNilaiAkip, DataTindakLanjut
from indicators.data import (
    DataAnalisis,
    DataDefinisi,
    DataDokumen,
    DataIndikator,
    DataMisi,
    DataPembanding,
    DataRealisasi,
    DataRpjmd,
    DataSasaran,
    DataTarget,
    DataTujuan,
)
from lkjip.data import DataAset, DataButir, DataKebutuhan, DataPegawai, DataUrusan
from reports.kekurangan import belum_ditulis
from reports.sumber import Sumber
from tests.reports.sumber_buatan import PK, RENSTRA, SKALA, TAHUN, kosong

D = Decimal
PADA = datetime(TAHUN + 1, 1, 5, tzinfo=UTC)
IKU = DataDokumen(3, "iku", TAHUN - 1, TAHUN + 3, 0, "Keputusan IKU", "1", date(TAHUN - 1, 2, 1), "", "", "")
RENJA = DataDokumen(4, "renja", TAHUN, None, 0, "Renja Tahun 2031", "", None, "", "", "")
LAMA = replace(RENSTRA, id=5, tahun=TAHUN - 6, tahun_akhir=TAHUN - 2, nama="Renstra lama")
SASARAN = (1, 2)
AWAL, AKHIR = TAHUN - 1, TAHUN + 3
BUTIR = ("dasar_hukum", "dasar_pembentukan", "tugas", "fungsi")
TENGAH = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}
KODE = {"program": "2.15.0{}", "kegiatan": "2.15.0{}.2.01", "sub_kegiatan": "2.15.0{}.2.01.0001"}


def indikator(id_: int, level: str, nama: str, satuan: str, **ubah: Any) -> DataIndikator:
    banyak = satuan != "%"
    cara = "jumlah" if banyak else "terakhir"
    return DataIndikator(
        id=id_,
        kode=f"i{id_}",
        level=level,
        tujuan_id=None,
        sasaran_id=id_ if level == "sasaran" else None,
        nama=nama,
        satuan=satuan,
        desimal=0 if banyak else 2,
        arah="positif",
        rumus_negatif="dua_t",
        akumulasi_tahun=cara,
        akumulasi_renstra=cara,
        kombinasi="langsung",
        iku=level == "sasaran",
        data_awal=None,
        data_awal_tahun=None,
        catatan="",
        **ubah,
    )


def _indikator(n: int) -> tuple[DataIndikator, ...]:
    return (
        indikator(n, "sasaran", f"Persentase kendaraan laik jalan {n}", "%"),
        indikator(n * 10, "program", f"Persentase terminal yang berfungsi {n}", "%"),
        indikator(n * 10 + 1, "kegiatan", f"Jumlah terminal yang dipelihara {n}", "terminal"),
        indikator(n * 10 + 2, "sub_kegiatan", f"Jumlah dokumen pemeliharaan terminal {n}", "dokumen"),
    )


def _target(n: int) -> Iterable[DataTarget]:
    """80 percent in the year and 90 at the end; 4 a year and 20 over the Renstra."""
    dokumen = (RENSTRA, PK, RENJA) if n < 10 else (RENJA,)
    setahun, akhir = (D(80), D(90)) if n < 10 or n % 10 == 0 else (D(4), D(20))
    for d in dokumen:
        yield DataTarget(n, d.id, d.jenis, 0, d.nama, TAHUN, None, setahun, None)
    yield DataTarget(n, RENSTRA.id, "renstra", 0, RENSTRA.nama, AWAL, None, setahun, None)
    yield DataTarget(n, RENSTRA.id, "renstra", 0, RENSTRA.nama, AKHIR, None, akhir, None)


def realisasi(n: int, nilai: str, triwulan: int | None, tahun: int = TAHUN, **ubah: Any) -> DataRealisasi:
    isi = {"status": "final", "tahun_data": None, "alasan": "", "sumber": "Dishub", "penjelasan": ""}
    id_ = n * 100 + (triwulan or 0) + tahun
    return DataRealisasi(id_, n, tahun, triwulan, D(nilai), **isi | ubah, diubah_pada=PADA, oleh="")


def _realisasi(n: int) -> Iterable[DataRealisasi]:
    persen = n < 10 or n % 10 == 0
    for t, nilai in enumerate(("20.5", "40.5", "60.5", "80.5") if persen else ("1",) * 4, 1):
        yield realisasi(n, nilai, t)
    yield realisasi(n, "75.25" if persen else "4", None, AWAL)


def _pohon(n: int) -> Iterable[DataSimpul]:
    for level, i in TENGAH.items():
        induk = n * 10 + i - 1 if i else None
        nama = f"{level.replace('_', ' ').capitalize()} nomor {n}"
        sasaran, urusan = (None, None) if i else (n, 1)
        yield DataSimpul(n * 10 + i, KODE[level].format(n), False, level, induk, nama, sasaran, urusan, None)


def bersih(**ubah: Any) -> Sumber:
    """Complete and in accord with itself; `ubah` replaces what the source has."""
    semua = tuple(i for n in SASARAN for i in _indikator(n))
    isi: dict[str, Any] = {
        "skala": {"capaian": SKALA, "e81": SKALA, "akip": SKALA},
        "daftar_urusan": (DataUrusan(1, "2.15", "Perhubungan", "wajib_non_dasar"),),
        "daftar_butir": (
            *(DataButir(j, None, f"Butir {j}") for j in BUTIR),
            DataButir("isu", None, "Angkutan umum belum menjangkau semua kecamatan"),
            DataButir("isu", 1, "Isu"),
        ),
        "pegawai": (
            DataPegawai("Kepala Dinas", "struktural", "pns", 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0),
        ),
        "kebutuhan": (DataKebutuhan("Sarjana", "sarjana", 1),),
        "aset": (DataAset("Tanah", 1, D(1000), None, None, "baik"),),
        "misi": (DataMisi(1, "Misi", AWAL, AKHIR, "Visi", "Perda 1/2030"),),
        "rpjmd": {1: DataRpjmd(1, 1, "Sasaran RPJMD", 1, "Tujuan RPJMD", 1, "Misi")},
        "dokumen": (RENSTRA, PK, IKU, RENJA),
        "semua_tujuan": (DataTujuan(1, "t1", 1, "Transportasi yang aman", None, 1, 0, AWAL),),
        "semua_sasaran": tuple(
            DataSasaran(n, f"s{n}", n, f"Sasaran nomor {n}", 1, None, 1, 0, AWAL) for n in SASARAN
        ),
        "semua_indikator": semua,
        "definisi": tuple(DataDefinisi(n, IKU.id, "Definisi", "a / b", "Dishub", "") for n in SASARAN),
        "target": tuple(t for i in semua for t in _target(i.id)),
        "realisasi": tuple(r for i in semua for r in _realisasi(i.id)),
        "pembanding": tuple(DataPembanding(n, "nasional", D(70), AWAL, "BPS") for n in SASARAN),
        "daftar_analisis": tuple(
            DataAnalisis(n, jenis, f"Teks {jenis}")
            for n in (*SASARAN, 10, 20)
            for jenis in ("penyebab", "solusi", "pendukung")
        ),
        "simpul": tuple(s for n in SASARAN for s in _pohon(n)),
        "indikator_simpul": tuple(DataIndikatorSimpul(i.id, i.id) for i in semua if i.id >= 10),
        "dpa": (DataDpa(0, "murni", "", None, None),),
        "pagu": tuple(DataPagu(n * 10 + 2, 0, "apbd", D(1_000_000)) for n in SASARAN),
        "realisasi_anggaran": tuple(
            DataRealisasiAnggaran(n * 10 + 2, t, D(225_000)) for n in SASARAN for t in range(1, 5)
        ),
        "pk_program": tuple(
            DataPkProgram(PK.id, n * 10, f"Program nomor {n}", D(1_000_000), "APBD") for n in SASARAN
        ),
        "evaluasi": (DataEvaluasi(1, AWAL, "700/1", date(TAHUN, 3, 1), "Tim", D("70.5"), "Baik"),),
        "nilai_akip": tuple(
            DataNilaiAkip(1, k, k, nama, D(bobot), None, None, None, D(nilai))
            for k, (nama, bobot, nilai) in enumerate(
                (
                    ("Perencanaan", 30, 21),
                    ("Pengukuran", 30, 21),
                    ("Pelaporan", 15, 11),
                    ("Evaluasi", 25, "17.5"),
                ),
                1,
            )
        ),
        "tindak_lanjut": (
            DataTindakLanjut(
                1, 1, AWAL, "Dishub", 1, "Perbaiki IKU", "terverifikasi", None, None, None, None, None
            ),
        ),
    }
    data = kosong(**isi | ubah)
    if "naskah" not in ubah:
        data.naskah = {narasi.kunci: "<p>Tertulis.</p>" for _, narasi in list(belum_ditulis(data))}
        del data.susunan
    return data


Baris = tuple[Any, ...]


def ganti(baris: Baris, pilih: Callable[[Any], bool], **ubah: Any) -> Baris:
    """The rows with those that match changed."""
    assert any(map(pilih, baris)), "nothing to change"
    return tuple(replace(b, **ubah) if pilih(b) else b for b in baris)


def rusak(setahun: str = "85.5", **ubah: Any) -> Sumber:
    """An error (a year that its quarters do not make), three warnings by two rules, and a remark."""
    b = bersih()
    simpul = ganti(b.simpul, lambda s: s.id == 20, kode="2.1", kode_sementara=True)
    return bersih(
        **{
            "realisasi": (*b.realisasi, realisasi(1, setahun, None)),
            "pk_program": b.pk_program[:1],
            "simpul": simpul,
            "semua_indikator": ganti(
                b.semua_indikator, lambda i: i.id in (10, 20), akumulasi_renstra="jumlah"
            ),
        }
        | ubah
    )
