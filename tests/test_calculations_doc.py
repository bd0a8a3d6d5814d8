"""Every row of every table of docs/calculations.md is a test.

A table stands below a marker `<!-- tabel: nama -->`. Bold columns are results, `row` and `why` are remarks,
all other columns are the arguments of the adapter of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from budget import efisiensi as uang
from budget.data import DataAnggaranRenstra, DataRealisasiAnggaran, DataSimpul
from budget.perhitungan import BukuAnggaran
from evaluation import nilai as akip
from indicators import capaian as kinerja
from indicators.predikat import Predikat, Skala, predikat
from lkjip import bilangan, formats
from lkjip.numbers import Alasan, Hasil, bulat
from pengisian import rapor
from perencanaan.triwulan import beda_tahun
from tests.evaluation.baku import BAKU, TINGKAT
from tests.indicators import buatan
from tests.skala import AKIP, E81, TIGA

DOKUMEN = Path(__file__).parent.parent / "docs" / "calculations.md"
KETERANGAN = {"row", "why"}
KOSONG = "–"

Isi = Hasil | Decimal | str | int | None
ADAPTER: dict[str, Callable[..., dict[str, Isi]]] = {}


def adapter(nama: str) -> Callable[[Callable[..., dict[str, Isi]]], Callable[..., dict[str, Isi]]]:
    def daftar(fungsi: Callable[..., dict[str, Isi]]) -> Callable[..., dict[str, Isi]]:
        ADAPTER[nama] = fungsi
        return fungsi

    return daftar


def angka(sel: str) -> Decimal | None:
    return None if sel == KOSONG else Decimal(sel.replace(",", ""))


def deret(sel: str) -> list[Decimal | None]:
    return [angka(s.strip()) for s in sel.split(";")]


def tabel(teks: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Name, header and rows of each marked table."""
    for nama, isi in re.findall(r"<!-- tabel: (\S+) -->\n((?:\|.*\n)+)", teks):
        kepala, _garis, *baris = [[s.strip() for s in b.strip("|").split("|")] for b in isi.splitlines()]
        yield nama, kepala, baris


TEKS = DOKUMEN.read_text(encoding="utf-8")
TABEL = list(tabel(TEKS))
BARIS = [
    pytest.param(nama, dict(zip(kepala, sel, strict=True)), id=f"{nama}-{i}")
    for nama, kepala, baris in TABEL
    for i, sel in enumerate(baris, 1)
]


@pytest.mark.parametrize(("nama", "baris"), BARIS)
def test_row(nama: str, baris: dict[str, str]) -> None:
    masukan = {k: v for k, v in baris.items() if not k.startswith("**") and k not in KETERANGAN}
    tercetak = {k.strip("*"): v for k, v in baris.items() if k.startswith("**")}
    hasil = ADAPTER[nama](**masukan)
    assert {k: teks(v, tercetak[k]) for k, v in hasil.items()} == tercetak


def teks(hasil: Isi, sel: str) -> str:
    """The result as the cell would print it, with as many decimals as the cell has."""
    if isinstance(hasil, Hasil):
        hasil = hasil.alasan.value if hasil.alasan else hasil.nilai
    if hasil is None:
        return KOSONG
    if isinstance(hasil, Decimal):
        desimal = len(sel.partition(".")[2])
        return f"{bulat(hasil, desimal):{',' if ',' in sel else ''}.{desimal}f}"
    return str(hasil)


def test_each_table_has_an_adapter_and_the_other_way_round() -> None:
    assert sorted(nama for nama, _, _ in TABEL) == sorted(ADAPTER)


def test_no_table_is_overlooked() -> None:
    """All tables but the legend of sources are marked, have rows, and show a result."""
    assert len(re.findall(r"^\|[-:| ]+\|$", TEKS, re.MULTILINE)) == len(TABEL) + 1
    assert TEKS.count("<!-- tabel:") == len(TABEL)
    assert all(baris and any(k.startswith("**") for k in kepala) for _, kepala, baris in TABEL)


def test_every_reason_of_a_formula_is_shown() -> None:
    """What only the adapters from the database use has no formula here."""
    bukan_rumus = {Alasan.TIDAK_TERSEDIA, Alasan.TANPA_TRIWULAN}
    assert [a for a in Alasan if a not in bukan_rumus and f"| {a} |" not in TEKS] == []


