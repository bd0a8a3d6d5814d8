"""The groups of the next year's set: what each copies, leaves, and misses.

A function takes the Bahan and gives a Hasil; nothing is written here. Groups are asked in their order: the
lines come before what hangs on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from budget.enums import LevelSimpul
from budget.models import IndikatorSimpul, PkProgram, Simpul
from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Target
from lkjip.models import Aset, ButirUnit, KebutuhanPegawai, Pegawai
from perencanaan.lanjut_bahan import Bahan, Hasil, salin
from perencanaan.perjanjian import rancang
from perencanaan.program import rancang_renja


@dataclass(frozen=True, slots=True)
class Kelompok:
    """awal: whether it is chosen unless somebody says otherwise."""

    kunci: str
    judul: str
    untuk: str
    susun: Callable[[Bahan], Hasil]
    awal: bool = True


def pohon(b: Bahan) -> Hasil:
    """Lines by code. Also finds for all groups which line of the next year each of this year is."""
    hasil = Hasil()
    for s in b.simpul[0]:
        induk = b.padanan.get(s.induk_id) if s.induk_id else None
        if s.induk_id and induk is None:
            hasil.kurang.append(f"{s}: baris di atasnya tidak disalin.")
            continue
        if ada := b.cari(s, induk):
            b.padanan[s.pk] = ada
            _catat_ada(hasil, s, ada)
        elif sebab := _halangan(b, s, induk):
            hasil.kurang.append(f"{s}: {sebab}")
        else:
            sasaran = b.sasaran_program(s) if s.level == LevelSimpul.PROGRAM else None
            b.padanan[s.pk] = salin(s, tahun=b.ke, induk=induk, sasaran=sasaran)
            hasil.dibuat.append(b.padanan[s.pk])
    return hasil


def _catat_ada(hasil: Hasil, s: Simpul, ada: Simpul) -> None:
    if ada.kode != s.kode:
        hasil.kurang.append(f"{s}: sudah ada dengan kode {ada.kode}; tidak disalin.")
    elif ada.nama != s.nama:
        hasil.kurang.append(f"{s}: kode ini sudah dipakai “{ada.nama}”; tidak disalin.")
    else:
        hasil.ada.append(str(ada))


def _halangan(b: Bahan, s: Simpul, induk: Simpul | None) -> str:
    """Why a line is not copied; empty where it can be."""
    if "pohon" not in b.dipilih:
        return "tidak dipilih."
    if induk and not s.kode.startswith(f"{induk.kode}."):
        return f"kodenya tidak berada di bawah {induk.kode}."
    if s.level == LevelSimpul.PROGRAM and b.sasaran_program(s) is None:
        return f"sasarannya tidak berlaku lagi pada {b.ke}; pilih sasaran lain."
    return ""


def ikatan(b: Bahan) -> Hasil:
    """An indicator that any line of the next year has is left where it is."""
    hasil = Hasil()
    lama, kini = b.ikatan_simpul
    terikat = {h.indikator_id for h in kini}
    b.ikatan += kini
    for h in lama:
        simpul = b.padanan.get(h.simpul_id)
        if h.indikator_id in terikat:
            hasil.ada.append(str(h.indikator))
        elif simpul is None:
            hasil.kurang.append(f"{h.indikator}: {h.simpul.get_level_display().lower()}-nya tidak disalin.")
        elif "ikatan" in b.dipilih:
            baru = IndikatorSimpul(simpul=simpul, indikator=h.indikator, urutan=h.urutan)
            hasil.dibuat.append(baru)
            b.ikatan.append(baru)
    return hasil


def renja(b: Bahan) -> Hasil:
    """Targets that the Renstra states for the next year, of all indicators that the Renja has."""
    hasil = Hasil()
    milik = b.dokumen[JenisDokumen.RENJA]
    dokumen = next((d for d in reversed(milik) if not d.draf), None)
    if milik and dokumen is None:
        hasil.kurang.append(f"{milik[-1]} masih draf; tetapkan lebih dahulu.")
        return hasil
    dokumen = dokumen or rancang_renja(b.unit, b.ke)
    for nomor in _indikator_renja(b):
        i = b.indikator(nomor)
        if b.data.kinerja.target_dokumen(nomor, b.ke, "renja"):
            hasil.ada.append(str(i))
        elif t := b.data.kinerja.target_dokumen(nomor, b.ke, "renstra"):
            isi = {"nilai": t.nilai, "nilai_atas": t.nilai_atas}
            hasil.dibuat.append(Target(indikator=i, dokumen=dokumen, tahun=b.ke, **isi))
        else:
            hasil.kurang.append(f"{i}: Renstra tidak menyebut target {b.ke}; isi sendiri.")
    if hasil.dibuat and dokumen.pk is None:
        hasil.dibuat.insert(0, dokumen)
    return hasil


def _indikator_renja(b: Bahan) -> dict[int, None]:
    """Those of the lines; and of the sasaran in force those that this year's Renja has."""
    setahun = {
        t.indikator_id for t in b.data.target if t.jenis == "renja" and t.tahun == b.dari and not t.triwulan
    }
    sasaran = (t.indikator.id for t in b.lampiran.target if t.indikator.id in setahun)
    return dict.fromkeys((*sasaran, *(h.indikator_id for h in b.ikatan)))


