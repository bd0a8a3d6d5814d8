"""The description of the API after OpenAPI 3.1, made of titik.py and bentuk.py. Tests hold answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest

from lkjip.versi import VERSI_APLIKASI
from pertukaran.api.galat import Galat
from pertukaran.api.minta import Parameter
from pertukaran.api.skema import DASAR, Objek, skema

if TYPE_CHECKING:
    from pertukaran.api.titik import Titik

DALAM_JALUR = {
    "unit": ("Kode perangkat daerah.", {"type": "string"}),
    "tahun": ("Tahun anggaran.", {"type": "integer"}),
    "triwulan": ("Triwulan, 1 sampai 4.", {"type": "integer", "minimum": 1, "maximum": 4}),
}
TOLAK_BACA = {
    400: "Parameter tidak dikenal atau tidak terbaca.",
    401: "Kunci tidak ada, salah, berakhir, atau dicabut.",
    403: "Kunci tidak mempunyai lingkup ini, atau akunnya tidak berhak.",
    404: "Perangkat daerah, tahun, atau triwulan tidak ada untuk kunci ini.",
    429: "Terlalu banyak permintaan; lihat kepala Retry-After.",
    500: "Kesalahan pada server.",
}
TOLAK_TULIS = TOLAK_BACA | {
    400: "JSON, parameter, atau Idempotency-Key tidak terbaca.",
    409: "Triwulan tidak dapat diisi, nilai sudah diubah pihak lain, atau Idempotency-Key sudah dipakai.",
    413: "Isi permintaan terlalu besar.",
    415: "Isi permintaan bukan JSON.",
    422: "Ada isian yang harus diperbaiki; tidak ada yang disimpan.",
}
KUNCI_IDEMPOTEN = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 8, "maxLength": 80},
    "description": "Lain untuk setiap kiriman, sama bila kiriman diulang.",
}
KETERANGAN = (
    "Target, realisasi, capaian, anggaran, dan rekomendasi untuk aplikasi lain, serta pengiriman realisasi "
    "triwulan. Angka ditulis sebagai teks dengan titik desimal, persis dan tidak dibulatkan. Angka yang "
    "tidak dapat dihitung bernilai null disertai alasannya."
)


def server(request: HttpRequest) -> str:
    """The address that is set, else the one that was asked; without a slash at its end."""
    return settings.ALAMAT_SITUS or request.build_absolute_uri("/").rstrip("/")


def dokumen(titik: Sequence[Titik], alamat: str) -> Objek:
    komponen: dict[str, Objek] = {}
    jalur: dict[str, Objek] = {}
    for t in titik:
        jalur.setdefault(t.jalur, {})[t.metode.lower()] = _operasi(t, komponen)
    skema(Galat, komponen)
    return {
        "openapi": "3.1.0",
        "info": {"title": "LKjIP", "version": VERSI_APLIKASI, "description": KETERANGAN},
        "servers": [{"url": f"{alamat}/api/v1"}],
        "security": [{"kunci": []}],
        "paths": jalur,
        "components": {
            "schemas": dict(sorted(komponen.items())),
            "securitySchemes": {"kunci": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operasi(t: Titik, komponen: dict[str, Objek]) -> Objek:
    hasil: Objek = {
        "operationId": t.nama,
        "summary": t.ringkas,
        "parameters": [
            *({"name": n, "in": "path", "required": True, "description": u, "schema": s}
              for n, (u, s) in DALAM_JALUR.items() if f"{{{n}}}" in t.jalur),
            *map(_parameter, t.parameter),
            *([KUNCI_IDEMPOTEN] if t.isi else []),
        ],
        "responses": _jawaban(t, komponen),
    }  # fmt: skip
    if t.lingkup:
        hasil["description"] = f"Lingkup kunci: {t.lingkup}."
    if t.isi:
        hasil["requestBody"] = {"required": True, "content": _json(skema(t.isi, komponen))}
    if t.terbuka:
        hasil["security"] = []
    return hasil


def _jawaban(t: Titik, komponen: dict[str, Objek]) -> Objek:
    isi = skema(t.bentuk, komponen) if t.bentuk else {"type": "object"}
    hasil: Objek = {"200": {"description": "Berhasil.", "content": _json(isi)}}
    if t.metode == "GET":
        hasil["304"] = {"description": "Belum berubah sejak ETag yang disebut dalam If-None-Match."}
    ditolak: dict[int, str] = {} if t.terbuka else TOLAK_TULIS if t.isi else TOLAK_BACA
    for status, sebab in ditolak.items():
        if status == 404 and "{" not in t.jalur:
            continue
        hasil[str(status)] = {"description": sebab, "content": _json(skema(Galat, komponen))}
    return hasil


def _json(isi: Objek) -> Objek:
    return {"application/json": {"schema": isi}}


def _parameter(p: Parameter) -> Objek:
    isi: dict[str, Any] = {"type": "string"}
    if p.tipe is int:
        isi = {"type": "integer", "minimum": p.bawah, "maximum": p.atas}
    elif p.tipe is datetime:
        isi = dict(DASAR[datetime])
    elif issubclass(p.tipe, TextChoices):
        isi["enum"] = list(p.tipe.values)
    if p.bawaan is not None:
        isi["default"] = p.bawaan
    return {"name": p.nama, "in": "query", "description": p.uraian, "schema": isi}
