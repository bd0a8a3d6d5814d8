"""Tables of chapter II: what was planned and promised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from budget.sebutan import sumber_dana
from lkjip.enums import SifatUrusan
from lkjip.formats import KOSONG as KOSONG_CETAK
from lkjip.formats import abjad, angka, romawi, tanggal
from reports.blok import KOSONG, Baris, Sel, bilangan, daftar, teks, uang
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from indicators.data import DataDokumen, DataIndikator, DataSasaran, DataTarget
    from reports.sumber import Sumber


def sel_target(target: DataTarget | None, desimal: int | None = None) -> Sel:
    """A target as its document states it, a range with both bounds."""
    if target is None:
        return Sel("–", None, "target belum ditetapkan")
    if target.nilai_atas is not None:
        rentang = f"{angka(target.nilai, desimal)} – {angka(target.nilai_atas, desimal)}"
        return Sel(rentang, rentang)
    return bilangan(target.nilai, desimal)


class MisiTujuanSasaran(TabelLkjip):
    kunci = "misi-tujuan-sasaran"
    judul = "Misi, Tujuan, Sasaran, dan Urusan {unit} menurut RPJMD"
    sumber = "RPJMD dan Renstra {unit}"
    bernomor = False
    kosong = "Kaitan dengan RPJMD belum diisi."

    misi = Kolom("Misi", lebar=19)
    tujuan = Kolom("Tujuan", lebar=20)
    sasaran = Kolom("Sasaran", lebar=20)
    urusan = Kolom("Urusan", lebar=24)
    unit = Kolom("Perangkat Daerah", lebar=17)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        dipakai = {t.sasaran_rpjmd_id for t in data.tujuan_renstra if t.sasaran_rpjmd_id is not None}
        urusan = [u.nama for u in data.daftar_urusan if u.sifat != SifatUrusan.PENUNJANG]
        for id_ in sorted(dipakai):
            r = data.rpjmd[id_]
            yield Baris(
                f"{r.misi_nomor}.{r.tujuan_nomor}.{r.nomor}",
                {
                    "misi": teks(f"Misi ke-{r.misi_nomor}: {r.misi}"),
                    "tujuan": teks(f"Tujuan ke-{r.tujuan_nomor}: {r.tujuan}"),
                    "sasaran": teks(f"Sasaran ke-{r.nomor}: {r.uraian}"),
                    "urusan": daftar(urusan),
                    "unit": teks(data.unit.nama),
                },
            )


class TargetRenstra(TabelLkjip):
    """The Renstra as first set; what changed stands in SemulaMenjadi."""

    kunci = "target-renstra"
    judul = "Tujuan, Sasaran, dan Target Renstra"
    sumber = "Renstra {unit}"
    kosong = "Renstra belum diisi."

    tujuan = Kolom("Tujuan", lebar=16)
    sasaran = Kolom("Sasaran Strategis", lebar=18)
    indikator = Kolom("Indikator Tujuan/Indikator Kinerja", lebar=21)
    satuan = Kolom("Satuan", lebar=7, jenis="tengah")
    data_awal = Kolom("Data Awal", lebar=8, jenis="angka")

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        tahun = data.tahun_renstra
        lebar = 32 // max(len(tahun), 1)
        return [(f"t{t}", Kolom(str(t), lebar=lebar, jenis="angka", grup=("Target Tahun",))) for t in tahun]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        sasaran = data.sasaran_versi(0)
        for t in (t for t in data.tujuan_renstra if t.urutan == 0):
            for i in data.indikator_tujuan(t.id):
                yield cls._baris(data, i, {"tujuan": teks(t.uraian), "sasaran": KOSONG})
            for s in (s for s in sasaran if data.tujuan_sasaran(s, 0).id == t.id):
                for i in data.indikator_sasaran(s.id):
                    yield cls._baris(data, i, {"tujuan": KOSONG, "sasaran": teks(s.uraian)})

    @classmethod
    def _baris(cls, data: Sumber, i: DataIndikator, kepala: dict[str, Sel]) -> Baris:
        target = {
            f"t{t}": sel_target(data.kinerja.target_dokumen(i.id, t, "renstra", 0))
            for t in data.tahun_renstra
        }
        awal = bilangan(i.data_awal, alasan="tidak ada data pada awal perencanaan")
        return Baris(
            i.kode,
            {**kepala, "indikator": teks(i.nama), "satuan": teks(i.satuan), "data_awal": awal, **target},
        )


class SemulaMenjadi(TabelLkjip):
    """What a change of the Renstra replaced: statement and indicators, side by side."""

    kunci = "semula-menjadi"
    judul = "Perubahan Tujuan, Sasaran, Indikator, dan Target Renstra"
    sumber = "Renstra dan keputusan IKU {unit}"
    dinomori = False
    bernomor = False
    kosong = "Tidak tercatat perubahan tujuan, sasaran, dan target Renstra."

    jenis = Kolom("Hal", lebar=12)
    semula = Kolom("Semula", lebar=34)
    menjadi = Kolom("Menjadi", lebar=34)
    dasar = Kolom("Dasar", lebar=20)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        versi = {d.urutan: d for d in data.versi("renstra")}
        for hal, semua, indikator in (
            ("Tujuan", data.tujuan_renstra, data.indikator_tujuan),
            ("Sasaran", data.sasaran_renstra, data.indikator_sasaran),
        ):
            per_id = {x.id: x for x in semua}
            for baru in (x for x in semua if x.menggantikan_id in per_id):
                lama, dokumen = per_id[baru.menggantikan_id or 0], versi.get(baru.urutan)
                yield Baris(
                    baru.kode,
                    {
                        "jenis": teks(hal),
                        "semula": _dengan_indikator(lama.uraian, indikator(lama.id)),
                        "menjadi": _dengan_indikator(baru.uraian, indikator(baru.id)),
                        "dasar": teks(_dasar(dokumen) if dokumen else ""),
                    },
                )
        yield from cls._target(data)

    @classmethod
    def _target(cls, data: Sumber) -> Iterable[Baris]:
        """Targets that a later version states for an indicator which an earlier one already had."""
        versi = {d.id for d in data.versi("renstra")}
        for baru in (t for t in data.target if t.dokumen_id in versi and t.triwulan is None):
            lama = data.kinerja.target_semula(baru)
            if lama is None:
                continue
            i = data.kinerja.indikator[baru.indikator_id]
            yield Baris(
                f"{i.kode}-{baru.tahun}",
                {
                    "jenis": teks(f"Target {baru.tahun}"),
                    "semula": teks(f"{i.nama}: {_bersatuan(angka(lama.nilai), i)}"),
                    "menjadi": teks(f"{i.nama}: {_bersatuan(angka(baru.nilai), i)}"),
                    "dasar": teks(baru.dokumen),
                },
            )


def _dasar(dokumen: DataDokumen) -> str:
    """ "Keputusan Nomor … tanggal …", as far as they are known."""
    bagian = [f"Keputusan Nomor {dokumen.nomor}" if dokumen.nomor else dokumen.nama]
    if dokumen.tanggal:
        bagian.append(f"tanggal {tanggal(dokumen.tanggal)}")
    return " ".join(bagian)


def _dengan_indikator(uraian: str, indikator: tuple[DataIndikator, ...]) -> Sel:
    return daftar([uraian, *(f"Indikator: {i.nama}" for i in indikator)])


class ProgramKegiatan(TabelLkjip):
    kunci = "program-kegiatan"
    judul = "Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}"
    sumber = "{unit}, {tahun}"
    lanskap = True
    kosong = "Program, kegiatan, dan sub kegiatan tahun ini belum diisi."

    program = Kolom("Program", lebar=28)
    kegiatan = Kolom("Kegiatan", lebar=34)
    sub_kegiatan = Kolom("Sub Kegiatan", lebar=38)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        nomor = {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
        for s in data.sasaran:
            if program := data.anggaran.program_sasaran(s.id):
                yield Baris(s.kode, jenis="sasaran", rentang=_label_sasaran(data, s))
            for p in program:
                yield from cls._baris(data.anggaran.telusur(p), nomor)

    @staticmethod
    def _baris(simpul: Iterable[DataSimpul], nomor: dict[str, int]) -> Iterable[Baris]:
        """A row a sub kegiatan; its kegiatan and program stand in the row of their first."""
        sel: dict[str, Sel] = {}
        kunci = ""
        for x in simpul:
            if x.level in sel or (x.level == "kegiatan" and "sub_kegiatan" in sel):
                yield Baris(kunci, dict.fromkeys(nomor, KOSONG) | sel)
                sel = {}
            if not sel:
                kunci = x.kode
            nomor[x.level] += 1
            urut = romawi(nomor["program"]) if x.level == "program" else str(nomor[x.level])
            sel[x.level] = teks(f"{urut}. {x.nama}")
        yield Baris(kunci, dict.fromkeys(nomor, KOSONG) | sel)


def _bersatuan(angka: str, i: DataIndikator) -> str:
    """A printed figure with its unit: 70,65%, 12 dokumen; a value of an index has none."""
    if i.satuan.lower() in ("nilai", "indeks") or angka == KOSONG_CETAK:
        return angka
    return f"{angka}%" if i.satuan == "%" else f"{angka} {i.satuan}"


def _label_sasaran(data: Sumber, s: DataSasaran) -> str:
    """A sasaran with its tujuan, and each indicator with the target that counts this year."""
    bagian = [f"Tujuan: {data.tujuan_sasaran(s).uraian}", f"Sasaran {s.nomor}: {s.uraian}"]
    for i in data.indikator_sasaran(s.id):
        target = sel_target(data.kinerja.target_berlaku(i.id, data.tahun))
        bagian.append(f"{i.nama}, target {data.tahun}: {_bersatuan(target.teks, i)}")
    return " · ".join(bagian)


class Iku(TabelLkjip):
    kunci = "iku"
    judul = "Indikator Kinerja Utama {unit}"
    lanskap = True
    bernomor = False
    kosong = "Keputusan IKU belum diisi."

    no = Kolom("No", lebar=4, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=15)
    indikator = Kolom("Indikator Kinerja Utama", lebar=15)
    satuan = Kolom("Satuan", lebar=6, jenis="tengah")
    definisi = Kolom("Definisi Operasional", lebar=22, grup=("Penjelasan",))
    formulasi = Kolom("Formulasi/Cara Pengukuran", lebar=20, grup=("Penjelasan",))
    sumber_data = Kolom("Sumber Data", lebar=10)
    kriteria = Kolom("Keterangan", lebar=8)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        definisi = {d.indikator_id: d for d in data.definisi if data.iku and d.dokumen_id == data.iku.id}
        nomor = 0
        for s in data.sasaran:
            for i in (i for i in data.indikator_sasaran(s.id) if i.iku):
                nomor += 1
                d = definisi.get(i.id)
                tanpa = Sel("–", None, "belum didefinisikan dalam keputusan IKU yang berlaku")
                yield Baris(
                    i.kode,
                    {
                        "no": bilangan(nomor),
                        "sasaran": teks(s.uraian),
                        "indikator": teks(i.nama),
                        "satuan": teks(i.satuan),
                        "definisi": teks(d.definisi_operasional) if d else tanpa,
                        "formulasi": teks(d.formulasi) if d else tanpa,
                        "sumber_data": teks(d.sumber_data) if d else tanpa,
                        "kriteria": teks(d.kriteria) if d else KOSONG,
                    },
                )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        if data.iku:
            yield f"{data.iku.nama}, Nomor {data.iku.nomor}, {tanggal(data.iku.tanggal)}."


class TargetPk(TabelLkjip):
    kunci = "target-pk"
    judul = "Perjanjian Kinerja {unit} Tahun {tahun}"
    sumber = "Perjanjian Kinerja {unit} Tahun {tahun}"
    kosong = "Perjanjian Kinerja tahun ini belum diisi."

    no = Kolom("No", lebar=6, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=38)
    indikator = Kolom("Indikator Kinerja", lebar=34)
    satuan = Kolom("Satuan", lebar=10, jenis="tengah")
    target = Kolom("Target", lebar=12, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        if data.pk is None:
            return
        for s in data.sasaran:
            for i in data.indikator_sasaran(s.id):
                if target := data.kinerja.target_dokumen(i.id, data.tahun, "pk"):
                    yield Baris(
                        i.kode,
                        {
                            "no": bilangan(s.nomor),
                            "sasaran": teks(s.uraian),
                            "indikator": teks(i.nama),
                            "satuan": teks(i.satuan),
                            "target": sel_target(target),
                        },
                    )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        if data.pk:
            yield f"{data.pk.nama}, {tanggal(data.pk.tanggal)}."


def penomoran(level: str, nomor: int) -> str:
    """The seed's numbering: I for a program, A for a kegiatan, 1 for a sub kegiatan."""
    return {"program": romawi, "kegiatan": abjad}.get(level, str)(nomor)


