"""Previews a read workbook and applies it: the same writing, which the preview takes back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from indicators.predikat import Jenjang
from indicators.predikat import Skala as SkalaPredikat
from lkjip.jejak import beda_potret
from lkjip.models import JenjangSkala, Pemda, Pengguna, Skala, Unit
from pengisian.simpan import giliran
from pertukaran.baris import GalatBaris
from pertukaran.buku.baca import IsiBuku
from pertukaran.buku.kolom import kolom_berkas
from pertukaran.catat import catat
from pertukaran.jaga import Penjaga
from pertukaran.muat import Pemuat, Perubahan
from pertukaran.sekitar import kenali_unit, pemuat_pemda
from pertukaran.skema import BERKAS_PEMDA, BERKAS_UNIT, PEMDA, PER_NAMA, UNIT

TERBANYAK = 100  # changed rows of a sheet, and errors, that a preview shows
TERPANJANG = 300  # characters of a text in the preview
LEMBAR_PEMDA = (PEMDA, *BERKAS_PEMDA)


@dataclass
class LembarHasil:
    """What becomes of a sheet; rinci holds the first changes as {baris, keadaan, sebutan, beda}."""

    judul: str
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    dihapus: int = 0
    rinci: list[dict[str, Any]] = field(default_factory=list)

    @property
    def lebih(self) -> int:
        """Changes that are not shown."""
        return self.baru + self.berubah + self.dihapus - len(self.rinci)


@dataclass
class Hasil:
    """What an import does, or would do. sidik names all of its changes: another one is another preview."""

    lembar: list[LembarHasil] = field(default_factory=list)
    galat: list[dict[str, str]] = field(default_factory=list)
    banyak_galat: int = 0
    diabaikan: list[str] = field(default_factory=list)
    sidik: str = ""

    @property
    def baru(self) -> int:
        return sum(h.baru for h in self.lembar)

    @property
    def berubah(self) -> int:
        return sum(h.berubah for h in self.lembar)

    @property
    def tetap(self) -> int:
        return sum(h.tetap for h in self.lembar)

    @property
    def dihapus(self) -> int:
        return sum(h.dihapus for h in self.lembar)

    @property
    def berisi(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.baru or self.berubah or self.dihapus)

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def dari(cls, isi: dict[str, Any]) -> Hasil:
        return cls(**isi | {"lembar": [LembarHasil(**h) for h in isi["lembar"]]})


@dataclass(frozen=True, slots=True)
class Tugas:
    """An import to be run. pemda and unit are None where the workbook itself brings them.

    oleh: who is written down; None only where there is nothing yet. hak: whose rights count; None at the
    server's own command, which alone may write tables of a pemda.
    """

    isi: IsiBuku
    pemda: Pemda | None
    unit: Unit | None
    oleh: Pengguna | None = None
    hak: Pengguna | None = None
    alasan: str = ""
    kelompok: UUID = field(default_factory=uuid4)


def jalankan(tugas: Tugas, *, tulis: bool, sidik: str = "") -> Hasil:
    """All or nothing: written only with `tulis`, without an error, and where it is what `sidik` names."""
    with giliran, transaction.atomic():
        pemuat = pemuat_pemda(tugas.pemda, oleh=tugas.oleh, kumpulkan=True, rinci=True)
        pemuat.galat += tugas.isi.galat
        lembar = _muat(pemuat, tugas)
        hasil = _hasil(pemuat, lembar, tugas)
        if not tulis or hasil.banyak_galat or (sidik and sidik != hasil.sidik):
            transaction.set_rollback(True)
        else:
            _catat(pemuat, tugas)
    return hasil


def _muat(pemuat: Pemuat, tugas: Tugas) -> list[LembarHasil]:
    hasil: list[LembarHasil] = []

    def satu(berkas: Any, pemilik: Any) -> None:
        if berkas.nama in tugas.isi.tabel:
            h = pemuat.muat(berkas, berkas.judul, tugas.isi.tabel[berkas.nama], pemilik)
            hasil.append(LembarHasil(berkas.judul, h.baru, h.berubah, h.tetap, h.dihapus))
        elif berkas.nama not in pemuat.ada:
            pemuat.kenali(berkas, pemilik)

    pemda: Pemda | None = tugas.pemda
    if tugas.hak is None:
        satu(PEMDA, None)
        pemda = pemda or _satu_satunya(pemuat, Pemda)
        for berkas in BERKAS_PEMDA if pemda else ():
            satu(berkas, pemda)
        _periksa_skala(pemuat, tugas.isi)
    else:
        _tolak_lembar_pemda(pemuat, tugas.isi)
    if pemda is None:
        pemuat.tolak(GalatBaris(PEMDA.judul, None, "pemda belum ada; sertakan lembar Pemda"))
        return hasil
    kenali_unit(pemuat, pemda, tugas.unit)
    if tugas.unit:
        pemuat.jaga = Penjaga(tugas.unit, tugas.hak)
    if _unit_lain(pemuat, tugas):
        return hasil
    satu(UNIT, pemda)
    unit = tugas.unit or _satu_satunya(pemuat, Unit)
    if unit is None:
        pemuat.tolak(
            GalatBaris(UNIT.judul, None, "perangkat daerah tidak disebut; isi lembar ini dengan satu baris")
        )
        return hasil
    pemuat.jaga = pemuat.jaga or Penjaga(unit, tugas.hak)
    for berkas in BERKAS_UNIT:
        satu(berkas, unit)
    pemuat.hapus()
    return hasil


def _tolak_lembar_pemda(pemuat: Pemuat, isi: IsiBuku) -> None:
    for berkas in LEMBAR_PEMDA:
        if baris := isi.tabel.get(berkas.nama):
            pemuat.tolak(
                baris[0].galat("data pemda tidak diimpor pada halaman ini; hapus lembar ini", berkas.kunci[0])
            )


def _periksa_skala(pemuat: Pemuat, isi: IsiBuku) -> None:
    """A scale whose steps are out of order would stop every page that shows a predikat."""
    baris = isi.tabel.get("jenjang_skala", [])
    for kode in dict.fromkeys(b.isi.get("skala", "") for b in baris):
        skala = pemuat.indeks.get((Skala, kode))
        jenjang = list(JenjangSkala.objects.filter(skala=skala)) if skala else []
        try:
            if jenjang:
                SkalaPredikat(
                    kode,
                    "",
                    "",
                    tuple(Jenjang("", "", j.batas_bawah, pembanding=j.pembanding) for j in jenjang),
                )
        except ValueError:
            pertama = next(b for b in baris if b.isi.get("skala") == kode)
            pesan = "batas bawah jenjang harus menurun dari yang terbaik; jenjang terakhir tanpa batas bawah"
            pemuat.tolak(pertama.galat(pesan, "skala"))


def _unit_lain(pemuat: Pemuat, tugas: Tugas) -> bool:
    """Whether the sheet of the unit is about another unit, or about several."""
    baris = tugas.isi.tabel.get(UNIT.nama, [])
    salah = [b for b in baris if tugas.unit and b.isi.get("slug") not in (None, tugas.unit.slug)]
    if not salah and len(baris) > 1:
        salah = baris[1:]
    for b in salah:
        pemuat.tolak(b.galat("lembar ini berisi satu baris, milik perangkat daerah yang diimpor", "slug"))
    return bool(salah)


def _satu_satunya(pemuat: Pemuat, model: type[Any]) -> Any:
    """The row that was just loaded."""
    nama = PEMDA.nama if model is Pemda else UNIT.nama
    dimuat = pemuat.dimuat.get(nama, set())
    semua = (o for (m, _), o in pemuat.indeks.items() if m is model and o.pk in dimuat)
    return next(semua, None) if len(dimuat) == 1 else None


def _catat(pemuat: Pemuat, tugas: Tugas) -> None:
    if tugas.oleh is None:
        return
    unit = tugas.unit or _satu_satunya(pemuat, Unit)
    catat(
        pemuat.perubahan,
        pemda=unit.pemda,
        unit=unit,
        oleh=tugas.oleh,
        alasan=tugas.alasan,
        kelompok=tugas.kelompok,
    )


def _hasil(pemuat: Pemuat, lembar: list[LembarHasil], tugas: Tugas) -> Hasil:
    per_judul = {h.judul: h for h in lembar}
    semua = sha256()
    for p in pemuat.perubahan:
        beda = beda_potret(p.semula, p.kini)
        semua.update(json.dumps([p.berkas.nama, p.baris.nomor, p.keadaan, beda], ensure_ascii=False).encode())
        rinci = per_judul[p.berkas.judul].rinci
        if len(rinci) < TERBANYAK:
            rinci.append(_rinci(p, beda))
    galat = [_galat(g) for g in pemuat.galat[:TERBANYAK]]
    return Hasil(lembar, galat, len(pemuat.galat), tugas.isi.diabaikan, semua.hexdigest())


def _rinci(p: Perubahan, beda: dict[str, list[str]]) -> dict[str, Any]:
    isi = [
        [label, *(t if len(t) <= TERPANJANG else f"{t[:TERPANJANG]}…" for t in ab)]
        for label, ab in beda.items()
    ]
    return {
        "baris": p.baris.nomor,
        "keadaan": str(p.keadaan),
        "sebutan": str(p.objek)[:TERPANJANG],
        "beda": isi,
    }


def _galat(g: GalatBaris) -> dict[str, str]:
    berkas = next((b for b in PER_NAMA.values() if b.judul == g.berkas), None)
    label = {k.nama: k.label for k in kolom_berkas(berkas)} if berkas else {}
    return {
        "lembar": g.berkas,
        "sel": g.sel or (f"baris {g.baris}" if g.baris else ""),
        "kolom": label.get(g.kolom, g.kolom),
        "nilai": g.nilai,
        "pesan": g.alasan,
    }
