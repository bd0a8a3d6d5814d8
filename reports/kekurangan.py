"""What is still missing in a unit's year, and on which page it shows. Computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from indicators.queries import TAHUN_PEMBANDING
from reports.narasi.dasar import Narasi

if TYPE_CHECKING:
    from indicators.data import DataIndikator
    from indicators.perhitungan import Kinerja
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """Cases of one kind. halaman names the page on which they show, di is what else its address needs."""

    judul: str
    butir: tuple[str, ...]
    halaman: str
    di: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indicator that the year is measured by, where it stands, and what the year reached."""

    tempat: str
    indikator: DataIndikator
    kinerja: Kinerja

    @property
    def sebutan(self) -> str:
        return f"{self.tempat}: {self.indikator.nama}"


def kekurangan(data: Sumber) -> tuple[Kekurangan, ...]:
    """All that is missing, the gravest first; empty when the year is complete."""
    ukuran = tuple(_ukuran(data))
    semua = (*_dokumen(data), *_indikator(data, ukuran), *_mutu(data, ukuran), _naskah(data))
    return tuple(k for k in semua if k.butir)


def angka_bermasalah(data: Sumber) -> tuple[Kekurangan, ...]:
    """Figures that are missing, or there and not standing on their own feet."""
    ukuran = tuple(_ukuran(data))
    return tuple(k for k in (*_indikator(data, ukuran), *_mutu(data, ukuran)) if k.butir)


def _ukuran(data: Sumber) -> Iterator[Ukuran]:
    for s in data.sasaran:
        for i in data.indikator_sasaran(s.id):
            yield Ukuran(f"Sasaran {s.nomor}", i, data.kinerja.kinerja(i.id, data.tahun))
    for simpul in data.simpul:
        for i in data.indikator_dari(simpul):
            yield Ukuran(simpul.kode, i, data.kinerja.kinerja(i.id, data.tahun))


def _dokumen(data: Sumber) -> Iterator[Kekurangan]:
    """The documents and lists without which there is nothing to measure."""
    for ada, apa, halaman in (
        (data.renstra, f"Renstra yang berlaku pada tahun {data.tahun}", "rencana"),
        (data.sasaran, "Sasaran strategis", "rencana"),
        (data.iku, "Keputusan Indikator Kinerja Utama", "rencana-iku"),
        (data.pk, f"Perjanjian Kinerja tahun {data.tahun}", "rencana-pk"),
        (data.simpul, f"Program, kegiatan, dan sub kegiatan tahun {data.tahun}", "rencana-anggaran"),
        (data.pagu, f"Pagu (DPA) tahun {data.tahun}", "rencana-anggaran"),
    ):
        if not ada:
            yield Kekurangan(f"{apa} belum diisi", (apa,), halaman)
    kosong = tuple(s.uraian for s in data.sasaran if not data.indikator_sasaran(s.id))
    yield Kekurangan("Sasaran tanpa indikator", kosong, "rencana")
    berlaku = {s.id for s in data.sasaran}
    lepas = tuple(f"{p.kode} {p.nama}" for p in data.anggaran.program if p.sasaran_id not in berlaku)
    yield Kekurangan("Program yang sasarannya tidak berlaku lagi", lepas, "rencana-anggaran")
    tanpa = tuple(f"{s.kode} {s.nama}" for s in data.simpul if not data.indikator_dari(s))
    yield Kekurangan("Program, kegiatan, atau sub kegiatan tanpa indikator", tanpa, "e81", {"triwulan": 4})


def _indikator(data: Sumber, ukuran: tuple[Ukuran, ...]) -> Iterator[Kekurangan]:
    e81 = {"triwulan": 4}
    yield Kekurangan(
        "Indikator tanpa target",
        _sebut(ukuran, lambda u: u.kinerja.target is None and not u.kinerja.dilaporkan),
        "e81",
        e81,
    )
    yield Kekurangan(
        "Indikator tanpa realisasi",
        _sebut(ukuran, lambda u: u.kinerja.realisasi.nilai is None and not u.kinerja.dilaporkan),
        "e81",
        e81,
    )
    yield Kekurangan(
        "Belum ada data triwulan: realisasinya hanya diketahui untuk setahun",
        _sebut(ukuran, lambda u: u.kinerja.realisasi.nilai is not None and not u.kinerja.punya_triwulan),
        "e81",
        e81,
    )
    tanpa = tuple(
        f"{s.kode} {s.nama}" for s in data.anggaran.program if data.anggaran.uang(s).realisasi is None
    )
    yield Kekurangan("Program tanpa realisasi anggaran", tanpa, "rencana-anggaran")
    sebagian = tuple(
        f"{s.kode} {s.nama}"
        for p in data.anggaran.program
        if data.anggaran.uang(p).realisasi is not None
        for s in data.anggaran.telusur(p)
        if not data.anggaran.anak(s)
        and data.anggaran.uang(s).pagu
        and data.anggaran.uang(s).realisasi is None
    )
    judul = "Sub kegiatan tanpa realisasi anggaran: jumlah di atasnya belum lengkap"
    yield Kekurangan(judul, sebagian, "rencana-anggaran")


def _mutu(data: Sumber, ukuran: tuple[Ukuran, ...]) -> Iterator[Kekurangan]:
    """Figures that are there but do not stand on their own feet."""
    sementara = tuple(
        f"{u.sebutan}: memakai data tahun {u.kinerja.data_tahun}"
        for u in ukuran
        if u.kinerja.data_tahun is not None
    )
    yield Kekurangan(
        "Angka sementara yang harus diganti", sementara, "laporan-bagian", {"kunci": "target-realisasi"}
    )
    yield Kekurangan(
        f"Capaian tahun {data.tahun} yang dilaporkan tanpa target atau realisasinya",
        _sebut(ukuran, lambda u: u.kinerja.dilaporkan),
        "e81",
        {"triwulan": 4},
    )
    lalu = tuple(
        f"{s.nomor}. {i.nama}: tahun {t}"
        for s in data.sasaran
        for i in data.indikator_sasaran(s.id)
        for t in range(data.tahun - TAHUN_PEMBANDING, data.tahun)
        if data.kinerja.kinerja(i.id, t).dilaporkan
    )
    yield Kekurangan(
        "Capaian tahun lalu yang dilaporkan tanpa target atau realisasinya",
        lalu,
        "laporan-bagian",
        {"kunci": "perbandingan-tahun"},
    )


def _naskah(data: Sumber) -> Kekurangan:
    """Sections that only staff can write, and have not."""
    kosong = [
        (r.kunci, f"{data.susunan.nomor_bagian.get(r.kunci, '')} {r.judul.format(tahun=data.tahun)}".strip())
        for r in data.susunan.telusur()
        for isi in r.isi
        if isinstance(isi, Narasi) and isi.susun is None and not data.naskah.get(isi.kunci)
    ]
    di = {"kunci": kosong[0][0]} if kosong else {}
    return Kekurangan("Bagian LKjIP yang belum ditulis", tuple(j for _, j in kosong), "laporan-bagian", di)


def _sebut(ukuran: Iterable[Ukuran], kurang: Callable[[Ukuran], bool]) -> tuple[str, ...]:
    return tuple(u.sebutan for u in ukuran if kurang(u))
