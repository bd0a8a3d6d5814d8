from .bukti import BuktiEvaluasi
from .evaluasi import (
    AnggotaTim,
    CatatanLangkah,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanSub,
    NilaiAkip,
    SalinanLhe,
)
from .lke import KomponenAkip, KriteriaAkip, Lke, SubKomponenAkip, TingkatJawaban
from .rekomendasi import CatatanPutusan, PesanRekomendasi, Rekomendasi, TindakLanjut
from .reviu import ButirReviu, CatatanReviu, JawabanReviu, LembarReviu, ReviuLkjip

__all__ = [
    "AnggotaTim",
    "BuktiEvaluasi",
    "ButirReviu",
    "CatatanLangkah",
    "CatatanPutusan",
    "CatatanReviu",
    "EvaluasiAkip",
    "JawabanKriteria",
    "JawabanReviu",
    "JawabanSub",
    "KomponenAkip",
    "KriteriaAkip",
    "LembarReviu",
    "Lke",
    "NilaiAkip",
    "PesanRekomendasi",
    "Rekomendasi",
    "ReviuLkjip",
    "SalinanLhe",
    "SubKomponenAkip",
    "TindakLanjut",
    "TingkatJawaban",
]
