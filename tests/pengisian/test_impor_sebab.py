"""A possible cause for a figure that a form prints otherwise, by trying what would give it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.data import DataIndikator
from pengisian.impor_e81.bacaan import Angka
from pengisian.impor_e81.banding import sama
from pengisian.impor_e81.sebab import Baris, sebab

D = Decimal
TERAKHIR = DataIndikator(
    id=1, kode="1.2", level="program", tujuan_id=None, sasaran_id=None, nama="Persentase", satuan="%",
    desimal=2, arah="positif", rumus_negatif="dua_t", akumulasi_tahun="terakhir",
    akumulasi_renstra="terakhir", kombinasi="langsung", iku=False, data_awal=None, data_awal_tahun=None,
    catatan="",
)  # fmt: skip
JUMLAH = replace(TERAKHIR, akumulasi_tahun="jumlah", akumulasi_renstra="jumlah", satuan="orang", desimal=0)
NEGATIF = replace(TERAKHIR, arah="negatif")
TW = {"tw1_k": 10, "tw2_k": 20, "tw3_k": 30, "tw4_k": 40}


def baris(indikator: DataIndikator | None, cetak: dict[str, object], kami: dict[str, object]) -> Baris:
    def angka(isi: dict[str, object]) -> dict[str, Decimal | None]:
        return {k: None if v is None else D(str(v)) for k, v in isi.items()}

    return Baris(indikator, False, angka(cetak), angka(kami), 4)


@pytest.mark.parametrize(
    ("kolom", "indikator", "cetak", "kami", "kata"),
    [
        ("realisasi_k", TERAKHIR, {**TW, "realisasi_k": 100}, 40, "padahal yang berlaku nilai triwulan"),
        ("realisasi_k", JUMLAH, {**TW, "realisasi_k": 40}, 100, "terakhir, padahal triwulan dijumlahkan"),
        ("realisasi_k", JUMLAH, {**TW, "realisasi_k": 99}, 100, "pada formulir ini sendiri 100"),
        ("realisasi_rp", None, {"tw1_rp": 5, "tw2_rp": 6, "realisasi_rp": 12}, 11, "ini sendiri 11"),
        ("renstra_k", TERAKHIR, {"lalu_k": 6, "realisasi_k": 4, "renstra_k": 10}, 4, "padahal nilai ter"),
        ("renstra_k", JUMLAH, {"lalu_k": 6, "realisasi_k": 4, "renstra_k": 4}, 10, "nilai tahun ini saja"),
        ("renstra_rp", None, {"lalu_rp": 6, "realisasi_rp": 4, "renstra_rp": 10}, 9, "Mengikuti realisasi"),
        ("capaian_k", NEGATIF, {"target_k": 8, "realisasi_k": 10, "capaian_k": 125}, 75, "negatif dihitung"),
        ("capaian_rp", None, {"target_rp": 8, "realisasi_rp": 2, "capaian_rp": 25}, 3, "Mengikuti"),
        ("kemajuan_k", TERAKHIR, {"akhir_k": 8, "renstra_k": 4, "kemajuan_k": 50}, 60, "realisasi Renstra"),
        ("capaian_k", TERAKHIR, {"target_k": 8, "realisasi_k": 4, "capaian_k": 77}, 50, "Berbeda dari isian"),
        ("target_k", TERAKHIR, {"target_k": 8}, 9, "Berbeda dari isian"),
        ("target_k", TERAKHIR, {}, 9, "Kosong pada formulir"),
        ("target_k", TERAKHIR, {"target_k": 8}, None, "Tidak ada pada aplikasi"),
    ],
)  # fmt: skip
def test_causes(kolom: str, indikator, cetak, kami, kata: str) -> None:
    assert kata in sebab(kolom, baris(indikator, cetak, {kolom: kami}))


def test_a_rounded_realisation_is_told_from_another_one() -> None:
    cetak = {"target_k": 50, "realisasi_k": "74.03", "capaian_k": "148.06"}
    kami = {"target_k": 50, "realisasi_k": "74.0259740259", "capaian_k": "148.0519480519"}
    assert "sudah dibulatkan" in sebab("capaian_k", baris(TERAKHIR, cetak, kami))
    kami["realisasi_k"] = "70"
    assert "Mengikuti realisasi dan target" in sebab("capaian_k", baris(TERAKHIR, cetak, kami))


def test_why_we_have_none_is_said_as_a_sentence() -> None:
    b = baris(TERAKHIR, {"kemajuan_k": 5}, {"kemajuan_k": None})
    assert sebab("kemajuan_k", b, "target akhir Renstra belum ada") == "Target akhir Renstra belum ada."


@pytest.mark.parametrize(
    ("cetak", "kami", "jawab"),
    [
        ("148,05", "148.0519480519", True),
        ("148,06", "148.0519480519", False),
        ("148", "148.004", True),
        ("148", "148.05", False),  # two decimals at least, or 148 would pass for 148,4
        (
            "91,176471",
            "91.17647058823529411764705882",
            True,
        ),
        ("", None, True),
        ("", "0", False),
        ("0", None, False),
    ],
)
def test_when_figures_are_the_same(cetak: str, kami: str | None, jawab: bool) -> None:
    tercetak = Angka("A1", cetak) if cetak else None
    assert sama(tercetak, None if kami is None else D(kami)) is jawab
