"""What every test gets: the demo unit, a closed network, no missing names in templates, scratch folders."""

import os
import socket
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.template import engines
from django.template.base import Node
from django.test import TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker

OURS = ("templates", "lkjip", "indicators", "budget", "evaluation", "reports")

# Two busy cores make any deadline a matter of luck; CI tries the same examples on every run.
hypothesis.settings.register_profile("lkjip", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("lkjip")


LOOPBACK = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104  asked for, not listened on


def _only_here(address: object) -> None:
    host = address[0] if isinstance(address, tuple) else None  # others are paths of local sockets
    if host not in LOOPBACK:
        raise AssertionError(f"a test tried to reach {host}: tests use no network")


# What runs in `make test-lama` only, by the beginning of its id: CI on a new machine has 15 minutes
# for packages, checks and tests. Each of these passed when it was put here; what they hold in part,
# shorter tests hold too.
LAMA = (
    "tests/browser/test_akun.py",
    "tests/browser/test_excel.py",
    "tests/browser/test_rekomendasi.py",
    "tests/browser/test_reviu.py",
    "tests/reports/test_cetak.py::test_each_format_is_written_and_told[lkjip-pdf]",
    "tests/reports/test_demo_lkjip.py",
    "tests/reports/test_pratinjau.py::test_the_limits_end_the_copy",
    "tests/browser/test_impor_sipd.py",
    "tests/browser/test_perjanjian.py",
    "tests/browser/test_pohon.py",
    "tests/browser/test_renstra.py",
    "tests/browser/test_sotk.py",
    "tests/browser/test_gambar_panduan.py",
    "tests/pertukaran/",
    "tests/perencanaan/test_halaman_tahunan.py",
    "tests/perencanaan/test_lanjut",
    "tests/perencanaan/test_renstra_halaman.py",
    "tests/reports/test_awal",
    "tests/reports/test_pemda",
    "tests/reports/test_pohon_halaman.py",
    *(
        f"tests/{berkas}.py::test_a_role_gets_what_the_table_says[{peran}]"
        for berkas, banyak in (
            (
                "test_hak_alamat",
                (
                    "admin",
                    "admin-seluruh-pemda",
                    "admin-seluruh-pemda-superuser",
                    "koordinator",
                    "koordinator-seluruh-pemda",
                    "inspektorat-seluruh-pemda",
                    "operator-bidang-lain",
                ),
            ),
            ("test_hak_inspektorat", ("inspektorat", "operator", "kepala")),
        )
        for peran in banyak
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(LAMA):
            item.add_marker("lama")


def pytest_configure() -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        _only_here(address)
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        _only_here(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
        _only_here((host,))
        return getaddrinfo(host, *args, **kwargs)

    socket.socket.connect = guarded_connect
    socket.socket.connect_ex = guarded_connect_ex
    socket.getaddrinfo = guarded_getaddrinfo


@pytest.fixture(scope="session", autouse=True)
def _scratch_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files of a test go to a folder of its own, and static files are served without collectstatic."""
    folder = tmp_path_factory.mktemp("lkjip")
    (folder / "static").mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    caches = {
        name: {**cache, "LOCATION": folder / name} if "filebased" in cache["BACKEND"] else cache
        for name, cache in settings.CACHES.items()
    }
    with override_settings(
        STATIC_ROOT=folder / "static",
        MEDIA_ROOT=folder / "berkas",
        PAKET_DIR=folder / "paket",
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        CACHES=caches,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # Argon2 is slow on purpose
        SESSION_COOKIE_SECURE=False,  # the live server speaks HTTP
        CSRF_COOKIE_SECURE=False,
    ):
        yield


class MissingName(str):
    """Django puts string_if_invalid where a name is missing. In a template of ours that is an error."""

    def __mod__(self, name: object) -> str:
        frame = sys._getframe(1)
        while frame and not isinstance(frame.f_locals.get("self"), Node):
            frame = frame.f_back
        origin = frame.f_locals["self"].origin.name if frame else ""
        if any(Path(origin).is_relative_to(settings.BASE_DIR / folder) for folder in OURS):
            raise AssertionError(f"{origin} uses {{{{ {name} }}}}, which is not in its context")
        return ""


@pytest.fixture(autouse=True)
def _no_missing_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MissingName("%s"))


RESTORE = pytest.StashKey[Callable[[], None]]()
FLUSHED = pytest.StashKey[bool]()


def _salin(asal: sqlite3.Connection, tujuan: sqlite3.Connection) -> None:
    """Copies; waits up to 5 seconds while the server still answers what a page sent as it was closed."""
    for sisa in reversed(range(50)):
        try:
            asal.backup(tujuan)
            break
        except sqlite3.OperationalError:  # "destination database is in use"
            if not sisa:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Loads the demo unit once into the test database, and knows how to bring it back after a flush."""
    with django_db_blocker.unblock():
        call_command("muat_demo", verbosity=0)
        if connection.vendor == "sqlite":
            copy = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(copy)

    def restore() -> None:
        with django_db_blocker.unblock():
            if connection.vendor == "sqlite":  # 4 ms instead of loading it again
                connection.ensure_connection()
                _salin(copy, connection.connection)
            else:
                call_command("muat_demo", verbosity=0)

    request.config.stash[RESTORE] = restore
    if connection.vendor != "sqlite":
        yield
        return
    # The restored copy replaces every table: a flush before it is a sixth of a second for nothing.
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda self: None):
        yield
    copy.close()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests with real transactions, as all with the live server, leave what they wrote or an empty database.

    The next test of any kind gets the demo back before its fixtures begin a transaction.
    """
    stash, marker = item.config.stash, item.get_closest_marker("django_db")
    if stash.get(FLUSHED, False):
        stash[RESTORE]()
    names = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    stash[FLUSHED] = bool(names or (marker and marker.kwargs.get("transaction")))
