"""Documents of the Inspektorat made by hand: no database, and what hostile people type in every text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image

from evaluation.data import (
    AnggotaLhe,
    DataLhe,
    DataTindakLanjut,
    KomponenLhe,
    KriteriaLhe,
    PredikatLhe,
    RekomendasiLhe,
    SubLhe,
    TrenLhe,
)
from evaluation.isi_reviu import ButirChr, DataChr, DataPernyataan, KelompokChr, Penelaah
from reports.blok import ReportData
from reports.inspektorat.lhe import susun_lhe
from reports.inspektorat.matriks import Kop, susun_matriks
from reports.inspektorat.reviu import susun_chr, susun_pernyataan

HARI = date(2025, 9, 1)
# What is to be read of it: every word, as text.
JAHAT = '=HYPERLINK("http://jahat.example")<script>alert(1)</script><img src="file:///etc/passwd">\x0b &amp;'


def data_lhe(teks: str = "Dokumen belum ditetapkan", **ubah: object) -> DataLhe:
    kriteria = (
        KriteriaLhe("1.a.1", "Renstra telah tersedia", True, ""),
        KriteriaLhe("1.a.2", f"IKU telah tersedia {teks}", False, teks),
    )
    sub = SubLhe("1.a", "Keberadaan", Decimal(6), "CC", Decimal("3.6"), 1, 2, "", kriteria)
    lhe = DataLhe(
        unit="Dinas Perhubungan",
        pemda="Pemerintah Kabupaten Contoh",
        inspektorat="Inspektorat Kabupaten Contoh",
        tempat="Contohan",
        tahun=2024,
        dasar_hukum="Peraturan Menteri PANRB Nomor 88 Tahun 2021",
        nomor="700/160/ITKAB",
        tanggal=date(2025, 5, 29),
        tim="Tim VI",
        anggota=(AnggotaLhe("Rina Wijaya", "Ketua tim"), AnggotaLhe("Budi Santoso", "Anggota tim")),
        ketua="Rina Wijaya",
        simpulan=f"Sudah baik.\n{teks}",
        komponen=(KomponenLhe(1, "Perencanaan Kinerja", Decimal(30), Decimal("21.05"), (sub,)),),
        total=Decimal("64.64"),
        predikat=PredikatLhe("B", "Baik", "Perlu sedikit perbaikan", "hijau"),
        tren=(TrenLhe(2023, Decimal("52.98"), "CC"), TrenLhe(2024, Decimal("64.64"), "B")),
        rekomendasi=(
            RekomendasiLhe(1, f"Sahkan Renstra. {teks}", "Perencanaan", "1.a.2", "Tinggi", None, ""),
        ),
        draf=False,
    )
    return replace(lhe, **ubah)  # type: ignore[arg-type]


def dokumen_lhe(teks: str = "Dokumen belum ditetapkan", **ubah: object) -> ReportData:
    return susun_lhe(data_lhe(teks, **ubah), unit_singkat="Dishub", pengenal="lhe/dishub/2024")


def dokumen_chr(teks: str = "Lengkapi.") -> ReportData:
    butir = (ButirChr(1, f"Ikhtisar ada {teks}", "Tidak", teks, teks), ButirChr(2, "Jelas", "Ya", "", ""))
    isi = DataChr(
        "Dinas Perhubungan",
        "Pemerintah Kabupaten Contoh",
        2024,
        "700/21",
        date(2025, 2, 20),
        teks,
        (Penelaah("Rina Wijaya", "Auditor Ahli Madya"),),
        (KelompokChr("Format", butir), KelompokChr("Substansi", ())),
    )
    return susun_chr(isi, unit_singkat="Dishub", pengenal="chr/dishub/2024", tempat="Contohan")


def data_pernyataan(teks: str = "") -> DataPernyataan:
    return DataPernyataan(
        unit="Dinas Perhubungan",
        pemda="Pemerintah Kabupaten Contoh",
        inspektorat="Inspektorat Kabupaten Contoh",
        tahun=2024,
        nomor=f"700/25{teks}",
        tanggal=date(2025, 2, 27),
        tempat="Contohan",
        penandatangan=f"Ahmad Fauzi{teks}",
        jabatan="Inspektur",
        pangkat="Pembina Utama Muda",
        nip="19680101 199003 1 001",
        sidik="a3" * 32,
    )


def dokumen_pernyataan(teks: str = "") -> ReportData:
    return susun_pernyataan(data_pernyataan(teks), unit_singkat="Dishub", pengenal="p/dishub/2024")


def langkah(nomor: int = 1, status: str = "proses", **lain: object) -> DataTindakLanjut:
    isi: dict[str, object] = {
        "rekomendasi_id": nomor,
        "evaluasi_id": 1,
        "tahun": 2024,
        "unit": "Dishub",
        "nomor": nomor,
        "rekomendasi": f"Rekomendasi nomor {nomor}.",
        "status": status,
        "tenggat": date(2025, 9, 30),
        "bidang": "Sekretariat",
        "tanggal": date(2025, 6, 2),
        "persen": 40,
        "uraian": "Rapat koordinasi.",
    }
    return DataTindakLanjut(**isi | lain)  # type: ignore[arg-type]


def dokumen_matriks(teks: str = "Rapat koordinasi.", *, lintas: bool = False) -> ReportData:
    semua = [
        langkah(uraian=teks, rekomendasi=teks),
        langkah(tanggal=date(2025, 7, 14), persen=None, uraian="Dibahas lagi."),
        langkah(2, "belum", tanggal=None, persen=None, uraian=None),
        langkah(3, "diminta_perbaikan", tahun=2023),
    ]
    unit = ("", "Semua Perangkat Daerah") if lintas else ("Dinas Perhubungan", "Dishub")
    kop = Kop(*unit, "Pemerintah Kabupaten Contoh", 2024, "Contohan", "matriks/dishub/2024")
    return susun_matriks(kop, semua, (), hari=HARI)


def semua_dokumen(teks: str) -> dict[str, ReportData]:
    return {
        "lhe": dokumen_lhe(teks),
        "chr": dokumen_chr(teks),
        "pernyataan": dokumen_pernyataan(teks),
        "matriks": dokumen_matriks(teks),
    }


def foto(lebar: int = 1600, tinggi: int = 1200, *, putar: int = 1, jenis: str = "JPEG") -> bytes:
    """A photograph whose camera notes how it was held (EXIF 0x0112), and where (a comment)."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = putar, "rumah kepala dinas"
    hasil = BytesIO()
    Image.new("RGB", (lebar, tinggi), "teal").save(hasil, jenis, exif=exif)
    return hasil.getvalue()
