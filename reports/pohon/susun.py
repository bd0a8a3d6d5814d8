"""Makes the pohon kinerja of a unit and year: figures from the books, gaps from what is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from budget.perhitungan import gabung
from indicators.perhitungan import pengganti_akhir
from lkjip import formats
from reports.blok import hitungan
from reports.pohon.data import (
    LEPAS,
    Celah,
    IndikatorPohon,
    Jenjang,
    Kaitan,
    Pohon,
    SimpulPohon,
    UangPohon,
)
from reports.tables.bab2 import sel_target
from reports.tables.e81_kolom import kolom_e81
from reports.tables.kinerja import predikat_kinerja, sel_realisasi

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataIndikator, DataSasaran, DataTujuan
    from reports.sumber import Sumber

JUDUL_LEPAS = "Program yang sasarannya tidak berlaku lagi"


def susun_pohon(data: Sumber) -> Pohon:
    """The tree of what is in force in the year, with the links to other units."""
    skala = data.skala.get("capaian")
    kaitan, mendukung = _kaitan(data)
    return Pohon(
        unit=data.unit.nama,
        singkat=data.unit.nama_singkat,
        pemda=data.unit.pemda_nama,
        tahun=data.tahun,
        dasar=tuple(d.nama for d in (data.renstra, data.pk) if d),
        akar=tuple(_akar(data, kaitan)),
        mendukung=mendukung,
        skala=tuple(Jenjang(j.predikat, j.interval, j.warna) for j in skala.jenjang) if skala else (),
    )


# --- nodes
def _akar(data: Sumber, kaitan: dict[int, tuple[Kaitan, ...]]) -> Iterator[SimpulPohon]:
    per_tujuan: dict[int, list[DataSasaran]] = defaultdict(list)
    for s in data.sasaran:
        per_tujuan[data.tujuan_sasaran(s).id].append(s)
    diganti = {t.menggantikan_id for t in data.tujuan_renstra}
    for t in data.tujuan_renstra:
        if t.id not in diganti:
            yield _tujuan(data, t, [_sasaran(data, s, kaitan.get(s.id, ())) for s in per_tujuan[t.id]])
    berlaku = {s.id for s in data.sasaran}
    if lepas := [p for p in data.anggaran.program if p.sasaran_id not in berlaku]:
        anak = tuple(_simpul(data, p, Celah.TANPA_SASARAN) for p in lepas)
        yield SimpulPohon(LEPAS, LEPAS, "", JUDUL_LEPAS, anak=anak, uang=_uang_program(data, lepas))


def _tujuan(data: Sumber, t: DataTujuan, sasaran: Sequence[SimpulPohon]) -> SimpulPohon:
    indikator = data.indikator_tujuan(t.id)
    di_bawah = {s.kunci for s in sasaran}
    program = [p for p in data.anggaran.program if f"s{p.sasaran_id}" in di_bawah]
    return SimpulPohon(
        f"t{t.id}",
        "tujuan",
        str(t.nomor),
        t.uraian,
        tuple(_indikator(data, i, "") for i in indikator),
        anak=tuple(sasaran),
        uang=_uang_program(data, program),
        celah=_celah(tanpa_rincian=not sasaran, tanpa_indikator=not indikator),
    )


def _sasaran(data: Sumber, s: DataSasaran, kaitan: tuple[Kaitan, ...]) -> SimpulPohon:
    indikator, program = data.indikator_sasaran(s.id), data.anggaran.program_sasaran(s.id)
    return SimpulPohon(
        f"s{s.id}",
        "sasaran",
        str(s.nomor),
        s.uraian,
        tuple(_indikator(data, i, _jejak("target-realisasi", i.kode, "capaian")) for i in indikator),
        anak=tuple(_simpul(data, p) for p in program),
        uang=_uang_program(data, program),
        celah=_celah(tanpa_program=not program, tanpa_indikator=not indikator),
        kaitan=kaitan,
    )


def _simpul(data: Sumber, simpul: DataSimpul, *celah: Celah) -> SimpulPohon:
    """A line of the budget tree with all below it."""
    anak, indikator, uang = (
        data.anggaran.anak(simpul),
        data.indikator_dari(simpul),
        data.anggaran.uang(simpul),
    )
    daun = simpul.level == "sub_kegiatan"
    kunci = [simpul.kode, *(f"{simpul.kode}-{n}" for n in range(2, len(indikator) + 1))]
    return SimpulPohon(
        f"p{simpul.id}",
        simpul.level,
        simpul.kode,
        simpul.nama,
        tuple(
            _indikator(data, i, _jejak_e81(data, k, "capaian_k"))
            for k, i in zip(kunci, indikator, strict=False)
        ),
        anak=tuple(_simpul(data, a) for a in anak),
        uang=_uang(uang, _jejak_e81(data, simpul.kode, "capaian_rp")),
        celah=celah
        + _celah(
            tanpa_rincian=not anak and not daun,
            tanpa_indikator=not indikator,
            tanpa_pagu=daun and not uang.pagu,
        ),
    )


def _celah(**ada: bool) -> tuple[Celah, ...]:
    """The gaps that are there, by the names of Celah."""
    return tuple(Celah[nama.upper()] for nama, ya in ada.items() if ya)


# --- figures
def _indikator(data: Sumber, i: DataIndikator, jejak: str) -> IndikatorPohon:
    k = data.kinerja.kinerja(i.id, data.tahun, data.triwulan)
    realisasi, predikat = sel_realisasi(k), predikat_kinerja(data, k)
    capaian = hitungan(k.capaian, persen=True, tanda="†" if k.dilaporkan else "")
    tanpa_target = data.kinerja.target_berlaku(i.id, data.tahun) is None
    return IndikatorPohon(
        kode=i.kode,
        nama=i.nama,
        satuan=i.satuan,
        target=sel_target(k.target).teks,
        realisasi=realisasi.teks + realisasi.tanda,
        capaian=capaian.teks + capaian.tanda,
        predikat="" if predikat.nilai is None else predikat.teks,
        warna=predikat.warna or "abu",
        alasan=capaian.alasan,
        celah=_celah(tanpa_target=tanpa_target),
        jejak=jejak,
    )


def _uang_program(data: Sumber, program: Sequence[DataSimpul]) -> UangPohon | None:
    return _uang(gabung(map(data.anggaran.uang, program))) if program else None


def _uang(u: Uang, jejak: str = "") -> UangPohon:
    serapan = hitungan(u.serapan, persen=True)
    return UangPohon(formats.rupiah(u.pagu), formats.rupiah(u.realisasi), serapan.teks, serapan.alasan, jejak)


def _jejak(tabel: str, baris: str, kolom: str) -> str:
    return f"{tabel}/{quote(baris, safe='')}/{kolom}/"  # a kode is the user's text


def _jejak_e81(data: Sumber, baris: str, kolom: str) -> str:
    """Empty where the form of the pemda has no such column."""
    ada = any(nama == kolom for nama, _ in kolom_e81(data.varian_e81))
    return _jejak("e81", baris, kolom) if ada else ""


# --- links to other units
def _kaitan(data: Sumber) -> tuple[dict[int, tuple[Kaitan, ...]], tuple[Kaitan, ...]]:
    """By the sasaran in force that they are of; then those that name none of ours."""
    akhir = pengganti_akhir(data.sasaran_renstra)
    hasil: dict[int, list[Kaitan]] = defaultdict(list)
    berlaku = {s.id for s in data.sasaran}
    lepas = []
    for h in data.lintas:
        milik = akhir.get(h.milik_id or 0, h.milik_id)
        k = Kaitan(h.unit, h.uraian, h.sasaran, h.masuk)
        if milik in berlaku:
            hasil[milik].append(k)
        elif h.masuk:
            lepas.append(k)
    return {s: tuple(_urut(k)) for s, k in hasil.items()}, tuple(lepas)


def _urut(kaitan: Iterable[Kaitan]) -> list[Kaitan]:
    """Whom the sasaran needs, then whom it serves."""
    return sorted(kaitan, key=lambda k: k.masuk)
