"""The whole story of a quarter, from the pasted block to the printed Formulir E.81; and without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from budget.models import RealisasiAnggaran, Simpul
from indicators.models import Realisasi
from lkjip.enums import Keadaan, Peran
from lkjip.formats import tanggal
from lkjip.models import Pengguna
from pengisian.enums import Cara
from pengisian.kekurangan import Jenis, kekurangan, peringatan_baris
from pengisian.models import TriwulanUnit
from pengisian.simpan import Isian, Penulis, simpan
from pengisian.terima import Jawaban, terima
from tests.browser.lembar import isian, letak, nilai, tempel, tersimpan
from tests.browser.papan_ketik import fokus_tampak, ke, keluar, ketik, tekan
from tests.browser.papan_ketik import masuk as masuk_di_formulir
from tests.browser.test_e81 import E81, baris, pelanggaran
from tests.pabrik import SANDI
from tests.pengisian.bantu import TAHUN, buka, lembar, operator, orang, unit_demo

Masuk = Callable[[Pengguna], Page]
PENGISIAN = f"/dp3akb/{TAHUN}/pengisian/"
BIDANG = "1.2"  # the program of the operator's bidang
DUA_PROGRAM = r"^1(\.[12](\..*)?)?$"  # tests of the sheet and of the E.81 show what a hundred rows take
# K and Rp of TW IV, as a spreadsheet in Indonesian writes them; the Rp of a kegiatan is a sum of ours.
BLOK = {
    "1.1.1": ("0", "127.406.655"),
    "1.1.1.1": ("1", "Rp 38.123.456"),
    "1.1.1.2": ("0", "89.283.199,00"),
    "1.1.2": ("2", "470.865.083"),
    "1.1.2.1": ("1", "271.075.000"),
    "1.1.2.2": ("1", "199.790.083"),
}
MILIK_OPERATOR = ("1.2.2", "1.2.2.1")
# 33 of 34: below the target, so it has to be explained.
KURANG = "1.1.1.2 Jumlah Perangkat Daerah yang Mengikuti Sosialisasi"
PENJELASAN = "Satu perangkat daerah belum ikut."
ALASAN = "Penjelasan 1.1.1.2: sebutkan perangkat daerah yang belum ikut."
PERBAIKAN = " Inspektorat dijadwalkan Januari."


@dataclass(frozen=True)
class Para:
    """Who plays."""

    perencana: Pengguna
    operator: Pengguna
    kepala: Pengguna
    koordinator: Pengguna


def siapkan(kosong: Collection[str]) -> Para:
    """The fourth quarter of two programs, open, and complete but for the rows of the story."""
    buka()
    Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN).exclude(kode__regex=DUA_PROGRAM).delete()
    Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, kode=BIDANG).update(
        bidang=unit_demo().bidang.get(kode="uptd-ppa")
    )
    Realisasi.objects.filter(indikator__kode__in=kosong, tahun=TAHUN, triwulan=4).delete()
    RealisasiAnggaran.objects.filter(simpul__kode__in=kosong, simpul__tahun=TAHUN, triwulan=4).delete()
    para = Para(
        orang(username="dewi", first_name="Dewi"),
        operator(),
        orang(Peran.KEPALA, username="ratna", first_name="Ratna"),
        orang(Peran.KOORDINATOR, first_name="Hadi"),
    )
    lengkapi(Penulis(para.perencana, unit_demo(), TAHUN, 4), kosong)
    assert {k.sebutan.split()[0] for k in kekurangan(lembar())} == set(kosong)
    return para


def lengkapi(penulis: Penulis, kecuali: Collection[str]) -> None:
    """The seed report has no quarterly figures of these rows: said to be missing, or nothing spent."""
    isi: list[Isian] = []
    for k in kekurangan(lembar()):
        if k.sebutan.split()[0] in kecuali:
            continue
        if k.jenis == Jenis.RP:
            isi.append(Isian(k.kunci, "rp", "0"))
        elif k.jenis == Jenis.NILAI:
            isi += [Isian(k.kunci, "alasan", "Belum terbit."), Isian(k.kunci, "status", "tidak_tersedia")]
    assert {h.nasib for h in simpan(penulis, isi, cara=Cara.SEL)} == {"tersimpan"}
    kini = lembar()
    for b in kini.baris:
        for p in peringatan_baris(kini, b):
            terima(penulis, Jawaban(b.kunci, p.kolom, p.kode, p.nilai, "Sesuai laporan."))


def siap_diisi(halaman: Page) -> None:
    """The script is there when the inputs can be typed into."""
    expect(halaman.locator("#lembar :is(input, textarea)").first).to_be_editable()
    expect(halaman.locator("#lembar [readonly]")).to_have_count(0)


def tautan(halaman: Page, nama: str) -> Locator:
    return halaman.get_by_role("link", name=nama, exact=True)


def berkabar(halaman: Page, kata: str) -> None:
    expect(halaman.locator("main > .alert[role=status]")).to_contain_text(kata)


def keadaan() -> str:
    return TriwulanUnit.objects.get(unit=unit_demo(), tahun=TAHUN, triwulan=4).keadaan


# --- the story, scene by scene
def perencana_menempel(h: Page) -> None:
    h.goto(f"/dp3akb/{TAHUN}/")
    tautan(h, "Pengisian").click()
    tautan(h, "Lanjutkan mengisi Triwulan IV").click()
    siap_diisi(h)
    isian(h, "1.1.1").click()
    tempel(h, "".join(f"{k}\t{rp}\r\n" for k, rp in BLOK.values()))
    for kode in BLOK:
        tersimpan(h, kode)
    expect(h.locator("#status")).to_contain_text("10 sel ditempel, 2 dilewati")
    assert [nilai(kode) for kode in BLOK] == [0, 1, 0, 2, 1, 1]


def operator_mengisi(h: Page) -> None:
    h.goto(PENGISIAN)
    tautan(h, "Isi baris bidang saya Triwulan IV").click()
    siap_diisi(h)
    for kode in BLOK:  # read, not written
        expect(h.locator(f"{letak(kode)} :is(input, textarea)")).to_have_count(0)
    expect(h.locator(letak("1.1.2"))).to_have_text("2")
    isian(h, "1.2.2").click()
    h.keyboard.type("5")
    h.keyboard.press("Enter")
    h.keyboard.type("120")
    h.keyboard.press("ArrowRight")
    h.keyboard.type("161.479.300")
    h.keyboard.press("Enter")
    for kode, kolom in (("1.2.2", "nilai"), ("1.2.2.1", "nilai"), ("s:1.2.2.1", "rp")):
        tersimpan(h, kode, kolom)
    assert [nilai(kode) for kode in MILIK_OPERATOR] == [5, 120]


def perencana_mengajukan(h: Page) -> None:
    h.goto(PENGISIAN)
    tautan(h, "1 kekurangan sebelum dapat diajukan").click()
    h.get_by_role("link", name=KURANG).click()
    expect(isian(h, "1.1.1.2", "penjelasan")).to_be_focused()
    h.keyboard.type(PENJELASAN)
    h.keyboard.press("Enter")
    tersimpan(h, "1.1.1.2", "penjelasan")
    tautan(h, "Kekurangan").click()
    tautan(h, "Ajukan").click()
    assert pelanggaran(h) == []
    h.get_by_role("button", name="Ajukan").click()
    berkabar(h, "diajukan")


def kepala_mengembalikan(h: Page) -> None:
    h.goto(PENGISIAN)
    tautan(h, "Periksa dan setujui Triwulan IV").click()
    expect(h.get_by_text(PENJELASAN)).to_be_visible()
    tautan(h, "Minta perbaikan").click()
    h.get_by_label("Apa yang harus diperbaiki?").fill(ALASAN)
    h.get_by_role("button", name="Minta perbaikan").click()
    berkabar(h, "dikembalikan")


def perencana_memperbaiki(h: Page) -> None:
    h.goto("/pemberitahuan/")
    expect(h.get_by_text(ALASAN)).to_be_visible()
    h.get_by_role("button", name="dikembalikan untuk diperbaiki").first.click()
    expect(h.get_by_text(ALASAN)).to_be_visible()
    tautan(h, "Lembar isian").click()
    siap_diisi(h)
    expect(h.get_by_role("note")).to_contain_text(ALASAN)
    isian(h, "1.1.1.2", "penjelasan").click()
    h.keyboard.press("F2")
    h.keyboard.type(PERBAIKAN)
    h.keyboard.press("Enter")
    tersimpan(h, "1.1.1.2", "penjelasan")
    tautan(h, "Status dan persetujuan").click()
    tautan(h, "Ajukan").click()
    h.get_by_role("button", name="Ajukan").click()
    berkabar(h, "diajukan")


def kepala_menyetujui(h: Page) -> None:
    h.goto(PENGISIAN)
    tautan(h, "Periksa dan setujui Triwulan IV").click()
    expect(h.get_by_text(PENJELASAN + PERBAIKAN)).to_be_visible()
    h.get_by_role("button", name="Setujui").click()
    berkabar(h, "disetujui")


def koordinator_mengunci(h: Page) -> None:
    h.goto(f"/kelola/{unit_demo().pemda.slug}/triwulan/{TAHUN}/4/")
    h.get_by_label("Pilih DP3AKB").check()
    h.get_by_role("button", name="Kunci", exact=True).click()
    assert pelanggaran(h) == []
    h.get_by_role("button", name="Kunci 1 triwulan").click()
    expect(h.get_by_role("status")).to_contain_text("Kunci: 1 berhasil.")


def lembar_terkunci(h: Page, koordinator: Pengguna) -> None:
    """It says why, since when, and whom to ask."""
    h.goto(f"{PENGISIAN}4/?cari=1.1.1")  # few rows: axe takes its time with many
    catatan = h.get_by_role("note")
    for kata in (
        "Triwulan ini sudah dikunci.",
        f"Langkah “Kunci” diambil oleh {koordinator}",
        f"pada {tanggal(timezone.localdate())} pukul",
        f"hubungi {koordinator} (koordinator pemda)",
    ):
        expect(catatan).to_contain_text(kata)
    expect(h.locator("#lembar :is(input, textarea)")).to_have_count(0)
    assert pelanggaran(h) == []


def e81_memuatnya(h: Page) -> None:
    """The pasted figures, and what follows from them: 25 of 23 planned."""
    h.goto(f"/dp3akb/{TAHUN}/")
    tautan(h, "Evaluasi Renja (E.81)").click()
    assert h.url.endswith(E81)
    expect(baris(h, "1.1.1.1")).to_contain_text("38.123.456")
    expect(baris(h, "1.1.2")).to_contain_text("108,70")
    expect(baris(h, "1.2.2.1")).to_contain_text("161.479.300")
    with h.expect_download(timeout=120_000) as unduhan:
        h.get_by_role("link", name="PDF").click()
    halaman_pdf = PdfReader(unduhan.value.path()).pages
    teks = "".join("".join(hal.extract_text() for hal in halaman_pdf).split())
    for angka in ("38.123.456", "108,70", "161.479.300"):
        assert angka in teks, angka


@pytest.mark.lama
def test_from_the_pasted_block_to_the_printed_form(masuk: Masuk, transactional_db: None) -> None:
    para = siapkan((*BLOK, *MILIK_OPERATOR))
    perencana_menempel(masuk(para.perencana))
    operator_mengisi(masuk(para.operator))
    perencana_mengajukan(masuk(para.perencana))
    kepala_mengembalikan(masuk(para.kepala))
    assert keadaan() == Keadaan.DIKEMBALIKAN
    perencana_memperbaiki(masuk(para.perencana))
    kepala_menyetujui(masuk(para.kepala))
    koordinator_mengunci(masuk(para.koordinator))
    assert keadaan() == Keadaan.TERKUNCI
    h = masuk(para.perencana)
    lembar_terkunci(h, para.koordinator)
    e81_memuatnya(h)


# --- and by keyboard alone
def masuk_sebagai(h: Page, pengguna: Pengguna) -> None:
    """By the form, and on to the year's entry by the menu."""
    masuk_di_formulir(h, pengguna.username, SANDI)
    tekan(h, "Pengisian", "link")


