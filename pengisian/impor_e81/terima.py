"""Takes a form: reads it, matches its rows, and makes its preview once every row is known or left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lkjip.models import Pengguna, Unit
from pengisian.buku_kerja.tata import kunci_diisi
from pengisian.enums import Cara
from pengisian.impor_e81.bacaan import LembarE81, baca_e81
from pengisian.impor_e81.bentuk_kami import baca_bentuk_kami, kunci_bentuk_kami
from pengisian.impor_e81.cocok import Cocok, cocokkan
from pengisian.impor_e81.isi_form import baris_form, putusan, ragu
from pengisian.impor_e81.susun import Tujuan, susun
from pengisian.lembar import Lembar
from pengisian.models import Unggahan
from pengisian.unggah.data import IsiUnggahan
from pengisian.unggah.layanan import lembar_setahun, pratinjau
from pengisian.unggah.simpanan import simpan_unggahan
from pengisian.unggah.terima import buka_berkas


def terima_e81(
    pengguna: Pengguna, unit: Unit, tahun: int, triwulan: int, berkas: UploadedFile[Any]
) -> Unggahan:
    """The upload; with its preview where no row has to be asked. Raises BukuDitolak."""
    buku = buka_berkas(berkas)
    form = baca_bentuk_kami(buku, unit.slug, tahun) or baca_e81(buku)
    cocok = _cocok(form, lembar_setahun(unit, tahun, [triwulan])[triwulan])
    isi: dict[str, Any] = {
        **IsiUnggahan().json(),
        "lembar": form.nama,
        "kolom": list(form.kolom),
        "baris": [b.json() for b in form.baris],
        "cocok": [c.json() for c in cocok],
        "putusan": {str(c.nomor): c.kunci for c in cocok if c.kunci},
        "ditulis": [],
    }
    unggahan = simpan_unggahan(
        pengguna, unit, tahun, triwulan, cara=Cara.IMPOR_E81, nama_berkas=berkas.name or "", isi=isi
    )
    if not ragu(unggahan):
        siapkan(unggahan, pengguna)
    return unggahan


def _cocok(form: LembarE81, lembar: Lembar) -> list[Cocok]:
    """By the keys of a form of ours; by code and names what has none, or one of a row that is gone."""
    milik = kunci_bentuk_kami(lembar)
    pasti = {b.nomor: milik[b.kunci] for b in form.baris if b.kunci in milik}
    sisa = [b for b in form.baris if b.nomor not in pasti and not b.jumlah and (b.indikator or b.angka)]
    bebas = [b for b in lembar.baris if b.kunci not in pasti.values()]
    return [*(Cocok(nomor, kunci, ()) for nomor, kunci in pasti.items()), *cocokkan(sisa, bebas)]


def putuskan(unggahan: Unggahan, pengguna: Pengguna, pilihan: Mapping[int, str], lembar: Lembar) -> str:
    """Takes the user's matches over and makes the preview. The answer is why not, "" where it went well."""
    baru = putusan(unggahan)
    for c in ragu(unggahan):
        kunci = pilihan.get(c.nomor, "")
        if kunci and kunci not in {b.kunci for b in lembar.baris}:
            return f"Pilihan untuk baris {c.nomor} tidak ada pada lembar isian."
        baru[c.nomor] = kunci
    terpakai = [k for k in baru.values() if k]
    for nomor, kunci in baru.items():
        if kunci and terpakai.count(kunci) > 1 and nomor in pilihan:
            return (
                f"Baris {nomor} dan baris lain pada formulir memakai pilihan yang sama. Lewati salah satunya."
            )
    unggahan.isi["putusan"] = {str(n): k for n, k in baru.items()}
    siapkan(unggahan, pengguna)
    return ""


def siapkan(unggahan: Unggahan, pengguna: Pengguna) -> None:
    """Makes cells of the form and previews them."""
    unit, tahun, n = unggahan.unit, unggahan.tahun, unggahan.triwulan
    tujuan = {
        t: Tujuan(lembar, kunci_diisi(lembar, pengguna, unit))
        for t, lembar in lembar_setahun(unit, tahun, range(1, n + 1)).items()
    }
    kolom = unggahan.isi["kolom"]
    isi, ditulis = susun(baris_form(unggahan), kolom, unggahan.isi["lembar"], putusan(unggahan), tujuan)
    unggahan.isi = unggahan.isi | isi.json() | {"ditulis": ditulis}
    pratinjau(unggahan, pengguna)
