"""One formula for an indicator: over quarters and years, in each version of its definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicators.enums import AkumulasiRenstra, AkumulasiTahun, RumusNegatif
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, nisbah, target_tercetak
from reports.periksa.dasar import E81, IKU, RENSTRA, Aturan, Kasus, Nilai, daftar_nilai

if TYPE_CHECKING:
    from indicators.data import DataIndikator
    from reports.sumber import Sumber


def _cara(i: DataIndikator) -> tuple[Nilai, ...]:
    return (
        Nilai("Satuan", i.satuan),
        Nilai("Akumulasi tahun", str(AkumulasiTahun(i.akumulasi_tahun).label)),
        Nilai("Akumulasi Renstra", str(AkumulasiRenstra(i.akumulasi_renstra).label)),
    )


def _akumulasi(data: Sumber) -> Iterator[Kasus]:
    """Ratios that are added up without a word why, and counts of a year that the Renstra does not add up."""
    for u in indikator_terukur(data):
        i = u.indikator
        dijumlah = "jumlah" in (i.akumulasi_tahun, i.akumulasi_renstra)
        if nisbah(i) and dijumlah and not i.catatan.strip():
            saran = "Pakai nilai terakhir, atau tulis pada catatan indikator mengapa dijumlahkan."
            yield Kasus(u.sebutan, _cara(i), E81, saran)
        elif not nisbah(i) and (i.akumulasi_tahun, i.akumulasi_renstra) == ("jumlah", "terakhir"):
            saran = "Jumlahkan juga tahun-tahunnya, atau tulis pada catatan indikator mengapa tidak."
            if not i.catatan.strip():
                yield Kasus(u.sebutan, _cara(i), E81, saran)


def _rumus_negatif(data: Sumber) -> Iterator[Kasus]:
    negatif: dict[str, list[str]] = {}
    for u in indikator_terukur(data):
        if u.indikator.arah == "negatif":
            negatif.setdefault(u.indikator.rumus_negatif, []).append(u.sebutan)
    if len(negatif) > 1:
        nilai = tuple(
            Nilai(str(RumusNegatif(rumus).label), "; ".join(semua))
            for rumus, semua in sorted(negatif.items())
        )
        yield Kasus("Indikator yang makin rendah makin baik", nilai, E81)


def _definisi(data: Sumber) -> Iterator[Kasus]:
    """Another formula in a later decree of the period: earlier years do not compare with later ones."""
    urutan = {d.id: n for n, d in enumerate(data.versi("iku"))}
    nama = {d.id: d.nama for d in data.versi("iku")}
    for u in indikator_terukur(data):
        milik = sorted(
            (d for d in data.definisi if d.indikator_id == u.indikator.id and d.dokumen_id in urutan),
            key=lambda d: urutan[d.dokumen_id],
        )
        if len({" ".join(d.formulasi.lower().split()) for d in milik}) > 1:
            yield Kasus(u.sebutan, tuple(Nilai(nama[d.dokumen_id], d.formulasi) for d in milik), IKU)


def _rentang(data: Sumber) -> Iterator[Kasus]:
    """A range for the year and a single value for the Renstra, or the reverse."""
    for u in indikator_terukur(data):
        tahun = data.kinerja.target_berlaku(u.indikator.id, data.tahun)
        akhir = data.kinerja.renstra(u.indikator.id, data.tahun).target_akhir
        if tahun is None or akhir is None or (tahun.nilai_atas is None) == (akhir.nilai_atas is None):
            continue
        nilai = tuple(Nilai(f"Target {t.tahun} ({t.dokumen})", target_tercetak(t)) for t in (tahun, akhir))
        yield Kasus(u.sebutan, nilai, RENSTRA)


def _tanpa_definisi(data: Sumber) -> Iterator[Kasus]:
    """IKU that the decree in force does not define."""
    ada = {d.indikator_id for d in data.definisi if data.iku and d.dokumen_id == data.iku.id}
    tanpa = [u.sebutan for u in indikator_terukur(data) if u.indikator.iku and u.indikator.id not in ada]
    if data.iku and tanpa:
        yield Kasus(data.iku.nama, daftar_nilai(tanpa), IKU)


ATURAN = (
    Aturan(
        "akumulasi",
        "Cara menjumlahkan tahun dan Renstra tidak sejalan",
        TingkatTemuan.PERINGATAN,
        "Persentase dan rasio tidak dijumlahkan; banyaknya dijumlahkan per tahun dan selama Renstra.",
        "Samakan cara akumulasi tahun dan Renstra.",
        _akumulasi,
    ),
    Aturan(
        "rumus-negatif",
        "Dua rumus capaian untuk indikator negatif dalam satu laporan",
        TingkatTemuan.PERINGATAN,
        "Capaian hanya dapat dibandingkan bila dihitung dengan rumus yang sama.",
        "Pilih satu rumus untuk semua indikator negatif.",
        _rumus_negatif,
    ),
    Aturan(
        "rentang-beda",
        "Target tahun berupa rentang, target akhir Renstra tidak, atau sebaliknya",
        TingkatTemuan.PERINGATAN,
        "Capaian tahun dan kemajuan Renstra dihitung dengan rumus yang sama.",
        "Tetapkan target akhir dalam bentuk yang sama dengan target tahun.",
        _rentang,
    ),
    Aturan(
        "definisi-berubah",
        "Formulasi indikator berubah selama masa Renstra",
        TingkatTemuan.PERINGATAN,
        "Realisasi tahun-tahun dibandingkan hanya bila diukur dengan cara yang sama (PermenPANRB 53/2014).",
        "Hitung ulang tahun sebelumnya, atau jelaskan perubahannya di bawah tabel perbandingan.",
        _definisi,
    ),
    Aturan(
        "iku-tanpa-definisi",
        "IKU tanpa definisi pada keputusan yang berlaku",
        TingkatTemuan.PERINGATAN,
        "Keputusan IKU memuat definisi, formulasi, dan sumber data (PermenPAN PER/20/M.PAN/11/2008).",
        "Lengkapi definisinya, atau hapus tanda IKU.",
        _tanpa_definisi,
    ),
)