def ajukan(h: Page) -> None:
    tekan(h, "Ajukan", "link")
    tekan(h, "Ajukan")
    berkabar(h, "diajukan")


def ke_lembar(h: Page, kolom: str = "nilai") -> None:
    """By the list of what is missing, straight into the cell."""
    ke(h, h.get_by_role("link", name=KURANG).first)
    h.keyboard.press("Enter")
    siap_diisi(h)
    fokus_tampak(h, isian(h, "1.1.1.2", kolom))


def ke_kekurangan(h: Page) -> None:
    """Out of the sheet, without a Tab through all its cells."""
    h.keyboard.press("Control+m")
    fokus_tampak(h, tautan(h, "Lihat kekurangan"))
    with h.expect_navigation():
        h.keyboard.press("Enter")


def isi_baris(h: Page) -> None:
    tekan(h, "2 kekurangan sebelum dapat diajukan", "link")
    ke_lembar(h)
    h.keyboard.type("0")
    h.keyboard.press("ArrowRight")
    fokus_tampak(h, isian(h, "s:1.1.1.2", "rp"))
    h.keyboard.type("89.283.199,00")
    h.keyboard.press("Enter")
    fokus_tampak(h, isian(h, "s:1.1.2.1", "rp"))
    tersimpan(h, "1.1.1.2")
    tersimpan(h, "s:1.1.1.2", "rp")
    ke_kekurangan(h)
    ke_lembar(h, "penjelasan")
    h.keyboard.type(PENJELASAN)
    h.keyboard.press("Enter")
    tersimpan(h, "1.1.1.2", "penjelasan")


