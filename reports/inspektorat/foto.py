"""Images of evidence made small for print: upright, at most 900 pixels, without what the camera noted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from evaluation.models import BuktiEvaluasi
from lkjip.formats import tanggal
from reports.blok import BlokFoto, Foto

if TYPE_CHECKING:
    from evaluation.data import DataFotoBukti
    from reports.sumber import Sumber

SISI, MUTU = 900, 78  # pixels at most, JPEG quality
BATAS = 60  # images in one document; more would make a file that nobody can send
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FotoBukti:
    """A place for images in the outline."""

    kunci: str
    pilih: Callable[[Sumber], Iterable[DataFotoBukti]]

    def blok_dari(self, data: Sumber) -> BlokFoto | None:
        return blok_foto(self.kunci, self.pilih(data))


def blok_foto(kunci: str, bukti: Iterable[DataFotoBukti], *, lintas_unit: bool = False) -> BlokFoto | None:
    """The images as a block; None where there is none that can be shown."""
    foto = tuple(_foto(list(bukti)[:BATAS], lintas_unit))
    return BlokFoto(kunci, "Bukti Tindak Lanjut", foto) if foto else None


def _foto(bukti: Iterable[DataFotoBukti], lintas_unit: bool) -> Iterator[Foto]:
    simpanan = BuktiEvaluasi.berkas.field.storage
    for b in bukti:
        try:
            with simpanan.open(b.berkas, "rb") as berkas:
                isi = kecilkan(berkas.read())
        # A document without an image is better than none.
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            log.exception("The image %s cannot be printed", b.berkas)
            continue
        rekomendasi = f"Rekomendasi {b.nomor} LHE {b.tahun}"
        milik = f"{b.unit}, {rekomendasi}" if lintas_unit else rekomendasi
        yield Foto(b.judul, f"({milik}, {tanggal(b.tanggal)})", b.judul, isi)


def kecilkan(isi: bytes) -> bytes:
    """The image as a small JPEG. Raises what Pillow raises for what is none."""
    with Image.open(BytesIO(isi)) as asal:
        gambar = ImageOps.exif_transpose(asal)
        gambar.thumbnail((SISI, SISI))
        putih = Image.new("RGB", gambar.size, "white")
        putih.paste(gambar.convert("RGB"), mask=_tembus(gambar))
    hasil = BytesIO()
    putih.save(hasil, "JPEG", quality=MUTU, optimize=True)
    return hasil.getvalue()


def _tembus(gambar: Image.Image) -> Image.Image | None:
    """Where something is to be seen; None for the whole."""
    return (
        gambar.convert("RGBA").getchannel("A")
        if "A" in gambar.mode or "transparency" in gambar.info
        else None
    )
