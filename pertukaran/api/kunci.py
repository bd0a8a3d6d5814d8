"""Keys of other applications: made, checked, revoked. The key itself is known to its holder only."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from lkjip.access import Hak, boleh, unit_lingkup
from lkjip.akun import akun_pemda
from lkjip.jejak import catat_ubah, potret
from lkjip.models import Pemda, Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu
from pertukaran.enums import LingkupApi
from pertukaran.models import KunciApi

AWALAN = "lkjip_"  # so that a key is known for one wherever it turns up
PANJANG = 12  # readable characters that are kept
PANJANG_KUNCI = 100  # longer than any key
HAK_LINGKUP = {LingkupApi.BACA: Hak.LIHAT, LingkupApi.TULIS: Hak.ISI}
DIPAKAI_TIAP = timedelta(minutes=1)  # how exactly the last use is known


@dataclass(frozen=True, slots=True)
class KunciBaru:
    """What a key is to be. Without a unit it is for the whole pemda."""

    pemda: Pemda
    unit: Unit | None
    nama: str
    lingkup: Collection[LingkupApi]
    atas_nama: Pengguna
    berlaku_sampai: date | None = None


def sidik(teks: str) -> str:
    return sha256(teks.encode()).hexdigest()


def calon_atas_nama(pemda: Pemda) -> QuerySet[Pengguna]:
    return akun_pemda(pemda).filter(is_active=True).order_by("first_name", "username")


@transaction.atomic
def buat(baru: KunciBaru, *, oleh: Pengguna) -> tuple[KunciApi, str]:
    """The row, and the key to be shown once. Raises ValidationError by field."""
    _periksa(baru)
    teks = AWALAN + secrets.token_urlsafe(32)
    kini = timezone.now()
    kunci = KunciApi.objects.create(
        pemda=baru.pemda,
        unit=baru.unit,
        nama=baru.nama,
        awalan=teks[:PANJANG],
        sidik=sidik(teks),
        lingkup=[x.value for x in LingkupApi if x in baru.lingkup],
        atas_nama=baru.atas_nama,
        dibuat_oleh=oleh,
        dibuat_pada=kini,
        berlaku_sampai=baru.berlaku_sampai,
    )
    catat_ubah(kunci, {}, oleh=oleh, unit=baru.unit, pemda=baru.pemda)
    _kabarkan(kunci, oleh, f"Kunci API dibuat atas nama Anda oleh {oleh}")
    return kunci, teks


def _periksa(baru: KunciBaru) -> None:
    if not baru.lingkup:
        raise ValidationError({"baca": "Pilih sedikitnya satu lingkup."})
    if baru.berlaku_sampai and baru.berlaku_sampai < timezone.localdate():
        raise ValidationError({"berlaku_sampai": "Tanggal ini sudah lewat."})
    if baru.unit and baru.unit.pemda_id != baru.pemda.pk:
        raise ValidationError({"unit": "Perangkat daerah ini milik pemerintah daerah lain."})
    if not calon_atas_nama(baru.pemda).filter(pk=baru.atas_nama.pk).exists():
        raise ValidationError({"atas_nama": "Akun ini tidak aktif atau bukan akun pemerintah daerah ini."})
    for lingkup in baru.lingkup:
        if not _berhak(baru, HAK_LINGKUP[lingkup]):
            tempat = str(baru.unit) if baru.unit else "perangkat daerah mana pun"
            apa = "membaca data" if lingkup == LingkupApi.BACA else "mengisi realisasi"
            raise ValidationError({"atas_nama": f"Akun ini tidak berhak {apa} {tempat}."})


def _berhak(baru: KunciBaru, hak: Hak) -> bool:
    if baru.unit:
        return boleh(baru.atas_nama, hak, baru.unit)
    return unit_lingkup(baru.atas_nama, hak).filter(pemda=baru.pemda).exists()


@transaction.atomic
def cabut(kunci: KunciApi, *, oleh: Pengguna) -> None:
    """At once and for good. Raises ValidationError where it was done before."""
    kunci = KunciApi.objects.select_for_update().get(pk=kunci.pk)
    if kunci.dicabut_pada:
        raise ValidationError("Kunci ini sudah dicabut.")
    semula = potret(kunci)
    kunci.dicabut_pada = timezone.now()
    kunci.save(update_fields=["dicabut_pada"])
    catat_ubah(kunci, semula, oleh=oleh, unit=kunci.unit, pemda=kunci.pemda)
    _kabarkan(kunci, oleh, f"Kunci API atas nama Anda dicabut oleh {oleh}")


def _kabarkan(kunci: KunciApi, oleh: Pengguna, judul: str) -> None:
    """Who answers for what comes by the key is told."""
    if kunci.atas_nama_id != oleh.pk:
        keadaan = "cabut" if kunci.dicabut_pada else "baru"
        beri_tahu(
            [kunci.atas_nama],
            kunci=f"kunci-api-{kunci.pk}-{keadaan}",
            judul=judul[:200],
            isi=f"Aplikasi {kunci.nama}, {kunci.unit or kunci.pemda}.",
            alamat=reverse("akun-saya"),
            unit=kunci.unit,
        )


def kenali(teks: str) -> KunciApi | None:
    """The key in force with that text; None for all others, whatever keeps them out."""
    if not teks.startswith(AWALAN) or len(teks) > PANJANG_KUNCI or not teks.isascii():
        return None
    hari = timezone.localdate()
    berlaku = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari)
    return (
        KunciApi.objects.select_related("pemda", "unit", "atas_nama")
        .filter(berlaku, sidik=sidik(teks), dicabut_pada__isnull=True, atas_nama__is_active=True)
        .first()
    )


def tandai_dipakai(kunci: KunciApi) -> None:
    kini = timezone.now()
    if kunci.dipakai_pada is None or kini - kunci.dipakai_pada > DIPAKAI_TIAP:
        KunciApi.objects.filter(pk=kunci.pk).update(dipakai_pada=kini)
