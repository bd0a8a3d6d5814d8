"""A pemda with a unit, its koordinator, and a browser in which the koordinator is signed in."""

import pytest
from django.test import Client

from lkjip.models import Pemda, Pengguna, Unit
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit


@pytest.fixture
def pemda() -> Pemda:
    return buat_pemda("kota-uji")


@pytest.fixture
def unit(pemda: Pemda) -> Unit:
    return buat_unit("dinas-uji", pemda=pemda)


@pytest.fixture
def koordinator(pemda: Pemda) -> Pengguna:
    return buat_pengguna("koordinator", pemda=pemda, username="bappeda", first_name="Bappeda")


@pytest.fixture
def kelola(client: Client, koordinator: Pengguna) -> Client:
    client.force_login(koordinator)
    return client
