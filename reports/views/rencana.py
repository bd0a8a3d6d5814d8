"""What was planned and promised: Renstra, IKU, Perjanjian Kinerja, DPA with the budget tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from budget.sebutan import sumber_dana
from indicators.enums import Kombinasi
from reports.build import susun_tabel
from reports.rencana import AksiTahun, ProgramPkVersi, RencanaAksi, TargetBerlaku, TargetPkVersi
from reports.tables.bab2 import Iku, MisiTujuanSasaran, SemulaMenjadi, TargetRenstra
from reports.views.dasar import alamat, halaman, jalur_jejak

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataIndikator, DataKomponen
    from reports.sumber import Sumber

TAB = (
    ("rencana", "Renstra"),
    ("rencana-iku", "IKU"),
    ("rencana-pk", "Perjanjian Kinerja"),
    ("rencana-anggaran", "DPA dan anggaran"),
    ("pohon", "Pohon kinerja"),
    ("rencana-susun", "Susun dan ubah"),
)


@halaman
def rencana(request: HttpRequest, data: Sumber) -> HttpResponse:
    return _tampil(
        request,
        data,
        "rencana",
        "Renstra",
        misi=data.misi,
        visi=data.misi[0].visi if data.misi else "",
        dasar_rpjmd=data.misi[0].dasar_hukum if data.misi else "",
        versi=data.versi("renstra"),
        tabel_misi=susun_tabel(MisiTujuanSasaran.kunci, data),
        target_berlaku=TargetBerlaku.blok_dari(data, ""),
        semula_menjadi=susun_tabel(SemulaMenjadi.kunci, data),
        target_semula=susun_tabel(TargetRenstra.kunci, data),
    )


@dataclass(frozen=True, slots=True)
class Susunan:
    """How the value of an indicator comes about from its components."""

    indikator: DataIndikator
    cara: str
    komponen: tuple[DataKomponen, ...]


@halaman
def iku(request: HttpRequest, data: Sumber) -> HttpResponse:
    return _tampil(
        request,
        data,
        "rencana-iku",
        "Indikator Kinerja Utama",
        versi=data.versi("iku"),
        tabel_iku=susun_tabel(Iku.kunci, data),
        susunan=[
            Susunan(
                i,
                Kombinasi(i.kombinasi).label,
                tuple(k for k in data.komponen if k.indikator_id == i.id),
            )
            for s in data.sasaran
            for i in data.indikator_sasaran(s.id)
            if i.iku
        ],
    )


@halaman
def perjanjian_kinerja(request: HttpRequest, data: Sumber) -> HttpResponse:
    return _tampil(
        request,
        data,
        "rencana-pk",
        f"Perjanjian Kinerja Tahun {data.tahun}",
        versi=data.versi("pk"),
        target=TargetPkVersi.blok_dari(data, ""),
        program=ProgramPkVersi.blok_dari(data, ""),
        aksi=RencanaAksi.blok_dari(data, ""),
        langkah=AksiTahun.blok_dari(data, ""),
        unduh_aksi=alamat("aksi-xlsx", data),
    )


@dataclass(frozen=True, slots=True)
class Dahan:
    """A line of the budget tree with its money and what is below it."""

    simpul: DataSimpul
    uang: Uang
    sumber_dana: str
    anak: tuple[Dahan, ...]


@halaman
def anggaran(request: HttpRequest, data: Sumber) -> HttpResponse:
    sasaran = {s.id: s for s in data.semua_sasaran}
    return _tampil(
        request,
        data,
        "rencana-anggaran",
        f"DPA dan Anggaran Tahun {data.tahun}",
        dpa=[(d, data.anggaran.total_dpa(d.urutan), data.anggaran.perubahan_dpa(d.urutan)) for d in data.dpa],
        total=data.anggaran.total(),
        pohon=[(sasaran[p.sasaran_id or 0], _dahan(data, p)) for p in data.anggaran.program],
    )


def _dahan(data: Sumber, simpul: DataSimpul) -> Dahan:
    uang = data.anggaran.uang(simpul)
    anak = tuple(_dahan(data, a) for a in data.anggaran.anak(simpul))
    return Dahan(simpul, uang, sumber_dana(uang.sumber_dana), anak)


def bingkai(data: Sumber, nama: str, judul: str) -> dict[str, Any]:
    """What every planning page shows: its title and the tabs, with its own marked."""
    return {
        "judul": judul,
        "unit": data.unit,
        "tahun": data.tahun,
        "jejak": jalur_jejak(data),
        "tab": [(label, alamat(n, data), n == nama) for n, label in TAB],
    }


def _tampil(request: HttpRequest, data: Sumber, nama: str, judul: str, **isi: Any) -> HttpResponse:
    return render(request, f"reports/{nama.replace('-', '_')}.html", bingkai(data, nama, judul) | isi)
