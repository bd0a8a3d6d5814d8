"""The accounts of a pemda as its koordinator reads them: roles, state, and which of them are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Prefetch, Q, QuerySet, TextChoices
from django.utils import timezone

from lkjip import masuk
from lkjip.akun import akun_pemda
from lkjip.jabatan import sebut_peran
from lkjip.keanggotaan import sudah_berakhir
from lkjip.models import Keanggotaan, Pemda, Pengguna, Unit


class KeadaanAkun(TextChoices):
    AKTIF = "aktif", "Aktif"
    MENUNGGU = "menunggu", "Menunggu kata sandi"
    TERKUNCI = "terkunci", "Terkunci"
    NONAKTIF = "nonaktif", "Tidak aktif"


WARNA = {
    KeadaanAkun.AKTIF: "hijau",
    KeadaanAkun.MENUNGGU: "kuning",
    KeadaanAkun.TERKUNCI: "merah",
    KeadaanAkun.NONAKTIF: "abu",
}


@dataclass(frozen=True, slots=True)
class BarisAkun:
    akun: Pengguna
    peran: list[str]  # those in force today and later, with their place
    keadaan: KeadaanAkun
    terkunci_sampai: datetime | None

    @property
    def warna(self) -> str:
        return WARNA[self.keadaan]


@dataclass(frozen=True, slots=True)
class Saringan:
    cari: str = ""
    unit: Unit | None = None
    peran: str = ""
    keadaan: str = ""


def akun_tersaring(pemda: Pemda, saringan: Saringan, hari: date | None = None) -> QuerySet[Pengguna]:
    hasil = akun_pemda(pemda).order_by("first_name", "username")
    if saringan.unit or saringan.peran:
        hari = hari or timezone.localdate()
        tugas = Keanggotaan.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=hari), pemda=pemda)
        if saringan.unit:
            tugas = tugas.filter(unit=saringan.unit)
        if saringan.peran:
            tugas = tugas.filter(peran=saringan.peran)
        hasil = hasil.filter(pk__in=tugas.values("pengguna"))
    for kata in saringan.cari.split():
        hasil = hasil.filter(
            Q(first_name__icontains=kata)
            | Q(last_name__icontains=kata)
            | Q(username__icontains=kata)
            | Q(email__icontains=kata)
        )
    return _menurut_keadaan(hasil, saringan.keadaan)


def _menurut_keadaan(akun: QuerySet[Pengguna], keadaan: str) -> QuerySet[Pengguna]:
    """The same order of precedence as keadaan_akun."""
    if not keadaan:
        return akun
    if keadaan == KeadaanAkun.NONAKTIF:
        return akun.filter(is_active=False)
    akun = akun.filter(is_active=True)
    if keadaan == KeadaanAkun.MENUNGGU:
        return akun.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    akun = akun.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    nama = list(masuk.terkunci())
    return (
        akun.filter(username__in=nama) if keadaan == KeadaanAkun.TERKUNCI else akun.exclude(username__in=nama)
    )


def keadaan_akun(akun: Pengguna, terkunci_sampai: datetime | None) -> KeadaanAkun:
    if not akun.is_active:
        return KeadaanAkun.NONAKTIF
    if not akun.has_usable_password():
        return KeadaanAkun.MENUNGGU
    return KeadaanAkun.TERKUNCI if terkunci_sampai else KeadaanAkun.AKTIF


def susun(pemda: Pemda, akun: QuerySet[Pengguna], hari: date | None = None) -> list[BarisAkun]:
    """The rows of a page: three queries, however many they are."""
    hari = hari or timezone.localdate()
    tugas = Keanggotaan.objects.filter(pemda=pemda).select_related("unit", "pemda")
    daftar = list(akun.prefetch_related(Prefetch("keanggotaan", tugas)))
    kunci = masuk.terkunci([a.username for a in daftar])
    return [
        BarisAkun(
            akun=a,
            peran=[
                f"{sebut_peran(k)} · {k.unit or k.pemda}"
                for k in a.keanggotaan.all()
                if not sudah_berakhir(k, hari)
            ],
            keadaan=keadaan_akun(a, kunci.get(a.username)),
            terkunci_sampai=kunci.get(a.username),
        )
        for a in daftar
    ]
