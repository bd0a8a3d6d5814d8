from .bagian import BagianUnit, HalamanLampiran, LampiranPdf
from .cetakan import PekerjaanCetak
from .gambar import GambarNaskah
from .naskah import KomentarNaskah, Naskah, VersiNaskah
from .terbitan import BerkasTerbitan, LangkahLkjip, StatusLkjip, TemuanDiterima, Terbitan

__all__ = [
    "BagianUnit",
    "BerkasTerbitan",
    "GambarNaskah",
    "HalamanLampiran",
    "KomentarNaskah",
    "LampiranPdf",
    "LangkahLkjip",
    "Naskah",
    "PekerjaanCetak",
    "StatusLkjip",
    "TemuanDiterima",
    "Terbitan",
    "VersiNaskah",
]
