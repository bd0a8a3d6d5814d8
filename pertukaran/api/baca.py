"""What can be read. Each function answers one address with a shape of bentuk.py.

Figures come from the sources and functions of the pages and reports (budget/sumber.py, indicators/, budget/);
here they are only put into their shape.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from budget.sumber import SumberKinerja
from indicators.data import DataDokumen, DataIndikator, DataRealisasi, DataTarget
from indicators.enums import Arah, JenisDokumen, Level, PeranKomponen, StatusRealisasi
from indicators.perhitungan import Kinerja, nilai_realisasi
from indicators.predikat import Skala, predikat
from indicators.versi import VERSI_RUMUS
from lkjip.access import unit_terlihat
from lkjip.enums import Keadaan
from lkjip.models import Unit
from lkjip.numbers import Hasil
from lkjip.queries import data_unit
from pengisian.queries import keadaan_triwulan
from pertukaran.api import bentuk as b
from pertukaran.api.minta import Minta, halamankan
from pertukaran.models import KunciApi


def sumber(minta: Minta) -> SumberKinerja:
    hasil = SumberKinerja(minta.milik.pk, minta.tahun)
    hasil.unit = data_unit(minta.milik)  # loaded already
    return hasil


def unit_kunci(kunci: KunciApi) -> QuerySet[Unit]:
    """What the account sees for which the key acts, and no more than the key names."""
    milik = {"pk": kunci.unit_id} if kunci.unit_id else {"pemda": kunci.pemda_id}
    return unit_terlihat(kunci.atas_nama).filter(**milik)


def unit(minta: Minta) -> b.DaftarUnit:
    pemda = minta.kunci.pemda
    tahun = tuple(pemda.pengaturan.order_by("-tahun").values_list("tahun", flat=True))
    isi: tuple[Unit, ...]
    isi, halaman = halamankan(minta, unit_kunci(minta.kunci).order_by("nama", "pk"))
    baris = (b.BarisUnit(u.slug, u.nama, u.nama_singkat, pemda.nama, u.mulai, u.berakhir, tahun) for u in isi)
    return b.DaftarUnit(tuple(baris), halaman)


# --- targets
def target(minta: Minta) -> b.DaftarTarget:
    s = sumber(minta)
    dokumen = {d.id: d for d in s.dokumen}
    per_id = {i.id: i for i in s.semua_indikator}
    urut = {pk: n for n, pk in enumerate(per_id)}
    milik = [t for t in s.target if t.tahun == s.tahun and _cocok(minta, per_id[t.indikator_id])]
    milik.sort(key=lambda t: (urut[t.indikator_id], t.jenis, t.urutan, t.triwulan or 0))
    isi, halaman = halamankan(minta, milik)
    baris = (
        b.BarisTarget(
            _indikator(per_id[t.indikator_id]), _dokumen(dokumen[t.dokumen_id]), t.triwulan, t.nilai,
            t.nilai_atas, _berlaku(s, t),
        )
        for t in isi
    )  # fmt: skip
    return b.DaftarTarget(minta.milik.slug, s.tahun, tuple(baris), halaman)


def _berlaku(s: SumberKinerja, t: DataTarget) -> bool:
    if t.triwulan is not None:
        return s.kinerja.dokumen_triwulan(t.indikator_id, t.tahun) == t.dokumen_id
    terpakai = s.kinerja.target_berlaku(t.indikator_id, t.tahun)
    return terpakai is not None and terpakai.dokumen_id == t.dokumen_id


def _dokumen(d: DataDokumen) -> b.Dokumen:
    return b.Dokumen(JenisDokumen(d.jenis), d.tahun, d.urutan, d.nama, d.nomor, d.tanggal)


def _indikator(i: DataIndikator) -> b.Indikator:
    return b.Indikator(i.kode, i.nama, i.satuan, Level(i.level), Arah(i.arah))


def _cocok(minta: Minta, i: DataIndikator) -> bool:
    return minta.saring["indikator"] in (None, i.kode)


# --- realisations
def realisasi(minta: Minta) -> b.DaftarRealisasi:
    s, saring = sumber(minta), minta.saring
    per_id = {i.id: i for i in s.semua_indikator}
    urut = {pk: n for n, pk in enumerate(per_id)}
    milik = [
        r
        for r in s.realisasi
        if r.tahun == s.tahun
        and _cocok(minta, per_id[r.indikator_id])
        and saring["triwulan"] in (None, r.triwulan)
        and (saring["diubah_sejak"] is None or r.diubah_pada >= saring["diubah_sejak"])
    ]
    milik.sort(key=lambda r: (urut[r.indikator_id], r.triwulan or 5))
    isi, halaman = halamankan(minta, milik)
    keadaan = keadaan_triwulan(s.unit_id, s.tahun)
    baris = (_realisasi(per_id[r.indikator_id], r, keadaan) for r in isi)
    return b.DaftarRealisasi(minta.milik.slug, s.tahun, tuple(baris), halaman)


def _realisasi(i: DataIndikator, r: DataRealisasi, keadaan: dict[int, Keadaan]) -> b.BarisRealisasi:
    hasil = nilai_realisasi(i, r)
    return b.BarisRealisasi(
        indikator=_indikator(i),
        triwulan=r.triwulan,
        nilai=hasil.nilai,
        alasan=r.alasan or _alasan(hasil),
        status=StatusRealisasi(r.status),
        tahun_data=r.tahun_data,
        komponen=tuple(
            b.Komponen(k.urutan, PeranKomponen(k.peran), k.label, k.satuan, k.nilai) for k in r.komponen
        ),
        penjelasan=r.penjelasan,
        sumber=r.sumber,
        keadaan=keadaan_dari(keadaan, r.triwulan),
        versi=r.versi,
        diubah_pada=r.diubah_pada,
    )


def keadaan_dari(keadaan: dict[int, Keadaan], triwulan: int | None) -> Keadaan | None:
    """The state of a row's quarter; one that has none yet is open. None for a yearly value."""
    return keadaan.get(triwulan, Keadaan.TERISI_SEBAGIAN) if triwulan else None


