"""Loads a unit's plans and figures. One call is one query."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from indicators import data
from indicators.models import (
    Analisis,
    AngkaTerdahulu,
    Definisi,
    Dokumen,
    EvaluasiRenja,
    Indikator,
    Komponen,
    Misi,
    NilaiKomponen,
    Pembanding,
    Realisasi,
    Sasaran,
    SasaranRpjmd,
    Target,
    Tujuan,
)
from indicators.predikat import Jenjang, Skala
from lkjip.models import JenjangSkala, PengaturanTahun
from lkjip.queries import muat

TAHUN_PEMBANDING = 3  # how many earlier years table 3.5 shows


def misi(pemda_id: int, tahun: int) -> tuple[data.DataMisi, ...]:
    """All misi of the RPJMD whose period holds the year, with its visi."""
    return muat(
        data.DataMisi,
        Misi.objects.filter(
            rpjmd__pemda_id=pemda_id, rpjmd__tahun_mulai__lte=tahun, rpjmd__tahun_akhir__gte=tahun
        ),
        tahun_mulai="rpjmd__tahun_mulai",
        tahun_akhir="rpjmd__tahun_akhir",
        visi="rpjmd__visi",
        dasar_hukum="rpjmd__dasar_hukum",
    )


def rpjmd(pemda_id: int) -> tuple[data.DataRpjmd, ...]:
    return muat(
        data.DataRpjmd,
        SasaranRpjmd.objects.filter(tujuan__misi__rpjmd__pemda_id=pemda_id),
        tujuan_nomor="tujuan__nomor",
        misi_nomor="tujuan__misi__nomor",
        misi="tujuan__misi__uraian",
        tujuan="tujuan__uraian",
    )


def tujuan(unit_id: int) -> tuple[data.DataTujuan, ...]:
    return muat(data.DataTujuan, Tujuan.objects.filter(unit_id=unit_id), urutan="dokumen__urutan")


def sasaran(unit_id: int) -> tuple[data.DataSasaran, ...]:
    return muat(data.DataSasaran, Sasaran.objects.filter(unit_id=unit_id), urutan="dokumen__urutan")


def indikator(unit_id: int) -> tuple[data.DataIndikator, ...]:
    return muat(data.DataIndikator, Indikator.objects.filter(unit_id=unit_id))


def dokumen(unit_id: int) -> tuple[data.DataDokumen, ...]:
    return muat(data.DataDokumen, Dokumen.objects.filter(unit_id=unit_id))


def definisi(unit_id: int) -> tuple[data.DataDefinisi, ...]:
    return muat(data.DataDefinisi, Definisi.objects.filter(indikator__unit_id=unit_id))


def komponen(unit_id: int) -> tuple[data.DataKomponen, ...]:
    return muat(data.DataKomponen, Komponen.objects.filter(indikator__unit_id=unit_id))


def target(unit_id: int) -> tuple[data.DataTarget, ...]:
    """Every target of the unit: all versions and years, since Renstra tables show all of them."""
    return muat(
        data.DataTarget,
        Target.objects.filter(indikator__unit_id=unit_id),
        jenis="dokumen__jenis",
        urutan="dokumen__urutan",
        dokumen="dokumen__nama",
    )


def realisasi(unit_id: int, tahun: int) -> tuple[data.DataRealisasi, ...]:
    """The year and the years that it is compared with, each row with its components (2 queries)."""
    masa = (tahun - TAHUN_PEMBANDING, tahun)
    nilai: dict[int, list[data.NilaiSatuKomponen]] = defaultdict(list)
    for n in muat(
        data.NilaiSatuKomponen,
        NilaiKomponen.objects.filter(
            realisasi__indikator__unit_id=unit_id, realisasi__tahun__range=masa
        ).order_by("komponen__urutan"),
        urutan="komponen__urutan",
        label="komponen__label",
        satuan="komponen__satuan",
    ):
        nilai[n.realisasi_id].append(n)
    baris = (
        Realisasi.objects.filter(indikator__unit_id=unit_id, tahun__range=masa)
        .annotate(oleh=Coalesce(F("diubah_oleh__first_name"), Value("")))
        .values(*(f for f in data.DataRealisasi.__dataclass_fields__ if f != "komponen"))
    )
    return tuple(data.DataRealisasi(**b, komponen=tuple(nilai[b["id"]])) for b in baris)


def angka(unit_id: int) -> tuple[data.DataAngka, ...]:
    return muat(data.DataAngka, AngkaTerdahulu.objects.filter(indikator__unit_id=unit_id))


def pembanding(unit_id: int, tahun: int) -> tuple[data.DataPembanding, ...]:
    return muat(data.DataPembanding, Pembanding.objects.filter(indikator__unit_id=unit_id, tahun=tahun))


def analisis(unit_id: int, tahun: int) -> tuple[data.DataAnalisis, ...]:
    return muat(data.DataAnalisis, Analisis.objects.filter(indikator__unit_id=unit_id, tahun=tahun))


def evaluasi_renja(unit_id: int, tahun: int, triwulan: int) -> data.DataEvaluasiRenja | None:
    hasil = muat(
        data.DataEvaluasiRenja,
        EvaluasiRenja.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan),
    )
    return hasil[0] if hasil else None


def skala(pemda_id: int, tahun: int) -> dict[str, Skala]:
    """The scales that the pemda uses in the year: capaian, e81, akip (2 queries). Empty where unset."""
    pilihan = PengaturanTahun.objects.filter(pemda_id=pemda_id, tahun=tahun).values_list(
        "skala_capaian_id", "skala_e81_id", "skala_akip_id"
    )
    pakai = dict(zip(("capaian", "e81", "akip"), next(iter(pilihan), ()), strict=False))
    jenjang: dict[int, list[JenjangSkala]] = defaultdict(list)
    for j in JenjangSkala.objects.filter(skala_id__in=pakai.values()).select_related("skala"):
        jenjang[j.skala_id].append(j)
    return {untuk: _skala(jenjang[i]) for untuk, i in pakai.items() if jenjang[i]}


def _skala(baris: list[JenjangSkala]) -> Skala:
    kepala = baris[0].skala
    jenjang = tuple(Jenjang(**{f: getattr(b, f) for f in Jenjang.__dataclass_fields__}) for b in baris)
    return Skala(kepala.kode, kepala.nama, kepala.dasar_hukum, jenjang)
