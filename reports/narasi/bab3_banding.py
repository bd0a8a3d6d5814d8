"""Sections 3.2.2 to 3.2.4: earlier years, the end of the Renstra, benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.capaian import selisih_poin
from indicators.data import DataPembanding
from indicators.enums import Cakupan
from indicators.perhitungan import Kinerja
from indicators.queries import TAHUN_PEMBANDING
from lkjip import formats
from lkjip.numbers import SERATUS, Hasil
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung

if TYPE_CHECKING:
    from reports.sumber import Sumber


TAK_BANDING = "belum dapat dibandingkan"


# --- 3.2.2
def perbandingan_tahun(data: Sumber, rujuk: Rujuk) -> str:
    if not bantu.tinjau(data):
        return bantu.belum("Belum ada indikator kinerja yang dapat dibandingkan antartahun.")
    return bantu.alinea(
        f"Realisasi dan capaian kinerja tahun {data.tahun - TAHUN_PEMBANDING} sampai dengan {data.tahun} "
        "disajikan "
        f"pada {rujuk('perbandingan-tahun')}. Perubahan dinyatakan dalam satuan indikator atau poin, "
        "bukan persen."
    )


def perbandingan_tahun_uraian(data: Sumber, rujuk: Rujuk) -> str:
    semua = bantu.tinjau(data)
    if not semua:
        return bantu.belum("Belum ada perbandingan antartahun yang dapat diuraikan.")
    return gabung(
        bantu.alinea(f"Menurut {rujuk('perbandingan-tahun')}, {_rekap_gerak(data)}."),
        butir(
            [
                format_html(
                    "{} {}",
                    bantu.tebal(f"{bantu.nama_sasaran(t.sasaran)}, {bantu.nama_indikator(t.indikator)}."),
                    _gerak_indikator(data, t),
                )
                for t in semua
            ]
        ),
    )


def _rekap_gerak(data: Sumber) -> str:
    """How many realisations rose, fell and stayed against last year."""
    gerak = [_arah_gerak(data, t) for t in bantu.tinjau(data)]
    kata = ("naik", "turun", "tetap", TAK_BANDING)
    if gerak.count(TAK_BANDING) == len(gerak):
        return f"belum ada realisasi yang dapat dibandingkan dengan tahun {data.tahun - 1}"
    bagian = [f"{bantu.bilang(n)} indikator {k}" for k in kata if (n := gerak.count(k))]
    return f"dibandingkan dengan tahun {data.tahun - 1} realisasi {formats.daftar(bagian)}"


def _arah_gerak(data: Sumber, t: bantu.Tinjauan) -> str:
    """A provisional figure of an earlier year cannot tell a direction."""
    selisih = selisih_poin(t.kinerja.realisasi.nilai, _lalu(data, t).realisasi.nilai)
    if selisih.nilai is None or t.kinerja.data_tahun is not None:
        return TAK_BANDING
    return bantu.arah(selisih) if selisih.nilai else "tetap"


def _lalu(data: Sumber, t: bantu.Tinjauan) -> Kinerja:
    return data.kinerja.kinerja(t.indikator.id, data.tahun - 1)


def _gerak_indikator(data: Sumber, t: bantu.Tinjauan) -> str:
    k, lalu = t.kinerja, _lalu(data, t)
    if k.realisasi.nilai is None:
        return f"Realisasi tahun {data.tahun} belum dapat dibandingkan: {k.realisasi.alasan}."
    if k.data_tahun is not None:
        return (
            f"Realisasi tahun {data.tahun} sebesar {bantu.ukuran_realisasi(k)}{bantu.bintang(k)} memakai "
            "data "
            f"tahun {k.data_tahun}, sehingga kenaikan atau penurunannya belum dapat disimpulkan."
        )
    bagian = (_kalimat_gerak(data, t, lalu), _gerak_capaian(t, lalu), _gerak_awal(data, t))
    return " ".join(b for b in bagian if b)


def _kalimat_gerak(data: Sumber, t: bantu.Tinjauan, lalu: Kinerja) -> str:
    k, i = t.kinerja, t.indikator
    kini = f"Realisasi tahun {data.tahun} sebesar {bantu.ukuran_realisasi(k)}"
    if lalu.realisasi.nilai is None:
        sebab = " ".join(bantu.kalimat(c) for c in lalu.catatan)
        return f"{kini}; realisasi tahun {lalu.tahun} tidak ada ({lalu.realisasi.alasan}). {sebab}".rstrip()
    selisih = selisih_poin(k.realisasi.nilai, lalu.realisasi.nilai)
    if selisih.nilai == 0:
        return f"{kini}, tidak berubah dari tahun {lalu.tahun}."
    mutu = f" atau {bantu.mutu(i, selisih)}" if i.arah == "negatif" else ""
    return (
        f"{kini}, {angka.gerak_realisasi(t, selisih, lalu.tahun)}{mutu} dibandingkan dengan tahun "
        f"{lalu.tahun} ({bantu.ukuran_realisasi(lalu)})."
    )


def _gerak_capaian(t: bantu.Tinjauan, lalu: Kinerja) -> str:
    selisih = selisih_poin(t.capaian.nilai, lalu.capaian.nilai)
    if selisih.nilai is None:
        return ""
    asal = " sebagaimana dilaporkan" if lalu.dilaporkan else ""
    if selisih.nilai == 0:
        return f"Capaiannya tetap {bantu.persen_capaian(t.kinerja)}{asal}."
    return (
        f"Capaiannya {angka.gerak_capaian(t, selisih)}, dari {bantu.persen_capaian(lalu)}{asal} menjadi "
        f"{bantu.persen_capaian(t.kinerja)}."
    )


def _gerak_awal(data: Sumber, t: bantu.Tinjauan) -> str:
    """Against the earliest year in the table that has a value, where that is not last year."""
    for tahun in range(data.tahun - TAHUN_PEMBANDING, data.tahun - 1):
        awal = data.kinerja.kinerja(t.indikator.id, tahun)
        selisih = selisih_poin(t.kinerja.realisasi.nilai, awal.realisasi.nilai)
        if selisih.nilai is None:
            continue
        if selisih.nilai == 0:
            return f"Dibandingkan dengan tahun {tahun}, realisasinya tidak berubah."
        return (
            f"Dibandingkan dengan tahun {tahun} ({bantu.ukuran_realisasi(awal)}), realisasinya "
            f"{angka.gerak_realisasi(t, selisih, tahun)}."
        )
    return ""


# --- 3.2.3
def kemajuan_renstra(data: Sumber, rujuk: Rujuk) -> str:
    if data.renstra is None:
        return bantu.belum(f"Belum ada Renstra yang berlaku pada tahun {data.tahun}.")
    akhir = data.renstra.tahun_akhir or data.renstra.tahun
    return bantu.alinea(
        f"Realisasi sampai dengan tahun {data.tahun} dibandingkan dengan target akhir Renstra tahun "
        f"{akhir} pada "
        f"{rujuk('kemajuan-renstra')}."
    )


def kemajuan_renstra_uraian(data: Sumber, rujuk: Rujuk) -> str:
    semua = bantu.tinjau(data)
    if data.renstra is None or not semua:
        return bantu.belum("Belum ada kemajuan Renstra yang dapat diuraikan.")
    maju = [(t, data.kinerja.renstra(t.indikator.id, data.tahun).kemajuan) for t in semua]
    penuh = [(t, h) for t, h in maju if h.nilai is not None and h.nilai >= SERATUS]
    sebagian = [(t, h) for t, h in maju if h.nilai is not None and h.nilai < SERATUS]
    tanpa = [(t, h) for t, h in maju if h.nilai is None]
    tahun_ke = bantu.tahun_renstra(data)
    rekap = _rekap_maju(len(semua), len(penuh), len(tanpa))
    return gabung(
        bantu.alinea(f"Pada {tahun_ke}, {rekap}" if tahun_ke else bantu.besar(rekap)),
        butir(
            [
                f"{bantu.nama_indikator(t.indikator)}: tingkat kemajuan {_kemajuan(t, h)}{ket}."
                for kelompok, ket in ((penuh, ", target akhir telah terpenuhi"), (sebagian, ""))
                for t, h in kelompok
            ]
            + [
                f"{bantu.nama_indikator(t.indikator)}: tingkat kemajuan belum dapat dihitung karena "
                f"{h.alasan}."
                for t, h in tanpa
            ]
        ),
    )


def _kemajuan(t: bantu.Tinjauan, hasil: Hasil) -> str:
    return angka.persen_ind(t.indikator.kode, t.kinerja.tahun, "kemajuan", hasil)


def _rekap_maju(banyak: int, penuh: int, tanpa: int) -> str:
    if banyak == tanpa:
        return "kemajuan belum dapat dihitung untuk seluruh indikator kinerja."
    if banyak == penuh:
        return "seluruh indikator kinerja telah memenuhi target akhir Renstra."
    if not penuh:
        return "belum ada indikator kinerja yang memenuhi target akhir Renstra."
    bagian = f"{bantu.bilang(penuh)} dari {bantu.bilang(banyak)}"
    return f"{bagian} indikator kinerja telah memenuhi target akhir Renstra."


# --- 3.2.4
def standar_nasional(data: Sumber, rujuk: Rujuk) -> str:
    if not bantu.tinjau(data):
        return bantu.belum("Belum ada indikator kinerja yang dapat dibandingkan.")
    return bantu.alinea(
        f"Realisasi tahun {data.tahun} dibandingkan dengan angka nasional, angka "
        f"{bantu.nama_provinsi(data)}, dan standar pelayanan minimal pada {rujuk('standar-nasional')}."
    )


def standar_nasional_uraian(data: Sumber, rujuk: Rujuk) -> str:
    semua = bantu.tinjau(data)
    isi, tanpa = [], []
    for t in semua:
        banding = [p for p in data.pembanding if p.indikator_id == t.indikator.id]
        if banding:
            isi.append(_satu_pembanding(data, t, banding))
        else:
            tanpa.append(bantu.nama_indikator(t.indikator))
    if not isi:
        return bantu.belum("Belum ada angka pembanding nasional, provinsi, atau SPM untuk indikator kinerja.")
    return gabung(
        butir(isi),
        bantu.alinea(f"Belum ada angka pembanding untuk {formats.daftar(tanpa)}." if tanpa else ""),
    )


def _satu_pembanding(data: Sumber, t: bantu.Tinjauan, banding: list[DataPembanding]) -> SafeString:
    k = t.kinerja
    kepala = bantu.tebal(f"{bantu.nama_sasaran(t.sasaran)}, {bantu.nama_indikator(t.indikator)}.")
    if k.realisasi.nilai is None:
        return format_html("{} Realisasi belum dapat dibandingkan: {}.", kepala, k.realisasi.alasan)
    bagian = [_letak(data, t, p) for p in banding]
    tahun = sorted({p.tahun_data for p in banding if p.tahun_data and p.tahun_data != data.tahun})
    catatan = (
        f" Angka pembanding memakai data tahun {formats.daftar([str(n) for n in tahun])}." if tahun else ""
    )
    return format_html(
        "{} Realisasi {}{} berada {}.{}",
        kepala,
        bantu.ukuran_realisasi(k),
        bantu.bintang(k),
        formats.daftar(bagian),
        catatan,
    )


def _letak(data: Sumber, t: bantu.Tinjauan, p: DataPembanding) -> str:
    """ "di atas angka nasional 60,4% (selisih 4,05 poin)"."""
    nama = {
        Cakupan.NASIONAL: "angka nasional",
        Cakupan.PROVINSI: f"angka {bantu.nama_provinsi(data)}",
        Cakupan.SPM: "standar pelayanan minimal",
    }[Cakupan(p.cakupan)]
    nilai = angka.pembanding(t, p)
    selisih = selisih_poin(t.kinerja.realisasi.nilai, p.nilai)
    if not selisih.nilai:
        return f"tepat pada {nama} ({nilai})"
    letak = "di atas" if selisih.nilai > 0 else "di bawah"
    mutu = ", lebih baik" if t.indikator.arah == "negatif" and selisih.nilai < 0 else ""
    mutu = ", kurang baik" if t.indikator.arah == "negatif" and selisih.nilai > 0 else mutu
    jarak = angka.jarak(t, p, selisih.nilai)
    return f"{letak} {nama} ({nilai}; selisih {jarak}{mutu})"
