"""What an upload of a form keeps beside its cells (pengisian.unggah.data): the form, and which row is which.

Keys of Unggahan.isi: lembar (the name of its sheet), kolom and baris as read, cocok as matched, putusan
(number of a row in the file to the key of a row of the sheet, "" for one that is left out) and ditulis
(number and column of the figures that are written).
"""

from __future__ import annotations

from pengisian.impor_e81.bacaan import BarisE81
from pengisian.impor_e81.banding import banding
from pengisian.impor_e81.cocok import Cocok
from pengisian.lembar import Lembar
from pengisian.models import Unggahan
from pengisian.unggah.data import Selisih


def baris_form(unggahan: Unggahan) -> list[BarisE81]:
    return [BarisE81.dari(b) for b in unggahan.isi["baris"]]


def ragu(unggahan: Unggahan) -> list[Cocok]:
    """The rows that a person has to match."""
    return [c for c in map(Cocok.dari, unggahan.isi["cocok"]) if not c.kunci]


def putusan(unggahan: Unggahan) -> dict[int, str]:
    return {int(n): kunci for n, kunci in unggahan.isi["putusan"].items()}


def selisih(unggahan: Unggahan, lembar: Lembar) -> list[Selisih]:
    """What the form prints otherwise than the sheet comes to."""
    ditulis = {(nomor, kolom) for nomor, kolom in unggahan.isi["ditulis"]}
    return banding(baris_form(unggahan), unggahan.isi["kolom"], putusan(unggahan), lembar, ditulis)
