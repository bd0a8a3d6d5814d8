"""What every page's frame shows: the unit and year at hand, the menu, and the way to the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import ResolverMatch

from lkjip.access import (
    Hak,
    ambil_unit,
    berhak,
    hak_pada,
    keanggotaan_aktif,
    keanggotaan_pada,
    mengatur,
    unit_berhak,
)
from lkjip.enums import Peran
from lkjip.jabatan import sebut_peran
from lkjip.masa_unit import kaitan
from lkjip.masuk import masuk_sebelumnya
from lkjip.models import Keanggotaan, Pengguna, Unit
from lkjip.navigation import KELOLA, Tautan, alamat, menu, tahun_tersedia

# A page whose address names more than these (an indicator, say) may not exist for another unit or year; the
# tables and sections that `kunci` names are the same for all.
KWARGS_UMUM = {"unit", "tahun", "triwulan", "kunci"}


@dataclass(slots=True)
class Navigasi:
    """`nav` in templates. Without a unit the frame has no menu; without a user it has nothing at all."""

    unit: Unit | None = None
    tahun: int | None = None
    peran: str = ""
    hak: frozenset[Hak] = frozenset()
    menu: list[Tautan] = field(default_factory=list)
    pilihan_tahun: list[Tautan] = field(default_factory=list)
    pilihan_unit: list[Tautan] = field(default_factory=list)
    banyak_unit: bool = False  # sees more units than pilihan_unit lists
    mengelola: bool = False  # has something to manage at /kelola/
    memeriksa: bool = False  # has a desk at /inspektorat/
    masuk_sebelumnya: datetime | None = None
    gagal_sejak: int = 0  # attempts to sign in by the user's name that had failed since then
    pemberitahuan_baru: int = 0  # not read yet; lkjip/auth.py counts them
    kepala_beberapa: bool = False  # approves for more than one unit
    kaitan: list[tuple[str, list[Tautan]]] = field(default_factory=list)  # what the unit came from, or became
    pantau_rekomendasi: bool = False  # watches over the recommendations of several units


def navigasi(request: HttpRequest) -> dict[str, Navigasi]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav": Navigasi()}
    anggota = keanggotaan_aktif(user)
    sebelumnya, gagal = masuk_sebelumnya(request)
    nav = Navigasi(
        peran=_peran(user, anggota),
        banyak_unit=user.is_superuser or any(k.unit_id is None for k in anggota),
        mengelola=mengatur(user, *(b.hak for b in KELOLA)),
        memeriksa=berhak(user, Hak.MULAI_EVALUASI),
        masuk_sebelumnya=sebelumnya,
        gagal_sejak=gagal,
        pemberitahuan_baru=user.pemberitahuan_baru,
        kepala_beberapa=len(unit_berhak(user, Hak.SETUJUI)) > 1,
        pantau_rekomendasi=berhak(user, Hak.PANTAU_REKOMENDASI),
    )
    cocok: ResolverMatch | None = getattr(request, "resolver_match", None)
    slug = cocok.kwargs.get("unit") if cocok else None
    if not slug:
        return {"nav": nav}
    try:
        nav.unit = ambil_unit(user, slug)
    except Http404:
        return {"nav": nav}
    nav.peran = _peran(user, keanggotaan_pada(user, nav.unit))
    nav.hak = hak_pada(user, nav.unit)
    nav.kaitan = [(k.teks, _tautan_unit(user, anggota, k.lain)) for k in kaitan(nav.unit)]
    milik = {k.unit.pk: k.unit for k in anggota if k.unit}
    nav.pilihan_unit = _pilihan_unit(list(milik.values()), nav.unit, cocok)
    nav.tahun = cocok.kwargs.get("tahun")
    if nav.tahun is not None:
        nav.menu = menu(nav.unit, nav.tahun, sini=request.path, nama_sini=cocok.view_name)
        nav.pilihan_tahun = _pilihan_tahun(nav.unit, nav.tahun, cocok)
    return {"nav": nav}


def _peran(user: Pengguna, anggota: list[Keanggotaan]) -> str:
    """The roles as people read them, Plt, Plh and Pj with them, in the order of Peran."""
    urut = sorted(anggota, key=lambda k: list(Peran).index(Peran(k.peran)))
    return ", ".join(
        dict.fromkeys([*map(sebut_peran, urut), *([Peran.ADMIN.label] if user.is_superuser else [])])
    )


def _tautan_unit(user: Pengguna, anggota: list[Keanggotaan], lain: tuple[Unit, ...]) -> list[Tautan]:
    """Links to those of the units that the user sees."""
    unit, pemda = {k.unit_id for k in anggota}, {k.pemda_id for k in anggota if k.unit_id is None}
    terlihat = [u for u in lain if user.is_superuser or u.pk in unit or u.pemda_id in pemda]
    return [Tautan(u.nama_singkat, alamat("unit", {"unit": u.slug}) or "/", False) for u in terlihat]


def _alamat_setara(cocok: ResolverMatch, **ganti: Any) -> str:
    """The same page for another unit or year; the dashboard or the unit's front door where that cannot be."""
    kwargs = cocok.kwargs | ganti
    umum = kwargs.keys() <= KWARGS_UMUM and not {"triwulan", "kunci"} <= kwargs.keys()  # a row of a sheet
    setara = alamat(cocok.view_name, kwargs) if umum else None
    ringkas = {k: kwargs[k] for k in ("unit", "tahun") if k in kwargs}
    return setara or alamat("ringkasan", ringkas) or alamat("unit", {"unit": kwargs["unit"]}) or "/"


def _pilihan_tahun(unit: Unit, tahun: int, cocok: ResolverMatch) -> list[Tautan]:
    daftar = sorted({*tahun_tersedia(unit), tahun}, reverse=True)
    return [Tautan(str(t), _alamat_setara(cocok, tahun=t), t == tahun) for t in daftar]


def _pilihan_unit(milik: list[Unit], unit: Unit, cocok: ResolverMatch) -> list[Tautan]:
    """The units that the user belongs to; those of a whole pemda are on a page with search instead."""
    daftar = sorted({u.pk: u for u in [*milik, unit]}.values(), key=lambda u: u.nama)
    return [Tautan(u.nama_singkat, _alamat_setara(cocok, unit=u.slug), u.pk == unit.pk) for u in daftar]
