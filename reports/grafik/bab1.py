"""Figures of chapter I: the organisation and its people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lkjip import formats
from lkjip.data import DataPegawai
from reports.grafik.bagan import svg_bagan
from reports.grafik.dasar import Grafik, IsiGrafik
from reports.grafik.vega import Batang, batang_kelompok
from reports.narasi.pegawai import (
    GOLONGAN as KOLOM_GOLONGAN,
)
from reports.narasi.pegawai import (
    PENDIDIKAN as KOLOM_PENDIDIKAN,
)
from reports.narasi.pegawai import (
    jumlah_orang,
    status_ada,
)

if TYPE_CHECKING:
    from lkjip.data import DataBidang
    from reports.sumber import Sumber

JENIS_KELAMIN_KOLOM = (("laki_laki", "laki-laki"), ("perempuan", "perempuan"))


def _besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def struktur(data: Sumber) -> IsiGrafik:
    if not data.bidang:
        return IsiGrafik(
            alt="", kosong=f"Belum ada susunan organisasi {data.unit.nama_singkat} yang dicatat."
        )
    return IsiGrafik(
        alt=f"Bagan organisasi {data.unit.nama_singkat}. {_alt_bagan(data.bidang)}",
        svg=svg_bagan(data.bidang),
    )


def _alt_bagan(bidang: tuple[DataBidang, ...]) -> str:
    """Who stands above whom."""
    nama = {b.id: f"{b.jumlah} {b.nama}" if b.jumlah > 1 else b.nama for b in bidang}
    puncak = [nama[b.id] for b in bidang if b.induk_id not in nama]
    bawahan = {b: [nama[a.id] for a in bidang if a.induk_id == b.id] for b in bidang}
    isi = [f"Di bawah {b.nama}: {formats.daftar(anak)}." for b, anak in bawahan.items() if anak]
    return " ".join([f"Pucuk: {formats.daftar(puncak)}.", *isi])


def jenis_kelamin(data: Sumber) -> IsiGrafik:
    batang = [
        Batang(_besar(label), _besar(jk), jumlah_orang(ps, kolom))
        for label, ps in status_ada(data.pegawai)
        for kolom, jk in JENIS_KELAMIN_KOLOM
    ]
    return _grafik(data, "jenis kelamin", batang)


def golongan(data: Sumber) -> IsiGrafik:
    return _grafik(data, "golongan", _per_status(data.pegawai, KOLOM_GOLONGAN, ("PNS", "penyuluh KB")))


def pendidikan(data: Sumber) -> IsiGrafik:
    return _grafik(data, "tingkat pendidikan", _per_status(data.pegawai, KOLOM_PENDIDIKAN))


def _per_status(
    pegawai: Iterable[DataPegawai], kolom: Iterable[tuple[str, str]], status: tuple[str, ...] = ()
) -> list[Batang]:
    """Bars of the categories that have anybody, one for each status."""
    semua = [(label, ps) for label, ps in status_ada(pegawai) if not status or label in status]
    return [
        Batang(_besar(nama), _besar(label), jumlah_orang(ps, k))
        for k, nama in kolom
        if any(jumlah_orang(ps, k) for _, ps in semua)
        for label, ps in semua
    ]


def _grafik(data: Sumber, menurut: str, batang: list[Batang]) -> IsiGrafik:
    if not any(b.nilai for b in batang):
        return IsiGrafik(alt="", kosong=f"Belum ada data {menurut} pegawai tahun {data.tahun}.")
    kategori = dict.fromkeys(b.kategori for b in batang)
    isi = [f"{k}: {formats.daftar([_sebut(b) for b in batang if b.kategori == k])}" for k in kategori]
    return IsiGrafik(
        alt=f"Grafik batang jumlah pegawai {data.unit.nama_singkat} menurut {menurut} tahun {data.tahun}. "
        f"{'; '.join(isi)}.",
        spek=batang_kelompok(batang, satuan="orang"),
    )


STRUKTUR = Grafik("struktur-organisasi", "Struktur Organisasi {unit}", "{unit}, {tahun}", struktur)
JENIS_KELAMIN = Grafik(
    "pegawai-jenis-kelamin",
    "Jumlah Pegawai menurut Jenis Kelamin Tahun {tahun}",
    "{unit}, {tahun}",
    jenis_kelamin,
)
GOLONGAN = Grafik(
    "pegawai-golongan", "Jumlah Pegawai menurut Golongan Tahun {tahun}", "{unit}, {tahun}", golongan
)
PENDIDIKAN = Grafik(
    "pegawai-pendidikan",
    "Jumlah Pegawai menurut Tingkat Pendidikan Tahun {tahun}",
    "{unit}, {tahun}",
    pendidikan,
)


def _sebut(b: Batang) -> str:
    return f"{b.seri} {formats.angka(int(b.nilai))} orang"
