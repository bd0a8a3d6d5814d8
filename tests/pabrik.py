"""Small factories: a pemda, units, people with roles, and the settings of a year."""

from __future__ import annotations

import time
from datetime import date
from itertools import count

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from lkjip import langkah_kedua
from lkjip.enums import Peran, SebutanJabatan
from lkjip.models import Bidang, JenjangSkala, Keanggotaan, Pemda, PengaturanTahun, Pengguna, Skala, Unit

SANDI = "rahasia-dinas-2024"
MULAI = date(2021, 1, 1)
_nomor = count(1)


def buat_pemda(slug: str = "", **lain: object) -> Pemda:
    slug = slug or f"kota-{next(_nomor)}"
    bawaan = {
        "nama": f"Pemerintah {slug}",
        "wilayah": f"Kota {slug}",
        "ibu_kota": slug,
        "provinsi": "Provinsi Contoh",
        "kepala_daerah": "Wali Kota",
        "inspektorat": "Inspektorat Daerah",
    }
    return Pemda.objects.create(slug=slug, **bawaan | lain)


def buat_unit(slug: str = "", pemda: Pemda | None = None, **lain: object) -> Unit:
    slug = slug or f"dinas-{next(_nomor)}"
    bawaan = {"nama": f"Dinas {slug}", "nama_singkat": slug.upper(), "jabatan_kepala": "Kepala Dinas"}
    return Unit.objects.create(slug=slug, pemda=pemda or buat_pemda(), **bawaan | lain)


def buat_pengguna(
    peran: Peran | str | None = None,
    unit: Unit | None = None,
    *,
    pemda: Pemda | None = None,
    mulai: date = MULAI,
    sampai: date | None = None,
    bidang: Bidang | None = None,
    **lain: object,
) -> Pengguna:
    """A user; with a role in a unit, or in the whole pemda where only that is given."""
    pengguna = Pengguna(username=lain.pop("username", None) or f"pengguna-{next(_nomor)}", **lain)
    pengguna.set_password(SANDI)
    pengguna.save()
    if peran:
        beri_peran(pengguna, peran, unit, pemda=pemda, mulai=mulai, sampai=sampai, bidang=bidang)
    return pengguna


def beri_peran(
    pengguna: Pengguna,
    peran: Peran | str,
    unit: Unit | None = None,
    *,
    pemda: Pemda | None = None,
    mulai: date = MULAI,
    sampai: date | None = None,
    bidang: Bidang | None = None,
    sebutan: SebutanJabatan | str = SebutanJabatan.DEFINITIF,
) -> Keanggotaan:
    """An operator without a bidang of its own gets the top of the unit's structure."""
    pemda = pemda or (unit.pemda if unit else None)
    if peran == Peran.OPERATOR and bidang is None:
        puncak = {"kode": "puncak", "nama": "Kepala", "urutan": 0}
        bidang = Bidang.objects.filter(unit=unit, induk=None).first() or Bidang.objects.create(
            unit=unit, **puncak
        )
    return Keanggotaan.objects.create(
        pengguna=pengguna,
        pemda=pemda,
        unit=unit,
        peran=peran,
        mulai=mulai,
        sampai=sampai,
        bidang=bidang,
        sebutan=sebutan,
    )


def beri_langkah_kedua(pengguna: Pengguna) -> tuple[str, list[str]]:
    """The second step, active; its key and the recovery codes. No code of the key has been used."""
    kunci = langkah_kedua.kunci_baru()
    pemulihan = langkah_kedua.aktifkan(pengguna, kunci=kunci, kode=kode_totp(kunci))
    TOTPDevice.objects.filter(user=pengguna).update(last_t=-1)
    return kunci, pemulihan


def kode_totp(kunci: str) -> str:
    """What an authenticator with the key shows now."""
    totp = TOTP(bytes.fromhex(kunci))
    totp.time = time.time()
    return f"{totp.token():06d}"


def buat_pengaturan(pemda: Pemda, *tahun: int) -> None:
    """Settings of the years, all with one scale without steps."""
    skala, _ = Skala.objects.get_or_create(
        pemda=pemda, kode="uji", defaults={"nama": "Skala uji", "dasar_hukum": "–", "mulai": 2000}
    )
    for t in tahun:
        PengaturanTahun.objects.create(
            pemda=pemda, tahun=t, skala_capaian=skala, skala_e81=skala, skala_akip=skala
        )


def buat_jenjang(pemda: Pemda) -> None:
    """Steps for the scale of `buat_pengaturan`."""
    skala = Skala.objects.get(pemda=pemda, kode="uji")
    for urutan, (predikat, interval, batas) in enumerate(
        (("Tercapai", "≥ 100%", 100), ("Belum tercapai", "< 100%", None))
    ):
        JenjangSkala.objects.create(
            skala=skala, urutan=urutan, predikat=predikat, interval=interval, batas_bawah=batas
        )
