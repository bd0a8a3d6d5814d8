"""Tables of chapter III on performance: evaluation, achievement and all comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evaluation.enums import StatusRekomendasi
from evaluation.nilai import nilai_komponen, nilai_total
from indicators.predikat import predikat
from indicators.queries import TAHUN_PEMBANDING
from lkjip.formats import angka, persen, tanggal
from reports.blok import KOSONG, Baris, Sel, bilangan, daftar, hitungan, sel_predikat, teks
from reports.tables.bab2 import sel_target
from reports.tables.bab3_sumber_daya import Aset, AsnJabatan, AsnPendidikan, Efisiensi, RealisasiAnggaran
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from evaluation.data import DataEvaluasi, DataNilaiAkip, DataTindakLanjut
    from indicators.data import DataIndikator, DataSasaran
    from indicators.perhitungan import Kinerja
    from lkjip.numbers import Hasil
    from reports.sumber import Sumber

__all__ = ["Aset", "AsnJabatan", "AsnPendidikan", "Efisiensi", "RealisasiAnggaran"]


# --- 3.1 evaluation


def komponen_evaluasi(data: Sumber, evaluasi: DataEvaluasi) -> list[tuple[str, Sel, Hasil]]:
    """Each component of an evaluation: name, weight, score."""
    per_komponen: dict[int, list[DataNilaiAkip]] = {}
    for n in (n for n in data.nilai_akip if n.evaluasi_id == evaluasi.id):
        per_komponen.setdefault(n.komponen_id, []).append(n)
    hasil = []
    for baris in per_komponen.values():
        sub = [n.nilai for n in baris if n.sub_id is not None]
        langsung = next((n.nilai for n in baris if n.sub_id is None), None)
        nilai = nilai_komponen(nama=baris[0].komponen, nilai=langsung, sub=sub)
        hasil.append((baris[0].komponen, bilangan(baris[0].bobot), nilai))
    return hasil


def total_evaluasi(data: Sumber, evaluasi: DataEvaluasi) -> Hasil:
    komponen = [n for _, _, n in komponen_evaluasi(data, evaluasi)]
    return nilai_total(komponen, dinyatakan=evaluasi.total_dinyatakan)


class NilaiAkip(TabelLkjip):
    kunci = "nilai-akip"
    judul = "Nilai Hasil Evaluasi Akuntabilitas Kinerja Tahun {tahun_lalu}"
    sumber = "Laporan Hasil Evaluasi AKIP"
    kosong = "Evaluasi AKIP tahun sebelumnya belum diisi."

    no = Kolom("No", lebar=6, jenis="tengah")
    komponen = Kolom("Komponen yang Dinilai", lebar=56)
    bobot = Kolom("Bobot (%)", lebar=16, jenis="angka")
    nilai = Kolom("Nilai", lebar=22, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        evaluasi = data.evaluasi_lalu
        if evaluasi is None:
            return
        for i, (nama, bobot, nilai) in enumerate(komponen_evaluasi(data, evaluasi), 1):
            sel = {"no": bilangan(i), "komponen": teks(nama), "bobot": bobot, "nilai": hitungan(nilai)}
            yield Baris(str(i), sel)
        total = total_evaluasi(data, evaluasi)
        yield Baris(
            "total",
            {
                "komponen": teks("Nilai Akuntabilitas Kinerja"),
                "bobot": bilangan(100),
                "nilai": hitungan(total),
            },
            "jumlah",
        )
        if skala := data.skala.get("akip"):
            tingkat = sel_predikat(predikat(total.nilai, skala))
            yield Baris(
                "predikat", {"komponen": teks("Tingkat Akuntabilitas Kinerja"), "nilai": tingkat}, "jumlah"
            )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        if (e := data.evaluasi_lalu) and e.nomor_lhe:
            yield f"LHE Nomor {e.nomor_lhe}, {tanggal(e.tanggal_lhe)}."


class TindakLanjut(TabelLkjip):
    kunci = "tindak-lanjut"
    judul = "Matriks Tindak Lanjut Rekomendasi Evaluasi AKIP"
    bernomor = False
    kosong = "Belum ada rekomendasi yang tercatat."

    no = Kolom("No", lebar=6, jenis="tengah")
    rekomendasi = Kolom("Rekomendasi", lebar=36)
    tindak_lanjut = Kolom("Tindak Lanjut", lebar=42)
    status = Kolom("Status", lebar=16)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        per_nomor: dict[int, list[DataTindakLanjut]] = {}
        for t in data.tindak_lanjut:
            per_nomor.setdefault(t.nomor, []).append(t)
        for nomor, langkah in per_nomor.items():
            uraian = [
                f"{tanggal(t.tanggal)}: {t.uraian}" if t.tanggal else t.uraian for t in langkah if t.uraian
            ]
            isi = teks(uraian[0]) if len(uraian) == 1 else daftar(uraian, "belum ditindaklanjuti")
            yield Baris(
                str(nomor),
                {
                    "no": bilangan(nomor),
                    "rekomendasi": teks(langkah[0].rekomendasi),
                    "tindak_lanjut": isi,
                    "status": teks(StatusRekomendasi(langkah[0].status).label),
                },
            )


# --- 3.2 achievement


def indikator_utama(data: Sumber) -> Iterable[tuple[DataSasaran, DataIndikator, Kinerja]]:
    """Each indicator of the sasaran in force with its year: what the Perjanjian Kinerja is measured by."""
    for s in data.sasaran:
        for i in data.indikator_sasaran(s.id):
            yield s, i, data.kinerja.kinerja(i.id, data.tahun)


def tanda_sementara(k: Kinerja) -> str:
    return "*" if k.data_tahun is not None else ""


def catatan_sementara(data: Sumber) -> Iterable[str]:
    """The note of each provisional figure: whose data, of which year, and why."""
    for _, i, k in indikator_utama(data):
        if k.data_tahun is not None:
            sumber = f", sumber {k.sumber}" if k.sumber else ""
            sebab = f": {k.catatan[0]}" if k.catatan else ""
            yield f"* {i.nama}: nilai sementara, memakai data tahun {k.data_tahun}{sumber}{sebab}"


def sel_realisasi(k: Kinerja) -> Sel:
    return hitungan(k.realisasi, k.indikator.desimal, tanda=tanda_sementara(k))


def sel_capaian(data: Sumber, k: Kinerja, *, persen: bool = False) -> Sel:
    skala = data.skala.get("capaian")
    tingkat = predikat(k.capaian.nilai, skala) if skala else None
    tanda = "†" if k.dilaporkan else ""
    return hitungan(k.capaian, persen=persen, tanda=tanda, warna=tingkat.jenjang.warna if tingkat else "")


def predikat_kinerja(data: Sumber, k: Kinerja) -> Sel:
    skala = data.skala.get("capaian")
    if skala is None:
        return Sel("–", None, "skala predikat tahun ini belum dipilih")
    return sel_predikat(predikat(k.capaian.nilai, skala), k.capaian.alasan or "")


CATATAN_DILAPORKAN = (
    "† Capaian sebagaimana dilaporkan; target atau realisasi yang mendasarinya tidak tercatat."
)


class SkalaCapaian(TabelLkjip):
    kunci = "skala-capaian"
    judul = "Predikat Capaian Kinerja"
    bernomor = False
    kosong = "Skala predikat tahun ini belum dipilih."

    no = Kolom("No", lebar=6, jenis="tengah")
    interval = Kolom("Interval Capaian", lebar=18, jenis="tengah")
    predikat = Kolom("Predikat", lebar=26)
    keterangan = Kolom("Keterangan", lebar=50)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        if skala := data.skala.get("capaian"):
            for i, j in enumerate(skala.jenjang, 1):
                yield Baris(
                    str(i),
                    {
                        "no": bilangan(i),
                        "interval": teks(j.interval),
                        "predikat": teks(j.predikat, warna=j.warna),
                        "keterangan": teks(j.keterangan),
                    },
                )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        if skala := data.skala.get("capaian"):
            yield f"Dasar: {skala.dasar_hukum}."


class TargetRealisasi(TabelLkjip):
    kunci = "target-realisasi"
    judul = "Target dan Realisasi Kinerja Tahun {tahun}"
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=5, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=21)
    indikator = Kolom("Indikator Kinerja", lebar=20)
    satuan = Kolom("Satuan", lebar=7, jenis="tengah")
    target = Kolom("Target", lebar=9, jenis="angka")
    realisasi = Kolom("Realisasi", lebar=10, jenis="angka")
    capaian = Kolom("Capaian (%)", lebar=10, jenis="angka")
    predikat = Kolom("Predikat", lebar=18, jenis="tengah")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s, i, k in indikator_utama(data):
            yield Baris(
                i.kode,
                {
                    "no": bilangan(s.nomor),
                    "sasaran": teks(s.uraian),
                    "indikator": teks(i.nama),
                    "satuan": teks(i.satuan),
                    "target": sel_target(k.target),
                    "realisasi": sel_realisasi(k),
                    "capaian": sel_capaian(data, k),
                    "predikat": predikat_kinerja(data, k),
                },
            )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        return catatan_sementara(data)


class PerbandinganTahun(TabelLkjip):
    kunci = "perbandingan-tahun"
    judul = "Realisasi dan Capaian Kinerja Tahun {tahun} dengan Tahun-Tahun Sebelumnya"
    kosong = "Sasaran dan indikator belum diisi."

    sasaran = Kolom("Sasaran Strategis", lebar=17)
    indikator = Kolom("Indikator Kinerja", lebar=16)
    satuan = Kolom("Satuan", lebar=7, jenis="tengah")

    @staticmethod
    def tahun(data: Sumber) -> range:
        return range(data.tahun - TAHUN_PEMBANDING, data.tahun + 1)

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        hasil = []
        for t in cls.tahun(data):
            hasil.append((f"r{t}", Kolom("Realisasi", lebar=7, jenis="angka", grup=(str(t),))))
            hasil.append((f"c{t}", Kolom("Capaian (%)", lebar=8, jenis="angka", grup=(str(t),))))
        return hasil

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s, i, _ in indikator_utama(data):
            sel = {"sasaran": teks(s.uraian), "indikator": teks(i.nama), "satuan": teks(i.satuan)}
            for t in cls.tahun(data):
                k = data.kinerja.kinerja(i.id, t)
                sel[f"r{t}"] = sel_realisasi(k)
                sel[f"c{t}"] = sel_capaian(data, k)
            yield Baris(i.kode, sel)

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield from catatan_sementara(data)
        semua = [data.kinerja.kinerja(i.id, t) for _, i, _ in indikator_utama(data) for t in cls.tahun(data)]
        if any(k.dilaporkan for k in semua):
            yield CATATAN_DILAPORKAN
        for k in semua:
            if k.capaian.nilai is None:
                sebab = k.catatan[0] if k.catatan else k.capaian.alasan
                yield f"Capaian {k.indikator.nama} tahun {k.tahun} tidak dihitung: {sebab}."


class KemajuanRenstra(TabelLkjip):
    kunci = "kemajuan-renstra"
    judul = "Realisasi Kinerja terhadap Target Jangka Menengah Renstra"
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=5, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=21)
    indikator = Kolom("Indikator Kinerja", lebar=21)
    satuan = Kolom("Satuan", lebar=8, jenis="tengah")
    sisipan = "target_akhir"
    target_akhir = Kolom("Target Akhir Renstra", lebar=11, jenis="angka")
    kemajuan = Kolom("Tingkat Kemajuan (%)", lebar=12, jenis="angka")

    @classmethod
    def kolom_tambahan(cls, data: Sumber) -> list[tuple[str, Kolom]]:
        grup = (str(data.tahun),)
        return [
            ("target", Kolom("Target Renstra", lebar=8, jenis="angka", grup=grup)),
            ("realisasi", Kolom("Realisasi", lebar=7, jenis="angka", grup=grup)),
            ("capaian", Kolom("Capaian (%)", lebar=7, jenis="angka", grup=grup)),
        ]

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s, i, k in indikator_utama(data):
            r = data.kinerja.renstra(i.id, data.tahun)
            yield Baris(
                i.kode,
                {
                    "no": bilangan(s.nomor),
                    "sasaran": teks(s.uraian),
                    "indikator": teks(i.nama),
                    "satuan": teks(i.satuan),
                    "target": sel_target(data.kinerja.target_dokumen(i.id, data.tahun, "renstra")),
                    "realisasi": sel_realisasi(k),
                    "capaian": sel_capaian(data, k),
                    "target_akhir": sel_target(r.target_akhir),
                    "kemajuan": hitungan(r.kemajuan),
                },
            )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield from catatan_sementara(data)
        if akhir := data.renstra and data.renstra.tahun_akhir:
            yield f"Target akhir adalah target tahun {akhir} pada versi Renstra terakhir yang menetapkannya."


class StandarNasional(TabelLkjip):
    kunci = "standar-nasional"
    judul = "Realisasi Kinerja Dibandingkan dengan Realisasi Nasional dan Provinsi"
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=5, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=26)
    indikator = Kolom("Indikator Kinerja", lebar=25)
    satuan = Kolom("Satuan", lebar=8, jenis="tengah")
    realisasi = Kolom("Realisasi", lebar=9, jenis="angka")
    nasional = Kolom("Nasional", lebar=9, jenis="angka")
    provinsi = Kolom("Provinsi", lebar=9, jenis="angka")
    spm = Kolom("SPM", lebar=9, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        banding = {(p.indikator_id, p.cakupan): p for p in data.pembanding}
        for s, i, k in indikator_utama(data):
            sel = {
                "no": bilangan(s.nomor),
                "sasaran": teks(s.uraian),
                "indikator": teks(i.nama),
                "satuan": teks(i.satuan),
                "realisasi": sel_realisasi(k),
            }
            for cakupan in ("nasional", "provinsi", "spm"):
                p = banding.get((i.id, cakupan))
                sel[cakupan] = bilangan(p.nilai if p else None, alasan="tidak ada angka pembanding")
            yield Baris(i.kode, sel)

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield from catatan_sementara(data)
        for p in data.pembanding:
            tahun = f" tahun {p.tahun_data}" if p.tahun_data else ""
            nama = data.kinerja.indikator[p.indikator_id].nama
            yield f"Pembanding {p.cakupan} {nama}: {angka(p.nilai)}, data{tahun}, {p.sumber}."


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

    no = Kolom("No", lebar=4, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=15)
    indikator = Kolom("Indikator Kinerja", lebar=14)
    capaian = Kolom("Capaian (%)", lebar=8, jenis="angka")
    predikat = Kolom("Predikat", lebar=11, jenis="tengah")
    penyebab = Kolom("Penyebab", lebar=24)
    solusi = Kolom("Solusi Perbaikan atau Peningkatan", lebar=24)

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
            yield Baris(s.kode, jenis="sasaran", rentang=cls._label(data, s))
            for p in data.anggaran.program_sasaran(s.id):
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
        return {"indikator": teks(f"{i.nama} ({i.satuan})"), "capaian": sel_capaian(data, k)}

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