@adapter("bulat")
def _bulat(*, nilai: str, desimal: str) -> dict[str, Isi]:
    # As text, so that the number of decimals and the sign of a zero are checked too.
    return {"tercetak": str(bulat(Decimal(nilai), int(desimal)))}


@adapter("capaian-positif")
def _positif(*, T: str, R: str) -> dict[str, Isi]:
    return {"capaian": kinerja.capaian(target=angka(T), realisasi=angka(R))}


@adapter("capaian-negatif-2t")
def _negatif_2t(*, T: str, R: str) -> dict[str, Isi]:
    return {"capaian": kinerja.capaian(target=angka(T), realisasi=angka(R), arah="negatif")}


@adapter("capaian-negatif-tr")
def _negatif_tr(*, T: str, R: str) -> dict[str, Isi]:
    hasil = kinerja.capaian(target=angka(T), realisasi=angka(R), arah="negatif", rumus_negatif="t_per_r")
    return {"capaian": hasil}


def _capaian(arah: str, rumus_negatif: str, T: str, T2: str, R: str) -> Hasil:
    return kinerja.capaian(
        target=angka(T), target_atas=angka(T2), realisasi=angka(R), arah=arah, rumus_negatif=rumus_negatif
    )


@adapter("capaian-rentang")
def _rentang(**baris: str) -> dict[str, Isi]:
    hasil = _capaian(**baris)
    return {"capaian": hasil, "rumus": hasil.rumus}


@adapter("capaian-tanpa")
def _tanpa(**baris: str) -> dict[str, Isi]:
    return {"alasan": _capaian(**baris)}


@adapter("akumulasi-tahun")
def _tahun(*, cara: str, TW1: str, TW2: str, TW3: str, TW4: str) -> dict[str, Isi]:
    return {"realisasi": kinerja.akumulasi_tahun([angka(n) for n in (TW1, TW2, TW3, TW4)], cara=cara)}


@adapter("akumulasi-renstra")
def _renstra(*, cara: str, lalu: str, kini: str) -> dict[str, Isi]:
    hasil = kinerja.akumulasi_renstra(lalu=angka(lalu), kini=angka(kini), cara=cara)
    return {"realisasi": hasil, "catatan": " ".join(hasil.catatan) or None}


@adapter("capaian-triwulan")
def _triwulan(
    *, arah: str, cara: str, sampai: str, target: str, setahun: str, realisasi: str
) -> dict[str, Isi]:
    def terisi(sel: str) -> list[tuple[int, str]]:
        return [(n, str(nilai)) for n, nilai in enumerate(deret(sel), 1) if nilai is not None]

    buku = buatan.buku(
        *(buatan.realisasi(nilai, n) for n, nilai in terisi(realisasi)),
        indikator=[buatan.indikator(arah=arah, akumulasi_tahun=cara)],
        target=[buatan.target(setahun), *(buatan.target(nilai, triwulan=n) for n, nilai in terisi(target))],
    )
    return {"capaian": buku.capaian_triwulan(1, buatan.TAHUN, int(sampai))}


@adapter("diminta")
def _diminta(*, cara: str, target: str, setahun: str) -> dict[str, Isi]:
    janji = [(n, str(nilai)) for n, nilai in enumerate(deret(target), 1) if nilai is not None]
    buku = buatan.buku(
        indikator=[buatan.indikator(akumulasi_tahun=cara)],
        target=[
            *([] if setahun == KOSONG else [buatan.target(setahun)]),
            *(buatan.target(nilai, triwulan=n) for n, nilai in janji),
        ],
    )
    return {"diminta": ", ".join(str(n) for n in range(1, 5) if buku.diminta(1, buatan.TAHUN, n))}


@adapter("beda-tahun")
def _beda_tahun(*, cara: str, triwulan: str, target: str, atas: str) -> dict[str, Isi]:
    setahun = angka(target)
    assert setahun is not None
    beda = beda_tahun(deret(triwulan), cara=cara, target=setahun, atas=angka(atas))
    return {"sebutan": beda or "sesuai"}


@adapter("komponen")
def _komponen(*, kombinasi: str, komponen: str) -> dict[str, Isi]:
    return {"nilai": kinerja.gabung_komponen(deret(komponen), kombinasi=kombinasi)}


