"""Our report against the seed's figures, cell by cell.

A cell may differ only where penyimpangan.csv names both values, the seed's line and the error in the seed; a
deviation that is listed but no longer there fails as well.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from lkjip.formats import angka
from lkjip.models import Unit
from lkjip.numbers import bulat
from reports.blok import Baris, Sel
from reports.build import build_report, susun_tabel
from reports.sumber import Sumber

pytestmark = pytest.mark.django_db

SINI = Path(__file__).parent
INDIKATOR = {
    "Indeks Pemberdayaan Gender (IDG)": "idg",
    "Prosentase Pemakaian Alat Kontrasepsi (mCPR)": "mcpr",
    "Persentase Kelurahan Kategori Berkembang": "kel-berkembang",
    "Nilai SAKIP DP3AKB": "sakip",
    "Persentase Anggaran yang responsif Gender": "ang-rg",
    "Prosentase RKA responsif Gender": "rka-rg",
    "Nilai Reformasi Birokrasi Perangkat Daerah DP3AKB": "rb",
}
# Table of the seed -> our table and the column for each of the seed's columns.
KOLOM = {
    "2.2": (
        "target-renstra",
        {"data_awal": "data_awal"} | {f"target_{t}": f"t{t}" for t in range(2022, 2027)},
    ),
    "2.5": ("target-pk", {"target_2024": "target"}),
    "3.4": (
        "target-realisasi",
        {
            "target_2024": "target",
            "realisasi_2024": "realisasi",
            "capaian": "capaian",
            "predikat": "predikat",
        },
    ),
    "3.5": (
        "perbandingan-tahun",
        {f"{n}_{t}": f"{n[0]}{t}" for n in ("realisasi", "capaian") for t in range(2021, 2025)},
    ),
    "3.6": (
        "kemajuan-renstra",
        {
            "target_renstra_2024": "target",
            "realisasi_2024": "realisasi",
            "capaian": "capaian",
            "target_akhir_2026": "target_akhir",
            "tingkat_kemajuan": "kemajuan",
        },
    ),
    "3.7": (
        "standar-nasional",
        {"realisasi_pd": "realisasi", "realisasi_nasional": "nasional", "realisasi_provinsi": "provinsi"},
    ),
    "3.8": ("ikhtisar-capaian", {"capaian": "capaian"}),
    "3.14": (
        "efisiensi",
        {
            "target": "target",
            "realisasi": "realisasi",
            "capaian_kinerja": "capaian",
            "pagu": "pagu",
            "realisasi_anggaran": "realisasi_anggaran",
            "capaian_anggaran": "serapan",
            "efisiensi_E": "efisiensi",
            "tingkat_efektivitas": "efektivitas",
        },
    ),
}
E81 = {
    "target_akhir_k": "akhir_k",
    "target_akhir_rp": "akhir_rp",
    "real_lalu_k": "lalu_k",
    "real_lalu_rp": "lalu_rp",
    "target_k": "target_k",
    "pagu": "target_rp",
    **{f"tw{i}_{j}": f"tw{i}_{j}" for i in range(1, 5) for j in ("k", "rp")},
    "real_k": "realisasi_k",
    "real_rp": "realisasi_rp",
    "capaian_k": "capaian_k",
    "capaian_rp": "capaian_rp",
    "renstra_k": "renstra_k",
    "renstra_rp": "renstra_rp",
    "capaian_renstra_k": "kemajuan_k",
    "capaian_renstra_rp": "kemajuan_rp",
}


@dataclass(frozen=True)
class Banding:
    """One cell of the seed beside ours."""

    tabel: str
    baris: str
    kolom: str
    seed: str
    sel: Sel

    @property
    def desimal(self) -> int:
        """The seed's number of decimals; two at least where it drops trailing zeros (E.81, targets)."""
        tercetak = -int(self.angka_seed.as_tuple().exponent) if self.angka_seed is not None else 2
        return max(tercetak, 2) if self.tabel in ("2.6", "E.81", "3.10") else tercetak

    @property
    def angka_seed(self) -> Decimal | None:
        try:
            return Decimal(self.seed.rstrip("%"))
        except InvalidOperation:
            return None

    @property
    def sama(self) -> bool:
        if self.angka_seed is None:
            kosong = {"": "", "-": "", "N/A": "", "n/a": ""}
            kami = "" if self.sel.nilai is None else str(self.sel.nilai)
            return kosong.get(self.seed, self.seed).replace("/ ", "/") == kami
        return self.sel.nilai is not None and bulat(Decimal(self.sel.nilai), self.desimal) == self.angka_seed


