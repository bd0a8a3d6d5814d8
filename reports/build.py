"""From the outline and the data to a finished report: plain data, no markup but narrative HTML."""

from __future__ import annotations

from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Unit
from lkjip.navigation import tahun_tersedia
from reports.blok import Bagian, Blok, BlokTabel, ReportData
from reports.inspektorat.foto import FotoBukti
from reports.lampiran import BerkasLampiran
from reports.narasi.dasar import Narasi
from reports.narasi.lampiran import tanda_tangan_e81
from reports.outline import TABEL, Isi, Rancangan
from reports.sumber import Sumber
from reports.tables.bab2 import sel_target
from reports.tables.e81 import E81
from reports.tables.e81_kaki import KakiE81

TANDA_TANGAN_E81 = Narasi("tanda_tangan_e81", tanda_tangan_e81)


class TidakAdaData(Exception):
    """The unit or the year is unknown; the message tells a person."""


def sumber_untuk(slug: str, tahun: int, triwulan: int = 4) -> Sumber:
    """The data source of a unit by its slug. Raises TidakAdaData."""
    unit = Unit.objects.select_related("pemda").filter(slug=slug).first()
    if unit is None:
        ada = ", ".join(Unit.objects.values_list("slug", flat=True)[:10]) or "belum ada"
        raise TidakAdaData(f"Perangkat daerah '{slug}' tidak dikenal. Yang tersedia: {ada}.")
    if not 1 <= triwulan <= 4:
        raise TidakAdaData(f"Triwulan {triwulan} tidak ada; pilih 1 sampai 4.")
    if tahun not in tahun_tersedia(unit):
        ada = ", ".join(map(str, sorted(tahun_tersedia(unit)))) or "belum ada"
        raise TidakAdaData(f"Tidak ada data tahun {tahun} untuk '{slug}'. Tahun yang tersedia: {ada}.")
    return Sumber(unit.pk, tahun, triwulan)


def susun_isi(isi: Isi, data: Sumber) -> tuple[Blok, ...]:
    """Empty where there is nothing to show, as without images."""
    if isinstance(isi, Narasi):
        return isi.blok_dari(data, data.susunan.rujuk)
    if isinstance(isi, FotoBukti | BerkasLampiran):
        blok = isi.blok_dari(data)
        return (blok,) if blok else ()
    return (isi.blok_dari(data, data.susunan.nomor_isi.get(isi.kunci, "")),)


def susun_bagian(rancangan: Rancangan, data: Sumber, tingkat: int = 1, *, dengan_anak: bool = True) -> Bagian:
    """One section of the report with its blocks."""
    anak = rancangan.anak if dengan_anak else ()
    return Bagian(
        kunci=rancangan.kunci,
        nomor=data.susunan.nomor_bagian.get(rancangan.kunci, ""),
        judul=rancangan.judul.format(tahun=data.tahun),
        jenis=rancangan.jenis,
        tingkat=tingkat,
        blok=tuple(b for isi in rancangan.isi for b in susun_isi(isi, data)),
        anak=tuple(susun_bagian(a, data, tingkat + 1) for a in anak),
    )


def susun_tabel(kunci: str, data: Sumber) -> BlokTabel:
    """One table by its key. Raises KeyError."""
    return TABEL[kunci].blok_dari(data, data.susunan.nomor_isi.get(kunci, ""))


def build_report(slug: str, tahun: int) -> ReportData:
    """The whole LKjIP of a unit and year in a fixed number of queries. Raises TidakAdaData."""
    return susun_laporan(sumber_untuk(slug, tahun))


def susun_laporan(data: Sumber) -> ReportData:
    unit = data.unit
    skala = {s.nama: s.dasar_hukum for s in data.skala.values()}
    return ReportData(
        judul="Laporan Kinerja Instansi Pemerintah (LKjIP)",
        unit=unit.nama,
        unit_singkat=unit.nama_singkat,
        pemda=unit.pemda_nama,
        tahun=data.tahun,
        tempat=unit.ibu_kota,
        bagian=tuple(susun_bagian(r, data) for r in data.susunan.semua if r.ada(data)),
        stempel=tuple(f"Skala predikat: {nama} ({dasar})" for nama, dasar in skala.items()),
        pengenal=f"lkjip/{unit.slug}/{data.tahun}",
    )


def susun_e81(data: Sumber) -> Bagian:
    """Formulir E.81 alone: the table, what stands below it, and the place to sign."""
    return Bagian(
        kunci="e81",
        nomor="",
        judul=f"Formulir E.81 Triwulan {ROMAWI_TRIWULAN[data.triwulan - 1]} Tahun {data.tahun}",
        jenis="lampiran",
        tingkat=1,
        blok=(
            E81.blok_dari(data, ""),
            KakiE81.blok_dari(data, ""),
            *TANDA_TANGAN_E81.blok_dari(data, data.susunan.rujuk),
        ),
    )


def kepala_e81(data: Sumber) -> tuple[str, ...]:
    """The lines on top of the form, as Permendagri 86/2017 has them."""
    unit = data.unit
    kinerja = (
        data.kinerja.kinerja(i.id, data.tahun) for s in data.sasaran for i in data.indikator_sasaran(s.id)
    )
    target = [f"{k.indikator.nama}: {sel_target(k.target).teks} {k.indikator.satuan}" for k in kinerja]
    return (
        "Formulir E.81",
        "Evaluasi terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota",
        f"Renja Perangkat Daerah {unit.nama} {unit.wilayah}",
        f"Periode Pelaksanaan Triwulan {ROMAWI_TRIWULAN[data.triwulan - 1]} Tahun {data.tahun}",
        "Indikator dan target kinerja Perangkat Daerah yang mengacu pada sasaran RKPD: "
        + ("; ".join(target) or "belum ditetapkan"),
    )
