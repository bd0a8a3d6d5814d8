"""Tasks for `manage.py db_worker` (Django Tasks API)."""

from __future__ import annotations

from django_tasks import task

from reports import pekerjaan


@task()
def cetak(nomor: int) -> None:
    pekerjaan.kerjakan(nomor)
