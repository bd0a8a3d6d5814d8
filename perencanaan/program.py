"""Writes the budget tree of a year: lines, their order, and the indicators tied to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from budget.enums import LevelSimpul
from budget.models import IndikatorSimpul, Simpul
from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Indikator, Realisasi, Target
from lkjip.models import Unit
from perencanaan.catat import Pencatat
from perencanaan.kode import tidak_dikenal, urai


def letakkan(simpul: Simpul) -> None:
    """Gives a line the level and the parent that its code says. Raises ValidationError."""
    hasil = urai(simpul.kode, sementara=simpul.kode_sementara)
    if hasil is None:
        raise ValidationError({"kode": tidak_dikenal(simpul.kode, sementara=simpul.kode_sementara)})
    simpul.level, kode_induk = hasil
    simpul.induk = None
    if kode_induk:
        simpul.induk = Simpul.objects.filter(
            unit=simpul.unit, tahun=simpul.tahun, kode=kode_induk, kode_sementara=simpul.kode_sementara
        ).first()
        if simpul.induk is None:
            atas = "Program" if simpul.level == LevelSimpul.KEGIATAN else "Kegiatan"
            raise ValidationError({"kode": f"{atas} {kode_induk} belum ada. Tambahkan itu lebih dahulu."})
        simpul.sasaran = simpul.urusan = None
    elif simpul.sasaran_id is None:
        raise ValidationError({"sasaran": "Pilih sasaran yang didukung program ini."})


@transaction.atomic
def simpan_simpul(penulis: Pencatat, simpul: Simpul) -> None:
    """Writes a line; where its code changed, what is below it goes along. Raises ValidationError."""
    letakkan(simpul)
    lama = Simpul.objects.filter(pk=simpul.pk).first() if simpul.pk else None
    if lama is None:
        akhir = saudara(simpul).aggregate(n=Max("urutan"))["n"]
        simpul.urutan = 0 if akhir is None else akhir + 1
    elif lama.level != simpul.level:
        _pastikan_lepas(lama, simpul)
    penulis.simpan(simpul)
    if lama and lama.kode != simpul.kode and lama.kode_sementara == simpul.kode_sementara:
        for bawah in _bawahan(simpul):
            bawah.kode = simpul.kode + bawah.kode.removeprefix(lama.kode)
            penulis.simpan(bawah)


def _pastikan_lepas(lama: Simpul, baru: Simpul) -> None:
    """A line that others stand under, or that has indicators or money, stays of its level."""
    if sebab := penghalang(lama):
        tulis = "; ".join(sebab)
        raise ValidationError(
            {
                "kode": f"Kode ini menjadikannya {baru.get_level_display().lower()}, padahal "
                f"{lama.get_level_display().lower()} ini masih mempunyai {tulis}."
            }
        )


def _bawahan(simpul: Simpul) -> Iterable[Simpul]:
    for anak in Simpul.objects.filter(induk=simpul):
        yield anak
        yield from _bawahan(anak)


def saudara(simpul: Simpul) -> models.QuerySet[Simpul]:
    """The lines under the same parent, itself among them."""
    return Simpul.objects.filter(unit=simpul.unit, tahun=simpul.tahun, induk=simpul.induk)


@transaction.atomic
def geser(penulis: Pencatat, simpul: Simpul, langkah: int) -> None:
    """Moves a line up (-1) or down (1) among those beside it."""
    semua = list(saudara(simpul))
    dari = semua.index(simpul)
    ke = min(max(dari + langkah, 0), len(semua) - 1)
    semua.insert(ke, semua.pop(dari))
    for n, s in enumerate(semua):
        if s.urutan != n:
            s.urutan = n
            penulis.simpan(s)


def penghalang(simpul: Simpul) -> list[str]:
    """What hangs on a line and would go with it, with how many of each: "2 indikator", "3 pagu"."""
    hubungan = [h for h in Simpul._meta.related_objects if h.on_delete is not models.SET_NULL]
    banyak = (
        Simpul.objects.filter(pk=simpul.pk).values_list(*(_hitung(h) for h in hubungan)).first()
        if hubungan
        else None
    )
    return [f"{n} {_sebut(h)}" for h, n in zip(hubungan, banyak or (), strict=False) if n]


def _hitung(hubungan: models.ForeignObjectRel) -> Coalesce:
    """How many rows hang on a line by a relation; one subquery."""
    nama = hubungan.field.name
    baris = hubungan.related_model._default_manager.filter(**{nama: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(baris.values(nama).annotate(n=Count("*")).values("n")), 0)


def _sebut(hubungan: models.ForeignObjectRel) -> str:
    lain = {"anak": "baris di bawahnya", "indikator_simpul": "indikator"}
    return lain.get(hubungan.get_accessor_name() or "", str(hubungan.related_model._meta.verbose_name))


@transaction.atomic
def hapus_simpul(penulis: Pencatat, simpul: Simpul) -> None:
    """Raises ValidationError where something hangs on the line."""
    if sebab := penghalang(simpul):
        raise ValidationError(
            f"{simpul.get_level_display()} {simpul.kode} tidak dapat dihapus: masih mempunyai "
            f"{'; '.join(sebab)}."
        )
    penulis.hapus(simpul)


# --- indicators
@transaction.atomic
def ikat(penulis: Pencatat, simpul: Simpul, indikator: Indikator) -> None:
    """Raises ValidationError where the indicator is of another level or tied already."""
    if indikator.level != simpul.level:
        raise ValidationError(f"Indikator ini bukan indikator {simpul.get_level_display().lower()}.")
    akhir = simpul.indikator_simpul.aggregate(n=Max("urutan"))["n"]
    penulis.simpan(
        IndikatorSimpul(simpul=simpul, indikator=indikator, urutan=0 if akhir is None else akhir + 1)
    )


@transaction.atomic
def buat_indikator(penulis: Pencatat, simpul: Simpul, indikator: Indikator) -> None:
    """A new indicator of the line's level, tied to it. Raises ValidationError."""
    indikator.unit, indikator.level, indikator.kode = penulis.unit, simpul.level, _kode_baru(simpul)
    akhir = Indikator.objects.filter(unit=penulis.unit).aggregate(n=Max("urutan"))["n"]
    indikator.urutan = (akhir or 0) + 1
    penulis.simpan(indikator)
    ikat(penulis, simpul, indikator)


