"""Programs: under which sasaran, in which document, from which funds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from budget.enums import SumberDana
from indicators.perhitungan import pengganti_akhir
from lkjip.formats import daftar, rupiah
from lkjip.numbers import jumlah
from reports.enums import TingkatTemuan
from reports.periksa.dasar import ANGGARAN, PK, Aturan, Kasus, Nilai, daftar_nilai
from reports.periksa.jumlah import sebut

if TYPE_CHECKING:
    from budget.data import DataPkProgram
    from reports.sumber import Sumber

TIDAK_DIRINCI = "tidak_dirinci"


def _sasaran_lain(data: Sumber) -> Iterator[Kasus]:
    """A program is the same by its official code; by its name where codes are only running numbers."""
    pengganti = pengganti_akhir(data.semua_sasaran)
    uraian = {s.id: s.uraian for s in data.semua_sasaran}
    for p in data.anggaran.program:
        kini = pengganti.get(p.sasaran_id or 0, p.sasaran_id)
        lain = {}
        for q in data.program_lain:
            sama = q.nama == p.nama if p.kode_sementara or q.kode_sementara else q.kode == p.kode
            if sama and pengganti.get(q.sasaran_id, q.sasaran_id) != kini:
                lain[q.tahun] = uraian.get(q.sasaran_id, "–")
        if lain:
            nilai = (
                Nilai(str(data.tahun), uraian.get(kini or 0, "–")),
                *(Nilai(str(t), s) for t, s in sorted(lain.items())),
            )
            yield Kasus(sebut(p), nilai, ANGGARAN)


def _urusan(data: Sumber) -> Iterator[Kasus]:
    """The sasaran belongs to one field of affairs, its program to another."""
    nama = {u.id: f"{u.kode} {u.nama}" for u in data.daftar_urusan}
    sasaran = {s.id: s for s in data.sasaran}
    for p in data.anggaran.program:
        s = sasaran.get(p.sasaran_id or 0)
        if s is None or None in (s.urusan_id, p.urusan_id) or s.urusan_id == p.urusan_id:
            continue
        nilai = (
            Nilai("Urusan program", nama.get(p.urusan_id or 0, "–")),
            Nilai(f"Urusan sasaran {s.nomor}", nama.get(s.urusan_id or 0, "–")),
        )
        yield Kasus(sebut(p), nilai, ANGGARAN)


def _pk(data: Sumber) -> dict[int, DataPkProgram]:
    """The programs of the Perjanjian Kinerja in force."""
    return {p.simpul_id: p for p in data.pk_program if data.pk and p.dokumen_id == data.pk.id}


def _anggaran_pk(data: Sumber) -> Iterator[Kasus]:
    milik = _pk(data)
    for s in data.simpul:
        pagu = data.anggaran.uang(s).pagu
        if s.id in milik and pagu is not None and milik[s.id].anggaran != pagu:
            nilai = (
                Nilai("Perjanjian Kinerja", rupiah(milik[s.id].anggaran)),
                Nilai("DPA yang berlaku", rupiah(pagu)),
                Nilai("Selisih", rupiah(pagu - milik[s.id].anggaran)),
            )
            yield Kasus(sebut(s), nilai, PK)


def _tanpa_pk(data: Sumber) -> Iterator[Kasus]:
    milik = _pk(data)
    tanpa = [
        f"{sebut(p)} ({rupiah(data.anggaran.uang(p).pagu)})"
        for p in data.anggaran.program
        if p.id not in milik and data.anggaran.uang(p).pagu
    ]
    if milik and tanpa:
        yield Kasus("Perjanjian Kinerja", daftar_nilai(tanpa), PK)


def _sumber_dana(data: Sumber) -> Iterator[Kasus]:
    milik = _pk(data)
    for s in data.simpul:
        if s.id not in milik:
            continue
        dpa = [d for d in data.anggaran.uang(s).sumber_dana if d != TIDAK_DIRINCI]
        dinyatakan = pilah(milik[s.id].sumber_dana)
        lengkap = TIDAK_DIRINCI not in data.anggaran.uang(s).sumber_dana
        ada = {f for d in dpa for f in pilah(str(SumberDana(d).label))}
        if not ada - dinyatakan and not (lengkap and dinyatakan - ada and ada):
            continue
        nilai = (
            Nilai("Perjanjian Kinerja", milik[s.id].sumber_dana),
            Nilai("DPA", daftar([str(SumberDana(d).label) for d in dpa])),
        )
        yield Kasus(sebut(s), nilai, PK)


def pilah(teks: str) -> frozenset[str]:
    """The funds that a text names: APBD + DAK BOKB as {APBD, DAK}. A DAK of one field is a DAK."""
    kata = (k.strip().upper() for k in re.split(r"[+&,/;]|\bdan\b", teks))
    return frozenset("DAK" if k.startswith("DAK") else k for k in kata if k)


def _tak_dirinci(data: Sumber) -> Iterator[Kasus]:
    tanpa = {
        p.simpul_id
        for p in data.pagu
        if p.urutan == data.anggaran.dpa_berlaku and p.sumber_dana == TIDAK_DIRINCI and p.nilai
    }
    if tanpa:
        baris = [s for s in data.simpul if s.id in tanpa]
        total = jumlah(p.nilai for p in data.pagu if p.simpul_id in tanpa and p.sumber_dana == TIDAK_DIRINCI)
        nilai = daftar_nilai(map(sebut, baris))
        yield Kasus(f"DPA, {len(baris)} baris senilai {rupiah(total)}", nilai, ANGGARAN, kunci="DPA")


def _kode_sementara(data: Sumber) -> Iterator[Kasus]:
    semua = [s for s in data.simpul if s.kode_sementara]
    if semua:
        nilai = (Nilai("Baris", str(len(semua))), Nilai("Misalnya", daftar([s.kode for s in semua[:3]])))
        yield Kasus(f"Program dan kegiatan tahun {data.tahun}", nilai, ANGGARAN)


ATURAN = (
    Aturan(
        "program-sasaran",
        "Program berada di bawah sasaran yang berbeda dari tahun lain",
        TingkatTemuan.PERINGATAN,
        "Uang dan capaian suatu program dihitung pada satu sasaran (cascading, PermenPANRB 89/2021).",
        "Pindahkan programnya ke sasaran yang benar, atau jelaskan mengapa berpindah.",
        _sasaran_lain,
    ),
    Aturan(
        "program-urusan",
        "Urusan program berbeda dari urusan sasarannya",
        TingkatTemuan.PERINGATAN,
        "Program mendukung sasaran pada urusan yang sama (Permendagri 90/2019).",
        "Periksa urusan pada program dan pada sasaran.",
        _urusan,
    ),
    Aturan(
        "anggaran-pk",
        "Anggaran program pada Perjanjian Kinerja berbeda dari DPA",
        TingkatTemuan.PERINGATAN,
        "Anggaran Perjanjian Kinerja mengikuti DPA; perubahan DPA diikuti perubahan Perjanjian Kinerja "
        "(PermenPANRB 53/2014, Lampiran I).",
        "Buat Perjanjian Kinerja perubahan, atau perbaiki pagunya.",
        _anggaran_pk,
    ),
    Aturan(
        "program-tanpa-pk",
        "Program ber-DPA yang tidak ada dalam Perjanjian Kinerja",
        TingkatTemuan.PERINGATAN,
        "Lampiran Perjanjian Kinerja memuat semua program beserta anggarannya (PermenPANRB 53/2014).",
        "Tambahkan programnya pada Perjanjian Kinerja.",
        _tanpa_pk,
    ),
    Aturan(
        "sumber-dana",
        "Sumber dana pada Perjanjian Kinerja berbeda dari DPA",
        TingkatTemuan.PERINGATAN,
        "Keterangan sumber dana pada Perjanjian Kinerja mengikuti DPA.",
        "Samakan sumber dananya.",
        _sumber_dana,
    ),
    Aturan(
        "sumber-tak-dirinci",
        "Sumber dana pagu tidak dirinci",
        TingkatTemuan.CATATAN,
        "Tanpa rinciannya sumber dana pada Perjanjian Kinerja tidak dapat dicocokkan.",
        "Muat rincian sumber dana dari DPA.",
        _tak_dirinci,
    ),
    Aturan(
        "kode-sementara",
        "Kode program dan kegiatan masih berupa nomor urut",
        TingkatTemuan.CATATAN,
        "Kode mengikuti nomenklatur yang berlaku (Permendagri 90/2019 dan pemutakhirannya).",
        "Isi kode nomenklatur resmi.",
        _kode_sementara,
    ),
)
