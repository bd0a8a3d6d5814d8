"""Rules between the yearly plans: Perjanjian Kinerja, Renstra, DPA, rencana aksi, budget tree, Formulir E.81.

Each takes the plans in force. What a draft would bring is found by selisih_renstra and selisih_dpa with the
draft's own figures, under the same keys: what was accepted in the draft stays so when it is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from budget.sumber import SumberKinerja
from indicators.data import DataTarget
from lkjip.formats import angka, rupiah
from lkjip.numbers import jumlah
from perencanaan.peringatan import Aturan, Peringatan, Tingkat, halaman
from perencanaan.triwulan import beda_tahun

Rentang = tuple[Decimal, Decimal | None]


def sebut_rentang(target: Rentang) -> str:
    bawah, atas = target
    return angka(bawah) if atas is None else f"{angka(bawah)} – {angka(atas)}"


def rentang(target: DataTarget) -> Rentang:
    return target.nilai, target.nilai_atas


def selisih_renstra(data: SumberKinerja, target: Mapping[int, Rentang]) -> Iterator[Peringatan]:
    """Targets (by indicator) that differ from those of the Renstra for the year."""
    for i in data.semua_indikator:
        renstra = data.kinerja.target_dokumen(i.id, data.tahun, "renstra")
        if i.id not in target or renstra is None or rentang(renstra) == target[i.id]:
            continue
        kini, rencana = sebut_rentang(target[i.id]), sebut_rentang(rentang(renstra))
        yield Peringatan(
            f"pk-renstra/{i.kode}",
            Tingkat.PERINGATAN,
            f"Target Perjanjian Kinerja “{i.nama}” {kini}, berbeda dari target Renstra {rencana}.",
            f"{kini} | {rencana}",
            halaman(data, "rencana-perjanjian"),
        )


def selisih_dpa(data: SumberKinerja, anggaran: Mapping[int, Decimal]) -> Iterator[Peringatan]:
    """Money (by program) that differs from the DPA in force. Rupiah."""
    for p in data.anggaran.program:
        pagu = data.anggaran.uang(p).pagu
        if p.id not in anggaran or pagu is None or pagu == anggaran[p.id]:
            continue
        kini, dpa = rupiah(anggaran[p.id]), rupiah(pagu)
        yield Peringatan(
            f"pk-dpa/{p.kode}",
            Tingkat.PERINGATAN,
            f"Anggaran {p.nama} pada Perjanjian Kinerja {kini}, berbeda dari DPA {dpa}.",
            f"{kini} | {dpa}",
            halaman(data, "rencana-perjanjian"),
        )


def target_pk(data: SumberKinerja) -> Iterator[Peringatan]:
    yield from selisih_renstra(data, {t.indikator_id: rentang(t) for t in _target_pk(data)})


def _target_pk(data: SumberKinerja) -> list[DataTarget]:
    """The year's targets of the Perjanjian Kinerja in force."""
    pk = data.pk
    return [t for t in data.target if pk and t.dokumen_id == pk.id and t.triwulan is None]


def anggaran_pk(data: SumberKinerja) -> Iterator[Peringatan]:
    if pk := data.pk:
        yield from selisih_dpa(
            data, {p.simpul_id: p.anggaran for p in data.pk_program if p.dokumen_id == pk.id}
        )


def total_dpa(data: SumberKinerja) -> Iterator[Peringatan]:
    for d in data.dpa:
        rinci = jumlah(p.nilai for p in data.pagu if p.urutan == d.urutan)
        if rinci is None or d.total_dinyatakan is None or rinci == d.total_dinyatakan:
            continue
        yield Peringatan(
            f"dpa-total/{d.urutan}",
            Tingkat.PERINGATAN,
            f"Jumlah pagu DPA {d.jenis} {rupiah(rinci)}, berbeda dari total yang dinyatakan "
            f"{rupiah(d.total_dinyatakan)}.",
            f"{rinci} | {d.total_dinyatakan}",
            halaman(data, "rencana-dpa-ubah", urutan=d.urutan),
        )


def triwulan_tahun(data: SumberKinerja) -> Iterator[Peringatan]:
    for i in data.semua_indikator:
        target = data.kinerja.target_berlaku(i.id, data.tahun)
        triwulan = data.kinerja.target_triwulan(i.id, data.tahun)
        if target is None:
            continue
        beda = beda_tahun(triwulan, cara=i.akumulasi_tahun, target=target.nilai, atas=target.nilai_atas)
        if beda:
            yield Peringatan(
                f"triwulan/{i.kode}",
                Tingkat.GALAT,
                f"“{i.nama}”: {beda}",
                "",
                halaman(data, "rencana-aksi"),
            )


def program_tanpa_indikator(data: SumberKinerja) -> Iterator[Peringatan]:
    """A program that supports a sasaran by which nothing is measured."""
    for p in data.anggaran.program:
        if not data.indikator_sasaran(p.sasaran_id or 0):
            yield Peringatan(
                f"program-indikator/{p.kode}",
                Tingkat.PERINGATAN,
                f"{p.kode} {p.nama} mendukung sasaran yang belum mempunyai indikator.",
                "",
                halaman(data, "rencana-program-satu", simpul=p.id),
            )


def sub_kegiatan_tanpa_pagu(data: SumberKinerja) -> Iterator[Peringatan]:
    """Only once there is a DPA at all."""
    if data.anggaran.dpa_berlaku is None:
        return
    for s in data.simpul:
        if s.level == "sub_kegiatan" and data.anggaran.uang(s).pagu is None:
            yield Peringatan(
                f"sub-kegiatan-pagu/{s.kode}",
                Tingkat.PERINGATAN,
                f"Sub kegiatan {s.kode} {s.nama} belum mempunyai pagu pada DPA yang berlaku.",
                "",
                halaman(data, "rencana-dpa-ubah", urutan=data.anggaran.dpa_berlaku),
            )


def sasaran_tanpa_program(data: SumberKinerja) -> Iterator[Peringatan]:
    """Only once the year has programs."""
    if not data.simpul:
        return
    for s in data.sasaran:
        if not data.anggaran.program_sasaran(s.id):
            yield Peringatan(
                f"sasaran-program/{s.kode}",
                Tingkat.PERINGATAN,
                f"Sasaran “{s.uraian}” belum didukung program.",
                "",
                halaman(data, "rencana-program"),
            )


def indikator_pk_di_e81(data: SumberKinerja) -> Iterator[Peringatan]:
    """An indicator that is promised and would not be measured in the quarters."""
    terukur = {i.id for s in data.sasaran for i, _ in data.indikator_renja(s.id)}
    terukur |= {h.indikator_id for h in data.indikator_simpul}
    nama = {i.id: i for i in data.semua_indikator}
    for t in _target_pk(data):
        if t.indikator_id not in terukur:
            i = nama[t.indikator_id]
            yield Peringatan(
                f"pk-e81/{i.kode}",
                Tingkat.PERINGATAN,
                f"Indikator “{i.nama}” ada pada Perjanjian Kinerja, tetapi tidak pada Formulir E.81.",
                "",
                halaman(data, "rencana-program"),
            )


ATURAN_TAHUNAN: tuple[Aturan, ...] = (
    target_pk,
    anggaran_pk,
    total_dpa,
    triwulan_tahun,
    program_tanpa_indikator,
    sub_kegiatan_tanpa_pagu,
    sasaran_tanpa_program,
    indikator_pk_di_e81,
)


def tentang(data: SumberKinerja, *aturan: Aturan) -> Iterable[Peringatan]:
    """What some of the rules find."""
    return [p for a in aturan for p in a(data)]
