"""The demo unit's LKjIP 2024 in the making: tasks, a finished section, one of its own, an annex, analyses.

Called by demo_lkjip. What is made up says so in its text; all goes through the services.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from budget.models import AnalisisAnggaran
from lkjip import demo
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit
from lkjip.numbers import SERATUS
from reports.analisis import Objek, cap, semua_objek, simpan
from reports.bagian import tambah
from reports.bagian_tugas import Tugas, selesaikan, tugaskan
from reports.build import sumber_untuk
from reports.enums import SebabVersi
from reports.garis import Penyusun, Terlihat
from reports.lampiran_baca import baca_pdf
from reports.lampiran_tulis import tambah_lampiran
from reports.models import BagianUnit, Naskah, VersiNaskah
from reports.queries import bagian

TAHUN = 2024
DISUSUN = (2025, 1, 20, 9)
# By section: who answers for it, and until when.
TUGAS = (
    ("pendahuluan", Peran.PERENCANA, date(2025, 2, 10)),
    ("analisis-penyebab", Peran.OPERATOR, date(2025, 2, 14)),
    ("program-penunjang", Peran.OPERATOR, date(2025, 2, 14)),
    ("realisasi-anggaran", Peran.PERENCANA, date(2025, 2, 17)),
    ("penutup", Peran.KEPALA, date(2025, 2, 20)),
)
SELESAI = ("latar-belakang", "maksud-tujuan")
INOVASI = "Inovasi Layanan"
ISI_INOVASI = (
    "<p>Bagian ini contoh bagian tambahan: perangkat daerah menambahkannya sendiri pada susunan LKjIP, dan "
    "nomornya mengikuti urutan.</p>"
)
PENYEBAB = "Sebagian kegiatan dilaksanakan bersama mitra sehingga biayanya lebih rendah daripada rencana."
RENCANA = "Menyesuaikan rencana kas tahun berikutnya dengan jadwal pelaksanaan kegiatan."
HALAMAN = (((1240, 1754), "PERJANJIAN KINERJA TAHUN 2024"), ((1754, 1240), "LAMPIRAN PERJANJIAN KINERJA"))


def dokumen_demo() -> list[str]:
    """What is not there yet. Says what was done, for a command's output."""
    unit = Unit.objects.select_related("pemda").get(slug=demo.UNIT)
    if BagianUnit.objects.filter(unit=unit, tahun=TAHUN).exists():
        return []
    orang = Pengguna.objects.in_bulk([p.value for p in Peran], field_name="username")
    saat = timezone.make_aware(datetime(*DISUSUN))  # noqa: DTZ001
    p = Penyusun(orang[Peran.PERENCANA], unit, TAHUN, saat)
    for kunci, peran, tenggat in TUGAS:
        tugaskan(p, _kini(p, kunci), Tugas(orang[peran].pk, tenggat, turunan=True))
    for kunci in SELESAI:
        selesaikan(p, _kini(p, kunci), selesai=True)
    _tulis(p, tambah(p, "gambaran-umum", INOVASI))
    tambah_lampiran(
        p, "Perjanjian Kinerja yang Ditandatangani (contoh)", baca_pdf(pdf_contoh(), "PK 2024.pdf")
    )
    banyak = _analisis(p)
    # What happened in the past is no news.
    Pemberitahuan.objects.filter(unit=unit, kunci__startswith="lkjip-tugas-", dibaca_pada=None).update(
        dibaca_pada=timezone.now()
    )
    return [f"Susunan LKjIP {TAHUN}: tugas, bagian tambahan, lampiran PDF, {banyak} analisis anggaran"]


def _kini(p: Penyusun, kunci: str) -> Terlihat:
    """The section as it stands now."""
    versi = {b.kunci: b.versi for b in bagian(p.unit.pk, p.tahun)}
    return Terlihat(kunci, versi.get(kunci, 0))


def _tulis(p: Penyusun, kunci: str) -> None:
    naskah = Naskah.objects.create(
        unit=p.unit, tahun=p.tahun, bagian=kunci, isi=ISI_INOVASI, diubah_oleh=p.pengguna
    )
    VersiNaskah.objects.create(
        naskah=naskah,
        nomor=1,
        isi=ISI_INOVASI,
        sebab=SebabVersi.TULIS,
        oleh=p.pengguna,
        mulai=p.sekarang,
        pada=p.sekarang,
    )


def _analisis(p: Penyusun) -> int:
    """The money of the two programs that absorbed least."""
    data = sumber_untuk(p.unit.slug, TAHUN)
    program = [o for _, daftar in semua_objek(data) for o in daftar if o.program]
    if AnalisisAnggaran.objects.filter(simpul__in=[o.id for o in program]).exists():
        return 0
    terendah = sorted(program, key=_serapan)[:2]
    for o in terendah:
        isi = {**o.teks, "penyebab": (PENYEBAB,), "rencana": (RENCANA,)}
        simpan(p, data, o, isi, cap(o.teks))
    return len(terendah)


def _serapan(o: Objek) -> Decimal:
    nilai = o.uang.serapan.nilai if o.uang else None
    return SERATUS if nilai is None else nilai


def pdf_contoh() -> bytes:
    """Two pages as of a scanner, the second one landscape."""
    lembar = []
    for ukuran, judul in HALAMAN:
        gambar = Image.new("L", ukuran, 255)
        kuas = ImageDraw.Draw(gambar)
        kuas.rectangle((60, 60, ukuran[0] - 60, ukuran[1] - 60), outline=90, width=3)
        kuas.text((120, 140), judul, fill=0, font=ImageFont.load_default(44))
        kuas.text(
            (120, 230),
            "Contoh untuk peragaan, bukan dokumen resmi.",
            fill=60,
            font=ImageFont.load_default(30),
        )
        lembar.append(gambar)
    hasil = BytesIO()
    lembar[0].save(hasil, "PDF", save_all=True, append_images=lembar[1:], resolution=150, title="Contoh")
    return hasil.getvalue()
