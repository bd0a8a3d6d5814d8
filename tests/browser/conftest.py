"""Tests in the distribution's Chromium. Without it they are skipped; with CI=true they fail."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect
from pytest_django.live_server_helper import LiveServer

from lkjip.models import Pengguna

# Playwright's own event loop runs in the thread of the test, where Django would refuse the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

expect.set_options(timeout=20_000)  # what is there is seen at once; a busy machine may take its time

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    chromium = next(
        filter(
            None,
            map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")),
        ),
        None,
    )
    if chromium is None:
        message = "no Chromium: sudo apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return browser_type_launch_args | {"executable_path": chromium, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(django_db_setup: object, live_server: LiveServer) -> str:
    """Addresses are relative to it. The server must not start before the test database is there."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {
        "locale": "id-ID",
        "timezone_id": settings.TIME_ZONE,
        "viewport": {"width": 1366, "height": 768},  # the common office laptop
        # Bootstrap then has no transitions: axe, right after a click, would measure a colour on its way.
        "reduced_motion": "reduce",
        "permissions": ["clipboard-read", "clipboard-write"],  # there is nobody to ask
    }


@pytest.fixture
def halaman(page: Page, live_server: LiveServer) -> Iterator[Page]:
    """A page that fails its test on a script error, a failing answer or a request that leaves the server.

    A test that expects an error takes it out of halaman.galat, the list of what went wrong.
    """
    galat: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # Chromium also logs "Failed to load resource" here; on_response says it with its address.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            galat.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        # chrome: and chrome-extension: are the parts of the browser's own PDF viewer.
        dalam = (live_server.url + "/", "data:", "blob:", "about:", "chrome:", "chrome-extension:")
        if not request.url.startswith(dalam):
            galat.append(f"leaves the server: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            galat.append(f"{response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: galat.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("response", on_response)
    page.galat = galat
    yield page
    assert not galat, "\n".join(galat)


@pytest.fixture
def masuk(halaman: Page, live_server: LiveServer) -> Callable[[Pengguna], Page]:
    """masuk(user) signs the user in without the form and gives the page."""

    def sign_in(user: Pengguna) -> Page:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        halaman.context.add_cookies([cookie])
        return halaman

    return sign_in
