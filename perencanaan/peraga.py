"""Small worked examples of what can be chosen for an indicator, computed by the formulas themselves."""

from __future__ import annotations

from decimal import Decimal

from indicators import capaian
from indicators.enums import AkumulasiRenstra, AkumulasiTahun, Arah, Kombinasi, RumusNegatif
from indicators.models import Indikator
from lkjip.formats import angka, daftar, persen
from lkjip.numbers import Hasil

TRIWULAN = tuple(map(Decimal, (10, 20, 30, 40)))
LALU, KINI = Decimal(100), Decimal(40)
TARGET, BAIK = Decimal(80), Decimal(88)
TARGET_NEGATIF, BAIK_NEGATIF = Decimal(10), Decimal(8)
KOMPONEN = {
    Kombinasi.RASIO_100: (Decimal(30), Decimal(120)),
    Kombinasi.RASIO_100000: (Decimal(12), Decimal(48_000)),
    Kombinasi.SELISIH: (Decimal(50), Decimal(8), Decimal(2)),
    Kombinasi.RATA_RATA: (Decimal(70), Decimal(80), Decimal(90)),
}


def _nilai(hasil: Hasil, desimal: int | None = None) -> str:
    return angka(hasil.nilai, desimal) if hasil.nilai is not None else str(hasil.alasan)


def contoh_tahun(cara: str) -> str:
    hasil = capaian.akumulasi_tahun(TRIWULAN, cara=cara)
    return f"TW I–IV {', '.join(map(angka, TRIWULAN))} → tahun {_nilai(hasil)}"


def contoh_renstra(cara: str) -> str:
    hasil = capaian.akumulasi_renstra(lalu=LALU, kini=KINI, cara=cara)
    return f"s.d. tahun lalu {angka(LALU)}, tahun ini {angka(KINI)} → Renstra {_nilai(hasil)}"


def contoh_capaian(arah: str, rumus_negatif: str) -> str:
    target, nyata = (TARGET, BAIK) if arah == Arah.POSITIF else (TARGET_NEGATIF, BAIK_NEGATIF)
    hasil = capaian.capaian(target=target, realisasi=nyata, arah=arah, rumus_negatif=rumus_negatif)
    return f"target {angka(target)}, realisasi {angka(nyata)} → capaian {persen(hasil.nilai)} ({hasil.rumus})"


def contoh_kombinasi(kombinasi: str) -> str:
    if kombinasi == Kombinasi.LANGSUNG:
        return "angka diisi apa adanya, tanpa komponen"
    nilai = KOMPONEN[Kombinasi(kombinasi)]
    hasil = capaian.gabung_komponen(nilai, kombinasi=kombinasi)
    return f"{daftar([angka(n) for n in nilai])} → {_nilai(hasil)}"


def pilihan_berperaga() -> dict[str, list[tuple[str, str]]]:
    """The choices of each field, each with its example."""
    return {
        "akumulasi_tahun": [(p.value, f"{p.label}: {contoh_tahun(p)}") for p in AkumulasiTahun],
        "akumulasi_renstra": [(p.value, f"{p.label}: {contoh_renstra(p)}") for p in AkumulasiRenstra],
        "arah": [(p.value, f"{p.label}: {contoh_capaian(p, RumusNegatif.DUA_T)}") for p in Arah],
        "rumus_negatif": [(p.value, f"{p.label}: {contoh_capaian(Arah.NEGATIF, p)}") for p in RumusNegatif],
        "kombinasi": [(p.value, f"{p.label}: {contoh_kombinasi(p)}") for p in Kombinasi],
    }


def peraga(i: Indikator) -> list[tuple[str, str]]:
    """How figures of this very indicator would go, from its settings as they stand."""
    hasil = [
        ("Dari triwulan ke tahun", contoh_tahun(i.akumulasi_tahun)),
        ("Dari tahun ke Renstra", contoh_renstra(i.akumulasi_renstra)),
        ("Capaian", contoh_capaian(i.arah, i.rumus_negatif)),
    ]
    if i.kombinasi != Kombinasi.LANGSUNG:
        hasil.insert(0, ("Dari komponen ke nilai", contoh_kombinasi(i.kombinasi)))
    return hasil
