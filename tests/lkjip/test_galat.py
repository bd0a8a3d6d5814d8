"""Error pages and the headers that every answer carries."""

import re

import pytest
from django.conf import settings as setelan
from django.template.loader import render_to_string
from django.test import Client

from tests.pabrik import buat_pengguna

HALAMAN = {
    "400": "Permintaan tidak dapat dibaca",
    "403": "Anda tidak berhak membuka halaman ini",
    "403_csrf": "Formulir sudah kedaluwarsa",
    "404": "Halaman tidak ditemukan",
    "500": "Terjadi kesalahan pada server",
}
KEBIJAKAN = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)


@pytest.mark.parametrize(("nama", "judul"), HALAMAN.items())
def test_error_page_needs_no_context(nama: str, judul: str) -> None:
    isi = render_to_string(f"{nama}.html")
    assert f"<h1>{judul}</h1>" in isi
    assert 'href="/"' in isi


@pytest.mark.django_db
@pytest.mark.urls("tests.lkjip.urls_contoh")
@pytest.mark.parametrize(
    ("alamat", "status", "nama"),
    [
        ("/contoh/rusak/", 400, "400"),
        ("/contoh/tolak/", 403, "403"),
        ("/tidak/ada/", 404, "404"),
        ("/contoh/pecah/", 500, "500"),
    ],
)
def test_error_page_is_shown(client: Client, alamat: str, status: int, nama: str) -> None:
    client.raise_request_exception = False
    client.force_login(buat_pengguna())
    jawaban = client.get(alamat)
    assert jawaban.status_code == status
    assert HALAMAN[nama] in jawaban.text
    assert jawaban.headers["Content-Security-Policy"] == KEBIJAKAN


@pytest.mark.django_db
def test_stale_form_is_explained() -> None:
    jawaban = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "a", "password": "b"})
    assert jawaban.status_code == 403
    assert HALAMAN["403_csrf"] in jawaban.text


@pytest.mark.django_db
def test_every_page_carries_the_content_policy(client: Client) -> None:
    for alamat in ("/masuk/", "/sehat/", "/"):
        assert client.get(alamat).headers["Content-Security-Policy"] == KEBIJAKAN


@pytest.mark.django_db
def test_debug_pages_of_the_developer_go_without_it(client: Client, settings) -> None:
    settings.DEBUG = True
    assert "Content-Security-Policy" not in client.get("/tidak/ada/").headers
    assert "Content-Security-Policy" in client.get("/masuk/").headers


@pytest.mark.parametrize(
    "berkas",
    [p for p in sorted((setelan.BASE_DIR / "templates").rglob("*.html")) if "print" not in p.parts],
    ids=lambda p: str(p.relative_to(setelan.BASE_DIR / "templates")),
)
def test_template_keeps_to_the_content_policy(berkas) -> None:
    isi = berkas.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", isi), "inline style or script"
    assert not re.search(r"""(src|href)=["'](https?:)?//""", isi), "an outside address"
    assert not re.search(r"\{#[^}]*\n[^}]*#\}", isi), "a comment of several lines is printed"
