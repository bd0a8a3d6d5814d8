"""The demo unit's year 2024 in the workflow: three quarters behind it, the fourth to be filled.

The seed report (LKjIP 2024) has quarterly figures of the programs of sasaran 1 only. By the rules of today
the first three quarters could never have been submitted, so their submission is put into the log directly,
and says so; all other steps are taken by the services, at moments of the past. These moments, and the days
on which the figures were entered, are made up. No figure is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from budget.enums import LevelSimpul
from budget.models import RealisasiAnggaran, Simpul
from indicators.models import Realisasi
from lkjip.atur_periode import perpanjang, usulan
from lkjip.enums import Keadaan, Peran
from lkjip.jabatan import jabatan_pada
from lkjip.models import Pemberitahuan, Pengguna, Periode, Unit
from lkjip.periode import Jendela, Saat
from pengisian.alur import Permintaan, ambil_langkah
from pengisian.enums import Langkah
from pengisian.models import LangkahTriwulan, TriwulanUnit

TAHUN, TRIWULAN_TERBUKA = 2024, 4
BIDANG = {"1.2": "uptd-ppa", "1.6": "uptd-ppa", "4.1": "sekretariat"}
BIDANG_LAIN = "bidang"
LAMA_TERBUKA = timedelta(21)
CATATAN_AJUKAN = (
    "Peragaan: dicatat tanpa pemeriksaan kekurangan, karena LKjIP 2024 hanya memuat angka triwulan "
    "program sasaran 1."
)
ALASAN_TERBUKA = "Periode peragaan: triwulan ini dibuka supaya pengisian dapat dicoba."


@dataclass(frozen=True, slots=True)
class Riwayat:
    """A quarter of the past: when its rows were filled, the UPTD's and the others', and its steps."""

    triwulan: int
    diisi: date
    diisi_uptd: date
    langkah: tuple[tuple[Langkah, date, str], ...]


RIWAYAT = (
    Riwayat(
        1,
        date(2024, 4, 10),
        date(2024, 4, 8),
        (
            (Langkah.AJUKAN, date(2024, 4, 12), ""),
            (Langkah.SETUJUI, date(2024, 4, 15), ""),
            (Langkah.KUNCI, date(2024, 5, 2), ""),
        ),
    ),
    Riwayat(  # late
        2,
        date(2024, 7, 17),
        date(2024, 7, 11),
        (
            (Langkah.AJUKAN, date(2024, 7, 18), ""),
            (Langkah.SETUJUI, date(2024, 7, 19), ""),
            (Langkah.KUNCI, date(2024, 8, 1), ""),
        ),
    ),
    Riwayat(  # sent back once
        3,
        date(2024, 10, 9),
        date(2024, 10, 8),
        (
            (Langkah.AJUKAN, date(2024, 10, 10), ""),
            (
                Langkah.KEMBALIKAN,
                date(2024, 10, 11),
                "Realisasi anggaran baris 1.1.1.1 dan 1.1.1.2 agar dicocokkan dengan laporan keuangan.",
            ),
            (Langkah.AJUKAN, date(2024, 10, 14), ""),
            (Langkah.SETUJUI, date(2024, 10, 15), ""),
            (Langkah.KUNCI, date(2024, 11, 1), ""),
        ),
    ),
)
PELAKU = {
    Langkah.AJUKAN: Peran.PERENCANA,
    Langkah.SETUJUI: Peran.KEPALA,
    Langkah.KEMBALIKAN: Peran.KEPALA,
    Langkah.KUNCI: Peran.KOORDINATOR,
}


@transaction.atomic
def siapkan(unit: Unit, orang: dict[Peran, Pengguna]) -> list[str]:
    """Everything that is not there yet. Says what was done, for the command's output."""
    hasil = []
    if terbagi := _bagi_bidang(unit):
        hasil.append(f"{terbagi} program mendapat penanggung jawab")
    for u in usulan(TAHUN):
        isi = {"buka": u.buka, "tenggat": u.tenggat, "tutup": u.tutup}
        Periode.objects.get_or_create(pemda=unit.pemda, tahun=TAHUN, triwulan=u.triwulan, defaults=isi)
    for riwayat in RIWAYAT:
        if not TriwulanUnit.objects.filter(unit=unit, tahun=TAHUN, triwulan=riwayat.triwulan).exists():
            _jalani(unit, riwayat, orang)
            hasil.append(f"Triwulan {riwayat.triwulan}: {len(riwayat.langkah)} langkah")
    if sampai := _buka(unit, orang[Peran.KOORDINATOR]):
        hasil.append(f"Triwulan {TRIWULAN_TERBUKA} dibuka sampai {sampai:%d-%m-%Y}")
    # What happened in the past is no news.
    lama = Pemberitahuan.objects.filter(unit=unit, dibuat_pada__year__lte=TAHUN, dibaca_pada=None)
    kini = timezone.now()
    lama.update(dibaca_pada=kini, dikirim_pada=kini)
    return hasil


