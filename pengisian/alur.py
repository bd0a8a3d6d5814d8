"""The steps of a unit's quarter: ajukan, setujui, minta perbaikan, kunci, buka. Each is a row of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lkjip.access import boleh
from lkjip.enums import Keadaan, Peran
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu, penerima
from lkjip.periode import Saat
from pengisian.enums import HAK_LANGKAH, LANGKAH_KE, WAJIB_ALASAN, Langkah
from pengisian.kekurangan import Kekurangan, kekurangan
from pengisian.lembar import Lembar
from pengisian.models import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from pengisian.posisi import PosisiTriwulan, posisi
from pengisian.salinan import salinan
from pengisian.simpan import kunci_triwulan

# Who is told of a step, and in which words.
DIBERI_TAHU: dict[Langkah, tuple[tuple[Peran, ...], str]] = {
    Langkah.AJUKAN: ((Peran.KEPALA,), "menunggu persetujuan Anda"),
    Langkah.SETUJUI: ((Peran.PERENCANA, Peran.KOORDINATOR), "disetujui"),
    Langkah.KEMBALIKAN: ((Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA), "dikembalikan untuk diperbaiki"),
    Langkah.KUNCI: ((Peran.PERENCANA, Peran.KEPALA), "dikunci"),
    Langkah.BUKA: ((Peran.PERENCANA, Peran.KEPALA), "dibuka kembali untuk koreksi"),
}
LAMPAU = frozenset({Keadaan.DISETUJUI, Keadaan.TERKUNCI})


class LangkahDitolak(Exception):
    """A step that cannot be taken. The message says why; kekurangan lists what is missing."""

    def __init__(self, pesan: str, kurang: tuple[Kekurangan, ...] = ()) -> None:
        super().__init__(pesan)
        self.kekurangan = kurang


@dataclass(frozen=True, slots=True)
class HasilLangkah:
    """What became of a step for one of many units. galat is empty where it was taken."""

    unit: Unit
    galat: str = ""


@transaction.atomic
def ambil_langkah(
    langkah: Langkah,
    *,
    unit: Unit,
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    alasan: str = "",
    jabatan: str = "",
    sekarang: datetime | None = None,
) -> TriwulanUnit:
    """Takes a step. jabatan is the office in which it is taken. Raises LangkahDitolak."""
    sekarang = sekarang or timezone.now()
    alasan = alasan.strip()
    baris = kunci_triwulan(unit, tahun, triwulan)
    kini = posisi(unit, tahun, triwulan, timezone.localdate(sekarang))
    _pastikan(langkah, unit, kini, oleh, alasan)
    lembar = Lembar(unit, kini)
    if langkah == Langkah.AJUKAN and (kurang := kekurangan(lembar)):
        raise LangkahDitolak(f"Belum dapat diajukan: masih ada {len(kurang)} kekurangan.", kurang)
    if langkah == Langkah.SETUJUI:
        isi, jejak = salinan(lembar)
        SalinanTriwulan.objects.create(
            triwulan=baris, versi=baris.versi, isi=isi, sha256=jejak, pada=sekarang, oleh=oleh
        )
    dari = Keadaan(baris.keadaan)
    baris.keadaan = LANGKAH_KE[langkah]
    if dari in LAMPAU and baris.keadaan not in LAMPAU:
        baris.versi += 1  # what was approved stays; the correction is a version of its own
    baris.save(update_fields=["keadaan", "versi"])
    catatan = LangkahTriwulan.objects.create(
        triwulan=baris,
        langkah=langkah,
        dari=dari,
        ke=baris.keadaan,
        versi=baris.versi,
        alasan=alasan,
        terlambat=langkah == Langkah.AJUKAN and kini.jendela.saat == Saat.LEWAT_TENGGAT,
        oleh=oleh,
        jabatan=jabatan,
        pada=sekarang,
    )
    _kabarkan(catatan, unit, kini)
    return baris


def ambil_langkah_banyak(
    langkah: Langkah,
    units: Iterable[Unit],
    *,
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    alasan: str = "",
    sekarang: datetime | None = None,
) -> list[HasilLangkah]:
    """The same step for many units, each by itself: one that cannot take it does not keep back the others."""
    hasil = []
    for unit in units:
        try:
            ambil_langkah(
                langkah,
                unit=unit,
                tahun=tahun,
                triwulan=triwulan,
                oleh=oleh,
                alasan=alasan,
                sekarang=sekarang,
            )
        except LangkahDitolak as ditolak:
            hasil.append(HasilLangkah(unit, str(ditolak)))
        else:
            hasil.append(HasilLangkah(unit))
    return hasil


def langkah_terbuka(pengguna: Pengguna, unit: Unit, kini: PosisiTriwulan) -> tuple[Langkah, ...]:
    """The steps that the user may take now, as the table of rights says."""
    return tuple(g for g in Langkah if boleh(pengguna, HAK_LANGKAH[g], unit, kini.akses))


def _pastikan(langkah: Langkah, unit: Unit, kini: PosisiTriwulan, oleh: Pengguna, alasan: str) -> None:
    hak = HAK_LANGKAH[langkah]
    if not boleh(oleh, hak, unit):
        raise LangkahDitolak(f"Anda tidak berhak atas langkah “{langkah.label}”.")
    if not boleh(oleh, hak, unit, kini.akses):
        sebab = kini.sebab if langkah == Langkah.AJUKAN else ""
        raise LangkahDitolak(
            sebab or f"Langkah “{langkah.label}” tidak berlaku: triwulan ini {kini.keadaan.label.lower()}."
        )
    if langkah in WAJIB_ALASAN and not alasan:
        raise LangkahDitolak("Tulis alasannya, supaya jelas apa yang harus diperbaiki.")


def _kabarkan(catatan: LangkahTriwulan, unit: Unit, kini: PosisiTriwulan) -> None:
    peran, kata = DIBERI_TAHU[Langkah(catatan.langkah)]
    masa = f"Triwulan {ROMAWI_TRIWULAN[kini.triwulan - 1]} Tahun {kini.tahun}"
    beri_tahu(
        (p for p in penerima(unit, peran) if p.pk != catatan.oleh_id),
        kunci=f"langkah-{catatan.pk}",
        judul=f"{masa} {unit.nama_singkat} {kata}",
        isi=catatan.alasan,
        alamat=reverse(
            "pengisian-alur", kwargs={"unit": unit.slug, "tahun": kini.tahun, "triwulan": kini.triwulan}
        ),
        unit=unit,
        sekarang=catatan.pada,
    )
