from .dokumen import Dokumen, Misi, Rpjmd, Sasaran, SasaranRpjmd, Tujuan, TujuanRpjmd
from .indikator import Definisi, Indikator, Komponen, Target
from .realisasi import Analisis, AngkaTerdahulu, EvaluasiRenja, NilaiKomponen, Pembanding, Realisasi

__all__ = [
    "Analisis",
    "AngkaTerdahulu",
    "Definisi",
    "Dokumen",
    "EvaluasiRenja",
    "Indikator",
    "Komponen",
    "Misi",
    "NilaiKomponen",
    "Pembanding",
    "Realisasi",
    "Rpjmd",
    "Sasaran",
    "SasaranRpjmd",
    "Target",
    "Tujuan",
    "TujuanRpjmd",
]
