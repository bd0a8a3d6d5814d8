"""Explanations that are missing, and money that does not go with what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip.formats import persen
from lkjip.numbers import bersih
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur
from reports.periksa.dasar import E81, Aturan, Kasus, Nilai, bagian, daftar_nilai, isian
from reports.periksa.jumlah import sebut

if TYPE_CHECKING:
    from budget.perhitungan import Uang
    from reports.kekurangan import Ukuran
    from reports.sumber import Sumber

# In percent. Where money and achievement part this far, somebody asks why.
SERAPAN_RENDAH, CAPAIAN_PENUH = Decimal(80), Decimal(100)
SERAPAN_TINGGI, CAPAIAN_RENDAH = Decimal(85), Decimal(75)


def _di_luar_batas(data: Sumber, u: Ukuran) -> str:
    """Why it has to be explained, by the limits of the pemda; empty where it has not."""
    capaian = u.kinerja.capaian.nilai
    if capaian is None:
        return ""
    nilai, batas = bersih(capaian), data.pengaturan
    if nilai < batas.penjelasan_di_bawah:
        return f"kurang dari {persen(batas.penjelasan_di_bawah, None)}"
    if nilai > batas.penjelasan_di_atas:
        return f"lebih dari {persen(batas.penjelasan_di_atas, None)}"
    return ""


def _dijelaskan(data: Sumber, u: Ukuran) -> bool:
    """By the form of the quarter, or by the analysis of the report."""
    return bool(u.kinerja.penjelasan) or any(
        a.indikator_id == u.indikator.id and a.jenis in ("penyebab", "pendukung")
        for a in data.daftar_analisis
    )


def _tanpa(data: Sumber, *level: str) -> Iterator[tuple[Ukuran, str]]:
    for u in indikator_terukur(data):
        if u.indikator.level in level and (sebab := _di_luar_batas(data, u)) and not _dijelaskan(data, u):
            yield u, sebab


def _sasaran(data: Sumber) -> Iterator[Kasus]:
    for u, sebab in _tanpa(data, "sasaran"):
        nilai = (Nilai("Capaian", f"{persen(u.kinerja.capaian.nilai)}, {sebab}"),)
        yield Kasus(u.sebutan, nilai, bagian("analisis-penyebab"))


def _program(data: Sumber) -> Iterator[Kasus]:
    for u, sebab in _tanpa(data, "program"):
        nilai = (Nilai("Capaian", f"{persen(u.kinerja.capaian.nilai)}, {sebab}"),)
        yield Kasus(u.sebutan, nilai, isian(u.indikator))


def _kegiatan(data: Sumber) -> Iterator[Kasus]:
    tanpa = _tanpa(data, "kegiatan", "sub_kegiatan")
    if semua := [f"{u.sebutan} ({persen(u.kinerja.capaian.nilai)})" for u, _ in tanpa]:
        yield Kasus("Kegiatan dan sub kegiatan", daftar_nilai(semua), E81)


def _solusi(data: Sumber) -> Iterator[Kasus]:
    """Below the lower limit what is to be done about it is asked for as well as why."""
    ada = {a.indikator_id for a in data.daftar_analisis if a.jenis == "solusi"}
    for u in indikator_terukur(data):
        capaian = u.kinerja.capaian.nilai
        if u.indikator.level != "sasaran" or capaian is None or u.indikator.id in ada:
            continue
        if bersih(capaian) < data.pengaturan.penjelasan_di_bawah:
            nilai = (Nilai("Capaian", persen(capaian)),)
            yield Kasus(u.sebutan, nilai, bagian("analisis-penyebab"))


def _uang_capaian(data: Sumber) -> Iterator[tuple[str, Uang, list[Ukuran]]]:
    """The money of each sasaran and program, with the indicators that it was spent for."""
    per_id: dict[int, Ukuran] = {u.indikator.id: u for u in indikator_terukur(data)}
    for s in data.sasaran:
        milik = [per_id[i.id] for i in data.indikator_sasaran(s.id)]
        yield f"Sasaran {s.nomor}: {s.uraian}", data.anggaran.uang_sasaran(s.id), milik
    for p in data.anggaran.program:
        yield sebut(p), data.anggaran.uang(p), [per_id[i.id] for i in data.indikator_dari(p)]


def _serapan(data: Sumber, *, rendah: bool) -> Iterator[Kasus]:
    for tempat, uang, milik in _uang_capaian(data):
        semua = [u.kinerja.capaian.nilai for u in milik]
        capaian = [bersih(c) for c in semua if c is not None]
        serapan = uang.serapan.nilai
        if serapan is None or not capaian or None in semua:
            continue
        if rendah:
            janggal = serapan < SERAPAN_RENDAH and min(capaian) >= CAPAIAN_PENUH
        else:
            janggal = serapan >= SERAPAN_TINGGI and max(capaian) < CAPAIAN_RENDAH
        if janggal:
            nilai = (
                Nilai("Serapan anggaran", persen(serapan)),
                *(Nilai(f"Capaian {u.indikator.nama}", persen(u.kinerja.capaian.nilai)) for u in milik),
            )
            yield Kasus(tempat, nilai, bagian("efisiensi"))


ATURAN = (
    Aturan(
        "tanpa-penjelasan",
        "Indikator sasaran di luar batas tanpa penjelasan",
        TingkatTemuan.PERINGATAN,
        "Laporan menjelaskan penyebab keberhasilan dan kegagalan (PermenPANRB 53/2014, Lampiran II); "
        "batasnya ditetapkan pemerintah daerah pada pengaturan tahun.",
        "Tulis penyebabnya pada analisis capaian.",
        _sasaran,
    ),
    Aturan(
        "tanpa-solusi",
        "Indikator sasaran di bawah target tanpa solusi",
        TingkatTemuan.PERINGATAN,
        "Kegagalan disertai alternatif solusi yang dilakukan (PermenPANRB 53/2014, Lampiran II).",
        "Tulis solusinya pada analisis capaian.",
        _solusi,
    ),
    Aturan(
        "program-tanpa-penjelasan",
        "Indikator program di luar batas tanpa penjelasan",
        TingkatTemuan.PERINGATAN,
        "Laporan menjelaskan program yang menunjang keberhasilan atau kegagalan (PermenPANRB 53/2014).",
        "Isi penjelasannya pada lembar triwulan IV, atau tulis analisis programnya.",
        _program,
    ),
    Aturan(
        "kegiatan-tanpa-penjelasan",
        "Indikator kegiatan di luar batas tanpa penjelasan",
        TingkatTemuan.CATATAN,
        "Formulir E.81 memuat penjelasan tiap baris; batasnya ditetapkan pada pengaturan tahun.",
        "Isi penjelasannya pada lembar triwulan IV.",
        _kegiatan,
    ),
    Aturan(
        "serapan-rendah",
        "Serapan anggaran rendah, padahal target tercapai",
        TingkatTemuan.PERINGATAN,
        f"Serapan kurang dari {SERAPAN_RENDAH}% dengan capaian {CAPAIAN_PENUH}% atau lebih: anggaran terlalu "
        "besar, target terlalu rendah, atau benar-benar hemat.",
        "Jelaskan pada analisis efisiensi.",
        lambda data: _serapan(data, rendah=True),
    ),
    Aturan(
        "serapan-tinggi",
        "Anggaran terserap, padahal capaian rendah",
        TingkatTemuan.PERINGATAN,
        f"Serapan {SERAPAN_TINGGI}% atau lebih dengan capaian kurang dari {CAPAIAN_RENDAH}%: uangnya habis, "
        "hasilnya belum ada.",
        "Jelaskan penyebabnya pada analisis program dan efisiensi.",
        lambda data: _serapan(data, rendah=False),
    ),
)
