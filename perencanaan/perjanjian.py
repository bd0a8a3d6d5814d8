"""Perjanjian Kinerja of a year: what a draft begins with, how it is written and set.

The head of the unit promises the sasaran; a head below promises the lines of the budget tree that the bidang
answers for. What is a draft, and what is of a bidang, counts nowhere as the unit's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from budget.data import DataSimpul
from budget.enums import LevelSimpul, SumberDana
from budget.models import PkProgram
from budget.sebutan import sumber_dana
from budget.sumber import SumberKinerja
from indicators.data import DataIndikator
from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Target
from lkjip.data import DataBidang
from lkjip.models import Unit
from perencanaan.catat import Pencatat
from perencanaan.penerimaan import belum_diterima
from perencanaan.peringatan import Peringatan, Tingkat, halaman
from perencanaan.peringatan_tahunan import Rentang, rentang, sebut_rentang, selisih_dpa, selisih_renstra

Anggaran = tuple[Decimal, str]  # rupiah, and the fund source as it is printed


# --- whose
def puncak(bidang: Iterable[DataBidang]) -> DataBidang | None:
    """The row of the structure that is the head of the unit: the only one that stands under none."""
    akar = [b for b in bidang if b.induk_id is None]
    return akar[0] if len(akar) == 1 else None


def jabatan_bidang(bidang: DataBidang) -> str:
    return bidang.jabatan or f"Kepala {bidang.nama}"


def atasan(bidang: DataBidang, semua: Iterable[DataBidang]) -> DataBidang | None:
    """The bidang whose head is the superior; None where that is the head of the unit."""
    semua = list(semua)
    kepala = puncak(semua)
    induk = next((b for b in semua if b.id == bidang.induk_id), None)
    return None if induk is None or induk == kepala else induk


# --- what
@dataclass(frozen=True, slots=True)
class BarisTarget:
    """An indicator of the annex, under what it measures; acuan is what the plans ask for."""

    sasaran: str
    indikator: DataIndikator
    acuan: Rentang | None


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """A line with money of the annex; pagu in rupiah, of the DPA in force."""

    simpul: DataSimpul
    pagu: Decimal | None
    sumber_dana: str


@dataclass(frozen=True, slots=True)
class Lampiran:
    target: tuple[BarisTarget, ...]
    anggaran: tuple[BarisAnggaran, ...]


def susun_lampiran(data: SumberKinerja, bidang: DataBidang | None, *, juga: Iterable[int] = ()) -> Lampiran:
    """All that may stand in the annex. juga: indicators that the document has, whatever the plans say now."""
    baris = list(_target_unit(data) if bidang is None else _target_bidang(data, bidang))
    ada = {b.indikator.id for b in baris}
    sisa = set(juga) - ada
    baris += [BarisTarget("Lainnya", i, None) for i in data.semua_indikator if i.id in sisa]
    simpul = data.anggaran.program if bidang is None else teratas(data, bidang.id)
    uang = ((s, data.anggaran.uang(s)) for s in simpul)
    anggaran = (
        BarisAnggaran(s, u.pagu, sumber_dana(u.sumber_dana) or SumberDana.TIDAK_DIRINCI.label)
        for s, u in uang
    )
    return Lampiran(tuple(baris), tuple(anggaran))


def _target_unit(data: SumberKinerja) -> Iterator[BarisTarget]:
    for s in data.sasaran:
        for i in data.indikator_sasaran(s.id):
            t = data.kinerja.target_dokumen(i.id, data.tahun, "renstra")
            yield BarisTarget(s.uraian, i, rentang(t) if t else None)


def _target_bidang(data: SumberKinerja, bidang: DataBidang) -> Iterator[BarisTarget]:
    for s in lingkup(data, bidang):
        for i in data.indikator_dari(s):
            t = data.kinerja.target_berlaku(i.id, data.tahun)
            yield BarisTarget(s.nama, i, rentang(t) if t else None)


def lingkup(data: SumberKinerja, bidang: DataBidang) -> list[DataSimpul]:
    """The lines that a head below the kepala dinas promises.

    Right below: programs and kegiatan; further down: kegiatan and sub kegiatan. What names the bidang itself
    is among them, of whatever level.
    """
    langsung = atasan(bidang, data.bidang) is None
    level = {LevelSimpul.KEGIATAN, LevelSimpul.PROGRAM if langsung else LevelSimpul.SUB_KEGIATAN}
    semua = (s for p in data.anggaran.program for s in data.anggaran.telusur(p))
    return [
        s
        for s in semua
        if data.anggaran.bidang(s) == bidang.id and (s.level in level or s.bidang_id == bidang.id)
    ]


def teratas(data: SumberKinerja, bidang_id: int) -> list[DataSimpul]:
    """The lines that the bidang answers for and that stand under none of its own."""
    buku = data.anggaran
    milik = [s for p in buku.program for s in buku.telusur(p) if buku.bidang(s) == bidang_id]
    nomor = {s.id for s in milik}
    return [s for s in milik if s.induk_id not in nomor]


# --- writing
@transaction.atomic
def buat(penulis: Pencatat, data: SumberKinerja, bidang: DataBidang | None, alasan: str = "") -> Dokumen:
    """A draft: the first begins with what the plans ask for, a change with the version before it.

    Money is that of the DPA in force; how its source is worded stays. Raises ValidationError.
    """
    Unit.objects.select_for_update().get(pk=penulis.unit.pk)  # two who begin a version take turns
    milik = versi(penulis.unit, penulis.tahun, bidang.id if bidang else None)
    lama = milik[-1] if milik else None
    if lama and lama.draf:
        raise ValidationError("Masih ada draf Perjanjian Kinerja. Tetapkan atau hapus itu lebih dahulu.")
    dokumen = rancang(penulis.unit, penulis.tahun, data, bidang, lama, alasan)
    penulis.simpan(dokumen)
    lampiran = susun_lampiran(data, bidang)
    dulu, uang = isi_lampiran(lama) if lama else ({}, {})
    target = {b.indikator.id: dulu.get(b.indikator.id, b.acuan) for b in lampiran.target}
    anggaran = {
        b.simpul.id: None if b.pagu is None else (b.pagu, uang.get(b.simpul.id, (0, b.sumber_dana))[1])
        for b in lampiran.anggaran
    }
    tulis_lampiran(penulis, dokumen, target | dulu, anggaran)
    return dokumen


def rancang(
    unit: Unit,
    tahun: int,
    data: SumberKinerja,
    bidang: DataBidang | None = None,
    lama: Dokumen | None = None,
    alasan: str = "",
) -> Dokumen:
    """A draft that is not saved yet; lama is the version before it."""
    return Dokumen(
        unit=unit,
        jenis=JenisDokumen.PK,
        tahun=tahun,
        urutan=lama.urutan + 1 if lama else 0,
        bidang_id=bidang.id if bidang else None,
        nama=_nama(tahun, bidang, perubahan=lama is not None),
        alasan=alasan,
        draf=True,
        **_pihak(unit, bidang, data.bidang if bidang else ()),
    )


def _nama(tahun: int, bidang: DataBidang | None, *, perubahan: bool) -> str:
    akhir = f" – {jabatan_bidang(bidang)}" if bidang else ""
    return f"Perjanjian Kinerja{' Perubahan' if perubahan else ''} Tahun {tahun}{akhir}"[:250]


def _pihak(unit: Unit, bidang: DataBidang | None, semua: Iterable[DataBidang]) -> dict[str, str]:
    """Who promises, and to whom, by office."""
    if bidang is None:
        return {"pihak_pertama": unit.jabatan_kepala, "pihak_kedua": unit.pemda.kepala_daerah}
    atas = atasan(bidang, semua)
    return {
        "pihak_pertama": jabatan_bidang(bidang),
        "pihak_kedua": jabatan_bidang(atas) if atas else unit.jabatan_kepala,
    }


def versi(unit: Unit, tahun: int, bidang_id: int | None) -> list[Dokumen]:
    """All versions of one Perjanjian Kinerja, drafts too, oldest first."""
    return list(
        Dokumen.objects.filter(unit=unit, jenis=JenisDokumen.PK, tahun=tahun, bidang=bidang_id).order_by(
            "urutan"
        )
    )


def target_tahun(dokumen: Dokumen) -> list[Target]:
    return list(
        dokumen.target.filter(tahun=dokumen.tahun, triwulan=None).select_related("indikator", "dokumen")
    )


def tulis_lampiran(
    penulis: Pencatat,
    dokumen: Dokumen,
    target: Mapping[int, Rentang | None],
    anggaran: Mapping[int, Anggaran | None],
) -> bool:
    """Targets by indicator and money by line; None takes one away. Whether anything changed."""
    berubah = False
    lama = {t.indikator_id: t for t in target_tahun(dokumen)}
    for indikator_id, isi in target.items():
        t = lama.get(indikator_id)
        if isi is None:
            if t:
                penulis.hapus(t)
                berubah = True
            continue
        t = t or Target(indikator_id=indikator_id, dokumen=dokumen, tahun=dokumen.tahun)
        t.nilai, t.nilai_atas = isi
        berubah |= penulis.simpan(t)
    return _tulis_anggaran(penulis, dokumen, anggaran) or berubah


def _tulis_anggaran(penulis: Pencatat, dokumen: Dokumen, anggaran: Mapping[int, Anggaran | None]) -> bool:
    berubah = False
    lama = {p.simpul_id: p for p in dokumen.program.select_related("simpul", "dokumen")}
    for urutan, (simpul_id, isi) in enumerate(anggaran.items()):
        p = lama.get(simpul_id)
        if isi is None:
            if p:
                penulis.hapus(p)
                berubah = True
            continue
        p = p or PkProgram(dokumen=dokumen, simpul_id=simpul_id, urutan=urutan)
        p.anggaran, p.sumber_dana = isi
        berubah |= penulis.simpan(p)
    return berubah


@transaction.atomic
def simpan(
    penulis: Pencatat,
    dokumen: Dokumen,
    target: Mapping[int, Rentang | None],
    anggaran: Mapping[int, Anggaran | None],
) -> bool:
    """The document with its annex. One that is set needs a reason. Raises ValidationError."""
    if not dokumen.draf and not penulis.alasan:
        raise ValidationError("Tulis alasan mengubah dokumen yang sudah ditetapkan.")
    kurang = [] if dokumen.draf else kekurangan(dokumen, bertarget=any(target.values()))
    if kurang:
        raise ValidationError(kurang)
    berubah = penulis.simpan(dokumen)
    return tulis_lampiran(penulis, dokumen, target, anggaran) or berubah


def kekurangan(dokumen: Dokumen, *, bertarget: bool) -> list[str]:
    """What keeps a document from being set, apart from warnings that nobody has accepted."""
    hasil = []
    if dokumen.tanggal is None:
        hasil.append("Tanggal penandatanganan belum diisi.")
    elif dokumen.urutan and dokumen.tanggal.year > dokumen.tahun:
        hasil.append(f"Perubahan ditetapkan paling lambat 31 Desember {dokumen.tahun}.")
    if not dokumen.pihak_pertama or not dokumen.pihak_kedua:
        hasil.append("Pihak pertama dan pihak kedua belum lengkap.")
    if not bertarget:
        hasil.append("Belum ada target yang diperjanjikan.")
    lalu = versi(dokumen.unit, dokumen.tahun, dokumen.bidang_id)
    sebelum = [d.tanggal for d in lalu if d.urutan < dokumen.urutan and d.tanggal]
    if dokumen.tanggal and sebelum and dokumen.tanggal < max(sebelum):
        hasil.append("Tanggal perubahan tidak boleh sebelum tanggal versi sebelumnya.")
    return hasil


@transaction.atomic
def tetapkan(penulis: Pencatat, dokumen: Dokumen, data: SumberKinerja) -> None:
    """Raises ValidationError with all that is missing, and the warnings that nobody has accepted."""
    kurang = kekurangan(dokumen, bertarget=bool(target_tahun(dokumen)))
    terbuka = belum_diterima(penulis.unit, penulis.tahun, periksa(data, dokumen))
    if terbuka:
        kurang.append(f"Terima dengan alasan {len(terbuka)} peringatan di bawah, atau perbaiki isiannya.")
    if kurang:
        raise ValidationError(kurang)
    dokumen.draf = False
    penulis.simpan(dokumen)


@transaction.atomic
def hapus_draf(penulis: Pencatat, dokumen: Dokumen) -> None:
    if not dokumen.draf:
        raise ValidationError("Dokumen yang sudah ditetapkan tidak dihapus; buat perubahannya.")
    penulis.hapus(dokumen)


# --- against its neighbours
def isi_lampiran(dokumen: Dokumen) -> tuple[dict[int, Rentang], dict[int, Anggaran]]:
    """What the annex has: targets by indicator, money by line. Two queries."""
    target = {t.indikator_id: (t.nilai, t.nilai_atas) for t in target_tahun(dokumen)}
    return target, {p.simpul_id: (p.anggaran, p.sumber_dana) for p in dokumen.program.all()}


def periksa(
    data: SumberKinerja,
    dokumen: Dokumen,
    isi: tuple[Mapping[int, Rentang], Mapping[int, Anggaran]] | None = None,
) -> list[Peringatan]:
    """What in a document, draft or set, differs from Renstra (or Renja) and DPA. isi: its isi_lampiran."""
    target, uang = isi or isi_lampiran(dokumen)
    anggaran = {simpul_id: nilai for simpul_id, (nilai, _) in uang.items()}
    if dokumen.bidang_id is None:
        return [*selisih_renstra(data, target), *selisih_dpa(data, anggaran)]
    return list(_selisih_bidang(data, dokumen, target))


def _selisih_bidang(
    data: SumberKinerja, dokumen: Dokumen, target: Mapping[int, Rentang]
) -> Iterator[Peringatan]:
    bidang = next(b for b in data.bidang if b.id == dokumen.bidang_id)
    for b in _target_bidang(data, bidang):
        kini = target.get(b.indikator.id)
        if kini is None or b.acuan is None or kini == b.acuan:
            continue
        isi = f"{sebut_rentang(kini)} | {sebut_rentang(b.acuan)}"
        yield Peringatan(
            f"pk-bidang/{bidang.kode}/{b.indikator.kode}"[:120],
            Tingkat.PERINGATAN,
            f"Target “{b.indikator.nama}” {sebut_rentang(kini)}, berbeda dari target tahun ini pada Renja "
            f"atau Renstra {sebut_rentang(b.acuan)}.",
            isi,
            halaman(data, "rencana-perjanjian-satu", dokumen=dokumen.pk),
        )
