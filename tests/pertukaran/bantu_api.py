"""A client of the API, keys for it, and a check of an answer against the OpenAPI document."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import count
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from lkjip.enums import Peran
from lkjip.models import Pemda, Pengguna, Unit
from pertukaran.api.kunci import KunciBaru, buat
from pertukaran.enums import LingkupApi
from pertukaran.models import KunciApi
from tests.pabrik import buat_pengguna
from tests.pengisian.bantu import orang, unit_demo

JALUR = "/api/v1"
KIRIM = f"{JALUR}/dp3akb/2024/triwulan/4/realisasi"
BACA, TULIS = LingkupApi.BACA, LingkupApi.TULIS
_nomor = count(1)


class Aplikasi:
    """Sends requests with a key."""

    def __init__(self, teks: str, kunci: KunciApi | None = None) -> None:
        self.client, self.kunci = Client(raise_request_exception=True), kunci
        self.kepala = {"Authorization": f"Bearer {teks}"}

    def get(self, jalur: str, **kepala: str) -> HttpResponse:
        return self.client.get(JALUR + jalur, headers=self.kepala | kepala)

    def kirim(
        self, isi: Any, nomor: str = "", jalur: str = KIRIM, tipe: str = "application/json", **kepala: str
    ) -> HttpResponse:
        teks = isi if isinstance(isi, str | bytes) else json.dumps(isi)
        nomor = nomor or f"kiriman-{next(_nomor)}"
        kepala = self.kepala | {"Idempotency-Key": nomor} | kepala
        return self.client.post(jalur, teks, content_type=tipe, headers=kepala)


def aplikasi(
    *lingkup: LingkupApi,
    atas_nama: Pengguna | None = None,
    unit: Unit | None = None,
    pemda: Pemda | None = None,
    sampai: date | None = None,
    nama: str = "e-Kinerja",
) -> Aplikasi:
    """With a key of the demo unit unless a pemda is given; it acts for a planner."""
    cache.clear()
    demo = unit_demo()
    akun = atas_nama or orang(Peran.PERENCANA)
    milik = None if pemda else unit or demo
    baru = KunciBaru(pemda or (milik or demo).pemda, milik, nama, lingkup or (BACA, TULIS), akun, sampai)
    kunci, teks = buat(baru, oleh=buat_pengguna(Peran.KOORDINATOR, pemda=demo.pemda))
    return Aplikasi(teks, kunci)


JENIS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def cocokkan(isi: object, skema: dict[str, Any], dokumen: dict[str, Any], di: str = "") -> None:
    """What of JSON Schema our document uses."""
    if "$ref" in skema:
        skema = dokumen["components"]["schemas"][skema["$ref"].rpartition("/")[2]]
    if "anyOf" in skema:
        (bukan_null,) = (s for s in skema["anyOf"] if s.get("type") != "null")
        return None if isi is None else cocokkan(isi, bukan_null, dokumen, di)
    jenis = skema["type"] if isinstance(skema["type"], list) else [skema["type"]]
    assert isinstance(isi, tuple(JENIS[j] for j in jenis)), f"{di}: {isi!r} is not {jenis}"
    assert not (isinstance(isi, bool) and "boolean" not in jenis), di
    if isinstance(isi, dict) and "properties" in skema:
        assert set(skema["required"]) <= isi.keys() <= skema["properties"].keys(), di
        for k, v in isi.items():
            cocokkan(v, skema["properties"][k], dokumen, f"{di}.{k}")
    if isinstance(isi, list):
        for n, v in enumerate(isi):
            cocokkan(v, skema["items"], dokumen, f"{di}[{n}]")
    if isinstance(isi, str) and "pattern" in skema:
        assert re.search(skema["pattern"], isi), f"{di}: {isi}"
    assert "enum" not in skema or isi in skema["enum"], f"{di}: {isi}"
    return None
