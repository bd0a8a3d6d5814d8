"""What an LHE prints, from live data while it is a draft, from its frozen copy once it is final.

The copy is canonical JSON: same LHE, same bytes, same SHA-256.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from evaluation.data import (
    AnggotaLhe,
    DataLhe,
    KomponenLhe,
    KriteriaLhe,
    PredikatLhe,
    RekomendasiLhe,
    SubLhe,
)
from evaluation.enums import Pihak
from evaluation.lembar import BarisKomponen, BarisSub, LembarEvaluasi, lembar_evaluasi
from evaluation.models import EvaluasiAkip, SalinanLhe
from evaluation.tren import butir_tren, tren
from indicators import queries as kinerja_q
from indicators.predikat import Skala, predikat
from lkjip.enums import PeranTim, TahapEvaluasi
from lkjip.formats import abjad
from lkjip.masa_unit import nama_tahun

VERSI_FORMAT = 1

__all__ = ["DataLhe", "baca_lhe", "draf_lhe", "isi_lhe", "lhe", "teks_lhe"]


def lhe(evaluasi: EvaluasiAkip) -> DataLhe:
    """The LHE as it is to be shown and printed. A final one of paper has no copy: it is what was typed."""
    salinan = SalinanLhe.objects.filter(evaluasi=evaluasi).first()
    return baca_lhe(salinan) if salinan else draf_lhe(evaluasi)


def isi_lhe(evaluasi: EvaluasiAkip) -> dict[str, Any]:
    """What the copy holds, when the LHE becomes final."""
    isi: dict[str, Any] = _tulis(draf_lhe(evaluasi))
    return isi | {"draf": False, "format": VERSI_FORMAT}


def teks_lhe(isi: dict[str, Any]) -> tuple[str, str]:
    """The canonical text and its hash."""
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return teks, sha256(teks.encode()).hexdigest()


def baca_lhe(salinan: SalinanLhe) -> DataLhe:
    isi = json.loads(salinan.isi)
    isi.pop("format")
    hasil: DataLhe = _baca(DataLhe, isi)
    return hasil


def draf_lhe(evaluasi: EvaluasiAkip, lembar: LembarEvaluasi | None = None) -> DataLhe:
    """The LHE from live data; about 10 queries. `lembar` spares those of the sheet."""
    lembar = lembar or lembar_evaluasi(evaluasi)
    unit, pemda = evaluasi.unit, evaluasi.unit.pemda
    skala = kinerja_q.skala(unit.pemda_id, evaluasi.tahun).get("akip")
    total = lembar.total(Pihak.TIM).nilai
    anggota = list(evaluasi.anggota.all())
    lalu = tuple(t for t in tren(unit.pk, evaluasi.tahun, skala) if t.tahun < evaluasi.tahun)
    return DataLhe(
        unit=nama_tahun(unit, evaluasi.tahun).nama,
        pemda=pemda.nama,
        inspektorat=pemda.inspektorat,
        tempat=pemda.ibu_kota,
        tahun=evaluasi.tahun,
        dasar_hukum=evaluasi.lke.dasar_hukum if evaluasi.lke else "",
        nomor=evaluasi.nomor_lhe,
        tanggal=evaluasi.tanggal_lhe,
        tim=evaluasi.tim,
        anggota=tuple(AnggotaLhe(str(a.pengguna), PeranTim(a.peran).label) for a in anggota),
        ketua=next((str(a.pengguna) for a in anggota if a.peran == PeranTim.KETUA), ""),
        simpulan=evaluasi.simpulan,
        komponen=tuple(_komponen(k) for k in lembar.komponen),
        total=total,
        predikat=_predikat(total, skala),
        tren=(*lalu, butir_tren(evaluasi.tahun, total, skala)),
        rekomendasi=_rekomendasi(evaluasi),
        draf=evaluasi.tahap != TahapEvaluasi.FINAL,
    )


def _predikat(total: Decimal | None, skala: Skala | None) -> PredikatLhe | None:
    capai = predikat(total, skala) if skala else None
    if capai is None:
        return None
    j = capai.jenjang
    return PredikatLhe(j.predikat, j.sebutan, j.keterangan, j.warna)


def _komponen(k: BarisKomponen) -> KomponenLhe:
    sub = tuple(_sub(s) for s in k.sub if s.kriteria or s.tersimpan is not None)
    return KomponenLhe(k.nomor, k.nama, k.bobot, k.nilai(Pihak.TIM).nilai, sub)


def _sub(s: BarisSub) -> SubLhe:
    jawaban = s.jawaban(Pihak.TIM)
    dipilih = bool(s.pilihan and jawaban and jawaban.kode == s.pilihan.kode)
    return SubLhe(
        kode=s.kode,
        nama=s.nama,
        bobot=s.bobot,
        jawaban=jawaban.kode if jawaban else None,
        nilai=s.nilai(Pihak.TIM).nilai if s.kriteria else s.tersimpan,
        terpenuhi=s.terpenuhi(Pihak.TIM),
        seluruhnya=len(s.kriteria),
        alasan=s.pilihan.alasan if s.pilihan and dipilih else "",
        kriteria=tuple(
            KriteriaLhe(k.kode, k.uraian, k.terpenuhi(Pihak.TIM), j.catatan if j else "")
            for k in s.kriteria
            for j in [k.jawaban.get(Pihak.TIM)]
        ),
    )


def _rekomendasi(evaluasi: EvaluasiAkip) -> tuple[RekomendasiLhe, ...]:
    semua = evaluasi.rekomendasi.select_related("komponen", "bidang", "kriteria__sub__komponen")
    return tuple(
        RekomendasiLhe(
            nomor=r.nomor,
            uraian=r.uraian,
            komponen=r.komponen.nama if r.komponen else "",
            kriteria=(
                f"{r.kriteria.sub.komponen.urutan}.{abjad(r.kriteria.sub.urutan).lower()}.{r.kriteria.urutan}"
                if r.kriteria
                else ""
            ),
            prioritas=r.get_prioritas_display(),
            tenggat=r.tenggat,
            bidang=r.bidang.nama if r.bidang else "",
        )
        for r in semua
    )


def _tulis(nilai: Any) -> Any:
    """A dataclass as what JSON knows; figures are exact decimals in text."""
    if is_dataclass(nilai):
        return {f.name: _tulis(getattr(nilai, f.name)) for f in fields(nilai)}
    if isinstance(nilai, tuple):
        return [_tulis(n) for n in nilai]
    if isinstance(nilai, Decimal):  # the same text for the same number, whatever decimals the database keeps
        return format(nilai.normalize(), "f") if nilai else "0"
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _baca(tipe: Any, isi: Any) -> Any:
    """The way back, by the types of the fields."""
    if isi is None:
        return None
    if get_origin(tipe) is UnionType:
        return _baca(get_args(tipe)[0], isi)
    if get_origin(tipe) is tuple:
        return tuple(_baca(get_args(tipe)[0], i) for i in isi)
    if is_dataclass(tipe):
        ruas = get_type_hints(tipe)
        return tipe(**{nama: _baca(ruas[nama], n) for nama, n in isi.items()})  # type: ignore[operator]
    if tipe is Decimal:
        return Decimal(isi)
    return date.fromisoformat(isi) if tipe is date else isi
