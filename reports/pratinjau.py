"""One section of the LKjIP as a report of its own, for the preview."""

from __future__ import annotations

from reports.blok import ReportData
from reports.build import susun_bagian
from reports.outline import Rancangan, telusur
from reports.renderers.dasar import judul_bagian
from reports.sumber import Sumber


def laporan_satu_bagian(rancangan: Rancangan, data: Sumber) -> ReportData:
    """The section without its sub-sections; kepala is the title of its chapter."""
    nomor = data.susunan.nomor_bagian.get(rancangan.kunci, "")
    tingkat = nomor.count(".") + 1 if rancangan.jenis == "subbab" else 1
    bagian = susun_bagian(rancangan, data, tingkat, dengan_anak=False)
    bab = next((b for b in data.susunan.bab if rancangan in telusur(b.anak)), None)
    return ReportData(
        judul=bagian.judul,
        unit=data.unit.nama,
        unit_singkat=data.unit.nama_singkat,
        pemda=data.unit.pemda_nama,
        tahun=data.tahun,
        tempat=data.unit.ibu_kota,
        bagian=(bagian,),
        kepala=(" ".join(judul_bagian(susun_bagian(_kosong(bab), data))),) if bab else (),
    )


def _kosong(bab: Rancangan) -> Rancangan:
    return Rancangan(bab.kunci, bab.judul, jenis=bab.jenis)
