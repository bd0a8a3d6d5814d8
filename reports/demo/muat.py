"""Loads the files into the database: all of them or none, and a second time without any change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from reports.demo.berkas import Baris, GalatDemo, baca_csv, baca_naskah
from reports.demo.skema import BERKAS_PEMDA, BERKAS_UNIT, NASKAH, PEMDA, UNIT, Berkas

BENAR_SALAH = {"ya": True, "tidak": False}

# The rows loaded so far, by model and key; what a foreign key column refers to.
Indeks = dict[tuple[type[models.Model], str], models.Model]


@dataclass(slots=True)
class Hitungan:
    """What became of the rows of one file."""

    berkas: str
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    dihapus: int = 0


@transaction.atomic
def muat_folder(folder: Path, *, bersihkan: bool = False) -> list[Hitungan]:
    """Load a pemda (files in the folder) and its units (one subfolder each, named by the unit's slug).

    bersihkan also deletes what these owners have in the database and the files do not name.
    """
    if not folder.is_dir():
        raise GalatDemo(str(folder), 1, "folder tidak ditemukan")
    indeks: Indeks = {}
    pemda, hasil = _muat_pemilik(PEMDA, folder, "", None, indeks)
    hasil += _muat_semua(BERKAS_PEMDA, folder, "", pemda, indeks)
    sisa: list[tuple[tuple[Berkas, ...], str, models.Model, Indeks]] = [(BERKAS_PEMDA, "", pemda, indeks)]
    for sub in sorted(p for p in folder.iterdir() if (p / "unit.csv").is_file()):
        milik_unit = dict(indeks)  # keys of one unit must not be seen by another
        awalan = f"{sub.name}/"
        unit, hitungan = _muat_pemilik(UNIT, sub, awalan, pemda, milik_unit)
        naskah = f"{awalan}naskah"
        hasil += hitungan
        hasil += _muat_semua(BERKAS_UNIT, sub, awalan, unit, milik_unit)
        hasil.append(_muat(NASKAH, naskah, baca_naskah(sub / "naskah", naskah), unit, milik_unit))
        sisa.append(((*BERKAS_UNIT, NASKAH), awalan, unit, milik_unit))
    if bersihkan:
        hasil += [
            _hapus(b, awalan, p, i) for daftar, awalan, p, i in reversed(sisa) for b in reversed(daftar)
        ]
    return hasil


def _muat_pemilik(
    berkas: Berkas, folder: Path, awalan: str, induk: models.Model | None, indeks: Indeks
) -> tuple[models.Model, list[Hitungan]]:
    """The file that says whose folder this is: exactly one row; a unit's slug is its folder's name."""
    nama = f"{awalan}{berkas.nama}.csv"
    baris = list(baca_csv(folder / f"{berkas.nama}.csv", nama))
    if len(baris) != 1:
        raise GalatDemo(nama, 1, f"harus berisi tepat satu baris data, ada {len(baris)}")
    slug = baris[0].isi.get("slug", "")
    if awalan and slug != folder.name:
        raise baris[0].galat(f"harus sama dengan nama folder ({folder.name})", "slug")
    hitungan = _muat(berkas, nama, baris, induk, indeks)
    return indeks[berkas.model, slug], [hitungan]


def _muat_semua(
    daftar: Iterable[Berkas], folder: Path, awalan: str, pemilik: models.Model, indeks: Indeks
) -> list[Hitungan]:
    """Load the files that are there; a file that no model knows is a typing error, not something to skip."""
    dikenal = {PEMDA.nama, UNIT.nama, *(b.nama for b in daftar)}
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in dikenal:
            raise GalatDemo(f"{awalan}{path.name}", 1, "nama berkas tidak dikenal")
    hasil = []
    for berkas in daftar:
        path, nama = folder / f"{berkas.nama}.csv", f"{awalan}{berkas.nama}.csv"
        if path.is_file():
            hasil.append(_muat(berkas, nama, baca_csv(path, nama), pemilik, indeks))
    return hasil


def _muat(
    berkas: Berkas, nama: str, daftar: Iterable[Baris], pemilik: models.Model | None, indeks: Indeks
) -> Hitungan:
    hitungan = Hitungan(nama)
    for baris in daftar:
        kunci = "/".join(baris.isi.get(k, "") for k in berkas.kunci)
        if (berkas.model, kunci) in indeks:
            raise baris.galat(f"kunci {kunci} sudah ada pada baris sebelumnya", berkas.kunci[-1])
        objek, keadaan = _simpan(berkas, baris, pemilik, indeks)
        setattr(hitungan, keadaan, getattr(hitungan, keadaan) + 1)
        indeks[berkas.model, kunci] = objek
    return hitungan


def _hapus(berkas: Berkas, awalan: str, pemilik: models.Model, indeks: Indeks) -> Hitungan:
    """Delete the owner's rows that no file named. Called in reverse order: what refers goes first."""
    dimuat = [objek.pk for (model, _), objek in indeks.items() if model is berkas.model]
    lain = berkas.model._default_manager.filter(**{berkas.pemilik: pemilik}).exclude(pk__in=dimuat)
    jumlah = lain.count()
    try:
        lain.delete()
    except ProtectedError as galat:
        raise GalatDemo(f"{awalan}{berkas.nama}", 1, "baris lama masih dipakai data lain") from galat
    return Hitungan(f"{awalan}{berkas.nama}", dihapus=jumlah)


def _simpan(
    berkas: Berkas, baris: Baris, pemilik: models.Model | None, indeks: Indeks
) -> tuple[models.Model, str]:
    """Write a row where it is new or differs from what is stored."""
    nilai = {k: _nilai(berkas.model, baris, k, indeks) for k in baris.isi}
    if berkas.milik_langsung:
        nilai[berkas.pemilik] = pemilik
    kunci = {k: nilai.get(k) for k in (*berkas.kunci, *([berkas.pemilik] if berkas.milik_langsung else []))}
    objek = berkas.model._default_manager.filter(**kunci).first()
    keadaan = "baru" if objek is None else "berubah"
    if objek is None:
        objek = berkas.model()
    elif all(_sama(objek, k, v) for k, v in nilai.items()):
        return objek, "tetap"
    for k, v in nilai.items():
        setattr(objek, k, v)
    _tulis(objek, baris)
    return objek, keadaan


def _nilai(model: type[models.Model], baris: Baris, kolom: str, indeks: Indeks) -> object:
    """A cell as the field's Python value; an empty cell is null, empty text or the field's default."""
    try:
        field = model._meta.get_field(kolom)
    except FieldDoesNotExist as galat:
        raise GalatDemo(baris.berkas, 1, "kolom tidak dikenal", kolom=kolom) from galat
    teks = baris.isi[kolom]
    if not isinstance(field, models.Field) or field.primary_key:
        raise GalatDemo(baris.berkas, 1, "kolom tidak dapat diisi", kolom=kolom)
    if teks == "":
        return None if field.null else field.get_default()
    if isinstance(field, models.ForeignKey):
        tujuan = indeks.get((field.related_model, teks))
        if tujuan is None:
            raise baris.galat(f"{field.related_model._meta.verbose_name} ini tidak ada", kolom)
        return tujuan
    if isinstance(field, models.BooleanField):
        if teks not in BENAR_SALAH:
            raise baris.galat("isi dengan ya atau tidak", kolom)
        return BENAR_SALAH[teks]
    try:
        return field.to_python(teks)
    except ValidationError as galat:
        raise baris.galat(" ".join(galat.messages), kolom) from galat


def _tulis(objek: models.Model, baris: Baris) -> None:
    """Check and save. The database holds the constraints; asking Django first would double the time, so it is
    only asked for the readable message once the database has refused.
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


def _sama(objek: models.Model, nama: str, nilai: object) -> bool:
    if isinstance(nilai, models.Model):
        return bool(getattr(objek, f"{nama}_id") == nilai.pk)  # does not load the other row
    return bool(getattr(objek, nama) == nilai)
