"""Reads the body of a request: JSON of a stranger, who may mean no good."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from pertukaran.api.galat import GalatApi, Kode, Rincian
from pertukaran.api.skema import baca

DALAM = 8  # levels of brackets; a body of ours has five
ANGKA_TERPANJANG = 30
RINCIAN_TERBANYAK = 100  # more would help nobody
KUNCI_IDEMPOTEN = re.compile(r"[\x21-\x7e]{8,80}", re.ASCII)


def kunci_idempoten(request: HttpRequest) -> str:
    kunci = request.headers.get("Idempotency-Key", "")
    if not KUNCI_IDEMPOTEN.fullmatch(kunci):
        pesan = (
            "Sertakan kepala Idempotency-Key: 8 sampai 80 huruf ASCII tanpa spasi, misalnya sebuah UUID, "
            "lain untuk setiap kiriman dan sama bila kiriman diulang."
        )
        raise GalatApi(400, Kode.KUNCI_IDEMPOTEN, pesan)
    return kunci


def baca_isi(request: HttpRequest, tipe: type) -> tuple[Any, str]:
    """The body as the declared shape, and its hash, the same for the same content. Raises GalatApi."""
    if request.content_type != "application/json":
        raise GalatApi(415, Kode.JENIS_ISI, "Isi permintaan harus JSON: Content-Type: application/json.")
    mentah = _urai(_byte(request))
    galat: list[Rincian] = []
    hasil = baca(tipe, mentah, "", galat)
    if galat:
        raise isi_ditolak(galat)
    kanonik = json.dumps(mentah, sort_keys=True, default=str)
    return hasil, sha256(f"{request.path}\n{kanonik}".encode()).hexdigest()


def isi_ditolak(galat: list[Rincian]) -> GalatApi:
    sisa = len(galat) - RINCIAN_TERBANYAK
    lain = f" Ditampilkan {RINCIAN_TERBANYAK} yang pertama." if sisa > 0 else ""
    pesan = f"Tidak ada yang disimpan: {len(galat)} isian harus diperbaiki.{lain}"
    return GalatApi(422, Kode.ISI, pesan, galat[:RINCIAN_TERBANYAK])


def _byte(request: HttpRequest) -> bytes:
    batas = settings.API_BATAS_ISI
    terlalu_besar = GalatApi(413, Kode.TERLALU_BESAR, f"Isi permintaan paling banyak {batas // 1024} KB.")
    panjang = request.headers.get("Content-Length", "")
    if panjang.isdecimal() and int(panjang[:12]) > batas:
        raise terlalu_besar
    try:
        isi = request.body
    except RequestDataTooBig:
        raise terlalu_besar from None
    if len(isi) > batas:
        raise terlalu_besar
    return isi


def _urai(isi: bytes) -> Any:
    """No float comes of it, no NaN, no key twice."""
    try:
        hasil = json.loads(
            isi.decode(),
            parse_float=_desimal,
            parse_int=_bulat,
            parse_constant=_bukan_angka,
            object_pairs_hook=_objek,
        )
    except (ValueError, ArithmeticError, RecursionError) as galat:  # no JSON, no UTF-8, 1e99999, too deep
        sebab = str(galat) if isinstance(galat, JsonDitolak) else "Isi permintaan bukan JSON yang benar."
        raise GalatApi(400, Kode.TIDAK_TERBACA, sebab) from None
    lapis = [hasil]
    for _ in range(DALAM):
        lapis = [
            n for x in lapis if isinstance(x, list | dict) for n in (x.values() if isinstance(x, dict) else x)
        ]
    if lapis:
        raise GalatApi(400, Kode.TIDAK_TERBACA, f"Isi permintaan bersarang lebih dari {DALAM} lapis.")
    return hasil


class JsonDitolak(ValueError):
    """JSON that Python would take and we do not; the message is for who sent it."""


def _objek(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    hasil = dict(pasangan)
    if len(hasil) < len(pasangan):
        raise JsonDitolak("Satu kunci disebut dua kali dalam satu objek.")
    return hasil


def _desimal(teks: str) -> Decimal:
    return Decimal(_pendek(teks))


def _bulat(teks: str) -> int:
    return int(_pendek(teks))


def _pendek(teks: str) -> str:
    if len(teks) > ANGKA_TERPANJANG:
        raise JsonDitolak("Ada angka yang terlalu panjang.")
    return teks


def _bukan_angka(teks: str) -> Any:
    raise JsonDitolak(f"{teks} bukan angka JSON.")
