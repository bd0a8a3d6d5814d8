"""Tujuan and sasaran of a Renstra version: added, reworded, put in order, replaced, taken out again.

What an earlier version brought is not reworded in a later one, it is replaced: both wordings stay.
"""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from indicators.models import Dokumen, Indikator, Sasaran, Target, Tujuan
from perencanaan.catat import Pencatat
from perencanaan.dokumen import pastikan_beralasan
from perencanaan.hapus import menempel
from perencanaan.renstra.buku import BukuRenstra, Cabang

Butir = Tujuan | Sasaran
MODEL: dict[str, type[Tujuan] | type[Sasaran]] = {"tujuan": Tujuan, "sasaran": Sasaran}


def kode_baru(model: type[Tujuan] | type[Sasaran], dokumen: Dokumen, nomor: int) -> str:
    """A key that no other of the unit has: t1, then with the period and the version in it."""
    huruf = "t" if model is Tujuan else "s"
    dipakai = set(model.objects.filter(unit_id=dokumen.unit_id).values_list("kode", flat=True))
    dasar = f"{huruf}{nomor}"
    for calon in (dasar, f"{dasar}-{dokumen.tahun}", f"{dasar}-{dokumen.tahun}-{dokumen.urutan}"):
        if calon not in dipakai:
            return calon
    return next(c for i in range(2, len(dipakai) + 3) if (c := f"{dasar}-{dokumen.tahun}-{i}") not in dipakai)


@transaction.atomic
def tambah(catat: Pencatat, dokumen: Dokumen, butir: Butir) -> None:
    """A new one, last in its order. Its unit's and its version's own tujuan only (`_periksa`)."""
    pastikan_beralasan(dokumen, catat)
    butir.unit, butir.dokumen = catat.unit, dokumen
    periode = type(butir).objects.filter(unit=catat.unit, dokumen__tahun=dokumen.tahun)
    butir.nomor = (periode.aggregate(n=Max("nomor"))["n"] or 0) + 1
    butir.kode = kode_baru(type(butir), dokumen, butir.nomor)
    _periksa(catat, butir)
    catat.simpan(butir)


@transaction.atomic
def ubah(catat: Pencatat, dokumen: Dokumen, butir: Butir) -> bool:
    pastikan_beralasan(dokumen, catat)
    _milik(dokumen, butir)
    _periksa(catat, butir)
    return catat.simpan(butir)


@transaction.atomic
def ganti(catat: Pencatat, buku: BukuRenstra, lama: Cabang, baru: Butir, diteruskan: Collection[int]) -> None:
    """A new wording in the place of one of an earlier version.

    diteruskan: the indicators that go on under it. Their targets are stated anew in this version, which is
    how everybody knows that they go on; the others end with the old wording.
    """
    dokumen = buku.dokumen
    if not dokumen.draf:
        raise ValidationError("Rumusan hanya diganti dalam draf perubahan.")
    if lama.isi.urutan == dokumen.urutan:
        raise ValidationError("Rumusan ini baru ada pada draf ini; ubah saja teksnya.")
    baru.unit, baru.dokumen, baru.nomor = catat.unit, dokumen, lama.isi.nomor
    baru.menggantikan_id = lama.isi.id
    baru.kode = kode_baru(type(baru), dokumen, baru.nomor)
    _periksa(catat, baru)
    catat.simpan(baru)
    teruskan(catat, buku, [i.id for i in lama.indikator if i.id in diteruskan])


def teruskan(catat: Pencatat, buku: BukuRenstra, indikator: Collection[int]) -> None:
    per_id = Indikator.objects.in_bulk(indikator)
    for i in per_id.values():
        for tahun in buku.periode:
            t = buku.target(i.pk, tahun)
            if t is not None and t.dokumen_id != buku.dokumen.pk:
                catat.simpan(
                    Target(
                        indikator=i, dokumen=buku.dokumen, tahun=tahun, nilai=t.nilai, nilai_atas=t.nilai_atas
                    )
                )  # fmt: skip


@transaction.atomic
def geser(catat: Pencatat, buku: BukuRenstra, cabang: Cabang, langkah: int) -> bool:
    """One place up (-1) or down (1) among those of the same version and parent; False at the end."""
    if not buku.dokumen.draf:
        raise ValidationError("Urutan hanya diubah dalam draf.")
    sejajar = _sejajar(buku, cabang)
    letak = [c.isi.id for c in sejajar].index(cabang.isi.id)
    if not 0 <= letak + langkah < len(sejajar):
        return False
    tetangga = sejajar[letak + langkah]
    model = MODEL[cabang.jenis]
    ini, itu = model.objects.get(pk=cabang.isi.id), model.objects.get(pk=tetangga.isi.id)
    _milik(buku.dokumen, ini)
    _milik(buku.dokumen, itu)
    ini.nomor, itu.nomor = itu.nomor, ini.nomor
    if ini.nomor == itu.nomor:
        ini.nomor += langkah
    catat.simpan(ini)
    catat.simpan(itu)
    return True


def _sejajar(buku: BukuRenstra, cabang: Cabang) -> list[Cabang]:
    if cabang.jenis == "tujuan":
        return list(buku.susunan)
    return next(list(t.anak) for t in buku.susunan if any(a.isi.id == cabang.isi.id for a in t.anak))


@transaction.atomic
def hapus(catat: Pencatat, dokumen: Dokumen, butir: Butir) -> None:
    """Takes out what this version brought, where nothing hangs on it. Undoes a replacement too."""
    pastikan_beralasan(dokumen, catat)
    _milik(dokumen, butir)
    if apa := menempel(butir):
        raise ValidationError(f"Belum dapat dihapus: masih ada {apa}. Pindahkan atau hapus itu dahulu.")
    if butir.menggantikan_id:
        jenis = type(butir)._meta.model_name
        ikut = Target.objects.filter(dokumen=dokumen, **{f"indikator__{jenis}": butir.menggantikan_id})
        for t in ikut.select_related("indikator", "dokumen"):
            catat.hapus(t)
    catat.hapus(butir)


def _milik(dokumen: Dokumen, butir: Butir) -> None:
    if butir.dokumen_id != dokumen.pk:
        raise ValidationError(
            "Rumusan ini berasal dari versi sebelumnya. Gantilah dengan rumusan baru, jangan diubah."
        )


def _periksa(catat: Pencatat, butir: Butir) -> None:
    """What a form also offers only: nothing of another unit or pemda."""
    if isinstance(butir, Sasaran):
        if butir.tujuan_id and butir.tujuan.unit_id != catat.unit.pk:
            raise ValidationError({"tujuan": "Tujuan ini milik perangkat daerah lain."})
        if butir.urusan_id and butir.urusan.unit_id != catat.unit.pk:
            raise ValidationError({"urusan": "Urusan ini milik perangkat daerah lain."})
    elif butir.sasaran_rpjmd_id:
        pemda = butir.sasaran_rpjmd.tujuan.misi.rpjmd.pemda_id
        if pemda != catat.unit.pemda_id:
            raise ValidationError({"sasaran_rpjmd": "Sasaran ini milik pemerintah daerah lain."})
