"""manage.py cetak: every document in every format, one line for every failure, never half a file."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, execute_from_command_line
from django.utils.module_loading import import_string

from reports import renderers
from reports.build import sumber_untuk
from reports.management.commands.cetak import Gagal, berkas_utuh

AWAL = {"docx": b"PK", "pdf": b"%PDF-", "html": b"<!", "xlsx": b"PK", "json": b"{"}
PASANGAN = [(d, f) for d, dokumen in renderers.DOKUMEN.items() for f in dokumen.format]


def cetak(dokumen: str, *argumen: str, unit: str = "dp3akb", tahun: int = 2024) -> str:
    keluaran = StringIO()
    call_command("cetak", dokumen, "--unit", unit, "--tahun", str(tahun), *argumen, stdout=keluaran)
    return keluaran.getvalue()


@pytest.mark.parametrize(("dokumen", "format"), PASANGAN)
def test_every_renderer_exists(dokumen: str, format: str) -> None:
    assert callable(import_string(renderers.DOKUMEN[dokumen].format[format]))
    assert format in renderers.TIPE


@pytest.mark.django_db
@pytest.mark.usefixtures("hemat_cetak")
@pytest.mark.parametrize(("dokumen", "format"), PASANGAN)
def test_each_format_is_written_and_told(dokumen: str, format: str, tmp_path: Path) -> None:
    tujuan = tmp_path / f"hasil.{format}"
    pesan = cetak(dokumen, "--format", format, "-o", str(tujuan))
    assert tujuan.read_bytes().lstrip().startswith(AWAL[format])
    assert f"tertulis ke {tujuan} (" in pesan
    assert "byte" in pesan
    assert list(tmp_path.iterdir()) == [tujuan]


@pytest.mark.django_db
def test_the_name_follows_from_unit_year_and_quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cetak("lkjip", "--format", "json")
    cetak("e81", "--format", "json", "--triwulan", "2", "-o", str(tmp_path))
    assert {p.name for p in tmp_path.iterdir()} == {"LKjIP-dp3akb-2024.json", "E81-dp3akb-2024-TW2.json"}


@pytest.mark.django_db
def test_a_dash_writes_the_document_alone_to_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cetak("e81", "--format", "json", "-o", "-") == ""
    sys.stdout.flush()
    assert json.loads(capfdbinary.readouterr().out)["tahun"] == 2024


@pytest.mark.django_db
@pytest.mark.parametrize("tahun", [2023, 2025])
def test_a_year_half_filled_prints_and_says_what_is_missing(tahun: int, tmp_path: Path) -> None:
    tujuan = tmp_path / "l.html"
    cetak("lkjip", "--format", "html", "-o", str(tujuan), tahun=tahun)
    isi = tujuan.read_text(encoding="utf-8").lower()
    assert f"tahun {tahun}" in isi
    assert "belum" in isi


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dokumen", "pilihan", "pesan"),
    [
        ("lkjip", {"unit": "tidak-ada"}, "'tidak-ada' tidak dikenal. Yang tersedia: dp3akb"),
        ("lkjip", {"tahun": 1999}, "Tidak ada data tahun 1999"),
        ("e81", {"triwulan": 5}, "Triwulan 5 tidak ada; pilih 1 sampai 4."),
        ("lkjip", {"format": "odt"}, "Format 'odt' tidak dikenal; pilih pdf, docx, html, xlsx, json."),
        ("lkjip", {"o": "/dev/null"}, "/dev/null bukan berkas biasa."),
        ("lkjip", {"o": "{tmp}/tidak/ada.json"}, "tidak dapat ditulis: foldernya tidak ada."),
        ("lkjip", {"o": "{tmp}/berkas/x.json"}, "tidak dapat ditulis: foldernya tidak ada."),
        ("lkjip", {"o": "{tmp}/" + "n" * 300}, "tidak dapat ditulis: "),
    ],
)
def test_each_mistake_is_one_line_and_status_1(
    dokumen: str,
    pilihan: dict[str, object],
    pesan: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "berkas").touch()
    semua = {"unit": "dp3akb", "tahun": 2024, "format": "json", "o": str(tmp_path)} | pilihan
    argumen = [
        bagian
        for nama, nilai in semua.items()
        for bagian in ("-o" if nama == "o" else f"--{nama}", str(nilai).format(tmp=tmp_path))
    ]
    with pytest.raises(SystemExit) as akhir:
        execute_from_command_line(["manage.py", "cetak", dokumen, *argumen])
    hasil = capfd.readouterr()
    assert akhir.value.code == 1
    assert hasil.out == ""
    assert hasil.err.count("\n") == 1
    assert hasil.err.startswith("Gagal: ")
    assert pesan in hasil.err
    assert [p.name for p in tmp_path.iterdir()] == ["berkas"]


@pytest.mark.django_db
def test_a_failing_renderer_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tujuan = tmp_path / "lama.json"
    tujuan.write_text("lama")

    def rusak(*_: object) -> bytes:
        raise ValueError("font\nhilang")

    monkeypatch.setattr("reports.renderers.json.lkjip_json", rusak)
    with pytest.raises(Gagal, match="gagal dicetak sebagai json: ValueError: font hilang"):
        cetak("lkjip", "--format", "json", "-o", str(tujuan))
    assert tujuan.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [tujuan]


@pytest.mark.django_db
def test_a_crash_of_the_pdf_renderer_is_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "anak.py").write_text("raise SystemError('rusak')")
    monkeypatch.setattr("reports.renderers.pdf.ANAK", tmp_path / "anak.py")
    monkeypatch.setattr(
        "reports.renderers.cetak_laporan.version", lambda paket: "uji"
    )  # nothing from the cache
    argumen = ["--unit", "dp3akb", "--tahun", "2024", "-o", str(tmp_path)]
    with pytest.raises(SystemExit):
        execute_from_command_line(["manage.py", "cetak", "e81", *argumen])
    galat = capfd.readouterr().err
    assert galat.startswith("Gagal: Formulir E.81 gagal dicetak sebagai pdf: ")
    assert galat.count("\n") == 1


def test_half_a_file_never_appears(tmp_path: Path) -> None:
    def terputus() -> None:
        with berkas_utuh(tmp_path / "x") as berkas:
            berkas.write(b"setengah")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        terputus()
    assert not list(tmp_path.iterdir())


def test_a_database_without_tables_gives_no_traceback(tmp_path: Path) -> None:
    hasil = subprocess.run(
        [sys.executable, "manage.py", "cetak", "lkjip", "--unit", "x", "--tahun", "2024"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'kosong.sqlite3'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 1
    assert hasil.stderr.startswith("Gagal: Basis data belum siap")
    assert hasil.stderr.count("\n") == 1


@pytest.mark.django_db
def test_a_pair_that_is_not_declared_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        renderers.render("e81", "docx", sumber_untuk("dp3akb", 2024))


def test_the_command_error_names_itself_in_indonesian() -> None:
    assert issubclass(Gagal, CommandError)
