"""Totals that were recorded as such, against those worked out from what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators.capaian import capaian
from lkjip.formats import angka, rupiah
from lkjip.numbers import bulat, jumlah
from reports.enums import TingkatTemuan
from reports.periksa.bantu import indikator_terukur, target_tercetak, tercetak
from reports.periksa.dasar import ANGGARAN, E81, Alamat, Aturan, Kasus, Nilai, bagian
from reports.periksa.jumlah import sebut
from reports.tables.bab3_evaluasi import komponen_evaluasi

if TYPE_CHECKING:
    from indicators.data import DataAngka
    from reports.kekurangan import Ukuran
    from reports.sumber import Sumber


def _angka(data: Sumber, jenis: str) -> Iterator[tuple[Ukuran, DataAngka]]:
    """The recorded totals of one kind, with the indicator's place."""
    for u in indikator_terukur(data):
        for a in data.angka:
            if (a.indikator_id, a.jenis) == (u.indikator.id, jenis):
                yield u, a


def _kumulatif(data: Sumber) -> Iterator[Kasus]:
    for u, a in _angka(data, "kumulatif_renstra"):
        i = u.indikator
        hitungan = _sampai(data, i.id, a.tahun)
        if hitungan is None or bulat(hitungan, i.desimal) == bulat(a.nilai, i.desimal):
            continue
        cara = "jumlah tahun-tahunnya" if i.akumulasi_renstra == "jumlah" else "nilai tahun terakhir"
        nilai = (
            Nilai(f"Tercatat s.d. {a.tahun} ({a.sumber})", tercetak(i, a.nilai)),
            Nilai(f"Dari realisasi tahunan ({cara})", tercetak(i, hitungan)),
        )
        yield Kasus(u.sebutan, nilai, E81)


def _sampai(data: Sumber, indikator_id: int, tahun: int) -> Decimal | None:
    """What the years of the Renstra come to; None where one of them is unknown."""
    buku = data.kinerja
    if buku.indikator[indikator_id].akumulasi_renstra == "terakhir":
        return buku.kinerja(indikator_id, tahun).realisasi.nilai
    awal = data.tahun_renstra.start if data.renstra else tahun + 1
    semua = [buku.kinerja(indikator_id, t).realisasi.nilai for t in range(awal, tahun + 1)]
    return None if None in semua else jumlah(semua)


def _capaian(data: Sumber) -> Iterator[Kasus]:
    for u, a in _angka(data, "capaian"):
        i, target = u.indikator, data.kinerja.target_berlaku(u.indikator.id, a.tahun)
        realisasi = data.kinerja.kinerja(i.id, a.tahun).realisasi.nilai
        hasil = capaian(
            target=target.nilai if target else None,
            target_atas=target.nilai_atas if target else None,
            realisasi=realisasi,
            arah=i.arah,
            rumus_negatif=i.rumus_negatif,
        ).nilai
        if hasil is None or bulat(hasil, _desimal(a.nilai)) == a.nilai:
            continue
        nilai = (
            Nilai(f"Capaian {a.tahun} yang dilaporkan ({a.sumber})", f"{angka(a.nilai)}%"),
            Nilai("Hitungan", f"{angka(hasil, 2)}%"),
            Nilai(f"Target {a.tahun} ({target.dokumen if target else ''})", target_tercetak(target)),
            Nilai(f"Realisasi {a.tahun}", tercetak(i, realisasi)),
        )
        yield Kasus(u.sebutan, nilai, bagian("perbandingan-tahun"))


def _desimal(nilai: Decimal) -> int:
    """How many decimals a recorded figure was given with."""
    return max(0, -int(nilai.normalize().as_tuple().exponent))


def _saldo_induk(data: Sumber) -> Iterator[Kasus]:
    for s in data.simpul:
        milik = data.anggaran_renstra.get(s.id)
        anak = [data.anggaran_renstra.get(a.id) for a in data.anggaran.anak(s)]
        if milik is None or not anak or None in anak:
            continue
        for apa, sendiri, di_bawah in (
            ("Target akhir Renstra", milik.target_akhir, [a.target_akhir for a in anak if a]),
            (
                f"Realisasi s.d. {milik.sampai_tahun}",
                milik.realisasi_lalu,
                [a.realisasi_lalu for a in anak if a],
            ),
        ):
            if sendiri is None or None in di_bawah or sendiri == jumlah(di_bawah):
                continue
            nilai = (
                Nilai(f"{apa}, {s.level}", rupiah(sendiri)),
                Nilai("Jumlah di bawahnya", rupiah(jumlah(di_bawah))),
            )
            yield Kasus(sebut(s), nilai, E81)


def _saldo_tahun(data: Sumber) -> Iterator[Kasus]:
    """What was realised before, as recorded, against the programs of the earlier years."""
    tahun = range(data.tahun_renstra.start, data.tahun) if data.renstra else range(0)
    per_tahun = {(p.kode, p.tahun): p.realisasi for p in data.program_lain}
    for p in data.anggaran.program:
        milik = data.anggaran_renstra.get(p.id)
        semua = [per_tahun.get((p.kode, t)) for t in tahun]
        if milik is None or milik.realisasi_lalu is None or milik.sampai_tahun != data.tahun - 1:
            continue
        if not semua or None in semua or jumlah(semua) == milik.realisasi_lalu:
            continue
        nilai = (
            Nilai(f"Tercatat s.d. {milik.sampai_tahun} ({milik.sumber})", rupiah(milik.realisasi_lalu)),
            Nilai(f"Jumlah realisasi {tahun.start}–{data.tahun - 1}", rupiah(jumlah(semua))),
        )
        yield Kasus(sebut(p), nilai, E81)


