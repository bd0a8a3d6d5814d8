"""The lock under which an evaluation is changed: its row, until the end of the transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from evaluation.models import EvaluasiAkip
from pengisian.simpan import giliran


@contextmanager
def evaluasi_terkunci(evaluasi: EvaluasiAkip) -> Iterator[EvaluasiAkip]:
    """The evaluation as it is now, with nobody else at it. Opens the transaction."""
    with giliran, transaction.atomic():
        semua = EvaluasiAkip.objects.select_related("unit__pemda", "lke")
        yield semua.select_for_update(of=("self",)).get(pk=evaluasi.pk)
