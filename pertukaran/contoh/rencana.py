"""A unit's plans: structure, Renstra, Perjanjian Kinerja, indicators, the budget tree of each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from budget.models import Dpa, IndikatorSimpul, Simpul
from indicators.models import Dokumen, Indikator, Sasaran, SasaranRpjmd, Tujuan
from lkjip.models import Bidang, Pegawai, Pemda, Unit, Urusan
from pertukaran.contoh.rancangan import HASIL, SEKTOR, Rancangan, kode_simpul, nama_unit
from pertukaran.contoh.tulis import tulis_banyak


@dataclass(slots=True)
class UnitContoh:
    """A unit on its way into the database. simpul: the sub kegiatan of each year by the year."""

    r: Rancangan
    nomor: int
    unit: Unit
    acak: Random
    renstra: Dokumen
    pk: dict[int, Dokumen]
    renja: dict[int, Dokumen]
    indikator: list[Indikator] = field(default_factory=list)  # of sasaran first, then of lines
    banyak_sasaran: int = 0  # how many of them belong to a sasaran
    sub: dict[int, list[Simpul]] = field(default_factory=dict)
    dpa: dict[int, Dpa] = field(default_factory=dict)


def buat_unit(r: Rancangan, pemda: Pemda, rpjmd: list[SasaranRpjmd], nomor: int) -> UnitContoh:
    nama, singkat = nama_unit(nomor)
    unit = Unit.objects.create(
        pemda=pemda,
        slug=f"{r.kode}-{nomor + 1}",
        nama=nama,
        nama_singkat=singkat,
        jabatan_kepala=f"Kepala {nama}"[:200],
    )
    kode = kode_simpul(nomor, 1)[:4]
    urusan = Urusan.objects.create(
        unit=unit, kode=kode, nama=SEKTOR[nomor % len(SEKTOR)], sifat="wajib_non_dasar"
    )
    bidang = Bidang.objects.bulk_create(
        Bidang(unit=unit, kode=f"bidang-{n}", nama=f"Bidang {n}", jabatan=f"Kepala Bidang {n}", urutan=n)
        for n in range(1, 5)
    )
    Pegawai.objects.bulk_create(
        Pegawai(
            unit=unit, tahun=t, urutan=1, jabatan="Pelaksana", kelompok="pelaksana", status="pns",
            laki_laki=20, perempuan=20, gol_iii=40, sarjana=40,
        )
        for t in r.daftar_tahun
    )  # fmt: skip
    hasil = UnitContoh(r, nomor, unit, r.acak(nomor), *_dokumen(r, unit))
    sasaran = _sasaran(hasil, rpjmd, urusan)
    hasil.indikator = Indikator.objects.bulk_create(_indikator(hasil, sasaran))
    hasil.banyak_sasaran = 2 * len(sasaran)
    _pohon(hasil, sasaran, bidang)
    return hasil


def _dokumen(r: Rancangan, unit: Unit) -> tuple[Dokumen, dict[int, Dokumen], dict[int, Dokumen]]:
    awal, akhir = r.daftar_tahun[0], r.sampai
    renstra = Dokumen.objects.create(
        unit=unit, jenis="renstra", tahun=awal - 1, tahun_akhir=akhir, nama=f"Renstra {awal - 1}–{akhir}"
    )

    def setahun(jenis: str, nama: str) -> dict[int, Dokumen]:
        isi: dict[str, Any] = {"unit": unit, "jenis": jenis}
        semua = Dokumen.objects.bulk_create(
            Dokumen(**isi, tahun=t, nama=f"{nama} Tahun {t}", tanggal=date(t, 1, 20)) for t in r.daftar_tahun
        )
        return {d.tahun: d for d in semua}

    Dokumen.objects.create(unit=unit, jenis="iku", tahun=awal - 1, tahun_akhir=akhir, nama="Keputusan IKU")
    return renstra, setahun("pk", "Perjanjian Kinerja"), setahun("renja", "Renja")


def _sasaran(u: UnitContoh, rpjmd: list[SasaranRpjmd], urusan: Urusan) -> list[Sasaran]:
    """Two tujuan, under different sasaran of the RPJMD, that share the unit's sasaran."""
    milik: dict[str, Any] = {"unit": u.unit, "dokumen": u.renstra}
    tujuan = Tujuan.objects.bulk_create(
        Tujuan(
            **milik,
            kode=f"t{n}",
            nomor=n,
            uraian=f"Meningkatnya {HASIL[n]} {u.unit.nama}",
            sasaran_rpjmd=rpjmd[(u.nomor + n) % len(rpjmd)],
        )
        for n in range(1, 1 + min(2, u.r.sasaran))
    )
    return Sasaran.objects.bulk_create(
        Sasaran(
            **milik,
            tujuan=tujuan[n % len(tujuan)],
            urusan=urusan,
            kode=f"s{n + 1}",
            nomor=n + 1,
            uraian=f"Meningkatnya {HASIL[n]} bidang {SEKTOR[(u.nomor + n) % len(SEKTOR)].lower()}",
        )
        for n in range(u.r.sasaran)
    )