def _saldo_lama(data: Sumber) -> Iterator[Kasus]:
    """Money of the Renstra that ends before last year leaves a year out, so the report does not use it."""
    for s in data.simpul:
        milik = data.anggaran_renstra.get(s.id)
        if milik and milik.realisasi_lalu is not None and milik.sampai_tahun != data.tahun - 1:
            nilai = (Nilai("Realisasi Renstra tercatat s.d. tahun", str(milik.sampai_tahun)),)
            yield Kasus(sebut(s), nilai, E81)


def _dpa(data: Sumber) -> Iterator[Kasus]:
    berbaris = {p.urutan for p in data.pagu}
    for d in data.dpa:
        hitungan = data.anggaran.total_dpa(d.urutan)
        if d.urutan in berbaris and d.total_dinyatakan is not None and d.total_dinyatakan != hitungan:
            nilai = (
                Nilai("Total menurut DPA", rupiah(d.total_dinyatakan)),
                Nilai("Jumlah pagu sub kegiatan", rupiah(hitungan)),
            )
            yield Kasus(f"DPA {d.jenis} {d.nomor}".strip(), nilai, ANGGARAN)


def _akip(data: Sumber) -> Iterator[Kasus]:
    """The score that the LHE states, against the sum of its components."""
    e = data.evaluasi_lalu
    if e is None or e.total_dinyatakan is None:
        return
    semua = [hasil.nilai for _, _, hasil in komponen_evaluasi(data, e)]
    if not semua or None in semua or bulat(jumlah(semua) or Decimal(0)) == bulat(e.total_dinyatakan):
        return
    nilai = (
        Nilai("Nilai menurut LHE", angka(e.total_dinyatakan, 2)),
        Nilai("Jumlah nilai komponen", angka(jumlah(semua), 2)),
    )
    yield Kasus(f"Nilai AKIP tahun {e.tahun}", nilai, Alamat("akip"))


ATURAN = (
    Aturan(
        "saldo-induk",
        "Uang Renstra program tidak sama dengan jumlah kegiatannya",
        TingkatTemuan.GALAT,
        "Formulir E.81 mencetak keduanya; program adalah jumlah kegiatannya (Permendagri 86/2017).",
        "Cocokkan saldo awal Renstra program dan kegiatannya dengan sumbernya.",
        _saldo_induk,
    ),
    Aturan(
        "total-dpa",
        "Total DPA tidak sama dengan jumlah pagu sub kegiatannya",
        TingkatTemuan.GALAT,
        "Laporan mencetak jumlah pagu; DPA menyatakan totalnya.",
        "Lengkapi atau perbaiki pagu sub kegiatan pada versi DPA itu.",
        _dpa,
    ),
    Aturan(
        "total-akip",
        "Nilai AKIP menurut LHE tidak sama dengan jumlah komponennya",
        TingkatTemuan.GALAT,
        "Nilai AKIP adalah jumlah nilai keempat komponen (PermenPANRB 88/2021).",
        "Cocokkan nilai komponen dengan LHE.",
        _akip,
    ),
    Aturan(
        "saldo-tahun",
        "Saldo awal uang Renstra tidak sama dengan realisasi tahun-tahun sebelumnya",
        TingkatTemuan.PERINGATAN,
        "Realisasi Renstra s.d. tahun lalu adalah jumlah realisasi tahunannya (Formulir E.81, kolom 6).",
        "Cocokkan saldo awal dengan realisasi tahun-tahun sebelumnya.",
        _saldo_tahun,
    ),
    Aturan(
        "saldo-lama",
        "Saldo awal uang Renstra tidak sampai dengan tahun lalu",
        TingkatTemuan.PERINGATAN,
        "Saldo yang melewatkan satu tahun tidak dipakai, sehingga kolom Renstra menjadi kosong.",
        "Perbarui saldo awal sampai dengan tahun lalu.",
        _saldo_lama,
    ),
    Aturan(
        "kumulatif-renstra",
        "Realisasi Renstra yang tercatat berbeda dari hitungan tahun-tahunnya",
        TingkatTemuan.PERINGATAN,
        "Realisasi Renstra s.d. tahun lalu mengikuti realisasi tahunan (Formulir E.81, kolom 6).",
        "Perbaiki realisasi tahunannya, atau angka terdahulu yang berasal dari impor.",
        _kumulatif,
    ),
    Aturan(
        "capaian-dilaporkan",
        "Capaian yang pernah dilaporkan berbeda dari hitungannya",
        TingkatTemuan.PERINGATAN,
        "Capaian tahun lalu dicetak beserta target dan realisasinya (PermenPANRB 53/2014, Lampiran II).",
        "Cari target atau realisasi yang dipakai laporan lama, atau jelaskan perbedaannya.",
        _capaian,
    ),
)
