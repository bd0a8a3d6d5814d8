"""Logs what an import changed: cells of quarters, versions of texts, and JejakUbah for all else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from indicators.enums import IsianKaki
from lkjip import bilangan
from lkjip.jejak import baris_jejak
from lkjip.models import JejakUbah, Pemda, Pengguna, Unit
from pengisian.baris_tulis import PANJANG_TEKS
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from pertukaran.jaga import masa_angka
from pertukaran.muat import Keadaan, Perubahan
from reports.models import VersiNaskah

KOLOM_SEL: dict[str, tuple[str, ...]] = {
    "realisasi": ("nilai", "status", "tahun_data", *PANJANG_TEKS),
    "evaluasi_renja": tuple(IsianKaki.values),
    "realisasi_anggaran": ("nilai",),
    "nilai_komponen": ("nilai",),
}


def catat(
    perubahan: Iterable[Perubahan], *, pemda: Pemda, unit: Unit, oleh: Pengguna, alasan: str, kelompok: UUID
) -> None:
    """Logs changes that are written. kelompok ties the cells of one import together."""
    saat = timezone.now()
    sel: list[PerubahanSel] = []
    jejak: list[JejakUbah] = []
    for p in perubahan:
        if p.berkas.nama in KOLOM_SEL:
            sel += _sel(p, unit, oleh, alasan, kelompok, saat)
            continue
        if p.berkas.nama == "naskah" and p.keadaan != Keadaan.DIHAPUS:
            _versi(p, oleh, saat)
        jejak += _jejak(p, pemda, unit, oleh, alasan)
    PerubahanSel.objects.bulk_create(sel, batch_size=500)
    JejakUbah.objects.bulk_create(jejak, batch_size=500)


def _sel(
    p: Perubahan, unit: Unit, oleh: Pengguna, alasan: str, kelompok: UUID, saat: datetime
) -> Iterator[PerubahanSel]:
    objek: Any = p.objek
    masa = masa_angka(p.berkas, objek)
    if masa is None:
        return
    baru = p.keadaan == Keadaan.BARU
    for kolom in KOLOM_SEL[p.berkas.nama]:
        kini = "" if p.keadaan == Keadaan.DIHAPUS else _teks(getattr(objek, kolom))
        semula = "" if baru else _teks(p.lama.get(kolom, getattr(objek, kolom)))
        if semula != kini:
            yield PerubahanSel(
                unit=unit,
                tahun=masa[0],
                triwulan=masa[1],
                **_milik(p.berkas.nama, objek, kolom),
                lama=semula,
                baru=kini,
                alasan=alasan,
                cara=Cara.UNGGAH,
                kelompok=kelompok,
                oleh=oleh,
                pada=saat,
            )


def _milik(nama: str, objek: Any, kolom: str) -> dict[str, Any]:
    """Which row and column of the quarter's sheet it is."""
    if nama == "realisasi_anggaran":
        return {"simpul": objek.simpul, "kolom": "rp"}
    if nama == "nilai_komponen":
        return {"indikator": objek.realisasi.indikator, "kolom": f"komponen{objek.komponen.urutan}"}
    return {"indikator": objek.indikator, "kolom": kolom} if nama == "realisasi" else {"kolom": kolom}


def _teks(nilai: object) -> str:
    if isinstance(nilai, Decimal):
        return bilangan.tulis(nilai)
    return "" if nilai is None else str(nilai)


def _jejak(p: Perubahan, pemda: Pemda, unit: Unit, oleh: Pengguna, alasan: str) -> Iterator[JejakUbah]:
    jejak = baris_jejak(
        p.objek,
        p.semula,
        {} if p.keadaan == Keadaan.DIHAPUS else p.kini,
        oleh=oleh,
        unit=unit if "unit" in p.berkas.pemilik or p.objek == unit else None,
        pemda=pemda,
        tahun=getattr(p.objek, "tahun", None),
        alasan=alasan,
    )
    if jejak:
        jejak.objek_id = p.nomor
        yield jejak


def _versi(p: Perubahan, oleh: Pengguna, saat: datetime) -> None:
    """The text as a version; what it was before becomes the first, where it had none."""
    naskah: Any = p.objek
    if "isi" in p.lama and p.lama["isi"] == naskah.isi:
        return
    akhir = naskah.riwayat.first()
    nomor = akhir.nomor if akhir else 0
    isi = [naskah.isi] if akhir or not p.lama.get("isi") else [p.lama["isi"], naskah.isi]
    VersiNaskah.objects.bulk_create(
        VersiNaskah(naskah=naskah, nomor=n, isi=i, oleh=oleh, mulai=saat, pada=saat)
        for n, i in enumerate(isi, nomor + 1)
    )
