"""The first sheet of the quarter's workbook: what to fill, how to write it, what happens after the upload."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import isi_teks
from lkjip.formats import ROMAWI_TRIWULAN, angka, daftar, tanggal
from pengisian.baris_tulis import PANJANG_TEKS
from pengisian.buku_kerja.gaya import Gaya, Pena, Warna, huruf
from pengisian.lembar import Lembar

LEBAR = (22, 70, 46)
KOLOM = (
    (
        "K",
        "Realisasi kinerja triwulan ini, dengan satuan pada barisnya. Indikator yang mempunyai komponen "
        "(pembilang, penyebut) diisi pada baris komponennya; nilainya dihitung aplikasi.",
        "1.234,5 · 1234.5 · 46,02 · 46,02%",
    ),
    (
        "Rp",
        "Realisasi anggaran selama triwulan ini saja, hanya pada baris sub kegiatan. Isi 0 bila belum ada "
        "belanja.",
        "86.853.580 · Rp 86.853.580",
    ),
    ("Penjelasan", "Sebab capaian kurang atau lebih dari target, paling banyak {penjelasan} huruf.", ""),
    ("Sumber data", "Asal data; wajib bila penyebut berbeda dari triwulan lalu.", "Dukcapil, 30 Juni 2024"),
    ("Status data", "Final, Sementara, atau Tidak tersedia. Kosong berarti Final.", "Sementara"),
    ("Data tahun", "Tahun data yang dipakai; wajib bila statusnya Sementara.", "2023"),
    ("Alasan", "Wajib bila statusnya Tidak tersedia.", "Survei baru selesai bulan depan."),
)
UNGGAH = (
    "Simpan berkas sebagai buku kerja Excel (.xlsx). LibreOffice dan Excel sama-sama dapat dipakai.",
    "Buka halaman Excel pada triwulan ini di aplikasi, pilih berkas, lalu tekan Periksa berkas.",
    "Pratinjau menunjukkan setiap perubahan, pertentangan dengan isian orang lain, dan sel yang salah. "
    "Sampai di sini belum ada yang ditulis.",
    "Selama masih ada sel yang salah, tidak ada yang ditulis. Perbaiki selnya, lalu unggah lagi.",
    "Setelah ditekan Terapkan, semua perubahan ditulis sekaligus dan tercatat di riwayat.",
)
PERIKSA = (
    "Angka terbaca sebagai angka, paling banyak enam angka di belakang koma; rupiah paling banyak dua.",
    "Pembilang, penyebut, dan hasil hitungan banyaknya tidak kurang dari 0.",
    "Realisasi anggaran tidak melebihi seluruh DPA perangkat daerah.",
    "Nilai yang diubah orang lain sejak berkas ini diunduh tidak ditimpa: Anda memilih nilai yang dipakai.",
    "Sel yang terkunci tidak dibaca. Bila isinya berubah, pratinjau menyebutkan alamatnya.",
)
BOLEH = (
    "Baris boleh diurutkan, disaring, atau dihapus: baris dikenali dari kuncinya pada kolom A yang "
    "tersembunyi. Baris yang dihapus tidak mengubah apa pun di aplikasi.",
    "Jangan menghapus kolom, baris 1, kolom A, dan lembar tersembunyi “lkjip”.",
    "Proteksi lembar tidak bersandi; membukanya tidak menambah sel yang dapat ditulis.",
    "Rumus boleh dipakai pada sel kuning; yang dibaca adalah nilainya ketika berkas terakhir disimpan.",
)


def tulis_petunjuk(
    ws: Worksheet, lembar: Sequence[Lembar], terbuka: Sequence[bool], diunduh: datetime
) -> None:
    """terbuka says of each quarter whether any cell of it can be filled."""
    for huruf_kolom, lebar in zip("ABC", LEBAR, strict=True):
        ws.column_dimensions[huruf_kolom].width = lebar
    isi_teks(ws.cell(1, 1), "Buku kerja isian realisasi")
    ws.cell(1, 1).font = huruf(14, bold=True)
    baris = 2
    for teks in _pengantar(lembar, terbuka, diunduh):
        baris = _tulis(ws, baris, (teks,))
    baris = _warna(ws, baris + 1)
    baris = _tabel(ws, baris + 1)
    for judul, butir in (
        ("Cara mengunggah", UNGGAH),
        ("Yang diperiksa", PERIKSA),
        ("Yang boleh dan tidak boleh diubah", BOLEH),
    ):
        baris = _judul(ws, baris + 1, judul)
        for n, teks in enumerate(butir, 1):
            baris = _tulis(ws, baris, (f"{n}. {teks}",))
    ws.protection.sheet = True
    ws.protection.formatColumns = ws.protection.formatRows = False
    ws.page_setup.paperSize, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = ws.PAPERSIZE_A4, 1, 0
    ws.page_setup.orientation = "landscape"
    ws.sheet_properties.pageSetUpPr.fitToPage = True


def _pengantar(lembar: Sequence[Lembar], terbuka: Sequence[bool], diunduh: datetime) -> Iterator[str]:
    saat = timezone.localtime(diunduh)
    yield lembar[0].unit.nama
    masa = daftar([ROMAWI_TRIWULAN[x.triwulan - 1] for x in lembar])
    yield f"Triwulan {masa} Tahun {lembar[0].tahun}, diunduh {tanggal(saat.date())} pukul {saat:%H.%M}"
    for x, dapat in zip(lembar, terbuka, strict=True):
        sebab = x.posisi.sebab or "Tidak ada baris yang menjadi bagian Anda."
        keadaan = "dapat diisi" if dapat else f"hanya dibaca. {sebab}"
        yield f"Triwulan {ROMAWI_TRIWULAN[x.triwulan - 1]}: {keadaan}"


def _warna(ws: Worksheet, baris: int) -> int:
    pena = Pena(ws)
    baris = _judul(ws, baris, "Arti warna")
    for warna, teks in (
        (Warna.DIISI, "diisi oleh Anda"),
        (Warna.DIHITUNG, "dihitung aplikasi dari komponennya"),
        (Warna.POLOS, "hanya dibaca"),
    ):
        pena.beri(ws.cell(baris, 1), Gaya(warna))
        baris = _tulis(ws, baris, ("", teks))
    return baris


def _tabel(ws: Worksheet, baris: int) -> int:
    pena = Pena(ws)
    baris = _judul(ws, baris, "Yang diisi")
    batas = {k: angka(n) for k, n in PANJANG_TEKS.items()}
    for n, isi in enumerate((("Kolom", "Isi", "Contoh"), *KOLOM)):
        for kolom in range(1, 4):
            gaya = Gaya(Warna.KEPALA, tebal=True) if n == 0 else Gaya(tebal=kolom == 1)
            pena.beri(ws.cell(baris, kolom), gaya)
        baris = _tulis(ws, baris, tuple(teks.format(**batas) for teks in isi), berbingkai=True)
    return baris


def _judul(ws: Worksheet, baris: int, teks: str) -> int:
    isi_teks(ws.cell(baris, 1), teks)
    ws.cell(baris, 1).font = huruf(11, bold=True)
    return baris + 1


def _tulis(ws: Worksheet, baris: int, isi: tuple[str, ...], *, berbingkai: bool = False) -> int:
    """Texts of a row, one alone over all columns, high enough to be read; the next row."""
    lebar = LEBAR if len(isi) > 1 else (sum(LEBAR),)
    for kolom, teks in enumerate(isi, 1):
        sel = ws.cell(baris, kolom)
        if not teks:
            continue
        isi_teks(sel, teks)
        if not berbingkai:
            sel.font = huruf()
            sel.alignment = Alignment(wrap_text=True, vertical="top")
    if len(isi) == 1:
        ws.merge_cells(start_row=baris, end_row=baris, start_column=1, end_column=len(LEBAR))
    garis = max(1 + int(len(teks) / (lebar[k] * 1.15)) for k, teks in enumerate(isi))
    ws.row_dimensions[baris].height = 13.5 * garis
    return baris + 1
