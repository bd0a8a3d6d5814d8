"""Fetches the rows that are to be written, and writes those that changed. Inside a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import Max, Q, QuerySet, Subquery, Sum

from budget.enums import LevelSimpul
from budget.models import Pagu, RealisasiAnggaran, Simpul
from indicators.enums import Kombinasi, Level
from indicators.models import Indikator, Komponen, NilaiKomponen, Realisasi
from indicators.queries import data_indikator
from lkjip.access import bidang_diisi
from lkjip.data import DataBidang
from lkjip.models import Bidang, Pengguna, Unit
from lkjip.queries import muat
from pengisian.baris_tulis import PANJANG_TEKS, BarisKinerja, BarisTulis, BarisUang, Kas
from pengisian.data import nomor_kunci
from pengisian.lembar import cakupan_bidang

KOLOM_REALISASI = ("nilai", "status", "tahun_data", *PANJANG_TEKS)
CAP = ("versi", "diubah_oleh", "diubah_pada")  # with every change of a row


def muat_baris(
    unit: Unit, tahun: int, triwulan: int | None, pengguna: Pengguna, kunci: Collection[str]
) -> dict[str, BarisTulis]:
    """The rows of the keys that the user may write. Others are left out: for the user they do not exist.

    Without a quarter: yearly values, of indicators only.
    """
    indikator, simpul = dalam_bidang(unit, tahun, pengguna, kunci)
    hasil: dict[str, BarisTulis] = {}
    if indikator:
        hasil |= baris_kinerja(unit, tahun, triwulan, indikator)
    if simpul and triwulan is not None:
        hasil |= _baris_uang(unit, tahun, triwulan, simpul)
    return hasil


def dalam_bidang(
    unit: Unit, tahun: int, pengguna: Pengguna, kunci: Collection[str]
) -> tuple[set[int], set[int]]:
    """The indicators and the lines of the budget that the keys name, as far as the user writes their rows."""
    indikator, simpul = nomor_kunci(kunci, "i"), nomor_kunci(kunci, "s")
    boleh = _milik_bidang(unit, tahun, pengguna, indikator, simpul)
    return (indikator, simpul) if boleh is None else boleh


def indikator_lembar(unit: Unit, tahun: int) -> QuerySet[Indikator]:
    """The unit's indicators that have a row on the sheets of the year."""
    pada_lembar = Q(level=Level.SASARAN) | Q(simpul__simpul__tahun=tahun)
    return Indikator.objects.filter(pada_lembar, unit=unit).distinct()


def baris_kinerja(unit: Unit, tahun: int, triwulan: int | None, pk: set[int]) -> dict[str, BarisTulis]:
    """Rows that were written before come with their indicator; the others are looked for on the sheet."""
    realisasi = Realisasi.objects.filter(indikator__in=pk, tahun=tahun, triwulan=triwulan).order_by()
    # Their indicators are sifted here: as conditions of the query Django takes a quarter longer to write it.
    objek = {
        r.indikator_id: r
        for r in realisasi.select_related("indikator")
        if r.indikator.unit_id == unit.pk and (triwulan is None or r.indikator.level != Level.TUJUAN)
    }
    semua = [r.indikator for r in objek.values()]
    if baru := pk - objek.keys():
        calon = Indikator.objects.filter(unit=unit) if triwulan is None else indikator_lembar(unit, tahun)
        semua += calon.filter(pk__in=baru).order_by()
    komponen: dict[int, dict[int, Komponen]] = defaultdict(dict)
    if dihitung := [i.pk for i in semua if i.kombinasi != Kombinasi.LANGSUNG]:
        for k in Komponen.objects.filter(indikator__in=dihitung):
            komponen[k.indikator_id][k.urutan] = k
    nilai: dict[int, dict[int, Decimal]] = defaultdict(dict)
    if komponen:
        for n in NilaiKomponen.objects.filter(realisasi__in=objek.values()).select_related("komponen"):
            nilai[n.realisasi_id][n.komponen.urutan] = n.nilai
    hasil: dict[str, BarisTulis] = {}
    for i in semua:
        r, milik = objek.get(i.pk), komponen[i.pk]
        data = data_indikator(i, len(milik))
        isi = nilai[r.pk] if r else {}
        hasil[f"i{i.pk}"] = BarisKinerja(i, data, milik, r, isi, boleh_langsung=triwulan is None)
    return hasil


def _baris_uang(unit: Unit, tahun: int, triwulan: int, pk: set[int]) -> dict[str, BarisTulis]:
    ada = set(
        Simpul.objects.filter(unit=unit, tahun=tahun, level=LevelSimpul.SUB_KEGIATAN, pk__in=pk).values_list(
            "pk", flat=True
        )
    )
    objek = {
        r.simpul_id: r for r in RealisasiAnggaran.objects.filter(simpul__in=ada, triwulan=triwulan).order_by()
    }
    kas = _kas(unit, tahun)
    return {f"s{n}": BarisUang(n, triwulan, objek.get(n), kas) for n in ada}


