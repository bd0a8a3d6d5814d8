"""The review of the LKjIP: opens it, writes answers and the unit's replies, and takes its steps.

The only writer of a review. An answer is written when it is still the one that its writer saw; else its
writer gets both and chooses (`Bentrok`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from evaluation.enums import HAK_REVIU, REVIU_KE, JawabanButir, KelompokReviu, LangkahReviu
from evaluation.isi_reviu import DataChr, DataPernyataan, isi_chr, isi_pernyataan, jawaban_reviu, kanonik
from evaluation.models import CatatanReviu, JawabanReviu, LembarReviu, ReviuLkjip
from lkjip.access import Hak, Posisi, boleh
from lkjip.enums import Peran, TahapReviu
from lkjip.formats import romawi
from lkjip.jabatan import jabatan_pada
from lkjip.kirim_surel import kirim_surel
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu, penerima
from pengisian.simpan import giliran

__all__ = [
    "Bentrok", "DataChr", "DataPernyataan", "Isian", "Permintaan", "ReviuDitolak", "ambil_langkah",
    "buka_reviu", "isi_chr", "isi_pernyataan", "kekurangan", "lembar_berlaku", "posisi_reviu",
    "simpan_jawaban", "simpan_kepala", "simpan_tanggapan",
]  # fmt: skip

# Who is told of a step, and in which words.
DIBERI_TAHU: dict[LangkahReviu, tuple[tuple[Peran, ...], str]] = {
    LangkahReviu.SAMPAIKAN: ((Peran.PERENCANA, Peran.KEPALA), "selesai direviu: ada catatan hasil reviu"),
    LangkahReviu.TANGGAPI: ((Peran.INSPEKTORAT,), "sudah ditanggapi perangkat daerah"),
    LangkahReviu.NYATAKAN: (
        (Peran.PERENCANA, Peran.KEPALA, Peran.KOORDINATOR),
        "dinyatakan telah direviu",
    ),
}
KELOMPOK = list(KelompokReviu)
KEPALA_CHR = ("nomor", "tanggal", "simpulan")
KEPALA_PERNYATAAN = (
    "nomor_pernyataan", "tanggal_pernyataan", "penandatangan", "jabatan_penandatangan",
    "pangkat_penandatangan", "nip_penandatangan",
)  # fmt: skip
KEPALA = (*KEPALA_CHR, *KEPALA_PERNYATAAN)


class ReviuDitolak(Exception):
    """What cannot be done. The message says why; kekurangan lists what is missing."""

    def __init__(self, pesan: str, kurang: tuple[str, ...] = ()) -> None:
        super().__init__(pesan)
        self.kekurangan = kurang


@dataclass(frozen=True, slots=True)
class Isian:
    """What is to stand at an item (its JawabanReviu) or in the head of the review; versi is what was seen."""

    id: int
    versi: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bentrok:
    """Somebody else was first: what stands there now, by whom and when."""

    id: int
    versi: int
    isi: Mapping[str, Any]
    oleh: str = ""
    pada: datetime | None = None


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A step to be taken. sidik: SHA-256 of the report's figures now."""

    langkah: LangkahReviu
    oleh: Pengguna
    sidik: str = ""
    catatan: str = ""
    sekarang: datetime = field(default_factory=timezone.now)


def posisi_reviu(reviu: ReviuLkjip | None) -> Posisi:
    """Where it stands; one that is not there yet stands where it will begin."""
    return Posisi(TahapReviu(reviu.tahap) if reviu else TahapReviu.BERJALAN)


def lembar_berlaku(pemda_id: int, tahun: int) -> LembarReviu | None:
    """The checklist version in force in a year."""
    return LembarReviu.objects.filter(pemda_id=pemda_id, mulai__lte=tahun).order_by("-mulai").first()


def buka_reviu(unit: Unit, tahun: int, oleh: Pengguna) -> ReviuLkjip:
    """The review of a year, begun where it is not there yet, with an empty answer for each item."""
    if not boleh(oleh, Hak.REVIU, unit, posisi_reviu(None)):
        raise ReviuDitolak("Anda tidak berhak memulai reviu.")
    lembar = lembar_berlaku(unit.pemda_id, tahun)
    butir = list(lembar.butir.all()) if lembar else []
    if lembar is None or not butir:
        raise ReviuDitolak(f"Belum ada daftar uji reviu yang berlaku pada tahun {tahun}.")
    with giliran, transaction.atomic():
        reviu, baru = ReviuLkjip.objects.get_or_create(unit=unit, tahun=tahun, defaults={"lembar": lembar})
        if baru:
            JawabanReviu.objects.bulk_create(JawabanReviu(reviu=reviu, butir=b) for b in butir)
    return reviu


