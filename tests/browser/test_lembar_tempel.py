"""Blocks from and to a spreadsheet, and what keeps figures safe: lost network, ended session, two writers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from budget.models import RealisasiAnggaran
from lkjip.models import Pengguna
from tests.browser.lembar import ALAMAT, buka_lembar, isian, letak, nilai, tempel, tersimpan
from tests.pengisian.bantu import buka, orang

Masuk = Callable[[Pengguna], Page]


@pytest.fixture
def perencana() -> Pengguna:
    return orang(first_name="Dewi")


@pytest.fixture
def halaman_lembar(masuk: Masuk, transactional_db: None, perencana: Pengguna) -> Page:
    buka()
    return buka_lembar(masuk(perencana))


def test_a_block_goes_in_but_for_what_cannot_and_comes_out_again(halaman_lembar: Page) -> None:
    """Down the rows from 2.2.2 (K) and right to Rp: mixed notations, one unreadable, sums skipped."""
    h = halaman_lembar
    isian(h, "2.2.2").click()
    blok = '1.234,5\t"1.000"\r\n\tRp 1.000.000\r\n\t2,500,000.50\r\n\t12\xa0000\r\n46,02 %\t9\r\n'
    kode = [b.split(" ")[0] for b in h.locator("#lembar tbody tr[data-kunci] .kode").all_inner_texts()]
    mulai = kode.index("2.2.2")
    assert kode[mulai : mulai + 5] == ["2.2.2", "2.2.2.1", "2.2.2.2", "2.2.2.3", "2.2.3"]
    tempel(h, blok)
    tersimpan(h, "2.2.2")
    tersimpan(h, "2.2.3")
    assert (str(nilai("2.2.2")), str(nilai("2.2.3"))) == ("1234.500000", "46.020000")
    uang = {
        k: RealisasiAnggaran.objects.get(simpul__kode=k, simpul__tahun=2024, triwulan=4).nilai
        for k in ("2.2.2.1", "2.2.2.2", "2.2.2.3")
    }
    assert [str(n) for n in uang.values()] == ["1000000.00", "2500000.50", "12000.00"]
    expect(h.locator("#status")).to_contain_text("dilewati karena tidak dapat diisi")
    h.get_by_role("button", name="Urungkan tempelan (5 sel)").click()
    expect(isian(h, "2.2.2")).to_have_value("")
    expect(h.locator("#status")).to_contain_text("5 sel kembali")
    assert nilai("2.2.2") is None


def test_one_unreadable_cell_is_marked_and_the_rest_goes_in(halaman_lembar: Page) -> None:
    h = halaman_lembar
    isian(h, "2.2.1").click()
    tempel(h, "7\r\nbanyak\r\n")
    tersimpan(h, "2.2.1")
    # 2.2.1 is a kegiatan: below it stand sub kegiatan, whose K is not there to be typed.
    isian(h, "2.2.2").click()
    tempel(h, "banyak")
    sel = h.locator(letak("2.2.2"))
    expect(sel).to_have_class(re.compile("salah"))
    expect(isian(h, "2.2.2")).to_have_attribute("aria-invalid", "true")
    expect(h.locator("#masalah")).to_contain_text("tidak terbaca sebagai angka")
    expect(isian(h, "2.2.2")).to_have_value("banyak")
    assert (nilai("2.2.1"), nilai("2.2.2")) == (7, None)


def test_a_block_is_copied_and_one_cell_fills_a_selection(halaman_lembar: Page) -> None:
    h = halaman_lembar
    isian(h, "s:2.2.2.1", "rp").click()
    h.keyboard.press("Shift+ArrowDown")
    h.keyboard.press("Shift+ArrowDown")
    tempel(h, "5")
    for k in ("2.2.2.1", "2.2.2.2", "2.2.2.3"):
        tersimpan(h, f"s:{k}", "rp")
    isi = h.evaluate(
        """() => {
            const data = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
            return data.getData("text/plain");
        }"""
    )
    assert isi == "5\r\n5\r\n5"


def test_text_of_excel_is_read_as_excel_writes_it(halaman_lembar: Page) -> None:
    hasil = halaman_lembar.evaluate(
        r"""async () => {
            const tsv = await import("/static/js/lembar/tsv.js");
            return [
                tsv.baca('a\t"b ""c""\nd"\r\n\t2\r\n'), tsv.baca('5"\tx'), tsv.baca(""),
                tsv.dariHtml("<table><tr><td>1<td> 2\n3</table>"),
                tsv.baca(tsv.tulis([["a\nb", 'c"d', "e\tf"], ["", "g", ""]])),
            ];
        }"""
    )
    assert hasil == [
        [["a", 'b "c"\nd'], ["", "2"]],
        [['5"', "x"]],
        [[""]],
        [["1", "2 3"]],
        [["a\nb", 'c"d', "e\tf"], ["", "g", ""]],
    ]


def test_what_was_typed_outlives_a_lost_network_and_a_reload(halaman_lembar: Page, masuk: Masuk) -> None:
    h = halaman_lembar
    h.route("**/simpan/", lambda r: r.abort())
    isian(h, "2.2.1").click()
    h.keyboard.type("31")
    h.keyboard.press("Enter")
    expect(h.locator("#masalah")).to_contain_text("Sambungan terputus: 1 sel menunggu")
    h.galat.clear()
    h.on("dialog", lambda d: d.accept())
    h.unroute("**/simpan/")
    h.reload()
    tawaran = h.get_by_role("region", name="Isian yang belum tersimpan")
    expect(tawaran).to_contain_text("Ada 1 isian yang belum tersimpan dari")
    expect(tawaran).to_contain_text("= 31")
    assert nilai("2.2.1") is None
    tawaran.get_by_role("button", name="Simpan").click()
    tersimpan(h, "2.2.1")
    assert nilai("2.2.1") == 31
    h.reload()
    expect(tawaran).to_be_hidden()
    h.evaluate("localStorage.setItem('lkjip-isian:0:dp3akb:2024:4:i1:nilai', '{\"teks\": \"rahasia\"}')")
    h.reload()
    expect(tawaran).to_be_hidden()  # another person's


def test_the_network_comes_back(halaman_lembar: Page) -> None:
    h = halaman_lembar
    h.route("**/simpan/", lambda r: r.abort())
    isian(h, "2.2.1").click()
    h.keyboard.type("32")
    h.keyboard.press("Enter")
    expect(h.locator("#masalah")).to_contain_text("Sambungan terputus")
    h.galat.clear()
    h.unroute("**/simpan/")
    h.get_by_role("button", name="Coba lagi").click()
    tersimpan(h, "2.2.1")
    expect(h.locator("#masalah")).to_be_hidden()


def test_an_ended_session_says_so_and_comes_back_to_the_cell(halaman_lembar: Page, perencana) -> None:
    h = halaman_lembar
    Session.objects.all().delete()
    isian(h, "2.2.1").click()
    h.keyboard.type("33")
    h.keyboard.press("Enter")
    dialog = h.get_by_role("dialog", name=re.compile("Sesi Anda telah berakhir"))
    expect(dialog).to_be_visible()
    h.galat.clear()
    dialog.get_by_role("link", name="Masuk lagi").click()
    h.get_by_label("Nama pengguna").fill(perencana.username)
    h.get_by_label("Kata sandi").fill("rahasia-dinas-2024")
    h.get_by_role("button", name="Masuk").click()
    tawaran = h.get_by_role("region", name="Isian yang belum tersimpan")
    expect(tawaran).to_contain_text("= 33")
    expect(h.locator("#lembar :focus")).to_have_count(1)
    h.galat.clear()
    tawaran.get_by_role("button", name="Simpan").click()
    tersimpan(h, "2.2.1")


def test_two_people_on_a_cell_both_values_are_shown_and_one_chooses(
    halaman_lembar: Page, browser: Browser, live_server: LiveServer, browser_context_args: dict
) -> None:
    h = halaman_lembar
    klien = Client()
    klien.force_login(orang(first_name="Sari"))
    nama = settings.SESSION_COOKIE_NAME
    konteks = browser.new_context(**browser_context_args)
    konteks.add_cookies([{"name": nama, "value": klien.cookies[nama].value, "url": live_server.url}])
    lain = konteks.new_page()
    lain.goto(live_server.url + ALAMAT)
    expect(lain.locator("#lembar [readonly]")).to_have_count(0)
    isian(lain, "2.2.1").click()
    lain.keyboard.type("7")
    lain.keyboard.press("Enter")
    tersimpan(lain, "2.2.1")
    isian(h, "2.2.1").click()
    h.keyboard.type("8")
    h.keyboard.press("Enter")
    sel = h.locator(letak("2.2.1"))
    expect(sel).to_have_class(re.compile("konflik"))
    isian(h, "2.2.1").focus()
    expect(sel).to_contain_text("Isian Anda: 8. Sari menulis 7")
    assert nilai("2.2.1") == 7
    sel.get_by_role("button", name="Pakai isian saya").focus()
    h.keyboard.press("Enter")
    tersimpan(h, "2.2.1")
    assert nilai("2.2.1") == 8
    # The other one learns of it without a reload.
    lain.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(isian(lain, "2.2.1")).to_have_value("8")
    konteks.close()


def test_a_refresh_that_is_overtaken_by_a_save_changes_nothing(halaman_lembar: Page) -> None:
    """It tells of the value before; taken over, the cell would show what is no longer stored."""
    h = halaman_lembar
    tertahan = []
    h.route("**/segar/**", lambda r: tertahan.append((r, r.fetch())))
    isian(h, "2.2.1").click()
    h.keyboard.type("12")
    h.keyboard.press("Enter")
    tersimpan(h, "2.2.1")
    h.wait_for_timeout(2500)
    assert tertahan, "the refresh after a save has begun"
    isian(h, "2.2.1").click()
    h.keyboard.type("13")
    h.keyboard.press("Enter")
    expect(h.locator("#status")).to_contain_text("Tersimpan")
    expect(isian(h, "2.2.1")).to_have_value("13")
    while nilai("2.2.1") != 13:
        h.wait_for_timeout(50)
    rute, jawaban = tertahan.pop(0)
    assert '"12"' in jawaban.text()
    rute.fulfill(response=jawaban)
    h.wait_for_timeout(500)
    expect(isian(h, "2.2.1")).to_have_value("13")
    h.unroute_all(behavior="ignoreErrors")


def test_a_quarter_closed_meanwhile_keeps_what_was_typed(halaman_lembar: Page) -> None:
    from lkjip.enums import Keadaan
    from tests.pengisian.bantu import letakkan

    h = halaman_lembar
    # Where the keys come slowly, a preview is asked for too, and refused whenever it is its turn.
    h.route("**/pratinjau/", lambda r: r.abort())
    letakkan(Keadaan.DIAJUKAN)
    isian(h, "2.2.1").click()
    h.keyboard.type("9")
    h.keyboard.press("Enter")
    expect(h.locator("#masalah")).to_contain_text("sudah diajukan")
    expect(isian(h, "2.2.1")).to_have_value("9")
    assert nilai("2.2.1") is None
    assert [g[:4] for g in h.galat] == ["409:"]
    h.galat.clear()
    h.unroute_all(behavior="ignoreErrors")
