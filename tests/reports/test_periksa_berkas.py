"""Whether a file is genuine: open to all, silent about what is not published, without cookies."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Unit
from reports import keaslian
from reports.beku import baca
from reports.keaslian import baca_sidik
from reports.models import BerkasTerbitan, Terbitan
from reports.views import periksa_berkas
from tests.evaluation.bantu_reviu import orang, unit_reviu
from tests.reports.bantu_terbitan import berkas_di_simpanan, cepat, terbitan_dua, unit_lkjip

__all__ = ["cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat")]
JALUR = "/periksa-berkas/"


@pytest.fixture(autouse=True)
def _kosongkan_hitungan() -> None:
    cache.clear()


@pytest.fixture
def unit() -> Unit:
    return unit_lkjip(TahapLkjip.TERBIT)


def pdf(nomor: int = 1) -> BerkasTerbitan:
    return BerkasTerbitan.objects.select_related("terbitan").get(terbitan__nomor=nomor, format="pdf")


def periksa(jalur: str = JALUR, **isi: Any) -> str:
    return " ".join(Client().get(jalur, isi).text.split())


def kirim(isi: bytes, jalur: str = JALUR, **lain: Any) -> Any:
    return Client().post(jalur, {"berkas": SimpleUploadedFile("../LKjIP.pdf", isi)}, **lain)


def test_a_published_file_is_known_by_its_hash(unit: Unit) -> None:
    b = pdf()
    teks = periksa(sha256=b.sha256)
    assert "<strong>Asli.</strong>" in teks
    assert f"LKjIP {unit.nama}, {unit.pemda}, Tahun 2024, Terbitan 1." in teks
    assert "Berkas tidak dikenal." in periksa(sha256="0" * 64)
    assert "Sidik SHA-256 terdiri atas 64" in periksa(sha256="<script>")
    assert "<script>x" not in periksa(sha256="<script>x")


def test_the_page_of_a_code_names_the_edition_and_its_hashes(unit: Unit) -> None:
    b = pdf()
    jalur = f"{JALUR}{b.terbitan.kode}/"
    teks = periksa(jalur)
    assert f"LKjIP {unit.nama} Tahun 2024, Terbitan 1" in teks
    assert "Ini terbitan yang berlaku." in teks
    for x in b.terbitan.unduhan:
        assert x.sha256 in teks
    assert Client().get(f"{JALUR}zzzz-zzzz-zzzz/").status_code == 404


def test_an_old_edition_is_genuine_but_replaced(unit: Unit) -> None:
    lama, baru = pdf(), terbitan_dua(unit)
    jalur = f"{JALUR}{lama.terbitan.kode}/"
    assert "<strong>Asli, tetapi sudah ada terbitan 2.</strong>" in periksa(sha256=lama.sha256)
    assert "Sudah ada terbitan 2, yang menggantikan" in periksa(jalur)
    assert "<strong>Asli.</strong>" in periksa(sha256=pdf(2).sha256)
    # A genuine file of another edition than the cover's code says.
    teks = periksa(f"{JALUR}{baru.kode}/", sha256=lama.sha256)
    assert "bukan dari terbitan yang tertera" in teks


def test_what_is_not_published_nobody_learns_of() -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    b = pdf()
    jalur = f"{JALUR}{b.terbitan.kode}/"
    assert Client().get(jalur).status_code == 404
    assert kirim(baca(b), jalur).status_code == 404
    assert "Berkas tidak dikenal." in periksa(sha256=b.sha256)
    asing = orang(unit_reviu("tetangga", unit.pemda), Peran.KEPALA)
    for pengguna, status in ((asing, 404), (orang(unit, Peran.OPERATOR), 200)):
        klien = Client()
        klien.force_login(pengguna)
        assert klien.get(jalur).status_code == status
    teks = " ".join(klien.get(jalur, {"sha256": b.sha256}).text.split())
    assert "<strong>Asli.</strong>" in teks
    assert "Terbitan ini belum diterbitkan." in teks


def test_a_file_is_hashed_as_it_comes_in_and_kept_nowhere(unit: Unit) -> None:
    b, ada = pdf(), berkas_di_simpanan(unit)
    for jalur in (JALUR, f"{JALUR}{b.terbitan.kode}/"):
        jawaban = kirim(baca(b), jalur)
        assert "<strong>Asli.</strong>" in jawaban.text
        jawaban = kirim(baca(b) + b" ", jalur)
        assert "Berkas tidak dikenal." in jawaban.text
        assert sha256(baca(b) + b" ").hexdigest() in jawaban.text
    assert berkas_di_simpanan(unit) == ada
    assert "Pilih dahulu berkas" in kirim(b"").text
    assert "Pilih dahulu berkas" in Client().post(JALUR, {"x": "1"}).text
    assert "Pilih dahulu berkas" in Client().post(JALUR, b"{}", content_type="application/json").text


def test_a_file_that_is_too_large_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for modul in (keaslian, periksa_berkas):
        monkeypatch.setattr(modul, "BATAS_BERKAS", 100_000)
    assert kirim(b"x" * 100_001).status_code == 413
    assert "jadi bukan berkas LKjIP" in kirim(b"x" * 100_001).text
    jawaban = Client().post(
        JALUR, BytesIO(b"x").read(), content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999"
    )
    assert jawaban.status_code == 413


def test_uploads_are_limited_and_hashes_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periksa_berkas, "SEMENIT", 2)
    assert [kirim(b"x").status_code for _ in range(3)] == [200, 200, 429]
    assert kirim(b"x", REMOTE_ADDR="10.0.0.9").status_code == 200
    assert Client().get(JALUR, {"sha256": "0" * 64}).status_code == 200


def test_no_cookie_is_set_nor_wanted_and_no_engine_lists_it(unit: Unit) -> None:
    klien = Client(enforce_csrf_checks=True)
    kode = Terbitan.objects.get().kode
    for jawaban in (
        klien.get(JALUR),
        klien.get(f"{JALUR}{kode}/"),
        klien.post(JALUR, {"berkas": SimpleUploadedFile("a.pdf", b"x")}),
    ):
        assert jawaban.status_code == 200
        assert not jawaban.cookies
        assert jawaban["X-Robots-Tag"] == "noindex"
        assert "csrfmiddlewaretoken" not in jawaban.text


SIDIK = "ab" * 32


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        (SIDIK, SIDIK),
        (SIDIK.upper(), SIDIK),
        (f"  {SIDIK}  LKjIP.pdf\n", SIDIK),
        (" ".join(SIDIK[i : i + 8] for i in range(0, 64, 8)), SIDIK),
        (SIDIK[:-1], ""),
        (f"{SIDIK}a", ""),
        ("", ""),
        ("x" * 10_000, ""),
    ],
)
def test_a_hash_is_read_as_people_paste_it(teks: str, hasil: str) -> None:
    assert baca_sidik(teks) == hasil
