"""The evaluation sheet of a unit's year as plain data: both sides beside each other, with the scores.

Everything that shows or prints an evaluation reads this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
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
from lkjip.queries import Cabang, muat, muat_bercabang
from pengisian.enums import JenisBukti

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
    nama_berkas: str
    ukuran: int | None
    oleh: str

    @property
    def sebutan_jenis(self) -> str:
        return "Dokumen aplikasi" if self.alamat else str(JenisBukti(self.jenis).label)


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

    @property
    def kunci(self) -> str:
        """In the address of its evidence."""
        return f"k{self.id}"

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

    @property
    def kunci(self) -> str:
        """In the address of the evidence of its answer."""
        return f"s{self.id}"

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
    dinyatakan: Decimal | None = None  # the total that the LHE states

    @cached_property
    def sub(self) -> tuple[BarisSub, ...]:
        return tuple(s for k in self.komponen for s in k.sub)

    @cached_property
    def kriteria(self) -> tuple[BarisKriteria, ...]:
        return tuple(k for s in self.sub for k in s.kriteria)

    def total(self, pihak: str) -> Hasil:
        dinyatakan = self.dinyatakan if pihak == Pihak.TIM else None
        return nilai_total([k.nilai(pihak) for k in self.komponen], dinyatakan=dinyatakan)

    def belum_dijawab(self, pihak: str) -> int:
        return sum(s.belum_dijawab(pihak) for s in self.sub)


def lembar_evaluasi(evaluasi: EvaluasiAkip) -> LembarEvaluasi:
    """Reads the whole sheet: 5 queries, whatever is in it; 2 where only scores are known."""
    per_kriteria = evaluasi.cara == CaraEvaluasi.LKE
    cabang = [Cabang(_Sub, "sub"), *([Cabang(_Kriteria, "sub__kriteria")] if per_kriteria else [])]
    semua = KomponenAkip.objects.filter(lke_id=evaluasi.lke_id)
    urut = ("urutan", "sub__urutan", *(("sub__kriteria__urutan",) if per_kriteria else ()))
    komponen, sub, *kriteria = muat_bercabang(_Komponen, semua.order_by(*urut), *cabang)
    isi = _isi(evaluasi) if per_kriteria else _Isi(nilai=_nilai(evaluasi))
    nomor = {k.id: k.urutan for k in komponen}
    kode = {s.id: f"{nomor[s.komponen_id]}.{abjad(s.urutan).lower()}" for s in sub}
    baris: dict[int, list[BarisKriteria]] = defaultdict(list)
    for k in kriteria[0] if kriteria else ():
        baris[k.sub_id].append(isi.kriteria(k, f"{kode[k.sub_id]}.{k.urutan}"))
    bagian: dict[int, list[BarisSub]] = defaultdict(list)
    for s in sub:
        bagian[s.komponen_id].append(isi.sub(s, kode[s.id], tuple(baris[s.id])))
    return LembarEvaluasi(
        evaluasi,
        tuple(
            BarisKomponen(k.id, k.urutan, k.nama, k.bobot, tuple(bagian[k.id]), isi.nilai.get((k.id, None)))
            for k in komponen
        ),
        isi.skala,
        evaluasi.total_dinyatakan,
    )


def terlihat(lembar: LembarEvaluasi, pihak: Collection[Pihak]) -> LembarEvaluasi:
    """The sheet without what the other side wrote: what is not in it can be shown nowhere."""
    tim = Pihak.TIM in pihak
    return replace(
        lembar,
        dinyatakan=lembar.dinyatakan if tim else None,
        komponen=tuple(
            replace(
                k,
                tersimpan=k.tersimpan if tim else None,
                sub=tuple(_sub_terlihat(s, pihak) for s in k.sub),
            )
            for k in lembar.komponen
        ),
    )


def _sub_terlihat(sub: BarisSub, pihak: Collection[Pihak]) -> BarisSub:
    tim = Pihak.TIM in pihak
    return replace(
        sub,
        pilihan=sub.pilihan if tim else None,
        tersimpan=sub.tersimpan if tim else None,
        bukti=tuple(b for b in sub.bukti if b.pihak in pihak),
        kriteria=tuple(
            replace(
                k,
                jawaban={p: j for p, j in k.jawaban.items() if p in pihak},
                bukti=tuple(b for b in k.bukti if b.pihak in pihak),
            )
            for k in sub.kriteria
        ),
    )


@dataclass(frozen=True, slots=True)
class _Komponen:
    id: int
    urutan: int
    nama: str
    bobot: Decimal


@dataclass(frozen=True, slots=True)
class _Sub:
    id: int
    komponen_id: int
    urutan: int
    nama: str
    bobot: Decimal
    jenis: str


@dataclass(frozen=True, slots=True)
class _Kriteria:
    id: int
    sub_id: int
    urutan: int
    uraian: str
    petunjuk: str
    dokumen: str


@dataclass(frozen=True, slots=True)
class _Isi:
    """What was filled in on a sheet: answers and evidence by criterion, choices by sub-component, scores."""

    skala: tuple[DataTingkat, ...] = ()
    pilihan: Mapping[int, DataPilihan] = field(default_factory=dict)
    bukti: tuple[DataBuktiEvaluasi, ...] = ()
    jawaban: Mapping[int, Mapping[str, DataJawaban]] = field(default_factory=dict)
    nilai: Mapping[tuple[int, int | None], Decimal] = field(default_factory=dict)

    def kriteria(self, k: _Kriteria, kode: str) -> BarisKriteria:
        bukti = tuple(b for b in self.bukti if b.kriteria_id == k.id)
        return BarisKriteria(k.id, kode, k.uraian, k.petunjuk, k.dokumen, self.jawaban.get(k.id, {}), bukti)

    def sub(self, s: _Sub, kode: str, kriteria: tuple[BarisKriteria, ...]) -> BarisSub:
        bukti = tuple(b for b in self.bukti if b.sub_id == s.id)
        tersimpan = self.nilai.get((s.komponen_id, s.id))
        return BarisSub(
            s.id,
            kode,
            s.nama,
            s.bobot,
            s.jenis,
            self.skala,
            kriteria,
            self.pilihan.get(s.id),
            bukti,
            tersimpan,
        )


def _isi(evaluasi: EvaluasiAkip) -> _Isi:
    skala = muat(DataTingkat, TingkatJawaban.objects.filter(lke_id=evaluasi.lke_id))
    dari = {"oleh": "nama_oleh"}
    pilihan = muat(DataPilihan, JawabanSub.objects.filter(evaluasi=evaluasi).annotate(**NAMA), **dari)
    semua = JawabanKriteria.objects.filter(evaluasi=evaluasi).annotate(**NAMA)
    jawaban: dict[int, dict[str, DataJawaban]] = defaultdict(dict)
    for j in muat(DataJawaban, semua, **dari):
        jawaban[j.kriteria_id][j.pihak] = j
    bukti = muat(DataBuktiEvaluasi, BuktiEvaluasi.objects.filter(evaluasi=evaluasi).annotate(**NAMA), **dari)
    return _Isi(skala, {p.sub_id: p for p in pilihan}, bukti, jawaban)


def _nilai(evaluasi: EvaluasiAkip) -> dict[tuple[int, int | None], Decimal]:
    return {(k, s): n for k, s, n in evaluasi.nilai.order_by().values_list("komponen_id", "sub_id", "nilai")}
