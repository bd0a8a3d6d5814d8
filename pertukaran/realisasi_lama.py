"""Figures of earlier years as one simple sheet: indicators down, years across. Written filled, read back.

They become rows of the tables realisasi and target, so all that holds for a workbook holds for them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.models import Dokumen, Indikator, Realisasi, Target
from lkjip.buku_kerja.masuk import BukuDitolak, BukuMasuk, LembarMasuk
from lkjip.buku_kerja.sel import SelSalah
from lkjip.buku_kerja.tulis import bytes_tetap, isi_teks
from lkjip.models import Unit
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from pengisian.buku_kerja.gaya import Pena
from pertukaran.baris import Baris, GalatBaris
from pertukaran.buku.baca import IsiBuku, teks_sel
from pertukaran.buku.kolom import Jenis, Kolom
from pertukaran.buku.tulis import BARIS_ISI, BARIS_NAMA, FORMAT, tulis_kepala, tulis_sel
from pertukaran.skema import gabung

REALISASI, TARGET = "Realisasi Tahun Lalu", "Target Tahun Lalu"
TABEL = {REALISASI: "realisasi", TARGET: "target"}
TAHUN_KE_BELAKANG = 5
BUKAN_BUKU = (
    f"Berkas ini tidak memuat lembar “{REALISASI}” atau “{TARGET}”. Unduh templat dari halaman ini, lalu isi."
)
KODE = Kolom("indikator", "Kode", Jenis.TEKS, True, "Kode indikator.", "idg")
TETAP = (
    KODE,
    Kolom("nama", "Indikator", Jenis.TEKS, False, "Teks. Untuk dibaca saja.", ""),
    Kolom("satuan", "Satuan", Jenis.TEKS, False, "Untuk dibaca saja.", ""),
)
DOKUMEN = Kolom("dokumen", "Dokumen", Jenis.TEKS, True, "Dokumen yang memuat targetnya.", "renstra/2021/1")
_NAMA_TAHUN = re.compile(r"(?:t|tahun )?(\d{4})", re.IGNORECASE)


def tulis_realisasi(unit: Unit, tahun: int) -> bytes:
    """The template of the years before `tahun`, with the unit's indicators and what is known already."""
    renstra = Dokumen.objects.berlaku().filter(unit=unit, jenis="renstra", tahun__lte=tahun)
    kini = renstra.order_by("tahun", "urutan").last()
    awal = min(kini.tahun if kini else tahun, tahun - TAHUN_KE_BELAKANG)
    tahuntahun = range(awal, tahun)
    indikator = list(Indikator.objects.filter(unit=unit))
    wb = Workbook()
    wb.active.title = "Petunjuk"
    _petunjuk(wb.active, unit)
    milik = Realisasi.objects.filter(indikator__unit=unit, triwulan=None, nilai__isnull=False)
    nilai = {(r.indikator_id, r.tahun): r.nilai for r in milik}
    _lembar(wb.create_sheet(REALISASI), indikator, tahuntahun, nilai, "")
    if kini:
        ditarget = Target.objects.filter(dokumen=kini, triwulan=None, nilai_atas=None)
        sasaran = {(t.indikator_id, t.tahun): t.nilai for t in ditarget}
        kunci = gabung((kini.jenis, str(kini.tahun), str(kini.urutan)))
        _lembar(wb.create_sheet(TARGET), indikator, tahuntahun, sasaran, kunci)
    rahasia = wb.create_sheet("lkjip")
    rahasia.sheet_state = "veryHidden"
    isi_teks(rahasia["A1"], FORMAT)
    isi_teks(rahasia["B1"], unit.slug)
    return bytes_tetap(wb)


def _petunjuk(ws: Worksheet, unit: Unit) -> None:
    ws.column_dimensions["A"].width = 110
    for n, teks in enumerate(
        (
            f"Realisasi dan target tahun-tahun lalu: {unit.nama}",
            "Isi nilai setahun pada kolom tahunnya, misalnya 46,02. Sel kosong tidak mengubah apa pun.",
            "Tahun yang sudah diisi per triwulan tidak diisi di sini. Kolom tahun boleh ditambah di kanan.",
            "Unggah pada halaman Impor; pratinjau menunjukkan setiap perubahan sebelum ada yang ditulis.",
        ),
        1,
    ):
        isi_teks(ws.cell(n, 1), teks)


