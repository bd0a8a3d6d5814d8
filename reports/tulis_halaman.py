"""What the page of a text shows: its place, who may write it, who holds it, the section's other texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from lkjip.enums import TahapLkjip
from lkjip.formats import waktu
from lkjip.models import Pengguna, Unit
from reports.blok import Geser
from reports.grafik.dasar import Grafik
from reports.models import Naskah
from reports.narasi.dasar import Narasi
from reports.naskah import (
    Tempat,
    cari_tempat,
    dipegang_lain,
    jam,
    naskah_bagian,
    sebab_tidak_menulis,
)
from reports.naskah_teks import ada_tahun_lalu, bergeser
from reports.outline import Isi
from reports.sumber import Sumber
from reports.tahap import tahap_lkjip
from reports.views.dasar import alamat


@dataclass(frozen=True, slots=True)
class TabTeks:
    """A text of the section, or what stands between two of them (alamat empty)."""

    label: str
    alamat: str = ""
    aktif: bool = False
    keadaan: str = ""


class MejaTulis:
    """One text, for one user, now. Raises NaskahTidakAda."""

    def __init__(self, user: Pengguna, unit: Unit, data: Sumber, kunci: str) -> None:
        self.user, self.unit, self.data = user, unit, data
        self.sekarang: datetime = timezone.now()
        penanggung_jawab = {b.kunci: b.penanggung_jawab_id for b in data.daftar_bagian}
        self.letak: Tempat = cari_tempat(data.susunan, kunci, penanggung_jawab)

    @property
    def kunci(self) -> str:
        return self.letak.narasi.kunci

    @cached_property
    def tahap(self) -> TahapLkjip:
        return tahap_lkjip(self.unit.pk, self.data.tahun)

    @cached_property
    def naskah(self) -> Naskah | None:
        milik = Naskah.objects.filter(unit=self.unit, tahun=self.data.tahun, bagian=self.kunci)
        return milik.select_related("diubah_oleh", "disunting_oleh").first()

    @property
    def isi(self) -> str:
        return self.naskah.isi if self.naskah else ""

    @property
    def versi(self) -> int:
        return self.naskah.versi if self.naskah else 0

    @cached_property
    def sebab(self) -> str:
        """Why the user cannot write here at all; empty where it can be done."""
        return sebab_tidak_menulis(self.user, self.unit, self.tahap, self.letak.penanggung_jawab_id)

    @cached_property
    def pemegang(self) -> str:
        """Who else writes now, as a sentence; empty where nobody does."""
        n = self.naskah
        if n is None or n.disunting_sampai is None or not dipegang_lain(n, self.user, self.sekarang):
            return ""
        return (
            f"{n.disunting_oleh} sedang menulis naskah ini. Anda dapat membacanya, dan mengambil alih "
            f"setelah pukul {jam(n.disunting_sampai)} bila tidak dilanjutkan."
        )

    @property
    def dapat(self) -> bool:
        return not self.sebab and not self.pemegang

    @property
    def diubah(self) -> str:
        """Who wrote it last, and when."""
        n = self.naskah
        if n is None or not n.isi:
            return ""
        kapan = waktu(timezone.localtime(n.diubah_pada))
        return f"oleh {n.diubah_oleh}, {kapan}" if n.diubah_oleh else kapan  # nobody: loaded from a file

    @cached_property
    def tahun_lalu(self) -> bool:
        return not self.isi and ada_tahun_lalu(self.unit.pk, self.data.tahun, self.kunci)

    @cached_property
    def bergeser(self) -> tuple[Geser, ...]:
        return bergeser(self.data, self.letak.narasi)

    @cached_property
    def tab(self) -> list[TabTeks]:
        teks = naskah_bagian(self.letak.bagian)
        return [
            self._tab_teks(isi, teks.index(isi) + 1) if isi in teks else TabTeks(sebutan)
            for isi in self.letak.bagian.isi
            if (sebutan := self._sebutan(isi))
        ]

    def _sebutan(self, isi: Isi) -> str:
        """What a thing of the section is called; empty for what is not shown among the tabs."""
        if isinstance(isi, Narasi):
            return "Teks" if isi in naskah_bagian(self.letak.bagian) else ""
        if isinstance(isi, Grafik | type):
            return self.data.susunan.rujuk(isi.kunci)
        return ""

    def _tab_teks(self, narasi: Narasi, nomor: int) -> TabTeks:
        tertulis = narasi.kunci in self.data.naskah
        keadaan = "Ditulis" if tertulis else "Otomatis" if narasi.susun else "Belum ditulis"
        tujuan = alamat("tulis", self.data, bagian=self.letak.bagian.kunci, naskah=narasi.kunci)
        return TabTeks(f"Teks {nomor}", tujuan, narasi.kunci == self.kunci, keadaan)
