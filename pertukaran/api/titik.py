"""The addresses of the API, declared once: views, URLconf, OpenAPI and tests all read this list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from budget.enums import LevelSimpul
from lkjip.enums import StatusRekomendasi
from pertukaran.api import baca, baca_uang, bentuk, bentuk_kirim, openapi, tulis
from pertukaran.api.minta import BERHALAMAN, INDIKATOR, SAMPAI, TRIWULAN, Minta, Parameter
from pertukaran.enums import LingkupApi

View = Callable[..., HttpResponse]
VERSI = "/api/v1"


@dataclass(frozen=True, slots=True)
class Titik:
    """An address and method. lingkup: which the key needs, None for any key; terbuka: it needs no key.

    jalur is written as OpenAPI does, after VERSI. jawab gives the shape `bentuk`; isi is that of the body.
    """

    nama: str
    metode: str
    jalur: str
    ringkas: str
    jawab: Callable[[Any], Any]
    bentuk: type | None = None
    lingkup: LingkupApi | None = LingkupApi.BACA
    parameter: tuple[Parameter, ...] = ()
    isi: type | None = None
    terbuka: bool = False


SEJAK = Parameter("diubah_sejak", datetime, "Hanya yang berubah sejak waktu ini.")
STATUS = Parameter("status", StatusRekomendasi, "Hanya yang berstatus ini.")
LEVEL = Parameter("level", LevelSimpul, "Hanya baris tingkat ini.")
TAHUN = "/{unit}/{tahun}"


def _indeks(minta: Minta) -> bentuk.Indeks:
    alamat = tuple(bentuk.Alamat(t.metode, VERSI + t.jalur, t.ringkas) for t in TITIK)
    lingkup = tuple(LingkupApi(x) for x in minta.kunci.lingkup)
    return bentuk.Indeks(minta.kunci.nama, lingkup, minta.kunci.berlaku_sampai, alamat)


def _dokumen(request: HttpRequest) -> dict[str, Any]:
    return openapi.dokumen(TITIK, openapi.server(request))


TITIK: tuple[Titik, ...] = (
    Titik("api", "GET", "/", "Kunci yang dipakai dan daftar alamat", _indeks, bentuk.Indeks, None),
    Titik("api-openapi", "GET", "/openapi.json", "Dokumen ini", _dokumen, None, None, terbuka=True),
    Titik(
        "api-unit",
        "GET",
        "/unit",
        "Perangkat daerah yang dapat dibaca",
        baca.unit,
        bentuk.DaftarUnit,
        None,
        BERHALAMAN,
    ),
    Titik(
        "api-target",
        "GET",
        f"{TAHUN}/target",
        "Target menurut versi dokumen",
        baca.target,
        bentuk.DaftarTarget,
        parameter=(INDIKATOR, *BERHALAMAN),
    ),
    Titik(
        "api-realisasi",
        "GET",
        f"{TAHUN}/realisasi",
        "Realisasi per triwulan",
        baca.realisasi,
        bentuk.DaftarRealisasi,
        parameter=(INDIKATOR, TRIWULAN, SEJAK, *BERHALAMAN),
    ),
    Titik(
        "api-capaian",
        "GET",
        f"{TAHUN}/capaian",
        "Capaian dan predikat",
        baca.capaian,
        bentuk.DaftarCapaian,
        parameter=(INDIKATOR, SAMPAI, *BERHALAMAN),
    ),
    Titik(
        "api-anggaran",
        "GET",
        f"{TAHUN}/anggaran",
        "Pohon anggaran: pagu menurut versi DPA, realisasi, penyerapan",
        baca_uang.anggaran,
        bentuk.DaftarAnggaran,
        parameter=(LEVEL, SAMPAI, *BERHALAMAN),
    ),
    Titik(
        "api-rupiah",
        "GET",
        f"{TAHUN}/realisasi-anggaran",
        "Realisasi rupiah sub kegiatan per triwulan",
        baca_uang.rupiah,
        bentuk.DaftarRupiah,
        parameter=(TRIWULAN, SEJAK, *BERHALAMAN),
    ),
    Titik(
        "api-rekomendasi",
        "GET",
        f"{TAHUN}/rekomendasi",
        "Rekomendasi LHE dan tindak lanjutnya",
        baca_uang.rekomendasi,
        bentuk.DaftarRekomendasi,
        parameter=(STATUS, *BERHALAMAN),
    ),
    Titik(
        "api-kirim-realisasi",
        "POST",
        f"{TAHUN}/triwulan/{{triwulan}}/realisasi",
        "Kirim realisasi satu triwulan",
        tulis.realisasi,
        bentuk_kirim.HasilKiriman,
        LingkupApi.TULIS,
        isi=bentuk_kirim.Kiriman,
    ),
)
