"""Freezing the LKjIP: an edition is made up, written in every format, and read again against its hashes.

Files are written before their rows. Whoever does not come to the rows takes the files away again; what a
killed process leaves behind is in nobody's list, and `manage.py periksa_terbitan` tells of it.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from indicators.versi import VERSI_RUMUS
from lkjip.formats import tanggal
from lkjip.jabatan import jabatan_pada
from lkjip.models import Pengguna, Unit
from lkjip.versi import VERSI_APLIKASI
from reports.blok import Bagian, BlokNarasi, Penerbitan, ReportData
from reports.build import susun_laporan
from reports.models import BerkasTerbitan, TemuanDiterima, Terbitan
from reports.models.terbitan import BACAAN
from reports.perubahan import CATATAN, Perubahan, bandingkan
from reports.renderers import DOKUMEN
from reports.renderers.json import lkjip_json
from reports.sumber import Sumber

# What an edition is kept as, the quickest first: what cannot be written is noticed before the PDF.
# The last but one is what the public pages read.
FORMAT: dict[str, str] = {
    **{f: DOKUMEN["lkjip"].format[f] for f in ("json", "html", "xlsx", "docx")},
    BACAAN: "reports.renderers.web.lkjip_web",
    "pdf": DOKUMEN["lkjip"].format["pdf"],
}
HURUF_KODE = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
TERCETAK = 200  # changes on the printed page; the rest is on the page of editions
Maju = Callable[[int, int, str], object]  # done, of how many, what is at hand


class BerkasRusak(Exception):
    """A frozen file is not there, or not what it was. The message tells a person."""


@dataclass(frozen=True, slots=True)
class Rancangan:
    """An edition before it is decided: its row, not saved yet, and its report."""

    terbitan: Terbitan
    laporan: ReportData
    sidik_isi: str  # of the report without what the edition says of itself


def rancang(data: Sumber, unit: Unit, oleh: Pengguna, alasan: str, sekarang: datetime) -> Rancangan:
    """The next edition of the report as it stands, with what changed since the one before."""
    tahun, hari = data.tahun, timezone.localdate(sekarang)
    lalu = Terbitan.objects.filter(unit=unit, tahun=tahun).order_by("-nomor").first()
    laporan = susun_laporan(data)
    isi = lkjip_json(laporan)
    perubahan = bandingkan(json.loads(baca(lalu.berkas.get(format="json"))), json.loads(isi)) if lalu else ()
    temuan = _temuan(unit, tahun)
    kode, nomor = _kode(), (lalu.nomor + 1 if lalu else 1)
    alasan = alasan if lalu else ""
    jabatan = jabatan_pada(oleh, unit, hari)
    cap = Penerbitan(
        nomor=nomor,
        kode=kode,
        alamat=alamat_periksa(kode),
        ditetapkan=tanggal(hari),
        oleh=f"{oleh}, {jabatan}" if jabatan else str(oleh),
        rumus=VERSI_RUMUS,
        aplikasi=VERSI_APLIKASI,
        alasan=alasan,
        temuan=tuple(temuan),
        mati=tuple(sorted(data.susunan.mati)),
    )
    catatan = (_catatan(lalu, cap, perubahan),) if lalu else ()
    return Rancangan(
        Terbitan(
            unit=unit,
            tahun=tahun,
            nomor=nomor,
            kode=kode,
            versi_rumus=VERSI_RUMUS,
            perubahan=[p.json() for p in perubahan],
            temuan=temuan,
            alasan=alasan,
            ditetapkan_oleh=oleh,
            ditetapkan_pada=sekarang,
        ),
        replace(laporan, draf=False, terbitan=cap, bagian=(*catatan, *laporan.bagian)),
        sidik_isi(isi),
    )


def sidik_isi(isi: str) -> str:
    return sha256(isi.encode()).hexdigest()


def alamat_periksa(kode: str) -> str:
    """Where anyone checks the files, for the QR code; empty where the site's own address is not known."""
    jalur = reverse("periksa-berkas-kode", kwargs={"kode": kode})
    return f"{settings.ALAMAT_SITUS}{jalur}" if settings.ALAMAT_SITUS else ""


def _kode() -> str:
    """Twelve characters, 59 bits: nobody finds an edition by trying."""
    return "-".join("".join(secrets.choice(HURUF_KODE) for _ in range(4)) for _ in range(3))


