"""Pagu of a DPA version: lines, versions, fund sources, codes to be mapped, and doing it twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from budget.models import Dpa, Pagu, Simpul
from indicators.models import Sasaran
from lkjip.models import JejakUbah, Unit
from pertukaran.enums import KeadaanImpor
from pertukaran.models import Impor, PemetaanKode
from pertukaran.sipd.sumber_dana import sumber_dana
from tests.pengisian.bantu import TAHUN, orang, unit_demo
from tests.pertukaran.bantu_sipd import (
    CONTOH_PAGU,
    KEPALA,
    SUB,
    alamat,
    beda,
    csv_isi,
    hasil,
    pohon,
    terapkan,
    unggah_pagu,
)  # fmt: skip

pytestmark = pytest.mark.django_db

KINI = 2026  # a year of the demo unit in which nothing is planned
SUB2, SUB3 = "2.08.02.2.01.0002", "2.08.03.2.01.0001"


@pytest.fixture
def klien(client: Client) -> Client:
    client.force_login(orang())
    return client


def sasaran() -> Sasaran:
    return Sasaran.objects.filter(tujuan__unit=unit_demo()).order_by("pk").first() or pytest.fail(
        "no sasaran"
    )


def baris(**nilai: object) -> list[list[object]]:
    """One row for each sub kegiatan: a=, b=, c= are SUB, SUB2, SUB3."""
    kode = {"a": SUB, "b": SUB2, "c": SUB3}
    return [list(KEPALA), *([kode[k], f"Nama {k}", "5.1.02.01", v] for k, v in nilai.items())]


def siapkan(*kode: str) -> dict[str, Simpul]:
    return pohon(unit_demo(), KINI, *(kode or (SUB, SUB2)), sasaran=sasaran())


def unggah(klien: Client, isi: object, dpa: str = "baru:murni", **lain: object) -> Impor:
    return unggah_pagu(klien, isi, dpa, tahun=KINI, **lain)  # type: ignore[arg-type]


def isi_dpa(dpa: Dpa) -> dict[str, Decimal]:
    return {p.simpul.kode: p.nilai for p in dpa.pagu.select_related("simpul")}


def test_the_example_is_the_demos_dpa_and_changes_nothing(client: Client) -> None:
    """The sums by rekening give the figures of the demo, whose lines are found by their names."""
    client.force_login(orang())
    dpa = Dpa.objects.get(unit=unit_demo(), tahun=TAHUN, urutan=1)
    for pilihan in (str(dpa.pk), "baru:perubahan"):
        impor = unggah_pagu(client, CONTOH_PAGU.read_bytes(), pilihan)
        h = hasil(impor)
        assert (h["berubah"], h["sama"], h["belum"], h["salah"], h["dapat"]) == (0, 59, [], [], False)
        assert {b["asal"] for p in h["program"] for b in p["baris"]} == {"nama sama"}
        assert h["total"]["menjadi"] == "38.462.234.005"
    teks = client.get(alamat("impor-sipd-satu", impor=impor.pk)).text
    assert "tidak ada yang berubah" in teks
    assert "tidak ada versi baru yang dibuat" in teks


def test_a_new_version_and_its_shift(klien: Client) -> None:
    simpul = siapkan()
    murni = unggah(
        klien, baris(a="1.000,00", b="500,00"), **{"pagu-nomor": "DPA/1", "pagu-tanggal": "2026-01-05"}
    )
    assert beda(murni) == {SUB: ("", "1.000", "+1.000"), SUB2: ("", "500", "+500")}
    terapkan(klien, murni)
    dpa = Dpa.objects.get(unit=unit_demo(), tahun=KINI)
    assert (dpa.jenis, dpa.nomor, str(dpa.tanggal), dpa.urutan) == ("murni", "DPA/1", "2026-01-05", 0)
    geser = unggah(klien, baris(a="700,00", b="800,00"), "baru:pergeseran")
    assert hasil(geser)["judul"] == ["DPA murni", "DPA pergeseran"]
    assert beda(geser) == {SUB: ("1.000", "700", "−300"), SUB2: ("500", "800", "+300")}
    program = hasil(geser)["program"][0]
    assert (program["semula"], program["menjadi"], program["selisih"]) == ("1.500", "1.500", "0")
    terapkan(klien, geser)
    assert isi_dpa(Dpa.objects.get(unit=unit_demo(), tahun=KINI, urutan=1)) == {SUB: 700, SUB2: 800}
    assert isi_dpa(dpa) == {SUB: 1000, SUB2: 500}
    assert JejakUbah.objects.filter(alasan__startswith="Impor SIPD", unit=unit_demo()).count() == 6
    assert simpul[SUB].pagu.count() == 2


def test_the_same_file_twice_changes_nothing(klien: Client) -> None:
    siapkan()
    terapkan(klien, unggah(klien, baris(a="10", b="20")))
    lagi = unggah(klien, baris(a="10", b="20"))
    assert (hasil(lagi)["berubah"], hasil(lagi)["dapat"]) == (0, False)
    assert any("sudah diterapkan" in c for c in hasil(lagi)["catatan"])
    assert "Belum ada yang ditulis" in terapkan(klien, lagi).text
    assert Dpa.objects.filter(unit=unit_demo(), tahun=KINI).count() == 1
    # Another murni is no second version: the existing one is chosen, or a shift.
    lain = unggah(klien, baris(a="11", b="20"))
    assert "DPA murni sudah ada" in hasil(lain)["salah"][0][2]


def test_an_existing_version_is_replaced_as_a_whole(klien: Client) -> None:
    siapkan()
    terapkan(klien, unggah(klien, baris(a="10", b="20")))
    dpa = Dpa.objects.get(unit=unit_demo(), tahun=KINI)
    impor = unggah(klien, baris(a="15"), str(dpa.pk))
    assert beda(impor) == {SUB: ("10", "15", "+5"), SUB2: ("20", "", "−20")}
    terapkan(klien, impor)
    assert isi_dpa(dpa) == {SUB: 15}
    assert JejakUbah.objects.filter(tindakan="dihapus", objek="budget.pagu").count() == 1


def test_fund_sources(klien: Client) -> None:
    siapkan()
    kepala = [*KEPALA, "Nama Sumber Dana"]
    isi = [
        kepala,
        [SUB, "A", "5.1", "10", "PAD"],
        [SUB, "A", "5.1", "5", "DAK Non Fisik-BOKB"],
        [SUB2, "B", "5.1", "7", "Dana Alokasi Umum"],
    ]
    terapkan(klien, unggah(klien, isi))
    dpa = Dpa.objects.get(unit=unit_demo(), tahun=KINI)

    def sumber() -> set[tuple[str, str, int]]:
        return {(p.simpul.kode, p.sumber_dana, int(p.nilai)) for p in dpa.pagu.select_related("simpul")}

    assert sumber() == {(SUB, "apbd", 10), (SUB, "dak_bokb", 5), (SUB2, "apbd", 7)}
    # A file that does not tell them keeps what is known.
    terapkan(klien, unggah(klien, baris(a="15", b="9"), str(dpa.pk)))
    assert sumber() == {(SUB, "apbd", 10), (SUB, "dak_bokb", 5), (SUB2, "apbd", 9)}
    terapkan(klien, unggah(klien, baris(a="16", b="9"), str(dpa.pk)))
    assert sumber() == {(SUB, "tidak_dirinci", 16), (SUB2, "apbd", 9)}


@pytest.mark.parametrize(
    ("nama", "harap"),
    [
        ("Dana Alokasi Khusus (DAK) Fisik", "dak"), ("DAK NON FISIK - BOKB", "dak_bokb"),
        ("APBD & DAK", "apbd_dak"),
        ("PENDAPATAN ASLI DAERAH", "apbd"), ("Bagi Hasil Pajak", "apbd"), ("", "tidak_dirinci"),
    ],
)  # fmt: skip
def test_names_of_fund_sources(nama: str, harap: str) -> None:
    assert sumber_dana(nama) == harap


def test_another_generation_is_matched_and_shown(klien: Client) -> None:
    siapkan("2.08.02.2.01.01", "2.08.02.2.01.02")
    impor = unggah(klien, baris(a="10", b="20"))
    assert beda(impor)["2.08.02.2.01.01"] == ("", "10", "+10")
    teks = klien.get(alamat("impor-sipd-satu", impor=impor.pk, tahun=KINI)).text
    assert f"kode generasi lain: {SUB} di berkas" in teks
    # Both generations in one file would go to one line: that is asked.
    dua = unggah(klien, [list(KEPALA), [SUB, "x", "5.1", "1"], ["2.08.02.2.01.01", "x", "5.1", "2"]])
    assert [b["kode"] for b in hasil(dua)["belum"]] == [SUB]


def petakan(klien: Client, impor: Impor, **isian: str) -> object:
    return klien.post(alamat("impor-sipd-petakan", impor=impor.pk, tahun=KINI), isian)


def test_unknown_codes_are_mapped_and_remembered(klien: Client) -> None:
    siapkan(SUB, "2.08.09.2.01.0009")
    isi = baris(a="10", b="20", c="30")
    impor = unggah(klien, isi)
    assert [b["kode"] for b in hasil(impor)["belum"]] == [SUB2, SUB3]
    assert not hasil(impor)["dapat"]
    assert "Belum ada yang ditulis" in terapkan(klien, impor).text
    jawaban = petakan(klien, impor, k0="2.08.09.2.01.0009")
    assert (jawaban.status_code, "Masih ada yang belum dipilih" in jawaban.text) == (200, True)  # type: ignore[attr-defined]
    assert not PemetaanKode.objects.exists()
    lama = petakan(klien, impor, k0="2.08.09.2.01.0009", k1="lewati", sidik="0" * 64)
    assert lama["Location"].endswith("/kode/")  # type: ignore[index]  # the questions were others then
    assert not PemetaanKode.objects.exists()
    jawaban = petakan(klien, impor, k0="2.08.09.2.01.0009", k1="lewati")
    assert jawaban["Location"] == alamat("impor-sipd-satu", impor=impor.pk, tahun=KINI)  # type: ignore[index]
    assert beda(impor) == {SUB: ("", "10", "+10"), "2.08.09.2.01.0009": ("", "20", "+20")}
    assert hasil(impor)["lewat"][0].startswith(SUB3)
    terapkan(klien, impor)
    # The next time nothing is asked.
    lagi = unggah(klien, baris(a="11", b="20", c="30"), "baru:pergeseran")
    assert hasil(lagi)["belum"] == []
    assert beda(lagi)["2.08.09.2.01.0009"] == ("20", "20", "0")
    teks = klien.get(alamat("impor-sipd-kode", tahun=KINI)).text
    assert SUB2 in teks
    assert "dilewati" in teks
    hapus = PemetaanKode.objects.get(kode_asal=SUB2)
    assert klien.post(alamat("impor-sipd-kode", tahun=KINI), {"hapus": hapus.pk}).status_code == 302
    assert [b["kode"] for b in hasil(unggah(klien, isi, "baru:pergeseran"))["belum"]] == [SUB2]


def test_a_whole_year_from_nothing(klien: Client) -> None:
    """New programs ask for their sasaran; names come from the file; the tree is written once."""
    kepala = ["Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", *KEPALA]
    isi = [kepala] + [
        [k[:7], f"Program {k[:7]}", k[:12], f"Kegiatan {k[:12]}", k, f"Sub {k}", "5.1.02", "100"]
        for k in (SUB, SUB2, SUB3)
    ]
    impor = unggah(klien, isi)
    jawaban = petakan(klien, impor, k0="baru", k1="baru", k2="baru")
    assert jawaban["Location"].endswith("/kode/")  # type: ignore[index]  # the sasaran are asked next
    assert len(hasil(impor)["salah"]) == 2
    pilihan = klien.get(jawaban["Location"]).context["tanya"].sasaran  # type: ignore[index]
    s = pilihan[0][0]
    assert petakan(klien, impor, p0=s).status_code == 200  # type: ignore[attr-defined]
    assert petakan(klien, impor, p0=s, p1=s).status_code == 302  # type: ignore[attr-defined]
    assert hasil(impor)["salah"] == []
    assert len(hasil(impor)["baru"]) == 7
    terapkan(klien, impor)
    ada = {x.kode: x for x in Simpul.objects.filter(unit=unit_demo(), tahun=KINI).select_related("induk")}
    assert list(ada) == ["2.08.02", "2.08.03", "2.08.02.2.01", "2.08.03.2.01", SUB, SUB2, SUB3]
    assert (ada[SUB].nama, ada[SUB].induk.kode, ada["2.08.02"].sasaran_id) == (
        f"Sub {SUB}",
        "2.08.02.2.01",
        int(s),
    )
    for x in ada.values():
        x.full_clean()
    assert Pagu.objects.filter(dpa__unit=unit_demo(), dpa__tahun=KINI).count() == 3
    assert hasil(unggah(klien, isi))["berubah"] == 0


def test_new_lines_below_what_is_there(klien: Client) -> None:
    siapkan("X.XX.01.2.01.0001")
    impor = unggah(klien, [list(KEPALA), ["2.08.01.2.01.0002", "Baru", "5.1", "5"]])
    petakan(klien, impor, k0="baru")
    terapkan(klien, impor)
    assert Simpul.objects.get(kode="2.08.01.2.01.0002", tahun=KINI).induk.kode == "X.XX.01.2.01"
    assert Simpul.objects.filter(unit=unit_demo(), tahun=KINI).count() == 4


def test_of_several_skpd_only_the_own_one(klien: Client) -> None:
    siapkan()
    unit = unit_demo()
    kepala = ["Nama SKPD", *KEPALA]
    isi = [
        kepala,
        [unit.nama.upper(), SUB, "A", "5.1", "10"],
        ["Dinas Lain", SUB, "A", "5.1", "rusak"],
        ["Dinas Lain", SUB2, "A", "5.1", "99"],
    ]
    impor = unggah(klien, isi)
    assert (beda(impor), hasil(impor)["banyak_salah"]) == ({SUB: ("", "10", "+10")}, 0)
    Unit.objects.filter(pk=unit.pk).update(nama="Nama yang lain", nama_singkat="NL")
    impor = unggah(klien, isi)
    assert hasil(impor)["tanya"] == ["skpd"]
    sini = alamat("impor-sipd-satu", impor=impor.pk, tahun=KINI)
    assert "Perangkat daerah mana" in klien.get(sini).text
    klien.post(sini, {"aksi": "pilih", "skpd": "Dinas Lain"})
    assert hasil(impor)["salah"] == [
        ["CSV!E3", "rusak", "jumlah rupiah; tulis misalnya 1.234.567,89 atau 1234567.89"]
    ]
    klien.post(sini, {"aksi": "pilih", "skpd": unit.nama.upper()})
    assert hasil(impor)["salah"] == []


def test_other_years_and_kinds_of_documents(klien: Client) -> None:
    siapkan()
    kepala = ["Tahun", "Tipe Dokumen", *KEPALA]
    isi = [
        kepala,
        [KINI, "DPA", SUB, "A", "5.1", "10"],
        [KINI, "DPPA", SUB, "A", "5.1", "12"],
        [2020, "DPA", SUB, "A", "5.1", "9"],
    ]
    impor = unggah(klien, isi)
    assert hasil(impor)["tanya"] == ["tipe"]
    klien.post(alamat("impor-sipd-satu", impor=impor.pk, tahun=KINI), {"aksi": "pilih", "tipe": "DPPA"})
    assert beda(impor) == {SUB: ("", "12", "+12")}
    lama = unggah(klien, [kepala, [2020, "DPA", SUB, "A", "5.1", "9"]])
    assert f"baris tahun {KINI}" in hasil(lama)["salah"][0][2]


def test_a_total_that_is_wrong_blocks(klien: Client) -> None:
    siapkan()
    impor = unggah(klien, [*baris(a="10", b="20"), ["GRAND TOTAL", "", "", "31"]])
    assert hasil(impor)["salah"][0][0] == "CSV!D4"
    assert not hasil(impor)["dapat"]
    terapkan(klien, impor)
    assert not Dpa.objects.filter(unit=unit_demo(), tahun=KINI).exists()


def test_what_was_shown_is_what_is_applied(klien: Client) -> None:
    simpul = siapkan()
    impor = unggah(klien, baris(a="10", b="20"))
    dpa = Dpa.objects.create(unit=unit_demo(), tahun=KINI, jenis="pergeseran", urutan=4)
    Pagu.objects.create(simpul=simpul[SUB], dpa=dpa, sumber_dana="apbd", nilai=3)
    assert "isinya berubah" in terapkan(klien, impor).text
    assert not Dpa.objects.filter(unit=unit_demo(), tahun=KINI, jenis="murni").exists()


def test_a_version_that_is_gone(klien: Client) -> None:
    siapkan()
    dpa = Dpa.objects.create(unit=unit_demo(), tahun=KINI, jenis="murni", urutan=0)
    impor = unggah(klien, baris(a="10"), str(dpa.pk))
    dpa.delete()
    klien.post(alamat("impor-sipd-satu", impor=impor.pk, tahun=KINI), {"aksi": "segarkan"})
    assert "masih ada" in hasil(impor)["salah"][0][2]


def test_nothing_is_half_written(klien: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    siapkan()
    impor = unggah(klien, baris(a="10", b="20"))
    monkeypatch.setattr("budget.models.Pagu.save", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        terapkan(klien, impor)
    assert not Dpa.objects.filter(unit=unit_demo(), tahun=KINI).exists()
    impor.refresh_from_db()
    assert impor.keadaan == KeadaanImpor.SIAP


def test_cp1252_names_survive(klien: Client) -> None:
    siapkan()
    impor = unggah(klien, csv_isi([list(KEPALA), [SUB3, "Sub “é”", "5.1", "1"]], sandi="cp1252"))
    assert hasil(impor)["belum"][0]["nama"] == "Sub “é”"
