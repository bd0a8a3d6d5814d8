"""A unit with scales of its own, T/R, components and codes of two generations, by imports alone.

What its report says is worked out here once more, by hand and with fractions, from the numbers below.
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from lkjip.buku_kerja.masuk import buka
from lkjip.models import Unit
from pertukaran.buku.tulis import tulis_buku
from pertukaran.layanan import Tugas, jalankan
from pertukaran.realisasi_lama import baca_realisasi, tulis_realisasi
from pertukaran.skema import BERKAS_PEMDA, BERKAS_UNIT, PEMDA, UNIT
from reports.build import build_report
from reports.renderers.json import lkjip_json
from tests.pabrik import buat_pengguna
from tests.pertukaran.bantu import impor, kosongkan

pytestmark = pytest.mark.django_db
# Five steps, best first: the lower bound that a capaian must reach.
LIMA = [("Istimewa", 105), ("Sangat Baik", 95), ("Baik", 85), ("Cukup", 60), ("Kurang", None)]
# Road accidents, quarters added up; the fewer the better, by T/R. Vehicles fit to drive, of those tested.
KECELAKAAN, TARGET_KECELAKAAN, LALU_KECELAKAAN = (20, 30, 25, 35), {2024: 140, 2025: 120}, 150
LAIK, DIUJI, TARGET_LAIK, LALU_LAIK = 45, 64, {2024: 75, 2025: 80}, Decimal("61.5")
# Sub kegiatan: sasaran, code of 2024, code of 2025 (another generation), budgets and quarters of 2025.
PROGRAM = {
    "2.15.02": ("s1", "2.15.02.2.01", "2.15.02.2.01.03", "2.15.02.2.01.0003"),
    "2.15.03": ("s2", "2.15.03.2.02", "2.15.03.2.02.11", "2.15.03.2.02.0011"),
}
PAGU = {"2.15.02": (1_000_000_000, 1_200_000_000), "2.15.03": (750_000_000, 640_000_000)}
BELANJA = {
    "2.15.02": ("250000000", "300000000", "200000000", "350500000.75"),
    "2.15.03": ("0", "100000000", "200000000", "300000000"),
}
BELANJA_2024 = {"2.15.02": "812345678", "2.15.03": "400000000"}


def lembar_pemda() -> dict[str, list[dict[str, Any]]]:
    skala = [{"kode": k, "nama": k, "dasar_hukum": "Perbup 1/2023", "mulai": 2021} for k in ("lima", "lain")]
    jenjang = [
        {
            "skala": s["kode"],
            "urutan": n,
            "predikat": nama,
            "interval": f">= {batas}" if batas else "di bawahnya",
            "batas_bawah": batas,
            "warna": "Hijau",
        }
        for s in skala
        for n, (nama, batas) in enumerate(LIMA, 1)
    ]
    tahun = [
        {"tahun": t, "skala_capaian": "lima", "skala_e81": "lain", "skala_akip": "lain"} for t in (2024, 2025)
    ]
    pemda = {
        "slug": "umpama",
        "nama": "Pemerintah Kabupaten Umpama",
        "wilayah": "Kabupaten Umpama",
        "ibu_kota": "Umpama",
        "provinsi": "Provinsi Contoh",
        "kepala_daerah": "Bupati",
        "inspektorat": "Inspektorat",
    }
    return {"Pemda": [pemda], "Skala": skala, "Jenjang Skala": jenjang, "Pengaturan Tahun": tahun}


def lembar_rencana() -> dict[str, list[dict[str, Any]]]:
    renstra = {
        "jenis": "Rencana Strategis",
        "tahun": 2024,
        "urutan": 0,
        "nama": "Renstra",
        "tahun_akhir": 2028,
    }
    pk = {"jenis": "pk", "tahun": 2025, "urutan": 0, "nama": "PK 2025", "draf": "tidak"}
    sasaran = [
        {"kode": k, "dokumen": "renstra/2024/0", "tujuan": "t1", "nomor": n, "uraian": f"Sasaran {k}"}
        for n, k in enumerate(("s1", "s2"), 1)
    ]
    indikator = [
        {
            "kode": "celaka",
            "level": "Sasaran",
            "sasaran": "s1",
            "nama": "Kecelakaan",
            "satuan": "kejadian",
            "arah": "Makin rendah makin baik",
            "rumus_negatif": "T / R",
            "akumulasi_tahun": "Dijumlahkan",
        },
        {
            "kode": "laik",
            "level": "sasaran",
            "sasaran": "s2",
            "nama": "Kelaikan",
            "satuan": "%",
            "kombinasi": "rasio_100",
        },
    ]
    komponen = [
        {"indikator": "laik", "urutan": n, "peran": p, "label": p}
        for n, p in enumerate(("Pembilang", "Penyebut"), 1)
    ]
    target = [
        {"indikator": i, "dokumen": "pk/2025/0", "tahun": 2025, "nilai": t[2025]}
        for i, t in (("celaka", TARGET_KECELAKAAN), ("laik", TARGET_LAIK))
    ]
    return {
        "Perangkat Daerah": [
            {
                "slug": "dishub",
                "nama": "Dinas Perhubungan",
                "nama_singkat": "Dishub",
                "jabatan_kepala": "Kepala Dinas",
            }
        ],
        "Urusan": [{"kode": "2.15", "nama": "Perhubungan", "sifat": "wajib_non_dasar"}],
        "Dokumen": [renstra, pk],
        "Tujuan": [{"kode": "t1", "dokumen": "renstra/2024/0", "nomor": 1, "uraian": "Aman"}],
        "Sasaran": sasaran,
        "Indikator": indikator,
        "Komponen": komponen,
        "Target": target,
    }


def lembar_angka() -> dict[str, list[dict[str, Any]]]:
    kinerja = [
        {"indikator": "celaka", "tahun": 2025, "triwulan": n, "nilai": v} for n, v in enumerate(KECELAKAAN, 1)
    ]
    kinerja.append({"indikator": "laik", "tahun": 2025, "triwulan": 4})
    nilai = [
        {"realisasi": "laik/2025/4", "komponen": f"laik/{n}", "nilai": v} for n, v in ((1, LAIK), (2, DIUJI))
    ]
    simpul, pagu, uang = [], [], []
    for tahun in (2024, 2025):
        for program, (sasaran, kegiatan, lama, baru) in PROGRAM.items():
            sub = lama if tahun == 2024 else baru
            simpul += [
                {"tahun": tahun, "kode": program, "level": "Program", "sasaran": sasaran, "nama": program},
                {
                    "tahun": tahun,
                    "kode": kegiatan,
                    "level": "Kegiatan",
                    "induk": f"{tahun}/{program}",
                    "nama": "K",
                },
                {
                    "tahun": tahun,
                    "kode": sub,
                    "level": "Sub kegiatan",
                    "induk": f"{tahun}/{kegiatan}",
                    "nama": "S",
                },
            ]
            kunci = f"{tahun}/{sub}"
            for n, rupiah in enumerate(PAGU[program][: 1 if tahun == 2024 else 2]):
                pagu.append({"simpul": kunci, "dpa": f"{tahun}/{n}", "sumber_dana": "APBD", "nilai": rupiah})
            belanja = BELANJA[program] if tahun == 2025 else (BELANJA_2024[program],)
            for n, rupiah in enumerate(belanja, 1):
                tw = n if tahun == 2025 else None
                uang.append({"simpul": kunci, "triwulan": tw, "nilai": rupiah.replace(".", ",")})
    dpa = [
        {"tahun": t, "urutan": n, "jenis": j}
        for t, n, j in ((2024, 0, "murni"), (2025, 0, "murni"), (2025, 1, "perubahan"))
    ]
    return {
        "Realisasi": kinerja,
        "Nilai Komponen": nilai,
        "Program Kegiatan": simpul,
        "DPA": dpa,
        "Pagu": pagu,
        "Realisasi Anggaran": uang,
    }


def isi_templat(lembar: dict[str, list[dict[str, Any]]]) -> bytes:
    """The empty template, filled as a person would: by the columns' names, in the rows below the heading."""
    kosong = tulis_buku("", "Templat", ((b, []) for b in (PEMDA, *BERKAS_PEMDA, UNIT, *BERKAS_UNIT)))
    wb = load_workbook(BytesIO(kosong))
    for judul, baris in lembar.items():
        letak = {s.value: s.column for s in wb[judul][1]}
        for n, isi in enumerate(baris, 3):
            for nama, nilai in isi.items():
                wb[judul].cell(n, letak[nama]).value = nilai
    hasil = BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


