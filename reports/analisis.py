"""What staff say of figures: causes, solutions, thrift, what programs did, and why money was spent so.

An object of a form is an indicator of a sasaran (key i12) or a program of the year (key s34). Its texts stand
in groups; a form saves them all at once, and only when they are still those that its writer saw.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from budget.enums import JenisAnalisisAnggaran
from budget.models import AnalisisAnggaran
from indicators.enums import JenisAnalisis
from indicators.models import Analisis
from lkjip.access import Hak, Pemakai, bidang_diisi
from lkjip.enums import TahapLkjip
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Unit
from lkjip.numbers import SERATUS, Hasil
from pengisian.lembar import cakupan_bidang
from pengisian.simpan import giliran
from reports.garis import FINAL, Penyusun
from reports.narasi.bab3_sumber_daya import SERAPAN_RENDAH
from reports.narasi.bantu import predikat_capaian
from reports.tahap import boleh_lkjip, tahap_lkjip

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataIndikator, DataSasaran
    from indicators.perhitungan import Kinerja
    from indicators.predikat import Predikat
    from reports.sumber import Sumber

CAPAIAN_LUAR_BIASA = Decimal(120)  # above this an explanation is due, as below the target
PANJANG_MAKS, BUTIR_MAKS = 3000, 20
Teks = dict[str, tuple[str, ...]]  # by key of the group


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Texts of one kind; of an indicator, or of the program itself where indikator_id is None."""

    kunci: str
    jenis: str
    label: str
    indikator_id: int | None
    teks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objek:
    """What a form is about, with its figures; `kurang` says what is still to be explained."""

    kunci: str
    id: int
    judul: str
    bidang_id: int | None
    kelompok: tuple[Kelompok, ...]
    kurang: tuple[str, ...]
    kinerja: tuple[Kinerja, ...]
    uang: Uang | None = None
    predikat: Predikat | None = None

    @property
    def program(self) -> bool:
        return self.uang is not None

    @property
    def teks(self) -> Teks:
        return {k.kunci: k.teks for k in self.kelompok}

    @property
    def banyak(self) -> int:
        return sum(len(k.teks) for k in self.kelompok)


class AnalisisDitolak(Exception):
    """What cannot be saved; the message says why."""


class AnalisisBentrok(AnalisisDitolak):
    """Somebody else was first; kini is what stands there now."""

    def __init__(self, kini: Teks) -> None:
        super().__init__("Analisis ini baru saja diubah orang lain.")
        self.kini = kini


def semua_objek(data: Sumber) -> tuple[tuple[DataSasaran, tuple[Objek, ...]], ...]:
    """By sasaran: its indicators, then its programs."""
    return tuple(
        (
            s,
            (
                *(_indikator(data, i) for i in data.indikator_sasaran(s.id)),
                *(_program(data, p) for p in data.anggaran.program_sasaran(s.id)),
            ),
        )
        for s in data.sasaran
    )


def cari_objek(data: Sumber, kunci: str) -> Objek | None:
    return next((o for _, daftar in semua_objek(data) for o in daftar if o.kunci == kunci), None)


def _indikator(data: Sumber, i: DataIndikator) -> Objek:
    jenis = (JenisAnalisis.PENYEBAB, JenisAnalisis.SOLUSI, JenisAnalisis.EFISIENSI)
    kelompok = tuple(_kelompok(data, j.value, j, i) for j in jenis)
    k = data.kinerja.kinerja(i.id, data.tahun)
    kurang = () if kelompok[0].teks else _perlu_sebab(k.capaian)
    tingkat = predikat_capaian(data, k.capaian)
    return Objek(f"i{i.id}", i.id, i.nama, i.bidang_id, kelompok, kurang, (k,), predikat=tingkat)


