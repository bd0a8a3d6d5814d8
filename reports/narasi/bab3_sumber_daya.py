"""Sections 3.2.7 and 3.3: people, assets and money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from budget.efisiensi import nilai_efisiensi
from lkjip import formats
from lkjip.enums import KelompokJabatan
from lkjip.numbers import SERATUS, Hasil, jumlah
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung, subjudul
from reports.narasi.kalimat_capaian import kalimat_serapan, kalimat_uang
from reports.narasi.pegawai import jumlah_orang
from reports.tables.bab3_sumber_daya import efisiensi_sasaran, persen_kebutuhan

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataSasaran
    from lkjip.data import DataPegawai
    from reports.sumber import Sumber

SERAPAN_RENDAH = Decimal(80)  # below this a sub kegiatan is named as poorly absorbed
BANYAK_DISEBUT = 5


# --- people
def efisiensi_sdm(data: Sumber, rujuk: Rujuk) -> str:
    asn = [p for p in data.pegawai if p.kelompok != KelompokJabatan.NON_ASN]
    ada = jumlah_orang(asn) if asn else None
    kebutuhan = sum(k.kebutuhan for k in data.kebutuhan)
    if ada is None and not data.kebutuhan:
        return gabung(
            subjudul("Sumber daya manusia"),
            bantu.belum(f"Belum ada data pegawai dan kebutuhan pegawai tahun {data.tahun}."),
        )
    return gabung(
        subjudul("Sumber daya manusia"),
        bantu.alinea(
            _kebutuhan(data, ada, kebutuhan)
            if data.kebutuhan
            else f"Belum ada data kebutuhan pegawai menurut analisis beban kerja tahun {data.tahun}.",
            f"Susunan ASN menurut jabatan disajikan pada {rujuk('asn-jabatan')} dan menurut pendidikan pada "
            f"{rujuk('asn-pendidikan')}.",
        ),
        bantu.alinea(_jenjang(data, asn)) if asn and data.kebutuhan else "",
    )


def _kebutuhan(data: Sumber, ada: int | None, kebutuhan: int) -> str:
    butuh = angka.banyak(data, "kebutuhan_asn", kebutuhan)
    butuh = f"Menurut analisis beban kerja, kebutuhan ASN adalah {butuh} orang"
    if ada is None:
        return f"{butuh}, sedangkan data pegawai yang ada belum diisi."
    terisi = persen_kebutuhan(ada, kebutuhan)
    bagian = f" atau {angka.pemenuhan_asn(data, terisi)} dari kebutuhan" if terisi.nilai is not None else ""
    kurang = kebutuhan - ada
    if kurang > 0:
        akhir = f"masih kurang {formats.angka(kurang)} orang"
    else:
        akhir = f"lebih {formats.angka(-kurang)} orang dari kebutuhan" if kurang else "kebutuhan terpenuhi"
    return f"{butuh}, sedangkan yang tersedia {angka.banyak(data, 'asn', ada)} orang{bagian}; {akhir}."


def _jenjang(data: Sumber, asn: list[DataPegawai]) -> str:
    """The gap for each level of education, where there is one."""
    kurang, lebih = [], []
    for k in data.kebutuhan:
        selisih = k.kebutuhan - jumlah_orang(asn, k.jenjang)
        if selisih > 0:
            kurang.append(f"{k.kualifikasi} ({formats.angka(selisih)} orang)")
        elif selisih < 0:
            lebih.append(f"{k.kualifikasi} ({formats.angka(-selisih)} orang)")
    return " ".join(
        kalimat
        for kalimat in (
            f"Kekurangan terdapat pada kualifikasi {formats.daftar(kurang)}." if kurang else "",
            f"Yang melebihi kebutuhan adalah kualifikasi {formats.daftar(lebih)}." if lebih else "",
            "" if kurang or lebih else "Setiap kualifikasi pendidikan terpenuhi sesuai kebutuhan.",
        )
        if kalimat
    )


# --- assets
def efisiensi_aset(data: Sumber, rujuk: Rujuk) -> str:
    judul = subjudul("Sarana dan prasarana")
    if not data.aset:
        return gabung(judul, bantu.belum(f"Belum ada data aset tahun {data.tahun}."))
    nilai = jumlah(a.nilai for a in data.aset)
    unit = sum(a.jumlah for a in data.aset)
    return gabung(
        judul,
        bantu.alinea(
            f"{data.unit.nama_singkat} memiliki {angka.banyak(data, 'aset', unit)} unit aset dalam "
            f"{bantu.bilang(len(data.aset))} kelompok barang senilai "
            f"{angka.nilai_aset(data, 'nilai', nilai)}, sebagaimana {rujuk('aset')}.",
            _tidak_dipakai(data),
        ),
    )


def _tidak_dipakai(data: Sumber) -> str:
    menganggur = [a for a in data.aset if a.jumlah_tidak_dipakai]
    if not menganggur:
        return "Tidak tercatat aset yang tidak dipakai."
    sebut = formats.daftar([f"{a.nama} ({formats.angka(a.jumlah_tidak_dipakai)} unit)" for a in menganggur])
    nilai = jumlah(a.nilai_tidak_dipakai for a in menganggur)
    senilai = f" senilai {angka.nilai_aset(data, 'tidak_dipakai', nilai)}" if nilai is not None else ""
    return f"Aset yang tidak dipakai: {sebut}{senilai}."


# --- money against performance
def efisiensi_anggaran(data: Sumber, rujuk: Rujuk) -> str:
    return gabung(
        subjudul("Anggaran"),
        bantu.alinea(
            "Efisiensi anggaran (E) diadaptasi dari PMK Nomor 214/PMK.02/2017, yang berlaku bagi "
            "kementerian dan "
            "lembaga: pagu dikalikan capaian, dikurangi realisasi anggaran, dibagi pagu dikalikan capaian, "
            "dikali 100. Nilai efisiensi (NE) menempatkan E pada skala 0 sampai dengan 100: E sebesar 0 "
            "bernilai "
            "50, E sebesar 20 atau lebih bernilai 100, dan E sebesar −20 atau kurang bernilai 0.",
            f"Hasilnya disajikan pada {rujuk('efisiensi')}.",
        ),
        bantu.alinea(
            "Efektivitas, yaitu target per rupiah pagu dibagi realisasi per rupiah belanja, untuk satu "
            "keluaran "
            "selalu sama dengan 100 dikurangi E. Nilainya naik ketika kinerja turun, sehingga laporan "
            "ini tidak "
            "menarik kategori efektif atau tidak efektif darinya."
        ),
    )


@dataclass(frozen=True, slots=True)
class HasilSasaran:
    """The money of a sasaran beside what each of its indicators reached."""

    sasaran: DataSasaran
    uang: Uang
    efisiensi: tuple[tuple[bantu.Tinjauan, Hasil], ...]

    @property
    def diakui(self) -> bool:
        """What was not spent counts as thrift only where every indicator reached its target."""
        return bool(self.efisiensi) and all(
            e.nilai is not None and e.nilai > 0 and t.capaian.nilai is not None and t.capaian.nilai >= SERATUS
            for t, e in self.efisiensi
        )


def efisiensi_anggaran_uraian(data: Sumber, rujuk: Rujuk) -> str:
    hasil = [_hasil_sasaran(data, s) for s in data.sasaran if data.indikator_sasaran(s.id)]
    if all(h.uang.pagu is None for h in hasil):
        return bantu.belum("Belum ada capaian dan anggaran sasaran untuk menghitung efisiensi.")
    efisien = [h for h in hasil if h.diakui]
    lainnya = [h for h in hasil if not h.diakui]
    return gabung(
        bantu.alinea(
            "Sisa anggaran hanya diakui sebagai efisiensi apabila capaian kinerjanya paling sedikit 100%.",
            _rekap(len(hasil), len(efisien)),
        ),
        butir([_uraian_efisiensi(data, h) for h in efisien]),
        bantu.alinea("Yang tidak dapat diakui sebagai efisiensi:" if lainnya else ""),
        butir([_uraian_efisiensi(data, h) for h in lainnya]),
    )


def _hasil_sasaran(data: Sumber, s: DataSasaran) -> HasilSasaran:
    uang = data.anggaran.uang_sasaran(s.id)
    tinjauan = bantu.tinjau_sasaran(data, s)
    return HasilSasaran(s, uang, tuple((t, efisiensi_sasaran(s, t.kinerja, uang)) for t in tinjauan))


def _rekap(banyak: int, efisien: int) -> str:
    if not efisien:
        return "Pada tahun ini belum ada sasaran yang memenuhinya."
    if banyak == efisien:
        return "Pada tahun ini semuanya memenuhi syarat tersebut."
    return f"Yang memenuhi syarat tersebut {bantu.bilang(efisien)} dari {bantu.bilang(banyak)} sasaran."


def _uraian_efisiensi(data: Sumber, h: HasilSasaran) -> SafeString:
    bagian = [_angka(data, h, t, e) for t, e in h.efisiensi]
    tahun = [t.kinerja.data_tahun for t, _ in h.efisiensi if t.kinerja.data_tahun is not None]
    ragu = f"Capaiannya memakai data tahun {tahun[0]}, sehingga hasil ini masih sementara." if tahun else ""
    return format_html(
        "{} {}",
        bantu.tebal(f"{bantu.nama_sasaran(h.sasaran)}."),
        " ".join(b for b in (*bagian, _arti_sisa(data, h), ragu) if b),
    )


def _angka(data: Sumber, h: HasilSasaran, t: bantu.Tinjauan, e: Hasil) -> str:
    nama = bantu.nama_indikator(t.indikator)
    if e.nilai is None:
        return f"{nama}: efisiensi belum dapat dihitung ({e.alasan})."
    return (
        f"{nama}: capaian {bantu.persen_capaian(t.kinerja)} dengan penyerapan "
        f"{angka.serapan(data, h.sasaran.kode, h.uang)} menghasilkan "
        f"E {angka.persen_ind(t.indikator.kode, data.tahun, 'efisiensi', e)} dan "
        f"NE {angka.persen_ind(t.indikator.kode, data.tahun, 'ne', nilai_efisiensi(e))}."
    )


def _arti_sisa(data: Sumber, h: HasilSasaran) -> str:
    """What the unspent money of the sasaran means."""
    sisa = h.uang.sisa
    if sisa is None or all(e.nilai is None for _, e in h.efisiensi):
        return ""
    if sisa <= 0:
        lebih = angka.rupiah_mutlak(data, h.sasaran.kode, "sisa", sisa)
        return f"Pagu terlampaui {lebih}." if sisa else "Tidak ada sisa anggaran."
    teks = angka.rupiah(data, h.sasaran.kode, "sisa", sisa)
    if h.diakui:
        return f"Anggaran yang dihemat {teks}."
    return f"Sisa anggaran {teks} bukan penghematan karena target kinerja belum tercapai."


# --- 3.3
def realisasi_anggaran(data: Sumber, rujuk: Rujuk) -> str:
    if data.anggaran.total().pagu is None:
        return bantu.belum(f"Belum ada anggaran tahun {data.tahun}.")
    return bantu.alinea(
        kalimat_serapan(data),
        "Perbandingan pagu dan realisasi menurut sasaran strategis disajikan pada "
        f"{rujuk('grafik-realisasi')}, "
        f"sedangkan rinciannya pada {rujuk('realisasi-anggaran')}.",
    )


def realisasi_anggaran_uraian(data: Sumber, rujuk: Rujuk) -> str:
    buku = data.anggaran
    if buku.total().realisasi is None:
        return bantu.belum(f"Belum ada realisasi anggaran tahun {data.tahun}.")
    sasaran = [
        format_html(
            "{} {}.",
            bantu.tebal(f"{bantu.nama_sasaran(s)}:"),
            kalimat_uang(data, s.kode, buku.uang_sasaran(s.id)),
        )
        for s in data.sasaran
    ]
    return gabung(
        bantu.alinea("Realisasi anggaran menurut sasaran strategis:") if sasaran else "",
        butir(sasaran),
        bantu.alinea(_program(data)),
        *_rendah(data),
    )


def _program(data: Sumber) -> str:
    """The programs with the highest and the lowest absorption."""
    ada = [(p, u) for p in data.anggaran.program if (u := data.anggaran.uang(p)).serapan.nilai is not None]
    if len(ada) < 2:
        return ""

    def sebut(x: tuple[DataSimpul, Uang]) -> str:
        return f"{bantu.rapi(x[0].nama)} ({angka.serapan(data, x[0].kode, x[1])})"

    urut = sorted(ada, key=lambda x: x[1].serapan.nilai or Decimal(0))
    if urut[0][1].serapan.nilai == urut[-1][1].serapan.nilai:
        return f"Penyerapan setiap program sama, yaitu {angka.serapan(data, urut[0][0].kode, urut[0][1])}."
    return f"Penyerapan program tertinggi adalah {sebut(urut[-1])} dan terendah {sebut(urut[0])}."


def _rendah(data: Sumber) -> list[SafeString]:
    """Sub kegiatan that absorbed little, worst first; their leftovers."""
    buku = data.anggaran
    daun = [s for s in data.simpul if s.level == "sub_kegiatan"]
    ada = [(s, u) for s in daun if (u := buku.uang(s)).serapan.nilai is not None]
    rendah = [(s, u) for s, u in ada if u.serapan.nilai is not None and u.serapan.nilai < SERAPAN_RENDAH]
    if not ada:
        return []
    batas = formats.persen(SERAPAN_RENDAH, 0)
    if not rendah:
        return [bantu.alinea(f"Tidak ada sub kegiatan dengan penyerapan di bawah {batas}.")]
    rendah.sort(key=lambda x: x[1].serapan.nilai or Decimal(0))
    isi = [
        f"{bantu.rapi(s.nama)}: terserap {angka.serapan(data, s.kode, u)}, "
        f"sisa {angka.rupiah(data, s.kode, 'sisa', u.sisa)}."
        for s, u in rendah[:BANYAK_DISEBUT]
    ]
    banyak = bantu.bilang(min(len(rendah), BANYAK_DISEBUT))
    terendah = f" Berikut {banyak} yang terendah." if len(rendah) > BANYAK_DISEBUT else ""
    return [
        bantu.alinea(
            f"Dari {bantu.bilang(len(ada))} sub kegiatan, {bantu.bilang(len(rendah))} mempunyai penyerapan "
            f"di bawah {batas}.{terendah}"
        ),
        butir(isi),
    ]
