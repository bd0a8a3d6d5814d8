"""The description of the public JSON, after OpenAPI 3.1. Plain data; tests hold the answers against it."""

from __future__ import annotations

from typing import Any

TEKS, ANGKA, ALAMAT = {"type": "string"}, {"type": "integer"}, {"type": "string", "format": "uri"}
WAKTU = {"type": "string", "format": "date-time"}


def _objek(wajib: dict[str, Any], keterangan: str = "", **lain: Any) -> dict[str, Any]:
    """An object all of whose keys are always there."""
    return {
        "type": "object",
        "description": keterangan,
        "properties": wajib,
        "required": list(wajib),
        "additionalProperties": False,
        **lain,
    }


def _daftar(isi: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": isi}


BERKAS = _objek(
    {
        "format": {"type": "string", "enum": ["pdf", "docx", "xlsx", "json"]},
        "alamat": ALAMAT,
        "ukuran": {**ANGKA, "description": "byte"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
    "Berkas terbitan, persis seperti saat ditetapkan.",
)
LAPORAN = _objek(
    {
        "pemda": TEKS,
        "unit": _objek({"kode": TEKS, "nama": TEKS, "singkatan": TEKS}),
        "tahun": ANGKA,
        "terbitan": {**ANGKA, "description": "Nomor terbitan yang berlaku; 2 dan seterusnya adalah koreksi."},
        "diterbitkan": WAKTU,
        "halaman": ALAMAT,
        "berkas": _daftar(BERKAS),
    }
)
CAPAIAN = _objek(
    {
        "indikator": TEKS,
        "satuan": TEKS,
        "target": TEKS,
        "realisasi": TEKS,
        "capaian": {
            "type": ["string", "null"],
            "description": "Angka persis dengan titik desimal, dalam persen.",
        },
        "alasan": {**TEKS, "description": "Mengapa capaian tidak dapat dihitung; kosong bila dapat."},
        "predikat": TEKS,
    }
)
TABEL = _objek({"kunci": TEKS, "nomor": TEKS, "judul": TEKS, "csv": ALAMAT})
RINCIAN = _objek({**LAPORAN["properties"], "capaian": _daftar(CAPAIAN), "tabel": _daftar(TABEL)})
SALAH = {"description": "Belum ada LKjIP yang terbit untuk alamat ini."}
UNIT_TAHUN = [
    {"name": "unit", "in": "path", "required": True, "schema": TEKS, "description": "Kode perangkat daerah"},
    {"name": "tahun", "in": "path", "required": True, "schema": ANGKA},
]


def _jawaban(skema: dict[str, Any], keterangan: str) -> dict[str, Any]:
    return {"200": {"description": keterangan, "content": {"application/json": {"schema": skema}}}}


def dokumen(alamat: str) -> dict[str, Any]:
    """alamat: of this server, without a slash at its end."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "LKjIP terbit",
            "version": "1",
            "description": "Laporan kinerja perangkat daerah yang sudah terbit. Tanpa kunci, hanya dibaca.",
            "license": {"name": "Data publik pemerintah daerah", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": alamat}],
        "paths": {
            "/publik/data.json": {
                "get": {
                    "summary": "Semua LKjIP yang terbit",
                    "operationId": "daftarLkjip",
                    "responses": _jawaban(_objek({"laporan": _daftar(LAPORAN)}), "Daftar"),
                }
            },
            "/publik/{unit}/{tahun}/data.json": {
                "get": {
                    "summary": "Satu LKjIP: capaian, tabel, dan berkasnya",
                    "operationId": "satuLkjip",
                    "parameters": UNIT_TAHUN,
                    "responses": {**_jawaban(RINCIAN, "LKjIP"), "404": SALAH},
                }
            },
        },
    }