def simpan_jawaban(
    reviu: ReviuLkjip, oleh: Pengguna, isian: Sequence[Isian], sekarang: datetime | None = None
) -> tuple[Bentrok, ...]:
    """The reviewer's answers (jawaban, catatan). What others have changed meanwhile is told, not written."""
    return _simpan_butir(reviu, oleh, Hak.REVIU, isian, ("oleh", "pada"), sekarang)


def simpan_tanggapan(
    reviu: ReviuLkjip, oleh: Pengguna, isian: Sequence[Isian], sekarang: datetime | None = None
) -> tuple[Bentrok, ...]:
    """The unit's replies (tanggapan) to items that have a note."""
    jejak = ("tanggapan_oleh", "tanggapan_pada")
    return _simpan_butir(reviu, oleh, Hak.TANGGAPI_REVIU, isian, jejak, sekarang)


def _simpan_butir(
    reviu: ReviuLkjip,
    oleh: Pengguna,
    hak: Hak,
    isian: Sequence[Isian],
    jejak: tuple[str, str],
    sekarang: datetime | None,
) -> tuple[Bentrok, ...]:
    bentrok = []
    with giliran, transaction.atomic():
        _kunci(reviu, oleh, hak)
        baris = {j.pk: j for j in JawabanReviu.objects.filter(reviu=reviu).select_related(jejak[0])}
        for i in isian:
            j = baris.get(i.id)
            if j is None or (hak == Hak.TANGGAPI_REVIU and not j.catatan):
                raise ReviuDitolak("Butir ini tidak ada pada reviu ini.")
            kini = {k: getattr(j, k) for k in i.isi}
            if kini == i.isi:
                continue
            if j.versi != i.versi:
                penulis = getattr(j, jejak[0])
                bentrok.append(Bentrok(j.pk, j.versi, kini, str(penulis or ""), getattr(j, jejak[1])))
                continue
            for nama, nilai in i.isi.items():
                setattr(j, nama, nilai)
            setattr(j, jejak[0], oleh)
            setattr(j, jejak[1], sekarang or timezone.now())
            j.versi += 1
            j.save()
    return tuple(bentrok)


def simpan_kepala(reviu: ReviuLkjip, oleh: Pengguna, isian: Isian) -> Bentrok | None:
    """Number, date and conclusion of the CHR, and what the statement says of its signer."""
    if not isian.isi.keys() <= set(KEPALA):
        raise ValueError(f"not of the head: {isian.isi.keys() - set(KEPALA)}")
    hak = Hak.REVIU if isian.isi.keys() & set(KEPALA_CHR) else Hak.NYATAKAN_REVIU
    with giliran, transaction.atomic():
        terkunci = _kunci(reviu, oleh, hak)
        kini = {k: getattr(terkunci, k) for k in isian.isi}
        if kini == isian.isi:
            return None
        if terkunci.versi != isian.versi:
            return Bentrok(terkunci.pk, terkunci.versi, kini)
        for nama, nilai in isian.isi.items():
            setattr(terkunci, nama, nilai)
        terkunci.versi += 1
        terkunci.save()
    return None


def _kunci(reviu: ReviuLkjip, oleh: Pengguna, hak: Hak) -> ReviuLkjip:
    """The review, locked until the end of the transaction, if the user may do that with it now."""
    terkunci = (
        ReviuLkjip.objects.select_for_update(of=("self",)).select_related("unit__pemda").get(pk=reviu.pk)
    )
    if not boleh(oleh, hak, terkunci.unit):
        raise ReviuDitolak("Anda tidak berhak melakukannya pada reviu ini.")
    if not boleh(oleh, hak, terkunci.unit, posisi_reviu(terkunci)):
        raise ReviuDitolak(f"Tidak dapat lagi: reviu ini {terkunci.get_tahap_display().lower()}.")
    return terkunci


