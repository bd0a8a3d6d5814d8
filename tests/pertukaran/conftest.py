"""Exports are read in the test's own process: a child for each would load pandas each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pertukaran.sipd import pembaca
from pertukaran.sipd.anak import jawab


@pytest.fixture(autouse=True)
def _tanpa_anak(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in test_sipd_pembaca.py, which is about the child."""

    def jalankan(isi: bytes, perintah: dict[str, Any], kemajuan: Callable[[int], None]) -> dict[str, Any]:
        hasil: dict[str, Any] = json.loads(json.dumps(jawab(isi, perintah)))
        return hasil

    if request.module.__name__.rpartition(".")[2] != "test_sipd_pembaca":
        monkeypatch.setattr(pembaca, "_jalankan", jalankan)
