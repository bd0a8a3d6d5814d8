"""Numbers typed by hand: each finds its value, or is told to be unknown."""

import pytest

from lkjip.models import Unit
from reports.angka_naskah import AngkaNaskah, JenisAngka, Putusan, cari_nilai
from reports.narasi.dasar import Narasi
from reports.outline import telusur
from reports.sumber import Sumber
from tests.reports.sumber_buatan import Kasus, sumber

BAIK = Kasus("Kelaikan", target="80", realisasi="90.123", lalu="85", belanja="900000", pagu="1234567")
ANGKA, PERSEN, RUPIAH = JenisAngka.ANGKA, JenisAngka.PERSEN, JenisAngka.RUPIAH
TAHUN, RUJUKAN = JenisAngka.TAHUN, JenisAngka.RUJUKAN
TEPAT, BULAT, POIN, ASING = Putusan.TEPAT, Putusan.DIBULATKAN, Putusan.POIN, Putusan.TIDAK_DIKENAL


@pytest.fixture(scope="module")
def data() -> Sumber:
    return sumber(BAIK)


@pytest.mark.parametrize(
    ("ketikan", "jenis", "putusan", "seharusnya"),
    [
        ("Realisasi 90,12%", PERSEN, TEPAT, "90,12%"),
        ("Realisasi 90,123 %", PERSEN, TEPAT, "90,12%"),
        ("Realisasi 90,1%", PERSEN, BULAT, "90,12%"),
        ("Realisasi 90 persen", PERSEN, BULAT, "90,12%"),
        ("Realisasi 90.12%", PERSEN, BULAT, "90,12%"),
        ("Realisasi 77,7%", PERSEN, ASING, ""),
        ("Realisasi −90,12%", PERSEN, ASING, ""),
        ("naik 5,12%", PERSEN, POIN, "5,12 poin"),
        ("selisihnya hanya 5,1%", PERSEN, POIN, "5,12 poin"),
        ("naik menjadi 90,12%", PERSEN, TEPAT, "90,12%"),
        ("Pagu Rp1.234.567", RUPIAH, TEPAT, "Rp\u00a01.234.567"),
        ("Pagu Rp. 1.234.567,00", RUPIAH, TEPAT, "Rp\u00a01.234.567"),
        ("Pagu Rp 1,23 juta", RUPIAH, BULAT, "Rp\u00a01.234.567"),
        ("Pagu Rp 1.234.568", RUPIAH, ASING, ""),
        ("Pagu Rp 1,23 miliar", RUPIAH, ASING, ""),
        ("Kelaikan mencapai 90,12", ANGKA, TEPAT, "90,12%"),
        ("Kelaikan mencapai 91", ANGKA, ASING, ""),
        ("Tahun 1998", TAHUN, ASING, ""),
        ("pada 2030", TAHUN, TEPAT, ""),
        ("lihat Tabel 3.4", RUJUKAN, TEPAT, ""),
        ("lihat Tabel 3.99", RUJUKAN, ASING, ""),
        ("lihat Gambar 9.1", RUJUKAN, ASING, ""),
        ("lihat Subbab 4.1", RUJUKAN, TEPAT, ""),
        ("lihat Bab IV", RUJUKAN, TEPAT, ""),
        ("lihat Bab VII", RUJUKAN, ASING, ""),
    ],
)
def test_each_number_finds_its_value(
    data: Sumber, ketikan: str, jenis: JenisAngka, putusan: Putusan, seharusnya: str
) -> None:
    (angka,) = cari_nilai(data, f"<p>{ketikan}.</p>")
    assert (angka.jenis, angka.putusan, angka.seharusnya) == (jenis, putusan, seharusnya)
    assert angka.teks in ketikan
    assert angka.kutipan == f"{ketikan}."


@pytest.mark.parametrize(
    "ketikan",
    [
        "Peraturan Menteri PANRB Nomor 53 Tahun 2014",
        "surat Nomor 700/160/TIM-VI/2014",
        "rapat pada 14 Maret, dihadiri 25 orang",
        "dibahas pada 3 pertemuan",
        '<span data-angka="ind:i1:2031:capaian">77,77%</span>',
        '<span data-rujuk="x">Tabel 9.9</span>',
        "Lampiran II Permendagri",
    ],
)
def test_what_is_no_figure_of_the_report_is_left_alone(data: Sumber, ketikan: str) -> None:
    assert cari_nilai(data, f"<p>{ketikan}</p>") == []


def test_places_sentences_and_notes(data: Sumber) -> None:
    isi = (
        "<p>Satu 77,7%. Dua <strong>Tabel</strong> 9.9.</p>"
        '<ul><li>66,6%<span data-catatan="Catatan 55,5%"></span></li></ul>'
    )
    assert cari_nilai(data, isi) == [
        AngkaNaskah(5, "77,7%", PERSEN, ASING, "Satu 77,7%."),
        AngkaNaskah(16, "Tabel 9.9", RUJUKAN, ASING, "Dua Tabel 9.9."),
        AngkaNaskah(27, "66,6%", PERSEN, ASING, "66,6%"),
        AngkaNaskah(42, "55,5%", PERSEN, ASING, "Catatan 55,5%"),
    ]


@pytest.mark.django_db
def test_the_generated_texts_hold_no_unknown_number() -> None:
    """They are printed as they are where nobody writes; what staff entered as causes is not ours."""
    data = Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)
    data.__dict__["naskah"] = {}
    ditulis = " ".join(a.teks for a in data.daftar_analisis)
    semua = [
        (isi.kunci, a)
        for r in telusur()
        for isi in r.isi
        if isinstance(isi, Narasi) and isi.susun
        for blok in isi.blok_dari(data, data.susunan.rujuk)
        for a in cari_nilai(data, blok.html)
    ]
    assert len(semua) > 250
    assert [(k, a.teks) for k, a in semua if a.putusan != TEPAT and a.teks not in ditulis] == []
