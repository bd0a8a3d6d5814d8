"""What a column of a sheet is called, what may stand in it, and an example; from the model's own field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from django.db import models

from pertukaran.skema import PER_MODEL, Berkas, Field

HAPUS = "hapus"
LABEL_HAPUS = "Hapus baris ini?"
PANJANG_SEL = 32_000  # characters; a cell of Excel holds 32,767


class Jenis(Enum):
    TEKS = "teks"
    BULAT = "bilangan bulat"
    DESIMAL = "angka"
    TANGGAL = "tanggal"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya atau tidak"
    RUJUKAN = "rujukan"


@dataclass(frozen=True, slots=True)
class Kolom:
    """nama is the field's. pilihan: value and label of each choice. isi says in words what may stand here."""

    nama: str
    label: str
    jenis: Jenis
    wajib: bool
    isi: str
    contoh: str
    pilihan: tuple[tuple[str, str], ...] = ()


# What the name of a column alone does not say: (sentence, example), by table and column, or by column.
KETERANGAN: dict[str, tuple[str, str]] = {
    "slug": ("Kode pada alamat halaman; tidak berubah lagi.", "dishub"),
    "kode": ("Kode yang dipakai lembar lain untuk menunjuk baris ini; jangan diganti.", "s1"),
    "simpul.kode": (
        "Kode nomenklatur, generasi mana pun; nomor urut bila Kode Sementara berisi ya.",
        "2.08.02.2.01.0001",
    ),
    "urutan": ("Urutan tampil; pada Dokumen dan DPA: 0 semula atau murni, 1 perubahan pertama.", "1"),
    "tahun": ("Empat angka.", "2024"),
    "triwulan": ("1 sampai 4; kosong berarti nilai setahun.", "4"),
    "satuan": ("", "%"),
    "desimal": ("Banyak angka di belakang koma pada cetakan.", "2"),
    "nilai": ("Tulis 1.234,5 atau 1234,5; persen tanpa tanda %.", "46,02"),
    "nilai_atas": ("Hanya untuk target berupa rentang.", "50"),
    "aset.nilai": ("Rupiah.", "1313393500"),
    "pagu.nilai": ("Rupiah.", "254562599"),
    "realisasi_anggaran.nilai": ("Rupiah selama triwulan itu saja, hanya pada sub kegiatan.", "86853580"),
    "anggaran": ("Rupiah.", "11507651176"),
    "tahun_data": ("Tahun data yang dipakai; wajib bila status Sementara.", "2023"),
    "alasan": ("Wajib pada dokumen perubahan, dan bila data tidak tersedia.", "Survei belum selesai."),
    "draf": ("ya: belum ditetapkan, jadi belum dihitung.", "tidak"),
    "kode_sementara": ("ya bila kode berupa nomor urut, bukan kode nomenklatur.", "tidak"),
    "dokumen.bidang": ("Hanya untuk Perjanjian Kinerja kepala bidang; kosong untuk milik dinas.", ""),
    "naskah.isi": ("HTML sederhana; dibersihkan ketika diimpor. Gambar tidak ikut.", "<p>Teks.</p>"),
    "unit.mulai": ("Diubah koordinator pemda.", "01-01-2021"),
    "unit.berakhir": ("Diubah koordinator pemda; kosong bila masih ada.", ""),
    "sasaran_lain": ("Kode perangkat daerah, garis miring, kode sasarannya.", "dinkes/s2"),
    "hubungan_lintas.unit": ("Kode perangkat daerah lain.", "dinkes"),
    "indikator_simpul.indikator": ("Indikator yang mengukur baris program atau kegiatan itu.", "1.1.1"),
}
CONTOH = {
    Jenis.TEKS: "",
    Jenis.BULAT: "3",
    Jenis.DESIMAL: "1.234,5",
    Jenis.TANGGAL: "14-10-2024",
    Jenis.YA_TIDAK: "ya",
}
BENTUK = {
    Jenis.BULAT: "Bilangan bulat, 0 atau lebih.",
    Jenis.DESIMAL: "Angka, desimal dengan koma.",
    Jenis.TANGGAL: "Tanggal.",
    Jenis.YA_TIDAK: "ya atau tidak.",
}


@cache
def kolom_lembar(nama: str, model: type[models.Model]) -> tuple[Kolom, ...]:
    """The columns of a table's sheet."""
    return tuple(_kolom(nama, f) for f in PER_MODEL[model].kolom)


def kolom_berkas(berkas: Berkas) -> tuple[Kolom, ...]:
    return kolom_lembar(berkas.nama, berkas.model)


def _kolom(berkas: str, f: Field) -> Kolom:
    jenis = _jenis(f)
    pilihan = tuple((str(v), str(label)) for v, label in f.flatchoices) if f.choices else ()
    kalimat, contoh = KETERANGAN.get(f"{berkas}.{f.name}") or KETERANGAN.get(f.name) or ("", "")
    if jenis == Jenis.RUJUKAN and not contoh:
        contoh = PER_MODEL[f.related_model].contoh
    contoh = contoh or (pilihan[0][1] if pilihan else CONTOH.get(jenis, ""))
    wajib = not (f.blank or f.has_default() or f.null)
    label = str(f.verbose_name)
    label = label if label[:2].isupper() else label[:1].upper() + label[1:]
    return Kolom(
        f.name, label, jenis, wajib, " ".join(filter(None, (_isi(f, jenis), kalimat))), contoh, pilihan
    )


def _jenis(f: Field) -> Jenis:
    if f.is_relation:
        return Jenis.RUJUKAN
    if f.choices:
        return Jenis.PILIHAN
    urut = (
        (models.BooleanField, Jenis.YA_TIDAK),
        (models.DateField, Jenis.TANGGAL),
        (models.DecimalField, Jenis.DESIMAL),
        (models.IntegerField, Jenis.BULAT),
    )
    return next((j for kelas, j in urut if isinstance(f, kelas)), Jenis.TEKS)


def _isi(f: Field, jenis: Jenis) -> str:
    if jenis == Jenis.RUJUKAN:
        tujuan = PER_MODEL[f.related_model]
        return f"Kunci baris pada lembar {tujuan.judul}: {sebutan_kunci(tujuan)}."
    if jenis == Jenis.PILIHAN:
        return "Pilih dari daftar."
    if jenis == Jenis.TEKS and f.max_length:
        return f"Teks, paling banyak {f.max_length} huruf."
    return BENTUK.get(jenis, "Teks.")


def sebutan_kunci(berkas: Berkas) -> str:
    """How a key of the table is put together: jenis/tahun/urutan/bidang."""
    return "/".join(berkas.kunci)
