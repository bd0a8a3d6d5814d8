from .alur import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from .bukti import Bukti
from .sel import PeringatanDiterima, PerubahanSel
from .unggahan import Unggahan

__all__ = [
    "Bukti",
    "LangkahTriwulan",
    "PeringatanDiterima",
    "PerubahanSel",
    "SalinanTriwulan",
    "TriwulanUnit",
    "Unggahan",
]
