"""A unit whose checklist is short, people of both sides, and the steps of its review."""

from __future__ import annotations

from datetime import date
from typing import Any

from evaluation.enums import JawabanButir, LangkahReviu
from evaluation.isi_reviu import jawaban_reviu
from evaluation.models import ButirReviu, JawabanReviu, LembarReviu, ReviuLkjip
from evaluation.reviu import (
    Isian,
    Permintaan,
    ambil_langkah,
    buka_reviu,
    simpan_jawaban,
    simpan_kepala,
    simpan_tanggapan,
)
from lkjip.enums import Peran
from lkjip.models import Pemda, Pengguna, Unit
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit

TAHUN = 2024
BUTIR = (
    ("format", 1, "identitas"),
    ("mekanisme", 1, ""),
    ("substansi", 1, "sasaran-pk"),
    ("substansi", 2, "nama-lama"),  # a check that the application does not know
)
BERSAMA = (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
PENANDA: dict[str, Any] = {
    "nomor_pernyataan": "700/9",
    "tanggal_pernyataan": date(2025, 3, 20),
    "penandatangan": "Nama Inspektur",
    "jabatan_penandatangan": "Inspektur Kota",
    "pangkat_penandatangan": "Pembina Utama Muda (IV/c)",
    "nip_penandatangan": "19700101",
}


def lembar_reviu(pemda: Pemda, mulai: int = 2021) -> LembarReviu:
    lembar = LembarReviu.objects.create(pemda=pemda, mulai=mulai, dasar_hukum="PermenPANRB 53/2014")
    ButirReviu.objects.bulk_create(
        ButirReviu(lembar=lembar, kelompok=k, urutan=n, uraian=f"Butir {k} {n}", usulan=u)
        for k, n, u in BUTIR
    )
    return lembar


def unit_reviu(slug: str = "", pemda: Pemda | None = None) -> Unit:
    unit = buat_unit(slug, pemda)
    if not LembarReviu.objects.filter(pemda=unit.pemda).exists():
        buat_pengaturan(unit.pemda, TAHUN)
        lembar_reviu(unit.pemda)
    return unit


def orang(unit: Unit, peran: Peran, **lain: Any) -> Pengguna:
    return buat_pengguna(peran, None if peran in BERSAMA else unit, pemda=unit.pemda, **lain)


def mulai(unit: Unit, oleh: Pengguna) -> ReviuLkjip:
    return buka_reviu(unit, TAHUN, oleh)


def jawab(reviu: ReviuLkjip, oleh: Pengguna, *isi: tuple[str, str], **lain: Any) -> tuple[Any, ...]:
    """Answers the items in their order with (jawaban, catatan)."""
    baris = jawaban_reviu(reviu)
    isian = [
        Isian(j.pk, j.versi, {"jawaban": a, "catatan": c}) for j, (a, c) in zip(baris, isi, strict=False)
    ]
    return simpan_jawaban(reviu, oleh, isian, **lain)


def jawab_semua(reviu: ReviuLkjip, oleh: Pengguna, catatan: str = "Lengkapi alamat.") -> None:
    """A “tidak” with a note at the first item, the others “ya”; number and date too."""
    ya = (JawabanButir.YA.value, "")
    pertama = (JawabanButir.TIDAK.value, catatan) if catatan else ya
    jawab(reviu, oleh, pertama, ya, ya, ya)
    kepala(reviu, oleh, nomor="700/1", tanggal=date(2025, 2, 20), simpulan="Cukup.")


def kepala(reviu: ReviuLkjip, oleh: Pengguna, **isi: Any) -> Any:
    versi = ReviuLkjip.objects.get(pk=reviu.pk).versi
    return simpan_kepala(reviu, oleh, Isian(reviu.pk, versi, isi))


def tanggapi(reviu: ReviuLkjip, oleh: Pengguna, teks: str = "Sudah dilengkapi.", **lain: Any) -> Any:
    isian = [Isian(j.pk, j.versi, {"tanggapan": teks}) for j in jawaban_reviu(reviu) if j.catatan]
    return simpan_tanggapan(reviu, oleh, isian, **lain)


def langkah(apa: LangkahReviu, reviu: ReviuLkjip, oleh: Pengguna, sidik: str = "abc") -> ReviuLkjip:
    return ambil_langkah(Permintaan(apa, oleh, sidik), reviu)


def baris(reviu: ReviuLkjip, n: int = 0) -> JawabanReviu:
    return jawaban_reviu(reviu)[n]


def sampai(tahap: str, unit: Unit) -> tuple[ReviuLkjip, Pengguna, Pengguna]:
    """A review in a state, with its reviewer and the unit's perencana."""
    penelaah, perencana = orang(unit, Peran.INSPEKTORAT), orang(unit, Peran.PERENCANA)
    reviu = mulai(unit, penelaah)
    if tahap != "berjalan":
        jawab_semua(reviu, penelaah)
        langkah(LangkahReviu.SAMPAIKAN, reviu, penelaah)
    if tahap in ("ditanggapi", "dinyatakan"):
        tanggapi(reviu, perencana)
        langkah(LangkahReviu.TANGGAPI, reviu, perencana)
    if tahap == "dinyatakan":
        kepala(reviu, penelaah, **PENANDA)
        langkah(LangkahReviu.NYATAKAN, reviu, penelaah)
    return ReviuLkjip.objects.select_related("unit__pemda").get(pk=reviu.pk), penelaah, perencana
