from .akses import Keanggotaan, Pengguna
from .skala import JenjangSkala, PengaturanTahun, Skala
from .sumber_daya import Aset, KebutuhanPegawai, Pegawai
from .unit import Bidang, ButirUnit, Pemda, Unit, Urusan

__all__ = [
    "Aset",
    "Bidang",
    "ButirUnit",
    "JenjangSkala",
    "Keanggotaan",
    "KebutuhanPegawai",
    "Pegawai",
    "Pemda",
    "PengaturanTahun",
    "Pengguna",
    "Skala",
    "Unit",
    "Urusan",
]
