"""Tables 3.8 to 3.10: where each indicator stands, why, and what supported it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from indicators.predikat import predikat
from lkjip.formats import persen
from reports.blok import KOSONG, Baris, Sel, bilangan, daftar, teks
from reports.narasi.bantu import nama_dengan_satuan
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.kinerja import (
    CATATAN_DILAPORKAN,
    indikator_utama,
    predikat_kinerja,
    sel_capaian,
)

if TYPE_CHECKING:
    from indicators.data import DataIndikator, DataSasaran
    from reports.sumber import Sumber


class IkhtisarCapaian(TabelLkjip):
    """One column for each step of the scale, with a mark where the indicator stands."""

    kunci = "ikhtisar-capaian"
    judul = "Ikhtisar Capaian Kinerja Tahun {tahun}"
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=5, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=28)
    indikator = Kolom("Indikator Kinerja", lebar=25)
    capaian = Kolom("Capaian (%)", lebar=12, jenis="angka")

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        skala = data.skala.get("capaian")
        jenjang = tuple(reversed(skala.jenjang)) if skala else ()
        lebar = 30 // max(len(jenjang), 1)
        return [
            (f"p{i}", Kolom(f"{j.predikat} ({j.interval})", lebar=lebar, jenis="tengah", grup=("Predikat",)))
            for i, j in enumerate(jenjang)
        ]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        skala = data.skala.get("capaian")
        jenjang = tuple(reversed(skala.jenjang)) if skala else ()
        for s, i, k in indikator_utama(data):
            tingkat = predikat(k.capaian.nilai, skala) if skala else None
            tanda = {
                f"p{n}": teks("v", warna=j.warna) if tingkat and tingkat.jenjang == j else KOSONG
                for n, j in enumerate(jenjang)
            }
            yield Baris(
                i.kode,
                {
                    "no": bilangan(s.nomor),
                    "sasaran": teks(s.uraian),
                    "indikator": teks(i.nama),
                    "capaian": sel_capaian(data, k),
                    **tanda,
                },
            )


class AnalisisCapaian(TabelLkjip):
    kunci = "analisis-capaian"
    judul = "Analisis Capaian dan Solusi Perbaikan"
    lanskap = True
    bernomor = False
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=3, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=12)
    indikator = Kolom("Indikator Kinerja", lebar=12)
    capaian = Kolom("Capaian (%)", lebar=6, jenis="angka")
    predikat = Kolom("Predikat", lebar=9, jenis="tengah")
    penyebab = Kolom("Penyebab", lebar=30)
    solusi = Kolom("Solusi Perbaikan atau Peningkatan", lebar=28)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s, i, k in indikator_utama(data):
            yield Baris(
                i.kode,
                {
                    "no": bilangan(s.nomor),
                    "sasaran": teks(s.uraian),
                    "indikator": teks(i.nama),
                    "capaian": sel_capaian(data, k),
                    "predikat": predikat_kinerja(data, k),
                    "penyebab": daftar([a.teks for a in data.analisis(i.id, "penyebab")], "belum dianalisis"),
                    "solusi": daftar([a.teks for a in data.analisis(i.id, "solusi")], "belum dianalisis"),
                },
                "panjang",
            )


class ProgramPenunjang(TabelLkjip):
    """Programs and kegiatan below each sasaran, with the figures of Formulir E.81: one home, one truth."""

    kunci = "program-penunjang"
    judul = "Program dan Kegiatan yang Menunjang Keberhasilan atau Kegagalan"
    bernomor = False
    kosong = "Program dan kegiatan tahun ini belum diisi."

    kode = Kolom("Kode", lebar=8)
    nama = Kolom("Program/Kegiatan", lebar=41)
    indikator = Kolom("Indikator Kinerja", lebar=37)
    capaian = Kolom("Capaian (%)", lebar=14, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s in data.sasaran:
            program = data.anggaran.program_sasaran(s.id)
            if program:
                yield Baris(s.kode, jenis="sasaran", rentang=cls._label(data, s))
            for p in program:
                for simpul in (p, *data.anggaran.anak(p)):
                    indikator = data.indikator_dari(simpul) or (None,)
                    for nomor, i in enumerate(indikator):
                        kepala = {"kode": teks(simpul.kode), "nama": teks(simpul.nama)} if nomor == 0 else {}
                        kunci = simpul.kode if nomor == 0 else f"{simpul.kode}-{nomor + 1}"
                        yield Baris(kunci, {**kepala, **cls._capaian(data, i)}, simpul.level)

    @classmethod
    def _capaian(cls, data: Sumber, i: DataIndikator | None) -> dict[str, Sel]:
        if i is None:
            tanpa = Sel("–", None, "indikator belum ditetapkan")
            return {"indikator": tanpa, "capaian": tanpa}
        k = data.kinerja.kinerja(i.id, data.tahun)
        return {"indikator": teks(nama_dengan_satuan(i)), "capaian": sel_capaian(data, k)}

    @classmethod
    def _label(cls, data: Sumber, s: DataSasaran) -> str:
        capaian = [
            f"{i.nama}: {persen(data.kinerja.kinerja(i.id, data.tahun).capaian.nilai)}"
            for i in data.indikator_sasaran(s.id)
        ]
        return f"Sasaran {s.nomor}: {s.uraian} · {'; '.join(capaian) or 'belum ada indikator'}"

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        semua = [i for p in data.simpul for i in data.indikator_dari(p)]
        if any(data.kinerja.kinerja(i.id, data.tahun).dilaporkan for i in semua):
            yield CATATAN_DILAPORKAN
        if any(s.kode_sementara for s in data.simpul):
            yield "Kode berupa nomor urut; kode nomenklatur resmi belum diisi."
