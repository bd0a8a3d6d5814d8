"""Every address, method by method, and the right that it needs. A new URL gets its line in ALAMAT.

tests/test_hak_alamat.py walks the table by all roles and states of a quarter, tests/test_hak_inspektorat.py
what goes by the state of an evaluation, a recommendation, a review or the LKjIP, tests/test_alamat.py by odd
requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from evaluation.enums import HAK_LANGKAH, LANGKAH_DARI, LangkahEvaluasi
from lkjip.access import Hak, KeadaanApaPun
from reports.enums import HAK_LANGKAH as HAK_DOKUMEN
from reports.enums import LangkahDokumen

UNIT: dict[str, Any] = {"unit": "dp3akb"}
PEMDA: dict[str, Any] = {"pemda": "balikpapan"}
# What is not known before the database is filled: tests/dunia_alamat.py puts the numbers in.
ORANG: dict[str, Any] = PEMDA | {"akun": "the account of a perencana"}
MASA: dict[str, Any] = PEMDA | {"tahun": 2024, "triwulan": 4}
TAHUN: dict[str, Any] = UNIT | {"tahun": 2024}
TW: dict[str, Any] = TAHUN | {"triwulan": 4}
BARIS: dict[str, Any] = {"kunci": "the key of an indicator"}
BUKTI: dict[str, Any] = TW | BARIS | {"nomor": "the number of a piece of evidence"}
BUKU: dict[str, Any] = TW | {"unggahan": UUID(int=1)}
FORMULIR: dict[str, Any] = TW | {"unggahan": UUID(int=2)}
SIPD: dict[str, Any] = TAHUN | {"impor": UUID(int=4)}
BUKU_UNIT: dict[str, Any] = TAHUN | {"impor": UUID(int=5)}
TABEL: dict[str, Any] = TAHUN | {"kunci": "target-realisasi"}
CETAKAN: dict[str, Any] = TAHUN | {"nomor": "the number of a document in the making"}
NASKAH: dict[str, Any] = TAHUN | {"bagian": "saran", "naskah": "saran"}
LALU: dict[str, Any] = UNIT | {"tahun": 2023}  # the year whose LHE is final
REKOMENDASI: dict[str, Any] = LALU | {"rekomendasi": "the number of a recommendation"}
KRITERIA: dict[str, Any] = TAHUN | {"kunci": "the key of a criterion"}
BUKTI_AKIP: dict[str, Any] = KRITERIA | {"nomor": "the number of a criterion's evidence"}
VERSI: dict[str, Any] = PEMDA | {"lke": "a version of the LKE"}
KUNCI_API: dict[str, Any] = PEMDA | {"kunci": "a number of a key of the API"}
NASKAH: dict[str, Any] = TAHUN | {"bagian": "saran", "naskah": "saran"}
GAMBAR: dict[str, Any] = TAHUN | {"nomor": "the number of an image"}
LAMPIRAN: dict[str, Any] = TAHUN | {"lampiran": "the key of an annex"}
PERJANJIAN: dict[str, Any] = TAHUN | {"dokumen": "a Perjanjian Kinerja"}
DPA: dict[str, Any] = TAHUN | {"urutan": 1}
RPJMD: dict[str, Any] = PEMDA | {"mulai": 2021}
DRAF: dict[str, Any] = TAHUN | {"periode": 2021, "versi": 2}  # of the Renstra, beside the one in force
SASARAN: dict[str, Any] = DRAF | {"jenis": "sasaran", "kode": "s-uji"}
DRAF_IKU: dict[str, Any] = TAHUN | {"periode": 2021, "versi": 4}
ANGKA: dict[str, Any] = {"tabel": "e81", "baris": "1.1", "kolom": "capaian_k"}


class Bagi(Enum):
    """Whom a page exists for. For all others it is 404, or the sign-in page."""

    SEMUA = "everybody, signed in or not"
    AKUN = "whoever is signed in, with what is one's own"
    UNIT = "who has a role in the unit of the address, or in its whole pemda"
    PEMDA = "who has one of the rights in the whole pemda"
    BERNAMA = "who has the right by a membership that names a unit"
    BERHAK = "who has the right in a unit, by whatever membership"
    KUNCI = "whoever sends a key of the API; no account opens it (401)"


class Ruang(Enum):
    """Whose state the rights of a page go by."""

    TRIWULAN = "of a quarter"
    EVALUASI = "of an AKIP evaluation"
    REKOMENDASI = "of a recommendation"
    REVIU = "of a review of the LKjIP"
    LKJIP = "of a unit's LKjIP as a document"


@dataclass(frozen=True, slots=True)
class Perlu:
    """A page exists for `bagi`; who has none of the rights gets 403.

    saat_ini: one of the rights is needed in the state of the thing, not only in some state.
    """

    bagi: Bagi
    hak: frozenset[Hak] = frozenset()
    saat_ini: bool = False


SEMUA, AKUN = Perlu(Bagi.SEMUA), Perlu(Bagi.AKUN)
LIHAT, UNDUH, KAKI = (Perlu(Bagi.UNIT, frozenset({h})) for h in (Hak.LIHAT, Hak.UNDUH, Hak.KAKI))
SUSUN_HAK = Perlu(Bagi.UNIT, frozenset({Hak.SUSUN_LKJIP}))
IMPOR = Perlu(Bagi.UNIT, frozenset({Hak.IMPOR}))
KELOLA, ATUR, PANTAU = (Perlu(Bagi.PEMDA, frozenset({h})) for h in (Hak.KELOLA, Hak.ATUR_PERIODE, Hak.PANTAU))
PENGATUR = Perlu(Bagi.PEMDA, KELOLA.hak | ATUR.hak | PANTAU.hak)
ATUR_UNIT = Perlu(Bagi.PEMDA, frozenset({Hak.ATUR_UNIT}))
KEPALA = Perlu(Bagi.BERNAMA, frozenset({Hak.SETUJUI}))
ATUR_LKE, ATUR_API = (Perlu(Bagi.PEMDA, frozenset({h})) for h in (Hak.ATUR_LKE, Hak.ATUR_API))
KUNCI = Perlu(Bagi.KUNCI)  # by scope, unit and state: tests/pertukaran/test_api_tulis.py
PEMERIKSA, PENELAAH, PEMANTAU = (
    Perlu(Bagi.BERHAK, frozenset({h})) for h in (Hak.MULAI_EVALUASI, Hak.REVIU, Hak.PANTAU_REKOMENDASI)
)
MENYUSUN = Perlu(Bagi.UNIT, frozenset({Hak.ATUR_RENCANA}))
ATUR_RPJMD = Perlu(Bagi.PEMDA, frozenset({Hak.ATUR_RPJMD}))
MENULIS = Perlu(Bagi.UNIT, frozenset({Hak.TULIS}))
TIM, ATUR_TIM = (Perlu(Bagi.UNIT, frozenset({h})) for h in (Hak.EVALUASI, Hak.ATUR_TIM))
BACA_UNIT, BACA_TIM, BACA_REVIU = (
    Perlu(Bagi.UNIT, frozenset({h}), saat_ini=True)
    for h in (Hak.LIHAT_MANDIRI, Hak.LIHAT_LHE, Hak.LIHAT_REVIU)
)


@dataclass(frozen=True, slots=True)
class Kirim:
    """A form that is sent, and what has to be so for it to write. isi names it in dunia_alamat.ISI.

    ditolak: the answer to who sees the page and never has the right. Who has it, but not in this state or for
    this row, is told why in many ways; there it only counts that nothing is written.
    """

    hak: Hak | None = None  # None: one's own, or open
    isi: str = "kosong"
    ditolak: int = 403
    saat_ini: bool = True  # the right is needed in the state of the quarter, not only in some state
    baris: bool = False  # it is about one row, which only the operators of its bidang write
    menulis: bool = True  # else it is answered by 200, or for who lacks the right by `ditolak`
    atau: Hak | None = None  # another right that will do
    dari: tuple[KeadaanApaPun, ...] | None = None  # where the step is taken from, where that is narrower
    ganti: tuple[tuple[str, str], ...] = ()  # parts of the address that are others for it
    tabel: str = ""  # the table that it writes, where that is one's own draft; else any
    kueri: str = ""


@dataclass(frozen=True, slots=True)
class Alamat:
    """perlu: of the page, by whichever method. get: whether it answers GET; kirim: what POST takes."""

    nama: str
    isian: dict[str, Any]
    perlu: Perlu
    kirim: tuple[Kirim, ...] = ()
    get: bool = True
    tetap: bool = False  # the state of a quarter cannot matter to it: one state will do
    ruang: Ruang = Ruang.TRIWULAN
    baca: bool = True  # whether GET goes by `perlu`; else tests of its own hold who may read it when


def isi(nama: str, hak: Hak | None = Hak.ISI, ditolak: int = 403, **lain: Any) -> Kirim:
    return Kirim(hak, nama, ditolak, **lain)


def _tetap(perlu: Perlu, isian: dict[str, Any], *nama: str) -> tuple[Alamat, ...]:
    """Pages that only read, and what they read does not go by the state of a quarter."""
    return tuple(Alamat(n, isian, perlu, tetap=True) for n in nama)


def langkah(nama: str, ditolak: int) -> Kirim:
    return Kirim(Hak(nama), f"langkah-{nama}" if ditolak == 302 else f"banyak-{nama}", ditolak)


def langkah_evaluasi(g: LangkahEvaluasi) -> Kirim:
    ganti = (("langkah", g.value),)
    return Kirim(HAK_LANGKAH[g], "alasan", dari=LANGKAH_DARI[g], ganti=ganti)


def putusan(nama: str, hak: Hak) -> Kirim:
    return Kirim(hak, f"putusan-{nama}")


def susun(nama: str, **lain: Any) -> Kirim:
    """What changes the outline of a draft: the states of an LKjIP are tried by tests of its own."""
    return Kirim(Hak.SUSUN_LKJIP, nama, saat_ini=False, **lain)


def lintas(nama: str) -> Kirim:
    """What changes the links between units, in whatever state the quarters are."""
    return Kirim(Hak.ATUR_RENCANA, nama, saat_ini=False)


def rencana(nama: str, perlu: Perlu, isian: dict[str, Any], kirim: str, **lain: Any) -> Alamat:
    """A page on which plans are written."""
    hak = Hak.ATUR_RPJMD if perlu is ATUR_RPJMD else Hak.ATUR_RENCANA
    return Alamat(nama, isian, perlu, (isi(kirim or "kosong", hak, menulis=bool(kirim)),), tetap=True, **lain)


KOSONG = (Kirim(menulis=False),)
DIJAWAB: dict[str, Any] = {"hak": Hak.MANDIRI, "atau": Hak.EVALUASI}  # by the side whose turn it is
EVALUASI: dict[str, Any] = {"ruang": Ruang.EVALUASI}
TINDAK_LANJUT: dict[str, Any] = {"hak": Hak.TINDAK_LANJUTI, "baris": True}
TUGAS: dict[str, Any] = {"hak": Hak.TULIS, "baris": True}  # the section is the operator's task
SETUJU_BANYAK = (langkah("setujui", 404),)
PUBLIK_UNIT: dict[str, Any] = {"unit": "dp3akb"}
PUBLIK = {**PUBLIK_UNIT, "tahun": 2023}
KELOLA_AKUN = {"perlu": KELOLA, "tetap": True}

ALAMAT: tuple[Alamat, ...] = (
    # --- signing in
    Alamat("masuk", {}, SEMUA, KOSONG, tetap=True),
    Alamat("masuk-kedua", {}, SEMUA, KOSONG, tetap=True),
    Alamat("lupa-sandi", {}, SEMUA, KOSONG, tetap=True),
    Alamat("lupa-sandi-terkirim", {}, SEMUA, tetap=True),
    Alamat("atur-sandi", {"uidb64": "MQ", "token": "abc-123"}, SEMUA, KOSONG, tetap=True),
    Alamat("keluar", {}, SEMUA, KOSONG, get=False, tetap=True),
    Alamat("sehat", {}, SEMUA, tetap=True),
    # --- what was published, for everybody
    *_tetap(SEMUA, {}, "bantuan"),
    *_tetap(SEMUA, {"slug": "pengisian"}, "bantuan-satu", "bantuan-pdf"),
    *_tetap(SEMUA, {}, "publik", "publik-data", "publik-openapi", "publik-umpan", "publik-peta-situs"),
    *(
        Alamat(nama, isian, SEMUA, tetap=True)
        for nama, isian in (
            ("publik-unit", PUBLIK_UNIT),
            *((n, PUBLIK) for n in ("publik-laporan", "publik-cari", "publik-data-satu")),
            ("publik-berkas", {**PUBLIK, "format": "pdf"}),
            ("publik-tabel", {**PUBLIK, "kunci": "target-realisasi"}),
            ("publik-gambar", {**PUBLIK, "kunci": "g1"}),
            ("publik-bagian", {**PUBLIK, "kunci": "pendahuluan"}),
        )
    ),
    # --- whether a file is genuine
    Alamat("periksa-berkas", {}, SEMUA, KOSONG, tetap=True),
    Alamat("periksa-berkas-kode", {"kode": "terbitan-uji"}, SEMUA, KOSONG, tetap=True),
    # --- one's own
    Alamat("beranda", {}, AKUN, tetap=True),
    Alamat("unit-daftar", {}, AKUN, tetap=True),
    Alamat("kata-sandi", {}, AKUN, KOSONG, tetap=True),
    Alamat("akun-saya", {}, AKUN, tetap=True),
    Alamat("akun-surel", {}, AKUN, KOSONG, tetap=True),
    Alamat("langkah-kedua", {}, AKUN, KOSONG, tetap=True),
    Alamat("kode-pemulihan", {}, AKUN, KOSONG, tetap=True),
    Alamat("langkah-kedua-matikan", {}, AKUN, KOSONG, tetap=True),
    Alamat("akhiri-sesi-lain", {}, AKUN, (Kirim(),), get=False, tetap=True),
    Alamat("pemberitahuan", {}, AKUN, tetap=True),
    Alamat("pemberitahuan-baca-semua", {}, AKUN, (Kirim(),), get=False, tetap=True),
    Alamat(
        "pemberitahuan-buka",
        {"nomor": "of one's own"},
        AKUN,
        (Kirim(),),
        get=False,
        tetap=True,
    ),
    Alamat("persetujuan", {}, KEPALA, SETUJU_BANYAK),
    # --- the whole pemda
    Alamat("kelola-pintu", {}, PENGATUR, tetap=True),
    Alamat("kelola", PEMDA, PENGATUR, tetap=True),
    Alamat("kelola-akun", PEMDA, **KELOLA_AKUN),
    Alamat("kelola-undang", PEMDA, kirim=(isi("undang", Hak.KELOLA),), **KELOLA_AKUN),
    Alamat("kelola-akun-satu", ORANG, **KELOLA_AKUN),
    Alamat("kelola-akun-ubah", ORANG, kirim=(isi("data-akun", Hak.KELOLA),), **KELOLA_AKUN),
    Alamat("kelola-akun-peran", ORANG, kirim=(isi("peran", Hak.KELOLA),), **KELOLA_AKUN),
    Alamat(
        "kelola-akun-akhiri",
        ORANG | {"keanggotaan": "of the account"},
        kirim=(isi("akhiri", Hak.KELOLA),),
        **KELOLA_AKUN,
    ),
    Alamat(
        "kelola-akun-tindakan",
        ORANG | {"kunci": "akhiri-sesi"},
        kirim=(Kirim(Hak.KELOLA),),
        **KELOLA_AKUN,
    ),
    Alamat("kelola-pengaturan-kini", PEMDA, KELOLA, tetap=True),
    Alamat(
        "kelola-pengaturan", PEMDA | {"tahun": 2024}, kirim=(isi("pengaturan", Hak.KELOLA),), **KELOLA_AKUN
    ),
    Alamat("kelola-skala", PEMDA, KELOLA, tetap=True),
    Alamat("kelola-skala-baru", PEMDA, kirim=(isi("skala", Hak.KELOLA),), **KELOLA_AKUN),
    Alamat("kelola-skala-satu", PEMDA | {"skala": "a scale"}, KELOLA, KOSONG, tetap=True),
    Alamat("kelola-pemda", PEMDA, kirim=(isi("data-pemda", Hak.KELOLA),), **KELOLA_AKUN),
    *_tetap(KELOLA, PEMDA, "kelola-riwayat", "kelola-riwayat-xlsx"),
    *_tetap(ATUR_UNIT, PEMDA, "kelola-unit", "kelola-sotk"),
    Alamat("kelola-unit-baru", PEMDA, ATUR_UNIT, (isi("unit-baru", Hak.ATUR_UNIT),), tetap=True),
    Alamat(
        "kelola-unit-satu",
        PEMDA | {"perangkat": "dp3akb"},
        ATUR_UNIT,
        (isi("data-unit", Hak.ATUR_UNIT),),
        tetap=True,
    ),
    Alamat(
        "kelola-sotk-baru",
        PEMDA | {"jenis": "ganti-nama"},
        ATUR_UNIT,
        (isi("ganti-nama", Hak.ATUR_UNIT),),
        tetap=True,
    ),
    Alamat(
        "kelola-sotk-tugas",
        PEMDA | {"perubahan": "a change of the SOTK"},
        ATUR_UNIT,
        (isi("kosong", Hak.ATUR_UNIT, menulis=False),),
        tetap=True,
    ),
    Alamat("kelola-periode", PEMDA, ATUR, (isi("empat-periode", Hak.ATUR_PERIODE, kueri="?tahun=2024"),)),
    Alamat("kelola-periode-ubah", MASA, ATUR, (isi("periode", Hak.ATUR_PERIODE),)),
    Alamat("kelola-perpanjangan", MASA, ATUR, (isi("perpanjangan", Hak.ATUR_PERIODE),)),
    Alamat("kelola-triwulan-kini", PEMDA, PANTAU),
    Alamat("kelola-triwulan", MASA, PANTAU, tuple(langkah(n, 404) for n in ("kunci", "kembalikan", "buka"))),
    Alamat("kelola-triwulan-xlsx", MASA, PANTAU),
    *_tetap(ATUR_RPJMD, PEMDA, "kelola-rpjmd"),
    *_tetap(ATUR_RPJMD, RPJMD, "kelola-rpjmd-satu"),
    rencana("kelola-rpjmd-baru", ATUR_RPJMD, PEMDA, "rpjmd"),
    rencana("kelola-rpjmd-ubah", ATUR_RPJMD, RPJMD, "rpjmd"),
    rencana("kelola-rpjmd-hapus", ATUR_RPJMD, RPJMD, ""),
    rencana("kelola-rpjmd-butir-baru", ATUR_RPJMD, RPJMD | {"induk": "misi"}, "butir-rpjmd"),
    rencana("kelola-rpjmd-butir", ATUR_RPJMD, RPJMD | {"nomor": "1"}, "butir-rpjmd"),
    rencana("kelola-rpjmd-butir-hapus", ATUR_RPJMD, RPJMD | {"nomor": "1"}, "kosong"),
    # --- a unit: what it reports
    *_tetap(LIHAT, UNIT, "unit"),
    *_tetap(LIHAT, TAHUN, "langkah-awal"),
    *_tetap(LIHAT, TAHUN, "ringkasan", "rencana", "rencana-iku", "rencana-pk", "rencana-anggaran", "pohon"),
    *_tetap(UNDUH, TAHUN, "pohon-svg", "pohon-pdf"),
    *_tetap(LIHAT, TAHUN, "tabel-daftar", "laporan"),
    *_tetap(LIHAT, TABEL, "tabel", "laporan-bagian"),
    Alamat("susunan", TAHUN, LIHAT, (susun("matikan"),), tetap=True),
    Alamat("susunan-bagian", TAHUN | {"kunci": "saran"}, LIHAT, (susun("tugas"),), tetap=True),
    # With nothing to attach it is answered and writes nothing: to draw a PDF takes a second.
    Alamat("lampiran-baru", TAHUN, SUSUN_HAK, (susun("kosong", menulis=False),), tetap=True),
    Alamat("lampiran-ganti", LAMPIRAN, SUSUN_HAK, (susun("kosong", menulis=False),), tetap=True),
    *_tetap(LIHAT, LAMPIRAN, "lampiran-asli"),
    *_tetap(LIHAT, LAMPIRAN | {"lembar": 1}, "lampiran-halaman"),
    *_tetap(LIHAT, TAHUN, "analisis"),
    Alamat(
        "analisis-isian",
        TAHUN | {"objek": "a program"},
        LIHAT,
        (isi("analisis", Hak.TULIS, saat_ini=False, baris=True),),
        tetap=True,
    ),
    *_tetap(UNDUH, TABEL, "tabel-xlsx"),
    *_tetap(LIHAT, TAHUN | ANGKA, "jejak"),
    *_tetap(LIHAT, TAHUN | ANGKA | {"triwulan": 2}, "jejak-triwulan"),
    *_tetap(UNDUH, TAHUN | {"dokumen": "lkjip", "format": "json"}, "unduh"),
    *_tetap(UNDUH, TW | {"format": "json"}, "unduh-e81"),
    *_tetap(LIHAT, TAHUN, "angka-cari"),
    # By the state of the LKjIP, and for an operator by task: tests/reports/test_angka_hidup.py.
    Alamat("angka-hidup", TAHUN, LIHAT, (Kirim(Hak.TULIS, saat_ini=False, menulis=False),), tetap=True),
    *_tetap(UNDUH, CETAKAN, "cetakan", "cetakan-berkas"),
    *_tetap(LIHAT, TAHUN | {"bagian": "saran"}, "pratinjau-bagian"),
    *_tetap(LIHAT, NASKAH, "naskah-riwayat", "naskah-beda"),
    # What there is now is brought back: nothing is written. By state: tests/reports/test_riwayat_naskah.py.
    Alamat(
        "naskah-versi",
        NASKAH | {"nomor": "the number of a version"},
        LIHAT,
        (Kirim(Hak.TULIS, saat_ini=False, menulis=False),),
        tetap=True,
    ),
    Alamat("naskah-komentar", NASKAH, LIHAT, (isi("komentar", Hak.KOMENTARI, saat_ini=False),), tetap=True),
    Alamat("e81", TW, LIHAT),
    Alamat("e81-kaki", TW, KAKI, (isi("kaki", Hak.KAKI),)),
    # --- a unit: its year
    *_tetap(LIHAT, TAHUN, "rencana-lintas"),
    Alamat("rencana-lintas-baru", TAHUN, MENYUSUN, (lintas("lintas"),), tetap=True),
    Alamat(
        "rencana-lintas-satu",
        TAHUN | {"hubungan": "the number of a link"},
        MENYUSUN,
        (lintas("ubah-lintas"), lintas("hapus-lintas")),
        tetap=True,
    ),
    Alamat("impor-sipd", TAHUN, IMPOR, (Kirim(Hak.IMPOR, saat_ini=False, menulis=False),), tetap=True),
    Alamat("impor-sipd-satu", SIPD, IMPOR, (isi("batal-sipd", Hak.IMPOR, saat_ini=False),), tetap=True),
    Alamat("impor-sipd-petakan", SIPD, IMPOR, (isi("petakan-sipd", Hak.IMPOR, saat_ini=False),), tetap=True),
    Alamat("impor-sipd-kode", TAHUN, IMPOR, (isi("hapus-pemetaan", Hak.IMPOR, saat_ini=False),), tetap=True),
    *_tetap(LIHAT, TAHUN, "rencana-program", "rencana-perjanjian"),
    rencana("rencana-program-baru", MENYUSUN, TAHUN, "simpul-baru"),
    rencana("rencana-program-satu", MENYUSUN, TAHUN | {"simpul": "a line of the budget"}, "simpul"),
    rencana("rencana-dpa", LIHAT, TAHUN, "versi-dpa"),
    rencana("rencana-dpa-satu", LIHAT, DPA, "alasan"),
    rencana("rencana-dpa-ubah", MENYUSUN, DPA, "dpa"),
    rencana("rencana-perjanjian-baru", MENYUSUN, TAHUN, "pk-baru"),
    rencana("rencana-perjanjian-satu", MENYUSUN, PERJANJIAN, "hapus-rencana"),
    rencana("rencana-aksi", LIHAT, TAHUN, "target-triwulan"),
    rencana("rencana-aksi-baru", MENYUSUN, TAHUN | {"indikator": "an indicator"}, "aksi-baru"),
    rencana("rencana-aksi-satu", MENYUSUN, TAHUN | {"aksi": "an action"}, "hapus-rencana"),
    rencana("rencana-lanjut", LIHAT, TAHUN, "lanjut"),
    *_tetap(UNDUH, PERJANJIAN | {"format": "docx"}, "pk-unduh"),
    *_tetap(UNDUH, TAHUN, "aksi-xlsx"),
    *_tetap(LIHAT, TAHUN, "rencana-susun", "rencana-renstra", "rencana-indikator", "rencana-sk-iku"),
    *_tetap(LIHAT, TAHUN, "rencana-peringatan", "rencana-jejak"),
    *_tetap(LIHAT, DRAF, "renstra-versi"),
    rencana("renstra-baru", MENYUSUN, TAHUN, "dokumen-baru"),
    rencana("renstra-ubah", MENYUSUN, DRAF, "dokumen"),
    # What is refused where it stands: tests/perencanaan tries it where it is accepted.
    rencana("renstra-perubahan", MENYUSUN, DRAF, ""),
    rencana("renstra-tetapkan", MENYUSUN, DRAF, ""),
    rencana("renstra-buang", MENYUSUN, DRAF, "kosong"),
    rencana("renstra-target", LIHAT, DRAF, ""),
    rencana("renstra-butir-baru", MENYUSUN, DRAF | {"jenis": "sasaran"}, "butir-renstra"),
    rencana("renstra-butir", MENYUSUN, SASARAN, "butir-renstra"),
    rencana("renstra-ganti", MENYUSUN, SASARAN | {"kode": "s1"}, "butir-renstra"),
    rencana("renstra-geser", LIHAT, SASARAN, "", get=False),
    rencana("renstra-hapus", MENYUSUN, SASARAN, "kosong"),
    rencana("indikator-baru", MENYUSUN, TAHUN, "indikator-baru"),
    rencana("indikator-ubah", MENYUSUN, TAHUN | {"kode": "1.1"}, ""),
    rencana("indikator-hapus", MENYUSUN, TAHUN | {"kode": "1.1"}, ""),
    rencana("iku-baru", MENYUSUN, TAHUN, "dokumen-baru"),
    rencana("iku-versi", LIHAT, DRAF_IKU, ""),
    rencana("iku-ubah", MENYUSUN, DRAF_IKU, "dokumen"),
    rencana("iku-perubahan", MENYUSUN, DRAF_IKU, ""),
    rencana("iku-tetapkan", MENYUSUN, DRAF_IKU, ""),
    rencana("iku-buang", MENYUSUN, DRAF_IKU, "kosong"),
    rencana("peringatan-terima", LIHAT, TAHUN, "", get=False),
    *_tetap(UNDUH, TAHUN, "paket-unduh"),
    Alamat("paket", TAHUN, UNDUH, (Kirim(Hak.UNDUH, saat_ini=False),), tetap=True),
    *_tetap(IMPOR, TAHUN, "impor", "ekspor-unit"),
    Alamat("ekspor-unduh", TAHUN | {"jenis": "kosong"}, IMPOR, tetap=True),
    *(
        Alamat(n, TAHUN, IMPOR, (Kirim(Hak.IMPOR, menulis=False),), tetap=True)
        for n in ("impor-buku", "impor-realisasi")
    ),
    Alamat(
        "impor-satu",
        BUKU_UNIT,
        IMPOR,
        (isi("kosong", Hak.IMPOR), isi("batal", Hak.IMPOR)),
        tetap=True,
    ),
    Alamat("rencana-profil", TAHUN, LIHAT, (isi("profil", Hak.ATUR_RENCANA),), tetap=True),
    Alamat("rencana-bidang", TAHUN, MENYUSUN, (isi("bidang", Hak.ATUR_RENCANA),), tetap=True),
    Alamat(
        "rencana-bidang-satu",
        TAHUN | {"bidang": "a bidang"},
        MENYUSUN,
        (isi("bidang", Hak.ATUR_RENCANA),),
        tetap=True,
    ),
    *_tetap(LIHAT, TAHUN, "rencana-daftar"),
    Alamat(
        "rencana-daftar-satu", TAHUN | {"kunci": "aset"}, LIHAT, (isi("aset", Hak.ATUR_RENCANA),), tetap=True
    ),
    Alamat("rencana-pembanding", TAHUN, LIHAT, (isi("kosong", Hak.ATUR_RENCANA, menulis=False),), tetap=True),
    Alamat("pengisian-tahun", TAHUN, LIHAT),
    Alamat("pengisian-kini", TAHUN, LIHAT),
    Alamat("nilai-tahunan", TAHUN, LIHAT),
    Alamat("nilai-tahunan-satu", TAHUN | BARIS, LIHAT, (isi("nilai-tahunan", Hak.KOREKSI),)),
    Alamat("pengisian-penanggung-jawab", TAHUN, LIHAT, (isi("penanggung-jawab", Hak.ATUR_BARIS),)),
    Alamat("pengisian-unduh-tahun", TAHUN, UNDUH),
    # --- a unit: its quarter
    Alamat("pengisian", TW, LIHAT),
    Alamat("pengisian-segar", TW, LIHAT),
    Alamat("pengisian-simpan", TW, LIHAT, (isi("sel", ditolak=409, baris=True),), get=False),
    Alamat("pengisian-pratinjau", TW, LIHAT, (isi("sel", ditolak=409, menulis=False),), get=False),
    Alamat("pengisian-urungkan", TW, LIHAT, (isi("urungkan", ditolak=409, baris=True),), get=False),
    Alamat("pengisian-terima", TW, LIHAT, (isi("terima", ditolak=409, baris=True),), get=False),
    Alamat("pengisian-baris", TW | BARIS, LIHAT, (isi("baris", ditolak=409, baris=True),)),
    Alamat("pengisian-bukti", TW | BARIS, LIHAT, (isi("bukti", baris=True),)),
    Alamat(
        "pengisian-bukti-satu", BUKTI, LIHAT, (isi("ubah-bukti", baris=True), isi("hapus-bukti", baris=True))
    ),
    Alamat("bukti-berkas", BUKTI, LIHAT),
    Alamat("pengisian-riwayat", TW, LIHAT),
    Alamat("riwayat-xlsx", TW, UNDUH),
    Alamat("pengisian-kekurangan", TW, LIHAT),
    Alamat(
        "pengisian-alur",
        TW,
        LIHAT,
        tuple(langkah(n, 302) for n in ("ajukan", "setujui", "kembalikan", "kunci", "buka")),
    ),
    Alamat("rapor-bidang", TW, LIHAT),
    Alamat("rapor-bidang-xlsx", TW, UNDUH),
    Alamat("pengisian-salinan", TW | {"versi": 1}, LIHAT),
    Alamat("pengisian-salinan-json", TW | {"versi": 1}, UNDUH),
    Alamat("pengisian-unduh", TW, UNDUH),
    # A workbook of the year may hold open quarters beside a closed one: reading it asks for the right only.
    Alamat("pengisian-unggah", TW, LIHAT, (Kirim(Hak.ISI, saat_ini=False, menulis=False),)),
    Alamat(
        "pengisian-unggahan",
        BUKU,
        LIHAT,
        (
            isi("terapkan", baris=True),
            isi("batal", saat_ini=False, tabel="pengisian_unggahan"),
        ),
    ),
    Alamat("impor-e81", TW, LIHAT, (Kirim(Hak.ISI, saat_ini=False, menulis=False),)),
    Alamat("impor-e81-cocok", FORMULIR, LIHAT, (Kirim(Hak.ISI, saat_ini=False, tabel="pengisian_unggahan"),)),
    Alamat("impor-e81-selisih", FORMULIR, LIHAT),
    # --- the Inspektorat, over all its units
    *_tetap(PEMERIKSA, {}, "inspektorat"),
    *_tetap(PEMERIKSA, {"tahun": 2024}, "inspektorat-evaluasi"),
    *_tetap(PENELAAH, {"tahun": 2024}, "inspektorat-reviu"),
    Alamat(
        "meja-rekomendasi",
        {},
        PEMANTAU,
        (isi("verifikasi-banyak", Hak.VERIFIKASI),),
        ruang=Ruang.REKOMENDASI,
    ),
    *_tetap(PEMANTAU, {}, "meja-rekomendasi-xlsx", "meja-matriks-pdf"),
    Alamat("kelola-capaian-kini", PEMDA, PANTAU, tetap=True),
    Alamat("kelola-capaian", MASA, PANTAU, tetap=True),
    Alamat("kelola-capaian-sasaran", MASA, PANTAU, tetap=True),
    Alamat("kelola-capaian-tabel", MASA | {"tabel": "sasaran", "format": "csv"}, PANTAU, tetap=True),
    Alamat("kelola-capaian-akip", PEMDA | {"tahun": 2024}, PANTAU, tetap=True),
    Alamat("kelola-capaian-ikhtisar", PEMDA | {"tahun": 2024}, PANTAU, tetap=True),
    Alamat("kelola-capaian-dokumen", PEMDA | {"tahun": 2024, "format": "xlsx"}, PANTAU, tetap=True),
    # --- other applications: their keys, and what these open
    Alamat("kelola-api", PEMDA, ATUR_API, tetap=True),
    Alamat("kelola-api-baru", PEMDA, ATUR_API, (isi("kunci-api", Hak.ATUR_API),), tetap=True),
    Alamat("kelola-api-satu", KUNCI_API, ATUR_API, tetap=True),
    Alamat("kelola-api-cabut", KUNCI_API, ATUR_API, (Kirim(Hak.ATUR_API),), tetap=True),
    *_tetap(SEMUA, {}, "api-openapi"),
    *_tetap(KUNCI, {}, "api", "api-unit", "api-pangkal"),
    *_tetap(KUNCI, {"sisa": "v9/unit"}, "api-lain"),
    *_tetap(
        KUNCI,
        TAHUN,
        "api-target",
        "api-realisasi",
        "api-capaian",
        "api-anggaran",
        "api-rupiah",
        "api-rekomendasi",
    ),
    Alamat("api-kirim-realisasi", TW, KUNCI, (Kirim(menulis=False),), get=False, tetap=True),
    Alamat("kelola-lke", PEMDA, ATUR_LKE, (isi("versi", Hak.ATUR_LKE),), tetap=True),
    Alamat("kelola-lke-satu", VERSI, ATUR_LKE, KOSONG, tetap=True),
    Alamat("kelola-lke-skala", VERSI, ATUR_LKE, KOSONG, tetap=True),
    Alamat("kelola-lke-kriteria", VERSI | {"sub": "a sub-component"}, ATUR_LKE, KOSONG, tetap=True),
    Alamat("kelola-reviu", PEMDA, ATUR_LKE, (isi("versi", Hak.ATUR_LKE),), tetap=True),
    Alamat("kelola-reviu-satu", PEMDA | {"mulai": 2021}, ATUR_LKE, KOSONG, tetap=True),
    # --- a unit: the evaluation of its AKIP
    Alamat("akip", TAHUN, LIHAT, **EVALUASI),
    Alamat(
        "akip-buka",
        UNIT | {"tahun": 2025},  # not begun
        LIHAT,
        (isi("buka", Hak.MULAI_EVALUASI, atau=Hak.MANDIRI),),
        get=False,
        tetap=True,
        **EVALUASI,
    ),
    Alamat(
        "akip-langkah",
        TAHUN | {"langkah": "kirim"},
        LIHAT,
        tuple(langkah_evaluasi(g) for g in LangkahEvaluasi),
        **EVALUASI,
    ),
    Alamat("akip-lke", TAHUN, LIHAT, **EVALUASI),
    Alamat("akip-lke-sub", TAHUN | {"sub": "1-a"}, LIHAT, (isi("jawaban", **DIJAWAB),), **EVALUASI),
    Alamat("akip-bukti", KRITERIA, LIHAT, (isi("bukti-tautan", **DIJAWAB),), **EVALUASI),
    Alamat("akip-bukti-satu", BUKTI_AKIP, BACA_UNIT, (isi("kosong", Hak.MANDIRI),), **EVALUASI),
    Alamat("akip-berkas", BUKTI_AKIP, BACA_UNIT, **EVALUASI),
    Alamat("akip-tim", TAHUN, ATUR_TIM, (isi("tim", Hak.ATUR_TIM),), **EVALUASI),
    Alamat("akip-data", TAHUN, TIM, (isi("lhe", Hak.EVALUASI, atau=Hak.TETAPKAN_LHE),), **EVALUASI),
    Alamat("akip-nilai", LALU, TIM, (isi("nilai", Hak.EVALUASI),), **EVALUASI),
    Alamat("akip-rekomendasi", TAHUN, BACA_TIM, (isi("rekomendasi", Hak.EVALUASI),), **EVALUASI),
    Alamat(
        "akip-rekomendasi-satu",
        TAHUN | {"rekomendasi": "the number of one of a draft"},
        BACA_TIM,
        (isi("rekomendasi", Hak.EVALUASI),),
        **EVALUASI,
    ),
    Alamat("akip-lhe", TAHUN, BACA_TIM, **EVALUASI),
    Alamat("akip-simulasi", TAHUN, BACA_UNIT, **EVALUASI),
    Alamat("lhe-unduh", TAHUN | {"format": "docx"}, BACA_TIM, baca=False, **EVALUASI),
    # --- a unit: its LKjIP as a document
    Alamat("periksa", TAHUN, LIHAT, (isi("terima-temuan", Hak.TERIMA_TEMUAN),), ruang=Ruang.LKJIP),
    Alamat("periksa-xlsx", TAHUN, UNDUH, ruang=Ruang.LKJIP, tetap=True),
    # --- a unit: its recommendations
    Alamat("rekomendasi", LALU, LIHAT, ruang=Ruang.REKOMENDASI),
    Alamat(
        "rekomendasi-satu",
        REKOMENDASI,
        LIHAT,
        (
            putusan("nyatakan_selesai", Hak.NYATAKAN_SELESAI),
            putusan("tarik", Hak.TARIK_SELESAI),
            putusan("verifikasi", Hak.VERIFIKASI),
            putusan("kembalikan_rekomendasi", Hak.VERIFIKASI),
            isi("pesan", Hak.TANYA),
        ),
        ruang=Ruang.REKOMENDASI,
    ),
    Alamat(
        "rekomendasi-tindak-lanjut",
        REKOMENDASI,
        LIHAT,
        (isi("entri", **TINDAK_LANJUT),),
        ruang=Ruang.REKOMENDASI,
    ),
    Alamat(
        "rekomendasi-tindak-lanjut-satu",
        REKOMENDASI | {"entri": "the number of an entry"},
        LIHAT,
        (isi("ubah-entri", **TINDAK_LANJUT), isi("hapus-entri", **TINDAK_LANJUT)),
        ruang=Ruang.REKOMENDASI,
    ),
    Alamat(
        "rekomendasi-berkas",
        REKOMENDASI | {"bukti": "the number of an entry's evidence"},
        LIHAT,
        ruang=Ruang.REKOMENDASI,
    ),
    Alamat("matriks-unduh", LALU | {"format": "xlsx"}, LIHAT, ruang=Ruang.REKOMENDASI, tetap=True),
    # --- a unit: the review of its LKjIP
    Alamat(
        "reviu",
        TAHUN,
        LIHAT,
        (
            isi("reviu", Hak.REVIU, atau=Hak.TANGGAPI_REVIU),
            isi("reviu-sampaikan", Hak.REVIU),
            isi("reviu-tanggapi", Hak.TANGGAPI_REVIU),
            isi("reviu-nyatakan", Hak.NYATAKAN_REVIU),
        ),
        ruang=Ruang.REVIU,
    ),
    Alamat("reviu-salinan", TAHUN | {"langkah": "the number of a step"}, BACA_REVIU, ruang=Ruang.REVIU),
    Alamat("reviu-unduh", TAHUN | {"format": "docx"}, BACA_REVIU, ruang=Ruang.REVIU, baca=False),
    Alamat("pernyataan-unduh", TAHUN | {"format": "docx"}, LIHAT, ruang=Ruang.REVIU, baca=False),
    # --- a unit: the texts of its LKjIP
    Alamat("tulis-bagian", TAHUN | {"bagian": "saran"}, MENULIS, ruang=Ruang.LKJIP),
    Alamat("tulis", NASKAH, MENULIS, (isi("naskah", **TUGAS),), ruang=Ruang.LKJIP),
    Alamat("tulis-simpan", NASKAH, LIHAT, (isi("naskah-json", **TUGAS),), get=False, ruang=Ruang.LKJIP),
    Alamat("tulis-pegang", NASKAH, LIHAT, (isi("kosong", **TUGAS),), get=False, ruang=Ruang.LKJIP),
    Alamat("gambar-naskah", TAHUN, MENULIS, (isi("gambar", **TUGAS),), ruang=Ruang.LKJIP),
    Alamat("gambar-berkas", GAMBAR, LIHAT, ruang=Ruang.LKJIP),
    Alamat(
        "gambar-ubah",
        GAMBAR,
        MENULIS,
        (isi("ubah-gambar", **TUGAS), isi("hapus-bukti", **TUGAS)),
        ruang=Ruang.LKJIP,
    ),
    # --- a unit: its LKjIP as a document
    Alamat(
        "terbitan",
        TAHUN,
        LIHAT,
        tuple(Kirim(HAK_DOKUMEN[g], f"lkjip-{g.value}") for g in LangkahDokumen),
        ruang=Ruang.LKJIP,
    ),
    Alamat("terbitan-berkas", TAHUN | {"terbitan": 1, "format": "json"}, UNDUH, ruang=Ruang.LKJIP),
)
PER_NAMA: dict[str, Alamat] = {a.nama: a for a in ALAMAT}