def _temuan(unit: Unit, tahun: int) -> list[dict[str, str]]:
    milik = TemuanDiterima.objects.filter(unit=unit, tahun=tahun).select_related("oleh")
    return [{"aturan": t.aturan, "uraian": t.uraian, "alasan": t.alasan, "oleh": str(t.oleh)} for t in milik]


# --- the page that lists what changed


def _catatan(lalu: Terbitan, cap: Penerbitan, perubahan: tuple[Perubahan, ...]) -> Bagian:
    html = format_html(
        "<p>Terbitan {} menggantikan Terbitan {} yang ditetapkan {}.</p><p>Alasan: {}</p>{}",
        cap.nomor,
        lalu.nomor,
        tanggal(timezone.localdate(lalu.ditetapkan_pada)),
        cap.alasan,
        _daftar(perubahan) if perubahan else format_html("<p>{}</p>", "Isi laporan tidak berubah."),
    )
    return Bagian(
        CATATAN, "", "Catatan Perubahan Terbitan", "depan", 1, (BlokNarasi("catatan_perubahan", str(html)),)
    )


def _daftar(perubahan: tuple[Perubahan, ...]) -> SafeString:
    """Grouped by place, as they are printed."""
    tempat: dict[str, list[Perubahan]] = {}
    for p in perubahan[:TERCETAK]:
        tempat.setdefault(p.tempat, []).append(p)
    sisa = len(perubahan) - TERCETAK
    return format_html(
        "{}{}",
        format_html_join(
            "",
            "<h4>{}</h4><ul>{}</ul>",
            ((t, format_html_join("", "<li>{}: {} → {}</li>", map(_tiga, isi))) for t, isi in tempat.items()),
        ),
        format_html("<p>Dan {} perubahan lain.</p>", sisa) if sisa > 0 else "",
    )


def _tiga(p: Perubahan) -> tuple[str, str, str]:
    return p.apa, p.lama or "(tidak ada)", p.baru or "(tidak ada)"


# --- files


def rakit(laporan: ReportData, maju: Maju) -> dict[str, bytes]:
    """The bytes of every format. maju is told before each."""
    hasil = {}
    for n, (format, renderer) in enumerate(FORMAT.items()):
        maju(n, len(FORMAT), f"Menyusun {format.upper()}")
        isi = import_string(renderer)(laporan)
        hasil[format] = isi.encode() if isinstance(isi, str) else isi
    maju(len(FORMAT), len(FORMAT), "Menyimpan berkas")
    return hasil


def simpan(terbitan: Terbitan, isi: Mapping[str, bytes]) -> list[BerkasTerbitan]:
    """Writes the files to the store, read-only. The rows are not saved; the edition's `sidik` is set.

    All files or none, but for a killed process.
    """
    hasil: list[BerkasTerbitan] = []
    try:
        for format, byte in isi.items():
            b = BerkasTerbitan(
                terbitan=terbitan,
                format=format,
                nama=f"LKjIP-{terbitan.unit.slug}-{terbitan.tahun}-terbitan-{terbitan.nomor}.{format}",
                ukuran=len(byte),
                sha256=sha256(byte).hexdigest(),
            )
            b.isi.save(b.nama, ContentFile(byte), save=False)
            hasil.append(b)
            with suppress(NotImplementedError):  # a store of objects has no modes
                os.chmod(b.isi.path, 0o400)
            if format == "json":
                terbitan.sidik = b.sha256
    except BaseException:
        buang(hasil)
        raise
    return hasil


def buang(berkas: Iterable[BerkasTerbitan]) -> None:
    """Takes away what was written for an edition that did not come about."""
    for b in berkas:
        b.isi.delete(save=False)


def baca(berkas: BerkasTerbitan) -> bytes:
    """The frozen bytes. Raises BerkasRusak where they are not what they were."""
    try:
        with berkas.isi.open("rb") as f:
            isi: bytes = f.read()
    except OSError as galat:
        raise BerkasRusak(f"Berkas {berkas.nama} tidak ada di simpanan.") from galat
    if sha256(isi).hexdigest() != berkas.sha256:
        raise BerkasRusak(f"Isi berkas {berkas.nama} tidak sesuai SHA-256 saat ditetapkan.")
    return isi
