"""A unit whose sheet is small enough to be filled, and the steps of its quarter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from budget.models import Dpa, IndikatorSimpul, Pagu, Simpul
from indicators.models import Dokumen, Indikator, Realisasi, Sasaran, Target, Tujuan
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pemda, PengaturanTahun, Pengguna, Periode, Unit
from pengisian.alur import Permintaan, ambil_langkah
from pengisian.enums import Cara, Langkah
from pengisian.lembar import Lembar
from pengisian.models import TriwulanUnit
from pengisian.posisi import posisi
from pengisian.simpan import Isian, Penulis, simpan
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

TAHUN, TRIWULAN = 2024, 4
BERSAMA = (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)


def unit_kecil(slug: str = "", pemda: Pemda | None = None) -> Unit:
    """One sasaran, program, kegiatan and sub kegiatan, an indicator on three of them, and a pagu."""
    unit = buat_unit(slug, pemda)
    if not PengaturanTahun.objects.filter(pemda=unit.pemda, tahun=TAHUN).exists():
        buat_pengaturan(unit.pemda, TAHUN)
    renstra = Dokumen.objects.create(unit=unit, jenis="renstra", tahun=2021, tahun_akhir=2026, nama="Renstra")
    pk = Dokumen.objects.create(unit=unit, jenis="pk", tahun=TAHUN, nama="PK")
    tujuan = Tujuan.objects.create(unit=unit, dokumen=renstra, kode="t", nomor=1, uraian="Tujuan")
    sasaran = Sasaran.objects.create(
        unit=unit, dokumen=renstra, tujuan=tujuan, kode="s", nomor=1, uraian="Sasaran"
    )
    program = Simpul.objects.create(
        unit=unit,
        tahun=TAHUN,
        kode="1.1",
        kode_sementara=True,
        level="program",
        sasaran=sasaran,
        nama="Program",
    )
    kegiatan = Simpul.objects.create(
        unit=unit,
        tahun=TAHUN,
        kode="1.1.1",
        kode_sementara=True,
        level="kegiatan",
        induk=program,
        nama="Kegiatan",
    )
    sub = Simpul.objects.create(
        unit=unit, tahun=TAHUN, kode="1.1.1.1", kode_sementara=True, level="sub_kegiatan", induk=kegiatan,
        nama="Sub kegiatan",
    )  # fmt: skip
    milik: dict[str, Any] = {"unit": unit, "satuan": "orang", "akumulasi_tahun": "jumlah"}
    semua = [
        Indikator.objects.create(
            kode="is", level="sasaran", sasaran=sasaran, nama="Indikator sasaran", **milik
        ),
        Indikator.objects.create(kode="ip", level="program", nama="Indikator program", **milik),
        Indikator.objects.create(kode="iu", level="sub_kegiatan", nama="Indikator keluaran", **milik),
    ]
    IndikatorSimpul.objects.create(simpul=program, indikator=semua[1])
    IndikatorSimpul.objects.create(simpul=sub, indikator=semua[2])
    for i in semua:
        Target.objects.create(indikator=i, dokumen=pk, tahun=TAHUN, nilai=10)
    dpa = Dpa.objects.create(unit=unit, tahun=TAHUN, jenis="murni")
    Pagu.objects.create(simpul=sub, dpa=dpa, sumber_dana="apbd", nilai=1_000_000)
    return unit


def buka_periode(unit: Unit, sisa: int = 10, triwulan: int = TRIWULAN, tahun: int = TAHUN) -> Periode:
    """A period that is open today, `sisa` days before its deadline and 20 more until it closes."""
    hari = timezone.localdate()
    return Periode.objects.create(
        pemda=unit.pemda,
        tahun=tahun,
        triwulan=triwulan,
        buka=min(hari, hari + timedelta(sisa)) - timedelta(30),
        tenggat=hari + timedelta(sisa),
        tutup=hari + timedelta(sisa + 20),
    )


def pejabat(unit: Unit, peran: Peran, **lain: Any) -> Pengguna:
    return buat_pengguna(peran, None if peran in BERSAMA else unit, pemda=unit.pemda, **lain)


def isi_penuh(unit: Unit, oleh: Pengguna, nilai: str = "10", triwulan: int = TRIWULAN) -> None:
    """Every row of the small unit. A value of 10 reaches the target, so nothing has to be explained."""
    sel = [
        (f"i{pk}", "nilai", nilai) for pk in Indikator.objects.filter(unit=unit).values_list("pk", flat=True)
    ]
    sub = Simpul.objects.get(unit=unit, tahun=TAHUN, level="sub_kegiatan")
    penulis = Penulis(oleh, unit, TAHUN, triwulan)
    hasil = simpan(penulis, [Isian(*s) for s in (*sel, (f"s{sub.pk}", "rp", "250000"))], cara=Cara.SEL)
    assert {h.nasib for h in hasil} <= {"tersimpan", "sama"}, hasil


def taruh(unit: Unit, keadaan: Keadaan, triwulan: int = TRIWULAN, tahun: int = TAHUN) -> TriwulanUnit:
    """Puts the quarter into a state, without the steps that lead there."""
    baris, _ = TriwulanUnit.objects.update_or_create(
        unit=unit, tahun=tahun, triwulan=triwulan, defaults={"keadaan": keadaan}
    )
    return baris


def langkah(apa: Langkah, unit: Unit, oleh: Pengguna, alasan: str = "", **lain: Any) -> TriwulanUnit:
    return ambil_langkah(Permintaan(apa, oleh, alasan, **lain), unit, TAHUN, TRIWULAN)


def lembar_dari(unit: Unit, triwulan: int = TRIWULAN, hari: date | None = None) -> Lembar:
    return Lembar(unit, posisi(unit, TAHUN, triwulan, hari))


def catat(
    unit: Unit, kode: str, nilai: str | None, triwulan: int | None = TRIWULAN, **lain: Any
) -> Realisasi:
    """Puts a figure there, whatever was there."""
    indikator = Indikator.objects.get(unit=unit, kode=kode)
    isi = {"nilai": None if nilai is None else Decimal(nilai), **lain}
    baris, _ = Realisasi.objects.update_or_create(
        indikator=indikator, tahun=TAHUN, triwulan=triwulan, defaults=isi
    )
    return baris


def saat(tahun: int, bulan: int, hari: int, jam: int = 10) -> datetime:
    return timezone.make_aware(datetime(tahun, bulan, hari, jam))  # noqa: DTZ001 - the zone is added
