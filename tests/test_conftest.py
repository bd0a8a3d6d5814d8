"""The guards of conftest.py guard."""

import socket

import pytest
from django.conf import settings
from django.template import Context, Origin, Template

from lkjip.models import Unit


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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_demo_is_there_after_a_flush(run: int) -> None:
    assert Unit.objects.filter(slug="dp3akb").exists()