def isi_realisasi(unit: Unit) -> bytes:
    wb = load_workbook(BytesIO(tulis_realisasi(unit, 2025)))
    for judul, nilai in (
        ("Realisasi Tahun Lalu", {"celaka": LALU_KECELAKAAN, "laik": LALU_LAIK}),
        ("Target Tahun Lalu", {"celaka": TARGET_KECELAKAAN[2024], "laik": TARGET_LAIK[2024]}),
    ):
        ws = wb[judul]
        kolom = next(s.column for s in ws[1] if s.value == "t2024")
        for baris in ws.iter_rows(min_row=3):
            ws.cell(baris[0].row, kolom).value = nilai[baris[0].value]
    hasil = BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


def tabel(laporan: dict[str, Any], kunci: str) -> dict[str, dict[str, Any]]:
    """A table of the report: cells by row and column."""

    def cari(bagian: dict[str, Any]) -> Any:
        for isi in bagian["isi"]:
            if isi["kunci"] == kunci:
                return isi
        return next((t for a in bagian["bagian"] if (t := cari(a))), None)

    isi = next(t for b in laporan["bagian"] if (t := cari(b)))
    return {b["kunci"]: {n: s["nilai"] for n, s in b["sel"].items()} for b in isi["baris"]}


def hampir(nilai: str, pecahan: Fraction) -> bool:
    return abs(Fraction(nilai) - pecahan) < Fraction(1, 10**12)


