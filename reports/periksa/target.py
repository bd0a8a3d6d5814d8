"""One target for one indicator and year, whatever document states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicators.capaian import akumulasi_tahun
from indicators.perhitungan import URUTAN_DOKUMEN
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, nisbah, target_tercetak, tercetak
from reports.periksa.dasar import E81, PK, RENSTRA, Aturan, Kasus, Nilai

if TYPE_CHECKING:
    from indicators.data import DataTarget
    from reports.sumber import Sumber

DOKUMEN = (*URUTAN_DOKUMEN, "iku")


def _beda_dokumen(data: Sumber) -> Iterator[Kasus]:
    for u in indikator_terukur(data):
        semua = [data.kinerja.target_dokumen(u.indikator.id, data.tahun, jenis) for jenis in DOKUMEN]
        ada = [t for t in semua if t is not None]
        if len({(t.nilai, t.nilai_atas) for t in ada}) > 1:
            nilai = tuple(Nilai(t.dokumen, target_tercetak(t)) for t in ada)
            yield Kasus(u.sebutan, nilai, PK if ada[0].jenis == "pk" else RENSTRA)


def _beda_triwulan(data: Sumber) -> Iterator[Kasus]:
    """The quarters of the rencana aksi, put together as the indicator says, against the year."""
    for u in indikator_terukur(data):
        i, triwulan = u.indikator, data.kinerja.target_triwulan(u.indikator.id, data.tahun)
        setahun = data.kinerja.target_berlaku(i.id, data.tahun)
        if None in triwulan or setahun is None or setahun.nilai_atas is not None:
            continue
        hasil = akumulasi_tahun(triwulan, cara=i.akumulasi_tahun)
        if hasil.nilai is None or hasil.nilai == setahun.nilai:
            continue
        nilai = (
            Nilai(f"Target tahun ({setahun.dokumen})", target_tercetak(setahun)),
            Nilai(f"Rencana aksi ({hasil.rumus})", tercetak(i, hasil.nilai)),
        )
        yield Kasus(u.sebutan, nilai, PK)


def _lewat_akhir(data: Sumber) -> Iterator[Kasus]:
    """A year that promises more than the end of the Renstra does. Lower is more where lower is better."""
    akhir_tahun = data.renstra.tahun_akhir if data.renstra else None
    if akhir_tahun is None or data.tahun >= akhir_tahun:
        return
    for u in indikator_terukur(data):
        i = u.indikator
        tahun = data.kinerja.target_berlaku(i.id, data.tahun)
        akhir = data.kinerja.target_dokumen(i.id, akhir_tahun, "renstra")
        if tahun is None or akhir is None or akhir.nilai <= 0 or not _melewati(tahun, akhir, i.arah):
            continue
        nilai = (
            Nilai(f"Target {data.tahun} ({tahun.dokumen})", target_tercetak(tahun)),
            Nilai(f"Target akhir {akhir_tahun} ({akhir.dokumen})", target_tercetak(akhir)),
        )
        yield Kasus(u.sebutan, nilai, RENSTRA)


def _melewati(tahun: DataTarget, akhir: DataTarget, arah: str) -> bool:
    if arah == "negatif":
        return tahun.nilai < akhir.nilai
    return (tahun.nilai_atas or tahun.nilai) > (akhir.nilai_atas or akhir.nilai)


def _nol(data: Sumber) -> Iterator[Kasus]:
    akhir_tahun = data.renstra.tahun_akhir if data.renstra else None
    for u in indikator_terukur(data):
        if not nisbah(u.indikator):
            continue
        tahun = data.kinerja.target_berlaku(u.indikator.id, data.tahun)
        akhir = data.kinerja.target_dokumen(u.indikator.id, akhir_tahun, "renstra") if akhir_tahun else None
        calon = {(t.dokumen_id, t.tahun): t for t in (tahun, akhir) if t is not None and t.nilai <= 0}
        if calon:
            nilai = (Nilai(f"Target {t.tahun} ({t.dokumen})", target_tercetak(t)) for t in calon.values())
            yield Kasus(u.sebutan, tuple(nilai), RENSTRA)


def _pk_tanpa_e81(data: Sumber) -> Iterator[Kasus]:
    """A promise that the year's tables do not account for: its indicator belongs to nothing in force."""
    di_e81 = {u.indikator.id for u in indikator_terukur(data)}
    for i in data.semua_indikator:
        target = data.kinerja.target_dokumen(i.id, data.tahun, "pk")
        if target is not None and i.id not in di_e81 and i.tujuan_id is None:
            nilai = (Nilai(f"Target ({target.dokumen})", target_tercetak(target)),)
            yield Kasus(i.nama, nilai, PK)


