"""What was read of an uploaded file, and its preview, as plain data that goes through JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

TERBANYAK = 300  # of a list that is shown; more would help nobody


@dataclass(frozen=True, slots=True)
class SelUnggah:
    """A cell that the file wants to change. semula is what its writer saw there, teks what it is to hold.

    Row and column in the names of pengisian.simpan.Isian; alamat is the cell in the file ("Isian!K12").
    dibiarkan: its writer chose to leave what somebody else has written there.
    """

    triwulan: int
    kunci: str
    kolom: str
    teks: str
    semula: str
    alamat: str
    dibiarkan: bool = False


@dataclass(frozen=True, slots=True)
class Catatan:
    """A sentence about a place in the file. baris says what the row is about, where that is known."""

    alamat: str
    pesan: str
    baris: str = ""


@dataclass(slots=True)
class Daftar:
    """Remarks: the first of them to show, and how many there are."""

    butir: list[Catatan] = field(default_factory=list)
    banyak: int = 0

    def tambah(self, alamat: str, pesan: str, baris: str = "") -> None:
        self.banyak += 1
        if len(self.butir) < TERBANYAK:
            self.butir.append(Catatan(alamat, pesan, baris))

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Daftar:
        return cls([Catatan(**c) for c in isi["butir"]], isi["banyak"])

    @property
    def sisanya(self) -> int:
        return self.banyak - len(self.butir)


@dataclass(slots=True)
class IsiUnggahan:
    """What was read. salah keeps everything from being written; diabaikan is what is told and not read.

    sama counts cells that could be filled and say what they said. diunduh is the moment of the workbook's
    download in ISO, empty where the file does not say.
    """

    sel: list[SelUnggah] = field(default_factory=list)
    salah: Daftar = field(default_factory=Daftar)
    diabaikan: Daftar = field(default_factory=Daftar)
    sama: int = 0
    diunduh: str = ""

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> IsiUnggahan:
        return cls(
            [SelUnggah(**s) for s in isi["sel"]],
            Daftar.dari(isi["salah"]),
            Daftar.dari(isi["diabaikan"]),
            isi["sama"],
            isi["diunduh"],
        )


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """A cell in the preview. nomor is its place in IsiUnggahan.sel; it holds lama and would hold baru.

    Of a conflict: semula is what the file was downloaded with, lama what stands there now, by whom and when.
    """

    nomor: int
    triwulan: int
    alamat: str
    baris: str
    kolom: str
    lama: str
    baru: str
    semula: str = ""
    pesan: str = ""
    oleh: str = ""
    pada: str = ""


@dataclass(frozen=True, slots=True)
class Selisih:
    """A figure that a form prints beside ours. nama is the column's name, judul what people read.

    tercetak, kami and jarak (printed less ours) are figures as bilangan.baca reads them, "" for none.
    """

    kode: str
    baris: str
    nama: str
    judul: str
    alamat: str
    tercetak: str
    kami: str
    jarak: str
    sebab: str


@dataclass(slots=True)
class Pratinjau:
    """What applying the file would do now. selisih: of a form, what differs from what we compute."""

    perubahan: list[BarisPratinjau] = field(default_factory=list)
    konflik: list[BarisPratinjau] = field(default_factory=list)
    salah: list[BarisPratinjau] = field(default_factory=list)
    peringatan: list[BarisPratinjau] = field(default_factory=list)
    sama: int = 0  # cells that hold the new value already
    dibiarkan: int = 0
    selisih: list[Selisih] = field(default_factory=list)

    @property
    def bersih(self) -> bool:
        return not (self.konflik or self.salah)

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Pratinjau:
        def baris(nama: str) -> list[BarisPratinjau]:
            return [BarisPratinjau(**b) for b in isi[nama]]

        return cls(
            baris("perubahan"),
            baris("konflik"),
            baris("salah"),
            baris("peringatan"),
            isi["sama"],
            isi["dibiarkan"],
            [Selisih(**s) for s in isi["selisih"]],
        )
