"""Rows of a quarter while they are written: what they hold, what a text means there, and what cannot be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from budget.models import RealisasiAnggaran
from indicators.data import DataIndikator, DataRealisasi, NilaiSatuKomponen
from indicators.enums import Kombinasi, StatusRealisasi
from indicators.models import Indikator, Komponen, Realisasi
from lkjip import bilangan
from lkjip.formats import rupiah
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from pengisian import aturan

PANJANG_TEKS = {"penjelasan": 4000, "sumber": 300, "alasan": 1000}


class Tolak(ValueError):
    """A text that cannot stand in its cell. str() is a sentence for the person who typed it."""


def _angka(teks: str) -> str:
    """The canonical text of a number."""
    try:
        return bilangan.tulis(bilangan.baca(teks))
    except bilangan.BukanBilangan as galat:
        raise Tolak(str(galat)) from None


def _nilai(kanonik: str) -> Decimal | None:
    return bilangan.baca(kanonik)


class BarisTulis(ABC):
    """A row in memory. perubahan holds what changed: column, old and new text."""

    indikator_id: int | None = None
    simpul_id: int | None = None

    def __init__(self, objek: Realisasi | RealisasiAnggaran | None) -> None:
        self.objek = objek
        self.versi: int = objek.versi if objek else 0
        self.perubahan: dict[str, tuple[str, str]] = {}

    @abstractmethod
    def teks(self, kolom: str) -> str:
        """What the cell holds. Raises Tolak for a column that the row has not."""

    @abstractmethod
    def kanonik(self, kolom: str, teks: str) -> str:
        """The text as the cell would hold it. Raises Tolak."""

    @abstractmethod
    def isi(self, kolom: str, baru: str) -> None:
        """Puts a canonical text into the cell. Raises Tolak."""

    def periksa(self) -> str:
        """Why the row cannot be as a whole; empty where it can. Called when all its cells are in."""
        return ""

    def batalkan(self) -> None:
        """Forgets what was put in; the row is not written."""
        self.perubahan = {}

    def _catat(self, kolom: str, baru: str) -> None:
        lama = self.perubahan[kolom][0] if kolom in self.perubahan else self.teks(kolom)
        self.perubahan[kolom] = (lama, baru)

    @property
    def penulis_terakhir(self) -> tuple[str, datetime | None]:
        if self.objek is None:
            return "", None
        oleh = self.objek.diubah_oleh
        return str(oleh) if oleh else "", self.objek.diubah_pada


class BarisKinerja(BarisTulis):
    """An indicator's quarter: its value or components, and what is said of them."""

    objek: Realisasi | None

    def __init__(
        self,
        indikator: Indikator,
        data: DataIndikator,
        komponen: dict[int, Komponen],
        objek: Realisasi | None,
        nilai_komponen: dict[int, Decimal],
        *,
        boleh_langsung: bool = False,
    ) -> None:
        """boleh_langsung: the value may be typed where its components are not known, as often for a year."""
        super().__init__(objek)
        self.boleh_langsung = boleh_langsung
        self.indikator, self.data, self.komponen = indikator, data, komponen
        self.indikator_id = indikator.pk
        self._isi = dict.fromkeys(("nilai", "tahun_data", *PANJANG_TEKS), "") | {
            "status": StatusRealisasi.FINAL.value
        }
        if objek is not None:
            self._isi |= {k: getattr(objek, k) for k in ("status", *PANJANG_TEKS)}
            self._isi["nilai"] = bilangan.tulis(objek.nilai)
            self._isi["tahun_data"] = str(objek.tahun_data or "")
        for urutan in komponen:
            self._isi[f"komponen{urutan}"] = bilangan.tulis(nilai_komponen.get(urutan))

    @property
    def dari_komponen(self) -> bool:
        return bool(self.komponen) and self.indikator.kombinasi != Kombinasi.LANGSUNG

    def teks(self, kolom: str) -> str:
        if kolom not in self._isi:
            raise Tolak("Kolom ini tidak ada pada baris ini.")
        return self._isi[kolom]

    def kanonik(self, kolom: str, teks: str) -> str:
        self.teks(kolom)
        if kolom == "nilai" or kolom.startswith("komponen"):
            return _angka(teks)
        teks = "\n".join(teks.replace("\0", "").splitlines()).strip()
        if kolom == "status":
            if teks not in StatusRealisasi.values:
                raise Tolak("Status data tidak dikenal.")
        elif kolom == "tahun_data":
            if teks and not (teks.isascii() and teks.isdigit() and TAHUN_MIN <= int(teks[:9]) <= TAHUN_MAX):
                raise Tolak(f"Tahun data adalah tahun {TAHUN_MIN} sampai {TAHUN_MAX}.")
        elif len(teks) > PANJANG_TEKS[kolom]:
            raise Tolak(f"Paling banyak {PANJANG_TEKS[kolom]} huruf; ini {len(teks)} huruf.")
        return teks

    def isi(self, kolom: str, baru: str) -> None:
        if kolom == "nilai":
            lengkap = all(self._isi[f"komponen{n}"] for n in self.komponen)
            if self.dari_komponen and (lengkap or not self.boleh_langsung):
                raise Tolak("Nilai ini dihitung dari komponennya. Isi pembilang dan penyebutnya.")
            if baru:
                self._tolak_bila(aturan.galat_nilai(self.data, _nilai(baru) or Decimal(0)))
        elif kolom.startswith("komponen") and baru:
            peran = self.komponen[int(kolom.removeprefix("komponen"))].peran
            self._tolak_bila(aturan.galat_komponen(peran, _nilai(baru) or Decimal(0)))
        self._ganti(kolom, baru)

    def _tolak_bila(self, pesan: str) -> None:
        if pesan:
            raise Tolak(pesan)

    def _ganti(self, kolom: str, baru: str) -> None:
        self._catat(kolom, baru)
        self._isi[kolom] = baru

    def periksa(self) -> str:
        komponen = [self._isi[f"komponen{n}"] for n in self.komponen]
        if self.dari_komponen and all(komponen) and self._isi["nilai"]:
            self._ganti("nilai", "")  # the components say it now
        terisi = bool(self._isi["nilai"]) or any(komponen)
        if self._isi["status"] == StatusRealisasi.TIDAK_TERSEDIA and terisi:
            if "status" in self.perubahan:
                return "Kosongkan nilainya dahulu, baru nyatakan datanya tidak tersedia."
            self._ganti("status", StatusRealisasi.FINAL.value)  # who types a value has the data
        if self._isi["status"] == StatusRealisasi.TIDAK_TERSEDIA and not self._isi["alasan"]:
            return "Data yang tidak tersedia harus disertai alasan."
        if self._isi["status"] == StatusRealisasi.SEMENTARA and not self._isi["tahun_data"]:
            return "Nilai sementara harus menyebut data tahun berapa yang dipakai."
        return ""

    def realisasi(self, tahun: int, triwulan: int | None) -> Realisasi:
        """The object with what the row holds now."""
        objek = self.objek or Realisasi(indikator=self.indikator, tahun=tahun, triwulan=triwulan, versi=0)
        objek.nilai = _nilai(self._isi["nilai"])
        objek.tahun_data = int(self._isi["tahun_data"]) if self._isi["tahun_data"] else None
        for kolom in ("status", *PANJANG_TEKS):
            setattr(objek, kolom, self._isi[kolom])
        return objek

    def sebagai_data(self, tahun: int, triwulan: int) -> DataRealisasi:
        """What the row holds now, as formulas read it."""
        komponen = tuple(
            NilaiSatuKomponen(n, k.peran, k.label, k.satuan, nilai)
            for n, k in sorted(self.komponen.items())
            if (nilai := _nilai(self._isi[f"komponen{n}"])) is not None
        )
        return DataRealisasi(
            id=0,
            indikator_id=self.indikator.pk,
            tahun=tahun,
            triwulan=triwulan,
            nilai=_nilai(self._isi["nilai"]),
            tahun_data=int(self._isi["tahun_data"]) if self._isi["tahun_data"] else None,
            **{kolom: self._isi[kolom] for kolom in ("status", *PANJANG_TEKS)},
            diubah_pada=timezone.now(),
            oleh="",
            versi=self.versi,
            komponen=komponen,
        )

    @property
    def komponen_berubah(self) -> dict[int, Decimal | None]:
        """Components that changed, by their number; None where one was emptied."""
        return {
            n: _nilai(self._isi[f"komponen{n}"]) for n in self.komponen if f"komponen{n}" in self.perubahan
        }


