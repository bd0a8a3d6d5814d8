"""A pemda's scales of predikat: set up, changed while nothing rests on them, else copied to a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from indicators import predikat
from lkjip.enums import Keadaan
from lkjip.jejak import catat_ubah, potret
from lkjip.models import JenjangSkala, Pemda, PengaturanTahun, Pengguna, Skala
from pengisian.models import TriwulanUnit

TETAP = (Keadaan.DISETUJUI, Keadaan.TERKUNCI)
ISI_JENJANG = (
    "predikat", "sebutan", "interval", "pembanding", "batas_bawah", "batas_atas", "warna", "keterangan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pemakaian:
    """The years whose settings name the scale, and those of them in which a quarter was approved."""

    tahun: tuple[int, ...] = ()
    disetujui: tuple[int, ...] = ()

    @property
    def sebab(self) -> str:
        """Why the scale is not changed any more; empty where it may be."""
        if not self.disetujui:
            return ""
        tahun = ", ".join(map(str, self.disetujui))
        return (
            f"Skala ini dipakai tahun {tahun}, yang sudah memiliki triwulan disetujui. "
            "Salin menjadi versi baru."
        )


def pemakaian(pemda: Pemda) -> dict[int, Pemakaian]:
    """By the scale's id. Two queries."""
    setuju = set(
        TriwulanUnit.objects.filter(Q(keadaan__in=TETAP) | Q(versi__gt=1), unit__pemda=pemda)
        .values_list("tahun", flat=True)
        .distinct()
    )
    dipakai: dict[int, set[int]] = {}
    kolom = ("tahun", "skala_capaian", "skala_e81", "skala_akip")
    for tahun, *skala in PengaturanTahun.objects.filter(pemda=pemda).values_list(*kolom):
        for s in skala:
            dipakai.setdefault(s, set()).add(tahun)
    return {s: Pemakaian(tuple(sorted(t)), tuple(sorted(t & setuju))) for s, t in dipakai.items()}


@transaction.atomic
def simpan_skala(skala: Skala, jenjang: Sequence[JenjangSkala], *, oleh: Pengguna) -> None:
    """A new scale, or another version of one that no approved quarter rests on. Raises ValidationError.

    The steps are those given, best first; others that the scale had are deleted.
    """
    Pemda.objects.select_for_update().get(pk=skala.pemda_id)  # two who change the same scale take turns
    if skala.pk and (sebab := pemakaian(skala.pemda).get(skala.pk, Pemakaian()).sebab):
        raise ValidationError(sebab)
    _periksa(skala, jenjang)
    semula = potret(Skala.objects.filter(pk=skala.pk).first())
    skala.full_clean()
    skala.save()
    catat_ubah(skala, semula, oleh=oleh, pemda=skala.pemda)
    ada = {j.urutan: j for j in JenjangSkala.objects.filter(skala=skala)}
    for n, baru in enumerate(jenjang, 1):
        lama = ada.pop(n, None)
        semula = potret(lama)
        tujuan = lama or JenjangSkala(skala=skala, urutan=n)
        for k in ISI_JENJANG:
            setattr(tujuan, k, getattr(baru, k))
        tujuan.full_clean()
        tujuan.save()
        catat_ubah(tujuan, semula, oleh=oleh, pemda=skala.pemda)
    for sisa in ada.values():
        catat_ubah(sisa, potret(sisa), oleh=oleh, pemda=skala.pemda, dihapus=True)
        sisa.delete()


def _periksa(skala: Skala, jenjang: Sequence[JenjangSkala]) -> None:
    """The same rule as where values are classified."""
    if len(jenjang) < 2:
        raise ValidationError("Isi paling sedikit dua jenjang.")
    isi = tuple(
        predikat.Jenjang(j.predikat, j.interval, j.batas_bawah, j.batas_atas, j.pembanding) for j in jenjang
    )
    try:
        predikat.Skala(skala.kode, skala.nama, skala.dasar_hukum, isi)
    except ValueError as galat:
        raise ValidationError(str(galat).partition(": ")[2].capitalize() + ".") from galat


def usul_versi(asal: Skala) -> str:
    """A free code for a copy: e81-5-v2."""
    dasar = asal.kode.partition("-v")[0]
    ada = set(Skala.objects.filter(pemda=asal.pemda_id).values_list("kode", flat=True))
    return next(k for n in range(2, len(ada) + 3) if (k := f"{dasar}-v{n}") not in ada)


def urut(pemda: Pemda) -> list[Skala]:
    """The scales with their steps, by code. Two queries."""
    return list(pemda.skala.prefetch_related("jenjang").order_by(F("kode")))
