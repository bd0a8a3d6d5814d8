"""The short-lived child that writes an image anew, so that nothing but its pixels is left.

The image on stdin; argv[1] is JSON: jenis (jpg, png or webp), sisi (pixels at most), memori (bytes), detik
(of processor time). On stdout a line of JSON {"tipe", "lebar", "tinggi"}, then the new image. Knows Pillow
and nothing of Django.
"""

from __future__ import annotations

import json
import resource
import sys
from io import BytesIO

from PIL import Image, ImageOps

FORMAT = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
MUTU = 88  # of JPEG


def tulis_ulang(isi: bytes, jenis: str, sisi: int) -> tuple[dict[str, str | int], bytes]:
    """Upright, on white, at most `sisi` pixels long. What has transparency becomes PNG, photographs JPEG."""
    with Image.open(BytesIO(isi), formats=[FORMAT[jenis]]) as asal:
        asal.draft("RGB", (sisi, sisi))
        gambar = ImageOps.exif_transpose(asal)
        tembus = "A" in gambar.mode or "transparency" in gambar.info
        gambar = gambar.convert("RGBA" if tembus else "RGB")
    gambar.thumbnail((sisi, sisi))
    if tembus:
        putih = Image.new("RGB", gambar.size, "white")
        putih.paste(gambar, mask=gambar.getchannel("A"))
        gambar = putih
    gambar.info.clear()
    tipe = "png" if jenis == "png" or tembus else "jpg"
    hasil = BytesIO()
    gambar.save(hasil, FORMAT[tipe], **({"quality": MUTU} if tipe == "jpg" else {"optimize": True}))
    return {"tipe": tipe, "lebar": gambar.width, "tinggi": gambar.height}, hasil.getvalue()


def main() -> None:
    perintah = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (perintah["memori"], perintah["memori"]))
    resource.setrlimit(resource.RLIMIT_CPU, (perintah["detik"], perintah["detik"]))
    kepala, isi = tulis_ulang(sys.stdin.buffer.read(), perintah["jenis"], perintah["sisi"])
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + isi)


if __name__ == "__main__":
    main()
