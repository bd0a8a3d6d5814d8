"""The steps of the LKjIP as a document: tetapkan (freezes an edition), terbitkan, koreksi.

Each is a row of the log. `StatusLkjip.versi` decides between two who take one at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from evaluation.models import ReviuLkjip
from lkjip.enums import Peran, TahapLkjip, TahapReviu
from lkjip.kirim_surel import kirim_surel
from lkjip.models import Pengguna, Unit
from lkjip.navigation import alamat
from lkjip.pemberitahuan import beri_tahu, penerima
from reports.beku import BerkasRusak, Maju, Rancangan, baca, buang, rakit, rancang, sidik_isi, simpan
from reports.build import sumber_untuk, susun_laporan
from reports.enums import HAK_LANGKAH, KE_TAHAP, LangkahDokumen
from reports.models import BerkasTerbitan, LangkahLkjip, StatusLkjip, Terbitan
from reports.periksa import galat_terbuka
from reports.renderers.json import lkjip_json
from reports.reviu import sidik
from reports.sumber import Sumber
from reports.tahap import boleh_lkjip, tahap_lkjip

# Who is told of a step, and in which words.
DIBERI_TAHU: dict[LangkahDokumen, tuple[tuple[Peran, ...], str]] = {
    LangkahDokumen.TETAPKAN: ((Peran.PERENCANA, Peran.KOORDINATOR, Peran.INSPEKTORAT), "ditetapkan final"),
    LangkahDokumen.TERBITKAN: (
        (Peran.PERENCANA, Peran.KEPALA, Peran.KOORDINATOR, Peran.INSPEKTORAT),
        "diterbitkan",
    ),
    LangkahDokumen.KOREKSI: (
        (Peran.PERENCANA, Peran.OPERATOR, Peran.KOORDINATOR, Peran.INSPEKTORAT),
        "dibuka untuk koreksi",
    ),
}


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What stands in the way of being final, and the page where it is mended; empty where there is none."""

    pesan: str
    alamat: str


