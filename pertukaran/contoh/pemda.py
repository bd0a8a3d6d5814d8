"""The pemda itself: scales, settings, RPJMD, periods, and the account that its steps are taken with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Field

from indicators.models import Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd
from lkjip.models import JenjangSkala, Pemda, PengaturanTahun, Pengguna, Periode, Skala
from pertukaran.contoh.rancangan import Rancangan
from pertukaran.csv_baca import baca_csv

AKUN = "contoh"
SKALA = {"skala_capaian": "capaian-3", "skala_e81": "e81-5", "skala_akip": "akip"}


def buat_pemda(r: Rancangan) -> tuple[Pemda, list[SasaranRpjmd], Pengguna]:
    """The pemda, the sasaran of its RPJMD, and the account."""
    pemda = Pemda.objects.create(
        slug=r.kode,
        nama="Pemerintah Kota Contoh",
        wilayah="Kota Contoh",
        ibu_kota="Contoh",
        provinsi="Provinsi Contoh",
        kepala_daerah="Wali Kota Contoh",
        inspektorat="Inspektorat Kota Contoh",
    )
    skala = _skala(pemda)
    PengaturanTahun.objects.bulk_create(
        PengaturanTahun(pemda=pemda, tahun=t, **{k: skala[v] for k, v in SKALA.items()})
        for t in r.daftar_tahun
    )
    Periode.objects.bulk_create(periode(pemda, t, n) for t in r.daftar_tahun for n in range(1, 5))
    return pemda, _rpjmd(pemda, r), _akun()


def periode(pemda: Pemda, tahun: int, triwulan: int) -> Periode:
    """Open on the first day after the quarter; the deadline is the 15th, the end the last but three."""
    t, bulan = (tahun + 1, 1) if triwulan == 4 else (tahun, 3 * triwulan + 1)
    return Periode(
        pemda=pemda, tahun=tahun, triwulan=triwulan,
        buka=date(t, bulan, 1), tenggat=date(t, bulan, 15), tutup=date(t, bulan, 28),
    )  # fmt: skip


def _skala(pemda: Pemda) -> dict[str, Skala]:
    """The scales of the demo's files, which are those of the regulations."""
    folder = settings.BASE_DIR / "fixtures"
    hasil = {
        b.isi["kode"]: Skala.objects.create(pemda=pemda, **b.isi)
        for b in baca_csv(folder / "skala.csv", "skala.csv")
    }
    JenjangSkala.objects.bulk_create(
        JenjangSkala(skala=hasil[b.isi["skala"]], **_kolom(b.isi))
        for b in baca_csv(folder / "jenjang_skala.csv", "jenjang_skala.csv")
    )
    return hasil


def _kolom(isi: dict[str, str]) -> dict[str, object]:
    kolom: dict[str, Field[Any, Any]] = {f.name: f for f in JenjangSkala._meta.concrete_fields}

    def nilai(nama: str, teks: str) -> object:
        field = kolom[nama]
        return None if field.null and not teks else field.to_python(teks) if teks else field.get_default()

    return {k: nilai(k, v) for k, v in isi.items() if k != "skala"}


def _rpjmd(pemda: Pemda, r: Rancangan) -> list[SasaranRpjmd]:
    """Two misi, each with a tujuan and two sasaran; for the years generated and at least two."""
    rpjmd = Rpjmd.objects.create(
        pemda=pemda,
        tahun_mulai=r.daftar_tahun[0] - 1,
        tahun_akhir=r.sampai + 1,
        visi="Kota Contoh yang maju dan terbuka",
        dasar_hukum="Peraturan Daerah Kota Contoh Nomor 1",
    )
    hasil = []
    for m in (1, 2):
        misi = Misi.objects.create(rpjmd=rpjmd, nomor=m, uraian=f"Misi contoh nomor {m}")
        tujuan = TujuanRpjmd.objects.create(misi=misi, nomor=1, uraian=f"Tujuan contoh misi {m}")
        for s in (1, 2):
            uraian = f"Meningkatnya hasil pembangunan contoh {m}.{s}"
            hasil.append(SasaranRpjmd.objects.create(tujuan=tujuan, nomor=s, uraian=uraian))
    return hasil


def _akun() -> Pengguna:
    """Nobody can sign in with it."""
    akun, baru = Pengguna.objects.get_or_create(
        username=AKUN, defaults={"first_name": "Akun", "last_name": "Contoh", "is_active": False}
    )
    if baru:
        akun.set_unusable_password()
        akun.save()
    return akun
