"""Sections 3.2.5 and 3.2.6: causes, and the programs behind a target that was reached or missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.data import DataSasaran
from indicators.perhitungan import Kinerja
from reports.narasi import bantu
from reports.narasi.dasar import Rujuk, butir, gabung

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from reports.sumber import Sumber


# --- 3.2.5
def analisis_penyebab(data: Sumber, rujuk: Rujuk) -> str:
    if not bantu.tinjau(data):
        return bantu.belum("Belum ada indikator kinerja yang dapat dianalisis.")
    return bantu.alinea(
        f"Ikhtisar capaian disajikan pada {rujuk('ikhtisar-capaian')}, sedangkan penyebab keberhasilan atau "
        f"kegagalan beserta solusinya pada {rujuk('analisis-capaian')}."
    )


def analisis_penyebab_uraian(data: Sumber, rujuk: Rujuk) -> str:
    if not bantu.tinjau(data):
        return bantu.belum("Belum ada penyebab keberhasilan atau kegagalan yang dapat diuraikan.")
    return gabung(
        *(
            bantu.alinea(
                bantu.tebal(f"{bantu.nama_sasaran(t.sasaran)} ({bantu.rapi(t.sasaran.uraian)})."),
                _sebab_solusi(data, t),
            )
            for t in bantu.tinjau(data)
        )
    )


def _sebab_solusi(data: Sumber, t: bantu.Tinjauan) -> str:
    hasil = {
        bantu.MELEBIHI: "Keberhasilan melampaui target",
        bantu.SESUAI: "Tercapainya target",
        bantu.BELUM: "Belum tercapainya target",
        bantu.TANPA: "Keadaan",
    }[t.keadaan]
    nama = bantu.nama_indikator(t.indikator)
    sebab = data.analisis(t.indikator.id, "penyebab")
    solusi = data.analisis(t.indikator.id, "solusi")
    if not sebab and not solusi:
        return f"{hasil} {nama} belum dianalisis: penyebab dan solusinya belum diisi."
    capai = f" ({bantu.persen_capaian(t.kinerja)})" if t.capaian.nilai is not None else ""
    bagian = (
        [f"{hasil} {nama}{capai} {_dijelaskan(len(sebab))} {bantu.kalimat(sebab[0].teks)}"]
        if sebab
        else [f"Penyebab {hasil[0].lower()}{hasil[1:]} {nama}{capai} belum diisi."]
    )
    ke_depan = (
        "mempertahankan dan meningkatkannya"
        if t.keadaan in (bantu.MELEBIHI, bantu.SESUAI)
        else "memperbaikinya"
    )
    if solusi:
        bagian.append(f"Untuk {ke_depan}, langkah pertama ialah {bantu.lanjut(solusi[0].teks)}")
    else:
        bagian.append(f"Solusi untuk {ke_depan} belum diisi.")
    return " ".join(bagian)


def _dijelaskan(banyak: int) -> str:
    if banyak == 1:
        return "mempunyai penyebab berikut."
    return f"dijelaskan oleh {bantu.bilang(banyak)} penyebab, terutama yang berikut."


# --- 3.2.6
@dataclass(frozen=True, slots=True)
class HasilProgram:
    """A program with one of its indicators; kinerja is None where it has none."""

    simpul: DataSimpul
    kinerja: Kinerja | None

    @property
    def keadaan(self) -> str:
        return bantu.keadaan(self.kinerja.capaian) if self.kinerja else bantu.TANPA


def program_penunjang(data: Sumber, rujuk: Rujuk) -> str:
    if not data.anggaran.program:
        return bantu.belum(f"Belum ada program dan kegiatan tahun {data.tahun}.")
    return bantu.alinea(
        "Capaian program dan kegiatan yang menunjang keberhasilan atau kegagalan setiap sasaran strategis "
        f"disajikan pada {rujuk('program-penunjang')}."
    )


def program_penunjang_uraian(data: Sumber, rujuk: Rujuk) -> str:
    if not data.anggaran.program or not data.sasaran:
        return bantu.belum("Belum ada program penunjang yang dapat diuraikan.")
    return gabung(*(_sasaran(data, s) for s in data.sasaran))


def hasil_program(data: Sumber, sasaran: DataSasaran) -> list[HasilProgram]:
    hasil = []
    for p in data.anggaran.program_sasaran(sasaran.id):
        indikator = data.indikator_dari(p)
        hasil += [HasilProgram(p, data.kinerja.kinerja(i.id, data.tahun)) for i in indikator]
        if not indikator:
            hasil.append(HasilProgram(p, None))
    return hasil


def _sasaran(data: Sumber, s: DataSasaran) -> SafeString:
    kepala = bantu.tebal(f"{bantu.nama_sasaran(s)} ({bantu.rapi(s.uraian)}).")
    semua = hasil_program(data, s)
    if not semua:
        return bantu.alinea(kepala, "Belum ada program yang dikaitkan dengan sasaran ini.")
    baik = [h for h in semua if h.keadaan in (bantu.MELEBIHI, bantu.SESUAI)]
    kurang = [h for h in semua if h.keadaan == bantu.BELUM]
    tanpa = [h for h in semua if h.keadaan == bantu.TANPA]
    return gabung(
        bantu.alinea(kepala, _pengantar(data, s, len(baik), len(kurang))),
        bantu.alinea("Program yang mencapai atau melampaui target:") if baik else "",
        butir([_baris(data, h) for h in baik]),
        bantu.alinea("Program yang belum mencapai target:") if kurang else "",
        butir([_baris(data, h) for h in kurang]),
        bantu.alinea("Program yang capaiannya belum dapat dihitung:") if tanpa else "",
        butir([_baris(data, h) for h in tanpa]),
    )


def _pengantar(data: Sumber, s: DataSasaran, baik: int, kurang: int) -> str:
    """How the programs relate to what the sasaran reached."""
    keadaan = [t.keadaan for t in bantu.tinjau_sasaran(data, s)]
    if not keadaan or set(keadaan) == {bantu.TANPA}:
        return "Capaian sasaran ini belum dapat dihitung."
    if not baik and not kurang:
        return "Capaian indikator programnya belum dapat dihitung."
    tercapai = bantu.BELUM not in keadaan
    sebagian = not tercapai and set(keadaan) != {bantu.BELUM}
    hasil = (
        f"{'Sebagian target' if sebagian else 'Target'} sasaran ini {'' if tercapai else 'belum '}tercapai"
    )
    if not kurang:
        hubungan = ", ditunjang oleh" if tercapai else " meskipun"
        return f"{hasil}{hubungan} {_semua(baik)}, yang mencapai atau melampaui target."
    if not baik:
        hubungan = " meskipun" if tercapai else ", sejalan dengan"
        return f"{hasil}{hubungan} {_semua(kurang)}, yang belum mencapai target."
    return (
        f"{hasil}. Dari {bantu.bilang(baik + kurang)} indikator programnya, {bantu.bilang(baik)} mencapai "
        "atau "
        f"melampaui target dan {bantu.bilang(kurang)} belum."
    )


def _semua(n: int) -> str:
    return "satu-satunya indikator programnya" if n == 1 else f"{bantu.urutan(n)} indikator programnya"


def _baris(data: Sumber, h: HasilProgram) -> SafeString:
    nama = bantu.tebal(bantu.rapi(h.simpul.nama))
    if h.kinerja is None:
        return format_html("{}: indikator program belum ditetapkan.", nama)
    k = h.kinerja
    teks = " ".join(bantu.kalimat(a.teks) for a in data.analisis(k.indikator.id, "pendukung"))
    if not teks and h.keadaan == bantu.BELUM:
        teks = "Penyebabnya belum dianalisis."
    return format_html("{}: {}", nama, " ".join(x for x in (_capaian(k), bantu.jelas_minus(k), teks) if x))


def _capaian(k: Kinerja) -> str:
    nama = bantu.nama_indikator(k.indikator)
    if k.capaian.nilai is None:
        return f"capaian {nama} belum dapat dihitung ({k.capaian.alasan})."
    if k.dilaporkan or k.realisasi.nilai is None:
        return f"capaian {nama} dilaporkan {bantu.persen_capaian(k)}."
    return (
        f"{nama} terealisasi {bantu.ukuran_realisasi(k)} dari target "
        f"{bantu.ukuran_target(k.indikator, k.target)} "
        f"(capaian {bantu.persen_capaian(k)})."
    )
