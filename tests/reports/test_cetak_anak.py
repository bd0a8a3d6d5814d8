"""The printing children: what they know, what they are told, how they end."""

import base64
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from lkjip import anak
from reports.renderers import pdf
from reports.renderers.cetak_bingkai import PENANDA, NomorHalaman
from reports.renderers.cetak_gambar import lepas_gambar
from reports.renderers.cetak_regu import AnakBerhenti, Regu

HTML = b'<!DOCTYPE html><html lang="id"><title>Uji</title><body><p>a</p>'


def regu(**lain: object) -> Regu:
    return Regu(pdf.ANAK, pdf.perintah(), **{"orang": 1, "detik": 60, **lain})


def test_it_knows_nothing_of_django() -> None:
    lihat = (
        f"import runpy, sys; runpy.run_path({str(pdf.ANAK)!r}, run_name='anak');"
        "print(sorted(m for m in ('django', 'reports.renderers.cetak_gabung') if m in sys.modules))"
    )
    hasil = subprocess.run([sys.executable, "-I", "-c", lihat], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "['reports.renderers.cetak_gabung']"


def test_secrets_do_not_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lingkungan: dict[str, str] = {}
    asli: Callable = anak.subprocess.Popen
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setattr(
        anak.subprocess, "Popen", lambda *a, **k: lingkungan.update(k["env"]) or asli(*a, **k)
    )
    with regu():
        pass
    assert "PATH" in lingkungan
    assert "SECRET_KEY" not in lingkungan


def test_one_child_does_one_thing_after_the_other_and_is_gone_at_the_end() -> None:
    with regu() as r:
        nanti = [r.minta({"kerja": "potong", "ua": True}, [HTML]) for _ in range(3)]
        jawaban = [n.result() for n in nanti]
        (pekerja,) = r._semua
    assert len({isi for _, isi in jawaban}) == 1  # whatever was printed before it
    assert [k["keluhan"] for k, _ in jawaban] == [[], [], []]
    assert pekerja._proses.poll() is not None


def test_an_answer_carries_the_complaints_about_it_alone() -> None:
    with regu() as r:
        rusak = r.minta({"kerja": "potong", "ua": False}, [HTML + b'<img alt="x" src="file:///etc/passwd">'])
        baik = r.minta({"kerja": "potong", "ua": False}, [HTML])
        assert len(rusak.result()[0]["keluhan"]) == 1
        assert baik.result()[0]["keluhan"] == []


def test_a_child_that_breaks_off_says_why() -> None:
    with regu() as r, pytest.raises(AnakBerhenti, match="KeyError"):
        r.minta({"kerja": "entah"}, [HTML]).result()


def test_a_number_is_shown_flush_right() -> None:
    glif = {h: (f"{n:04x}", 500 if h.isdigit() else 300) for n, h in enumerate(PENANDA)}
    nomor = NomorHalaman(1, glif, 7100)
    assert nomor.operator("12") == b"[-6100 <00010002>] TJ"
    assert nomor.operator("xi") == b"[-6500 <000c000a>] TJ"


def test_images_go_beside_the_page_and_into_the_pdf_as_they_are() -> None:
    isi = BytesIO()
    Image.new("RGB", (8, 8), "red").save(isi, "JPEG")
    data = base64.b64encode(isi.getvalue()).decode()
    html = HTML.decode() + f'<img alt="x" src="data:image/jpeg;base64,{data}">' * 2
    gambar, (halaman, *semua) = lepas_gambar(html)
    assert [tipe for _, tipe in gambar] == ["image/jpeg"]
    assert semua == [isi.getvalue()]
    assert halaman.decode().count(f'src="{gambar[0][0]}"') == 2
    assert isi.getvalue() in pdf.cetak(html).pdf


def test_an_image_of_one_page_is_not_there_for_the_next() -> None:
    isi = BytesIO()
    Image.new("RGB", (8, 8), "red").save(isi, "PNG")
    data = base64.b64encode(isi.getvalue()).decode()
    gambar, (halaman, *semua) = lepas_gambar(
        HTML.decode() + f'<img alt="x" src="data:image/png;base64,{data}">'
    )
    with regu() as r:
        ada = r.minta({"kerja": "potong", "ua": False, "gambar": gambar}, [halaman, *semua])
        tiada = r.minta({"kerja": "potong", "ua": False, "gambar": []}, [halaman])
        assert ada.result()[0]["keluhan"] == []
        assert len(tiada.result()[0]["keluhan"]) == 1
