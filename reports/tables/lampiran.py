"""Tables of the annexes: the documents themselves, made from the same data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lkjip.numbers import jumlah
from reports.blok import Baris, bilangan, teks, uang
from reports.tables.bab2 import Iku, TargetPk
from reports.tables.bab3_evaluasi import NilaiAkip
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from reports.sumber import Sumber


class IkuLampiran(Iku):
    kunci = "lampiran-iku"
    dinomori = False


class TargetPkLampiran(TargetPk):
    kunci = "lampiran-pk-target"
    dinomori = False


class NilaiAkipLampiran(NilaiAkip):
    kunci = "lampiran-nilai-akip"
    dinomori = False


class ProgramPkLampiran(TabelLkjip):
    """The programs of the Perjanjian Kinerja in force, as it was signed."""

    kunci = "lampiran-pk-program"
    judul = "Program dan Anggaran pada Perjanjian Kinerja Tahun {tahun}"
    sumber = "Perjanjian Kinerja {unit} Tahun {tahun}"
    dinomori = False
    bernomor = False
    kosong = "Anggaran program pada Perjanjian Kinerja belum diisi."

    no = Kolom("No", lebar=7, jenis="tengah")
    program = Kolom("Program", lebar=53)
    anggaran = Kolom("Anggaran (Rp)", lebar=20, jenis="rupiah")
    keterangan = Kolom("Keterangan", lebar=20, jenis="tengah")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        program = [p for p in data.pk_program if data.pk and p.dokumen_id == data.pk.id]
        for i, p in enumerate(program, 1):
            sel = {
                "no": bilangan(i),
                "program": teks(p.nama),
                "anggaran": uang(p.anggaran),
                "keterangan": teks(p.sumber_dana),
            }
            yield Baris(str(i), sel)
        if program:
            total = {
                "program": teks("Jumlah Anggaran"),
                "anggaran": uang(jumlah(p.anggaran for p in program)),
            }
            yield Baris("jumlah", total, "jumlah")
