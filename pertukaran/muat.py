"""Puts rows into the database: new ones, changed ones, and those to be deleted; what is the same stays.

A second time with the same rows changes nothing. Whoever calls holds the transaction: all or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector

from lkjip.jejak import potret
from lkjip.models import Pengguna
from pertukaran.baris import Baris, GalatBaris
from pertukaran.nilai import field_kolom, nilai_kolom, sama, teks_nilai
from pertukaran.skema import Berkas, gabung


class Keadaan(StrEnum):
    """What became of a row that did not stay as it was."""

    BARU = "baru"
    BERUBAH = "berubah"
    DIHAPUS = "dihapus"


@dataclass(slots=True)
class Hitungan:
    """What became of the rows of one table."""

    berkas: str
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    dihapus: int = 0


@dataclass(slots=True)
class Perubahan:
    """A row that became another. semula and kini: its columns in the words of the screen, where asked for.

    lama: the values of the columns given, as they were; empty for a new row.
    """

    berkas: Berkas
    baris: Baris
    keadaan: Keadaan
    objek: Model
    nomor: int  # its primary key, which a deleted object has no more
    lama: dict[str, Any]
    semula: dict[str, str]
    kini: dict[str, str]


Jaga = Callable[[Berkas, Baris, Model, Keadaan, dict[str, Any]], None]


@dataclass
class Pemuat:
    """Loads tables in the order of pertukaran.skema.

    indeks: rows by model and key, what a column of a foreign key refers to; nama is the way back. oleh: who
    is written down where a row says who changed it. jaga may refuse a change: it gets the row as it would be
    (for a deletion: as it is) and the old values, and raises GalatBaris. cari finds rows that are not known
    yet. kumpulkan: errors are gathered in `galat` and other rows go on; else the first one is raised. rinci:
    changes are told in words too.
    """

    indeks: dict[tuple[type[Model], str], Model] = field(default_factory=dict)
    nama: dict[tuple[type[Model], int], str] = field(default_factory=dict)
    oleh: Pengguna | None = None
    jaga: Jaga | None = None
    cari: Callable[[type[Model], str], Model | None] = lambda model, teks: None
    kumpulkan: bool = False
    rinci: bool = False
    galat: list[GalatBaris] = field(default_factory=list)
    perubahan: list[Perubahan] = field(default_factory=list)
    dimuat: dict[str, set[int]] = field(default_factory=dict)
    ada: dict[str, dict[tuple[str, ...], Model]] = field(default_factory=dict)
    gagal: set[tuple[type[Model], str]] = field(default_factory=set)  # rows that did not come in
    tak_tentu: set[type[Model]] = field(default_factory=set)  # tables with such a row whose key is not known
    akan_dihapus: list[tuple[Berkas, Baris, Model]] = field(default_factory=list)

    def kenali(self, berkas: Berkas, pemilik: Model | None) -> None:
        """Learns the rows that the owner has, which later rows may refer to."""
        ada = self.ada[berkas.nama] = {}
        hitung: Counter[tuple[str, ...]] = Counter()
        punya_pemilik = pemilik is not None or not berkas.pemilik
        for objek in berkas.milik(pemilik).order_by("pk") if punya_pemilik else ():
            self.hubungkan(berkas, objek, pemilik)
            ada[urutkan(berkas, self.ingat(berkas, objek), hitung)] = objek

    def hubungkan(self, berkas: Berkas, objek: Model, pemilik: Model | None) -> None:
        """Puts rows that are known beside their keys: telling of the row asks the database nothing then."""
        for f in berkas.model._meta.concrete_fields:
            pk = getattr(objek, f.attname)
            if not f.is_relation or pk is None:
                continue
            if pemilik is not None and f.name == berkas.pemilik:
                setattr(objek, f.name, pemilik)
            elif kunci := self.nama.get((f.related_model, pk)):
                setattr(objek, f.name, self.indeks[f.related_model, kunci])

    def ingat(self, berkas: Berkas, objek: Model) -> tuple[str, ...]:
        kunci = tuple(self.teks(berkas, objek, k) for k in berkas.kunci)
        teks = gabung(kunci)
        self.indeks[berkas.model, teks] = objek
        self.nama[berkas.model, objek.pk] = teks
        return kunci

    def teks(self, berkas: Berkas, objek: Model, kolom: str) -> str:
        """What the row's cell in a table holds."""
        f = berkas.model._meta.get_field(kolom)
        nilai = getattr(objek, f.attname)
        if f.is_relation and nilai is not None:
            return self.nama.get((f.related_model, nilai), "")
        return teks_nilai(nilai)

    def rujukan(self, model: type[Model], baris: Baris, kolom: str) -> Model:
        """The row that a cell refers to. Raises GalatBaris."""
        teks = baris.isi[kolom].rstrip("/") or baris.isi[kolom]
        objek = self.indeks.get((model, baris.isi[kolom])) or self.indeks.get((model, teks))
        objek = objek or self.cari(model, teks)
        if objek is None:
            raise baris.galat(f"{model._meta.verbose_name} ini tidak ada", kolom)
        return objek

    def muat(self, berkas: Berkas, nama: str, daftar: Iterable[Baris], pemilik: Model | None) -> Hitungan:
        """Loads the rows of a table. A row may stand before the one of the same table that it refers to."""
        if berkas.nama not in self.ada:
            self.kenali(berkas, pemilik)
        tabel = _Tabel(self, berkas, pemilik, Hitungan(nama))
        tabel.muat(list(daftar))
        return tabel.hitungan

    def tolak(self, galat: GalatBaris) -> None:
        if not self.kumpulkan:
            raise galat
        self.galat.append(galat)

    def hapus(self) -> None:
        """Deletes what was asked for, in reverse order: what refers goes first. What is still used stays."""
        for berkas, baris, objek in reversed(self.akan_dihapus):
            semula, nomor = potret(objek) if self.rinci else {}, objek.pk
            try:
                if self.jaga:
                    self.jaga(berkas, baris, objek, Keadaan.DIHAPUS, {})
                if dipakai := pemakai(objek):
                    raise baris.galat(f"tidak dapat dihapus: masih dipakai {dipakai}", berkas.kunci[0])
                objek.delete()
            except GalatBaris as galat:
                self.tolak(galat)
            else:
                self.perubahan.append(Perubahan(berkas, baris, Keadaan.DIHAPUS, objek, nomor, {}, semula, {}))


