"""Chart specs hold the printed figures, and the alternative text tells them."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lkjip.data import DataBidang, DataPegawai
from lkjip.models import Unit
from reports.grafik.bagan import svg_bagan
from reports.grafik.vega import WARNA, label, patah
from reports.outline import GAMBAR
from reports.renderers import grafik
from reports.sumber import Sumber
from tests.reports.sumber_buatan import TAHUN, Kasus, kosong, sumber

TANPA_ORANG = dict.fromkeys(DataPegawai.__dataclass_fields__, 0)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def demo(db: None) -> Sumber:
    return Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)


def nilai(kunci: str, data: Sumber) -> list[dict]:
    """The rows of a chart's first layer."""
    spek = GAMBAR[kunci].blok_dari(data, "1").spek
    assert spek is not None
    return spek["layer"][0]["data"]["values"]


@pytest.mark.parametrize("kunci", GAMBAR)
def test_demo_has_every_figure(demo: Sumber, kunci: str) -> None:
    blok = GAMBAR[kunci].blok_dari(demo, "1")
    assert blok.alt
    assert not blok.kosong
    if blok.spek:
        json.dumps(blok.spek)
        assert grafik.svg(blok.spek).startswith("<svg")
    else:
        ElementTree.fromstring(blok.svg)  # noqa: S314  our own markup


@pytest.mark.parametrize("kunci", GAMBAR)
def test_nothing_known_says_so(kunci: str) -> None:
    blok = GAMBAR[kunci].blok_dari(kosong(), "1")
    assert blok.kosong.startswith("Belum ada")
    assert blok.spek is None
    assert not blok.svg


# --- achievement


def test_capaian_of_the_demo(demo: Sumber) -> None:
    baris = nilai("grafik-capaian", demo)
    assert [b["capaian"] for b in baris] == [102.13, 91.22, 100.0, 76.57]
    assert [b["cetak"] for b in baris] == ["102,13%*", "91,22%", "100,00%", "76,57%"]
    assert [b["warna"] for b in baris] == [WARNA[w] for w in ("biru", "kuning", "hijau", "kuning")]
    alt = GAMBAR["grafik-capaian"].blok_dari(demo, "1").alt
    assert all(b["cetak"].rstrip("*") in alt for b in baris)
    assert "sementara, memakai data tahun 2023" in alt


def test_long_bars_are_cut_but_not_their_numbers() -> None:
    data = sumber(Kasus(target="10", realisasi="65"), Kasus(target="10", realisasi="50", arah="negatif"))
    atas, bawah = nilai("grafik-capaian", data)
    assert (atas["batang"], atas["cetak"]) == (150.0, "650,00% »")
    assert (bawah["batang"], bawah["cetak"]) == (-50.0, "−300,00% »")
    spek = GAMBAR["grafik-capaian"].blok_dari(data, "1").spek
    assert spek["layer"][0]["encoding"]["x"]["scale"]["domain"] == [-50.0, 150.0]
    assert "»" in spek["title"]["text"]


def test_indicator_without_capaian_keeps_its_row() -> None:
    tanpa, ada = nilai("grafik-capaian", sumber(Kasus(realisasi=None), Kasus()))
    assert "batang" not in tanpa
    assert (tanpa["cetak"], tanpa["predikat"]) == ("–", "belum ada data realisasi")
    assert ada["batang"] == 100.0


def test_no_capaian_at_all() -> None:
    blok = GAMBAR["grafik-capaian"].blok_dari(sumber(Kasus(realisasi=None)), "1")
    assert blok.kosong == f"Belum ada capaian kinerja tahun {TAHUN} yang dapat dihitung."


def test_same_names_stay_apart() -> None:
    baris = nilai("grafik-capaian", sumber(Kasus(), Kasus(realisasi="40")))
    assert len({b["urut"] for b in baris}) == 2


# --- money


def test_money_of_the_demo(demo: Sumber) -> None:
    baris = nilai("grafik-realisasi", demo)
    assert len(baris) == 8
    assert baris[0]["rupiah"] == 8970289099.0
    assert baris[1]["cetak"] == "Rp\u00a08.096.791.689 (90,26%)"
    alt = GAMBAR["grafik-realisasi"].blok_dari(demo, "1").alt
    assert all(b["cetak"] in alt for b in baris)


