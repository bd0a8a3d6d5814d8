"""Reminds of quarters that are still to be submitted or approved. Runs daily; each reminder goes out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from lkjip.enums import Keadaan, Peran
from lkjip.formats import sebut_triwulan, tanggal
from lkjip.masa_unit import pada_triwulan
from lkjip.models import Keanggotaan, Pengguna, Periode, Unit
from lkjip.pemberitahuan import beri_tahu
from lkjip.periode import Jendela, pengingat
from pengisian.models import TriwulanUnit
from pengisian.posisi import PosisiTriwulan, posisi_banyak

BELUM_DIAJUKAN = (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
PENGISI = (Peran.PERENCANA, Peran.OPERATOR)
# Of a period that closed longer ago nobody is told that it has closed.
USAI = timedelta(14)

Penerima = dict[tuple[int, Peran], list[Pengguna]]


@dataclass(frozen=True, slots=True)
class Pesan:
    kunci: str
    judul: str
    isi: str
    alamat: str
    kepada: tuple[Peran, ...]


def ingatkan(sekarang: datetime | None = None) -> int:
    """Writes the reminders that are due, and says for how many units' quarters."""
    sekarang = sekarang or timezone.now()
    hari = timezone.localdate(sekarang)
    banyak = 0
    penerima: dict[int, Penerima] = {}
    for periode in _periode(sekarang):
        if periode.pemda_id not in penerima:
            penerima[periode.pemda_id] = _penerima(periode.pemda_id, sekarang)
        units = periode.pemda.unit.filter(pada_triwulan(periode.tahun, periode.triwulan))
        posisi = posisi_banyak(units, periode.tahun, periode.triwulan, hari)
        for unit in units:
            for pesan in _pesan(unit, posisi[unit.pk]):
                kepada = {p for peran in pesan.kepada for p in penerima[periode.pemda_id][unit.pk, peran]}
                beri_tahu(
                    kepada,
                    kunci=pesan.kunci,
                    judul=pesan.judul,
                    isi=pesan.isi,
                    alamat=pesan.alamat,
                    unit=unit,
                    sekarang=sekarang,
                )
                banyak += bool(kepada)
    return banyak


def _periode(sekarang: datetime) -> Iterator[Periode]:
    """The periods that concern somebody now: open, just closed, with more time, or waiting for approval."""
    hari = timezone.localdate(sekarang)
    menunggu = TriwulanUnit.objects.filter(
        unit__pemda=OuterRef("pemda"),
        tahun=OuterRef("tahun"),
        triwulan=OuterRef("triwulan"),
        keadaan=Keadaan.DIAJUKAN,
    )
    batas = hari - USAI
    yield from (
        Periode.objects.filter(
            Q(tutup__gte=batas) | Q(perpanjangan__sampai__gte=batas) | Exists(menunggu), buka__lte=hari
        )
        .select_related("pemda")
        .distinct()
    )


def _penerima(pemda_id: int, sekarang: datetime) -> Penerima:
    """The active accounts by unit and role."""
    hari = timezone.localdate(sekarang)
    hasil: Penerima = defaultdict(list)
    anggota = Keanggotaan.objects.filter(
        Q(sampai=None) | Q(sampai__gte=hari),
        pemda=pemda_id,
        unit__isnull=False,
        mulai__lte=hari,
        peran__in=[*PENGISI, Peran.KEPALA],
        pengguna__is_active=True,
    )
    for k in anggota.select_related("pengguna"):
        hasil[k.unit_id, Peran(k.peran)].append(k.pengguna)
    return hasil


def _pesan(unit: Unit, kini: PosisiTriwulan) -> Iterator[Pesan]:
    jendela = kini.jendela
    sebutan = f"{sebut_triwulan(kini.tahun, kini.triwulan)} {unit.nama_singkat}"
    kwargs = {"unit": unit.slug, "tahun": kini.tahun, "triwulan": kini.triwulan}
    pangkal = f"{unit.pk}-{kini.tahun}-{kini.triwulan}-{jendela.tenggat_unit}"
    if kini.keadaan in BELUM_DIAJUKAN:
        apa = pengingat(jendela)
        usai = jendela.tutup_unit is not None and jendela.hari > jendela.tutup_unit + USAI
        if apa and not usai:
            judul, isi = _teks(sebutan, apa, jendela)
            yield Pesan(
                f"ingat-{apa}-{pangkal}", judul, isi, reverse("pengisian-kekurangan", kwargs=kwargs), PENGISI
            )
    elif kini.keadaan == Keadaan.DIAJUKAN:
        apa = pengingat(jendela, sesudah_tutup=True)
        if apa and apa != "buka":  # the head was told when it was submitted
            yield Pesan(
                f"setujui-{apa}-{pangkal}",
                f"{sebutan} menunggu persetujuan Anda",
                f"Batas waktu {tanggal(jendela.tenggat_unit)}.",
                f"{reverse('pengisian-alur', kwargs=kwargs)}?langkah=setujui",
                (Peran.KEPALA,),
            )


def _teks(sebutan: str, apa: str, jendela: Jendela) -> tuple[str, str]:
    """Title and text for who fills the quarter."""
    batas = f"Batas waktu {tanggal(jendela.tenggat_unit)}."
    sisa = jendela.sisa_hari or 0
    if apa == "buka":
        return f"Pengisian {sebutan} dibuka", batas
    if apa == "h7":
        return f"{sebutan}: {sisa} hari lagi sampai batas waktu", f"{batas} Triwulan ini belum diajukan."
    if apa == "h1":
        kapan = "besok" if sisa == 1 else "hari ini"
        return f"{sebutan}: batas waktunya {kapan}", f"{batas} Triwulan ini belum diajukan."
    if apa == "tutup":
        return (
            f"{sebutan} ditutup dan belum diajukan",
            f"Ditutup {tanggal(jendela.tutup_unit)}. Perpanjangan diberikan oleh koordinator pemda.",
        )
    tutup = f"Pengisian ditutup {tanggal(jendela.tutup_unit)}."
    return f"{sebutan} terlambat {-sisa} hari", f"{batas} {tutup}"