def _e81_tanpa_pk(data: Sumber) -> Iterator[Kasus]:
    if data.pk is None:
        return
    for s in data.sasaran:
        for i, _ in data.indikator_renja(s.id):
            if data.kinerja.target_dokumen(i.id, data.tahun, "pk") is None:
                target = data.kinerja.target_berlaku(i.id, data.tahun)
                sebut = f"Target pada E.81 ({target.dokumen})" if target else "Target pada E.81"
                yield Kasus(f"Sasaran {s.nomor}: {i.nama}", (Nilai(sebut, target_tercetak(target)),), E81)


ATURAN = (
    Aturan(
        "pk-tanpa-e81",
        "Indikator Perjanjian Kinerja tidak ada pada Formulir E.81",
        TingkatTemuan.GALAT,
        "Semua yang dijanjikan dalam Perjanjian Kinerja diukur dan dilaporkan (PermenPANRB 53/2014).",
        "Pindahkan indikatornya ke sasaran yang berlaku, atau perbaiki Perjanjian Kinerja.",
        _pk_tanpa_e81,
    ),
    Aturan(
        "e81-tanpa-pk",
        "Indikator sasaran pada Formulir E.81 tidak ada dalam Perjanjian Kinerja",
        TingkatTemuan.PERINGATAN,
        "Renja dan Perjanjian Kinerja memuat sasaran dan indikator yang sama (Permendagri 86/2017).",
        "Sesuaikan Renja dengan Perjanjian Kinerja, atau jelaskan mengapa indikator lama masih dievaluasi.",
        _e81_tanpa_pk,
    ),
    Aturan(
        "target-beda",
        "Target tahun ini berbeda antardokumen",
        TingkatTemuan.PERINGATAN,
        "Satu indikator dan tahun mempunyai satu target; perubahannya ditetapkan dengan alasan.",
        "Samakan targetnya, atau jelaskan dasar perubahannya pada Bab II.",
        _beda_dokumen,
    ),
    Aturan(
        "target-triwulan",
        "Target triwulan tidak menghasilkan target setahun",
        TingkatTemuan.PERINGATAN,
        "Rencana aksi merinci target Perjanjian Kinerja menurut triwulan.",
        "Perbaiki target triwulan pada rencana aksi, atau cara akumulasi indikatornya.",
        _beda_triwulan,
    ),
    Aturan(
        "target-lewat-akhir",
        "Target tahun ini sudah melewati target akhir Renstra",
        TingkatTemuan.PERINGATAN,
        "Target tahunan menuju target akhir; kemajuan Renstra menjadi lebih dari 100% sebelum waktunya.",
        "Usulkan perubahan target akhir Renstra, atau periksa apakah salah satunya keliru.",
        _lewat_akhir,
    ),
    Aturan(
        "target-nol",
        "Target 0 atau kurang pada indikator nisbah",
        TingkatTemuan.PERINGATAN,
        "Capaian adalah pembagian dengan target; dengan target 0 tidak dapat dihitung.",
        "Tetapkan target lebih dari 0, atau ganti indikatornya dengan yang dapat diukur.",
        _nol,
    ),
)
