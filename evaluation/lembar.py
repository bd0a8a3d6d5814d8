"""The evaluation sheet of a unit's year as plain data: both sides beside each other, with the scores.

Everything that shows or prints an evaluation reads this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Value
from django.db.models.functions import Concat, Trim

from evaluation.enums import CaraEvaluasi, JenisSub, Pihak
from evaluation.models import (
    BuktiEvaluasi,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanSub,
    KomponenAkip,
    KriteriaAkip,
    SubKomponenAkip,
    TingkatJawaban,
)
from evaluation.nilai import (
    Tingkat,
    jawaban_dari_kriteria,
    nilai_komponen,
    nilai_sub,
    nilai_sub_belum,
    nilai_total,
    pilihan_terbuka,
)
from lkjip.formats import abjad
from lkjip.numbers import Hasil
from lkjip.queries import muat

NAMA = {"nama_oleh": Trim(Concat("oleh__first_name", Value(" "), "oleh__last_name"))}


@dataclass(frozen=True, slots=True)
class DataTingkat:
    kode: str
    angka: Decimal
    lebih_dari: Decimal | None
    penuh: bool
    pilihan: bool
    syarat_keberadaan: str
    syarat_mutu: str

    @property
    def tingkat(self) -> Tingkat:
        return Tingkat(self.kode, self.angka, self.lebih_dari, self.penuh, self.pilihan)

    def syarat(self, jenis: str) -> str:
        return self.syarat_keberadaan if jenis == JenisSub.KEBERADAAN else self.syarat_mutu


@dataclass(frozen=True, slots=True)
class DataJawaban:
    """What one side says of a criterion. oleh is a name."""

    kriteria_id: int
    pihak: str
    terpenuhi: bool | None
    catatan: str
    versi: int
    oleh: str | None
    pada: datetime | None


@dataclass(frozen=True, slots=True)
class DataPilihan:
    """A or AA, chosen by the team."""

    sub_id: int
    kode: str
    alasan: str
    oleh: str
    pada: datetime


@dataclass(frozen=True, slots=True)
class DataBuktiEvaluasi:
    id: int
    kriteria_id: int | None
    sub_id: int | None
    pihak: str
    jenis: str
    judul: str
    tanggal: date
    tautan: str
    teks: str
    alamat: str
    tipe: str


@dataclass(frozen=True, slots=True)
class BarisKriteria:
    """A criterion with what both sides say of it. kode as in 1.a.3."""

    id: int
    kode: str
    uraian: str
    petunjuk: str
    dokumen: str
    jawaban: Mapping[str, DataJawaban] = field(default_factory=dict)
    bukti: tuple[DataBuktiEvaluasi, ...] = ()

    def terpenuhi(self, pihak: str) -> bool | None:
        return j.terpenuhi if (j := self.jawaban.get(pihak)) else None

    def bukti_pihak(self, pihak: str) -> tuple[DataBuktiEvaluasi, ...]:
        return tuple(b for b in self.bukti if b.pihak == pihak)

    @property
    def berbeda(self) -> bool:
        """Both sides have answered, and not the same."""
        unit, tim = self.terpenuhi(Pihak.UNIT), self.terpenuhi(Pihak.TIM)
        return unit is not None and tim is not None and unit != tim


@dataclass(frozen=True)
class BarisSub:
    """A sub-component. kode as in 1.a."""

    id: int
    kode: str
    nama: str
    bobot: Decimal
    jenis: str
    skala: tuple[DataTingkat, ...]
    kriteria: tuple[BarisKriteria, ...]
    pilihan: DataPilihan | None = None
    bukti: tuple[DataBuktiEvaluasi, ...] = ()
    tersimpan: Decimal | None = None  # the score that the LHE states, where there are no criteria

    def terpenuhi(self, pihak: str) -> int:
        return sum(k.terpenuhi(pihak) is True for k in self.kriteria)

    def belum_dijawab(self, pihak: str) -> int:
        return sum(k.terpenuhi(pihak) is None for k in self.kriteria)

    @property
    def tingkat(self) -> tuple[Tingkat, ...]:
        return tuple(t.tingkat for t in self.skala)

    def jawaban(self, pihak: str) -> Tingkat | None:
        """The answer of one side; None while criteria are not answered. The team's choice counts."""
        if not self.kriteria or self.belum_dijawab(pihak):
            return None
        terpenuhi, seluruhnya = self.terpenuhi(pihak), len(self.kriteria)
        if pihak == Pihak.TIM and self.pilihan:
            for t in self.pilihan_terbuka:
                if t.kode == self.pilihan.kode:
                    return t.tingkat
        return jawaban_dari_kriteria(terpenuhi=terpenuhi, seluruhnya=seluruhnya, tingkat=self.tingkat)

    @property
    def pilihan_terbuka(self) -> tuple[DataTingkat, ...]:
        """What the team may choose over the derived answer now."""
        if not self.kriteria or self.belum_dijawab(Pihak.TIM):
            return ()
        buka = pilihan_terbuka(
            terpenuhi=self.terpenuhi(Pihak.TIM), seluruhnya=len(self.kriteria), tingkat=self.tingkat
        )
        kode = {t.kode for t in buka}
        return tuple(t for t in self.skala if t.kode in kode)

    def nilai(self, pihak: str) -> Hasil:
        jawaban = self.jawaban(pihak)
        if jawaban is None:
            return nilai_sub_belum(self.belum_dijawab(pihak))
        return nilai_sub(jawaban=jawaban, bobot=self.bobot)


