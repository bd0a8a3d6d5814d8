"""What an import may not change: settled quarters, final reports, evaluations, what needs more rights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.utils import timezone

from indicators.models import Realisasi
from lkjip.access import DAPAT_DIISI, Hak, boleh
from lkjip.enums import Keadaan as KeadaanTriwulan
from lkjip.enums import TahapEvaluasi, TahapLkjip
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pengguna, Periode, Perpanjangan, Unit
from lkjip.periode import Jendela, Saat
from pengisian.aturan import galat_komponen, galat_nilai
from pengisian.models import TriwulanUnit
from pengisian.simpan import TRIWULAN_TAHUNAN
from pertukaran.baris import Baris
from pertukaran.muat import Keadaan
from pertukaran.skema import AKIP, UNIT, Berkas
from reports.models import StatusLkjip
from reports.tahap import SESUDAH

LAPORAN = frozenset({"naskah", "bagian_lkjip"})
MILIK_KOORDINATOR = ("mulai", "berakhir")  # of a unit: whether it is there at all


def masa_angka(berkas: Berkas, objek: Any) -> tuple[int, int | None] | None:
    """Year and quarter of a row that holds figures of the quarters; None for all other rows."""
    if berkas.nama in ("realisasi", "evaluasi_renja"):
        return objek.tahun, objek.triwulan
    if berkas.nama == "nilai_komponen":
        return objek.realisasi.tahun, objek.realisasi.triwulan
    return (objek.simpul.tahun, objek.triwulan) if berkas.nama == "realisasi_anggaran" else None


class Penjaga:
    """Refuses changes of one unit's rows. pengguna: whose rights count; None at the server's own command."""

    def __init__(self, unit: Unit, pengguna: Pengguna | None) -> None:
        self.unit, self.pengguna = unit, pengguna

    @cached_property
    def keadaan(self) -> Mapping[tuple[int, int], str]:
        """The states of the quarters, which nobody moves on until the transaction ends."""
        milik = TriwulanUnit.objects.select_for_update().filter(unit=self.unit)
        return {(t.tahun, t.triwulan): t.keadaan for t in milik.order_by("pk")}

    @cached_property
    def jendela(self) -> Mapping[tuple[int, int], Jendela]:
        hari = timezone.localdate()
        lebih: dict[int, date] = {}
        for p in Perpanjangan.objects.filter(unit=self.unit).order_by("sampai"):
            lebih[p.periode_id] = p.sampai
        return {
            (p.tahun, p.triwulan): Jendela(hari, p.buka, p.tenggat, p.tutup, lebih.get(p.pk))
            for p in Periode.objects.filter(pemda=self.unit.pemda_id)
        }

    @cached_property
    def tahap(self) -> Mapping[int, str]:
        return dict(StatusLkjip.objects.filter(unit=self.unit).values_list("tahun", "tahap"))

    @cached_property
    def evaluasi_lama(self) -> set[int]:
        """Evaluations that were there before the import."""
        return set(self.unit.evaluasi_akip.values_list("pk", flat=True)) if self.unit.pk else set()

    def __call__(
        self, berkas: Berkas, baris: Baris, objek: Any, keadaan: Keadaan, lama: dict[str, Any]
    ) -> None:
        """Raises GalatBaris."""
        self._hak(berkas, baris, objek, lama)
        if (masa := masa_angka(berkas, objek)) is not None:
            self._triwulan(berkas, baris, *masa)
        if berkas.nama in LAPORAN and self.tahap.get(objek.tahun) in SESUDAH:
            label = TahapLkjip(self.tahap[objek.tahun]).label.lower()
            raise baris.galat(f"LKjIP {objek.tahun} sudah {label}; buka koreksinya dahulu", _isi(berkas))
        if berkas.nama in AKIP:
            self._akip(berkas, baris, objek)
        if keadaan != Keadaan.DIHAPUS:
            self._angka(berkas, baris, objek)

    def _hak(self, berkas: Berkas, baris: Baris, objek: Any, lama: dict[str, Any]) -> None:
        perlu = berkas.hak
        kolom = berkas.kunci[0]
        if berkas is UNIT:
            kolom = next((k for k in MILIK_KOORDINATOR if k in lama and lama[k] != getattr(objek, k)), "")
            perlu = Hak.ATUR_UNIT if kolom else None
        if perlu and self.pengguna and not boleh(self.pengguna, perlu, self.unit):
            raise baris.galat("hanya koordinator pemda yang mengimpor isian ini", kolom)

    def _triwulan(self, berkas: Berkas, baris: Baris, tahun: int, triwulan: int | None) -> None:
        masa = (tahun, triwulan or TRIWULAN_TAHUNAN)
        kini = KeadaanTriwulan(self.keadaan.get(masa, KeadaanTriwulan.TERISI_SEBAGIAN))
        sebutan = f"Triwulan {ROMAWI_TRIWULAN[masa[1] - 1]} {tahun}"
        if kini not in DAPAT_DIISI:
            raise baris.galat(
                f"{sebutan} sudah {kini.label.lower()}, jadi tidak dapat diubah lewat impor", _isi(berkas)
            )
        jendela = self.jendela.get(masa)
        if jendela and jendela.saat != Saat.TANPA_PERIODE and not jendela.terbuka:
            raise baris.galat(f"{sebutan} tidak terbuka: {jendela.sebab}", _isi(berkas))

    def _akip(self, berkas: Berkas, baris: Baris, objek: Any) -> None:
        evaluasi = _evaluasi(objek)
        if evaluasi.pk in self.evaluasi_lama:
            raise baris.galat(
                f"evaluasi AKIP {evaluasi.tahun} sudah tercatat; ubah pada halaman AKIP", berkas.kunci[0]
            )
        if evaluasi.tahap != TahapEvaluasi.FINAL:
            raise baris.galat("hanya evaluasi yang sudah final yang diimpor", "tahap")

    def _angka(self, berkas: Berkas, baris: Baris, objek: Any) -> None:
        """The rules of the grid for single figures."""
        pesan = ""
        if isinstance(objek, Realisasi) and objek.nilai is not None:
            pesan = galat_nilai(objek.indikator, objek.nilai)
        elif berkas.nama == "nilai_komponen":
            pesan = galat_komponen(objek.komponen.peran, objek.nilai)
        if pesan:
            raise baris.galat(pesan, "nilai")


def _evaluasi(objek: Model) -> Any:
    """The evaluation that a row belongs to."""
    while not hasattr(objek, "nomor_lhe"):
        objek = getattr(objek, "rekomendasi", None) or objek.evaluasi
    return objek


def _isi(berkas: Berkas) -> str:
    """The column to point at: what the row says, not which row it is."""
    return next((k.name for k in berkas.kolom if k.name in ("nilai", "isi", "aktif")), berkas.kunci[-1])
