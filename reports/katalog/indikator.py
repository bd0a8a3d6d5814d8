"""Figures of an indicator and a year: each by the function that the tables take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from budget.efisiensi import nilai_efisiensi
from indicators.capaian import selisih_poin
from indicators.data import DataIndikator, DataTarget
from indicators.predikat import predikat
from indicators.queries import TAHUN_PEMBANDING
from lkjip import formats
from lkjip.numbers import Alasan, Hasil
from reports.hidup import polos
from reports.katalog.dasar import PERSEN, TEKS, Bentuk, Mentah, Nilai
from reports.narasi import bantu
from reports.narasi.kalimat_capaian import SEBUTAN
from reports.tables.bab3_sumber_daya import efisiensi_sasaran

if TYPE_CHECKING:
    from indicators.perhitungan import Kinerja
    from reports.sumber import Sumber

TANPA_TARGET = str(Alasan.TANPA_TARGET)
LAMA = "-"  # selisih-2021: against that year, where it is not the one before


def _desimal(n: Nilai, *, i: DataIndikator, desimal: int | None) -> str:
    return bantu.ukuran(i, Decimal(n), desimal)


def _tanpa_satuan(n: Nilai, *, desimal: int | None) -> str:
    return formats.angka(Decimal(n), desimal)


def _ukuran(i: DataIndikator, desimal: int | None) -> Bentuk:
    return {
        "": partial(_desimal, i=i, desimal=desimal),
        "1": partial(_desimal, i=i, desimal=1),
        "0": partial(_desimal, i=i, desimal=0),
        "angka": partial(_tanpa_satuan, desimal=desimal),
    }


def _hasil(sebutan: str, h: Hasil, bentuk: Bentuk, satuan: str) -> Mentah:
    return Mentah(sebutan, h.nilai, bentuk, satuan, str(h.alasan or ""))


def _dari_target(sebutan: str, i: DataIndikator, t: DataTarget | None) -> Mentah:
    """A target as its document states it; a range is a text with both bounds."""
    if t is None:
        return Mentah(sebutan, None, _ukuran(i, None), i.satuan, TANPA_TARGET)
    if t.nilai_atas is not None:
        return Mentah(sebutan, polos(bantu.ukuran_target(i, t)), TEKS, i.satuan)
    return Mentah(sebutan, t.nilai, _ukuran(i, None), i.satuan)


def _gerak(sebutan: str, i: DataIndikator, selisih: Hasil) -> Mentah:
    def besar(n: Nilai) -> str:
        return bantu.besar_gerak(i, Decimal(n))

    def gerak(n: Nilai) -> str:
        return bantu.gerak(i, selisih)

    return Mentah(sebutan, selisih.nilai, {"": besar, "gerak": gerak}, "poin", str(selisih.alasan or ""))


def _gerak_poin(sebutan: str, selisih: Hasil) -> Mentah:
    bentuk: Bentuk = {
        "": lambda n: bantu.besar_poin(Decimal(n)),
        "gerak": lambda n: bantu.gerak_poin(selisih),
    }
    return Mentah(sebutan, selisih.nilai, bentuk, "poin", str(selisih.alasan or ""))


def target(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    k = data.kinerja.kinerja(i.id, tahun)
    t = None if k.dilaporkan else data.kinerja.target_berlaku(i.id, tahun)
    return _dari_target("Target", i, t)


def target_dokumen(jenis: str, nama: str, data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    return _dari_target(f"Target {nama}", i, data.kinerja.target_dokumen(i.id, tahun, jenis))


def realisasi(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    k = data.kinerja.kinerja(i.id, tahun)
    return _hasil("Realisasi", k.realisasi, _ukuran(i, i.desimal), i.satuan)


def capaian(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    k = data.kinerja.kinerja(i.id, tahun)
    kata: Bentuk = {"kata": lambda n: SEBUTAN[bantu.keadaan(k.capaian)]}
    return _hasil("Capaian", k.capaian, PERSEN | kata, "%")


def sebutan_predikat(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    k: Kinerja = data.kinerja.kinerja(i.id, tahun)
    skala = data.skala.get("capaian")
    if skala is None:
        return Mentah("Predikat", None, TEKS, "", "skala predikat tahun ini belum dipilih")
    tingkat = predikat(k.capaian.nilai, skala)
    return Mentah("Predikat", tingkat.teks if tingkat else None, TEKS, "", str(k.capaian.alasan or ""))


def target_akhir(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    return _dari_target("Target akhir Renstra", i, data.kinerja.renstra(i.id, tahun).target_akhir)


def kemajuan(data: Sumber, i: DataIndikator, tahun: int) -> Mentah:
    hasil = data.kinerja.renstra(i.id, tahun).kemajuan
    return _hasil("Kemajuan terhadap target akhir Renstra", hasil, PERSEN, "%")


def selisih(data: Sumber, i: DataIndikator, tahun: int, acuan: int | None = None) -> Mentah:
    acuan = acuan or tahun - 1
    kini, lalu = (data.kinerja.kinerja(i.id, t).realisasi.nilai for t in (tahun, acuan))
    return _gerak(f"Perubahan realisasi dari tahun {acuan}", i, selisih_poin(kini, lalu))


def selisih_capaian(data: Sumber, i: DataIndikator, tahun: int, acuan: int | None = None) -> Mentah:
    acuan = acuan or tahun - 1
    kini, lalu = (data.kinerja.kinerja(i.id, t).capaian.nilai for t in (tahun, acuan))
    return _gerak_poin(f"Perubahan capaian dari tahun {acuan}", selisih_poin(kini, lalu))


def pembanding(cakupan: str, nama: str, data: Sumber, i: DataIndikator, tahun: int) -> Mentah | None:
    """A benchmark; the report knows those of its own year."""
    if tahun != data.tahun:
        return None
    nilai = _nilai_pembanding(data, i, cakupan)
    return Mentah(f"Angka {nama}", nilai, _ukuran(i, None), i.satuan, "tidak ada angka pembanding")


def selisih_pembanding(cakupan: str, nama: str, data: Sumber, i: DataIndikator, tahun: int) -> Mentah | None:
    if tahun != data.tahun:
        return None
    kini = data.kinerja.kinerja(i.id, tahun).realisasi.nilai
    return _gerak(f"Selisih dari angka {nama}", i, selisih_poin(kini, _nilai_pembanding(data, i, cakupan)))


def _nilai_pembanding(data: Sumber, i: DataIndikator, cakupan: str) -> Decimal | None:
    semua = {(p.indikator_id, p.cakupan): p.nilai for p in data.pembanding}
    return semua.get((i.id, cakupan))


def efisiensi(data: Sumber, i: DataIndikator, tahun: int, *, nilai: bool = False) -> Mentah | None:
    """E (or NE) of the money of its sasaran against what the indicator reached."""
    s = next((s for s in data.sasaran if s.id == data.sasaran_dari(i)), None)
    if tahun != data.tahun or s is None:
        return None
    e = efisiensi_sasaran(s, data.kinerja.kinerja(i.id, tahun), data.anggaran.uang_sasaran(s.id))
    return (
        _hasil("Nilai efisiensi (NE)", nilai_efisiensi(e), PERSEN, "%")
        if nilai
        else _hasil("Efisiensi (E)", e, PERSEN, "%")
    )


Pengambil = Callable[["Sumber", DataIndikator, int], Mentah | None]
JENIS: Mapping[str, Pengambil] = {
    "target": target,
    "realisasi": realisasi,
    "capaian": capaian,
    "predikat": sebutan_predikat,
    "target_akhir": target_akhir,
    "kemajuan": kemajuan,
    "selisih": selisih,
    "selisih_capaian": selisih_capaian,
    "target_pk": partial(target_dokumen, "pk", "Perjanjian Kinerja"),
    "target_renja": partial(target_dokumen, "renja", "Renja"),
    "target_renstra": partial(target_dokumen, "renstra", "Renstra"),
    "nasional": partial(pembanding, "nasional", "nasional"),
    "provinsi": partial(pembanding, "provinsi", "provinsi"),
    "spm": partial(pembanding, "spm", "standar pelayanan minimal"),
    "selisih_nasional": partial(selisih_pembanding, "nasional", "nasional"),
    "selisih_provinsi": partial(selisih_pembanding, "provinsi", "provinsi"),
    "selisih_spm": partial(selisih_pembanding, "spm", "standar pelayanan minimal"),
    "efisiensi": efisiensi,
    "ne": partial(efisiensi, nilai=True),
}
BERACUAN = {"selisih": selisih, "selisih_capaian": selisih_capaian}


def ambil(data: Sumber, kode: str, tahun: int, jenis: str) -> Mentah | None:
    """The figure before it is written; None where there is no such indicator, year or kind."""
    i = next((i for i in data.semua_indikator if i.kode == kode), None)
    if i is None or tahun not in tahun_indikator(data):
        return None
    nama, _, acuan = jenis.partition(LAMA)
    if acuan:
        if nama not in BERACUAN or not acuan.isdecimal() or int(acuan) not in tahun_indikator(data):
            return None
        mentah: Mentah | None = BERACUAN[nama](data, i, tahun, int(acuan))
    else:
        mentah = JENIS[nama](data, i, tahun) if nama in JENIS else None
    return mentah and beri_sebutan(mentah, f"{bantu.nama_indikator(i)}, tahun {tahun}")


def beri_sebutan(m: Mentah, milik: str) -> Mentah:
    return Mentah(f"{m.sebutan} {milik}", m.nilai, m.bentuk, m.satuan, m.alasan)


def tahun_indikator(data: Sumber) -> range:
    """The years that the report compares with, and those for which the Renstra has targets."""
    akhir = max(data.tahun, data.tahun_renstra.stop - 1 if data.renstra else data.tahun)
    return range(data.tahun - TAHUN_PEMBANDING, akhir + 1)
