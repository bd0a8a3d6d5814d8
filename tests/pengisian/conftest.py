"""What the tests of the quarter's entry share."""

import pytest


@pytest.fixture(autouse=True)
def _surel_aktif(settings) -> None:
    """An installation with a mail server; without one nothing is sent (tests/lkjip)."""
    settings.SUREL_AKTIF = True
