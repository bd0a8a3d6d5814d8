"""Attaches a PDF to the LKjIP as an annex, or replaces it. It is removed with its section (bagian.py)."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction

from reports.bagian import garis_tambah, hapus_lampiran
from reports.garis import Garis, Penyusun, SusunDitolak, Terlihat, mengubah
from reports.lampiran_baca import Terbaca
from reports.models import BagianUnit, HalamanLampiran, LampiranPdf
from reports.susunan import AKAR_LAMPIRAN


def tambah_lampiran(p: Penyusun, judul: str, pdf: Terbaca) -> str:
    """A new annex behind the others; its key. Raises SusunDitolak."""
    with mengubah(p) as garis:
        b = garis_tambah(garis, AKAR_LAMPIRAN, judul)
        _pasang(garis, b, pdf)
        return b.kunci


def ganti_lampiran(p: Penyusun, terlihat: Terlihat, pdf: Terbaca) -> str:
    """Another document in the place of the one that is there; the key. Raises SusunDitolak."""
    with mengubah(p) as garis:
        b = garis.ambil(terlihat)
        if not hasattr(b, "lampiran"):
            raise SusunDitolak("Bagian ini bukan lampiran berkas.")
        hapus_lampiran(b)
        _pasang(garis, BagianUnit.objects.get(pk=b.pk), pdf)
        garis.simpan(b)
        return b.kunci


def _pasang(garis: Garis, b: BagianUnit, pdf: Terbaca) -> None:
    """Files go to the store first; should the rows not follow, they are taken away again."""
    lampiran = LampiranPdf(
        bagian=b,
        nama_berkas=pdf.nama,
        ukuran=len(pdf.isi),
        sha256=pdf.sha256,
        banyak_halaman=len(pdf.halaman),
        oleh=garis.p.pengguna,
        pada=garis.p.sekarang,
    )
    ditulis = []
    try:
        with transaction.atomic():
            lampiran.berkas.save("asli.pdf", ContentFile(pdf.isi), save=False)
            ditulis.append(lampiran.berkas)
            lampiran.save()
            for h in pdf.halaman:
                baris = HalamanLampiran(
                    lampiran=lampiran, nomor=h.nomor, lebar=h.lebar, tinggi=h.tinggi, teks=h.teks
                )
                baris.gambar.save("halaman.jpg", ContentFile(h.isi), save=False)
                ditulis.append(baris.gambar)
                baris.save()
    except BaseException:
        for f in ditulis:
            f.storage.delete(str(f.name))
        raise