class LangkahDitolak(Exception):
    """A step that cannot be taken. The message says why; kekurangan lists what is missing."""

    def __init__(self, pesan: str, kurang: tuple[Kekurangan, ...] = ()) -> None:
        super().__init__(pesan)
        self.kekurangan = kurang


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A step to be taken. sidik: of the figures that were seen (reports/reviu.py); empty: those of now."""

    oleh: Pengguna
    alasan: str = ""
    sidik: str = ""
    sekarang: datetime = field(default_factory=timezone.now)


def kekurangan(data: Sumber, tahap: TahapLkjip) -> tuple[Kekurangan, ...]:
    """What stands in the way of TETAPKAN; empty where nothing does."""
    di = {"unit": data.unit.slug, "tahun": data.tahun}
    hasil = []
    if tahap == TahapLkjip.DRAF:
        pesan = "Inspektorat belum menyatakan LKjIP ini telah direviu."
        hasil.append(Kekurangan(pesan, reverse("reviu", kwargs=di)))
    if banyak := galat_terbuka(data):
        pesan = (
            f"Masih ada {banyak} galat pada pemeriksaan yang belum diperbaiki atau diterima dengan alasan."
        )
        hasil.append(Kekurangan(pesan, alamat("periksa", di) or ""))
    return tuple(hasil)


def angka_berubah(data: Sumber) -> bool:
    """Whether the report has other figures than those that APIP declared reviewed."""
    dulu = ReviuLkjip.objects.filter(
        unit=data.unit_id, tahun=data.tahun, tahap=TahapReviu.DINYATAKAN
    ).values_list("sidik", flat=True)
    return any(s and s != sidik(data) for s in dulu)


def langkah_terbuka(pengguna: Pengguna, unit: Unit, tahap: TahapLkjip) -> tuple[LangkahDokumen, ...]:
    """The steps that the user may take now, as the table of rights says."""
    return tuple(g for g in LangkahDokumen if boleh_lkjip(pengguna, HAK_LANGKAH[g], unit, tahap))


def tetapkan(minta: Permintaan, unit: Unit, tahun: int, maju: Maju = lambda *_: None) -> Terbitan:
    """Freezes the report as it stands as the next edition. Takes seconds. Raises LangkahDitolak.

    Whatever happens in between, the state is final together with all files and rows, or as it was before.
    """
    with transaction.atomic():  # what is read is of one moment
        status = StatusLkjip.objects.get_or_create(unit=unit, tahun=tahun)[0]
        r = _rancang(minta, unit, status)
    berkas = simpan(r.terbitan, rakit(r.laporan, maju))
    try:
        with transaction.atomic():
            _catat(LangkahDokumen.TETAPKAN, minta, unit, status, TahapLkjip.DIREVIU)
            _pastikan_sama(unit, tahun, r)
            r.terbitan.save()
            for b in berkas:
                b.terbitan = r.terbitan
            BerkasTerbitan.objects.bulk_create(berkas)
    except BaseException:
        buang(berkas)
        raise
    return r.terbitan


def periksa_tetapkan(minta: Permintaan, unit: Unit, data: Sumber) -> None:
    """Raises LangkahDitolak where the report cannot become final now."""
    _pastikan(LangkahDokumen.TETAPKAN, minta, unit, data.tahun)
    if minta.sidik and minta.sidik != sidik(data):
        raise LangkahDitolak("Angka laporan berubah sejak halaman ini dibuka. Periksa lagi, lalu tetapkan.")
    if kurang := kekurangan(data, TahapLkjip.DIREVIU):
        raise LangkahDitolak("LKjIP belum dapat ditetapkan.", kurang)


def _rancang(minta: Permintaan, unit: Unit, status: StatusLkjip) -> Rancangan:
    data = sumber_untuk(unit.slug, status.tahun)
    periksa_tetapkan(minta, unit, data)
    try:
        return rancang(data, unit, minta.oleh, _alasan_koreksi(status), minta.sekarang)
    except BerkasRusak as galat:
        raise LangkahDitolak(f"Terbitan sebelumnya tidak dapat dibaca: {galat}") from galat


def _pastikan_sama(unit: Unit, tahun: int, r: Rancangan) -> None:
    """What was printed must be what stands at the moment of the decision."""
    if sidik_isi(lkjip_json(susun_laporan(sumber_untuk(unit.slug, tahun)))) != r.sidik_isi:
        raise LangkahDitolak("Isi laporan berubah ketika berkasnya disusun. Periksa lagi, lalu tetapkan.")


def _alasan_koreksi(status: StatusLkjip) -> str:
    """Why the edition before is corrected; empty for the first."""
    langkah = status.langkah.filter(langkah=LangkahDokumen.KOREKSI).first()  # the latest
    return langkah.alasan if langkah else ""


def terbitkan(minta: Permintaan, unit: Unit, tahun: int) -> Terbitan:
    """Makes the latest edition public. Raises LangkahDitolak, also where its files are not what they were."""
    status = _status(unit, tahun)
    dari = _pastikan(LangkahDokumen.TERBITKAN, minta, unit, tahun)
    terbitan = Terbitan.objects.filter(unit=unit, tahun=tahun).order_by("-nomor").first()
    if terbitan is None:
        raise LangkahDitolak("Belum ada terbitan yang ditetapkan.")
    try:
        for b in terbitan.berkas.all():
            baca(b)
    except BerkasRusak as galat:
        raise LangkahDitolak(f"{galat} Hubungi admin sebelum menerbitkan.") from galat
    with transaction.atomic():
        _catat(LangkahDokumen.TERBITKAN, minta, unit, status, dari)
        terbitan.diterbitkan_oleh, terbitan.diterbitkan_pada = minta.oleh, minta.sekarang
        terbitan.save(update_fields=["diterbitkan_oleh", "diterbitkan_pada"])
    return terbitan


def koreksi(minta: Permintaan, unit: Unit, tahun: int) -> StatusLkjip:
    """Opens the report again. What is published stays so until its correction is. Raises LangkahDitolak."""
    status = _status(unit, tahun)
    dari = _pastikan(LangkahDokumen.KOREKSI, minta, unit, tahun)
    if not minta.alasan.strip():
        raise LangkahDitolak("Tulis alasan koreksi; alasan ini tercetak pada terbitan berikutnya.")
    with transaction.atomic():
        _catat(LangkahDokumen.KOREKSI, minta, unit, status, dari)
    return status


def _status(unit: Unit, tahun: int) -> StatusLkjip:
    """As it stands; a draft may have no row yet."""
    milik = {"unit": unit, "tahun": tahun}
    return StatusLkjip.objects.filter(**milik).first() or StatusLkjip(**milik)


def _pastikan(langkah: LangkahDokumen, minta: Permintaan, unit: Unit, tahun: int) -> TahapLkjip:
    """The state from which the step is taken."""
    tahap = tahap_lkjip(unit.pk, tahun)
    if not any(boleh_lkjip(minta.oleh, HAK_LANGKAH[langkah], unit, t) for t in TahapLkjip):
        raise LangkahDitolak(f"Anda tidak berhak atas langkah “{langkah.label}”.")
    if not boleh_lkjip(minta.oleh, HAK_LANGKAH[langkah], unit, tahap):
        kurang: tuple[Kekurangan, ...] = ()
        if langkah == LangkahDokumen.TETAPKAN and tahap == TahapLkjip.DRAF:
            kurang = kekurangan(sumber_untuk(unit.slug, tahun), tahap)
        pesan = f"Langkah “{langkah.label}” tidak berlaku: LKjIP ini {tahap.label.lower()}."
        raise LangkahDitolak(pesan, kurang)
    return tahap


def _catat(
    langkah: LangkahDokumen, minta: Permintaan, unit: Unit, status: StatusLkjip, dari: TahapLkjip
) -> None:
    """The new state if it is still the one that was seen, its row of the log, and the messages about it."""
    ke = KE_TAHAP[langkah]
    milik = StatusLkjip.objects.filter(pk=status.pk, versi=status.versi)
    if not milik.update(tahap=ke, versi=F("versi") + 1):
        raise LangkahDitolak("Status LKjIP ini baru saja diubah orang lain. Muat ulang halaman ini.")
    catatan = LangkahLkjip.objects.create(
        status=status,
        langkah=langkah,
        dari=dari,
        ke=ke,
        alasan=minta.alasan.strip(),
        oleh=minta.oleh,
        pada=minta.sekarang,
    )
    peran, kata = DIBERI_TAHU[langkah]
    kepada = [p for p in penerima(unit, peran) if p.pk != minta.oleh.pk]
    beri_tahu(
        kepada,
        kunci=f"lkjip-{catatan.pk}",
        judul=f"LKjIP {status.tahun} {unit.nama_singkat} {kata}",
        isi=catatan.alasan,
        alamat=reverse("terbitan", kwargs={"unit": unit.slug, "tahun": status.tahun}),
        unit=unit,
        sekarang=minta.sekarang,
    )
    if kepada:  # a mail that cannot be sent waits for manage.py kirim_surel
        transaction.on_commit(partial(kirim_surel, {p.pk for p in kepada}), robust=True)