def _kode_baru(simpul: Simpul) -> str:
    """The code of the line where no indicator has it yet, else with a number behind it."""
    ada = set(
        Indikator.objects.filter(unit=simpul.unit, kode__startswith=simpul.kode).values_list(
            "kode", flat=True
        )
    )
    calon = (simpul.kode, *(f"{simpul.kode}-{n}" for n in range(2, len(ada) + 3)))
    return next(k for k in calon if k not in ada)


@transaction.atomic
def lepas(penulis: Pencatat, hubungan: IndikatorSimpul) -> None:
    """Unties an indicator. Raises ValidationError where the year has figures of it."""
    if Realisasi.objects.filter(indikator=hubungan.indikator, tahun=penulis.tahun).exists():
        raise ValidationError(
            f"Indikator “{hubungan.indikator}” sudah mempunyai realisasi tahun {penulis.tahun}, jadi tidak "
            "dapat dilepas."
        )
    penulis.hapus(hubungan)


def renja(penulis: Pencatat) -> Dokumen:
    """The year's Renja in force, made where there is none."""
    milik = {"unit": penulis.unit, "jenis": JenisDokumen.RENJA, "tahun": penulis.tahun}
    dokumen = Dokumen.objects.berlaku().filter(**milik).order_by("-urutan").first()
    if dokumen is None:
        dokumen = rancang_renja(penulis.unit, penulis.tahun)
        penulis.simpan(dokumen)
    return dokumen


def rancang_renja(unit: Unit, tahun: int) -> Dokumen:
    """The first Renja of a year, not saved yet."""
    nama = f"Renja {unit.nama_singkat} Tahun {tahun}"
    return Dokumen(unit=unit, jenis=JenisDokumen.RENJA, tahun=tahun, nama=nama)


@transaction.atomic
def tulis_target_renja(penulis: Pencatat, target: Mapping[int, Decimal | None]) -> int:
    """The year's targets of the Renja by indicator; None takes one away. How many changed."""
    if not target:
        return 0
    dokumen = renja(penulis)
    lama = {
        t.indikator_id: t
        for t in Target.objects.filter(
            dokumen=dokumen, tahun=penulis.tahun, triwulan=None, indikator__in=target
        ).select_related("indikator", "dokumen")
    }
    berubah = 0
    for indikator_id, nilai in target.items():
        t = lama.get(indikator_id)
        if nilai is None:
            if t:
                penulis.hapus(t)
                berubah += 1
            continue
        t = t or Target(indikator_id=indikator_id, dokumen=dokumen, tahun=penulis.tahun)
        t.nilai = nilai
        berubah += penulis.simpan(t)
    return berubah
