"""Keys as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkjip.models import Pemda
from pertukaran.enums import LingkupApi
from pertukaran.models import KunciApi

SINGKAT = {LingkupApi.BACA: "baca", LingkupApi.TULIS: "tulis realisasi"}


@dataclass(frozen=True, slots=True)
class BarisKunci:
    kunci: KunciApi
    keadaan: str
    warna: str
    lingkup: str

    @property
    def untuk(self) -> str:
        return str(self.kunci.unit or "Seluruh pemerintah daerah")


def baris_kunci(kunci: KunciApi, hari: date) -> BarisKunci:
    keadaan, warna = "Berlaku", "hijau"
    if kunci.dicabut_pada:
        keadaan, warna = "Dicabut", "abu"
    elif kunci.berlaku_sampai and kunci.berlaku_sampai < hari:
        keadaan, warna = "Berakhir", "abu"
    elif not kunci.atas_nama.is_active:
        keadaan, warna = "Akun nonaktif", "merah"
    lingkup = ", ".join(SINGKAT[LingkupApi(x)] for x in kunci.lingkup)
    return BarisKunci(kunci, keadaan, warna, lingkup)


def semua_kunci(pemda: Pemda, hari: date) -> list[BarisKunci]:
    """Those in force first, the latest of each first."""
    milik = pemda.kunci_api.select_related("unit", "atas_nama", "dibuat_oleh")
    semua = [baris_kunci(k, hari) for k in milik]
    return sorted(semua, key=lambda b: b.keadaan in ("Dicabut", "Berakhir"))