def test_money_without_realisation() -> None:
    pagu, realisasi = nilai("grafik-realisasi", sumber(Kasus(belanja=None)))
    assert pagu["rupiah"] == 1000000.0
    assert "rupiah" not in realisasi
    assert realisasi["cetak"] == "belum ada data"


def test_changed_figure_changes_the_chart() -> None:
    kasus = Kasus()
    sebelum = nilai("grafik-capaian", sumber(kasus))
    assert nilai("grafik-capaian", sumber(replace(kasus, realisasi="60"))) != sebelum


# --- people


def test_people_of_the_demo(demo: Sumber) -> None:
    jumlah = {(b["kategori"], b["seri"]): b["nilai"] for b in nilai("pegawai-jenis-kelamin", demo)}
    assert jumlah["PNS", "Laki-laki"] == 6
    assert jumlah["Penyuluh KB", "Perempuan"] == 18
    assert jumlah["Non-PNS", "Perempuan"] == 20
    golongan = {(b["kategori"], b["seri"]): b["nilai"] for b in nilai("pegawai-golongan", demo)}
    assert golongan["Golongan III", "PNS"] == 22
    pendidikan = {(b["kategori"], b["seri"]): b["nilai"] for b in nilai("pegawai-pendidikan", demo)}
    assert pendidikan["Sarjana", "PNS"] == 23
    assert "PNS: Laki-laki 6 orang dan Perempuan 27 orang" in (
        GAMBAR["pegawai-jenis-kelamin"].blok_dari(demo, "1").alt
    )


def test_people_of_one_status_only() -> None:
    isi = {
        "jabatan": "Kepala",
        "kelompok": "struktural",
        "status": "pns",
        "perempuan": 1,
        "gol_iv": 1,
        "sarjana": 1,
    }
    data = kosong(pegawai=(DataPegawai(**TANPA_ORANG | isi),))
    assert [b["nilai"] for b in nilai("pegawai-jenis-kelamin", data)] == [0, 1]
    assert [b["kategori"] for b in nilai("pegawai-golongan", data)] == ["Golongan IV"]


# --- the organisation chart


def bidang(*baris: tuple[int, int | None, str, int]) -> tuple[DataBidang, ...]:
    return tuple(DataBidang(i, induk, str(i), nama, "", jumlah) for i, induk, nama, jumlah in baris)


def test_chart_has_every_part_once_and_escaped() -> None:
    bagian = bidang(
        (1, None, "Kepala & Wakil", 1), (2, 1, "<Sekretariat>", 1), (3, 2, "Subbagian", 2), (4, 1, "UPTD", 1)
    )
    svg = svg_bagan(bagian)
    teks = [t.text for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  our own markup
    assert sorted(teks) == sorted(["Kepala & Wakil", "<Sekretariat>", "Subbagian (2)", "UPTD"])
    assert svg == svg_bagan(bagian)
    assert "nan" not in svg


@pytest.mark.parametrize(
    "bagian",
    [
        bidang((1, None, "Sendiri", 1)),
        bidang((1, None, "A", 1), (2, None, "B", 1)),
        bidang((2, 9, "Induk tak dikenal", 1)),
        bidang((1, None, "A", 1), *((n, 1, f"Bidang nomor {n}", 1) for n in range(2, 12))),
        bidang((1, None, "A", 1), (2, 1, "B", 1), (3, 2, "C", 1), (4, 3, "D", 1), (5, 4, "E", 1)),
    ],
)
def test_boxes_stay_inside_the_picture(bagian: tuple[DataBidang, ...]) -> None:
    akar = ElementTree.fromstring(svg_bagan(bagian))  # noqa: S314  our own markup
    lebar, tinggi = float(akar.get("width", "")), float(akar.get("height", ""))
    for kotak in akar.iter(f"{SVG}rect"):
        x, y = float(kotak.get("x", 0)), float(kotak.get("y", 0))
        assert x >= 0
        assert y >= 0
        assert x + float(kotak.get("width", "")) <= lebar
        assert y + float(kotak.get("height", "")) <= tinggi


def test_lines_break_between_words() -> None:
    assert patah("Meningkatnya kualitas pelayanan", 14) == ["Meningkatnya", "kualitas", "pelayanan"]
    assert label("satu dua tiga empat", 8, 2)["label"] == "satu dua|tiga …"
