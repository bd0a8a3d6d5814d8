"""The demo unit's LKjIP 2023 as it was published: reviewed without notes, final, public (demo_lkjip).

Freezing prints the report, which takes seconds; so it is done once, in a database without that edition.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from evaluation.enums import JawabanButir, LangkahReviu
from evaluation.isi_reviu import jawaban_reviu
from evaluation.models import ReviuLkjip
from evaluation.reviu import (
    Isian,
    ambil_langkah,
    buka_reviu,
    lembar_berlaku,
    simpan_jawaban,
    simpan_kepala,
)
from evaluation.reviu import Permintaan as PermintaanReviu
from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit
from reports.build import sumber_untuk
from reports.enums import TingkatTemuan
from reports.models import TemuanDiterima, Terbitan
from reports.periksa import periksa
from reports.reviu import sidik
from reports.sumber import Sumber
from reports.terbitan import Permintaan, terbitkan, tetapkan

TAHUN = 2023
DIREVIU, DITETAPKAN, DITERBITKAN = (2024, 2, 26, 10), (2024, 3, 4, 9), (2024, 3, 6, 8)
DITERIMA = "Data peragaan tahun 2023 memang belum lengkap."
PERNYATAAN = {
    "nomor_pernyataan": "700/009/Reviu-LKjIP/2024",
    "tanggal_pernyataan": date(2024, 2, 26),
    "penandatangan": "(nama Inspektur)",
    "jabatan_penandatangan": "Inspektur Kota Balikpapan",
}


def terbitan_demo() -> list[str]:
    """What is not there yet. Says what was done, for a command's output."""
    unit = Unit.objects.select_related("pemda").get(slug=demo.UNIT)
    if (
        lembar_berlaku(unit.pemda_id, TAHUN) is None
        or Terbitan.objects.filter(unit=unit, tahun=TAHUN).exists()
    ):
        return []
    kepala, perencana, penelaah = (
        Pengguna.objects.get(username=p.value) for p in (Peran.KEPALA, Peran.PERENCANA, Peran.INSPEKTORAT)
    )
    data = sumber_untuk(unit.slug, TAHUN)
    if not ReviuLkjip.objects.filter(unit=unit, tahun=TAHUN).exists():
        _reviu(unit, penelaah, sidik(data))
    _terima_galat(data, perencana)
    tetapkan(Permintaan(kepala, sekarang=_saat(DITETAPKAN)), unit, TAHUN)
    terbitkan(Permintaan(kepala, sekarang=_saat(DITERBITKAN)), unit, TAHUN)
    # What happened in the past is no news.
    baru = Pemberitahuan.objects.filter(unit=unit, dibuat_pada__lt=_saat((2024, 12, 31, 0)), dibaca_pada=None)
    baru.update(dibaca_pada=timezone.now(), dikirim_pada=timezone.now())
    return [f"LKjIP {TAHUN}: terbitan 1 diterbitkan"]


def _reviu(unit: Unit, penelaah: Pengguna, sidik_angka: str) -> None:
    reviu = buka_reviu(unit, TAHUN, penelaah)
    ya = {"jawaban": JawabanButir.YA.value, "catatan": ""}
    isian = [Isian(j.pk, j.versi, ya) for j in jawaban_reviu(reviu)]
    simpan_jawaban(reviu, penelaah, isian, _saat(DIREVIU))
    simpan_kepala(reviu, penelaah, Isian(reviu.pk, reviu.versi, PERNYATAAN))
    ambil_langkah(
        PermintaanReviu(LangkahReviu.NYATAKAN, penelaah, sidik_angka, sekarang=_saat(DIREVIU)), reviu
    )


def _terima_galat(data: Sumber, oleh: Pengguna) -> None:
    """The year has few figures: what the check calls an error is accepted, with that reason."""
    TemuanDiterima.objects.bulk_create(
        TemuanDiterima(
            unit_id=data.unit_id,
            tahun=TAHUN,
            sidik=t.sidik,
            aturan=t.aturan.kunci,
            uraian=t.uraian,
            alasan=DITERIMA,
            oleh=oleh,
            pada=_saat(DITETAPKAN),
        )
        for t in periksa(data)
        if t.tingkat == TingkatTemuan.GALAT and t.diterima is None
    )


def _saat(bagian: tuple[int, ...]) -> datetime:
    return timezone.make_aware(datetime(*bagian))  # type: ignore[arg-type] # noqa: DTZ001
