"""What a pemda chooses for a year: what holds, and changes of it with their history."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from lkjip.akun import catat
from lkjip.bilangan import tulis
from lkjip.enums import PeristiwaAkun
from lkjip.models import Pemda, PengaturanTahun, Pengguna, RiwayatAkun

# What can be chosen, as the page and the history call it.
PILIHAN = {
    "skala_capaian": "Skala capaian kinerja",
    "skala_e81": "Skala Formulir E.81",
    "skala_akip": "Skala nilai AKIP",
    "varian_e81": "Kolom Formulir E.81",
    "penjelasan_di_bawah": "Penjelasan wajib bila capaian kurang dari (%)",
    "penjelasan_di_atas": "Penjelasan wajib bila capaian lebih dari (%)",
}


def pengaturan(pemda: Pemda, tahun: int) -> tuple[PengaturanTahun, int | None]:
    """The settings of a year. Of one without any: a proposal that is not saved, and the year it comes from.

    Nothing is inherited by itself: until they are saved, the year has no pages and no reports.
    """
    semua = {p.tahun: p for p in pemda.pengaturan.select_related("skala_capaian", "skala_e81", "skala_akip")}
    if tahun in semua:
        return semua[tahun], None
    usul = PengaturanTahun(pemda=pemda, tahun=tahun)
    if not semua:
        return usul, None
    asal = max((t for t in semua if t < tahun), default=min(semua))
    for nama in PILIHAN:
        setattr(usul, nama, getattr(semua[asal], nama))
    return usul, asal


@transaction.atomic
def simpan(baru: PengaturanTahun, oleh: Pengguna) -> list[str]:
    """Writes the settings, with a line of the history for each that changed. What changed, in words."""
    Pemda.objects.select_for_update().get(pk=baru.pemda_id)  # two who change the same year take turns
    lama = baru.pemda.pengaturan.filter(tahun=baru.tahun).first()
    berubah = [
        f"{label}: {_teks(lama, nama)} → {_teks(baru, nama)}" if lama else f"{label}: {_teks(baru, nama)}"
        for nama, label in PILIHAN.items()
        if lama is None or getattr(lama, nama) != getattr(baru, nama)
    ]
    if berubah:
        baru.pk, baru._state.adding = (lama.pk, False) if lama else (None, True)
        baru.save()
    for apa in berubah:
        rincian = f"{_awalan(baru.tahun)}{apa}"
        catat(PeristiwaAkun.PENGATURAN_DIUBAH, akun=oleh, oleh=oleh, pemda=baru.pemda, rincian=rincian)
    return berubah


def riwayat(pemda: Pemda, tahun: int) -> QuerySet[RiwayatAkun]:
    """Who changed what in the settings of a year, latest first."""
    return RiwayatAkun.objects.filter(
        pemda=pemda, peristiwa=PeristiwaAkun.PENGATURAN_DIUBAH, rincian__startswith=_awalan(tahun)
    ).select_related("oleh")


def _awalan(tahun: int) -> str:
    return f"Tahun {tahun}. "


def _teks(milik: PengaturanTahun, nama: str) -> str:
    nilai = getattr(milik, nama)
    if nama == "varian_e81":
        return str(milik.get_varian_e81_display())
    return tulis(nilai) if nama.startswith("penjelasan") else str(nilai)
