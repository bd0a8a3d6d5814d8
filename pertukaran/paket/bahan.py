"""What the kinds of documents ask about a unit and year; each answer is one query, asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from evaluation.models import EvaluasiAkip, Rekomendasi
from evaluation.queries import rekomendasi_tercetak
from indicators.enums import JenisDokumen
from indicators.models import Dokumen, Realisasi, Target
from indicators.queries import DOKUMEN_BERLAKU
from lkjip.enums import Keadaan as KeadaanTriwulan
from lkjip.enums import TahapEvaluasi
from lkjip.models import Unit
from pengisian.models import TriwulanUnit
from perencanaan.models import AksiRencana
from reports.models import LampiranPdf, Terbitan
from reports.sumber import Sumber


@dataclass
class Bahan:
    unit: Unit
    tahun: int

    def alamat(self, nama: str) -> str:
        return reverse(nama, kwargs={"unit": self.unit.slug, "tahun": self.tahun})

    def sumber(self, triwulan: int = 4) -> Sumber:
        return Sumber(self.unit.pk, self.tahun, triwulan)

    @cached_property
    def dokumen(self) -> list[Dokumen]:
        """Planning documents that touch the year, drafts and those of a bidang too; no later changes."""
        semua = Dokumen.objects.filter(unit=self.unit, tahun__lte=self.tahun).select_related("bidang")
        return [
            d
            for d in semua.order_by("jenis", "tahun", "urutan", "id")
            if self.tahun <= (d.tahun_akhir or d.tahun)
            and not (d.urutan and d.tanggal and d.tanggal.year > self.tahun)
        ]

    def versi(self, jenis: JenisDokumen) -> list[Dokumen]:
        """The unit's own, those of bidang after them."""
        milik = [d for d in self.dokumen if d.jenis == jenis]
        return sorted(milik, key=lambda d: (d.bidang_id is not None, d.bidang.kode if d.bidang else ""))

    @cached_property
    def ada_aksi(self) -> bool:
        """Whether the year's Perjanjian Kinerja was broken down to quarters, or actions were written."""
        target = Target.objects.filter(
            **DOKUMEN_BERLAKU,
            dokumen__unit=self.unit,
            dokumen__jenis=JenisDokumen.PK,
            tahun=self.tahun,
            triwulan__isnull=False,
        )
        return target.exists() or AksiRencana.objects.filter(unit=self.unit, tahun=self.tahun).exists()

    @cached_property
    def terisi(self) -> set[int]:
        """Quarters of which there are figures."""
        milik = Realisasi.objects.filter(indikator__unit=self.unit, tahun=self.tahun, triwulan__isnull=False)
        return {t for t in milik.order_by().values_list("triwulan", flat=True).distinct() if t}

    @cached_property
    def triwulan(self) -> dict[int, KeadaanTriwulan]:
        milik = TriwulanUnit.objects.filter(unit=self.unit, tahun=self.tahun)
        return {t: KeadaanTriwulan(k) for t, k in milik.values_list("triwulan", "keadaan")}

    @cached_property
    def terbitan(self) -> Terbitan | None:
        """The latest published edition; else the latest that is final."""
        semua = list(Terbitan.objects.filter(unit=self.unit, tahun=self.tahun).order_by("-nomor"))
        return next((t for t in semua if t.diterbitkan_pada), semua[0] if semua else None)

    @cached_property
    def lhe(self) -> EvaluasiAkip | None:
        """A final one only: before, it is the team's."""
        milik = EvaluasiAkip.objects.filter(unit=self.unit, tahun=self.tahun, tahap=TahapEvaluasi.FINAL)
        return milik.select_related("unit__pemda", "lke").first()

    @cached_property
    def rekomendasi(self) -> list[Rekomendasi]:
        return list(rekomendasi_tercetak(self.unit.pk, self.tahun))

    @cached_property
    def lampiran(self) -> list[LampiranPdf]:
        """Uploaded PDFs of the LKjIP, in the order in which they came."""
        milik = LampiranPdf.objects.filter(bagian__unit=self.unit, bagian__tahun=self.tahun)
        return list(milik.select_related("bagian").order_by("id"))
