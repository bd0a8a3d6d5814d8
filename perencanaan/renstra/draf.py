"""What a draft of the Renstra alone has, and may take with it when it is thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import Model

from indicators.models import Indikator, Sasaran, Tujuan
from perencanaan.hapus import menempel
from perencanaan.renstra.buku import BukuRenstra


def isi_draf(buku: BukuRenstra) -> Iterator[Model]:
    """Targets first, then the indicators of what the draft brought, then that itself.

    Raises ValidationError, when it comes there, where an indicator has figures or a program stands under a
    sasaran of the draft.
    """
    d = buku.dokumen
    yield from buku.milik_versi
    sasaran = list(Sasaran.objects.filter(dokumen=d).select_related("tujuan").order_by("-id"))
    tujuan = list(Tujuan.objects.filter(dokumen=d).order_by("-id"))
    milik = {"sasaran__in": sasaran}, {"tujuan__in": tujuan}
    for i in (i for syarat in milik for i in Indikator.objects.filter(**syarat)):
        yield from i.komponen.select_related("indikator")
        yield _lepas(i)
    yield from map(_lepas, sasaran)
    yield from map(_lepas, tujuan)


def _lepas(objek: Model) -> Model:
    if apa := menempel(objek):
        nama = str(objek._meta.verbose_name).capitalize()
        raise ValidationError(f"{nama} “{objek}” masih dipakai: {apa}. Pindahkan atau hapus itu dahulu.")
    return objek
