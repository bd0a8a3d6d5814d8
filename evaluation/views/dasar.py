"""What all pages of an evaluation begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evaluation.enums import CaraEvaluasi, Pihak
from evaluation.jawab import HAK_PIHAK, Penjawab
from evaluation.lembar import BarisSub, LembarEvaluasi, lembar_evaluasi, terlihat
from evaluation.models import AnggotaTim, EvaluasiAkip
from evaluation.tim import posisi_evaluasi
from indicators import queries as kinerja_q
from indicators.predikat import Predikat, Skala, predikat
from lkjip.access import Hak, Posisi, ambil_unit, hak_pada
from lkjip.enums import TahapEvaluasi
from lkjip.models import Pengguna, Unit
from lkjip.navigation import tahun_tersedia
from lkjip.numbers import Hasil

View = Callable[..., HttpResponse]


class Meja:
    """Who stands before which unit's evaluation, and what that user may see and do of it now.

    `lembar` holds only what the user may see: what is not in it can be shown nowhere.
    """

    def __init__(self, pengguna: Pengguna, unit: Unit, tahun: int) -> None:
        self.pengguna, self.unit, self.tahun = pengguna, unit, tahun

    @cached_property
    def evaluasi(self) -> EvaluasiAkip | None:
        tim = Prefetch("anggota", AnggotaTim.objects.select_related("pengguna"))
        semua = EvaluasiAkip.objects.select_related("lke", "salinan__oleh").defer("salinan__isi")
        evaluasi = semua.prefetch_related(tim).filter(unit=self.unit, tahun=self.tahun).first()
        if evaluasi:
            evaluasi.unit = self.unit
        return evaluasi

    @cached_property
    def hak(self) -> frozenset[Hak]:
        """In this state. An evaluation that is not there yet would begin with the self-assessment."""
        e = self.evaluasi
        posisi = posisi_evaluasi(self.pengguna, e) if e else Posisi(TahapEvaluasi.MANDIRI)
        return hak_pada(self.pengguna, self.unit, posisi)

    @cached_property
    def hak_kelak(self) -> frozenset[Hak]:
        """In some state, whatever it is now."""
        return hak_pada(self.pengguna, self.unit)

    @property
    def lihat_unit(self) -> bool:
        return Hak.LIHAT_MANDIRI in self.hak

    @property
    def lihat_tim(self) -> bool:
        return Hak.LIHAT_LHE in self.hak

    @property
    def sisi_tim(self) -> bool:
        """Of the Inspektorat: reads what the team notes for itself."""
        return Hak.MULAI_EVALUASI in self.hak_kelak

    @cached_property
    def pihak_terlihat(self) -> tuple[Pihak, ...]:
        lihat = {Pihak.UNIT: self.lihat_unit, Pihak.TIM: self.lihat_tim}
        return tuple(p for p, dilihat in lihat.items() if dilihat)

    @property
    def mengisi(self) -> Pihak | None:
        """The side that the user answers for now."""
        if self.evaluasi is None or self.evaluasi.cara == CaraEvaluasi.NILAI:
            return None
        return next((p for p, hak in HAK_PIHAK.items() if hak in self.hak), None)

    @cached_property
    def lembar(self) -> LembarEvaluasi:
        return terlihat(lembar_evaluasi(self.ada), self.pihak_terlihat)

    @property
    def ada(self) -> EvaluasiAkip:
        """The evaluation, or 404."""
        if self.evaluasi is None:
            raise Http404("Evaluasi AKIP tahun ini belum dibuka.")
        return self.evaluasi

    @cached_property
    def skala(self) -> Skala | None:
        return kinerja_q.skala(self.unit.pemda_id, self.tahun).get("akip")

    def predikat(self, total: Hasil) -> Predikat | None:
        return predikat(total.nilai, self.skala) if self.skala else None

    def penjawab(self, pihak: Pihak) -> Penjawab:
        return Penjawab(self.pengguna, self.ada, pihak)

    def sub(self, kode: str) -> BarisSub:
        """The sub-component that an address names (1-a), or 404."""
        for s in self.lembar.sub:
            if s.kode.replace(".", "-") == kode:
                return s
        raise Http404("Subkomponen ini tidak ada pada lembar kerja evaluasi.")

    def alamat(self, nama: str, **lain: Any) -> str:
        return reverse(nama, kwargs={"unit": self.unit.slug, "tahun": self.tahun} | lain)

    def remah(self, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
        return [(f"AKIP {self.tahun}", self.alamat("akip")), *akhir]


def halaman_akip(view: View) -> View:
    """The view gets a Meja instead of unit and year. A foreign unit is 404, so is a year without scales."""

    @wraps(view)
    def bungkus(request: HttpRequest, unit: str, tahun: int, **lain: Any) -> HttpResponse:
        perangkat = ambil_unit(request.user, unit)
        if tahun not in tahun_tersedia(perangkat):
            raise Http404("Tahun ini tidak ada.")
        return view(request, Meja(request.user, perangkat, tahun), **lain)

    return bungkus


def diisi(request: HttpRequest) -> Any:
    """What a form was sent with; None where it is only shown. An empty form may have been sent too."""
    return request.POST if request.method == "POST" else None


def wajib(meja: Meja, *hak: Hak) -> None:
    """404 for who has none of the rights in any state: for such a user the page does not exist."""
    if not meja.hak_kelak & set(hak):
        raise Http404("Halaman ini tidak ada.")


def tampilkan(
    request: HttpRequest, meja: Meja, templat: str, isi: dict[str, Any], **lain: Any
) -> HttpResponse:
    bersama = {
        "meja": meja,
        "unit": meja.unit,
        "tahun": meja.tahun,
        "evaluasi": meja.evaluasi,
        "hak": meja.hak,
    }
    return render(request, f"evaluation/{templat}", bersama | isi, **lain)
