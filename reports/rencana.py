"""Tables of the planning pages that the printed report does not have: versions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lkjip.formats import tanggal
from lkjip.numbers import jumlah
from reports.blok import KOSONG, Baris, Sel, bilangan, teks, uang
from reports.tables.bab2 import sel_target
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from indicators.data import DataDokumen, DataIndikator
    from reports.sumber import Sumber


class TargetBerlaku(TabelLkjip):
    """The Renstra in force: its tujuan, sasaran and indicators with the latest target of every year."""

    kunci = "target-berlaku"
    judul = "Tujuan, Sasaran, Indikator, dan Target Renstra yang Berlaku"
    sumber = "Renstra {unit}, versi terakhir yang menetapkan target"
    dinomori = False
    bernomor = False
    kosong = "Renstra belum diisi."

    hal = Kolom("Hal", lebar=10)
    uraian = Kolom("Tujuan/Sasaran Strategis", lebar=26)
    indikator = Kolom("Indikator", lebar=26)
    satuan = Kolom("Satuan", lebar=8, jenis="tengah")

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        return [
            (f"t{t}", Kolom(str(t), lebar=6, jenis="angka", grup=("Target Tahun",)))
            for t in data.tahun_renstra
        ]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        diganti = {t.menggantikan_id for t in data.tujuan_renstra}
        for t in (t for t in data.tujuan_renstra if t.id not in diganti):
            yield from cls._baris(data, f"Tujuan {t.nomor}", t.kode, t.uraian, data.indikator_tujuan(t.id))
        for s in data.sasaran:
            yield from cls._baris(data, f"Sasaran {s.nomor}", s.kode, s.uraian, data.indikator_sasaran(s.id))

    @classmethod
    def _baris(
        cls, data: Sumber, hal: str, kode: str, uraian: str, indikator: tuple[DataIndikator, ...]
    ) -> Iterable[Baris]:
        kepala = {"hal": teks(hal), "uraian": teks(uraian)}
        if not indikator:
            yield Baris(kode, kepala | {"indikator": Sel("–", None, "indikator belum ditetapkan")})
        for n, i in enumerate(indikator):
            target = {
                f"t{t}": sel_target(data.kinerja.target_dokumen(i.id, t, "renstra"))
                for t in data.tahun_renstra
            }
            isi = {"indikator": teks(i.nama), "satuan": teks(i.satuan), **target}
            yield Baris(i.kode, (kepala if n == 0 else {"hal": KOSONG, "uraian": KOSONG}) | isi)


def sebut_versi(dokumen: DataDokumen) -> str:
    """The name that people know a version by, with its date."""
    return f"{dokumen.nama} ({tanggal(dokumen.tanggal)})" if dokumen.tanggal else dokumen.nama


class TargetPkVersi(TabelLkjip):
    """The targets of every version of the year's Perjanjian Kinerja."""

    kunci = "pk-versi"
    judul = "Sasaran, Indikator, dan Target Perjanjian Kinerja Tahun {tahun}"
    sumber = "Perjanjian Kinerja {unit} Tahun {tahun}"
    dinomori = False
    bernomor = False
    kosong = "Target Perjanjian Kinerja tahun ini belum diisi."

    no = Kolom("No", lebar=6, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=34)
    indikator = Kolom("Indikator Kinerja", lebar=30)
    satuan = Kolom("Satuan", lebar=10, jenis="tengah")

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        return [
            (f"v{d.urutan}", Kolom(sebut_versi(d), lebar=20, jenis="angka", grup=("Target",)))
            for d in data.versi("pk")
        ]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        versi = data.versi("pk")
        nomor = {s.id: s for s in data.semua_sasaran}
        for i in (i for i in data.semua_indikator if i.sasaran_id is not None):
            target = {
                f"v{d.urutan}": data.kinerja.target_dokumen(i.id, data.tahun, "pk", d.urutan) for d in versi
            }
            if not any(target.values()):
                continue
            s = nomor[data.sasaran_dari(i) or 0]
            kepala = {"no": teks(s.nomor), "sasaran": teks(s.uraian), "indikator": teks(i.nama)}
            isi = {k: sel_target(t) for k, t in target.items()}
            yield Baris(i.kode, kepala | {"satuan": teks(i.satuan)} | isi)