@adapter("rata-rata")
def _rata(*, indikator: str) -> dict[str, Isi]:
    pasangan = [p.strip().split(":") for p in indikator.split(";")]
    hasil = kinerja.rata_rata([kinerja.capaian(target=angka(t), realisasi=angka(r)) for t, r in pasangan])
    lewat = re.match(r"\d+", hasil.catatan[0])[0] if hasil.catatan else "0"
    return {"capaian": hasil, "tidak_ikut": None if hasil.alasan else lewat}


@adapter("kemajuan-renstra")
def _kemajuan(*, arah: str, T: str, R: str) -> dict[str, Isi]:
    return {"kemajuan": kinerja.kemajuan_renstra(target_akhir=angka(T), realisasi=angka(R), arah=arah)}


@adapter("kelengkapan")
def _kelengkapan(*, terisi: str, wajib: str) -> dict[str, Isi]:
    hasil = rapor.kelengkapan(terisi=int(terisi), wajib=int(wajib))
    tepat = rapor.ketepatan(tepat=int(terisi), wajib=int(wajib))
    assert (tepat.nilai, tepat.alasan) == (hasil.nilai, hasil.alasan)
    return {"persen": hasil}


@adapter("hari-terlambat")
def _terlambat(**hari: str) -> dict[str, Isi]:
    tanggal = {k: None if v == KOSONG else date.fromisoformat(v) for k, v in hari.items()}
    return {"terlambat": rapor.hari_terlambat(**tanggal)}


@adapter("ketercapaian")
def _ketercapaian(*, capaian: str) -> dict[str, Isi]:
    hasil = rapor.ketercapaian(
        [Hasil(n, None if n is not None else Alasan.TANPA_DATA, "", "") for n in deret(capaian)]
    )
    return {"tercapai": hasil.tercapai, "tidak": hasil.tidak, "tanpa": hasil.tanpa}


@adapter("selisih")
def _selisih(*, kini: str, lalu: str) -> dict[str, Isi]:
    return {"selisih": kinerja.selisih_poin(angka(kini), angka(lalu))}


def _kelas(nilai: str, skala: Skala) -> tuple[str | None, Predikat | None]:
    hasil = predikat(angka(nilai), skala)
    return (hasil.teks if hasil else None), hasil


@adapter("predikat-tiga")
def _tiga(*, nilai: str) -> dict[str, Isi]:
    return {"predikat": _kelas(nilai, TIGA)[0]}


@adapter("predikat-e81")
def _e81(*, nilai: str) -> dict[str, Isi]:
    nama, hasil = _kelas(nilai, E81)
    return {"predikat": nama, "celah": "ya" if hasil and hasil.catatan else None}


@adapter("predikat-akip")
def _akip(*, nilai: str) -> dict[str, Isi]:
    return {"predikat": _kelas(nilai, AKIP)[0]}


@adapter("penyerapan")
def _penyerapan(*, pagu: str, realisasi: str) -> dict[str, Isi]:
    return {"persen": uang.penyerapan(pagu=angka(pagu), realisasi=angka(realisasi))}


@adapter("uang-renstra")
def _uang_renstra(*, akhir: str, lalu: str, kini: str) -> dict[str, Isi]:
    """Programs without lines below, each with its target, what was realised up to 2023, and in 2024."""
    program = [
        DataSimpul(n, f"1.{n}", True, "program", None, "", 1, None, None) for n in range(len(deret(akhir)))
    ]
    buku = BukuAnggaran(
        simpul=program,
        dpa=[],
        pagu=[],
        realisasi=[DataRealisasiAnggaran(n, None, r) for n, r in enumerate(deret(kini)) if r is not None],
        renstra=[
            DataAnggaranRenstra(n, a, r, 2023, "")
            for n, (a, r) in enumerate(zip(deret(akhir), deret(lalu), strict=True))
        ],
    )
    hasil = buku.uang_renstra(program, tahun=2024)
    return {"target_akhir": hasil.target_akhir, "realisasi": hasil.realisasi, "kemajuan": hasil.kemajuan}


