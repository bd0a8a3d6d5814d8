"""Rules about the Renstra: every sasaran is measured, every indicator has its targets, and they agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from budget.sumber import SumberKinerja
from indicators.data import DataIndikator, DataSasaran, DataTarget, DataTujuan
from lkjip.formats import angka, daftar
from perencanaan.peringatan import Peringatan, Tingkat, halaman

PERSEN = {"%", "persen", "persentase"}
BERNAMA_PERSEN = re.compile(r"\b(persen|persentase|prosentase)\b", re.IGNORECASE)
BERNAMA_JUMLAH = re.compile(r"^(jumlah|banyaknya)\b", re.IGNORECASE)


def _alamat(data: SumberKinerja, nama: str = "renstra-versi") -> str:
    r = data.renstra
    return halaman(data, nama, periode=r.tahun, versi=r.urutan) if r else halaman(data, "rencana-renstra")


def _terukur(data: SumberKinerja) -> Iterator[tuple[DataIndikator, DataTujuan | DataSasaran]]:
    """The indicators of the tujuan and sasaran in force, with the one that they measure."""
    diganti = {t.menggantikan_id for t in data.tujuan_renstra}
    for t in (t for t in data.tujuan_renstra if t.id not in diganti):
        yield from ((i, t) for i in data.indikator_tujuan(t.id))
    for s in data.sasaran:
        yield from ((i, s) for i in data.indikator_sasaran(s.id))


def _target(data: SumberKinerja, indikator: DataIndikator) -> dict[int, DataTarget]:
    """The targets by year, as the version looked at has them."""
    return {
        t: ada
        for t in data.tahun_renstra
        if (ada := data.kinerja.target_dokumen(indikator.id, t, "renstra")) is not None
    }


def renstra_ada(data: SumberKinerja) -> Iterable[Peringatan]:
    if data.renstra is None:
        pesan = f"Renstra yang berlaku pada tahun {data.tahun} belum ditetapkan."
        yield Peringatan("renstra/ada", Tingkat.GALAT, pesan, "", halaman(data, "rencana-renstra"))
    elif not data.sasaran:
        yield Peringatan("renstra/sasaran", Tingkat.GALAT, "Renstra belum memuat sasaran.", "", _alamat(data))


def sasaran_berindikator(data: SumberKinerja) -> Iterable[Peringatan]:
    for s in data.sasaran:
        if not data.indikator_sasaran(s.id):
            pesan = f"Sasaran {s.nomor} “{s.uraian}” belum mempunyai indikator."
            yield Peringatan(f"sasaran-indikator/{s.kode}", Tingkat.GALAT, pesan, "", _alamat(data))


def target_lengkap(data: SumberKinerja) -> Iterable[Peringatan]:
    """A target for every year; of what a change brought, for every year from its first target on."""
    for i, milik in _terukur(data):
        ada = _target(data, i)
        if not ada:
            pesan = f"Indikator “{i.nama}” belum mempunyai target Renstra."
            yield Peringatan(
                f"target-ada/{i.kode}", Tingkat.GALAT, pesan, "", _alamat(data, "renstra-target")
            )
            continue
        awal = min(ada) if milik.urutan else data.tahun_renstra.start
        kurang = [str(t) for t in range(awal, data.tahun_renstra.stop) if t not in ada]
        if kurang:
            yield Peringatan(
                f"target-tahun/{i.kode}",
                Tingkat.GALAT,
                f"Indikator “{i.nama}” belum mempunyai target tahun {daftar(kurang)}.",
                ", ".join(kurang),
                _alamat(data, "renstra-target"),
            )


def target_searah(data: SumberKinerja) -> Iterable[Peringatan]:
    """No year promises more than the last one, where the last year's value is what the Renstra reaches."""
    for i, _ in _terukur(data):
        ada = _target(data, i)
        akhir = ada.get(data.tahun_renstra.stop - 1)
        if akhir is None or i.akumulasi_renstra != "terakhir" or akhir.nilai_atas is not None:
            continue
        for tahun, t in ada.items():
            lebih = t.nilai > akhir.nilai if i.arah == "positif" else t.nilai < akhir.nilai
            if lebih and t.nilai_atas is None:
                arah = "melebihi" if i.arah == "positif" else "sudah lebih rendah daripada"
                yield Peringatan(
                    f"target-akhir/{i.kode}/{tahun}",
                    Tingkat.PERINGATAN,
                    f"Target {tahun} indikator “{i.nama}” ({angka(t.nilai)}) {arah} target akhir"
                    f" {akhir.tahun} ({angka(akhir.nilai)}).",
                    f"{angka(t.nilai)}; {angka(akhir.nilai)}",
                    _alamat(data, "renstra-target"),
                )


def satuan_sesuai(data: SumberKinerja) -> Iterable[Peringatan]:
    """A name that says percent has the unit %, one that counts has not."""
    for i, _ in _terukur(data):
        persen = i.satuan.strip().lower() in PERSEN
        if BERNAMA_PERSEN.search(i.nama) and not persen:
            pesan = f"Nama indikator “{i.nama}” menyebut persentase, tetapi satuannya “{i.satuan}”."
        elif BERNAMA_JUMLAH.search(i.nama) and persen:
            pesan = f"Nama indikator “{i.nama}” menyebut jumlah, tetapi satuannya “{i.satuan}”."
        else:
            continue
        alamat = halaman(data, "indikator-ubah", kode=i.kode)
        yield Peringatan(f"satuan/{i.kode}", Tingkat.PERINGATAN, pesan, i.satuan, alamat)


ATURAN_RENSTRA = (renstra_ada, sasaran_berindikator, target_lengkap, target_searah, satuan_sesuai)
