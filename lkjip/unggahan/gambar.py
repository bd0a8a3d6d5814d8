"""Opens an image as proof that it is one, whole and of a bearable size. Runs in the child process."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from lkjip.formats import angka
from lkjip.unggahan.dasar import RUSAK, TERLALU_RUMIT, Tolak, tolak_ganda

FORMAT = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def periksa_gambar(isi: bytes, jenis: str, piksel: int) -> str:
    """What is in the image, in a few words. Raises Tolak."""
    tolak_ganda(isi, semua=True)
    _tolak_sisa(isi, jenis)
    try:
        with Image.open(BytesIO(isi), formats=[FORMAT[jenis]]) as gambar:
            lebar, tinggi = gambar.size
            _tolak_ukuran(lebar, tinggi, piksel)
            if jenis != "jpg" and getattr(gambar, "n_frames", 1) > 1:
                raise Tolak("Gambar bergerak tidak diterima. Kirim fotonya saja.")
            gambar.verify()
        with Image.open(BytesIO(isi), formats=[FORMAT[jenis]]) as gambar:
            gambar.draft(None, (max(lebar // 8, 1), max(tinggi // 8, 1)))  # JPEG: all is read, little is kept
            gambar.load()
    except (Image.DecompressionBombError, MemoryError):
        raise Tolak(TERLALU_RUMIT) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError):
        raise Tolak(RUSAK) from None
    return f"{lebar} × {tinggi} piksel"


def _tolak_ukuran(lebar: int, tinggi: int, piksel: int) -> None:
    if lebar * tinggi > piksel:
        raise Tolak(
            f"Gambar {lebar} × {tinggi} piksel terlalu besar; paling banyak "
            f"{angka(piksel // 1_000_000)} juta piksel. Perkecil gambarnya, lalu pilih lagi."
        )


def _tolak_sisa(isi: bytes, jenis: str) -> None:
    """Nothing may follow the image. Not so for JPEG: cameras append depth, motion and brightness."""
    if jenis == "png":
        akhir = isi.rfind(b"IEND") + 8
    elif jenis == "webp":
        panjang = int.from_bytes(isi[4:8], "little")
        akhir = 8 + panjang + panjang % 2
    else:
        return
    if akhir != len(isi) and isi[akhir:].strip(b"\0\r\n"):
        raise Tolak(RUSAK)