def perbaiki(h: Page) -> None:
    """From the top of the sheet, which says what, down to the cell and to the end of its row."""
    siap_diisi(h)
    expect(h.get_by_role("note")).to_contain_text(ALASAN)
    ke(h, h.get_by_role("region", name=re.compile("^Tabel lembar isian")))
    h.keyboard.press("Tab")
    h.keyboard.press("Control+Home")  # the first cell to be filled
    for _ in range(20):
        if isian(h, "1.1.1.2").evaluate("e => e === document.activeElement"):
            break
        h.keyboard.press("ArrowDown")
    fokus_tampak(h, isian(h, "1.1.1.2"))
    h.keyboard.press("End")
    fokus_tampak(h, isian(h, "1.1.1.2", "penjelasan"))
    h.keyboard.press("F2")
    h.keyboard.type(PERBAIKAN)
    h.keyboard.press("Enter")
    tersimpan(h, "1.1.1.2", "penjelasan")


@pytest.mark.lama
def test_without_a_mouse(halaman: Page, transactional_db: None) -> None:
    para = siapkan(("1.1.1.2",))
    h = halaman
    h.goto("/masuk/")
    masuk_sebagai(h, para.perencana)
    isi_baris(h)
    ke_kekurangan(h)
    ajukan(h)
    keluar(h)

    masuk_sebagai(h, para.kepala)
    tekan(h, "Periksa dan setujui Triwulan IV", "link")
    tekan(h, "Minta perbaikan", "link")
    ketik(h, "Apa yang harus diperbaiki?", ALASAN)
    tekan(h, "Minta perbaikan")
    berkabar(h, "dikembalikan")
    keluar(h)

    masuk_sebagai(h, para.perencana)
    tekan(h, "Perbaiki Triwulan IV", "link")
    perbaiki(h)
    ke_kekurangan(h)
    ajukan(h)
    keluar(h)

    masuk_sebagai(h, para.kepala)
    tekan(h, "Periksa dan setujui Triwulan IV", "link")
    expect(h.get_by_text(PENJELASAN + PERBAIKAN)).to_be_visible()
    tekan(h, "Setujui")
    berkabar(h, "disetujui")
    assert keadaan() == Keadaan.DISETUJUI
