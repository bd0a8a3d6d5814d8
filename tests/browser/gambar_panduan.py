"""The screenshots of the user guide as data. `make gambar-panduan` takes them; a test looks at the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip.enums import Peran

LAPTOP, HP = (1366, 768), (390, 844)
TAHUN = {"unit": "dp3akb", "tahun": 2024}
TW = TAHUN | {"triwulan": 4}  # is open
PEMDA = {"pemda": "balikpapan"}
PK = "the Perjanjian Kinerja in force"  # the test puts its number in


@dataclass(frozen=True, slots=True)
class Gambar:
    """A page as it is seen: static/img/panduan/<nama>.webp.

    tampak: selector of what the picture is about, to be seen in it. klik: what to open before.
    alt: what the guide says of it to who cannot see it.
    """

    nama: str
    url: str
    isian: Mapping[str, object]
    tampak: str
    alt: str
    peran: Peran = Peran.PERENCANA
    ukuran: tuple[int, int] = LAPTOP
    klik: tuple[str, ...] = field(default=())

    @property
    def berkas(self) -> str:
        return f"{self.nama}.webp"


GAMBAR = (
    Gambar(
        "susun-rencana",
        "rencana-susun",
        TAHUN,
        "text=Jangka menengah",
        "Halaman Susun rencana: dokumen menurut kelompok Perangkat daerah, Jangka menengah, dan Tahunan.",
    ),
    Gambar(
        "renstra",
        "renstra-versi",
        TAHUN | {"periode": 2021, "versi": 1},
        "text=Semula dan menjadi",
        "Halaman Renstra: versi, keputusan, alasan perubahan, dan tabel semula dan menjadi.",
    ),
    Gambar(
        "perjanjian",
        "rencana-perjanjian-satu",
        TAHUN | {"dokumen": PK},
        "text=Unduh PDF",
        "Halaman satu Perjanjian Kinerja: keadaan, data dokumen, serta tombol Unduh PDF dan Unduh Word.",
    ),
    Gambar(
        "rencana-aksi",
        "rencana-aksi",
        TAHUN,
        "text=Target tahun",
        "Halaman Rencana aksi: tabel target tiap triwulan dengan target tahun dan cara menghitungnya.",
    ),
    Gambar(
        "pohon-kinerja",
        "pohon",
        TAHUN,
        ".bingkai-pohon",
        "Halaman Pohon kinerja: celah perencanaan, pencarian, dan gambar pohon.",
    ),
    Gambar(
        "lembar-isian",
        "pengisian",
        TW,
        "table",
        "Lembar isian triwulan: baris indikator dengan target, sel realisasi, capaian, dan predikat.",
    ),
    Gambar(
        "lembar-ponsel",
        "pengisian",
        TW,
        "h1",
        "Pengisian pada ponsel: lembar menjadi daftar baris.",
        ukuran=HP,
    ),
    Gambar(
        "susunan",
        "susunan",
        TAHUN,
        "text=Kelengkapan",
        "Halaman Susunan LKjIP: kelengkapan dalam persen dan daftar bagian dengan keadaannya.",
    ),
    Gambar(
        "tulis",
        "tulis",
        TAHUN | {"bagian": "saran", "naskah": "saran"},
        ".ProseMirror",
        "Halaman Tulis: penyunting naskah sebuah bagian.",
    ),
    Gambar(
        "pemeriksaan",
        "periksa",
        TAHUN,
        "text=Peringatan terbuka",
        "Halaman Pemeriksaan: banyaknya galat, peringatan, dan catatan, serta daftar temuan.",
    ),
    Gambar(
        "akip",
        "akip",
        TAHUN | {"tahun": 2023},
        "text=Nilai menurut komponen",
        "Halaman Evaluasi AKIP: nilai, predikat, dan nilai menurut komponen.",
    ),
    Gambar(
        "rekomendasi",
        "rekomendasi",
        TAHUN,
        "text=Lewat batas waktu saja",
        "Halaman Rekomendasi: saringan dan daftar rekomendasi dengan status dan batas waktunya.",
    ),
    Gambar(
        "kelola",
        "kelola",
        PEMDA,
        "text=Pengaturan tahun",
        "Halaman Kelola: daftar pengaturan untuk seluruh pemerintah daerah.",
        peran=Peran.KOORDINATOR,
    ),
    Gambar(
        "capaian-pemda",
        "kelola-capaian",
        PEMDA | {"tahun": 2024, "triwulan": 4},
        "text=Serapan anggaran",
        "Halaman Capaian semua perangkat daerah: rata-rata capaian, serapan anggaran, dan perangkat daerah.",
        peran=Peran.KOORDINATOR,
    ),
)
