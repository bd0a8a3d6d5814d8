"""What is said about a text of the LKjIP: remarks at a paragraph, answers, what is settled, what is open.

A remark keeps the first words of its paragraph. The paragraph is found again by them, also after small
changes; where it is not, the remark stands with its quotation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from lkjip.access import Hak
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu
from reports.models import BagianUnit, KomentarNaskah, Naskah
from reports.naskah import tempat
from reports.tahap import boleh_lkjip, tahap_lkjip

KUTIPAN_MAKS = 300  # letters of the paragraph
ISI_MAKS = 2000
MIRIP = 0.6  # of two paragraphs; below, the one is not the other any more


class KomentarDitolak(Exception):
    """What cannot be said now; the message tells why."""


@dataclass(frozen=True, slots=True)
class Percakapan:
    """A remark with its answers. paragraf is the number of its paragraph today, None where it is gone."""

    komentar: KomentarNaskah
    jawaban: tuple[KomentarNaskah, ...]
    paragraf: int | None

    @property
    def berubah(self) -> bool:
        """Whether the paragraph that it was about stands there no more."""
        return bool(self.komentar.kutipan) and self.paragraf is None


def komentar_terbuka(unit_id: int, tahun: int) -> dict[str, int]:
    """How many remarks are open, by the key of the text; texts without any are left out. One query."""
    terbuka = KomentarNaskah.objects.filter(
        naskah__unit=unit_id, naskah__tahun=tahun, induk=None, selesai_pada=None
    )
    hitungan = terbuka.order_by().values_list("naskah__bagian").annotate(banyak=Count("pk"))
    return dict(hitungan)


def percakapan(
    unit_id: int, tahun: int, teks: dict[str, Sequence[str]], *, terbuka: bool = False
) -> dict[str, tuple[Percakapan, ...]]:
    """The remarks on texts, whose paragraphs of today are given by key; open ones first. One query."""
    semua = KomentarNaskah.objects.filter(
        naskah__unit=unit_id, naskah__tahun=tahun, naskah__bagian__in=teks
    ).select_related("naskah", "oleh", "selesai_oleh")
    jawaban: dict[int, list[KomentarNaskah]] = defaultdict(list)
    pokok: dict[str, list[KomentarNaskah]] = {kunci: [] for kunci in teks}
    for k in semua:
        if k.induk_id is not None:
            jawaban[k.induk_id].append(k)
        elif not (terbuka and k.selesai_pada):
            pokok[k.naskah.bagian].append(k)
    return {
        kunci: tuple(
            Percakapan(k, tuple(jawaban[k.pk]), cari_paragraf(k.kutipan, teks[kunci]))
            for k in sorted(isi, key=lambda k: k.selesai_pada is not None)
        )
        for kunci, isi in pokok.items()
    }


def kutip(paragraf: str) -> str:
    """By which words a paragraph is named."""
    return " ".join(paragraf.split())[:KUTIPAN_MAKS].strip()


def cari_paragraf(kutipan: str, paragraf: Sequence[str]) -> int | None:
    """The paragraph that has the quotation, or the one that is most like it; None where none is."""
    if not kutipan:
        return None
    terbaik, milik = MIRIP, None
    for n, p in enumerate(map(kutip, paragraf)):
        if p == kutipan:
            return n
        banding = SequenceMatcher(None, p, kutipan, autojunk=False)
        if banding.real_quick_ratio() >= terbaik and banding.quick_ratio() >= terbaik:
            nilai = banding.ratio()
            if nilai >= terbaik:
                terbaik, milik = nilai, n
    return milik


@dataclass(frozen=True, slots=True)
class Pembicara:
    """Who speaks, about the texts of which unit and year."""

    user: Pengguna
    unit: Unit
    tahun: int

    def pastikan(self) -> None:
        """Raises KomentarDitolak where the user may not speak in the state of the report."""
        tahap = tahap_lkjip(self.unit.pk, self.tahun)
        if not boleh_lkjip(self.user, Hak.KOMENTARI, self.unit, tahap):
            raise KomentarDitolak(
                f"LKjIP ini berstatus {tahap.label.lower()}. Komentar dibuka lagi bersama koreksi."
            )


def komentari(
    p: Pembicara, kunci: str, kutipan: str, isi: str, sekarang: datetime | None = None
) -> KomentarNaskah:
    """A remark at a paragraph, or on the whole text where there is no quotation. Raises KomentarDitolak."""
    p.pastikan()
    with transaction.atomic():
        # A generated text has no row yet; an empty one replaces nothing.
        naskah, _ = Naskah.objects.get_or_create(
            unit=p.unit, tahun=p.tahun, bagian=kunci, defaults={"versi": 0}
        )
        baru = KomentarNaskah.objects.create(
            naskah=naskah, kutipan=kutip(kutipan), isi=isi, oleh=p.user, pada=sekarang or timezone.now()
        )
        _kabari(p, baru, baru, f"{p.user} mengomentari naskah LKjIP {p.tahun}")
    return baru


def jawab(p: Pembicara, pokok: KomentarNaskah, isi: str, sekarang: datetime | None = None) -> KomentarNaskah:
    """Raises KomentarDitolak."""
    p.pastikan()
    with transaction.atomic():
        baru = KomentarNaskah.objects.create(
            naskah=pokok.naskah, induk=pokok, isi=isi, oleh=p.user, pada=sekarang or timezone.now()
        )
        _kabari(p, pokok, baru, f"{p.user} menjawab komentar pada naskah LKjIP {p.tahun}")
    return baru


def selesaikan(p: Pembicara, pokok: KomentarNaskah, sekarang: datetime | None = None) -> None:
    """Settles a remark; who comes second changes nothing. Raises KomentarDitolak."""
    p.pastikan()
    terbuka = KomentarNaskah.objects.filter(pk=pokok.pk, induk=None, selesai_pada=None)
    sekarang = sekarang or timezone.now()
    if terbuka.update(selesai_oleh=p.user, selesai_pada=sekarang):
        judul = f"{p.user} menandai selesai komentar pada naskah LKjIP {p.tahun}"
        _kabari(p, pokok, pokok, judul, f"selesai-{sekarang:%Y%m%d%H%M%S}")


def buka_lagi(p: Pembicara, pokok: KomentarNaskah) -> None:
    """Raises KomentarDitolak."""
    p.pastikan()
    KomentarNaskah.objects.filter(pk=pokok.pk, induk=None).update(selesai_oleh=None, selesai_pada=None)


def _kabari(
    p: Pembicara, pokok: KomentarNaskah, apa: KomentarNaskah, judul: str, akhir: str = "baru"
) -> None:
    """Tells who answers for the section, who wrote the text, and who has taken part; not who did it."""
    naskah = pokok.naskah
    bagian = tempat(p.unit.pk, p.tahun, naskah.bagian).bagian.kunci
    alamat = {"unit": p.unit.slug, "tahun": p.tahun, "bagian": bagian, "naskah": naskah.bagian}
    beri_tahu(
        _peserta(p, pokok, bagian),
        kunci=f"komentar-{apa.pk}-{akhir}",
        judul=judul[:200],
        isi=apa.isi[:500],
        alamat=f"{reverse('naskah-komentar', kwargs=alamat)}#komentar-{pokok.pk}",
        unit=p.unit,
    )


def _peserta(p: Pembicara, pokok: KomentarNaskah, bagian: str) -> Iterable[Pengguna]:
    milik = BagianUnit.objects.filter(unit=p.unit, tahun=p.tahun, kunci=bagian)
    nomor: Collection[int | None] = {
        pokok.oleh_id,
        pokok.naskah.diubah_oleh_id,
        *pokok.jawaban.values_list("oleh", flat=True),
        *milik.values_list("penanggung_jawab", flat=True),
    }
    return Pengguna.objects.filter(pk__in=[n for n in nomor if n], is_active=True).exclude(pk=p.user.pk)
