"""A small unit of its own with a Renstra in force and a structure, and the tree and DPA of 2024 on demand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from budget.models import Dpa, IndikatorSimpul, Pagu, Simpul
from budget.sumber import SumberKinerja
from indicators.models import Dokumen, Indikator, Sasaran, Target, Tujuan
from lkjip.models import Bidang, Pengguna, Unit
from perencanaan.catat import Pencatat
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

TAHUN = 2024


@dataclass(frozen=True)
class Dinas:
    unit: Unit
    renstra: Dokumen
    sasaran: Sasaran
    indikator: Indikator
    bidang: Bidang
    subbidang: Bidang
    perencana: Pengguna

    def catat(self, alasan: str = "") -> Pencatat:
        return Pencatat(self.perencana, self.unit, TAHUN, alasan)

    def data(self) -> SumberKinerja:
        return SumberKinerja(self.unit.pk, TAHUN)

    def alamat(self, sisa: str = "") -> str:
        return f"/{self.unit.slug}/{TAHUN}/rencana/susun/{sisa}"


def dinas() -> Dinas:
    """The sasaran's indicator has the target 80 in the Renstra."""
    unit = buat_unit()
    buat_pengaturan(unit.pemda, TAHUN)
    renstra = Dokumen.objects.create(unit=unit, jenis="renstra", tahun=2021, tahun_akhir=2026, nama="Renstra")
    tujuan = Tujuan.objects.create(unit=unit, dokumen=renstra, kode="t1", nomor=1, uraian="Tujuan")
    sasaran = Sasaran.objects.create(
        unit=unit, dokumen=renstra, tujuan=tujuan, kode="s1", nomor=1, uraian="Meningkatnya mutu"
    )
    indikator = Indikator.objects.create(
        unit=unit, kode="is1", level="sasaran", sasaran=sasaran, nama="Indeks mutu", satuan="indeks"
    )
    Target.objects.create(indikator=indikator, dokumen=renstra, tahun=TAHUN, nilai=Decimal(80))
    kepala = Bidang.objects.create(unit=unit, kode="kepala", nama="Kepala Dinas", jabatan="Kepala Dinas")
    bidang = Bidang.objects.create(
        unit=unit, kode="bidang-a", nama="Bidang A", jabatan="Kepala Bidang A", induk=kepala
    )
    sub = Bidang.objects.create(
        unit=unit, kode="sub-a", nama="Subbagian A", jabatan="Kepala Subbagian A", induk=bidang
    )
    return Dinas(unit, renstra, sasaran, indikator, bidang, sub, buat_pengguna("perencana", unit))


@dataclass(frozen=True)
class Pohon:
    program: Simpul
    kegiatan: Simpul
    sub: Simpul


def pohon(d: Dinas) -> Pohon:
    milik = {"unit": d.unit, "tahun": TAHUN}
    program = Simpul.objects.create(
        **milik, level="program", kode="2.08.02", nama="Program A", sasaran=d.sasaran, bidang=d.bidang
    )
    kegiatan = Simpul.objects.create(
        **milik, level="kegiatan", kode="2.08.02.2.01", nama="Kegiatan A", induk=program
    )
    sub = Simpul.objects.create(
        **milik, level="sub_kegiatan", kode="2.08.02.2.01.0001", nama="Sub A", induk=kegiatan
    )
    return Pohon(program, kegiatan, sub)


def indikator_program(d: Dinas, simpul: Simpul, **lain: object) -> Indikator:
    bawaan = {"kode": f"i-{simpul.kode}", "nama": f"Capaian {simpul.nama}", "satuan": "%"}
    i = Indikator.objects.create(unit=d.unit, level=simpul.level, **bawaan | lain)
    IndikatorSimpul.objects.create(simpul=simpul, indikator=i)
    return i


def dpa_murni(d: Dinas, sub: Simpul, nilai: int = 1000) -> Dpa:
    dpa = Dpa.objects.create(unit=d.unit, tahun=TAHUN, jenis="murni")
    Pagu.objects.create(dpa=dpa, simpul=sub, sumber_dana="apbd", nilai=nilai)
    return dpa
