"""Tables of chapter I: people, and how urusan, sasaran and programs hang together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lkjip.formats import KOSONG as KOSONG_CETAK
from reports.blok import Baris, Sel, bilangan, daftar, teks
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from reports.sumber import Sumber

JK, GOL, DIDIK = ("Jenis Kelamin",), ("Golongan", "PNS"), ("Pendidikan",)
KOLOM_ORANG = (
    *("laki_laki", "perempuan", "gol_iv", "gol_iii", "gol_ii", "gol_i", "pppk", "non_pns"),
    *("pasca_sarjana", "sarjana", "diploma", "slta", "sltp", "sd"),
)


def _orang(banyak: int) -> Sel:
    """A count of none is a dash in print, as the form asks; the exact value stays 0."""
    return bilangan(banyak) if banyak else Sel(KOSONG_CETAK, 0)


class Pegawai(TabelLkjip):
    kunci = "pegawai"
    judul = "Pegawai {unit} Tahun {tahun}"
    sumber = "{unit}, {tahun}"
    bernomor = False
    kosong = "Data pegawai tahun ini belum diisi."

    jabatan = Kolom("Jabatan", lebar=25)
    laki_laki = Kolom("L", lebar=5, jenis="angka", grup=JK)
    perempuan = Kolom("P", lebar=5, jenis="angka", grup=JK)
    gol_iv = Kolom("IV", lebar=5, jenis="angka", grup=GOL)
    gol_iii = Kolom("III", lebar=5, jenis="angka", grup=GOL)
    gol_ii = Kolom("II", lebar=5, jenis="angka", grup=GOL)
    gol_i = Kolom("I", lebar=5, jenis="angka", grup=GOL)
    pppk = Kolom("PPPK", lebar=6, jenis="angka")
    non_pns = Kolom("Non-PNS", lebar=6, jenis="angka")
    pasca_sarjana = Kolom("Pasca", lebar=6, jenis="angka", grup=DIDIK)
    sarjana = Kolom("S1", lebar=5, jenis="angka", grup=DIDIK)
    diploma = Kolom("Dipl.", lebar=5, jenis="angka", grup=DIDIK)
    slta = Kolom("SLTA", lebar=6, jenis="angka", grup=DIDIK)
    sltp = Kolom("SLTP", lebar=6, jenis="angka", grup=DIDIK)
    sd = Kolom("SD", lebar=5, jenis="angka", grup=DIDIK)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for i, p in enumerate(data.pegawai, 1):
            sel = {k: _orang(getattr(p, k)) for k in KOLOM_ORANG}
            yield Baris(str(i), {"jabatan": teks(p.jabatan), **sel})
        if data.pegawai:
            jumlah = {k: sum(getattr(p, k) for p in data.pegawai) for k in KOLOM_ORANG}
            total = {k: _orang(n) for k, n in jumlah.items()}
            yield Baris("jumlah", {"jabatan": teks("Jumlah"), **total}, "jumlah")

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        orang = sum(p.orang for p in data.pegawai)
        asn = sum(p.orang for p in data.pegawai if p.kelompok != "non_asn")
        if orang:
            yield f"Jumlah seluruh pegawai {orang} orang: {asn} ASN dan {orang - asn} non-ASN."


class UrusanSasaranProgram(TabelLkjip):
    kunci = "urusan-sasaran-program"
    judul = "Keterkaitan Urusan, Sasaran Strategis, dan Program Prioritas"
    bernomor = False
    kosong = "Urusan perangkat daerah belum diisi."

    urusan = Kolom("Urusan", lebar=30)
    sasaran = Kolom("Sasaran Strategis", lebar=30)
    program = Kolom("Program Prioritas", lebar=40)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for urusan in data.daftar_urusan:
            sasaran = [s for s in data.sasaran if s.urusan_id == urusan.id]
            program = [p.nama for s in sasaran for p in data.anggaran.program_sasaran(s.id)]
            yield Baris(
                urusan.kode,
                {
                    "urusan": teks(urusan.nama),
                    "sasaran": daftar([s.uraian for s in sasaran], "belum ada sasaran"),
                    "program": daftar(program, "belum ada program"),
                },
            )