class Kas:
    """The money of a unit's year while cells of it are written: what every line and the unit have spent."""

    def __init__(self, realisasi: dict[int, dict[int | None, Decimal]], total_dpa: Decimal | None) -> None:
        self.total_dpa = total_dpa
        self._realisasi = realisasi

    def kumulatif(self, simpul_id: int, sampai: int = 4) -> Decimal:
        """A line's sum of quarters; its yearly amount where no quarter is known, as in BukuAnggaran."""
        baris = self._realisasi.get(simpul_id, {})
        triwulan = [n for t, n in baris.items() if t is not None and t <= sampai]
        return sum(triwulan, Decimal(0)) if triwulan else baris.get(None, Decimal(0))

    @property
    def total(self) -> Decimal:
        return sum((self.kumulatif(s) for s in self._realisasi), Decimal(0))

    def ganti(self, simpul_id: int, triwulan: int, nilai: Decimal | None) -> None:
        baris = self._realisasi.setdefault(simpul_id, {})
        baris.pop(triwulan, None)
        if nilai is not None:
            baris[triwulan] = nilai


class BarisUang(BarisTulis):
    """A sub kegiatan's money in a quarter."""

    objek: RealisasiAnggaran | None

    def __init__(self, simpul_id: int, triwulan: int, objek: RealisasiAnggaran | None, kas: Kas) -> None:
        super().__init__(objek)
        self.simpul_id, self.triwulan, self.kas = simpul_id, triwulan, kas
        self._awal = self._rp = bilangan.tulis(objek.nilai) if objek else ""

    def teks(self, kolom: str) -> str:
        if kolom != "rp":
            raise Tolak("Kolom ini tidak ada pada baris ini.")
        return self._rp

    def kanonik(self, kolom: str, teks: str) -> str:
        self.teks(kolom)
        kanonik = _angka(teks)
        nilai = _nilai(kanonik)
        if nilai is not None and nilai != nilai.quantize(Decimal("0.01")):
            raise Tolak(
                f"Rupiah paling banyak dua angka di belakang koma, misalnya {rupiah(Decimal('1500.5'), 2)}."
            )
        return kanonik

    def isi(self, kolom: str, baru: str) -> None:
        lama, nilai = self._rp, _nilai(baru)
        sebelum = self.kas.total
        self.kas.ganti(self.simpul_id, self.triwulan, nilai)
        pesan = aturan.galat_rp(
            kumulatif=self.kas.kumulatif(self.simpul_id),
            total_unit=self.kas.total,
            total_dpa=self.kas.total_dpa,
            bertambah=self.kas.total > sebelum,
        )
        if pesan:
            self.kas.ganti(self.simpul_id, self.triwulan, _nilai(lama))
            raise Tolak(pesan)
        self._catat(kolom, baru)
        self._rp = baru

    def batalkan(self) -> None:
        super().batalkan()
        self._rp = self._awal
        self.kas.ganti(self.simpul_id, self.triwulan, _nilai(self._awal))

    @property
    def nilai(self) -> Decimal | None:
        return _nilai(self._rp)
