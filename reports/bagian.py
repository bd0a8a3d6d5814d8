"""Changes a unit's outline of a year: sections on and off, their order, sections of its own.

Who answers for a section stands in reports/bagian_tugas.py, annexes in reports/lampiran_tulis.py.
"""

from __future__ import annotations

import secrets

from django.db import transaction
from django.db.models import Count

from lkjip.formats import angka
from reports.garis import Garis, Penyusun, PerluYakin, SusunDitolak, Terlihat, mengubah
from reports.models import BagianUnit, KomentarNaskah, Naskah
from reports.outline import Rancangan, telusur
from reports.susunan import AKAR_LAMPIRAN, saudara

TAMBAHAN_MAKS = 60
TINGKAT_MAKS = 4  # a section of one's own at 3.2.1.1 at most
PERATURAN = "Peraturan Menteri PANRB Nomor 53 Tahun 2014"


def wajib_di(r: Rancangan) -> tuple[Rancangan, ...]:
    """The sections that the regulation demands, of this one and what is below it."""
    return tuple(x for x in telusur((r,)) if x.wajib)


def muat(p: Penyusun, terlihat: Terlihat, *, aktif: bool, yakin: bool = False) -> None:
    """Takes a section into the report or leaves it out. Raises PerluYakin where the regulation demands it."""
    with mengubah(p) as garis:
        b = garis.ambil(terlihat)
        wajib = wajib_di(garis.rancangan(terlihat.kunci))
        if not aktif and wajib and not yakin:
            raise PerluYakin(
                f"{PERATURAN} mewajibkan isi bagian ini.",
                tuple(f"“{r.judul.format(tahun=p.tahun)}” tidak termuat pada LKjIP." for r in wajib),
            )
        b.aktif = aktif
        garis.simpan(b)


def pindah(p: Penyusun, terlihat: Terlihat, langkah: int) -> None:
    """Moves a section among those beside it: -1 before the one above, 1 behind the one below."""
    with mengubah(p) as garis:
        b = garis.ambil(terlihat)
        urut = list(saudara(garis.susunan, terlihat.kunci))
        di = urut.index(terlihat.kunci)
        ke = di + langkah
        if not 0 <= ke < len(urut):
            return
        urut[di], urut[ke] = urut[ke], urut[di]
        garis.urutkan(tuple(urut))
        garis.simpan(b)


def tambah(p: Penyusun, induk: str, judul: str) -> str:
    """A section of one's own at the end of another; its key."""
    with mengubah(p) as garis:
        r = garis.rancangan(induk)
        if r.jenis not in ("bab", "subbab"):
            raise SusunDitolak("Bagian tambahan hanya dapat dibuat di dalam bab atau subbab.")
        if garis.susunan.nomor_bagian[induk].count(".") + 2 > TINGKAT_MAKS:
            raise SusunDitolak(
                f"Bagian paling dalam {TINGKAT_MAKS} tingkat. Buat di bawah bagian di atasnya."
            )
        return garis_tambah(garis, induk, judul).kunci


def garis_tambah(garis: Garis, induk: str, judul: str) -> BagianUnit:
    """The row of a new section of one's own, or of an annex (induk empty)."""
    if sum(b.tambahan for b in garis.baris.values()) >= TAMBAHAN_MAKS:
        raise SusunDitolak(f"Paling banyak {TAMBAHAN_MAKS} bagian dan lampiran tambahan.")
    kunci = f"tambahan-{secrets.token_hex(4)}"
    kini = garis.susunan.lampiran if induk == AKAR_LAMPIRAN else garis.rancangan(induk).anak
    b = BagianUnit(
        unit=garis.p.unit,
        tahun=garis.p.tahun,
        kunci=kunci,
        tambahan=True,
        induk=induk,
        judul=judul_bersih(judul),
        urutan=len(kini) if any(_berurutan(garis, r) for r in kini) else None,
    )
    b.save()
    garis.baris[kunci] = b
    return b


def _berurutan(garis: Garis, r: Rancangan) -> bool:
    b = garis.baris.get(r.kunci)
    return b is not None and b.urutan is not None


def judul_bersih(judul: str) -> str:
    """A title on one line. Raises SusunDitolak."""
    judul = " ".join("".join(h if h.isprintable() else " " for h in judul).split())
    panjang = BagianUnit._meta.get_field("judul").max_length or 0
    if not judul:
        raise SusunDitolak("Isi judulnya.")
    if len(judul) > panjang:
        raise SusunDitolak(f"Judul paling banyak {panjang} huruf; ini {len(judul)} huruf.")
    return judul


def ganti_judul(p: Penyusun, terlihat: Terlihat, judul: str) -> None:
    with mengubah(p) as garis:
        b = _tambahan(garis, terlihat)
        b.judul = judul_bersih(judul)
        garis.simpan(b)


def hapus(p: Penyusun, terlihat: Terlihat, *, yakin: bool = False) -> None:
    """Removes a section of one's own with its text. Raises PerluYakin where something is lost."""
    with mengubah(p) as garis:
        b = _tambahan(garis, terlihat)
        if anak := garis.rancangan(b.kunci).anak:
            raise SusunDitolak(f"Hapus atau pindahkan dahulu isinya: “{anak[0].judul}”.")
        naskah = Naskah.objects.filter(unit=p.unit, tahun=p.tahun, bagian=b.kunci)
        if (hilang := _hilang(b, naskah.first())) and not yakin:
            raise PerluYakin(f"Menghapus “{b.judul}” tidak dapat dibatalkan.", hilang)
        hapus_lampiran(b)
        naskah.delete()
        b.delete()
        del garis.baris[b.kunci]
        if not garis.baris:  # a year without rows would go on with the earlier one, which may have it still
            garis.urutkan((garis.susunan.bab[0].kunci,))


def hapus_lampiran(b: BagianUnit) -> None:
    """The attached document of a section with its files, once the change is certain."""
    lampiran = getattr(b, "lampiran", None)
    if lampiran is None:
        return
    berkas = [lampiran.berkas, *(h.gambar for h in lampiran.halaman.all())]
    lampiran.delete()
    transaction.on_commit(lambda: [f.storage.delete(f.name) for f in berkas])


def _hilang(b: BagianUnit, naskah: Naskah | None) -> tuple[str, ...]:
    """What goes with a section, in words; empty where nothing was written."""
    hasil = []
    if lampiran := getattr(b, "lampiran", None):
        hasil.append(f"Dokumen “{lampiran.nama_berkas}”, {lampiran.banyak_halaman} halaman.")
    if naskah is not None:
        milik = Naskah.objects.filter(pk=naskah.pk).aggregate(versi=Count("riwayat"))
        komentar = KomentarNaskah.objects.filter(naskah=naskah).count()
        if naskah.isi:
            hasil.append(f"Naskah sepanjang {angka(len(naskah.isi.split()))} kata.")
        hasil += [f"{angka(milik['versi'])} versi naskah."] if milik["versi"] else []
        hasil += [f"{angka(komentar)} komentar."] if komentar else []
    return tuple(hasil)


def _tambahan(garis: Garis, terlihat: Terlihat) -> BagianUnit:
    b = garis.ambil(terlihat)
    if not b.tambahan:
        raise SusunDitolak("Bagian baku LKjIP tidak dapat diganti judulnya atau dihapus; matikan saja.")
    return b