def _kas(unit: Unit, tahun: int) -> Kas:
    realisasi: dict[int, dict[int | None, Decimal]] = defaultdict(dict)
    baris = RealisasiAnggaran.objects.filter(simpul__unit=unit, simpul__tahun=tahun).order_by()
    for simpul_id, triwulan, nilai in baris.values_list("simpul_id", "triwulan", "nilai"):
        realisasi[simpul_id][triwulan] = nilai
    pagu = Pagu.objects.filter(dpa__unit=unit, dpa__tahun=tahun).order_by()
    terakhir = pagu.values("dpa__unit").values(n=Max("dpa__urutan"))
    total = pagu.filter(dpa__urutan=Subquery(terakhir)).aggregate(total=Sum("nilai"))["total"]
    return Kas(realisasi, total)


def _milik_bidang(
    unit: Unit, tahun: int, pengguna: Pengguna, indikator: set[int], simpul: set[int]
) -> tuple[set[int], set[int]] | None:
    """What of them is of the user's bidang; None for who writes every row."""
    akar = bidang_diisi(pengguna, unit)
    if akar is None:
        return None
    milik = cakupan_bidang(muat(DataBidang, Bidang.objects.filter(unit=unit)), akar)
    pohon = {
        pk: (induk, bidang)
        for pk, induk, bidang in Simpul.objects.filter(unit=unit, tahun=tahun).values_list(
            "pk", "induk_id", "bidang_id"
        )
    }

    def bidang_simpul(pk: int | None) -> int | None:
        while pk in pohon:
            induk, bidang = pohon[pk]
            if bidang is not None:
                return bidang
            pk = induk
        return None

    boleh_indikator = {
        pk
        for pk, bidang, simpul_id in Indikator.objects.filter(pk__in=indikator, unit=unit).values_list(
            "pk", "bidang_id", "simpul__simpul_id"
        )
        if (bidang or bidang_simpul(simpul_id)) in milik
    }
    return boleh_indikator, {pk for pk in simpul if bidang_simpul(pk) in milik}


def tulis_baris(
    baris: Iterable[BarisTulis], tahun: int, triwulan: int | None, pengguna: Pengguna, sekarang: datetime
) -> None:
    """Writes rows that changed; each gets its next version."""
    semua = list(baris)
    _tulis_kinerja([b for b in semua if isinstance(b, BarisKinerja)], tahun, triwulan, pengguna, sekarang)
    _tulis_uang([b for b in semua if isinstance(b, BarisUang)], pengguna, sekarang)


def _tulis_kinerja(
    baris: list[BarisKinerja], tahun: int, triwulan: int | None, pengguna: Pengguna, sekarang: datetime
) -> None:
    baru, lama = [], []
    for b in baris:
        (lama if b.objek else baru).append(b)
        b.objek = b.realisasi(tahun, triwulan)
        _cap(b, pengguna, sekarang)
    if baru:
        Realisasi.objects.bulk_create([b.objek for b in baru if b.objek])
    berubah = {kolom for b in lama for kolom in b.perubahan}
    _perbarui([b.objek for b in lama if b.objek], (*(k for k in KOLOM_REALISASI if k in berubah), *CAP))
    isi, kosong = [], Q()
    for b in baris:
        for n, nilai in b.komponen_berubah.items():
            if nilai is None:
                kosong |= Q(realisasi=b.objek, komponen=b.komponen[n])
            else:
                isi.append(NilaiKomponen(realisasi=b.objek, komponen=b.komponen[n], nilai=nilai))
    if kosong:
        NilaiKomponen.objects.filter(kosong).delete()
    if isi:
        NilaiKomponen.objects.bulk_create(
            isi, update_conflicts=True, unique_fields=["realisasi", "komponen"], update_fields=["nilai"]
        )


def _tulis_uang(baris: list[BarisUang], pengguna: Pengguna, sekarang: datetime) -> None:
    baru, lama, kosong = [], [], []
    for b in baris:
        if b.nilai is None:
            kosong.append(b)
            continue
        (lama if b.objek else baru).append(b)
        b.objek = b.objek or RealisasiAnggaran(simpul_id=b.simpul_id, triwulan=b.triwulan, versi=0)
        b.objek.nilai = b.nilai
        _cap(b, pengguna, sekarang)
    if kosong:
        RealisasiAnggaran.objects.filter(pk__in=[b.objek.pk for b in kosong if b.objek]).delete()
        for b in kosong:
            b.versi = 0
    if baru:
        RealisasiAnggaran.objects.bulk_create([b.objek for b in baru if b.objek])
    _perbarui([b.objek for b in lama if b.objek], ("nilai", *CAP))


def _perbarui(objek: Sequence[Realisasi] | Sequence[RealisasiAnggaran], kolom: tuple[str, ...]) -> None:
    """Updates rows: a single one, the usual case, by a plain UPDATE, which costs a fifth of one for many."""
    if len(objek) == 1:
        isi = {k: getattr(objek[0], k) for k in kolom}
        type(objek[0]).objects.filter(pk=objek[0].pk).update(**isi)
    elif objek:
        type(objek[0]).objects.bulk_update(objek, kolom)


def _cap(baris: BarisTulis, pengguna: Pengguna, sekarang: datetime) -> None:
    """Who wrote the row, when, and its next version."""
    if baris.objek is None:
        return
    baris.versi = baris.objek.versi = baris.objek.versi + 1
    baris.objek.diubah_oleh, baris.objek.diubah_pada = pengguna, sekarang