def _program(data: Sumber, p: DataSimpul) -> Objek:
    indikator = data.indikator_dari(p)
    pendukung = tuple(_kelompok(data, f"pendukung-{i.id}", JenisAnalisis.PENDUKUNG, i) for i in indikator)
    uang = data.anggaran.uang(p)
    sebab, rencana = (
        Kelompok(
            j.value,
            j.value,
            j.label,
            None,
            tuple(a.teks for a in data.analisis_anggaran if a.simpul_id == p.id and a.jenis == j),
        )
        for j in JenisAnalisisAnggaran
    )
    kinerja = tuple(data.kinerja.kinerja(i.id, data.tahun) for i in indikator)
    kurang = [
        t for k, g in zip(kinerja, pendukung, strict=True) if not g.teks for t in _perlu_sebab(k.capaian)
    ]
    if not sebab.teks and uang.serapan.nilai is not None and uang.serapan.nilai < SERAPAN_RENDAH:
        kurang.append(f"Penyerapan di bawah {SERAPAN_RENDAH}% belum dijelaskan.")
    bidang = data.anggaran.bidang(p) or next((i.bidang_id for i in indikator if i.bidang_id), None)
    kelompok = (*pendukung, sebab, rencana)
    return Objek(f"s{p.id}", p.id, p.nama, bidang, kelompok, tuple(dict.fromkeys(kurang)), kinerja, uang)


def _kelompok(data: Sumber, kunci: str, jenis: JenisAnalisis, i: DataIndikator) -> Kelompok:
    label = f"{jenis.label}: {i.nama}" if jenis == JenisAnalisis.PENDUKUNG else jenis.label
    return Kelompok(kunci, jenis, label, i.id, tuple(a.teks for a in data.analisis(i.id, jenis)))


def _perlu_sebab(capaian: Hasil) -> tuple[str, ...]:
    if capaian.nilai is None or SERATUS <= capaian.nilai <= CAPAIAN_LUAR_BIASA:
        return ()
    batas = f"di bawah {SERATUS}%" if capaian.nilai < SERATUS else f"di atas {CAPAIAN_LUAR_BIASA}%"
    return (f"Capaian {batas} belum dijelaskan penyebabnya.",)


def cap(teks: Mapping[str, Sequence[str]]) -> str:
    """Tells of texts whether they are still the ones that were seen."""
    isi = {k: list(v) for k, v in teks.items() if v}
    return sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()[:24]


def boleh_analisis(user: Pemakai, unit: Unit, tahap: TahapLkjip, data: Sumber, objek: Objek) -> bool:
    """A perencana writes all, an operator what belongs to the own bidang, as in the quarter's sheet."""
    if not boleh_lkjip(user, Hak.TULIS, unit, tahap):
        return False
    akar = bidang_diisi(user, unit, Hak.TULIS)
    return akar is None or objek.bidang_id in cakupan_bidang(data.bidang, akar)


def rapi(teks: Iterable[str]) -> tuple[str, ...]:
    """Texts without empty ones, each with plain line ends."""
    bersih = (t.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip() for t in teks)
    return tuple(t for t in bersih if t)


def simpan(p: Penyusun, data: Sumber, objek: Objek, isi: Mapping[str, Iterable[str]], dilihat: str) -> None:
    """Writes all groups of an object. Raises AnalisisDitolak, AnalisisBentrok."""
    baru: Teks = {k.kunci: rapi(isi.get(k.kunci, ())) for k in objek.kelompok}
    for k in objek.kelompok:
        if len(baru[k.kunci]) > BUTIR_MAKS:
            raise AnalisisDitolak(f"{k.label}: paling banyak {BUTIR_MAKS} butir.")
        if any(len(t) > PANJANG_MAKS for t in baru[k.kunci]):
            raise AnalisisDitolak(f"{k.label}: setiap butir paling banyak {PANJANG_MAKS} huruf.")
    with giliran, transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=p.unit.pk)
        tahap = tahap_lkjip(p.unit.pk, p.tahun)
        if not boleh_analisis(p.pengguna, p.unit, tahap, data, objek):
            terbuka = boleh_lkjip(p.pengguna, Hak.TULIS, p.unit, tahap)
            raise AnalisisDitolak("Analisis ini bukan milik bidang Anda." if terbuka else FINAL)
        kini = _tersimpan(objek, p.tahun)
        if cap(kini) != dilihat:
            raise AnalisisBentrok(kini)
        for k in objek.kelompok:
            if baru[k.kunci] != kini[k.kunci]:
                _tulis(objek, k, p.tahun, baru[k.kunci])


