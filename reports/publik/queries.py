"""Published editions: the only thing that the public pages read of the database."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from reports.models import BerkasTerbitan, Terbitan

BERKAS = ("pdf", "docx", "xlsx", "json")  # what can be downloaded, in this order


def terbit() -> QuerySet[Terbitan]:
    """Published editions, the latest year and edition first, with their files. Two queries."""
    return (
        Terbitan.objects.filter(diterbitkan_pada__isnull=False)
        .select_related("unit__pemda")
        .prefetch_related(Prefetch("berkas", BerkasTerbitan.objects.order_by("format")))
        .order_by("unit__pemda__nama", "unit__nama", "-tahun", "-nomor")
    )


def terbaru(semua: QuerySet[Terbitan] | None = None) -> list[Terbitan]:
    """The edition in force of each unit and year."""
    hasil: dict[tuple[int, int], Terbitan] = {}
    for t in terbit() if semua is None else semua:
        hasil.setdefault((t.unit_id, t.tahun), t)
    return list(hasil.values())


def milik_unit(slug: str) -> list[Terbitan]:
    """The editions in force of a unit, the latest year first. Raises Http404 where there is none."""
    semua = terbaru(terbit().filter(unit__slug=slug))
    if not semua:
        raise Http404("Perangkat daerah ini belum menerbitkan LKjIP.")
    return semua


def satu(slug: str, tahun: int) -> Terbitan:
    """The edition in force. Raises Http404."""
    t = terbit().filter(unit__slug=slug, tahun=tahun).first()
    if t is None:
        raise Http404("LKjIP ini belum terbit.")
    return t
