"""Who evaluates: the team of an evaluation, and what a user may do with it.

Every view and service of an evaluation asks `boleh_pada`.
"""

from __future__ import annotations

from evaluation.models import EvaluasiAkip
from lkjip.access import Hak, Posisi, boleh
from lkjip.enums import PeranTim, TahapEvaluasi
from lkjip.models import Pengguna


def peran_tim(pengguna: Pengguna, evaluasi: EvaluasiAkip) -> PeranTim | None:
    """The user's place in the team. Reads the members once per evaluation object."""
    for anggota in evaluasi.anggota.all():
        if anggota.pengguna_id == pengguna.pk:
            return PeranTim(anggota.peran)
    return None


def posisi_evaluasi(pengguna: Pengguna, evaluasi: EvaluasiAkip) -> Posisi:
    return Posisi(TahapEvaluasi(evaluasi.tahap), tim=peran_tim(pengguna, evaluasi))


def boleh_pada(pengguna: Pengguna, hak: Hak, evaluasi: EvaluasiAkip) -> bool:
    return boleh(pengguna, hak, evaluasi.unit, posisi_evaluasi(pengguna, evaluasi))
