"""Takes an uploaded workbook of the quarter or the year: opens, reads, keeps and previews it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lkjip.bilangan import kutipan
from lkjip.buku_kerja.masuk import BATAS_UKURAN, BukuDitolak, BukuMasuk, buka
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.models import Pengguna, Unit
from pengisian.buku_kerja.baca import Identitas, Tujuan, baca, identitas
from pengisian.buku_kerja.tata import kunci_diisi
from pengisian.buku_kerja.tulis import SETAHUN
from pengisian.enums import Cara
from pengisian.models import Unggahan
from pengisian.unggah.layanan import lembar_setahun, pratinjau
from pengisian.unggah.simpanan import simpan_unggahan

TERLALU_BESAR = (
    f"Berkas lebih besar dari {BATAS_UKURAN // 1024**2} MB. Hapus gambar dan lembar yang tidak diperlukan."
)


def buka_berkas(berkas: UploadedFile[Any]) -> BukuMasuk:
    """Raises BukuDitolak. A file that is too large is not read at all."""
    if berkas.size is None or berkas.size > BATAS_UKURAN:
        raise BukuDitolak(TERLALU_BESAR)
    return buka(berkas.read())


def terima_buku(
    pengguna: Pengguna, unit: Unit, tahun: int, triwulan: int, berkas: UploadedFile[Any]
) -> Unggahan:
    """The upload with its first preview. Raises BukuDitolak."""
    buku = buka_berkas(berkas)
    setahun = _pastikan_milik(identitas(buku), unit, tahun, triwulan)
    tujuan = {
        n: Tujuan(lembar, kunci_diisi(lembar, pengguna, unit))
        for n, lembar in lembar_setahun(unit, tahun, range(1, 5) if setahun else [triwulan]).items()
    }
    isi = baca(buku, tujuan)
    unggahan = simpan_unggahan(
        pengguna, unit, tahun, triwulan, cara=Cara.UNGGAH, nama_berkas=berkas.name or "", isi=isi.json()
    )
    pratinjau(unggahan, pengguna)
    return unggahan


def _pastikan_milik(milik: Identitas, unit: Unit, tahun: int, triwulan: int) -> bool:
    """Whether the workbook is of the whole year. Raises BukuDitolak where it is of something else."""
    if milik.unit != unit.slug:
        raise BukuDitolak(
            f"Berkas ini milik perangkat daerah lain ({kutipan(milik.unit)}). "
            f"Unggah berkas {unit.nama_singkat}."
        )
    if milik.tahun != str(tahun):
        raise BukuDitolak(
            f"Berkas ini untuk tahun {kutipan(milik.tahun)}, sedangkan halaman ini untuk tahun {tahun}."
        )
    if milik.bagian == SETAHUN:
        return True
    if milik.bagian != str(triwulan):
        nama = dict(zip("1234", ROMAWI_TRIWULAN, strict=True)).get(milik.bagian, kutipan(milik.bagian))
        raise BukuDitolak(
            f"Berkas ini untuk Triwulan {nama}. Buka halaman Excel Triwulan {nama}, lalu unggah di sana."
        )
    return False