@adapter("efisiensi-satu")
def _efisiensi_satu(*, T: str, R: str, PAK: str, RAK: str) -> dict[str, Isi]:
    ck = kinerja.capaian(target=angka(T), realisasi=angka(R))
    return {"CK": ck, "E": _efisiensi_seluruhnya([ck.nilai], deret(PAK), deret(RAK))}


@adapter("efisiensi")
def _efisiensi(*, PAK: str, RAK: str, CK: str) -> dict[str, Isi]:
    hasil = _efisiensi_seluruhnya(deret(CK), deret(PAK), deret(RAK))
    return {"E": hasil, "tidak_ikut": sum(c.count("keluaran") for c in hasil.catatan)}


def _efisiensi_seluruhnya(
    ck: list[Decimal | None], pagu: list[Decimal | None], realisasi: list[Decimal | None]
) -> Hasil:
    return uang.efisiensi(
        [
            uang.Keluaran(f"keluaran {i}", p, r, c)
            for i, (p, r, c) in enumerate(zip(pagu, realisasi, ck, strict=True), 1)
        ]
    )


@adapter("nilai-efisiensi")
def _ne(*, E: str) -> dict[str, Isi]:
    nilai = angka(E)
    hasil = uang.nilai_efisiensi(
        Hasil(nilai, None if nilai is not None else Alasan.TANPA_DATA, "E", "contoh")
    )
    return {"NE": hasil, "dibatasi": "ya" if hasil.catatan else None}


@adapter("efektivitas")
def _efektivitas(*, T: str, R: str, PAK: str, RAK: str) -> dict[str, Isi]:
    hasil = uang.efektivitas(
        target=angka(T), realisasi=angka(R), pagu=angka(PAK), realisasi_anggaran=angka(RAK)
    )
    ck = kinerja.capaian(target=angka(T), realisasi=angka(R))
    e = _efisiensi_seluruhnya([ck.nilai], deret(PAK), deret(RAK))
    kurang = 100 - e.nilai if e.nilai is not None and hasil.nilai is not None else None
    return {"efektivitas": hasil, "seratus_kurang_E": kurang}


@adapter("jawaban")
def _jawaban(*, terpenuhi: str, seluruhnya: str) -> dict[str, Isi]:
    hitung = akip.jawaban_dari_kriteria(terpenuhi=int(terpenuhi), seluruhnya=int(seluruhnya), tingkat=BAKU)
    return {"jawaban": hitung.kode}


@adapter("nilai-sub")
def _sub(*, jawaban: str, bobot: str) -> dict[str, Isi]:
    return {"nilai": akip.nilai_sub(jawaban=TINGKAT[jawaban], bobot=Decimal(bobot))}


@adapter("nilai-komponen")
def _nilai_komponen(*, sub: str, nilai: str) -> dict[str, Isi]:
    bagian = () if sub == KOSONG else deret(sub)
    return {"komponen": akip.nilai_komponen(nama="Perencanaan", nilai=angka(nilai), sub=bagian)}


@adapter("nilai-total")
def _total(*, komponen: str, dinyatakan: str) -> dict[str, Isi]:
    bagian = [] if komponen == KOSONG else deret(komponen)
    nilai = [akip.nilai_komponen(nama="contoh", nilai=n) for n in bagian]
    hasil = akip.nilai_total(nilai, dinyatakan=angka(dinyatakan))
    kelas = predikat(hasil.nilai, AKIP)
    return {
        "total": hasil,
        "predikat": kelas.teks if kelas else None,
        "catatan": "ya" if hasil.catatan else None,
    }


@adapter("cetak")
def _cetak(*, fungsi: str, nilai: str, desimal: str) -> dict[str, Isi]:
    tempat = None if desimal == KOSONG else int(desimal)
    tulis = {"angka": formats.angka, "persen": formats.persen, "rupiah": formats.rupiah}[fungsi]
    return {"teks": tulis(angka(nilai), tempat).replace("\u00a0", " ")}  # type: ignore[operator]


@adapter("baca")
def _baca(*, teks: str) -> dict[str, Isi]:
    isi = re.sub(r"\\u([0-9a-f]{4})", lambda kode: chr(int(kode[1], 16)), teks)
    try:
        nilai = bilangan.baca("" if isi == "(blank)" else isi)
    except bilangan.BukanBilangan as galat:
        return {"bilangan": galat.sebab.name}
    return {"bilangan": None if nilai is None else f"{nilai:f}"}
