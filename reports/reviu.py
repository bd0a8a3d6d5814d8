"""What the application can say of an item of the review by itself, computed from the report's data.

A proposal answers nothing: the reviewer takes it over or not. An item names its check in `ButirReviu.usulan`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from indicators import queries as kinerja_q
from reports import reviu_periksa as periksa
from reports.reviu_periksa import Temuan, bila_tidak

if TYPE_CHECKING:
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Usulan:
    """A check. It finds nothing (None) where only a person can judge. halaman shows what it looked at."""

    nama: str
    periksa: Callable[[Sumber], Temuan | None]
    halaman: str
    di: Mapping[str, Any] = field(default_factory=dict)


def muat(data: Sumber) -> Sumber:
    """Loads in one query what the checks would ask for in three."""
    data.definisi, data.pembanding, data.daftar_analisis = kinerja_q.rincian(data.unit_id, data.tahun)
    return data


def temuan(data: Sumber, kunci: str) -> Temuan | None:
    """What the check of that name finds; None also for names that the application does not know."""
    return USULAN[kunci].periksa(data) if kunci in USULAN else None


def sidik(data: Sumber) -> str:
    """SHA-256 of the figures of the report, indicators and money, as JSON. Figures are exact."""
    k, a = data.kinerja, data.anggaran
    isi = {
        "indikator": {
            i.kode: [
                _digit(t.nilai if (t := k.kinerja(i.id, data.tahun).target) else None),
                _digit(k.kinerja(i.id, data.tahun).realisasi.nilai),
                _digit(k.kinerja(i.id, data.tahun).capaian.nilai),
                _digit(k.renstra(i.id, data.tahun).kemajuan.nilai),
            ]
            for i in data.semua_indikator
        },
        "uang": {s.kode: [_digit(a.uang(s).pagu), _digit(a.uang(s).realisasi)] for s in data.simpul},
    }
    return sha256(json.dumps(isi, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _digit(nilai: Decimal | None) -> str | None:
    """The same text for the same number, however many decimals the database keeps."""
    if nilai is None:
        return None
    return format(nilai.normalize(), "f") if nilai else "0"


def _bagian(kunci: str) -> dict[str, Any]:
    return {"halaman": "laporan-bagian", "di": {"kunci": kunci}}


USULAN: dict[str, Usulan] = {
    "identitas": Usulan("Data penting perangkat daerah", periksa.identitas, **_bagian("gambaran-umum")),
    "target-iku": Usulan("Target setiap IKU", periksa.target_iku, "rencana-iku"),
    "capaian-pk": Usulan("Capaian indikator PK", periksa.capaian_pk, **_bagian("target-realisasi")),
    "lampiran": Usulan("Lampiran PK dan IKU", periksa.lampiran, **_bagian("lampiran-pk")),
    "upaya-perbaikan": Usulan("Penyebab dan solusi", periksa.upaya_perbaikan, **_bagian("analisis-penyebab")),
    "keuangan": Usulan("Pagu dan realisasi anggaran", periksa.keuangan, **_bagian("realisasi-anggaran")),
    "data-pendukung": Usulan(
        "Realisasi dan sumbernya", periksa.data_pendukung, **_bagian("target-realisasi")
    ),
    "triwulan-disetujui": Usulan("Persetujuan triwulan", periksa.triwulan_disetujui, "pengisian-tahun"),
    "penanggung-jawab": Usulan(
        "Bidang penanggung jawab", periksa.penanggung_jawab, "pengisian-penanggung-jawab"
    ),
    "keandalan": Usulan("Pemeriksaan LKjIP", periksa.keandalan, "periksa"),
    "sasaran-pk": Usulan("Sasaran dalam PK", periksa.sasaran_pk, "rencana-pk"),
    "sasaran-renstra": Usulan("Sasaran dalam Renstra", periksa.sasaran_renstra, "rencana"),
    "penjelasan-sasaran": Usulan(
        "Penjelasan bila sasaran tidak sesuai PK atau Renstra",
        bila_tidak(periksa.sasaran_pk, periksa.sasaran_renstra),
        "rencana",
    ),
    "sasaran-indikator": Usulan("Indikator setiap sasaran", periksa.sasaran_indikator, "rencana"),
    "sasaran-iku": Usulan("IKU setiap sasaran", periksa.sasaran_iku, "rencana-iku"),
    "penjelasan-indikator": Usulan(
        "Penjelasan bila sasaran tidak sesuai indikator",
        bila_tidak(periksa.sasaran_indikator, periksa.sasaran_iku),
        "rencana-iku",
    ),
    "perbandingan": Usulan("Perbandingan capaian", periksa.perbandingan, **_bagian("perbandingan-tahun")),
    "iku-cukup": Usulan("IKU yang didefinisikan", periksa.iku_cukup, "rencana-iku"),
    "penjelasan-iku": Usulan("Penjelasan bila IKU belum cukup", bila_tidak(periksa.iku_cukup), "rencana-iku"),
    "smart": Usulan("Indikator SMART", periksa.smart, "rencana-iku"),
}