def pemakai(objek: Model) -> str:
    """The kinds of rows that would go with this one; empty where there are none."""
    pengumpul = Collector(using="default", origin=objek)
    try:
        pengumpul.collect([objek])
    except ProtectedError as galat:
        model = {type(o) for o in galat.protected_objects}
    else:
        model = {m for m, isi in pengumpul.data.items() if isi - {objek}}
        model |= {q.model for q in pengumpul.fast_deletes if q.exists()}
    return ", ".join(sorted(str(m._meta.verbose_name) for m in model))


def urutkan(berkas: Berkas, kunci: tuple[str, ...], hitung: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The key, with the number of times it came where rows may share one."""
    hitung[kunci] += 1
    return (*kunci, str(hitung[kunci])) if berkas.ganda else kunci


@dataclass
class _Tabel:
    """One table while it is loaded."""

    pemuat: Pemuat
    berkas: Berkas
    pemilik: Model | None
    hitungan: Hitungan
    hitung: Counter[tuple[str, ...]] = field(default_factory=Counter)
    sudah: set[tuple[str, ...]] = field(default_factory=set)
    sisa: Counter[str] = field(default_factory=Counter)  # keys of rows still to come
    sendiri: tuple[str, ...] = ()  # columns that refer to rows of the same table

    def muat(self, daftar: list[Baris]) -> None:
        model = self.berkas.model
        self.sendiri = tuple(f.name for f in model._meta.concrete_fields if f.related_model is model)
        while daftar:
            self.sisa = Counter(map(self._teks_kunci, daftar))
            nanti = [baris for baris in daftar if not self._coba(baris)]
            if len(nanti) == len(daftar):  # a circle: the rows find that what they refer to is not there
                self.sendiri = ()
            daftar = nanti

    def _coba(self, baris: Baris) -> bool:
        """Takes the row, unless what it refers to stands below."""
        rujuk = (baris.isi.get(k, "") for k in self.sendiri)
        if any(r and self.sisa[r] and (self.berkas.model, r) not in self.pemuat.indeks for r in rujuk):
            return False
        self.sisa[self._teks_kunci(baris)] -= 1
        try:
            if baris.rusak:
                self._gagal(baris)
            else:
                self._satu(baris)
        except GalatBaris as galat:
            self._gagal(baris)
            self.pemuat.tolak(galat)
        return True

    def _teks_kunci(self, baris: Baris) -> str:
        return gabung(baris.isi.get(k, "") for k in self.berkas.kunci)

    def _gagal(self, baris: Baris) -> None:
        if any(k in baris.sel and k not in baris.isi for k in self.berkas.kunci):
            self.pemuat.tak_tentu.add(self.berkas.model)
        self.pemuat.gagal.add((self.berkas.model, self._teks_kunci(baris)))

    def _satu(self, baris: Baris) -> None:
        nilai = self._nilai(baris)
        if nilai is None:  # it refers to a row that is wrong itself: told once
            self._gagal(baris)
            return
        kunci = urutkan(self.berkas, self._kunci(baris, nilai), self.hitung)
        if kunci in self.sudah:
            raise baris.galat(f"kunci {gabung(kunci)} sudah ada pada baris sebelumnya", self.berkas.kunci[-1])
        self.sudah.add(kunci)
        objek = self.pemuat.ada[self.berkas.nama].get(kunci)
        if baris.hapus:
            if objek is not None:
                self.pemuat.akan_dihapus.append((self.berkas, baris, objek))
                self.hitungan.dihapus += 1
            return
        if objek is not None and all(sama(objek, k, v) for k, v in nilai.items()):
            self.hitungan.tetap += 1
        else:
            objek = self._simpan(baris, objek, nilai)
        self.pemuat.dimuat.setdefault(self.berkas.nama, set()).add(objek.pk)
        self.pemuat.ingat(self.berkas, objek)

    def _nilai(self, baris: Baris) -> dict[str, Any] | None:
        nilai: dict[str, Any] = {}
        for kolom, teks in baris.isi.items():
            f = field_kolom(self.berkas.model, baris, kolom)
            if f.is_relation and teks:
                if (f.related_model, teks) in self.pemuat.gagal:
                    return None
                try:
                    nilai[kolom] = self.pemuat.rujukan(f.related_model, baris, kolom)
                except GalatBaris:
                    if f.related_model in self.pemuat.tak_tentu:
                        return None
                    raise
            else:
                nilai[kolom] = nilai_kolom(f, baris, kolom)
        if self.berkas.milik_langsung:
            nilai[self.berkas.pemilik] = self.pemilik
        return nilai

    def _kunci(self, baris: Baris, nilai: dict[str, Any]) -> tuple[str, ...]:
        """As those of `Pemuat.ingat`: of values, not of what was typed."""
        bagian = []
        for k in self.berkas.kunci:
            v = (
                nilai[k]
                if k in nilai
                else nilai_kolom(self.berkas.model._meta.get_field(k), Baris("", 0, {k: ""}), k)
            )
            bagian.append(self.pemuat.nama[type(v), v.pk] if isinstance(v, Model) else teks_nilai(v))
        return tuple(bagian)

    def _simpan(self, baris: Baris, objek: Model | None, nilai: dict[str, Any]) -> Model:
        keadaan = Keadaan.BERUBAH if objek is not None else Keadaan.BARU
        objek = objek or self.berkas.model()
        rinci = self.pemuat.rinci
        semula = potret(objek) if rinci else {}
        lama = {k: getattr(objek, k) for k in nilai} if keadaan == Keadaan.BERUBAH else {}
        for k, v in nilai.items():
            setattr(objek, k, v)
        if self.pemuat.jaga:
            self.pemuat.jaga(self.berkas, baris, objek, keadaan, lama)
        self._tandai(objek, keadaan)
        tulis(objek, baris)
        setattr(self.hitungan, keadaan, getattr(self.hitungan, keadaan) + 1)
        kini = potret(objek) if rinci else {}
        self.pemuat.perubahan.append(
            Perubahan(self.berkas, baris, keadaan, objek, objek.pk, lama, semula, kini)
        )
        return objek

    def _tandai(self, objek: Any, keadaan: Keadaan) -> None:
        """The next version for those who look at the row now, and who has changed it."""
        if hasattr(objek, "versi") and keadaan == Keadaan.BERUBAH:
            objek.versi += 1
        if hasattr(objek, "diubah_oleh_id") and self.pemuat.oleh:
            objek.diubah_oleh = self.pemuat.oleh


def tulis(objek: Model, baris: Baris) -> None:
    """Check and save. The database holds the constraints; asking Django first would double the time, so it is
    only asked for the readable message once the database has refused. Raises GalatBaris.
    """
    rujukan = {f.name for f in objek._meta.fields if f.is_relation}  # found in the index already
    try:
        objek.clean_fields(exclude=rujukan)
        objek.clean()
        try:
            with transaction.atomic():
                objek.save()
        except IntegrityError as galat:
            objek.full_clean()
            raise baris.galat(str(galat)) from galat
    except ValidationError as galat:
        kolom, pesan = next(iter(galat.message_dict.items()))
        raise baris.galat(" ".join(pesan), kolom if kolom in baris.isi else "") from galat