def _indikator(u: UnitContoh, sasaran: list[Sasaran]) -> Iterator[Indikator]:
    """One in six is better when lower; outputs add up over the quarters, outcomes are the latest value."""
    for n in range(2 * len(sasaran)):
        s = sasaran[n // 2]
        arah = (
            {"arah": "negatif", "rumus_negatif": "t_per_r" if n % 12 == 5 else "dua_t"} if n % 6 == 5 else {}
        )
        yield Indikator(
            unit=u.unit, kode=f"{s.kode}-{n % 2 + 1}", level="sasaran", sasaran=s, urutan=n, iku=n % 2 == 0,
            nama=f"{'Angka keluhan' if arah else 'Persentase'} {s.uraian.lower()} ({n % 2 + 1})",
            satuan="%", desimal=2, **arah,
        )  # fmt: skip
    nomor = len(sasaran) * 2
    for level, banyak in zip(("program", "kegiatan", "sub_kegiatan"), u.r.simpul, strict=True):
        for n in range(banyak):
            nomor += 1
            sub = level == "sub_kegiatan"
            yield Indikator(
                unit=u.unit, kode=f"{level[:1]}{'u' if sub else ''}-{n + 1}", level=level, urutan=nomor,
                nama=f"{'Jumlah dokumen' if sub else 'Persentase'} hasil {level.replace('_', ' ')} {n + 1}",
                satuan="Dokumen" if sub else "%", desimal=0 if sub else 2,
                akumulasi_tahun="jumlah" if sub else "terakhir",
            )  # fmt: skip


def _pohon(u: UnitContoh, sasaran: list[Sasaran], bidang: list[Bidang]) -> None:
    """The budget trees of all years, with their indicators."""
    tahun = list(u.r.daftar_tahun)
    banyak = u.r.simpul
    program = _simpul(
        Simpul(
            unit=u.unit, tahun=t, level="program", kode=kode_simpul(u.nomor, n + 1), urutan=n,
            nama=f"Program {HASIL[n % len(HASIL)]} {n + 1}", sasaran=sasaran[n % len(sasaran)],
            bidang=bidang[n % len(bidang)],
        )
        for t in tahun for n in range(banyak[0])
    )  # fmt: skip
    kegiatan = _anak(u, program, "kegiatan", banyak[0], banyak[1])
    sub = _anak(u, kegiatan, "sub_kegiatan", banyak[1], banyak[2])
    u.sub = {t: [s for s in sub if s.tahun == t] for t in tahun}
    u.dpa = {
        d.tahun: d
        for d in Dpa.objects.bulk_create(
            Dpa(unit=u.unit, tahun=t, jenis="murni", nomor=f"DPA/{t}", tanggal=date(t, 1, 10)) for t in tahun
        )
    }
    baris = u.indikator[2 * len(sasaran) :]
    per_tahun = len(baris)
    semua = [s for t in tahun for daftar in (program, kegiatan, sub) for s in daftar if s.tahun == t]
    pasangan = ((s.pk, baris[n % per_tahun].pk) for n, s in enumerate(semua))
    tulis_banyak(IndikatorSimpul, ("simpul_id", "indikator_id"), pasangan)


def _simpul(baris: Iterable[Simpul]) -> list[Simpul]:
    return Simpul.objects.bulk_create(baris)


def _anak(u: UnitContoh, induk: list[Simpul], level: str, banyak_induk: int, banyak: int) -> list[Simpul]:
    """Lines below others of the same year, shared out evenly; parents stay together."""

    def satu(letak: int, n: int) -> Simpul:
        atas = induk[letak * banyak_induk + n * banyak_induk // banyak]
        urut = n - -(-(n * banyak_induk // banyak) * banyak // banyak_induk) + 1  # within its parent, from 1
        kode = f"{atas.kode}.2.{urut:02}" if level == "kegiatan" else f"{atas.kode}.{urut:04}"
        nama = f"{level.replace('_', ' ').capitalize()} {n + 1}"
        return Simpul(
            unit=u.unit, tahun=atas.tahun, level=level, induk=atas, kode=kode, nama=nama, urutan=1000 + n
        )

    return _simpul(satu(letak, n) for letak in range(u.r.tahun) for n in range(banyak))
