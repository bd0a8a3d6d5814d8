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
    from reports.outline import Rancangan
    from reports.sumber import Sumber


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """Cases of one kind, which kunci names.

    halaman names the page on which they show, di is what else its address needs.
    """

    kunci: str
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
    diukur = tuple(ukuran(data))
    semua = (*_dokumen(data), *_indikator(data, diukur), *_mutu(data, diukur), _naskah(data))
    return tuple(k for k in semua if k.butir)


def dokumen_kurang(data: Sumber) -> tuple[Kekurangan, ...]:
    """Plans that are missing, or do not hold together."""
    return tuple(k for k in _dokumen(data) if k.butir)


def angka_bermasalah(data: Sumber) -> tuple[Kekurangan, ...]:
    """Figures that are missing, or there and not standing on their own feet."""
    diukur = tuple(ukuran(data))
    return tuple(k for k in (*_indikator(data, diukur), *_mutu(data, diukur)) if k.butir)


def ukuran(data: Sumber) -> Iterator[Ukuran]:
    """Every indicator of the sasaran in force and of the budget tree, at each place where it stands."""
    for s in data.sasaran:
        for i in data.indikator_sasaran(s.id):
            yield Ukuran(f"Sasaran {s.nomor}", i, data.kinerja.kinerja(i.id, data.tahun))
    for simpul in data.simpul:
        for i in data.indikator_dari(simpul):
            yield Ukuran(simpul.kode, i, data.kinerja.kinerja(i.id, data.tahun))


def _dokumen(data: Sumber) -> Iterator[Kekurangan]:
    """The documents and lists without which there is nothing to measure."""
    for kunci, ada, apa, halaman in (
        ("renstra", data.renstra, f"Renstra yang berlaku pada tahun {data.tahun}", "rencana"),
        ("sasaran", data.sasaran, "Sasaran strategis", "rencana"),
        ("iku", data.iku, "Keputusan Indikator Kinerja Utama", "rencana-iku"),
        ("pk", data.pk, f"Perjanjian Kinerja tahun {data.tahun}", "rencana-pk"),
        ("pohon", data.simpul, f"Program, kegiatan, dan sub kegiatan tahun {data.tahun}", "rencana-anggaran"),
        ("pagu", data.pagu, f"Pagu (DPA) tahun {data.tahun}", "rencana-anggaran"),
    ):
        if not ada:
            yield Kekurangan(f"tanpa-{kunci}", f"{apa} belum diisi", (apa,), halaman)
    kosong = tuple(s.uraian for s in data.sasaran if not data.indikator_sasaran(s.id))
    yield Kekurangan("sasaran-tanpa-indikator", "Sasaran tanpa indikator", kosong, "rencana")
    berlaku = {s.id for s in data.sasaran}
    lepas = tuple(f"{p.kode} {p.nama}" for p in data.anggaran.program if p.sasaran_id not in berlaku)
    yield Kekurangan("program-lepas", "Program yang sasarannya tidak berlaku lagi", lepas, "rencana-anggaran")
    tanpa = tuple(f"{s.kode} {s.nama}" for s in data.simpul if not data.indikator_dari(s))
    yield Kekurangan(
        "simpul-tanpa-indikator",
        "Program, kegiatan, atau sub kegiatan tanpa indikator",
        tanpa,
        "e81",
        {"triwulan": 4},
    )


def _indikator(data: Sumber, diukur: tuple[Ukuran, ...]) -> Iterator[Kekurangan]:
    e81 = {"triwulan": 4}
    yield Kekurangan(
        "tanpa-target",
        "Indikator tanpa target",
        _sebut(diukur, lambda u: u.kinerja.target is None and not u.kinerja.dilaporkan),
        "e81",
        e81,
    )
    yield Kekurangan(
        "tanpa-realisasi",
        "Indikator tanpa realisasi",
        _sebut(diukur, lambda u: u.kinerja.realisasi.nilai is None and not u.kinerja.dilaporkan),
        "e81",
        e81,
    )
    yield Kekurangan(
        "tanpa-triwulan",
        "Belum ada data triwulan: realisasinya hanya diketahui untuk setahun",
        _sebut(diukur, lambda u: u.kinerja.realisasi.nilai is not None and not u.kinerja.punya_triwulan),
        "e81",
        e81,
    )
    tanpa = tuple(
        f"{s.kode} {s.nama}" for s in data.anggaran.program if data.anggaran.uang(s).realisasi is None
    )
    yield Kekurangan("program-tanpa-belanja", "Program tanpa realisasi anggaran", tanpa, "rencana-anggaran")
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
    yield Kekurangan("belanja-sebagian", judul, sebagian, "rencana-anggaran")


def _mutu(data: Sumber, diukur: tuple[Ukuran, ...]) -> Iterator[Kekurangan]:
    """Figures that are there but do not stand on their own feet."""
    sementara = tuple(
        f"{u.sebutan}: memakai data tahun {u.kinerja.data_tahun}"
        for u in diukur
        if u.kinerja.data_tahun is not None
    )
    yield Kekurangan(
        "sementara",
        "Angka sementara yang harus diganti",
        sementara,
        "laporan-bagian",
        {"kunci": "target-realisasi"},
    )
    yield Kekurangan(
        "dilaporkan",
        f"Capaian tahun {data.tahun} yang dilaporkan tanpa target atau realisasinya",
        _sebut(diukur, lambda u: u.kinerja.dilaporkan),
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
        "dilaporkan-lalu",
        "Capaian tahun lalu yang dilaporkan tanpa target atau realisasinya",
        lalu,
        "laporan-bagian",
        {"kunci": "perbandingan-tahun"},
    )


def belum_ditulis(data: Sumber) -> Iterator[tuple[Rancangan, Narasi]]:
    """The places that only staff can write, and have not."""
    for r in data.susunan.telusur():
        for isi in r.isi:
            if isinstance(isi, Narasi) and isi.susun is None and not data.naskah.get(isi.kunci):
                yield r, isi


def _naskah(data: Sumber) -> Kekurangan:
    kosong = [
        (r.kunci, f"{data.susunan.nomor_bagian.get(r.kunci, '')} {r.judul.format(tahun=data.tahun)}".strip())
        for r, _ in belum_ditulis(data)
    ]
    di = {"kunci": kosong[0][0]} if kosong else {}
    judul = "Bagian LKjIP yang belum ditulis"
    return Kekurangan("naskah", judul, tuple(j for _, j in kosong), "laporan-bagian", di)


def _sebut(diukur: Iterable[Ukuran], kurang: Callable[[Ukuran], bool]) -> tuple[str, ...]:
    return tuple(u.sebutan for u in diukur if kurang(u))
