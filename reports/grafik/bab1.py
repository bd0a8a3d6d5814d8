"""Figures of the chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.grafik.dasar import Grafik, IsiGrafik

if TYPE_CHECKING:
    from reports.sumber import Sumber


def struktur(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


def jenis_kelamin(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


def golongan(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


def pendidikan(data: Sumber) -> IsiGrafik:
    return IsiGrafik(alt="", kosong="Belum ada data.")


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