def predikat(persen: Fraction) -> str:
    return next(nama for nama, batas in LIMA if batas is None or persen >= batas)


@pytest.fixture
def dishub() -> Unit:
    kosongkan()
    hasil = impor(isi_templat(lembar_pemda() | lembar_rencana() | lembar_angka()))
    assert hasil.galat == []
    unit = Unit.objects.select_related("pemda").get()
    isi = baca_realisasi(buka(isi_realisasi(unit)), unit)
    orang = buat_pengguna("perencana", unit)
    hasil = jalankan(Tugas(isi, unit.pemda, unit, oleh=orang, hak=orang), tulis=True)
    assert (hasil.baru, hasil.galat) == (4, [])
    return unit


def test_its_report_says_what_a_calculation_by_hand_says(dishub: Unit) -> None:
    laporan = json.loads(lkjip_json(build_report("dishub", 2025)))
    capaian = {
        "celaka": Fraction(TARGET_KECELAKAAN[2025], sum(KECELAKAAN)) * 100,
        "laik": Fraction(LAIK, DIUJI) * 100 / TARGET_LAIK[2025] * 100,
    }
    realisasi = {"celaka": Fraction(sum(KECELAKAAN)), "laik": Fraction(LAIK, DIUJI) * 100}
    kinerja = tabel(laporan, "target-realisasi")
    for kode, persen in capaian.items():
        assert hampir(kinerja[kode]["realisasi"], realisasi[kode]), kode
        assert hampir(kinerja[kode]["capaian"], persen), kode
        assert kinerja[kode]["predikat"] == predikat(persen), kode
    assert {predikat(p) for p in capaian.values()} == {"Istimewa", "Baik"}
    banding = tabel(laporan, "perbandingan-tahun")
    assert hampir(banding["celaka"]["c2024"], Fraction(TARGET_KECELAKAAN[2024], LALU_KECELAKAAN) * 100)
    assert hampir(banding["laik"]["c2024"], Fraction(LALU_LAIK) / TARGET_LAIK[2024] * 100)
    hemat = tabel(laporan, "efisiensi")
    for kode, program in (("celaka", "2.15.02"), ("laik", "2.15.03")):
        pagu, belanja = Fraction(PAGU[program][-1]), sum(map(Fraction, BELANJA[program]))
        seharusnya = pagu * capaian[kode] / 100
        efisiensi = (seharusnya - belanja) / seharusnya * 100
        assert hampir(hemat[kode]["serapan"], belanja / pagu * 100)
        assert hampir(hemat[kode]["efisiensi"], efisiensi)
        assert hampir(hemat[kode]["nilai_efisiensi"], 50 + efisiensi / 20 * 50)


def test_money_is_summed_up_the_tree_in_codes_of_both_generations(dishub: Unit) -> None:
    kode = set(dishub.simpul.filter(level="sub_kegiatan").values_list("kode", flat=True))
    assert kode == {k for p in PROGRAM.values() for k in p[2:]}
    for tahun, belanja in ((2025, BELANJA), (2024, {k: (v,) for k, v in BELANJA_2024.items()})):
        uang = tabel(json.loads(lkjip_json(build_report("dishub", tahun))), "realisasi-anggaran")
        nilai = [(b["pagu"], b["realisasi"]) for b in uang.values()]
        for program in PROGRAM:
            pagu = str(PAGU[program][0 if tahun == 2024 else 1])
            jumlah = sum(map(Decimal, belanja[program]))
            teks = f"{jumlah:f}".rstrip("0").rstrip(".") if "." in f"{jumlah:f}" else f"{jumlah:f}"
            assert nilai.count((pagu, teks)) == 4, (
                tahun,
                program,
            )  # sasaran, program, kegiatan, sub kegiatan


def test_what_was_typed_by_year_is_not_typed_by_quarter_too(dishub: Unit) -> None:
    """A year that has quarters, a text that is no number, an indicator that is not there: by address."""
    wb = load_workbook(BytesIO(isi_realisasi(dishub)))
    ws = wb["Realisasi Tahun Lalu"]
    kolom = next(s for s in ws[1] if s.value == "t2024").column
    ws.cell(1, kolom + 1).value, ws.cell(2, kolom + 1).value = "t2025", "2025"
    ws.cell(3, kolom + 1).value = 5
    ws.cell(4, kolom).value = "belum ada"
    ws.cell(5, 1).value, ws.cell(5, kolom).value = "tiada", 5
    isi = BytesIO()
    wb.save(isi)
    baca = baca_realisasi(buka(isi.getvalue()), dishub)
    hasil = jalankan(Tugas(baca, dishub.pemda, dishub), tulis=False)
    huruf = ws.cell(3, kolom).column_letter
    pesan = {g["sel"]: g["pesan"] for g in hasil.galat}
    assert "per triwulan" in pesan[f"{chr(ord(huruf) + 1)}3"]
    assert "tidak terbaca sebagai angka" in pesan[f"{huruf}4"]
    assert pesan["A5"] == "indikator ini tidak ada"
    assert len(pesan) == 3
