"""Sums over levels and quarters: what adds up must be what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.enums import AkumulasiTahun
from indicators.perhitungan import nilai_realisasi
from lkjip.formats import rupiah
from lkjip.numbers import bersih, bulat, jumlah
from pengisian.aturan import peringatan_rp
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, tercetak
from reports.periksa.dasar import ANGGARAN, Aturan, Kasus, Nilai, isian

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from reports.sumber import Sumber

DI_BAWAH = {"program": "kegiatan", "kegiatan": "sub kegiatan"}


def sebut(simpul: DataSimpul) -> str:
    return f"{simpul.kode} {simpul.nama}"


def _uang_induk(data: Sumber) -> Iterator[Kasus]:
    """Money that was entered on a line which has lines below it: the report prints the sum, not this."""
    pagu: dict[int, list[Decimal]] = {}
    for p in data.pagu:
        if p.urutan == data.anggaran.dpa_berlaku:
            pagu.setdefault(p.simpul_id, []).append(p.nilai)
    realisasi: dict[int, list[Decimal]] = {}
    for r in data.realisasi_anggaran:
        realisasi.setdefault(r.simpul_id, []).append(r.nilai)
    for s in data.simpul:
        if not data.anggaran.anak(s):
            continue
        uang = data.anggaran.uang(s)
        for apa, sendiri, hitungan in (
            ("Pagu", pagu.get(s.id), uang.pagu),
            ("Realisasi", realisasi.get(s.id), uang.realisasi),
        ):
            if sendiri and sum(sendiri) != hitungan:
                nilai = (
                    Nilai(f"{apa} yang tercatat", rupiah(jumlah(sendiri))),
                    Nilai(f"Jumlah {DI_BAWAH[s.level]} di bawahnya", rupiah(hitungan)),
                )
                yield Kasus(sebut(s), nilai, ANGGARAN)


def _uang_triwulan(data: Sumber) -> Iterator[Kasus]:
    per_simpul: dict[int, dict[int | None, Decimal]] = {}
    for r in data.realisasi_anggaran:
        per_simpul.setdefault(r.simpul_id, {})[r.triwulan] = r.nilai
    for s in data.simpul:
        nilai = dict(per_simpul.get(s.id, {}))
        setahun = nilai.pop(None, None)
        if setahun is not None and nilai and setahun != sum(nilai.values()):
            yield Kasus(
                sebut(s),
                (
                    Nilai("Realisasi setahun", rupiah(setahun)),
                    Nilai("Jumlah triwulan", rupiah(sum(nilai.values(), Decimal(0)))),
                ),
                ANGGARAN,
            )


def _kinerja_triwulan(data: Sumber) -> Iterator[Kasus]:
    """The value of the year beside quarters that make another one."""
    setahun = {r.indikator_id: r for r in data.realisasi if r.tahun == data.tahun and r.triwulan is None}
    for u in indikator_terukur(data):
        i, baris = u.indikator, setahun.get(u.indikator.id)
        if baris is None or not u.kinerja.punya_triwulan:
            continue
        tahun, triwulan = nilai_realisasi(i, baris).nilai, u.kinerja.realisasi.nilai
        if tahun is None or triwulan is None or bulat(tahun, i.desimal) == bulat(triwulan, i.desimal):
            continue
        cara = AkumulasiTahun(i.akumulasi_tahun).label
        nilai = (
            Nilai("Realisasi setahun", tercetak(i, tahun)),
            Nilai(f"Dari triwulan ({str(cara).lower()})", tercetak(i, triwulan)),
        )
        yield Kasus(u.sebutan, nilai, isian(i))


def _komponen(data: Sumber) -> Iterator[Kasus]:
    """A typed value beside components that make another one: the components count."""
    for u in indikator_terukur(data):
        i = u.indikator
        for r in data.realisasi:
            if (r.indikator_id, r.tahun) != (i.id, data.tahun) or r.nilai is None or not r.komponen:
                continue
            hitungan = nilai_realisasi(i, r).nilai
            if hitungan is None or bulat(hitungan, i.desimal) == bulat(r.nilai, i.desimal):
                continue
            saat = f"triwulan {r.triwulan}" if r.triwulan else "setahun"
            nilai = (
                Nilai(f"Nilai yang diketik, {saat}", tercetak(i, r.nilai)),
                Nilai("Dari komponennya", tercetak(i, hitungan)),
            )
            yield Kasus(u.sebutan, nilai, isian(i))


def _lebih_pagu(data: Sumber) -> Iterator[Kasus]:
    """The same limits as when a quarter is filled (pengisian/aturan.py), for the year."""
    for s in data.simpul:
        uang = data.anggaran.uang(s)
        if data.anggaran.anak(s) or uang.realisasi is None or uang.realisasi <= (uang.pagu or 0):
            continue
        for p in peringatan_rp(nilai=uang.realisasi, kumulatif=uang.realisasi, pagu=uang.pagu):
            nilai = (Nilai("Realisasi", rupiah(uang.realisasi)), Nilai("Pagu", rupiah(uang.pagu or 0)))
            yield Kasus(sebut(s), nilai, ANGGARAN, kunci=f"{s.kode} {p.kode}")


def _tak_terhitung(data: Sumber) -> Iterator[Kasus]:
    """Target and realisation are both there, and yet there is no capaian."""
    for u in indikator_terukur(data):
        k, i = u.kinerja, u.indikator
        if k.capaian.nilai is not None or k.target is None or k.realisasi.nilai is None:
            continue
        nilai = (
            Nilai("Target", tercetak(i, bersih(k.target.nilai))),
            Nilai("Realisasi", tercetak(i, k.realisasi.nilai)),
            Nilai("Sebab", str(k.capaian.alasan)),
        )
        yield Kasus(u.sebutan, nilai, isian(i))


ATURAN = (
    Aturan(
        "uang-induk",
        "Uang pada program atau kegiatan tidak sama dengan jumlah di bawahnya",
        TingkatTemuan.GALAT,
        "Rupiah dicatat pada sub kegiatan; di atasnya adalah jumlah (Permendagri 86/2017, Formulir E.81).",
        "Hapus uang yang tercatat pada baris induk, atau perbaiki baris di bawahnya.",
        _uang_induk,
    ),
    Aturan(
        "uang-triwulan",
        "Realisasi anggaran setahun tidak sama dengan jumlah triwulannya",
        TingkatTemuan.GALAT,
        "Rupiah selalu dijumlahkan (Permendagri 86/2017, Formulir E.81, kolom 12 = 8 + 9 + 10 + 11).",
        "Cocokkan realisasi tiap triwulan dengan laporan realisasi anggaran.",
        _uang_triwulan,
    ),
    Aturan(
        "kinerja-triwulan",
        "Realisasi kinerja setahun tidak sama dengan triwulannya",
        TingkatTemuan.GALAT,
        "Nilai setahun mengikuti cara akumulasi indikator; satu indikator satu nilai.",
        "Perbaiki nilai triwulan atau nilai setahun, atau cara akumulasi indikatornya.",
        _kinerja_triwulan,
    ),
    Aturan(
        "nilai-komponen",
        "Nilai yang diketik tidak sama dengan hitungan komponennya",
        TingkatTemuan.PERINGATAN,
        "Laporan memakai hitungan dari komponen menurut definisi operasional (keputusan IKU).",
        "Perbaiki komponennya, atau kosongkan nilai yang diketik.",
        _komponen,
    ),
    Aturan(
        "lebih-pagu",
        "Realisasi anggaran melebihi pagu",
        TingkatTemuan.PERINGATAN,
        "Tidak ada belanja tanpa anggaran yang cukup (UU 1/2004, Pasal 3 ayat 3).",
        "Periksa realisasi, atau muat pagu dari DPA yang terakhir.",
        _lebih_pagu,
    ),
    Aturan(
        "capaian-tak-terhitung",
        "Capaian tidak dapat dihitung walaupun target dan realisasi ada",
        TingkatTemuan.PERINGATAN,
        "Setiap target dibandingkan dengan realisasinya (PermenPANRB 53/2014, Lampiran II).",
        "Perbaiki target atau realisasinya; bila memang demikian, terima dengan alasan.",
        _tak_terhitung,
    ),
)
