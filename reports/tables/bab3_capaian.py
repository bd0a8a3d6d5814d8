"""Tables 3.3 to 3.7: achievement and its comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from indicators.enums import Cakupan
from indicators.queries import TAHUN_PEMBANDING
from lkjip.formats import daftar
from reports.blok import Baris, Sel, bilangan, hitungan, teks
from reports.tables.bab2 import sel_target
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.kinerja import (
    CATATAN_DILAPORKAN,
    catatan_sementara,
    indikator_utama,
    kinerja_utama,
    predikat_kinerja,
    sel_capaian,
    sel_realisasi,
)

if TYPE_CHECKING:
    from reports.sumber import Sumber


class SkalaCapaian(TabelLkjip):
    kunci = "skala-capaian"
    judul = "Predikat Capaian Kinerja"
    sumber = ""  # its basis stands in the note
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

    no = Kolom("No", lebar=4, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=17)
    indikator = Kolom("Indikator Kinerja", lebar=17)
    satuan = Kolom("Satuan", lebar=7, jenis="tengah")
    target = Kolom("Target", lebar=7, jenis="angka")
    realisasi = Kolom("Realisasi", lebar=9, jenis="angka")
    capaian = Kolom("Capaian (%)", lebar=8, jenis="angka")
    predikat = Kolom("Predikat", lebar=12, jenis="tengah")
    keterangan = Kolom("Keterangan", lebar=19)

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
                    "keterangan": Sel(k.penjelasan, k.penjelasan or None),
                },
            )

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        return catatan_sementara(kinerja_utama(data))


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
        yield from catatan_sementara(kinerja_utama(data))
        semua = [data.kinerja.kinerja(i.id, t) for _, i, _ in indikator_utama(data) for t in cls.tahun(data)]
        if any(k.dilaporkan for k in semua):
            yield CATATAN_DILAPORKAN
        tanpa: dict[tuple[str, str], list[str]] = {}
        for k in semua:
            if k.capaian.nilai is None:
                sebab = (k.catatan[0] if k.catatan else str(k.capaian.alasan)).rstrip(".")
                tanpa.setdefault((k.indikator.nama, sebab), []).append(str(k.tahun))
        for (nama, sebab), tahun in tanpa.items():
            yield f"Capaian {nama} tahun {daftar(tahun)} tidak dihitung: {sebab}."


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
        yield from catatan_sementara(kinerja_utama(data))
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
        yield from catatan_sementara(kinerja_utama(data))
        cakupan: dict[tuple[int, int | None, str], list[str]] = {}
        for p in data.pembanding:
            kunci = (p.indikator_id, p.tahun_data, p.sumber.rstrip("."))
            cakupan.setdefault(kunci, []).append(Cakupan(p.cakupan).label)
        for (indikator_id, tahun, sumber), nama in cakupan.items():
            data_tahun = f"data tahun {tahun}" if tahun else "tahun datanya tidak dicatat"
            indikator = data.kinerja.indikator[indikator_id].nama
            yield f"{daftar(nama)}, {indikator}: {data_tahun}, sumber {sumber}."
