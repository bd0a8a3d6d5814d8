"""The demo unit's LKjIP 2024 reviewed: two notes, both answered, not stated yet. Called by demo_evaluasi.

Reviewer's proposals are taken over as they are; what only a person judges, and the days, are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from evaluation.enums import JawabanButir, LangkahReviu
from evaluation.isi_reviu import jawaban_reviu
from evaluation.models import JawabanReviu, ReviuLkjip
from evaluation.reviu import (
    Isian,
    Permintaan,
    ambil_langkah,
    buka_reviu,
    lembar_berlaku,
    simpan_jawaban,
    simpan_kepala,
    simpan_tanggapan,
)
from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit
from reports.build import sumber_untuk
from reports.reviu import muat, sidik, temuan

TAHUN = 2024
DIREVIU, DITANGGAPI = (2025, 2, 20, 10), (2025, 2, 25, 14)
# By check: the note, and what the unit says to it.
CATATAN = {
    "penanggung-jawab": (
        "Bidang penanggung jawab indikator sasaran belum ditetapkan dalam aplikasi.",
        "Penanggung jawab ditetapkan bersama rencana aksi tahun 2025.",
    ),
    "perbandingan": (
        "Target akhir Renstra untuk Indeks Pemberdayaan Gender belum ada, jadi kemajuannya tidak terbaca.",
        "Target akhir diusulkan pada perubahan Renstra berikutnya.",
    ),
}
KEPALA: dict[str, Any] = {
    "nomor": "700/012/Reviu-LKjIP/2025",
    "tanggal": datetime(*DIREVIU[:3]).date(),  # noqa: DTZ001 - only its date
    "simpulan": "LKjIP disusun sesuai ketentuan; dua hal perlu dilengkapi.",
}


def reviu_demo() -> list[str]:
    """What is not there yet. Says what was done, for a command's output."""
    unit = Unit.objects.select_related("pemda").get(slug=demo.UNIT)
    # A demo database of before the checklist is left as it is.
    if (
        lembar_berlaku(unit.pemda_id, TAHUN) is None
        or ReviuLkjip.objects.filter(unit=unit, tahun=TAHUN).exists()
    ):
        return []
    penelaah, perencana = (
        Pengguna.objects.get(username=p.value) for p in (Peran.INSPEKTORAT, Peran.PERENCANA)
    )
    reviu = buka_reviu(unit, TAHUN, penelaah)
    data = muat(sumber_untuk(unit.slug, TAHUN))
    saat = _saat(DIREVIU)
    jawaban = jawaban_reviu(reviu)
    simpan_jawaban(
        reviu,
        penelaah,
        [Isian(j.pk, j.versi, _jawab(j, temuan(data, j.butir.usulan))) for j in jawaban],
        saat,
    )
    simpan_kepala(reviu, penelaah, Isian(reviu.pk, reviu.versi, KEPALA))
    ambil_langkah(Permintaan(LangkahReviu.SAMPAIKAN, penelaah, sidik(data), sekarang=saat), reviu)
    saat = _saat(DITANGGAPI)
    simpan_tanggapan(
        reviu,
        perencana,
        [
            Isian(j.pk, j.versi, {"tanggapan": CATATAN[j.butir.usulan][1]})
            for j in jawaban_reviu(reviu)
            if j.catatan
        ],
        saat,
    )
    ambil_langkah(Permintaan(LangkahReviu.TANGGAPI, perencana, sekarang=saat), reviu)
    # What happened in the past is no news.
    Pemberitahuan.objects.filter(unit=unit, kunci__startswith="reviu-", dibaca_pada=None).update(
        dibaca_pada=timezone.now()
    )
    return [f"LKjIP {TAHUN} direviu: {len(CATATAN)} catatan, ditanggapi"]


def _jawab(jawaban: JawabanReviu, usul: Any) -> Mapping[str, str]:
    """Two items get a “tidak” with its note; the others as proposed, “ya” where nothing or no is proposed."""
    if jawaban.butir.usulan in CATATAN:
        return {"jawaban": JawabanButir.TIDAK.value, "catatan": CATATAN[jawaban.butir.usulan][0]}
    nilai = usul.jawaban if usul and usul.jawaban != JawabanButir.TIDAK else JawabanButir.YA
    return {"jawaban": nilai.value, "catatan": ""}


def _saat(bagian: tuple[int, ...]) -> datetime:
    return timezone.make_aware(datetime(*bagian))  # type: ignore[arg-type] # noqa: DTZ001
