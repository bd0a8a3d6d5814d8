"""Tasks for `manage.py db_worker` (Django Tasks API)."""

from __future__ import annotations

from django_tasks import task

from pertukaran.sipd import layanan


@task()
def baca_sipd(nomor: str) -> None:
    layanan.kerjakan(nomor)
