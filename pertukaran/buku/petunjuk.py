"""The first sheet: what the workbook is, how it is filled, and every column with what may stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from lkjip.buku_kerja.tulis import isi_teks
from pengisian.buku_kerja.gaya import BUNGKUS, Gaya, Pena, Warna, huruf
from pertukaran.buku.kolom import kolom_berkas
from pertukaran.skema import Berkas

CARA = (
    "Setiap lembar memuat satu jenis data. Baris 2 adalah judul kolom; data mulai dari baris 3. Kolom "
    "bertanda * wajib diisi.",
    "Kolom yang menunjuk lembar lain berisi kunci baris itu, digabung dengan garis miring. Dokumen Renstra "
    "tahun 2021 urutan 1 ditulis renstra/2021/1.",
    "Angka ditulis dengan koma desimal; tanggal ditulis 14-10-2024; sel kosong berarti tidak diketahui.",
    "Lembar, kolom, dan baris yang tidak ada tidak mengubah apa pun di aplikasi. Baris dihapus hanya bila "
    "kolom terakhirnya berisi ya.",
    "Unggah berkas .xlsx ini pada halaman Impor data. Pratinjau menunjukkan setiap perubahan; belum ada yang "
    "ditulis sampai Anda menerapkannya. Satu sel yang salah menahan seluruh berkas.",
    "Angka triwulan yang sudah diajukan, disetujui, atau dikunci tidak dapat diubah. Naskah LKjIP yang sudah "
    "final juga tidak.",
    "Nilai AKIP, rekomendasi, dan nama terdahulu hanya diimpor oleh koordinator pemda; evaluasi hanya yang "
    "belum tercatat.",
    "Tidak ikut di dalam berkas: gambar pada naskah, lampiran PDF, bukti, jawaban lembar kerja evaluasi, "
    "temuan yang diterima, penanggung jawab bagian, serta riwayat.",
)
KEPALA = ("Lembar", "Kolom", "Isi", "Wajib", "Pilihan", "Contoh")
LEBAR = (22, 28, 60, 8, 44, 28)


def tulis_petunjuk(ws: Worksheet, judul: str, daftar: Sequence[Berkas]) -> None:
    for n, lebar in enumerate(LEBAR):
        ws.column_dimensions["ABCDEF"[n]].width = lebar
    isi_teks(ws["A1"], judul)
    ws["A1"].font = huruf(14, bold=True)
    for n, kalimat in enumerate(CARA, 3):
        isi_teks(ws.cell(n, 1), kalimat)
        ws.merge_cells(start_row=n, end_row=n, start_column=1, end_column=len(LEBAR))
        ws.cell(n, 1).alignment = BUNGKUS
        ws.row_dimensions[n].height = 30
    awal, pena = len(CARA) + 4, Pena(ws)
    for k, label in enumerate(KEPALA, 1):
        isi_teks(ws.cell(awal, k), label)
        pena.beri(ws.cell(awal, k), Gaya(Warna.KEPALA, tebal=True))
    baris = [
        (b.judul, k.label, k.isi, "ya" if k.wajib else "", "; ".join(v for _, v in k.pilihan), k.contoh)
        for b in daftar
        for k in kolom_berkas(b)
    ]
    for n, isi in enumerate(baris, awal + 1):
        for k, teks in enumerate(isi, 1):
            isi_teks(ws.cell(n, k), teks)
            pena.beri(ws.cell(n, k), Gaya())
    ws.freeze_panes = None
