"""A unit's figures: targets, realisations, money, states of quarters, AKIP scores with recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from budget.models import Pagu, RealisasiAnggaran
from evaluation.models import EvaluasiAkip, Rekomendasi
from indicators.models import Indikator, Realisasi, Target
from lkjip.enums import Keadaan, StatusRekomendasi
from lkjip.models import Pengguna
from pengisian.enums import LANGKAH_KE, Langkah
from pengisian.models import LangkahTriwulan, TriwulanUnit
from pertukaran.contoh.rencana import UnitContoh
from pertukaran.contoh.tulis import Baris, tulis_banyak

CARA = (Langkah.AJUKAN, Langkah.SETUJUI, Langkah.KUNCI)
RIBU = 1000  # amounts are multiples of it
# The last quarter of the last year: how many of the steps each unit has taken, by its number.
AKHIR = (3, 2, 1, 0, 2, 1)
PERSEN = Decimal("0.01")


def isi_angka(u: UnitContoh, akun: Pengguna) -> None:
    tulis_banyak(Target, ("indikator_id", "dokumen_id", "tahun", "triwulan", "nilai"), _target(u))
    kolom = ("indikator_id", "tahun", "triwulan", "nilai", "sumber")
    tulis_banyak(Realisasi, kolom, _realisasi(u))
    pagu, realisasi = _uang(u)
    tulis_banyak(Pagu, ("simpul_id", "dpa_id", "sumber_dana", "nilai"), pagu)
    tulis_banyak(RealisasiAnggaran, ("simpul_id", "triwulan", "nilai"), realisasi)
    _triwulan(u, akun)
    _akip(u)


def _ukuran(i: Indikator, n: int) -> int:
    """What an indicator promises for a year: documents for what adds up, percent for the rest."""
    return 4 * (1 + n % 9) if i.akumulasi_tahun == "jumlah" else 40 + n % 50


def _bagian(i: Indikator, setahun: int, triwulan: int) -> Decimal:
    """Of that, what a quarter promises."""
    return Decimal(setahun) / 4 * (1 if i.akumulasi_tahun == "jumlah" else triwulan)


def _target(u: UnitContoh) -> Iterator[Baris]:
    """Sasaran: Renstra, Perjanjian Kinerja and its quarters. Lines: Renja and its quarters."""
    for n, i in enumerate(u.indikator):
        utama = n < u.banyak_sasaran
        for t in u.r.daftar_tahun:
            nilai = _ukuran(i, n) + t - u.r.daftar_tahun[0]
            dokumen = (u.pk if utama else u.renja)[t].pk
            if utama:
                yield i.pk, u.renstra.pk, t, None, nilai
            yield i.pk, dokumen, t, None, nilai
            for tw in range(1, 5):
                yield i.pk, dokumen, t, tw, _bagian(i, nilai, tw)


def _realisasi(u: UnitContoh) -> Iterator[Baris]:
    """Between 70 and 115 percent of the target. The last quarter lacks what its unit did not fill."""
    for t in u.r.daftar_tahun:
        for n, i in enumerate(u.indikator):
            target = _ukuran(i, n) + t - u.r.daftar_tahun[0]
            for tw in range(1, 5):
                nilai = (_bagian(i, target, tw) * u.acak.randint(70, 115) / 100).quantize(PERSEN)
                if not _kosong(u, t, tw, n):
                    yield i.pk, t, tw, nilai, "Data contoh"


def _kosong(u: UnitContoh, tahun: int, triwulan: int, n: int) -> bool:
    """Half of the rows where nothing was submitted."""
    return (tahun, triwulan) == (u.r.sampai, 4) and AKHIR[u.nomor % len(AKHIR)] == 0 and n % 2 == 1


def _uang(u: UnitContoh) -> tuple[list[Baris], list[Baris]]:
    """Pagu and realised rupiah."""
    pagu: list[Baris] = []
    realisasi: list[Baris] = []
    for t, sub in u.sub.items():
        for n, s in enumerate(sub):
            nilai = u.acak.randint(20_000, 900_000) * RIBU
            pagu.append((s.pk, u.dpa[t].pk, "apbd", nilai))
            for tw in range(1, 5):
                bagian = nilai // 400 * u.acak.randint(60, 100)
                if not _kosong(u, t, tw, n):
                    realisasi.append((s.pk, tw, bagian))
    return pagu, realisasi


def _triwulan(u: UnitContoh, akun: Pengguna) -> None:
    """The states with the steps that led there, but no copies of what was approved: each costs a sheet."""
    banyak = {
        (t, tw): AKHIR[u.nomor % len(AKHIR)] if (t, tw) == (u.r.sampai, 4) else len(CARA)
        for t in u.r.daftar_tahun
        for tw in range(1, 5)
    }
    baris = TriwulanUnit.objects.bulk_create(
        TriwulanUnit(unit=u.unit, tahun=t, triwulan=tw, keadaan=_keadaan(n)) for (t, tw), n in banyak.items()
    )
    LangkahTriwulan.objects.bulk_create(
        LangkahTriwulan(
            triwulan=b,
            langkah=langkah,
            dari=_keadaan(n),
            ke=LANGKAH_KE[langkah],
            versi=1,
            oleh=akun,
            pada=_mulai(b.tahun, b.triwulan) + timedelta(days=8 + u.nomor % 10 + n),
        )
        for b in baris
        for n, langkah in enumerate(CARA[: banyak[b.tahun, b.triwulan]])
    )


def _keadaan(langkah: int) -> Keadaan:
    return Keadaan(LANGKAH_KE[CARA[langkah - 1]]) if langkah else Keadaan.TERISI_SEBAGIAN


def _mulai(tahun: int, triwulan: int) -> datetime:
    t, bulan = (tahun + 1, 1) if triwulan == 4 else (tahun, 3 * triwulan + 1)
    return datetime(t, bulan, 1, 3, tzinfo=UTC)


def _akip(u: UnitContoh) -> None:
    """A score of the LHE and three recommendations for each year but the last."""
    status = list(StatusRekomendasi)
    evaluasi = EvaluasiAkip.objects.bulk_create(
        EvaluasiAkip(
            unit=u.unit, tahun=t, cara="nilai", tahap="final", nomor_lhe=f"700/{u.nomor + 1}/{t}",
            tanggal_lhe=date(t + 1, 5, 29), total_dinyatakan=Decimal(50 + (u.nomor * 7 + t * 3) % 40),
        )
        for t in u.r.daftar_tahun[:-1]
    )  # fmt: skip
    Rekomendasi.objects.bulk_create(
        Rekomendasi(
            evaluasi=e, nomor=n, uraian=f"Perbaiki pengukuran kinerja bagian {n}.",
            status=status[(u.nomor + n + e.tahun) % len(status)], tenggat=date(e.tahun + 1, 12, 31),
        )
        for e in evaluasi for n in (1, 2, 3)
    )  # fmt: skip
