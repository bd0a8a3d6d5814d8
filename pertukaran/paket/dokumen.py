"""Renstra and IKU as documents of their own, made of the tables that their pages show."""

from __future__ import annotations

from reports.blok import Blok, ReportData
from reports.build import susun_tabel
from reports.inspektorat.dasar import bagian
from reports.rencana import TargetBerlaku
from reports.sumber import Sumber
from reports.tables.bab2 import Iku, MisiTujuanSasaran, SemulaMenjadi, TargetRenstra


def susun_renstra(data: Sumber, *, draf: bool) -> ReportData:
    return _laporan(
        data,
        "renstra",
        "Rencana Strategis",
        draf,
        ("Kaitan dengan RPJMD", susun_tabel(MisiTujuanSasaran.kunci, data)),
        ("Target yang Berlaku", TargetBerlaku.blok_dari(data, "")),
        ("Target pada Renstra Semula", susun_tabel(TargetRenstra.kunci, data)),
        ("Perubahan", susun_tabel(SemulaMenjadi.kunci, data)),
    )


def susun_iku(data: Sumber, *, draf: bool) -> ReportData:
    tabel = susun_tabel(Iku.kunci, data)
    return _laporan(data, "iku", "Indikator Kinerja Utama", draf, ("Indikator Kinerja Utama", tabel))


def _laporan(data: Sumber, kunci: str, judul: str, draf: bool, *isi: tuple[str, Blok]) -> ReportData:
    versi = [" ".join(b for b in (d.nama, d.nomor) if b) for d in data.versi(kunci)]
    return ReportData(
        judul=judul,
        unit=data.unit.nama,
        unit_singkat=data.unit.nama_singkat,
        pemda=data.unit.pemda_nama,
        tahun=data.tahun,
        tempat=data.unit.ibu_kota,
        bagian=tuple(bagian(str(n), j, blok) for n, (j, blok) in enumerate(isi, 1)),
        pengenal=f"{kunci}/{data.unit.slug}/{data.tahun}",
        kepala=(judul, data.unit.nama, data.unit.pemda_nama, f"Keadaan Tahun {data.tahun}", *versi),
        draf=draf,
    )
