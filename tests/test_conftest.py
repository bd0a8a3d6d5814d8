"""The guards of conftest.py guard."""

import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Origin, Template

from lkjip.models import Unit
from tests.libreoffice import simpan_ulang


def render(path: str, text: str) -> str:
    return Template(text, origin=Origin(path)).render(Context({"a": 1}))


def test_missing_name_fails_in_a_template_of_ours() -> None:
    with pytest.raises(AssertionError, match="tiada"):
        render(f"{settings.BASE_DIR}/templates/x.html", "{% if a %}{{ tiada }}{% endif %}")


def test_missing_name_is_empty_in_a_package() -> None:
    assert render("/usr/lib/python3/x.html", "<{{ tiada }}>{% if tiada %}{% endif %}") == "<>"


def test_network_is_closed() -> None:
    with pytest.raises(AssertionError, match="tests use no network"):
        socket.create_connection(("203.0.113.1", 80))


@pytest.mark.parametrize(("ci", "akibat"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_without_libreoffice_its_tests_are_skipped_but_not_in_ci(
    ci: str, akibat: type[BaseException], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", ci)
    with pytest.raises(akibat, match="apt-get install libreoffice-calc-nogui"):
        simpan_ulang(b"", tmp_path)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_demo_is_there_after_a_flush(run: int) -> None:
    assert Unit.objects.filter(slug="dp3akb").exists()