def ambil_langkah(minta: Permintaan, reviu: ReviuLkjip) -> ReviuLkjip:
    """Takes a step, keeps what was delivered as it was then, and tells the other side."""
    with giliran, transaction.atomic():
        terkunci = _kunci(reviu, minta.oleh, HAK_REVIU[minta.langkah])
        if kurang := kekurangan(minta.langkah, terkunci, jawaban_reviu(terkunci)):
            raise ReviuDitolak(f"“{minta.langkah.label}” belum dapat dilakukan.", kurang)
        dari = terkunci.tahap
        terkunci.tahap = REVIU_KE[minta.langkah]
        if minta.langkah != LangkahReviu.TANGGAPI:
            terkunci.sidik = minta.sidik
        if minta.langkah == LangkahReviu.SAMPAIKAN:
            _lepas_tanggapan_lama(terkunci)
        terkunci.versi += 1
        terkunci.save()
        _kabarkan(_catat(minta, terkunci, dari), terkunci)
    return terkunci


def _lepas_tanggapan_lama(reviu: ReviuLkjip) -> None:
    """A note that has changed since is to be answered anew; the copy of the last step keeps the reply."""
    berubah = reviu.jawaban.filter(pada__gt=F("tanggapan_pada"))
    berubah.update(tanggapan="", tanggapan_oleh=None, tanggapan_pada=None, versi=F("versi") + 1)


def _catat(minta: Permintaan, reviu: ReviuLkjip, dari: str) -> CatatanReviu:
    pernyataan = minta.langkah == LangkahReviu.NYATAKAN
    isi, jejak = kanonik(isi_pernyataan(reviu) if pernyataan else isi_chr(reviu))
    return CatatanReviu.objects.create(
        reviu=reviu,
        langkah=minta.langkah,
        dari=dari,
        ke=reviu.tahap,
        catatan=minta.catatan.strip(),
        isi=isi,
        sha256=jejak,
        oleh=minta.oleh,
        jabatan=jabatan_pada(minta.oleh, reviu.unit, timezone.localdate(minta.sekarang))[:200],
        pada=minta.sekarang,
    )


def _kabarkan(catatan: CatatanReviu, reviu: ReviuLkjip) -> None:
    peran, kata = DIBERI_TAHU[LangkahReviu(catatan.langkah)]
    kepada = [p for p in penerima(reviu.unit, peran) if p.pk != catatan.oleh_id]
    beri_tahu(
        kepada,
        kunci=f"reviu-{catatan.pk}",
        judul=f"LKjIP {reviu.tahun} {reviu.unit.nama_singkat} {kata}",
        alamat=reverse("reviu", kwargs={"unit": reviu.unit.slug, "tahun": reviu.tahun}),
        unit=reviu.unit,
        sekarang=catatan.pada,
    )
    if kepada:  # a mail that cannot be sent waits for manage.py kirim_surel
        transaction.on_commit(partial(kirim_surel, {p.pk for p in kepada}), robust=True)


def kekurangan(langkah: LangkahReviu, reviu: ReviuLkjip, jawaban: Sequence[JawabanReviu]) -> tuple[str, ...]:
    """What is still missing for a step, as sentences; empty where it can be taken."""
    if langkah == LangkahReviu.TANGGAPI:
        return _sebut("Tanggapan belum ditulis", (j for j in jawaban if j.catatan and not j.tanggapan))
    kurang = [
        *_sebut("Belum dijawab", (j for j in jawaban if not j.jawaban)),
        *_sebut(
            "Jawaban “tidak” tanpa catatan",
            (j for j in jawaban if j.jawaban == JawabanButir.TIDAK and not j.catatan),
        ),
    ]
    if langkah == LangkahReviu.SAMPAIKAN:
        return (*kurang, *_kosong(reviu, KEPALA_CHR[:2]))
    if reviu.tahap == TahapReviu.BERJALAN and any(j.catatan for j in jawaban):
        kurang.append("Ada catatan yang belum disampaikan kepada perangkat daerah.")
    return (*kurang, *_kosong(reviu, KEPALA_PERNYATAAN[:4]))


def _sebut(apa: str, jawaban: Any) -> tuple[str, ...]:
    butir = [f"{romawi(KELOMPOK.index(j.butir.kelompok) + 1)}.{j.butir.urutan}" for j in jawaban]
    return (f"{apa}: {', '.join(butir)}.",) if butir else ()


def _kosong(reviu: ReviuLkjip, nama: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{SEBUTAN[n]} belum diisi." for n in nama if not getattr(reviu, n))


SEBUTAN = {
    "nomor": "Nomor catatan hasil reviu",
    "tanggal": "Tanggal catatan hasil reviu",
    "nomor_pernyataan": "Nomor pernyataan",
    "tanggal_pernyataan": "Tanggal pernyataan",
    "penandatangan": "Nama penanda tangan",
    "jabatan_penandatangan": "Jabatan penanda tangan",
}
