"""The checks behind the proposals of a review (reports/reviu.py). Pure: plain data in, a finding out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.enums import JawabanButir
from indicators.enums import JenisAnalisis
from lkjip.access import SESUDAH_SETUJU
from lkjip.formats import daftar, triwulan
from reports.periksa import ANGKA, temukan
from reports.tables.kinerja import indikator_utama

if TYPE_CHECKING:
    from indicators.data import DataIndikator, DataSasaran
    from reports.sumber import Sumber

YA, TIDAK, TIDAK_BERLAKU = JawabanButir.YA, JawabanButir.TIDAK, JawabanButir.TIDAK_BERLAKU
BANYAK_SEBUTAN = 4  # how many cases a reason names


@dataclass(frozen=True, slots=True)
class Temuan:
    """The answer that is proposed, and what was looked at."""

    jawaban: JawabanButir
    alasan: str


def _putus(kurang: Iterable[str], apa: str, lengkap: str) -> Temuan:
    """Yes where nothing is missing; else no, with what it is that lacks and where."""
    semua = list(dict.fromkeys(kurang))
    if not semua:
        return Temuan(YA, lengkap)
    lain = len(semua) - BANYAK_SEBUTAN
    sebut = "; ".join(semua[:BANYAK_SEBUTAN]) + (f"; dan {lain} lainnya" if lain > 0 else "")
    return Temuan(TIDAK, f"{apa}: {sebut}.")


def _utama(data: Sumber) -> list[DataIndikator]:
    return [i for _, i, _ in indikator_utama(data)]


def _tanpa_sasaran(data: Sumber) -> Temuan | None:
    """Where there is no sasaran at all nothing can be in accord with anything."""
    return None if data.sasaran else Temuan(TIDAK, "Sasaran belum diisi.")


def _sasaran_tanpa(data: Sumber, ada: Callable[[DataIndikator], bool]) -> list[str]:
    """The sasaran that have no indicator of that kind."""
    return [_sebut(s) for s in data.sasaran if not any(map(ada, data.indikator_sasaran(s.id)))]


def _sebut(sasaran: DataSasaran) -> str:
    return f"sasaran {sasaran.nomor}"


# --- I. Format


def identitas(data: Sumber) -> Temuan:
    ada = {
        "nama jabatan kepala": data.unit.jabatan_kepala,
        "alamat": data.unit.alamat,
        "Renstra": data.renstra,
        "keputusan IKU": data.iku,
        "Perjanjian Kinerja": data.pk,
        "sasaran": data.sasaran,
        "program dan kegiatan": data.simpul,
    }
    return _putus(
        (apa for apa, isi in ada.items() if not isi),
        "Belum ada",
        f"Ada: {daftar(list(ada))}.",
    )


def target_iku(data: Sumber) -> Temuan:
    iku = [(i, k) for _, i, k in indikator_utama(data) if i.iku]
    if not iku:
        return Temuan(TIDAK, "Tidak ada indikator yang ditandai sebagai IKU.")
    tanpa = (i.nama for i, k in iku if k.target is None and not k.dilaporkan)
    return _putus(tanpa, "IKU tanpa target", f"Semua {len(iku)} IKU mempunyai target tahun {data.tahun}.")


def capaian_pk(data: Sumber) -> Temuan:
    semua = list(indikator_utama(data))
    if not semua:
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    tanpa = (f"{i.nama} ({k.capaian.alasan})" for _, i, k in semua if k.capaian.nilai is None)
    lengkap = (
        f"Capaian semua {len(semua)} indikator dapat dihitung dan tercetak pada tabel target dan realisasi."
    )
    return _putus(tanpa, "Capaian tidak dapat dihitung", lengkap)


def lampiran(data: Sumber) -> Temuan:
    ada = {
        "Perjanjian Kinerja": data.pk,
        "target pada Perjanjian Kinerja": _berisi(data, "pk"),
        "keputusan IKU": data.iku,
        "definisi IKU": _berdefinisi(data),
    }
    return _putus(
        (apa for apa, isi in ada.items() if not isi), "Lampiran kosong", f"Terlampir: {daftar(list(ada))}."
    )


def _berisi(data: Sumber, jenis: str) -> bool:
    return any(data.kinerja.target_dokumen(i.id, data.tahun, jenis) for i in _utama(data))


def upaya_perbaikan(data: Sumber) -> Temuan:
    """Below 100 percent causes and solutions are asked for, each written out."""
    di_bawah = [
        i for _, i, k in indikator_utama(data) if k.capaian.nilai is not None and k.capaian.nilai < 100
    ]
    kurang = (
        f"{i.nama} (tanpa {daftar(tanpa)})"
        for i in di_bawah
        if (tanpa := [j for j in ("penyebab", "solusi") if not data.analisis(i.id, JenisAnalisis(j))])
    )
    if not any(k.capaian.nilai is not None for _, _, k in indikator_utama(data)):
        return Temuan(TIDAK, "Belum ada capaian yang dapat dihitung.")
    lengkap = (
        f"Penyebab dan solusi tertulis untuk semua {len(di_bawah)} indikator yang capaiannya di bawah 100%."
    )
    return _putus(kurang, "Belum ada upaya perbaikan", lengkap if di_bawah else "Semua target tercapai.")


def keuangan(data: Sumber) -> Temuan:
    program = data.anggaran.program
    if not program:
        return Temuan(TIDAK, "Program dan anggarannya belum diisi.")
    kurang = []
    for p in program:
        uang = data.anggaran.uang(p)
        kurang += [f"{p.kode} tanpa pagu"] if not uang.pagu else []
        kurang += [f"{p.kode} tanpa realisasi"] if uang.realisasi is None else []
    return _putus(kurang, "Program", f"Pagu dan realisasi semua {len(program)} program terisi.")


# --- II. Mekanisme penyusunan


def data_pendukung(data: Sumber) -> Temuan:
    semua = list(indikator_utama(data))
    if not semua:
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    tanpa = (i.nama for _, i, k in semua if k.realisasi.nilai is None or not k.sumber)
    lengkap = f"Realisasi semua {len(semua)} indikator terisi dan menyebut sumber datanya."
    return _putus(tanpa, "Realisasi atau sumber datanya belum ada", lengkap)


def triwulan_disetujui(data: Sumber) -> Temuan:
    belum = (triwulan(n) for n in range(1, 5) if data.keadaan_triwulan.get(n) not in SESUDAH_SETUJU)
    return _putus(
        belum,
        "Data belum disetujui kepala perangkat daerah",
        "Data keempat triwulan sudah disetujui kepala perangkat daerah.",
    )


def penanggung_jawab(data: Sumber) -> Temuan:
    """By itself or by the line of the budget that it stands at."""
    if not _utama(data):
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    tanpa = {i.id: i.nama for i in _utama(data) if i.bidang_id is None}
    for s in data.simpul:
        if data.anggaran.bidang(s) is None:
            tanpa |= {i.id: i.nama for i in data.indikator_dari(s) if i.bidang_id is None}
    return _putus(
        tanpa.values(),
        f"{len(tanpa)} indikator tanpa bidang penanggung jawab",
        "Semua indikator mempunyai bidang penanggung jawab.",
    )


def keandalan(data: Sumber) -> Temuan:
    """By what the check of the report finds about figures, the gravest first.

    What the unit accepted counts as well: the reviewer answers, not the unit.
    """
    if not _utama(data):
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    banyak: Counter[str] = Counter()
    for aturan, kasus in temukan(data, ANGKA):
        banyak[aturan.judul] += kasus.banyak
    return _putus(
        (f"{judul} ({n})" for judul, n in banyak.items()),
        "Pemeriksaan angka menemukan",
        "Pemeriksaan angka tidak menemukan yang kurang atau bertentangan.",
    )


# --- III. Substansi


def sasaran_pk(data: Sumber) -> Temuan:
    return _tanpa_sasaran(data) or _putus(
        _sasaran_tanpa(data, lambda i: data.kinerja.target_dokumen(i.id, data.tahun, "pk") is not None),
        "Tidak ada targetnya dalam Perjanjian Kinerja",
        f"Semua {len(data.sasaran)} sasaran ada dalam Perjanjian Kinerja tahun {data.tahun}.",
    )


def sasaran_renstra(data: Sumber) -> Temuan:
    akhir = data.renstra.tahun_akhir if data.renstra else None
    return _tanpa_sasaran(data) or _putus(
        _sasaran_tanpa(
            data,
            lambda i: any(
                data.kinerja.target_dokumen(i.id, t, "renstra") is not None for t in (data.tahun, akhir) if t
            ),
        ),
        "Tidak ada targetnya dalam Renstra",
        f"Semua {len(data.sasaran)} sasaran ada dalam Renstra yang berlaku, dengan targetnya.",
    )


def sasaran_indikator(data: Sumber) -> Temuan:
    return _tanpa_sasaran(data) or _putus(
        _sasaran_tanpa(data, lambda i: True),
        "Tidak mempunyai indikator",
        f"Semua {len(data.sasaran)} sasaran mempunyai indikator kinerja.",
    )


def sasaran_iku(data: Sumber) -> Temuan:
    return _tanpa_sasaran(data) or _putus(
        _sasaran_tanpa(data, lambda i: i.iku),
        "Tidak mempunyai IKU",
        f"Semua {len(data.sasaran)} sasaran mempunyai Indikator Kinerja Utama.",
    )


def perbandingan(data: Sumber) -> Temuan:
    """Last year for each indicator, the end of the Renstra for each, the nation for at least one."""
    utama = _utama(data)
    if not utama:
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    nasional = {p.indikator_id for p in data.pembanding}
    kurang = [
        *(f"tahun lalu untuk {i.nama}" for i in utama if not _ada_tahun_lalu(data, i)),
        *(
            f"target akhir Renstra untuk {i.nama}"
            for i in utama
            if data.kinerja.renstra(i.id, data.tahun).kemajuan.nilai is None
        ),
        *([] if nasional & {i.id for i in utama} else ["standar nasional atau provinsi"]),
    ]
    lengkap = "Ada perbandingan dengan tahun lalu, target akhir Renstra, dan standar nasional atau provinsi."
    return _putus(kurang, "Belum ada perbandingan dengan", lengkap)


def _ada_tahun_lalu(data: Sumber, indikator: DataIndikator) -> bool:
    lalu = data.kinerja.kinerja(indikator.id, data.tahun - 1)
    return lalu.realisasi.nilai is not None or lalu.capaian.nilai is not None


def _berdefinisi(data: Sumber) -> set[int]:
    """The indicators that the IKU decree in force defines, with how they are measured."""
    return {
        d.indikator_id
        for d in data.definisi
        if data.iku and d.dokumen_id == data.iku.id and d.definisi_operasional and d.formulasi
    }


def iku_cukup(data: Sumber) -> Temuan:
    berdefinisi = _berdefinisi(data)
    return _tanpa_sasaran(data) or _putus(
        _sasaran_tanpa(data, lambda i: i.iku and i.id in berdefinisi),
        "Tanpa IKU yang didefinisikan dalam keputusan IKU",
        f"Semua {len(data.sasaran)} sasaran diukur dengan IKU yang didefinisikan.",
    )


def smart(data: Sumber) -> Temuan:
    """As far as data can tell: specific (defined), measurable (unit, formula), time-bound (target)."""
    berdefinisi, semua = _berdefinisi(data), list(indikator_utama(data))
    if not semua:
        return Temuan(TIDAK, "Belum ada indikator sasaran.")
    kurang = []
    for _, i, k in semua:
        tanpa = [] if i.id in berdefinisi else ["definisi dan formulasi"]
        tanpa += [] if i.satuan else ["satuan"]
        tanpa += [] if k.target else ["target tahunan"]
        kurang += [f"{i.nama} (tanpa {daftar(tanpa)})"] if tanpa else []
    return _putus(
        kurang,
        "Belum spesifik, terukur, atau berbatas waktu",
        "Semua indikator mempunyai definisi, formulasi, satuan, dan target tahunan. "
        "Dapat dicapai dan relevan tidaknya dinilai penelaah.",
    )


def bila_tidak(*periksa: Callable[[Sumber], Temuan]) -> Callable[[Sumber], Temuan | None]:
    """An explanation is only asked for where a check says no; whether it suffices a person judges."""

    def usul(data: Sumber) -> Temuan | None:
        if any(p(data).jawaban == TIDAK for p in periksa):
            return None
        return Temuan(TIDAK_BERLAKU, "Butir yang dirujuk diusulkan ya, jadi tidak perlu penjelasan.")

    return usul
