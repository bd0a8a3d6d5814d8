"""Tables 3.1 and 3.2: the AKIP evaluation of the year before and what was done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evaluation.nilai import nilai_komponen, nilai_total
from indicators.predikat import predikat
from lkjip.enums import StatusRekomendasi
from lkjip.formats import tanggal
from reports.blok import Baris, Sel, bilangan, daftar, hitungan, sel_predikat, teks
from reports.tables.dasar import Kolom, TabelLkjip

if TYPE_CHECKING:
    from evaluation.data import DataEvaluasi, DataNilaiAkip, DataTindakLanjut
    from lkjip.numbers import Hasil
    from reports.sumber import Sumber


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


def evaluasi_sebelum(data: Sumber, evaluasi: DataEvaluasi) -> DataEvaluasi | None:
    """The latest evaluation before this one."""
    lama = [e for e in data.evaluasi if e.tahun < evaluasi.tahun]
    return max(lama, key=lambda e: e.tahun, default=None)


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
        yield from (_baris_tindak_lanjut(x, str(x[0].nomor)) for x in per_rekomendasi(data.tindak_lanjut))
        tahun = None
        for langkah in per_rekomendasi(data.tindak_lanjut_lama):
            r = langkah[0]
            if r.tahun != tahun:
                tahun = r.tahun
                yield Baris(f"lhe-{tahun}", rentang=f"Belum selesai dari evaluasi AKIP tahun {tahun}")
            yield _baris_tindak_lanjut(langkah, f"{tahun}-{r.nomor}")


def per_rekomendasi(semua: Iterable[DataTindakLanjut]) -> list[list[DataTindakLanjut]]:
    """The rows of each recommendation together, in their order."""
    hasil: dict[int, list[DataTindakLanjut]] = {}
    for t in semua:
        hasil.setdefault(t.rekomendasi_id, []).append(t)
    return list(hasil.values())


def sel_langkah(langkah: Sequence[DataTindakLanjut]) -> Sel:
    """What was done, each step with its date and how far it came."""
    uraian = [_sebut_langkah(t) for t in langkah if t.uraian]
    return teks(uraian[0]) if len(uraian) == 1 else daftar(uraian, "belum ditindaklanjuti")


def _sebut_langkah(t: DataTindakLanjut) -> str:
    kapan = tanggal(t.tanggal) if t.tanggal else ""
    maju = f"({t.persen}%)" if t.persen is not None else ""
    kepala = " ".join(x for x in (kapan, maju) if x)
    return f"{kepala}: {t.uraian}" if kepala else str(t.uraian)


def _baris_tindak_lanjut(langkah: Sequence[DataTindakLanjut], kunci: str) -> Baris:
    r = langkah[0]
    return Baris(
        kunci,
        {
            "no": bilangan(r.nomor),
            "rekomendasi": teks(r.rekomendasi),
            "tindak_lanjut": sel_langkah(langkah),
            "status": teks(StatusRekomendasi(r.status).label),
        },
    )
