"""Loads a unit's plans and figures. One call is one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from indicators import data
from indicators.models import (
    Analisis,
    Definisi,
    Dokumen,
    EvaluasiRenja,
    Indikator,
    Komponen,
    Misi,
    Pembanding,
    Realisasi,
    Rpjmd,
    SasaranRpjmd,
    Tujuan,
)
from indicators.predikat import Jenjang, Skala
from lkjip.models import JenjangSkala, PengaturanTahun
from lkjip.queries import Cabang, muat, muat_bercabang

TAHUN_PEMBANDING = 3  # how many earlier years table 3.5 shows
TAHUN_RENSTRA = 5  # a Renstra adds up the years since its first
NAMA_LENGKAP = Concat("diubah_oleh__first_name", Value(" "), "diubah_oleh__last_name")
# Who last wrote a row, by the full name, else by that of the account; empty where nobody is known.
NAMA_PENULIS = Coalesce(NullIf(Trim(NAMA_LENGKAP), Value("")), F("diubah_oleh__username"), Value(""))
DOKUMEN_BERLAKU = {"dokumen__draf": False, "dokumen__bidang__isnull": True}  # as Dokumen.objects.berlaku()
VERSI = {"urutan": "dokumen__urutan", "renstra": "dokumen__tahun"}


def misi(pemda_id: int, tahun: int) -> tuple[data.DataMisi, ...]:
    """All misi of the RPJMD whose period holds the year, with its visi; of two, the later one's."""
    berlaku = Rpjmd.objects.filter(pemda_id=pemda_id, tahun_mulai__lte=tahun, tahun_akhir__gte=tahun)
    return muat(
        data.DataMisi,
        Misi.objects.filter(rpjmd=Subquery(berlaku.order_by("-tahun_mulai").values("pk")[:1])),
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


def tujuan_sasaran(
    unit_id: int,
) -> tuple[tuple[data.DataTujuan, ...], tuple[data.DataSasaran, ...]]:
    """All tujuan of the unit and all sasaran under them, of every Renstra version."""
    semua_tujuan, semua_sasaran = muat_bercabang(
        data.DataTujuan,
        Tujuan.objects.filter(unit_id=unit_id).order_by("nomor", "id", "sasaran__nomor", "sasaran__id"),
        Cabang(data.DataSasaran, "sasaran", VERSI),
        **VERSI,
    )
    return semua_tujuan, tuple(sorted(semua_sasaran, key=lambda s: (s.nomor, s.id)))


def _hanya(indikator: Collection[int] | None, jalur: str) -> Q:
    """Restricts rows to some indicators; None means all."""
    return Q() if indikator is None else Q(**{f"{jalur}__in": indikator})


def indikator_angka(
    unit_id: int, indikator: Collection[int] | None = None
) -> tuple[tuple[data.DataIndikator, ...], tuple[data.DataAngka, ...], tuple[data.DataKomponen, ...]]:
    """All indicators of the unit, or some, with figures of earlier periods and components in their order."""
    banyak = Komponen.objects.filter(indikator=OuterRef("pk")).order_by().values("indikator")
    semua = Indikator.objects.filter(_hanya(indikator, "pk"), unit_id=unit_id).annotate(
        banyak_komponen=Coalesce(Subquery(banyak.values(n=Count("pk"))), 0)
    )
    hasil, angka, komponen = muat_bercabang(
        data.DataIndikator,
        semua.order_by("urutan", "id", "komponen__urutan", "komponen__id"),
        Cabang(data.DataAngka, "angka_terdahulu"),
        Cabang(data.DataKomponen, "komponen"),
    )
    return hasil, angka, komponen


def data_indikator(indikator: Indikator, banyak_komponen: int) -> data.DataIndikator:
    """An indicator that is loaded already; no query."""
    kolom = [f for f in data.DataIndikator.__dataclass_fields__ if f != "banyak_komponen"]
    return data.DataIndikator(**{k: getattr(indikator, k) for k in kolom}, banyak_komponen=banyak_komponen)


def dokumen_target(
    unit_id: int, indikator: Collection[int] | None = None, *, draf: int | None = None
) -> tuple[tuple[data.DataDokumen, ...], tuple[data.DataTarget, ...]]:
    """All planning documents of the unit and the targets in them, of all versions and years.

    draf: a document that is looked at although it is a draft.
    """
    hanya = FilteredRelation("target", condition=_hanya(indikator, "target__indikator"))
    dokumen, target = muat_bercabang(
        data.DataDokumen,
        (
            Dokumen.objects.filter(Q(draf=False, bidang=None) | Q(pk=draf))
            if draf
            else Dokumen.objects.berlaku()
        )
        .filter(unit_id=unit_id)
        .annotate(target_dicari=hanya)
        .order_by("jenis", "tahun", "urutan", "target_dicari__tahun", "target_dicari__triwulan"),
        Cabang(
            data.DataTarget,
            "target_dicari",
            {"jenis": "dokumen__jenis", "urutan": "dokumen__urutan", "dokumen": "dokumen__nama"},
        ),
    )
    return dokumen, target


def definisi(unit_id: int) -> tuple[data.DataDefinisi, ...]:
    return muat(data.DataDefinisi, Definisi.objects.filter(indikator__unit_id=unit_id))


def realisasi(
    unit_id: int, tahun: int, indikator: Collection[int] | None = None
) -> tuple[data.DataRealisasi, ...]:
    """The year and those it is compared with or adds up to, each row with the values of its components."""
    semua = Realisasi.objects.filter(
        _hanya(indikator, "indikator"),
        indikator__unit_id=unit_id,
        tahun__gte=tahun - TAHUN_RENSTRA,
        tahun__lte=tahun,
    )
    return tuple(r for _, r in realisasi_dari(semua))


def realisasi_dari(semua: QuerySet[Realisasi]) -> Iterator[tuple[int, data.DataRealisasi]]:
    """The unit of each row, and the row with the values of its components. One query."""
    kolom = [f for f in data.DataRealisasi.__dataclass_fields__ if f != "komponen"]
    baris = (
        semua.annotate(oleh=NAMA_PENULIS)
        .order_by("tahun", "triwulan", "id", "komponen__komponen__urutan")
        .values_list(
            "indikator__unit_id",
            *kolom,
            "komponen__komponen__urutan",
            "komponen__komponen__peran",
            "komponen__komponen__label",
            "komponen__komponen__satuan",
            "komponen__nilai",
        )
    )
    komponen: dict[tuple[Any, ...], list[data.NilaiSatuKomponen]] = defaultdict(list)
    for b in baris:  # one for each component; a single one, with empty columns, where there is none
        isi, nilai = b[: len(kolom) + 1], b[len(kolom) + 1 :]
        komponen[isi] += [data.NilaiSatuKomponen(*nilai)] if nilai[-1] is not None else []
    for (unit, *isi), n in komponen.items():
        yield unit, replace(data.DataRealisasi(*isi), komponen=tuple(n))


def pembanding(unit_id: int, tahun: int) -> tuple[data.DataPembanding, ...]:
    return muat(data.DataPembanding, Pembanding.objects.filter(indikator__unit_id=unit_id, tahun=tahun))


def analisis(unit_id: int, tahun: int) -> tuple[data.DataAnalisis, ...]:
    return muat(data.DataAnalisis, Analisis.objects.filter(indikator__unit_id=unit_id, tahun=tahun))


@dataclass(frozen=True, slots=True)
class _Indikator:
    id: int


def rincian(
    unit_id: int, tahun: int
) -> tuple[tuple[data.DataDefinisi, ...], tuple[data.DataPembanding, ...], tuple[data.DataAnalisis, ...]]:
    """Definitions, comparisons and analyses together: for pages that need all three, in one query."""
    setahun = {
        n: FilteredRelation(n, condition=Q(**{f"{n}__tahun": tahun})) for n in ("pembanding", "analisis")
    }
    indikator = Indikator.objects.filter(unit_id=unit_id).annotate(
        pembanding_tahun=setahun["pembanding"], analisis_tahun=setahun["analisis"]
    )
    return muat_bercabang(
        _Indikator,
        indikator.order_by("id", "analisis_tahun__jenis", "analisis_tahun__urutan", "analisis_tahun__id"),
        Cabang(data.DataDefinisi, "definisi"),
        Cabang(data.DataPembanding, "pembanding_tahun"),
        Cabang(data.DataAnalisis, "analisis_tahun"),
    )[1:]  # type: ignore[return-value]


def evaluasi_renja(unit_id: int, tahun: int, triwulan: int) -> data.DataEvaluasiRenja | None:
    hasil = muat(
        data.DataEvaluasiRenja,
        EvaluasiRenja.objects.filter(unit_id=unit_id, tahun=tahun, triwulan=triwulan).annotate(
            oleh=Coalesce(F("diubah_oleh__first_name"), Value(""))
        ),
    )
    return hasil[0] if hasil else None


def skala(pemda_id: int, tahun: int) -> dict[str, Skala]:
    """The scales that the pemda uses in the year: capaian, e81, akip. Empty where none are set."""
    pilihan = PengaturanTahun.objects.filter(pemda_id=pemda_id, tahun=tahun)
    untuk = {n: Subquery(pilihan.values(f"skala_{n}_id")) for n in ("capaian", "e81", "akip")}
    jenjang: dict[str, list[JenjangSkala]] = defaultdict(list)
    for j in JenjangSkala.objects.filter(skala__pemda_id=pemda_id).annotate(**untuk).select_related("skala"):
        for n in untuk:
            if getattr(j, n) == j.skala_id:
                jenjang[n].append(j)
    return {n: _skala(jenjang[n]) for n in untuk if jenjang[n]}


def _skala(baris: list[JenjangSkala]) -> Skala:
    kepala = baris[0].skala
    jenjang = tuple(Jenjang(**{f: getattr(b, f) for f in Jenjang.__dataclass_fields__}) for b in baris)
    return Skala(kepala.kode, kepala.nama, kepala.dasar_hukum, jenjang)