def baca(nama: str) -> list[dict[str, str]]:
    with (SINI / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def baris_tabel(data: Sumber, kunci: str) -> dict[str, Baris]:
    return {b.kunci: b for b in susun_tabel(kunci, data).baris}


def banding_indikator(data: Sumber) -> Iterator[Banding]:
    tabel = {nomor: baris_tabel(data, kunci) for nomor, (kunci, _) in KOLOM.items()}
    for r in baca("indikator"):
        if r["tabel"] in KOLOM and (kolom := KOLOM[r["tabel"]][1].get(r["kolom"])):
            kode = INDIKATOR[r["indikator"]]
            yield Banding(r["tabel"], kode, r["kolom"], r["nilai"], tabel[r["tabel"]][kode].sel[kolom])


def banding_target_2_6(data: Sumber) -> Iterator[Banding]:
    """Table 2.6 repeats the year's targets; ours stand in the label of each sasaran."""
    for r in baca("indikator"):
        if r["tabel"] == "2.6" and r["kolom"] == "target_2024":
            kode = INDIKATOR[r["indikator"]]
            (i,) = (i for i in data.semua_indikator if i.kode == kode)
            target = data.kinerja.target_berlaku(i.id, 2024)
            assert target is not None
            (label,) = (
                b.rentang
                for b in baris_tabel(data, "rencana-anggaran").values()
                if b.rentang and i.nama in b.rentang
            )
            assert re.search(rf"target 2024: {re.escape(angka(target.nilai))}(%| |$)", label)
            yield Banding("2.6", kode, r["kolom"], r["nilai"], Sel("", target.nilai))


def banding_anggaran(data: Sumber) -> Iterator[Banding]:
    """Tables 2.6 and 3.15: the same 98 lines, which the seed numbers differently."""
    rencana, realisasi = baris_tabel(data, "rencana-anggaran"), baris_tabel(data, "realisasi-anggaran")
    kode = kode_anggaran(data)
    for r in baca("anggaran"):
        k = kode[r["kode_urut"]]
        yield Banding("2.6", k, "pagu", r["pagu"], rencana[k].sel["pagu"])
        yield Banding("3.15", k, "pagu", r["pagu"], realisasi[k].sel["pagu"])
        yield Banding("3.15", k, "realisasi", r["realisasi"], realisasi[k].sel["realisasi"])
        yield Banding("3.15", k, "capaian", r["capaian_tercetak"], realisasi[k].sel["capaian"])
    for kolom, nilai in (("pagu", "38462234005"), ("realisasi", "34924358198"), ("capaian", "90.8")):
        yield Banding("3.15", "jumlah", kolom, nilai, realisasi["jumlah"].sel[kolom])
    yield Banding("2.6", "jumlah", "pagu", "38462234005", rencana["jumlah"].sel["pagu"])


PROGRAM = ("4.1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "3.1", "3.2", "2.1", "2.2", "2.3")


def kode_anggaran(data: Sumber) -> dict[str, str]:
    """The seed's running number -> our code. Kegiatan of program 3 stand in another order in E.81."""
    hasil = {}
    for r in baca("anggaran"):
        urut = r["kode_urut"].split(".")
        if urut[0] == "3" and len(urut) > 1:
            urut[1] = {"2": "3", "3": "2"}.get(urut[1], urut[1])
        hasil[r["kode_urut"]] = ".".join([PROGRAM[int(urut[0]) - 1], *urut[1:]])
    assert set(hasil.values()) == {s.kode for s in data.simpul}
    return hasil


def banding_e81(data: Sumber) -> Iterator[Banding]:
    tabel = baris_tabel(data, "lampiran-e81")
    for r in baca("e81"):
        baris = tabel["1-rka-rg" if r["kode"] == "1" else r["kode"]]
        for kolom, kami in E81.items():
            yield Banding("E.81", r["kode"], kolom, r[kolom], baris.sel.get(kami, Sel("")))


def banding_3_10(data: Sumber) -> Iterator[Banding]:
    tabel = baris_tabel(data, "program-penunjang")
    kode = {s.nama.lower(): s.kode for s in data.simpul}
    for r in baca("program_capaian"):
        k = r["kode_e81"] or kode[" ".join(r["nama"].replace("/ ", "/").lower().split())]
        yield Banding("3.10", k, "capaian_tabel_3_10", r["capaian_tabel_3_10"], tabel[k].sel["capaian"])


def banding_3_1(data: Sumber) -> Iterator[Banding]:
    tabel = baris_tabel(data, "nilai-akip")
    *komponen, total = baca("lhe")
    for i, r in enumerate(komponen, 1):
        assert tabel[str(i)].sel["komponen"].teks == r["komponen"]
        yield Banding("3.1", str(i), "bobot", r["bobot"], tabel[str(i)].sel["bobot"])
        yield Banding("3.1", str(i), "nilai_2023", r["nilai_2023"], tabel[str(i)].sel["nilai"])
    yield Banding("3.1", "total", "nilai_2023", total["nilai_2023"], tabel["total"].sel["nilai"])
    yield Banding("3.1", "predikat", "predikat", total["predikat"], tabel["predikat"].sel["nilai"])


def banding_orang_dan_aset(data: Sumber) -> Iterator[Banding]:
    pegawai = baris_tabel(data, "pegawai")
    sumber = {
        k: k.lower()
        for k in ("gol_IV", "gol_III", "gol_II", "gol_I", "PPPK", "non_PNS", "SLTA", "SLTP", "SD")
    }
    sumber |= {"L": "laki_laki", "P": "perempuan"} | {k: k for k in ("pasca_sarjana", "sarjana", "diploma")}
    for i, r in enumerate(baca("pegawai"), 1):
        baris = pegawai["jumlah" if r["jabatan"] == "Total" else str(i)]
        for seed, kami in sumber.items():
            nilai = baris.sel[kami].nilai
            yield Banding("1.1", baris.kunci, seed, r[seed], Sel("", 0 if nilai == "–" else nilai))
    didik = list(susun_tabel("asn-pendidikan", data).baris)
    for baris, r in zip(didik, baca("abk"), strict=True):
        for seed, kami in (
            ("kebutuhan", "kebutuhan"),
            ("bezetting", "keadaan"),
            ("persentase_tercetak", "persentase"),
        ):
            yield Banding("3.12", baris.kunci, seed, r[seed], baris.sel[kami])
    aset = baris_tabel(data, "aset")
    for r in baca("aset"):
        yield Banding("3.13", r["no"], "unit", r["unit"], aset[r["no"]].sel["jumlah"])
        yield Banding("3.13", r["no"], "nilai_rp", r["nilai_rp"], aset[r["no"]].sel["nilai"])
    yield Banding("3.13", "jumlah", "nilai_rp", "6175958769.80", aset["jumlah"].sel["nilai"])


SEMUA = (
    banding_indikator,
    banding_target_2_6,
    banding_anggaran,
    banding_e81,
    banding_3_10,
    banding_3_1,
    banding_orang_dan_aset,
)


@pytest.fixture
def data() -> Sumber:
    return Sumber(Unit.objects.get(slug="dp3akb").id, 2024)


def test_every_cell_is_the_seeds_or_a_listed_deviation(data: Sumber) -> None:
    semua = [b for banding in SEMUA for b in banding(data)]
    assert len(semua) > 1200
    beda = {(b.tabel, b.baris, b.kolom, b.seed, _dua(b)): b for b in semua if not b.sama}
    tercatat = {
        (r["tabel"], r["baris"], r["kolom"], r["nilai_seed"], r["nilai_kami"]): r
        for r in baca("penyimpangan")
    }
    assert sorted(set(beda) - set(tercatat)) == [], "cells differ without a cause in penyimpangan.csv"
    assert sorted(set(tercatat) - set(beda)) == [], "penyimpangan.csv lists deviations that are not there"
    assert all(len(r["sebab"]) > 15 and int(r["baris_seed"]) > 0 for r in tercatat.values())


def _dua(b: Banding) -> str:
    """Our value as the list of deviations writes it."""
    if isinstance(b.sel.nilai, Decimal) and b.sel.hasil is not None:
        return str(bulat(b.sel.nilai, 2))
    return f"{b.sel.nilai.normalize():f}" if isinstance(b.sel.nilai, Decimal) else ""


def test_predikat_marks_of_table_3_8(data: Sumber) -> None:
    tabel = susun_tabel("ikhtisar-capaian", data)
    judul = {nama: k.judul.partition(" (")[0] for nama, k in tabel.kolom if nama.startswith("p")}
    tanda = {b.kunci: [judul[n] for n in judul if b.sel[n].teks] for b in tabel.baris}
    seed = {
        INDIKATOR[r["indikator"]]: r["nilai"].partition(" (")[0].replace(" / ", "/")
        for r in baca("indikator")
        if r["tabel"] == "3.8" and r["kolom"] == "predikat"
    }
    assert tanda == {kode: [predikat] for kode, predikat in seed.items()}


def test_table_3_10_and_e81_show_the_same_figure(data: Sumber) -> None:
    e81, penunjang = baris_tabel(data, "lampiran-e81"), baris_tabel(data, "program-penunjang")
    kegiatan = [s.kode for s in data.simpul if s.level != "sub_kegiatan"]
    assert len(kegiatan) == 39
    for kode in kegiatan:
        assert penunjang[kode].sel["capaian"].teks == e81[kode].sel["capaian_k"].teks, kode
        assert penunjang[kode].sel["capaian"].nilai == e81[kode].sel["capaian_k"].nilai, kode


def test_one_figure_is_the_same_in_every_table(data: Sumber) -> None:
    """Realisation and capaian of the main indicators, wherever they are printed."""
    for kode in ("idg", "mcpr", "kel-berkembang", "sakip"):
        capaian = {
            baris_tabel(data, t)[kode].sel[k].nilai
            for t, k in (
                ("target-realisasi", "capaian"),
                ("perbandingan-tahun", "c2024"),
                ("kemajuan-renstra", "capaian"),
                ("ikhtisar-capaian", "capaian"),
                ("analisis-capaian", "capaian"),
                ("efisiensi", "capaian"),
            )
        }
        assert len(capaian) == 1, kode
        assert capaian != {None}, kode


def test_ks_stands_under_one_sasaran_everywhere(data: Sumber) -> None:
    (ks,) = (s for s in data.simpul if s.level == "program" and "Keluarga Sejahtera" in s.nama)
    for kunci in (
        "program-kegiatan",
        "rencana-anggaran",
        "program-penunjang",
        "realisasi-anggaran",
        "lampiran-e81",
    ):
        sasaran = [
            b.kunci
            for b in susun_tabel(kunci, data).baris
            if "sasaran" in b.jenis.split() or b.kunci == ks.kode
        ]
        sebelum = sasaran[sasaran.index(ks.kode) - 1]
        assert sebelum in ("s2", "2-mcpr"), (kunci, sebelum)
    urusan = susun_tabel("urusan-sasaran-program", data).baris
    assert [b.kunci for b in urusan if ks.nama in b.sel["program"].butir] == ["2.14"]


def test_average_capaian_of_the_seed(data: Sumber) -> None:
    laporan = build_report("dp3akb", 2024)
    teks = " ".join(
        blok.html
        for bab in laporan.bagian
        for bagian in _semua(bab)
        for blok in bagian.blok
        if hasattr(blok, "html")
    )
    assert "92,48" in teks
    assert "90,80" in teks


def _semua(bagian):
    yield bagian
    for anak in bagian.anak:
        yield from _semua(anak)
