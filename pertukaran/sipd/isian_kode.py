"""The questions of the mapping page, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from budget.sumber import SumberKinerja
from pertukaran.enums import JenisImpor
from pertukaran.models import Impor
from pertukaran.sipd.cocok import Pohon
from pertukaran.sipd.kode import POLA_SUB
from pertukaran.sipd.pagu import susun

BARU, LEWATI = "baru", "lewati"


@dataclass(slots=True)
class TanyaKode:
    """A code that is unknown. nama: of the input; terpilih: what is chosen now."""

    nama: str
    kunci: str
    kode: str
    sebutan: str
    nilai: str
    boleh_baru: bool
    terpilih: str
    galat: str = ""


@dataclass(slots=True)
class TanyaProgram:
    nama: str
    kode: str
    sebutan: str
    terpilih: str = ""


@dataclass(slots=True)
class Pertanyaan:
    """kode: unknown codes; program: new programs, which need a sasaran; pilihan: lines of the tree."""

    kode: list[TanyaKode] = field(default_factory=list)
    program: list[TanyaProgram] = field(default_factory=list)
    pilihan: list[tuple[str, str]] = field(default_factory=list)
    sasaran: list[tuple[str, str]] = field(default_factory=list)
    galat: bool = False


@dataclass(slots=True)
class Jawaban:
    peta: dict[str, str] = field(default_factory=dict)
    baru: list[str] = field(default_factory=list)
    sasaran: dict[str, str] = field(default_factory=dict)


def pertanyaan(impor: Impor) -> Pertanyaan:
    """What has to be asked of an import that was read, with what suggests itself chosen."""
    pagu = impor.jenis == JenisImpor.SIPD_PAGU
    hasil = Pertanyaan()
    pohon = Pohon.muat(impor.unit_id, impor.tahun)
    hasil.pilihan = [(s.kode, f"{s.kode} {s.nama}") for s in pohon.sub.values()]
    for n, b in enumerate((impor.hasil or {}).get("belum", ())):
        boleh_baru = pagu and bool(POLA_SUB.fullmatch(b["kode"]))
        terpilih = b["saran"] or (BARU if boleh_baru else "")
        hasil.kode.append(
            TanyaKode(f"k{n}", b["kunci"], b["kode"], b["nama"], b["nilai"], boleh_baru, terpilih)
        )
    if pagu:
        rencana = susun(impor)
        hasil.program = [
            TanyaProgram(f"p{n}", s.kode, s.nama, str(s.sasaran or ""))
            for n, s in enumerate(rencana.baru.program.values())
        ]
    if hasil.program:
        sumber = SumberKinerja(impor.unit_id, impor.tahun)
        hasil.sasaran = [(str(s.id), s.uraian) for s in sumber.sasaran]
        if len(hasil.sasaran) == 1:
            for p in hasil.program:
                p.terpilih = p.terpilih or hasil.sasaran[0][0]
    return hasil


def baca_isian(tanya: Pertanyaan, masukan: Mapping[str, str]) -> Jawaban:
    """The answers; what is missing is marked at its question, and tanya.galat says that there is some."""
    jawaban, ada = Jawaban(), {kode for kode, _ in tanya.pilihan}
    for t in tanya.kode:
        t.terpilih = masukan.get(t.nama, "")
        if t.terpilih == BARU and t.boleh_baru:
            jawaban.baru.append(t.kunci)
        elif t.terpilih == LEWATI:
            jawaban.peta[t.kunci] = ""
        elif t.terpilih in ada:
            jawaban.peta[t.kunci] = t.terpilih
        else:
            t.galat, tanya.galat = "Pilih salah satu.", True
    sasaran = {nomor for nomor, _ in tanya.sasaran}
    for p in tanya.program:
        p.terpilih = masukan.get(p.nama, "")
        if p.terpilih in sasaran:
            jawaban.sasaran[p.kode] = p.terpilih
        else:
            tanya.galat = True
    return jawaban
