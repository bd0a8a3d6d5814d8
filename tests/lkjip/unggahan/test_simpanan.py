"""The store: a file is there whole or not at all, whatever step fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lkjip.unggahan import simpanan
from lkjip.unggahan.simpanan import SimpananUtuh

PENUH = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def tempat(tmp_path: Path) -> SimpananUtuh:
    return SimpananUtuh(location=tmp_path / "berkas")


def isi_folder(tempat: SimpananUtuh) -> list[str]:
    return sorted(p.name for p in Path(tempat.location).rglob("*") if p.is_file())


def test_a_file_is_stored(tempat: SimpananUtuh) -> None:
    nama = tempat.save("bukti/1/2024/a.pdf", ContentFile(b"isi"))
    assert nama == "bukti/1/2024/a.pdf"
    assert Path(tempat.path(nama)).read_bytes() == b"isi"
    assert isi_folder(tempat) == ["a.pdf"]


def test_names_do_not_lead_out(tempat: SimpananUtuh) -> None:
    with pytest.raises(Exception, match="path"):
        tempat.save("../luar.pdf", ContentFile(b"isi"))


class BerkasPenuh:
    """A file object whose disk is full at one step."""

    def __init__(self, berkas: object, langkah: str) -> None:
        self._berkas, self._langkah = berkas, langkah

    def __getattr__(self, nama: str) -> object:
        if nama == self._langkah:
            return _penuh
        return getattr(self._berkas, nama)

    def __enter__(self) -> BerkasPenuh:
        return self

    def __exit__(self, *_: object) -> None:
        self._berkas.close()


def _penuh(*_: object, **__: object) -> None:
    raise PENUH


@pytest.mark.parametrize("langkah", ["mkdir", "mkstemp", "write", "flush", "fsync", "replace"])
def test_a_full_disk_leaves_nothing(
    tempat: SimpananUtuh, langkah: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if langkah == "mkdir":
        monkeypatch.setattr(Path, "mkdir", _penuh)
    elif langkah == "mkstemp":
        monkeypatch.setattr(simpanan.tempfile, "mkstemp", _penuh)
    elif langkah in ("write", "flush"):
        asli = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda *a: BerkasPenuh(asli(*a), langkah))
    else:
        monkeypatch.setattr(os, langkah, _penuh)
    with pytest.raises(OSError, match="No space"):
        tempat.save("bukti/a.pdf", ContentFile(b"isi" * 1000))
    monkeypatch.undo()
    assert isi_folder(tempat) == []