def _tersimpan(objek: Objek, tahun: int) -> Teks:
    """The texts as they are now, in two queries."""
    milik = Analisis.objects.filter(
        indikator__in=[k.indikator_id for k in objek.kelompok if k.indikator_id], tahun=tahun
    )
    semua: dict[tuple[int | None, str], list[str]] = {}
    for indikator, jenis, teks in milik.values_list("indikator_id", "jenis", "teks"):
        semua.setdefault((indikator, jenis), []).append(teks)
    if objek.program:
        uang = AnalisisAnggaran.objects.filter(simpul=objek.id)
        for jenis, teks in uang.values_list("jenis", "teks"):
            semua.setdefault((None, jenis), []).append(teks)
    return {k.kunci: tuple(semua.get((k.indikator_id, k.jenis), ())) for k in objek.kelompok}


def _tulis(objek: Objek, k: Kelompok, tahun: int, teks: tuple[str, ...]) -> None:
    if k.indikator_id is None:
        AnalisisAnggaran.objects.filter(simpul=objek.id, jenis=k.jenis).delete()
        AnalisisAnggaran.objects.bulk_create(
            AnalisisAnggaran(simpul_id=objek.id, jenis=k.jenis, urutan=n, teks=t)
            for n, t in enumerate(teks, 1)
        )
        return
    Analisis.objects.filter(indikator=k.indikator_id, tahun=tahun, jenis=k.jenis).delete()
    Analisis.objects.bulk_create(
        Analisis(indikator_id=k.indikator_id, tahun=tahun, jenis=k.jenis, urutan=n, teks=t)
        for n, t in enumerate(teks, 1)
    )


# --- what a writer can begin with
def dari_triwulan(data: Sumber, objek: Objek) -> Teks:
    """What was said of each quarter's figure, for the group that explains it."""
    hasil: Teks = {}
    for k in objek.kelompok:
        if k.jenis in (JenisAnalisis.PENYEBAB, JenisAnalisis.PENDUKUNG) and k.indikator_id:
            hasil[k.kunci] = tuple(_penjelasan(data, k.indikator_id))
    return hasil


def _penjelasan(data: Sumber, indikator_id: int) -> Iterator[str]:
    for r in data.realisasi:
        if r.indikator_id == indikator_id and r.tahun == data.tahun and r.penjelasan.strip():
            kapan = f"Triwulan {ROMAWI_TRIWULAN[r.triwulan - 1]}" if r.triwulan else f"Tahun {r.tahun}"
            yield f"{kapan}: {r.penjelasan.strip()}"


def dari_tahun_lalu(data: Sumber, objek: Objek) -> Teks:
    """What was written a year ago; a program is the one of the same code."""
    lalu = _tersimpan(
        Objek(objek.kunci, 0, "", None, tuple(k for k in objek.kelompok if k.indikator_id), (), ()),
        data.tahun - 1,
    )
    if objek.program:
        kode = next(s.kode for s in data.simpul if s.id == objek.id)
        uang = AnalisisAnggaran.objects.filter(
            simpul__unit=data.unit_id, simpul__tahun=data.tahun - 1, simpul__kode=kode
        )
        for k in objek.kelompok:
            if k.indikator_id is None:
                lalu[k.kunci] = tuple(uang.filter(jenis=k.jenis).values_list("teks", flat=True))
    return lalu
