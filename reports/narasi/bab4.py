"""Chapter IV: conclusion and next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.data import DataSasaran
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung
from reports.narasi.kalimat_capaian import (
    daftar_sementara,
    kalimat_kelompok,
    kalimat_rata,
    kalimat_serapan,
    langkah_perbaikan,
)

if TYPE_CHECKING:
    from reports.sumber import Sumber


def kesimpulan(data: Sumber, rujuk: Rujuk) -> str:
    tahun_ke = bantu.tahun_renstra(data)
    return gabung(
        bantu.alinea(
            f"LKjIP ini mempertanggungjawabkan kinerja {bantu.nama_unit(data)} tahun {data.tahun}"
            + (f", {tahun_ke}." if tahun_ke else "."),
            kalimat_kelompok(data),
            kalimat_rata(data),
        ),
        bantu.alinea("Hasil setiap sasaran strategis:") if data.sasaran else "",
        butir([_sasaran(data, s) for s in data.sasaran]),
        *(bantu.alinea(s) for s in daftar_sementara(data)),
        bantu.alinea(kalimat_serapan(data)),
    )


def _sasaran(data: Sumber, s: DataSasaran) -> SafeString:
    bagian = [f"{bantu.nama_indikator(t.indikator)} {_hasil(t)}" for t in bantu.tinjau_sasaran(data, s)]
    milik = data.anggaran.uang_sasaran(s.id)
    uang = (
        f"penyerapan anggaran {angka.serapan(data, s.kode, milik)}"
        if milik.serapan.nilai is not None
        else "penyerapan anggaran belum dapat dihitung"
    )
    return format_html(
        "{} {}; {}.",
        bantu.tebal(f"{bantu.nama_sasaran(s)} ({bantu.rapi(s.uraian)}):"),
        "; ".join(bagian) or "belum ada indikator kinerja",
        uang,
    )


def _hasil(t: bantu.Tinjauan) -> str:
    k = t.kinerja
    if k.realisasi.nilai is not None:
        return f"terealisasi {bantu.ukuran_realisasi(k)}{bantu.bintang(k)} dengan {bantu.sebut_capaian(t)}"
    if k.dilaporkan:
        return f"dilaporkan dengan {bantu.sebut_capaian(t)}"
    return f"belum dapat dihitung capaiannya ({t.capaian.alasan})"


def saran(data: Sumber, rujuk: Rujuk) -> str:
    langkah = langkah_perbaikan(data)
    sementara = [t for t in bantu.tinjau(data) if t.kinerja.data_tahun is not None]
    langkah += [
        f"Mengganti realisasi sementara {bantu.nama_indikator(t.indikator)} segera setelah data tahun "
        f"{data.tahun} "
        "tersedia."
        for t in sementara
    ]
    tanpa = [t for t in bantu.tinjau(data) if t.kinerja.target is None and not t.kinerja.dilaporkan]
    langkah += [f"Menetapkan target {bantu.nama_indikator(t.indikator)}." for t in tanpa]
    if data.evaluasi_renja and data.evaluasi_renja.tindak_lanjut_renja:
        langkah.append(bantu.kalimat(data.evaluasi_renja.tindak_lanjut_renja))
    if not langkah:
        return bantu.belum(f"Belum ada langkah perbaikan setelah tahun {data.tahun} yang dicatat.")
    return gabung(
        bantu.alinea(
            f"Berdasarkan evaluasi kinerja tahun {data.tahun}, langkah perbaikan berikut akan dilaksanakan."
        ),
        butir(langkah, urut=True),
    )
