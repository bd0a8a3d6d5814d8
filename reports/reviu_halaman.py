"""What the page of a review shows: items in their groups, with proposals and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from evaluation.enums import HAK_REVIU, KelompokReviu, LangkahReviu
from evaluation.forms.reviu import RUAS_PENELAAH, RUAS_UNIT, IsianReviu, cap
from evaluation.isi_reviu import DataChr, baca_chr, jawaban_reviu
from evaluation.models import CatatanReviu, JawabanReviu, ReviuLkjip
from evaluation.reviu import KEPALA_CHR, KEPALA_PERNYATAAN, Bentrok, kekurangan, posisi_reviu
from lkjip.access import Hak, hak_pada
from lkjip.enums import TahapReviu
from lkjip.models import Pengguna, Unit
from reports.reviu import USULAN, muat, sidik, temuan
from reports.reviu_periksa import Temuan
from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class BarisReviu:
    """An item. id, versi and cap are of its row where the user writes in it."""

    nomor: int
    uraian: str
    jawaban: str
    label: str
    catatan: str
    tanggapan: str
    id: int = 0
    versi: int = 0
    cap: str = ""
    oleh: str = ""
    pada: datetime | None = None
    temuan: Temuan | None = None
    halaman: tuple[str, str] = ("", "")  # where the proposal looked: label and address
    galat: str = ""
    bentrok: Bentrok | None = None
    diketik: Mapping[str, str] = field(default_factory=dict)  # and not written


class MejaReviu:
    """A user before the review of a unit's year: where it stands and what that user may do with it now."""

    def __init__(self, pengguna: Pengguna, unit: Unit, data: Sumber) -> None:
        self.pengguna, self.unit, self.data = pengguna, unit, data

    @cached_property
    def reviu(self) -> ReviuLkjip | None:
        reviu = (
            ReviuLkjip.objects.filter(unit=self.unit, tahun=self.data.tahun).select_related("lembar").first()
        )
        if reviu:
            reviu.unit = self.unit
        return reviu

    @property
    def dimulai(self) -> ReviuLkjip:
        """The review; 404 where it is not begun."""
        if self.reviu is None:
            raise Http404("Reviu ini belum dimulai.")
        return self.reviu

    @cached_property
    def hak(self) -> frozenset[Hak]:
        return hak_pada(self.pengguna, self.unit, posisi_reviu(self.reviu))

    @property
    def mereviu(self) -> bool:
        return self.reviu is not None and Hak.REVIU in self.hak

    @property
    def menanggapi(self) -> bool:
        return Hak.TANGGAPI_REVIU in self.hak

    @property
    def ruas(self) -> tuple[str, ...]:
        """The fields of an item that the user writes now."""
        return RUAS_PENELAAH if self.mereviu else RUAS_UNIT if self.menanggapi else ()

    @property
    def ruas_kepala(self) -> tuple[str, ...]:
        if self.reviu is None:
            return ()
        chr_ = KEPALA_CHR if Hak.REVIU in self.hak else ()
        return (*chr_, *(KEPALA_PERNYATAAN if Hak.NYATAKAN_REVIU in self.hak else ()))

    @cached_property
    def jawaban(self) -> list[JawabanReviu]:
        return jawaban_reviu(self.reviu) if self.reviu else []

    @cached_property
    def riwayat(self) -> list[CatatanReviu]:
        """The steps, the latest first."""
        return list(self.reviu.langkah.select_related("oleh").order_by("-pada", "-id")) if self.reviu else []

    @cached_property
    def langkah(self) -> tuple[tuple[LangkahReviu, tuple[str, ...]], ...]:
        """The steps that the user may take, with what each still lacks."""
        if self.reviu is None:
            return ()
        terbuka = (g for g in LangkahReviu if HAK_REVIU[g] in self.hak)
        return tuple((g, kekurangan(g, self.reviu, self.jawaban)) for g in terbuka)

    @cached_property
    def sidik(self) -> str:
        return sidik(self.data)

    @property
    def angka_berubah(self) -> bool:
        return bool(self.reviu and self.reviu.sidik and self.reviu.sidik != self.sidik)

    @cached_property
    def temuan(self) -> dict[int, Temuan]:
        """What the application proposes for each item, where it can; only for who reviews."""
        if not self.mereviu:
            return {}
        data = muat(self.data)
        semua = ((j.pk, temuan(data, j.butir.usulan)) for j in self.jawaban if j.butir.usulan)
        return {pk: t for pk, t in semua if t is not None}

    @cached_property
    def salinan(self) -> DataChr | None:
        """What was delivered, for who must not read what the reviewer may be writing meanwhile."""
        if self.mereviu or self.reviu is None or self.reviu.tahap != TahapReviu.DITANGGAPI:
            return None
        return baca_chr(self.riwayat[0].isi) if self.riwayat else None


def kelompok_baris(
    meja: MejaReviu, isian: IsianReviu | None = None, bentrok: Sequence[Bentrok] = ()
) -> list[tuple[str, list[BarisReviu]]]:
    """The items by group as the user may read them."""
    if meja.salinan:
        return _dari_salinan(meja.salinan)
    per_id = {b.id: b for b in bentrok}
    baris = [(j.butir.kelompok, _baris(meja, j, isian, per_id.get(j.pk))) for j in meja.jawaban]
    return [(str(k.label), [b for kelompok, b in baris if kelompok == k]) for k in KelompokReviu]


def _dari_salinan(isi: DataChr) -> list[tuple[str, list[BarisReviu]]]:
    return [
        (k.label, [BarisReviu(b.nomor, b.uraian, "", b.jawaban, b.catatan, b.tanggapan) for b in k.butir])
        for k in isi.kelompok
    ]


def _baris(meja: MejaReviu, j: JawabanReviu, isian: IsianReviu | None, bentrok: Bentrok | None) -> BarisReviu:
    """What was typed stands in its fields; where they are gone, beside what stands there."""
    diketik = (isian.diketik.get(j.pk) if isian else None) or {}
    kini: dict[str, Any] = {r: getattr(j, r) for r in (*RUAS_PENELAAH, *RUAS_UNIT)}
    tulis = {r: v for r, v in diketik.items() if r in meja.ruas}
    tampil = kini | tulis
    return BarisReviu(
        nomor=j.butir.urutan,
        uraian=j.butir.uraian,
        jawaban=tampil["jawaban"],
        label=j.get_jawaban_display() if j.jawaban else "",
        catatan=tampil["catatan"],
        tanggapan=tampil["tanggapan"],
        id=j.pk,
        versi=j.versi,
        # Of what stands in the database: what was typed and not written counts as changed.
        cap=cap({r: kini[r] for r in meja.ruas}),
        oleh=str(j.oleh or ""),
        pada=j.pada,
        temuan=meja.temuan.get(j.pk),
        halaman=_halaman(meja, j.butir.usulan),
        galat=isian.galat.get(j.pk, "") if isian else "",
        bentrok=bentrok,
        diketik={} if tulis or not _berbeda(diketik, kini) else diketik,
    )


def _berbeda(diketik: Mapping[str, str], kini: Mapping[str, Any]) -> bool:
    return any(v and v != kini[r] for r, v in diketik.items())


def _halaman(meja: MejaReviu, kunci: str) -> tuple[str, str]:
    if kunci not in USULAN or not meja.mereviu:
        return ("", "")
    u = USULAN[kunci]
    tempat = {"unit": meja.unit.slug, "tahun": meja.data.tahun}
    return u.nama, reverse(u.halaman, kwargs={**tempat, **u.di})