class ProgramPkVersi(TabelLkjip):
    """The programs and their money in every version of the year's Perjanjian Kinerja."""

    kunci = "pk-program-versi"
    judul = "Program dan Anggaran Perjanjian Kinerja Tahun {tahun}"
    sumber = "Perjanjian Kinerja {unit} Tahun {tahun}"
    dinomori = False
    bernomor = False
    kosong = "Anggaran program pada Perjanjian Kinerja belum diisi."

    program = Kolom("Program", lebar=50)
    keterangan = Kolom("Sumber Dana", lebar=18)

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        return [
            (f"v{d.urutan}", Kolom(sebut_versi(d), lebar=22, jenis="rupiah", grup=("Anggaran (Rp)",)))
            for d in data.versi("pk")
        ]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        versi = data.versi("pk")
        anggaran = {(p.dokumen_id, p.simpul_id): p for p in data.pk_program}
        program = {p.simpul_id: p for p in data.pk_program}
        for nomor, (simpul_id, p) in enumerate(program.items(), 1):
            isi = {}
            for d in versi:
                ada = anggaran.get((d.id, simpul_id))
                isi[f"v{d.urutan}"] = uang(ada.anggaran if ada else None, "tidak ada pada versi ini")
            kepala = {"program": teks(p.nama), "keterangan": teks(p.sumber_dana)}
            yield Baris(str(nomor), kepala | isi)
        if program:
            total = {
                f"v{d.urutan}": uang(jumlah(p.anggaran for p in data.pk_program if p.dokumen_id == d.id))
                for d in versi
            }
            yield Baris("jumlah", {"program": teks("Jumlah Anggaran")} | total, "jumlah")


class RencanaAksi(TabelLkjip):
    """The year's targets broken down by quarter: indicators of the sasaran, then those of the budget tree."""

    kunci = "rencana-aksi"
    judul = "Rencana Aksi: Target Triwulan Tahun {tahun}"
    sumber = "Rencana aksi {unit} Tahun {tahun}"
    dinomori = False
    bernomor = False
    kosong = "Rencana aksi belum diisi: tidak ada indikator dengan target triwulan tahun ini."

    indikator = Kolom("Indikator Kinerja", lebar=44)
    satuan = Kolom("Satuan", lebar=12, jenis="tengah")
    target = Kolom("Target Tahun", lebar=12, jenis="angka")
    tw1 = Kolom("I", lebar=8, jenis="angka", grup=("Target Triwulan",))
    tw2 = Kolom("II", lebar=8, jenis="angka", grup=("Target Triwulan",))
    tw3 = Kolom("III", lebar=8, jenis="angka", grup=("Target Triwulan",))
    tw4 = Kolom("IV", lebar=8, jenis="angka", grup=("Target Triwulan",))

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for i in data.semua_indikator:
            triwulan = data.kinerja.target_triwulan(i.id, data.tahun)
            if any(t is not None for t in triwulan):
                sel = {
                    "indikator": teks(i.nama),
                    "satuan": teks(i.satuan),
                    "target": sel_target(data.kinerja.target_berlaku(i.id, data.tahun)),
                }
                per_triwulan = {
                    f"tw{n}": bilangan(t, alasan="target triwulan belum ditetapkan")
                    for n, t in enumerate(triwulan, 1)
                }
                yield Baris(i.kode, sel | per_triwulan)


class AksiTahun(TabelLkjip):
    """What is done for each indicator of the year, in which quarters, and by whom."""

    kunci = "aksi-tahun"
    judul = "Rencana Aksi: Langkah Tahun {tahun}"
    sumber = "Rencana aksi {unit} Tahun {tahun}"
    dinomori = False
    bernomor = False
    kosong = "Langkah rencana aksi belum diisi."

    indikator = Kolom("Indikator Kinerja", lebar=26)
    aksi = Kolom("Aksi", lebar=26)
    simpul = Kolom("Program/Kegiatan/Sub Kegiatan", lebar=20)
    tw1 = Kolom("I", lebar=4, jenis="tengah", grup=("Triwulan",))
    tw2 = Kolom("II", lebar=4, jenis="tengah", grup=("Triwulan",))
    tw3 = Kolom("III", lebar=4, jenis="tengah", grup=("Triwulan",))
    tw4 = Kolom("IV", lebar=4, jenis="tengah", grup=("Triwulan",))
    bidang = Kolom("Penanggung Jawab", lebar=12)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        lalu = 0
        for a in data.aksi:
            sel = {
                "indikator": teks(a.indikator) if a.indikator_id != lalu else KOSONG,
                "aksi": teks(a.uraian),
                "simpul": teks(a.simpul),
                "bidang": teks(a.bidang),
            }
            jadwal = {f"tw{n}": teks("✓") if ya else KOSONG for n, ya in enumerate(a.triwulan, 1)}
            lalu = a.indikator_id
            yield Baris(f"a{a.id}", sel | jadwal)
