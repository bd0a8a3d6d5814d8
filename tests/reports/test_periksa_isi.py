"""Each rule about completeness, explanations and texts finds the one fault put into a clean report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from indicators.data import DataAngka
from lkjip.data import DataPengaturan
from reports.angka_naskah import AngkaNaskah, JenisAngka, Putusan
from reports.blok import BlokNarasi, Geser
from reports.data import DataBagian, DataGambar
from reports.narasi.dasar import Narasi
from reports.periksa import periksa
from reports.periksa.lengkap import ANGKA, RENCANA
from reports.periksa.predikat import skala_dalam
from reports.sumber import Sumber
from tests.reports.laporan_bersih import AWAL, bersih, ganti
from tests.reports.sumber_buatan import PK, SKALA, TAHUN

D = Decimal
B = bersih()
Salah = Callable[[], Sumber]


def kunci(data: Sumber) -> set[str]:
    return {t.aturan.kunci for t in periksa(data)}


def tulis(isi: str, bagian: str = "saran", **ubah: Any) -> Sumber:
    """A written text in a section."""
    return bersih(naskah=B.naskah | {bagian: isi}, **ubah)


def tanpa(nama: str, pilih: Callable[[Any], bool]) -> Sumber:
    """Without the rows that match."""
    return bersih(**{nama: tuple(b for b in getattr(B, nama) if not pilih(b))})


def tw4(id_: int, nilai: str | None, **ubah: Any) -> tuple[Any, ...]:
    isi = {"nilai": None if nilai is None else D(nilai)} | ubah
    return ganti(B.realisasi, lambda r: (r.indikator_id, r.triwulan) == (id_, 4), **isi)


def belanja(*nilai: int) -> tuple[Any, ...]:
    """What the first sub kegiatan spent in the four quarters."""
    semua = [r for r in B.realisasi_anggaran if r.simpul_id == 12]
    lain = [r for r in B.realisasi_anggaran if r.simpul_id != 12]
    return (*(replace(r, nilai=D(n)) for r, n in zip(semua, nilai, strict=True)), *lain)


def setahun(nilai: str) -> tuple[Any, ...]:
    """All indicators of the first sasaran and program reach this."""
    return tuple(
        replace(r, nilai=D(nilai)) if r.indikator_id in (1, 10) and r.triwulan else r for r in B.realisasi
    )


def lampiran(**ubah: Any) -> Sumber:
    b = DataBagian("sk-tim", tambahan=True, judul="SK Tim", **ubah)
    return bersih(daftar_bagian=(b,), naskah=B.naskah)


def gambar(alt: str) -> dict[int, DataGambar]:
    return {7: DataGambar(7, "Terminal", "Dishub", alt, "x.jpg", "jpg", 10, 10)}


FIGUR = '<p>Lihat.</p><figure data-gambar="7"></figure>'
SEMENTARA = {"status": "sementara", "tahun_data": AWAL}

SALAH: dict[str, tuple[set[str], Salah]] = {
    # --- what is missing
    "no PK": (
        {"tanpa-pk", "tabel-kosong"},
        lambda: bersih(
            dokumen=tuple(d for d in B.dokumen if d.id != PK.id),
            target=tuple(t for t in B.target if t.jenis != "pk"),
            pk_program=(),
        ),
    ),
    "a sasaran without indicator": (
        {"sasaran-tanpa-indikator"},
        lambda: bersih(
            semua_sasaran=(*B.semua_sasaran, replace(B.semua_sasaran[0], id=3, kode="s3", nomor=3))
        ),
    ),
    "no target": ({"tanpa-target"}, lambda: tanpa("target", lambda t: t.indikator_id == 12)),
    "no realisation": (
        {"tanpa-realisasi"},
        lambda: tanpa("realisasi", lambda r: r.indikator_id == 12 and r.tahun == TAHUN),
    ),
    "a line without indicator": (
        {"simpul-tanpa-indikator"},
        lambda: tanpa("indikator_simpul", lambda h: h.simpul_id == 12),
    ),
    "a program without money spent": (
        {"program-tanpa-belanja"},
        lambda: tanpa("realisasi_anggaran", lambda r: r.simpul_id == 12),
    ),
    "a capaian without its figures": (
        {"dilaporkan"},
        lambda: bersih(
            angka=(DataAngka(12, "capaian", TAHUN, D(100), "impor"),),
            target=tuple(t for t in B.target if t.indikator_id != 12),
            realisasi=tuple(r for r in B.realisasi if r.indikator_id != 12),
        ),
    ),
    "a provisional figure": (
        {"sementara"},
        lambda: bersih(realisasi=tw4(1, "80.5", alasan="Belum dirilis.", **SEMENTARA)),
    ),
    "a provisional figure without a reason": (
        {"sementara", "sementara-tanpa-keterangan"},
        lambda: bersih(realisasi=tw4(1, "80.5", **SEMENTARA)),
    ),
    "a target that rules a capaian out": (
        {"capaian-tak-terhitung", "target-nol"},
        lambda: bersih(
            target=tuple(
                replace(t, nilai=D(0)) if t.indikator_id == 10 and t.tahun == TAHUN else t for t in B.target
            )
        ),
    ),
    # --- explanations, and money beside achievement
    "a sasaran below its target, unexplained": (
        {"tanpa-penjelasan", "tanpa-solusi"},
        lambda: bersih(
            realisasi=tw4(1, "70.5"),
            daftar_analisis=tuple(a for a in B.daftar_analisis if a.indikator_id != 1),
        ),
    ),
    "a sasaran below its target, explained and no more": (
        {"tanpa-solusi"},
        lambda: bersih(realisasi=tw4(1, "70.5", penjelasan="Sebab."), daftar_analisis=()),
    ),
    "a program far above its target": (
        {"program-tanpa-penjelasan"},
        lambda: bersih(
            realisasi=tw4(10, "160.5"),
            daftar_analisis=tuple(a for a in B.daftar_analisis if a.indikator_id != 10),
        ),
    ),
    "a sub kegiatan below its target": (
        {"kegiatan-tanpa-penjelasan"},
        lambda: bersih(realisasi=tw4(12, "0")),
    ),
    "money left and all reached": (
        {"serapan-rendah"},
        lambda: bersih(realisasi_anggaran=belanja(1, 1, 1, 700_000)),
    ),
    "money gone and little reached": ({"serapan-tinggi"}, lambda: bersih(realisasi=setahun("50.5"))),
    # --- the document
    "a section that is not written": ({"belum-ditulis"}, lambda: lampiran(induk="pendahuluan")),
    "a section that has to be there": (
        {"wajib-dimatikan"},
        lambda: bersih(daftar_bagian=(DataBagian("efisiensi", aktif=False),), naskah=B.naskah),
    ),
    "a table without rows": ({"tabel-kosong"}, lambda: bersih(aset=())),
    "a section without anything": (
        {"bagian-kosong"},
        lambda: tulis("<p> </p>"),
    ),
    "an image without words": ({"gambar-tanpa-alt"}, lambda: tulis(FIGUR, gambar_naskah=gambar(" "))),
    "an image that is gone": ({"gambar-hilang"}, lambda: tulis(FIGUR, gambar_naskah={})),
    "an annex without anything": ({"belum-ditulis"}, lampiran),
    "an annex without pages": ({"lampiran-kosong"}, lambda: lampiran(lampiran_id=3)),
    # --- texts
    "a table that is not there": (
        {"rujukan-tidak-ada"},
        lambda: tulis("<p>Lihat Tabel 3.99 dan Tabel 3.3.</p>"),
    ),
    "a section that is not there": ({"rujukan-tidak-ada"}, lambda: tulis("<p>Lihat Subbab 7.2.</p>")),
    "a chapter that is not there": ({"rujukan-tidak-ada"}, lambda: tulis("<p>Lihat Bab IX.</p>")),
    "an annex that is not there": ({"rujukan-tidak-ada"}, lambda: tulis("<p>Lihat Lampiran 9.</p>")),
    "a year of another report": ({"tahun-asing"}, lambda: tulis("<p>Capaian tahun 1997 baik.</p>")),
    "predikat of two scales": (
        {"predikat-campur"},
        lambda: tulis("<p>Sasaran 1 berpredikat Tercapai.</p><p>Sasaran 2 Sangat Berhasil.</p>"),
    ),
}


@pytest.mark.parametrize("apa", SALAH)
def test_a_fault_is_found_by_its_rule_alone(apa: str) -> None:
    """By two where the fault is one for both."""
    harap, buat = SALAH[apa]
    data = buat()
    assert kunci(data) == harap, [t.uraian for t in periksa(data)]


WAJAR = {
    "a reference that was picked": (
        f'<p><span data-rujuk="target-realisasi">{B.susunan.rujuk("target-realisasi")}</span> memuatnya.</p>'
    ),
    "numbers that are there": "<p>Tabel 3.3, Gambar 1.1, Bab III, Subbab 3.2.1, dan Lampiran 2.</p>",
    "a regulation": "<p>Peraturan Menteri Nomor 53 Tahun 2014 dan PMK 22/2021.</p>",
    "years of the plans": f"<p>Renstra Tahun {AWAL}–{AWAL + 4}, tahun {TAHUN + 1}.</p>",
    "ordinary words": "<p>Hasilnya baik dan cukup tinggi; kinerja Perguruan Tinggi rendah. Tercapai.</p>",
    "a score of its own scale": "<p>Predikat Tercapai. Nilai AKIP berpredikat Memuaskan.</p>",
}


@pytest.mark.parametrize("apa", WAJAR)
def test_a_text_that_is_right(apa: str) -> None:
    assert [t.uraian for t in periksa(tulis(WAJAR[apa]))] == []


def test_the_limits_are_those_of_the_pemda() -> None:
    """70.5 of 80 is 88 percent."""
    longgar, ketat = (DataPengaturan("lengkap", D(bawah), D(300)) for bawah in (80, 100))
    isi: dict[str, Any] = {"realisasi": tw4(1, "70.5"), "daftar_analisis": ()}
    assert kunci(bersih(**isi, pengaturan=longgar)) == set()
    assert kunci(bersih(**isi, pengaturan=ketat)) == {"tanpa-penjelasan", "tanpa-solusi"}


def test_what_is_missing_is_what_the_summary_lists() -> None:
    """Every key that reports/kekurangan.py may give has a rule; that of texts is another."""
    from reports.kekurangan import _dokumen, _indikator, _mutu, _naskah, ukuran

    kosong = bersih(dokumen=(), semua_sasaran=(), simpul=(), indikator_simpul=(), pagu=())
    diukur = tuple(ukuran(B))
    semua = {k.kunci for k in (*_dokumen(kosong), *_indikator(B, diukur), *_mutu(B, diukur), _naskah(B))}
    assert semua - {"naskah"} == {r.kunci for r in (*RENCANA, *ANGKA)}


def test_live_figures_that_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    geser = (Geser("ind:i1", "Capaian i1", "91%", "92%"), Geser("ind:i9", "Capaian i9", "80%", ""))

    def blok(self: Narasi, data: Sumber, rujuk: object) -> tuple[BlokNarasi, ...]:
        return (BlokNarasi(self.kunci, "<p>x</p>", True, bergeser=geser if self.kunci == "saran" else ()),)

    data = tulis('<p><span data-angka="ind:i1">91%</span></p>')
    monkeypatch.setattr(Narasi, "blok_dari", blok)
    hilang, bergeser = periksa(data)
    assert (hilang.aturan.kunci, bergeser.aturan.kunci) == ("angka-hilang", "angka-bergeser")
    assert [str(n) for n in bergeser.nilai] == ["Capaian i1: 91% menjadi 92%"]


@pytest.mark.parametrize(
    ("teks", "skala"),
    [
        ("Sasaran berpredikat Tercapai; capaian lain “Sangat Berhasil”.", 2),
        ("Semua Belum Tercapai, padahal dahulu Melampaui.", 1),
        ("Capaian program Baik Sekali. Hasilnya (Melampaui).", 2),
        ("Penyuluhan sangat berhasil, target tercapai.", 0),
        ("Kategori Berhasil.", 1),
    ],
)
def test_the_scales_in_a_text(teks: str, skala: int) -> None:
    assert len(skala_dalam(teks, {"capaian": SKALA, "e81": SKALA})) == skala


def test_numbers_that_were_typed() -> None:
    """What each is found to be says tests/reports/test_angka_naskah.py."""
    persen, tidak = JenisAngka.PERSEN, Putusan.TIDAK_DIKENAL
    data = tulis("<p>Capaian 91,5% dan 91%, naik 5,85%.</p>")
    data.angka_naskah = dict.fromkeys(data.naskah, ()) | {
        "saran": (
            AngkaNaskah(8, "91,5%", persen, tidak, "Capaian 91,5% dan 91%, naik 5,85%."),
            AngkaNaskah(18, "91%", persen, Putusan.DIBULATKAN, "", "Capaian mCPR 2031", "91,22%"),
            AngkaNaskah(28, "5,85%", persen, Putusan.POIN, "", "Selisih mCPR", "5,85 poin"),
            AngkaNaskah(40, "80%", persen, Putusan.TEPAT, "", "Target", "80%"),
        )
    }
    assert [(t.aturan.kunci, *map(str, t.nilai)) for t in periksa(data)] == [
        ("angka-tak-dikenal", "91,5%: “Capaian 91,5% dan 91%, naik 5,85%.”"),
        ("poin-persen", "5,85%: Selisih mCPR, 5,85 poin"),
        ("angka-dibulatkan", "91%: Capaian mCPR 2031, 91,22%"),
    ]
