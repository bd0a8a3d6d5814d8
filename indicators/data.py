"""Plain data of plans and figures, as formulas and report read it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DataRpjmd:
    """A sasaran of the RPJMD with everything above it."""

    id: int
    nomor: int
    uraian: str
    tujuan_nomor: int
    tujuan: str
    misi_nomor: int
    misi: str


@dataclass(frozen=True, slots=True)
class DataMisi:
    nomor: int
    uraian: str
    tahun_mulai: int
    tahun_akhir: int
    visi: str
    dasar_hukum: str


@dataclass(frozen=True, slots=True)
class DataTujuan:
    id: int
    kode: str
    nomor: int
    uraian: str
    menggantikan_id: int | None
    sasaran_rpjmd_id: int | None
    urutan: int  # of the Renstra version that brought it
    renstra: int  # the year with which that Renstra begins


@dataclass(frozen=True, slots=True)
class DataSasaran:
    id: int
    kode: str
    nomor: int
    uraian: str
    tujuan_id: int
    menggantikan_id: int | None
    urusan_id: int | None
    urutan: int
    renstra: int


@dataclass(frozen=True, slots=True)
class DataIndikator:
    id: int
    kode: str
    level: str
    tujuan_id: int | None
    sasaran_id: int | None
    nama: str
    satuan: str
    desimal: int
    arah: str
    rumus_negatif: str
    akumulasi_tahun: str
    akumulasi_renstra: str
    kombinasi: str
    iku: bool
    data_awal: Decimal | None
    data_awal_tahun: int | None
    catatan: str
    bidang_id: int | None = None
    wajib_bukti: bool = False
    banyak_komponen: int = 0  # declared, whether filled or not


@dataclass(frozen=True, slots=True)
class DataDokumen:
    id: int
    jenis: str
    tahun: int
    tahun_akhir: int | None
    urutan: int
    nama: str
    nomor: str
    tanggal: date | None
    alasan: str
    pihak_pertama: str
    pihak_kedua: str


@dataclass(frozen=True, slots=True)
class DataDefinisi:
    indikator_id: int
    dokumen_id: int
    definisi_operasional: str
    formulasi: str
    sumber_data: str
    kriteria: str


@dataclass(frozen=True, slots=True)
class DataTarget:
    indikator_id: int
    dokumen_id: int
    jenis: str
    urutan: int
    dokumen: str
    tahun: int
    triwulan: int | None
    nilai: Decimal
    nilai_atas: Decimal | None


@dataclass(frozen=True, slots=True)
class NilaiSatuKomponen:
    urutan: int
    peran: str
    label: str
    satuan: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class DataRealisasi:
    id: int
    indikator_id: int
    tahun: int
    triwulan: int | None
    nilai: Decimal | None
    status: str
    tahun_data: int | None
    alasan: str
    sumber: str
    penjelasan: str
    diubah_pada: datetime
    oleh: str
    versi: int = 0
    komponen: tuple[NilaiSatuKomponen, ...] = ()

    @property
    def kunci(self) -> str:
        """How addresses name its indicator."""
        return f"i{self.indikator_id}"


@dataclass(frozen=True, slots=True)
class DataKomponen:
    id: int
    indikator_id: int
    urutan: int
    peran: str
    label: str
    satuan: str
    sumber: str


@dataclass(frozen=True, slots=True)
class DataAngka:
    indikator_id: int
    jenis: str
    tahun: int
    nilai: Decimal
    sumber: str


@dataclass(frozen=True, slots=True)
class DataPembanding:
    indikator_id: int
    cakupan: str
    nilai: Decimal
    tahun_data: int | None
    sumber: str


@dataclass(frozen=True, slots=True)
class DataAnalisis:
    indikator_id: int
    jenis: str
    teks: str


@dataclass(frozen=True, slots=True)
class DataEvaluasiRenja:
    faktor_pendorong: str
    faktor_penghambat: str
    tindak_lanjut_triwulan: str
    tindak_lanjut_renja: str
    versi: int
    oleh: str
    diubah_pada: datetime
