"""Laporan Hasil Evaluasi AKIP (LHE): scores and why, trend, recommendations; the sheet as annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.html import format_html

from indicators.capaian import selisih_poin
from lkjip import formats
from reports.blok import KOSONG, Bagian, Baris, Blok, BlokGambar, ReportData, Sel, bilangan, teks
from reports.grafik.akip import spek_tren
from reports.inspektorat.dasar import (
    Tabel,
    alinea_pengguna,
    bagian,
    butir,
    gabung,
    narasi,
    paragraf,
    rincian,
    tabel,
    tanda_tangan,
)
from reports.narasi import bantu
from reports.narasi.dasar import subjudul
from reports.tables.dasar import Kolom

if TYPE_CHECKING:
    from evaluation.data import DataLhe, KomponenLhe, KriteriaLhe, SubLhe

TANPA_TENGGAT = "tidak ditetapkan"


class TabelTim(Tabel):
    kunci = "lhe-tim"
    judul = "Tim Evaluasi"
    kosong = "Anggota tim belum dicatat."

    no = Kolom("No", lebar=8, jenis="tengah")
    nama = Kolom("Nama", lebar=60)
    peran = Kolom("Kedudukan", lebar=32)


class TabelNilai(Tabel):
    kunci = "lhe-nilai"
    judul = "Nilai per Komponen dan Subkomponen"

    no = Kolom("No", lebar=8, jenis="tengah")
    nama = Kolom("Komponen/Subkomponen", lebar=44)
    bobot = Kolom("Bobot", lebar=11, jenis="angka")
    kriteria = Kolom("Kriteria Terpenuhi", lebar=15, jenis="tengah")
    jawaban = Kolom("Jawaban", lebar=11, jenis="tengah")
    nilai = Kolom("Nilai", lebar=11, jenis="angka")


class TabelTren(Tabel):
    kunci = "lhe-tren"
    judul = "Perkembangan Nilai AKIP"

    tahun = Kolom("Tahun", lebar=25, jenis="tengah")
    nilai = Kolom("Nilai", lebar=25, jenis="angka")
    selisih = Kolom("Perubahan (poin)", lebar=25, jenis="angka")
    predikat = Kolom("Predikat", lebar=25, jenis="tengah")


class TabelRekomendasi(Tabel):
    kunci = "lhe-rekomendasi"
    judul = "Rekomendasi"
    kosong = "Tidak ada rekomendasi."

    no = Kolom("No", lebar=6, jenis="tengah")
    uraian = Kolom("Rekomendasi", lebar=37)
    dasar = Kolom("Komponen dan Kriteria", lebar=20)
    prioritas = Kolom("Prioritas", lebar=10, jenis="tengah")
    tenggat = Kolom("Batas Waktu", lebar=13, jenis="tengah")
    bidang = Kolom("Penanggung Jawab", lebar=14)


class TabelKriteria(Tabel):
    kunci = "lhe-kriteria"
    judul = "Jawaban Tim atas Setiap Kriteria"

    kode = Kolom("Kode", lebar=9, jenis="tengah")
    uraian = Kolom("Kriteria", lebar=45)
    terpenuhi = Kolom("Terpenuhi", lebar=12, jenis="tengah")
    catatan = Kolom("Catatan Tim", lebar=34)


def susun_lhe(lhe: DataLhe, *, unit_singkat: str, pengenal: str) -> ReportData:
    """The whole LHE. A draft says so on each page."""
    per_kriteria = any(s.kriteria for k in lhe.komponen for s in k.sub)
    isi = [
        bagian(
            "1",
            "Dasar dan Tim Evaluasi",
            narasi("dasar", *_dasar(lhe)),
            tabel(TabelTim, _tim(lhe), nomor="1"),
        ),
        bagian(
            "2",
            "Hasil Evaluasi",
            narasi("hasil", *_hasil(lhe)),
            tabel(TabelNilai, _nilai(lhe), nomor="2", catatan=_catatan_nilai(lhe)),
            narasi("uraian", *(_komponen(k) for k in lhe.komponen)),
        ),
        bagian("3", "Perkembangan Nilai", *_tren(lhe)),
        bagian(
            "4",
            "Rekomendasi",
            narasi("pengantar-rekomendasi", _pengantar_rekomendasi(lhe)),
            tabel(TabelRekomendasi, _rekomendasi(lhe), nomor="4"),
            tanda_tangan(lhe.tempat, lhe.tanggal, ("Ketua Tim Evaluasi,",), lhe.ketua),
        ),
    ]
    if per_kriteria:
        isi.append(_lampiran(lhe))
    return ReportData(
        judul="Laporan Hasil Evaluasi AKIP",
        unit=lhe.unit,
        unit_singkat=unit_singkat,
        pemda=lhe.pemda,
        tahun=lhe.tahun,
        tempat=lhe.tempat,
        bagian=tuple(isi),
        pengenal=pengenal,
        kepala=_kepala(lhe),
        draf=lhe.draf,
    )


def _kepala(lhe: DataLhe) -> tuple[str, ...]:
    nomor = f"Nomor {lhe.nomor}" if lhe.nomor else "Nomor belum ditetapkan"
    tanggal = f"tanggal {formats.tanggal(lhe.tanggal)}" if lhe.tanggal else "tanggal belum dicatat"
    return (
        f"Laporan Hasil Evaluasi Akuntabilitas Kinerja Instansi Pemerintah Tahun {lhe.tahun}",
        lhe.unit,
        lhe.inspektorat,
        f"{nomor}, {tanggal}",
    )


def _dasar(lhe: DataLhe) -> Iterator[str]:
    yield paragraf(
        f"{lhe.inspektorat} mengevaluasi akuntabilitas kinerja {lhe.unit} tahun {lhe.tahun}",
        f"menurut {bantu.rapi(lhe.dasar_hukum)}." if lhe.dasar_hukum else "menurut ketentuan yang berlaku.",
    )
    yield rincian([("Tim", lhe.tim or "belum dicatat"), ("Ketua tim", lhe.ketua or "belum dicatat")])


def _tim(lhe: DataLhe) -> Iterator[Baris]:
    for n, a in enumerate(lhe.anggota, 1):
        yield Baris(str(n), {"no": bilangan(n), "nama": teks(a.nama), "peran": teks(a.peran)})


# --- scores
def _hasil(lhe: DataLhe) -> Iterator[str]:
    if lhe.total is None:
        yield bantu.belum("Nilai belum dapat dihitung karena masih ada kriteria yang belum dijawab.")
    else:
        sebut = ""
        if p := lhe.predikat:
            sebut = f" dengan predikat {p.kode} ({p.sebutan})"
        yield paragraf(
            f"Nilai akuntabilitas kinerja {lhe.unit} tahun {lhe.tahun} adalah "
            f"{formats.angka(lhe.total, 2)} dari 100{sebut}.",
            bantu.kalimat(lhe.predikat.keterangan) if lhe.predikat else "",
        )
    yield alinea_pengguna(lhe.simpulan)


def _nilai(lhe: DataLhe) -> Iterator[Baris]:
    for k in lhe.komponen:
        yield Baris(
            f"k{k.nomor}",
            {
                "no": bilangan(k.nomor),
                "nama": teks(k.nama),
                "bobot": bilangan(k.bobot, 2),
                "kriteria": KOSONG,
                "jawaban": KOSONG,
                "nilai": _angka(k.nilai),
            },
            "sasaran",
        )
        for s in k.sub:
            yield Baris(f"s{s.kode}", _sel_sub(s))
    bobot = bilangan(100, 2)
    yield Baris(
        "total",
        {"nama": teks("Nilai akuntabilitas kinerja"), "bobot": bobot, "nilai": _angka(lhe.total)},
        "jumlah",
    )
    if lhe.predikat:
        sel = Sel(lhe.predikat.kode, lhe.predikat.kode, warna=lhe.predikat.warna)
        yield Baris("predikat", {"nama": teks("Predikat"), "nilai": sel}, "jumlah")


def _sel_sub(s: SubLhe) -> dict[str, Sel]:
    return {
        "no": teks(s.kode),
        "nama": teks(s.nama),
        "bobot": bilangan(s.bobot, 2),
        "kriteria": teks(f"{s.terpenuhi} dari {s.seluruhnya}" if s.seluruhnya else ""),
        "jawaban": teks(s.jawaban),
        "nilai": _angka(s.nilai),
    }


def _angka(nilai: object) -> Sel:
    return bilangan(nilai, 2, "belum dapat dihitung")  # type: ignore[arg-type]


def _catatan_nilai(lhe: DataLhe) -> tuple[str, ...]:
    if any(s.kriteria for k in lhe.komponen for s in k.sub):
        return (
            "Nilai subkomponen = angka jawaban / 100 × bobot; predikat ditentukan dari nilai sebelum "
            "dibulatkan.",
        )
    return ("Nilai menurut LHE yang sudah terbit.",)


def _komponen(k: KomponenLhe) -> str:
    """What lies behind a component's score: each sub-component, its reason, and the criteria not met."""
    if not k.sub:
        return ""
    return gabung(subjudul(f"{k.nomor}. {k.nama}"), *(_sub(s) for s in k.sub))


