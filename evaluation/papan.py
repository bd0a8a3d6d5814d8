"""Scores of both sides beside each other: of one evaluation, and of all units of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q

from evaluation.enums import CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.lembar import BarisKomponen, BarisSub, LembarEvaluasi
from evaluation.models import (
    AnggotaTim,
    CatatanLangkah,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanSub,
    NilaiAkip,
    SubKomponenAkip,
    TingkatJawaban,
)
from evaluation.nilai import Tingkat, jawaban_dari_kriteria, nilai_sub, pilihan_terbuka
from evaluation.tim import boleh_pada, peran_tim
from indicators import queries as kinerja_q
from indicators.predikat import Predikat, predikat
from lkjip.access import Hak
from lkjip.enums import TahapEvaluasi
from lkjip.models import Pengguna, Unit
from lkjip.numbers import jumlah


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """A component or sub-component with its scores. selisih: the team's less the unit's."""

    baris: BarisKomponen | BarisSub
    kode: str
    sub: bool
    unit: Decimal | None
    tim: Decimal | None
    jawaban_unit: str
    jawaban_tim: str

    @property
    def selisih(self) -> Decimal | None:
        return None if self.unit is None or self.tim is None else self.tim - self.unit


def baris_nilai(lembar: LembarEvaluasi) -> tuple[BarisNilai, ...]:
    """Each component, with its sub-components below it."""
    hasil = []
    for k in lembar.komponen:
        unit, tim = k.nilai(Pihak.UNIT).nilai, k.nilai(Pihak.TIM).nilai
        hasil.append(BarisNilai(k, str(k.nomor), False, unit, tim, "", ""))
        hasil += [_sub(s) for s in k.sub if s.kriteria]
    return tuple(hasil)


def _sub(s: BarisSub) -> BarisNilai:
    jawaban = {p: j.kode if (j := s.jawaban(p)) else "" for p in Pihak}
    return BarisNilai(
        s,
        s.kode,
        True,
        s.nilai(Pihak.UNIT).nilai,
        s.nilai(Pihak.TIM).nilai,
        jawaban[Pihak.UNIT],
        jawaban[Pihak.TIM],
    )


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """A unit's evaluation of a year on the board. evaluasi is None where there is none yet."""

    unit: Unit
    evaluasi: EvaluasiAkip | None
    mandiri: Decimal | None = None
    tim: Decimal | None = None
    predikat: Predikat | None = None
    dikirim: datetime | None = None
    anggota: tuple[AnggotaTim, ...] = ()
    milik_saya: bool = False

    @property
    def tahap(self) -> str:
        return self.evaluasi.tahap if self.evaluasi else ""


def papan(pengguna: Pengguna, units: Sequence[Unit], tahun: int) -> tuple[BarisPapan, ...]:
    """The evaluations of all units of a year, whatever their number: 8 queries, and 1 for each pemda."""
    semua = EvaluasiAkip.objects.filter(unit__in=units, tahun=tahun).prefetch_related("anggota__pengguna")
    evaluasi = {e.unit_id: e for e in semua}
    nilai = _Nilai(list(evaluasi.values()))
    skala = {p: kinerja_q.skala(p, tahun).get("akip") for p in {u.pemda_id for u in units}}
    kirim = CatatanLangkah.objects.filter(evaluasi__in=evaluasi.values(), langkah=LangkahEvaluasi.KIRIM)
    dikirim = dict(kirim.order_by().values_list("evaluasi").annotate(Max("pada")))
    hasil = []
    for u in units:
        e = evaluasi.get(u.pk)
        if e is None:
            hasil.append(BarisPapan(u, None))
            continue
        e.unit = u
        tim, s = nilai.tim(e), skala[u.pemda_id]
        hasil.append(
            BarisPapan(
                u,
                e,
                nilai.total(e, Pihak.UNIT) if boleh_pada(pengguna, Hak.LIHAT_MANDIRI, e) else None,
                tim,
                predikat(tim, s) if s else None,
                dikirim.get(e.pk),
                tuple(e.anggota.all()),
                peran_tim(pengguna, e) is not None,
            )
        )
    return tuple(hasil)


class _Nilai:
    """Totals of many evaluations: the database counts answers, scores come from the pure functions."""

    def __init__(self, evaluasi: list[EvaluasiAkip]) -> None:
        lke = {e.lke_id for e in evaluasi if e.lke_id}
        self.tingkat: dict[int, list[Tingkat]] = defaultdict(list)
        for t in TingkatJawaban.objects.filter(lke__in=lke):
            self.tingkat[t.lke_id].append(Tingkat(t.kode, t.angka, t.lebih_dari, t.penuh, t.pilihan))
        self.sub: dict[int, list[SubKomponenAkip]] = defaultdict(list)
        for s in SubKomponenAkip.objects.filter(komponen__lke__in=lke).annotate(
            lke=F("komponen__lke"), banyak=Count("kriteria")
        ):
            self.sub[s.lke].append(s)
        jawaban = JawabanKriteria.objects.filter(evaluasi__in=evaluasi, terpenuhi__isnull=False)
        self.hitung = {
            (e, p, s): (n, ya)
            for e, p, s, n, ya in jawaban.order_by()
            .values_list("evaluasi", "pihak", "kriteria__sub")
            .annotate(n=Count("pk"), ya=Count("pk", filter=Q(terpenuhi=True)))
        }
        pilihan = JawabanSub.objects.filter(evaluasi__in=evaluasi)
        self.pilihan = {(e, s): kode for e, s, kode in pilihan.values_list("evaluasi", "sub", "kode")}
        self.tersimpan: dict[int, list[Decimal]] = defaultdict(list)
        tersimpan = NilaiAkip.objects.filter(evaluasi__in=evaluasi, sub=None).order_by()
        for pk, n in tersimpan.values_list("evaluasi", "nilai"):
            self.tersimpan[pk].append(n)

    def tim(self, e: EvaluasiAkip) -> Decimal | None:
        """What was written for a final LHE or one of paper; else what the answers give so far."""
        if e.tahap == TahapEvaluasi.FINAL or e.cara == CaraEvaluasi.NILAI:
            ada = jumlah(self.tersimpan[e.pk])
            return e.total_dinyatakan if ada is None else ada
        return self.total(e, Pihak.TIM)

    def total(self, e: EvaluasiAkip, pihak: Pihak) -> Decimal | None:
        """None while criteria are not answered."""
        nilai = [self._sub(e, pihak, s) for s in self.sub[e.lke_id or 0]]
        return None if not nilai or None in nilai else jumlah(nilai)

    def _sub(self, e: EvaluasiAkip, pihak: Pihak, s: Any) -> Decimal | None:
        dijawab, ya = self.hitung.get((e.pk, pihak, s.pk), (0, 0))
        if not s.banyak or dijawab < s.banyak:
            return None
        tingkat = self.tingkat[e.lke_id or 0]
        jawaban = jawaban_dari_kriteria(terpenuhi=ya, seluruhnya=s.banyak, tingkat=tingkat)
        if pihak == Pihak.TIM and (kode := self.pilihan.get((e.pk, s.pk))):
            terbuka = pilihan_terbuka(terpenuhi=ya, seluruhnya=s.banyak, tingkat=tingkat)
            jawaban = next((t for t in terbuka if t.kode == kode), jawaban)
        return nilai_sub(jawaban=jawaban, bobot=s.bobot).nilai
