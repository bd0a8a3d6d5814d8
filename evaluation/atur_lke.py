"""Versions of a pemda's evaluation sheet: a new one copies the latest; one that counts never changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, QuerySet

from evaluation.models import (
    EvaluasiAkip,
    KomponenAkip,
    KriteriaAkip,
    Lke,
    SubKomponenAkip,
    TingkatJawaban,
)
from evaluation.nilai import Tingkat
from lkjip.enums import TahapEvaluasi
from lkjip.formats import angka
from lkjip.models import Pemda
from pengisian.simpan import giliran


class LkeDitolak(Exception):
    """The sheet cannot be changed so. The message says why."""


def lke_dengan_pemakaian(pemda: Pemda) -> QuerySet[Lke]:
    """The versions, the latest first; `terpakai`: an evaluation beyond its self-assessment is made on it."""
    dipakai = EvaluasiAkip.objects.filter(lke=OuterRef("pk")).exclude(tahap=TahapEvaluasi.MANDIRI)
    return Lke.objects.filter(pemda=pemda).annotate(terpakai=Exists(dipakai)).order_by("-mulai")


@contextmanager
def lke_terkunci(lke: Lke) -> Iterator[Lke]:
    """Opens the transaction. Raises LkeDitolak for a version that counts already."""
    with giliran, transaction.atomic():
        kini = Lke.objects.select_for_update().get(pk=lke.pk)
        if EvaluasiAkip.objects.filter(lke=kini).exclude(tahap=TahapEvaluasi.MANDIRI).exists():
            raise LkeDitolak(
                "Lembar kerja ini sudah dipakai evaluasi, jadi tidak dapat diubah. Buat versi baru."
            )
        yield kini


def buat_versi(pemda: Pemda, mulai: int) -> Lke:
    """A version from a year on, with all that the latest one holds. Raises LkeDitolak."""
    with giliran, transaction.atomic():
        asal = Lke.objects.filter(pemda=pemda).order_by("-mulai").first()
        if asal is None:
            raise LkeDitolak("Belum ada lembar kerja yang dapat disalin.")
        if Lke.objects.filter(pemda=pemda, mulai=mulai).exists():
            raise LkeDitolak(f"Sudah ada lembar kerja yang berlaku mulai tahun {mulai}.")
        baru = Lke.objects.create(pemda=pemda, mulai=mulai, nama=asal.nama, dasar_hukum=asal.dasar_hukum)
        for t in TingkatJawaban.objects.filter(lke=asal):
            _kembar(t, lke=baru)
        for k in KomponenAkip.objects.filter(lke=asal).prefetch_related("sub__kriteria"):
            semua_sub = list(k.sub.all())
            komponen = _kembar(k, lke=baru)
            for s in semua_sub:
                kriteria = list(s.kriteria.all())
                sub = _kembar(s, komponen=komponen)
                for satu in kriteria:
                    _kembar(satu, sub=sub)
        return baru


def _kembar(objek: Any, **ganti: Any) -> Any:
    """A second row like the first one, elsewhere."""
    objek.pk, objek._state.adding = None, True
    for nama, nilai in ganti.items():
        setattr(objek, nama, nilai)
    objek.save()
    return objek


def periksa_bobot(komponen: Sequence[tuple[str, Decimal, Sequence[Decimal]]]) -> list[str]:
    """What is wrong with weights: of components (name, weight, weights of its parts), as sentences."""
    galat = []
    total = sum((b for _, b, _ in komponen), Decimal(0))
    if total != 100:
        galat.append(f"Jumlah bobot komponen harus 100; sekarang {angka(total)}.")
    for nama, bobot, sub in komponen:
        if (jumlah := sum(sub, Decimal(0))) != bobot:
            galat.append(f"{nama}: jumlah bobot subkomponen {angka(jumlah)}, bobot komponen {angka(bobot)}.")
    return galat


def periksa_skala(tingkat: Sequence[Tingkat]) -> list[str]:
    """What is wrong with a scale of answers, as sentences."""
    turunan = sorted((t for t in tingkat if not t.pilihan), key=lambda t: -t.angka)
    if not turunan or turunan[-1].penuh or turunan[-1].lebih_dari is not None:
        return [
            "Jawaban terendah harus berlaku tanpa syarat: kosongkan “lebih dari” dan jangan tandai “semua”."
        ]
    batas = [Decimal(100) if t.penuh else t.lebih_dari for t in turunan[:-1]]
    if any(b is None for b in batas):
        return ["Setiap jawaban di atas yang terendah memerlukan batas “lebih dari”, atau tanda “semua”."]
    ada = [b for b in batas if b is not None]
    if ada != sorted(set(ada), reverse=True):
        return ["Batas “lebih dari” harus menurun dari jawaban tertinggi ke terendah."]
    return []


def hapus_baris(objek: Any, sebutan: str) -> None:
    """Raises LkeDitolak where a self-assessment has answered it already."""
    try:
        with transaction.atomic():
            objek.delete()
    except ProtectedError:
        raise LkeDitolak(
            f"{sebutan} sudah dijawab pada penilaian mandiri, jadi tidak dapat dihapus."
        ) from None


def urutkan(semua: QuerySet[Any]) -> None:
    """Numbers rows from 1 in the order that they have, over a gap, since two may not share a number."""
    baris = list(semua.order_by("urutan"))
    for awal in (10_000, 0):
        for n, b in enumerate(baris, 1):
            b.urutan = awal + n
            b.save(update_fields=["urutan"])


def simpan_kriteria(lke: Lke, sub: SubKomponenAkip, isi: Sequence[dict[str, Any]]) -> None:
    """All criteria of a sub-component: id (None for a new one), uraian, petunjuk, dokumen, hapus."""
    with lke_terkunci(lke):
        ada = {k.pk: k for k in KriteriaAkip.objects.filter(sub=sub)}
        urutan = max((k.urutan for k in ada.values()), default=0)
        for i in isi:
            kriteria = ada.get(i["id"])
            if i["hapus"]:
                if kriteria:
                    hapus_baris(kriteria, f"Kriteria {kriteria.urutan}")
                continue
            if kriteria is None:
                urutan += 1
                kriteria = KriteriaAkip(sub=sub, urutan=urutan)
            for nama in ("uraian", "petunjuk", "dokumen"):
                setattr(kriteria, nama, i[nama])
            kriteria.save()
        urutkan(KriteriaAkip.objects.filter(sub=sub))
        if not KriteriaAkip.objects.filter(sub=sub).exists():
            raise LkeDitolak("Setiap subkomponen memerlukan sekurangnya satu kriteria.")


def simpan_susunan(lke: Lke, isi: Sequence[dict[str, Any]]) -> None:
    """All components: id (None for a new one), nama, bobot, hapus, sub (likewise, with jenis).

    Raises LkeDitolak, also where weights do not add up; nothing is written then.
    """
    with lke_terkunci(lke) as kini:
        komponen = {k.pk: k for k in KomponenAkip.objects.filter(lke=kini)}
        sub = {s.pk: s for s in SubKomponenAkip.objects.filter(komponen__lke=kini)}
        for n, i in enumerate(isi, 1):
            k = komponen.get(i["id"])
            if i["hapus"]:
                if k:
                    hapus_baris(k, k.nama)
                continue
            k = k or KomponenAkip(lke=kini, urutan=20_000 + n)
            k.nama, k.bobot = i["nama"], i["bobot"]
            k.save()
            for m, j in enumerate(i["sub"], 1):
                _simpan_sub(k, sub.get(j["id"]), j, 20_000 + m)
            urutkan(SubKomponenAkip.objects.filter(komponen=k))
        urutkan(KomponenAkip.objects.filter(lke=kini))
        semua = KomponenAkip.objects.filter(lke=kini).prefetch_related("sub")
        if galat := periksa_bobot([(k.nama, k.bobot, [s.bobot for s in k.sub.all()]) for k in semua]):
            raise LkeDitolak(" ".join(galat))


def _simpan_sub(
    komponen: KomponenAkip, sub: SubKomponenAkip | None, isi: dict[str, Any], urutan: int
) -> None:
    if isi["hapus"]:
        if sub:
            hapus_baris(sub, sub.nama)
        return
    sub = sub or SubKomponenAkip(komponen=komponen, urutan=urutan)
    for nama in ("nama", "bobot", "jenis"):
        setattr(sub, nama, isi[nama])
    sub.save()


def simpan_skala(lke: Lke, isi: Sequence[dict[str, Any]]) -> None:
    """The whole scale, in place of the former one. Raises LkeDitolak."""
    tingkat = [i for i in isi if not i["hapus"]]
    for nama, sebutan in (("kode", "Kode"), ("angka", "Angka")):
        nilai = [i[nama] for i in tingkat]
        if len(set(nilai)) < len(nilai):
            raise LkeDitolak(f"{sebutan} jawaban tidak boleh kembar.")
    hitung = [Tingkat(i["kode"], i["angka"], i["lebih_dari"], i["penuh"], i["pilihan"]) for i in tingkat]
    if galat := periksa_skala(hitung):
        raise LkeDitolak(" ".join(galat))
    ruas = ("kode", "angka", "lebih_dari", "penuh", "pilihan", "syarat_keberadaan", "syarat_mutu")
    with lke_terkunci(lke) as kini:
        TingkatJawaban.objects.filter(lke=kini).delete()
        TingkatJawaban.objects.bulk_create(
            TingkatJawaban(lke=kini, **{n: i[n] for n in ruas}) for i in tingkat
        )