def perjanjian(b: Bahan) -> Hasil:
    """A draft with the targets of the Renstra, and the programs that the next year's DPA has money for."""
    hasil = Hasil()
    if milik := b.dokumen[JenisDokumen.PK]:
        hasil.ada += [str(d) for d in milik]
        return hasil
    dokumen = rancang(b.unit, b.ke, b.data)
    target = list(_target_pk(b, dokumen, hasil))
    uang = list(_uang_pk(b, dokumen, hasil))
    if target or uang:
        hasil.dibuat += [dokumen, *target, *uang]
    return hasil


def _target_pk(b: Bahan, dokumen: Dokumen, hasil: Hasil) -> Iterator[Target]:
    for t in b.lampiran.target:
        i = b.indikator(t.indikator.id)
        if t.acuan is None:
            hasil.kurang.append(f"{i}: Renstra tidak menyebut target {b.ke}; isi pada draf.")
        else:
            nilai, atas = t.acuan
            yield Target(indikator=i, dokumen=dokumen, tahun=b.ke, nilai=nilai, nilai_atas=atas)


def _uang_pk(b: Bahan, dokumen: Dokumen, hasil: Hasil) -> Iterator[PkProgram]:
    kini = {s.pk: s for s in b.simpul[1]}
    berpagu = [a for a in b.lampiran.anggaran if a.pagu is not None]
    for n, a in enumerate(berpagu):
        isi = {"anggaran": a.pagu, "sumber_dana": a.sumber_dana, "urutan": n}
        yield PkProgram(dokumen=dokumen, simpul=kini[a.simpul.id], **isi)
    if b.padanan and not berpagu:
        hasil.kurang.append(f"Anggaran program: diisi pada draf sesudah DPA {b.ke} dicatat.")


def aksi(b: Bahan) -> Hasil:
    """Actions of indicators that go on; where the next year has any for an indicator, those stay."""
    hasil = Hasil()
    lama, kini = b.aksi
    ada = {a.indikator_id for a in kini}
    lanjut = {h.indikator_id for h in b.ikatan} | {t.indikator.id for t in b.lampiran.target}
    for a in lama:
        i = b.indikator(a.indikator_id)
        if a.indikator_id in ada:
            hasil.ada.append(f"{i}: {a.uraian}")
        elif a.indikator_id not in lanjut:
            hasil.kurang.append(f"{a.uraian}: indikator “{i}” tidak dilanjutkan pada {b.ke}.")
        else:
            simpul = b.padanan.get(a.simpul_id or 0)
            hasil.dibuat.append(salin(a, tahun=b.ke, indikator=i, simpul=simpul))
    return hasil


def _daftar(model: type[models.Model], *unik: str) -> Callable[[Bahan], Hasil]:
    """Rows of a list that belong to the year alone; unik: the columns that no two rows share."""

    def susun(b: Bahan) -> Hasil:
        hasil = Hasil()
        semua = model._default_manager.filter(unit=b.unit)
        if model is ButirUnit:
            semua = semua.filter(Q(tahun=b.dari) | Q(tahun=b.ke) | Q(tahun=None)).select_related("urusan")
        else:
            semua = semua.filter(tahun__in=(b.dari, b.ke))
        baris = list(semua)
        ada = {tuple(getattr(r, k) for k in unik) for r in baris if r.tahun != b.dari}
        for r in (r for r in baris if r.tahun == b.dari):
            if tuple(getattr(r, k) for k in unik) in ada:
                hasil.ada.append(str(r))
            else:
                hasil.dibuat.append(salin(r, tahun=b.ke, urutan=len(ada) + len(hasil.dibuat) + 1))
        return hasil

    return susun


KELOMPOK: tuple[Kelompok, ...] = (
    Kelompok(
        "pohon",
        "Program, kegiatan, dan sub kegiatan",
        "Kode, nama, sasaran, urusan, dan bidang. Pagu tidak disalin: catat DPA tahun depan.",
        pohon,
    ),
    Kelompok("ikatan", "Indikator program", "Indikator yang diukur tiap baris susunan itu.", ikatan),
    Kelompok("renja", "Target Renja", "Target tahun depan menurut Renstra.", renja),
    Kelompok(
        "perjanjian",
        "Perjanjian Kinerja",
        "Draf murni kepala perangkat daerah dengan target Renstra; belum berlaku sampai ditetapkan.",
        perjanjian,
    ),
    Kelompok("aksi", "Rencana aksi", "Langkah tiap indikator dengan triwulan pelaksanaannya.", aksi),
    Kelompok(
        "butir",
        "Isu strategis dan dasar hukum tahunan",
        "Baris yang berlaku pada tahun ini saja; yang berlaku setiap tahun tidak perlu disalin.",
        _daftar(ButirUnit, "jenis", "teks", "urusan_id"),
    ),
    Kelompok(
        "kebutuhan",
        "Kebutuhan pegawai",
        "Sebagai titik awal; perbarui menurut analisis beban kerja.",
        _daftar(KebutuhanPegawai, "jenjang"),
        awal=False,
    ),
    Kelompok(
        "pegawai",
        "Pegawai",
        "Sebagai titik awal; perbarui menurut keadaan akhir tahun depan.",
        _daftar(Pegawai, "jabatan"),
        awal=False,
    ),
    Kelompok(
        "aset",
        "Aset",
        "Sebagai titik awal; perbarui menurut keadaan akhir tahun depan.",
        _daftar(Aset, "nama"),
        awal=False,
    ),
)