def _sub(s: SubLhe) -> str:
    jawaban = f"dengan jawaban {s.jawaban} " if s.jawaban else ""
    kalimat: list[str] = [format_html("<strong>{} {}.</strong>", s.kode, s.nama)]
    if s.seluruhnya:
        kalimat.append(
            f"Terpenuhi {s.terpenuhi} dari {s.seluruhnya} kriteria, {jawaban}dan nilai "
            f"{formats.angka(s.nilai, 2)} dari {formats.angka(s.bobot, 2)}."
        )
    elif s.nilai is not None:
        kalimat.append(f"Nilai {formats.angka(s.nilai, 2)} dari {formats.angka(s.bobot, 2)}.")
    if s.alasan:
        kalimat.append(f"Alasan: {bantu.kalimat(s.alasan)}")
    kurang = [_kurang(c) for c in s.kriteria if c.terpenuhi is False]
    return gabung(paragraf(*kalimat, "Kriteria yang belum terpenuhi:" if kurang else ""), butir(kurang))


def _kurang(c: KriteriaLhe) -> str:
    catatan = f" Catatan: {bantu.kalimat(c.catatan)}" if c.catatan else ""
    return f"{c.kode} {bantu.kalimat(c.uraian)}{catatan}"


# --- the years
def _tren(lhe: DataLhe) -> Iterator[Blok]:
    ada = [t for t in lhe.tren if t.nilai is not None]
    yield narasi("tren", paragraf(_kalimat_tren(lhe)))
    yield tabel(TabelTren, _baris_tren(lhe), nomor="3")
    if len(ada) > 1:
        nilai = "; ".join(
            f"{t.tahun}: {formats.angka(t.nilai, 2)} ({t.predikat or 'tanpa predikat'})" for t in ada
        )
        yield BlokGambar(
            kunci="lhe-tren",
            nomor="1",
            judul=f"Nilai AKIP {ada[0].tahun}–{ada[-1].tahun}",
            alt=f"Grafik batang nilai AKIP menurut tahun. {nilai}.",
            sumber="Laporan Hasil Evaluasi AKIP",
            spek=spek_tren(ada),
        )