@dataclass(frozen=True)
class BarisKomponen:
    id: int
    nomor: int
    nama: str
    bobot: Decimal
    sub: tuple[BarisSub, ...]
    tersimpan: Decimal | None = None  # the score that the LHE states

    def nilai(self, pihak: str) -> Hasil:
        """On the sheet the sum of its sub-components; else what the LHE states, which is the team's."""
        if any(s.kriteria for s in self.sub):
            if all(s.nilai(pihak).nilai is not None for s in self.sub):
                return nilai_komponen(
                    nama=self.nama, nilai=None, sub=[s.nilai(pihak).nilai for s in self.sub]
                )
            return nilai_komponen(nama=self.nama, nilai=None)
        if pihak == Pihak.UNIT:
            return nilai_komponen(nama=self.nama, nilai=None)
        return nilai_komponen(nama=self.nama, nilai=self.tersimpan, sub=[s.tersimpan for s in self.sub])


@dataclass(frozen=True)
class LembarEvaluasi:
    """The sheet of one evaluation, filled as far as it is. With cara "nilai" the criteria are left out."""

    evaluasi: EvaluasiAkip
    komponen: tuple[BarisKomponen, ...]
    skala: tuple[DataTingkat, ...]

    @cached_property
    def sub(self) -> tuple[BarisSub, ...]:
        return tuple(s for k in self.komponen for s in k.sub)

    @cached_property
    def kriteria(self) -> tuple[BarisKriteria, ...]:
        return tuple(k for s in self.sub for k in s.kriteria)

    def total(self, pihak: str) -> Hasil:
        dinyatakan = self.evaluasi.total_dinyatakan if pihak == Pihak.TIM else None
        return nilai_total([k.nilai(pihak) for k in self.komponen], dinyatakan=dinyatakan)

    def belum_dijawab(self, pihak: str) -> int:
        return sum(s.belum_dijawab(pihak) for s in self.sub)


