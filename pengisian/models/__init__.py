from .alur import LangkahTriwulan, SalinanTriwulan, TriwulanUnit
from .bukti import Bukti
from .sel import PeringatanDiterima, PerubahanSel

__all__ = [
    "Bukti",
    "LangkahTriwulan",
    "PeringatanDiterima",
    "PerubahanSel",
    "SalinanTriwulan",
    "TriwulanUnit",
]
