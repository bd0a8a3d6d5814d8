"""The glossary is in order, names what exists, and forgets no model."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

DOKUMEN = Path(__file__).parent.parent / "docs" / "glossary.md"
OURS = ("lkjip", "indicators", "budget", "pengisian", "evaluation", "reports")
BARIS = [
    [sel.strip() for sel in baris.strip("|").split("|")]
    for baris in DOKUMEN.read_text(encoding="utf-8").splitlines()
    if baris.startswith("| ")
][1:]
NAMA = sorted({n for baris in BARIS for n in re.findall(r"`(\w+(?:\.\w+)+)`", " ".join(baris))})


def test_terms_are_in_order_and_explained_once() -> None:
    istilah = [baris[0].strip("`").casefold() for baris in BARIS]
    assert istilah == sorted(istilah)
    assert len(set(istilah)) == len(istilah)
    assert [baris for baris in BARIS if len(baris) != 3 or not all(baris)] == []


@pytest.mark.parametrize("nama", NAMA)
def test_a_name_of_ours_exists(nama: str) -> None:
    modul, _, benda = nama.rpartition(".")
    assert hasattr(import_module(modul), benda)


def test_every_model_has_its_line() -> None:
    model = {f"{m.__module__.split('.')[0]}.models.{m.__name__}" for m in apps.get_models() if _ours(m)}
    assert model - set(NAMA) == set()


def _ours(model: type) -> bool:
    return model.__module__.split(".")[0] in OURS