def lembar_evaluasi(evaluasi: EvaluasiAkip) -> LembarEvaluasi:
    """Reads the whole sheet: 8 queries, whatever is in it; 2 where only scores are known."""
    per_kriteria = evaluasi.cara == CaraEvaluasi.LKE
    skala = muat(DataTingkat, TingkatJawaban.objects.filter(lke_id=evaluasi.lke_id)) if per_kriteria else ()
    nilai = {} if per_kriteria else _nilai(evaluasi)
    sub = _sub(evaluasi, skala, nilai, per_kriteria)
    komponen = tuple(
        BarisKomponen(k.pk, k.urutan, k.nama, k.bobot, tuple(sub[k.pk]), nilai.get((k.pk, None)))
        for k in KomponenAkip.objects.filter(lke_id=evaluasi.lke_id)
    )
    return LembarEvaluasi(evaluasi, komponen, skala)


def _nilai(evaluasi: EvaluasiAkip) -> dict[tuple[int, int | None], Decimal]:
    return {(k, s): n for k, s, n in evaluasi.nilai.order_by().values_list("komponen_id", "sub_id", "nilai")}


def _sub(
    evaluasi: EvaluasiAkip,
    skala: tuple[DataTingkat, ...],
    nilai: Mapping[tuple[int, int | None], Decimal],
    per_kriteria: bool,
) -> dict[int, list[BarisSub]]:
    """By component."""
    pilihan = {p.sub_id: p for p in _pilihan(evaluasi)} if per_kriteria else {}
    bukti = _bukti(evaluasi) if per_kriteria else ()
    kriteria = _kriteria(evaluasi, bukti) if per_kriteria else {}
    hasil: dict[int, list[BarisSub]] = defaultdict(list)
    semua = SubKomponenAkip.objects.filter(komponen__lke_id=evaluasi.lke_id).select_related("komponen")
    for s in semua.order_by("komponen__urutan", "urutan"):
        hasil[s.komponen_id].append(
            BarisSub(
                s.pk,
                f"{s.komponen.urutan}.{abjad(s.urutan).lower()}",
                s.nama,
                s.bobot,
                s.jenis,
                skala,
                tuple(kriteria.get(s.pk, ())),
                pilihan.get(s.pk),
                tuple(b for b in bukti if b.sub_id == s.pk),
                nilai.get((s.komponen_id, s.pk)),
            )
        )
    return hasil


def _pilihan(evaluasi: EvaluasiAkip) -> tuple[DataPilihan, ...]:
    return muat(DataPilihan, JawabanSub.objects.filter(evaluasi=evaluasi).annotate(**NAMA), oleh="nama_oleh")


def _bukti(evaluasi: EvaluasiAkip) -> tuple[DataBuktiEvaluasi, ...]:
    return muat(DataBuktiEvaluasi, BuktiEvaluasi.objects.filter(evaluasi=evaluasi))


def _kriteria(evaluasi: EvaluasiAkip, bukti: Iterable[DataBuktiEvaluasi]) -> dict[int, list[BarisKriteria]]:
    """By sub-component."""
    jawaban: dict[int, dict[str, DataJawaban]] = defaultdict(dict)
    for j in muat(
        DataJawaban, JawabanKriteria.objects.filter(evaluasi=evaluasi).annotate(**NAMA), oleh="nama_oleh"
    ):
        jawaban[j.kriteria_id][j.pihak] = j
    milik: dict[int, list[DataBuktiEvaluasi]] = defaultdict(list)
    for b in bukti:
        if b.kriteria_id:
            milik[b.kriteria_id].append(b)
    hasil: dict[int, list[BarisKriteria]] = defaultdict(list)
    semua = KriteriaAkip.objects.filter(sub__komponen__lke_id=evaluasi.lke_id)
    for k in semua.select_related("sub__komponen").order_by("sub__komponen__urutan", "sub__urutan", "urutan"):
        kode = f"{k.sub.komponen.urutan}.{abjad(k.sub.urutan).lower()}.{k.urutan}"
        hasil[k.sub_id].append(
            BarisKriteria(
                k.pk, kode, k.uraian, k.petunjuk, k.dokumen, jawaban.get(k.pk, {}), tuple(milik.get(k.pk, ()))
            )
        )
    return hasil
