from .akses import Keanggotaan, Pengguna, RiwayatAkun
from .pemberitahuan import Pemberitahuan
from .periode import Periode, Perpanjangan
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
    "Pemberitahuan",
    "Pemda",
    "PengaturanTahun",
    "Pengguna",
    "Periode",
    "Perpanjangan",
    "RiwayatAkun",
    "Skala",
    "Unit",
    "Urusan",
]
