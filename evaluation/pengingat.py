"""Reminds the unit of recommendations that are due within a week or overdue. Each reminder goes out once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from evaluation.daftar import rekomendasi_final
from evaluation.kabar import alamat_rekomendasi, pihak_unit, sebut_rekomendasi
from evaluation.umur import sebut_sisa
from lkjip.access import BELUM_SELESAI
from lkjip.formats import tanggal
from lkjip.masa_unit import masih_ada
from lkjip.pemberitahuan import beri_tahu

SEMINGGU = timedelta(7)
# Of what was due longer ago nobody is told for the first time: the desk and the list show it.
USAI = timedelta(30)


def ingatkan_rekomendasi(sekarang: datetime | None = None) -> int:
    """Writes the reminders that are due, and says of how many recommendations."""
    sekarang = sekarang or timezone.now()
    hari = timezone.localdate(sekarang)
    semua = rekomendasi_final().filter(
        masih_ada(hari, "evaluasi__unit__"),
        status__in=BELUM_SELESAI,
        tenggat__range=(hari - USAI, hari + SEMINGGU),
    )
    banyak = 0
    for r in semua.select_related("evaluasi__unit__pemda"):
        apa, sisa = "lewat", sebut_sisa(r.tenggat, hari)
        if r.tenggat >= hari:
            apa, sisa = "h7", f"batas waktu {sisa}"
        kepada = pihak_unit(r)
        beri_tahu(
            kepada,
            kunci=f"rekomendasi-{apa}-{r.pk}-{r.tenggat}",
            judul=f"{sebut_rekomendasi(r)}: {sisa}"[:200],
            isi=f"Batas waktu {tanggal(r.tenggat)}. {r.uraian}",
            alamat=alamat_rekomendasi(r),
            unit=r.evaluasi.unit,
            sekarang=sekarang,
        )
        banyak += bool(kepada)
    return banyak
