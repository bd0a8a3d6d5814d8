"""Loads what staff made of a report: texts, outline, images, attached documents. One query each."""

from __future__ import annotations

import logging
from collections import defaultdict

from django.core.files.storage import default_storage

from reports.blok import BlokHalaman, Lembar
from reports.data import DataBagian, DataGambar, Penerimaan
from reports.models import (
    BagianUnit,
    GambarNaskah,
    HalamanLampiran,
    Naskah,
    TemuanDiterima,
)

log = logging.getLogger(__name__)


def naskah(unit_id: int, tahun: int) -> dict[str, str]:
    """Written text by section key; empty ones, which replace nothing, are left out."""
    milik = Naskah.objects.filter(unit_id=unit_id, tahun=tahun).exclude(isi="")
    return dict(milik.values_list("bagian", "isi"))


def bagian(unit_id: int, tahun: int) -> tuple[DataBagian, ...]:
    """What the unit made of the outline. A year without rows of its own goes on with the latest one before.

    What belongs to one year only is left behind then: annexes, dates, and what was finished.
    """
    return bagian_dari(unit_id, tahun)[0]


def bagian_dari(unit_id: int, tahun: int) -> tuple[tuple[DataBagian, ...], int]:
    """The same, with the year that they are of."""
    baris = list(
        BagianUnit.objects.filter(unit_id=unit_id, tahun__lte=tahun)
        .select_related("lampiran", "penanggung_jawab")
        .order_by("-tahun", "urutan", "id")
    )
    terbaru = baris[0].tahun if baris else tahun
    milik = (b for b in baris if b.tahun == terbaru)
    if terbaru == tahun:
        return tuple(_bagian(b) for b in milik), tahun
    return tuple(_lanjutan(b) for b in milik if not hasattr(b, "lampiran")), terbaru


def _bagian(b: BagianUnit) -> DataBagian:
    lampiran = getattr(b, "lampiran", None)
    return DataBagian(
        kunci=b.kunci,
        aktif=b.aktif,
        urutan=b.urutan,
        tambahan=b.tambahan,
        induk=b.induk,
        judul=b.judul,
        penanggung_jawab_id=b.penanggung_jawab_id,
        penanggung_jawab=str(b.penanggung_jawab) if b.penanggung_jawab else "",
        tenggat=b.tenggat,
        selesai_pada=b.selesai_pada,
        lampiran_id=lampiran.pk if lampiran else None,
        banyak_halaman=lampiran.banyak_halaman if lampiran else 0,
        versi=b.versi,
    )


def _lanjutan(b: BagianUnit) -> DataBagian:
    return DataBagian(
        b.kunci,
        b.aktif,
        b.urutan,
        b.tambahan,
        b.induk,
        b.judul,
        b.penanggung_jawab_id,
        str(b.penanggung_jawab) if b.penanggung_jawab else "",
    )


def gambar(unit_id: int, tahun: int) -> dict[int, DataGambar]:
    """The images that texts may name, by id."""
    kolom = ("id", "judul", "sumber", "alt", "berkas", "tipe", "lebar", "tinggi")
    return {
        baris[0]: DataGambar(*baris)
        for baris in GambarNaskah.objects.filter(unit_id=unit_id, tahun=tahun).values_list(*kolom)
    }


def temuan_diterima(unit_id: int, tahun: int) -> dict[str, Penerimaan]:
    """What was accepted of the check, by the finding's sidik."""
    milik = TemuanDiterima.objects.filter(unit_id=unit_id, tahun=tahun).select_related("oleh")
    return {t.sidik: Penerimaan(t.alasan, str(t.oleh), t.pada) for t in milik}


def isi_gambar(berkas: str) -> bytes | None:
    """The bytes of an image in the store."""
    try:
        with default_storage.open(berkas, "rb") as isi:
            return bytes(isi.read())
    except OSError:
        log.exception("The image %s cannot be read", berkas)
        return None


def halaman_lampiran(unit_id: int, tahun: int) -> dict[int, BlokHalaman]:
    """The drawn pages of attached documents by the document's id; a page that cannot be read is left out."""
    hasil: dict[int, list[Lembar]] = defaultdict(list)
    judul: dict[int, tuple[str, str]] = {}
    semua = HalamanLampiran.objects.filter(
        lampiran__bagian__unit_id=unit_id, lampiran__bagian__tahun=tahun
    ).select_related("lampiran__bagian")
    for h in semua.order_by("lampiran_id", "nomor"):
        judul[h.lampiran_id] = (h.lampiran.bagian.kunci, h.lampiran.bagian.judul)
        try:
            with h.gambar.open("rb") as berkas:
                hasil[h.lampiran_id].append(Lembar(h.nomor, h.lebar, h.tinggi, berkas.read(), h.teks))
        except OSError:
            log.exception("Page %s of the attached document %s cannot be read", h.nomor, h.lampiran_id)
    return {i: BlokHalaman(*judul[i], tuple(lembar)) for i, lembar in hasil.items()}