def _bagi_bidang(unit: Unit) -> int:
    """Each program of the year gets its bidang, where it has none."""
    bidang = {b.kode: b for b in unit.bidang.all()}
    program = list(
        Simpul.objects.filter(unit=unit, tahun=TAHUN, level=LevelSimpul.PROGRAM, bidang__isnull=True)
    )
    for p in program:
        p.bidang = bidang.get(BIDANG.get(p.kode, BIDANG_LAIN))
    Simpul.objects.bulk_update(program, ["bidang"])
    return len(program)


def _pada(hari: date, jam: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time(jam)))


def _jalani(unit: Unit, riwayat: Riwayat, orang: dict[Peran, Pengguna]) -> None:
    _diisi(unit, riwayat)
    baris = TriwulanUnit.objects.create(unit=unit, tahun=TAHUN, triwulan=riwayat.triwulan)
    for n, (langkah, hari, alasan) in enumerate(riwayat.langkah):
        oleh = orang[PELAKU[langkah]]
        if langkah == Langkah.AJUKAN:
            _ajukan(baris, oleh, _pada(hari, 10 + n))
        else:
            minta = Permintaan(langkah, oleh, alasan, sekarang=_pada(hari, 10 + n))
            ambil_langkah(minta, unit, TAHUN, riwayat.triwulan)
        baris.refresh_from_db()


def _ajukan(baris: TriwulanUnit, oleh: Pengguna, pada: datetime) -> None:
    """The submission, past the check of what is missing."""
    periode = Periode.objects.get(pemda=baris.unit.pemda, tahun=baris.tahun, triwulan=baris.triwulan)
    hari = timezone.localdate(pada)
    jendela = Jendela(hari, periode.buka, periode.tenggat, periode.tutup)
    dari, baris.keadaan = baris.keadaan, Keadaan.DIAJUKAN
    baris.save()
    LangkahTriwulan.objects.create(
        triwulan=baris,
        langkah=Langkah.AJUKAN,
        dari=dari,
        ke=baris.keadaan,
        versi=baris.versi,
        alasan=CATATAN_AJUKAN,
        terlambat=jendela.saat == Saat.LEWAT_TENGGAT,
        oleh=oleh,
        jabatan=jabatan_pada(oleh, baris.unit, hari),
        pada=pada,
    )


def _diisi(unit: Unit, riwayat: Riwayat) -> None:
    """When the rows were filled: without it they would all be of the day on which the demo was loaded."""
    kode = [k for k, bidang in BIDANG.items() if bidang == "uptd-ppa"]
    milik = Simpul.objects.filter(unit=unit, tahun=TAHUN)
    uptd = [s.pk for s in milik if any(s.kode == k or s.kode.startswith(f"{k}.") for k in kode)]
    kinerja = Realisasi.objects.filter(indikator__unit=unit, tahun=TAHUN, triwulan=riwayat.triwulan)
    uang = RealisasiAnggaran.objects.filter(simpul__in=milik, triwulan=riwayat.triwulan)
    kinerja.update(diubah_pada=_pada(riwayat.diisi))
    uang.update(diubah_pada=_pada(riwayat.diisi))
    kinerja.filter(indikator__simpul__simpul__in=uptd).update(diubah_pada=_pada(riwayat.diisi_uptd))
    uang.filter(simpul__in=uptd).update(diubah_pada=_pada(riwayat.diisi_uptd))


def _buka(unit: Unit, koordinator: Pengguna) -> date | None:
    """The open quarter has its period like the others, and for the demo more time, three weeks from today."""
    hari = timezone.localdate()
    periode = Periode.objects.get(pemda=unit.pemda, tahun=TAHUN, triwulan=TRIWULAN_TERBUKA)
    if unit.perpanjangan.filter(periode=periode, sampai__gt=hari).exists():
        return None
    sampai = hari + LAMA_TERBUKA
    perpanjang(periode, unit, sampai=sampai, alasan=ALASAN_TERBUKA, oleh=koordinator)
    return sampai