def _kalimat_tren(lhe: DataLhe) -> str:
    lalu = [t for t in lhe.tren if t.tahun < lhe.tahun and t.nilai is not None]
    if not lalu:
        return "Belum ada nilai tahun sebelumnya untuk dibandingkan."
    selisih = selisih_poin(lhe.total, lalu[-1].nilai)
    return (
        f"Dibandingkan dengan nilai tahun {lalu[-1].tahun} ({formats.angka(lalu[-1].nilai, 2)}), nilai tahun "
        f"{lhe.tahun} {bantu.gerak_poin(selisih)}."
    )


def _baris_tren(lhe: DataLhe) -> Iterator[Baris]:
    lalu = None
    for t in lhe.tren:
        selisih = selisih_poin(t.nilai, lalu) if lalu is not None else None
        tanda = "+" if selisih and selisih.nilai is not None and selisih.nilai > 0 else ""
        yield Baris(
            str(t.tahun),
            {
                "tahun": teks(t.tahun),
                "nilai": _angka(t.nilai),
                "selisih": Sel(
                    f"{tanda}{formats.angka(selisih.nilai, 2)}" if selisih else formats.KOSONG,
                    selisih.nilai if selisih else None,
                    hasil=selisih,
                ),
                "predikat": teks(t.predikat),
            },
        )
        lalu = t.nilai


# --- recommendations
def _pengantar_rekomendasi(lhe: DataLhe) -> str:
    if not lhe.rekomendasi:
        return paragraf("Evaluasi ini tidak memuat rekomendasi.")
    return paragraf(
        f"Untuk meningkatkan akuntabilitas kinerja, {lhe.unit} diminta menindaklanjuti "
        f"{bantu.bilang(len(lhe.rekomendasi))} rekomendasi berikut."
    )


def _rekomendasi(lhe: DataLhe) -> Iterator[Baris]:
    for r in lhe.rekomendasi:
        dasar = " ".join(x for x in (r.komponen, f"(kriteria {r.kriteria})" if r.kriteria else "") if x)
        yield Baris(
            str(r.nomor),
            {
                "no": bilangan(r.nomor),
                "uraian": teks(r.uraian),
                "dasar": teks(dasar),
                "prioritas": teks(r.prioritas),
                "tenggat": teks(formats.tanggal(r.tenggat) if r.tenggat else TANPA_TENGGAT),
                "bidang": teks(r.bidang),
            },
        )


# --- the sheet
def _lampiran(lhe: DataLhe) -> Bagian:
    return bagian("", "Lembar Kerja Evaluasi", tabel(TabelKriteria, _kriteria(lhe)), jenis="lampiran")


def _kriteria(lhe: DataLhe) -> Iterator[Baris]:
    for k in lhe.komponen:
        for s in k.sub:
            jawaban = f"; jawaban {s.jawaban}; nilai {formats.angka(s.nilai, 2)}" if s.jawaban else ""
            yield Baris(
                f"s{s.kode}",
                rentang=f"{s.kode} {k.nama}: {s.nama} (bobot {formats.angka(s.bobot, 2)}{jawaban})",
            )
            for c in s.kriteria:
                jawab = {True: "Ya", False: "Tidak", None: "belum dijawab"}[c.terpenuhi]
                yield Baris(
                    c.kode,
                    {
                        "kode": teks(c.kode),
                        "uraian": teks(c.uraian),
                        "terpenuhi": teks(jawab),
                        "catatan": teks(c.catatan),
                    },
                )
