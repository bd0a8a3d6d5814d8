"""Lines of the tree that a file brings and the year has not: sub kegiatan with their kegiatan and program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from budget.data import DataSimpul
from budget.enums import LevelSimpul
from budget.models import Simpul
from lkjip.models import Urusan
from pertukaran.models import Impor
from pertukaran.sipd import kode as kode_sipd
from pertukaran.sipd.cocok import Pohon
from pertukaran.sipd.data import Grup


@dataclass(frozen=True, slots=True)
class SimpulBaru:
    """A line that is to be made. sasaran: of a program, the id that was chosen, None where none is."""

    level: str
    kode: str
    nama: str
    induk: str = ""
    sasaran: int | None = None


@dataclass(slots=True)
class PohonBaru:
    """By level, in the order of the file."""

    program: dict[str, SimpulBaru] = field(default_factory=dict)
    kegiatan: dict[str, SimpulBaru] = field(default_factory=dict)
    sub: dict[str, SimpulBaru] = field(default_factory=dict)
    tanpa_nama: list[str] = field(default_factory=list)

    @property
    def semua(self) -> list[SimpulBaru]:
        return [*self.program.values(), *self.kegiatan.values(), *self.sub.values()]

    @property
    def sebutan(self) -> list[str]:
        return [f"{LevelSimpul(s.level).label} {s.kode} {s.nama}" for s in self.semua]

    @property
    def tanpa_sasaran(self) -> list[str]:
        return [kode for kode, s in self.program.items() if s.sasaran is None]

    def judul_program(self, pohon: Pohon, kode: str) -> str:
        """Code and name of the program of a new sub kegiatan."""
        p: SimpulBaru | DataSimpul | None = self.program.get(kode_sipd.program(kode))
        if p is None:
            induk = pohon.cari(LevelSimpul.KEGIATAN, kode_sipd.kegiatan(kode))
            ada = pohon.cari(LevelSimpul.PROGRAM, kode_sipd.program(kode))
            p = pohon.program(induk) if induk else ada
        return f"{p.kode} {p.nama}" if p else kode_sipd.program(kode)

    def buat(self, pohon: Pohon, impor: Impor) -> list[Simpul]:
        """The lines as they were written, parents first."""
        urutan = max(
            (s.urutan for s in Simpul.objects.filter(unit=impor.unit_id, tahun=impor.tahun)), default=0
        )
        urusan = {u.kode: u for u in Urusan.objects.all()}
        dibuat: dict[tuple[str, str], Simpul] = {}
        for n, s in enumerate(self.semua, 1):
            baris = Simpul(
                unit=impor.unit,
                tahun=impor.tahun,
                level=s.level,
                kode=s.kode,
                nama=s.nama,
                urutan=urutan + n,
                sasaran_id=s.sasaran,
            )
            if s.level == LevelSimpul.PROGRAM:
                baris.urusan = urusan.get(".".join(s.kode.split(".")[:2]))
            else:
                atas = LevelSimpul.PROGRAM if s.level == LevelSimpul.KEGIATAN else LevelSimpul.KEGIATAN
                baru = dibuat.get((atas, s.induk))
                ada = None if baru else pohon.cari(atas, s.induk)
                baris.induk = baru or Simpul.objects.get(pk=ada.id if ada else 0)
            baris.save()
            dibuat[s.level, s.kode] = baris
        return list(dibuat.values())


def rencanakan(pohon: Pohon, grup: Iterable[Grup], impor: Impor) -> PohonBaru:
    """What has to be made for the groups. Names of the file count, else those of other years."""
    grup = list(grup)
    hasil = PohonBaru()
    nama_lain = _nama_lain(impor, grup) if grup else {}
    sasaran = impor.pilihan.get("sasaran", {})
    for g in grup:
        program, kegiatan = kode_sipd.program(g.kode), kode_sipd.kegiatan(g.kode)
        baru_kegiatan = pohon.cari(LevelSimpul.KEGIATAN, kegiatan) is None
        if (
            baru_kegiatan
            and pohon.cari(LevelSimpul.PROGRAM, program) is None
            and program not in hasil.program
        ):
            nama = _nama(hasil, program, g.nama_program, nama_lain)
            hasil.program[program] = SimpulBaru(
                LevelSimpul.PROGRAM, program, nama, sasaran=_nomor(sasaran.get(program))
            )
        if baru_kegiatan and kegiatan not in hasil.kegiatan:
            nama = _nama(hasil, kegiatan, g.nama_kegiatan, nama_lain)
            hasil.kegiatan[kegiatan] = SimpulBaru(LevelSimpul.KEGIATAN, kegiatan, nama, program)
        if g.kode not in hasil.sub:
            nama = _nama(hasil, g.kode, g.nama, nama_lain)
            hasil.sub[g.kode] = SimpulBaru(LevelSimpul.SUB_KEGIATAN, g.kode, nama, kegiatan)
    return hasil


def _nomor(teks: object) -> int | None:
    return int(str(teks)) if str(teks or "").isdecimal() else None


def _nama(hasil: PohonBaru, kode: str, nama: str, lain: dict[str, str]) -> str:
    nama = kode_sipd.pisahkan(nama)[1].removeprefix(kode).strip(" -–") or lain.get(kode, "")
    if not nama:
        hasil.tanpa_nama.append(kode)
    return nama or kode


def _nama_lain(impor: Impor, grup: list[Grup]) -> dict[str, str]:
    """Names of the same codes in other years of the unit, the latest first."""
    kode = {k for g in grup for k in (g.kode, kode_sipd.kegiatan(g.kode), kode_sipd.program(g.kode))}
    baris = Simpul.objects.filter(unit=impor.unit_id, kode__in=kode).order_by("tahun", "id")
    return dict(baris.values_list("kode", "nama"))
