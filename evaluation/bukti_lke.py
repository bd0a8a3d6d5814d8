"""Evidence of a criterion (of either side), or of an answer A or AA (of the team)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from evaluation.dokumen import DokumenTersedia
from evaluation.jawab import Penjawab, pastikan_dapat_dijawab
from evaluation.kunci import evaluasi_terkunci
from evaluation.models import BuktiEvaluasi
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak, berkas_tersimpan, hapus_dengan_berkas, pastikan_muat


@dataclass(frozen=True, slots=True)
class MilikBukti:
    """What it proves: one of the two."""

    kriteria: int | None = None
    sub: int | None = None

    @property
    def kolom(self) -> dict[str, int | None]:
        return {"kriteria_id": self.kriteria, "sub_id": self.sub}

    @property
    def kunci(self) -> str:
        """In an address: k12 or s3."""
        return f"k{self.kriteria}" if self.kriteria else f"s{self.sub}"


def bukti_milik(penjawab: Penjawab, milik: MilikBukti) -> QuerySet[BuktiEvaluasi]:
    """What the side has laid down there."""
    return BuktiEvaluasi.objects.filter(evaluasi=penjawab.evaluasi, pihak=penjawab.pihak, **milik.kolom)


def tambah(penjawab: Penjawab, milik: MilikBukti, baru: BuktiBaru, alamat: str = "") -> BuktiEvaluasi:
    """Raises BuktiDitolak, JawabanDitolak, and OSError or DatabaseError where the server cannot keep it."""
    e = penjawab.evaluasi
    bukti = BuktiEvaluasi(
        unit=e.unit,
        tahun=e.tahun,
        evaluasi=e,
        **milik.kolom,
        pihak=penjawab.pihak,
        alamat=alamat,
        **baru.kolom,
        oleh=penjawab.pengguna,
        pada=penjawab.sekarang,
    )
    with berkas_tersimpan(bukti, baru), evaluasi_terkunci(e) as kini:
        pastikan_dapat_dijawab(penjawab, kini)
        ada = bukti_milik(penjawab, milik)
        pastikan_muat(bukti, ada, "kriteria ini" if milik.kriteria else "subkomponen ini")
        if alamat and ada.filter(alamat=alamat, judul=baru.judul).exists():
            raise BuktiDitolak(f"“{baru.judul}” sudah ada sebagai bukti.")
        bukti.save(force_insert=True)
    return bukti


def ambil_dokumen(penjawab: Penjawab, milik: MilikBukti, dokumen: DokumenTersedia) -> BuktiEvaluasi:
    """Takes over a document that the application holds. Raises as `tambah`."""
    baru = BuktiBaru(dokumen.judul[:200], dokumen.tanggal, teks=dokumen.keterangan)
    return tambah(penjawab, milik, baru, dokumen.alamat)


def hapus(penjawab: Penjawab, milik: MilikBukti, nomor: int) -> None:
    """Removes what the side has laid down. Raises BuktiDitolak, JawabanDitolak."""
    with evaluasi_terkunci(penjawab.evaluasi) as kini:
        pastikan_dapat_dijawab(penjawab, kini)
        bukti = bukti_milik(penjawab, milik).filter(pk=nomor).first()
        if bukti is None:
            raise BuktiDitolak("Bukti ini sudah dihapus orang lain.")
        hapus_dengan_berkas(bukti)
