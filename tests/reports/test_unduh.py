"""Downloads: name, type, who may have them, and what a reader sees when a renderer fails."""

import logging
from unittest.mock import patch

import pytest
from django.test import Client

from lkjip.enums import Peran
from lkjip.models import Unit
from tests.pabrik import buat_pengguna
from tests.reports.halaman import alamat

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def masuk(client: Client) -> Client:
    client.force_login(buat_pengguna(Peran.OPERATOR, Unit.objects.get(slug="dp3akb")))
    return client


@pytest.mark.usefixtures("hemat_cetak")
@pytest.mark.parametrize(
    ("jalur", "tipe", "nama", "awal"),
    [
        ("unduh/lkjip.json", "application/json; charset=utf-8", "LKjIP-dp3akb-2024.json", b"{"),
        ("unduh/lkjip.xlsx", XLSX, "LKjIP-dp3akb-2024.xlsx", b"PK"),
        ("unduh/e81-tw2.xlsx", XLSX, "E81-dp3akb-2024-TW2.xlsx", b"PK"),
        ("unduh/e81-tw4.pdf", "application/pdf", "E81-dp3akb-2024-TW4.pdf", b"%PDF"),
        ("tabel/target-realisasi.xlsx", XLSX, "Tabel-3.4-target-realisasi-dp3akb-2024.xlsx", b"PK"),
    ],
)
def test_files(masuk: Client, jalur: str, tipe: str, nama: str, awal: bytes) -> None:
    jawaban = masuk.get(alamat(jalur))
    assert jawaban.status_code == 200
    assert jawaban["Content-Type"] == tipe
    assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert "no-store" in jawaban["Cache-Control"]
    assert jawaban.content.startswith(awal)


def test_print_page_opens_in_a_sandbox(masuk: Client) -> None:
    jawaban = masuk.get(alamat("unduh/lkjip.html"))
    assert jawaban.status_code == 200
    assert jawaban["Content-Disposition"].startswith("inline")
    assert jawaban["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    "jalur", ["unduh/lkjip.doc", "unduh/rahasia.pdf", "unduh/e81.pdf", "unduh/e81-tw1.docx"]
)
def test_unknown_documents(masuk: Client, jalur: str) -> None:
    assert masuk.get(alamat(jalur)).status_code == 404


def test_a_failing_renderer_leaves_a_way_back(masuk: Client, caplog: pytest.LogCaptureFixture) -> None:
    with (
        patch("reports.views.unduh.render", side_effect=RuntimeError("kertas habis")),
        caplog.at_level(logging.ERROR, "reports.views.unduh"),
    ):
        jawaban = masuk.get(alamat("unduh/e81-tw4.pdf"))
    assert jawaban.status_code == 503
    assert "Formulir E.81 dalam bentuk PDF belum dapat disusun saat ini" in jawaban.text
    assert f'href="{alamat("")}">Kembali ke ringkasan' in jawaban.text
    assert "kertas habis" not in jawaban.text
    assert "kertas habis" in caplog.text


@pytest.mark.parametrize("jalur", ["unduh/lkjip.json", "tabel/target-realisasi.xlsx"])
def test_without_the_right_there_is_no_file(masuk: Client, jalur: str) -> None:
    with patch("reports.views.dasar.boleh", return_value=False):
        assert masuk.get(alamat(jalur)).status_code == 403