class RencanaAnggaran(TabelLkjip):
    kunci = "rencana-anggaran"
    judul = "Rencana Anggaran {unit} Tahun {tahun}"
    sumber = "DPA {unit} Tahun {tahun}"
    kosong = "DPA tahun ini belum diisi."

    no = Kolom("No", lebar=7, jenis="tengah")
    nama = Kolom("Sasaran/Program/Kegiatan/Sub Kegiatan", lebar=58)
    pagu = Kolom("Anggaran (Rp)", lebar=19, jenis="rupiah")
    sumber_dana = Kolom("Sumber Dana", lebar=16, jenis="tengah")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        nomor = {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
        for s in data.sasaran:
            if program := data.anggaran.program_sasaran(s.id):
                yield Baris(s.kode, jenis="sasaran", rentang=_label_sasaran(data, s))
            for p in program:
                for simpul in data.anggaran.telusur(p):
                    nomor[simpul.level] += 1
                    yield cls._baris(data, simpul, nomor[simpul.level])
        if data.anggaran.program:
            total = data.anggaran.total()
            yield Baris("jumlah", {"nama": teks("Jumlah"), "pagu": uang(total.pagu)}, "jumlah")

    @classmethod
    def _baris(cls, data: Sumber, simpul: DataSimpul, nomor: int) -> Baris:
        nilai = data.anggaran.uang(simpul)
        sel = {
            "no": teks(penomoran(simpul.level, nomor)),
            "nama": teks(simpul.nama),
            "pagu": uang(nilai.pagu, "pagu belum ada"),
            "sumber_dana": teks(sumber_dana(nilai.sumber_dana)),
        }
        return Baris(simpul.kode, sel, simpul.level)

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        for d in data.anggaran.dpa:
            yield f"DPA {d.jenis}: Rp {angka(data.anggaran.total_dpa(d.urutan), 0)}."
        if any("tidak_dirinci" in data.anggaran.uang(p).sumber_dana for p in data.anggaran.program):
            yield "Tidak dirinci: sumber dana sub kegiatan tidak disebut pada dokumen anggaran."
