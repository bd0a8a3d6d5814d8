"""Reading the budget, and the recommendations of the Inspektorat."""

from __future__ import annotations

from itertools import groupby

from budget.data import DataDpa, DataSimpul
from budget.enums import JenisDpa, LevelSimpul
from budget.perhitungan import BukuAnggaran, Uang
from budget.queries import penulis_realisasi
from budget.sumber import SumberKinerja
from evaluation.models import Rekomendasi
from evaluation.queries import tindak_lanjut
from lkjip.enums import StatusRekomendasi, TahapEvaluasi
from lkjip.numbers import Alasan
from pengisian.queries import keadaan_triwulan
from pertukaran.api import bentuk as b
from pertukaran.api.baca import hitungan, keadaan_dari, sumber
from pertukaran.api.minta import Minta, halamankan


def anggaran(minta: Minta) -> b.DaftarAnggaran:
    s, triwulan = sumber(minta), minta.saring["triwulan"]
    buku = s.anggaran
    semua = [x for program in buku.program for x in buku.telusur(program)]
    milik = [x for x in semua if minta.saring["level"] in (None, x.level)]
    isi, halaman = halamankan(minta, milik)
    versi = per_versi(s)
    total = buku.total().sampai(triwulan)
    return b.DaftarAnggaran(
        unit=minta.milik.slug,
        tahun=s.tahun,
        triwulan=triwulan,
        dpa=tuple(_dpa(buku, d) for d in buku.dpa),
        jumlah=b.JumlahAnggaran(_pagu(total), _terpakai(total), hitungan(total.serapan)),
        data=tuple(_baris(s, x, versi, triwulan) for x in isi),
        halaman=halaman,
    )


def _dpa(buku: BukuAnggaran, d: DataDpa) -> b.VersiDpa:
    berlaku = d.urutan == buku.dpa_berlaku
    return b.VersiDpa(d.urutan, JenisDpa(d.jenis), d.nomor, d.tanggal, buku.total_dpa(d.urutan), berlaku)


def per_versi(s: SumberKinerja) -> dict[int, BukuAnggaran]:
    """The tree with the pagu of each version of the DPA that has lines."""
    return {
        n: BukuAnggaran(simpul=s.simpul, dpa=s.dpa, pagu=[p for p in s.pagu if p.urutan == n], realisasi=())
        for n in sorted({p.urutan for p in s.pagu})
    }


def _baris(s: SumberKinerja, x: DataSimpul, versi: dict[int, BukuAnggaran], triwulan: int) -> b.BarisAnggaran:
    uang = s.anggaran.uang(x).sampai(triwulan)
    induk = s.anggaran.simpul.get(x.induk_id or 0)
    return b.BarisAnggaran(
        kode=x.kode,
        kode_sementara=x.kode_sementara,
        level=LevelSimpul(x.level),
        induk=induk.kode if induk else None,
        nama=x.nama,
        sasaran=next((r.kode for r in s.semua_sasaran if r.id == x.sasaran_id), None),
        sumber_dana=uang.sumber_dana,
        pagu=_pagu(uang),
        pagu_versi=tuple(b.PaguVersi(n, buku.uang(x).pagu) for n, buku in versi.items()),
        triwulan=uang.triwulan,
        realisasi=_terpakai(uang),
        serapan=hitungan(uang.serapan),
    )


def _pagu(uang: Uang) -> b.Nilai:
    return b.Nilai(uang.pagu, "" if uang.pagu is not None else Alasan.TANPA_PAGU.value)


def _terpakai(uang: Uang) -> b.Nilai:
    if uang.realisasi is not None:
        return b.Nilai(uang.realisasi, "")
    sebab = uang.serapan.alasan if uang.serapan.alasan == Alasan.TANPA_TRIWULAN else Alasan.TANPA_DATA
    return b.Nilai(None, sebab.value)


def rupiah(minta: Minta) -> b.DaftarRupiah:
    """What was entered, line by line and quarter by quarter; the sums are in `anggaran`."""
    s, sejak = sumber(minta), minta.saring["diubah_sejak"]
    diubah = {(p.simpul_id, p.triwulan): p.diubah_pada for p in penulis_realisasi(s.unit_id, s.tahun)}
    milik = [
        (s.anggaran.simpul[r.simpul_id], r, diubah[r.simpul_id, r.triwulan])
        for r in s.realisasi_anggaran
        if minta.saring["triwulan"] in (None, r.triwulan)
        and (sejak is None or diubah[r.simpul_id, r.triwulan] >= sejak)
    ]
    isi, halaman = halamankan(minta, milik)
    keadaan = keadaan_triwulan(s.unit_id, s.tahun)
    baris = (
        b.BarisRupiah(x.kode, x.nama, r.triwulan, r.nilai, keadaan_dari(keadaan, r.triwulan), r.versi, pada)
        for x, r, pada in isi
    )
    return b.DaftarRupiah(minta.milik.slug, s.tahun, tuple(baris), halaman)


def rekomendasi(minta: Minta) -> b.DaftarRekomendasi:
    """Of a final LHE only: before that they are the team's draft."""
    milik = Rekomendasi.objects.filter(
        evaluasi__unit=minta.milik, evaluasi__tahun=minta.tahun, evaluasi__tahap=TahapEvaluasi.FINAL
    ).order_by("nomor")
    if minta.saring["status"]:
        milik = milik.filter(status=minta.saring["status"])
    semua = [list(g) for _, g in groupby(tindak_lanjut(milik), key=lambda t: t.rekomendasi_id)]
    isi, halaman = halamankan(minta, semua)
    baris = (
        b.BarisRekomendasi(
            g[0].nomor, g[0].rekomendasi, StatusRekomendasi(g[0].status), g[0].bidang, g[0].tenggat,
            tuple(b.LangkahTindakLanjut(t.tanggal, t.uraian, t.persen) for t in g if t.uraian),
        )
        for g in isi
    )  # fmt: skip
    return b.DaftarRekomendasi(minta.milik.slug, minta.tahun, tuple(baris), halaman)
