"""Figures of the unit as a whole: counts, the mean capaian, the AKIP evaluations, people and assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.capaian import capaian as hitung_capaian
from indicators.capaian import selisih_poin
from indicators.predikat import predikat
from lkjip.enums import KelompokJabatan
from lkjip.numbers import Hasil, jumlah
from reports.katalog.dasar import BANYAK, NILAI, PERSEN, RUPIAH_SEN, TEKS, Bentuk, Mentah
from reports.narasi import bantu
from reports.narasi.pegawai import jumlah_orang
from reports.tables.bab3_evaluasi import evaluasi_sebelum, komponen_evaluasi, total_evaluasi
from reports.tables.bab3_sumber_daya import persen_kebutuhan

if TYPE_CHECKING:
    from evaluation.data import DataEvaluasi
    from reports.sumber import Sumber


def _banyak(sebutan: str, nilai: int | None) -> Mentah:
    return Mentah(sebutan, nilai, BANYAK, "", "belum ada data")


def _keadaan(data: Sumber, keadaan: str) -> int:
    return len(bantu.pilah(bantu.tinjau(data))[keadaan])


def _kebutuhan(data: Sumber) -> int | None:
    return sum(k.kebutuhan for k in data.kebutuhan) if data.kebutuhan else None


def _asn(data: Sumber) -> int | None:
    asn = [p for p in data.pegawai if p.kelompok != KelompokJabatan.NON_ASN]
    return jumlah_orang(asn) if asn else None


def _orang(data: Sumber, kolom: str = "orang") -> int | None:
    return jumlah_orang(data.pegawai, kolom) if data.pegawai else None


def _unit_aset(data: Sumber) -> int | None:
    return sum(a.jumlah for a in data.aset) if data.aset else None


def _simpul(data: Sumber, level: str) -> int:
    return len([s for s in data.simpul if s.level == level])


JUMLAH: Mapping[str, tuple[str, Callable[[Sumber], int | None]]] = {
    "sasaran": ("Banyaknya sasaran strategis", lambda d: len(d.sasaran)),
    "indikator": ("Banyaknya indikator kinerja sasaran", lambda d: len(bantu.tinjau(d))),
    "melebihi": ("Indikator yang melebihi target", lambda d: _keadaan(d, bantu.MELEBIHI)),
    "sesuai": ("Indikator yang tepat mencapai target", lambda d: _keadaan(d, bantu.SESUAI)),
    "tercapai": (
        "Indikator yang mencapai atau melebihi target",
        lambda d: _keadaan(d, bantu.SESUAI) + _keadaan(d, bantu.MELEBIHI),
    ),
    "belum": ("Indikator yang belum mencapai target", lambda d: _keadaan(d, bantu.BELUM)),
    "tanpa": ("Indikator yang belum dapat dihitung capaiannya", lambda d: _keadaan(d, bantu.TANPA)),
    "program": ("Banyaknya program", lambda d: _simpul(d, "program")),
    "kegiatan": ("Banyaknya kegiatan", lambda d: _simpul(d, "kegiatan")),
    "sub_kegiatan": ("Banyaknya sub kegiatan", lambda d: _simpul(d, "sub_kegiatan")),
    "pegawai": ("Banyaknya pegawai", _orang),
    "laki_laki": ("Banyaknya pegawai laki-laki", lambda d: _orang(d, "laki_laki")),
    "perempuan": ("Banyaknya pegawai perempuan", lambda d: _orang(d, "perempuan")),
    "asn": ("Banyaknya ASN", _asn),
    "kebutuhan_asn": ("Kebutuhan ASN", _kebutuhan),
    "aset": ("Banyaknya unit aset", _unit_aset),
    "rekomendasi": (
        "Banyaknya rekomendasi evaluasi AKIP",
        lambda d: len({t.nomor for t in d.tindak_lanjut}),
    ),
}


def _rata(data: Sumber) -> Mentah:
    h = bantu.rata_capaian(data)
    return Mentah("Rata-rata capaian indikator sasaran", h.nilai, PERSEN, "%", str(h.alasan or ""))


def _rata_predikat(data: Sumber) -> Mentah:
    h = bantu.rata_capaian(data)
    tingkat = bantu.predikat_capaian(data, h)
    return Mentah(
        "Predikat rata-rata capaian", tingkat.teks if tingkat else None, TEKS, "", str(h.alasan or "")
    )


def _pemenuhan(data: Sumber) -> Mentah:
    h = persen_kebutuhan(_asn(data), _kebutuhan(data) or 0)
    bentuk = PERSEN | {"": PERSEN["1"], "2": PERSEN[""]}
    return Mentah("Pemenuhan kebutuhan ASN", h.nilai, bentuk, "%", str(h.alasan or ""))


def _aset(data: Sumber) -> Mentah:
    return Mentah("Nilai aset", jumlah(a.nilai for a in data.aset), RUPIAH_SEN, "Rp")


def _aset_sisa(data: Sumber) -> Mentah:
    menganggur = [a.nilai_tidak_dipakai for a in data.aset if a.jumlah_tidak_dipakai]
    return Mentah("Nilai aset yang tidak dipakai", jumlah(menganggur), RUPIAH_SEN, "Rp")


LAIN: Mapping[tuple[str, str], Callable[[Sumber], Mentah]] = {
    ("capaian", "rata_rata"): _rata,
    ("capaian", "predikat"): _rata_predikat,
    ("pegawai", "pemenuhan"): _pemenuhan,
    ("aset", "nilai"): _aset,
    ("aset", "tidak_dipakai"): _aset_sisa,
}


def ambil(data: Sumber, kelompok: str, tahun: int, jenis: str) -> Mentah | None:
    """The figure before it is written; None where there is no such kind, or not for that year."""
    if kelompok == "akip":
        return _akip(data, tahun, jenis)
    if tahun != data.tahun:
        return None
    if kelompok == "jumlah" and jenis in JUMLAH:
        sebutan, hitung = JUMLAH[jenis]
        return _banyak(f"{sebutan}, tahun {tahun}", hitung(data))
    return LAIN[kelompok, jenis](data) if (kelompok, jenis) in LAIN else None


# --- the AKIP evaluations, each under its own year
JENIS_AKIP = ("nilai", "predikat", "selisih")
KOMPONEN = "komponen-"  # komponen-2: the second component's share of its weight


def _akip(data: Sumber, tahun: int, jenis: str) -> Mentah | None:
    e = next((e for e in data.evaluasi if e.tahun == tahun), None)
    if e is None:
        return None
    total = total_evaluasi(data, e)
    if jenis == "nilai":
        return _nilai(f"Nilai AKIP tahun {tahun}", total, NILAI)
    if jenis == "predikat":
        skala = data.skala.get("akip")
        tingkat = predikat(total.nilai, skala) if skala else None
        return Mentah(f"Predikat AKIP tahun {tahun}", tingkat.teks if tingkat else None, TEKS)
    if jenis == "selisih":
        return _selisih_akip(data, e, total)
    return _komponen(data, e, jenis.removeprefix(KOMPONEN))


def _nilai(sebutan: str, h: Hasil, bentuk: Bentuk) -> Mentah:
    return Mentah(sebutan, h.nilai, bentuk, "", str(h.alasan or ""))


def _selisih_akip(data: Sumber, e: DataEvaluasi, total: Hasil) -> Mentah | None:
    lalu = evaluasi_sebelum(data, e)
    if lalu is None:
        return None
    selisih = selisih_poin(total.nilai, total_evaluasi(data, lalu).nilai)
    bentuk: Bentuk = {
        "": lambda n: bantu.besar_poin(Decimal(n)),
        "gerak": lambda n: bantu.gerak_poin(selisih),
    }
    return _nilai(f"Perubahan nilai AKIP tahun {e.tahun} dari tahun {lalu.tahun}", selisih, bentuk)


def _komponen(data: Sumber, e: DataEvaluasi, nomor: str) -> Mentah | None:
    semua = komponen_evaluasi(data, e)
    if not nomor.isdecimal() or not 1 <= int(nomor) <= len(semua):
        return None
    nama, bobot, nilai = semua[int(nomor) - 1]
    bagian = hitung_capaian(target=Decimal(bobot.nilai or 0), realisasi=nilai.nilai)
    sebutan = f"Nilai {nama} terhadap bobotnya, AKIP tahun {e.tahun}"
    return Mentah(sebutan, bagian.nilai, PERSEN, "%", str(bagian.alasan or ""))
