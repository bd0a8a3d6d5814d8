"""A child process gets its task and nothing else, and does not outlive its time."""

import json
import subprocess
from pathlib import Path
from time import perf_counter

import pytest

from lkjip.anak import jalankan


def skrip(folder: Path, isi: str) -> Path:
    berkas = folder / "anak.py"
    berkas.write_text(isi)
    return berkas


def test_task_and_input_arrive_and_the_answer_comes_back(tmp_path: Path) -> None:
    isi = "import json, sys; print(json.loads(sys.argv[1])['a'], sys.stdin.read()); sys.exit(3)"
    hasil = jalankan(skrip(tmp_path, isi), {"a": 1}, b"masukan", detik=20)
    assert (hasil.stdout, hasil.returncode) == (b"1 masukan\n", 3)


def test_secrets_do_not_reach_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    monkeypatch.setenv("DATABASE_URL", "postgres://rahasia")
    isi = "import json, os; print(json.dumps(dict(os.environ)))"
    hasil = jalankan(skrip(tmp_path, isi), {}, b"", detik=20, lingkungan={"TAMBAHAN": "x"})
    lingkungan = json.loads(hasil.stdout)
    assert lingkungan["TAMBAHAN"] == "x"
    assert "PATH" in lingkungan
    assert not any("rahasia" in nilai for nilai in lingkungan.values())


def test_the_folder_of_the_script_gives_no_modules(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('ours')")
    assert jalankan(skrip(tmp_path, "import json"), {}, b"", detik=20).returncode == 0


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    mulai = perf_counter()
    with pytest.raises(subprocess.TimeoutExpired):
        jalankan(skrip(tmp_path, "while True: pass"), {}, b"x" * 10**6, detik=0.5)
    assert perf_counter() - mulai < 5
