from .akses import Keanggotaan, Pengguna, RiwayatAkun
from .jejak import JejakUbah
from .pemberitahuan import Pemberitahuan
from .periode import Periode, Perpanjangan
from .skala import JenjangSkala, PengaturanTahun, Skala
from .sotk import NamaLama, PerubahanUnit, UnitBerubah
from .sumber_daya import Aset, KebutuhanPegawai, Pegawai
from .unit import Bidang, ButirUnit, Pemda, Unit, Urusan

__all__ = [
    "Aset",
    "Bidang",
    "ButirUnit",
    "JejakUbah",
    "JenjangSkala",
    "Keanggotaan",
    "KebutuhanPegawai",
    "NamaLama",
    "Pegawai",
    "Pemberitahuan",
    "Pemda",
    "PengaturanTahun",
    "Pengguna",
    "Periode",
    "Perpanjangan",
    "PerubahanUnit",
    "RiwayatAkun",
    "Skala",
    "Unit",
    "UnitBerubah",
    "Urusan",
]
