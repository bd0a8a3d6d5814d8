"""The guides as data: who reads which, and which section explains which page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Panduan:
    """A guide: docs/panduan-<slug>.md, its title, what it is for."""

    slug: str
    judul: str
    untuk: str


PANDUAN = (
    Panduan(
        "perencanaan",
        "Perencanaan",
        "Renstra, indikator, IKU, program, DPA, Perjanjian Kinerja, rencana aksi, dan pohon kinerja.",
    ),
    Panduan("impor", "Impor SIPD", "Mengisi pagu dan realisasi belanja dari ekspor SIPD."),
    Panduan(
        "pengisian",
        "Pengisian triwulan",
        "Mengisi realisasi, melampirkan bukti, mengajukan, menyetujui, dan mengunci.",
    ),
    Panduan(
        "lkjip",
        "LKjIP",
        "Menyusun, menulis, memeriksa, menetapkan, dan menerbitkan LKjIP.",
    ),
    Panduan("evaluasi", "Evaluasi AKIP", "Penilaian mandiri, evaluasi Inspektorat, dan LHE."),
    Panduan(
        "tindak-lanjut",
        "Rekomendasi dan tindak lanjut",
        "Mencatat tindak lanjut rekomendasi LHE sampai terverifikasi.",
    ),
    Panduan("reviu", "Reviu LKjIP", "Reviu APIP: butir, catatan, tanggapan, dan pernyataan."),
    Panduan(
        "koordinator",
        "Koordinator pemda",
        "Tahun dan periode, akun, perangkat daerah dan SOTK, skala, capaian semua perangkat daerah.",
    ),
)
PER_SLUG = {p.slug: p for p in PANDUAN}

# Who begins with which; operators read what the perencana reads.
PERAN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Perencana dan operator bidang", ("perencanaan", "impor", "pengisian", "lkjip", "tindak-lanjut")),
    ("Kepala perangkat daerah", ("pengisian", "lkjip", "evaluasi", "tindak-lanjut")),
    ("Inspektorat", ("evaluasi", "reviu", "tindak-lanjut")),
    ("Koordinator pemda", ("koordinator", "pengisian", "evaluasi")),
)

# The name of a page's URL, and guide#section that explains it. A test holds the sections against the guides.
LETAK: dict[str, str] = {
    "rencana": "perencanaan#tempatnya",
    "rencana-susun": "perencanaan#tempatnya",
    "rencana-profil": "perencanaan#profil-dan-daftar",
    "rencana-daftar": "perencanaan#profil-dan-daftar",
    "rencana-daftar-satu": "perencanaan#profil-dan-daftar",
    "renstra-versi": "perencanaan#renstra",
    "renstra-target": "perencanaan#renstra",
    "rencana-indikator": "perencanaan#indikator",
    "indikator-baru": "perencanaan#indikator",
    "indikator-ubah": "perencanaan#indikator",
    "iku-versi": "perencanaan#keputusan-iku",
    "rencana-lintas": "perencanaan#hubungan-lintas-perangkat-daerah",
    "rencana-program": "perencanaan#program-kegiatan-dan-sub-kegiatan",
    "rencana-program-satu": "perencanaan#program-kegiatan-dan-sub-kegiatan",
    "rencana-dpa": "perencanaan#dpa",
    "rencana-dpa-satu": "perencanaan#dpa",
    "rencana-dpa-ubah": "perencanaan#dpa",
    "rencana-perjanjian": "perencanaan#perjanjian-kinerja",
    "rencana-perjanjian-satu": "perencanaan#perjanjian-kinerja",
    "rencana-aksi": "perencanaan#rencana-aksi",
    "rencana-peringatan": "perencanaan#peringatan-dan-jejak",
    "rencana-jejak": "perencanaan#peringatan-dan-jejak",
    "pohon": "perencanaan#pohon-kinerja",
    "impor": "perencanaan#impor-dan-ekspor",
    "ekspor-unit": "perencanaan#impor-dan-ekspor",
    "impor-sipd": "impor#langkah",
    "pengisian": "pengisian#mengisi",
    "pengisian-tahun": "pengisian#mengisi",
    "laporan": "lkjip#menulis-naskah",
    "susunan": "lkjip#susunan-lampiran-dan-analisis",
    "analisis": "lkjip#mengisi-analisis",
    "angka-hidup": "lkjip#angka-hidup-dan-rujukan-dalam-naskah",
    "periksa": "lkjip#pemeriksaan",
    "akip": "evaluasi#tahapan",
    "rekomendasi": "tindak-lanjut#perangkat-daerah",
    "meja-rekomendasi": "tindak-lanjut#meja-inspektorat",
    "reviu": "reviu#reviu-lkjip",
    "kelola": "koordinator#tempatnya",
    "kelola-akun": "koordinator#akun-dan-peran",
    "kelola-unit": "koordinator#perangkat-daerah-dan-sotk",
    "kelola-sotk": "koordinator#perangkat-daerah-dan-sotk",
    "kelola-periode": "koordinator#tahun-dan-periode",
    "kelola-pengaturan": "koordinator#tahun-dan-periode",
    "kelola-skala": "koordinator#skala-predikat",
    "kelola-capaian": "koordinator#capaian-semua-perangkat-daerah",
    "kelola-triwulan": "koordinator#triwulan-semua-perangkat-daerah",
    "kelola-riwayat": "koordinator#riwayat-perubahan",
    "kelola-rpjmd": "koordinator#rpjmd",
}