def _lembar(
    ws: Worksheet,
    indikator: Sequence[Indikator],
    tahun: Sequence[int],
    nilai: Mapping[tuple[int, int], Decimal | None],
    dokumen: str,
) -> None:
    kolom = [*TETAP, *([DOKUMEN] if dokumen else []), *(_kolom_tahun(t) for t in tahun)]
    pena = Pena(ws)
    ws.row_dimensions[BARIS_NAMA].hidden = True
    for k, kol in enumerate(kolom, 1):
        tulis_kepala(ws, pena, k, kol.nama, kol)
    for n, i in enumerate(indikator, BARIS_ISI):
        isi = [
            i.kode,
            i.nama,
            i.satuan,
            *([dokumen] if dokumen else []),
            *(nilai.get((i.pk, t)) for t in tahun),
        ]
        for k, (kol, v) in enumerate(zip(kolom, isi, strict=True), 1):
            tulis_sel(ws.cell(n, k), kol, v)
    ws.freeze_panes = ws.cell(BARIS_ISI, 3)


def _kolom_tahun(tahun: int) -> Kolom:
    return Kolom(f"t{tahun}", str(tahun), Jenis.DESIMAL, False, "Nilai setahun.", "46,02")


def baca_realisasi(buku: BukuMasuk, unit: Unit) -> IsiBuku:
    """Raises BukuDitolak where neither sheet is there."""
    isi = IsiBuku()
    if rahasia := buku.lembar.get("lkjip"):
        isi.slug = str(rahasia.sel(1, 2).nilai or "")
    per_triwulan = set(
        Realisasi.objects.filter(indikator__unit=unit, triwulan__isnull=False).values_list(
            "indikator__kode", "tahun"
        )
    )
    for judul, tabel in TABEL.items():
        if judul in buku.lembar:
            baris = list(_baca_lembar(buku.lembar[judul], judul, isi.galat))
            if judul == REALISASI:
                isi.galat += [g for b in baris if (g := _bertriwulan(b, per_triwulan))]
            isi.tabel[tabel] = baris
    if not isi.tabel:
        raise BukuDitolak(BUKAN_BUKU)
    isi.diabaikan = [n for n in buku.lembar if n not in TABEL and n not in ("Petunjuk", "lkjip")]
    return isi


def _bertriwulan(baris: Baris, per_triwulan: set[tuple[str, int]]) -> GalatBaris | None:
    if (baris.isi["indikator"], int(baris.isi["tahun"])) not in per_triwulan:
        return None
    return baris.galat("tahun ini sudah diisi per triwulan; kosongkan sel ini", "nilai")


def _baca_lembar(lembar: LembarMasuk, judul: str, galat: list[GalatBaris]) -> Iterator[Baris]:
    letak, tahun, awal = _kepala(lembar)
    if "indikator" not in letak or (judul == TARGET and "dokumen" not in letak):
        galat.append(GalatBaris(judul, 1, "kolom kode tidak ada; unduh lagi templatnya", sel="A1"))
        return
    for nomor in lembar.baris:
        if nomor < awal:
            continue
        for k, t in tahun.items():
            sel = lembar.sel(nomor, k)
            tempat = {nama: lembar.sel(nomor, kk) for nama, kk in letak.items()}
            try:
                nilai = teks_sel(sel, _kolom_tahun(t))
                kunci = {nama: teks_sel(s, KODE) for nama, s in tempat.items()}
            except SelSalah as salah:
                alasan = str(salah).removeprefix(f"Sel {sel.alamat}: ")
                galat.append(
                    GalatBaris(judul, nomor, alasan, kolom=str(t), nilai=str(sel.nilai or ""), sel=sel.alamat)
                )
                continue
            if nilai:
                alamat = {nama: s.alamat for nama, s in tempat.items()}
                isi = kunci | {"tahun": str(t), "triwulan": "", "nilai": nilai}
                yield Baris(judul, nomor, isi, {"nilai": sel.alamat, "tahun": sel.alamat} | alamat)


def _kepala(lembar: LembarMasuk) -> tuple[dict[str, int], dict[int, int], int]:
    """The places of code and document, the years by their column, and the first row below the heading."""
    letak: dict[str, int] = {}
    tahun: dict[int, int] = {}
    awal = 1
    kenal = {"indikator": "indikator", "kode": "indikator", "dokumen": "dokumen"}
    for nomor, baris in lembar.baris.items():
        if nomor > BARIS_ISI - 1:
            break
        for k, sel in baris.items():
            teks = str(sel.nilai).strip().removesuffix("*").strip().casefold()
            if teks in kenal:
                letak.setdefault(kenal[teks], k)
            elif (cocok := _NAMA_TAHUN.fullmatch(teks)) and TAHUN_MIN <= int(cocok[1]) <= TAHUN_MAX:
                tahun[k] = int(cocok[1])
        awal = nomor + 1
    return letak, tahun, awal
