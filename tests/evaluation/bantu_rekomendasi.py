"""A final LHE with recommendations, and who works on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from evaluation.enums import PutusanRekomendasi
from evaluation.models import EvaluasiAkip, KomponenAkip, Lke, Rekomendasi, TindakLanjut
from evaluation.putusan import Permintaan, ambil_putusan
from evaluation.tindak_lanjut import IsiEntri, Pencatat, tambah
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Bidang, Pemda, PengaturanTahun, Pengguna, Unit
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

TAHUN = 2023
LHE = date(2024, 5, 29)
BERSAMA = (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)


def unit_uji(slug: str = "", pemda: Pemda | None = None) -> Unit:
    """With a bidang, and one below it."""
    unit = buat_unit(slug, pemda or buat_pemda())
    if not PengaturanTahun.objects.filter(pemda=unit.pemda).exists():
        buat_pengaturan(unit.pemda, TAHUN, TAHUN + 1)
    atas = Bidang.objects.create(unit=unit, kode="kb", nama="Bidang KB")
    Bidang.objects.create(unit=unit, kode="kb-1", nama="Seksi KB", induk=atas)
    Bidang.objects.create(unit=unit, kode="ppa", nama="Bidang PPA")
    return unit


def lhe(unit: Unit, tahun: int = TAHUN, tahap: TahapEvaluasi = TahapEvaluasi.FINAL) -> EvaluasiAkip:
    lke, _ = Lke.objects.get_or_create(
        pemda=unit.pemda, mulai=2021, defaults={"nama": "LKE", "dasar_hukum": "PermenPANRB 88/2021"}
    )
    isi = {"lke": lke, "tahap": tahap, "nomor_lhe": "700/1", "tanggal_lhe": LHE.replace(year=tahun + 1)}
    evaluasi, _ = EvaluasiAkip.objects.get_or_create(unit=unit, tahun=tahun, defaults=isi)
    return evaluasi


def rekomendasi(
    unit: Unit, nomor: int = 1, *, tahun: int = TAHUN, bidang: str = "", **lain: Any
) -> Rekomendasi:
    evaluasi = lain.pop("evaluasi", None) or lhe(unit, tahun)
    milik = Bidang.objects.get(unit=unit, kode=bidang) if bidang else None
    isi = {"uraian": f"Perbaiki definisi operasional {nomor}.", "bidang": milik} | lain
    baru = Rekomendasi.objects.create(evaluasi=evaluasi, nomor=nomor, **isi)
    return kini(baru)


def komponen(unit: Unit, nama: str = "Perencanaan Kinerja", urutan: int = 1) -> KomponenAkip:
    isi = {"nama": nama, "bobot": 30}
    return KomponenAkip.objects.get_or_create(lke=lhe(unit).lke, urutan=urutan, defaults=isi)[0]


def kini(r: Rekomendasi) -> Rekomendasi:
    """As it stands in the database."""
    return Rekomendasi.objects.select_related("evaluasi__unit__pemda").get(pk=r.pk)


def pejabat(unit: Unit, peran: Peran, bidang: str = "", **lain: Any) -> Pengguna:
    milik = Bidang.objects.get(unit=unit, kode=bidang) if bidang else None
    tempat = None if peran in BERSAMA else unit
    return buat_pengguna(peran, tempat, pemda=unit.pemda, bidang=milik, **lain)


def putuskan(
    r: Rekomendasi, putusan: PutusanRekomendasi, oleh: Pengguna, catatan: str = "", **lain: Any
) -> Rekomendasi:
    return ambil_putusan(Permintaan(putusan, oleh, catatan, **lain), r)


def entri(
    r: Rekomendasi, oleh: Pengguna, uraian: str = "Perubahan IKU ditetapkan.", persen: int | None = None
) -> TindakLanjut:
    baru = tambah(Pencatat(oleh), r, IsiEntri(timezone.localdate(), uraian, persen))
    return TindakLanjut.objects.select_related("rekomendasi__evaluasi__unit__pemda").get(pk=baru.pk)


def sampai(r: Rekomendasi, status: str, unit: Unit | None = None) -> Rekomendasi:
    """Puts it into a state by the steps that lead there, each taken by somebody new."""
    unit = unit or r.evaluasi.unit
    if status == "belum":
        return kini(r)
    entri(r, pejabat(unit, Peran.PERENCANA))
    if status == "proses":
        return kini(r)
    putuskan(r, PutusanRekomendasi.NYATAKAN_SELESAI, pejabat(unit, Peran.KEPALA))
    if status == "diminta_perbaikan":
        putuskan(r, PutusanRekomendasi.KEMBALIKAN, pejabat(unit, Peran.INSPEKTORAT), "Belum lengkap.")
    elif status == "terverifikasi":
        putuskan(r, PutusanRekomendasi.VERIFIKASI, pejabat(unit, Peran.INSPEKTORAT))
    return kini(r)


def saat(tahun: int, bulan: int, hari: int, jam: int = 10) -> datetime:
    return timezone.make_aware(datetime(tahun, bulan, hari, jam))  # noqa: DTZ001 - the zone is added
