from .alur import HanyaDitambah, LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from .bukti import Bukti, IsiBukti
from .sel import PeringatanDiterima, PerubahanSel
from .unggahan import Unggahan

__all__ = [
    "Bukti",
    "HanyaDitambah",
    "IsiBukti",
    "LangkahTriwulan",
    "PeringatanDiterima",
    "PerubahanSel",
    "SalinanTriwulan",
    "TriwulanUnit",
    "Unggahan",
]
