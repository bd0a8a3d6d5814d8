"""The three scales of the regulations, built by hand: pure tests read neither fixtures nor the database."""

from __future__ import annotations

from decimal import Decimal

from indicators.predikat import Jenjang, Skala


def skala(kode: str, *jenjang: tuple[str, str, str | None, str | None]) -> Skala:
    """Steps as (predikat, pembanding, batas_bawah, batas_atas), best first."""
    return Skala(
        kode,
        f"Skala {kode}",
        "dasar hukum",
        tuple(
            Jenjang(
                nama,
                f"interval {nama}",
                Decimal(bawah) if bawah else None,
                Decimal(atas) if atas else None,
                pembanding,
            )
            for nama, pembanding, bawah, atas in jenjang
        ),
    )


TIGA = skala(
    "tiga",
    ("Melebihi Target", "lebih", "100", None),
    ("Tercapai/Sesuai Target", "paling_kecil", "100", None),
    ("Tidak Tercapai", "paling_kecil", None, None),
)
E81 = skala(
    "e81",
    ("Sangat Tinggi", "paling_kecil", "91", "100"),
    ("Tinggi", "paling_kecil", "76", "90"),
    ("Sedang", "paling_kecil", "66", "75"),
    ("Rendah", "paling_kecil", "51", "65"),
    ("Sangat Rendah", "paling_kecil", None, "50"),
)
BATAS_AKIP = (("AA", "90"), ("A", "80"), ("BB", "70"), ("B", "60"), ("CC", "50"), ("C", "30"), ("D", None))
AKIP = skala("akip", *((nama, "lebih", bawah, None) for nama, bawah in BATAS_AKIP))
