"""The preview of a section: what it prints, what it cannot, and that its process survives anything."""

from __future__ import annotations

import os
import signal
from io import BytesIO
from unittest.mock import patch

import pytest
from django.test import Client
from PIL import Image

from lkjip.enums import Peran
from reports.build import sumber_untuk
from reports.pratinjau import laporan_satu_bagian
from reports.renderers import pratinjau as modul
from reports.renderers.html import halaman_bagian
from reports.renderers.pdf import GagalCetak
from reports.renderers.pratinjau import BENGKEL, Pratinjau, pratinjau
from tests.pengisian.bantu import orang
from tests.reports.bantu_naskah import tersimpan, tulis
from tests.reports.halaman import alamat

pytestmark = pytest.mark.django_db
JALUR = alamat("tulis/saran/pratinjau/")
EDITOR = alamat("tulis/saran/saran/")


def test_a_section_as_it_prints(client: Client) -> None:
    user = orang(Peran.PERENCANA)
    client.force_login(user)
    isi = client.get(JALUR).text
    assert isi.count('src="data:image/png;base64,') == 1
    assert 'alt="Halaman 1 dari 1 ' in isi
    tulis(user, "<p>Kata.</p>" * 80, versi=tersimpan().versi)
    potongan = client.get(JALUR, {"potongan": "1"}).text
    assert "<html" not in potongan
    assert potongan.count("<img") > 1  # the text as it is saved now


def test_paper_running_heads_and_the_cache() -> None:
    data = sumber_untuk("dp3akb", 2024)
    report = laporan_satu_bagian(data.susunan.cari("lampiran-iku"), data)
    html = halaman_bagian(report)
    assert 'data-berjalan="LKjIP' in html
    hasil = pratinjau(report)
    lebar, tinggi = Image.open(BytesIO(hasil.halaman[0])).size
    assert lebar > tinggi  # a wide table
    with patch.object(BENGKEL, "cetak", side_effect=AssertionError("printed again")):
        assert pratinjau(report) == hasil
    sub = laporan_satu_bagian(data.susunan.cari("target-realisasi"), data)
    assert sub.kepala == ("BAB III AKUNTABILITAS KINERJA",)
    assert [b.anak for b in sub.bagian] == [()]


def test_nothing_is_fetched_and_much_is_not_drawn(caplog: pytest.LogCaptureFixture) -> None:
    jahat = '<img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png"><p>Teks</p>'
    halaman, banyak = BENGKEL.cetak(jahat)
    assert (len(halaman), banyak) == (1, 1)
    assert caplog.text.count("Failed to load image") == 2
    halaman, banyak = BENGKEL.cetak('<p style="break-after:page">a</p>' * 12)
    assert (len(halaman), banyak) == (modul.BATAS_HALAMAN, 12)


def test_the_limits_end_the_copy_and_not_what_made_it() -> None:
    BENGKEL.tutup()
    with patch.object(modul, "BATAS_MEMORI", 1024**2), pytest.raises(GagalCetak, match="tidak dapat dicetak"):
        BENGKEL.cetak("<p>a</p>" * 3_000)  # more than what is left of the loading
    proses = BENGKEL._proses
    assert proses is not None
    assert proses.poll() is None
    os.kill(proses.pid, signal.SIGKILL)  # whoever ends it, the next preview starts another
    proses.wait()
    with patch.object(modul, "BATAS_DETIK", 1), pytest.raises(GagalCetak, match="melewati 1 detik"):
        BENGKEL.cetak("<table>" + "<tr><td>a<td>b" * 20_000)
    assert BENGKEL._proses is not proses
    BENGKEL.tutup()


def test_the_editor_starts_the_printer_before_it_is_needed(client: Client) -> None:
    client.force_login(orang(Peran.PERENCANA))
    BENGKEL.tutup()
    client.post(f"{EDITOR}pegang/")  # as the editor's script, which another process of the server may answer
    assert BENGKEL._proses is not None
    BENGKEL.tutup()
    assert client.get(EDITOR).status_code == 200
    proses = BENGKEL._proses
    assert proses is not None
    assert proses.poll() is None
    client.get(EDITOR)
    with patch("reports.renderers.pratinjau.mulai", side_effect=AssertionError("started again")):
        BENGKEL.cetak("<p>a</p>")
    assert BENGKEL._proses is proses


def test_the_editor_waits_for_no_printer_and_opens_without_one(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(orang(Peran.PERENCANA))
    BENGKEL.tutup()
    with patch("reports.renderers.pratinjau.mulai", side_effect=OSError("no memory")) as mulai:
        assert client.get(EDITOR).status_code == 200
        assert "could not be started" in caplog.text
        with BENGKEL._giliran:  # somebody prints
            assert client.get(EDITOR).status_code == 200
    assert mulai.call_count == 1


def test_a_failure_is_told_and_leads_to_the_text(client: Client) -> None:
    client.force_login(orang(Peran.INSPEKTORAT))
    with patch("reports.views.pratinjau.pratinjau", side_effect=GagalCetak("Terlalu <panjang>.")):
        isi = client.get(JALUR).text
    assert "Terlalu &lt;panjang&gt;." in isi
    assert f'href="{alamat("laporan/saran/")}"' in isi
    with patch("reports.views.pratinjau.pratinjau", return_value=Pratinjau((b"x",), 9)):
        assert "8 halaman berikutnya tidak digambar" in client.get(JALUR).text
    assert client.get(alamat("tulis/x/pratinjau/")).status_code == 404
    assert client.post(JALUR).status_code == 405
    assert Client().get(JALUR).status_code == 302
