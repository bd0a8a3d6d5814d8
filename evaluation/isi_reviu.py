"""The Catatan Hasil Reviu and the Pernyataan Telah Direviu as plain data, which pages and documents show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from django.utils import timezone

from evaluation.enums import JawabanButir, KelompokReviu
from evaluation.models import JawabanReviu, ReviuLkjip
from lkjip.access import Hak, Posisi, boleh
from lkjip.enums import TahapReviu
from lkjip.jabatan import jabatan_pada
from lkjip.masa_unit import nama_tahun
from lkjip.models import Pengguna


@dataclass(frozen=True, slots=True)
class Penelaah:
    """Who answered items, in which office."""

    nama: str
    jabatan: str


@dataclass(frozen=True, slots=True)
class ButirChr:
    """An item with its answer as people read it; empty where there is none yet."""

    nomor: int
    uraian: str
    jawaban: str
    catatan: str
    tanggapan: str

    @property
    def dicatat(self) -> bool:
        """Whether the unit is to answer it."""
        return bool(self.catatan)


@dataclass(frozen=True, slots=True)
class KelompokChr:
    label: str
    butir: tuple[ButirChr, ...]


@dataclass(frozen=True, slots=True)
class DataChr:
    """Catatan Hasil Reviu."""

    unit: str
    pemda: str
    tahun: int
    nomor: str
    tanggal: date | None
    simpulan: str
    penelaah: tuple[Penelaah, ...]
    kelompok: tuple[KelompokChr, ...]


@dataclass(frozen=True, slots=True)
class DataPernyataan:
    """Pernyataan Telah Direviu. sidik: SHA-256 of the figures that were reviewed."""

    unit: str
    pemda: str
    inspektorat: str
    tahun: int
    nomor: str
    tanggal: date | None
    tempat: str
    penandatangan: str
    jabatan: str
    pangkat: str
    nip: str
    sidik: str


def jawaban_reviu(reviu: ReviuLkjip) -> list[JawabanReviu]:
    """The items with their answers in the order of the checklist. One query."""
    return list(
        reviu.jawaban.select_related("butir", "oleh", "tanggapan_oleh").order_by(
            "butir__kelompok", "butir__urutan"
        )
    )


def isi_chr(reviu: ReviuLkjip) -> DataChr:
    """The CHR as it stands now. What a user may read of it: `chr_terbaca`."""
    jawaban = jawaban_reviu(reviu)
    return DataChr(
        unit=nama_tahun(reviu.unit, reviu.tahun).nama,
        pemda=reviu.unit.pemda.nama,
        tahun=reviu.tahun,
        nomor=reviu.nomor,
        tanggal=reviu.tanggal,
        simpulan=reviu.simpulan,
        penelaah=_penelaah(reviu, jawaban),
        kelompok=tuple(
            KelompokChr(str(k.label), tuple(_butir(j) for j in jawaban if j.butir.kelompok == k))
            for k in KelompokReviu
        ),
    )


def isi_pernyataan(reviu: ReviuLkjip) -> DataPernyataan:
    pemda = reviu.unit.pemda
    return DataPernyataan(
        unit=nama_tahun(reviu.unit, reviu.tahun).nama,
        pemda=pemda.nama,
        inspektorat=pemda.inspektorat,
        tahun=reviu.tahun,
        nomor=reviu.nomor_pernyataan,
        tanggal=reviu.tanggal_pernyataan,
        tempat=pemda.ibu_kota,
        penandatangan=reviu.penandatangan,
        jabatan=reviu.jabatan_penandatangan,
        pangkat=reviu.pangkat_penandatangan,
        nip=reviu.nip_penandatangan,
        sidik=reviu.sidik,
    )


def chr_terbaca(pengguna: Pengguna, reviu: ReviuLkjip) -> DataChr | None:
    """The CHR that a user may read; None where it is not delivered yet.

    Once the unit has answered, the reviewer may write again. Until that is delivered, all others read what
    was delivered before: the copy of the last step.
    """
    posisi = Posisi(TahapReviu(reviu.tahap))
    if not boleh(pengguna, Hak.LIHAT_REVIU, reviu.unit, posisi):
        return None
    if reviu.tahap != TahapReviu.DITANGGAPI or boleh(pengguna, Hak.REVIU, reviu.unit, posisi):
        return isi_chr(reviu)
    terakhir = reviu.langkah.order_by("-pada", "-id").first()
    return baca_chr(terakhir.isi) if terakhir else None


def kanonik(isi: DataChr | DataPernyataan) -> tuple[str, str]:
    """The copy that is kept of it, and its SHA-256: same content, same bytes."""
    teks = json.dumps(asdict(isi), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return teks, sha256(teks.encode()).hexdigest()


def baca_chr(teks: str) -> DataChr:
    """A CHR from its copy."""
    isi = json.loads(teks)
    isi["tanggal"] = date.fromisoformat(isi["tanggal"]) if isi["tanggal"] else None
    isi["penelaah"] = tuple(Penelaah(**p) for p in isi["penelaah"])
    isi["kelompok"] = tuple(
        KelompokChr(k["label"], tuple(ButirChr(**b) for b in k["butir"])) for k in isi["kelompok"]
    )
    return DataChr(**isi)


def _butir(jawaban: JawabanReviu) -> ButirChr:
    return ButirChr(
        nomor=jawaban.butir.urutan,
        uraian=jawaban.butir.uraian,
        jawaban=str(JawabanButir(jawaban.jawaban).label) if jawaban.jawaban else "",
        catatan=jawaban.catatan,
        tanggapan=jawaban.tanggapan,
    )


def _penelaah(reviu: ReviuLkjip, jawaban: Iterable[JawabanReviu]) -> tuple[Penelaah, ...]:
    """Each with the office held when answering last."""
    terakhir = {j.oleh_id: j for j in sorted((j for j in jawaban if j.pada), key=lambda j: j.pada)}
    return tuple(
        Penelaah(str(j.oleh), jabatan_pada(j.oleh, reviu.unit, timezone.localdate(j.pada)))
        for j in terakhir.values()
    )