# --- achievement
def capaian(minta: Minta) -> b.DaftarCapaian:
    s, triwulan = sumber(minta), minta.saring["triwulan"]
    skala = s.skala.get("capaian")
    milik = [(i, p) for i, p in indikator_tahun(s) if _cocok(minta, i)]
    isi, halaman = halamankan(minta, milik)
    baris = (_capaian(s, i, p, triwulan, skala) for i, p in isi)
    return b.DaftarCapaian(
        minta.milik.slug,
        s.tahun,
        triwulan,
        VERSI_RUMUS,
        b.Skala(skala.kode, skala.nama, skala.dasar_hukum) if skala else None,
        tuple(baris),
        halaman,
    )


def indikator_tahun(s: SumberKinerja) -> list[tuple[DataIndikator, b.Pemilik]]:
    """The indicators of the year, each with what it measures: of tujuan, of sasaran, of the budget tree."""
    hasil: dict[int, tuple[DataIndikator, b.Pemilik]] = {}
    for i, pemilik in _indikator_tahun(s):
        hasil.setdefault(i.id, (i, pemilik))
    return list(hasil.values())


def _indikator_tahun(s: SumberKinerja) -> Iterator[tuple[DataIndikator, b.Pemilik]]:
    for t in dict.fromkeys(s.tujuan_sasaran(x) for x in s.sasaran):
        for i in s.indikator_tujuan(t.id):
            yield i, b.Pemilik(Level.TUJUAN, t.kode, t.uraian)
    for x in s.sasaran:
        for i, _ in s.indikator_renja(x.id):
            yield i, b.Pemilik(Level.SASARAN, x.kode, x.uraian)
    for program in s.anggaran.program:
        for simpul in s.anggaran.telusur(program):
            for i in s.indikator_dari(simpul):
                yield i, b.Pemilik(Level(simpul.level), simpul.kode, simpul.nama)


def _capaian(
    s: SumberKinerja, i: DataIndikator, pemilik: b.Pemilik, triwulan: int, skala: Skala | None
) -> b.BarisCapaian:
    k: Kinerja = s.kinerja.kinerja(i.id, s.tahun, triwulan)
    t = k.target
    return b.BarisCapaian(
        indikator=_indikator(i),
        pemilik=pemilik,
        target=b.TargetCapaian(t.nilai, t.nilai_atas, JenisDokumen(t.jenis), t.urutan) if t else None,
        realisasi=b.Nilai(k.realisasi.nilai, _alasan(k.realisasi)),
        capaian=hitungan(k.capaian),
        predikat=_predikat(k.capaian, skala),
        capaian_triwulan=hitungan(s.kinerja.capaian_triwulan(i.id, s.tahun, triwulan)),
        data_tahun=k.data_tahun,
        dilaporkan=k.dilaporkan,
        penjelasan=k.penjelasan,
    )


def _predikat(hasil: Hasil, skala: Skala | None) -> b.Predikat:
    if skala is None:
        return b.Predikat(None, "", "skala predikat tahun ini belum dipilih")
    tingkat = predikat(hasil.nilai, skala)
    return b.Predikat(tingkat.teks, tingkat.catatan, "") if tingkat else b.Predikat(None, "", _alasan(hasil))


def _alasan(hasil: Hasil) -> str:
    return str(hasil.alasan or "")


def hitungan(hasil: Hasil) -> b.Hitungan:
    return b.Hitungan(hasil.nilai, _alasan(hasil), hasil.rumus, hasil.sumber)
