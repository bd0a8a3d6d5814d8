"""Figures of chapter III: achievement and money by sasaran."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkjip import formats
from reports.grafik.dasar import Grafik, IsiGrafik
from reports.grafik.vega import (
    SERI,
    TINTA,
    WARNA,
    Spek,
    angka,
    baris_urut,
    bingkai,
    kolom_label,
    kolom_teks,
    label,
)
from reports.hidup import polos
from reports.narasi import bantu

if TYPE_CHECKING:
    from budget.perhitungan import Uang
    from indicators.data import DataSasaran
    from reports.sumber import Sumber

LEBAR_BATANG = 270
BATAS_ATAS, BATAS_BAWAH = Decimal(150), Decimal(-50)  # a bar beyond is cut off, its number is not
TANDA_SEMENTARA = "* memakai data tahun sebelumnya."
TANDA_POTONG = "» batang dipotong; angkanya melampaui sumbu."
GARIS_TARGET: Spek = {
    "data": {"values": [{"target": 100}]},
    "mark": {"type": "rule", "color": TINTA, "strokeWidth": 1.5, "strokeDash": [5, 3]},
    "encoding": {"x": {"field": "target", "type": "quantitative"}},
}


def capaian(data: Sumber) -> IsiGrafik:
    semua = bantu.tinjau(data)
    if not any(t.capaian.nilai is not None for t in semua):
        return IsiGrafik(alt="", kosong=f"Belum ada capaian kinerja tahun {data.tahun} yang dapat dihitung.")
    return IsiGrafik(
        alt=f"Grafik batang capaian kinerja {data.unit.nama_singkat} tahun {data.tahun} terhadap target "
        "100%. " + " ".join(_alt_capaian(t) for t in semua),
        spek=_spek_capaian([{"urut": n} | _baris_capaian(t) for n, t in enumerate(semua)]),
    )


def _alt_capaian(t: bantu.Tinjauan) -> str:
    tahun = t.kinerja.data_tahun
    ragu = f", sementara, memakai data tahun {tahun}" if tahun is not None else ""
    nama = f"{bantu.nama_sasaran(t.sasaran)}, {bantu.nama_indikator(t.indikator)}"
    return f"{nama}: {polos(bantu.sebut_capaian(t))}{ragu}."


def _baris_capaian(t: bantu.Tinjauan) -> dict[str, Any]:
    nilai = t.capaian.nilai
    nama = label(f"{t.sasaran.nomor}. {bantu.nama_indikator(t.indikator)}", 30, 3)
    if nilai is None:
        return nama | {"cetak": formats.KOSONG, "predikat": str(t.capaian.alasan), "warna": WARNA["abu"]}
    potong = nilai > BATAS_ATAS or nilai < BATAS_BAWAH
    warna = t.predikat.jenjang.warna if t.predikat else "abu"
    return nama | {
        "capaian": angka(nilai),
        "batang": angka(max(BATAS_BAWAH, min(BATAS_ATAS, nilai))),
        "cetak": f"{formats.persen(nilai)}{bantu.bintang(t.kinerja)}{' »' if potong else ''}",
        "predikat": t.predikat.teks if t.predikat else "",
        "warna": WARNA.get(warna, WARNA["abu"]),
    }


def _spek_capaian(baris: list[dict[str, Any]]) -> Spek:
    data = {"values": baris}
    y = {"y": baris_urut(data)}
    nilai = [b["batang"] for b in baris if "batang" in b]
    x = {
        "field": "batang",
        "type": "quantitative",
        "scale": {"domain": [min(0, *nilai), max(110, *nilai)], "nice": False},
        "axis": {"title": "capaian (%)", "tickCount": 6, "domain": False},
    }
    catatan = [TANDA_SEMENTARA] if any("*" in b["cetak"] for b in baris) else []
    catatan += [TANDA_POTONG] if any("»" in b["cetak"] for b in baris) else []
    batang = {
        "data": data,
        "mark": {"type": "bar", "height": 22},
        "encoding": {**y, "x": x, "color": {"field": "warna", "type": "nominal", "scale": None}},
    }
    return bingkai(
        [
            batang,
            GARIS_TARGET,
            kolom_label(data),
            kolom_teks(data, y, "cetak", LEBAR_BATANG + 66, align="right", fontWeight="bold"),
            kolom_teks(data, y, "predikat", LEBAR_BATANG + 74, align="left"),
        ],
        lebar=LEBAR_BATANG,
        tinggi={"step": 52},
        catatan=" ".join(catatan),
    )


# --- money
def realisasi_sasaran(data: Sumber) -> IsiGrafik:
    uang = [(s, data.anggaran.uang_sasaran(s.id)) for s in data.sasaran]
    if not any(u.pagu for _, u in uang):
        return IsiGrafik(alt="", kosong=f"Belum ada anggaran sasaran tahun {data.tahun}.")
    baris = [{"urut": n} | b for n, (s, u) in enumerate(uang) for b in _baris_uang(s, u)]
    return IsiGrafik(
        alt=f"Grafik batang pagu dan realisasi anggaran {data.unit.nama_singkat} menurut sasaran strategis "
        f"tahun {data.tahun}. "
        + " ".join(f"Sasaran Strategis {b['nomor']}, {b['jenis'].lower()}: {b['cetak']}." for b in baris),
        spek=_spek_uang(baris),
    )


def _baris_uang(s: DataSasaran, u: Uang) -> Iterator[dict[str, Any]]:
    nama = label(f"{s.nomor}. {bantu.rapi(s.uraian)}", 28, 4) | {"nomor": s.nomor}
    serapan = f" ({formats.persen(u.serapan.nilai)})" if u.serapan.nilai is not None else ""
    for jenis, nilai, tambahan in (("Pagu", u.pagu, ""), ("Realisasi", u.realisasi, serapan)):
        if nilai is None:
            yield nama | {"jenis": jenis, "cetak": "belum ada data"}
        else:
            yield nama | {
                "jenis": jenis,
                "rupiah": angka(nilai),
                "cetak": f"{formats.rupiah(nilai)}{tambahan}",
            }


def _spek_uang(baris: list[dict[str, Any]]) -> Spek:
    data = {"values": baris}
    terbesar = max(b["rupiah"] for b in baris if "rupiah" in b)
    pembagi, satuan = (1e9, "miliar rupiah") if terbesar >= 1e9 else (1e6, "juta rupiah")
    jenis = ["Pagu", "Realisasi"]
    posisi: Spek = {"y": baris_urut(data), "yOffset": {"field": "jenis", "type": "nominal", "sort": jenis}}
    sumbu = {"title": satuan, "tickCount": 5, "domain": False}
    sumbu["labelExpr"] = f"format(datum.value / {pembagi:.0f}, ',~f')"
    warna = {"field": "jenis", "type": "nominal", "scale": {"domain": jenis, "range": [SERI[2], SERI[0]]}}
    x = {"field": "rupiah", "type": "quantitative", "axis": sumbu}
    pertama = {"values": [b for b in baris if b["jenis"] == jenis[0]]}
    return bingkai(
        [
            {"data": data, "mark": {"type": "bar"}, "encoding": {**posisi, "x": x, "color": warna}},
            kolom_label(pertama),
            kolom_teks(data, posisi, "cetak", LEBAR_BATANG + 8, align="left"),
        ],
        lebar=LEBAR_BATANG,
        tinggi={"step": 30},
    )


CAPAIAN = Grafik("grafik-capaian", "Capaian Kinerja {unit} Tahun {tahun}", "{unit}, {tahun}", capaian)
REALISASI_SASARAN = Grafik(
    "grafik-realisasi",
    "Realisasi Anggaran menurut Sasaran Strategis Tahun {tahun}",
    "{unit}, {tahun}",
    realisasi_sasaran,
)
