"""A throw-away database with the demo, and Django set up as in an installation (no debug)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def django_dengan_demo(database_url: str = "") -> Iterator[Path]:
    """Django with the demo loaded, on SQLite unless told; yields a folder for files, gone afterwards."""
    with TemporaryDirectory(prefix="lkjip-bench-") as nama:
        folder = Path(nama)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "lkjip.settings",
            "DATABASE_URL": database_url or f"sqlite:///{folder / 'bench.sqlite3'}",
            "LKJIP_DEMO": "1",  # the demo's accounts
            "LKJIP_DEBUG": "0",  # cached templates, no log of queries
            "SECRET_KEY": "of-the-benchmark",
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        # Pages name static files; without collectstatic the manifest would be missing.
        settings.STORAGES["staticfiles"] = {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
        settings.STATIC_ROOT = folder
        for nama_simpanan in ("dokumen", "sementara"):  # nothing is printed or worked out yet
            settings.CACHES[nama_simpanan]["LOCATION"] = folder / nama_simpanan
        for perintah in ("migrate", "muat_demo", "demo_akun"):
            with open(os.devnull, "w") as bisu:
                call_command(perintah, verbosity=0, stdout=bisu)
        yield folder
        connection.close()
